//! Port-forward rules: which outside port leads to which inside host. The first that fits is followed; behind all of
//! them stands the DMZ host, which gets what nobody else does.

mod api;
mod clash;
mod spec;
mod stale;
#[cfg(test)]
mod tests;
mod words;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use self::spec::check_host;
use self::stale::Aim;
use super::flow::{Flow, socket};
use crate::proto::Endpoint;
use crate::trace::{FactId, NatFact, Trace, What};
use crate::wire::{IpProto, Mac};

pub use clash::Clash;
pub use spec::{Other, RuleError, RuleSpec};
pub use stale::{Owner, Stale};
pub use words::{RuleWords, WordError};

/// Rules of a router.
pub const RULES_MAX: usize = 128;
/// Characters of a rule's comment.
pub const COMMENT_MAX: usize = 80;
/// The number under which facts speak of the DMZ host; rules count from 1.
pub const DMZ_RULE: u32 = 0;

/// A rule for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RuleRow {
    /// Its number; never given twice.
    pub id: u32,
    /// What it says.
    #[serde(flatten)]
    pub spec: RuleSpec,
    /// Whether it is in force.
    pub enabled: bool,
    /// What its owner noted.
    pub comment: String,
    /// Sessions it let in.
    pub hits: u64,
    /// For whom it was made, when that was known.
    pub owner: Option<Owner>,
    /// Why it leads where it was not meant to.
    pub stale: Option<Stale>,
    /// The fact that made it what it is.
    pub made: FactId,
}

impl RuleRow {
    /// As `forward list` prints it.
    pub fn text(&self) -> String {
        self.spec.to_string()
    }
}

/// The host that gets what no rule takes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DmzRow {
    /// Its address.
    pub host: Ipv4Addr,
    /// Sessions it got.
    pub hits: u64,
    /// For whom it was made, when that was known.
    pub owner: Option<Owner>,
    /// Why it leads where it was not meant to.
    pub stale: Option<Stale>,
    /// The fact that made it.
    pub made: FactId,
}

/// What a rule answers to a flow from outside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    pub(super) rule: u32,
    pub(super) inside: Endpoint,
    pub(super) made: FactId,
}

/// The rules of one router, in the order they were added.
#[derive(Clone, Default, Debug)]
pub(super) struct Rules {
    rows: Vec<RuleRow>,
    last_id: u32,
    dmz: Option<Box<DmzRow>>,
    /// Whether calls from inside to the public address are left to the router itself.
    hairpin_off: bool,
}

impl Rules {
    /// Where a call to the public address is led: by the first rule that takes its port and lets its caller in, else to
    /// the DMZ host. Says why a rule that takes the port does not lead it.
    pub(super) fn matching(&self, flow: &Flow, from_wan: bool, trace: &mut Trace) -> Option<Matched> {
        let Flow { proto, src, dst } = *flow;
        let mut takers = self.rows.iter().filter(|row| row.enabled && row.spec.takes(proto, dst.port));
        let row = takers.clone().find(|row| row.spec.lets_in(src.addr));
        let dmz = || self.dmz.as_deref().filter(|_| proto == IpProto::TCP || proto == IpProto::UDP);
        let matched = match (row, dmz()) {
            (Some(row), _) => Matched { rule: row.id, inside: row.spec.target(dst.port), made: row.made },
            (None, Some(dmz)) => Matched { rule: DMZ_RULE, inside: Endpoint::new(dmz.host, dst.port), made: dmz.made },
            (None, None) => {
                if let Some((row, from)) = takers.find_map(|row| Some((row, row.spec.from?))) {
                    let source = src.addr;
                    trace.say(|| What::Nat(NatFact::CallerRefused { rule: row.id, source, from, made: row.made }));
                }
                return None;
            }
        };
        if !from_wan && self.hairpin_off {
            let Matched { rule, made, .. } = matched;
            trace.say(|| What::Nat(NatFact::HairpinOff { rule, outside: socket(dst), made }));
            return None;
        }
        Some(matched)
    }

    /// Whether an enabled rule is about this outside port: no inside host may be seen with it.
    pub(super) fn holds(&self, proto: IpProto, port: u16) -> bool {
        self.rows.iter().any(|row| row.enabled && row.spec.takes(proto, port))
    }

    /// Counts a session that a rule let in.
    pub(super) fn count(&mut self, id: u32) {
        self.hits(id).into_iter().for_each(|hits| *hits += 1);
    }

    /// A call that was counted has come to nothing.
    pub(super) fn uncount(&mut self, id: u32) {
        self.hits(id).into_iter().for_each(|hits| *hits = hits.saturating_sub(1));
    }

    fn hits(&mut self, id: u32) -> Option<&mut u64> {
        match self.dmz.as_deref_mut() {
            Some(dmz) if id == DMZ_RULE => Some(&mut dmz.hits),
            _ => self.rows.iter_mut().find(|row| row.id == id).map(|row| &mut row.hits),
        }
    }

    pub(super) fn add(&mut self, spec: RuleSpec, lan: Ipv4Net, trace: &mut Trace) -> Result<u32, RuleError> {
        if self.rows.len() >= RULES_MAX {
            return Err(RuleError::TooMany { max: RULES_MAX as u32 });
        }
        spec.check(lan, self.others(self.rows.len(), self.rows.len()))?;
        self.last_id += 1;
        self.put(self.last_id, spec, trace);
        Ok(self.last_id)
    }

