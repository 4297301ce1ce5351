//! The program, run in a directory of its own, and what came of it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An empty directory for one test.
pub(crate) struct Room(PathBuf);

impl Room {
    /// Made anew under the target directory; the name is the test's.
    pub(crate) fn new(name: &str) -> Room {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        let _ = fs::remove_dir_all(&path); // the first run has none
        fs::create_dir_all(&path).expect("a directory for the test");
        Room(path)
    }

    /// A file in it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), bytes).expect("a file for the test");
    }

    /// A file that the program wrote.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A text that the program wrote.
    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("UTF-8")
    }

    /// Runs the program here.
    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        self.run_with_input(args, b"")
    }

    /// Runs the program here, with this standard input.
    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Outcome {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("piped");
        let _ = stdin.write_all(input); // a program that does not read
        drop(stdin);
        outcome(child.wait_with_output().expect("it ends"))
    }

    /// Runs the program here with nobody reading its standard output.
    pub(crate) fn run_unread(&self, args: &[&str]) -> Outcome {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let child = self.command(args).stdin(Stdio::null()).stdout(writer).spawn().expect("the program starts");
        outcome(child.wait_with_output().expect("it ends"))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hoplab"));
        command.args(args).current_dir(&self.0).env_clear().env("LANG", "en_US.UTF-8");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Its exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Standard output, in bytes: it may be a capture.
    pub bytes: Vec<u8>,
    /// Standard error.
    pub err: String,
}

impl Outcome {
    /// Standard output as text.
    pub(crate) fn out(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("UTF-8 on standard output")
    }

    /// Standard output as one JSON value a line.
    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.out().lines().map(read).collect()
    }

    /// It must have ended so; shows what it said otherwise.
    pub(crate) fn ends(self, code: i32) -> Outcome {
        assert!(!self.err.contains("panicked"), "{}", self.err);
        assert_eq!(self.code, Some(code), "{}\n{}", String::from_utf8_lossy(&self.bytes), self.err);
        self
    }
}

fn outcome(output: std::process::Output) -> Outcome {
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    Outcome { code: output.status.code(), bytes: output.stdout, err }
}
