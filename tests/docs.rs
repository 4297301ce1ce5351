//! What the pages say about the code must be there: links lead somewhere, files exist, names occur in the sources, facts are
//! facts.
//!
//! Goal: a reader who greps a name from a page finds it. Method: pages and sources are read as text; words in code style
//! that look like a path, a name or a fact are looked up. Sentences cannot be checked, names can.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const PAGES: [&str; 9] = [
    "README.md",
    "README.ko.md",
    "docs/ARCHITECTURE.md",
    "docs/ADDING.md",
    "docs/decisions.md",
    "docs/facts.md",
    "docs/scenario-format.md",
    "docs/settings.md",
    "docs/tcp-states.md",
];
/// Pages that name pieces of code.
const ABOUT_CODE: [&str; 2] = ["docs/ARCHITECTURE.md", "docs/decisions.md"];
/// Files that do not exist yet: the examples of ADDING.
const MADE_UP: [&str; 6] = [
    "src/wire/vxlan.rs",
    "src/wire/fields/vxlan.rs",
    "src/trace/facts/rip.rs",
    "src/proto/rip.rs",
    "src/ui/panes/window.rs",
    "assets/lang/ja/ui.ftl",
];
/// Names of the standard library, of other libraries and of the outer world.
const FOREIGN: [&str; 7] = ["httparse", "hyper", "ron", "u64", "main", "tokio", "smoltcp"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What stands in code style within lines; fenced blocks are left out.
fn code_words(text: &str) -> Vec<String> {
    let prose: Vec<&str> = text.split("```").step_by(2).collect();
    prose.concat().split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// `a/{b,c}/d` → `a/b/d`, `a/c/d`.
fn expanded(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let Some((inner, after)) = rest.split_once('}') else { return vec![path.to_owned()] };
    inner.split(',').flat_map(|part| expanded(&format!("{before}{part}{after}"))).collect()
}

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Every word of `src/`, with the names of its files and folders.
fn vocabulary() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut words = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("text") + &file.to_string_lossy();
        words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
    }
    words
}

#[test]
fn links_lead_to_files() {
    for name in PAGES {
        let folder = root().join(name).parent().expect("a folder").to_owned();
        for rest in page(name).split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap_or_default();
            let inside = !target.is_empty() && !target.contains("://");
            assert!(!inside || folder.join(target).exists(), "{name}: nothing at {target}");
        }
    }
}

#[test]
fn files_exist() {
    let tops = ["src/", "tests/", "docs/", "scenarios/", "assets/", "benches/", ".ci/"];
    for name in PAGES {
        for path in code_words(&page(name)).iter().flat_map(|word| expanded(word)) {
            let is_path = tops.iter().any(|top| path.starts_with(top)) && !path.contains(char::is_whitespace);
            let known = || root().join(&path).exists() || MADE_UP.contains(&path.as_str());
            assert!(!is_path || path.starts_with("assets/lang/ja/") || known(), "{name}: no file {path}");
        }
    }
}

#[test]
fn names_occur_in_the_sources() {
    let words = vocabulary();
    for name in ABOUT_CODE {
        for word in code_words(&page(name)) {
            let path = word.trim_start_matches(['&', '*']).trim_end_matches("()");
            let parts: Vec<&str> = path.split("::").collect();
            let is_name = |part: &&str| {
                part.len() > 2 && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !FOREIGN.contains(part)
            };
            if !parts.iter().all(is_name) {
                continue;
            }
            for part in parts {
                assert!(words.contains(part), "{name}: nothing is called {word}");
            }
        }
    }
}

#[test]
fn facts_are_facts() {
    let facts = page("docs/facts.md");
    let kinds: BTreeSet<&str> = facts.split("\n### `").skip(1).filter_map(|rest| rest.split('`').next()).collect();
    assert!(kinds.contains("arp") && kinds.len() > 10, "{kinds:?}");
    for name in ABOUT_CODE {
        for word in code_words(&page(name)) {
            let Some((kind, rest)) = word.split_once('.') else { continue };
            let is_fact = kinds.contains(kind) && rest != "rs" && !rest.contains(['/', ' ']);
            assert!(!is_fact || facts.contains(&format!("| `{word}` |")), "{name}: no fact {word}");
        }
    }
}

#[test]
fn the_page_of_settings_is_their_table() {
    const HEAD: &str = "|---|---|---|---|---|---|\n";
    let (page, rows) = (page("docs/settings.md"), hoplab::i18n::settings_page());
    let (before, after) = page.split_once(HEAD).expect("the table");
    let end = after.lines().take_while(|line| line.starts_with("| `")).map(|line| line.len() + 1).sum::<usize>();
    if std::env::var_os("HOPLAB_WRITE_SETTINGS").is_some() {
        let text = format!("{before}{HEAD}{rows}{}", &after[end..]);
        fs::write(root().join("docs/settings.md"), text).expect("written");
    } else {
        assert!(after[..end] == rows, "HOPLAB_WRITE_SETTINGS=1 cargo test --test docs");
    }
}

#[test]
fn the_checks_of_this_file_can_fail() {
    assert_eq!(code_words("a `b` c\n```sh\n`d`\n```\n`e`"), ["b", "e"]);
    assert_eq!(expanded("x/{a,b}.ftl"), ["x/a.ftl", "x/b.ftl"]);
    assert!(!vocabulary().contains("no_such_name_anywhere"));
}
