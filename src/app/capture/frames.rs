//! The frames of a capture: the file's bytes and where each frame lies in them. A frame is read when it is looked at.
//!
//! What it costs is stated: the file itself and 32 bytes a frame.

use std::borrow::Cow;

use super::line::Line;
use crate::wire::capture::{CaptureError, Entry, Index, index};

/// Frames of a capture at most; with the index they take 320 MB beside the file.
pub const FRAMES_MAX: usize = 10_000_000;

/// A capture.
#[derive(Debug)]
pub struct Frames {
    file: Vec<u8>,
    index: Index,
}

impl Frames {
    /// Reads where the frames of a file lie; an error when there is none to show.
    pub fn read(file: Vec<u8>) -> Result<Frames, CaptureError> {
        let index = index(&file, FRAMES_MAX)?;
        match index.fault {
            Some(fault) if index.frames.is_empty() => Err(fault),
            _ => Ok(Frames { file, index }),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.index.frames.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is wrong with the file behind the last frame.
    pub fn fault(&self) -> Option<CaptureError> {
        self.index.fault
    }

    /// A frame's place, counted from 0.
    pub fn entry(&self, frame: usize) -> Option<&Entry> {
        self.index.frames.get(frame)
    }

    /// Its bytes; none of a frame that is not there.
    pub fn bytes(&self, frame: usize) -> &[u8] {
        self.entry(frame).map_or(&[], |e| e.bytes(&self.file))
    }

    /// Nanoseconds since the first frame; a clock that went back counts as none.
    pub fn since_first(&self, frame: usize) -> u64 {
        let at = |frame| self.entry(frame).map_or(0, |e| e.at_nanos);
        at(frame).saturating_sub(at(0))
    }

    /// What the writer says about it.
    pub fn comment(&self, frame: usize) -> Cow<'_, str> {
        String::from_utf8_lossy(self.entry(frame).map_or(&[], |e| e.comment(&self.file)))
    }

    /// The name of its interface, empty when it has none.
    pub fn interface(&self, frame: usize) -> &str {
        let number = self.entry(frame).map_or(0, |e| usize::from(e.interface));
        self.index.interfaces.get(number).map_or("", String::as_str)
    }

    /// Whether any interface has a name.
    pub fn names_interfaces(&self) -> bool {
        self.index.interfaces.iter().any(|name| !name.is_empty())
    }

    /// A frame in a line.
    pub fn line(&self, frame: usize) -> Line {
        Line::of(self.bytes(frame))
    }

    /// Everything about a frame that words are looked for in, in small letters.
    pub(super) fn haystack(&self, frame: usize, out: &mut String) {
        out.clear();
        self.line(frame).spell(out);
        out.push(' ');
        out.push_str(self.interface(frame));
        if out.is_ascii() {
            out.make_ascii_lowercase();
        } else {
            *out = out.to_lowercase();
        }
    }
}
