//! CUBIC (RFC 9438): after a loss the window comes back to where the loss was along a cubic curve of time, lingers
//! there, and then probes beyond. Only this arithmetic, in whole numbers: a float would not be the same everywhere.

use core::time::Duration;

use crate::sim::SimTime;

/// Multiplicative decrease: 0.7 of the window stays (RFC 9438 section 4.6).
const BETA: (u64, u64) = (7, 10);
/// Of the old peak, what is aimed for when the peak before was higher: (1 + β) / 2 (section 4.7, fast convergence).
const CONVERGENCE: (u64, u64) = (17, 20);
/// Growth of a `NewReno` flow that keeps β at each loss: 3 (1 − β) / (1 + β) segments a round trip (section 4.3).
const ALPHA: (u128, u128) = (9, 17);
/// C = 0.4 segments a cubic second, here in segments a cubic millisecond: 4 / 10^10 (section 5).
const C: (u128, u128) = (4, 10_000_000_000);
/// The longest time the curve is followed, in milliseconds; every window is at its limit long before.
const CURVE_MS_MAX: u64 = 1_000_000;

/// What CUBIC remembers. Windows in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Cubic {
    /// The window before the last loss.
    peak: u32,
    /// The present curve; none until growth beyond the threshold begins.
    epoch: Option<Epoch>,
}

/// A curve: from one loss to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Epoch {
    start: SimTime,
    /// When the curve is back at its plateau, in milliseconds after the start.
    k_ms: u64,
    plateau: u32,
    /// What a `NewReno` flow would have now (section 4.3), in bytes times 2^16.
    friendly: u64,
    /// Where the estimate starts to grow as plain `NewReno` does: the window at the loss.
    prior: u32,
    /// Growth not yet given out: bytes times bytes.
    credit: u64,
}

impl Cubic {
    /// The threshold after a loss (section 4.6), and the peak to come back to. As on Linux it follows from the window and
    /// not from what is on the way, which the RFC allows to those whose window does not grow unless it is in full use.
    pub(super) fn on_loss(&mut self, cwnd: u32) -> u32 {
        self.peak = if cwnd < self.peak { scaled(cwnd, CONVERGENCE) } else { cwnd };
        self.epoch = None;
        scaled(cwnd, BETA)
    }

    /// A silence is no time of growth: the curve begins anew (section 4.2, after Linux `bictcp_cwnd_event`).
    pub(super) fn on_idle(&mut self) {
        self.epoch = None;
    }

    /// By how much the window grows (sections 4.2 to 4.5).
    pub(super) fn on_ack(&mut self, acked: u32, cwnd: u32, mss: u32, now: SimTime, rtt: Duration) -> u32 {
        let peak = self.peak;
        let epoch = self.epoch.get_or_insert_with(|| Epoch::new(now, peak, cwnd, mss));
        let window = u64::from(cwnd.max(1));
        let alpha = if epoch.friendly >> 16 < u64::from(epoch.prior) { ALPHA } else { (1, 1) };
        let share = (u128::from(acked) << 16) * u128::from(mss) / u128::from(window) * alpha.0 / alpha.1;
        epoch.friendly = epoch.friendly.saturating_add(u64::try_from(share).unwrap_or(u64::MAX));

        let here_ms = now.since(epoch.start).as_millis() as u64;
        let friendly = u32::try_from(epoch.friendly >> 16).unwrap_or(u32::MAX);
        if epoch.curve(here_ms, mss) < friendly {
            epoch.credit = 0;
            return friendly.saturating_sub(cwnd);
        }
        // Half as much again within a round trip at the most (section 4.2).
        let target = epoch.curve(here_ms + rtt.as_millis() as u64, mss).clamp(cwnd, cwnd.saturating_add(cwnd / 2));
        epoch.credit += u64::from(acked) * u64::from(target - cwnd);
        let more = epoch.credit / window;
        epoch.credit -= more * window;
        more as u32
    }
}

impl Epoch {
    fn new(start: SimTime, peak: u32, cwnd: u32, mss: u32) -> Epoch {
        // Section 4.8: without a loss the curve begins at its plateau.
        let plateau = peak.max(cwnd);
        let missing = u128::from(plateau - cwnd) * C.1 / (C.0 * u128::from(mss.max(1)));
        let friendly = u64::from(cwnd) << 16;
        Epoch { start, k_ms: cube_root(missing), plateau, friendly, prior: peak, credit: 0 }
    }

