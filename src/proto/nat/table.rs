//! The table: sessions found by the flow of a packet, and the mappings that give an inside end its outside port.
//!
//! A mapping is endpoint-independent (RFC 4787 REQ-1): one inside end keeps one outside port whomever it talks to, and
//! no other inside end has that port meanwhile (REQ-3). It lives as long as one of its sessions does.

use core::time::Duration;

use rustc_hash::{FxHashMap, FxHashSet};

use super::flow::Flow;
use super::session::{Dir, Ends, NatKind, NatRow, Session};
use crate::proto::Endpoint;
use crate::sim::SimTime;
use crate::trace::{Drop, NatFact, Trace, What};
use crate::wire::{Flags, IpProto};

/// Sessions of a table, as Linux gives a router of this size.
pub const SESSIONS_MAX: usize = 16_384;
/// Rows are swept at most so often; a row that is due is dead to packets at once all the same.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, Debug)]
struct Mapping {
    outside: Endpoint,
    sessions: u32,
}

/// Sessions and mappings.
#[derive(Clone, Default, Debug)]
pub(super) struct Table {
    sessions: Vec<Option<Session>>,
    free: Vec<u32>,
    by_flow: FxHashMap<Flow, (u32, Dir)>,
    mappings: FxHashMap<(IpProto, Endpoint), Mapping>,
    ports_taken: FxHashSet<(IpProto, u16)>,
    born: u64,
    sweep_at: Option<SimTime>,
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

    /// A packet of a session passes.
    pub(super) fn used(&mut self, now: SimTime, at: u32, dir: Dir, flags: Flags) {
        let Some(session) = self.sessions.get_mut(at as usize).and_then(Option::as_mut) else { return };
        if session.used(now, dir, flags) {
            let due = session.expires;
            self.sweep_by(due);
        }
    }

    /// The outside end an inside end has already.
    pub(super) fn mapped(&self, proto: IpProto, inside: Endpoint) -> Option<Endpoint> {
        self.mappings.get(&(proto, inside)).map(|mapping| mapping.outside)
    }

    /// Whether an inside end has this outside port.
    pub(super) fn is_port_taken(&self, proto: IpProto, port: u16) -> bool {
        self.ports_taken.contains(&(proto, port))
    }

    /// Whether a packet of this flow would belong to a session.
    pub(super) fn has_flow(&self, flow: &Flow) -> bool {
        self.by_flow.contains_key(flow)
    }

    /// Whether there is no room for one more session.
    pub(super) fn is_full(&self) -> bool {
        self.sessions.len() >= SESSIONS_MAX && self.free.is_empty()
    }

    /// Adds a session. Neither of its flows may be there already.
    pub(super) fn add(&mut self, now: SimTime, ends: Ends, flags: Flags, trace: &mut Trace) -> Result<u32, Drop> {
        let mut session = Session::new(self.born, now, ends, flags);
        let Ends { kind, proto, client, seen_as, .. } = ends;
        let flows = [Dir::Original, Dir::Reply].map(|dir| (session.flow(dir), dir));
        if flows.iter().any(|(flow, _)| self.has_flow(flow)) {
            return Err(Drop::NatNoPort { proto });
        }
        if self.is_full() {
            return Err(Drop::NatTableFull { rows: SESSIONS_MAX as u32 });
        }
        let [inside, outside, remote] = session.sockets();
        let port_kept = inside.port() == outside.port();
        session.made = trace.say(|| What::Nat(NatFact::New { proto, inside, outside, remote, port_kept }));
        self.born += 1;
        self.sweep_by(session.expires);
        let at = self.free.pop().unwrap_or_else(|| {
            self.sessions.push(None);
            self.sessions.len() as u32 - 1
        });
        for (flow, dir) in flows {
            self.by_flow.insert(flow, (at, dir));
        }
        if kind == NatKind::Outbound {
            let new = Mapping { outside: seen_as, sessions: 0 };
            self.mappings.entry((proto, client)).or_insert(new).sessions += 1;
            self.ports_taken.insert((proto, seen_as.port));
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
        trace.say(|| What::Nat(NatFact::Expired { proto, inside, outside }));
        self.remove(at);
    }

    /// Takes a session out, and with the last one of a mapping the mapping.
    fn remove(&mut self, at: u32) {
        let Some(session) = self.sessions.get_mut(at as usize).and_then(Option::take) else { return };
        self.free.push(at);
        self.by_flow.remove(&session.flow(Dir::Original));
        self.by_flow.remove(&session.flow(Dir::Reply));
        let key = (session.ends.proto, session.ends.client);
        if session.ends.kind != NatKind::Outbound {
            return;
        }
        let Some(mapping) = self.mappings.get_mut(&key) else { return };
        mapping.sessions -= 1;
        if mapping.sessions == 0 {
            self.ports_taken.remove(&(session.ends.proto, mapping.outside.port));
            self.mappings.remove(&key);
        }
    }
}
