//! Every pane and every overlay, a row each: the lab, the moment, the keys that lead there. One table for pictures in both
//! languages, both glyph tables and both sizes; for windows of any size; and for labels that must not be cut. Whoever adds
//! a screen adds a row.

use hoplab::sim::SimTime;

use super::{Scene, style};
use hoplab::app::stage::Entry;
use hoplab::demo::screen::{Look, Screen};
use hoplab::lab::{LabOptions, Text};

/// A screen: its name, a built-in scenario, milliseconds of lab time, and the keys from there.
pub(super) type Row = (&'static str, &'static str, u64, &'static str);

/// The row of a lesson that is done: somebody is led there.
const DONE: &str = "done";

/// The gallery.
const GALLERY: &[Row] = &[
    ("main", "home", 20_000, ""),
    ("inspector", "home", 20_000, "b \"router\" Enter Tab ]"),
    ("events", "home", 20_000, "Tab Tab a Up Up"),
    ("prefix", "home", 20_000, "g"),
    ("packet", "home", 20_000, "p Enter x @9s"),
    ("packet_http", "home", 20_000, "Down p \"h\" Enter @30s"),
    ("refused", "home", 20_000, "Q"),
    ("about", "home", 20_000, "u"),
    ("why", "home", 20_000, "p Enter @9s BackTab y Up Up"),
    ("anatomy", "home", 20_000, "p Enter @9s i"),
    ("anatomy_bytes", "home", 20_000, "p Enter @9s i Home Right Down Down Tab Right"),
    ("connections", "tcp-handshake", 4_000, "e e"),
    ("connection", "tcp-handshake", 3_260, "e"),
    ("connection_states", "tcp-loss", 6_150, "e Tab"),
    ("connection_buffers", "tcp-loss", 6_150, "e Tab Tab"),
    ("connection_chart", "tcp-loss", 6_150, "e Tab Tab Tab"),
    ("host", "tcp-loss", 6_150, "b \"server\" Enter I Down Down"),
    ("dhcp_client", "two-dhcp-servers", 30_000, "b \"pc1\" Enter D"),
    ("dhcp_server", "address-conflict", 30_000, "b \"router\" Enter D"),
    ("forwards_test", "forward-fails-firewall", 20_000, "f"),
    ("forwards_edit", "forward-fails-listener", 20_000, "f a \"53\" Tab Tab Tab Right"),
    ("router_status", "home", 12_000, "r"),
    ("router_wan", "home", 12_000, "r Right Enter Right"),
    ("router_nat", "home", 12_000, "r Left Left Left Enter Right"),
    ("router_lan", "home", 12_000, "r Right Right Enter"),
    ("router_wifi", "home", 12_000, "r Right Right Right Enter"),
    ("router_page_5", "home", 12_000, "r 5"),
    ("router_page_6", "home", 12_000, "r 6"),
    ("router_page_7", "home", 12_000, "r 7"),
    ("router_page_8", "home", 12_000, "r 8"),
    ("router_page_9", "home", 12_000, "r 9"),
    ("dialled_status", "pppoe", 8_000, "b \"router\" Enter r"),
    ("dialled_wan", "pppoe", 8_000, "b \"router\" Enter r Right Enter"),
    ("subnets_cut", "subnets", 5_000, "S"),
    ("copies", "two-pcs", 100, "p Enter @9s B"),
    ("near", "home", 20_000, "z"),
    ("far", "home", 20_000, "Z"),
    ("ask_quit", "home", 20_000, "p Enter @9s q"),
    ("ask_rule", "home", 20_000, "f x"),
    ("start", "home", 20_000, "g s"),
    ("tour", "home", 20_000, "g t"),
    ("open_file", "home", 20_000, "g s 5"),
    ("edit_prefix", "home", 20_000, "E"),
    ("edit_add", "home", 20_000, "E a"),
    ("edit_cable", "home", 20_000, "E c"),
    ("edit_rename", "home", 20_000, "E n"),
    ("edit_address", "home", 20_000, "b \"pc1\" Enter E i"),
    ("edit_service", "home", 20_000, "b \"pc1\" Enter E s"),
    ("past", "home", 20_000, "p Enter @9s , , ,"),
    (DONE, "two-pcs", 20_000, "b \"pc2\" Enter p Enter @60s"),
    ("composer", "home", 20_000, "p"),
    ("forwards", "home", 20_000, "f"),
    ("forwards_wrong", "home", 20_000, "f a \"0\" Tab \"nobody\" Enter"),
    ("palette", "home", 20_000, ": \"dh\""),
    ("help", "home", 20_000, "?"),
    ("boxes", "home", 20_000, "b"),
    ("what_nat", "home", 20_000, "Tab ] ] ] ] H"),
    ("empty", "home", 20_000, "b \"pc1\" Enter Tab ]"),
    ("lens_frames", "home", 20_000, "g l"),
    ("lens_packets", "home", 20_000, "g l g l"),
    ("lens_known", "home", 20_000, "b \"pc1\" Enter g l g l g l"),
    ("glossary", "home", 20_000, "K \"nat\" Down"),
    ("links", "home", 20_000, "c"),
    ("lab_shell", "home", 20_000, "t \"lab\" Enter \"link show pc1\" Enter \"link cut pc9\" Enter"),
    ("link_form", "home", 20_000, "C \"5\" Down \"1%:4\" Up Up Right"),
    ("link_both", "home", 20_000, "C Up Up Right Down Down Down Down Down \"20ms\""),
    ("menu", "home", 20_000, "Enter"),
    ("shell", "home", 20_000, "t Enter \"arp\" Enter"),
    ("events_why", "home", 20_000, "Tab Tab Up Up y"),
    ("pending", "home", 20_000, "d"),
    ("save", "home", 20_000, "s"),
];

/// A row's scene.
pub(super) fn scene(row: &Row, lang: &'static str) -> Scene {
    let (name, scenario, millis, keys) = *row;
    let mut scene = Scene::of(scenario, lang, false, &LabOptions::default());
    if name == DONE {
        scene.model.guide.leads = true;
        let title = Text { ko: "탭 세 개, 포트 하나".into(), en: "Three tabs, one port".into() };
        scene.model.stage.catalogue.scenarios = vec![Entry { name: "tabs".into(), title, lesson: true }];
    }
    scene.model.run_to(SimTime::from_millis(millis));
    scene.keys(keys);
    scene
}

/// Every row there is.
pub(super) fn rows() -> Vec<Row> {
    GALLERY.to_vec()
}

/// The styles of a screen: for each row that has any, its runs (`3.2a`: three cells plain, two of style a).
fn styles(screen: &Screen) -> String {
    let mut looks: Vec<Look> = vec![Look::default()];
    let mut out = String::new();
    for (y, row) in screen.rows.iter().enumerate() {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for cell in row {
            let blank = cell.symbol == " " && !cell.look.reverse && !cell.look.underline;
            let look = if blank { Look::default() } else { cell.look };
            let at = looks.iter().position(|l| *l == look).unwrap_or_else(|| {
                looks.push(look);
                looks.len() - 1
            });
            match runs.last_mut() {
                Some((count, last)) if *last == at => *count += 1,
                _ => runs.push((1, at)),
            }
        }
        if runs.iter().any(|(_, at)| *at > 0) {
            let run = |(count, at): &(usize, usize)| format!("{count}{}", letter(*at));
            out += &format!("{y:2} {}\n", runs.iter().map(run).collect::<String>());
        }
    }
    let legend = looks.iter().enumerate().skip(1).map(|(at, look)| format!("{} {}\n", letter(at), style(*look)));
    out + &legend.collect::<String>()
}

fn letter(at: usize) -> char {
    at.checked_sub(1).map_or('.', |n| char::from(b'a' + n as u8))
}

/// A screen at both sizes: as text with styles, and as text in ASCII.
fn pictures(scene: &mut Scene) -> String {
    let mut all = String::new();
    for (cols, rows) in [(80, 24), (120, 40)] {
        scene.model.settings.ascii = false;
        let screen = scene.screen(cols, rows);
        all += &format!("{cols}x{rows}\n{}\n{}\n", screen.to_text(), styles(&screen));
        scene.model.settings.ascii = true;
        let plain = scene.screen(cols, rows).to_text();
        let beyond = plain.chars().find(|c| !c.is_ascii() && !is_word(*c));
        assert_eq!(beyond, None, "not ASCII:\n{plain}");
        all += &format!("{cols}x{rows} ascii\n{plain}\n");
    }
    scene.model.settings.ascii = false;
    all
}

/// Letters of the languages and their punctuation: words, which `--ascii` leaves as they are.
fn is_word(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{3130}'..='\u{318f}')
}

#[test]
fn every_screen_in_both_languages_sizes_and_glyph_tables() {
    for row in rows() {
        for lang in ["en", "ko"] {
            insta::assert_snapshot!(format!("gallery_{}_{lang}", row.0), pictures(&mut scene(&row, lang)));
        }
    }
}

/// Sizes from nothing to very large, other ones for every row, the same in every run.
fn sizes(row: usize) -> impl Iterator<Item = (u16, u16)> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(row as u64 + 1);
    let random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut random = random;
    let some = (0..10).map(move |_| (random(301) as u16, random(101) as u16));
    [(0, 0), (0, 9), (9, 0), (1, 1), (2, 40), (80, 1), (79, 24), (80, 23), (80, 24), (81, 25), (300, 100)]
        .into_iter()
        .chain(some)
}

#[test]
fn no_size_brings_any_screen_down() {
    for (at, row) in rows().into_iter().enumerate() {
        let mut scene = scene(&row, if at % 2 == 0 { "ko" } else { "en" });
        for (cols, rows) in sizes(at) {
            let screen = scene.screen(cols, rows);
            let high = if cols == 0 { 0 } else { usize::from(rows) };
            assert_eq!((screen.columns, screen.rows.len()), (cols, high), "{}", row.0);
            // A key in a window of this size must be borne too.
            scene.keys("Down");
        }
    }
}
