//! A call in the process that makes it: from its fact to its value, with the wait between them.

use core::future::{Future, poll_fn};
use core::pin::pin;
use std::rc::Rc;

use super::Shared;
use super::open::{self, Open, Value};
use super::request::{Call, Given, Request};
use crate::os::{Errand, Errno, Sys};
use crate::trace::{ProcFact, SockFact, What};

/// Makes the call, says what came of it, and tells who asked.
pub(super) async fn perform(sys: Sys, memory: Shared, request: Request, errand: Rc<Errand>) {
    let worker = Worker { sys: sys.clone(), memory: Rc::clone(&memory), errand };
    let (pid, name) = (sys.pid(), request.call.name());
    let fd = Some(request.fd).filter(|fd| *fd > 0);
    sys.with(|_, cx| {
        let (call, args) = (Box::new(name), Box::new(request.args()));
        cx.say(|| What::Sock(SockFact::Called { pid, call, fd, args }))
    });
    let outcome = match sys.unless_given_up(&worker.errand, call(&sys, &memory, &request)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Errno::Interrupted),
    };
    let outcome = outcome.map(|value| keep(&memory, value));
    let (value, errno) = match &outcome {
        Ok((number, _)) => (*number, None),
        Err(errno) => (0, Some(Box::new(errno.name()))),
    };
    sys.with(|k, cx| {
        k.procs.unblock(pid);
        cx.say(|| What::Sock(SockFact::Returned { pid, call: Box::new(name), fd, value, errno }));
    });
    match &outcome {
        Ok((number, note)) if note.is_empty() => sys.out(&format!("{request} = {number}")),
        Ok((number, note)) => sys.out(&format!("{request} = {number} {note}")),
        Err(errno) => sys.out(&format!("{request} = -1 {} ({errno})", errno.name())),
    }
    sys.finish(&worker.errand, u8::from(outcome.is_err()));
}

/// Puts what a call opened among the rest.
fn keep(memory: &Shared, value: Value) -> (u32, String) {
    if let Some(open) = value.opened {
        memory.borrow_mut().open.insert(open.fd(), open);
    }
    (value.number, value.note)
}

async fn call(sys: &Sys, memory: &Shared, request: &Request) -> Result<Value, Errno> {
    if let Given::Kind { udp } = request.given {
        return open::socket(sys, udp);
    }
    let taken = memory.borrow_mut().open.remove(&request.fd);
    let open = taken.ok_or(Errno::BadFd)?;
    if request.call == Call::Close {
        drop(open);
        return Ok(Value::default());
    }
    let mut held = Held { memory, open: Some(open) };
    let Some(open) = held.open.as_mut() else { return Err(Errno::BadFd) };
    blocking(sys, request, open::make(open, request)).await
}

/// What a call is about; it goes back to its place when the call returns, or is interrupted.
struct Held<'a> {
    memory: &'a Shared,
    open: Option<Open>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(open) = self.open.take() {
            self.memory.borrow_mut().open.insert(open.fd(), open);
        }
    }
}

/// Says that a call blocks, when it does.
async fn blocking<F: Future>(sys: &Sys, request: &Request, work: F) -> F::Output {
    let (mut work, mut said) = (pin!(work), false);
    poll_fn(|cx| {
        let polled = work.as_mut().poll(cx);
        if polled.is_pending() && !std::mem::replace(&mut said, true) {
            let (pid, call, fd) = (sys.pid(), request.call.name(), request.fd);
            sys.with(|k, cx| {
                k.procs.block(pid, call, fd);
                cx.say(|| What::Proc(ProcFact::Blocked { pid, call: Box::new(call), fd }))
            });
        }
        polled
    })
    .await
}

/// The end of the call, however it comes: when the process is killed, who asked must not wait for ever.
struct Worker {
    sys: Sys,
    memory: Shared,
    errand: Rc<Errand>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.memory.borrow_mut().busy = None;
        self.sys.finish(&self.errand, 1);
    }
}
