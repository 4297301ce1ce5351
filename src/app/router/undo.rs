//! What was done on the pages of routers and can be taken back: by the console lines that make it as it was.

use crate::app::form::FieldId;

/// Steps that can be taken back.
pub const UNDO_MAX: usize = 100;

/// One step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undo {
    /// The router.
    pub router: String,
    /// What was changed, with what it was and what it became; empty for a row that was added, removed or switched.
    pub changes: Vec<(FieldId, String, String)>,
    /// What was said.
    pub done: Vec<String>,
    /// What takes it back, in this order.
    pub lines: Vec<String>,
    /// The lab's latest change before it, and the latest of its own: `Lab::edits`.
    pub edits: (u64, u64),
}

impl Undo {
    /// Remembers a step; the oldest goes when there are too many.
    pub fn push(self, stack: &mut Vec<Undo>) {
        if stack.len() >= UNDO_MAX {
            stack.remove(0);
        }
        stack.push(self);
    }
}
