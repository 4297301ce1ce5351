//! TCP: one endpoint of one connection, as a machine without I/O. Segments, time and the program's calls go in;
//! segments, events and the next deadline come out. It never calls anybody, and it never answers by itself: what it
//! wants to say is fetched with [`Connection::poll_transmit`] after every input, until that gives nothing.
//!
//! It behaves on the wire like a current Linux host. Sources: RFC 9293 (the protocol), 5681 and 6582 (congestion,
//! `NewReno`), 9438 (CUBIC), 6928 (first window), 6298 (timeout), 7323 (scale, timestamps), 2018, 2883 and 6675 (SACK), 8985
//! (RACK-TLP), 6937 (PRR), 3522 (Eifel), 5961 (blind attacks), 1122 (delayed ACK), 896 (Nagle), 1191 (path MTU), 5461 (soft errors).
//!
//! It is not a socket (descriptors, accept and the port table are `os`'), and it sees no IP header: connections are
//! found by their four-tuple outside.
//!
//! | file | holds |
//! |---|---|
//! | `state` | the states and the one place where they change; every event in each of them: docs/tcp-states.md |
//! | `user` | what a program may do: send, recv, close, abort |
//! | `receive` | RFC 9293 section 3.10.7: what a segment means |
//! | `ack` | what an acknowledgment means |
//! | `recovery`, `rack`, `tail` | what is lost, and how it is repaired |
//! | `transmit` | what leaves now, and why something waits |
//! | `timers`, `keepalive` | what happens when nothing happens |
//! | `send`, `inbox`, `flight`, `reassembly` | bytes and sequence numbers of either direction |
//! | `chunks`, `text` | bytes that are shared instead of copied |
//! | `rtt`, `congestion`, `options` | timeout, congestion window, what the SYNs agree on |
//! | `listen`, `reset` | segments that meet a listener, or nobody |

mod ack;
mod chunks;
mod config;
mod congestion;
mod flight;
mod inbox;
mod info;
mod keepalive;
mod listen;
mod options;
mod rack;
mod reassembly;
mod receive;
mod recovery;
mod reset;
mod rtt;
mod send;
mod seq;
mod state;
mod tail;
mod text;
mod timers;
mod transmit;
mod user;

#[cfg(test)]
mod tests;

use congestion::Congestion;
use flight::Flight;
use inbox::{AckWish, ReceiveHalf};
use keepalive::KeepAlive;
use options::Negotiated;
use rack::Rack;
use recovery::Recovery;
use rtt::RttEstimator;
use send::SendHalf;
use timers::Timers;

pub use super::Endpoint;
pub use chunks::Pieces;
pub use config::Config;
pub use congestion::Algorithm;
pub use info::{ConnError, Events, Gauge, IcmpError, Info, RecvError, SendError};
pub use listen::{Heard, Listener};
pub use reset::{refuse, reset_for};
pub use seq::SeqNumber;
pub use state::State;
pub use text::Text;

use crate::sim::SimTime;
use crate::trace::{TcpCause, TcpEvent, TcpFact, Trace, What};
use crate::wire::Tcp;

/// An RST that waits to leave.
#[derive(Clone, Copy, Debug)]
struct PendingReset {
    seq: SeqNumber,
    ack: Option<SeqNumber>,
}

/// Answers to doubtful segments (RFC 5961 section 7).
#[derive(Clone, Copy, Debug)]
struct Challenges {
    /// When the last one left.
    last: SimTime,
    /// When the second began in which they are counted.
    second: SimTime,
    /// How many in that second.
    count: u32,
}

