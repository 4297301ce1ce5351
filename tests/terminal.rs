//! The screen in a real terminal: it opens, obeys keys, bears any window, and gives the terminal back however it ends.
#![cfg(unix)]
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a test of a real terminal waits in real time")]
#![allow(unreachable_pub, reason = "the helper module is shared by path, not by crate")]

#[path = "terminal/journeys.rs"]
mod journeys;
#[path = "terminal/tui.rs"]
mod tui;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use tui::Tui;

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const TAB: &str = "\t";
const RIGHT: &str = "\x1b[C";
const DOWN: &str = "\x1b[B";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";

/// The home lab on a window of this size, opened.
fn home(columns: u16, rows: u16) -> Tui {
    let mut tui = Tui::start(&["home"], columns, rows);
    tui.sees("Home r").sees("? keys");
    tui
}

#[test]
fn home_opens_in_both_languages_and_sizes() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        for (lang, title, help) in [("en", "Home r", "? keys"), ("ko", "우리 집", "? 모든 키")] {
            let mut tui = Tui::start(&["home", "--lang", lang], columns, rows);
            tui.sees(title).sees("router").sees("phone").sees(help);
            let shown = tui.shown();
            assert_eq!((shown.alternate, shown.cursor_hidden, tui.is_raw()), (true, true, true));
            assert_eq!(shown.text.lines().count(), usize::from(rows), "the whole window is used");
            assert_eq!(tui.keys("q").ends(), 0);
        }
    }
}

