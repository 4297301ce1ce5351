//! A segment arrives: RFC 9293 section 3.10.7, in its order of checks, with the hardening of RFC 5961 and the timestamp
//! check of RFC 7323. Nothing is answered here; what must be answered is left for `transmit`.

use super::Text;
use super::inbox::{AckWish, Intake};
use super::info::Events;
use super::seq::SeqNumber;
use super::state::{State, after_fin, after_fin_acknowledged, may_receive};
use super::{Challenges, ConnError, Connection, PendingReset};
use crate::sim::SimTime;
use crate::trace::{TcpCause, TcpEvent, TcpReject, TcpResend, TcpResetWhy, Trace};
use crate::wire::{Flags, Tcp};
use core::time::Duration;

/// How long a timestamp that was heard can be compared with: half the circle of a clock of milliseconds, nearly.
const PAWS_AGE_MAX: Duration = Duration::from_secs(24 * 24 * 3600);

/// Is a segment that was not accepted answered?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// No.
    Never,
    /// Yes, but once in half a second, so that two confused ends cannot answer each other for ever (RFC 5961 section 7).
    Seldom,
    /// Yes.
    Always,
}

impl Connection {
    /// A segment of this connection arrived. Fetch the answer with `poll_transmit`, after each segment: several
    /// duplicate ACKs that are asked for at once would leave as one.
    pub fn on_segment(&mut self, now: SimTime, seg: &Tcp, payload: &[u8], trace: &mut Trace) {
        self.on_text(now, seg, payload.into(), trace);
    }

    /// As `on_segment`; the data may be kept where it lies.
    pub fn on_text(&mut self, now: SimTime, seg: &Tcp, payload: Text<'_>, trace: &mut Trace) {
        match self.state {
            State::Closed | State::Listen => {}
            State::SynSent => self.on_segment_syn_sent(now, seg, payload, trace),
            _ => self.on_segment_otherwise(now, seg, payload, trace),
        }
    }

    /// TIME-WAIT, and this SYN may start the connection anew (RFC 9293 section 3.10.7.4, RFC 6191): drop this object
    /// and show the segment to the listener.
    pub fn yields_to(&self, now: SimTime, seg: &Tcp) -> bool {
        let plain_syn =
            seg.flags.contains(Flags::SYN) && !seg.flags.contains(Flags::ACK) && !seg.flags.contains(Flags::RST);
        let newer = match seg.options.timestamps {
            Some((value, _)) if self.options.timestamps => SeqNumber(value).after(SeqNumber(self.options.ts_recent)),
            _ => false,
        };
        let later = newer || SeqNumber(seg.seq).after(self.recv.nxt);
        self.state == State::TimeWait && plain_syn && later && !self.is_old_timestamp(now, seg)
    }

    /// Section 3.10.7.3.
    fn on_segment_syn_sent(&mut self, now: SimTime, seg: &Tcp, payload: Text<'_>, trace: &mut Trace) {
        let ack = SeqNumber(seg.ack);
        let acknowledges = seg.flags.contains(Flags::ACK);
        let good_ack = acknowledges && ack.after(self.send.una) && !ack.after(self.send.nxt);
        if acknowledges && !good_ack {
            self.reject(now, seg, TcpReject::BadAck, Answer::Never, trace);
            if !seg.flags.contains(Flags::RST) {
                self.reset_with(ack, None, TcpResetWhy::BadAck, trace);
            }
            return;
        }
        if seg.flags.contains(Flags::RST) {
            if good_ack {
                self.say(trace, || TcpEvent::ResetReceived { seq: seg.seq });
                self.fail(ConnError::Refused, TcpCause::ResetReceived, trace);
            }
            return;
        }
        if !seg.flags.contains(Flags::SYN) {
            return self.reject(now, seg, TcpReject::NoAck, Answer::Never, trace);
        }
        self.synchronize(now, seg, trace);
        if !good_ack {
            // Simultaneous open: the SYN goes out again, as SYN-ACK.
            self.enter(State::SynReceived, TcpCause::SynReceived, trace);
            self.resend_syn();
            return;
        }
        self.take_first_ack(now, seg, trace);
        self.establish(trace);
        if let Some(keep) = &mut self.keepalive {
            keep.heard(now);
        }
        self.acknowledge_now();
        self.take_text(now, seg, SeqNumber(seg.seq) + 1, payload, trace);
        self.take_fin(now, seg, SeqNumber(seg.seq) + 1 + payload.len() as u32, trace);
    }

