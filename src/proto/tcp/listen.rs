//! A listener: it turns SYNs into connections and limits how many wait (RFC 9293 section 3.10.7.2). The queue of
//! connections for accept belongs to the socket, which says how long it is; the limits are those of Linux, without
//! SYN cookies.

use super::config::Config;
use super::{Connection, Endpoint};
use crate::sim::SimTime;
use crate::trace::{TcpEvent, TcpFact, TcpQueue, Trace, What};
use crate::wire::{Flags, Tcp};

/// The LISTEN state of one socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listener {
    backlog: u16,
    /// Most in SYN-RECEIVED.
    syn_limit: u32,
    half_open: u32,
}

/// What a listener made of a segment.
#[derive(Debug)]
pub enum Heard {
    /// A connection attempt: a new connection in SYN-RECEIVED, its SYN-ACK waiting to be transmitted.
    New(Box<Connection>),
    /// A connection attempt, but too many wait: silence, so that the client repeats it.
    Full,
    /// Nothing that a listener has to answer.
    Ignore,
    /// An acknowledgment of nothing: [`super::reset_for`] is the answer.
    Reset,
}

impl Listener {
    /// `backlog` as given to `listen`; Linux lets one more wait than that.
    pub fn new(backlog: u16) -> Self {
        Listener { backlog, syn_limit: u32::from(backlog) + 1, half_open: 0 }
    }

    /// Linux without SYN cookies also keeps a quarter of `tcp_max_syn_backlog` free.
    #[must_use]
    pub fn with_syn_backlog(self, most: u32) -> Self {
        Listener { syn_limit: self.syn_limit.min((most - most / 4).saturating_add(1)), ..self }
    }

    /// Another limit; who waits already may go on waiting.
    pub fn set_backlog(&mut self, backlog: u16) {
        self.backlog = backlog;
    }

    /// As given to `listen`.
    pub fn backlog(&self) -> u16 {
        self.backlog
    }

    /// Connections in SYN-RECEIVED.
    pub fn half_open(&self) -> u32 {
        self.half_open
    }

    /// Connections that may wait for accept.
    pub fn limit(&self) -> u32 {
        u32::from(self.backlog) + 1
    }

    /// Do `waiting` connections fill the accept queue? Then SYNs are ignored; Linux also ignores the last ACK of a
    /// handshake then.
    pub fn is_full(&self, waiting: usize) -> bool {
        waiting >= self.limit() as usize
    }

    /// A segment reached the port and no connection has it; `waiting` established connections are not accepted yet.
    #[expect(clippy::too_many_arguments, reason = "an address pair, a segment, and the surroundings of every machine")]
    pub fn on_segment(
        &mut self,
        now: SimTime,
        local: Endpoint,
        remote: Endpoint,
        seg: &Tcp,
        iss: u32,
        config: &Config,
        waiting: usize,
        trace: &mut Trace,
    ) -> Heard {
        if seg.flags.contains(Flags::RST) {
            return Heard::Ignore;
        }
        if seg.flags.contains(Flags::ACK) {
            return Heard::Reset;
        }
        // Who says that it begins and ends says nothing (Linux `tcp_rcv_state_process`).
        if !seg.flags.contains(Flags::SYN) || seg.flags.contains(Flags::FIN) {
            return Heard::Ignore;
        }
        let full = match (self.is_full(waiting), self.half_open >= self.syn_limit) {
            (true, _) => Some(TcpQueue::Accept),
            (_, true) => Some(TcpQueue::Syn),
            _ => None,
        };
        if let Some(queue) = full {
            let limit = if queue == TcpQueue::Syn { self.syn_limit } else { self.limit() };
            let event = TcpEvent::QueueFull { queue, limit };
            trace.say(|| What::tcp(TcpFact { local: local.into(), remote: remote.into(), event }));
            return Heard::Full;
        }
        self.half_open += 1;
        Heard::New(Box::new(Connection::accept(now, (local, remote), seg, iss, config, trace)))
    }

    /// A connection of this listener became established: it waits for accept now.
    pub fn established(&mut self) {
        self.half_open = self.half_open.saturating_sub(1);
    }

    /// A connection of this listener ended before it was established.
    pub fn abandoned(&mut self) {
        self.half_open = self.half_open.saturating_sub(1);
    }
}
