//! Sleeping, and giving up in time: the only calls that wait for the clock.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use core::time::Duration;

use super::Sys;
use crate::os::timers::TimerKey;
use crate::sim::SimTime;

/// The time was up first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Elapsed;

/// Takes the sleep out again when its future is dropped early.
struct Sleep<'a> {
    sys: &'a Sys,
    number: u32,
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        let number = self.number;
        self.sys.with(|k, cx| {
            let sleeps = k.sleeps.get_or_insert_default();
            sleeps.tasks.remove(&number);
            sleeps.free.push(number);
            k.arm(cx, TimerKey::Sleep(number), None);
        });
    }
}

impl Sys {
    /// Waits for a span of virtual time.
    pub async fn sleep(&self, span: Duration) {
        self.sleep_until(self.now() + span).await;
    }

    /// Waits for a moment of virtual time.
    pub async fn sleep_until(&self, at: SimTime) {
        self.with(|k, _| k.procs.waits(self.pid, "sleep"));
        self.clock(at).await;
    }

    /// A moment that is waited for beside something else, which says what that is.
    async fn clock(&self, at: SimTime) {
        if self.now() >= at {
            return;
        }
        let number = self.with(|k, cx| {
            let sleeps = k.sleeps.get_or_insert_default();
            let number = sleeps.free.pop().unwrap_or_else(|| {
                sleeps.last += 1;
                sleeps.last
            });
            if let Some(task) = k.current {
                sleeps.tasks.insert(number, task);
            }
            k.arm(cx, TimerKey::Sleep(number), Some(at));
            number
        });
        let _sleep = Sleep { sys: self, number };
        poll_fn(|_| if self.now() >= at { Poll::Ready(()) } else { Poll::Pending }).await;
    }

    /// Lets `work` go on for at most `span`. Biased: work that is done in the same instant wins.
    pub async fn timeout<F: Future>(&self, span: Duration, work: F) -> Result<F::Output, Elapsed> {
        let (mut work, mut sleep) = (pin!(work), pin!(self.clock(self.now() + span)));
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(Ok(done));
            }
            sleep.as_mut().poll(cx).map(|()| Err(Elapsed))
        })
        .await
    }
}
