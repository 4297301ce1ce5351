//! Starting what a line names: jobs in the background, the processes of a pipeline, and where their streams lead.

use super::jobs::Job;
use super::parse::{self, Redirect, Simple, Word};
use super::run::Shell;
use super::{builtin, run_words};
use crate::os::{Birth, Pid, StdIn, StdOut, Stdio, Sys};
use crate::trace::facts::Signal;

/// Who writes there writes nowhere, and who reads there finds nothing.
const NULL_DEVICE: &str = "/dev/null";

impl Shell {
    /// A job in the background. A list of several pipelines gets a shell of its own.
    pub(super) fn run_behind(&mut self, job: parse::Job) {
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
    pub(super) fn launch(&mut self, stages: &[Simple], text: &str, background: bool) -> Option<u16> {
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
}

fn new_job(alive: Vec<Pid>, last: Pid, text: &str, background: bool) -> Job {
    let group = alive.first().copied().unwrap_or(last);
    Job { number: 0, group, alive, last, code: 0, text: text.to_owned(), background, stopped: false }
}
