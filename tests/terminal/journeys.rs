//! Whole journeys, and what only a real terminal can ask: the answer to a question, a paste, a mouse, a clipboard, a
//! shell that stops us, colours that are not there.

use std::fs;
use std::path::Path;

use super::tui::Tui;
use super::{ENTER, ESC, home};

const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";
const LEFT: &str = "\x1b[D";

#[test]
fn a_packet_is_followed_back_to_its_cause() {
    let mut tui = home(120, 40);
    tui.keys("p").sees("Send a packet").keys(ENTER).sees("packet");
    tui.keys("mm").sees("instant").sees("reply");
    tui.keys("\t\t").keys("kkk").keys("y").sees("Why did this happen");
    tui.keys(ESC).loses("Why did this happen").keys("q").sees("Leave without saving").keys("hll").keys(ENTER);
    assert_eq!(tui.ends(), 0);
}

#[test]
fn control_c_and_control_z_in_a_shell_belong_to_the_box() {
    let mut tui = home(80, 24);
    tui.keys("mm").sees("instant").keys("b").keys("pc1").keys(ENTER).sees("pc1 · PC");
    tui.keys("t").sees("Open a shell").keys(ENTER).loses("Open a shell");
    tui.keys("sleep 1000").keys(ENTER).keys(CTRL_Z).sees("Stopped");
    assert!(tui.shown().alternate, "the screen is not suspended");
    tui.keys("fg").keys(ENTER).keys(CTRL_C).sees("^C");
    tui.keys("echo still here").keys(ENTER).sees("$ echo still here");
    tui.keys(ESC).sees("? help").keys(CTRL_Z).until("suspended", |shown| !shown.alternate);
    tui.signal("CONT").until("taken again", |shown| shown.alternate && shown.text.contains("Home r"));
}

