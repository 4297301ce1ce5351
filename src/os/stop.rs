//! Processes that stand still: SIGSTOP and Ctrl-Z, until SIGCONT (POSIX job control).
//!
//! A stopped process is not polled: its tasks that are woken meanwhile are remembered with what woke them, and so are
//! the signals that came. What it waits for goes on without it: a sleep ends, a socket fills.

use super::{Cx, Kernel, Pid, TaskId, Wake};
use crate::trace::facts::Signal;
use crate::trace::{FactId, ProcFact, What};

/// What a stopped process finds when it goes on.
#[derive(Clone, Default, Debug)]
pub(super) struct Stop {
    /// Tasks that were woken, each once, with the fact that woke it.
    woken: Vec<(TaskId, FactId)>,
    /// Signals that came, each once.
    signals: Vec<Signal>,
    /// Whether its parent has been told.
    told: bool,
}

impl Kernel {
    /// A process stands still. Its parent is told.
    pub(super) fn stop_process(&mut self, cx: &mut Cx<'_>, by: Pid, pid: Pid, signal: Signal) {
        let Some(proc) = self.procs.get_mut(pid).filter(|proc| proc.stop.is_none()) else { return };
        proc.stop = Some(Box::default());
        let parent = proc.parent;
        self.procs.stopped += 1;
        cx.say(|| What::Proc(ProcFact::Stopped { pid, signal, by }));
        self.wake_parent(cx, parent);
    }

    /// It goes on: what woke it wakes it now, and the signals that came are heard.
    pub(super) fn continue_process(&mut self, cx: &mut Cx<'_>, by: Pid, pid: Pid) {
        let Some(stop) = self.take_stop(pid) else { return };
        let went_on = cx.say(|| What::Proc(ProcFact::Continued { pid, by }));
        self.out.wakes.extend(stop.woken.into_iter().map(|(task, cause)| Wake { task, cause }));
        for signal in stop.signals {
            cx.trace.follow(went_on);
            let _ = self.signal(cx, by, pid, signal); // the one before may have ended it
        }
    }

    /// It is not stopped any more, or has ended.
    pub(super) fn take_stop(&mut self, pid: Pid) -> Option<Stop> {
        let stop = self.procs.get_mut(pid)?.stop.take()?;
        self.procs.stopped = self.procs.stopped.saturating_sub(1);
        Some(*stop)
    }

    /// Keeps a signal for a stopped process until it goes on. False when it is not stopped.
    pub(super) fn keeps_signal(&mut self, pid: Pid, signal: Signal) -> bool {
        let Some(stop) = self.procs.get_mut(pid).and_then(|proc| proc.stop.as_mut()) else { return false };
        if !stop.signals.contains(&signal) {
            stop.signals.push(signal);
        }
        true
    }

    /// Keeps a task that was woken while its process stands still.
    pub(super) fn keeps_task(&mut self, pid: Pid, task: TaskId, cause: FactId) -> bool {
        let Some(stop) = self.procs.get_mut(pid).and_then(|proc| proc.stop.as_mut()) else { return false };
        if stop.woken.iter().all(|(woken, _)| *woken != task) {
            stop.woken.push((task, cause));
        }
        true
    }

    /// A child that has stopped since its parent was last told.
    pub(super) fn stopped_child(&mut self, parent: Pid) -> Option<Pid> {
        if self.procs.stopped == 0 {
            return None;
        }
        let new = |p: &super::Proc| p.parent == parent && p.stop.as_ref().is_some_and(|stop| !stop.told);
        let pid = self.procs.which(new).first().copied()?;
        if let Some(stop) = self.procs.get_mut(pid).and_then(|proc| proc.stop.as_mut()) {
            stop.told = true;
        }
        Some(pid)
    }
}
