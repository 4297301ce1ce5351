//! All flights on the record, in the order the frames left: what motion, pacing and looking back read.
//!
//! It follows the trace by number and keeps a few words a flight; the frames stay in the trace.

use std::collections::VecDeque;

use crate::sim::{FrameId, LinkId, Side, SimTime};
use crate::trace::{FactId, LinkFact, Trace, What};

use super::class::Class;

/// Flights kept; beyond it the oldest go.
const FLIGHTS_MAX: usize = 200_000;

/// One frame on one link, once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flight {
    /// The fact of its sending.
    pub fact: FactId,
    /// The frame.
    pub frame: FrameId,
    /// The link.
    pub link: LinkId,
    /// The end it left from.
    pub side: Side,
    /// When it was handed to the link.
    pub sent: SimTime,
    /// First bit on the wire.
    pub on_wire: SimTime,
    /// Last bit at the far end (or when it would have been there).
    pub arrives: SimTime,
    /// Whether it vanishes on the way.
    pub lost: bool,
    /// What sort of traffic.
    pub class: Class,
}

impl Flight {
    /// Whether it is between its ends then.
    pub fn flies_at(&self, at: SimTime) -> bool {
        self.on_wire <= at && at < self.arrives
    }

    /// Its length in the lab's time, in nanoseconds.
    pub fn nanos(&self) -> u64 {
        self.arrives.0.saturating_sub(self.on_wire.0)
    }
}

/// The flights of a lab.
#[derive(Clone, Debug, Default)]
pub struct Flights {
    list: VecDeque<Flight>,
    /// The last fact looked at.
    seen: FactId,
    /// The longest time from being handed to a link to arriving there, in nanoseconds.
    longest: u64,
}

impl Flights {
    /// Takes in what was recorded since the last time; answers how many flights are new.
    pub fn absorb(&mut self, trace: &Trace) -> usize {
        let before = self.list.len();
        for fact in trace.since(self.seen) {
            self.seen = fact.id;
            let flight = match (&fact.what, fact.frame) {
                (What::Link(LinkFact::Sent { link, side, on_wire, arrives, .. }), Some(frame)) => {
                    Flight { arrives: *arrives, ..flight(fact, frame, (*link, *side, *on_wire), trace) }
                }
                (What::Link(LinkFact::Lost { link, side, on_wire, missed, .. }), Some(frame)) => {
                    Flight { arrives: *missed, lost: true, ..flight(fact, frame, (*link, *side, *on_wire), trace) }
                }
                (What::Link(LinkFact::Duplicated { arrives, .. }), Some(_)) => match self.list.back() {
                    Some(first) if first.fact == fact.cause => Flight { arrives: *arrives, ..*first },
                    _ => continue,
                },
                _ => continue,
            };
            self.longest = self.longest.max(flight.arrives.0.saturating_sub(flight.sent.0));
            self.list.push_back(flight);
        }
        let new = self.list.len() - before;
        while self.list.len() > FLIGHTS_MAX {
            self.list.pop_front();
        }
        new
    }

    /// The flights between their ends at a moment, in the order they left.
    pub fn at(&self, at: SimTime) -> impl Iterator<Item = &Flight> {
        self.about(at).filter(move |f| f.flies_at(at))
    }

    /// The flights handed to a link by `at` that may not have arrived then.
    fn about(&self, at: SimTime) -> impl Iterator<Item = &Flight> {
        let from = SimTime(at.0.saturating_sub(self.longest));
        let first = self.list.partition_point(|f| f.sent < from);
        let last = self.list.partition_point(|f| f.sent <= at);
        self.list.range(first..last.max(first))
    }

    /// The next moment after `at` when a flight known by then starts or ends; on the record also when one is handed
    /// to a link.
    pub fn next_change(&self, at: SimTime) -> Option<SimTime> {
        let later = self.list.get(self.list.partition_point(|f| f.sent <= at)).map(|f| f.sent);
        let known = self.about(at).flat_map(|f| [f.on_wire, f.arrives]).filter(|t| *t > at).min();
        [later, known].into_iter().flatten().min()
    }

    /// The moments worth stopping at, before `at`: starts, middles and ends of flights. The nearest.
    pub fn moment_before(&self, at: SimTime) -> Option<SimTime> {
        let last = self.list.partition_point(|f| f.sent < at);
        let near = self.list.range(last.saturating_sub(512)..last);
        near.flat_map(Flight::moments).filter(|t| *t < at).max()
    }

    /// The nearest such moment after `at`.
    pub fn moment_after(&self, at: SimTime) -> Option<SimTime> {
        let first = self.list.partition_point(|f| f.sent.0.saturating_add(self.longest) < at.0);
        let near = self.list.range(first..).take(512);
        near.flat_map(Flight::moments).filter(|t| *t > at).min()
    }

    /// The flight that left last by a moment.
    pub fn latest(&self, at: SimTime) -> Option<&Flight> {
        self.list.get(self.list.partition_point(|f| f.sent <= at).checked_sub(1)?)
    }
}

impl Flight {
    fn moments(&self) -> [SimTime; 3] {
        [self.on_wire, SimTime(self.on_wire.0 + self.nanos() / 2), self.arrives]
    }
}

fn flight(
    fact: &crate::trace::Fact,
    frame: FrameId,
    (link, side, on_wire): (LinkId, Side, SimTime),
    trace: &Trace,
) -> Flight {
    let class = trace.frame(frame).map_or(Class::Other, |f| Class::of(f.bytes.head()));
    Flight { fact: fact.id, frame, link, side, sent: fact.at, on_wire, arrives: on_wire, lost: false, class }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::sim::{Frame, NodeId};

    /// A trace with these flights: sent, on the wire, arrives; in nanoseconds.
    pub(crate) fn trace_of(flights: &[(u64, u64, u64)]) -> Trace {
        let mut trace = Trace::all();
        for (sent, on_wire, arrives) in flights {
            trace.enter(SimTime(*sent), Some(NodeId(0)), FactId::NONE);
            let frame = trace.born(Frame::new([0u8; 60].into(), None, false));
            trace.about(Some(frame.id));
            trace.say(|| {
                What::Link(LinkFact::Sent {
                    link: LinkId(0),
                    side: Side::A,
                    len: 60,
                    on_wire: SimTime(*on_wire),
                    arrives: SimTime(*arrives),
                })
            });
        }
        trace
    }

    #[test]
    fn flights_are_found_by_time_and_read_only_once() {
        let trace = trace_of(&[(0, 0, 100), (10, 100, 200), (50, 50, 60)]);
        let mut flights = Flights::default();
        assert_eq!(flights.absorb(&trace), 3);
        assert_eq!(flights.absorb(&trace), 0);
        let at = |t| flights.at(SimTime(t)).map(|f| f.frame.0).collect::<Vec<_>>();
        assert_eq!((at(0), at(55), at(100), at(200)), (vec![1], vec![1, 3], vec![2], vec![]));
        assert_eq!(flights.next_change(SimTime(0)), Some(SimTime(10)));
        assert_eq!(flights.next_change(SimTime(60)), Some(SimTime(100)));
        assert_eq!(flights.next_change(SimTime(200)), None);
        assert_eq!(flights.moment_before(SimTime(200)), Some(SimTime(150)));
        assert_eq!(flights.moment_after(SimTime(150)), Some(SimTime(200)));
    }
}
