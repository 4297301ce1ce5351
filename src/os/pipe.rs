//! A pipe between two processes of a box: a bounded queue of lines.
//!
//! A writer is held at its next waiting call while the pipe is full, and gets SIGPIPE when nobody reads any more
//! (POSIX `write`). What one turn of a program writes is taken whole: it had that in memory anyway.

use std::collections::VecDeque;
use std::rc::Rc;

use super::{Pid, TaskId};
use crate::trace::FactId;

/// Bytes after which a writer is held (Linux `pipe(7)`: 16 pages).
const PIPE_BYTES: usize = 65_536;

/// Pipes a box may have at once.
pub(super) const PIPES_MAX: usize = 1024;

/// A pipe.
#[derive(Clone, Default, Debug)]
pub(super) struct Pipe {
    lines: VecDeque<Rc<str>>,
    bytes: usize,
    /// Processes that hold its writing end.
    pub(super) writers: u16,
    /// Processes that hold its reading end.
    pub(super) readers: u16,
    /// Tasks that wait for a line.
    pub(super) waiting: Vec<TaskId>,
    /// Tasks of writers that were woken while the pipe was full, with the fact that woke them.
    pub(super) held: Vec<(Pid, TaskId, FactId)>,
}

impl Pipe {
    /// Takes a line in.
    pub(super) fn push(&mut self, line: &str) {
        self.bytes += line.len() + 1;
        self.lines.push_back(line.into());
    }

    /// The next line.
    pub(super) fn pop(&mut self) -> Option<Rc<str>> {
        let line = self.lines.pop_front()?;
        self.bytes -= line.len() + 1;
        Some(line)
    }

    /// Whether writers are held.
    pub(super) fn is_full(&self) -> bool {
        self.bytes >= PIPE_BYTES
    }

    /// Whether nothing more will come.
    pub(super) fn is_at_end(&self) -> bool {
        self.lines.is_empty() && self.writers == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_is_full_by_its_bytes_and_ends_with_its_writers() {
        let mut pipe = Pipe { writers: 1, readers: 1, ..Pipe::default() };
        while !pipe.is_full() {
            pipe.push(&"x".repeat(1023));
        }
        assert_eq!(pipe.bytes, PIPE_BYTES);
        pipe.pop();
        assert!(!pipe.is_full());
        pipe.writers = 0;
        assert!(!pipe.is_at_end());
        while pipe.pop().is_some() {}
        assert!(pipe.is_at_end());
        assert_eq!(pipe.bytes, 0);
    }
}
