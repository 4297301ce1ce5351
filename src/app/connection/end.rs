//! One end through time: what its facts say of windows, round trips and buffers, a sample whenever something changes.
//!
//! The end itself says how it stands with each segment it sends (`tcp.sent`). Between two of those the numbers follow
//! from what reached it: an acknowledgment frees, data fills, a call writes or reads.

use std::net::SocketAddrV4;

use crate::sim::{NodeId, SimTime};
use crate::trace::{Fact, FactId, TcpCause, TcpEvent, TcpState};
use crate::wire::Flags;

use super::moment::Moment;
use super::samples::Samples;
use super::segment::Segment;

/// Changes of state that are kept; a connection has ten at most.
const MOVES_MAX: usize = 32;
/// Pieces beyond a hole that are told apart.
const ISLANDS_MAX: usize = 32;

/// A change of state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Move {
    /// The fact.
    pub fact: FactId,
    /// When.
    pub at: SimTime,
    /// Before.
    pub from: TcpState,
    /// After.
    pub to: TcpState,
    /// Why.
    pub cause: TcpCause,
}

/// Which rule moves the congestion window.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Phase {
    /// Below the threshold: as much more as is acknowledged.
    #[default]
    SlowStart,
    /// Above it: slowly.
    Avoidance,
    /// A hole is being repaired.
    Recovery,
    /// A timeout is being repaired.
    Loss,
}

impl Phase {
    /// Its name is `conn-phase-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Phase::SlowStart => "slow-start",
            Phase::Avoidance => "avoidance",
            Phase::Recovery => "recovery",
            Phase::Loss => "loss",
        }
    }
}

/// How an end stands at a moment. Bytes and nanoseconds; a time of 0 was never measured.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Sample {
    /// The fact it follows from.
    pub fact: FactId,
    /// Since when.
    pub at: SimTime,
    /// Congestion window; 0 while nothing was sent.
    pub cwnd: u32,
    /// Slow-start threshold; `u32::MAX` before the first loss.
    pub ssthresh: u32,
    /// Sent and not acknowledged.
    pub outstanding: u32,
    /// In the send buffer, not sent yet.
    pub unsent: u32,
    /// In the receive buffer, for the program.
    pub unread: u32,
    /// Pieces beyond a hole: how far after the byte expected next, and how long.
    pub islands: Vec<(u32, u32)>,
    /// What is left of the receive window this end offered.
    pub window: u32,
    /// What is left of the window the other end offered, as far as this end heard.
    pub peer_window: u32,
    /// Smoothed round-trip time.
    pub srtt_ns: u64,
    /// Retransmission timeout.
    pub rto_ns: u64,
    /// Which rule moves the congestion window.
    pub phase: Phase,
    /// Room in the send and in the receive buffer, once both SYNs are known.
    pub room: Option<(u32, u32)>,
}

/// One end of a connection.
#[derive(Clone, Debug, Default)]
pub struct End {
    /// Its box, its own address and the one it sees at the far end; none until a fact of it is on the record.
    pub who: Option<(NodeId, SocketAddrV4, SocketAddrV4)>,
    /// Where its numbers begin; without its SYN, as far back as the record goes.
    pub iss: Option<u32>,
    /// Its changes of state.
    pub moves: Vec<Move>,
    /// How it stood, oldest first.
    pub samples: Samples,
    /// The row whose arrow ends here last, and when: what happens then stands beside it.
    pub(super) arrival: Option<(u64, SimTime)>,
    /// The lowest row that something of it stands beside: what comes later stands no higher.
    pub(super) told_to: u64,
    /// Its first fact on the record is not its beginning: until it moves, its state is not known.
    pub(super) late: bool,
    /// A listener made by hand stands here: what it began from.
    pub(super) listens: bool,
    /// Data bytes it sent, repetitions included.
    pub sent_bytes: u64,
    /// Shift of the windows it announces, as the two SYNs agreed (RFC 7323 2); 0 without them.
    pub scale: u8,
    now: Sample,
    una: u32,
    nxt: u32,
    /// Its SYN is on the record: its numbers certainly begin there.
    counted: bool,
    expected: Option<u32>,
    /// Right edge of the window it offered.
    edge: u32,
    /// The other end's right edge, as heard.
    peer_edge: u32,
    islands: Vec<(u32, u32)>,
}

