//! What was done to a lab and can be taken back. A step says what is to be done, and doing it answers the step that takes it
//! back: so undo and redo are one thing, and a change that was taken back returns exactly.
//!
//! A box that was removed is not thrown away: it is switched off and out of sight, with all it is set up with, and its
//! cables lie beside it.

use super::open::OpenLine;
use crate::device::{Blueprint, change};
use crate::lab::world::{Lab, LabError};
use crate::sim::{Impairments, LinkId, NodeId};
use crate::trace::Name;

/// Changes that are remembered.
pub(super) const EDITS_MAX: usize = 100;

/// A cable that was pulled, and whether nothing passed it, from either end.
#[derive(Clone, Debug)]
pub(in crate::lab::world) struct Pulled {
    pub(super) link: LinkId,
    pub(super) cut: [bool; 2],
}

/// How a box is set up.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::lab::world) struct SetUp {
    pub(in crate::lab::world) plan: Blueprint,
    /// The numbers of its port-forward rules, which people know them by.
    pub(in crate::lab::world) rules: Vec<u32>,
}

/// Something that is done to a lab.
#[derive(Clone, Debug)]
pub(in crate::lab::world) enum Step {
    /// A box is put back, with its cables.
    Put(NodeId, Vec<Pulled>),
    /// A box is taken off.
    Take(NodeId),
    /// A cable is plugged in again.
    Plug(Pulled),
    /// A cable is pulled.
    Pull(LinkId),
    /// A box gets a port: of its last interface, or of a new one.
    Grow(NodeId, Name, bool),
    /// A box loses its last port.
    Shrink(NodeId),
    /// A box is called so.
    Call(NodeId, Name),
    /// The two directions of a link get this trouble.
    Trouble(LinkId, Box<[Impairments; 2]>),
    /// A box is set up like this.
    SetUp(NodeId, Box<SetUp>),
    /// A box has power, or none.
    Power(NodeId, bool),
    /// A box stands here on the map.
    Place(NodeId, Option<(u16, u16)>),
}

/// One change, as a person sees it.
#[derive(Debug)]
struct Edit {
    /// Its number, never given twice.
    serial: u64,
    /// The line that was given: `lab remove pc1`.
    line: String,
    /// What takes it back, in the order in which it was done.
    steps: Vec<Step>,
}

/// What was done, and what was taken back.
#[derive(Default, Debug)]
pub(in crate::lab::world) struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
    /// Whether lines typed at boxes are looked at.
    pub(in crate::lab::world) typed: bool,
    /// Lines typed at boxes that run on.
    pub(super) open: Vec<OpenLine>,
    /// Whether something was written since they were looked at: a line that ends says so.
    pub(in crate::lab::world) stirred: bool,
    /// Steps of the line that is carried out now.
    now: Vec<Step>,
    /// The number of the latest change.
    serial: u64,
}

impl History {
    /// One of nothing yet.
    pub(in crate::lab::world) fn new(typed: bool) -> History {
        History { typed, ..History::default() }
    }
}

impl Lab {
    /// The changes that can be taken back, the latest first: number and line. Numbers fall.
    pub fn edits(&self) -> impl Iterator<Item = (u64, &str)> {
        self.history.done.iter().rev().map(|edit| (edit.serial, edit.line.as_str()))
    }

    /// The changes that were taken back and can be done again, the one that `redo` does first: number and line. Numbers rise.
    pub fn undone_edits(&self) -> impl Iterator<Item = (u64, &str)> {
        self.history.undone.iter().rev().map(|edit| (edit.serial, edit.line.as_str()))
    }

    /// What takes back what is just being done.
    pub(in crate::lab::world) fn remember(&mut self, step: Step) {
        self.history.now.push(step);
    }

    /// A line begins, or has been carried out: what it changed is one change.
    pub(in crate::lab::world) fn remember_line(&mut self, line: Option<String>) {
        let steps = std::mem::take(&mut self.history.now);
        let Some(line) = line.filter(|_| !steps.is_empty()) else { return };
        let History { done, undone, serial, .. } = &mut self.history;
        if done.len() >= EDITS_MAX {
            done.remove(0);
        }
        undone.clear();
        *serial += 1;
        done.push(Edit { serial: *serial, line, steps });
    }

    pub(super) fn undo(&mut self, times: usize) -> Result<(), LabError> {
        for time in 0..times {
            let Some(edit) = self.history.done.pop() else {
                return if time == 0 { Err(LabError::NothingToUndo) } else { Ok(()) };
            };
            self.print(&format!("undone: {}", edit.line));
            let edit = self.reverse(edit);
            self.history.undone.push(edit);
        }
        Ok(())
    }

    pub(super) fn redo(&mut self, times: usize) -> Result<(), LabError> {
        for time in 0..times {
            let Some(edit) = self.history.undone.pop() else {
                return if time == 0 { Err(LabError::NothingToRedo) } else { Ok(()) };
            };
            self.print(&format!("done again: {}", edit.line));
            let edit = self.reverse(edit);
            self.history.done.push(edit);
        }
        Ok(())
    }

    fn reverse(&mut self, mut edit: Edit) -> Edit {
        let cause = self.shared.with(|cx| cx.trace.cursor());
        let mut steps = Vec::with_capacity(edit.steps.len());
        for step in std::mem::take(&mut edit.steps).into_iter().rev() {
            self.enter(None, cause);
            steps.extend(self.carry_out_step(step));
        }
        Edit { steps, ..edit }
    }

    /// Does a step; answers the one that takes it back. None when it cannot be done any more.
    pub(super) fn carry_out_step(&mut self, step: Step) -> Option<Step> {
        Some(match step {
            Step::Put(node, cables) => {
                self.put(node, cables);
                Step::Take(node)
            }
            Step::Take(node) => Step::Put(node, self.take(node)),
            Step::Plug(cable) => {
                let link = cable.link;
                self.plug_again(&cable)?;
                Step::Pull(link)
            }
            Step::Pull(link) => Step::Plug(self.pull(link)?),
            Step::Grow(node, name, alone) => {
                self.grow(node, name, alone)?;
                Step::Shrink(node)
            }
            Step::Shrink(node) => self.shrink(node)?,
            Step::Call(node, name) => Step::Call(node, self.call_it(node, &name)),
            Step::Trouble(link, faults) => Step::Trouble(link, Box::new(self.trouble_like(link, &faults)?)),
            Step::SetUp(node, wanted) => Step::SetUp(node, Box::new(self.set_up(node, &wanted))),
            Step::Power(node, on) => Step::Power(node, self.set_power(node, on)),
            Step::Place(node, place) => {
                Step::Place(node, std::mem::replace(&mut self.placed[node.0 as usize].position, place))
            }
        })
    }

    /// Sets a box up; answers how it was set up.
    pub(super) fn set_up(&mut self, node: NodeId, wanted: &SetUp) -> SetUp {
        let before = self.set_up_now(node);
        let cause = self.shared.with(|cx| cx.trace.cursor());
        self.enter(Some(node), cause);
        self.touch(node, |kernel, cx| change(kernel, cx, &before.plan, &wanted.plan, &wanted.rules));
        self.set_services(node, &before.plan.services, &wanted.plan.services);
        self.run_ready();
        before
    }
}
