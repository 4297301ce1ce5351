//! Processes of a box: numbers, parents, groups, terminals, states, and where their standard streams go.
//!
//! What it is: the table that `ps` prints. What it is not: their code (tasks of the executor), their sockets, or what
//! happens when one is started or ends; that is in `lifecycle`.

use core::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use super::pipe::Pipe;
use super::rare::Blank;
use super::stdio::{StdIn, StdOut, Stdio};
use super::stop::Stop;
use super::tty::{TTYS_MAX, Tty};
use super::{FDS_MAX, Fds, Input, TaskId};
use crate::sim::SimTime;
use crate::trace::Name;

/// Number of a process within its box.
pub type Pid = u32;

/// The first process of every box. It is not in the table: it only adopts and reaps.
pub const INIT: Pid = 1;

/// Processes a box may hold at once, dead ones that nobody has asked about included (Linux `pid_max`).
const PROCS_MAX: usize = 32_768;

/// What processes wait for, in the words of `ps`; `run` and `call` for none.
pub const WAITS: [&str; 14] = [
    "run", "accept", "recv", "send", "connect", "sleep", "line", "child", "read", "pipe", "wait", "call", "stopped",
    "address",
];

/// Whether a process lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProcState {
    /// It runs or waits.
    Alive,
    /// It has ended, and its parent has not asked how.
    Zombie {
        /// Its exit code.
        code: u8,
    },
}

/// A process.
#[derive(Clone, Debug)]
pub struct Proc {
    /// Its parent; 1 for daemons.
    pub parent: Pid,
    /// Its group, named after the process that began it: a job, which Ctrl-C ends as a whole.
    pub group: Pid,
    /// The number of its terminal.
    pub tty: Option<u16>,
    /// Its command line.
    pub argv: Rc<str>,
    /// When it started.
    pub since: SimTime,
    /// What it waits for, in the words of `ps`: `accept`, `recv`, `sleep`, `run`…
    pub waits: &'static str,
    /// Whether it lives.
    pub state: ProcState,
    /// What it finds when it goes on, while it stands still.
    pub(super) stop: Option<Box<Stop>>,
    /// Whether it goes on when its terminal goes (`nohup`).
    pub ignores_hup: bool,
    /// Where it reads and writes, when that is not simply its terminal.
    pub stdio: Option<Box<Stdio>>,
    /// Lines that other programs of the box write to it, and what it wants to know of Ctrl-C.
    pub input: Option<Box<Input>>,
    /// Its open descriptors.
    pub fds: Fds,
    /// How many it may have (`ulimit -n`).
    pub fds_limit: u16,
    /// The call made by hand that it is blocked in, and its descriptor.
    pub blocked: Option<(&'static str, u16)>,
    /// What the program keeps while it runs, for commands that are about it.
    pub memory: Option<Weak<dyn Any>>,
    /// Whose it is; none is root, who may do everything. A child is its parent's user's.
    pub user: Option<Rc<str>>,
}

impl Proc {
    /// Whose it is.
    pub fn user_name(&self) -> &str {
        self.user.as_deref().unwrap_or("root")
    }

    /// Where it reads.
    pub fn stdin(&self) -> StdIn {
        self.stdio.as_ref().map(|io| io.input.clone()).unwrap_or_default()
    }

    /// Where it writes.
    pub fn stdout(&self) -> StdOut {
        self.stdio.as_ref().map(|io| io.output.clone()).unwrap_or_default()
    }

    /// Whether it lives.
    pub fn is_alive(&self) -> bool {
        self.state == ProcState::Alive
    }

    /// Whether it stands still until SIGCONT.
    pub fn is_stopped(&self) -> bool {
        self.stop.is_some()
    }

    /// Where its errors go.
    pub fn stderr(&self) -> StdOut {
        self.stdio.as_ref().map(|io| io.errors.clone()).unwrap_or_default()
    }

    /// The letter of `ps`: R runs, S sleeps, T is stopped, Z is a zombie.
    pub fn letter(&self) -> char {
        match self.state {
            ProcState::Zombie { .. } => 'Z',
            ProcState::Alive if self.is_stopped() => 'T',
            ProcState::Alive if self.waits == "run" => 'R',
            ProcState::Alive => 'S',
        }
    }
}

/// What a new process is born with.
#[derive(Clone, Debug)]
pub struct Birth {
    /// Its parent.
    pub parent: Pid,
    /// Its group; none: it begins one.
    pub group: Option<Pid>,
    /// Its terminal.
    pub tty: Option<u16>,
    /// Its streams.
    pub stdio: Stdio,
    /// Its command line.
    pub argv: Rc<str>,
}

impl Birth {
    /// A daemon: a child of init without a terminal.
    pub fn daemon(argv: &str) -> Birth {
        Birth { parent: INIT, group: None, tty: None, stdio: Stdio::default(), argv: argv.into() }
    }
}

/// What a box has only once somebody used one of its terminals.
#[derive(Default, Debug)]
pub struct Desk {
    /// Terminals by number.
    pub(super) ttys: BTreeMap<u16, Tty>,
    /// Tasks that wait until a child of their process ends.
    pub(super) parents: Vec<(Pid, TaskId)>,
}

/// The process table.
#[derive(Default, Debug)]
pub struct Procs {
    table: BTreeMap<Pid, Proc>,
    /// Each with its parent before it: who asks about children does not look through ten thousand others.
    children: BTreeSet<(Pid, Pid)>,
    last: Pid,
    /// Pipes by number; here with `stopped`, as both are asked about whenever a task goes on.
    pub(super) pipes: BTreeMap<u32, Pipe>,
    pub(super) last_pipe: u32,
    /// How many processes stand still.
    pub(super) stopped: u32,
    /// Who sits at the terminals; none: root.
    pub login: Option<Name>,
    /// Terminals.
    pub(super) desk: Option<Box<Desk>>,
}

impl Blank for Procs {
    const BLANK: &'static Procs = &Procs {
        table: BTreeMap::new(),
        children: BTreeSet::new(),
        last: 0,
        pipes: BTreeMap::new(),
        last_pipe: 0,
        stopped: 0,
        login: None,
        desk: None,
    };
}

