//! The rows of an ARP table, in the order of their addresses. Not the rules: they are `arp`'s.

use std::collections::VecDeque;
use std::net::Ipv4Addr;

use super::{REACHABLE, Waiting};
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::Mac;

#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) mac: Mac,
    pub(super) learned: FactId,
    pub(super) heard: SimTime,
}

impl Known {
    pub(super) fn is_fresh(&self, now: SimTime) -> bool {
        now < self.heard + REACHABLE
    }
}

#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) attempts: u8,
    pub(super) next_at: SimTime,
    pub(super) waiting: VecDeque<Waiting>,
}

#[derive(Clone, Debug)]
pub(super) enum Entry {
    Known(Known),
    Asked(Box<Asked>),
}

/// Rows in the order of their addresses. Most tables have one or two: a tree would take room for eleven.
#[derive(Clone, Default, Debug)]
pub(super) struct Entries(Vec<(Ipv4Addr, Entry)>);

impl Entries {
    fn place(&self, ip: Ipv4Addr) -> Result<usize, usize> {
        self.0.binary_search_by_key(&ip, |(ip, _)| *ip)
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

    pub(super) fn retain(&mut self, keep: impl Fn(&Entry) -> bool) {
        self.0.retain(|(_, entry)| keep(entry));
    }

    pub(super) fn remove(&mut self, ip: Ipv4Addr) -> bool {
        self.place(ip).is_ok_and(|at| {
            self.0.remove(at);
            true
        })
    }
}
