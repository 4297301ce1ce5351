//! Lines typed at a box that are not over yet: what they change later is a change, too, and can be taken back like what a
//! line changes at once.

use super::history::{SetUp, Step};
use crate::lab::world::Lab;
use crate::os::Pid;
use crate::sim::NodeId;

/// Lines that are watched at once; of more the oldest is let go.
const OPEN_MAX: usize = 16;

/// A line that runs on.
#[derive(Debug)]
pub(in crate::lab::world) struct OpenLine {
    node: NodeId,
    /// The terminal.
    tty: u16,
    /// The process it started.
    pid: Pid,
    line: String,
    /// How the box was set up when somebody last looked.
    before: Box<SetUp>,
}

impl Lab {
    /// A line typed at a box has been carried out as far as it goes at once: if the box is set up otherwise now, that is a
    /// change; if a program runs on, it may change more.
    pub(in crate::lab::world) fn remember_typed(
        &mut self,
        (node, tty, pid): (NodeId, u16, Pid),
        before: Option<SetUp>,
        line: &str,
    ) {
        let Some(before) = before else { return };
        let mut open = OpenLine { node, tty, pid, line: line.to_owned(), before: Box::new(before) };
        self.take_stock(&mut open);
        if self.is_over(&open) {
            return;
        }
        let lines = &mut self.history.open;
        if lines.len() >= OPEN_MAX {
            lines.remove(0);
        }
        lines.push(open);
    }

    /// If the box of a line is set up otherwise than before, the line did it.
    fn take_stock(&mut self, open: &mut OpenLine) {
        let now = self.set_up_now(open.node);
        if now != *open.before {
            let before = std::mem::replace(&mut open.before, Box::new(now));
            self.remember(Step::SetUp(open.node, before));
            self.remember_line(Some(format!("{} {}", self.node_name(open.node), open.line)));
        }
    }

    /// Whether nothing of a line runs any more.
    fn is_over(&self, open: &OpenLine) -> bool {
        let kernel = self.nodes[open.node.0 as usize].borrow();
        let Some(tty) = kernel.procs.tty(open.tty) else { return true };
        let runs = open.pid != tty.shell && kernel.procs.get(open.pid).is_some_and(crate::os::Proc::is_alive);
        tty.is_free() && !runs
    }

    /// An event was handled: lines that are over now are let go, with what they changed.
    pub(in crate::lab::world) fn close_lines(&mut self) {
        if self.history.open.is_empty() || !std::mem::take(&mut self.history.stirred) {
            return;
        }
        for mut open in std::mem::take(&mut self.history.open) {
            if self.is_over(&open) {
                self.take_stock(&mut open);
            } else {
                self.history.open.push(open);
            }
        }
    }

    /// Another line comes: what those that run have changed so far is theirs.
    pub(in crate::lab::world) fn settle_lines(&mut self) {
        let mut lines = std::mem::take(&mut self.history.open);
        lines.iter_mut().for_each(|open| self.take_stock(open));
        self.history.open = lines;
    }

    /// Another line has been carried out: what it changed is not theirs.
    pub(in crate::lab::world) fn look_again_at_lines(&mut self) {
        let mut lines = std::mem::take(&mut self.history.open);
        for open in &mut lines {
            *open.before = self.set_up_now(open.node);
        }
        self.history.open = lines;
    }
}