/// One endpoint of one connection. Everything it keeps is bounded by its [`Config`].
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a circumstance by itself; the states are an enum")]
pub struct Connection {
    local: Endpoint,
    remote: Endpoint,
    state: State,
    config: Config,
    options: Negotiated,
    send: SendHalf,
    recv: ReceiveHalf,
    flight: Flight,
    recovery: Recovery,
    rack: Rack,
    congestion: Congestion,
    rtt: RttEstimator,
    timers: Timers,
    events: Events,
    error: Option<ConnError>,
    soft_error: Option<ConnError>,
    /// The failure has been reported to the program: from now on it finds an end, as on any closed connection.
    reported: bool,
    /// The program has found the end of what the peer said.
    end_read: bool,
    /// The program has closed: nobody reads any more.
    detached: bool,
    /// It came in at a listener.
    passive: bool,
    keepalive: Option<Box<KeepAlive>>,
    pending_reset: Option<PendingReset>,
    /// The answers to doubtful segments; there are none on most connections.
    challenges: Option<Box<Challenges>>,
    /// When data last left.
    sent_at: SimTime,
    retransmits: u32,
}

impl Connection {
    /// An active open: SYN-SENT, and `poll_transmit` gives the SYN.
    pub fn connect(
        now: SimTime,
        local: Endpoint,
        remote: Endpoint,
        iss: u32,
        config: &Config,
        trace: &mut Trace,
    ) -> Connection {
        let mut connection = Connection::new(now, local, remote, iss, config, State::Closed);
        connection.enter(State::SynSent, TcpCause::Connect, trace);
        connection
    }

    /// A passive open: `syn` reached a listener. SYN-RECEIVED, and `poll_transmit` gives the SYN-ACK.
    fn accept(
        now: SimTime,
        (local, remote): (Endpoint, Endpoint),
        syn: &Tcp,
        iss: u32,
        config: &Config,
        trace: &mut Trace,
    ) -> Connection {
        let mut connection = Connection::new(now, local, remote, iss, config, State::Listen);
        connection.synchronize(now, syn, trace);
        connection.enter(State::SynReceived, TcpCause::SynReceived, trace);
        connection
    }

    fn new(now: SimTime, local: Endpoint, remote: Endpoint, iss: u32, config: &Config, state: State) -> Connection {
        let options = Negotiated::offer(config);
        Connection {
            local,
            remote,
            state,
            config: *config,
            options,
            send: SendHalf::new(iss, config.send_buffer),
            recv: ReceiveHalf::new(config.receive_buffer, config.mss, config.quick_acks),
            flight: Flight::default(),
            recovery: Recovery::default(),
            rack: Rack::new(SeqNumber(iss)),
            congestion: Congestion::new(config.congestion, options.mss.into(), config.initial_window),
            rtt: RttEstimator::new(config),
            timers: Timers::new(),
            events: Events::NONE,
            error: None,
            soft_error: None,
            reported: false,
            end_read: false,
            detached: false,
            passive: state == State::Listen,
            keepalive: None,
            pending_reset: None,
            challenges: None,
            sent_at: now,
            retransmits: 0,
        }
    }

    /// The peer's SYN is known: both sides' options, the first windows, the first congestion window.
    fn synchronize(&mut self, now: SimTime, syn: &Tcp, trace: &mut Trace) {
        self.options = Negotiated::agree(&self.config, &syn.options);
        if self.state == State::Listen {
            // The listening side sizes its window in segments as they will be, timestamps included (Linux).
            self.recv = ReceiveHalf::new(
                self.config.receive_buffer,
                self.options.mss.min(self.config.mss),
                self.config.quick_acks,
            );
        }
        self.options.ts_recent_at = now;
        self.recv.synchronize(SeqNumber(syn.seq));
        self.send.set_window(SeqNumber(syn.seq), SeqNumber(syn.ack), syn.window.into());
        self.congestion = Congestion::new(self.config.congestion, self.options.mss.into(), self.config.initial_window);
        let agreed = self.options;
        self.say(trace, || TcpEvent::Negotiated {
            mss: agreed.mss,
            mss_option: Negotiated::mss_option(&self.config, &syn.options),
            send_scale: agreed.send_scale,
            receive_scale: agreed.receive_scale,
            sack: agreed.sack,
            timestamps: agreed.timestamps,
            send_buffer: self.config.send_buffer,
            receive_buffer: self.config.receive_buffer,
        });
    }

