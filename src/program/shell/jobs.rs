//! The jobs of a shell: what it started and has not seen the end of.

use crate::os::Pid;
use crate::trace::facts::Signal;

/// Jobs a shell has at once.
const JOBS_MAX: usize = 64;

/// A job.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// Its number: `%1`.
    pub number: u16,
    /// Its group.
    pub group: Pid,
    /// Its processes that have not ended.
    pub alive: Vec<Pid>,
    /// The process whose exit code is the job's.
    pub last: Pid,
    /// That code, once it has ended.
    pub code: u8,
    /// How it was written.
    pub text: String,
    /// Whether nobody waits for it.
    pub background: bool,
    /// Whether it stands still.
    pub stopped: bool,
}

/// All jobs of a shell, by number.
#[derive(Default, Debug)]
pub(super) struct Jobs {
    list: Vec<Job>,
}

impl Jobs {
    /// Whether there is room for another.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= JOBS_MAX
    }

    /// Takes a job in; answers its number: one more than the greatest in use.
    pub(super) fn add(&mut self, job: Job) -> u16 {
        let number = self.list.iter().map(|j| j.number).max().unwrap_or(0).saturating_add(1);
        self.list.push(Job { number, ..job });
        number
    }

    /// A process has ended. The job that is done with it, taken out.
    pub(super) fn ended(&mut self, pid: Pid, code: u8) -> Option<Job> {
        let at = self.list.iter().position(|job| job.alive.contains(&pid))?;
        let job = self.list.get_mut(at)?;
        job.alive.retain(|p| *p != pid);
        if pid == job.last {
            job.code = code;
        }
        if job.alive.is_empty() { Some(self.list.remove(at)) } else { None }
    }

    /// `%1`, `%%`, `%+`, `%-`, `%ping`, or the number of a process.
    pub(super) fn find(&self, text: &str) -> Option<&Job> {
        let Some(name) = text.strip_prefix('%') else {
            let pid = text.parse().ok()?;
            return self.list.iter().find(|job| job.alive.contains(&pid) || job.group == pid);
        };
        match name {
            "" | "%" | "+" => self.in_turn().next(),
            "-" => self.in_turn().nth(1).or(self.in_turn().next()),
            name => match name.parse::<u16>() {
                Ok(number) => self.list.iter().find(|job| job.number == number),
                Err(_) => self.list.iter().rev().find(|job| job.text.starts_with(name)),
            },
        }
    }

    /// The job that `fg` means first: as in bash the youngest that stands still, else the youngest.
    fn in_turn(&self) -> impl Iterator<Item = &Job> {
        let stopped = self.list.iter().rev().filter(|job| job.stopped);
        stopped.chain(self.list.iter().rev().filter(|job| !job.stopped))
    }

    /// The job that a process belongs to.
    pub(super) fn of(&mut self, pid: Pid) -> Option<&mut Job> {
        self.list.iter_mut().find(|job| job.alive.contains(&pid))
    }

    /// The job of this number.
    pub(super) fn get_mut(&mut self, number: u16) -> Option<&mut Job> {
        self.list.iter_mut().find(|job| job.number == number)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Job> {
        self.list.iter()
    }

    /// A line of `jobs`: `[1]+  Running                 sleep 5`.
    pub(super) fn line(&self, job: &Job) -> String {
        let mut latest = self.in_turn().filter(|j| j.background).map(|j| j.number);
        let mark = match (latest.next(), latest.next()) {
            (Some(first), _) if first == job.number => '+',
            (_, Some(second)) if second == job.number => '-',
            _ => ' ',
        };
        if job.stopped {
            line(job.number, mark, "Stopped", &job.text)
        } else {
            line(job.number, mark, "Running", &format!("{} &", job.text))
        }
    }

    /// The line that tells how a job ended that was just taken out, as bash words it.
    pub(super) fn done_line(&self, job: &Job) -> String {
        let how = match (job.code, Signal::of_exit_code(job.code)) {
            (0, _) => "Done".to_owned(),
            (_, Some(signal)) => death(signal).to_owned(),
            (code, None) => format!("Exit {code}"),
        };
        // The mark that it had while it was there.
        let mark = match self.list.iter().filter(|j| j.background && j.number > job.number).count() {
            0 => '+',
            1 => '-',
            _ => ' ',
        };
        line(job.number, mark, &how, &job.text)
    }
}

fn line(number: u16, mark: char, how: &str, text: &str) -> String {
    format!("[{number}]{mark}  {how:<22}  {text}")
}

/// How a shell words a death by a signal (`strsignal`).
pub(super) const fn death(signal: Signal) -> &'static str {
    match signal {
        Signal::Hup => "Hangup",
        Signal::Int => "Interrupt",
        Signal::Kill => "Killed",
        Signal::Pipe => "Broken pipe",
        Signal::Term => "Terminated",
        Signal::Cont => "Continued",
        Signal::Stop => "Stopped (signal)",
        Signal::Tstp => "Stopped",
        Signal::Xfsz => "File size limit exceeded",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(pids: &[Pid], text: &str) -> Job {
        let last = *pids.last().expect("a process");
        Job {
            number: 0,
            group: pids[0],
            alive: pids.to_vec(),
            last,
            code: 0,
            text: text.into(),
            background: true,
            stopped: false,
        }
    }

    #[test]
    fn a_job_is_done_with_its_last_process_and_its_code_is_that_of_the_last_stage() {
        let mut jobs = Jobs::default();
        assert_eq!(jobs.add(job(&[5, 6], "ping a | head")), 1);
        assert_eq!(jobs.add(job(&[7], "sleep 9")), 2);
        assert!(jobs.ended(6, 3).is_none());
        let done = jobs.ended(5, 141).expect("done");
        assert_eq!(jobs.done_line(&done), "[1]-  Exit 3                  ping a | head", "a younger one is there");
        assert!(jobs.ended(99, 0).is_none());
        assert_eq!(jobs.add(job(&[8], "httpd")), 3, "a number is free when no greater one is in use");
    }

    #[test]
    fn a_job_is_found_by_number_name_or_process() {
        let mut jobs = Jobs::default();
        jobs.add(job(&[5], "sleep 1"));
        jobs.add(job(&[6], "httpd -p 81"));
        let found = |text: &str| jobs.find(text).map(|j| j.number);
        assert_eq!(
            (found("%1"), found("%%"), found("%-"), found("%sl"), found("6")),
            (Some(1), Some(2), Some(1), Some(1), Some(2))
        );
        assert_eq!((found("%9"), found("7"), found("x")), (None, None, None));
        assert_eq!(jobs.line(jobs.find("%1").expect("there")), "[1]-  Running                 sleep 1 &");
    }
}
