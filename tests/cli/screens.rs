//! `hoplab render`, `hoplab play` and `--plain`: screens and demos without a terminal.

use crate::program::Room;
use unicode_width::UnicodeWidthStr;

#[test]
fn text_has_the_size_that_was_asked_for() {
    let room = Room::new("render_sizes");
    for lang in ["ko", "en"] {
        for (size, columns, rows) in [("80x24", 80, 24), ("120x40", 120, 40), ("200x60", 200, 60), ("79x23", 79, 23)] {
            let run = room.run(&["render", "home", "--size", size, "--lang", lang]).ends(0);
            assert_eq!(run.out().lines().count(), rows, "{size} {lang}");
            assert!(run.out().lines().all(|line| line.width() <= columns), "{size} {lang}:\n{}", run.out());
        }
    }
}

#[test]
fn no_size_and_no_form_is_too_small_or_too_large() {
    let room = Room::new("render_extremes");
    for size in ["1x1", "1x200", "500x1", "2x2", "500x200"] {
        for format in ["text", "ansi", "svg"] {
            let run = room.run(&["render", "home", "--size", size, "--format", format, "--lang", "ko"]).ends(0);
            assert!(!run.bytes.is_empty(), "{size} {format}");
        }
    }
    let small = room.run(&["render", "home", "--size", "40x10"]).ends(0);
    assert!(small.out().contains("80×24"), "the card says what is needed: {}", small.out());
}

#[test]
fn ansi_has_colours_and_svg_is_a_picture() {
    let room = Room::new("render_formats");
    let ansi = room.run(&["render", "home", "--format", "ansi"]).ends(0);
    assert!(ansi.out().contains("\x1b["));
    let text = room.run(&["render", "home"]).ends(0);
    assert!(!text.out().contains('\x1b'));
    let svg = room.run(&["render", "home", "--format", "svg", "--lang", "ko"]).ends(0);
    assert!(svg.out().starts_with("<svg ") && svg.out().trim_end().ends_with("</svg>"));
    assert!(svg.out().contains("우리 집 공유기"));
}

#[test]
fn keys_commands_and_moments_change_the_screen() {
    let room = Room::new("render_keys");
    let help = room.run(&["render", "home", "--keys", "?"]).ends(0);
    assert!(
        help.out().contains("step-") || help.out().contains("Help") || help.out().contains("help"),
        "{}",
        help.out()
    );
    let rule = room.run(&["render", "home", "--do", "5s router forward add tcp 8080 pc1:80", "--keys", "f"]).ends(0);
    assert!(rule.out().contains("8080"), "{}", rule.out());
    assert!(room.run(&["render", "home", "--at", "20s"]).ends(0).out().contains("00:20.000"));
    let ascii = room.run(&["render", "home", "--ascii"]).ends(0);
    assert!(ascii.out().is_ascii(), "{}", ascii.out());
}

#[test]
fn every_demo_plays_to_its_fingerprint() {
    let room = Room::new("play_headless");
    let forward = room.run(&["play", "port-forward", "--headless"]).ends(0);
    for text in ["visitor curl: (7)", "visitor HTTP/1.1 200 OK", "visitor hello from pc1"] {
        assert!(forward.out().contains(text), "{text} in\n{}", forward.out());
    }
    let renew = room.run(&["play", "dhcp-renew", "--headless"]).ends(0);
    for text in ["pc1 eth0: 192.168.0.100 released", "Network is unreachable", "pc1 bound to 192.168.0.100"] {
        assert!(renew.out().contains(text), "{text} in\n{}", renew.out());
    }
}

#[test]
fn another_fingerprint_than_the_recorded_is_exit_1() {
    let room = Room::new("play_fingerprint");
    let demo = |end: &str| {
        let steps = r#"[(at: "3s", run: "pc1 ping -c 1 pc2")]"#;
        format!(
            r#"(format: 1, title: (ko: "핑", en: "a ping"), scenario: "home", seed: 1, until: "9s", steps: {steps}{end})"#
        )
    };
    room.write("first.ron", demo(""));
    let first = room.run(&["play", "first.ron", "--headless"]).ends(0);
    let digest = first.out().lines().last().expect("the last line is the fingerprint");
    room.write("same.ron", demo(&format!(", fingerprint: \"{digest}\"")));
    room.run(&["play", "same.ron", "--headless"]).ends(0);
    room.write("other.ron", demo(", fingerprint: \"0000000000000001\""));
    let run = room.run(&["play", "other.ron", "--headless"]).ends(1);
    assert!(run.err.contains("0000000000000001"), "{}", run.err);
}

