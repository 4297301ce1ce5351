//! Calls about processes, streams and terminals: reading lines, starting children, waiting for them, signals.

use core::future::{Future, poll_fn};
use core::task::Poll;
use std::rc::Rc;

use super::Sys;
use crate::os::process::Birth;
use crate::os::stdio::{StdIn, StdOut, Stdio};
use crate::os::tty::Typed;
use crate::os::{Cx, Kernel, KillError, LineWhat, Pid, TaskId};
use crate::trace::facts::Signal;
use crate::trace::{ProcFact, What};

/// What a shell waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShellEvent {
    /// A line was typed.
    Line(Rc<str>),
    /// The input has ended: Ctrl-D, or the terminal is gone.
    End,
    /// Ctrl-C, while no job had the keyboard.
    Interrupt,
    /// A child has ended, and was reaped.
    Ended {
        /// Which.
        pid: Pid,
        /// How.
        code: u8,
    },
    /// A child stands still.
    Stopped {
        /// Which.
        pid: Pid,
    },
}

impl Sys {
    /// The next line of standard input: what another program wrote to it, what comes by its pipe, or what is typed at
    /// its terminal while it has the keyboard. None at the end of the input.
    pub async fn read_line(&self) -> Option<String> {
        poll_fn(|_| {
            self.with(|k, cx| {
                if let Poll::Ready(line) = k.read_input(cx, self.pid) {
                    return Poll::Ready(line);
                }
                let Some(proc) = k.procs.get(self.pid) else { return Poll::Ready(None) };
                let written_to = proc.input.is_some();
                match (proc.stdin(), proc.tty) {
                    (StdIn::Pipe(number) | StdIn::File(_, number), _) => read_pipe(k, self.pid, number),
                    (StdIn::Tty, Some(number)) => read_tty(k, cx, self.pid, number),
                    _ if written_to => Poll::Pending,
                    _ => Poll::Ready(None),
                }
            })
        })
        .await
    }

    /// Whether standard input is a pipe or a file, which has an end by itself.
    pub fn reads_pipe(&self) -> bool {
        self.read(|k| k.procs.get(self.pid).is_some_and(|p| p.stdin().pipe().is_some()))
    }

    /// For a shell: waits for the end of a child and, when it is `at_prompt`, for the next line of its terminal.
    pub async fn shell_event(&self, at_prompt: bool) -> ShellEvent {
        poll_fn(|_| {
            self.with(|k, cx| {
                if let Some((pid, code)) = k.procs.dead_child(self.pid) {
                    k.reap(cx, pid, self.pid);
                    return Poll::Ready(ShellEvent::Ended { pid, code });
                }
                if let Some(pid) = k.stopped_child(self.pid) {
                    return Poll::Ready(ShellEvent::Stopped { pid });
                }
                if let Some(event) = next_typed(k, self.pid, at_prompt) {
                    return Poll::Ready(event);
                }
                k.procs.waits(self.pid, if at_prompt { "line" } else { "child" });
                let task = k.current;
                let Some(desk) = k.procs.desk.as_mut() else { return Poll::Pending };
                if let Some(task) = task.filter(|task| !desk.parents.contains(&(self.pid, *task))) {
                    desk.parents.push((self.pid, task));
                }
                Poll::Pending
            })
        })
        .await
    }

