//! The log: facts in order, with a cursor that makes causes.
//!
//! The cursor is the fact the present one follows from. Saying a fact names the cursor as its cause and moves the
//! cursor there, so that one handling is one chain; whoever comes back later (a timer, a woken program, a packet
//! that waited) first puts the cursor back to the fact it remembers. With recording off, `say` costs one branch.

use std::collections::VecDeque;
use std::hash::Hasher;

use serde::Serialize;

use super::{Fingerprint, LinkFact, What};
use crate::sim::{Frame, FrameId, NodeId, SimTime};
use crate::wire::Bytes;

/// Number of a fact within its lab, from 1. Zero means: recording was off, or there is no cause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize)]
pub struct FactId(pub u64);

impl FactId {
    /// No fact.
    pub const NONE: FactId = FactId(0);

    /// Whether there is one.
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }
}

/// One fact: when, where, about which frame, why, what.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Fact {
    /// Its number.
    pub id: FactId,
    /// When.
    pub at: SimTime,
    /// In which box; none for the lab itself.
    pub node: Option<NodeId>,
    /// About which frame.
    pub frame: Option<FrameId>,
    /// The fact it follows from; `NONE` for a root.
    pub cause: FactId,
    /// What.
    pub what: What,
}

/// What a log keeps at most; beyond it the oldest go, and [`Trace::forgotten`] says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TraceLimits {
    /// Facts.
    pub facts: usize,
    /// Bytes of frames, all together.
    pub frame_bytes: usize,
    /// Bytes of one frame; a longer one is kept without its end.
    pub snap_bytes: usize,
}

impl Default for TraceLimits {
    /// Some 130,000 facts of 88 bytes each, with what a rare one holds beside it, and 64 MiB of frames: a lab's record
    /// stays near 80 MiB. A frame of an ordinary link (1,514 bytes) is kept whole, a jumbo frame without its end.
    fn default() -> Self {
        TraceLimits { facts: 1 << 17, frame_bytes: 64 << 20, snap_bytes: 2048 }
    }
}

/// The record of a lab.
#[derive(Debug)]
pub struct Trace {
    on: bool,
    limits: TraceLimits,
    facts: VecDeque<Fact>,
    /// Each with the number of the first fact about it.
    frames: VecDeque<(Frame, FactId)>,
    frame_bytes: usize,
    next_fact: u64,
    next_frame: u64,
    /// Of all facts, kept or not.
    facts_print: Fingerprint,
    /// Of all frames, whole, kept or not.
    frames_print: Fingerprint,
    now: SimTime,
    node: Option<NodeId>,
    frame: Option<FrameId>,
    cursor: FactId,
}

impl Trace {
    /// Records nothing.
    pub fn off() -> Trace {
        Trace { on: false, ..Trace::all() }
    }

    /// Records everything, within the default limits.
    pub fn all() -> Trace {
        Trace::with_limits(TraceLimits::default())
    }

    /// Records everything, within these limits.
    pub fn with_limits(limits: TraceLimits) -> Trace {
        Trace {
            on: true,
            limits,
            facts: VecDeque::new(),
            frames: VecDeque::new(),
            frame_bytes: 0,
            next_fact: 1,
            next_frame: 1,
            facts_print: Fingerprint::default(),
            frames_print: Fingerprint::default(),
            now: SimTime::ZERO,
            node: None,
            frame: None,
            cursor: FactId::NONE,
        }
    }

    /// What is kept at most.
    pub fn limits(&self) -> TraceLimits {
        self.limits
    }

    /// Records for a while, although it was off. False when it records anyway.
    pub fn wake(&mut self) -> bool {
        let slept = !self.on;
        self.on = true;
        slept
    }

    /// Goes off again, and forgets what it recorded meanwhile; no number is given twice.
    pub fn rest(&mut self) {
        *self = Trace {
            on: false,
            next_fact: self.next_fact,
            next_frame: self.next_frame,
            ..Trace::with_limits(self.limits)
        };
    }

    /// Whether facts are kept.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Records a fact that follows from the cursor, and moves the cursor to it.
    pub fn say(&mut self, what: impl FnOnce() -> What) -> FactId {
        if !self.on {
            return FactId::NONE;
        }
        self.record(what())
    }

    /// Records a side remark: it follows from the cursor, but what comes next does not follow from it.
    pub fn aside(&mut self, what: impl FnOnce() -> What) -> FactId {
        let cursor = self.cursor;
        let id = self.say(what);
        self.cursor = cursor;
        id
    }

    fn record(&mut self, what: What) -> FactId {
        let id = FactId(self.next_fact);
        self.next_fact += 1;
        let fact = Fact { id, at: self.now, node: self.node, frame: self.frame, cause: self.cursor, what };
        // Now, while it is near: when it has to go, it is far from the processor's caches.
        self.facts_print.fact(&fact);
        if self.facts.len() >= self.limits.facts {
            self.facts.pop_front();
        }
        self.facts.push_back(fact);
        self.cursor = id;
        id
    }

