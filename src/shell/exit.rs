//! How the program ends: one exit code for each kind of end, as scripts expect them.

use std::process::ExitCode;

/// An end of the program, by the contract of the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Done.
    Ok,
    /// Done, and the answer is no: an expectation does not hold, a file has mistakes, a program failed.
    Failed,
    /// Not understood, or a file that cannot be read.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Ok => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
        })
    }
}
