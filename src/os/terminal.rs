//! What a box does with its terminals and streams: a line is typed, Ctrl-C is pressed, a terminal is closed, a
//! process writes.

use std::rc::Rc;

use super::pipe::PIPES_MAX;
use super::process::{Desk, Pid};
use super::stdio::StdOut;
use super::tty::{TYPED_MAX, Tty, Typed};
use super::{Cx, Kernel, LineWhat, TaskId, Wake};
use crate::trace::facts::{Signal, Stream};
use crate::trace::{FactId, ProcFact, What};

/// Bytes of a file that programs append to, at most (a limit like `ulimit -f`).
const FILE_BYTES_MAX: usize = 1 << 20;
/// Files of a box, at most.
const FILES_MAX: usize = 4096;

/// Too much was typed that nobody reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Full;

impl Kernel {
    /// Gives a terminal to a shell. What was typed there before its shell ended is gone.
    pub fn open_tty(&mut self, number: u16, shell: Pid) {
        let desk = self.procs.desk.get_or_insert_with(Box::<Desk>::default);
        // Nothing is typed before the shell begins to read.
        desk.ttys.insert(number, Tty { shell, at_prompt: true, ..Tty::default() });
    }

    /// A person types at a terminal. Ctrl-C ends the job that has the keyboard and throws away what was typed ahead.
    pub fn type_at(&mut self, cx: &mut Cx<'_>, number: u16, typed: Typed) -> Result<(), Full> {
        let Some(desk) = self.procs.desk.as_mut() else { return Ok(()) };
        let Some(tty) = desk.ttys.get_mut(&number) else { return Ok(()) };
        if tty.input.len() >= TYPED_MAX && typed != Typed::Interrupt {
            return Err(Full);
        }
        tty.latest = 0;
        let (shell, prompt, foreground) = (tty.shell, tty.is_free(), tty.foreground);
        let echo: Rc<str> = match &typed {
            Typed::Line(line) => line.clone(),
            Typed::End => "^D".into(),
            Typed::Interrupt => "^C".into(),
            Typed::Suspend => "^Z".into(),
        };
        self.out.lines.push((shell, Some(number), LineWhat::Typed { text: echo, prompt }));
        if typed == Typed::Suspend {
            // At a prompt nobody stops.
            self.signal_all(cx, 0, Signal::Tstp, |_, p| {
                foreground != 0 && p.tty == Some(number) && p.group == foreground
            });
            return Ok(());
        }
        if typed == Typed::Interrupt {
            tty.input.clear();
            if foreground != 0 {
                self.signal_all(cx, 0, Signal::Int, |_, p| p.tty == Some(number) && p.group == foreground);
                return Ok(());
            }
        }
        tty.input.push_back(typed);
        self.wake_readers(cx, number);
        Ok(())
    }

    /// Wakes who waits for a terminal: something was typed, or the keyboard went to another job.
    pub(super) fn wake_readers(&mut self, cx: &Cx<'_>, number: u16) {
        let readers = self.procs.tty_mut(number).map(|tty| std::mem::take(&mut tty.readers)).unwrap_or_default();
        self.wake_all(cx, readers);
    }

    /// A terminal goes with its shell: everybody who was started there hears SIGHUP (POSIX `exit`, "terminating a
    /// controlling process"). Who lives on has no terminal any more.
    pub(super) fn hang_up(&mut self, cx: &mut Cx<'_>, number: u16, shell: Pid) {
        let gone = self.procs.desk.as_mut().and_then(|desk| desk.ttys.remove(&number));
        let readers = gone.map(|tty| tty.readers).unwrap_or_default();
        cx.say(|| What::Proc(ProcFact::HungUp { tty: number, shell }));
        self.signal_all(cx, shell, Signal::Hup, |pid, p| p.tty == Some(number) && pid != shell);
        // Who stands still goes on, to hear it.
        self.signal_all(cx, shell, Signal::Cont, |pid, p| p.tty == Some(number) && pid != shell && p.is_stopped());
        for pid in self.procs.which(|p| p.tty == Some(number) && p.is_alive()) {
            if let Some(proc) = self.procs.get_mut(pid) {
                proc.tty = None;
                cx.trace.aside(|| What::Proc(ProcFact::Detached { pid, tty: number }));
            }
        }
        self.wake_all(cx, readers);
    }

