//! `NewReno` (RFC 5681, RFC 6582): one segment more for each window acknowledged, half of what was on the way at a
//! loss. Only this arithmetic; the window itself is `Congestion`'s.

/// What `NewReno` remembers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct NewReno {
    /// Bytes acknowledged since the window last grew (RFC 3465).
    counted: u32,
}

impl NewReno {
    /// By how much the window grows (RFC 5681 section 3.1, congestion avoidance).
    pub(super) fn on_ack(&mut self, acked: u32, cwnd: u32, mss: u32) -> u32 {
        self.counted = self.counted.saturating_add(acked);
        if self.counted < cwnd {
            return 0;
        }
        self.counted -= cwnd;
        mss
    }

    /// The threshold after a loss (RFC 5681 equation 4, without its floor).
    pub(super) fn on_loss(&mut self, outstanding: u32) -> u32 {
        self.counted = 0;
        outstanding / 2
    }
}
