//! Which groups a host wants, and what it tells routers about that (RFC 3376, 2236).

use core::time::Duration;
use std::net::Ipv4Addr;

use serde::Serialize;

use super::Name;

/// What IGMP decided.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IgmpFact {
    /// The first program here wants a group: its datagrams are taken in from now on.
    Joined {
        /// The group.
        group: Ipv4Addr,
        /// The interface.
        iface: Name,
    },
    /// The last program here wants the group no more.
    Left {
        /// The group.
        group: Ipv4Addr,
        /// The interface.
        iface: Name,
    },
    /// Routers are told.
    Reported {
        /// The group.
        group: Ipv4Addr,
        /// Version of IGMP: 2 or 3.
        version: u8,
        /// Whether it is wanted.
        wants: bool,
    },
    /// A router asked who wants a group.
    Asked {
        /// The group; 0.0.0.0 for all.
        group: Ipv4Addr,
        /// Version of IGMP: 1, 2 or 3.
        version: u8,
        /// Within this time the answer must come.
        within: Box<Duration>,
    },
    /// Another member told that it wants a group (version 2).
    HeardReport {
        /// The group.
        group: Ipv4Addr,
        /// Whether the own answer is not needed any more.
        needless: bool,
    },
    /// A message that only routers read.
    Ignored {
        /// IGMP type.
        kind: u8,
    },
}
