//! How a process of a box begins and ends: start, signals, exit, the zombie that waits for its parent, and orphans.
//!
//! What it is: the rules of POSIX for these, one fact a step. What it is not: who decides to start or to kill; that
//! is a program's call, or a person's.

use super::process::{Birth, INIT, Pid, ProcState};
use super::stdio::{StdOut, Stdio};
use super::timers::Timers;
use super::{Cx, Kernel, LineWhat, Rare, Spawn, Sys, Task, Wake};
use crate::proto::arp::ArpCache;
use crate::trace::facts::Signal;
use crate::trace::{ProcFact, What};

/// Why a signal could not be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KillError {
    /// There is no such process (ESRCH).
    NoSuchProcess,
    /// Nobody kills init (EPERM).
    NotPermitted,
}

impl Kernel {
    /// Starts a process. `make` becomes its first task.
    pub fn start_process(&mut self, cx: &mut Cx<'_>, birth: Birth, make: Box<dyn FnOnce(Sys) -> Task>) -> Option<Pid> {
        let (parent, tty, argv, stdio) = (birth.parent, birth.tty, birth.argv.clone(), birth.stdio.clone());
        let pid = self.procs.start(birth, cx.now)?;
        self.open_streams(&stdio);
        let cause = cx.say(|| What::Proc(ProcFact::Started { pid, parent, tty, argv: (&*argv).into() }));
        let cause = if cause.is_some() { cause } else { cx.trace.cursor() };
        self.out.spawns.push(Spawn { pid, make, cause });
        Some(pid)
    }

    /// Ends a process: its tasks go, its sockets and streams close, its children become children of init. It is a
    /// zombie until its parent asks; init asks at once. A shell that ends takes its terminal along.
    pub fn exit_process(&mut self, cx: &mut Cx<'_>, pid: Pid, code: u8) {
        let leads = self.procs.leads(pid);
        let Some(proc) = self.procs.get_mut(pid).filter(|proc| proc.is_alive()) else { return };
        proc.state = ProcState::Zombie { code };
        let (argv, tty, parent, group) = (proc.argv.clone(), proc.tty, proc.parent, proc.group);
        let stdio = proc.stdio.take();
        self.take_stop(pid);
        if let Some(number) = tty.filter(|_| leads) {
            self.hang_up(cx, number, pid);
        }
        let said = cx.say(|| What::Proc(ProcFact::Exited { pid, code }));
        let terminal = tty.and_then(|number| self.procs.tty(number)).filter(|_| !leads);
        let behind = terminal.is_some_and(|tty| tty.foreground != group);
        self.out.lines.push((pid, tty, LineWhat::Exit { code, argv, behind }));
        self.out.kills.push(pid);
        if let Some(stdio) = stdio {
            self.close_streams(cx, &stdio);
        }
        self.orphan_children(cx, pid);
        if said.is_some() {
            cx.trace.follow(said);
        }
        if parent == INIT {
            self.reap(cx, pid, INIT);
        } else {
            self.wake_parent(cx, parent);
        }
    }

    /// Ends every process, as if somebody had killed them.
    pub fn kill_all(&mut self, cx: &mut Cx<'_>) {
        let pids: Vec<Pid> = self.procs.iter().map(|(pid, _)| pid).collect();
        for pid in pids {
            self.exit_process(cx, pid, Signal::Kill.exit_code());
        }
    }

    /// The power goes. What is on a disk survives: how the box was set up, its files, its DHCP leases, the table of a DHCP
    /// server. What is in memory does not: processes, sockets, neighbours, translations, conversations, counters of rows, caches. Nothing is said to
    /// anybody: no segment leaves.
    pub fn power_off(&mut self, cx: &mut Cx<'_>) {
        let cause = cx.trace.cursor();
        self.kill_all(cx);
        cx.trace.follow(cause);
        self.dhcp_power_off(cx);
        cx.trace.follow(cause);
        self.lines_power_off(cx);
        cx.trace.follow(cause);
        for face in &mut self.ifaces {
            face.arp = ArpCache::default();
            face.bridge = face.bridge.is_some().then(Box::default);
        }
        let own: Vec<_> = self.ifaces.iter().filter_map(super::Iface::addr).collect();
        if let Some(nat) = &mut self.nat {
            own.into_iter().for_each(|addr| nat.nat.flush(addr, cx.trace));
        }
        if let Some(filter) = &mut self.filter {
            filter.power_off();
        }
        if let Some(names) = self.names_mut() {
            names.cache.clear();
        }
        (self.groups, self.ip, self.sleeps, self.watches) = (None, None, None, None);
        (self.sockets, self.loopback, self.timers) = (Rare::default(), Rare::default(), Timers::default());
        self.out.frames.clear();
        cx.trace.follow(cause);
        self.lan_carrier(cx, true);
    }

