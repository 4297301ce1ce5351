//! The settings of a connection, with the values of a current Linux host (6.18), and the numbers that no host changes.
//! Which of Linux' names sets which field is the table of `os::sysctl`.

use core::time::Duration;

use super::congestion::Algorithm;
use super::options::TIMESTAMP_BYTES;

/// The peer's MSS when its SYN does not name one (RFC 9293 section 3.7.1).
pub(super) const DEFAULT_MSS: u16 = 536;
/// The largest window shift (RFC 7323 section 2.3).
pub(super) const MAX_WINDOW_SCALE: u8 = 14;

/// Settings of one connection.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of Linux, and any combination is allowed")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Config {
    /// Largest data part we can receive in a segment: MTU of the interface less 40.
    pub mss: u16,
    /// No segment gets shorter than this and its options, whatever the peer or a router says: `tcp_min_snd_mss`.
    pub min_mss: u16,
    /// Bytes received and not read yet, at most; the window follows it.
    pub receive_buffer: u32,
    /// What that may grow to while the program reads fast: half of the third number of `tcp_rmem`.
    pub receive_buffer_max: u32,
    /// It grows: `tcp_moderate_rcvbuf`.
    pub moderate_rcvbuf: bool,
    /// Bytes given by the program and not acknowledged yet, at most.
    pub send_buffer: u32,
    /// What that may grow to with the congestion window: the third number of `tcp_wmem`.
    pub send_buffer_max: u32,
    /// Window shift to offer; `None` offers none.
    pub window_scale: Option<u8>,
    /// Offer selective acknowledgments.
    pub sack: bool,
    /// Report data that arrived twice (RFC 2883): `tcp_dsack`.
    pub dsack: bool,
    /// Offer timestamps.
    pub timestamps: bool,
    /// Send small segments at once (`TCP_NODELAY`).
    pub nodelay: bool,
    /// How the congestion window moves: `tcp_congestion_control`.
    pub congestion: Algorithm,
    /// First flight, in segments (RFC 6928).
    pub initial_window: u8,
    /// After a silence the congestion window starts small again: `tcp_slow_start_after_idle`.
    pub idle_restart: bool,
    /// Segments beyond a hole that make it a loss (RFC 5681: 3): `tcp_reordering`.
    pub reordering: u8,
    /// 3 or 4: two round trips of silence bring a probe for a lost tail (RFC 8985 section 7): `tcp_early_retrans`.
    pub early_retrans: u8,
    /// RACK (RFC 8985 section 6): `tcp_recovery`. 2 is added: the disorder allowed for stays a quarter of a round trip; 4:
    /// no number of segments beyond a hole ends the waiting. 1 changes nothing: there is no other way to find losses.
    pub recovery: u8,
    /// Repetitions of a SYN after the linear ones: `tcp_syn_retries`.
    pub syn_retries: u8,
    /// Repetitions of a SYN one second apart, before the wait doubles: `tcp_syn_linear_timeouts`.
    pub syn_linear_timeouts: u8,
    /// Repetitions of a SYN-ACK: `tcp_synack_retries`.
    pub synack_retries: u8,
    /// Data is given up after the time that so many repetitions would take at the least: `tcp_retries2`.
    pub data_retries: u8,
    /// The same when no program holds the connection any more: `tcp_orphan_retries`; 0 stands for 8.
    pub orphan_retries: u8,
    /// Retransmission timeout before the first sample (RFC 6298 section 2.1): Linux `TCP_TIMEOUT_INIT`.
    pub rto_initial_ms: u32,
    /// The least variation the timeout allows for: `tcp_rto_min_us` (RFC 6298 asks for 1 s in all).
    pub rto_min_us: u32,
    /// The longest timeout: `tcp_rto_max_ms`.
    pub rto_max_ms: u32,
    /// Timeout of the first data when the handshake gave no sample (RFC 6298 section 5.7): `TCP_TIMEOUT_FALLBACK`.
    pub rto_fallback_ms: u32,
    /// How long an acknowledgment may wait for company: Linux `TCP_DELACK_MIN` (RFC 1122 allows 500 ms).
    pub delayed_ack_ms: u16,
    /// Acknowledgments sent at once at the start of a connection: Linux `TCP_MAX_QUICKACKS`.
    pub quick_acks: u8,
    /// Stay in FIN-WAIT-2 once the program has closed: `tcp_fin_timeout`.
    pub fin_timeout_s: u32,
    /// Stay in TIME-WAIT: Linux `TCP_TIMEWAIT_LEN` (RFC 9293 asks for 2 MSL = 4 min).
    pub time_wait_s: u32,
    /// An RST does not end TIME-WAIT (RFC 1337): `tcp_rfc1337`.
    pub rfc1337: bool,
    /// Silence after which a kept-alive connection asks: `tcp_keepalive_time`.
    pub keepalive_time_s: u32,
    /// Distance of these questions: `tcp_keepalive_intvl`.
    pub keepalive_interval_s: u32,
    /// Unanswered questions after which the peer is gone: `tcp_keepalive_probes`.
    pub keepalive_probes: u8,
    /// Least distance of two answers to segments that cannot be right: `tcp_invalid_ratelimit`.
    pub invalid_gap_ms: u32,
    /// Such answers in one second, at most (RFC 5961 section 7): `tcp_challenge_ack_limit`.
    pub challenge_limit: u32,
}