#[test]
fn a_demo_becomes_an_asciicast() {
    let room = Room::new("play_cast");
    room.run(&["play", "dhcp-renew", "--speed", "8", "--cast", "demo.cast", "--lang", "ko"]).ends(0);
    let cast = room.text("demo.cast");
    let mut lines = cast.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON"));
    let header = lines.next().expect("a header");
    assert_eq!((header["version"].as_u64(), header["width"].as_u64()), (Some(2), Some(120)));
    let (mut last, mut frames) = (0.0, 0);
    for event in lines {
        let at = event[0].as_f64().expect("seconds");
        assert!(at >= last && event[1] == "o" && event[2].is_string(), "{event}");
        (last, frames) = (at, frames + 1);
    }
    assert!(frames > 20, "it moves: {frames} frames");
}

#[test]
fn plain_answers_commands_in_sentences() {
    let room = Room::new("plain");
    let input =
        "pc1 ping -c 1 pc2\n\n+5s\nrouter forward add tcp 8080 pc1:80\nvisitor curl http://router.wan:8080/\nq\n";
    let run = room.run_with_input(&["--plain"], input.as_bytes()).ends(0);
    assert!(!run.out().contains('\x1b'), "nothing but text");
    for text in ["pc1: 1 packets transmitted, 1 received", "pc1 sends an echo request", "visitor: hello from pc1"] {
        assert!(run.out().contains(text), "{text} in\n{}", run.out());
    }
    let korean = room.run_with_input(&["home", "--plain", "--lang", "ko"], b"pc1 ping -c 1 pc2\n").ends(0);
    assert!(korean.out().contains("pc1이") && korean.out().contains("1 received"), "{}", korean.out());
}

#[test]
fn plain_says_what_it_did_not_understand_and_goes_on() {
    let room = Room::new("plain_mistakes");
    let run = room.run_with_input(&["--plain"], b"bogus\npc9 arp\nlab lnk cut pc1\npc1 arp\n").ends(0);
    assert_eq!(run.err.lines().count(), 3, "{}", run.err);
    assert!(run.err.contains("did you mean"), "{}", run.err);
    assert!(run.out().contains("HWaddress"), "the last command is still taken");
    let run = room.run_with_input(&["--plain"], b"\xff\xfe\n").ends(2);
    assert!(run.err.contains("standard input"), "{}", run.err);
}

#[test]
fn plain_tells_a_demo() {
    let room = Room::new("plain_demo");
    let run = room.run(&["play", "port-forward", "--plain", "--lang", "ko"]).ends(0);
    assert!(run.out().contains("> router forward add tcp 8080"), "{}", run.out());
    assert!(run.out().contains("visitor: hello from pc1"), "{}", run.out());
}

/// From outside a connection is refused, a rule is made, and it is accepted: answers of plain mode alone.
#[test]
fn plain_does_the_main_job_by_choices_in_both_languages() {
    let room = Room::new("plain_choices");
    let knock = "2\n4\nvisitor\nrouter.wan\n8080\n\n";
    let rule = "4\n1\n8080\npc1\n80\n\n\n\n";
    let input = format!("{knock}{rule}0\n{knock}8\n8\n8\nq\n1\n");
    for (lang, words) in [
        (
            "en",
            [
                "pc1 (PC): eth0 192.168.0.100/24; eth0 by cable to router port lan1, up",
                "Outside port [nothing]:",
                "Layer 7",
            ],
        ),
        (
            "ko",
            [
                "pc1 (PC): eth0 192.168.0.100/24; eth0에서 선으로 router의 lan1 포트까지, 연결됨",
                "바깥 포트 [없음]:",
                "7계층",
            ],
        ),
    ] {
        let run = room.run_with_input(&["--plain", "--lang", lang], input.as_bytes()).ends(0);
        let out = run.out();
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "nothing but text");
        assert!(!out.contains(['│', '╭', '─', '◆', '▸']), "nothing is drawn:\n{out}");
        let at = |text: &str| out.find(text).unwrap_or_else(|| panic!("{text} in\n{out}"));
        words.iter().for_each(|text| assert!(at(text) > 0));
        assert!(at("connect to server") < at("HTTP/1.1 200 OK"), "first refused, then accepted");
        assert!(out.contains("hello from pc1") && run.err.is_empty(), "{}", run.err);
    }
}
