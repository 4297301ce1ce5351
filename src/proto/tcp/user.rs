//! What a program may do with a connection (RFC 9293 section 3.9.1), and what the layer below may report (3.9.2).

use super::info::{ConnError, IcmpError, RecvError, SendError};
use super::state::{State, after_close, may_receive, may_send};
use super::{Connection, SeqNumber};
use crate::sim::SimTime;
use crate::trace::{TcpCause, TcpEvent, TcpResend, TcpResetWhy, Trace};
use crate::wire::Slice;

impl Connection {
    /// Gives bytes to send; returns how many fit. 0 means: full, or the handshake is not done; wait for `WRITABLE`.
    pub fn send(&mut self, data: &[u8]) -> Result<usize, SendError> {
        match self.take_error() {
            Some(error) => Err(SendError::Failed(error)),
            None if self.send.fin || self.state == State::Closed => Err(SendError::Closed),
            None if may_send(self.state) => Ok(self.send.take(data)),
            None => Ok(0),
        }
    }

    /// As `send`; the bytes stay where they are, and are not copied.
    pub fn send_shared(&mut self, data: &Slice) -> Result<usize, SendError> {
        match self.send(&[])? {
            _ if may_send(self.state) => Ok(self.send.share(data)),
            _ => Ok(0),
        }
    }

    /// Moves at most `max` received bytes to the end of `out`. `Ok(0)` means: nothing yet, or the end (`is_eof`). What
    /// arrived before a failure can still be read.
    pub fn recv(&mut self, out: &mut Vec<u8>, max: usize) -> Result<usize, RecvError> {
        let n = self.recv.read(out, max);
        self.after_reading(n, max)
    }

    /// As `recv`, but the bytes go nowhere (Linux `MSG_TRUNC`).
    pub fn discard(&mut self, max: usize) -> Result<usize, RecvError> {
        let n = self.recv.skip(max);
        self.after_reading(n, max)
    }

    fn after_reading(&mut self, n: usize, max: usize) -> Result<usize, RecvError> {
        if n == 0 && max > 0 {
            self.end_read |= self.recv.finished();
            return self.take_error().map_or(Ok(0), |error| Err(RecvError::Failed(error)));
        }
        if n > 0 && may_receive(self.state) && self.recv.wants_update() {
            self.recv.update_due = true;
            self.acknowledge_now();
        }
        Ok(n)
    }

    /// Whether what was read makes it tell the peer of a wider window.
    pub const fn owes_window(&self) -> bool {
        self.recv.update_due
    }

    /// How the connection failed, told once (`SO_ERROR`): after it reading finds the end, and writing is `EPIPE`.
    pub fn take_error(&mut self) -> Option<ConnError> {
        let error = self.error.filter(|_| !self.reported);
        self.reported |= error.is_some();
        error
    }

    /// What Linux shows as Recv-Q: the numbers between what was expected next and what was read. A FIN has one, too.
    pub fn unread_numbers(&self) -> usize {
        self.recv.queued() + usize::from(self.recv.finished() && !self.end_read && self.state != State::Closed)
    }

    /// Bytes to read.
    pub fn recv_queue(&self) -> usize {
        self.recv.queued()
    }

    /// Bytes given and not acknowledged yet.
    pub fn send_queue(&self) -> usize {
        self.send.queued()
    }

    /// Bytes that `send` would take now.
    pub fn send_room(&self) -> usize {
        if may_send(self.state) && !self.send.fin { self.send.room() } else { 0 }
    }

    /// The peer has said all it will say; there may still be bytes to read.
    pub fn peer_closed(&self) -> bool {
        self.recv.finished()
    }

    /// Nothing is left to read and nothing will come.
    pub fn is_eof(&self) -> bool {
        self.recv.queued() == 0 && (self.recv.finished() || self.state == State::Closed)
    }

    /// Sends small segments at once from now on, or not (`TCP_NODELAY`).
    pub fn set_nodelay(&mut self, nodelay: bool) {
        self.config.nodelay = nodelay;
    }

