//! `HyStart`: slow start ends when round trips get longer, before the queue on the way is full and a whole flight is lost.
//! The delay test of Linux' `tcp_cubic.c` (RFC 9406 section 4.2 has the same); its other test, the length of a train of
//! acknowledgments, is left out: virtual time lets whole flights leave in one moment.

use core::time::Duration;

use crate::proto::tcp::seq::SeqNumber;

/// Samples of a round before it is judged: `HYSTART_MIN_SAMPLES`.
const SAMPLES: u8 = 8;
/// What round trips may get longer by: an eighth, but within these (`HYSTART_DELAY_MIN` and `MAX`).
const LEAST_GROWTH: Duration = Duration::from_millis(4);
const MOST_GROWTH: Duration = Duration::from_millis(16);

/// The present round: from one flight to the next.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct HyStart {
    /// The round is over when this is acknowledged.
    end: SeqNumber,
    samples: u8,
    /// The shortest round trip of the round.
    least_ns: u64,
}

impl HyStart {
    /// A round trip was measured; `shortest` is the shortest ever, `una` and `nxt` are the edges of what is out. Is it time
    /// to leave slow start?
    pub(super) fn sample(&mut self, rtt: Duration, shortest: Duration, una: SeqNumber, nxt: SeqNumber) -> bool {
        if una.after(self.end) || self.samples == 0 {
            *self = HyStart { end: nxt, samples: 0, least_ns: u64::MAX };
        }
        self.least_ns = self.least_ns.min(rtt.as_nanos() as u64);
        self.samples = self.samples.saturating_add(1);
        let growth = (shortest / 8).clamp(LEAST_GROWTH, MOST_GROWTH);
        self.samples > SAMPLES && self.least_ns > (shortest + growth).as_nanos() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twelve samples of a round that begins at `una`: is slow start left?
    fn round(hystart: &mut HyStart, una: u32, rtt_ms: u64) -> bool {
        let nxt = SeqNumber(una + 1000);
        let sample = |i: u32| {
            let rtt = Duration::from_millis(rtt_ms + u64::from(i));
            hystart.sample(rtt, Duration::from_millis(40), SeqNumber(una + 1 + i), nxt)
        };
        (0..12).any(sample)
    }

    #[test]
    fn a_round_whose_shortest_trip_is_an_eighth_longer_ends_it() {
        let mut hystart = HyStart::default();
        assert!(!round(&mut hystart, 0, 40), "its own flight queues up");
        assert!(!round(&mut hystart, 1000, 45));
        assert!(round(&mut hystart, 2000, 46));
    }

    #[test]
    fn few_samples_prove_nothing() {
        let mut hystart = HyStart::default();
        let long = |hystart: &mut HyStart| {
            hystart.sample(Duration::from_secs(1), Duration::from_millis(1), SeqNumber(1), SeqNumber(9))
        };
        assert!(!(0..8).any(|_| long(&mut hystart)));
        assert!(long(&mut hystart));
    }
}