impl End {
    /// Its state at a moment (none when what led there is forgotten), and the change that led there.
    pub fn state_at(&self, moment: Moment) -> (Option<TcpState>, Option<&Move>) {
        let last = self.moves.partition_point(|m| Moment::of(m.at, m.fact) <= moment);
        let last = last.checked_sub(1).and_then(|last| self.moves.get(last));
        // Before the first change on the record, what that one began from.
        let first =
            self.moves.first().map_or(if self.listens { TcpState::Listen } else { TcpState::Closed }, |m| m.from);
        let unseen = self.who.is_none() && !self.listens;
        let known = !(self.moves.is_empty() && (self.late || unseen));
        (known.then(|| last.map_or(first, |m| m.to)), last)
    }

    /// The other end acknowledged this number: it cannot lie before the start.
    pub(super) fn acknowledged(&mut self, ack: u32) {
        let before = ack.wrapping_sub(1);
        if !self.counted && self.iss.is_none_or(|iss| after(iss, before)) {
            self.iss = Some(before);
        }
    }

    /// How it stood at a moment; none while there is no connection to have windows and buffers.
    pub fn sample_at(&self, moment: Moment) -> Option<&Sample> {
        let (state, _) = self.state_at(moment);
        self.samples.at(moment).filter(|_| !matches!(state, Some(TcpState::Closed | TcpState::Listen)))
    }

    /// A number of this end's sequence as people count: from the start of the connection.
    pub fn relative(&self, seq: u32) -> u32 {
        seq.wrapping_sub(self.iss.unwrap_or(0))
    }

    /// It sent a segment and said how it stands.
    pub(super) fn send(&mut self, fact: &Fact, event: &TcpEvent, segment: &Segment) {
        let TcpEvent::Sent { window, cwnd, ssthresh, unsent, unread, held, .. } = event else { return };
        if !self.counted {
            self.counted = segment.flags.contains(Flags::SYN);
            // Without the SYN the first number on the record is as good as any.
            self.iss = if self.counted { Some(segment.seq) } else { self.iss.or(Some(segment.seq.wrapping_sub(1))) };
        }
        if self.now.cwnd == 0 {
            (self.una, self.nxt) = (segment.seq, segment.seq);
        }
        if after(segment.end(), self.nxt) {
            self.nxt = segment.end();
        }
        self.sent_bytes += u64::from(segment.len);
        if let Some(ack) = segment.ack {
            self.expected = Some(ack);
            self.edge = ack.wrapping_add(*window);
            self.islands.retain(|(from, _)| after(*from, ack));
        }
        if *held == 0 {
            self.islands.clear();
        }
        (self.now.cwnd, self.now.ssthresh, self.now.unsent, self.now.unread) = (*cwnd, *ssthresh, *unsent, *unread);
        self.now.phase = match self.now.phase {
            Phase::SlowStart | Phase::Avoidance => by_threshold(*cwnd, *ssthresh),
            repairing => repairing,
        };
        self.keep(fact.id, fact.at);
    }

    /// A segment of the other end arrived.
    pub(super) fn hear(&mut self, fact: &Fact, segment: &Segment) {
        if let Some(ack) = segment.ack {
            if after(ack, self.una) && !after(ack, self.nxt) {
                self.una = ack;
            }
            self.peer_edge = ack.wrapping_add(segment.window);
        }
        if segment.flags.contains(Flags::SYN) {
            self.expected = Some(segment.seq.wrapping_add(1));
        } else if segment.numbers() > 0 {
            self.take(segment);
        }
        self.keep(fact.id, fact.at);
    }

    /// Data, in order or beyond a hole.
    fn take(&mut self, segment: &Segment) {
        let (mut from, to) = (segment.seq, segment.end());
        let fin = u32::from(segment.flags.contains(Flags::FIN));
        let expected = self.expected.unwrap_or(from);
        if after(from, expected) {
            let place = self.islands.partition_point(|(start, _)| !after(*start, from));
            if self.islands.len() < ISLANDS_MAX {
                self.islands.insert(place, (from, to));
            }
            return self.merge();
        }
        if !after(to, expected) {
            return;
        }
        from = expected;
        let mut next = to;
        while let Some((start, end)) = self.islands.first().copied().filter(|(start, _)| !after(*start, next)) {
            self.islands.remove(0);
            next = if after(end, next) { end } else { next };
            let _ = start;
        }
        self.expected = Some(next);
        self.now.unread = self.now.unread.saturating_add(next.wrapping_sub(from).saturating_sub(fin));
    }

