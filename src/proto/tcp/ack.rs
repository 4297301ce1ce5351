//! What an acknowledgment means: progress, what the peer holds beyond a hole, a measured round trip, a duplicate, a
//! window. What follows from it for lost segments is decided in `recovery`.

use super::Connection;
use super::info::Events;
use super::options::timestamp;
use super::rack::Delivered;
use super::receive::Answer;
use super::recovery::Phase;
use super::seq::SeqNumber;
use crate::sim::SimTime;
use crate::trace::{TcpEvent, TcpReject, TcpResend, TcpRttSource, Trace};
use crate::wire::{Flags, Tcp};
use core::time::Duration;

/// What an acknowledgment brought.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Progress {
    /// Bytes before the new left edge.
    pub(super) bytes: u32,
    /// Whole segments among them.
    pub(super) segments: u32,
    /// Segments newly known to be held beyond a hole.
    pub(super) sacked: u32,
    /// Bytes the peer reports to have got twice (RFC 2883).
    pub(super) twice: Option<(SeqNumber, u32)>,
    /// Bytes that were unacknowledged before.
    pub(super) outstanding: u32,
    /// The timestamp it echoes.
    pub(super) echo: Option<u32>,
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
        let echo = if self.options.timestamps { seg.options.timestamps.map(|(_, echo)| echo) } else { None };
        let mut progress = Progress { outstanding: self.send.outstanding(), echo, ..Progress::default() };
        let mut delivered = self.rack.delivery(now);
        self.take_sack(seg, &mut progress, &mut delivered);
        if ack.after(self.send.una) {
            self.advance(now, seg, &mut progress, &mut delivered, trace);
        } else if ack == self.send.una && !self.flight.is_empty() {
            if progress.sacked > 0 {
                self.measure(now, seg, &delivered, trace);
            }
            // RFC 5681 section 2; with SACK an ACK is a duplicate when it reports something new (RFC 6675 section 2).
            let plain = payload_len == 0 && window == self.send.window && !seg.flags.contains(Flags::FIN);
            let duplicate = if self.options.sack { progress.sacked > 0 } else { plain };
            if duplicate {
                self.count_duplicate(trace);
            }
        }
        self.rack.update(now, &delivered);
        self.recover(now, progress, &delivered, trace);
        self.hear_window(seg, window, trace);
        true
    }

    fn take_sack(&mut self, seg: &Tcp, progress: &mut Progress, delivered: &mut Delivered) {
        if !self.options.sack {
            return;
        }
        let ack = SeqNumber(seg.ack);
        let mut blocks = seg.options.sack.iter().map(|&(from, to)| (SeqNumber(from), SeqNumber(to))).peekable();
        // RFC 2883 section 4: a first block before the acknowledgment, or within the second, was received twice.
        if let Some((from, to)) = blocks.next_if(|&(from, to)| from.before(to)) {
            let within = blocks.peek().is_some_and(|second| !from.before(second.0) && !to.after(second.1));
            if !to.after(ack) || within {
                progress.twice = Some((from, to.since(from)));
            } else {
                progress.sacked += self.take_block((from, to), delivered);
            }
        }
        for block in blocks {
            progress.sacked += self.take_block(block, delivered);
        }
    }

    fn take_block(&mut self, (from, to): (SeqNumber, SeqNumber), delivered: &mut Delivered) -> u32 {
        let sound = from.before(to) && from.after(self.send.una) && !to.after(self.send.nxt);
        if sound { self.flight.sack((from, to), delivered) } else { 0 }
    }

    /// Our SYN is acknowledged.
    pub(super) fn take_first_ack(&mut self, now: SimTime, seg: &Tcp, trace: &mut Trace) {
        let mut delivered = self.rack.delivery(now);
        self.advance(now, seg, &mut Progress::default(), &mut delivered, trace);
    }

    /// Something new is acknowledged.
    fn advance(
        &mut self,
        now: SimTime,
        seg: &Tcp,
        progress: &mut Progress,
        delivered: &mut Delivered,
        trace: &mut Trace,
    ) {
        let ack = SeqNumber(seg.ack);
        progress.bytes = ack.since(self.send.una);
        progress.segments = self.flight.acknowledge(ack, delivered);
        self.send.acknowledge(ack);
        self.rtt.reset_back_off();
        self.measure(now, seg, delivered, trace);
        self.timers.progress(now, self.rtt.rto(), !self.flight.is_empty());
        if self.send.is_roomy() {
            self.events.insert(Events::WRITABLE);
        }
    }

    /// One sample for each acknowledgment: from segments sent once (Karn), else from the echoed timestamp. As on Linux
    /// (`tcp_clean_rtx_queue`) the timeout follows the oldest of those segments, which waited longest for company; the least
    /// round trip and `HyStart++` follow the newest.
    fn measure(&mut self, now: SimTime, seg: &Tcp, delivered: &Delivered, trace: &mut Trace) {
        let (rtt, quickest, source) = match (delivered.once, seg.options.timestamps) {
            (Some((first, last)), _) if !delivered.resent => (now.since(first), now.since(last), TcpRttSource::Segment),
            (_, Some((_, echo))) if delivered.resent && self.options.timestamps => {
                let age_ms = timestamp(now).wrapping_sub(echo);
                if age_ms > 600_000 {
                    return;
                }
                let age = Duration::from_millis(age_ms.into());
                (age, age, TcpRttSource::Timestamp)
            }
            _ => return,
        };
        self.rtt.sample(rtt);
        self.rack.sample(now, quickest);
        self.remark(trace, || TcpEvent::RttSample {
            rtt_ns: rtt.as_nanos() as u64,
            srtt_ns: self.rtt.srtt().unwrap_or_default().as_nanos() as u64,
            rttvar_ns: self.rtt.rttvar().as_nanos() as u64,
            rto_ns: self.rtt.rto().as_nanos() as u64,
            source,
        });
        if self.congestion.on_round_trip(quickest, self.rack.min_rtt(), self.send.una, self.send.nxt) {
            let shortest_ns = self.rack.min_rtt().as_nanos() as u64;
            let (rtt_ns, cwnd) = (quickest.as_nanos() as u64, self.congestion.cwnd());
            self.remark(trace, || TcpEvent::SlowStartLeft { rtt_ns, shortest_ns, cwnd });
        }
    }

    fn count_duplicate(&mut self, trace: &mut Trace) {
        self.recovery.duplicates += 1;
        let (count, ack) = (self.recovery.duplicates, self.send.una.0);
        self.say(trace, || TcpEvent::DuplicateAck { count, ack });
        // RFC 6582 section 3.2 step 2: not for segments that an earlier recovery covers. With SACK, RACK decides.
        let first = self.recovery.phase == Phase::Open && self.recovery.recover.is_none();
        if !self.options.sack && count == u32::from(self.config.reordering) && first {
            self.flight.lose_first();
            self.start_fast_recovery(TcpResend::FastRetransmit, 0, trace);
        }
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
