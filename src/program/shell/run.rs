//! Running lines: a loop over what happens at a terminal, and the processes of a job.

use std::collections::VecDeque;
use std::rc::Rc;

use unicode_width::UnicodeWidthStr;

use super::jobs::{Job, Jobs, death};
use super::parse::{self, ErrorWhat, ParseError, Piece, Pipeline, Redirect, Simple, When, Word};
use super::{LINE_MAX, builtin, run_words};
use crate::os::{Birth, Pid, ShellEvent, StdIn, StdOut, Stdio, Sys};
use crate::trace::facts::Signal;
use crate::trace::{ProcFact, What};

/// Who writes there writes nowhere, and who reads there finds nothing.
const NULL_DEVICE: &str = "/dev/null";

/// Lines a shell remembers.
const HISTORY_MAX: usize = 200;

/// A shell.
pub(super) struct Shell {
    pub(super) sys: Sys,
    /// Whether it has a terminal: it tells about jobs and gives them the keyboard.
    interactive: bool,
    pub(super) jobs: Jobs,
    /// Lines typed before, oldest first, and how many were forgotten.
    pub(super) history: VecDeque<Rc<str>>,
    pub(super) forgotten: usize,
    /// The exit code of the latest command: `$?`.
    pub(super) status: u8,
    /// The latest process in the background: `$!`.
    background: Pid,
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
    fn new(sys: Sys, interactive: bool) -> Shell {
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

    async fn run_list(&mut self, pipelines: &[Pipeline]) {
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

    /// A job in the background. A list of several pipelines gets a shell of its own.
    fn run_behind(&mut self, job: parse::Job) {
        let number = match job.pipelines.as_slice() {
            [only] => self.launch(&only.stages, &job.text, true),
            _ => self.launch_shell(job),
        };
        let Some(job) = number.and_then(|number| self.jobs.get_mut(number)) else { return };
        let (number, pid) = (job.number, job.last);
        (self.background, self.status) = (pid, 0);
        if self.interactive {
            self.sys.out(&format!("[{number}] {pid}"));
        }
    }

    fn launch_shell(&mut self, job: parse::Job) -> Option<u16> {
        if self.is_too_busy() {
            return None;
        }
        let group = if self.interactive { None } else { self.sys.birth("").group };
        let birth = Birth { group, ..self.sys.birth(&job.text) };
        let pipelines = job.pipelines;
        let main = move |sys: Sys| async move {
            let mut shell = Shell::new(sys, false);
            shell.run_list(&pipelines).await;
            shell.leaves.unwrap_or(shell.status)
        };
        let Some(pid) = self.sys.start_child(birth, main) else { return self.no_process() };
        Some(self.jobs.add(new_job(vec![pid], pid, &job.text, true)))
    }

    /// Starts the processes of a pipeline; the number of the job.
    fn launch(&mut self, stages: &[Simple], text: &str, background: bool) -> Option<u16> {
        if self.is_too_busy() {
            return None;
        }
        let own = self.sys.birth("").stdio;
        let mut input = own.input.clone();
        let (mut pids, mut group) = (Vec::new(), if self.interactive { None } else { self.sys.birth("").group });
        for (index, stage) in stages.iter().enumerate() {
            let pipe = if index + 1 < stages.len() { self.sys.new_pipe() } else { None };
            let output = pipe.map_or_else(|| own.output.clone(), StdOut::Pipe);
            let stdio = Stdio { input: std::mem::take(&mut input), output, errors: own.errors.clone() };
            let Some(stdio) = self.redirected(stage, stdio) else { return self.without_file(pids) };
            input = pipe.map_or(StdIn::Null, StdIn::Pipe);
            let pid = self.start_stage(stage, stdio, group, text, stages.len() > 1);
            let Some(pid) = pid else { return self.no_process() };
            group = group.or(Some(pid));
            pids.push(pid);
        }
        let last = *pids.last()?;
        Some(self.jobs.add(Job { group: group.unwrap_or(last), ..new_job(pids, last, text, background) }))
    }

    fn start_stage(
        &mut self,
        stage: &Simple,
        stdio: Stdio,
        group: Option<Pid>,
        text: &str,
        piped: bool,
    ) -> Option<Pid> {
        let words = self.expand_all(stage);
        let argv = if piped || !stage.redirects.is_empty() { words.join(" ") } else { text.to_owned() };
        let birth = Birth { group, stdio, ..self.sys.birth(&argv) };
        // What a builtin prints is known now; what it would change, a child cannot (POSIX subshell).
        match builtin::printed(self, &words) {
            Some(lines) => self.sys.start_child(birth, move |sys| async move {
                lines.iter().for_each(|line| sys.out(line));
                0
            }),
            None => self.sys.start_child(birth, move |sys| run_words(sys, words)),
        }
    }

    /// The streams of a stage as its line says; none when a file cannot be opened, which is said.
    fn redirected(&mut self, stage: &Simple, mut stdio: Stdio) -> Option<Stdio> {
        for redirect in &stage.redirects {
            match redirect {
                Redirect::Input(file) => stdio.input = self.input_from(file)?,
                Redirect::Output { file, append } => stdio.output = self.output_to(file, *append)?,
                Redirect::Errors { file, append } => stdio.errors = self.output_to(file, *append)?,
                Redirect::ErrorsToOutput => stdio.errors = stdio.output.clone(),
            }
        }
        Some(stdio)
    }

    fn input_from(&mut self, file: &Word) -> Option<StdIn> {
        let path = self.expand(file);
        if path == NULL_DEVICE {
            return Some(StdIn::Null);
        }
        let Some(number) = self.sys.open_to_read(&path) else {
            return self.no_file(&path, "No such file or directory");
        };
        Some(StdIn::File(path.into(), number))
    }

    fn output_to(&mut self, file: &Word, append: bool) -> Option<StdOut> {
        let path = self.expand(file);
        match path == NULL_DEVICE || self.sys.open_to_write(&path, append) {
            true if path == NULL_DEVICE => Some(StdOut::Null),
            true => Some(StdOut::File(path.into())),
            false if path.is_empty() => self.no_file("", "No such file or directory"),
            false => self.no_file(&path, "No space left on device"),
        }
    }

    fn no_file<T>(&mut self, path: &str, why: &str) -> Option<T> {
        self.sys.err(&format!("sh: {path}: {why}"));
        self.status = 1;
        None
    }

    /// A stage of a pipeline that had no file: those before it have lost their reader.
    fn without_file(&mut self, started: Vec<Pid>) -> Option<u16> {
        for pid in started {
            let _ = self.sys.kill(pid, Signal::Pipe); // it may have ended
        }
        None
    }

    fn is_too_busy(&mut self) -> bool {
        if self.jobs.is_full() {
            self.sys.err("sh: too many jobs");
            self.status = 1;
        }
        self.jobs.is_full()
    }

    fn no_process(&mut self) -> Option<u16> {
        self.sys.err("sh: fork: Resource temporarily unavailable");
        self.status = 254;
        None
    }

    pub(super) fn expand_all(&self, simple: &Simple) -> Vec<String> {
        simple.words.iter().map(|word| self.expand(word)).collect()
    }

    fn expand(&self, word: &Word) -> String {
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

fn new_job(alive: Vec<Pid>, last: Pid, text: &str, background: bool) -> Job {
    let group = alive.first().copied().unwrap_or(last);
    Job { number: 0, group, alive, last, code: 0, text: text.to_owned(), background, stopped: false }
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
