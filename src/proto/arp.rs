//! ARP for one interface (RFC 826): which card has this address, and what waits until it is known.
//!
//! What it is: the table, its questions, and the packets that wait for an answer. What it is not: a wire; it fills a
//! list of wishes. Rows live as Linux' neighbours do (`cache`), which RFC 1122 2.3.2.1 allows; what Linux does not do by
//! itself (conflicts, RFC 5227) is only told.

mod cache;
mod conflict;
mod table;

use std::net::Ipv4Addr;

pub use cache::ArpCache;
pub use conflict::{DEFEND_INTERVAL, MAX_CONFLICTS, RATE_LIMIT_INTERVAL, Timing, Watch, WatchOut, announcement};
use serde::Serialize;

use crate::sim::{FrameId, SimTime};
use crate::trace::{FactId, Trace};
use crate::wire::{Arp, Mac, Packet};

/// Rows of a table. Linux's `gc_thresh3` is 1024 where nobody raised it; here a LAN of ten thousand is one setting.
pub const ENTRIES_MAX: usize = 16_384;

/// The times and numbers by which neighbours live (Linux `net.ipv4.neigh.default`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Config {
    /// A row is good for half to one and a half of this, by chance, in milliseconds (RFC 4861 6.3.2).
    pub base_reachable_ms: u32,
    /// How long a stale row that is used waits for a sign of life before it is asked, in seconds.
    pub delay_first_probe_s: u32,
    /// Between two questions, in milliseconds: RFC 1122 2.3.2.1 allows one a second.
    pub retrans_ms: u32,
    /// Questions to the known card before the row counts as gone.
    pub ucast_solicit: u8,
    /// Questions to everybody before an address counts as absent.
    pub mcast_solicit: u8,
    /// Packets that wait for one address. RFC 1122 2.3.2.2 asks for at least the latest; so many, that all pieces of a
    /// great packet find room.
    pub waiting_max: u16,
}

impl Config {
    /// As Linux comes.
    pub const DEFAULT: Config = Config {
        base_reachable_ms: 30_000,
        delay_first_probe_s: 5,
        retrans_ms: 1_000,
        ucast_solicit: 3,
        mcast_solicit: 3,
        waiting_max: 101,
    };
}

/// The interface whose neighbours are meant, the present, and where wishes and facts go.
pub struct Here<'a> {
    /// Now.
    pub now: SimTime,
    /// Its card.
    pub mac: Mac,
    /// Its address; of several, the one that is asked for.
    pub ip: Option<Ipv4Addr>,
    /// Its name.
    pub iface: &'a str,
    /// By which numbers it lives.
    pub config: &'a Config,
    /// A random number below its argument, from the box's own stream.
    pub chance: &'a mut dyn FnMut(u32) -> u32,
    /// Where facts go.
    pub trace: &'a mut Trace,
    /// Where wishes go.
    pub out: &'a mut Vec<ArpOut>,
}

/// A packet on its way to a next hop, with what is needed to go on later where it stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The IP packet.
    pub packet: Packet,
    /// The frame it came in.
    pub parent: Option<FrameId>,
    /// The fact that sent it here.
    pub cause: FactId,
    /// Whose hardware address it needs.
    pub next_hop: Ipv4Addr,
}

/// What the cache wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArpOut {
    /// Send this message.
    Transmit {
        /// To this card, or to all.
        dst: Mac,
        /// The message.
        arp: Arp,
    },
    /// The answer came: send this packet.
    Release {
        /// To this card.
        mac: Mac,
        /// The fact that taught it.
        learned: FactId,
        /// The packet.
        waiting: Waiting,
    },
    /// Nobody answered: these packets are lost.
    Failed {
        /// The address asked for.
        next_hop: Ipv4Addr,
        /// How often it was asked for.
        attempts: u8,
        /// The packets, oldest first.
        waiting: Vec<Waiting>,
    },
}

/// State of a row, by its Linux name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ArpState {
    /// Asked for, not yet answered.
    Incomplete,
    /// Known to be there: it answered, or what was sent to it had an effect.
    Reachable,
    /// Not heard of for long, or only by its own question: good until it is used.
    Stale,
    /// Stale and used: a sign of life may still come by itself.
    Delay,
    /// Its card is asked whether it is still there.
    Probe,
    /// Nobody answered: the next packet asks everybody again.
    Failed,
    /// Written by hand: never asked for.
    Permanent,
}

impl ArpState {
    /// As `ip neigh` prints it.
    pub const fn name(self) -> &'static str {
        match self {
            ArpState::Incomplete => "INCOMPLETE",
            ArpState::Reachable => "REACHABLE",
            ArpState::Stale => "STALE",
            ArpState::Delay => "DELAY",
            ArpState::Probe => "PROBE",
            ArpState::Failed => "FAILED",
            ArpState::Permanent => "PERMANENT",
        }
    }
}

/// A row for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ArpRow {
    /// The neighbour.
    pub ip: Ipv4Addr,
    /// Its card, once known.
    pub mac: Option<Mac>,
    /// How good the row is.
    pub state: ArpState,
    /// Seconds since it was last heard; zero while it is asked for.
    pub age_secs: u64,
    /// Packets that wait for it.
    pub waiting: u16,
    /// The fact that taught it.
    pub learned: FactId,
}

#[cfg(test)]
mod tests;
