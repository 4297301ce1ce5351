//! The commands that the README shows, exactly as written.

use crate::program::Room;

/// A pcapng begins with this block type.
const SECTION_HEADER: [u8; 4] = [0x0a, 0x0d, 0x0d, 0x0a];

#[test]
fn ping_and_a_page_are_printed_and_captured() {
    let room = Room::new("ping_and_a_page");
    let (ping, curl) = ("10s pc1 ping -c 3 example.com", "20s pc1 curl http://naver.com/");
    let run = room.run(&["run", "home", "--until", "60s", "--do", ping, "--do", curl, "--pcap", "home.pcapng"]).ends(0);
    assert!(run.out().contains("pc1 3 packets transmitted, 3 received, 0% packet loss"), "{}", run.out());
    assert!(run.out().contains("pc1 hello from naver (naver.com)"), "{}", run.out());
    assert!(room.read("home.pcapng").starts_with(&SECTION_HEADER));
}

#[test]
fn a_visitor_is_refused_without_a_rule() {
    let room = Room::new("a_visitor_is_refused");
    let args = ["run", "home", "--until", "60s", "--do", "10s visitor curl -i http://router.wan:8080/"];
    let run = room.run(&args).ends(0);
    assert!(run.out().contains("visitor curl: (7) Failed to connect to router.wan port 8080"), "{}", run.out());

    let run = room.run(&[&args[..], &["--json"]].concat()).ends(0);
    let exits: Vec<i64> = run.json_lines().iter().filter_map(|line| line["exit"].as_i64()).collect();
    assert_eq!(exits, [7], "curl's code for a refused connection");
}

#[test]
fn a_visitor_reaches_pc1_by_a_rule() {
    let room = Room::new("a_visitor_reaches_pc1");
    let (rule, curl) = ("5s router forward add tcp 8080 pc1:80", "10s visitor curl -i http://router.wan:8080/");
    let run = room.run(&["run", "home", "--until", "60s", "--do", rule, "--do", curl]).ends(0);
    assert!(run.out().contains("visitor HTTP/1.1 200 OK"), "{}", run.out());
    assert!(run.out().contains("visitor hello from pc1"), "{}", run.out());
}

#[test]
fn facts_on_standard_output_are_json_lines_and_nothing_else() {
    let room = Room::new("facts_on_standard_output");
    let (release, renew) = ("8s pc1 dhcp release", "12s pc1 dhcp renew");
    let run = room.run(&["run", "home", "--until", "60s", "--do", release, "--do", renew, "--facts", "-"]).ends(0);
    let facts = run.json_lines();
    for key in ["id", "t", "node", "layer", "cause", "frame", "what"] {
        assert!(facts.iter().all(|fact| fact.get(key).is_some()), "every fact has {key}");
    }
    let later = |secs: f64| facts.iter().filter(move |f| f["t"].as_f64() >= Some(secs) && f["node"] == "pc1");
    assert!(later(8.0).any(|f| f["what"].to_string().contains("released")), "the release is a fact");
    assert!(later(12.0).any(|f| f["what"].to_string().contains("bound")), "the new lease is a fact");
    assert!(run.err.contains("pc1 bound to 192.168.0.100"), "what programs print goes beside it: {}", run.err);
}

#[test]
fn the_screen_is_drawn_in_korean() {
    let room = Room::new("the_screen_is_drawn_in_korean");
    let run = room.run(&["render", "home", "--at", "20s", "--size", "120x40", "--lang", "ko"]).ends(0);
    assert_eq!(run.out().lines().count(), 40);
    for text in ["우리 집 공유기", "router", "203.0.113.2", "192.168.0.100", "? 모든 키"] {
        assert!(run.out().contains(text), "{text} in\n{}", run.out());
    }
}
