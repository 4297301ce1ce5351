//! Loss recovery of the sending side. With SACK, RACK finds what is lost (RFC 8985) and the window shrinks in proportion to
//! what arrives (RFC 6937); without, it is RFC 6582 (`NewReno`). Both keep the number of bytes on the way below the
//! congestion window instead of inflating it. A repetition that proves needless gives the window back: by the echoed
//! timestamp (RFC 3522, "Eifel") or by the peer's report of duplicates (RFC 3708).

use super::Connection;
use super::ack::Progress;
use super::info::Events;
use super::rack::Delivered;
use super::seq::SeqNumber;
use super::tail::TailProbe;
use crate::sim::SimTime;
use crate::trace::{TcpEvent, TcpProof, TcpResend, Trace};

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

/// What is remembered of a recovery, so that it goes on well, or can be taken back when it was for nothing. Rare, so it lies
/// outside of the connection.
#[derive(Debug)]
struct Episode {
    /// The window before.
    cwnd: u32,
    ssthresh: u32,
    /// What the recovery is about.
    from: SeqNumber,
    until: SeqNumber,
    /// The timestamp of the first repetition.
    stamp: Option<u32>,
    /// Bytes sent again, and bytes of these that the peer got twice.
    repeated: u32,
    refuted: u32,
    /// Bytes that arrived and bytes that left since it began (RFC 6937).
    delivered: u32,
    sent: u32,
}

/// Loss recovery of the sending side.
#[derive(Default, Debug)]
pub(super) struct Recovery {
    pub(super) phase: Phase,
    /// Recovery ends when this is acknowledged; without SACK no new one starts before it is passed.
    pub(super) recover: Option<SeqNumber>,
    /// Duplicate ACKs in a row.
    pub(super) duplicates: u32,
    /// The first lost segment leaves whatever the congestion window says.
    pub(super) forced: bool,
    /// Why lost segments are sent again.
    pub(super) why: Option<TcpResend>,
    /// The present recovery, or the last one, while a late proof may still take it back.
    episode: Option<Box<Episode>>,
    /// A tail-loss probe that is not answered yet.
    pub(super) tail: Option<TailProbe>,
    /// A tail-loss probe leaves with the next `poll_transmit`.
    pub(super) tail_due: bool,
}

impl Recovery {
    /// The first lost segment leaves at once, for this reason.
    pub(super) fn resend_first(&mut self, why: TcpResend) {
        self.forced = true;
        self.why = Some(why);
    }

    /// `len` bytes leave; `repeated` at this time of the timestamp's clock, when they did before.
    pub(super) fn on_send(&mut self, len: u32, repeated: Option<u32>) {
        if self.phase == Phase::Open {
            return;
        }
        let Some(episode) = &mut self.episode else { return };
        episode.sent = episode.sent.saturating_add(len);
        if let Some(stamp) = repeated {
            episode.stamp.get_or_insert(stamp);
            episode.repeated = episode.repeated.saturating_add(len);
        }
    }
}

impl Connection {
    /// What an acknowledgment means for lost segments and for the congestion window.
    pub(super) fn recover(&mut self, now: SimTime, ack: Progress, delivered: &Delivered, trace: &mut Trace) {
        if let Some((seq, len)) = ack.twice {
            self.note_duplicate_report(seq, len, trace);
        }
        self.settle_tail_probe(&ack, trace);
        if ack.bytes > 0 {
            self.settle(&ack, trace);
        }
        let phase = self.recovery.phase;
        let newly_lost = self.options.sack && self.detect_losses(now, delivered.bytes, trace);
        match phase {
            Phase::Fast if self.options.sack => self.reduce_window(delivered.bytes, ack.bytes > 0 && !newly_lost),
            Phase::Open | Phase::Loss if ack.bytes > 0 && self.recovery.phase != Phase::Fast => {
                self.grow(now, &ack, trace);
            }
            _ => {}
        }
        self.recovery.forced &= self.flight.has_lost();
        if ack.bytes > 0 || self.flight.sacked() > 0 {
            self.schedule_tail_probe(now);
        }
        if ack.bytes > 0
            && self.flight.flying() < self.congestion.cwnd()
            && let Some(from) = self.send.right_size(self.congestion.cwnd(), self.config.send_buffer_max)
        {
            self.events.insert(Events::WRITABLE);
            self.remark(trace, || TcpEvent::SendBufferGrown { from, to: self.send.capacity() });
        }
    }

