//! Where and when frames were seen: every passage of a frame through a link end, in order of time.
//!
//! What it is: the stamps of captures. At the end it leaves from, a frame is seen when its first bit is on the wire,
//! which is later than the decision to send it when it had to queue; at the far end when its last bit has come, which
//! is when the box there may begin with it. So at either end the stamp is the moment nearest to that box's own deeds,
//! and the difference between two ends is sending time and flight. What it is not: a file format (`pcap`, `pcapng`).

use std::collections::BTreeMap;

use super::{Fact, FactId, LinkFact, Trace, What};
use crate::sim::{Frame, LinkId, Side, SimTime};

/// One link end, as an interface of a capture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CapturePoint {
    /// `router:wan`.
    pub name: String,
    /// The link.
    pub link: LinkId,
    /// Its end.
    pub side: Side,
}

/// A frame at a link end.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// When.
    pub at: SimTime,
    /// On which link.
    pub link: LinkId,
    /// At which end of it.
    pub side: Side,
    /// Whether it came in there (else it left).
    pub came_in: bool,
    /// The frame; a long one may lack its end.
    pub frame: Frame,
    /// Its length on the wire, in bytes without FCS.
    pub len: u32,
    /// The fact that says so.
    pub fact: FactId,
}

/// Reads sightings out of a trace that grows.
#[derive(Debug, Default)]
pub struct Sightings {
    /// The last fact read.
    read: FactId,
    /// Frames whose turn on the wire has not come yet.
    waiting: BTreeMap<(SimTime, FactId), Sighting>,
    missed: u64,
}

impl Sightings {
    /// What was seen since the last call, up to and with the moment `now`, in order of time; facts of one moment keep
    /// their order.
    pub fn until(&mut self, now: SimTime, trace: &Trace) -> Vec<Sighting> {
        for fact in trace.since(self.read) {
            if let Some((key, found)) = sighting(fact, trace) {
                match found {
                    Some(sighting) => drop(self.waiting.insert(key, sighting)),
                    None => self.missed += 1,
                }
            }
        }
        self.read = trace.last_id();
        let mut due = Vec::new();
        while let Some(first) = self.waiting.first_entry().filter(|first| first.key().0 <= now) {
            due.push(first.remove());
        }
        due
    }

    /// Sightings whose frame the trace had forgotten when they were read.
    pub fn missed(&self) -> u64 {
        self.missed
    }
}

type Key = (SimTime, FactId);

/// The sighting a fact tells of, with its frame if that is still kept.
fn sighting(fact: &Fact, trace: &Trace) -> Option<(Key, Option<Sighting>)> {
    let What::Link(what) = &fact.what else { return None };
    let (link, side, len, at, came_in) = match *what {
        LinkFact::Sent { link, side, len, on_wire, .. } | LinkFact::Lost { link, side, len, on_wire, .. } => {
            (link, side, len, on_wire, false)
        }
        LinkFact::Arrived { link, side, len } => (link, side, len, fact.at, true),
        _ => return None,
    };
    let frame = fact.frame.and_then(|id| trace.frame(id)).cloned();
    let seen = frame.map(|frame| Sighting { at, link, side, came_in, frame, len, fact: fact.id });
    Some(((at, fact.id), seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::TraceLimits;

    fn sent(trace: &mut Trace, now: u64, on_wire: u64, side: Side) {
        trace.enter(SimTime(now), None, FactId::NONE);
        let frame = trace.born(Frame::new([0u8; 60].into(), None, false));
        trace.about(Some(frame.id));
        let (on_wire, arrives) = (SimTime(on_wire), SimTime(on_wire + 9));
        trace.say(|| What::Link(LinkFact::Sent { link: LinkId(0), side, len: 60, on_wire, arrives }));
    }

    #[test]
    fn a_frame_that_queues_is_seen_when_it_is_on_the_wire() {
        let (mut trace, mut sightings) = (Trace::all(), Sightings::default());
        sent(&mut trace, 10, 500, Side::A);
        sent(&mut trace, 20, 20, Side::B);
        let stamps = |seen: Vec<Sighting>| seen.iter().map(|s| (s.at.nanos(), s.side)).collect::<Vec<_>>();
        assert_eq!(stamps(sightings.until(SimTime(20), &trace)), [(20, Side::B)], "the first still waits");
        sent(&mut trace, 499, 499, Side::B);
        assert_eq!(stamps(sightings.until(SimTime(1000), &trace)), [(499, Side::B), (500, Side::A)]);
        assert!(sightings.until(SimTime(2000), &trace).is_empty());
    }

    #[test]
    fn a_forgotten_frame_is_counted() {
        let limits = TraceLimits { frame_bytes: 100, ..TraceLimits::default() };
        let (mut trace, mut sightings) = (Trace::with_limits(limits), Sightings::default());
        (0..3).for_each(|n| sent(&mut trace, n, n, Side::A));
        assert_eq!((sightings.until(SimTime(9), &trace).len(), sightings.missed()), (1, 2));
    }
}
