//! A lab alive: the engine, the boxes, the programs, and the loop that carries one to the other.
//!
//! Commands go in, facts and views come out; nothing else. One event is handled to its end (the box, every program
//! it woke, everything they sent) before the next is taken, so that a step is always a consistent lab.

mod air;
mod build;
mod console;
mod edit;
mod expect;
mod links;
mod outside;
mod power;
mod run;
mod snapshot;
mod snapshot_procs;
mod terminals;

pub use console::LAB_COMMANDS;
pub(super) use console::nearest;

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use serde::Serialize;

use super::{Command, Expectation, Journal, JournalEntry, LabView, Lesson, Plan, ScriptLine, SettingError, Text};
use crate::device::{Blueprint, Kind};
use crate::os::{Executor, Kernel, LineWhat, Outbox, Pid, Shared};
use crate::sim::{End, Engine, LinkId, NodeId, Side, SimTime};
use crate::trace::{CapturePoint, FactId, Name, Trace, TraceLimits};

/// How to bring a plan to life.
#[derive(Clone, Debug)]
pub struct LabOptions {
    /// Another seed than the plan's.
    pub seed: Option<u64>,
    /// Whether facts and frames are kept.
    pub trace: bool,
    /// How much of them.
    pub limits: TraceLimits,
    /// Whether what lines typed at boxes change can be taken back: each box is looked at around its line.
    pub undo: bool,
}

impl Default for LabOptions {
    fn default() -> Self {
        LabOptions { seed: None, trace: true, limits: TraceLimits::default(), undo: true }
    }
}

/// Why a lab refused something.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum LabError {
    /// There is no box of this name.
    NoSuchNode {
        /// As given.
        name: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// A link of the plan names a port that is not there.
    NoSuchPort {
        /// `router:wan9`.
        name: String,
        /// The nearest there is.
        nearest: Option<String>,
    },
    /// No command at all.
    Empty,
    /// The lab itself does not know this command.
    UnknownLabCommand {
        /// The word.
        word: String,
        /// The nearest there is.
        nearest: Option<String>,
    },
    /// An argument of a lab command is wrong.
    BadArgument {
        /// The argument.
        text: String,
        /// What it should look like.
        expected: &'static str,
    },
    /// A word that sets no trouble of a line.
    BadSetting(SettingError),
    /// Something is plugged in there already.
    PortTaken {
        /// `router:lan1`.
        name: String,
    },
    /// Every port of the box has a cable, and it cannot get another.
    NoFreePort {
        /// The box.
        node: String,
    },
    /// The lab cannot have another cable.
    TooManyCables {
        /// How many it may have had in all.
        limit: u32,
    },
    /// Nothing was done that could be taken back.
    NothingToUndo,
    /// Nothing was taken back.
    NothingToRedo,
    /// The lab cannot have another box.
    TooManyBoxes {
        /// How many it may have had in all.
        limit: u32,
    },
    /// The box cannot start another process.
    TooManyProcesses,
    /// No program at the box takes what is typed.
    NobodyReads {
        /// The box.
        node: String,
    },
    /// The box has no power: nobody could type there.
    PoweredOff {
        /// The box.
        node: String,
    },
    /// The box has no other terminal, and all are busy.
    TooManyTerminals,
    /// More was typed at a terminal than it keeps for the program that does not read.
    TerminalFull,
}

/// Something a program let the world see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// When.
    pub at: SimTime,
    /// In which box.
    pub node: NodeId,
    /// By which process.
    pub pid: Pid,
    /// The number of the terminal that shows it; none for a daemon.
    pub tty: Option<u16>,
    /// What.
    pub what: LineWhat,
}

/// Who prints what `lab` commands print: no box has this number.
pub const LAB: NodeId = NodeId(u32::MAX);

/// Lines kept; beyond it the oldest half goes.
const LINES_MAX: usize = 200_000;

/// What a lab knows about a box that the box itself does not.
#[derive(Debug)]
struct Placed {
    /// As the lab calls it; in parentheses once it was taken off.
    name: Name,
    kind: Kind,
    position: Option<(u16, u16)>,
    /// Console lines its services are started with, each time it boots.
    boot: Box<[String]>,
    /// What it was built by, where its kernel does not tell all of that.
    kept: Option<Box<Blueprint>>,
}

/// A lab.
#[derive(Debug)]
pub struct Lab {
    name: String,
    title: Text,
    about: Text,
    lesson: Option<Lesson>,
    script: Vec<ScriptLine>,
    expectations: Vec<Expectation>,
    /// Which of them held when last looked at, before their time was over: what changes later takes nothing back.
    met: Vec<bool>,
    /// Which of them are open and about what may be there only for a moment: addresses.
    fleeting: Vec<usize>,
    seed: u64,
    engine: Engine,
    nodes: Vec<Rc<RefCell<Kernel>>>,
    placed: Vec<Placed>,
    exec: Executor,
    shared: Rc<Shared>,
    journal: Journal,
    lines: Vec<Line>,
    /// Lines that were let go to stay under the limit.
    lines_gone: usize,
    /// Links whose cable was pulled, in order.
    unplugged: Vec<LinkId>,
    /// Links without carrier for a moment, because a box took its port down.
    dark: Vec<LinkId>,
    /// Boxes that were taken off.
    removed: Vec<NodeId>,
    /// Boxes without power, in order.
    off: Vec<NodeId>,
    /// Which boxes its scenario means.
    cast: edit::Cast,
    /// What can be taken back.
    history: edit::History,
    /// Forwarding rules that are called from outside.
    tests: outside::Tests,
    /// The outbox, while no box writes into it.
    spare: Option<Box<Outbox>>,
}

