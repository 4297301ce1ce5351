//! What happens when nothing happens: retransmission (RFC 6298 section 5), persist (RFC 9293 section 3.8.6.1), delayed
//! ACK (section 3.8.6.3), and the ends of TIME-WAIT and FIN-WAIT-2. A timer only decides; `transmit` sends.

use super::config::Config;
use super::state::{State, synchronized};
use super::{ConnError, Connection};
use crate::sim::SimTime;
use crate::trace::{TcpCause, TcpEvent, TcpResend, Trace};
use core::time::Duration;

/// The timers; `SimTime::NEVER` is "off".
#[derive(Debug)]
pub(super) struct Timers {
    pub(super) retransmit: SimTime,
    persist: SimTime,
    delayed_ack: SimTime,
    linger: SimTime,
    /// A segment may only be late until then (RFC 8985 section 6.2 step 5).
    pub(super) reordering: SimTime,
    /// The end of the flight may be lost (RFC 8985 section 7.2).
    pub(super) tail: SimTime,
    /// Timeouts in a row.
    attempts: u8,
    /// Window probes in a row; the wait doubles with each.
    probes: u8,
    /// Window probes since the peer last said anything.
    unanswered: u8,
    /// A window probe leaves with the next `poll_transmit`.
    pub(super) probe_due: bool,
    /// When the segment was first sent that timeouts repeat now.
    stalled_since: SimTime,
}

impl Timers {
    pub(super) fn new() -> Self {
        Timers {
            retransmit: SimTime::NEVER,
            persist: SimTime::NEVER,
            delayed_ack: SimTime::NEVER,
            linger: SimTime::NEVER,
            reordering: SimTime::NEVER,
            tail: SimTime::NEVER,
            attempts: 0,
            probes: 0,
            unanswered: 0,
            probe_due: false,
            stalled_since: SimTime::NEVER,
        }
    }

    pub(super) fn stop_all(&mut self) {
        *self = Timers::new();
    }

    /// Starts the retransmission timer unless it runs (RFC 6298 section 5.1).
    pub(super) fn guard(&mut self, now: SimTime, rto: Duration) {
        if self.retransmit == SimTime::NEVER {
            self.retransmit = now + rto;
        }
        self.persist = SimTime::NEVER;
    }

    /// Something new was acknowledged: restart the retransmission timer, or stop it when nothing is outstanding
    /// (RFC 6298 sections 5.2 and 5.3).
    pub(super) fn progress(&mut self, now: SimTime, rto: Duration, outstanding: bool) {
        self.retransmit = if outstanding { now + rto } else { SimTime::NEVER };
        self.attempts = 0;
        self.stalled_since = SimTime::NEVER;
    }

    /// The peer's window does not let the rest out and nothing is outstanding: ask again later.
    pub(super) fn persist(&mut self, now: SimTime, rto: Duration) {
        if self.persist == SimTime::NEVER {
            self.persist = now + rto;
        }
    }

    /// The peer said something; `open` when its window has room.
    pub(super) fn heard(&mut self, open: bool) {
        self.unanswered = 0;
        if open {
            self.persist = SimTime::NEVER;
            self.probe_due = false;
            self.probes = 0;
        }
    }

    /// Starts the delayed-ACK timer unless it runs. Returns whether it was started.
    pub(super) fn delay_ack(&mut self, now: SimTime, wait: Duration) -> bool {
        let idle = self.delayed_ack == SimTime::NEVER;
        if idle {
            self.delayed_ack = now + wait;
        }
        idle
    }

    /// An acknowledgment has left.
    pub(super) fn ack_sent(&mut self) {
        self.delayed_ack = SimTime::NEVER;
    }

    /// TIME-WAIT begins, or begins anew.
    pub(super) fn wait_2msl(&mut self, now: SimTime, config: &Config) {
        self.linger = now + Duration::from_secs(config.time_wait_s.into());
    }

    /// FIN-WAIT-2 without a program: the peer has so long to close.
    pub(super) fn wait_for_fin(&mut self, now: SimTime, config: &Config) {
        self.linger = now + Duration::from_secs(config.fin_timeout_s.into());
    }

    fn earliest(&self) -> SimTime {
        let peer = self.retransmit.min(self.tail).min(self.reordering).min(self.persist);
        peer.min(self.delayed_ack).min(self.linger)
    }
}

