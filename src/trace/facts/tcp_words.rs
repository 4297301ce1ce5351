//! The words of TCP's facts: states, causes, reasons and proofs, each an enum. Not the decisions, which stand in
//! `TcpEvent` and choose among these words.

use core::fmt;

use serde::Serialize;

/// Connection states, RFC 9293 section 3.3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum TcpState {
    /// No connection.
    Closed,
    /// Waiting for a SYN from anywhere.
    Listen,
    /// Our SYN is out.
    SynSent,
    /// Both SYNs are known, ours is not acknowledged yet.
    SynReceived,
    /// Data may flow both ways.
    Established,
    /// We closed first; our FIN is not acknowledged yet.
    #[serde(rename = "FIN-WAIT-1")]
    FinWait1,
    /// Our FIN is acknowledged; the peer may still send.
    #[serde(rename = "FIN-WAIT-2")]
    FinWait2,
    /// The peer closed; we may still send.
    CloseWait,
    /// Both closed at once; our FIN is not acknowledged yet.
    Closing,
    /// The peer closed first, then we did; our FIN is not acknowledged yet.
    LastAck,
    /// Done; waiting until old segments have died.
    TimeWait,
}

impl TcpState {
    /// The name as RFC 9293 spells it.
    pub const fn name(self) -> &'static str {
        match self {
            TcpState::Closed => "CLOSED",
            TcpState::Listen => "LISTEN",
            TcpState::SynSent => "SYN-SENT",
            TcpState::SynReceived => "SYN-RECEIVED",
            TcpState::Established => "ESTABLISHED",
            TcpState::FinWait1 => "FIN-WAIT-1",
            TcpState::FinWait2 => "FIN-WAIT-2",
            TcpState::CloseWait => "CLOSE-WAIT",
            TcpState::Closing => "CLOSING",
            TcpState::LastAck => "LAST-ACK",
            TcpState::TimeWait => "TIME-WAIT",
        }
    }
}

impl fmt::Display for TcpState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What moved a connection from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpCause {
    /// A program called connect.
    Connect,
    /// A SYN reached a listener, or crossed our own SYN.
    SynReceived,
    /// The peer acknowledged our SYN.
    SynAcknowledged,
    /// A program closed.
    Close,
    /// A program shut down its sending side, and may still read.
    Shutdown,
    /// The peer's FIN arrived, all data before it included.
    FinReceived,
    /// The peer acknowledged our FIN.
    FinAcknowledged,
    /// A program aborted, or closed with data unread.
    Abort,
    /// Data arrived for a program that has closed.
    DataAfterClose,
    /// An RST arrived.
    ResetReceived,
    /// Too many repetitions without an answer.
    TimedOut,
    /// An ICMP error ended it.
    IcmpError,
    /// The waiting time of TIME-WAIT or FIN-WAIT-2 is over.
    WaitOver,
}

/// Why bytes were sent once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpResend {
    /// The retransmission timer ran out.
    Timeout,
    /// Duplicate ACKs or SACK blocks showed a hole (RFC 5681, 6675).
    FastRetransmit,
    /// One that was sent later has arrived (RFC 8985 section 6).
    Rack,
    /// The hole is filled, but there is another behind it (RFC 6582).
    PartialAck,
    /// The end of the flight was not acknowledged in two round trips (RFC 8985 section 7).
    TailLossProbe,
    /// The peer repeated its SYN, or its SYN crossed ours.
    SynRepeated,
    /// The path cannot carry segments this long (RFC 1191).
    PathMtu,
}

/// What proves that a repetition was needless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpProof {
    /// The acknowledgment echoes a timestamp older than the first repetition (RFC 3522).
    Timestamp,
    /// The peer reports all that was repeated as duplicates (RFC 2883, 3708).
    DuplicateReport,
}

/// Why a segment was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpReject {
    /// Its sequence numbers lie outside the receive window.
    OutsideWindow,
    /// It acknowledges something never sent, or something far too old.
    BadAck,
    /// Its timestamp is older than the newest one seen (PAWS, RFC 7323 section 5).
    OldTimestamp,
    /// A SYN for a connection that is already open (RFC 5961 section 4).
    SynInWindow,
    /// An RST that lies in the window but not exactly at its start (RFC 5961 section 3).
    ResetInWindow,
    /// An RST in TIME-WAIT, where it may end nothing (RFC 1337).
    ResetInTimeWait,
    /// Neither SYN, RST nor ACK where one of them is needed.
    NoAck,
    /// Too many separate holes: the data is not kept.
    TooManyHoles,
}

/// Why a connection attempt was ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpQueue {
    /// Connections waiting for accept.
    Accept,
    /// Connections in SYN-RECEIVED.
    Syn,
}

/// Why an RST leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpResetWhy {
    /// The segment acknowledges what was never sent (RFC 9293 section 3.10.7.3).
    BadAck,
    /// The program aborted the connection.
    Abort,
    /// The program closed with this many bytes unread (RFC 9293 section 3.6.1).
    UnreadData {
        /// Bytes nobody will read.
        bytes: u32,
    },
    /// Data arrived after the program had closed.
    DataAfterClose,
    /// A SYN with another number arrived before the handshake was done (RFC 9293 section 3.10.7.4).
    SynInHandshake,
    /// No answer to the keep-alive probes.
    KeepAlive,
}

/// Where a round-trip sample came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpRttSource {
    /// A segment sent once and acknowledged (Karn's rule holds).
    Segment,
    /// The echoed timestamp (RFC 7323 section 4).
    Timestamp,
}
