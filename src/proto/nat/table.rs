//! The table: sessions found by the flow of a packet, each holding the mappings it came by.
//!
//! What it is not: a judge. Who may open a session, and by which outside end, is decided before it is added.

use core::time::Duration;
use std::net::Ipv4Addr;

use rustc_hash::FxHashMap;

use super::flow::Flow;
use super::mapping::{Key, Mappings};
use super::session::{Dir, Ends, NO_MAPPING, NatRow, Session};
use super::settings::NatSettings;
use super::window::{Fit, Segment};
use crate::proto::Endpoint;
use crate::sim::SimTime;
use crate::trace::{Drop, NatDrop, NatFact, Trace, What};
use crate::wire::IpProto;

/// Sessions of a table, as Linux gives a router of this size.
pub const SESSIONS_MAX: usize = 16_384;
/// Rows are swept at most so often; a row that is due is dead to packets at once all the same.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// Sessions and mappings.
#[derive(Clone, Default, Debug)]
pub(super) struct Table {
    sessions: Vec<Option<Session>>,
    free: Vec<u32>,
    by_flow: FxHashMap<Flow, (u32, Dir)>,
    pub(super) mappings: Mappings,
    born: u64,
    sweep_at: Option<SimTime>,
    /// How long UDP ports rest that fell silent, in seconds, and how many at most; none: they do not.
    pub(super) rest: Option<(u16, u16)>,
}

impl Table {
    /// The session a packet belongs to, and its direction. One that is due is forgotten.
    pub(super) fn find(&mut self, now: SimTime, flow: &Flow, trace: &mut Trace) -> Option<(u32, Dir)> {
        let &(at, dir) = self.by_flow.get(flow)?;
        if self.get(at)?.expires > now {
            return Some((at, dir));
        }
        let cause = trace.cursor();
        self.expire(at, trace);
        trace.follow(cause);
        None
    }

    /// As `find`, but only looks.
    pub(super) fn peek(&self, flow: &Flow) -> Option<(&Session, Dir)> {
        let &(at, dir) = self.by_flow.get(flow)?;
        Some((self.get(at)?, dir))
    }

    pub(super) fn get(&self, at: u32) -> Option<&Session> {
        self.sessions.get(at as usize)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, at: u32) -> Option<&mut Session> {
        self.sessions.get_mut(at as usize)?.as_mut()
    }

    /// A packet of a session passes, as what it is to it.
    pub(super) fn used(
        &mut self,
        now: SimTime,
        (at, dir): (u32, Dir),
        packet: (&Segment, Fit),
        settings: &NatSettings,
    ) {
        let Some(session) = self.get_mut(at) else { return };
        if session.used(now, dir, packet, settings) {
            let due = session.expires;
            self.sweep_by(due);
        }
    }

    /// A session stays until then at least, however silent: how it is seen outside, and until when it stays.
    pub(super) fn keep(&mut self, at: u32, until: SimTime) -> Option<(Endpoint, SimTime)> {
        let session = self.get_mut(at)?;
        session.kept_until = session.kept_until.max(until);
        session.expires = session.expires.max(session.kept_until);
        Some((session.ends.seen_as, session.kept_until))
    }

    /// Whether a packet of this flow would belong to a session.
    pub(super) fn has_flow(&self, flow: &Flow) -> bool {
        self.by_flow.contains_key(flow)
    }

    /// Whether there is no room for one more session.
    pub(super) fn is_full(&self) -> bool {
        self.sessions.len() >= SESSIONS_MAX && self.free.is_empty()
    }

    /// Whether a session of these ends would be told from all others.
    pub(super) fn is_distinct(&self, ends: Ends) -> bool {
        let [original, reply] = [Dir::Original, Dir::Reply].map(|dir| ends.flow(dir));
        original != reply && !self.has_flow(&original) && !self.has_flow(&reply)
    }

