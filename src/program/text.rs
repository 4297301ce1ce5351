//! Tools for the right side of a pipe: `head`, `tail`, `grep`, `wc`, `cat`. They read lines from a pipe, from the
//! terminal, or from a file of the box.

use std::collections::VecDeque;

use super::args::{Args, BadOption};
use crate::os::Sys;

/// Lines that `tail` keeps, at most.
const TAIL_MAX: usize = 10_000;

/// Where lines come from.
enum Lines {
    Input,
    Files(VecDeque<String>),
}

impl Lines {
    /// The lines of these files, or of standard input. An error was told when there is none.
    fn of(sys: &Sys, name: &str, files: &[String]) -> Option<Lines> {
        if files.is_empty() {
            return Some(Lines::Input);
        }
        let mut lines = VecDeque::new();
        for path in files {
            let Some(text) = sys.read(|k| k.files.get(path.as_str()).cloned()) else {
                sys.err(&format!("{name}: {path}: No such file or directory"));
                return None;
            };
            lines.extend(text.lines().map(str::to_owned));
        }
        Some(Lines::Files(lines))
    }

    async fn next(&mut self, sys: &Sys) -> Option<String> {
        match self {
            Lines::Input => sys.read_line().await,
            Lines::Files(lines) => lines.pop_front(),
        }
    }
}

fn read(sys: &Sys, name: &str, words: Vec<String>, flags: &[&str], values: &[&str]) -> Result<Args, u8> {
    // `-5` is `-n 5`, as these tools have taken it since 1979.
    let counted = |word: String| match word.strip_prefix('-').filter(|n| n.parse::<usize>().is_ok()) {
        Some(count) if values.contains(&"-n") => format!("-n{count}"),
        _ => word,
    };
    Args::read(words.into_iter().map(counted).collect(), flags, values).map_err(|BadOption(why)| {
        sys.err(&format!("{name}: {why}"));
        2
    })
}

fn count(sys: &Sys, name: &str, args: &Args) -> Result<usize, u8> {
    args.number("-n", 10).map_err(|BadOption(why)| {
        sys.err(&format!("{name}: {why}"));
        1
    })
}

/// `head [-n N] [FILE…]`: the first lines; then it ends, and who still writes to it dies of SIGPIPE.
pub(super) async fn head(sys: Sys, words: Vec<String>) -> u8 {
    let outcome = async {
        let args = read(&sys, "head", words, &[], &["-n"])?;
        let count = count(&sys, "head", &args)?;
        let mut lines = Lines::of(&sys, "head", &args.rest).ok_or(1)?;
        for _ in 0..count {
            let Some(line) = lines.next(&sys).await else { break };
            sys.out(&line);
        }
        Ok(0)
    };
    outcome.await.unwrap_or_else(|code| code)
}

/// `tail [-n N] [FILE…]`: the last lines.
pub(super) async fn tail(sys: Sys, words: Vec<String>) -> u8 {
    let outcome = async {
        let args = read(&sys, "tail", words, &[], &["-n"])?;
        let count = count(&sys, "tail", &args)?.min(TAIL_MAX);
        let mut lines = Lines::of(&sys, "tail", &args.rest).ok_or(1)?;
        let mut last = VecDeque::new();
        while let Some(line) = lines.next(&sys).await {
            last.push_back(line);
            if last.len() > count {
                last.pop_front();
            }
        }
        last.iter().for_each(|line| sys.out(line));
        Ok(0)
    };
    outcome.await.unwrap_or_else(|code| code)
}

/// `grep [-i] [-v] [-c] PATTERN [FILE…]`: the lines that contain a text. 0 when there is one, 1 when not.
pub(super) async fn grep(sys: Sys, words: Vec<String>) -> u8 {
    let outcome = async {
        let mut args = read(&sys, "grep", words, &["-i", "-v", "-c", "-F"], &["-e"])?;
        let pattern = match args.value("-e").map(str::to_owned) {
            Some(pattern) => pattern,
            None if args.rest.is_empty() => {
                sys.err("usage: grep [-i] [-v] [-c] PATTERN [FILE…]");
                return Err(2);
            }
            None => args.rest.remove(0),
        };
        let (small, not, count) = (args.has("-i"), args.has("-v"), args.has("-c"));
        let fold = |text: &str| if small { text.to_lowercase() } else { text.to_owned() };
        let wanted = fold(&pattern);
        let mut lines = Lines::of(&sys, "grep", &args.rest).ok_or(2)?;
        let mut found = 0usize;
        while let Some(line) = lines.next(&sys).await {
            if fold(&line).contains(&wanted) != not {
                found += 1;
                if !count {
                    sys.out(&line);
                }
            }
        }
        if count {
            sys.out(&found.to_string());
        }
        Ok(u8::from(found == 0))
    };
    outcome.await.unwrap_or_else(|code| code)
}

/// `wc [-l] [-w] [-c] [FILE…]`: how many lines, words, bytes.
pub(super) async fn wc(sys: Sys, words: Vec<String>) -> u8 {
    let outcome = async {
        let args = read(&sys, "wc", words, &["-l", "-w", "-c"], &[])?;
        let mut source = Lines::of(&sys, "wc", &args.rest).ok_or(1)?;
        let (mut lines, mut words, mut bytes) = (0usize, 0usize, 0usize);
        while let Some(line) = source.next(&sys).await {
            lines += 1;
            words += line.split_whitespace().count();
            bytes += line.len() + 1;
        }
        let all = !(args.has("-l") || args.has("-w") || args.has("-c"));
        let shown = [("-l", lines), ("-w", words), ("-c", bytes)].into_iter().filter(|(flag, _)| all || args.has(flag));
        let width = if all { 7 } else { 0 };
        let text: Vec<String> = shown.map(|(_, n)| format!("{n:>width$}")).collect();
        sys.out(&text.join(" "));
        Ok(0)
    };
    outcome.await.unwrap_or_else(|code| code)
}

/// `cat [FILE…]`: what stands in files, or what comes in.
pub(super) async fn cat(sys: Sys, words: Vec<String>) -> u8 {
    let Some(mut lines) = Lines::of(&sys, "cat", &words) else { return 1 };
    while let Some(line) = lines.next(&sys).await {
        sys.out(&line);
    }
    0
}

/// `ls [START]`: the files of this box whose path begins so.
pub(super) async fn ls(sys: Sys, words: Vec<String>) -> u8 {
    let start = words.first().map_or("", String::as_str);
    let paths: Vec<String> = sys.read(|k| k.files.keys().filter(|path| path.starts_with(start)).cloned().collect());
    paths.iter().for_each(|path| sys.out(path));
    0
}