    /// The program lets go of the connection: what it gave still leaves, then the FIN. With bytes unread it is an RST
    /// (RFC 9293 section 3.6.1, SHLD-3), so that the peer learns that they were lost.
    pub fn close(&mut self, now: SimTime, trace: &mut Trace) {
        let bytes = self.recv.queued() as u32;
        self.detached = true;
        match self.state {
            // In TIME-WAIT the peer may still ask whether we heard all (on Linux that is no socket's any more).
            State::Closed | State::Listen | State::TimeWait => {}
            State::SynSent => self.enter(State::Closed, TcpCause::Close, trace),
            _ if bytes > 0 => self.abort_because(TcpResetWhy::UnreadData { bytes }, trace),
            State::FinWait2 => self.timers.wait_for_fin(now, &self.config),
            _ => self.finish_sending(trace),
        }
    }

    /// No more will be sent; the FIN follows what was given. Reading goes on (half close).
    pub fn shutdown_write(&mut self, _now: SimTime, trace: &mut Trace) {
        match self.state {
            State::Closed | State::Listen => {}
            State::SynSent => self.enter(State::Closed, TcpCause::Shutdown, trace),
            _ => self.finish_sending(trace),
        }
    }

    fn finish_sending(&mut self, trace: &mut Trace) {
        self.send.fin = true;
        if let Some(next) = after_close(self.state) {
            self.enter(next, self.finish_cause(), trace);
        }
    }

    /// By which call the program said that it will send no more.
    pub(super) fn finish_cause(&self) -> TcpCause {
        if self.detached { TcpCause::Close } else { TcpCause::Shutdown }
    }

    /// Ends the connection at once with an RST (`SO_LINGER` with zero).
    pub fn abort(&mut self, _now: SimTime, trace: &mut Trace) {
        self.detached = true;
        self.abort_because(TcpResetWhy::Abort, trace);
    }

    /// RFC 9293 section 3.10.5: an RST is due where the peer may still believe in the connection.
    fn abort_because(&mut self, why: TcpResetWhy, trace: &mut Trace) {
        use State::{CloseWait, Established, FinWait1, FinWait2, SynReceived};
        if matches!(self.state, SynReceived | Established | FinWait1 | FinWait2 | CloseWait) {
            self.reset_with(self.send.nxt, Some(self.recv.nxt), why, trace);
        }
        self.enter(State::Closed, TcpCause::Abort, trace);
    }

    /// Is this number, quoted by an ICMP error, one of ours on the way? Others are forged or stale (RFC 5927 section 4).
    pub fn is_outstanding(&self, seq: u32) -> bool {
        let seq = SeqNumber(seq);
        !seq.before(self.send.una) && seq.before(self.send.nxt)
    }

    /// An ICMP error quotes a segment of this connection; check `is_outstanding` first. As on Linux any of them ends a
    /// connection that is not open yet; later they are only remembered (RFC 5461, RFC 1122 section 4.2.3.9).
    pub fn on_icmp_error(&mut self, _now: SimTime, error: IcmpError, trace: &mut Trace) {
        let meaning = match error {
            IcmpError::FragNeeded { mtu } => return self.shorten_segments(mtu, trace),
            IcmpError::Means(error) => error,
        };
        match self.state {
            State::Closed | State::Listen => {}
            State::SynSent | State::SynReceived => self.fail(meaning, TcpCause::IcmpError, trace),
            _ => {
                self.soft_error = Some(meaning);
                self.say(trace, || TcpEvent::SoftError { errno: meaning.errno() });
            }
        }
    }

    /// RFC 1191 section 6.5: what is too long is lost for sure and leaves again in shorter pieces, at once; this is no sign
    /// of congestion.
    fn shorten_segments(&mut self, mtu: u16, trace: &mut Trace) {
        if mtu < 68 || self.state == State::Closed || !self.options.shrink_to(mtu, self.config.min_mss) {
            return;
        }
        let mss = self.options.mss;
        self.congestion.set_mss(mss.into());
        self.flight.lose_longer(mss.into());
        self.recovery.resend_first(TcpResend::PathMtu);
        self.say(trace, || TcpEvent::PathMtu { mtu, mss });
    }
}