    /// Adds a session, which is distinct. `own`: the mapping of its client, which is made when it is new; `theirs`: that
    /// of its server.
    pub(super) fn add(
        &mut self,
        mut session: Session,
        own: Option<Key>,
        theirs: Option<u32>,
        trace: &mut Trace,
    ) -> Result<u32, Drop> {
        if self.is_full() {
            return Err(Drop::Nat(NatDrop::TableFull { rows: SESSIONS_MAX as u32 }));
        }
        let Ends { proto, called, seen_as, .. } = session.ends;
        let own = own.map(|key| self.mappings.find(&key).unwrap_or_else(|| self.mappings.add(key, seen_as)));
        session.holds = [own, theirs].map(|held| held.unwrap_or(NO_MAPPING));
        own.into_iter().for_each(|own| self.mappings.hold(own, Some(called)));
        theirs.into_iter().for_each(|theirs| self.mappings.hold(theirs, None));
        let [inside, outside, remote] = session.sockets();
        let port_kept = inside.port() == outside.port();
        session.made = trace.say(|| What::Nat(NatFact::New { proto, inside, outside, remote, port_kept }));
        session.number = self.born;
        self.born += 1;
        self.sweep_by(session.expires);
        let at = self.free.pop().unwrap_or_else(|| {
            self.sessions.push(None);
            self.sessions.len() as u32 - 1
        });
        for dir in [Dir::Original, Dir::Reply] {
            self.by_flow.insert(session.ends.flow(dir), (at, dir));
        }
        if let Some(slot) = self.sessions.get_mut(at as usize) {
            *slot = Some(session);
        }
        Ok(at)
    }

    /// Forgets the sessions that were silent for too long.
    pub(super) fn on_timer(&mut self, now: SimTime, trace: &mut Trace) {
        if self.sweep_at.is_none_or(|at| at > now) {
            return;
        }
        let cause = trace.cursor();
        let mut next = None;
        for at in 0..self.sessions.len() as u32 {
            let Some(expires) = self.get(at).map(|session| session.expires) else { continue };
            if expires <= now {
                trace.follow(cause);
                self.expire(at, trace);
            } else {
                next = Some(next.map_or(expires, |next: SimTime| next.min(expires)));
            }
        }
        self.sweep_at = next.map(|at| at.max(now + SWEEP_EVERY));
    }

    /// When `on_timer` wants to be called.
    pub(super) fn deadline(&self) -> Option<SimTime> {
        self.sweep_at
    }

    /// Until when the sessions of a mapping keep it. Looks at all rows: only for filters that ask it.
    pub(super) fn held_until(&self, mapping: u32) -> Option<SimTime> {
        self.sessions.iter().flatten().filter(|s| s.holds.contains(&mapping)).map(|s| s.expires).max()
    }

    /// Forgets every session that `gone` names; answers how many.
    pub(super) fn remove_where(&mut self, gone: impl Fn(&Session) -> bool) -> u32 {
        let doomed: Vec<u32> = (0..self.sessions.len() as u32).filter(|at| self.get(*at).is_some_and(&gone)).collect();
        for at in &doomed {
            self.remove(*at);
        }
        doomed.len() as u32
    }

    /// The sessions, oldest first.
    pub(super) fn rows(&self, now: SimTime) -> Vec<NatRow> {
        let mut live: Vec<&Session> = self.sessions.iter().flatten().filter(|s| s.expires > now).collect();
        live.sort_unstable_by_key(|session| session.number);
        live.into_iter().map(|session| NatRow::of(session, now)).collect()
    }

    fn sweep_by(&mut self, due: SimTime) {
        self.sweep_at = Some(self.sweep_at.map_or(due, |at| at.min(due)));
    }

    fn expire(&mut self, at: u32, trace: &mut Trace) {
        let Some(session) = self.get(at) else { return };
        let (proto, [inside, outside, _]) = (session.ends.proto, session.sockets());
        let idle_secs = session.idle_secs;
        trace.say(|| What::Nat(NatFact::Expired { proto, inside, outside, idle_secs }));
        let silent_at = session.expires;
        let (Some(freed), Some((secs, most))) = (self.remove(at), self.rest.filter(|_| proto == IpProto::UDP)) else {
            return;
        };
        self.mappings.rest(silent_at, silent_at + Duration::from_secs(u64::from(secs)), freed, most);
    }

    /// Takes a session out, and with the last one of a mapping the mapping: what its client had, when that is free now.
    pub(super) fn remove(&mut self, at: u32) -> Option<(Endpoint, Ipv4Addr)> {
        let session = self.sessions.get_mut(at as usize).and_then(Option::take)?;
        self.free.push(at);
        for dir in [Dir::Original, Dir::Reply] {
            self.by_flow.remove(&session.ends.flow(dir));
        }
        let [own, theirs] = session.holds;
        let mut release =
            |held: u32, called| (held != NO_MAPPING).then(|| self.mappings.release(held, called)).flatten();
        [(own, Some(session.ends.called)), (theirs, None)]
            .map(|(held, called)| release(held, called))
            .into_iter()
            .flatten()
            .next()
    }
}
