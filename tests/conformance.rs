//! `docs/conformance.md` names tests and scenes: they exist. Whether each recorded scene is compared or excused there,
//! `tests/linux.sh` looks.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The rows of the document: section and cells.
fn rows() -> Vec<(String, Vec<String>)> {
    let (mut section, mut rows) = (String::new(), Vec::new());
    for line in read(&root().join("docs/conformance.md")).lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut section);
        } else if line.starts_with('|') && !line.starts_with("|--") {
            let cells: Vec<String> = line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
            if !["where", "scene"].contains(&cells[0].as_str()) {
                rows.push((section.clone(), cells));
            }
        }
    }
    rows
}

/// The scenes that `tests/linux.sh` plays.
fn scenes() -> BTreeSet<String> {
    let files = fs::read_dir(root().join("tests/linux")).expect("tests/linux");
    let text: String = files.map(|file| read(&file.expect("a file").path())).collect();
    let names = text.lines().filter_map(|line| line.strip_prefix("scene_")?.split_once("()"));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// Whether `path::name` is a test, or a property.
fn is_test(place: &str) -> bool {
    let Some((file, name)) = place.rsplit_once("::") else { return false };
    let path = root().join(file);
    path.is_file() && read(&path).contains(&format!("fn {name}("))
}

#[test]
fn what_shows_a_requirement_exists() {
    let scenes = scenes();
    let mut wrong = Vec::new();
    for (section, cells) in
        rows().into_iter().filter(|(section, _)| !section.contains("cenes") && !section.contains("Linux"))
    {
        let [place, level, requirement, shown] = cells.as_slice() else {
            wrong.push(format!("{section}: {cells:?} has not four cells"));
            continue;
        };
        if !["M", "MN", "S", "SN", "R", "m", "-"].iter().any(|known| level.split('/').any(|part| part == *known)) {
            wrong.push(format!("{section}, {place}: {level:?} is no level"));
        }
        if requirement.is_empty() {
            wrong.push(format!("{section}, {place}: nothing is asked"));
        }
        if shown.strip_prefix("no: ").is_some_and(|why| why.len() > 8) {
            continue;
        }
        for proof in shown.split(", ") {
            let proof = proof.trim_matches('`');
            let holds = proof.strip_prefix("linux: ").map_or_else(|| is_test(proof), |scene| scenes.contains(scene));
            if !holds {
                wrong.push(format!("{section}, {place}: {proof:?} is neither a test nor a scene"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
