//! The rows of an ARP table, in the order of their addresses. Not the rules: they are the cache's.

use std::collections::VecDeque;
use std::net::Ipv4Addr;

use super::{ArpRow, ArpState, Waiting};
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::Mac;

/// A neighbour whose card is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) mac: Mac,
    pub(super) learned: FactId,
    pub(super) heard: SimTime,
    /// Until when it is good without asking; never ends for a row written by hand.
    pub(super) good_until: SimTime,
}

impl Known {
    pub(super) fn is_good(&self, now: SimTime) -> bool {
        now < self.good_until
    }

    pub(super) fn is_permanent(&self) -> bool {
        self.good_until == SimTime::NEVER
    }
}

/// A neighbour that is asked for, with what waits for it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) attempts: u8,
    pub(super) due: SimTime,
    pub(super) waiting: VecDeque<Waiting>,
}

/// A neighbour that is in doubt, and used all the same.
#[derive(Clone, Debug)]
pub(super) struct Doubted {
    pub(super) known: Known,
    /// Questions to its card; 0: it may still give a sign of life by itself.
    pub(super) attempts: u8,
    pub(super) due: SimTime,
}

#[derive(Clone, Debug)]
pub(super) enum Entry {
    Known(Known),
    Doubted(Box<Doubted>),
    Asked(Box<Asked>),
    Failed,
}

impl Entry {
    /// What is known about the neighbour, whatever it is worth.
    pub(super) fn known(&self) -> Option<&Known> {
        match self {
            Entry::Known(known) => Some(known),
            Entry::Doubted(doubted) => Some(&doubted.known),
            Entry::Asked(_) | Entry::Failed => None,
        }
    }

    /// When its question is due, if it has an open one.
    pub(super) fn due(&self) -> Option<SimTime> {
        match self {
            Entry::Doubted(doubted) => Some(doubted.due),
            Entry::Asked(asked) => Some(asked.due),
            Entry::Known(_) | Entry::Failed => None,
        }
    }

    fn state(&self, now: SimTime) -> ArpState {
        match self {
            Entry::Known(known) if known.is_permanent() => ArpState::Permanent,
            Entry::Known(known) if known.is_good(now) => ArpState::Reachable,
            Entry::Known(_) => ArpState::Stale,
            Entry::Doubted(doubted) if doubted.attempts == 0 => ArpState::Delay,
            Entry::Doubted(_) => ArpState::Probe,
            Entry::Asked(_) => ArpState::Incomplete,
            Entry::Failed => ArpState::Failed,
        }
    }

    pub(super) fn row(&self, ip: Ipv4Addr, now: SimTime) -> ArpRow {
        let known = self.known();
        ArpRow {
            ip,
            mac: known.map(|known| known.mac),
            state: self.state(now),
            age_secs: known.map_or(0, |known| now.since(known.heard).as_secs()),
            waiting: if let Entry::Asked(asked) = self { asked.waiting.len() as u16 } else { 0 },
            learned: known.map_or(FactId::NONE, |known| known.learned),
        }
    }
}

/// Rows in the order of their addresses. Most tables have one or two: a tree would take room for eleven.
#[derive(Clone, Default, Debug)]
pub(super) struct Entries(Vec<(Ipv4Addr, Entry)>);

impl Entries {
    fn place(&self, ip: Ipv4Addr) -> Result<usize, usize> {
        let [(first, _), .., (last, _)] = self.0.as_slice() else {
            return self.0.binary_search_by_key(&ip, |(ip, _)| *ip);
        };
        // No address stands twice: from the least one on there are at most as many rows as numbers, and as many from the
        // greatest one down. In a LAN whose addresses follow each other one place is left, and no search goes through a
        // thousand rows that are not at hand.
        let behind = |low: Ipv4Addr, high: Ipv4Addr| high.to_bits().saturating_sub(low.to_bits()) as usize;
        let end = self.0.len().min(behind(*first, ip).saturating_add(1));
        let begin = (self.0.len() - 1).saturating_sub(behind(ip, *last)).min(end);
        let rows = self.0.get(begin..end).unwrap_or_default();
        rows.binary_search_by_key(&ip, |(ip, _)| *ip).map(|at| begin + at).map_err(|at| begin + at)
    }

    pub(super) fn get(&self, ip: Ipv4Addr) -> Option<&Entry> {
        let at = self.place(ip).ok()?;
        self.0.get(at).map(|(_, entry)| entry)
    }

    pub(super) fn get_mut(&mut self, ip: Ipv4Addr) -> Option<&mut Entry> {
        let at = self.place(ip).ok()?;
        self.0.get_mut(at).map(|(_, entry)| entry)
    }

    pub(super) fn contains(&self, ip: Ipv4Addr) -> bool {
        self.place(ip).is_ok()
    }

    pub(super) fn insert(&mut self, ip: Ipv4Addr, entry: Entry) {
        match self.place(ip) {
            Ok(at) => self.0[at].1 = entry,
            Err(at) => {
                if self.0.is_empty() {
                    self.0.reserve_exact(1);
                }
                self.0.insert(at, (ip, entry));
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(Ipv4Addr, Entry)> {
        self.0.iter()
    }

    pub(super) fn remove(&mut self, ip: Ipv4Addr) -> bool {
        self.place(ip).is_ok_and(|at| {
            self.0.remove(at);
            true
        })
    }

    /// Takes out all rows that were not written by hand.
    pub(super) fn flush(&mut self) {
        self.0.retain(|(_, entry)| entry.known().is_some_and(Known::is_permanent));
    }
}
