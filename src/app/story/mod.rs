//! The story of one packet: the boxes it visits, and in each box the way up and down the layers, header by header,
//! decision by decision. What the layer ladder shows and how far it is told.
//!
//! Read from facts and frames only. A story is one packet on its way from a sender's program to whoever takes it;
//! the reply is the next story. Frames that a router made from it belong to it.

mod gather;
mod headers;
mod journey;
mod steps;
#[cfg(test)]
mod tests;
mod tree;
mod turning;

use crate::sim::{Frame, FrameId, LinkId, NodeId, Side, SimTime};
use crate::trace::{Fact, FactId, LinkFact, Trace, What};

pub use headers::{Change, Header, changes, headers};
pub use journey::{Place, Way};
pub use tree::{Twig, TwigEnd};
pub use turning::turning_field;

/// Facts one story may hold, and frames; a packet that meets more is told as far as that.
const FACTS_MAX: usize = 600;
const FRAMES_MAX: usize = 64;
/// Facts looked through for the next packet of a conversation.
const SEARCH_MAX: usize = 20_000;

/// One packet's way.
#[derive(Clone, PartialEq, Debug)]
pub struct Story {
    /// The frame it began as.
    pub root: FrameId,
    /// That frame and all made from it, in order of birth.
    pub frames: Vec<FrameId>,
    /// The boxes on its way, in order.
    pub columns: Vec<Column>,
    /// All its copies; the sender first, each before those made from it.
    pub tree: Vec<Twig>,
    /// The visit that the told way leads through, when one was chosen.
    toward: Option<usize>,
    /// Its facts, in order.
    facts: Vec<FactId>,
    /// The last fact looked at.
    seen: FactId,
}

/// One box on the way.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// The box.
    pub node: NodeId,
    /// When the packet came in; none at the sender.
    pub arrived: Option<SimTime>,
    /// The frame that came in.
    pub frame_in: Option<FrameId>,
    /// The frame that went out.
    pub frame_out: Option<FrameId>,
    /// Where it went out: the link, the end it left from, and the fact of the sending.
    pub sent: Option<(LinkId, Side, FactId)>,
    /// The highest layer the packet reaches in this box.
    pub top: u8,
    /// What happens in the box, in order.
    pub steps: Vec<Step>,
    /// How it ends for the packet in this box.
    pub fate: Fate,
}

/// How a packet leaves a box, or does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It went out.
    Passed,
    /// It was for this box.
    Delivered,
    /// It waits here (for an ARP answer).
    Waits,
    /// It died here; the fact says why.
    Dropped(FactId),
    /// It went out and vanished on the wire.
    Lost(FactId),
}

/// One step of the ladder.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The layer, 1 to 7.
    pub layer: u8,
    /// When.
    pub at: SimTime,
    /// The frame whose bytes are shown.
    pub frame: Option<FrameId>,
    /// The header it is about, and its place in those bytes.
    pub header: Option<Header>,
    /// What happens.
    pub kind: StepKind,
}

/// What a step does.
#[derive(Clone, PartialEq, Debug)]
pub enum StepKind {
    /// The header is taken off.
    Strip,
    /// The header is put on; what is different from the one that was taken off.
    Push(Vec<Change>),
    /// The header is looked at and stays.
    Read,
    /// Fields of the header are rewritten in place.
    Rewrite(Vec<Change>),
    /// Something is decided.
    Decide(FactId),
}

impl Step {
    /// Bytes that come (+) or go (−) with it.
    pub fn delta(&self) -> i32 {
        let len = self.header.as_ref().map_or(0, |h| h.len as i32);
        match self.kind {
            StepKind::Push(_) => len,
            StepKind::Strip => -len,
            _ => 0,
        }
    }
}

impl Story {
    /// The story that a frame is part of. None when the trace does not hold it (any more).
    pub fn of(trace: &Trace, frame: FrameId) -> Option<Story> {
        let root = root_of(trace, frame)?;
        let first = first_fact_about(trace, root.id)?;
        let seen = FactId(first.0.saturating_sub(1));
        let (columns, tree, facts) = (Vec::new(), Vec::new(), Vec::new());
        let mut story = Story { root: root.id, frames: vec![root.id], columns, tree, toward: None, facts, seen };
        story.grow(trace);
        Some(story)
    }

    /// Takes in what was recorded since; whether anything was about this packet.
    pub fn grow(&mut self, trace: &Trace) -> bool {
        let before = self.facts.len();
        for fact in trace.since(self.seen) {
            self.seen = fact.id;
            if self.facts.len() < FACTS_MAX && self.is_about(trace, fact) {
                self.facts.push(fact.id);
            }
        }
        let grown = self.facts.len() > before;
        if grown {
            (self.columns, self.tree) = gather::columns(trace, &self.facts, self.toward);
        }
        grown
    }

