//! The engine: what is due next, and the links that make frames due. Not the boxes: who takes an event is the
//! caller's matter (`lab::world`).

use super::{Frame, FrameId, Link, LinkId, NodeId, Queue, Side, SimTime, Verdict};
use crate::wire::Bytes;

/// Something that is due.
#[derive(Clone, Debug)]
pub enum Event {
    /// A frame reaches the end of a link.
    Arrive(Arrival),
    /// A timer of a node; what `key` means is the node's matter.
    Timer {
        /// Whose.
        node: NodeId,
        /// Which.
        key: u64,
    },
    /// A line of the scenario's script.
    Script(u32),
}

/// A frame that reaches the end `side` of a link. A struct of its own: fields of a variant may lie across words, and a
/// processor waits when it reads such ones soon after they were moved. The frame's own fields stand in it one by one: so
/// they fill words with the others, and what waits in the queue takes one line of the processor's cache (`Cell`).
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The link.
    pub link: LinkId,
    /// The end it arrives at.
    pub side: Side,
    /// How often its direction of the link had been cut when it was sent.
    pub cuts: u16,
    /// Whatever the sender wants to come back with it (the number of the fact of its sending).
    pub tag: u64,
    id: FrameId,
    parent: FrameId,
    bytes: Bytes,
    intact: bool,
}

impl Arrival {
    /// What arrives.
    pub fn into_frame(self) -> Frame {
        let Arrival { id, parent, bytes, intact, .. } = self;
        Frame { id, parent, bytes, intact }
    }
}

/// Time, the queue, and the links.
#[derive(Debug, Default)]
pub struct Engine {
    now: SimTime,
    queue: Queue<Event>,
    links: Vec<Link>,
    events: u64,
    hops: u64,
}

impl Engine {
    /// The present.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// Events taken so far: the journal's index.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Frames that reached the far end of a link so far.
    pub fn hops(&self) -> u64 {
        self.hops
    }

    /// When the next event is due.
    pub fn next_at(&self) -> Option<SimTime> {
        self.queue.next_at()
    }

    /// Makes something due; never in the past.
    pub fn schedule(&mut self, at: SimTime, event: Event) {
        self.queue.push(at.max(self.now), event);
    }

    /// Takes the next event if it is due by `until`, and moves the present there.
    #[inline]
    pub fn pop(&mut self, until: SimTime) -> Option<Event> {
        // Taken at once and whole: an event that is put into another wrapping on its way out makes a processor wait.
        let (at, event) = self.queue.pop_where(until)?;
        self.now = at;
        self.events += 1;
        self.hops += u64::from(matches!(event, Some(Event::Arrive(_))));
        event.take()
    }

    /// Moves the present to `at` when nothing is due before it.
    pub fn idle_until(&mut self, at: SimTime) {
        let limit = self.queue.next_at().unwrap_or(SimTime::NEVER);
        self.now = self.now.max(at.min(limit));
    }

    /// Adds a link.
    pub fn add_link(&mut self, link: Link) -> LinkId {
        self.links.push(link);
        LinkId(self.links.len() as u32 - 1)
    }

    /// All links, in order of their numbers.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// A link, when there is one of that number.
    pub fn link_mut(&mut self, link: LinkId) -> Option<&mut Link> {
        self.links.get_mut(link.0 as usize)
    }

    /// Asks a link what becomes of a frame of `len` bytes sent from `side` now. Nothing arrives before `deliver`.
    #[inline]
    pub fn transmit(&mut self, link: LinkId, side: Side, len: usize) -> Verdict {
        self.links.get_mut(link.0 as usize).map_or(Verdict::Cut, |line| line.transmit(self.now, side, len))
    }

    /// Makes the arrival of a frame that was sent from `side` due, as the link's verdict says; `tag` comes back with it.
    /// What trouble makes of a frame, a damaged one or a second one, is the caller's matter.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "every frame passes here, with more arguments than there are registers")]
    pub fn deliver(&mut self, link: LinkId, side: Side, frame: &Frame, arrives: SimTime, tag: u64) {
        let cuts = self.links.get(link.0 as usize).map_or(0, |line| line.cuts(side));
        let side = side.other();
        let Frame { id, parent, ref bytes, intact } = *frame;
        let arrival = || Event::Arrive(Arrival { link, side, cuts, tag, id, parent, bytes: bytes.clone(), intact });
        self.queue.push_in_lane(2 * link.0 + side as u32, arrives, arrival);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{End, LinkProps, PortId};
    use super::*;

    #[test]
    fn a_sent_frame_is_due_at_the_far_end() {
        let mut e = Engine::default();
        let end = |n| End { node: NodeId(n), port: PortId(0) };
        let link = e.add_link(Link::new([end(0), end(1)], LinkProps::default(), 1, "x"));
        let frame = Frame { id: FrameId(1), ..Frame::new([7u8; 60].into(), None, true) };
        let Verdict::Flies { arrives, .. } = e.transmit(link, Side::A, frame.bytes.len()) else { panic!("cut") };
        e.deliver(link, Side::A, &frame, arrives, 9);
        assert!(e.pop(SimTime::ZERO).is_none(), "not yet");
        let Some(Event::Arrive(arrival)) = e.pop(SimTime::NEVER) else { panic!("no arrival") };
        assert_eq!((arrival.side, arrival.tag), (Side::B, 9));
        assert_eq!(arrival.into_frame().bytes, frame.bytes);
        assert_eq!((e.events(), e.hops()), (1, 1));
    }
}
