//! Boxes come, go, and are called otherwise.

use super::history::{Pulled, Step};
use crate::device::{Blueprint, Kind};
use crate::lab::world::{Lab, LabError, nearest};
use crate::os::{ConflictPolicy, Kernel};
use crate::proto::Profile;
use crate::proto::dhcp::ClientChoice;
use crate::sim::{LinkId, NodeId};
use crate::trace::{Name, What};

/// Boxes a living lab may come to by `add`, with those that were taken off: their numbers are not used again.
const BOXES_MAX: usize = 65_536;
/// Characters of a name, as in a scenario file.
const NAME_MAX: usize = 32;
/// Columns and rows of the grid of places.
const GRID_MAX: u16 = 999;

impl Lab {
    /// `add KIND NAME [at COLUMN,ROW] [to NODE[:PORT]]`
    pub(super) fn add_node(&mut self, kind: &str, name: &str, more: &[&str]) -> Result<(), LabError> {
        let (place, to) = match more {
            [] => (None, None),
            ["at", place] => (Some(*place), None),
            ["to", to] => (None, Some(*to)),
            ["at", place, "to", to] => (Some(*place), Some(*to)),
            words => {
                let expected = "at COLUMN,ROW or to NODE[:PORT]";
                return Err(LabError::BadArgument { text: words.join(" "), expected });
            }
        };
        if self.nodes.len() >= BOXES_MAX {
            return Err(LabError::TooManyBoxes { limit: BOXES_MAX as u32 });
        }
        let row =
            Kind::all().find(|row| row.name.eq_ignore_ascii_case(kind)).ok_or_else(|| LabError::UnknownLabCommand {
                word: kind.to_owned(),
                nearest: nearest(kind, Kind::all().map(|row| row.name)),
            })?;
        self.may_be_called(name)?;
        let position = place.map(read_place).transpose()?.flatten();
        // A new box has the habits of those that are there.
        let first = self.nodes.first().map(|kernel| kernel.borrow());
        let habits = first.as_ref().map(|kernel| (kernel.profile, kernel.conflicts != ConflictPolicy::Ignore));
        drop(first);
        let (profile, checks) =
            habits.unwrap_or_else(|| (Profile::default(), ClientChoice::of(Profile::default()).checks));
        let plan = Blueprint::from_shop(name, row.kind, profile, checks);
        // A box that comes to nothing shall not use up a number.
        to.map_or(Ok(()), |to| self.may_connect(row.kind, to))?;
        let id = self.birth(&plan, position)?;
        self.remember(Step::Take(id));
        let cabled = to.map_or(Ok(()), |to| self.connect(name, to, &[]));
        if cabled.is_err() {
            self.take(id);
            self.remember_line(None);
        }
        cabled
    }

    fn may_be_called(&self, name: &str) -> Result<(), LabError> {
        let valid = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let is_name = !name.is_empty() && name.chars().all(valid) && name.chars().count() <= NAME_MAX && name != "lab";
        if is_name && self.node_named(name).is_none() {
            return Ok(());
        }
        Err(LabError::BadArgument { text: name.to_owned(), expected: "a new name of letters, digits and -" })
    }

    pub(super) fn remove_node(&mut self, name: &str) -> Result<(), LabError> {
        let id = self.node_or_error(name)?;
        let cables = self.take(id);
        self.remember(Step::Put(id, cables));
        Ok(())
    }

    /// Takes a box off the lab: it is switched off, its programs end, its cables are pulled. Its number is not used again.
    pub(super) fn take(&mut self, id: NodeId) -> Vec<Pulled> {
        let cables: Vec<LinkId> =
            self.nodes[id.0 as usize].borrow().ports.iter().filter_map(|p| Some(p.link?.0)).collect();
        let cables = cables.into_iter().filter_map(|link| self.pull(link)).collect();
        let cause = self.shared.with(|cx| cx.trace.cursor());
        self.enter(Some(id), cause);
        self.touch(id, Kernel::power_off);
        let name = self.nodes[id.0 as usize].borrow().name.clone();
        self.shared.boxes.borrow_mut().remove(&name);
        let gone: Name = format!("({name})").into();
        self.respell(id, &gone);
        self.placed[id.0 as usize].name = gone;
        self.removed.push(id);
        cables
    }

    /// Puts a box back that was taken off, with its cables, and switches it on, if it had power.
    pub(super) fn put(&mut self, id: NodeId, cables: Vec<Pulled>) {
        self.removed.retain(|removed| *removed != id);
        let kernel = &self.nodes[id.0 as usize];
        let name = kernel.borrow().name.clone();
        self.shared.boxes.borrow_mut().add(kernel);
        self.respell(id, &name);
        self.placed[id.0 as usize].name = name;
        for cable in cables.into_iter().rev() {
            self.plug_again(&cable);
        }
        if self.is_off(id) {
            return;
        }
        let cause = self.shared.with(|cx| cx.trace.cursor());
        self.enter(Some(id), cause);
        let boot = self.shared.with(|cx| cx.say(|| What::Boot));
        let lines = self.placed[id.0 as usize].boot.clone();
        // As many processes started here before.
        let _ = self.switch_on(id, boot, &lines);
        self.run_ready();
    }

    pub(super) fn rename_node(&mut self, old: &str, new: &str) -> Result<(), LabError> {
        let id = self.node_or_error(old)?;
        self.may_be_called(new)?;
        let old = self.call_it(id, &new.into());
        self.remember(Step::Call(id, old));
        Ok(())
    }

    /// Calls a box otherwise, also where the scenario's script and its expectations speak of it. Answers its old name.
    pub(super) fn call_it(&mut self, id: NodeId, new: &Name) -> Name {
        let kernel = &self.nodes[id.0 as usize];
        let old = kernel.borrow().name.clone();
        kernel.borrow_mut().rename(new.clone());
        self.placed[id.0 as usize].name = new.clone();
        let mut boxes = self.shared.boxes.borrow_mut();
        boxes.remove(&old);
        boxes.add(kernel);
        drop(boxes);
        self.respell(id, new);
        old
    }

    /// `place NAME COLUMN,ROW …`: all of them, or none.
    pub(super) fn place_nodes(&mut self, places: &[&str]) -> Result<(), LabError> {
        let pairs = places.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
        let read = |(name, place)| Ok((self.node_or_error(name)?, read_place(place)?));
        let pairs: Vec<_> = pairs.map(read).collect::<Result<_, LabError>>()?;
        for (id, place) in pairs {
            let old = std::mem::replace(&mut self.placed[id.0 as usize].position, place);
            self.remember(Step::Place(id, old));
        }
        Ok(())
    }
}

/// `3,2`: column and row; `auto` leaves it to the drawing.
fn read_place(text: &str) -> Result<Option<(u16, u16)>, LabError> {
    let wrong = || LabError::BadArgument { text: text.to_owned(), expected: "COLUMN,ROW (3,2) or auto" };
    if text == "auto" {
        return Ok(None);
    }
    let number = |text: &str| text.parse::<u16>().ok().filter(|n| *n <= GRID_MAX);
    let (column, row) = text.split_once(',').ok_or_else(wrong)?;
    Ok(Some((number(column).ok_or_else(wrong)?, number(row).ok_or_else(wrong)?)))
}
