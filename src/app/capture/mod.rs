//! A capture on the screen: the list of its frames, the frame that is read, what is searched for. A model of its own
//! beside the lab's: it has no time, no boxes and no commands, only frames.
//!
//! As there, `update` alone changes it and the drawing reads it. Not a reader of files: it gets bytes.

mod filter;
mod frames;
mod line;
#[cfg(test)]
mod tests;
mod update;

use core::time::Duration;

pub use filter::Filter;
pub use frames::{FRAMES_MAX, Frames};
pub use line::Line;

use super::anatomy::{Anatomy, Half};
use super::effect::Effect;
use super::focus::Focus;
use super::input::Input;
use super::keymap::Context;
use super::notice::Notice;
use super::settings::Settings;

/// A pane of the screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Pane {
    /// The list of frames.
    #[default]
    List,
    /// The fields of the frame.
    Fields,
    /// Its bytes.
    Bytes,
}

/// The screen's state.
#[derive(Debug)]
pub struct CaptureModel {
    /// What the file is called.
    pub name: String,
    /// Its frames.
    pub frames: Frames,
    /// Which of them are shown.
    pub filter: Filter,
    /// Whether the words to look for are being typed.
    pub typing: bool,
    /// The frame under the cursor, counted from 0.
    pub frame: usize,
    /// Its fields and bytes.
    pub anatomy: Anatomy,
    /// Where the keyboard is.
    pub pane: Pane,
    /// First line of help, while it is shown.
    pub help: Option<usize>,
    /// Keys begun, and the size of the window.
    pub focus: Focus,
    /// How things are shown, and the keys.
    pub settings: Settings,
    /// How the latest wish went.
    pub notice: Option<Notice>,
}

impl CaptureModel {
    /// A screen on a capture, its first frame under the cursor.
    pub fn new(name: &str, frames: Frames, settings: Settings) -> CaptureModel {
        let anatomy = Anatomy::new(frames.bytes(0).into());
        CaptureModel {
            name: name.to_owned(),
            frames,
            filter: Filter::default(),
            typing: false,
            frame: 0,
            anatomy,
            pane: Pane::List,
            help: None,
            focus: Focus::default(),
            settings,
            notice: None,
        }
    }

    /// Takes one input. What comes back is for the world outside.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        update::update(self, input)
    }

    /// Which keys mean something now.
    pub fn context(&self) -> Context {
        match (self.help, self.typing) {
            (Some(_), _) => Context::Help,
            (None, true) => Context::List,
            (None, false) => Context::Capture,
        }
    }

    /// When the screen wants its next `Input::Tick`: at once while frames are looked through, else never.
    pub fn next_tick(&self) -> Option<Duration> {
        (!self.filter.is_done(&self.frames)).then_some(Duration::from_millis(1))
    }

    /// Which half of the frame has the keyboard.
    pub fn half(&self) -> Option<Half> {
        match self.pane {
            Pane::List => None,
            Pane::Fields => Some(Half::Fields),
            Pane::Bytes => Some(Half::Bytes),
        }
    }
}
