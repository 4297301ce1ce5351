//! How an end stood, fact by fact, and the extremes of a stretch of it without walking all of it.
//!
//! A chart asks for each of its columns; the samples behind a column may be thousands. So the extremes of each block of
//! samples are kept beside them.

use std::collections::VecDeque;

use crate::sim::SimTime;
use crate::trace::FactId;

use super::end::Sample;
use super::moment::Moment;

/// Samples of a block.
const BLOCK: usize = 64;

/// The least and the greatest value.
pub(super) type Range = (u64, u64);

/// A line of the chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Curve {
    /// Bytes sent and not acknowledged.
    Outstanding,
    /// Slow-start threshold; no value before the first loss.
    Ssthresh,
    /// Congestion window; no value while nothing was sent.
    Cwnd,
    /// Retransmission timeout, in nanoseconds.
    Rto,
    /// Smoothed round-trip time, in nanoseconds.
    Srtt,
}

impl Curve {
    const ALL: [Curve; 5] = [Curve::Outstanding, Curve::Ssthresh, Curve::Cwnd, Curve::Rto, Curve::Srtt];

    /// Its value in a sample, if it has one there.
    fn of(self, sample: &Sample) -> Option<u64> {
        match self {
            Curve::Outstanding => Some(sample.outstanding.into()),
            Curve::Ssthresh => (sample.ssthresh != u32::MAX).then_some(sample.ssthresh.into()),
            Curve::Cwnd => (sample.cwnd > 0).then_some(sample.cwnd.into()),
            Curve::Rto => (sample.rto_ns > 0).then_some(sample.rto_ns),
            Curve::Srtt => (sample.srtt_ns > 0).then_some(sample.srtt_ns),
        }
    }
}

/// The samples of an end, oldest first. There are never more than facts on the record.
#[derive(Clone, Default, Debug)]
pub struct Samples {
    kept: VecDeque<Sample>,
    /// How many have been forgotten.
    gone: usize,
    /// The extremes of each block, counted from the first sample ever: the first may be forgotten in part.
    blocks: VecDeque<[Option<Range>; Curve::ALL.len()]>,
}

impl Samples {
    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Sample> {
        self.kept.iter()
    }

    /// How it stood at a moment.
    pub fn at(&self, moment: Moment) -> Option<&Sample> {
        self.kept.get(self.kept.partition_point(|s| Moment::of(s.at, s.fact) <= moment).checked_sub(1)?)
    }

    /// From when to when something was sent and known, by a time.
    pub fn sending(&self, until: SimTime) -> Option<(SimTime, SimTime)> {
        let first = self.kept.get(self.kept.partition_point(|s| s.cwnd == 0))?.at;
        let last = self.at(Moment::after(until))?.at;
        (first <= until).then_some((first, last))
    }

    /// The extremes of a curve after one time and by another; what held before counts as well.
    pub fn extremes(&self, curve: Curve, after: SimTime, until: SimTime) -> Option<Range> {
        let place = |time: SimTime| self.kept.partition_point(|s| s.at <= time);
        let (from, to) = (place(after).saturating_sub(1), place(until));
        let one = |sample: &Sample| curve.of(sample).map(|value| (value, value));
        let (mut number, end) = (self.gone + from, self.gone + to);
        let first_block = self.gone / BLOCK;
        let mut all = None;
        while number < end {
            let whole = number.is_multiple_of(BLOCK) && number + BLOCK <= end;
            let next = if whole {
                self.blocks.get(number / BLOCK - first_block).and_then(|block| block.get(curve as usize).copied()?)
            } else {
                self.kept.get(number - self.gone).and_then(one)
            };
            all = both(all, next);
            number += if whole { BLOCK } else { 1 };
        }
        all
    }

    pub(super) fn push(&mut self, sample: Sample) {
        let number = self.gone + self.kept.len();
        if number.is_multiple_of(BLOCK) || self.blocks.is_empty() {
            self.blocks.push_back([None; Curve::ALL.len()]);
        }
        if let Some(block) = self.blocks.back_mut() {
            for (range, curve) in block.iter_mut().zip(Curve::ALL) {
                *range = both(*range, curve.of(&sample).map(|value| (value, value)));
            }
        }
        self.kept.push_back(sample);
    }

    /// Lets go of what the record has forgotten; the last one stays, it still holds.
    pub(super) fn forget(&mut self, forgotten: FactId) {
        while self.kept.len() > 1 && self.kept.front().is_some_and(|s| s.fact <= forgotten) {
            self.kept.pop_front();
            self.gone += 1;
            if self.gone.is_multiple_of(BLOCK) {
                self.blocks.pop_front();
            }
        }
    }
}

fn both(a: Option<Range>, b: Option<Range>) -> Option<Range> {
    match (a, b) {
        (Some((least, most)), Some((low, high))) => Some((least.min(low), most.max(high))),
        (known, None) | (None, known) => known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_by_blocks_are_those_of_a_walk_also_after_forgetting() {
        let mut samples = Samples::default();
        let mut x = 7_u32;
        for n in 0..1_000_u64 {
            x = x.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let (fact, at) = (FactId(n + 1), SimTime(n / 3 * 10));
            samples.push(Sample { fact, at, cwnd: x >> 16, outstanding: x >> 20, ..Sample::default() });
            if n == 700 {
                samples.forget(FactId(333));
            }
        }
        assert_eq!(samples.iter().count(), 667);
        for (after, until) in [(1_110, 3_000), (1_500, 1_500), (2_001, 2_009), (0, 9_999), (3_320, 3_330)] {
            let (after, until) = (SimTime(after), SimTime(until));
            let before = samples.at(Moment::after(after));
            let walk = samples.iter().filter(|s| s.at > after && s.at <= until).chain(before);
            let walk = walk.map(|s| u64::from(s.outstanding)).fold(None, |all, v| both(all, Some((v, v))));
            assert_eq!(samples.extremes(Curve::Outstanding, after, until), walk, "{after} {until}");
        }
    }

    #[test]
    fn of_one_time_each_fact_has_its_own_sample() {
        let mut samples = Samples::default();
        for (fact, cwnd) in [(1, 10), (5, 20), (9, 30)] {
            samples.push(Sample { fact: FactId(fact), at: SimTime(4), cwnd, ..Sample::default() });
        }
        let at = |fact| samples.at(Moment::of(SimTime(4), FactId(fact))).map(|s| s.cwnd);
        assert_eq!([at(0), at(1), at(6), at(9)], [None, Some(10), Some(20), Some(30)]);
        assert_eq!(samples.at(Moment::after(SimTime(4))).map(|s| s.cwnd), Some(30));
    }
}