    /// A new frame gets its number, and its bytes are kept while there is room.
    pub fn born(&mut self, mut frame: Frame) -> Frame {
        self.number(&mut frame);
        frame
    }

    /// As `born`, where it lies.
    #[inline]
    pub fn number(&mut self, frame: &mut Frame) {
        frame.id = FrameId(self.next_frame);
        self.next_frame += 1;
        if self.on {
            self.keep(frame.clone());
        }
    }

    fn keep(&mut self, mut frame: Frame) {
        self.frames_print.frame(&frame);
        if frame.bytes.len() > self.limits.snap_bytes {
            frame.bytes = Bytes::from(frame.bytes.get(..self.limits.snap_bytes).unwrap_or_default());
        }
        self.frame_bytes += frame.bytes.len();
        self.frames.push_back((frame, FactId(self.next_fact)));
        while self.frame_bytes > self.limits.frame_bytes {
            let Some((old, _)) = self.frames.pop_front() else { break };
            self.frame_bytes -= old.bytes.len();
        }
    }

    /// Sets the moment and the box of the facts to come; the frame is none.
    pub fn enter(&mut self, now: SimTime, node: Option<NodeId>, cause: FactId) {
        (self.now, self.node, self.frame, self.cursor) = (now, node, None, cause);
    }

    /// Sets the frame the facts to come are about.
    pub fn about(&mut self, frame: Option<FrameId>) {
        self.frame = frame;
    }

    /// The frame the facts are about.
    pub fn frame_now(&self) -> Option<FrameId> {
        self.frame
    }

    /// The fact the next one follows from.
    pub fn cursor(&self) -> FactId {
        self.cursor
    }

    /// Puts the cursor: what comes next follows from `cause`.
    pub fn follow(&mut self, cause: FactId) {
        self.cursor = cause;
    }

    /// The fact of this number, while it is kept.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        let first = self.facts.front()?.id.0;
        self.facts.get(usize::try_from(id.0.checked_sub(first)?).ok()?)
    }

    /// The frame of this number, while it is kept.
    pub fn frame(&self, id: FrameId) -> Option<&Frame> {
        self.kept(id).map(|(frame, _)| frame)
    }

    /// What became of a kept frame as soon as it was made: sent, lost, or dropped before the wire. Its cause is the
    /// decision that made it. A damaged frame is made by the noise, which is said of the frame it damaged.
    pub fn birth(&self, id: FrameId) -> Option<&Fact> {
        let (frame, next) = self.kept(id)?;
        let before = next.0.checked_sub(1).and_then(|before| self.fact(FactId(before)));
        let noise = before.filter(|fact| fact.frame.is_some() && fact.frame == frame.made_from() && is_noise(fact));
        noise.or_else(|| self.fact(*next).filter(|fact| fact.frame == Some(id)))
    }

    fn kept(&self, id: FrameId) -> Option<&(Frame, FactId)> {
        let first = self.frames.front()?.0.id.0;
        self.frames.get(usize::try_from(id.0.checked_sub(first)?).ok()?)
    }

    /// The facts kept, oldest first.
    pub fn facts(&self) -> impl DoubleEndedIterator<Item = &Fact> + ExactSizeIterator {
        self.facts.iter()
    }

    /// The facts after `id`, oldest first.
    pub fn since(&self, id: FactId) -> impl DoubleEndedIterator<Item = &Fact> {
        let first = self.facts.front().map_or(1, |f| f.id.0);
        self.facts.range((id.0 + 1).saturating_sub(first).min(self.facts.len() as u64) as usize..)
    }

    /// The number of the newest fact.
    pub fn last_id(&self) -> FactId {
        FactId(self.next_fact - 1)
    }

    /// The chain of causes of a fact, itself first, as far as it is kept.
    pub fn chain(&self, id: FactId) -> Vec<&Fact> {
        self.causes(id).collect()
    }

    /// As `chain`, a step at a time: the chain of a program that runs for long is long.
    pub fn causes(&self, id: FactId) -> impl Iterator<Item = &Fact> {
        std::iter::successors(self.fact(id), |f| self.fact(f.cause))
    }

    /// The newest fact that is not kept any more; `NONE` while all are.
    pub fn forgotten(&self) -> FactId {
        if !self.on {
            return FactId::NONE;
        }
        FactId(self.facts.front().map_or(self.next_fact, |oldest| oldest.id.0) - 1)
    }

    /// Whether a frame was recorded and is not kept any more.
    pub fn forgot_frame(&self, id: FrameId) -> bool {
        self.on && id.0 != 0 && id.0 < self.frames.front().map_or(self.next_frame, |(oldest, _)| oldest.id.0)
    }

    /// The fingerprint of all that was said and sent so far.
    pub fn fingerprint(&self) -> u64 {
        let mut whole = Fingerprint::default();
        [&self.facts_print, &self.frames_print].iter().for_each(|part| whole.write_u64(part.value()));
        whole.value()
    }
}

fn is_noise(fact: &Fact) -> bool {
    matches!(fact.what, What::Link(LinkFact::Corrupted { .. }))
}

#[cfg(test)]
mod tests;