#[test]
fn a_stop_and_a_continue_from_outside_are_borne() {
    let mut tui = home(80, 24);
    tui.signal("TSTP").until("given back", |shown| !shown.alternate && !shown.cursor_hidden);
    assert!(!tui.is_raw());
    tui.signal("CONT").until("taken again", |shown| shown.alternate && shown.text.contains("Home r"));
    assert!(tui.is_raw());
    // Stopped in a way nobody can catch, then continued: everything is drawn again.
    tui.signal("STOP").signal("CONT");
    tui.keys("?").sees("Play or pause").keys(ESC).loses("Play or pause");
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn what_is_pasted_is_text_and_never_a_command() {
    let mut tui = home(80, 24);
    tui.keys("\x1b[200~qqq\x1b[201~").keys("?").sees("Play or pause").keys(ESC).loses("Play or pause");
    tui.keys("t").sees("Open a shell").keys(ENTER).loses("Open a shell");
    tui.keys("\x1b[200~ping 핑 10.0.0.1\r\nq\x1b[201~").sees("ping 핑 10.0.0.1 q");
    assert_eq!(tui.keys(ESC).loses("pts/0").keys("q").ends(), 0);
}

#[test]
fn the_real_cursor_stands_where_korean_is_typed() {
    let mut tui = home(80, 24);
    tui.keys("b").sees("Boxes").keys("핑a");
    let shown = tui.until("typed", |shown| shown.text.contains("핑a") && !shown.cursor_hidden);
    let (column, row) = shown.cursor;
    let line = shown.text.lines().nth(row.into()).expect("the cursor's row");
    let before = line.find("핑a").map(|at| line[..at].chars().count()).expect("in this row") as u16;
    assert_eq!(column, before + 3, "a syllable and a letter behind the prompt");
    tui.keys(LEFT).until("before the letter", |shown| shown.cursor == (before + 2, row));
    tui.keys(LEFT).until("before the syllable", |shown| shown.cursor == (before, row));
    assert_eq!(tui.keys(ESC).loses("핑a").keys(ESC).loses("Boxes").keys("q").ends(), 0);
}

#[test]
fn korean_initials_and_half_a_syllable_find_an_action() {
    let mut tui = Tui::start(&["home", "--lang", "ko"], 80, 24);
    tui.sees("우리 집").keys(":").sees("모든 동작");
    tui.keys("ㄷㅇㅁ").sees("도움말");
    tui.keys(&"\x7f".repeat(3)).keys("도우").sees("▸ 도우");
    assert_eq!(tui.keys(ESC).loses("▸ 도우").keys(ESC).loses("─ 모든 동작").keys("q").ends(), 0);
}

#[test]
fn a_terminal_that_draws_lines_wide_gets_ascii_and_a_late_answer_is_no_key() {
    let mut tui = home(80, 24);
    assert!(tui.wrote("\x1b[6n"), "it was asked");
    tui.keys("\x1b[1;7R").sees("two cells wide");
    assert!(tui.shown().text.contains('|') && !tui.shown().text.contains('│'), "{}", tui.shown().text);
    let mut tui = home(80, 24);
    tui.keys("\x1b[1;4R?").sees("Play or pause");
    assert!(tui.shown().text.contains('│'));
}

#[test]
fn nobody_is_asked_who_wants_ascii_anyway() {
    let mut tui = Tui::start(&["home", "--ascii"], 80, 24);
    tui.sees("Home r");
    assert!(!tui.wrote("\x1b[6n") && tui.shown().text.is_ascii());
}

#[test]
fn the_mouse_is_listened_to_only_when_asked() {
    let mut tui = home(80, 24);
    assert!(!tui.shown().mouse);
    tui.keys(":").keys("mouse").keys(ENTER).until("listening", |shown| shown.mouse);
    let shown = tui.until("drawn", |shown| shown.text.contains("phone"));
    let (row, line) = shown.text.lines().enumerate().find(|(_, line)| line.contains("phone")).expect("a phone");
    let column = line[..line.find("phone").expect("in this row")].chars().count();
    tui.keys(&format!("\x1b[<0;{};{}M", column + 1, row + 1)).sees("phone · ");
    tui.keys(":").keys("mouse").keys(ENTER).until("not listening", |shown| !shown.mouse);
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn what_is_chosen_goes_to_the_clipboard() {
    let mut tui = home(80, 24);
    tui.keys("b").keys("pc1").keys(ENTER).sees("pc1 · PC").keys("\x19").sees("clipboard");
    // "pc1 192.168.0.100/24" in Base64.
    assert!(tui.wrote("\x1b]52;c;cGMxIDE5Mi4xNjguMC4xMDAvMjQ=\x07"));
    assert_eq!(tui.keys("q").ends(), 0);
}

#[test]
fn keys_of_ones_own_and_the_mistakes_among_them() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keys.ron");
    let text = "(\n    theme: \"dark\",\n    keys: { \"main\": { \"X\": \"help\", \"u\": \"puase\" } },\n)";
    fs::write(&file, text).expect("a file");
    let mut tui = Tui::start(&["home", "--config", "keys.ron"], 80, 24);
    tui.sees("Home r").sees("3:41").keys("X").sees("Play or pause").keys(ESC).loses("Play or pause");
    assert_eq!(tui.keys("q").ends(), 0);
    let mut tui = Tui::start(&["home", "--config", "nosuch.ron"], 80, 24);
    tui.sees("nosuch.ron");
    assert_eq!(tui.ends(), 2);
}

#[test]
fn colours_are_as_many_as_the_terminal_has() {
    let colours = |environment: &[(&str, &str)], args: &[&str]| {
        let mut tui = Tui::start_with(environment, args, 80, 24);
        tui.sees("Home r").sees("? keys");
        let deep = tui.wrote("38;2;") || tui.wrote("48;2;");
        let sixteen = tui.wrote("\x1b[36m") || tui.wrote(";36m");
        (deep, sixteen, tui.wrote("\x1b[1"))
    };
    assert_eq!(colours(&[("NO_COLOR", "1")], &["home"]), (false, false, true), "bold stays");
    assert_eq!(colours(&[], &["home", "--color", "never"]), (false, false, true));
    assert_eq!(colours(&[("NO_COLOR", "")], &["home"]), (false, true, true), "an empty one counts as absent");
    assert_eq!(colours(&[("TERM", "linux")], &["home"]), (false, true, true));
}

#[test]
fn the_tour_is_begun_from_the_card_and_waits_for_deeds() {
    let mut tui = Tui::start(&[], 80, 24);
    tui.sees("─ Hoplab").keys("1").sees("Tour 1/5").loses("─ Hoplab");
    tui.keys("b").keys("pc1").keys(ENTER).sees("Tour 2/5");
    tui.keys("mm").sees("instant").keys("p").sees("Send a packet").keys(ENTER).sees("Tour 3/5");
    assert_eq!(tui.signal("TERM").ends(), 143);
}