    /// Pieces that touch are one.
    fn merge(&mut self) {
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.islands.len());
        for (from, to) in self.islands.drain(..) {
            match merged.last_mut() {
                Some(last) if !after(from, last.1) => last.1 = if after(to, last.1) { to } else { last.1 },
                _ => merged.push((from, to)),
            }
        }
        self.islands = merged;
    }

    /// A decision of this end.
    pub(super) fn decide(&mut self, fact: &Fact, event: &TcpEvent) {
        let open = self.moves.last().is_none_or(|m| !matches!(m.to, TcpState::SynSent | TcpState::SynReceived));
        match event {
            TcpEvent::State { from, to, cause } => {
                if self.moves.len() < MOVES_MAX {
                    self.moves.push(Move { fact: fact.id, at: fact.at, from: *from, to: *to, cause: *cause });
                }
                return;
            }
            TcpEvent::Negotiated { send_buffer, receive_buffer, receive_scale, .. } => {
                self.scale = *receive_scale;
                self.now.room = Some((*send_buffer, *receive_buffer));
            }
            TcpEvent::SendBufferGrown { to, .. } => self.now.room = self.now.room.map(|(_, receive)| (*to, receive)),
            TcpEvent::ReceiveBufferGrown { to, .. } => self.now.room = self.now.room.map(|(send, _)| (send, *to)),
            TcpEvent::RttSample { srtt_ns, rto_ns, .. } => {
                (self.now.srtt_ns, self.now.rto_ns) = (*srtt_ns, *rto_ns);
            }
            TcpEvent::Timeout { next_ns, cwnd, ssthresh, .. } => {
                (self.now.rto_ns, self.now.cwnd, self.now.ssthresh) = (*next_ns, *cwnd, *ssthresh);
                self.now.phase = if open { Phase::Loss } else { self.now.phase };
            }
            TcpEvent::FastRecovery { cwnd, ssthresh, .. } => {
                (self.now.cwnd, self.now.ssthresh, self.now.phase) = (*cwnd, *ssthresh, Phase::Recovery);
            }
            TcpEvent::Recovered { cwnd, ssthresh }
            | TcpEvent::CongestionAvoidance { cwnd, ssthresh }
            | TcpEvent::TailLossRepaired { cwnd, ssthresh }
            | TcpEvent::SpuriousRecovery { cwnd, ssthresh, .. } => {
                (self.now.cwnd, self.now.ssthresh) = (*cwnd, *ssthresh);
                self.now.phase = by_threshold(*cwnd, *ssthresh);
            }
            TcpEvent::IdleRestart { cwnd, .. } => self.now.cwnd = *cwnd,
            _ => return,
        }
        self.keep(fact.id, fact.at);
    }

    /// A program wrote.
    pub(super) fn write(&mut self, fact: &Fact, len: u32) {
        self.now.unsent = self.now.unsent.saturating_add(len);
        self.keep(fact.id, fact.at);
    }

    /// A program read.
    pub(super) fn read(&mut self, fact: &Fact, len: u32) {
        self.now.unread = self.now.unread.saturating_sub(len);
        self.keep(fact.id, fact.at);
    }

    fn keep(&mut self, fact: FactId, at: SimTime) {
        let expected = self.expected.unwrap_or(0);
        let islands = self.islands.iter().map(|(from, to)| (from.wrapping_sub(expected), to.wrapping_sub(*from)));
        let left = |edge: u32, from: u32| if after(edge, from) { edge.wrapping_sub(from) } else { 0 };
        let sample = Sample {
            fact,
            at,
            outstanding: self.nxt.wrapping_sub(self.una),
            islands: islands.collect(),
            window: left(self.edge, expected),
            peer_window: left(self.peer_edge, self.una),
            ..self.now.clone()
        };
        self.samples.push(sample);
    }

    /// Lets go of what the record has forgotten.
    pub(super) fn forget(&mut self, forgotten: FactId) {
        self.samples.forget(forgotten);
    }
}

const fn by_threshold(cwnd: u32, ssthresh: u32) -> Phase {
    if cwnd < ssthresh { Phase::SlowStart } else { Phase::Avoidance }
}

/// Whether `a` comes after `b` in the circle of sequence numbers.
const fn after(a: u32, b: u32) -> bool {
    a != b && a.wrapping_sub(b) < 1 << 31
}
