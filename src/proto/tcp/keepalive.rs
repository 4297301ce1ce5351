//! Keep-alive (RFC 9293 section 3.8.4): a connection on which nothing was heard for long asks its peer for a sign of
//! life, and gives up when there is none. Off unless a program asks for it.
//!
//! Like the other timers it only decides; `transmit` sends. What is on the way already asks by itself, so nothing is
//! asked then (Linux `tcp_keepalive_timer`).

use super::config::KeepAlive;
use super::state::{State, synchronized};
use super::{ConnError, Connection};
use crate::sim::SimTime;
use crate::trace::{TcpCause, TcpEvent, TcpResetWhy, Trace};

/// What is remembered of the peer's silence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Silence {
    /// When the peer was last heard.
    since: SimTime,
    /// Questions since then.
    asked: u8,
    /// When to look again; `NEVER` is "off".
    pub(super) due: SimTime,
    /// A question leaves with the next `poll_transmit`.
    pub(super) ask: bool,
}

impl Silence {
    pub(super) fn new(now: SimTime) -> Self {
        Silence { since: now, asked: 0, due: SimTime::NEVER, ask: false }
    }

    /// The peer said something.
    pub(super) fn broken(&mut self, now: SimTime, settings: Option<KeepAlive>) {
        (self.since, self.asked) = (now, 0);
        if let Some(KeepAlive { idle, .. }) = settings.filter(|_| self.due == SimTime::NEVER) {
            self.due = now + idle;
        }
    }
}

impl Connection {
    /// Asks, or no longer asks, a silent peer for a sign of life (`SO_KEEPALIVE`).
    pub fn set_keep_alive(&mut self, now: SimTime, settings: Option<KeepAlive>) {
        self.config.keep_alive = settings;
        self.silence.due = SimTime::NEVER;
        self.silence.broken(now, settings);
    }

    /// Time to look how long the peer has been silent.
    pub(super) fn on_keep_alive(&mut self, now: SimTime, trace: &mut Trace) {
        self.silence.due = SimTime::NEVER;
        let Some(KeepAlive { idle, interval, probes }) = self.config.keep_alive else { return };
        if !synchronized(self.state) || self.state == State::TimeWait {
            return;
        }
        let silent = now.since(self.silence.since);
        if silent < idle || !self.flight.is_empty() {
            // Heard since the timer was set, or what is on the way asks already.
            self.silence.due = now + idle.saturating_sub(silent).max(interval.min(idle));
            return;
        }
        if self.silence.asked >= probes {
            self.reset_with(self.send.nxt, Some(self.recv.nxt), TcpResetWhy::Abort, trace);
            return self.fail(self.soft_error.unwrap_or(ConnError::TimedOut), TcpCause::TimedOut, trace);
        }
        self.silence.asked += 1;
        self.silence.ask = true;
        self.silence.due = now + interval;
        self.say(trace, || TcpEvent::KeepAlive {
            attempt: self.silence.asked.into(),
            silent_ns: silent.as_nanos() as u64,
            next_ns: interval.as_nanos() as u64,
        });
    }
}