    /// Section 3.10.7.4.
    fn on_segment_otherwise(&mut self, now: SimTime, seg: &Tcp, payload: Text<'_>, trace: &mut Trace) {
        let seq = SeqNumber(seg.seq);
        let (syn, fin, rst) =
            (seg.flags.contains(Flags::SYN), seg.flags.contains(Flags::FIN), seg.flags.contains(Flags::RST));
        let len = payload.len() as u32 + u32::from(syn) + u32::from(fin);
        let crossed = syn && self.crosses_our_syn(seg);
        if self.state == State::SynReceived && syn && !seg.flags.contains(Flags::ACK) && seq == self.recv.irs {
            return self.resend_syn();
        }
        if !rst && self.is_old_timestamp(now, seg) {
            return self.reject(now, seg, TcpReject::OldTimestamp, Answer::Seldom, trace);
        }
        if !crossed && !self.is_acceptable(seq, len) {
            if !payload.is_empty() && self.config.dsack {
                self.note_duplicate(seq, payload.len() as u32);
            }
            if fin && self.state == State::TimeWait {
                self.timers.wait_2msl(now, &self.config);
            }
            // Data is always answered: the peer missed our acknowledgment.
            let answer = match (rst, payload.is_empty()) {
                (true, _) => Answer::Never,
                (false, true) => Answer::Seldom,
                (false, false) => Answer::Always,
            };
            return self.reject(now, seg, TcpReject::OutsideWindow, answer, trace);
        }
        if rst {
            return self.take_reset(now, seg, trace);
        }
        if syn && !crossed {
            return self.take_doubtful_syn(now, seg, len, trace);
        }
        if !seg.flags.contains(Flags::ACK) {
            return self.reject(now, seg, TcpReject::NoAck, Answer::Never, trace);
        }
        self.remember_timestamp(now, seg);
        if self.state == State::SynReceived && !self.complete_handshake(now, seg, trace) {
            return;
        }
        if !self.take_ack(now, seg, payload.len(), trace) {
            return;
        }
        if let Some(keep) = &mut self.keepalive {
            keep.heard(now);
        }
        if syn {
            return self.acknowledge_now();
        }
        self.after_our_fin(now, trace);
        self.take_text(now, seg, seq, payload, trace);
        self.take_fin(now, seg, seq + payload.len() as u32, trace);
    }

    /// Simultaneous open (RFC 9293 section 3.5, figure 8): both SYNs are known, and here is the other SYN-ACK. As Linux it
    /// completes the handshake; by the letter it is an old SYN that deserves an ACK, and both ends come to the same.
    fn crosses_our_syn(&self, seg: &Tcp) -> bool {
        self.state == State::SynReceived
            && seg.flags.contains(Flags::ACK)
            && SeqNumber(seg.seq) == self.recv.irs
            && SeqNumber(seg.ack) == self.send.nxt
    }

    /// RFC 9293 section 3.10.7.4, first check. While the handshake is not done it is taken by the letter, so that an old
    /// SYN-ACK ends nothing; later with the small mercy that Linux has (`ReceiveHalf::acceptable`).
    fn is_acceptable(&self, seq: SeqNumber, len: u32) -> bool {
        let touches = self.state != State::SynReceived || len == 0 || (seq + len).after(self.recv.nxt);
        touches && self.recv.acceptable(seq, len, self.options.receive_scale)
    }

    /// RFC 9293 section 3.10.7.4, fourth check: a SYN in the window. A connection that came in at a listener and is not
    /// open yet goes back to it (Linux says so with an RST); any other answers with a challenge (RFC 5961 section 4).
    fn take_doubtful_syn(&mut self, now: SimTime, seg: &Tcp, len: u32, trace: &mut Trace) {
        if self.state == State::SynReceived && self.passive {
            self.reset_with(SeqNumber(0), Some(SeqNumber(seg.seq) + len), TcpResetWhy::SynInHandshake, trace);
            return self.enter(State::Closed, TcpCause::SynReceived, trace);
        }
        self.reject(now, seg, TcpReject::SynInWindow, Answer::Seldom, trace);
    }

    /// The SYN (or SYN-ACK) leaves again at once; the timer goes on as it was.
    fn resend_syn(&mut self) {
        self.flight.lose_first();
        self.recovery.resend_first(TcpResend::SynRepeated);
    }

    fn note_duplicate(&mut self, seq: SeqNumber, len: u32) {
        if !(seq + len).after(self.recv.nxt) {
            self.recv.duplicate = Some((seq.0, (seq + len).0));
        }
    }

    /// PAWS (RFC 7323 section 5.3). After 24 days what was heard last says nothing any more (section 5.5).
    fn is_old_timestamp(&self, now: SimTime, seg: &Tcp) -> bool {
        if now.since(self.options.ts_recent_at) > PAWS_AGE_MAX {
            return false;
        }
        let recent = SeqNumber(self.options.ts_recent);
        self.options.timestamps && seg.options.timestamps.is_some_and(|(value, _)| SeqNumber(value).before(recent))
    }

