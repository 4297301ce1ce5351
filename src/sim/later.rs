//! Entries in order of time, of which most are far away: a small heap of what is due soon, and beyond it lists of what is
//! due in the same span, which nobody sorts before that span begins. Ten thousand connections have as many timers, and
//! one heap of them all is slow memory at every step.
//!
//! Its order is that of one heap.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::SimTime;

/// A span is 2²⁴ ns, about 17 ms.
const SPAN_BITS: u32 = 24;

/// The entries, which compare by their time before all else.
#[derive(Debug)]
pub(super) struct Later<T> {
    /// What is due before the horizon; never empty while there is anything beyond it.
    pub(super) near: BinaryHeap<Reverse<T>>,
    horizon: SimTime,
    /// What is due after it, by span.
    far: BTreeMap<u64, Vec<T>>,
}

impl<T: Ord> Later<T> {
    pub(super) const fn new() -> Later<T> {
        Later { near: BinaryHeap::new(), horizon: SimTime::ZERO, far: BTreeMap::new() }
    }

    /// Puts in what is due at `at`.
    pub(super) fn push(&mut self, at: SimTime, entry: T) {
        if at < self.horizon {
            self.near.push(Reverse(entry));
        } else {
            self.far.entry(at.0 >> SPAN_BITS).or_default().push(entry);
            self.refill();
        }
    }

    /// Moves the horizon on when nothing before it is left: whoever took something out of `near` calls this.
    pub(super) fn refill(&mut self) {
        if self.near.is_empty()
            && let Some((span, entries)) = self.far.pop_first()
        {
            self.near.extend(entries.into_iter().map(Reverse));
            self.horizon = SimTime((span + 1).saturating_mul(1 << SPAN_BITS));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn its_order_is_that_of_one_heap(steps in proptest::collection::vec((any::<u32>(), 0u32..3), 1..200)) {
            let (mut later, mut heap) = (Later::new(), BinaryHeap::new());
            let take = |later: &mut Later<_>, heap: &mut BinaryHeap<_>| {
                let taken = later.near.pop();
                later.refill();
                (taken, heap.pop())
            };
            for (number, (at, pops)) in steps.into_iter().enumerate() {
                // Times near and far, several in one span, and the last one there is.
                let at = if at == 0 { u64::MAX } else { u64::from(at >> (number % 12)) };
                later.push(SimTime(at), (at, number));
                heap.push(Reverse((at, number)));
                if pops == 0 {
                    let (one, other) = take(&mut later, &mut heap);
                    prop_assert_eq!(one, other);
                }
            }
            while !heap.is_empty() {
                let (one, other) = take(&mut later, &mut heap);
                prop_assert_eq!(one, other);
            }
            prop_assert!(later.near.is_empty() && later.far.is_empty());
        }
    }
}
