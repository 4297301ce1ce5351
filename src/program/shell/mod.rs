//! The shell: lines of a terminal become jobs, jobs become processes.
//!
//! `parse` reads a line, `run` runs it, `launch` starts its processes, `jobs` remembers what goes on in the background, `builtin` is what only the
//! shell itself can do. A box's services are started without a shell, by `run_line`.

mod builtin;
mod jobs;
mod launch;
mod parse;
mod run;

pub use run::shell;

use super::table::{find, table};
use crate::os::Sys;

/// Longest line a shell takes, in bytes.
const LINE_MAX: usize = 4096;

/// Runs the words of a line in the calling process: how a box starts a service.
pub async fn run_line(sys: Sys, line: String) -> u8 {
    run_words(sys, line.split_whitespace().map(str::to_owned).collect()).await
}

/// Runs a program in the calling process, as `exec` does.
pub(super) async fn run_words(sys: Sys, mut words: Vec<String>) -> u8 {
    if words.is_empty() {
        return 0;
    }
    let name = words.remove(0);
    match find(&name) {
        Some(program) if sys.read(|k| !program.needs.met_by(k)) => {
            sys.err(&format!("{name}: {}", program.needs.refusal()));
            1
        }
        // As nearly every tool of Linux; `echo` says it.
        Some(program) if words == ["--help"] && name != "echo" => {
            sys.out(&format!("usage: {} {}\n    {}", program.name, program.usage, program.about));
            0
        }
        Some(program) => (program.run)(sys, words).await,
        None => {
            let close = table()
                .iter()
                .map(|p| p.name)
                .max_by(|a, b| strsim::jaro_winkler(&name, a).total_cmp(&strsim::jaro_winkler(&name, b)));
            let meant = close.filter(|c| strsim::jaro_winkler(&name, c) > 0.75);
            sys.err(&format!(
                "sh: {name}: command not found{}",
                meant.map_or(String::new(), |m| format!("; did you mean {m}?"))
            ));
            127
        }
    }
}
