//! Congestion control: how many bytes may be on the way. It sees acknowledged bytes, losses and the time, nothing else;
//! which segment is lost is `flight`'s and `ack`'s bookkeeping.
//!
//! Slow start, the reaction to a timeout and the restart after a silence are the same for all algorithms and stand
//! here. How the window grows beyond the threshold, and how far it shrinks, is the algorithm's: `newreno`, `cubic`.

mod cubic;
mod hystart;
mod newreno;

use core::time::Duration;

use self::cubic::Cubic;
use self::hystart::HyStart;
use self::newreno::NewReno;
use super::seq::SeqNumber;
use crate::sim::SimTime;

/// Windows below so many segments grow without a look at the round trips: Linux `hystart_low_window`.
const HYSTART_SEGMENTS: u32 = 16;

/// Which algorithm a connection uses; Linux calls it `tcp_congestion_control`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Algorithm {
    /// RFC 5681 and 6582: one segment more for each round trip, half of it at a loss.
    NewReno,
    /// RFC 9438, what Linux does by default: a cubic function of the time since the last loss.
    Cubic,
}

/// Growth beyond the threshold, with what it must remember.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Avoidance {
    NewReno(NewReno),
    Cubic(Cubic),
}

/// The window of a connection. Bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Congestion {
    mss: u32,
    /// First flight, in segments.
    initial: u8,
    cwnd: u32,
    ssthresh: u32,
    avoidance: Avoidance,
    hystart: HyStart,
}

impl Congestion {
    /// The state at the start: `initial` segments (RFC 6928: ten), no threshold.
    pub(super) fn new(algorithm: Algorithm, mss: u32, initial: u8) -> Self {
        let avoidance = match algorithm {
            Algorithm::NewReno => Avoidance::NewReno(NewReno::default()),
            Algorithm::Cubic => Avoidance::Cubic(Cubic::default()),
        };
        Congestion {
            mss,
            initial,
            cwnd: u32::from(initial) * mss,
            ssthresh: u32::MAX,
            avoidance,
            hystart: HyStart::default(),
        }
    }

    /// Congestion window in bytes.
    pub(super) fn cwnd(&self) -> u32 {
        self.cwnd
    }

    /// Slow-start threshold in bytes.
    pub(super) fn ssthresh(&self) -> u32 {
        self.ssthresh
    }

    /// The window grows exponentially.
    pub(super) fn in_slow_start(&self) -> bool {
        self.cwnd < self.ssthresh
    }

    /// `acked` bytes arrived while the window was in full use; a round trip takes `rtt`.
    pub(super) fn on_ack(&mut self, mut acked: u32, now: SimTime, rtt: Duration) {
        if self.cwnd < self.ssthresh {
            // Every byte acknowledged is a byte more, up to the threshold (RFC 5681 equation 2 with RFC 3465).
            let grown = acked.min(self.ssthresh - self.cwnd);
            self.cwnd = self.cwnd.saturating_add(grown);
            acked -= grown;
        }
        if acked > 0 {
            let more = match &mut self.avoidance {
                Avoidance::NewReno(reno) => reno.on_ack(acked, self.cwnd, self.mss),
                Avoidance::Cubic(cubic) => cubic.on_ack(acked, self.cwnd, self.mss, now, rtt),
            };
            self.cwnd = self.cwnd.saturating_add(more);
        }
    }

    /// A round trip was measured. With CUBIC, slow start ends when they get longer; returns whether it did so now.
    pub(super) fn on_round_trip(&mut self, rtt: Duration, shortest: Duration, una: SeqNumber, nxt: SeqNumber) -> bool {
        let looks = self.in_slow_start()
            && self.cwnd >= HYSTART_SEGMENTS.saturating_mul(self.mss)
            && matches!(self.avoidance, Avoidance::Cubic(_));
        let leaves = looks && self.hystart.sample(rtt, shortest, una, nxt);
        if leaves {
            self.ssthresh = self.cwnd;
        }
        leaves
    }

    /// A hole was found with `outstanding` bytes unacknowledged: the threshold (RFC 5681 section 3.2, RFC 9438 section 4.6).
    pub(super) fn on_loss(&mut self, outstanding: u32) {
        self.ssthresh = self.reduced(outstanding);
    }

