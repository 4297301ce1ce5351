//! Processes of a box: numbers, parents, command lines, and what they wait for.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::rare::Blank;
use super::{FDS_MAX, Fds, Input};
use crate::sim::SimTime;

/// Number of a process within its box.
pub type Pid = u32;

/// A process.
#[derive(Clone, Debug)]
pub struct Proc {
    /// Its parent; 1 for daemons.
    pub parent: Pid,
    /// Its command line.
    pub argv: Rc<str>,
    /// When it started.
    pub since: SimTime,
    /// What it waits for, in the words of `ps`: `accept`, `recv`, `sleep`, `run`…
    pub waits: &'static str,
    /// Its standard input; none: it reads the end at once.
    pub input: Option<Box<Input>>,
    /// Whether somebody at a terminal started it and can type at it.
    pub at_terminal: bool,
    /// Its open descriptors.
    pub fds: Fds,
    /// How many it may have (`ulimit -n`).
    pub fds_limit: u16,
    /// Whose it is; 0 is root, who may do everything. A child's is its parent's.
    pub uid: u32,
}

impl Proc {
    /// Whose it is.
    pub fn user(&self) -> &'static str {
        if self.uid == 0 { "root" } else { "user" }
    }
}

/// The process table.
#[derive(Clone, Default, Debug)]
pub struct Procs {
    table: BTreeMap<Pid, Proc>,
    last: Pid,
}

impl Blank for Procs {
    const BLANK: &'static Procs = &Procs { table: BTreeMap::new(), last: 0 };
}

/// Processes a box may hold at once.
const PROCS_MAX: usize = 4096;

impl Procs {
    /// A new process; none when the table is full.
    pub fn start(&mut self, parent: Pid, argv: &str, now: SimTime) -> Option<Pid> {
        if self.table.len() >= PROCS_MAX {
            return None;
        }
        // Pid 1 is init, which is not drawn: the first program is 2.
        self.last = self.last.max(1) + 1;
        let started = Proc {
            parent,
            argv: argv.into(),
            since: now,
            waits: "run",
            input: None,
            at_terminal: false,
            fds: Fds::default(),
            fds_limit: self.table.get(&parent).map_or(FDS_MAX, |parent| parent.fds_limit),
            uid: self.table.get(&parent).map_or(0, |parent| parent.uid),
        };
        self.table.insert(self.last, started);
        Some(self.last)
    }

    /// Takes a process out of the table; its children become daemons of init.
    pub fn end(&mut self, pid: Pid) -> Option<Proc> {
        let ended = self.table.remove(&pid)?;
        for child in self.table.values_mut().filter(|p| p.parent == pid) {
            child.parent = 1;
        }
        Some(ended)
    }

    /// A process.
    pub fn get(&self, pid: Pid) -> Option<&Proc> {
        self.table.get(&pid)
    }

    /// Gives a process a standard input that somebody writes to.
    pub fn open_input(&mut self, pid: Pid) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.input.get_or_insert_default();
        }
    }

    /// Puts a process before a terminal: what is typed there reaches it.
    pub fn attach(&mut self, pid: Pid) {
        self.open_input(pid);
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.at_terminal = true;
        }
    }

    /// Standard input of a process.
    pub fn input_mut(&mut self, pid: Pid) -> Option<&mut Input> {
        self.table.get_mut(&pid)?.input.as_deref_mut()
    }

    /// The process that what is typed reaches: the youngest that waits for a line, or the youngest at a terminal.
    pub fn foreground(&self) -> Option<Pid> {
        let here = || self.table.iter().rev().filter(|(_, proc)| proc.at_terminal);
        let reads = |(_, proc): &(&Pid, &Proc)| proc.input.as_ref().is_some_and(|input| input.is_read());
        here().find(reads).or_else(|| here().next()).map(|(pid, _)| *pid)
    }

    /// A process, to be changed.
    pub(super) fn get_mut(&mut self, pid: Pid) -> Option<&mut Proc> {
        self.table.get_mut(&pid)
    }

    /// Makes a process, and what it will start, another user's; 0 is root.
    pub fn become_user(&mut self, pid: Pid, uid: u32) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.uid = uid;
        }
    }

    /// Whether a process is root's. What belongs to no process is the kernel's own.
    pub fn is_root(&self, pid: Pid) -> bool {
        self.table.get(&pid).is_none_or(|proc| proc.uid == 0)
    }

    /// Notes what a process waits for.
    pub fn waits(&mut self, pid: Pid, what: &'static str) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.waits = what;
        }
    }

    /// All processes by number.
    pub fn iter(&self) -> impl Iterator<Item = (Pid, &Proc)> {
        self.table.iter().map(|(pid, proc)| (*pid, proc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orphans_become_daemons() {
        let mut procs = Procs::default();
        let shell = procs.start(1, "sh", SimTime::ZERO).expect("room");
        let child = procs.start(shell, "httpd", SimTime::ZERO).expect("room");
        procs.end(shell);
        assert_eq!(procs.get(child).map(|p| p.parent), Some(1));
        assert!(procs.end(shell).is_none());
    }
}
