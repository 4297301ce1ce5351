//! What reaches a program besides its terminal: lines that other programs write to it, which may wait until all they
//! wrote has been taken, and Ctrl-C, when it wants to hear of it.
//!
//! Not a byte stream: programs here write whole lines. What a person types is in `tty`; `Sys::read_line` reads both.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use std::collections::VecDeque;

use super::{Cx, Kernel, Pid, StdIn, Sys, TaskId};
use crate::trace::{ProcFact, What};

/// Bytes that may wait to be read (Linux: a pipe holds as many).
const WAITING_MAX_BYTES: usize = 65_536;
/// What a line costs besides its letters, so that empty ones are bounded too.
const LINE_OVERHEAD_BYTES: usize = 32;

/// What other programs write to a process.
#[derive(Clone, Default, Debug)]
pub struct Input {
    lines: VecDeque<Box<str>>,
    waiting_bytes: usize,
    ended: bool,
    /// Tasks that want a line, or to be told of Ctrl-C.
    readers: Vec<TaskId>,
    /// Tasks that wait until every line is taken.
    writers: Vec<TaskId>,
    /// Whether Ctrl-C is the program's own business.
    catches: bool,
    interrupted: bool,
    status: u8,
}

/// Why a line found no reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InputError {
    /// The process reads no input, or it has ended.
    Closed,
    /// Too much waits there already.
    Full,
}

/// Ctrl-C came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interrupted;

impl Input {
    /// Whether somebody waits for a line.
    pub fn is_read(&self) -> bool {
        !self.readers.is_empty()
    }
}

impl Kernel {
    /// Writes a line to the standard input of a process.
    pub fn type_line(&mut self, cx: &mut Cx<'_>, pid: Pid, text: &str) -> Result<(), InputError> {
        if self.procs.get(pid).is_some_and(|proc| proc.is_alive() && proc.stdin() == StdIn::Tty) {
            self.procs.open_input(pid);
        }
        let input = self.procs.input_mut(pid).filter(|input| !input.ended).ok_or(InputError::Closed)?;
        let cost = text.len() + LINE_OVERHEAD_BYTES;
        if input.waiting_bytes + cost > WAITING_MAX_BYTES {
            return Err(InputError::Full);
        }
        input.waiting_bytes += cost;
        input.lines.push_back(text.into());
        let readers = std::mem::take(&mut input.readers);
        cx.say(|| What::Proc(ProcFact::Typed { pid, text: text.to_owned() }));
        self.wake_all(cx, readers);
        if let Some(number) = self.procs.get(pid).and_then(|proc| proc.tty) {
            self.wake_readers(cx, number);
        }
        Ok(())
    }

    /// Ctrl-D, or the writer is gone: what waits can still be read, then comes the end.
    pub fn end_input(&mut self, cx: &mut Cx<'_>, pid: Pid) {
        let Some(input) = self.procs.input_mut(pid).filter(|input| !input.ended) else { return };
        input.ended = true;
        let readers = std::mem::take(&mut input.readers);
        cx.say(|| What::Proc(ProcFact::InputEnded { pid }));
        self.wake_all(cx, readers);
    }

    /// Ctrl-C for a program that wants to hear of it: whether it is one.
    pub(super) fn catches_interrupt(&mut self, cx: &mut Cx<'_>, pid: Pid) -> bool {
        let Some(input) = self.procs.input_mut(pid).filter(|input| input.catches) else { return false };
        input.interrupted = true;
        let readers = std::mem::take(&mut input.readers);
        cx.say(|| What::Proc(ProcFact::Interrupted { pid }));
        self.wake_all(cx, readers);
        true
    }

    /// The next line that another program wrote to a process; at the end of them nothing is read any more.
    pub(super) fn read_input(&mut self, cx: &Cx<'_>, pid: Pid) -> Poll<Option<String>> {
        let current = self.current;
        let Some(input) = self.procs.input_mut(pid) else { return Poll::Pending };
        if let Some(line) = input.lines.pop_front() {
            input.waiting_bytes -= line.len() + LINE_OVERHEAD_BYTES;
            return Poll::Ready(Some(line.into()));
        }
        if input.ended {
            return Poll::Ready(None);
        }
        input.readers.extend(current.filter(|task| !input.readers.contains(task)));
        let writers = std::mem::take(&mut input.writers);
        self.procs.waits(pid, "read");
        self.wake_all(cx, writers);
        Poll::Pending
    }
}

impl Sys {
    /// Whether somebody at a terminal can type at this process.
    pub fn has_terminal(&self) -> bool {
        self.read(|k| k.procs.get(self.pid()).is_some_and(|proc| proc.tty.is_some() && proc.stdin() == StdIn::Tty))
    }

    /// Gives this process a standard input, which somebody must write to.
    pub fn open_input(&self) {
        self.with(|k, _| k.procs.open_input(self.pid()));
    }

    /// From now on Ctrl-C does not end this process: [`Sys::unless_interrupted`] hears of it.
    pub fn catch_interrupts(&self) {
        self.with(|k, _| {
            k.procs.open_input(self.pid());
            if let Some(input) = k.procs.input_mut(self.pid()) {
                input.catches = true;
            }
        });
    }

    /// Lets `work` go on until Ctrl-C comes.
    pub async fn unless_interrupted<F: Future>(&self, work: F) -> Result<F::Output, Interrupted> {
        let mut work = pin!(work);
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(Ok(done));
            }
            self.with(|k, _| {
                let current = k.current;
                let Some(input) = k.procs.input_mut(self.pid()) else { return Poll::Pending };
                if std::mem::take(&mut input.interrupted) {
                    return Poll::Ready(Err(Interrupted));
                }
                input.readers.extend(current.filter(|task| !input.readers.contains(task)));
                Poll::Pending
            })
        })
        .await
    }

    /// Says how the latest line of input went: what [`Sys::drained`] answers to who wrote it.
    pub fn report(&self, status: u8) {
        self.with(|k, _| {
            if let Some(input) = k.procs.input_mut(self.pid()) {
                (input.status, input.interrupted) = (status, false);
            }
        });
    }

    /// Waits until `reader` has taken all lines and asks for more: how the latest went. None: it has ended.
    pub async fn drained(&self, reader: Pid) -> Option<u8> {
        poll_fn(|_| {
            self.with(|k, _| {
                let current = k.current;
                k.procs.waits(self.pid(), "wait");
                let Some(input) = k.procs.input_mut(reader) else { return Poll::Ready(None) };
                if input.lines.is_empty() && input.is_read() && k.procs.get(reader).is_some_and(|p| p.waits == "read") {
                    return Poll::Ready(k.procs.input_mut(reader).map(|input| input.status));
                }
                let Some(input) = k.procs.input_mut(reader) else { return Poll::Ready(None) };
                input.writers.extend(current.filter(|task| !input.writers.contains(task)));
                Poll::Pending
            })
        })
        .await
    }
}
