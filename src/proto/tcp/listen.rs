//! A listener: it turns SYNs into connections and limits how many wait. The queue of connections itself belongs to the
//! socket; here is the counting, with the limits of Linux (no SYN cookies).

use super::config::Config;
use super::reset::reset_for;
use super::{Connection, Endpoint};
use crate::sim::SimTime;
use crate::trace::{TcpEvent, TcpFact, TcpQueue, Trace, What};
use crate::wire::{Flags, Tcp};

/// The LISTEN state of one socket (RFC 9293 section 3.10.7.2). A full queue means silence: the client repeats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listener {
    backlog: u32,
    half_open: u32,
    waiting: u32,
}

impl Listener {
    /// `backlog` as given to `listen`; Linux lets one more wait than that.
    pub fn new(backlog: u32) -> Self {
        Listener { backlog, half_open: 0, waiting: 0 }
    }

    /// Connections in SYN-RECEIVED.
    pub fn half_open(&self) -> u32 {
        self.half_open
    }

    /// Established connections nobody has accepted yet.
    pub fn waiting(&self) -> u32 {
        self.waiting
    }

    /// The accept queue is full: SYNs are ignored, and so is the last ACK of a handshake. Ask before showing a segment
    /// to a connection of this listener that is still in SYN-RECEIVED.
    pub fn is_full(&self) -> bool {
        self.waiting > self.backlog
    }

    /// A segment reached the port and no connection has it. A new connection in SYN-RECEIVED, or nothing; then
    /// [`Listener::answer`] says whether an RST is due.
    #[expect(clippy::too_many_arguments, reason = "an address pair, a segment, and the surroundings of every machine")]
    pub fn on_syn(
        &mut self,
        now: SimTime,
        local: Endpoint,
        remote: Endpoint,
        seg: &Tcp,
        iss: u32,
        config: &Config,
        trace: &mut Trace,
    ) -> Option<Connection> {
        let opens =
            seg.flags.contains(Flags::SYN) && !seg.flags.contains(Flags::ACK) && !seg.flags.contains(Flags::RST);
        if !opens {
            return None;
        }
        let full = match (self.is_full(), self.half_open > self.backlog) {
            (true, _) => Some(TcpQueue::Accept),
            (_, true) => Some(TcpQueue::Syn),
            _ => None,
        };
        if let Some(queue) = full {
            let event = TcpEvent::QueueFull { queue, limit: self.backlog + 1 };
            trace.say(|| What::Tcp(TcpFact { local: local.into(), remote: remote.into(), event }));
            return None;
        }
        self.half_open += 1;
        Some(Connection::accept(now, (local, remote), seg, iss, config, trace))
    }

    /// The RST for a segment that is no SYN: only an ACK gets one.
    pub fn answer(seg: &Tcp, payload_len: usize) -> Option<Tcp> {
        if seg.flags.contains(Flags::ACK) { reset_for(seg, payload_len) } else { None }
    }

    /// A connection of this listener became established: it waits for accept now.
    pub fn on_established(&mut self) {
        self.half_open = self.half_open.saturating_sub(1);
        self.waiting += 1;
    }

    /// A program accepted a connection, or one that waited was closed.
    pub fn on_accepted(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
    }

    /// A connection of this listener ended before it was established.
    pub fn on_failed(&mut self) {
        self.half_open = self.half_open.saturating_sub(1);
    }
}
