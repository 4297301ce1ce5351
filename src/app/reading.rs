//! A frame of the lab being read: which one, its neighbours in the story, and where the value under the cursor came
//! from.

use crate::sim::FrameId;
use crate::trace::{FactId, Origin, Trace, origin};
use crate::wire::dissect;

use super::anatomy::{Anatomy, Half};

/// A kept frame that is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its layers and fields, and the cursor.
    pub anatomy: Anatomy,
    /// Which frame.
    pub frame: FrameId,
    /// The frames of its story, in order; itself alone when there is none.
    pub frames: Vec<FrameId>,
    /// Where the value under the cursor came from, the nearest step first; empty on a layer.
    pub came: Vec<Origin>,
    /// The step under the cursor, while the keyboard is among the steps.
    pub step: Option<usize>,
}

/// What a value can be traced to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// An event.
    Event(FactId),
    /// Bits of a kept frame.
    Frame {
        /// Which.
        frame: FrameId,
        /// Its first bit there.
        bit: usize,
        /// How many bits it had.
        bits: usize,
    },
}

impl Source {
    fn of(step: &Origin) -> Option<Source> {
        match *step {
            Origin::Fact { fact, .. } | Origin::Typed { fact } => Some(Source::Event(fact)),
            Origin::Frame { frame, bit, bits } | Origin::Carried { frame, bit, bits } => {
                Some(Source::Frame { frame, bit, bits })
            }
            _ => None,
        }
    }
}

impl Reading {
    /// Reads a frame among others; none when the record has let go of it.
    pub(super) fn new(trace: &Trace, frame: FrameId, frames: Vec<FrameId>) -> Option<Reading> {
        let anatomy = Anatomy::new(trace.frame(frame)?.bytes.clone());
        let frames = if frames.contains(&frame) { frames } else { vec![frame] };
        let mut reading = Reading { anatomy, frame, frames, came: Vec::new(), step: None };
        reading.ask(trace);
        Some(reading)
    }

    /// Which of the frames is read, counted from 0.
    pub fn index(&self) -> usize {
        self.frames.iter().position(|f| *f == self.frame).unwrap_or(0)
    }

    /// Asks again where the value under the cursor came from.
    pub(super) fn ask(&mut self, trace: &Trace) {
        let dissection = dissect(self.anatomy.bytes());
        self.came = match self.anatomy.chosen(&dissection) {
            Some((layer, Some(field))) => origin(trace, self.frame, layer, field),
            _ => Vec::new(),
        };
        self.step = self.step.filter(|_| !self.came.is_empty()).map(|step| step.min(self.came.len() - 1));
    }

    /// Where the step under the cursor leads; without one, the nearest event of the chain, else the nearest frame.
    pub fn source(&self) -> Option<Source> {
        if let Some(step) = self.step {
            return self.came.get(step).and_then(Source::of);
        }
        let sources = || self.came.iter().filter_map(Source::of);
        sources().find(|source| matches!(source, Source::Event(_))).or_else(|| sources().next())
    }

    /// Moves the keyboard on: from the fields to the bytes, to the steps if there are any, and back.
    pub(super) fn turn_focus(&mut self, forward: bool) {
        let steps = (!self.came.is_empty()).then_some(0);
        let other = if self.anatomy.half == Half::Fields { Half::Bytes } else { Half::Fields };
        let leaves = forward == (self.anatomy.half == Half::Bytes);
        (self.step, self.anatomy.half) = match self.step {
            Some(_) => (None, if forward { Half::Fields } else { Half::Bytes }),
            None if leaves && steps.is_some() => (steps, self.anatomy.half),
            None => (None, other),
        };
    }

    /// Moves among the steps.
    pub(super) fn walk_steps(&mut self, by: isize) {
        let last = self.came.len().saturating_sub(1);
        self.step = self.step.map(|step| step.saturating_add_signed(by).min(last));
    }

    /// Reads another kept frame.
    pub(super) fn turn_to(&mut self, trace: &Trace, frame: FrameId) {
        let Some(found) = trace.frame(frame) else { return };
        self.frame = frame;
        if !self.frames.contains(&frame) {
            self.frames = vec![frame];
        }
        self.anatomy.turn_to(&found.bytes);
    }

    /// Reads the next frame of the story, or the one before.
    pub(super) fn turn(&mut self, trace: &Trace, forward: bool) {
        let here = self.index();
        let next = if forward { Some(here + 1) } else { here.checked_sub(1) };
        if let Some(frame) = next.and_then(|n| self.frames.get(n)).copied() {
            self.turn_to(trace, frame);
        }
    }
}
