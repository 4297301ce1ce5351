//! Where scenarios come from: the built-in ones, or a file.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::Exit;
use super::check::print_diagnostics;
use crate::i18n::Texts;
use crate::lab::{Lab, LabError, LabOptions, Plan};
use crate::scenario;

/// Longest scenario file, in bytes.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// The plan of a built-in scenario or of a file; every mistake is printed.
pub(super) fn plan(name: &str, texts: &Texts) -> Result<Plan, Exit> {
    let (text, file) = text_of(name)?;
    scenario::load(&text, &stem(&file)).map_err(|mistakes| {
        print_diagnostics(&text, &file, &mistakes, texts);
        Exit::Usage
    })
}

/// The text of a scenario and the name to show for it.
pub(super) fn text_of(name: &str) -> Result<(String, String), Exit> {
    let path = Path::new(name);
    if let Some(built_in) = scenario::find(name)
        && !path.exists()
    {
        return Ok((built_in.text.to_owned(), format!("{name}.ron")));
    }
    if !path.exists() {
        let names = scenario::builtin().iter().map(|b| b.name);
        let nearest = names.max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
        eprintln!(
            "hoplab: no file and no built-in scenario called {name:?}; did you mean {}?",
            nearest.unwrap_or("home")
        );
        return Err(Exit::Usage);
    }
    read(path).map(|text| (text, name.to_owned()))
}

/// Reads a text file, within limits.
pub(super) fn read(path: &Path) -> Result<String, Exit> {
    let fault = |what: String| {
        eprintln!("hoplab: {}: {what}", path.display());
        Exit::Usage
    };
    // The length is counted while reading: a device or a pipe does not tell it before.
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| fault(e.to_string()))?;
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|e| fault(e.to_string()))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(fault(format!("more bytes than a scenario may have ({FILE_BYTES_MAX})")));
    }
    String::from_utf8(bytes).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].split(|b| *b == b'\n').count();
        fault(format!("not UTF-8 text (line {line})"))
    })
}

fn stem(file: &str) -> String {
    Path::new(file).file_stem().map_or_else(|| file.to_owned(), |s| s.to_string_lossy().into_owned())
}

/// A lab that was just switched on.
pub(super) fn lab(plan: &Plan, options: &LabOptions) -> Result<Lab, Exit> {
    Lab::new(plan, options).map_err(|error| refuse(&error))
}

/// Says why the lab refused a command.
pub(super) fn refuse(error: &LabError) -> Exit {
    let meant = |nearest: &Option<String>| nearest.as_ref().map_or(String::new(), |n| format!("; did you mean {n}?"));
    match error {
        LabError::NoSuchNode { name, nearest } => eprintln!("hoplab: no box called {name:?}{}", meant(nearest)),
        LabError::NoSuchPort { name, nearest } => {
            eprintln!("hoplab: no free port or link end {name:?}{}", meant(nearest));
        }
        LabError::UnknownLabCommand { word, nearest } => {
            eprintln!("hoplab: lab: {word:?} is unknown{}", meant(nearest));
        }
        LabError::BadArgument { text, expected } => eprintln!("hoplab: lab: {text:?}: expected {expected}"),
        LabError::Empty => eprintln!("hoplab: a command is missing after the box's name"),
        LabError::TooManyProcesses => eprintln!("hoplab: the box cannot start another process"),
    }
    Exit::Usage
}