    /// The left edge has moved: a recovery may be over, or have been for nothing.
    fn settle(&mut self, ack: &Progress, trace: &mut Trace) {
        let una = self.send.una;
        let reached = self.recovery.recover.is_none_or(|recover| !una.before(recover));
        if self.recovery.phase != Phase::Open && self.is_needless(ack) == Some(true) {
            return self.undo(TcpProof::Timestamp, trace);
        }
        match self.recovery.phase {
            Phase::Open => {
                self.recovery.duplicates = 0;
                if self.recovery.recover.is_some_and(|recover| una.after(recover)) {
                    self.recovery.recover = None;
                }
            }
            Phase::Fast if reached => {
                self.congestion.on_recovered();
                self.finish_recovery(trace);
            }
            Phase::Loss if reached => self.finish_recovery(trace),
            Phase::Fast if !self.options.sack => self.partial_ack(ack.segments),
            Phase::Fast | Phase::Loss => {}
        }
    }

    /// RFC 3522: the echoed timestamp is older than the first repetition.
    fn is_needless(&self, ack: &Progress) -> Option<bool> {
        let stamp = self.recovery.episode.as_ref()?.stamp?;
        Some(SeqNumber(ack.echo?).before(SeqNumber(stamp)))
    }

    /// RFC 6582 section 3.2 step 3: the hole is filled but there is another behind it, which is sent at once.
    fn partial_ack(&mut self, segments: u32) {
        self.recovery.duplicates = self.recovery.duplicates.saturating_sub(segments.saturating_sub(1));
        self.flight.lose_first();
        self.recovery.resend_first(TcpResend::PartialAck);
    }

    fn finish_recovery(&mut self, trace: &mut Trace) {
        self.recovery.phase = Phase::Open;
        self.recovery.duplicates = 0;
        self.rack.recovered();
        let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
        self.say(trace, || TcpEvent::Recovered { cwnd, ssthresh });
    }

    /// RFC 8985 section 6.2 step 5, when `delivered` bytes have arrived. Returns whether something new is lost.
    pub(super) fn detect_losses(&mut self, now: SimTime, delivered: u32, trace: &mut Trace) -> bool {
        let Some(newest) = self.rack.newest() else { return false };
        if self.flight.is_in_order(newest) {
            self.timers.reordering = SimTime::NEVER;
            return false;
        }
        let open = self.recovery.phase == Phase::Open;
        let enough = self.config.recovery & 4 == 0 && self.flight.sacked() >= u32::from(self.config.reordering);
        let window = self.rack.window(!open || enough, self.rtt.srtt().unwrap_or_default());
        let before = self.flight.lost();
        let wait = self.flight.lose_overtaken(newest, now, self.rack.rtt() + window);
        let was_waiting = self.timers.reordering != SimTime::NEVER;
        self.timers.reordering = wait.map_or(SimTime::NEVER, |wait| now + wait);
        if let (Some(wait), false) = (wait, was_waiting) {
            let (wait_ns, window_ns) = (wait.as_nanos() as u64, window.as_nanos() as u64);
            self.remark(trace, || TcpEvent::ReorderingWait { una: self.send.una.0, wait_ns, window_ns });
        }
        let newly_lost = self.flight.lost() > before;
        match self.recovery.phase {
            Phase::Open if newly_lost => {
                let by_count = enough && window.is_zero();
                let why = if by_count { TcpResend::FastRetransmit } else { TcpResend::Rack };
                self.start_fast_recovery(why, delivered, trace);
            }
            Phase::Fast if newly_lost => self.recovery.why = Some(TcpResend::Rack),
            _ => {}
        }
        newly_lost
    }

    /// RFC 6582 section 3.2 step 2, RFC 6675 section 5 step 4.
    pub(super) fn start_fast_recovery(&mut self, why: TcpResend, delivered: u32, trace: &mut Trace) {
        let outstanding = self.send.outstanding();
        self.remember();
        self.recovery.phase = Phase::Fast;
        self.recovery.recover = Some(self.send.nxt);
        self.recovery.resend_first(why);
        self.congestion.on_loss(outstanding);
        if self.options.sack {
            self.reduce_window(delivered.max(1), false);
        } else {
            self.congestion.on_recovered();
        }
        self.say(trace, || TcpEvent::FastRecovery {
            una: self.send.una.0,
            recover: self.send.nxt.0,
            outstanding,
            cwnd: self.congestion.cwnd(),
            ssthresh: self.congestion.ssthresh(),
        });
    }

