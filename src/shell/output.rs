//! Files to write: a path, or `-` for standard output.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Exit;

/// Writes to standard output. A reader that went away (`| head`) is no fault of ours, and `println!` would panic.
pub(super) fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Whether a path means standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file that is written. A pipe whose reader went away is no fault: the rest is not written. Other errors name the
/// path.
pub(super) struct Sink {
    shown: String,
    /// None once the reader went away.
    out: Option<Box<dyn Write>>,
}

impl Sink {
    /// Opens a file for writing; `-` is standard output.
    pub(super) fn create(path: &Path) -> io::Result<Sink> {
        let shown = path.display().to_string();
        let out: Box<dyn Write> = if is_stdout(path) {
            Box::new(BufWriter::new(io::stdout()))
        } else {
            let file = File::create(path).map_err(|error| named(&shown, &error))?;
            Box::new(BufWriter::new(file))
        };
        Ok(Sink { shown, out: Some(out) })
    }

    fn attempt<T>(&mut self, instead: T, deed: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        let Some(out) = &mut self.out else { return Ok(instead) };
        match deed(out) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                // What is still buffered would be tried once more when it is dropped, and fails silently.
                self.out = None;
                Ok(instead)
            }
            Err(error) => Err(named(&self.shown, &error)),
            done => done,
        }
    }
}

fn named(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt((), |out| out.flush())
    }
}

/// Writes a file by `write`; says on standard error what went wrong.
pub(super) fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Exit> {
    let result = Sink::create(path).and_then(|mut out| {
        write(&mut out)?;
        out.flush()
    });
    result.map_err(|error| {
        eprintln!("hoplab: {error}");
        Exit::Usage
    })
}
