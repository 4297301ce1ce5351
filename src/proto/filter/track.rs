//! Which conversations a box has seen begin, for rows that ask about it. A box that translates knows those that cross
//! it from its table of sessions; this one is for all others: what the box itself says and hears, and what a router
//! without translation passes on.
//!
//! Packets are only looked at first (`state`) and followed when they were let through (`confirm`), so that a packet
//! that was dropped opens no door.

use core::time::Duration;

use rustc_hash::FxHashMap;

use super::seen::{ConnState, Seen};
use crate::proto::flow::Flow;
use crate::proto::nat::Timeouts;
use crate::sim::SimTime;
use crate::wire::{Flags, Icmp, IpProto, Ipv4View};

/// Conversations that are followed at once; more are not, and count as invalid.
pub const TRACKED_MAX: usize = 16_384;

/// How far a connection is, as far as its flags tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Opening,
    Open,
    Closing,
    Closed,
}

#[derive(Clone, Copy, Debug)]
struct Conn {
    /// As who began it sends.
    flow: Flow,
    replied: bool,
    phase: Phase,
    expires: SimTime,
}

impl Conn {
    /// Whether it has not been silent for too long.
    fn is_live(&self, now: SimTime) -> bool {
        self.expires > now
    }
}

/// The conversations. One search finds a packet's, whichever direction it has.
#[derive(Clone, Default, Debug)]
pub(super) struct Tracker {
    conns: Vec<Conn>,
    /// Where in `conns`, by `Flow::either_way`. Looked up, never iterated.
    index: FxHashMap<Flow, u32>,
}

impl Tracker {
    /// What a packet is to the conversations that are known.
    pub(super) fn state(&self, now: SimTime, seen: &Seen<'_>, packet: &[u8]) -> ConnState {
        if seen.is_icmp_error() {
            let about = quoted(packet).and_then(|flow| self.find(flow)).filter(|conn| conn.is_live(now));
            return if about.is_some() { ConnState::Related } else { ConnState::Invalid };
        }
        let Some(flow) = Flow::at_least(packet) else { return ConnState::Invalid };
        match self.find(flow).filter(|conn| conn.is_live(now)) {
            Some(conn) if conn.replied || conn.flow != flow => ConnState::Established,
            Some(_) => ConnState::New,
            None if self.conns.len() >= TRACKED_MAX && self.conns.iter().all(|conn| conn.is_live(now)) => {
                ConnState::Invalid
            }
            None => seen.first_state(),
        }
    }

    /// A packet was let through.
    pub(super) fn confirm(&mut self, now: SimTime, seen: &Seen<'_>, packet: &[u8], times: &Timeouts) {
        let Some(flow) = Flow::at_least(packet).filter(|_| !seen.is_icmp_error()) else { return };
        let Some(conn) = self.row(now, flow) else { return };
        conn.replied |= conn.flow != flow;
        conn.phase = match conn.phase {
            _ if seen.flags.contains(Flags::RST) => Phase::Closed,
            _ if seen.flags.contains(Flags::FIN) => Phase::Closing,
            Phase::Closing | Phase::Closed if seen.flags.contains(Flags::SYN) => Phase::Opening,
            Phase::Opening if conn.replied && !seen.flags.contains(Flags::SYN) => Phase::Open,
            phase => phase,
        };
        conn.expires = now + idle_max(flow.proto, conn, times);
    }

    /// Conversations that are followed.
    pub(super) fn len(&self) -> usize {
        self.conns.len()
    }

    fn find(&self, flow: Flow) -> Option<&Conn> {
        self.conns.get(*self.index.get(&flow.either_way())? as usize)
    }

    /// The live row of a flow, or a new one; none when there is no room.
    fn row(&mut self, now: SimTime, flow: Flow) -> Option<&mut Conn> {
        let new = Conn { flow, replied: false, phase: Phase::Opening, expires: now };
        let at = match self.index.get(&flow.either_way()).copied() {
            Some(at) => at as usize,
            None if self.is_full(now) => return None,
            None => {
                self.index.insert(flow.either_way(), self.conns.len() as u32);
                self.conns.push(new);
                self.conns.len() - 1
            }
        };
        let conn = self.conns.get_mut(at)?;
        if !conn.is_live(now) {
            *conn = new; // a row that is due hides none of the other direction
        }
        Some(conn)
    }

    /// Whether there is no room, not even after those that were silent for too long are forgotten.
    fn is_full(&mut self, now: SimTime) -> bool {
        if self.conns.len() >= TRACKED_MAX {
            self.conns.retain(|conn| conn.is_live(now));
            let rows = self.conns.iter().zip(0..);
            self.index = rows.map(|(conn, at)| (conn.flow.either_way(), at)).collect();
        }
        self.conns.len() >= TRACKED_MAX
    }
}

/// The flow that an ICMP error is about.
fn quoted(packet: &[u8]) -> Option<Flow> {
    let view = Ipv4View::new(packet)?;
    let icmp = Icmp::parse(view.payload()).ok()?;
    icmp.quote().and_then(Flow::at_least)
}

/// How long a conversation may be silent: Linux' `nf_conntrack_*_timeout`.
fn idle_max(proto: IpProto, conn: &Conn, times: &Timeouts) -> Duration {
    let secs = match (proto, conn.phase, conn.replied) {
        (IpProto::TCP, Phase::Opening, false) => times.tcp_syn_sent,
        (IpProto::TCP, Phase::Opening, true) => times.tcp_syn_received,
        (IpProto::TCP, Phase::Open, _) => times.tcp_established,
        (IpProto::TCP, Phase::Closing, _) => times.tcp_fin_wait,
        (IpProto::TCP, Phase::Closed, _) => times.tcp_close,
        (IpProto::UDP, _, false) => times.udp,
        (IpProto::UDP, _, true) => times.udp_replied,
        (IpProto::ICMP, ..) => times.icmp,
        _ => 600,
    };
    Duration::from_secs(secs.into())
}
