//! Where scenarios come from: the built-in ones, or a file.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::Exit;
use super::check::print_diagnostics;
use super::words::complain;
use crate::i18n::{Texts, lab_error_sentence};
use crate::lab::{Lab, LabError, LabOptions, Plan};
use crate::scenario;

/// Longest scenario file, in bytes.
const FILE_BYTES_MAX: u64 = 1 << 20;

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
    if let Some(built_in) = scenario::find(name)
        && !path.exists()
    {
        return Ok((built_in.text.to_owned(), format!("{name}.ron")));
    }
    if !path.exists() {
        let names = scenario::builtin().iter().map(|b| b.name);
        let nearest = names.max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
        let args = [("name", name.into()), ("nearest", nearest.unwrap_or("home").into())];
        return Err(complain(texts, "cli-no-scenario", &args));
    }
    read(path, texts).map(|text| (text, name.to_owned()))
}

/// Reads a text file, within limits.
pub(super) fn read(path: &Path, texts: &Texts) -> Result<String, Exit> {
    let fault = |what: String| {
        eprintln!("hoplab: {}: {what}", path.display());
        Exit::Usage
    };
    // The length is counted while reading: a device or a pipe does not tell it before.
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| fault(e.to_string()))?;
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|e| fault(e.to_string()))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let limit = [("limit", FILE_BYTES_MAX.into())];
        return Err(fault(texts.format("cli-file-too-long", &limit)));
    }
    String::from_utf8(bytes).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].split(|b| *b == b'\n').count();
        fault(texts.format("cli-file-not-text", &[("line", line.into())]))
    })
}

fn stem(file: &str) -> String {
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