#[test]
fn help_opens_and_closes() {
    let mut tui = home(80, 24);
    tui.keys("?").sees("Play or pause").sees("Esc closes");
    tui.keys(ESC).loses("Play or pause");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn a_korean_keyboard_locks_nobody_in() {
    let mut tui = home(80, 24);
    tui.keys("ㅂ"); // the key of q
    assert_eq!(tui.ends(), 0);
}

#[test]
fn control_c_leaves_the_main_screen() {
    let mut tui = home(80, 24);
    assert_eq!(tui.keys("\x03").ends(), 0);
}

#[test]
fn any_window_is_borne() {
    let mut tui = home(120, 40);
    tui.resize(79, 24).sees("80×24");
    tui.resize(80, 23).sees("80×24");
    tui.resize(1, 1).until("a single cell", |shown| shown.text.trim().len() == 1);
    // Where nothing can be seen no key does anything but leave.
    tui.keys("?").resize(200, 60).sees("Home r").loses("Esc closes");
    tui.keys("?").sees("Esc closes");
    tui.resize(3, 2).resize(300, 2).resize(2, 100).resize(200, 60).sees("Esc closes");
    tui.keys(ESC).loses("Esc closes");
    tui.resize(80, 24).sees("Home r").sees("phone");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn a_small_window_can_be_left() {
    let mut tui = Tui::start(&[], 20, 5);
    tui.sees("80×24");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let mut tui = home(80, 24);
        assert_eq!(tui.signal(name).ends(), 128 + number, "SIG{name}");
    }
}

#[test]
fn control_z_lends_the_terminal_back_until_continued() {
    let mut tui = home(80, 24);
    tui.keys("\x1a").until("given back", |shown| !shown.alternate && !shown.cursor_hidden);
    assert!(!tui.is_raw());
    tui.signal("CONT").until("taken again", |shown| shown.alternate && shown.text.contains("Home r"));
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn the_language_changes_while_it_runs() {
    let mut tui = home(80, 24);
    tui.keys("L").sees("우리 집").loses("Home r");
    tui.keys("L").sees("Home r").loses("우리 집");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn a_rule_is_added_by_keys_and_seen_in_the_inspector() {
    let mut tui = home(120, 40);
    tui.keys("f").sees("No rules yet");
    tui.keys("a").sees("Outside port");
    tui.keys("8080").keys(TAB).keys(TAB).keys("80").sees("forward add tcp 8080 pc1:80");
    tui.keys(ENTER).sees("→ 192.168.0.100:80");
    tui.keys(ESC).loses("forwards · router");
    // The router is chosen; its tables follow one another.
    for _ in 0..5 {
        tui.keys("]");
    }
    tui.sees("8080 → 192.168.0.100:80");
    // What was done would be lost: it asks first.
    tui.keys("q").sees("Leave without saving");
    tui.keys(ESC).loses("Leave without saving");
    tui.keys("q").sees("Leave without saving");
    assert_eq!(tui.keys(RIGHT).keys(RIGHT).keys(ENTER).ends(), 0);
}

#[test]
fn a_shell_at_a_box_pings() {
    let mut tui = home(120, 40);
    tui.keys("mm").sees("instant");
    tui.keys("b").keys("pc2").keys(ENTER).sees("pc2 · PC");
    tui.keys("t").sees("Open a shell").keys(ENTER).loses("Open a shell");
    tui.keys("ping -c 2 example.com").keys(ENTER).sees("2 packets transmitted, 2 received");
    tui.keys("curl http://pc1/").keys(ENTER).sees("hello from pc1");
}

#[test]
fn a_frame_is_read_field_by_field() {
    let mut tui = home(80, 24);
    tui.keys("p").sees("Send a packet").keys(ENTER).sees("packet").keys("i").sees("bytes ·");
    // From the innermost header to Ethernet; unfolded; into it; then a byte on.
    tui.keys(HOME).keys("  ").keys(RIGHT).keys(RIGHT).sees("eth.dst").sees("where it came from");
    tui.keys(TAB).keys(END).keys(HOME).sees("eth.dst").keys(&RIGHT.repeat(6)).sees("eth.src");
    tui.keys(ESC).loses("eth.src").sees("packet");
}

#[test]
fn a_capture_is_opened_searched_and_read() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("opened.pcapng");
    let path = file.to_str().expect("a path in UTF-8");
    let args = ["run", "home", "--until", "5s", "--do", "3s pc1 ping -c 1 pc2", "--quiet", "--pcap", path];
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_hoplab")).args(args).status().expect("it runs");
    assert!(made.success());
    let mut tui = Tui::start(&["open", "opened.pcapng"], 120, 40);
    tui.sees("opened.pcapng").sees("DISCOVER").sees("router:wan").sees("is switched on");
    tui.keys("/").keys("icmp request").keys(ENTER).sees("echo request").loses("DISCOVER");
    tui.keys(TAB).keys(DOWN).sees("icmp.type · byte 34").keys(TAB).keys(RIGHT).sees("icmp.code · byte 35");
    tui.keys("]").sees("icmp.code · byte 35");
    let before = tui.settled();
    thread::sleep(Duration::from_secs(1));
    assert_eq!(tui.bytes() - before, 0, "nothing moves, nothing is written");
    tui.keys("L").sees("바이트 35").resize(80, 24).sees("바이트 35");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn what_is_no_capture_is_told_before_the_terminal_is_taken() {
    let mut tui = Tui::start(&["open", "nosuch.pcapng"], 80, 24);
    tui.sees("nosuch.pcapng");
    assert_eq!(tui.ends(), 2);
}

#[test]
fn nothing_is_written_while_nothing_moves() {
    let mut tui = home(120, 40);
    let silent = |tui: &Tui, state: &str| {
        let before = tui.settled();
        thread::sleep(Duration::from_secs(1));
        assert_eq!(tui.bytes() - before, 0, "bytes written while {state}");
    };
    tui.sees("resting");
    silent(&tui, "resting");
    tui.keys(" ").sees("paused");
    silent(&tui, "paused");
    tui.keys(" ").loses("paused");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn another_scenario_is_opened_by_name() {
    let mut tui = home(80, 24);
    tui.keys("o").sees("Two PCs and a switch");
    tui.keys("two-pcs").keys(ENTER).loses("router").sees("switch");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn what_was_done_is_saved_and_plays_again() {
    let mut tui = home(80, 24);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("from-the-screen.ron");
    let _ = fs::remove_file(&file); // the first run has none
    tui.keys("mm").sees("instant");
    tui.keys("b").keys("pc1").keys(ENTER).sees("pc1 · PC");
    tui.keys("dx").sees("DHCP freed");
    tui.keys("s").sees("Save");
    tui.keys(&"\x7f".repeat(40)).keys("from-the-screen.ron").keys(ENTER).sees("Saved as from-the-screen.ron");
    assert_eq!(tui.keys("q").ends(), 0, "nothing is lost: it does not ask");
    assert!(fs::read_to_string(&file).expect("a journal").contains("pc1 dhcp release"));
    let mut tui = Tui::start(&["play", "from-the-screen.ron"], 80, 24);
    tui.sees("DHCP freed");
    assert_eq!(tui.keys("\x03").ends(), 0);
}

#[test]
fn a_demo_plays_with_captions_to_its_end() {
    let mut tui = Tui::start(&["play", "port-forward"], 120, 40);
    tui.sees("pc1 runs a web server at a private address");
    tui.keys("mm").sees("The demo is over");
    assert_eq!(tui.keys("q").ends(), 0, "what a demo did is not lost: it does not ask");
}

#[test]
fn a_demo_can_be_stopped() {
    let mut tui = Tui::start(&["play", "dhcp-renew", "--lang", "ko"], 80, 24);
    tui.sees("pc1은 공유기에게서");
    tui.keys("V").loses("pc1은 공유기에게서");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn a_dumb_terminal_is_not_drawn_on() {
    let mut tui = Tui::start_as("dumb", &[], 80, 24);
    tui.sees("--plain");
    assert_eq!(tui.ends(), 2);
}

#[test]
fn mistakes_of_a_scenario_are_told_before_the_terminal_is_taken() {
    let mut tui = Tui::start(&["nosuch"], 80, 24);
    tui.sees("no file and no built-in scenario");
    assert_eq!(tui.ends(), 2);
}