    /// `W_cubic`, so many milliseconds after the start (section 4.2, figure 1).
    fn curve(&self, at_ms: u64, mss: u32) -> u32 {
        let at_ms = at_ms.min(CURVE_MS_MAX);
        let away = u128::from(at_ms.abs_diff(self.k_ms));
        let bytes = u32::try_from(away.pow(3) * C.0 * u128::from(mss) / C.1).unwrap_or(u32::MAX);
        if at_ms < self.k_ms { self.plateau.saturating_sub(bytes) } else { self.plateau.saturating_add(bytes) }
    }
}

fn scaled(bytes: u32, (part, of): (u64, u64)) -> u32 {
    (u64::from(bytes) * part / of) as u32
}

/// The greatest number whose cube is not greater.
fn cube_root(value: u128) -> u64 {
    let mut root: u64 = 0;
    for bit in (0..42).rev() {
        let more = root | 1 << bit;
        if u128::from(more).pow(3) <= value {
            root = more;
        }
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    const MSS: u32 = 1000;
    const RTT: Duration = Duration::from_millis(100);

    /// The window after each of `rounds` round trips, from `cwnd` on.
    fn grown(cubic: &mut Cubic, mut cwnd: u32, rounds: u64) -> Vec<u32> {
        let round = |at: u64| {
            let now = SimTime::ZERO + RTT * at as u32;
            let mut left = cwnd;
            while left > 0 {
                let acked = left.min(MSS);
                cwnd += cubic.on_ack(acked, cwnd, MSS, now, RTT);
                left -= acked;
            }
            cwnd
        };
        (0..rounds).map(round).collect()
    }

    #[test]
    fn roots_are_those_of_cubes() {
        for root in [0u64, 1, 2, 3, 10, 999, 100_000, 4_000_000] {
            let cube = u128::from(root).pow(3);
            assert_eq!(cube_root(cube), root);
            assert_eq!(cube_root(cube + 1), root.max(u64::from(root == 0)));
        }
    }

    #[test]
    fn seven_tenths_stay_and_a_second_loss_below_the_peak_aims_lower() {
        let mut cubic = Cubic::default();
        assert_eq!((cubic.on_loss(100_000), cubic.peak), (70_000, 100_000));
        assert_eq!((cubic.on_loss(80_000), cubic.peak), (56_000, 68_000));
    }

    #[test]
    fn the_window_is_back_at_its_peak_after_k_and_lingers_there() {
        let mut cubic = Cubic::default();
        let start = cubic.on_loss(1_000_000);
        let windows = grown(&mut cubic, start, 140);
        // K = cbrt(300 segments / 0.4) = 9.09 s: 91 round trips.
        let near = |window: u32| window.abs_diff(1_000_000) < 5_000;
        assert!(windows.is_sorted() && near(windows[90]), "{}", windows[90]);
        assert!(near(windows[80]) && near(windows[100]), "flat around the peak");
        assert!(windows[10] - windows[0] > 80_000, "steep at first: {}", windows[10]);
        assert!(windows[139] > 1_040_000, "and beyond it: {}", windows[139]);
    }

    #[test]
    fn on_a_short_way_it_grows_no_slower_than_newreno_would() {
        let mut cubic = Cubic::default();
        let start = cubic.on_loss(20_000);
        let windows = grown(&mut cubic, start, 20);
        // 14 segments, and 9/17 of one more for each round trip until the old window is reached.
        assert!(windows[10] >= 14_000 + 5_000, "{windows:?}");
    }

    #[test]
    fn extremes_stay_in_range() {
        let mut cubic = Cubic::default();
        cubic.on_loss(u32::MAX);
        let late = SimTime::ZERO + Duration::from_secs(1_000_000);
        assert_eq!(cubic.on_ack(u32::MAX, u32::MAX, 1, SimTime::ZERO, RTT), 0);
        cubic.on_ack(u32::MAX, 1, u32::MAX, late, Duration::from_secs(3600));
        cubic.on_idle();
        cubic.on_ack(0, 0, 0, late, Duration::ZERO);
    }
}
