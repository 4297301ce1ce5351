//! A frame of the lab being read: which one, its neighbours in the story, and where the value under the cursor came
//! from.

use crate::sim::FrameId;
use crate::trace::{Origin, Trace, origin};
use crate::wire::dissect;

use super::anatomy::Anatomy;

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
}

impl Reading {
    /// Reads a frame among others; none when the record has let go of it.
    pub(super) fn new(trace: &Trace, frame: FrameId, frames: Vec<FrameId>) -> Option<Reading> {
        let anatomy = Anatomy::new(trace.frame(frame)?.bytes.clone());
        let frames = if frames.contains(&frame) { frames } else { vec![frame] };
        let mut reading = Reading { anatomy, frame, frames, came: Vec::new() };
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
