//! Congestion control: how many bytes may be on the way. It sees acknowledged bytes and losses, nothing else.
//! The window arithmetic of `NewReno` (RFC 5681); which segment is lost is `flight`'s and `ack`'s bookkeeping.
//! Other algorithms become further variants of [`Congestion`].

use super::config::INITIAL_WINDOW_SEGMENTS;

/// The algorithm of a connection, with its state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Congestion {
    /// RFC 5681 and 6582.
    NewReno(NewReno),
}

/// Slow start and congestion avoidance, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NewReno {
    mss: u32,
    cwnd: u32,
    ssthresh: u32,
    /// Bytes acknowledged since the window last grew in congestion avoidance (RFC 3465).
    counted: u32,
}

impl Congestion {
    /// The state at the start: ten segments (RFC 6928), no threshold.
    pub(super) fn new(mss: u32) -> Self {
        Congestion::NewReno(NewReno { mss, cwnd: INITIAL_WINDOW_SEGMENTS * mss, ssthresh: u32::MAX, counted: 0 })
    }

    /// Congestion window in bytes.
    pub(super) fn cwnd(&self) -> u32 {
        let Congestion::NewReno(reno) = self;
        reno.cwnd
    }

    /// Slow-start threshold in bytes.
    pub(super) fn ssthresh(&self) -> u32 {
        let Congestion::NewReno(reno) = self;
        reno.ssthresh
    }

    /// The window grows exponentially.
    pub(super) fn in_slow_start(&self) -> bool {
        self.cwnd() < self.ssthresh()
    }

    /// `acked` bytes arrived while the window was in full use.
    pub(super) fn on_ack(&mut self, acked: u32) {
        let Congestion::NewReno(reno) = self;
        reno.on_ack(acked);
    }

    /// A hole was found with `outstanding` bytes unacknowledged: fast recovery starts (RFC 5681 section 3.2).
    pub(super) fn on_loss(&mut self, outstanding: u32) {
        let Congestion::NewReno(reno) = self;
        reno.ssthresh = reno.half_of(outstanding);
        reno.cwnd = reno.ssthresh;
        reno.counted = 0;
    }

    /// Fast recovery is over with `outstanding` bytes unacknowledged; no burst (RFC 6582 section 3.2 step 3).
    pub(super) fn on_recovered(&mut self, outstanding: u32) {
        let Congestion::NewReno(reno) = self;
        reno.cwnd = reno.ssthresh.min(outstanding.max(reno.mss) + reno.mss);
    }

    /// The timer ran out. The threshold is set at the first timeout of a segment only (RFC 5681 section 3.1).
    pub(super) fn on_timeout(&mut self, outstanding: u32, first: bool) {
        let Congestion::NewReno(reno) = self;
        if first {
            reno.ssthresh = reno.half_of(outstanding);
        }
        reno.cwnd = reno.mss;
        reno.counted = 0;
    }

    /// Nothing was sent for `timeouts` retransmission timeouts: halve for each, not below the initial window, as
    /// Linux `tcp_cwnd_restart` does.
    pub(super) fn on_idle(&mut self, timeouts: u32) {
        let Congestion::NewReno(reno) = self;
        let floor = reno.cwnd.min(INITIAL_WINDOW_SEGMENTS * reno.mss);
        reno.ssthresh = reno.ssthresh.max(reno.cwnd / 4 * 3);
        reno.cwnd = reno.cwnd.checked_shr(timeouts).unwrap_or(0).max(floor);
    }

    /// The handshake needed repetitions: begin with one segment.
    pub(super) fn on_lost_syn(&mut self) {
        let Congestion::NewReno(reno) = self;
        reno.cwnd = reno.mss;
    }

    /// Segments are shorter from now on; the window stays.
    pub(super) fn set_mss(&mut self, mss: u32) {
        let Congestion::NewReno(reno) = self;
        reno.mss = mss;
    }
}

impl NewReno {
    /// RFC 5681 equation (4).
    fn half_of(&self, outstanding: u32) -> u32 {
        (outstanding / 2).max(2 * self.mss)
    }

    fn on_ack(&mut self, mut acked: u32) {
        if self.cwnd < self.ssthresh {
            // Every byte acknowledged is a byte more, up to the threshold (RFC 5681 equation 2 with RFC 3465).
            let grown = acked.min(self.ssthresh - self.cwnd);
            self.cwnd = self.cwnd.saturating_add(grown);
            acked -= grown;
        }
        self.counted = self.counted.saturating_add(acked);
        if self.counted >= self.cwnd {
            // One segment more for each window acknowledged (RFC 5681 section 3.1, congestion avoidance).
            self.counted -= self.cwnd;
            self.cwnd = self.cwnd.saturating_add(self.mss);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MSS: u32 = 1000;

    #[test]
    fn slow_start_doubles_then_growth_is_one_segment_a_window() {
        let mut c = Congestion::new(MSS);
        assert_eq!(c.cwnd(), 10_000);
        for _ in 0..10 {
            c.on_ack(MSS);
        }
        assert_eq!(c.cwnd(), 20_000);
        c.on_loss(20_000);
        assert_eq!((c.cwnd(), c.ssthresh(), c.in_slow_start()), (10_000, 10_000, false));
        for _ in 0..10 {
            c.on_ack(MSS);
        }
        assert_eq!(c.cwnd(), 11_000);
    }

    #[test]
    fn a_timeout_starts_from_one_segment_and_keeps_the_threshold_when_repeated() {
        let mut c = Congestion::new(MSS);
        c.on_timeout(10_000, true);
        assert_eq!((c.cwnd(), c.ssthresh()), (1000, 5000));
        c.on_timeout(1000, false);
        assert_eq!((c.cwnd(), c.ssthresh()), (1000, 5000));
        for _ in 0..4 {
            c.on_ack(MSS);
        }
        assert_eq!((c.cwnd(), c.in_slow_start()), (5000, false));
    }

    #[test]
    fn the_threshold_never_falls_below_two_segments() {
        let mut c = Congestion::new(MSS);
        c.on_loss(0);
        assert_eq!(c.ssthresh(), 2000);
        c.on_recovered(0);
        assert_eq!(c.cwnd(), 2000);
    }

    #[test]
    fn idleness_halves_down_to_the_initial_window() {
        let mut c = Congestion::new(MSS);
        c.on_ack(70_000);
        c.on_idle(1);
        assert_eq!(c.cwnd(), 40_000);
        c.on_idle(40);
        assert_eq!(c.cwnd(), 10_000);
    }
}
