//! The settings of a connection, with the values of a current Linux host, and the constants that have no knob.

use core::time::Duration;

use super::congestion::Algorithm;

/// Retransmission timeout before the first sample (RFC 6298 section 2.1).
pub(super) const RTO_INITIAL: Duration = Duration::from_secs(1);
/// The least variation the timeout allows for: Linux `TCP_RTO_MIN` (RFC 6298 asks for 1 s in all).
pub(super) const RTO_MIN: Duration = Duration::from_millis(200);
/// The longest timeout: Linux `TCP_RTO_MAX`.
pub(super) const RTO_MAX: Duration = Duration::from_secs(120);
/// Timeout of the first data when the handshake gave no sample (RFC 6298 section 5.7).
pub(super) const RTO_FALLBACK: Duration = Duration::from_secs(3);
/// How long an acknowledgment may wait for company: Linux `TCP_DELACK_MIN`.
pub(super) const DELAYED_ACK: Duration = Duration::from_millis(40);
/// Stay in TIME-WAIT: Linux `TCP_TIMEWAIT_LEN` (RFC 9293 asks for 2 MSL = 4 min).
pub(super) const TIME_WAIT: Duration = Duration::from_secs(60);
/// Stay in FIN-WAIT-2 once the program has closed: Linux `tcp_fin_timeout`.
pub(super) const FIN_WAIT_2: Duration = Duration::from_secs(60);
/// Least distance of two answers to segments that cannot be right: Linux `tcp_invalid_ratelimit`.
pub(super) const CHALLENGE_GAP: Duration = Duration::from_millis(500);
/// First flight, in segments (RFC 6928).
pub(super) const INITIAL_WINDOW_SEGMENTS: u32 = 10;
/// The peer's MSS when its SYN does not name one (RFC 9293 section 3.7.1).
pub(super) const DEFAULT_MSS: u16 = 536;
/// Acknowledgments sent at once at the start of a connection: Linux `TCP_MAX_QUICKACKS`.
pub(super) const QUICK_ACKS: u8 = 16;
/// The largest window shift (RFC 7323 section 2.3).
pub(super) const MAX_WINDOW_SCALE: u8 = 14;

/// Settings of one connection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Config {
    /// Largest data part we can receive in a segment: MTU of the interface less 40.
    pub mss: u16,
    /// Bytes received and not read yet, at most; the window follows it.
    pub receive_buffer: u32,
    /// Bytes given by the program and not acknowledged yet, at most.
    pub send_buffer: u32,
    /// Window shift to offer; `None` offers none.
    pub window_scale: Option<u8>,
    /// Offer selective acknowledgments.
    pub sack: bool,
    /// Offer timestamps.
    pub timestamps: bool,
    /// Send small segments at once (`TCP_NODELAY`).
    pub nodelay: bool,
    /// How the congestion window moves: `tcp_congestion_control`.
    pub congestion: Algorithm,
    /// Repetitions of a SYN after the linear ones: `tcp_syn_retries`.
    pub syn_retries: u8,
    /// Repetitions of a SYN one second apart, before the wait doubles: `tcp_syn_linear_timeouts`.
    pub syn_linear_timeouts: u8,
    /// Repetitions of a SYN-ACK: `tcp_synack_retries`.
    pub synack_retries: u8,
    /// Data is given up after the time that so many repetitions would take at the least: `tcp_retries2`.
    pub data_retries: u8,
    /// The same when no program holds the connection any more: `tcp_orphan_retries`.
    pub orphan_retries: u8,
}

impl Config {
    /// The defaults over an interface that carries IP packets of `mtu` bytes (RFC 9293 section 3.7.1: less 40); no
    /// link carries less than 68 (RFC 791).
    pub fn for_mtu(mtu: u16) -> Self {
        Config { mss: mtu.max(68) - 40, ..Config::default() }
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            mss: 1460,
            receive_buffer: 64 * 1024,
            send_buffer: 64 * 1024,
            window_scale: Some(7),
            sack: true,
            timestamps: true,
            nodelay: false,
            congestion: Algorithm::Cubic,
            syn_retries: 6,
            syn_linear_timeouts: 4,
            synack_retries: 5,
            data_retries: 15,
            orphan_retries: 8,
        }
    }
}
