//! What the outside learns from a connection: events to wake a task, errors, and a snapshot for the screen.

use core::ops::BitOr;
use core::time::Duration;

use super::state::State;

/// What happened since the last look; a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Events(u8);

impl Events {
    /// Nothing.
    pub const NONE: Events = Events(0);
    /// The handshake is done.
    pub const BECAME_ESTABLISHED: Events = Events(1);
    /// Data or the end of data can be read.
    pub const READABLE: Events = Events(2);
    /// There is room in the send buffer.
    pub const WRITABLE: Events = Events(4);
    /// The connection is over; `Connection::error` says how.
    pub const CLOSED: Events = Events(8);

    /// Is every event of `other` in this set?
    pub const fn contains(self, other: Events) -> bool {
        self.0 & other.0 == other.0
    }

    /// Did nothing happen?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn insert(&mut self, other: Events) {
        self.0 |= other.0;
    }
}

impl BitOr for Events {
    type Output = Events;
    fn bitor(self, other: Events) -> Events {
        Events(self.0 | other.0)
    }
}

/// How a connection failed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ConnError {
    /// An RST (or ICMP port unreachable) answered the SYN: `ECONNREFUSED`.
    Refused,
    /// An RST ended an open connection: `ECONNRESET`.
    Reset,
    /// The same after the peer had said that it sends no more: whoever writes now writes to nobody, `EPIPE`.
    Pipe,
    /// Nobody answered: `ETIMEDOUT`.
    TimedOut,
    /// No route leads to that network: `ENETUNREACH`.
    NetUnreachable,
    /// A router, or ARP, did not find the host, or it is forbidden: `EHOSTUNREACH`.
    HostUnreachable,
    /// A router does not know the host: `EHOSTDOWN`.
    HostDown,
    /// A router says that this box is isolated: `ENONET`.
    SourceIsolated,
    /// The host does not speak TCP: `ENOPROTOOPT`.
    NoProtocol,
    /// A router could not follow the source route: `EOPNOTSUPP`.
    SourceRoute,
    /// A router could not read the header: `EPROTO`.
    BadHeader,
}

impl ConnError {
    /// As POSIX calls it.
    pub const fn errno(self) -> &'static str {
        match self {
            ConnError::Refused => "ECONNREFUSED",
            ConnError::Reset => "ECONNRESET",
            ConnError::Pipe => "EPIPE",
            ConnError::TimedOut => "ETIMEDOUT",
            ConnError::NetUnreachable => "ENETUNREACH",
            ConnError::HostUnreachable => "EHOSTUNREACH",
            ConnError::HostDown => "EHOSTDOWN",
            ConnError::SourceIsolated => "ENONET",
            ConnError::NoProtocol => "ENOPROTOOPT",
            ConnError::SourceRoute => "EOPNOTSUPP",
            ConnError::BadHeader => "EPROTO",
        }
    }
}

/// Why bytes could not be given to a connection.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SendError {
    /// This side has closed: `EPIPE`.
    Closed,
    /// The connection failed.
    Failed(ConnError),
}

/// Why nothing could be read from a connection.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RecvError {
    /// The connection failed, and all that came before it has been read.
    Failed(ConnError),
}

/// What an ICMP error about a segment of ours says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IcmpError {
    /// Whoever connects fails with this (Linux `icmp_err_convert`).
    Means(ConnError),
    /// Type 3 code 4: the next link carries only this many bytes of IP packet.
    FragNeeded {
        /// MTU of that link.
        mtu: u16,
    },
}

/// How full everything is. Bytes; what the fact of each segment carries.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Gauge {
    /// Our window, unscaled.
    pub window: u32,
    /// Congestion window.
    pub cwnd: u32,
    /// Slow-start threshold; `u32::MAX` before the first loss.
    pub ssthresh: u32,
    /// Thought to be on the way.
    pub in_flight: u32,
    /// In the send buffer, not sent yet.
    pub unsent: u32,
    /// In the receive buffer, for the program.
    pub unread: u32,
    /// In the receive buffer, beyond a hole.
    pub held: u32,
}

/// A snapshot of a connection. Sizes in bytes, numbers as on the wire.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Info {
    /// State.
    pub state: State,
    /// Our initial sequence number; subtract it for relative numbers.
    pub iss: u32,
    /// The peer's initial sequence number.
    pub irs: u32,
    /// Oldest unacknowledged number.
    pub snd_una: u32,
    /// Next number to send.
    pub snd_nxt: u32,
    /// Next number expected.
    pub rcv_nxt: u32,
    /// The peer's window, unscaled.
    pub snd_wnd: u32,
    /// Our window, unscaled.
    pub rcv_wnd: u32,
    /// Largest data part of a segment we send.
    pub mss: u16,
    /// Congestion window.
    pub cwnd: u32,
    /// Slow-start threshold; `u32::MAX` before the first loss.
    pub ssthresh: u32,
    /// Smoothed round-trip time, after the first sample.
    pub srtt: Option<Duration>,
    /// Its variation.
    pub rttvar: Duration,
    /// Retransmission timeout, back-off included.
    pub rto: Duration,
    /// Bytes sent and not acknowledged.
    pub outstanding: u32,
    /// Bytes thought to be on the way: `outstanding` less those lost or selectively acknowledged.
    pub in_flight: u32,
    /// Segments sent more than once so far.
    pub retransmits: u32,
    /// Bytes waiting to be read.
    pub recv_queue: u32,
    /// Bytes beyond a hole.
    pub out_of_order: u32,
    /// Bytes not acknowledged, sent or not.
    pub send_queue: u32,
}
