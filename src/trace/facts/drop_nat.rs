//! What translation throws away, and why. In a record each stands among the other ways to die, under its own name.

use std::net::{Ipv4Addr, SocketAddrV4};

use serde::Serialize;

use super::{InvalidWhy, Name, NatBehaviour};
use crate::wire::IpProto;

/// Why translation has no place for a packet.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum NatDrop {
    /// From outside, to a port that no rule forwards and no connection uses.
    #[serde(rename = "nat_no_mapping")]
    NoMapping {
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// The outside port (or ICMP id).
        port: u16,
        /// The forwarded port of the same protocol that comes nearest.
        nearest: Option<u16>,
        /// An inside host that a rule could name.
        inside: Option<Ipv4Addr>,
    },
    /// From inside, but it has nothing that a translation could give a place to.
    #[serde(rename = "nat_untranslatable")]
    Untranslatable {
        /// Its protocol.
        proto: IpProto,
    },
    /// The translation's table has no free row.
    #[serde(rename = "nat_table_full")]
    TableFull {
        /// How many rows it has.
        rows: u32,
    },
    /// All outside ports are taken.
    #[serde(rename = "nat_no_port")]
    NoPort {
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// Ports in use.
        used: u32,
        /// The inside host that uses most of them.
        busiest: Ipv4Addr,
        /// How many it uses.
        busiest_ports: u32,
    },
    /// The inside host has as many outside ports as one may have (RFC 6888 REQ-4).
    #[serde(rename = "nat_host_limit")]
    HostLimit {
        /// The host.
        host: Ipv4Addr,
        /// Ports it uses, and may use.
        limit: u32,
    },
    /// From outside to a mapped port, but who sends it may not (RFC 4787 5).
    #[serde(rename = "nat_filtered")]
    Filtered {
        /// TCP or UDP.
        proto: IpProto,
        /// Who sends it.
        from: SocketAddrV4,
        /// The mapped port.
        port: u16,
        /// Whose it is.
        inside: SocketAddrV4,
        /// Whom that end called last.
        called: SocketAddrV4,
        /// What the filter looks at.
        filtering: NatBehaviour,
    },
    /// A segment of no connection that the translation could follow.
    #[serde(rename = "nat_invalid")]
    Invalid {
        /// Its control bits.
        flags: Name,
        /// What is wrong with it.
        why: InvalidWhy,
    },
    /// A segment of a connection whose numbers are not its next ones.
    #[serde(rename = "nat_out_of_window")]
    OutOfWindow {
        /// What is wrong with it.
        why: InvalidWhy,
        /// Its number, or the one it acknowledges.
        number: u32,
        /// The last that would be of the connection; of a reset the first.
        limit: u32,
    },
}