impl Connection {
    /// When `on_timer` wants to be called, if ever. Calling earlier does no harm.
    pub fn deadline(&self) -> Option<SimTime> {
        let at = self.timers.earliest().min(self.keepalive_due());
        (at != SimTime::NEVER).then_some(at)
    }

    /// Time has come to `now`; what is due is decided, and leaves through `poll_transmit`.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace) {
        if self.timers.linger <= now {
            self.enter(State::Closed, TcpCause::WaitOver, trace);
        }
        if self.timers.delayed_ack <= now {
            // Nobody answered meanwhile: this is no talk of question and answer (Linux leaves "ping-pong").
            self.recv.interactive = false;
            self.timers.ack_sent();
            self.acknowledge_now();
        }
        if self.timers.reordering <= now {
            self.timers.reordering = SimTime::NEVER;
            self.detect_losses(now, 0, trace);
        }
        if self.timers.tail <= now {
            self.timers.tail = SimTime::NEVER;
            self.on_tail_timeout(now, trace);
        }
        if self.timers.retransmit <= now {
            self.timers.retransmit = SimTime::NEVER;
            self.on_retransmit_timeout(now, trace);
        }
        if self.timers.persist <= now {
            self.timers.persist = SimTime::NEVER;
            self.on_persist_timeout(now, trace);
        }
        if self.keepalive_due() <= now {
            self.on_keepalive_timeout(now, trace);
        }
    }

    fn on_retransmit_timeout(&mut self, now: SimTime, trace: &mut Trace) {
        if self.flight.is_empty() {
            return;
        }
        let waited = self.rtt.rto();
        if self.timers.attempts == 0 {
            self.timers.stalled_since = self.flight.oldest_sent_at().unwrap_or(now);
        }
        if self.is_out_of_patience(now) {
            return self.fail(self.soft_error.unwrap_or(ConnError::TimedOut), TcpCause::TimedOut, trace);
        }
        self.timers.attempts = self.timers.attempts.saturating_add(1);
        // Linux repeats a SYN a few times at an even pace before it backs off.
        if self.state != State::SynSent || self.timers.attempts > self.config.syn_linear_timeouts {
            self.rtt.back_off();
        }
        (self.timers.tail, self.timers.reordering) = (SimTime::NEVER, SimTime::NEVER);
        if synchronized(self.state) {
            self.start_loss_recovery(now, self.timers.attempts == 1);
        } else {
            self.flight.lose_first();
        }
        self.recovery.resend_first(TcpResend::Timeout);
        self.timers.retransmit = now + self.rtt.rto();
        self.say(trace, || TcpEvent::Timeout {
            waited_ns: waited.as_nanos() as u64,
            next_ns: self.rtt.rto().as_nanos() as u64,
            attempt: self.timers.attempts.into(),
            una: self.send.una.0,
            outstanding: self.send.outstanding(),
            cwnd: self.congestion.cwnd(),
            ssthresh: self.congestion.ssthresh(),
        });
    }

    /// A SYN is given up after a number of repetitions, data after a time (RFC 9293 section 3.8.3, "R2").
    fn is_out_of_patience(&self, now: SimTime) -> bool {
        let Timers { attempts, stalled_since, .. } = self.timers;
        match self.state {
            State::SynSent => attempts >= self.config.syn_retries.saturating_add(self.config.syn_linear_timeouts),
            State::SynReceived => attempts >= self.config.synack_retries,
            _ => attempts > 0 && now.since(stalled_since) >= self.config.patience(self.data_retries()),
        }
    }

    fn data_retries(&self) -> u8 {
        match (self.detached, self.config.orphan_retries) {
            (false, _) => self.config.data_retries,
            (true, 0) => 8,
            (true, retries) => retries,
        }
    }

    fn on_persist_timeout(&mut self, now: SimTime, trace: &mut Trace) {
        if self.timers.unanswered >= self.data_retries() {
            return self.fail(self.soft_error.unwrap_or(ConnError::TimedOut), TcpCause::TimedOut, trace);
        }
        self.timers.unanswered += 1;
        self.timers.probes = self.timers.probes.saturating_add(1);
        self.timers.probe_due = true;
        let wait = self.rtt.rto().saturating_mul(1 << self.timers.probes.min(16)).min(self.config.rto_max());
        self.timers.persist = now + wait;
        self.say(trace, || TcpEvent::WindowProbe {
            attempt: self.timers.probes.into(),
            next_ns: wait.as_nanos() as u64,
            window: self.send.window,
        });
    }
}
