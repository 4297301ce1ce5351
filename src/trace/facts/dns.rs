//! Decisions about names (RFC 1034, 1035, 2308).

use std::net::{Ipv4Addr, SocketAddrV4};

use serde::Serialize;

use crate::trace::FactId;

/// What was decided about a name. Names and record types are given as text.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DnsFact {
    /// A program asked a name server.
    Asked {
        /// Name.
        name: String,
        /// Record type.
        kind: String,
        /// Whom.
        server: SocketAddrV4,
        /// The fact that taught this server; none when it is configured, or was typed.
        learned: FactId,
    },
    /// An answer arrived at the program that asked.
    Answered {
        /// Name.
        name: String,
        /// `NOERROR`, `NXDOMAIN`…
        rcode: &'static str,
        /// First address, when there is one.
        addr: Option<Ipv4Addr>,
        /// Records in the answer.
        records: u16,
    },
    /// The name is one of the lab's own (`router.wan`, `pc1`), read from the box's hosts table.
    LabName {
        /// Name.
        name: String,
        /// Its address now.
        addr: Ipv4Addr,
    },
    /// The zone of an authoritative server decided.
    FromZone {
        /// Name.
        name: String,
        /// Record type.
        kind: String,
        /// `NOERROR`, `NXDOMAIN`, `REFUSED`…
        rcode: &'static str,
        /// Records in the answer.
        records: u16,
    },
    /// The forwarder knows it by itself: it is a name, or an address, of the network inside.
    Local {
        /// Name.
        name: String,
        /// Record type.
        kind: String,
        /// The address; none when there is no such name.
        addr: Option<Ipv4Addr>,
        /// Who says so: `hosts` (set by hand), `lease`, `own`, `none`.
        source: &'static str,
        /// The fact that taught it.
        made: FactId,
    },
    /// A name of the network inside was set by hand.
    HostSet {
        /// Name.
        name: String,
        /// Its address; none: it was taken out.
        addr: Option<Ipv4Addr>,
    },
    /// A name in the zone of an authoritative server has another address now (dynamic DNS).
    ZoneChanged {
        /// Name.
        name: String,
        /// Its address.
        addr: Ipv4Addr,
        /// For how long others may remember it, in seconds.
        ttl_secs: u32,
    },
    /// A service of dynamic DNS answered what a router told it.
    DynamicAnswer {
        /// Name.
        name: String,
        /// The address the router told.
        addr: Ipv4Addr,
        /// `good`, `nochg`, `badauth`, `nohost`… (dyndns2), or what failed before that.
        answer: String,
    },
    /// The forwarder's cache knows it.
    CacheHit {
        /// Name.
        name: String,
        /// Seconds it may still be used.
        ttl_secs: u32,
        /// The fact that kept it.
        learned: FactId,
    },
    /// The forwarder's cache does not know it (or no longer).
    CacheMiss {
        /// Name.
        name: String,
        /// Whether it was there and ran out.
        expired: bool,
    },
    /// The question goes on to another server.
    Forwarded {
        /// Name.
        name: String,
        /// To whom.
        upstream: SocketAddrV4,
    },
    /// An answer was kept.
    Cached {
        /// Name.
        name: String,
        /// For how long, in seconds.
        ttl_secs: u32,
        /// Whether it says that there is no such name or record.
        negative: bool,
    },
    /// Nobody answered in time.
    TimedOut {
        /// Name.
        name: String,
        /// Whom we asked.
        server: SocketAddrV4,
    },
    /// An answer that fits no question (RFC 5452).
    Ignored {
        /// Its id.
        id: u16,
    },
}
