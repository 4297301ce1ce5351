//! The ladder inside one box: headers off on the way up, decisions where they fall, headers on on the way down.

use crate::sim::{FrameId, SimTime};
use crate::trace::{Fact, Trace, What};

use super::{Change, Fate, Header, Step, StepKind, changes, headers};

/// The steps in a box and how high they go.
#[derive(Debug)]
pub(super) struct Ladder {
    pub(super) steps: Vec<Step>,
    pub(super) top: u8,
}

/// A frame with its headers, outermost first.
struct Dressed {
    id: Option<FrameId>,
    headers: Vec<Header>,
}

impl Dressed {
    fn new(trace: &Trace, id: Option<FrameId>) -> Dressed {
        let frame = id.and_then(|id| trace.frame(id));
        Dressed { id, headers: frame.map(|f| headers(&f.bytes)).unwrap_or_default() }
    }
}

/// The ladder of a box that decided `facts` about a packet that came in and went out as `frames`.
pub(super) fn ladder(
    trace: &Trace,
    facts: &[&Fact],
    frames: (Option<FrameId>, Option<FrameId>),
    fate: Fate,
    at: SimTime,
) -> Ladder {
    let (inside, outside) = (Dressed::new(trace, frames.0), Dressed::new(trace, frames.1));
    let summit = facts.iter().map(|f| f.what.layer()).max().unwrap_or(1);
    let turn = facts.iter().rposition(|f| f.what.layer() == summit).map_or(0, |i| i + 1);
    let (up, down) = if frames.0.is_some() { facts.split_at(turn) } else { facts.split_at(0) };
    let same = frames.0.is_some() && frames.0 == frames.1;
    let mut walk = Walk { steps: Vec::new(), at, gone: 0, stays: frames.1.is_some(), same };
    for fact in up {
        walk.climb(&inside, rank(&fact.what));
        walk.decide(fact, inside.id);
    }
    if fate == Fate::Delivered {
        walk.climb(&inside, u8::MAX);
    }
    if frames.1.is_some() || frames.0.is_none() {
        let differences = changes_between(trace, frames);
        walk.descend(&inside, &outside, down, &differences);
    }
    let highest = walk.steps.iter().map(|s| s.layer).max().unwrap_or(1);
    Ladder { steps: walk.steps, top: highest }
}

fn changes_between(trace: &Trace, frames: (Option<FrameId>, Option<FrameId>)) -> Vec<Change> {
    let bytes = |id: Option<FrameId>| id.and_then(|id| trace.frame(id));
    match (bytes(frames.0), bytes(frames.1)) {
        (Some(old), Some(new)) if old.id != new.id => changes(&old.bytes, &new.bytes),
        _ => Vec::new(),
    }
}

/// Where a decision stands between the headers, finer than its layer: ARP looks into what Ethernet carries, ICMP
/// into what IP carries.
const fn rank(what: &What) -> u8 {
    match what {
        What::Arp(_) | What::Icmp(_) => what.layer() * 2 + 1,
        _ => what.layer() * 2,
    }
}

struct Walk {
    steps: Vec<Step>,
    at: SimTime,
    /// Headers of the incoming frame that are off or read.
    gone: usize,
    /// Whether the packet goes on: then inner headers are only read.
    stays: bool,
    /// Whether the very bytes that came in go on (a switch): then no header comes off at all.
    same: bool,
}

impl Walk {
    /// Goes up to where `rank` decides: every header below it is taken off, or read when the packet goes on.
    fn climb(&mut self, frame: &Dressed, rank: u8) {
        while let Some(header) = frame.headers.get(self.gone).filter(|h| h.rank < rank) {
            let kind = if self.same || (self.stays && self.gone > 0) { StepKind::Read } else { StepKind::Strip };
            self.step(header, frame.id, kind);
            self.gone += 1;
        }
    }

    fn decide(&mut self, fact: &Fact, frame: Option<FrameId>) {
        self.at = self.at.max(fact.at);
        let (layer, kind) = (fact.what.layer(), StepKind::Decide(fact.id));
        self.steps.push(Step { layer, at: self.at, frame, header: None, kind });
    }

    /// Goes down again: each header when its layer is left, the outermost last.
    fn descend(&mut self, inside: &Dressed, outside: &Dressed, facts: &[&Fact], differences: &[Change]) {
        let mut left = outside.headers.len();
        let from_here = inside.id.is_none();
        let mut below = |walk: &mut Walk, rank: u8| {
            while let Some(header) = left.checked_sub(1).and_then(|i| outside.headers.get(i)) {
                if header.rank <= rank {
                    return;
                }
                left -= 1;
                let of_it: Vec<Change> = differences.iter().filter(|c| c.header == header.proto).cloned().collect();
                let kind = if from_here || (left == 0 && walk.gone > 0 && !walk.same) {
                    StepKind::Push(of_it)
                } else if walk.same || of_it.is_empty() {
                    continue;
                } else {
                    StepKind::Rewrite(of_it)
                };
                walk.step(header, outside.id, kind);
            }
        };
        for fact in facts {
            below(self, rank(&fact.what));
            self.decide(fact, outside.id.or(inside.id));
        }
        below(self, 0);
    }

    fn step(&mut self, header: &Header, frame: Option<FrameId>, kind: StepKind) {
        self.steps.push(Step { layer: header.layer, at: self.at, frame, header: Some(header.clone()), kind });
    }
}
