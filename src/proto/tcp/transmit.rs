//! What leaves now, and why something waits. The order: an RST, the SYN, what was lost, new data (with the FIN), a
//! window probe, and last an acknowledgment that found no company.

use super::flight::Resend;
use super::inbox::AckWish;
use super::options::timestamp;
use super::seq::SeqNumber;
use super::state::{State, may_transmit};
use super::tail::TailProbe;
use super::{Connection, Pieces};
use crate::sim::SimTime;
use crate::trace::{TcpEvent, TcpResend, Trace};
use crate::wire::{Flags, Tcp, TcpOptions};

/// A segment that could leave now.
struct Candidate {
    len: u32,
    fin: bool,
}

impl Candidate {
    /// Sequence numbers it takes.
    fn numbers(&self) -> u32 {
        self.len + u32::from(self.fin)
    }
}

/// A segment that leaves: its header, and how many bytes of the send buffer it carries.
struct Outgoing {
    header: Tcp,
    len: u32,
}

impl Connection {
    /// The next segment to send, with its data in the pieces in which it lies in the send buffer; call until it gives
    /// `None`. Ports are set, checksums are not.
    pub fn poll_transmit(&mut self, now: SimTime, trace: &mut Trace) -> Option<(Tcp, Pieces<'_>)> {
        let Outgoing { header, len } = self.next_segment(now, trace)?;
        let seq = SeqNumber(header.seq);
        Some((header, if len == 0 { Pieces::default() } else { self.send.bytes(seq, len) }))
    }

    fn next_segment(&mut self, now: SimTime, trace: &mut Trace) -> Option<Outgoing> {
        if let Some(reset) = self.pending_reset.take() {
            return Some(Outgoing { header: self.reset_segment(reset.seq, reset.ack), len: 0 });
        }
        if self.state == State::Closed {
            return None;
        }
        if matches!(self.state, State::SynSent | State::SynReceived) && self.send.nxt == self.send.iss {
            return Some(self.first_syn(now));
        }
        let mss = self.segment_room();
        if core::mem::take(&mut self.recovery.tail_due)
            && let Some(segment) = self.tail_probe(now, mss, trace)
        {
            return Some(segment);
        }
        if let Some(segment) = self.retransmission(now, mss, trace) {
            return Some(segment);
        }
        if let Some(candidate) = self.candidate(now, mss, trace) {
            return Some(self.new_data(now, &candidate, mss, trace));
        }
        if core::mem::take(&mut self.timers.probe_due) {
            // A number the peer has acknowledged already: it must answer, and tell its window (Linux `tcp_xmit_probe_skb`).
            return Some(Outgoing { header: self.segment(now, self.send.una - 1, Flags::ACK, trace), len: 0 });
        }
        (self.recv.ack == AckWish::Now)
            .then(|| Outgoing { header: self.segment(now, self.send.nxt, Flags::ACK, trace), len: 0 })
    }

    /// Data bytes of a full segment sent now: SACK blocks take their room from it.
    fn segment_room(&self) -> u32 {
        let blocks = self.recv.held.pieces() as usize + usize::from(self.recv.duplicate.is_some());
        let blocks = if self.options.sack { blocks.min(self.options.sack_room()) } else { 0 };
        let header = if blocks == 0 { 0 } else { 4 + 8 * blocks as u32 };
        u32::from(self.options.mss) - header.min(u32::from(self.options.mss) / 2)
    }

    fn first_syn(&mut self, now: SimTime) -> Outgoing {
        self.flight.push(self.send.iss, 1, now);
        self.send.nxt = self.send.iss + 1;
        self.timers.guard(now, self.rtt.rto());
        Outgoing { header: self.syn_segment(now), len: 0 }
    }

    fn retransmission(&mut self, now: SimTime, mss: u32, trace: &mut Trace) -> Option<Outgoing> {
        if !self.flight.has_lost() || (!self.recovery.forced && self.pipe() >= self.congestion.cwnd()) {
            return None;
        }
        self.recovery.forced = false;
        let again = self.flight.resend(mss, now)?;
        if again.seq == self.send.una && self.timers.reordering == SimTime::NEVER {
            self.timers.retransmit = now + self.rtt.rto();
        }
        self.recovery.on_send(again.len, Some(timestamp(now)));
        Some(self.repeat(now, again, self.recovery.why.unwrap_or(TcpResend::Timeout), trace))
    }

