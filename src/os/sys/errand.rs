//! Work that one process does for another: who asked waits until it is done, or gives it up.

use core::cell::{Cell, RefCell};
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

use super::Sys;
use crate::os::{Pid, TaskId, Wake};

/// The state of such work, shared by both.
#[derive(Default, Debug)]
pub struct Errand {
    /// Its exit code, once it is done.
    done: Cell<Option<u8>>,
    given_up: Cell<bool>,
    waiting: RefCell<Vec<TaskId>>,
}

/// Who asked for the work wants it no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GivenUp;

impl Errand {
    fn enlist(&self, task: Option<TaskId>) {
        let mut waiting = self.waiting.borrow_mut();
        if let Some(task) = task.filter(|task| !waiting.contains(task)) {
            waiting.push(task);
        }
    }
}

impl Sys {
    /// The door of another process of this box: what is called there is done in its name.
    #[must_use]
    pub fn of(&self, pid: Pid) -> Sys {
        Sys { pid, ..self.clone() }
    }

    /// The work is done, with this code; the first one counts.
    pub fn finish(&self, errand: &Errand, code: u8) {
        if errand.done.get().is_none() {
            errand.done.set(Some(code));
            self.wake_those(errand);
        }
    }

    /// The work is wanted no more.
    pub fn give_up(&self, errand: &Errand) {
        errand.given_up.set(true);
        self.wake_those(errand);
    }

    /// Waits until the work is done: its code.
    pub async fn finished(&self, errand: &Errand) -> u8 {
        poll_fn(|_| {
            if let Some(code) = errand.done.get() {
                return Poll::Ready(code);
            }
            errand.enlist(self.read(|k| k.current));
            Poll::Pending
        })
        .await
    }

    /// Lets `work` go on until it is given up.
    pub async fn unless_given_up<F: Future>(&self, errand: &Errand, work: F) -> Result<F::Output, GivenUp> {
        let mut work = pin!(work);
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(Ok(done));
            }
            if errand.given_up.get() {
                return Poll::Ready(Err(GivenUp));
            }
            errand.enlist(self.read(|k| k.current));
            Poll::Pending
        })
        .await
    }

    fn wake_those(&self, errand: &Errand) {
        let waiting = errand.waiting.take();
        self.with(|k, cx| {
            let cause = cx.trace.cursor();
            k.out.wakes.extend(waiting.into_iter().map(|task| Wake { task, cause }));
        });
    }
}
