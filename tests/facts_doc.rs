//! `docs/facts.md` is the schema of `run --facts`: it names every fact with its fields and their types, and nothing
//! that is no fact. `docs/facts.schema.json` is the same page for machines.
//!
//! Goal: who reads facts with a script can trust the page. Method: source and page are both read as text and compared,
//! and every line of a run of every scenario is held against the schema.

#[path = "facts_doc/page.rs"]
mod page;
#[path = "facts_doc/schema.rs"]
mod schema;
#[path = "facts_doc/source.rs"]
mod source;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use page::Page;
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> Page {
    Page::read(&fs::read_to_string(root().join("docs/facts.md")).expect("the page"))
}

fn told_by_the_source() -> BTreeSet<String> {
    let files = fs::read_dir(root().join("src/trace/facts")).expect("the fact enums");
    let paths = files.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| source::facts_of(&fs::read_to_string(path).expect("text"))).collect()
}

#[test]
fn the_page_names_every_fact_with_its_fields_and_nothing_else() {
    let (source, page) = (told_by_the_source(), page().rows().collect::<BTreeSet<_>>());
    let missing: Vec<_> = source.difference(&page).collect();
    let stale: Vec<_> = page.difference(&source).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not on the page: {missing:#?}\nonly on the page: {stale:#?}");
    assert!(source.len() > 150, "the enums were not found: {}", source.len());
}

#[test]
fn the_machines_page_says_the_same() {
    let path = root().join("docs/facts.schema.json");
    let schema = schema::schema(&page());
    let wanted = schema::as_text(&schema);
    assert_eq!(serde_json::from_str::<Value>(&wanted).ok(), Some(schema));
    // HOPLAB_WRITE_SCHEMA=1 writes it anew.
    if std::env::var_os("HOPLAB_WRITE_SCHEMA").is_some() {
        fs::write(&path, &wanted).expect("the schema");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/facts.schema.json is not docs/facts.md: HOPLAB_WRITE_SCHEMA=1 cargo test --test facts_doc"
    );
}

/// What people do in the home lab beyond what it does by itself.
const DEEDS: [&str; 9] = [
    "10s pc1 ping -c 3 example.com",
    "12s pc2 curl http://naver.com/",
    "13s pc1 dig nosuch.example.com",
    "14s router forward add tcp 8080 pc1:80",
    "15s visitor curl -i http://router.wan:8080/",
    "17s visitor curl http://router.wan:9999/",
    "18s pc1 traceroute example.com",
    "20s pc1 dhcp release",
    "30s lab link set pc2 loss=20% corrupt=5% jitter=2ms",
];

#[test]
fn every_line_of_every_scenario_fits_the_page() {
    let schema = schema::schema(&page());
    let mut kinds = BTreeSet::new();
    for built_in in hoplab::scenario::builtin() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hoplab"));
        command.args(["run", built_in.name, "--until", "40s", "--quiet", "--facts", "-"]);
        if built_in.name == "home" {
            command.args(DEEDS.iter().flat_map(|deed| ["--do", deed]));
        }
        let output = command.output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.lines().count() > 10, "{}: {}", built_in.name, String::from_utf8_lossy(&output.stderr));
        for (number, line) in (1..).zip(text.lines()) {
            let fact: Value = serde_json::from_str(line).expect("JSON");
            assert!(schema::fits(&schema, &schema, &fact), "{}: {line}", built_in.name);
            assert_eq!(fact["id"], number, "without gaps");
            kinds.extend(fact["what"].as_object().and_then(|what| what.keys().next().cloned()));
        }
    }
    assert!(kinds.len() >= 12, "the runs show little: {kinds:?}");
}

#[test]
fn a_variant_is_read_with_its_fields_and_types() {
    let text = "pub enum ArpFact {\n    /// Known.\n    Hit {\n        /// Whom.\n        ip: Option<Ipv4Addr>,\n        name: Box<Name>,\n    },\n    ToSelf,\n    Sub(X),\n}\n";
    assert_eq!(source::facts_of(text), ["arp.hit ip:address or null name:text", "arp.to_self"]);
    let text = "#[serde(rename_all = \"SCREAMING-KEBAB-CASE\")]\npub enum TcpState {\n    SynSent,\n    #[serde(rename = \"FIN-WAIT-1\")]\n    FinWait1,\n}\n";
    assert_eq!(source::facts_of(text), ["tcp state.SYN-SENT", "tcp state.FIN-WAIT-1"]);
}

#[test]
fn what_is_not_on_the_page_does_not_fit() {
    let schema = schema::schema(&page());
    let line =
        |what: Value| json!({"id": 1, "t": 0.5, "node": "pc1", "layer": 2, "cause": null, "frame": 3, "what": what});
    let fits = |what: Value| schema::fits(&schema, &schema, &line(what));
    let hit =
        |ip: &str, learned: Value| json!({"arp": {"hit": {"ip": ip, "mac": "02:00:00:00:05:02", "learned": learned}}});
    assert!(fits(hit("10.0.0.1", json!(7))) && fits(json!("boot")) && fits(json!({"switch": "to_self"})));
    assert!(!fits(hit("10.0.0", json!(7))), "no address");
    assert!(!fits(hit("10.0.0.1", json!(-7))), "no number of a fact");
    assert!(!fits(hit("10.0.0.1", Value::Null)), "no null");
    assert!(!fits(json!({"arp": {"hit": {"ip": "10.0.0.1"}}})), "fields are missing");
    assert!(
        !fits(json!({"arp": {"hot": {}}})) && !fits(json!({"boot": {}})) && !fits(json!("to_self")),
        "no such fact"
    );
}
