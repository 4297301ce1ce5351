//! What an acknowledgment means: progress, a measured round trip, a duplicate, a hole. Fast retransmit and fast recovery
//! are those of RFC 6582 (`NewReno`), and of RFC 6675 when the peer sends SACK blocks; both keep the number of bytes on the
//! way below the congestion window instead of inflating the window.

use super::Connection;
use super::flight::Acked;
use super::info::Events;
use super::options::timestamp;
use super::receive::Answer;
use super::seq::SeqNumber;
use crate::sim::SimTime;
use crate::trace::{TcpEvent, TcpReject, TcpResend, TcpRttSource, Trace};
use crate::wire::{Flags, Tcp};
use core::time::Duration;

/// Where loss recovery stands.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Phase {
    /// No loss is known.
    #[default]
    Open,
    /// A hole is being filled.
    Fast,
    /// A timeout happened: everything is sent again, slowly.
    Loss,
}

/// Loss recovery of the sending side.
#[derive(Default, Debug)]
pub(super) struct Recovery {
    phase: Phase,
    /// Recovery ends when this is acknowledged; no new one starts before it is passed.
    recover: Option<SeqNumber>,
    /// Duplicate ACKs in a row.
    pub(super) duplicates: u32,
    /// The first lost segment leaves whatever the congestion window says.
    pub(super) forced: bool,
    /// Why lost segments are sent again.
    pub(super) why: Option<TcpResend>,
}

impl Recovery {
    /// A loss was found; it is repaired when `recover` is acknowledged.
    pub(super) fn start(&mut self, phase: Phase, recover: SeqNumber) {
        self.phase = phase;
        self.recover = Some(recover);
        if phase == Phase::Loss {
            self.duplicates = 0;
        }
    }

    /// The first lost segment leaves at once, for this reason.
    pub(super) fn resend_first(&mut self, why: TcpResend) {
        self.forced = true;
        self.why = Some(why);
    }
}

impl Connection {
    /// RFC 9293 section 3.10.7.4, fifth check, for a synchronized state. `false`: the segment is dropped.
    pub(super) fn take_ack(&mut self, now: SimTime, seg: &Tcp, payload_len: usize, trace: &mut Trace) -> bool {
        let ack = SeqNumber(seg.ack);
        // RFC 5961 section 5.2: neither the future nor the far past.
        if ack.after(self.send.nxt) || ack.before(self.send.una - self.send.max_window) {
            self.reject(now, seg, TcpReject::BadAck, Answer::Seldom, trace);
            return false;
        }
        let window = u32::from(seg.window) << self.options.send_scale;
        let same_window = window == self.send.window;
        let news = self.take_sack(seg);
        if ack.after(self.send.una) {
            self.advance(now, seg, trace);
        } else if ack == self.send.una && !self.flight.is_empty() {
            // RFC 5681 section 2; with SACK an ACK is a duplicate when it reports something new (RFC 6675 section 2).
            let plain = payload_len == 0 && same_window && !seg.flags.contains(Flags::FIN);
            let duplicate = if self.options.sack { news > 0 } else { plain };
            if duplicate {
                self.count_duplicate(trace);
            }
        }
        if self.options.sack
            && self.flight.infer_lost(self.config.reordering.into())
            && self.recovery.phase == Phase::Open
        {
            self.start_fast_recovery(trace);
        }
        self.hear_window(seg, window, trace);
        true
    }

    fn take_sack(&mut self, seg: &Tcp) -> u32 {
        if !self.options.sack || self.flight.is_empty() {
            return 0;
        }
        let mut news = 0;
        for &(left, right) in &*seg.options.sack {
            let (from, to) = (SeqNumber(left), SeqNumber(right));
            if from.before(to) && from.after(self.send.una) && !to.after(self.send.nxt) {
                news += self.flight.sack(&[(left, right)]);
            }
        }
        news
    }

    /// Something new is acknowledged.
    pub(super) fn advance(&mut self, now: SimTime, seg: &Tcp, trace: &mut Trace) {
        let ack = SeqNumber(seg.ack);
        let outstanding = self.send.outstanding();
        let bytes = ack.since(self.send.una);
        let acked = self.flight.acknowledge(ack);
        self.send.acknowledge(ack);
        self.rtt.reset_back_off();
        self.measure(now, seg, acked, trace);
        match (self.recovery.phase, self.recovery.recover) {
            (Phase::Fast, Some(recover)) if ack.before(recover) => self.partial_ack(acked),
            (Phase::Fast, _) => {
                self.congestion.on_recovered(self.send.outstanding());
                self.finish_recovery(trace);
            }
            (Phase::Loss, Some(recover)) if ack.before(recover) => self.grow(now, bytes, outstanding, trace),
            (Phase::Loss, _) => {
                self.grow(now, bytes, outstanding, trace);
                self.finish_recovery(trace);
            }
            (Phase::Open, recover) => {
                self.recovery.duplicates = 0;
                if recover.is_some_and(|r| ack.after(r)) {
                    self.recovery.recover = None;
                }
                self.grow(now, bytes, outstanding, trace);
            }
        }
        self.recovery.forced &= self.flight.has_lost();
        self.timers.progress(now, self.rtt.rto(), !self.flight.is_empty());
        if self.send.is_roomy() {
            self.events.insert(Events::WRITABLE);
        }
    }

