//! Decisions of ARP (RFC 826, RFC 1122 2.3.2).

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::trace::FactId;
use crate::wire::Mac;

/// What ARP decided. Interfaces are given by name.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ArpFact {
    /// The table knows the hardware address.
    Hit {
        /// Asked for.
        ip: Ipv4Addr,
        /// Known as.
        mac: Mac,
        /// The fact that taught it.
        learned: FactId,
    },
    /// The table does not know it: the packet waits, a question goes out.
    Miss {
        /// Asked for.
        ip: Ipv4Addr,
        /// Packets now waiting for it.
        waiting: u16,
    },
    /// A question was broadcast.
    Asked {
        /// Who has this address?
        ip: Ipv4Addr,
        /// The interface.
        iface: String,
        /// First, second, third try.
        attempt: u8,
    },
    /// A neighbour was written into the table.
    Learned {
        /// Its address.
        ip: Ipv4Addr,
        /// Its hardware address.
        mac: Mac,
        /// Whether it came from a question (else from an answer).
        from_request: bool,
    },
    /// A known neighbour changed its hardware address.
    Changed {
        /// Its address.
        ip: Ipv4Addr,
        /// Before.
        old: Mac,
        /// Now.
        new: Mac,
    },
    /// Somebody asked for my address: I answer.
    Answered {
        /// Who asked.
        to: Ipv4Addr,
        /// The address asked for.
        ip: Ipv4Addr,
    },
    /// Somebody asked for another address.
    NotMine {
        /// The address asked for.
        ip: Ipv4Addr,
    },
    /// Another card claims an address that is mine (RFC 5227).
    Conflict {
        /// The address.
        ip: Ipv4Addr,
        /// The other card.
        mac: Mac,
    },
    /// An answer nobody waited for.
    Ignored {
        /// Who sent it.
        ip: Ipv4Addr,
    },
    /// Nobody answered three questions.
    Failed {
        /// The address.
        ip: Ipv4Addr,
        /// Packets that waited and are lost.
        lost: u16,
    },
    /// A row that nobody confirmed for long is used: it is asked about when nothing confirms it soon (STALE to DELAY).
    Stale {
        /// The address.
        ip: Ipv4Addr,
        /// Known as.
        mac: Mac,
        /// How long it has to show a sign of life.
        wait_secs: u32,
    },
    /// The known card was asked whether it is still there (PROBE).
    Probed {
        /// Who has this address?
        ip: Ipv4Addr,
        /// The card that is asked.
        mac: Mac,
        /// The fact that taught it.
        learned: FactId,
        /// First, second, third try.
        attempt: u8,
    },
    /// A row in doubt is good again: it answered, or what was sent there had an effect.
    Confirmed {
        /// The address.
        ip: Ipv4Addr,
        /// Known as.
        mac: Mac,
    },
    /// The answer came: waiting packets go.
    Released {
        /// The address.
        ip: Ipv4Addr,
        /// How many packets waited.
        packets: u16,
    },
    /// Does somebody use this address? Asked without a sender address (RFC 5227 2.1.1).
    ConflictProbe {
        /// The address.
        ip: Ipv4Addr,
        /// First, second, third probe.
        attempt: u8,
        /// How many there will be.
        of: u8,
    },
    /// Nobody answered to the address: it can be used.
    NobodyHas {
        /// The address.
        ip: Ipv4Addr,
    },
    /// Somebody answered to the address, or wants it, too: it is not used.
    Taken {
        /// The address.
        ip: Ipv4Addr,
        /// The other card.
        mac: Mac,
        /// Whether the other one only looks for it, too.
        wanted: bool,
    },
    /// The box told everybody its own address without being asked (RFC 5227 2.3).
    Announced {
        /// The address.
        ip: Ipv4Addr,
    },
    /// Another card claimed the address: everybody is told again whose it is (RFC 5227 2.4).
    Defended {
        /// The address.
        ip: Ipv4Addr,
    },
    /// A second conflict within ten seconds: the address is given up (RFC 5227 2.4).
    GivenUp {
        /// The address.
        ip: Ipv4Addr,
        /// The other card.
        mac: Mac,
    },
}
