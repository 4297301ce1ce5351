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

/// Opens a file for writing; `-` is standard output.
pub(super) fn create(path: &Path) -> io::Result<Box<dyn Write>> {
    Ok(if is_stdout(path) {
        Box::new(BufWriter::new(io::stdout().lock()))
    } else {
        Box::new(BufWriter::new(File::create(path)?))
    })
}

/// Whether a path means standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes a file by `write`; says on standard error what went wrong. A pipe that closed early is no fault.
pub(super) fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Exit> {
    let result = create(path).and_then(|mut out| {
        write(&mut out)?;
        out.flush()
    });
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("hoplab: {}: {error}", path.display());
            Err(Exit::Usage)
        }
        _ => Ok(()),
    }
}