    /// A new pipe, which lives as long as a process holds one of its ends; none when there are too many.
    pub(super) fn new_pipe(&mut self) -> Option<u32> {
        let procs = &mut *self.procs;
        if procs.pipes.len() >= PIPES_MAX {
            return None;
        }
        procs.last_pipe += 1;
        procs.pipes.insert(procs.last_pipe, super::pipe::Pipe::default());
        Some(procs.last_pipe)
    }

    /// A process writes a line.
    pub fn print(&mut self, cx: &mut Cx<'_>, pid: Pid, stream: Stream, text: &str) {
        let Some(proc) = self.procs.get(pid).filter(|proc| proc.is_alive()) else { return };
        let tty = proc.tty;
        let output = if stream == Stream::Out { proc.stdout() } else { proc.stderr() };
        match output {
            StdOut::Tty => {
                cx.trace.aside(|| What::Proc(ProcFact::Printed { pid, stream, text: text.to_owned() }));
                self.out.lines.push((pid, tty, LineWhat::Print { stream, text: text.into() }));
            }
            StdOut::Pipe(pipe) => self.print_to_pipe(cx, pid, pipe, text),
            StdOut::File(path) => self.print_to_file(cx, pid, &path, text),
            StdOut::Null => {}
        }
    }

    fn print_to_pipe(&mut self, cx: &mut Cx<'_>, pid: Pid, number: u32, text: &str) {
        let Some(pipe) = self.procs.pipe_mut(number).filter(|pipe| pipe.readers > 0) else {
            let _ = self.signal(cx, 0, pid, Signal::Pipe); // nobody reads any more
            return;
        };
        pipe.push(text);
        let waiting = std::mem::take(&mut pipe.waiting);
        cx.trace.aside(|| What::Proc(ProcFact::Piped { pid, pipe: number, text: text.into() }));
        self.wake_all(cx, waiting);
    }

    fn print_to_file(&mut self, cx: &mut Cx<'_>, pid: Pid, path: &str, text: &str) {
        if !self.has_room_for(path) {
            return;
        }
        let file = self.files.entry(path.to_owned()).or_default();
        if file.len() + text.len() >= FILE_BYTES_MAX {
            let _ = self.signal(cx, 0, pid, Signal::Xfsz);
            return;
        }
        let content = Rc::make_mut(file);
        content.push_str(text);
        content.push('\n');
        cx.trace.aside(|| What::Proc(ProcFact::Saved { pid, path: path.into() }));
    }

    /// Whether there is room for a file of this name: it is there, or one more may be.
    pub fn has_room_for(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.files.len() < FILES_MAX
    }

    /// Whether a task must wait although it was woken: its process stands still, or writes into a full pipe. It is woken
    /// again, by the same fact, when it goes on or there is room.
    pub fn holds(&mut self, pid: Pid, task: TaskId, cause: FactId) -> bool {
        let (pipes, stopped) = (!self.procs.pipes.is_empty(), self.procs.stopped > 0);
        if stopped && self.keeps_task(pid, task, cause) {
            return true;
        }
        if !pipes {
            return false;
        }
        let ends = self.procs.get(pid).map(|proc| [proc.stdout(), proc.stderr()]);
        let full = |end: StdOut| {
            let StdOut::Pipe(number) = end else { return None };
            self.procs.pipe_mut(number).filter(|pipe| pipe.is_full() && pipe.readers > 0).map(|_| number)
        };
        let Some(number) = ends.and_then(|ends| ends.into_iter().find_map(full)) else { return false };
        let Some(pipe) = self.procs.pipe_mut(number).filter(|pipe| pipe.is_full() && pipe.readers > 0) else {
            return false;
        };
        pipe.held.push((pid, task, cause));
        self.procs.waits(pid, "pipe");
        true
    }

    /// Lets the writers of a pipe go on when there is room again.
    pub(super) fn release_writers(&mut self, number: u32) {
        let Some(pipe) = self.procs.pipe_mut(number).filter(|pipe| !pipe.is_full()) else { return };
        let held = std::mem::take(&mut pipe.held);
        self.out.wakes.extend(held.into_iter().map(|(_, task, cause)| Wake { task, cause }));
    }
}
