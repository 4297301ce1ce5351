//! Keep-alive (RFC 9293 section 3.8.4, RFC 1122 section 4.2.3.6): a connection on which nothing moves asks the peer, with
//! a number it has acknowledged already, whether it is still there; after some questions without an answer it is over.
//! Off unless the program asks for it, and not in use while our own data waits for an acknowledgment: then the
//! retransmission timer finds out.

use core::time::Duration;

use super::state::State;
use super::{ConnError, Connection};
use crate::sim::SimTime;
use crate::trace::{TcpCause, TcpEvent, TcpResetWhy, Trace};

/// The shortest silence and distance (Linux takes whole seconds, from one on): a question leads to no other at once.
const LEAST: Duration = Duration::from_secs(1);

/// A connection that is kept alive.
#[derive(Debug)]
pub(super) struct KeepAlive {
    /// Silence before the first question.
    idle: Duration,
    /// Between questions.
    interval: Duration,
    /// Unanswered questions that end it.
    limit: u8,
    /// Questions since the peer last said anything.
    asked: u8,
    /// When the next one is due.
    due: SimTime,
}

impl KeepAlive {
    /// The peer said something.
    pub(super) fn heard(&mut self, now: SimTime) {
        self.asked = 0;
        self.due = now + self.idle;
    }
}

impl Connection {
    /// Asks a silent peer whether it is there, with the times of the settings, or never (`SO_KEEPALIVE`).
    pub fn set_keepalive(&mut self, now: SimTime, on: bool) {
        let config = self.config;
        let seconds = |s: u32| Duration::from_secs(s.into());
        let times = (seconds(config.keepalive_time_s), seconds(config.keepalive_interval_s), config.keepalive_probes);
        self.keepalive = None;
        if on {
            self.keep_alive(now, times);
        }
    }

    /// As `set_keepalive`, with times of its own: silence, distance, number (`TCP_KEEPIDLE`, `TCP_KEEPINTVL`,
    /// `TCP_KEEPCNT`).
    pub fn keep_alive(&mut self, now: SimTime, (idle, interval, limit): (Duration, Duration, u8)) {
        let (idle, interval) = (idle.max(LEAST), interval.max(LEAST));
        self.keepalive = Some(Box::new(KeepAlive { idle, interval, limit, asked: 0, due: now + idle }));
    }

    /// When the next question is due.
    pub(super) fn keepalive_due(&self) -> SimTime {
        let Some(keep) = &self.keepalive else { return SimTime::NEVER };
        match self.state {
            // Where nothing is owed to us or by us, other timers rule.
            State::Established | State::CloseWait | State::FinWait1 | State::FinWait2 => keep.due,
            _ => SimTime::NEVER,
        }
    }

    pub(super) fn on_keepalive_timeout(&mut self, now: SimTime, trace: &mut Trace) {
        let busy = !self.flight.is_empty() || self.send.unsent() > 0;
        let Some(keep) = &mut self.keepalive else { return };
        if busy {
            return keep.heard(now);
        }
        if keep.asked >= keep.limit {
            // Linux tells the peer, should it be there after all.
            self.reset_with(self.send.nxt, Some(self.recv.nxt), TcpResetWhy::KeepAlive, trace);
            return self.fail(self.soft_error.unwrap_or(ConnError::TimedOut), TcpCause::TimedOut, trace);
        }
        keep.asked += 1;
        keep.due = now + keep.interval;
        let (attempt, of, interval) = (keep.asked, keep.limit, keep.interval);
        self.timers.probe_due = true;
        self.say(trace, || TcpEvent::KeepAliveProbe {
            attempt: attempt.into(),
            of: of.into(),
            next_ns: interval.as_nanos() as u64,
        });
    }
}
