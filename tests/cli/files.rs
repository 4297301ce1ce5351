//! `hoplab check`: good files, bad files, and files that are none.

use crate::program::Room;

const GOOD: &str = r#"Scenario(
    format: 1,
    title: "two",
    nodes: [Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24")],
    links: [Cable(ends: ("a", "b"))],
)"#;

/// Five mistakes, one a line from the fourth.
const BAD: &str = r#"Scenario(
    format: 1,
    title: "컴퓨터",
    bogus: 3,
    nodes: [Pc(name: "a", address: "10.0.0.300/24"),
            Pc(name: "a"),
            Pcc(name: "b")],
    links: [Cable(ends: ("a", "zz"))],
)"#;

#[test]
fn a_good_file_is_exit_0_and_silence() {
    let room = Room::new("check_good");
    room.write("good.ron", GOOD);
    let run = room.run(&["check", "good.ron"]).ends(0);
    assert_eq!((run.out(), run.err.as_str()), ("", ""));
}

#[test]
fn every_mistake_has_its_place_and_all_come_at_once() {
    let room = Room::new("check_bad");
    room.write("bad.ron", BAD);
    room.write("good.ron", GOOD);
    let run = room.run(&["check", "good.ron", "bad.ron"]).ends(1);
    let places: Vec<&str> = run.out().lines().filter_map(|line| line.split(" error[").next()).collect();
    assert_eq!(places, ["bad.ron:4:5:", "bad.ron:5:36:", "bad.ron:6:22:", "bad.ron:7:13:", "bad.ron:8:31:"]);
    assert!(run.err.contains("Did you mean Pc?"), "the report shows the nearest word: {}", run.err);
    assert!(room.run(&["check", "bad.ron", "--lang", "ko"]).ends(1).out().contains("장치"), "in Korean too");
}

#[test]
fn json_has_one_mistake_a_line() {
    let room = Room::new("check_json");
    room.write("bad.ron", BAD);
    let run = room.run(&["check", "bad.ron", "--json"]).ends(1);
    let mistakes = run.json_lines();
    assert_eq!(mistakes.iter().map(|m| m["line"].as_u64()).collect::<Vec<_>>(), (4..=8).map(Some).collect::<Vec<_>>());
    assert!(mistakes.iter().all(|m| m["file"] == "bad.ron" && m["column"].is_u64() && m["message"].is_string()));
    assert_eq!(run.err, "");
}

#[test]
fn what_cannot_be_read_is_exit_2() {
    let room = Room::new("check_unreadable");
    room.write("good.ron", GOOD);
    room.write("bad.ron", BAD);
    room.write("bytes.ron", b"Scenario(\n\xff\xfe)");
    room.write("long.ron", vec![b' '; (1 << 20) + 1]);
    for file in ["nosuch.ron", ".", "bytes.ron", "long.ron"] {
        let run = room.run(&["check", file]).ends(2);
        assert!(run.err.contains(file), "{}", run.err);
        let run = room.run(&["check", file, "bad.ron", "good.ron"]).ends(2);
        assert_eq!(run.out().lines().count(), 5, "the other files are checked all the same");
        room.run(&["run", file]).ends(2);
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused() {
    let run = Room::new("check_endless").run(&["check", "/dev/zero"]).ends(2);
    assert!(run.err.contains("more bytes"), "{}", run.err);
}

#[test]
fn hostile_files_are_mistakes_and_never_panics() {
    let room = Room::new("check_hostile");
    let deep = "(".repeat(100_000);
    let cut: Vec<&str> = (0..GOOD.len()).step_by(13).filter_map(|end| GOOD.get(..end)).collect();
    for text in cut.into_iter().chain(["", "Scenario", "[]", "\"\u{1f980}\"", "\u{feff}", &deep, "Scenario(format: 2)"])
    {
        room.write("hostile.ron", text);
        let run = room.run(&["check", "hostile.ron"]).ends(1);
        assert!(run.out().starts_with("hostile.ron:"), "{text:?}: {}", run.out());
    }
}

#[test]
fn running_a_bad_file_shows_its_mistakes() {
    let room = Room::new("run_bad");
    room.write("bad.ron", BAD);
    for args in [&["run", "bad.ron"][..], &["render", "bad.ron"], &["bad.ron"], &["bad.ron", "--plain"]] {
        let run = room.run(args).ends(2);
        assert!(run.err.contains("bad.ron:4:5") && run.err.contains("bad.ron:8:31"), "{}", run.err);
    }
}