    /// The hole is filled but there is another behind it: it is sent at once (RFC 6582 section 3.2 step 3).
    fn partial_ack(&mut self, acked: Acked) {
        self.recovery.duplicates = self.recovery.duplicates.saturating_sub(acked.segments.saturating_sub(1));
        self.flight.lose_first(self.options.sack);
        self.recovery.resend_first(TcpResend::FastRetransmit);
    }

    fn finish_recovery(&mut self, trace: &mut Trace) {
        self.recovery.phase = Phase::Open;
        self.recovery.duplicates = 0;
        let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
        self.say(trace, || TcpEvent::Recovered { cwnd, ssthresh });
    }

    /// The window grows only when it was the limit (RFC 9293 leaves this open; Linux `tcp_is_cwnd_limited`).
    fn grow(&mut self, now: SimTime, bytes: u32, outstanding: u32, trace: &mut Trace) {
        let (cwnd, slow_start) = (self.congestion.cwnd(), self.congestion.in_slow_start());
        let used = if slow_start { outstanding.saturating_mul(2) } else { outstanding + u32::from(self.options.mss) };
        if used <= cwnd {
            return;
        }
        self.congestion.on_ack(bytes, now, self.rtt.srtt().unwrap_or_default());
        if slow_start && !self.congestion.in_slow_start() {
            let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
            self.remark(trace, || TcpEvent::CongestionAvoidance { cwnd, ssthresh });
        }
    }

    /// One sample for each acknowledgment: from a segment sent once (Karn), else from the echoed timestamp.
    fn measure(&mut self, now: SimTime, seg: &Tcp, acked: Acked, trace: &mut Trace) {
        let (rtt, source) = match (acked.sent_at, seg.options.timestamps) {
            (Some(sent_at), _) => (now.since(sent_at), TcpRttSource::Segment),
            (None, Some((_, echo))) if acked.resent && self.options.timestamps => {
                let age_ms = timestamp(now).wrapping_sub(echo);
                if age_ms > 600_000 {
                    return;
                }
                (Duration::from_millis(age_ms.into()), TcpRttSource::Timestamp)
            }
            _ => return,
        };
        self.rtt.sample(rtt);
        self.remark(trace, || TcpEvent::RttSample {
            rtt_ns: rtt.as_nanos() as u64,
            srtt_ns: self.rtt.srtt().unwrap_or_default().as_nanos() as u64,
            rttvar_ns: self.rtt.rttvar().as_nanos() as u64,
            rto_ns: self.rtt.rto().as_nanos() as u64,
            source,
        });
    }

    fn count_duplicate(&mut self, trace: &mut Trace) {
        self.recovery.duplicates += 1;
        let (count, ack) = (self.recovery.duplicates, self.send.una.0);
        self.say(trace, || TcpEvent::DuplicateAck { count, ack });
        // RFC 6582 section 3.2 step 2: not for segments that an earlier recovery covers.
        if count == u32::from(self.config.reordering)
            && self.recovery.phase == Phase::Open
            && self.recovery.recover.is_none()
        {
            self.start_fast_recovery(trace);
        }
    }

    fn start_fast_recovery(&mut self, trace: &mut Trace) {
        if !self.flight.has_lost() {
            self.flight.lose_first(false);
        }
        self.recovery.start(Phase::Fast, self.send.nxt);
        self.recovery.resend_first(TcpResend::FastRetransmit);
        let outstanding = self.send.outstanding();
        self.congestion.on_loss(outstanding);
        self.say(trace, || TcpEvent::FastRecovery {
            una: self.send.una.0,
            recover: self.send.nxt.0,
            outstanding,
            cwnd: self.congestion.cwnd(),
            ssthresh: self.congestion.ssthresh(),
        });
    }

    fn hear_window(&mut self, seg: &Tcp, window: u32, trace: &mut Trace) {
        let before = self.send.hear_window(SeqNumber(seg.seq), SeqNumber(seg.ack), window);
        let window = self.send.window;
        self.timers.heard(window > 0 && window != before);
        match (before, window) {
            (0, 1..) => self.say(trace, || TcpEvent::SendWindowOpened { window }),
            (1.., 0) => self.say(trace, || TcpEvent::SendWindowClosed { waiting: self.send.queued() as u32 }),
            _ => {}
        }
    }

    /// Sequence numbers on the way as far as we know. Without SACK each duplicate ACK is a segment that has left the
    /// network (RFC 5681 section 3.2 inflates the window instead).
    pub(super) fn pipe(&self) -> u32 {
        let left = if self.options.sack { 0 } else { self.recovery.duplicates * u32::from(self.options.mss) };
        self.flight.flying().saturating_sub(left)
    }
}
