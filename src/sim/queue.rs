//! The queue of what will happen, in one total order: by time, and among equals by who was put in first.
//!
//! A binary heap behind a type. It orders small entries, and the events lie beside it: a heap moves what it orders
//! at every step. Nothing is ever taken out early: owners of timers ignore stale firings.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::SimTime;

/// When, in which order, and where the event lies. Fields compare in this order.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Entry {
    at: SimTime,
    sequence: u64,
    slot: u32,
}

/// A priority queue over (time, order of insertion).
#[derive(Debug)]
pub struct Queue<E> {
    /// The earliest first.
    heap: BinaryHeap<Reverse<Entry>>,
    sequence: u64,
    events: Vec<Option<E>>,
    free: Vec<u32>,
}

impl<E> Default for Queue<E> {
    fn default() -> Self {
        Queue { heap: BinaryHeap::new(), sequence: 0, events: Vec::new(), free: Vec::new() }
    }
}

impl<E> Queue<E> {
    /// Puts `event` at `at`, behind everything already there at that moment.
    pub fn push(&mut self, at: SimTime, event: E) {
        self.sequence += 1;
        let slot = self.free.pop().unwrap_or_else(|| {
            self.events.push(None);
            self.events.len() as u32 - 1
        });
        self.events[slot as usize] = Some(event);
        self.heap.push(Reverse(Entry { at, sequence: self.sequence, slot }));
    }

    /// The moment of the next event.
    pub fn next_at(&self) -> Option<SimTime> {
        self.heap.peek().map(|Reverse(entry)| entry.at)
    }

    /// Takes the next event.
    pub fn pop(&mut self) -> Option<(SimTime, E)> {
        let Reverse(Entry { at, slot, .. }) = self.heap.pop()?;
        self.free.push(slot);
        Some((at, self.events.get_mut(slot as usize)?.take()?))
    }

    /// Events waiting.
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_by_time_then_by_insertion() {
        let mut q = Queue::default();
        for (at, what) in [(5, 'c'), (3, 'a'), (5, 'd'), (4, 'b')] {
            q.push(SimTime(at), what);
        }
        let got: String = std::iter::from_fn(|| q.pop()).map(|(_, c)| c).collect();
        assert_eq!(got, "abcd");
    }
}
