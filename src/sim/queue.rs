//! The queue of what will happen, in one total order: by time, and among equals by who was put in first.
//!
//! Two heaps behind a type. They order small entries, and the events lie beside them: a heap moves what it orders
//! at every step. What flies in one direction of a link stands in a *lane*, a list in which only the first is ordered
//! against the rest, so that a frame costs what the number of busy lines asks for and not that of all frames and timers.
//! Nothing is ever taken out early: owners of timers ignore stale firings.

use core::cmp::Ordering;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use super::SimTime;
use super::later::Later;

/// When, in which order, and where the event lies.
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: SimTime,
    sequence: u64,
    cell: u32,
}

impl Entry {
    /// What they are ordered by, as one number: it is compared several times for every event.
    fn key(self) -> u128 {
        u128::from(self.at.nanos()) << 64 | u128::from(self.sequence)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Entry) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Entry) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// The earliest first.
type Heap = BinaryHeap<Reverse<Entry>>;

/// Cells for which there is room from the first event on.
const CELLS_FIRST: usize = 1024;

/// No cell, no lane.
const NONE: u32 = u32::MAX;

/// An event that waits, in a line of the processor's cache of its own: among ten thousand boxes each is far away.
#[derive(Debug)]
#[repr(align(64))]
struct Cell<E> {
    at: SimTime,
    sequence: u64,
    /// The cell behind it in its lane; among free cells, the next free one.
    next: u32,
    /// Its lane.
    lane: u32,
    event: Option<E>,
}

/// A priority queue over (time, order of insertion).
#[derive(Debug)]
pub struct Queue<E> {
    /// What stands in no lane.
    alone: Later<Entry>,
    /// The first of each lane that is not empty.
    firsts: Heap,
    /// The last cell of each lane.
    lasts: Vec<u32>,
    cells: Vec<Cell<E>>,
    /// The first free cell.
    free: u32,
    sequence: u64,
    len: usize,
}

impl<E> Default for Queue<E> {
    fn default() -> Self {
        let (alone, firsts) = (Later::new(), Heap::new());
        Queue { alone, firsts, lasts: Vec::new(), cells: Vec::new(), free: NONE, sequence: 0, len: 0 }
    }
}

impl<E> Queue<E> {
    /// Puts `event` at `at`, behind everything already there at that moment.
    pub fn push(&mut self, at: SimTime, event: E) {
        let entry = self.keep(at, NONE, || event);
        self.alone.push(at, entry);
    }

    /// As `push`: the same order, and cheaper when the events of a lane come in the order of their times, as frames on a
    /// line mostly do. The event is made where it stays: moving what was just written makes a processor wait.
    #[inline]
    pub fn push_in_lane(&mut self, lane: u32, at: SimTime, event: impl FnOnce() -> E) {
        let entry = self.keep(at, lane, event);
        if self.lasts.len() <= lane as usize {
            self.add_lanes(lane);
        }
        let last = self.lasts[lane as usize];
        match self.cells.get_mut(last as usize) {
            None => self.firsts.push(Reverse(entry)),
            Some(before) if before.at <= at => before.next = entry.cell,
            // It overtakes its lane.
            Some(_) => {
                self.cells[entry.cell as usize].lane = NONE;
                return self.alone.push(at, entry);
            }
        }
        self.lasts[lane as usize] = entry.cell;
    }

    #[cold]
    fn add_lanes(&mut self, up_to: u32) {
        self.lasts.resize(up_to as usize + 1, NONE);
    }

    #[inline]
    fn keep(&mut self, at: SimTime, lane: u32, event: impl FnOnce() -> E) -> Entry {
        self.sequence += 1;
        self.len += 1;
        if self.free == NONE {
            self.add_cell();
        }
        let (sequence, cell) = (self.sequence, self.free);
        if let Some(place) = self.cells.get_mut(cell as usize) {
            self.free = place.next;
            (place.at, place.sequence, place.next, place.lane) = (at, sequence, NONE, lane);
            place.event = Some(event());
        }
        Entry { at, sequence, cell }
    }

