//! `hoplab run`: its lines, its files, its fingerprint and its exit codes.

use crate::program::Room;

const PING: &str = "3s pc1 ping -c 1 pc2";

/// Two boxes; what is expected of them is written in.
fn scenario(expect: &str) -> String {
    format!(
        r#"Scenario(
    format: 1,
    title: "two",
    nodes: [Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24")],
    links: [Cable(ends: ("a", "b"))],
    expect: [{expect}],
)"#
    )
}

#[test]
fn a_line_is_seconds_with_six_decimals_then_box_then_text() {
    let run = Room::new("run_lines").run(&["run", "home", "--until", "10s", "--do", PING]).ends(0);
    let mut last = 0.0;
    for line in run.out().lines() {
        let mut parts = line.splitn(3, ' ');
        let (time, node) = (parts.next().expect("seconds"), parts.next().expect("a box"));
        let (_, decimals) = time.split_once('.').expect("a decimal point");
        assert_eq!(decimals.len(), 6, "{line}");
        let secs: f64 = time.parse().expect("a number");
        assert!(secs >= last, "lines come in order of time: {line}");
        last = secs;
        assert_eq!(node, "pc1");
        assert!(parts.next().is_some(), "a text, if an empty one: {line:?}");
    }
    assert!(run.out().starts_with("3.000000 pc1 PING pc2 (192.168.0.101) 56(84) bytes of data.\n"), "{}", run.out());
}

#[test]
fn json_lines_are_prints_and_exits() {
    let run = Room::new("run_json").run(&["run", "home", "--until", "10s", "--do", PING, "--json"]).ends(0);
    let lines = run.json_lines();
    let (exit, prints) = lines.split_last().expect("lines");
    for line in prints {
        assert!(line["t"].is_f64() && line["pid"].is_u64() && line["line"].is_string(), "{line}");
        assert_eq!((line["node"].as_str(), line["stream"].as_str()), (Some("pc1"), Some("out")));
    }
    assert_eq!((exit["exit"].as_i64(), exit["pid"].as_u64()), (Some(0), prints[0]["pid"].as_u64()));
}

#[test]
fn quiet_prints_nothing_of_programs() {
    let run = Room::new("run_quiet").run(&["run", "home", "--until", "10s", "--do", PING, "--quiet"]).ends(0);
    assert_eq!((run.out(), run.err.as_str()), ("", ""));
}

#[test]
fn the_ledger_is_one_line_a_fact() {
    let room = Room::new("run_ledger");
    let args = ["run", "home", "--until", "5s", "--do", PING, "--ledger", "l.txt", "--facts", "f.jsonl", "--quiet"];
    room.run(&args).ends(0);
    let (ledger, facts) = (room.text("l.txt"), room.text("f.jsonl"));
    assert_eq!(ledger.lines().count(), facts.lines().count());
    assert!(ledger.lines().any(|line| line.contains(" pc1 ") && line.contains("arp.")), "{ledger}");
    let column = |line: &str| [" L1 ", " L2 ", " L3 ", " L4 ", " L7 "].iter().find_map(|layer| line.find(layer));
    let columns: std::collections::BTreeSet<_> = ledger.lines().map(column).collect();
    assert_eq!(columns.len(), 1, "aligned, with `visitor` as with `ns`: {columns:?}");
}

#[test]
fn the_view_is_the_final_state_as_json() {
    let room = Room::new("run_view");
    let rule = "3s router forward add tcp 8080 pc1:80";
    room.run(&["run", "home", "--until", "5s", "--do", rule, "--view", "view.json", "--quiet"]).ends(0);
    let view: serde_json::Value = serde_json::from_slice(&room.read("view.json")).expect("JSON");
    assert_eq!((view["name"].as_str(), view["now"].as_u64()), (Some("home"), Some(5_000_000_000)));
    let names: Vec<_> = view["nodes"].as_array().expect("boxes").iter().map(|n| n["name"].as_str()).collect();
    assert!(names.contains(&Some("router")) && names.contains(&Some("phone")), "{names:?}");
    assert!(view.to_string().contains("8080"), "the rule is part of the state");
}

#[test]
fn every_output_can_be_standard_output() {
    let room = Room::new("run_stdout");
    for flag in ["--pcap", "--ledger", "--facts", "--view", "--save-journal"] {
        let file = room.run(&["run", "home", "--until", "5s", "--do", PING, flag, "file", "--quiet"]).ends(0);
        assert_eq!(file.out(), "");
        let run = room.run(&["run", "home", "--until", "5s", "--do", PING, flag, "-", "--digest"]).ends(0);
        assert!(run.bytes == room.read("file"), "{flag} - writes what {flag} FILE writes, and nothing else");
    }
}