    /// RFC 8985 section 7.3: one segment, new if there is one, even beyond the congestion window; else the last one again.
    fn tail_probe(&mut self, now: SimTime, mss: u32, trace: &mut Trace) -> Option<Outgoing> {
        if let Some(candidate) = self.sendable(mss) {
            self.recovery.tail = Some(TailProbe { end: self.send.nxt + candidate.numbers(), repeated: false });
            return Some(self.new_data(now, &candidate, mss, trace));
        }
        let again = self.flight.resend_last(mss, now)?;
        self.recovery.tail = Some(TailProbe { end: self.send.nxt, repeated: true });
        Some(self.repeat(now, again, TcpResend::TailLossProbe, trace))
    }

    fn repeat(&mut self, now: SimTime, again: Resend, why: TcpResend, trace: &mut Trace) -> Outgoing {
        self.retransmits += 1;
        self.timers.guard(now, self.rtt.rto());
        self.say(trace, || TcpEvent::Retransmit {
            seq: again.seq.0,
            len: again.len,
            transmission: again.transmission.into(),
            why,
        });
        if matches!(self.state, State::SynSent | State::SynReceived) {
            return Outgoing { header: self.syn_segment(now), len: 0 };
        }
        let end = again.seq + again.len;
        let fin = self.send.fin && end.after(self.send.data_end());
        self.data_segment(now, again.seq, again.len - u32::from(fin), fin, trace)
    }

    /// New data, or the FIN, as far as buffer and peer's window let it go.
    fn sendable(&self, mss: u32) -> Option<Candidate> {
        let (unsent, allowance) = (self.send.unsent(), self.send.allowance());
        let len = unsent.min(mss).min(allowance);
        let fin = self.fin_due() && len == unsent && allowance > len;
        (may_transmit(self.state) && (len > 0 || fin)).then_some(Candidate { len, fin })
    }

    fn fin_due(&self) -> bool {
        self.send.fin && !self.send.fin_sent()
    }

    /// New data, or the FIN, if buffer, peer's window, congestion window and Nagle's rule let it go.
    fn candidate(&mut self, now: SimTime, mss: u32, trace: &mut Trace) -> Option<Candidate> {
        let unsent = self.send.unsent();
        if !may_transmit(self.state) || (unsent == 0 && !self.fin_due()) {
            return None;
        }
        let Some(Candidate { len, fin }) = self.sendable(mss) else {
            self.wait_for_window(now);
            return None;
        };
        self.restart_after_idle(now, trace);
        let pipe = self.pipe();
        if pipe > 0 && pipe + len > self.congestion.cwnd() {
            return None;
        }
        if len < mss && !fin && !self.timers.probe_due && !self.may_send_small(now, len, unsent, trace) {
            return None;
        }
        Some(Candidate { len, fin })
    }

    /// A segment shorter than the MSS and without FIN: the sender's half of silly window avoidance (RFC 9293
    /// section 3.8.6.2.1) and Nagle's rule (section 3.7.4) in Minshall's form, as on Linux: only a *small* segment on
    /// the way holds a small one back.
    fn may_send_small(&mut self, now: SimTime, len: u32, unsent: u32, trace: &mut Trace) -> bool {
        if len < unsent {
            let worthwhile = len >= self.send.max_window / 2;
            if !worthwhile {
                self.wait_for_window(now);
            }
            return worthwhile;
        }
        let held = !self.config.nodelay && self.send.small_end.after(self.send.una);
        if held && self.send.nagle_said != Some(self.send.nxt) {
            self.send.nagle_said = Some(self.send.nxt);
            let outstanding = self.send.outstanding();
            self.remark(trace, || TcpEvent::NagleHeld { bytes: len, outstanding });
        }
        !held
    }

    /// The window is too small. While something is outstanding its acknowledgment will tell more; else the peer is
    /// asked from time to time.
    fn wait_for_window(&mut self, now: SimTime) {
        if self.flight.is_empty() {
            self.timers.persist(now, self.rtt.rto());
        }
    }

    /// RFC 5681 section 4.1: after a silence the old congestion window says nothing about the network.
    fn restart_after_idle(&mut self, now: SimTime, trace: &mut Trace) {
        let (idle, rto) = (now.since(self.sent_at), self.rtt.rto());
        if !self.config.idle_restart || !self.flight.is_empty() || idle <= rto {
            return;
        }
        let before = self.congestion.cwnd();
        self.congestion.on_idle((idle.as_nanos() / rto.as_nanos().max(1)).min(31) as u32);
        self.sent_at = now;
        let cwnd = self.congestion.cwnd();
        if cwnd < before {
            self.remark(trace, || TcpEvent::IdleRestart { idle_ns: idle.as_nanos() as u64, cwnd });
        }
    }