impl Procs {
    /// A new process; none when the table is full.
    pub(super) fn start(&mut self, birth: Birth, now: SimTime) -> Option<Pid> {
        if self.table.len() >= PROCS_MAX {
            return None;
        }
        self.last = self.last.max(INIT) + 1;
        let Birth { parent, group, tty, stdio, argv } = birth;
        // A signal that is ignored stays ignored in children (POSIX exec).
        let ignores_hup = self.table.get(&parent).is_some_and(|p| p.ignores_hup);
        let of = self.table.get(&parent);
        let (fds_limit, user) = of.map_or((FDS_MAX, None), |of| (of.fds_limit, of.user.clone()));
        let proc = Proc {
            parent,
            group: group.unwrap_or(self.last),
            tty,
            argv,
            since: now,
            waits: "run",
            state: ProcState::Alive,
            stop: None,
            ignores_hup,
            input: None,
            fds: Fds::default(),
            fds_limit,
            blocked: None,
            memory: None,
            user,
            stdio: (stdio != Stdio::default()).then(|| Box::new(stdio)),
        };
        self.table.insert(self.last, proc);
        self.children.insert((parent, self.last));
        Some(self.last)
    }

    /// Takes a process out of the table.
    pub(super) fn remove(&mut self, pid: Pid) -> Option<Proc> {
        let proc = self.table.remove(&pid)?;
        self.children.remove(&(proc.parent, pid));
        Some(proc)
    }

    /// Makes a process another one's child; the process, when there is one.
    pub(super) fn give_to(&mut self, pid: Pid, parent: Pid) -> Option<&mut Proc> {
        let proc = self.table.get_mut(&pid)?;
        self.children.remove(&(proc.parent, pid));
        self.children.insert((parent, pid));
        proc.parent = parent;
        Some(proc)
    }

    /// The numbers of a process's children.
    pub(super) fn children(&self, parent: Pid) -> impl Iterator<Item = Pid> {
        self.children.range((parent, 0)..=(parent, Pid::MAX)).map(|(_, pid)| *pid)
    }

    /// A process.
    pub fn get(&self, pid: Pid) -> Option<&Proc> {
        self.table.get(&pid)
    }

    pub(super) fn get_mut(&mut self, pid: Pid) -> Option<&mut Proc> {
        self.table.get_mut(&pid)
    }

