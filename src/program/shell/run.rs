//! Running lines: a loop over what happens at a terminal, and the processes of a job.

use std::collections::VecDeque;
use std::rc::Rc;

use unicode_width::UnicodeWidthStr;

use super::jobs::{Jobs, death};
use super::parse::{self, ErrorWhat, ParseError, Piece, Pipeline, Simple, When, Word};
use super::{LINE_MAX, builtin};
use crate::os::{Pid, ShellEvent, Sys};
use crate::trace::facts::Signal;
use crate::trace::{ProcFact, What};

/// Lines a shell remembers.
const HISTORY_MAX: usize = 200;

/// A shell.
pub(super) struct Shell {
    pub(super) sys: Sys,
    /// Whether it has a terminal: it tells about jobs and gives them the keyboard.
    pub(super) interactive: bool,
    pub(super) jobs: Jobs,
    /// Lines typed before, oldest first, and how many were forgotten.
    pub(super) history: VecDeque<Rc<str>>,
    pub(super) forgotten: usize,
    /// The exit code of the latest command: `$?`.
    pub(super) status: u8,
    /// The latest process in the background: `$!`.
    pub(super) background: Pid,
    /// Whether Ctrl-C ended a part of the line.
    pub(super) interrupted: bool,
    /// Whether it has said that jobs stand still, when it was told to leave.
    pub(super) warned: bool,
    /// The code to leave with, once `exit` was run.
    pub(super) leaves: Option<u8>,
}

/// The shell of a terminal: runs its lines until `exit`, Ctrl-D, or the end of the terminal.
pub async fn shell(sys: Sys) -> u8 {
    let mut shell = Shell::new(sys, true);
    loop {
        match shell.sys.shell_event(true).await {
            ShellEvent::Line(line) => {
                // Boxed: a shell that waits holds nothing of the lines it ran.
                Box::pin(shell.line(&line)).await;
                if let Some(code) = shell.leaves {
                    return code;
                }
            }
            ShellEvent::Ended { pid, code } => shell.ended(pid, code),
            ShellEvent::Stopped { pid } => shell.stopped(pid),
            ShellEvent::Interrupt => shell.status = Signal::Int.exit_code(),
            ShellEvent::End => return shell.status,
        }
    }
}

impl Shell {
    pub(super) fn new(sys: Sys, interactive: bool) -> Shell {
        let (jobs, history) = (Jobs::default(), VecDeque::new());
        let (interrupted, warned, leaves) = (false, false, None);
        Shell { sys, interactive, jobs, history, forgotten: 0, status: 0, background: 0, interrupted, warned, leaves }
    }

    async fn line(&mut self, typed: &str) {
        if typed.len() > LINE_MAX {
            return self.too_long();
        }
        let Some(line) = self.recall(typed) else { return };
        if line.len() > LINE_MAX {
            return self.too_long();
        }
        self.remember(&line);
        self.interrupted = false;
        match parse::parse(&line) {
            Ok(jobs) => self.run(jobs).await,
            Err(error) => self.refuse(&line, &error),
        }
    }

    /// A line that is not run, nor remembered.
    fn too_long(&mut self) {
        self.sys.err("sh: line too long");
        self.status = 2;
    }

    /// `!!`, `!3` and `!pi`: a line typed before, and what follows it.
    fn recall(&mut self, typed: &str) -> Option<String> {
        // A sign alone, or before a blank, stands for itself, as in bash.
        let named = |rest: &&str| rest.starts_with(|c: char| !c.is_whitespace());
        let Some(rest) = typed.trim_start().strip_prefix('!').filter(named) else {
            return Some(typed.to_owned());
        };
        let (event, more) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let number = event.parse::<usize>().ok();
        let found = match (event, number) {
            ("!", _) => self.history.back(),
            (_, Some(number)) => number.checked_sub(self.forgotten + 1).and_then(|at| self.history.get(at)),
            (start, None) => self.history.iter().rev().find(|line| line.starts_with(start)),
        };
        let Some(found) = found else {
            self.sys.err(&format!("sh: !{event}: event not found"));
            self.status = 1;
            return None;
        };
        let line = format!("{found}{more}");
        self.sys.out(&line); // as bash shows what it runs
        Some(line)
    }

    fn remember(&mut self, line: &str) {
        if line.trim().is_empty() || self.history.back().is_some_and(|last| **last == *line) {
            return;
        }
        self.history.push_back(line.into());
        if self.history.len() > HISTORY_MAX {
            self.history.pop_front();
            self.forgotten += 1;
        }
    }

    /// Says what is wrong with a line, and where.
    fn refuse(&mut self, line: &str, error: &ParseError) {
        let what = match error.what {
            ErrorWhat::Unclosed(quote) => format!("no closing {quote} for this one"),
            ErrorWhat::Unexpected(sign) => format!("syntax error near unexpected '{sign}'"),
            ErrorWhat::NothingAfter(sign) => format!("syntax error: a command is missing after '{sign}'"),
            ErrorWhat::NoFile(sign) => format!("syntax error: a file name is missing after '{sign}'"),
            ErrorWhat::NotOffered(sign) => format!("'{sign}' is not offered by this shell"),
        };
        let before: String = line.chars().take(error.column - 1).collect();
        let owned = line.to_owned();
        self.sys.with(|_, cx| cx.trace.aside(|| What::Proc(ProcFact::BadCommand { line: owned })));
        self.sys.err(&format!("sh: column {}: {what}", error.column));
        self.sys.err(&format!("    {line}"));
        self.sys.err(&format!("    {}^", " ".repeat(before.width())));
        self.done_here(line, 2);
    }

