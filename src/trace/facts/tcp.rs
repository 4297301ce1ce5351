//! What a TCP endpoint can say about itself: one typed event per decision, with its numbers. No sentence lives
//! here, and no protocol rule either: `proto::tcp` decides, the screen words it.

use std::net::SocketAddrV4;

use serde::Serialize;

use crate::trace::FactId;

use super::tcp_words::{TcpCause, TcpProof, TcpQueue, TcpReject, TcpResend, TcpResetWhy, TcpRttSource, TcpState};

/// One decision of one TCP endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TcpFact {
    /// This end of the connection.
    pub local: SocketAddrV4,
    /// The other end.
    pub remote: SocketAddrV4,
    /// What was decided.
    pub event: TcpEvent,
}

/// A decision of a TCP endpoint. Sequence numbers are those on the wire; times are in nanoseconds, sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpEvent {
    /// The connection changed its state.
    State {
        /// Before.
        from: TcpState,
        /// After.
        to: TcpState,
        /// Why.
        cause: TcpCause,
    },
    /// Both SYNs are known: what the connection will use.
    Negotiated {
        /// Largest data part of a segment we send: `mss_option` less what timestamps take.
        mss: u16,
        /// The lower MSS option of the two SYNs (RFC 9293 section 3.7.1); 536 where there is none.
        mss_option: u16,
        /// Shift of the windows the peer announces (RFC 7323 section 2).
        send_scale: u8,
        /// Shift of the windows we announce.
        receive_scale: u8,
        /// SACK in both directions (RFC 2018).
        sack: bool,
        /// Timestamps on every segment (RFC 7323 section 3).
        timestamps: bool,
        /// Room in our send buffer, bytes.
        send_buffer: u32,
        /// Room in our receive buffer, bytes.
        receive_buffer: u32,
    },
    /// A segment was handed to the IP layer.
    Sent {
        /// What it is: `SYN`, `SYN-ACK`, `ACK`, `DATA`, `FIN` (with or without data), `RST`.
        kind: &'static str,
        /// Its first sequence number.
        seq: u32,
        /// Data bytes in it.
        len: u32,
        /// What it acknowledges; none when it acknowledges nothing.
        ack: Option<u32>,
        /// The fact that opened the connection: the call, or the SYN that was heard.
        opened: FactId,
        /// The arrival that moved the acknowledgment to where it is; none before the first.
        heard: FactId,
        /// The receive window it offers, unscaled.
        window: u32,
        /// Congestion window.
        cwnd: u32,
        /// Slow-start threshold; `u32::MAX` before the first loss.
        ssthresh: u32,
        /// Sequence numbers thought to be on the way, its own included.
        in_flight: u32,
        /// Bytes in the send buffer that have not left yet.
        unsent: u32,
        /// Bytes in the receive buffer that the program has not read.
        unread: u32,
        /// Bytes in the receive buffer beyond a hole.
        held: u32,
    },
    /// The round-trip time was measured and the timeout follows it (RFC 6298 section 2).
    RttSample {
        /// Measured now.
        rtt_ns: u64,
        /// Smoothed.
        srtt_ns: u64,
        /// Variation.
        rttvar_ns: u64,
        /// The timeout that follows.
        rto_ns: u64,
        /// How it was measured.
        source: TcpRttSource,
    },
    /// The retransmission timer ran out (RFC 6298 section 5.4, RFC 5681 section 3.1).
    Timeout {
        /// How long it waited.
        waited_ns: u64,
        /// How long the next wait is.
        next_ns: u64,
        /// Which repetition this is, from 1.
        attempt: u32,
        /// First byte that is not acknowledged.
        una: u32,
        /// Bytes sent and not acknowledged.
        outstanding: u32,
        /// Congestion window from now on.
        cwnd: u32,
        /// Slow-start threshold from now on.
        ssthresh: u32,
    },
    /// A segment was sent once more.
    Retransmit {
        /// Its first sequence number.
        seq: u32,
        /// Its length in sequence numbers.
        len: u32,
        /// How often it has been sent now, the first time included.
        transmission: u32,
        /// Why.
        why: TcpResend,
    },
    /// An ACK repeated what is known (RFC 5681 section 2).
    DuplicateAck {
        /// How many in a row.
        count: u32,
        /// What it acknowledges.
        ack: u32,
    },
    /// A hole is certain: fast retransmit and fast recovery begin (RFC 6582 section 3.2, RFC 6675 section 5).
    FastRecovery {
        /// First byte of the hole.
        una: u32,
        /// Recovery ends when this is acknowledged.
        recover: u32,
        /// Bytes sent and not acknowledged.
        outstanding: u32,
        /// Congestion window from now on.
        cwnd: u32,
        /// Slow-start threshold from now on.
        ssthresh: u32,
    },
    /// Everything sent before the loss is acknowledged.
    Recovered {
        /// Congestion window from now on.
        cwnd: u32,
        /// Slow-start threshold.
        ssthresh: u32,
    },
    /// A segment sent later has arrived; the one before may only be late, so it is waited for (RFC 8985 section 6.2).
    ReorderingWait {
        /// First byte that is not acknowledged.
        una: u32,
        /// So long.
        wait_ns: u64,
        /// The disorder that is allowed for.
        window_ns: u64,
    },
    /// Two round trips of silence: one segment more is sent to learn whether the end is lost (RFC 8985 section 7).
    TailLossProbe {
        /// Silence since the last new data.
        waited_ns: u64,
        /// First byte that is not acknowledged.
        una: u32,
        /// Bytes sent and not acknowledged.
        outstanding: u32,
    },
    /// The tail-loss probe filled a hole: that was a loss, so the window shrinks (RFC 8985 section 7.4).
    TailLossRepaired {
        /// Congestion window from now on.
        cwnd: u32,
        /// Slow-start threshold from now on.
        ssthresh: u32,
    },
    /// Nothing was lost, the repetition was needless: the window is what it was.
    SpuriousRecovery {
        /// What proves it.
        proof: TcpProof,
        /// Congestion window from now on.
        cwnd: u32,
        /// Slow-start threshold from now on.
        ssthresh: u32,
    },
    /// The peer reports data it got twice (RFC 2883).
    DuplicateReported {
        /// Its first byte.
        seq: u32,
        /// Its length.
        len: u32,
    },
    /// Round trips get longer, so a queue grows on the way: slow start ends before it overflows (`HyStart`).
    SlowStartLeft {
        /// The round trip measured last.
        rtt_ns: u64,
        /// The shortest one.
        shortest_ns: u64,
        /// Congestion window, and the threshold from now on.
        cwnd: u32,
    },
    /// The program reads fast: the receive buffer grows, and the window with it (Linux `tcp_rcv_space_adjust`).
    ReceiveBufferGrown {
        /// Bytes before.
        from: u32,
        /// Bytes from now on.
        to: u32,
    },
    /// The congestion window has outgrown the send buffer, which follows (Linux `tcp_sndbuf_expand`).
    SendBufferGrown {
        /// Bytes before.
        from: u32,
        /// Bytes from now on.
        to: u32,
    },
    /// Slow start is over, growth is linear from now on (RFC 5681 section 3.1).
    CongestionAvoidance {
        /// Congestion window.
        cwnd: u32,
        /// Slow-start threshold it reached.
        ssthresh: u32,
    },
    /// Nothing was sent for longer than the timeout: the congestion window starts small again (RFC 5681 section 4.1).
    IdleRestart {
        /// Quiet for so long.
        idle_ns: u64,
        /// Congestion window from now on.
        cwnd: u32,
    },
    /// The peer's window became zero: sending stops.
    SendWindowClosed {
        /// Bytes waiting in the send buffer.
        waiting: u32,
    },
    /// The peer's window opened again.
    SendWindowOpened {
        /// Its size.
        window: u32,
    },
    /// Our own window became zero: the program does not read.
    ReceiveWindowClosed {
        /// Bytes waiting for the program.
        unread: u32,
    },
    /// Our own window opened again.
    ReceiveWindowOpened {
        /// Its size.
        window: u32,
    },
    /// The peer's window is (nearly) shut: it is asked for its size (RFC 9293 section 3.8.6.1).
    WindowProbe {
        /// Which probe in a row, from 1.
        attempt: u32,
        /// How long until the next one.
        next_ns: u64,
        /// The window as last heard.
        window: u32,
    },
    /// Nothing moved for long: the peer is asked whether it is still there (RFC 9293 section 3.8.4).
    KeepAliveProbe {
        /// Which probe in a row, from 1.
        attempt: u32,
        /// After so many without an answer the peer is gone.
        of: u32,
        /// How long until the next one.
        next_ns: u64,
    },
    /// The program has read: the peer is told that there is room again (RFC 9293 section 3.8.6.2.2).
    WindowUpdate {
        /// What the peer still believed to be free.
        from: u32,
        /// What is free.
        to: u32,
    },
    /// A small segment waits for the acknowledgment of the small one before it (Nagle, RFC 9293 section 3.7.4).
    NagleHeld {
        /// Bytes waiting.
        bytes: u32,
        /// Bytes sent and not acknowledged.
        outstanding: u32,
    },
    /// The acknowledgment waits for company (RFC 9293 section 3.8.6.3).
    AckDelayed {
        /// At most so long.
        wait_ns: u64,
    },
    /// Data beyond a hole arrived and is kept.
    OutOfOrder {
        /// Its first byte.
        seq: u32,
        /// Its length.
        len: u32,
        /// The byte that is missing.
        expected: u32,
        /// Separate pieces kept now.
        pieces: u32,
    },
    /// A hole was filled.
    HoleFilled {
        /// Bytes that became readable with it, its own included.
        bytes: u32,
        /// The byte expected next.
        expected: u32,
    },
    /// Data that was received before arrived again.
    DuplicateData {
        /// Its first byte.
        seq: u32,
        /// Its length.
        len: u32,
    },
    /// A segment was not accepted.
    Rejected {
        /// Why.
        why: TcpReject,
        /// Its sequence number.
        seq: u32,
        /// Its acknowledgment number.
        ack: u32,
        /// An ACK goes back that tells the peer where we are.
        answered: bool,
    },
    /// An RST ended the connection.
    ResetReceived {
        /// Its sequence number.
        seq: u32,
    },
    /// An RST leaves.
    ResetSent {
        /// Its sequence number.
        seq: u32,
        /// Why.
        why: TcpResetWhy,
    },
    /// No connection and no listener: the segment is answered by an RST (RFC 9293 section 3.10.7.1).
    NoConnection {
        /// The segment's sequence number.
        seq: u32,
    },
    /// A queue of the listener is full: the SYN is ignored, the client will repeat it.
    QueueFull {
        /// Which.
        queue: TcpQueue,
        /// Its limit.
        limit: u32,
    },
    /// An ICMP error that does not end the connection was remembered (RFC 5461).
    SoftError {
        /// What the program is told should the connection be given up: `EHOSTUNREACH`.
        errno: &'static str,
    },
    /// The path MTU shrank: segments get shorter (RFC 1191).
    PathMtu {
        /// What the router can carry.
        mtu: u16,
        /// Data in a segment from now on.
        mss: u16,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_written_as_the_rfc_spells_them() {
        for state in [TcpState::FinWait1, TcpState::SynReceived, TcpState::TimeWait, TcpState::Closed] {
            assert_eq!(serde_json::to_string(&state).ok(), Some(format!("\"{state}\"")));
        }
    }
}
