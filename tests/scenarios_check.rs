//! Scenario files from outside: every mistake is found, in one run, at its place; nothing in a file can hurt.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use hoplab::device::Kind;
use hoplab::i18n::{Lang, Texts};
use hoplab::lab::{Lab, LabOptions};
use hoplab::scenario::{Diagnostic, MAX_FILE_BYTES, Mistake, builtin, find, load, render};
use hoplab::sim::{Medium, SimTime};
use proptest::prelude::*;

const FIXTURES: &[&str] = &["syntax", "fields", "names", "addresses", "pools", "rules", "records", "nat"];

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format!("{name}.ron"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn mistakes(text: &str) -> Vec<Diagnostic> {
    load(text, "fixture").err().unwrap_or_default()
}

/// One line a mistake: place, code, data, what was meant, the other place.
fn ledger(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for d in diagnostics {
        let s = d.span;
        let _ = write!(text, "{}:{}-{}:{} {}", s.line, s.column, s.end_line, s.end_column, d.code);
        d.mistake.args().iter().for_each(|(name, value)| {
            let _ = write!(text, " {name}={value:?}");
        });
        if let Some(word) = &d.suggestion {
            let _ = write!(text, " meant={word:?}");
        }
        if let Some(second) = &d.second {
            let _ = write!(text, " second={}:{}", second.line, second.column);
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_mistake_of_a_file_is_found_in_one_run() {
    for name in FIXTURES {
        insta::assert_snapshot!(*name, ledger(&mistakes(&fixture(name))));
    }
}

#[test]
fn every_code_has_been_seen() {
    let mut seen: BTreeSet<&str> =
        FIXTURES.iter().flat_map(|name| mistakes(&fixture(name))).map(|diagnostic| diagnostic.code).collect();
    let long = format!("(format: 1, title: \"{}\", nodes: [])", "가".repeat(101));
    let many = format!(
        "(format: 1, title: \"x\", nodes: [Pc(address: [{}]), {}])",
        "\"10.0.0.1/8\",".repeat(17),
        "Pc(name: \"a\"),".repeat(150)
    );
    let huge = " ".repeat(MAX_FILE_BYTES + 1);
    for text in [&long, &many, &huge, &"[".repeat(1000), "(title: 'x', nodes: {1: 2}, seed: -1)", "() /* open"] {
        seen.extend(mistakes(text).iter().map(|diagnostic| diagnostic.code));
    }
    let missing: Vec<_> = Mistake::all().iter().map(|(code, _)| *code).filter(|code| !seen.contains(code)).collect();
    assert!(missing.is_empty(), "no file makes these mistakes: {missing:?}");
}

#[test]
fn a_report_points_at_the_words_in_both_languages() {
    let source = "(\n  format: 1,\n  title: \"서버\", nodes: [Pc(name: \"서버\"), Pc(name: \"서버\")],\n)\n";
    let found = mistakes(source);
    let reports = Lang::ALL.map(|lang| render(&found, source, "집.ron", &Texts::new(lang)));
    insta::assert_snapshot!("report", reports.join("\n"));
}

#[test]
fn home_is_the_lab_it_says() {
    let plan = find("home").map(|file| load(file.text, file.name).expect("home loads")).expect("home is built in");
    let node = |name: &str| plan.nodes.iter().find(|node| node.name == name).expect(name);
    let router = node("router");
    assert_eq!(router.kind, Kind::HomeRouter);
    assert!(router.forwards && router.nat.as_ref().is_some_and(|nat| nat.wan == "wan" && nat.lan == "lan"));
    assert_eq!(router.dhcp[0].pool, ([192, 168, 0, 100].into(), [192, 168, 0, 199].into()));
    assert_eq!(router.dhcp[0].lease_secs, 12 * 3600);
    assert_eq!(router.ifaces[1].ports, ["lan1", "lan2", "lan3", "lan4", "wifi"]);
    assert_eq!(node("isp").dhcp[0].dns, [std::net::Ipv4Addr::new(198, 51, 100, 53)]);
    assert_eq!(plan.links.len(), 8);
    assert_eq!(plan.links.iter().filter(|link| link.props.medium == Medium::Wifi).count(), 1);
    assert!(plan.positions.iter().all(Option::is_some));
}

#[test]
fn what_the_scenarios_expect_comes_true() {
    for file in builtin() {
        let plan = load(file.text, file.name).expect(file.name);
        let mut lab = Lab::new(&plan, &LabOptions::default()).expect(file.name);
        let last = plan.expectations.iter().map(|expected| expected.by).max().unwrap_or(SimTime::ZERO);
        lab.run_until(last.max(SimTime::from_secs(60)));
        let failed: Vec<_> = lab.check_expectations().into_iter().filter(|(_, held)| !held).collect();
        assert!(failed.is_empty() && !plan.expectations.is_empty(), "{}: {failed:?}", file.name);
    }
}

#[test]
fn ends_without_a_port_take_the_free_ones() {
    let text = r#"(format: 1, title: "x", nodes: [
        HomeRouter(name: "r"), Pc(name: "a"), Pc(name: "b"), Phone(name: "p"), Phone(name: "q"), Switch(name: "s"),
    ], links: [
        Cable(ends: ("a", "r")), Cable(ends: ("s", "r:lan1")), Cable(ends: ("b", "s")),
        Wifi(ends: ("p", "r")), Wifi(ends: ("q", "r")),
    ])"#;
    let plan = load(text, "x").expect("a good file");
    let ends: Vec<[&str; 2]> =
        plan.links.iter().map(|link| link.ends.each_ref().map(|(_, port)| port.as_str())).collect();
    assert_eq!(ends, [["eth0", "lan2"], ["p1", "lan1"], ["eth0", "p2"], ["wlan0", "wifi"], ["wlan0", "wifi2"]]);
}

#[test]
fn the_examples_of_the_documentation_load() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/scenario-format.md");
    let text = fs::read_to_string(path).expect("the documentation");
    let mut count = 0;
    for block in text.split("\n```ron").skip(1) {
        let (tag, rest) = block.split_once('\n').expect("a block has lines");
        let body = rest.split("\n```").next().expect("a block ends");
        let file = match tag.trim() {
            "" => body.to_owned(),
            "node" => format!("(format: 1, title: \"x\", nodes: [{body}])"),
            field => format!("(format: 1, title: \"x\", nodes: [{FRAME}], {field}: {body})"),
        };
        assert!(load(&file, "example").is_ok(), "{}\n{body}", ledger(&mistakes(&file)));
        count += 1;
    }
    assert!(count >= 15, "only {count} examples");
}

/// The boxes that examples of links, scripts and expectations speak of.
const FRAME: &str =
    r#"Pc(name: "pc1"), Pc(name: "pc2"), Phone(name: "phone"), HomeRouter(name: "router"), Switch(name: "switch")"#;

/// Whatever it is, it is read without a panic; what is accepted is RON.
fn survives(text: &str) -> Result<(), TestCaseError> {
    match load(text, "hostile") {
        Ok(_) => prop_assert!(ron::from_str::<&ron::value::RawValue>(text).is_ok(), "accepted, but not RON: {text}"),
        Err(found) => {
            prop_assert!(!found.is_empty());
            for d in &found {
                prop_assert!(d.span.line >= 1 && d.span.column >= 1 && d.span.start <= d.span.end);
                prop_assert!(
                    d.span.end <= text.len() && (d.span.line, d.span.column) <= (d.span.end_line, d.span.end_column)
                );
            }
            render(&found[..1], text, "hostile.ron", &Texts::new(Lang::En));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn mutated_scenarios_never_panic(
        which in 0..5_usize, cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(),
        with in prop::sample::select(vec!["", "(", ")", "]", "\"", ",", "\\", "0", "-1", "서", "\u{0}", "/*", "Pc", "::"]),
        len in 0..6_usize, truncate in any::<bool>(),
    ) {
        let mut chars: Vec<char> = builtin()[which % builtin().len()].text.chars().collect();
        let from = at.index(chars.len());
        chars.splice(from..(from + len).min(chars.len()), with.chars());
        if truncate {
            chars.truncate(cut.index(chars.len()));
        }
        survives(&chars.iter().collect::<String>())?;
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&String::from_utf8_lossy(&bytes))?;
    }
}

#[test]
fn huge_and_deep_files_are_refused_quickly() {
    for text in [
        "(".repeat(MAX_FILE_BYTES),
        "Some(".repeat(200_000),
        "[".repeat(31) + &"1,".repeat(400_000),
        "\"".repeat(MAX_FILE_BYTES),
    ] {
        let found = mistakes(&text);
        assert!(!found.is_empty() && found.len() <= 101, "{}", found.len());
    }
}
