//! The executor: async programs of all boxes, run first-in-first-out in virtual time.
//!
//! Waiting is by task number: a socket keeps the numbers of the tasks that wait on it, and `wake` puts them at the
//! end of the line together with the fact that woke them. No waker, no thread, no chance: the order is the order of
//! the wakes.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Waker};
use std::collections::{BTreeSet, VecDeque};

use super::Pid;
use crate::sim::NodeId;
use crate::trace::FactId;

/// A program's future.
pub type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Number of a task; never used again for another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TaskId {
    slot: u32,
    generation: u32,
}

#[derive(Default)]
struct Slot {
    generation: u32,
    queued: bool,
    owner: Option<(NodeId, Pid)>,
    task: Option<Task>,
}

/// All tasks of a lab.
#[derive(Default)]
pub struct Executor {
    slots: Vec<Slot>,
    free: Vec<u32>,
    ready: VecDeque<(TaskId, FactId)>,
    /// The slots of each process.
    owned: BTreeSet<(NodeId, Pid, u32)>,
}

impl core::fmt::Debug for Executor {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Executor").field("slots", &self.slots.len()).field("ready", &self.ready).finish_non_exhaustive()
    }
}

impl Executor {
    /// Adds a task of process `pid` at `node`; it is ready at once.
    pub fn spawn(&mut self, node: NodeId, pid: Pid, task: Task, cause: FactId) -> TaskId {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            self.slots.len() as u32 - 1
        });
        let entry = &mut self.slots[slot as usize];
        entry.owner = Some((node, pid));
        entry.task = Some(task);
        self.owned.insert((node, pid, slot));
        let id = TaskId { slot, generation: entry.generation };
        self.wake(id, cause);
        id
    }

    /// Puts a waiting task at the end of the line. Nothing happens when it stands there already or has ended.
    pub fn wake(&mut self, id: TaskId, cause: FactId) {
        let Some(slot) = self.slots.get_mut(id.slot as usize) else { return };
        if slot.generation == id.generation && !slot.queued {
            slot.queued = true;
            self.ready.push_back((id, cause));
        }
    }

    /// Takes the first ready task: its number, its owner, the fact that woke it. The caller polls it with `poll`.
    pub fn next_ready(&mut self) -> Option<(TaskId, NodeId, Pid, FactId)> {
        while let Some((id, cause)) = self.ready.pop_front() {
            let slot = &mut self.slots[id.slot as usize];
            if slot.generation != id.generation {
                continue;
            }
            slot.queued = false;
            if let Some((node, pid)) = slot.owner {
                return Some((id, node, pid, cause));
            }
        }
        None
    }

    /// Lets a task run until it waits. True when it has ended.
    pub fn poll(&mut self, id: TaskId) -> bool {
        let Some(mut task) = self.slots.get_mut(id.slot as usize).and_then(|s| s.task.take()) else { return true };
        let ended = task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready();
        if ended {
            self.release(id);
        } else {
            self.slots[id.slot as usize].task = Some(task);
        }
        ended
    }

    /// Ends every task of a process. Their sockets close as the futures are dropped, so no kernel may be borrowed.
    pub fn kill(&mut self, node: NodeId, pid: Pid) {
        while let Some((.., slot)) = self.owned.range((node, pid, 0)..=(node, pid, u32::MAX)).next().copied() {
            self.release(TaskId { slot, generation: self.slots[slot as usize].generation });
        }
    }

    fn release(&mut self, id: TaskId) {
        let slot = &mut self.slots[id.slot as usize];
        slot.generation += 1;
        slot.queued = false;
        if let Some((node, pid)) = slot.owner.take() {
            self.owned.remove(&(node, pid, id.slot));
        }
        let task = slot.task.take();
        self.free.push(id.slot);
        drop(task);
    }

    /// Tasks alive.
    pub fn alive(&self) -> usize {
        self.slots.len() - self.free.len()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    #[test]
    fn tasks_run_in_the_order_of_their_wakes() {
        let log = Rc::new(RefCell::new(String::new()));
        let mut exec = Executor::default();
        let mut spawn = |name: char| {
            let log = log.clone();
            let task = async move { log.borrow_mut().push(name) };
            exec.spawn(NodeId(0), 1, Box::pin(task), FactId::NONE);
        };
        "abc".chars().for_each(&mut spawn);
        while let Some((id, ..)) = exec.next_ready() {
            assert!(exec.poll(id));
        }
        assert_eq!(*log.borrow(), "abc");
        assert_eq!(exec.alive(), 0);
    }

    #[test]
    fn a_killed_task_never_runs_and_its_number_is_dead() {
        let mut exec = Executor::default();
        let id = exec.spawn(NodeId(0), 7, Box::pin(async { unreachable!("killed") }), FactId::NONE);
        exec.kill(NodeId(0), 7);
        exec.wake(id, FactId::NONE);
        assert!(exec.next_ready().is_none());
    }
}
