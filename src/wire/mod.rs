//! Bytes ⇄ headers. Pure: no clock, no state, no decision.
//!
//! One file a header, each with a strict value that can always be written (`parse`, `emit`). Forwarding and
//! translation edit packets in place and keep the checksums right (`ipv4`). For people, any frame can be taken apart
//! into fields with their places (`dissect`) or told in a word (`summary`). Nothing here panics on any bytes: what
//! cannot be read is a `WireError`.

mod addr;
mod arp;
pub mod base64;
mod bytes;
pub mod capture;
pub mod checksum;
pub mod dhcp;
pub mod dns;
pub mod dissect;
mod eth;
mod field;
pub mod fields;
pub mod http;
pub mod pcp;
mod icmp;
mod icmpv6;
mod igmp;
pub mod ipv4;
mod ipv4_option;
mod ipv6;
mod llc;
mod packet;
mod ppp;
mod pppoe;
mod rip;
mod scope;
mod slice;
mod special;
mod stp;
mod summary;
mod tcp;
pub mod tls;
mod udp;
mod vlan;

use core::fmt;

pub use addr::{EtherType, IpProto, Mac, ParseMacError};
pub use arp::{Arp, ArpOp};
pub use bytes::Bytes;
pub use dhcp::{BootOp, Dhcp, DhcpOption, MessageType};
pub use dissect::{Dissection, FieldValue, Layer, Proto, dissect, dissect_cut};
pub use dns::{Dns, Name, Question, RData, Rcode, Record, RecordType};
pub use eth::{ETH_HEADER_LEN, ETH_MIN_LEN, Eth};
pub use field::{Field, FieldKind, Names, Value};
pub use http::{BodyLen, RequestHead, ResponseHead};
pub use icmp::{Icmp, UnreachableCode};
pub use icmpv6::{
    Icmpv6, Mld, MldQuery, MldRecord, NdOption, NeighborAdvertisement, PrefixInformation, Redirect, RouterAdvertisement,
};
pub use igmp::{GroupRecord, Igmp, QueryV3, RecordKind};
pub use ipv4::{Ipv4, Ipv4View};
pub use ipv4_option::Ipv4Option;
pub use ipv6::{Extension, IPV6_HEADER_LEN, Ipv6, Ipv6Option};
pub use llc::{Llc, sized_body};
pub use packet::Packet;
pub use ppp::{PapRequest, PppOption, PppPacket, PppProtocol, pap_message, pap_text, ppp_code};
pub use pppoe::{PPPOE_HEADER_LEN, PPPOE_MRU, Pppoe, PppoeCode, PppoeTag, pppoe_tag};
pub use rip::{RIP_INFINITY, RIP_MAX_ENTRIES, RIP_PORT, Rip, RipCommand, RipEntry, RipRoute};
pub use scope::{IpKind, MacKind};
use serde::Serialize;
pub use slice::{Slice, Summed};
pub use special::{SPECIAL_RANGES, SpecialRange};
pub use stp::{BRIDGE_GROUP, Bpdu, BpduFlags, BridgeId, Configuration};
pub use summary::{Info, Summary, summary};
pub use tcp::{Flags, SackBlocks, Tcp, TcpOptions};
pub use udp::{UDP_HEADER_LEN, Udp};
pub use vlan::{VLAN_TAG_LEN, VlanTag};

/// Why bytes are not the header they should be.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WireError {
    /// They end too early.
    Truncated,
    /// A field contradicts another one, or the protocol.
    Malformed,
    /// The checksum does not fit.
    Checksum,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WireError::Truncated => "truncated",
            WireError::Malformed => "malformed",
            WireError::Checksum => "bad checksum",
        })
    }
}

/// Source and destination port of a TCP or UDP payload (the first four bytes of either header).
pub fn ports(proto: IpProto, payload: &[u8]) -> Option<(u16, u16)> {
    if proto != IpProto::TCP && proto != IpProto::UDP {
        return None;
    }
    Some((be16(payload, 0)?, be16(payload, 2)?))
}

/// Identifier and sequence number of an echo message that an ICMP error quotes.
pub fn quoted_echo(payload: &[u8]) -> Option<(u16, u16)> {
    icmp::echo_ids(payload)
}

/// Sequence number of a TCP segment that an ICMP error quotes: eight bytes are always there (RFC 792).
pub fn quoted_seq(payload: &[u8]) -> Option<u32> {
    be32(payload, 4)
}

/// The 16-bit number at `at`, in network order.
pub(crate) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    let b = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([b[0], b[1]]))
}

/// The 32-bit number at `at`, in network order.
pub(crate) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let b = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
}
