//! Where scenarios come from: the built-in ones, or a file.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::Exit;
use super::check::print_diagnostics;
use super::words::complain;
use crate::i18n::{Texts, lab_error_sentence};
use crate::lab::{Lab, LabError, LabOptions, Plan};
use crate::{demo, scenario};

/// Longest scenario file, in bytes.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// How like a name must be to be meant (Jaro–Winkler, 1 is the same).
const LIKE_MIN: f64 = 0.8;

/// The plan of a built-in scenario or of a file; every mistake is printed.
pub(super) fn plan(name: &str, texts: &Texts) -> Result<Plan, Exit> {
    let (text, file) = text_of(name, texts)?;
    scenario::load(&text, &stem(&file)).map_err(|mistakes| {
        print_diagnostics(&text, &file, &mistakes, texts);
        Exit::Usage
    })
}

/// The text of a scenario and the name to show for it.
pub(super) fn text_of(name: &str, texts: &Texts) -> Result<(String, String), Exit> {
    let path = Path::new(name);
    // What is built in comes first: a folder or file of that name may lie anywhere. A file is meant by `./home`.
    if let Some(built_in) = scenario::find(name) {
        return Ok((built_in.text.to_owned(), format!("{name}.ron")));
    }
    if demo::find(name).is_some() {
        return Err(complain(texts, "cli-is-demo", &[("name", name.into())]));
    }
    if !path.exists() {
        // A slip of the finger, not any other name: of a file nobody meant a scenario.
        let likeness = |built_in: &str| strsim::jaro_winkler(name, built_in);
        let names = scenario::builtin().iter().map(|b| b.name).filter(|b| likeness(b) >= LIKE_MIN);
        let nearest = names.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let args = [("name", name.into()), ("nearest", nearest.unwrap_or("none").into())];
        return Err(complain(texts, "cli-no-scenario", &args));
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    if ending.is_some_and(|ending| matches!(ending.as_str(), "pcap" | "pcapng" | "cap")) {
        return Err(complain(texts, "cli-is-capture", &[("name", name.into())]));
    }
    read(path, texts).map(|text| (text, name.to_owned()))
}

/// Why a file could not be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// What the system said.
    System(io::Error),
    /// More bytes than are read.
    TooLong,
    /// Not UTF-8, in this line.
    NotText(usize),
}

impl Fault {
    /// In a sentence.
    pub(super) fn sentence(&self, texts: &Texts) -> String {
        match self {
            Fault::System(error) => error.to_string(),
            Fault::TooLong => texts.format("cli-file-too-long", &[("limit", FILE_BYTES_MAX.into())]),
            Fault::NotText(line) => texts.format("cli-file-not-text", &[("line", (*line).into())]),
        }
    }
}

/// Reads a text file, within limits, and says what is wrong.
pub(super) fn read(path: &Path, texts: &Texts) -> Result<String, Exit> {
    read_quietly(path).map_err(|fault| {
        eprintln!("hoplab: {}: {}", path.display(), fault.sentence(texts));
        Exit::Usage
    })
}

/// Reads a text file, within limits.
pub(super) fn read_quietly(path: &Path) -> Result<String, Fault> {
    // The length is counted while reading: a device or a pipe does not tell it before.
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(Fault::System)?;
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(Fault::System)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(Fault::TooLong);
    }
    String::from_utf8(bytes).map_err(|e| {
        let whole = e.as_bytes().get(..e.utf8_error().valid_up_to()).unwrap_or_default();
        Fault::NotText(whole.split(|b| *b == b'\n').count())
    })
}

/// A file's name without folders and ending.
pub(super) fn stem(file: &str) -> String {
    Path::new(file).file_stem().map_or_else(|| file.to_owned(), |s| s.to_string_lossy().into_owned())
}

/// A lab that was just switched on.
pub(super) fn lab(plan: &Plan, options: &LabOptions, texts: &Texts) -> Result<Lab, Exit> {
    Lab::new(plan, options).map_err(|error| refuse(&error, texts))
}

/// Says why the lab refused a command.
pub(super) fn refuse(error: &LabError, texts: &Texts) -> Exit {
    eprintln!("hoplab: {}", lab_error_sentence(texts, error));
    Exit::Usage
}
