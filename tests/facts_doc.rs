//! `docs/facts.md` is the schema of `run --facts`: it names every fact with its fields, and nothing that is no fact.
//!
//! Goal: who reads facts with a script can trust the page. Method: both are read as text. rustfmt gives the enums of
//! `src/trace/facts` one shape (a variant at four spaces, its fields at eight), and the page one row a variant.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// `FaultsSet` → `faults_set`, joined by `by`.
fn words(camel: &str, by: char) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(by);
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// What stands before the dot: the kind of a fact, or the name of a list of words.
fn heading(name: &str) -> String {
    match name {
        "What" => String::new(),
        "Drop" => "drop.".into(),
        "TcpEvent" => "tcp.".into(),
        "Stream" => "stream.".into(),
        _ => match name.strip_suffix("Fact") {
            Some(kind) => format!("{}.", words(kind, '_')),
            None => format!("{}.", words(name, ' ')),
        },
    }
}

/// `arp.hit ip mac learned`, for each variant of each enum; those of `What` that only wrap another enum are left out.
fn facts_of(source: &str) -> Vec<String> {
    let (mut found, mut prefix, mut renamed, mut screaming) = (Vec::<String>::new(), None, None, false);
    for line in source.lines() {
        let code = line.trim_start();
        if code.starts_with("#[") {
            screaming |= code.contains("SCREAMING-KEBAB-CASE");
            renamed = code.strip_prefix("#[serde(rename = \"").and_then(|rest| rest.split('"').next());
        } else if let Some(name) = line.strip_prefix("pub enum ") {
            prefix = Some((heading(name.trim_end_matches([' ', '{'])), std::mem::take(&mut screaming)));
        } else if line == "}" {
            prefix = None;
        } else if let Some((prefix, screaming)) = &prefix {
            match line.len() - code.len() {
                4 if code.starts_with(|c: char| c.is_ascii_uppercase()) && !code.contains('(') => {
                    let name = code.trim_end_matches([' ', '{', ',']);
                    let plain = if *screaming { words(name, '-').to_uppercase() } else { words(name, '_') };
                    found.push(format!("{prefix}{}", renamed.take().unwrap_or(&plain)));
                }
                8 if code.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    let field = code.split(':').next().unwrap_or_default();
                    let last = found.last_mut().expect("a field stands in a variant");
                    *last = format!("{last} {field}");
                }
                _ => {}
            }
        }
    }
    found
}

fn told_by_the_source() -> BTreeSet<String> {
    let folder = root().join("src/trace/facts");
    let files = fs::read_dir(&folder).expect("the fact enums").map(|entry| entry.expect("an entry").path());
    files.flat_map(|path| facts_of(&fs::read_to_string(path).expect("text"))).collect()
}

/// The rows of the page, in the form of `facts_of`. Rows of words stand under a heading in italics that names their list.
fn told_by_the_page(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).expect("the page");
    let (_, tables) = text.split_once("## All facts").expect("the tables");
    let (mut found, mut prefix) = (BTreeSet::new(), String::new());
    for line in tables.lines() {
        if let Some(title) = line.strip_prefix("### ") {
            let list = title.strip_prefix('*').and_then(|t| t.strip_suffix('*'));
            prefix = list.map_or(String::new(), |list| format!("{list}."));
        }
        let Some((name, cells)) = line.strip_prefix("| `").and_then(|row| row.split_once("` | ")) else { continue };
        // A field is `name` *type*; other words in code style have no type behind them.
        let pieces: Vec<&str> = cells.split('`').collect();
        let fields = pieces.windows(2).skip(1).step_by(2).filter(|pair| pair[1].starts_with(" *")).map(|pair| pair[0]);
        let row = fields.fold(format!("{prefix}{name}"), |row, field| row + " " + field);
        found.insert(row);
    }
    found
}

#[test]
fn the_page_names_every_fact_and_nothing_else() {
    let (source, page) = (told_by_the_source(), told_by_the_page(&root().join("docs/facts.md")));
    let missing: Vec<_> = source.difference(&page).collect();
    let stale: Vec<_> = page.difference(&source).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not on the page: {missing:#?}\nonly on the page: {stale:#?}");
    assert!(source.len() > 150, "the enums were not found: {}", source.len());
}

#[test]
fn a_variant_is_read_with_its_fields() {
    let text = "pub enum ArpFact {\n    /// Known.\n    Hit {\n        /// Whom.\n        ip: Ipv4Addr,\n    },\n    ToSelf,\n    Sub(X),\n}\n";
    assert_eq!(facts_of(text), ["arp.hit ip", "arp.to_self"]);
    let text = "#[serde(rename_all = \"SCREAMING-KEBAB-CASE\")]\npub enum TcpState {\n    SynSent,\n    #[serde(rename = \"FIN-WAIT-1\")]\n    FinWait1,\n}\n";
    assert_eq!(facts_of(text), ["tcp state.SYN-SENT", "tcp state.FIN-WAIT-1"]);
}
