//! What the two SYNs agree on, and the options each kind of segment carries: MSS (RFC 9293 section 3.7.1), window scale
//! and timestamps (RFC 7323), SACK (RFC 2018, 2883). Their order on the wire is `wire::TcpOptions`' business.

use super::config::{Config, DEFAULT_MSS, MAX_WINDOW_SCALE};
use crate::sim::SimTime;
use crate::wire::TcpOptions;

/// Bytes that timestamps take in every segment: kind, length, two values, two no-ops.
pub(super) const TIMESTAMP_BYTES: u16 = 12;

/// What the connection uses once both SYNs are known; before that, what we would like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Negotiated {
    /// Data bytes in a full segment, without SACK blocks.
    pub(super) mss: u16,
    /// Shift of windows that arrive.
    pub(super) send_scale: u8,
    /// Shift of windows that leave.
    pub(super) receive_scale: u8,
    /// SACK may be sent and arrives.
    pub(super) sack: bool,
    /// Timestamps on every segment.
    pub(super) timestamps: bool,
    /// The peer's newest timestamp in order (`TS.Recent`).
    pub(super) ts_recent: u32,
    /// When that was heard.
    pub(super) ts_recent_at: SimTime,
}

impl Negotiated {
    /// Before the peer's SYN is known.
    pub(super) fn offer(config: &Config) -> Self {
        Negotiated {
            mss: full_segment(config.mss, config.timestamps, config.min_mss),
            send_scale: 0,
            receive_scale: config.window_scale.unwrap_or(0).min(MAX_WINDOW_SCALE),
            sack: config.sack,
            timestamps: config.timestamps,
            ts_recent: 0,
            ts_recent_at: SimTime::ZERO,
        }
    }

    /// The peer's SYN: what both sides named is used.
    pub(super) fn agree(config: &Config, peer: &TcpOptions) -> Self {
        let (send_scale, receive_scale) = match (config.window_scale, peer.window_scale) {
            (Some(ours), Some(theirs)) => (theirs.min(MAX_WINDOW_SCALE), ours.min(MAX_WINDOW_SCALE)),
            _ => (0, 0),
        };
        let timestamps = config.timestamps && peer.timestamps.is_some();
        Negotiated {
            mss: full_segment(Negotiated::mss_option(config, peer), timestamps, config.min_mss),
            send_scale,
            receive_scale,
            sack: config.sack && peer.sack_permitted,
            timestamps,
            ts_recent: peer.timestamps.map_or(0, |(value, _)| value),
            ts_recent_at: SimTime::ZERO,
        }
    }

    /// The lower of what both SYNs say (RFC 9293 section 3.7.1).
    pub(super) fn mss_option(config: &Config, peer: &TcpOptions) -> u16 {
        peer.mss.unwrap_or(DEFAULT_MSS).min(config.mss)
    }

    /// A link on the way carries packets of `mtu` bytes. Returns whether segments get shorter.
    pub(super) fn shrink_to(&mut self, mtu: u16, floor: u16) -> bool {
        let mss = full_segment(mtu.saturating_sub(40), self.timestamps, floor);
        let shorter = mss < self.mss;
        self.mss = self.mss.min(mss);
        shorter
    }

    /// Options of our SYN (`answered` is false) or SYN-ACK.
    pub(super) fn syn_options(&self, config: &Config, now: SimTime, answered: bool) -> TcpOptions {
        let scale = config.window_scale.map(|_| self.receive_scale);
        TcpOptions {
            mss: Some(config.mss),
            // A SYN-ACK offers only what the SYN offered.
            window_scale: if answered { scale.filter(|_| self.receive_scale > 0) } else { scale },
            sack_permitted: self.sack,
            timestamps: self.timestamps(now),
            ..TcpOptions::default()
        }
    }

    /// The timestamp option of a segment sent now.
    pub(super) fn timestamps(&self, now: SimTime) -> Option<(u32, u32)> {
        self.timestamps.then(|| (timestamp(now), self.ts_recent))
    }

    /// SACK blocks that fit beside the other options: 40 bytes, of which timestamps take 12 and the list header 4.
    pub(super) fn sack_room(&self) -> usize {
        if self.timestamps { 3 } else { 4 }
    }
}

/// The clock of the timestamp option: milliseconds since boot, as on Linux.
pub(super) fn timestamp(now: SimTime) -> u32 {
    (now.micros() / 1000) as u32
}

/// No segment gets shorter than `floor`, whatever the peer or a router says.
fn full_segment(mss: u16, timestamps: bool, floor: u16) -> u16 {
    mss.saturating_sub(if timestamps { TIMESTAMP_BYTES } else { 0 }).max(floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_must_want_it() {
        let ours = Config::default();
        let full = Negotiated::offer(&ours).syn_options(&ours, SimTime::from_millis(5), false);
        assert_eq!(
            (full.mss, full.window_scale, full.sack_permitted, full.timestamps),
            (Some(1460), Some(7), true, Some((5, 0)))
        );
        let both = Negotiated::agree(&ours, &TcpOptions { window_scale: Some(15), ..full });
        assert_eq!(
            (both.mss, both.send_scale, both.receive_scale, both.sack, both.timestamps),
            (1448, 14, 7, true, true)
        );
        let bare = Negotiated::agree(&ours, &TcpOptions::default());
        assert_eq!(
            (bare.mss, bare.send_scale, bare.receive_scale, bare.sack, bare.timestamps),
            (536, 0, 0, false, false)
        );
        let answer = bare.syn_options(&ours, SimTime::ZERO, true);
        assert_eq!(
            (answer.mss, answer.window_scale, answer.sack_permitted, answer.timestamps),
            (Some(1460), None, false, None)
        );
    }

    #[test]
    fn the_segment_has_a_least_size() {
        let tiny = Negotiated::agree(&Config::default(), &TcpOptions { mss: Some(1), ..TcpOptions::default() });
        assert_eq!(tiny.mss, 48);
        let mut path = Negotiated::offer(&Config::default());
        assert!(path.shrink_to(1400, 48));
        assert_eq!(path.mss, 1348);
        assert!(!path.shrink_to(1500, 48));
        assert!(path.shrink_to(0, 48));
        assert_eq!(path.mss, 48);
    }
}