#[test]
fn the_same_run_has_the_same_digest_and_another_seed_another() {
    let room = Room::new("run_digest");
    let digest = |more: &[&str]| {
        let run = room.run(&[&["run", "home", "--until", "10s", "--do", PING, "--quiet", "--digest"], more].concat());
        run.ends(0).out().trim_end().to_owned()
    };
    let first = digest(&[]);
    assert!(first.len() == 16 && first.bytes().all(|b| b.is_ascii_hexdigit()), "{first}");
    assert_eq!(first, digest(&[]));
    assert_eq!(first, digest(&["--pcap", "x.pcapng", "--lang", "ko", "--ascii"]), "looking changes nothing");
    assert_ne!(first, digest(&["--seed", "2"]));
    assert_ne!(first, digest(&["--do", "4s pc2 ping -c 1 pc1"]));
}

#[test]
fn a_saved_journal_runs_again_to_the_same_digest() {
    let room = Room::new("run_journal");
    let common = ["run", "home", "--until", "30s", "--digest"];
    let (rule, curl) = ("5s router forward add tcp 8080 pc1:80", "10s visitor curl http://router.wan:8080/");
    let saved = [&common[..], &["--do", curl, "--do", rule, "--save-journal", "j.ron"]].concat();
    let first = room.run(&saved).ends(0);
    assert!(first.out().contains("hello from pc1"), "commands go by their time: {}", first.out());
    let again = room.run(&[&common[..], &["--journal", "j.ron"]].concat()).ends(0);
    assert_eq!(first.out(), again.out());
    let played = room.run(&["play", "j.ron", "--headless"]).ends(0);
    assert!(played.out().contains("visitor hello from pc1"), "play takes a journal too: {}", played.out());
}

#[test]
fn an_expectation_that_does_not_hold_is_exit_1() {
    let room = Room::new("run_expectations");
    room.write("good.ron", scenario(r#"Address(by: "1s", node: "a", within: "10.0.0.0/24")"#));
    room.run(&["run", "good.ron", "--until", "5s"]).ends(0);
    room.write("bad.ron", scenario(r#"Address(by: "1s", node: "a", within: "172.16.0.0/12")"#));
    let run = room.run(&["run", "bad.ron", "--until", "5s"]).ends(1);
    assert!(run.err.contains("does not: a:eth0 has an address in 172.16.0.0/12"), "{}", run.err);
    let run = room.run(&["run", "bad.ron", "--until", "5s", "--lang", "ko"]).ends(1);
    assert!(run.err.contains("a:eth0의 주소가 172.16.0.0/12 안에 있음"), "{}", run.err);
    room.write("exits.ron", scenario(r#"Exits(by: "9s", node: "a", command: "ping", code: 0)"#));
    room.run(&["run", "exits.ron", "--until", "10s"]).ends(1);
    room.run(&["run", "exits.ron", "--until", "10s", "--do", "1s a ping -c 1 10.0.0.2"]).ends(0);
}

#[test]
fn what_is_expected_after_the_end_is_not_judged() {
    let room = Room::new("run_until");
    let soon = r#"Prints(by: "2s", node: "a", text: "seq=1")"#;
    let late = r#"Prints(by: "70s", node: "a", text: "never")"#;
    room.write("both.ron", scenario(&format!("{soon}, {late}")));
    let ping = ["--do", "1s a ping -c 1 10.0.0.2"];
    let run = room.run(&[&["run", "both.ron", "--until", "5s"], &ping[..]].concat()).ends(0);
    assert!(run.err.contains("1 expectation is for later and was not judged"), "{}", run.err);
    room.run(&["run", "both.ron", "--until", "5s"]).ends(1);
    let run = room.run(&[&["run", "both.ron"], &ping[..]].concat()).ends(1);
    assert!(run.err.contains("by 70.000000") && !run.err.contains("not judged"), "all is judged: {}", run.err);
}

#[test]
fn a_command_that_is_not_understood_is_a_usage_error_with_a_hint() {
    let room = Room::new("run_usage");
    for (line, hint) in [
        ("1s", "as in"),
        ("soon pc1 arp", "expected a time"),
        ("pc1 ping pc2", "as in"),
        ("1s pc3 arp", "did you mean pc"),
        ("1s lab lnk cut pc1", "did you mean link"),
        ("1s lab link cut router:wam", "did you mean router:wan"),
    ] {
        let run = room.run(&["run", "home", "--until", "5s", "--do", line]).ends(2);
        assert!(run.err.contains(hint), "{line}: {}", run.err);
    }
    for (line, sentence) in [("1s pc3 arp", "pc3이라는 장치가 없습니다"), ("soon pc1 arp", "시간, 장치, 명령이 있어야")]
    {
        let run = room.run(&["run", "home", "--until", "5s", "--do", line, "--lang", "ko"]).ends(2);
        assert!(run.err.contains(sentence), "{line}: {}", run.err);
    }
    room.run(&["run", "home", "--until", "soon"]).ends(2);
    room.run(&["run", "home", "--journal", "nosuch.ron"]).ends(2);
    room.write("broken.ron", "(scenario: \"home\", seed: 1, entries: [");
    room.run(&["run", "home", "--journal", "broken.ron"]).ends(2);
    room.run(&["run", "home", "--pcap", "no/such/directory.pcapng"]).ends(2);
}