    /// A command that was no process has ended.
    pub(super) fn done_here(&mut self, text: &str, code: u8) {
        self.status = code;
        self.sys.ends_line(text, code);
    }

    async fn run(&mut self, jobs: Vec<parse::Job>) {
        for job in jobs {
            if job.background {
                self.run_behind(job);
            } else {
                self.run_list(&job.pipelines).await;
            }
            if self.is_over() {
                return;
            }
        }
    }

    /// Whether the rest of a line is not run: the shell leaves, or Ctrl-C ended a part of it, as in bash.
    fn is_over(&self) -> bool {
        self.leaves.is_some() || self.interrupted
    }

    pub(super) async fn run_list(&mut self, pipelines: &[Pipeline]) {
        for pipeline in pipelines {
            let runs = match pipeline.when {
                When::Always => true,
                When::Well => self.status == 0,
                When::Badly => self.status != 0,
            };
            if runs {
                self.run_pipeline(pipeline).await;
            }
            if self.is_over() {
                return;
            }
        }
    }

    async fn run_pipeline(&mut self, pipeline: &Pipeline) {
        if let [only] = pipeline.stages.as_slice() {
            let words = self.expand_all(only);
            if only.redirects.is_empty() && builtin::run(self, &words, &pipeline.text).await {
                return;
            }
        }
        let Some(job) = self.launch(&pipeline.stages, &pipeline.text, false) else { return };
        self.wait_for(job).await;
    }

    /// Waits for a job as its foreground.
    pub(super) async fn wait_for(&mut self, number: u16) {
        if let Some(job) = self.jobs.get_mut(number) {
            let (group, stopped) = (job.group, job.stopped);
            (job.background, job.stopped) = (false, false);
            if self.interactive {
                self.sys.give_keyboard(group);
            }
            if stopped {
                self.sys.kill_group(group, Signal::Cont);
            }
        }
        while self.jobs.get_mut(number).is_some_and(|job| !job.stopped) {
            match self.sys.shell_event(false).await {
                ShellEvent::Ended { pid, code } => self.ended(pid, code),
                ShellEvent::Stopped { pid } => self.stopped(pid),
                ShellEvent::Line(_) | ShellEvent::End | ShellEvent::Interrupt => break,
            }
        }
        if self.interactive {
            self.sys.give_keyboard(0);
        }
    }

    /// A child stands still, and its job with it: it is in the background from now on.
    pub(super) fn stopped(&mut self, pid: Pid) {
        let Some(job) = self.jobs.of(pid).filter(|job| !job.stopped) else { return };
        if !job.background {
            self.status = Signal::Tstp.exit_code();
        }
        (job.stopped, job.background) = (true, true);
        let job = job.clone();
        if self.interactive {
            self.sys.out(&self.jobs.line(&job));
        }
    }

    /// Lets a job that stands still go on in the background.
    pub(super) fn go_on(&mut self, number: u16) {
        let Some(job) = self.jobs.get_mut(number) else { return };
        let group = job.group;
        job.stopped = false;
        self.sys.kill_group(group, Signal::Cont);
    }

    /// A child has ended.
    pub(super) fn ended(&mut self, pid: Pid, code: u8) {
        let Some(job) = self.jobs.ended(pid, code) else { return };
        if !job.background {
            self.status = job.code;
            self.interrupted = job.code == Signal::Int.exit_code();
            // As bash: nothing about Ctrl-C, which the person pressed, nor about a reader that had enough.
            let loud = Signal::of_exit_code(job.code).filter(|s| !matches!(s, Signal::Int | Signal::Pipe));
            if let Some(signal) = loud.filter(|_| self.interactive) {
                self.sys.err(death(signal));
            }
            return;
        }
        let (shell, number) = (self.sys.pid(), job.number);
        self.sys.with(|_, cx| cx.say(|| What::Proc(ProcFact::JobDone { shell, job: number, code: job.code })));
        if self.interactive {
            self.sys.out(&self.jobs.done_line(&job));
        }
    }

    pub(super) fn expand_all(&self, simple: &Simple) -> Vec<String> {
        simple.words.iter().map(|word| self.expand(word)).collect()
    }

    pub(super) fn expand(&self, word: &Word) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Param('?') => self.status.to_string(),
            Piece::Param('!') if self.background == 0 => String::new(),
            Piece::Param('!') => self.background.to_string(),
            Piece::Param(_) => self.sys.pid().to_string(),
        };
        word.iter().map(piece).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::os::{Kernel, Shared};
    use crate::sim::NodeId;
    use crate::trace::Trace;

    /// Ten thousand boxes may each have one: counted in bytes, as the executor keeps it.
    #[test]
    fn a_shell_that_waits_takes_little_room() {
        let kernel = Rc::new(RefCell::new(Kernel::new(NodeId(0), "pc".into(), 1)));
        let waiting = shell(Sys::new(kernel, Rc::new(Shared::new(Trace::off())), 2));
        assert!(size_of_val(&waiting) <= 320, "{}", size_of_val(&waiting));
    }
}