    /// Numbers rise with the places: a number that was given once has a place.
    pub(super) fn restore(
        &mut self,
        id: u32,
        spec: RuleSpec,
        lan: Ipv4Net,
        trace: &mut Trace,
    ) -> Result<(), RuleError> {
        let place = self.place(id);
        if id == DMZ_RULE || id > self.last_id {
            return Err(RuleError::NoSuchRule { rule: id });
        }
        if self.rows.get(place).is_some_and(|row| row.id == id) {
            return Err(RuleError::Stands { rule: id });
        }
        spec.check(lan, self.others(place, place))?;
        self.put(id, spec, trace);
        Ok(())
    }

    /// Where a rule of this number stands, or would.
    fn place(&self, id: u32) -> usize {
        self.rows.partition_point(|row| row.id < id)
    }

    fn put(&mut self, id: u32, spec: RuleSpec, trace: &mut Trace) {
        let made = trace.say(|| What::Nat(NatFact::RuleAdded { rule: id, text: spec.to_string() }));
        let comment = String::new();
        let row = RuleRow { id, spec, enabled: true, comment, hits: 0, owner: None, stale: None, made };
        self.rows.insert(self.place(id), row);
    }

    pub(super) fn edit(&mut self, id: u32, spec: RuleSpec, lan: Ipv4Net, trace: &mut Trace) -> Result<(), RuleError> {
        let place = self.place(id);
        spec.check(lan, self.others(place, place + 1))?;
        let row = self.row(id)?;
        row.spec = spec;
        (row.owner, row.stale) = (None, None);
        row.made = trace.say(|| What::Nat(NatFact::RuleChanged { rule: id, text: spec.to_string() }));
        Ok(())
    }

    pub(super) fn remove(&mut self, id: u32, trace: &mut Trace) -> Result<(), RuleError> {
        self.row(id)?;
        self.rows.retain(|row| row.id != id);
        trace.say(|| What::Nat(NatFact::RuleRemoved { rule: id }));
        Ok(())
    }

    pub(super) fn switch(&mut self, id: u32, on: bool, trace: &mut Trace) -> Result<(), RuleError> {
        let row = self.row(id)?;
        if row.enabled != on {
            row.enabled = on;
            row.made = trace.say(|| What::Nat(NatFact::RuleSwitched { rule: id, on }));
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, id: u32, comment: &str) -> Result<(), RuleError> {
        let plain = comment.chars().filter(|c| !c.is_control()).map(|c| if c == '"' { '\'' } else { c });
        self.row(id)?.comment = plain.take(COMMENT_MAX).collect();
        Ok(())
    }

    /// Remembers for whom a rule (or the DMZ) is, as it now stands.
    pub(super) fn remember(&mut self, id: u32, owner: Option<Owner>) {
        if let Some(dmz) = self.dmz.as_deref_mut().filter(|_| id == DMZ_RULE) {
            dmz.owner = owner;
        } else if let Ok(row) = self.row(id) {
            row.owner = owner;
        }
    }

    /// Gives the DMZ to another host, or to none.
    pub(super) fn set_dmz(&mut self, host: Option<Ipv4Addr>, lan: Ipv4Net, trace: &mut Trace) -> Result<(), RuleError> {
        host.map_or(Ok(()), |host| check_host(host, lan))?;
        if self.dmz.as_ref().map(|dmz| dmz.host) != host {
            let made = trace.say(|| What::Nat(NatFact::DmzSet { host }));
            self.dmz = host.map(|host| Box::new(DmzRow { host, hits: 0, owner: None, stale: None, made }));
        }
        Ok(())
    }

    pub(super) fn set_hairpin(&mut self, on: bool, trace: &mut Trace) {
        if self.hairpin_off == on {
            self.hairpin_off = !on;
            trace.say(|| What::Nat(NatFact::HairpinSwitched { on }));
        }
    }

    pub(super) fn hairpin(&self) -> bool {
        !self.hairpin_off
    }

    pub(super) fn dmz(&self) -> Option<&DmzRow> {
        self.dmz.as_deref()
    }

    /// A neighbour on the LAN was seen with this address and this card.
    pub(super) fn hear(&mut self, ip: Ipv4Addr, card: Mac, trace: &mut Trace) {
        for row in &mut self.rows {
            let aim = Aim { rule: row.id, host: row.spec.host, owner: row.owner.as_ref() };
            row.stale = aim.hear(row.stale, ip, card, trace);
        }
        if let Some(dmz) = self.dmz.as_deref_mut() {
            let aim = Aim { rule: DMZ_RULE, host: dmz.host, owner: dmz.owner.as_ref() };
            dmz.stale = aim.hear(dmz.stale, ip, card, trace);
        }
    }

    pub(super) fn rows(&self) -> &[RuleRow] {
        &self.rows
    }

    fn row(&mut self, id: u32) -> Result<&mut RuleRow, RuleError> {
        self.rows.iter_mut().find(|row| row.id == id).ok_or(RuleError::NoSuchRule { rule: id })
    }

    /// The rules before and behind these places, as one that stands there sees them.
    fn others(&self, from: usize, to: usize) -> impl Iterator<Item = Other> {
        let others = self.rows.iter().enumerate().filter(move |(at, _)| *at < from || *at >= to);
        others.map(move |(at, row)| Other { rule: row.id, spec: row.spec, before: at < from })
    }
}
