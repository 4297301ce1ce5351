//! Scenario files: RON text → `lab::Plan`, or every mistake of the text at once; and a plan → its text (`write`).
//!
//! A file is data only: nothing in one can read a path, start a process or open a real socket. The way through this
//! module: `syntax` makes a tree that remembers its places, `read` makes a draft of it, `check` compares its parts with
//! each other, `build` makes the plan. Each of them adds to one `Report` and goes on. Diagnostics are typed; `render`
//! draws them with sentences that are passed in.

mod build;
mod builtin;
mod check;
mod diagnostic;
mod draft;
mod read;
mod render;
mod report;
mod span;
mod syntax;
mod write;
mod words;

pub use builtin::{Builtin, FIRST, builtin, find};
pub use diagnostic::{Diagnostic, Mistake};
pub use render::{Sentences, render};
pub use span::Span;
pub use words::{Form, RecordPart};
pub use write::write;

use crate::lab::Plan;
use report::Report;
use span::At;

/// The greatest file that is read: 1 MiB.
pub const MAX_FILE_BYTES: usize = 1 << 20;

/// Reads a scenario. `name` becomes the plan's short name.
///
/// The error is all mistakes found, in the order of the file; it is never empty.
pub fn load(text: &str, name: &str) -> Result<Plan, Vec<Diagnostic>> {
    let mut report = Report::new(text);
    if text.len() > MAX_FILE_BYTES {
        let mistake = Mistake::FileTooLarge { bytes: text.len(), limit: MAX_FILE_BYTES };
        report.add(At::point(0), mistake);
        return Err(report.into_diagnostics());
    }
    let parsed = syntax::parse(text, &mut report);
    let mut draft = read::read(&parsed.tree, &mut report);
    if parsed.damaged {
        return Err(report.into_diagnostics());
    }
    let checked = check::check(&mut draft, &mut report);
    if report.is_clean() { Ok(build::build(&draft, &checked, name)) } else { Err(report.into_diagnostics()) }
}
