//! Where the standard streams of a process lead. Lines, not bytes: programs here write whole lines.

use std::rc::Rc;

/// Where a process reads.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum StdIn {
    /// Its terminal; nothing, when it has none.
    #[default]
    Tty,
    /// The pipe of this number.
    Pipe(u32),
    /// A file, as it was: its lines wait in the pipe of this number.
    File(Rc<str>, u32),
    /// Nothing.
    Null,
}

impl StdIn {
    /// The pipe by which it comes.
    pub const fn pipe(&self) -> Option<u32> {
        match self {
            StdIn::Pipe(number) | StdIn::File(_, number) => Some(*number),
            StdIn::Tty | StdIn::Null => None,
        }
    }
}

/// Where a process writes.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum StdOut {
    /// Its terminal; the box's own log, when it never had one.
    #[default]
    Tty,
    /// The pipe of this number.
    Pipe(u32),
    /// The end of this file.
    File(Rc<str>),
    /// Nowhere.
    Null,
}

/// Standard input, output and errors.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Stdio {
    /// Descriptor 0.
    pub input: StdIn,
    /// Descriptor 1.
    pub output: StdOut,
    /// Descriptor 2.
    pub errors: StdOut,
}