impl Lab {
    /// The names of its boxes, in order of their numbers.
    pub fn node_names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.placed.iter().map(|placed| placed.name.as_str())
    }

    /// The seed of its chance.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The present.
    pub fn now(&self) -> SimTime {
        self.engine.now()
    }

    /// Events taken so far.
    pub fn events(&self) -> u64 {
        self.engine.events()
    }

    /// Frames that reached the far end of a link.
    pub fn hops(&self) -> u64 {
        self.engine.hops()
    }

    /// When the next event is due.
    pub fn next_at(&self) -> Option<SimTime> {
        self.engine.next_at()
    }

    /// What was commanded so far.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The record.
    pub fn trace(&self) -> Ref<'_, Trace> {
        self.shared.trace.borrow()
    }

    /// What programs wrote, oldest first.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The number of the first line of `lines`: how many were let go before it.
    pub fn first_line(&self) -> usize {
        self.lines_gone
    }

    /// A picture of everything.
    pub fn view(&self) -> LabView {
        snapshot::view(self)
    }

    /// The fingerprint of all that happened.
    pub fn digest(&self) -> u64 {
        self.trace().fingerprint()
    }

    /// The box of this name.
    pub fn node_named(&self, name: &str) -> Option<NodeId> {
        self.shared.boxes.borrow().get(name).map(|kernel| kernel.borrow().id)
    }

    /// The name of a box, `lab` for `LAB`; empty for a number that is none.
    pub fn node_name(&self, id: NodeId) -> &str {
        if id == LAB {
            return "lab";
        }
        self.placed.get(id.0 as usize).map_or("", |placed| placed.name.as_str())
    }

    /// `router:wan`, for both ends of every link, in order.
    pub fn capture_points(&self) -> Vec<CapturePoint> {
        let links = self.engine.links().iter().zip(0..);
        links
            .flat_map(|(line, index)| {
                let link = LinkId(index);
                [Side::A, Side::B].map(|side| CapturePoint { name: self.end_name(line.end(side)), link, side })
            })
            .collect()
    }

    /// `pc1:eth0-router:lan1`.
    fn link_name(&self, ends: [End; 2]) -> String {
        ends.map(|end| self.end_name(end)).join("-")
    }

    /// `router:wan`.
    fn end_name(&self, end: End) -> String {
        let kernel = self.nodes.get(end.node.0 as usize).map(|kernel| kernel.borrow());
        kernel
            .map(|k| format!("{}:{}", k.name, k.ports.get(end.port.0 as usize).map_or("", |p| &p.name)))
            .unwrap_or_default()
    }

    /// A command, at the present; it is written into the journal, also when it was refused, for its attempt is on
    /// record. Answers the process it started (0: none).
    pub fn command(&mut self, command: &Command) -> Result<Pid, LabError> {
        self.give(command)?
    }

    fn give(&mut self, command: &Command) -> Result<Result<Pid, LabError>, LabError> {
        let entry = JournalEntry { after_events: self.events(), at: self.now(), command: command.clone() };
        self.judge();
        let done = self.execute(command, false)?;
        self.journal.entries.push(entry);
        Ok(done)
    }

    /// Lives a journal again, up to `until`. Entries are given after exactly as many events as when they were
    /// recorded; entries without a count (`after_events` 0, written by hand) at their time.
    pub fn replay(
        plan: impl Into<Plan>,
        journal: &Journal,
        options: &LabOptions,
        until: SimTime,
    ) -> Result<Lab, LabError> {
        let options = LabOptions { seed: options.seed.or(Some(journal.seed)), ..*options };
        let mut lab = Lab::new(plan, &options)?;
        for entry in &journal.entries {
            lab.relive(entry)?;
        }
        lab.run_until(until);
        Ok(lab)
    }

    /// Lives up to an entry of a journal and gives its command. What was refused then is refused again; an error is
    /// only a command for nobody.
    pub fn relive(&mut self, entry: &JournalEntry) -> Result<Pid, LabError> {
        while self.events() < entry.after_events && self.next_at().is_some_and(|at| at <= entry.at) {
            self.step();
        }
        if entry.after_events == 0 {
            self.run_until(entry.at);
        } else {
            self.idle_until(entry.at);
        }
        Ok(self.give(&entry.command)?.unwrap_or(0))
    }

    /// Puts the record's context: who speaks next, and why.
    fn enter(&self, node: Option<NodeId>, cause: FactId) {
        self.shared.now.set(self.engine.now());
        self.shared.trace.borrow_mut().enter(self.engine.now(), node, cause);
    }
}