    /// Starts a child process that runs `main` and exits with its code. None when the process table is full.
    pub fn start_child<F: Future<Output = u8> + 'static>(
        &self,
        birth: Birth,
        main: impl FnOnce(Sys) -> F + 'static,
    ) -> Option<Pid> {
        self.with(|k, cx| {
            let cause = cx.trace.cursor();
            let pid = k.start_process(cx, birth, Self::main_task(main));
            cx.trace.follow(cause); // its brothers do not follow from it
            if let Some(pid) = pid
                && let Some(number) = k.procs.get(self.pid).and_then(|p| p.tty)
                && let Some(tty) = k.procs.tty_mut(number).filter(|tty| tty.shell == self.pid)
            {
                tty.latest = pid;
            }
            pid
        })
    }

    /// A birth certificate for a child of this process, with its group, its terminal and its streams.
    pub fn birth(&self, argv: &str) -> Birth {
        self.read(|k| {
            let own = k.procs.get(self.pid);
            let stdio = own.and_then(|p| p.stdio.as_deref().cloned()).unwrap_or_default();
            let (group, tty) = (own.map(|p| p.group), own.and_then(|p| p.tty));
            Birth { parent: self.pid, group, tty, stdio, argv: argv.into() }
        })
    }

    /// A new pipe; none when the box has too many.
    pub fn new_pipe(&self) -> Option<u32> {
        self.with(|k, _| k.new_pipe())
    }

    /// Opens a file to be written: empties it, or keeps what it has. False when there is no room for it, or it has no name.
    pub fn open_to_write(&self, path: &str, append: bool) -> bool {
        self.with(|k, _| {
            let opens = !path.is_empty() && k.has_room_for(path);
            if opens && append {
                k.files.entry(path.to_owned()).or_default();
            } else if opens {
                k.files.insert(path.to_owned(), Rc::default());
            }
            opens
        })
    }

    /// Opens a file to be read, as it is now: the number of a pipe that its lines wait in. None when there is no such file,
    /// or the box has too many pipes.
    pub fn open_to_read(&self, path: &str) -> Option<u32> {
        self.with(|k, _| {
            let text = Rc::clone(k.files.get(path)?);
            let number = k.new_pipe()?;
            let pipe = k.procs.pipe_mut(number)?;
            text.lines().for_each(|line| pipe.push(line));
            Some(number)
        })
    }

    /// Sends a signal to all processes of a group of this box.
    pub fn kill_group(&self, group: Pid, signal: Signal) {
        self.with(|k, cx| k.signal_all(cx, self.pid, signal, |_, proc| proc.group == group));
    }

    /// Gives the keyboard of its terminal to a group; 0 takes it back.
    pub fn give_keyboard(&self, group: Pid) {
        self.with(|k, cx| {
            let Some(number) = k.procs.get(self.pid).and_then(|p| p.tty) else { return };
            let Some(tty) = k.procs.tty_mut(number).filter(|tty| tty.shell == self.pid) else { return };
            tty.foreground = group;
            k.wake_readers(cx, number);
        });
    }

    /// Sends a signal to a process of this box.
    pub fn kill(&self, pid: Pid, signal: Signal) -> Result<(), KillError> {
        self.with(|k, cx| {
            if !k.procs.may_signal(self.pid, pid) {
                return Err(KillError::NotPermitted);
            }
            let cause = cx.trace.cursor();
            let sent = k.signal(cx, self.pid, pid, signal);
            cx.trace.follow(cause);
            sent
        })
    }

    /// Another command line for this process, as `exec` gives it.
    pub fn rename(&self, argv: &str) {
        self.with(|k, _| k.procs.get_mut(self.pid).map(|proc| proc.argv = argv.into()));
    }

    /// A command that was no process of its own has ended: a builtin, or a line that is none.
    pub fn ends_line(&self, text: &str, code: u8) {
        self.with(|k, _| {
            let tty = k.procs.get(self.pid).and_then(|p| p.tty);
            k.out.lines.push((self.pid, tty, LineWhat::Exit { code, argv: text.into(), behind: false }));
        });
    }

    /// From now on SIGHUP is ignored. What it writes goes to the end of `file` instead of a terminal that may go.
    /// Whether it wrote to its terminal so far.
    pub fn ignore_hup(&self, file: &str) -> bool {
        self.with(|k, _| {
            let Some(proc) = k.procs.get_mut(self.pid) else { return false };
            proc.ignores_hup = true;
            let Stdio { input, output, errors } = proc.stdio.as_deref().cloned().unwrap_or_default();
            let to_terminal = output == StdOut::Tty && proc.tty.is_some();
            let output = if to_terminal { StdOut::File(file.into()) } else { output };
            if to_terminal {
                k.files.entry(file.to_owned()).or_default();
            }
            let input = if input == StdIn::Tty { StdIn::Null } else { input };
            proc.stdio = Some(Box::new(Stdio { input, output, errors }));
            to_terminal
        })
    }
}

/// Notes that a task waits, once.
fn enlist(list: &mut Vec<TaskId>, task: Option<TaskId>) {
    list.extend(task.filter(|task| !list.contains(task)));
}

fn read_pipe(k: &mut Kernel, pid: Pid, number: u32) -> Poll<Option<String>> {
    let task = k.current;
    let Some(pipe) = k.procs.pipe_mut(number) else { return Poll::Ready(None) };
    if let Some(line) = pipe.pop() {
        k.release_writers(number);
        return Poll::Ready(Some(line.to_string()));
    }
    if pipe.is_at_end() {
        return Poll::Ready(None);
    }
    enlist(&mut pipe.waiting, task);
    k.procs.waits(pid, "pipe");
    Poll::Pending
}

fn read_tty(k: &mut Kernel, cx: &mut Cx<'_>, pid: Pid, number: u16) -> Poll<Option<String>> {
    let (task, group) = (k.current, k.procs.get(pid).map_or(0, |p| p.group));
    let Some(tty) = k.procs.tty_mut(number) else { return Poll::Ready(None) };
    // A job in the background waits until it is in the foreground; a real one would be stopped meanwhile (SIGTTIN).
    let typed = if tty.foreground == group { tty.input.pop_front() } else { None };
    match typed {
        Some(Typed::Line(line)) => {
            cx.say(|| What::Proc(ProcFact::Typed { pid, text: line.to_string() }));
            Poll::Ready(Some(line.to_string()))
        }
        Some(Typed::End | Typed::Interrupt | Typed::Suspend) => {
            cx.say(|| What::Proc(ProcFact::InputEnded { pid }));
            Poll::Ready(None)
        }
        None => {
            enlist(&mut tty.readers, task);
            k.procs.waits(pid, "read");
            Poll::Pending
        }
    }
}

/// For the shell of a terminal: what was typed. While a job has the keyboard lines are not the shell's.
fn next_typed(k: &mut Kernel, pid: Pid, at_prompt: bool) -> Option<ShellEvent> {
    let task = k.current;
    let number = k.procs.get(pid).and_then(|p| p.tty);
    let Some(tty) = number.and_then(|n| k.procs.tty_mut(n)).filter(|tty| tty.shell == pid) else {
        return at_prompt.then_some(ShellEvent::End);
    };
    let interrupted = tty.foreground == 0 && tty.input.front() == Some(&Typed::Interrupt);
    if at_prompt {
        tty.foreground = 0;
    }
    let typed = if at_prompt || interrupted { tty.input.pop_front() } else { None };
    tty.at_prompt = at_prompt && typed.is_none();
    match typed {
        Some(Typed::Line(line)) => Some(ShellEvent::Line(line)),
        Some(Typed::End) => Some(ShellEvent::End),
        Some(Typed::Interrupt) => Some(ShellEvent::Interrupt),
        Some(Typed::Suspend) => None, // never queued
        // While a job has the keyboard its shell has nothing to hear from there.
        None => {
            if at_prompt || tty.foreground == 0 {
                enlist(&mut tty.readers, task);
            }
            None
        }
    }
}