    /// Records a decision of this connection; nothing is built when tracing is off.
    fn say(&self, trace: &mut Trace, event: impl FnOnce() -> TcpEvent) {
        trace.say(|| What::tcp(TcpFact { local: self.local.into(), remote: self.remote.into(), event: event() }));
    }

    /// Records a side remark: what comes next does not follow from it.
    fn remark(&self, trace: &mut Trace, event: impl FnOnce() -> TcpEvent) {
        trace.aside(|| What::tcp(TcpFact { local: self.local.into(), remote: self.remote.into(), event: event() }));
    }

    /// The connection is over with this error.
    fn fail(&mut self, error: ConnError, cause: TcpCause, trace: &mut Trace) {
        self.error = Some(error);
        self.enter(State::Closed, cause, trace);
    }

    /// An acknowledgment leaves with the next `poll_transmit`.
    fn acknowledge_now(&mut self) {
        self.recv.ack = AckWish::Now;
    }

    /// State.
    pub fn state(&self) -> State {
        self.state
    }

    /// Where the numbers of a connection begin that takes its ends over in TIME-WAIT: beyond all that it may still have on
    /// the way (RFC 6191 section 2, Linux `tcp_timewait_state_process`).
    pub fn successor_iss(&self) -> u32 {
        self.send.nxt.0.wrapping_add(65_537)
    }

    /// The byte it expects next, as the wire counts.
    pub fn expected(&self) -> u32 {
        self.recv.nxt.0
    }

    /// The oldest byte that is not acknowledged yet, as the wire counts.
    pub fn unacknowledged(&self) -> u32 {
        self.send.una.0
    }

    /// The handshake is done, and the connection is not over.
    pub fn is_established(&self) -> bool {
        state::synchronized(self.state)
    }

    /// This end.
    pub fn local(&self) -> Endpoint {
        self.local
    }

    /// The other end.
    pub fn remote(&self) -> Endpoint {
        self.remote
    }

    /// How the connection failed, if it did.
    pub fn error(&self) -> Option<ConnError> {
        self.error
    }

    /// CLOSED, and nothing is left to transmit: the object may be dropped.
    pub fn is_closed(&self) -> bool {
        self.state == State::Closed && self.pending_reset.is_none()
    }

    /// What happened since the last call.
    pub fn events(&mut self) -> Events {
        core::mem::take(&mut self.events)
    }

    /// How full its buffers and windows are.
    pub fn gauge(&self) -> Gauge {
        Gauge {
            window: self.recv.window(),
            cwnd: self.congestion.cwnd(),
            ssthresh: self.congestion.ssthresh(),
            in_flight: self.flight.flying(),
            unsent: self.send.unsent(),
            unread: self.recv.queued() as u32,
            held: self.recv.held.len(),
        }
    }

    /// Bytes that the receive and the send buffer can hold.
    pub fn buffers(&self) -> (u32, u32) {
        (self.recv.capacity(), self.send.capacity())
    }

    /// A snapshot for the screen.
    pub fn info(&self) -> Info {
        Info {
            state: self.state,
            iss: self.send.iss.0,
            irs: self.recv.irs.0,
            snd_una: self.send.una.0,
            snd_nxt: self.send.nxt.0,
            rcv_nxt: self.recv.nxt.0,
            snd_wnd: self.send.window,
            rcv_wnd: self.recv.window(),
            mss: self.options.mss,
            cwnd: self.congestion.cwnd(),
            ssthresh: self.congestion.ssthresh(),
            srtt: self.rtt.srtt(),
            rttvar: self.rtt.rttvar(),
            rto: self.rtt.rto(),
            outstanding: self.send.outstanding(),
            in_flight: self.flight.flying(),
            retransmits: self.retransmits,
            recv_queue: self.recv.queued() as u32,
            out_of_order: self.recv.held.len(),
            send_queue: self.send.queued() as u32,
        }
    }
}