    fn new_data(&mut self, now: SimTime, c: &Candidate, mss: u32, trace: &mut Trace) -> Outgoing {
        let seq = self.send.nxt;
        let numbers = c.numbers();
        self.flight.push(seq, numbers, now);
        self.send.nxt += numbers;
        if c.len > 0 && c.len < mss {
            self.send.small_end = self.send.nxt;
        }
        self.timers.probe_due = false;
        self.timers.guard(now, self.rtt.rto());
        self.recovery.on_send(numbers, None);
        if now > self.sent_at || self.flight.segments() <= 2 {
            self.schedule_tail_probe(now);
        }
        self.sent_at = now;
        if self.recv.full_segment > 0 && now.since(self.recv.data_at) < self.config.delayed_ack() {
            self.recv.interactive = true;
        }
        self.data_segment(now, seq, c.len, c.fin, trace)
    }

    /// Bytes of the send buffer as a segment. PSH marks the end of what the program gave (RFC 9293 section 3.9.1).
    fn data_segment(&mut self, now: SimTime, seq: SeqNumber, len: u32, fin: bool, trace: &mut Trace) -> Outgoing {
        let mut flags = Flags::ACK;
        if len > 0 && seq + len == self.send.data_end() {
            flags = flags | Flags::PSH;
        }
        if fin {
            flags = flags | Flags::FIN;
        }
        Outgoing { header: self.segment(now, seq, flags, trace), len }
    }

    /// Our SYN; with ACK as soon as the peer's SYN is known.
    fn syn_segment(&mut self, now: SimTime) -> Tcp {
        let answered = self.state == State::SynReceived;
        Tcp {
            flags: if answered { Flags::SYN | Flags::ACK } else { Flags::SYN },
            ack: if answered { self.recv.nxt.0 } else { 0 },
            window: self.recv.first_window() as u16,
            options: self.options.syn_options(&self.config, now, answered),
            ..self.bare(self.send.iss)
        }
    }

    /// Any segment after the SYNs: it carries the acknowledgment, so none is due any more.
    fn segment(&mut self, now: SimTime, seq: SeqNumber, flags: Flags, trace: &mut Trace) -> Tcp {
        let (was_closed, before) = (self.recv.said_closed, self.recv.window());
        let update = core::mem::take(&mut self.recv.update_due);
        let window = self.recv.offer_window(self.options.receive_scale);
        if window == 0 && !was_closed && !self.recv.finished() {
            self.recv.said_closed = true;
            self.say(trace, || TcpEvent::ReceiveWindowClosed { unread: self.recv.queued() as u32 });
        } else if window > 0 && was_closed {
            self.recv.said_closed = false;
            self.say(trace, || TcpEvent::ReceiveWindowOpened { window: self.recv.window() });
        } else if update {
            self.say(trace, || TcpEvent::WindowUpdate { from: before, to: self.recv.window() });
        }
        if self.recv.ack != AckWish::None {
            self.recv.quick_acks = self.recv.quick_acks.saturating_sub(1);
        }
        self.recv.ack = AckWish::None;
        self.recv.acknowledged = self.recv.nxt;
        self.timers.ack_sent();
        let mut options = TcpOptions { timestamps: self.options.timestamps(now), ..TcpOptions::default() };
        if self.options.sack && (self.recv.duplicate.is_some() || !self.recv.held.is_empty()) {
            let room = self.options.sack_room();
            options.sack = self.recv.sack_blocks(room).collect();
        }
        Tcp { flags, ack: self.recv.nxt.0, window, options, ..self.bare(seq) }
    }

    fn reset_segment(&self, seq: SeqNumber, ack: Option<SeqNumber>) -> Tcp {
        let flags = if ack.is_some() { Flags::RST | Flags::ACK } else { Flags::RST };
        Tcp { flags, ack: ack.map_or(0, |a| a.0), ..self.bare(seq) }
    }

    fn bare(&self, seq: SeqNumber) -> Tcp {
        Tcp {
            src_port: self.local.port,
            dst_port: self.remote.port,
            seq: seq.0,
            ack: 0,
            flags: Flags(0),
            window: 0,
            urgent: 0,
            options: TcpOptions::default(),
        }
    }
}