    /// RFC 7323 section 4.3: the timestamp to echo is that of the segment that fills the left edge.
    fn remember_timestamp(&mut self, now: SimTime, seg: &Tcp) {
        if let (true, Some((value, _))) = (self.options.timestamps, seg.options.timestamps)
            && !SeqNumber(seg.seq).after(self.recv.acknowledged)
        {
            (self.options.ts_recent, self.options.ts_recent_at) = (value, now);
        }
    }

    /// RFC 9293 section 3.10.7.4, second check, as RFC 5961 section 3.2 tightens it.
    fn take_reset(&mut self, now: SimTime, seg: &Tcp, trace: &mut Trace) {
        if SeqNumber(seg.seq) != self.recv.nxt {
            return self.reject(now, seg, TcpReject::ResetInWindow, Answer::Seldom, trace);
        }
        if self.state == State::TimeWait && self.config.rfc1337 {
            return self.reject(now, seg, TcpReject::ResetInTimeWait, Answer::Never, trace);
        }
        self.say(trace, || TcpEvent::ResetReceived { seq: seg.seq });
        match self.state {
            State::Closing | State::LastAck | State::TimeWait => {
                self.enter(State::Closed, TcpCause::ResetReceived, trace);
            }
            State::SynReceived => self.fail(ConnError::Refused, TcpCause::ResetReceived, trace),
            // Linux `tcp_reset`: the peer has said that it sends no more, so this answers what we sent.
            State::CloseWait => self.fail(ConnError::Pipe, TcpCause::ResetReceived, trace),
            _ => self.fail(ConnError::Reset, TcpCause::ResetReceived, trace),
        }
    }

    /// The third segment of the handshake; an ACK of anything else is answered by an RST.
    fn complete_handshake(&mut self, now: SimTime, seg: &Tcp, trace: &mut Trace) -> bool {
        let ack = SeqNumber(seg.ack);
        if !ack.after(self.send.una) || ack.after(self.send.nxt) {
            self.reject(now, seg, TcpReject::BadAck, Answer::Never, trace);
            self.reset_with(ack, None, TcpResetWhy::BadAck, trace);
            return false;
        }
        let window = u32::from(seg.window) << self.options.send_scale;
        self.send.set_window(SeqNumber(seg.seq), ack, window);
        self.take_first_ack(now, seg, trace);
        self.establish(trace);
        true
    }

    fn establish(&mut self, trace: &mut Trace) {
        self.rtt.fall_back(&self.config);
        if self.retransmits > 1 {
            // The path loses even SYNs: RFC 5681 section 3.1 (Linux too forgives the first).
            self.congestion.on_lost_syn();
        }
        self.enter(State::Established, TcpCause::SynAcknowledged, trace);
        if self.send.fin {
            // The program has finished already.
            self.enter(State::FinWait1, self.finish_cause(), trace);
        }
    }

    /// Our FIN may have been acknowledged.
    fn after_our_fin(&mut self, now: SimTime, trace: &mut Trace) {
        let Some(next) = after_fin_acknowledged(self.state).filter(|_| self.send.fin_acknowledged()) else { return };
        self.enter(next, TcpCause::FinAcknowledged, trace);
        match next {
            State::FinWait2 if self.detached => self.timers.wait_for_fin(now, &self.config),
            State::TimeWait => self.timers.wait_2msl(now, &self.config),
            _ => {}
        }
    }

    /// Seventh check: the data.
    fn take_text(&mut self, now: SimTime, seg: &Tcp, seq: SeqNumber, payload: Text<'_>, trace: &mut Trace) {
        if payload.is_empty() || !may_receive(self.state) {
            return;
        }
        let len = payload.len() as u32;
        if self.detached && (seq + len).after(self.recv.nxt) {
            // Nobody will read it (RFC 9293 section 3.6.1); numbered like the RST of a closed port, as Linux does.
            self.reset_with(SeqNumber(seg.ack), None, TcpResetWhy::DataAfterClose, trace);
            return self.enter(State::Closed, TcpCause::DataAfterClose, trace);
        }
        self.recv.full_segment = self.recv.full_segment.max(len);
        self.recv.data_at = now;
        self.right_size_receive_buffer(now, trace);
        let (intake, expected) = (self.recv.take(seq, payload, self.options.receive_scale), self.recv.nxt.0);
        self.recv.duplicate = self.recv.duplicate.filter(|_| self.config.dsack);
        match intake {
            Intake::InOrder { bytes, filled } => {
                self.events.insert(Events::READABLE);
                if filled {
                    let expected = self.recv.nxt.0;
                    self.say(trace, || TcpEvent::HoleFilled { bytes, expected });
                    self.acknowledge_now();
                } else {
                    self.schedule_ack(now, trace);
                }
                return;
            }
            Intake::Held => {
                let pieces = self.recv.held.pieces();
                self.say(trace, || TcpEvent::OutOfOrder { seq: seq.0, len, expected, pieces });
            }
            Intake::Duplicate => self.say(trace, || TcpEvent::DuplicateData { seq: seq.0, len }),
            Intake::Refused => self.reject(now, seg, TcpReject::TooManyHoles, Answer::Always, trace),
            Intake::Nothing => self.reject(now, seg, TcpReject::OutsideWindow, Answer::Always, trace),
        }
        // RFC 5681 section 4.2: what does not move the left edge is answered at once.
        self.acknowledge_now();
    }

