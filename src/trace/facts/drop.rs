//! Every way a frame can die: the place, the rule that decided, and what would have let it pass.

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::sim::LinkId;
use crate::wire::{EtherType, IpProto, Mac, WireError};

/// Why something was thrown away.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Drop {
    /// The port has no cable.
    Unplugged {
        /// The port's name.
        port: String,
    },
    /// The cable is cut.
    LinkCut {
        /// The link.
        link: LinkId,
    },
    /// The queue before the wire is full.
    QueueFull {
        /// The link.
        link: LinkId,
        /// Bytes that were waiting.
        waiting_bytes: u32,
    },
    /// The frame is addressed to another card.
    NotMyMac {
        /// Whom it is for.
        dst: Mac,
        /// Who I am.
        mine: Mac,
    },
    /// Nobody here speaks this protocol.
    UnknownEtherType {
        /// The protocol named in the frame.
        ethertype: EtherType,
    },
    /// The bytes are not what their header promises.
    BadBytes {
        /// The header that cannot be read: `eth`, `arp`, `ip`, `icmp`, `udp`, `tcp`, `dhcp`, `dns`.
        header: &'static str,
        /// What is wrong.
        error: WireError,
    },
    /// Nobody answered ARP for the next hop.
    NoArpAnswer {
        /// The address asked for.
        next_hop: Ipv4Addr,
    },
    /// Too many packets wait for the same ARP answer.
    ArpQueueFull {
        /// The address asked for.
        next_hop: Ipv4Addr,
    },
    /// No row of the routing table fits.
    NoRoute {
        /// Where it wanted to go.
        dst: Ipv4Addr,
    },
    /// The packet has passed its last router.
    TtlExpired {
        /// Where it wanted to go.
        dst: Ipv4Addr,
    },
    /// An address that must not appear here (RFC 1812 5.3.7).
    Martian {
        /// The address.
        addr: Ipv4Addr,
        /// Whether it is the source (else the destination).
        is_source: bool,
    },
    /// A host is not a router: the packet is for somebody else.
    NotForMe {
        /// Whom it is for.
        dst: Ipv4Addr,
    },
    /// Nobody listens on this port.
    NoListener {
        /// TCP or UDP.
        proto: IpProto,
        /// The port.
        port: u16,
    },
    /// Nobody here speaks this transport.
    UnknownProtocol {
        /// Its number.
        proto: IpProto,
    },
    /// The firewall says no.
    Filtered {
        /// The deciding row: `wan-in`, or a rule's number.
        rule: String,
    },
    /// From outside, to a port that no rule forwards and no connection uses.
    NatNoMapping {
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// The outside port (or ICMP id).
        port: u16,
    },
    /// The translation's table has no free row.
    NatTableFull {
        /// How many rows it has.
        rows: u32,
    },
    /// All outside ports are taken.
    NatNoPort {
        /// TCP, UDP or ICMP.
        proto: IpProto,
    },
    /// Too big for the next link, and it must not be cut in pieces.
    FragmentationNeeded {
        /// Greatest packet there, in bytes.
        mtu_bytes: u16,
    },
    /// The other pieces of a datagram did not come in time (RFC 1122 3.3.2).
    FragmentTimeout {
        /// Who sent it.
        src: Ipv4Addr,
        /// Its identification.
        ident: u16,
        /// Pieces that were here.
        pieces: u16,
        /// Where the first missing piece begins, in bytes.
        missing_from_bytes: u32,
    },
    /// A piece that overlaps others: the whole datagram is thrown away (RFC 5722).
    FragmentOverlap {
        /// Who sent it.
        src: Ipv4Addr,
        /// Its identification.
        ident: u16,
        /// Where the piece belongs, in bytes.
        offset_bytes: u32,
        /// Pieces thrown away, this one among them.
        lost: u16,
    },
    /// A piece that is here already.
    FragmentDuplicate {
        /// Who sent it.
        src: Ipv4Addr,
        /// Its identification.
        ident: u16,
        /// Where the piece belongs, in bytes.
        offset_bytes: u32,
    },
    /// No room for more pieces.
    ReassemblyFull {
        /// Datagrams that wait for pieces.
        datagrams: u32,
        /// Bytes that may wait.
        limit_bytes: u32,
    },
    /// The program does not read as fast as data comes.
    SocketFull {
        /// The port.
        port: u16,
    },
    /// Too many connections wait to be accepted.
    BacklogFull {
        /// The port.
        port: u16,
    },
    /// A segment outside the window, or for a state that does not take it.
    TcpUnacceptable {
        /// The port.
        port: u16,
    },
    /// A frame for the switches themselves (01-80-C2-00-00-0x): it stays on its link.
    ReservedGroup {
        /// Whom it is for.
        dst: Mac,
    },
    /// The frame would leave by the port it came from.
    SamePort {
        /// The port's name.
        port: String,
    },
}

impl Drop {
    /// The OSI layer that decided.
    pub const fn layer(&self) -> u8 {
        match self {
            Drop::Unplugged { .. } | Drop::LinkCut { .. } | Drop::QueueFull { .. } => 1,
            Drop::NotMyMac { .. }
            | Drop::UnknownEtherType { .. }
            | Drop::NoArpAnswer { .. }
            | Drop::ArpQueueFull { .. }
            | Drop::ReservedGroup { .. }
            | Drop::SamePort { .. } => 2,
            Drop::BadBytes { .. }
            | Drop::NoRoute { .. }
            | Drop::TtlExpired { .. }
            | Drop::Martian { .. }
            | Drop::NotForMe { .. }
            | Drop::UnknownProtocol { .. }
            | Drop::FragmentationNeeded { .. }
            | Drop::FragmentTimeout { .. }
            | Drop::FragmentOverlap { .. }
            | Drop::FragmentDuplicate { .. }
            | Drop::ReassemblyFull { .. } => 3,
            Drop::NoListener { .. }
            | Drop::Filtered { .. }
            | Drop::NatNoMapping { .. }
            | Drop::NatNoPort { .. }
            | Drop::NatTableFull { .. }
            | Drop::SocketFull { .. }
            | Drop::BacklogFull { .. }
            | Drop::TcpUnacceptable { .. } => 4,
        }
    }
}
