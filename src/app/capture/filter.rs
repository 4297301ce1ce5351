//! Which frames of a capture are shown: those in which all the words typed are found. Looked for a piece at a time, so
//! that typing never waits for a million frames.

use super::frames::Frames;
use crate::app::text_line::TextLine;

/// Frames looked at in one go: a few hundredths of a second.
const PIECE: usize = 20_000;

/// Words, and the frames that hold them.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What was typed.
    pub line: TextLine,
    words: Vec<String>,
    /// The frames found so far, four bytes each.
    found: Vec<u32>,
    /// How many frames were looked at.
    seen: usize,
}

impl Filter {
    /// Whether nothing is asked for: every frame is shown.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many frames are shown, as far as is known.
    pub fn len(&self, frames: &Frames) -> usize {
        if self.is_empty() { frames.len() } else { self.found.len() }
    }

    /// Whether all frames were looked at.
    pub fn is_done(&self, frames: &Frames) -> bool {
        self.is_empty() || self.seen >= frames.len()
    }

    /// The frame that stands at a place of the list.
    pub fn nth(&self, frames: &Frames, place: usize) -> Option<usize> {
        if self.is_empty() {
            return (place < frames.len()).then_some(place);
        }
        self.found.get(place).map(|frame| *frame as usize)
    }

    /// The place of a frame in the list; of the first one behind it when it is not shown.
    pub fn place_of(&self, frame: usize) -> usize {
        if self.is_empty() { frame } else { self.found.partition_point(|f| (*f as usize) < frame) }
    }

    /// Whether a frame was looked at.
    pub(super) fn has_seen(&self, frame: usize) -> bool {
        self.is_empty() || self.seen > frame
    }

    /// Looks for the words typed, if they are others than before.
    pub(super) fn ask(&mut self) {
        let words: Vec<String> = self.line.text().to_lowercase().split_whitespace().map(str::to_owned).collect();
        if words != self.words {
            (self.words, self.seen) = (words, 0);
            self.found.clear();
        }
    }

    /// Looks at some more frames.
    pub(super) fn look(&mut self, frames: &Frames) {
        let end = if self.is_empty() { self.seen } else { frames.len().min(self.seen + PIECE) };
        let mut text = String::new();
        for frame in self.seen..end {
            frames.haystack(frame, &mut text);
            if self.words.iter().all(|word| text.contains(word.as_str())) {
                self.found.push(frame as u32);
            }
        }
        self.seen = end;
    }
}