impl Config {
    /// The defaults.
    pub const DEFAULT: Config = Config {
        mss: 1460,
        min_mss: 48,
        receive_buffer: 64 * 1024,
        receive_buffer_max: 3 * 1024 * 1024,
        moderate_rcvbuf: true,
        send_buffer: 64 * 1024,
        send_buffer_max: 4 * 1024 * 1024,
        window_scale: Some(7),
        sack: true,
        dsack: true,
        timestamps: true,
        nodelay: false,
        congestion: Algorithm::Cubic,
        initial_window: 10,
        idle_restart: true,
        reordering: 3,
        early_retrans: 3,
        recovery: 1,
        syn_retries: 6,
        syn_linear_timeouts: 4,
        synack_retries: 5,
        data_retries: 15,
        orphan_retries: 0,
        rto_initial_ms: 1_000,
        rto_min_us: 200_000,
        rto_max_ms: 120_000,
        rto_fallback_ms: 3_000,
        delayed_ack_ms: 40,
        quick_acks: 16,
        fin_timeout_s: 60,
        time_wait_s: 60,
        rfc1337: false,
        keepalive_time_s: 7_200,
        keepalive_interval_s: 75,
        keepalive_probes: 9,
        invalid_gap_ms: 500,
        challenge_limit: i32::MAX as u32,
    };

    /// The defaults over an interface that carries IP packets of `mtu` bytes.
    pub fn for_mtu(mtu: u16) -> Self {
        Config::DEFAULT.over(mtu)
    }

    /// These settings over an interface that carries IP packets of `mtu` bytes (RFC 9293 section 3.7.1: less 40); no
    /// link carries less than 68 (RFC 791).
    #[must_use]
    pub fn over(self, mtu: u16) -> Self {
        let mss = mtu.max(68) - 40;
        // No setting makes a segment that the own interface cannot carry.
        Config { mss, min_mss: self.min_mss.min(mss.saturating_sub(TIMESTAMP_BYTES)), ..self }
    }

    pub(super) fn delayed_ack(&self) -> Duration {
        Duration::from_millis(self.delayed_ack_ms.into())
    }

    pub(super) fn rto_max(&self) -> Duration {
        Duration::from_millis(self.rto_max_ms.into())
    }

    /// The time after which data is given up: what `retries` repetitions would take from the shortest timeout on, as
    /// Linux `tcp_model_timeout` reckons. 15 → 924.6 s.
    pub(super) fn patience(&self, retries: u8) -> Duration {
        let mut wait = Duration::from_micros(self.rto_min_us.into());
        let mut sum = Duration::ZERO;
        for _ in 0..=retries {
            sum += wait;
            wait = (2 * wait).min(self.rto_max());
        }
        sum
    }
}

impl Default for Config {
    fn default() -> Self {
        Config::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_is_that_of_linux() {
        let patience = |retries| Config::DEFAULT.patience(retries).as_millis();
        assert_eq!((patience(15), patience(8)), (924_600, 102_200));
    }

    #[test]
    fn no_link_is_too_small() {
        assert_eq!((Config::for_mtu(1500).mss, Config::for_mtu(0).mss), (1460, 28));
        let greedy = Config { min_mss: u16::MAX, ..Config::DEFAULT };
        assert_eq!(greedy.over(1500).min_mss, 1448, "no segment is longer than the interface carries");
    }
}
