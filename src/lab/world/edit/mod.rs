//! A living lab is changed: boxes come, go and are called otherwise, cables are plugged and pulled, addresses and services
//! are set, and each change can be taken back. All of it while packets fly: what is on a cable that goes is cut off.
//!
//! Not the lines that boxes understand themselves; those are commands of theirs, and `history` only remembers what they
//! changed.

mod address;
mod boxes;
mod cables;
mod cast;
mod history;
mod open;
mod plan_now;
mod ports;
mod service;

pub(super) use cast::Cast;
pub(super) use history::{History, Step};

use super::{Lab, LabError};

impl Lab {
    /// Carries out a line that changes what is there; none when it is no such line.
    pub(super) fn edit_command(&mut self, words: &[&str]) -> Option<Result<(), LabError>> {
        Some(match words {
            ["add", kind, name, more @ ..] => self.add_node(kind, name, more),
            ["remove", name] => self.remove_node(name),
            ["rename", old, new] => self.rename_node(old, new),
            ["place", places @ ..] if !places.is_empty() && places.len() % 2 == 0 => self.place_nodes(places),
            ["connect", a, b, settings @ ..] => self.connect(a, b, settings),
            ["disconnect", end] => self.disconnect(end),
            ["move", end, to] => self.move_end(end, to),
            ["address", end, address, more @ ..] => self.set_address(end, address, more),
            ["service", node, "add", kind, arguments @ ..] => self.add_service(node, kind, arguments),
            ["service", node, "remove", kind] => self.remove_service(node, kind),
            ["undo"] => self.undo(1),
            ["redo"] => self.redo(1),
            ["undo", times] => count(times).and_then(|times| self.undo(times)),
            ["redo", times] => count(times).and_then(|times| self.redo(times)),
            _ => return None,
        })
    }
}

fn count(text: &str) -> Result<usize, LabError> {
    let times = text.parse().ok().filter(|times| (1..=history::EDITS_MAX).contains(times));
    times.ok_or_else(|| LabError::BadArgument { text: text.to_owned(), expected: "how often, 1 to 100" })
}