    /// The retransmission timer ran out, `first`: for the first time since something was acknowledged. A recovery that is
    /// under way has reduced the threshold already (Linux `tcp_enter_loss`).
    pub(super) fn start_loss_recovery(&mut self, now: SimTime, first: bool) {
        let under_way = self.recovery.recover.is_some_and(|recover| recover.after(self.send.una));
        let reduces = match self.recovery.phase {
            Phase::Open => true,
            Phase::Fast => !under_way,
            Phase::Loss => first,
        };
        if reduces {
            self.remember();
        }
        self.flight.lose_timed_out(now, self.rack.rtt());
        self.congestion.on_timeout(self.send.outstanding(), self.flight.flying(), reduces);
        self.recovery.phase = Phase::Loss;
        self.recovery.recover = Some(self.send.nxt);
        self.recovery.duplicates = 0;
        self.recovery.tail = None;
    }

    /// A recovery begins: what to go back to.
    fn remember(&mut self) {
        let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
        let (from, until) = (self.send.una, self.send.nxt);
        let counts =
            Episode { cwnd, ssthresh, from, until, stamp: None, repeated: 0, refuted: 0, delivered: 0, sent: 0 };
        self.recovery.episode = Some(Box::new(counts));
    }

    /// RFC 6937 section 3: while a hole is filled, what leaves is in proportion to what arrives, so that at the end the
    /// threshold is on the way; when less is on the way than that, as much as arrives and one segment more.
    pub(super) fn reduce_window(&mut self, delivered: u32, safe: bool) {
        if delivered == 0 {
            return;
        }
        let (mss, pipe) = (u32::from(self.options.mss), self.flight.flying());
        let Some(episode) = &mut self.recovery.episode else { return };
        episode.delivered = episode.delivered.saturating_add(delivered);
        let ssthresh = self.congestion.ssthresh();
        let room = if pipe > ssthresh {
            let share = u64::from(episode.delivered) * u64::from(ssthresh);
            let begun_with = u64::from(episode.until.since(episode.from).max(1));
            (share.div_ceil(begun_with) as u32).saturating_sub(episode.sent)
        } else {
            let debt = episode.delivered.saturating_sub(episode.sent).max(delivered);
            (debt + if safe { mss } else { 0 }).min(ssthresh - pipe)
        };
        let least = if episode.sent == 0 { mss } else { 0 };
        self.congestion.set_window(pipe.saturating_add(room.max(least)));
    }

    /// RFC 2883: the peer got something twice. When all that was sent again in a recovery is among it, nothing was lost.
    fn note_duplicate_report(&mut self, seq: SeqNumber, len: u32, trace: &mut Trace) {
        self.remark(trace, || TcpEvent::DuplicateReported { seq: seq.0, len });
        if self.config.recovery & 2 == 0 {
            self.rack.widen(self.send.una, self.send.nxt);
        }
        let Some(episode) = &mut self.recovery.episode else { return };
        if seq.before(episode.from) || !seq.before(episode.until) {
            return;
        }
        episode.refuted = episode.refuted.saturating_add(len);
        if episode.repeated > 0 && episode.refuted >= episode.repeated {
            self.undo(TcpProof::DuplicateReport, trace);
        }
    }

    /// Nothing was lost: the window is what it was, and nothing more is repeated.
    fn undo(&mut self, proof: TcpProof, trace: &mut Trace) {
        let Some(episode) = self.recovery.episode.take() else { return };
        self.congestion.restore(episode.cwnd, episode.ssthresh);
        self.flight.hope();
        self.recovery.phase = Phase::Open;
        self.recovery.duplicates = 0;
        let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
        self.say(trace, || TcpEvent::SpuriousRecovery { proof, cwnd, ssthresh });
    }

    /// The window grows only when it was the limit (RFC 9293 leaves this open; Linux `tcp_is_cwnd_limited`).
    fn grow(&mut self, now: SimTime, ack: &Progress, trace: &mut Trace) {
        let (cwnd, slow_start) = (self.congestion.cwnd(), self.congestion.in_slow_start());
        let mss = u32::from(self.options.mss);
        let used = if slow_start { ack.outstanding.saturating_mul(2) } else { ack.outstanding + mss };
        if used <= cwnd {
            return;
        }
        self.congestion.on_ack(ack.bytes, now, self.rtt.srtt().unwrap_or_default());
        if slow_start && !self.congestion.in_slow_start() {
            let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
            self.remark(trace, || TcpEvent::CongestionAvoidance { cwnd, ssthresh });
        }
    }
}