    #[cold]
    fn add_cell(&mut self) {
        self.free = self.cells.len() as u32;
        if self.cells.is_empty() {
            // A lab in which nothing happens never touches them; one that is busy moves none while they grow.
            self.cells.reserve(CELLS_FIRST);
        }
        self.cells.push(Cell { at: SimTime::ZERO, sequence: 0, next: NONE, lane: NONE, event: None });
    }

    /// The moment of the next event.
    pub fn next_at(&self) -> Option<SimTime> {
        let (alone, first) = (self.alone.near.peek(), self.firsts.peek());
        let next = alone.max(first);
        next.map(|Reverse(entry)| entry.at)
    }

    /// Takes the next event.
    pub fn pop(&mut self) -> Option<(SimTime, E)> {
        self.pop_by(SimTime::NEVER)
    }

    /// Takes the next event if it is due by `until`.
    pub fn pop_by(&mut self, until: SimTime) -> Option<(SimTime, E)> {
        let (at, event) = self.pop_where(until)?;
        Some((at, event.take()?))
    }

    /// As `pop_by`, with the place where the event lies, which is for the caller to empty.
    #[inline]
    pub fn pop_where(&mut self, until: SimTime) -> Option<(SimTime, &mut Option<E>)> {
        // In reversed order nothing is the least: an empty heap never goes first.
        let in_lane = self.firsts.peek() > self.alone.near.peek();
        let heap = if in_lane { &mut self.firsts } else { &mut self.alone.near };
        let mut top = heap.peek_mut()?;
        let Reverse(Entry { at, cell, .. }) = *top;
        if at > until {
            return None;
        }
        let (next, lane) = self.cells.get(cell as usize).map_or((NONE, NONE), |cell| (cell.next, cell.lane));
        if let Some(behind) = self.cells.get(next as usize) {
            *top = Reverse(Entry { at: behind.at, sequence: behind.sequence, cell: next });
        } else {
            PeekMut::pop(top);
            if let Some(last) = self.lasts.get_mut(lane as usize) {
                *last = NONE;
            } else {
                self.alone.refill();
            }
        }
        let place = self.cells.get_mut(cell as usize)?;
        place.next = std::mem::replace(&mut self.free, cell);
        self.len -= 1;
        Some((at, &mut place.event))
    }

    /// Events waiting.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn order_is_by_time_then_by_insertion() {
        let mut q = Queue::default();
        for (at, what) in [(5, 'c'), (3, 'a'), (5, 'd'), (4, 'b')] {
            q.push(SimTime(at), what);
        }
        let got: String = std::iter::from_fn(|| q.pop()).map(|(_, c)| c).collect();
        assert_eq!(got, "abcd");
        assert!(q.is_empty() && q.next_at().is_none());
    }

    #[test]
    fn an_arrival_takes_one_line_of_the_cache() {
        assert!(size_of::<Cell<super::super::Event>>() <= 64);
    }

    proptest! {
        #[test]
        fn lanes_change_no_order(steps in proptest::collection::vec((0u64..40, 0u32..4, any::<bool>()), 1..200)) {
            let (mut lanes, mut plain) = (Queue::default(), Queue::default());
            for (number, (at, lane, pops)) in steps.into_iter().enumerate() {
                match lane {
                    0 => lanes.push(SimTime(at), number),
                    lane => lanes.push_in_lane(lane, SimTime(at), || number),
                }
                plain.push(SimTime(at), number);
                prop_assert_eq!(lanes.next_at(), plain.next_at());
                if pops {
                    prop_assert_eq!(lanes.pop_by(SimTime(20)), plain.pop_by(SimTime(20)));
                }
            }
            while !plain.is_empty() {
                prop_assert_eq!(lanes.pop(), plain.pop());
            }
            prop_assert!(lanes.is_empty());
        }
    }
}
