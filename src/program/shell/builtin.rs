//! What only the shell itself can do: leave, look at its jobs and its memory.
//!
//! In a pipeline, or with its output in a file, a builtin runs in a child, as POSIX has it: it can print, but change
//! nothing here.

use super::run::Shell;
use crate::os::ShellEvent;
use crate::trace::facts::Signal;

/// Runs a builtin. False when these words are none.
pub(super) async fn run(shell: &mut Shell, words: &[String], text: &str) -> bool {
    let Some((name, args)) = words.split_first() else { return true };
    let code = match name.as_str() {
        "exit" | "logout" => exit(shell, args),
        "bg" => background(shell, args),
        "fg" => return foreground(shell, args, text).await,
        "wait" => wait(shell, args).await,
        "jobs" | "history" => {
            let lines = printed(shell, words).unwrap_or_default();
            lines.iter().for_each(|line| shell.sys.out(line));
            0
        }
        "kill" => match job_pids(shell, args) {
            Ok(None) => return false,
            Ok(Some(words)) => super::super::ps::kill(shell.sys.clone(), words).await,
            Err(job) => {
                shell.sys.err(&format!("sh: kill: {job}: no such job"));
                1
            }
        },
        _ => return false,
    };
    shell.done_here(text, code);
    true
}

/// What a builtin prints, when these words are one.
pub(super) fn printed(shell: &Shell, words: &[String]) -> Option<Vec<String>> {
    match words.first().map(String::as_str)? {
        "jobs" => Some(shell.jobs.iter().filter(|job| job.background).map(|job| shell.jobs.line(job)).collect()),
        "history" => {
            let numbered = shell.history.iter().zip(shell.forgotten + 1..);
            Some(numbered.map(|(line, number)| format!("{number:>5}  {line}")).collect())
        }
        "exit" | "logout" | "fg" | "bg" | "wait" => Some(Vec::new()),
        _ => None,
    }
}

fn exit(shell: &mut Shell, args: &[String]) -> u8 {
    // As bash: the first time it only says so.
    if shell.jobs.iter().any(|job| job.stopped) && !std::mem::replace(&mut shell.warned, true) {
        shell.sys.err("There are stopped jobs.");
        return 1;
    }
    let code = match args.first().map(|arg| (arg, arg.parse::<i64>())) {
        None => shell.status,
        // As in POSIX only the lowest eight bits are left of it.
        Some((_, Ok(code))) => (code & 0xFF) as u8,
        Some((arg, Err(_))) => {
            shell.sys.err(&format!("sh: exit: {arg}: numeric argument required"));
            2
        }
    };
    shell.leaves = Some(code);
    code
}

async fn foreground(shell: &mut Shell, args: &[String], text: &str) -> bool {
    let wanted = args.first().map_or("%%", String::as_str);
    let Some(job) = shell.jobs.find(wanted).cloned() else {
        shell.sys.err(&format!("sh: fg: {}: no such job", args.first().map_or("current", String::as_str)));
        shell.done_here(text, 1);
        return true;
    };
    shell.sys.out(&job.text);
    shell.wait_for(job.number).await;
    true
}

/// `bg [JOB]`: lets a job that stands still go on, without waiting for it.
fn background(shell: &mut Shell, args: &[String]) -> u8 {
    let wanted = args.first().map_or("%%", String::as_str);
    let Some(job) = shell.jobs.find(wanted).cloned() else {
        shell.sys.err(&format!("sh: bg: {}: no such job", args.first().map_or("current", String::as_str)));
        return 1;
    };
    if !job.stopped {
        shell.sys.err(&format!("sh: bg: job {} already in background", job.number));
        return 0;
    }
    shell.sys.out(&format!("[{}]+ {} &", job.number, job.text));
    shell.go_on(job.number);
    0
}

/// `wait [JOB…]`: until these, or all in the background, have ended. The code of the last.
async fn wait(shell: &mut Shell, args: &[String]) -> u8 {
    let mut wanted: Vec<u16> = Vec::new();
    for arg in args {
        let Some(job) = shell.jobs.find(arg) else {
            shell.sys.err(&format!("sh: wait: {arg}: not a child of this shell"));
            return 127;
        };
        wanted.push(job.number);
    }
    if args.is_empty() {
        wanted = shell.jobs.iter().map(|job| job.number).collect();
    }
    let mut code = 0;
    while wanted.iter().any(|number| shell.jobs.iter().any(|job| job.number == *number)) {
        let (pid, how) = match shell.sys.shell_event(false).await {
            ShellEvent::Ended { pid, code } => (pid, code),
            ShellEvent::Stopped { pid } => {
                shell.stopped(pid);
                continue;
            }
            ShellEvent::Line(_) | ShellEvent::End | ShellEvent::Interrupt => {
                shell.interrupted = true;
                return Signal::Int.exit_code();
            }
        };
        let last = wanted.last().and_then(|number| shell.jobs.iter().find(|job| job.number == *number));
        if last.is_some_and(|job| job.last == pid) && !args.is_empty() {
            code = how;
        }
        shell.ended(pid, how);
    }
    code
}

/// The words of `kill` with processes in the place of jobs; none when it names no job.
fn job_pids(shell: &Shell, args: &[String]) -> Result<Option<Vec<String>>, String> {
    if !args.iter().any(|arg| arg.starts_with('%')) {
        return Ok(None);
    }
    let mut words = Vec::new();
    for arg in args {
        if arg.starts_with('%') {
            let job = shell.jobs.find(arg).ok_or_else(|| arg.clone())?;
            words.extend(job.alive.iter().map(ToString::to_string));
        } else {
            words.push(arg.clone());
        }
    }
    Ok(Some(words))
}
