//! The house rules, as a test: directions of imports, sizes of files and functions, a doc for every module.
//!
//! Goal: a reader sees the architecture from the tree and can trust it. Method: read `src/` as text. It knows nothing of
//! the compiler; it only has to be strict about how we write.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from bottom to top: a module may use only what stands before it.
const ROOMS: [&str; 16] = [
    "wire", "sim", "trace", "proto", "os", "program", "device", "lab", "scenario", "app", "i18n", "config", "demo",
    "ui", "plain", "shell",
];
const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Every source file: its path below `src`, and its production lines (before the first inline test module).
fn sources() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("text");
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let production = text.lines().take_while(|l| l.trim() != "#[cfg(test)]").map(str::to_owned).collect();
            (name, production)
        })
        .collect()
}

fn is_test_file(name: &str) -> bool {
    name.ends_with("tests.rs") || name.contains("/tests/")
}

#[test]
fn imports_point_downward() {
    let rank = |room: &str| ROOMS.iter().position(|r| *r == room);
    let mut wrong = String::new();
    for (name, lines) in sources().iter().filter(|(name, _)| !is_test_file(name)) {
        let Some(own) = name.split('/').next().and_then(rank) else { continue };
        for (number, line) in lines.iter().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1) {
                let room: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if rank(&room).is_some_and(|other| other > own) {
                    let _ = writeln!(wrong, "src/{name}:{}: {} may not use {room}", number + 1, ROOMS[own]);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_room_of_the_design_is_there_in_order() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    let found: Vec<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(found, ROOMS);
}

#[test]
fn files_and_functions_fit_a_reader() {
    let mut wrong = String::new();
    for (name, lines) in sources().iter().filter(|(name, _)| !is_test_file(name)) {
        if lines.len() > FILE_LINES_MAX {
            let _ = writeln!(wrong, "src/{name}: {} lines, more than {FILE_LINES_MAX}", lines.len());
        }
        for (start, length) in functions(lines) {
            if length > FUNCTION_LINES_MAX {
                let _ = writeln!(wrong, "src/{name}:{start}: a function of {length} lines");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// First line and length of every function: from its `fn` to the closing brace at the same indentation.
fn functions(lines: &[String]) -> Vec<(usize, usize)> {
    let is_fn = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|w| {
            w.starts_with("pub") || matches!(*w, "const" | "async" | "crate)" | "super)") || w.starts_with("crate::")
        });
        words.next() == Some("fn")
    };
    let mut out = Vec::new();
    for (start, line) in lines.iter().enumerate().filter(|(_, l)| is_fn(l)) {
        let indent = line.len() - line.trim_start().len();
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines[start..].iter().position(|l| *l == close);
        if let Some(end) = end.filter(|_| !line.trim_end().ends_with(';')) {
            out.push((start + 1, end + 1));
        }
    }
    out
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(_, lines)| {
            let doc = lines.iter().map_while(|l| l.strip_prefix("//!"));
            let letters: usize = doc.map(|l| l.trim().chars().count()).sum();
            letters < 20 // "//! foo" is a name, not a sentence
        })
        .map(|(name, _)| name)
        .filter(|name| name != "main.rs")
        .collect();
    assert!(silent.is_empty(), "no module doc: {silent:?}");
}

#[test]
fn clocks_threads_and_chance_stay_at_the_rim() {
    const BANNED: [&str; 7] =
        ["Instant::now", "SystemTime", "thread::spawn", "thread::sleep", "env::var", "thread_rng", "static mut"];
    let mut wrong = String::new();
    for (name, lines) in sources().iter().filter(|(name, _)| !name.starts_with("shell/") && !is_test_file(name)) {
        for (number, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in BANNED.iter().filter(|word| code.contains(**word)) {
                let _ = writeln!(wrong, "src/{name}:{}: {word} belongs into shell/", number + 1);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_checks_of_this_file_can_fail() {
    let text = "fn a() {\n    x\n}\n    pub(crate) async fn b(\n    ) {\n    }\n";
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(functions(&lines), [(1, 3), (4, 3)]);
}