    /// Gives a process an input that other programs write to.
    pub fn open_input(&mut self, pid: Pid) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.input.get_or_insert_default();
        }
    }

    /// That input of a process.
    pub fn input_mut(&mut self, pid: Pid) -> Option<&mut Input> {
        self.table.get_mut(&pid)?.input.as_deref_mut()
    }

    /// Makes a process, and what it will start, another user's; none is root.
    pub fn become_user(&mut self, pid: Pid, user: Option<Rc<str>>) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.user = user;
        }
    }

    /// How many descriptors a process, and what it will start, may have.
    pub fn limit_fds(&mut self, pid: Pid, limit: u16) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.fds_limit = limit;
        }
    }

    /// A process waits in a call made by hand.
    pub fn block(&mut self, pid: Pid, call: &'static str, fd: u16) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.blocked = Some((call, fd));
        }
    }

    /// The call has returned.
    pub fn unblock(&mut self, pid: Pid) {
        if let Some(proc) = self.table.get_mut(&pid) {
            (proc.blocked, proc.waits) = (None, "call");
        }
    }

    /// What a program keeps, for commands that are about it. The process forgets it with its end.
    pub fn remember(&mut self, pid: Pid, memory: Weak<dyn Any>) {
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.memory = Some(memory);
        }
    }

    /// Whether a process is root's. What belongs to no process is the kernel's own.
    pub fn is_root(&self, pid: Pid) -> bool {
        self.table.get(&pid).is_none_or(|proc| proc.user.is_none())
    }

    /// Whether one process may send another a signal: root's may, and those of the same user (POSIX kill). What is not
    /// there is asked about, as it will turn out.
    pub fn may_signal(&self, by: Pid, pid: Pid) -> bool {
        let user = |pid: Pid| self.table.get(&pid).map(|proc| &proc.user);
        self.is_root(by) || user(pid).is_none_or(|of| Some(of) == user(by))
    }

    /// Notes what a process waits for.
    pub fn waits(&mut self, pid: Pid, what: &'static str) {
        debug_assert!(WAITS.contains(&what), "{what} has no words");
        if let Some(proc) = self.table.get_mut(&pid) {
            proc.waits = what;
        }
    }

    /// All processes by number, without init.
    pub fn iter(&self) -> impl Iterator<Item = (Pid, &Proc)> {
        self.table.iter().map(|(pid, proc)| (*pid, proc))
    }

    /// Children of a process that have ended, with their codes.
    pub(super) fn dead_child(&self, parent: Pid) -> Option<(Pid, u8)> {
        self.children(parent).find_map(|pid| match self.get(pid)?.state {
            ProcState::Zombie { code } => Some((pid, code)),
            ProcState::Alive => None,
        })
    }

    /// The numbers of the processes that `fits`.
    pub(super) fn which(&self, fits: impl Fn(&Proc) -> bool) -> Vec<Pid> {
        self.iter().filter(|(_, proc)| fits(proc)).map(|(pid, _)| pid).collect()
    }

    /// Terminals by number.
    pub fn ttys(&self) -> impl Iterator<Item = (u16, &Tty)> {
        self.desk.iter().flat_map(|desk| desk.ttys.iter().map(|(number, tty)| (*number, tty)))
    }

    /// A terminal.
    pub fn tty(&self, number: u16) -> Option<&Tty> {
        self.desk.as_ref()?.ttys.get(&number)
    }

    /// The terminal for a line that names none: the first whose shell waits for one, else the first unused number.
    pub fn free_tty(&self) -> Option<u16> {
        let free = self.ttys().find(|(_, tty)| tty.is_free()).map(|(number, _)| number);
        let unused = || {
            let taken = self.ttys().map(|(number, _)| number).zip(0..).take_while(|(number, place)| number == place);
            Some(taken.count() as u16).filter(|number| *number < TTYS_MAX)
        };
        free.or_else(unused)
    }

    /// The terminal where keys go that name none: the one with the youngest job in the foreground; of those, when it is
    /// a line, the youngest that waits for one.
    pub fn busy_tty(&self, for_line: bool) -> Option<u16> {
        let reads = |group: Pid| self.iter().any(|(_, p)| p.group == group && p.waits == "read");
        let busy = || self.ttys().filter(|(_, tty)| tty.foreground != 0).map(|(number, tty)| (tty.foreground, number));
        let reader = busy().filter(|(group, _)| for_line && reads(*group)).max();
        reader.or_else(|| busy().max()).map(|(_, number)| number)
    }

    /// Whether a process is the shell of a terminal.
    pub fn leads(&self, pid: Pid) -> bool {
        let number = self.get(pid).and_then(|proc| proc.tty);
        number.and_then(|number| self.tty(number)).is_some_and(|tty| tty.shell == pid)
    }

    pub(super) fn tty_mut(&mut self, number: u16) -> Option<&mut Tty> {
        self.desk.as_mut()?.ttys.get_mut(&number)
    }

    pub(super) fn pipe_mut(&mut self, number: u32) -> Option<&mut Pipe> {
        self.pipes.get_mut(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_not_used_again_and_the_table_is_bounded() {
        let mut procs = Procs::default();
        let birth = || Birth::daemon("sleep 9");
        let first = procs.start(birth(), SimTime::ZERO).expect("room");
        assert_eq!(first, INIT + 1);
        procs.remove(first);
        assert_eq!(procs.start(birth(), SimTime::ZERO), Some(first + 1));
        let started = (0..2 * PROCS_MAX).filter_map(|_| procs.start(birth(), SimTime::ZERO)).count();
        assert_eq!(started, PROCS_MAX - 1);
    }

    #[test]
    fn root_may_signal_all_and_others_their_own() {
        let mut procs = Procs::default();
        let mut start = |user: Option<&str>| {
            let pid = procs.start(Birth::daemon("a"), SimTime::ZERO).expect("room");
            procs.become_user(pid, user.map(Rc::from));
            pid
        };
        let (root, ann, ann_too, bob) = (start(None), start(Some("ann")), start(Some("ann")), start(Some("bob")));
        assert!(procs.may_signal(root, ann) && procs.may_signal(ann, ann_too) && procs.may_signal(ann, 99));
        assert!(!procs.may_signal(ann, root) && !procs.may_signal(ann, bob));
    }

    #[test]
    fn a_child_begins_a_group_or_joins_one() {
        let mut procs = Procs::default();
        let lead = procs.start(Birth::daemon("a"), SimTime::ZERO).expect("room");
        let next = procs.start(Birth { group: Some(lead), ..Birth::daemon("b") }, SimTime::ZERO).expect("room");
        assert_eq!(procs.which(|p| p.group == lead), [lead, next]);
    }
}