    fn right_size_receive_buffer(&mut self, now: SimTime, trace: &mut Trace) {
        let Some(rtt) = self.rtt.srtt().filter(|_| self.config.moderate_rcvbuf) else { return };
        if let Some(from) = self.recv.right_size(now, rtt, self.config.receive_buffer_max) {
            let to = self.recv.capacity();
            self.remark(trace, || TcpEvent::ReceiveBufferGrown { from, to });
        }
    }

    /// RFC 9293 section 3.8.6.3 with Linux' quick start: at once for every second full segment, and at the beginning.
    fn schedule_ack(&mut self, now: SimTime, trace: &mut Trace) {
        let pending = self.recv.nxt.since(self.recv.acknowledged);
        let quick = self.recv.quick_acks > 0 && !self.recv.interactive;
        if quick || pending > self.recv.full_segment.max(536) {
            return self.acknowledge_now();
        }
        if self.recv.ack == AckWish::None {
            self.recv.ack = AckWish::Delayed;
        }
        let wait = self.config.delayed_ack();
        if self.timers.delay_ack(now, wait) {
            self.remark(trace, || TcpEvent::AckDelayed { wait_ns: wait.as_nanos() as u64 });
        }
    }

    /// Eighth check: the FIN, whose number is `seq`.
    fn take_fin(&mut self, now: SimTime, seg: &Tcp, seq: SeqNumber, trace: &mut Trace) {
        if seg.flags.contains(Flags::FIN) {
            if seq.before(self.recv.nxt) || self.recv.finished() {
                // Our acknowledgment of it was lost.
                self.acknowledge_now();
                if self.state == State::TimeWait {
                    self.timers.wait_2msl(now, &self.config);
                }
                return;
            }
            self.recv.see_fin(seq, self.options.receive_scale);
            if seq.after(self.recv.nxt) {
                // Beyond a hole: answered at once, as data there (RFC 5681 section 4.2).
                self.acknowledge_now();
            }
        }
        let Some(next) = after_fin(self.state) else { return };
        if !self.recv.reach_fin() {
            return;
        }
        self.acknowledge_now();
        self.events.insert(Events::READABLE);
        self.enter(next, TcpCause::FinReceived, trace);
        if next == State::TimeWait {
            self.timers.wait_2msl(now, &self.config);
        }
    }

    /// A segment is not accepted; the answer is an ACK that tells the peer where we are.
    pub(super) fn reject(&mut self, now: SimTime, seg: &Tcp, why: TcpReject, answer: Answer, trace: &mut Trace) {
        let answered = match answer {
            Answer::Never => false,
            Answer::Always => true,
            Answer::Seldom => self.may_challenge(now),
        };
        if answered {
            self.acknowledge_now();
        }
        self.say(trace, || TcpEvent::Rejected { why, seq: seg.seq, ack: seg.ack, answered });
    }

    /// Two limits, so that nobody can make us answer for ever (RFC 5961 section 7): a distance, and a number a second.
    fn may_challenge(&mut self, now: SimTime) -> bool {
        let gap = Duration::from_millis(self.config.invalid_gap_ms.into());
        let before = self.challenges.as_deref().copied();
        if before.is_some_and(|c| now.since(c.last) < gap) {
            return false;
        }
        let fresh = Challenges { last: now, second: now, count: 0 };
        let mut next = before.filter(|c| now.since(c.second) < Duration::from_secs(1)).unwrap_or(fresh);
        (next.last, next.count) = (now, next.count.saturating_add(1));
        let allowed = next.count <= self.config.challenge_limit;
        if allowed {
            self.challenges = Some(Box::new(next));
        }
        allowed
    }

    /// An RST leaves with the next `poll_transmit`.
    pub(super) fn reset_with(&mut self, seq: SeqNumber, ack: Option<SeqNumber>, why: TcpResetWhy, trace: &mut Trace) {
        self.pending_reset = Some(PendingReset { seq, ack });
        self.say(trace, || TcpEvent::ResetSent { seq: seq.0, why });
    }
}
