//! The whole lab: a plan brought to life, changed only by `Command` or by time, seen only as `LabView` and facts.

mod command;
mod plan;

pub use command::{Command, EmptyCommand, Journal, JournalEntry, Target};
pub use plan::{Expectation, Expected, Lesson, LinkPlan, Plan, ScriptLine, Text};