    /// Sends a signal. `by` is the sender; 0 for the kernel itself.
    pub fn signal(&mut self, cx: &mut Cx<'_>, by: Pid, pid: Pid, signal: Signal) -> Result<(), KillError> {
        if pid == INIT {
            return Err(KillError::NotPermitted);
        }
        let leads = self.procs.leads(pid);
        let proc = self.procs.get(pid).ok_or(KillError::NoSuchProcess)?;
        if !proc.is_alive() {
            return Ok(()); // the dead hear nothing, but their number is still taken
        }
        if signal == Signal::Int && self.catches_interrupt(cx, pid) {
            return Ok(());
        }
        match signal {
            Signal::Tstp if leads => return Ok(()), // an interactive shell does not stop
            Signal::Stop | Signal::Tstp => {
                self.stop_process(cx, by, pid, signal);
                return Ok(());
            }
            Signal::Cont => {
                self.continue_process(cx, by, pid);
                return Ok(());
            }
            // All but the last resort waits until the process can hear it.
            signal if signal != Signal::Kill && self.keeps_signal(pid, signal) => return Ok(()),
            _ => {}
        }
        let Some(proc) = self.procs.get(pid) else { return Ok(()) };
        let ignored = match signal {
            Signal::Hup => proc.ignores_hup,
            // An interactive shell goes on (POSIX sh, "Signals and error handling").
            Signal::Int | Signal::Term => leads,
            _ => false,
        };
        cx.say(|| What::Proc(ProcFact::Signalled { pid, signal, by, ignored }));
        if !ignored {
            self.exit_process(cx, pid, signal.exit_code());
        }
        Ok(())
    }

    /// Sends a signal to every living process that `fits`, each as a consequence of the present fact.
    pub(super) fn signal_all(
        &mut self,
        cx: &mut Cx<'_>,
        by: Pid,
        signal: Signal,
        fits: impl Fn(Pid, &super::Proc) -> bool,
    ) {
        let cause = cx.trace.cursor();
        let chosen: Vec<Pid> =
            self.procs.iter().filter(|(pid, p)| p.is_alive() && fits(*pid, p)).map(|(pid, _)| pid).collect();
        for pid in chosen {
            cx.trace.follow(cause);
            let _ = self.signal(cx, by, pid, signal); // it may have ended by another's end
        }
        cx.trace.follow(cause);
    }

    /// A parent has learned how its child ended.
    pub(super) fn reap(&mut self, cx: &mut Cx<'_>, pid: Pid, by: Pid) {
        if self.procs.remove(pid).is_some() {
            cx.trace.aside(|| What::Proc(ProcFact::Reaped { pid, by }));
        }
    }

    pub(super) fn wake_parent(&mut self, cx: &Cx<'_>, parent: Pid) {
        let cause = cx.trace.cursor();
        let Some(desk) = self.procs.desk.as_mut() else { return };
        let wakes = &mut self.out.wakes;
        desk.parents.retain(|(pid, task)| {
            if *pid == parent {
                wakes.push(Wake { task: *task, cause });
            }
            *pid != parent
        });
    }

    fn orphan_children(&mut self, cx: &mut Cx<'_>, from: Pid) {
        if let Some(desk) = self.procs.desk.as_mut() {
            desk.parents.retain(|(pid, _)| *pid != from);
        }
        for pid in self.procs.children(from).collect::<Vec<_>>() {
            let Some(proc) = self.procs.give_to(pid, INIT) else { continue };
            if proc.is_alive() {
                cx.trace.aside(|| What::Proc(ProcFact::Adopted { pid, from }));
            } else {
                self.reap(cx, pid, INIT);
            }
        }
    }

    fn open_streams(&mut self, stdio: &Stdio) {
        if let Some(pipe) = stdio.input.pipe().and_then(|number| self.procs.pipe_mut(number)) {
            pipe.readers += 1;
        }
        for end in [&stdio.output, &stdio.errors] {
            if let StdOut::Pipe(number) = end
                && let Some(pipe) = self.procs.pipe_mut(*number)
            {
                pipe.writers += 1;
            }
        }
    }

    fn close_streams(&mut self, cx: &mut Cx<'_>, stdio: &Stdio) {
        for end in [&stdio.output, &stdio.errors] {
            let StdOut::Pipe(number) = end else { continue };
            let Some(pipe) = self.procs.pipe_mut(*number) else { continue };
            pipe.writers = pipe.writers.saturating_sub(1);
            let waiting = if pipe.writers == 0 { std::mem::take(&mut pipe.waiting) } else { Vec::new() };
            self.wake_all(cx, waiting);
        }
        let mut held = Vec::new();
        if let Some(pipe) = stdio.input.pipe().and_then(|number| self.procs.pipe_mut(number)) {
            pipe.readers = pipe.readers.saturating_sub(1);
            if pipe.readers == 0 {
                held = std::mem::take(&mut pipe.held);
            }
        }
        for (pid, ..) in held {
            let _ = self.signal(cx, 0, pid, Signal::Pipe); // it may be the one that just ended
        }
        self.procs.pipes.retain(|_, pipe| pipe.readers + pipe.writers > 0);
    }
}
