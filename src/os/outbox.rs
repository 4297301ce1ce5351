//! What a kernel wants from the world after it was touched: frames on wires, wake-ups, timers, new tasks, lines.

use std::rc::Rc;

use super::rare::Blank;
use super::{Pid, Sys, Task, TaskId};
use crate::sim::{Frame, PortId, SimTime};
use crate::trace::{FactId, facts::Stream};

/// A frame for a port.
#[derive(Clone, Debug)]
pub struct Tx {
    /// The port.
    pub port: PortId,
    /// The frame: one passed on unchanged (a switch does that), or a new one that has no number yet.
    pub frame: Frame,
    /// Why.
    pub cause: FactId,
}

/// A task to wake.
#[derive(Clone, Copy, Debug)]
pub struct Wake {
    /// Which.
    pub task: TaskId,
    /// Why.
    pub cause: FactId,
}

/// A task to start.
pub struct Spawn {
    /// Its process.
    pub pid: Pid,
    /// Makes it.
    pub make: Box<dyn FnOnce(Sys) -> Task>,
    /// Why.
    pub cause: FactId,
}

/// A rule of this router that a process wants to have called from outside.
#[derive(Clone, Debug)]
pub struct TestWish {
    /// Who wants to know; it is ended with the answer.
    pub pid: Pid,
    /// The rule's number.
    pub rule: u32,
    /// The box that shall call; none: one beyond the WAN.
    pub from: Option<String>,
    /// Why.
    pub cause: FactId,
}

/// A wireless network that a process wants this box to join.
#[derive(Clone, Copy, Debug)]
pub struct JoinWish {
    /// Who wants to know; it is ended with the answer.
    pub pid: Pid,
    /// The port of the radio, which is set to the network.
    pub port: PortId,
    /// Why.
    pub cause: FactId,
}

/// A port whose far end shall see no carrier any more, or again.
#[derive(Clone, Copy, Debug)]
pub struct Carrier {
    /// The port.
    pub port: PortId,
    /// Whether it carries.
    pub up: bool,
    /// Why.
    pub cause: FactId,
}

/// What a process let the world see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineWhat {
    /// A line it wrote.
    Print {
        /// Where.
        stream: Stream,
        /// What.
        text: Rc<str>,
    },
    /// A person typed it: the terminal's echo.
    Typed {
        /// The line, or `^C`.
        text: Rc<str>,
        /// Whether the shell waited for it, behind its prompt.
        prompt: bool,
    },
    /// It ended.
    Exit {
        /// How.
        code: u8,
        /// What it was.
        argv: Rc<str>,
        /// Whether it was behind: its shell tells the end of the job by itself.
        behind: bool,
    },
}

/// Everything wanted.
#[derive(Default)]
pub struct Outbox {
    /// Frames, in order.
    pub frames: Vec<Tx>,
    /// Moments at which a timer key wants to be called.
    pub timers: Vec<(SimTime, u64)>,
    /// Tasks to wake.
    pub wakes: Vec<Wake>,
    /// Tasks to start.
    pub spawns: Vec<Spawn>,
    /// Processes whose tasks must end.
    pub kills: Vec<Pid>,
    /// Lines written and ends of processes, with the number of the terminal that shows them.
    pub lines: Vec<(Pid, Option<u16>, LineWhat)>,
    /// Rules to call from outside.
    pub tests: Vec<TestWish>,
    /// Ports that are taken down for a moment, or come back.
    pub carriers: Vec<Carrier>,
    /// Wireless networks to join.
    pub joins: Vec<JoinWish>,
}

impl Outbox {
    const EMPTY: Outbox = Outbox {
        frames: Vec::new(),
        timers: Vec::new(),
        wakes: Vec::new(),
        spawns: Vec::new(),
        kills: Vec::new(),
        lines: Vec::new(),
        tests: Vec::new(),
        carriers: Vec::new(),
        joins: Vec::new(),
    };

    /// Whether there is nothing of what is seldom wanted.
    pub(crate) fn rest_is_empty(&self) -> bool {
        let heard = self.lines.is_empty() && self.kills.is_empty();
        heard && self.tests.is_empty() && self.carriers.is_empty() && self.joins.is_empty()
    }
}

impl Blank for Outbox {
    const BLANK: &'static Outbox = &Outbox::EMPTY;
}

impl core::fmt::Debug for Outbox {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Outbox").field("frames", &self.frames.len()).field("wakes", &self.wakes).finish_non_exhaustive()
    }
}
