//! What stays on the disk between sessions: the memory of the screen and the journal of the latest one. Where the
//! environment names no place for it, nothing stays.
//!
//! Not what a person saves (`s`) and not settings, which only a person writes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::Memory;
use crate::lab::Journal;

/// Longest file that is read, in bytes.
const FILE_BYTES_MAX: u64 = 4 << 20;

/// The folder of the program's state, and the memory as it stands there.
#[derive(Debug)]
pub(super) struct State {
    folder: PathBuf,
    kept: Memory,
}

/// A folder of the program below one that the environment names (the XDG base directories), or below the home.
pub(super) fn folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set(variable).filter(|path| path.is_absolute()).or_else(|| Some(set("HOME")?.join(below_home)));
    base.map(|base| base.join("hoplab"))
}

/// A file's text; none when it is not there, too long, or no text.
pub(super) fn text(path: &Path) -> Option<String> {
    let short = fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() <= FILE_BYTES_MAX);
    short.then(|| fs::read_to_string(path).ok())?
}

impl State {
    /// The state of this person.
    pub(super) fn of_person() -> Option<State> {
        let folder = folder("XDG_STATE_HOME", ".local/state")?;
        let kept = text(&folder.join("memory.ron")).map(|text| Memory::read(&text)).unwrap_or_default();
        Some(State { folder, kept })
    }

    /// What is remembered.
    pub(super) fn memory(&self) -> &Memory {
        &self.kept
    }

    /// Keeps the memory when it has changed. A disk that cannot be written is no reason to stop.
    pub(super) fn keep(&mut self, memory: &Memory) {
        if self.kept != *memory {
            self.kept = memory.clone();
            self.write("memory.ron", &memory.text());
        }
    }

    /// What was done in the latest session.
    pub(super) fn journal(&self) -> Option<Journal> {
        ron::from_str(&text(&self.folder.join("last.journal.ron"))?).ok()
    }

    /// Keeps what was done in this session.
    pub(super) fn keep_journal(&self, journal: &Journal) {
        if let Ok(text) = ron::ser::to_string_pretty(journal, ron::ser::PrettyConfig::new()) {
            self.write("last.journal.ron", &text);
        }
    }

    /// Writes a file as a whole or not at all.
    fn write(&self, name: &str, text: &str) {
        let fresh = self.folder.join(format!("{name}.new"));
        let _ = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&fresh, text))
            .and_then(|()| fs::rename(&fresh, self.folder.join(name)));
    }
}