    /// Tells the branch that leads to a copy, by its place in the tree. Whether there is one to tell.
    pub fn turn_to(&mut self, trace: &Trace, twig: usize) -> bool {
        let Some(visit) = self.tree.get(twig).and_then(|twig| twig.visit) else { return false };
        self.toward = Some(visit);
        (self.columns, self.tree) = gather::columns(trace, &self.facts, self.toward);
        true
    }

    /// Whether there was ever more than one copy of it.
    pub fn is_branched(&self) -> bool {
        self.tree.iter().any(|twig| twig.copies > 1)
    }

    /// How many copies leave from a box of the told way, by its number.
    pub fn copies(&self, column: usize) -> usize {
        self.tree.iter().filter(|twig| twig.told).nth(column).map_or(0, |twig| twig.copies)
    }

    fn is_about(&mut self, trace: &Trace, fact: &Fact) -> bool {
        let Some(frame) = fact.frame else {
            // A program that goes on because this packet came, at the same instant.
            let cause = self.facts.binary_search(&fact.cause).ok().and_then(|_| trace.fact(fact.cause));
            return cause.is_some_and(|c| c.at == fact.at && c.node == fact.node);
        };
        if self.frames.contains(&frame) {
            return true;
        }
        let parent = trace.frame(frame).and_then(Frame::made_from);
        let child = parent.is_some_and(|p| self.frames.contains(&p)) && self.frames.len() < FRAMES_MAX;
        if child {
            self.frames.push(frame);
        }
        child
    }

    /// All steps in order, with the number of their column.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &Step)> {
        self.columns.iter().enumerate().flat_map(|(index, column)| column.steps.iter().map(move |s| (index, s)))
    }

    /// How many steps there are so far.
    pub fn len(&self) -> usize {
        self.columns.iter().map(|c| c.steps.len()).sum()
    }

    /// Whether there is no step yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether nothing more happens to it before something else does: it is at its end, or waits.
    pub fn is_still(&self) -> bool {
        self.columns.last().is_some_and(|c| c.fate != Fate::Passed)
    }

    /// Whether it has come to its end.
    pub fn is_over(&self) -> bool {
        self.columns.last().is_some_and(|c| !matches!(c.fate, Fate::Passed | Fate::Waits))
    }

    /// The packet that this one follows from: the nearest other frame in the chain of causes.
    pub fn previous(&self, trace: &Trace) -> Option<FrameId> {
        let chain = trace.chain(*self.facts.first()?);
        let other = |f: &&Fact| matches!(f.what, What::Link(LinkFact::Arrived { .. }));
        chain.into_iter().filter(other).filter_map(|f| f.frame).find(|f| !self.frames.contains(f))
    }

    /// The packets recorded after `after` that follow from this one, by the frame they began as, in order. A packet
    /// that waited for this one is among them.
    pub fn next<'a>(&'a self, trace: &'a Trace, after: FactId) -> impl Iterator<Item = FrameId> + 'a {
        let from = self.facts.first().map_or(after, |first| after.max(*first));
        let sent = |f: &&Fact| matches!(f.what, What::Link(LinkFact::Sent { .. } | LinkFact::Lost { .. }));
        let sendings = trace.since(from).take(SEARCH_MAX).filter(sent);
        let others = sendings.filter(|f| f.frame.is_some_and(|id| !self.frames.contains(&id)));
        others.filter(|f| self.leads_to(trace, f)).filter_map(|f| Some(root_of(trace, f.frame?)?.id))
    }

    /// Whether a fact follows from this packet.
    fn leads_to(&self, trace: &Trace, fact: &Fact) -> bool {
        let Some(first) = self.facts.first() else { return false };
        let causes = core::iter::successors(Some(fact), |f| trace.fact(f.cause));
        causes.take_while(|f| f.id >= *first).any(|f| self.facts.binary_search(&f.id).is_ok())
    }
}

/// The frame that a frame began as.
fn root_of(trace: &Trace, frame: FrameId) -> Option<&Frame> {
    let mut root = trace.frame(frame)?;
    while let Some(parent) = root.made_from().and_then(|id| trace.frame(id)) {
        root = parent;
    }
    Some(root)
}

/// The first sending of a frame, looking back from the end of the record. Once it was seen, so many facts without
/// it are the end of the search.
fn first_fact_about(trace: &Trace, frame: FrameId) -> Option<FactId> {
    let mut first: Option<FactId> = None;
    for fact in trace.facts().rev() {
        if fact.frame == Some(frame) && is_sending(&fact.what) {
            first = Some(fact.id);
        }
        if first.is_some_and(|f| f.0 - fact.id.0 > SEARCH_MAX as u64) {
            break;
        }
    }
    first
}

/// Whether a fact is the first that can be about a new frame: it was handed to a wire.
const fn is_sending(what: &What) -> bool {
    matches!(what, What::Link(LinkFact::Sent { .. } | LinkFact::Lost { .. }) | What::Drop(_))
}