    /// The window, while a hole is filled (RFC 6937): it shrinks towards the threshold.
    pub(super) fn set_window(&mut self, cwnd: u32) {
        self.cwnd = cwnd.max(self.mss);
    }

    /// The hole is filled, or the window shrinks without any detour.
    pub(super) fn on_recovered(&mut self) {
        self.cwnd = self.ssthresh;
    }

    /// The timer ran out; `flying` bytes are too young to be lost. The threshold is set at the first timeout of a segment
    /// only (RFC 5681 section 3.1).
    pub(super) fn on_timeout(&mut self, outstanding: u32, flying: u32, first: bool) {
        if first {
            self.ssthresh = self.reduced(outstanding);
        }
        self.cwnd = flying + self.mss;
    }

    /// There was no loss: back to these, unless there is more already.
    pub(super) fn restore(&mut self, cwnd: u32, ssthresh: u32) {
        self.cwnd = self.cwnd.max(cwnd);
        self.ssthresh = self.ssthresh.max(ssthresh);
    }

    /// The threshold after a loss.
    fn reduced(&mut self, outstanding: u32) -> u32 {
        let threshold = match &mut self.avoidance {
            Avoidance::NewReno(reno) => reno.on_loss(outstanding),
            Avoidance::Cubic(cubic) => cubic.on_loss(self.cwnd),
        };
        threshold.max(2 * self.mss)
    }

    /// Nothing was sent for `timeouts` retransmission timeouts: halve for each, not below the initial window, as
    /// Linux `tcp_cwnd_restart` does.
    pub(super) fn on_idle(&mut self, timeouts: u32) {
        let floor = self.cwnd.min(u32::from(self.initial) * self.mss);
        self.ssthresh = self.ssthresh.max(self.cwnd / 4 * 3);
        self.cwnd = self.cwnd.checked_shr(timeouts).unwrap_or(0).max(floor);
        if let Avoidance::Cubic(cubic) = &mut self.avoidance {
            cubic.on_idle();
        }
    }

    /// The handshake needed repetitions: begin with one segment.
    pub(super) fn on_lost_syn(&mut self) {
        self.cwnd = self.mss;
    }

    /// Segments are shorter from now on; the window stays.
    pub(super) fn set_mss(&mut self, mss: u32) {
        self.mss = mss;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MSS: u32 = 1000;

    fn reno() -> Congestion {
        Congestion::new(Algorithm::NewReno, MSS, 10)
    }

    fn ack(c: &mut Congestion, bytes: u32) {
        c.on_ack(bytes, SimTime::ZERO, Duration::ZERO);
    }

    #[test]
    fn slow_start_doubles_then_growth_is_one_segment_a_window() {
        let mut c = reno();
        assert_eq!(c.cwnd(), 10_000);
        for _ in 0..10 {
            ack(&mut c, MSS);
        }
        assert_eq!(c.cwnd(), 20_000);
        c.on_loss(20_000);
        c.on_recovered();
        assert_eq!((c.cwnd(), c.ssthresh(), c.in_slow_start()), (10_000, 10_000, false));
        for _ in 0..10 {
            ack(&mut c, MSS);
        }
        assert_eq!(c.cwnd(), 11_000);
    }

    #[test]
    fn a_timeout_starts_from_one_segment_and_keeps_the_threshold_when_repeated() {
        let mut c = reno();
        c.on_timeout(10_000, 0, true);
        assert_eq!((c.cwnd(), c.ssthresh()), (1000, 5000));
        c.on_timeout(1000, 0, false);
        assert_eq!((c.cwnd(), c.ssthresh()), (1000, 5000));
        for _ in 0..4 {
            ack(&mut c, MSS);
        }
        assert_eq!((c.cwnd(), c.in_slow_start()), (5000, false));
    }

    #[test]
    fn the_threshold_never_falls_below_two_segments() {
        let mut c = reno();
        c.on_loss(0);
        assert_eq!(c.ssthresh(), 2000);
        c.on_recovered();
        assert_eq!(c.cwnd(), 2000);
    }

    #[test]
    fn idleness_halves_down_to_the_initial_window() {
        let mut c = reno();
        ack(&mut c, 70_000);
        c.on_idle(1);
        assert_eq!(c.cwnd(), 40_000);
        c.on_idle(40);
        assert_eq!(c.cwnd(), 10_000);
    }
}
