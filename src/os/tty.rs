//! A terminal of a box: the lines typed at it, the shell that was started for it, and the job that has the keyboard.
//!
//! What it is: the line discipline as far as a lab needs it (whole lines, Ctrl-C, Ctrl-D). What it is not: a screen;
//! what programs write goes out as lines that bear the terminal's number.

use std::collections::VecDeque;
use std::rc::Rc;

use super::{Pid, TaskId};

/// Terminals a box may have (Linux `kernel.pty.max`, raised so that ten thousand jobs can be typed at one box).
pub const TTYS_MAX: u16 = 16_384;

/// Lines typed ahead of their reader, at most.
pub const TYPED_MAX: usize = 256;

/// What a person does at a terminal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Typed {
    /// A line and Enter.
    Line(Rc<str>),
    /// Ctrl-D at the start of a line: the end of the input.
    End,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-Z.
    Suspend,
}

impl Typed {
    /// Reads a console line that is no command: `^C`, `^Z` and `^D` are the keys, and `< TEXT` is typed at the program that
    /// runs already, one blank being part of the sign.
    pub fn read(line: &str) -> Option<Typed> {
        match line {
            "^C" => Some(Typed::Interrupt),
            "^Z" => Some(Typed::Suspend),
            "^D" => Some(Typed::End),
            _ => line.strip_prefix('<').map(|text| Typed::Line(text.strip_prefix(' ').unwrap_or(text).into())),
        }
    }
}

/// A terminal.
#[derive(Clone, Default, Debug)]
pub struct Tty {
    /// The shell that leads its session.
    pub shell: Pid,
    /// The group that has the keyboard; zero: the shell itself.
    pub foreground: Pid,
    /// Whether the shell waits for a line.
    pub at_prompt: bool,
    /// The latest process that a line typed here started; zero when it started none.
    pub latest: Pid,
    pub(super) input: VecDeque<Typed>,
    pub(super) readers: Vec<TaskId>,
}

impl Tty {
    /// Whether a line typed now is a command that runs at once.
    pub fn is_free(&self) -> bool {
        self.at_prompt && self.input.is_empty()
    }

    /// Lines typed that nobody has read.
    pub fn typed_ahead(&self) -> usize {
        self.input.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_commands() {
        let line = |text: &str| Some(Typed::Line(text.into()));
        assert_eq!(Typed::read("< hello  you"), line("hello  you"));
        assert_eq!((Typed::read("<"), Typed::read("<  x")), (line(""), line(" x")));
        assert_eq!((Typed::read("^D"), Typed::read("^C")), (Some(Typed::End), Some(Typed::Interrupt)));
        assert_eq!(Typed::read("ping pc2"), None);
    }
}
