//! What people see: key screens of the home lab as text with styles, in both languages and both glyph tables, and
//! the promise that no size and no key brings the drawing down.

#[path = "screens/capture.rs"]
mod capture;
#[path = "screens/connection.rs"]
mod connection;
#[path = "screens/console.rs"]
mod console;
#[path = "screens/forward.rs"]
mod forward;
#[path = "screens/dhcp.rs"]
mod dhcp;
#[path = "screens/gallery.rs"]
mod gallery;
#[path = "screens/host.rs"]
mod host;
#[path = "screens/labels.rs"]
mod labels;
#[path = "screens/large.rs"]
mod large;
#[path = "screens/router.rs"]
mod router;

use hoplab::app::stage::Catalogue;
use hoplab::app::{Input, Model, Settings, parse_inputs};
use hoplab::demo::screen::{Colour, Look, Screen};
use hoplab::i18n::{Lang, Texts, terms};
use hoplab::lab::{LabOptions, Plan};
use hoplab::trace::TraceLimits;
use hoplab::ui::{UiCache, draw, export};
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

/// The home lab after these keys, at this size.
struct Scene {
    model: Model,
    cache: UiCache,
}

impl Scene {
    fn new(lang: &'static str, ascii: bool) -> Scene {
        Scene::with(lang, ascii, &LabOptions::default())
    }

    fn with(lang: &'static str, ascii: bool, options: &LabOptions) -> Scene {
        Scene::of("home", lang, ascii, options)
    }

    fn of(scenario: &str, lang: &'static str, ascii: bool, options: &LabOptions) -> Scene {
        let builtin = hoplab::scenario::find(scenario).expect("it is built in");
        let plan = hoplab::scenario::load(builtin.text, builtin.name).expect("it has no mistakes");
        Scene::on(&plan, lang, ascii, options)
    }

    fn on(plan: &Plan, lang: &'static str, ascii: bool, options: &LabOptions) -> Scene {
        let settings = Settings { lang, ascii, ..Settings::default() };
        let catalogue = Catalogue { terms: terms().collect(), ..Catalogue::default() };
        let model = Model::new(plan, options, settings, catalogue).expect("it comes to life");
        Scene { model, cache: UiCache::default() }
    }

    /// Watches so many milliseconds, in ticks of a thirtieth of a second.
    fn watch(&mut self, millis: u64) -> &mut Scene {
        for _ in 0..millis / 33 {
            self.model.update(Input::Tick(std::time::Duration::from_millis(33)));
        }
        self
    }

    fn keys(&mut self, keys: &str) -> &mut Scene {
        for input in parse_inputs(keys).expect("keys") {
            self.model.update(input);
        }
        self
    }

    fn screen(&mut self, cols: u16, rows: u16) -> Screen {
        self.model.update(Input::Resize { cols, rows });
        let lang = if self.model.settings.lang == "ko" { Lang::Ko } else { Lang::En };
        let mut buffer = Buffer::empty(Rect::new(0, 0, cols, rows));
        draw(&self.model, &Texts::new(lang), &mut self.cache, &mut buffer);
        export::screen(&buffer)
    }
}

/// The screen as text, and beside it a letter for each cell's style, with a legend.
fn snap(screen: &Screen) -> String {
    let mut looks: Vec<Look> = Vec::new();
    let mut map = String::new();
    for row in &screen.rows {
        let mut line = String::new();
        for cell in row {
            let blank = cell.symbol == " " && !cell.look.reverse && !cell.look.underline;
            let look = if blank { Look::default() } else { cell.look };
            if look == Look::default() {
                line.push('.');
                continue;
            }
            let at = looks.iter().position(|l| *l == look).unwrap_or_else(|| {
                looks.push(look);
                looks.len() - 1
            });
            line.push(char::from(b'a' + at as u8));
        }
        map.push_str(line.trim_end_matches('.'));
        map.push('\n');
    }
    let legend = looks.iter().enumerate().map(|(i, l)| format!("{} = {}\n", char::from(b'a' + i as u8), style(*l)));
    format!("{}\n{map}\n{}", screen.to_text(), legend.collect::<String>())
}

fn style(look: Look) -> String {
    let mut words = Vec::new();
    for (name, colour) in [("fg", look.fg), ("bg", look.bg)] {
        if colour != Colour::Default {
            words.push(format!("{name} {colour:?}"));
        }
    }
    for (name, on) in [
        ("bold", look.bold),
        ("dim", look.dim),
        ("underline", look.underline),
        ("reverse", look.reverse),
        ("strike", look.strike),
    ] {
        if on {
            words.push(name.to_owned());
        }
    }
    words.join(" ")
}

#[test]
fn what_was_forgotten_is_said() {
    let short = |facts, frame_bytes| {
        let limits = TraceLimits { facts, frame_bytes, ..TraceLimits::default() };
        LabOptions { limits, ..LabOptions::default() }
    };
    for (lang, words) in [
        ("en", ["are forgotten", "no longer holds the beginning", "bytes of this frame are forgotten"]),
        ("ko", ["까지 잊었습니다", "이미 지워졌습니다", "바이트는 잊었습니다"]),
    ] {
        let mut scene = Scene::with(lang, false, &short(24, 1 << 20));
        let screen = scene.watch(20_000).keys("p Enter").watch(8_000).screen(120, 40);
        assert!(screen.to_text().contains(words[0]), "{}", screen.to_text());
        insta::assert_snapshot!(format!("forgotten_{lang}"), snap(&screen));
        let why = scene.keys("y").screen(120, 40).to_text();
        assert!(why.contains(words[1]), "{why}");

        let mut scene = Scene::with(lang, false, &short(100_000, 100));
        scene.watch(20_000).keys("p Enter");
        let found = (0..300).any(|_| scene.watch(40).screen(120, 40).to_text().contains(words[2]));
        assert!(found, "of the packet's bytes only the newest are kept");
    }
}

#[test]
fn the_main_screen_in_both_languages_and_glyph_tables() {
    for lang in ["en", "ko"] {
        for ascii in [false, true] {
            let mut scene = Scene::new(lang, ascii);
            scene.watch(20_000);
            for (cols, rows) in [(80, 24), (120, 40)] {
                let glyphs = if ascii { "ascii" } else { "unicode" };
                insta::assert_snapshot!(format!("main_{lang}_{glyphs}_{cols}x{rows}"), snap(&scene.screen(cols, rows)));
            }
        }
    }
}

#[test]
fn a_followed_packet_climbs_its_ladder() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, false);
        scene.watch(20_000).keys("p Enter x").watch(9_000);
        for (cols, rows) in [(80, 24), (120, 40), (160, 48)] {
            insta::assert_snapshot!(format!("packet_{lang}_{cols}x{rows}"), scene.screen(cols, rows).to_text());
        }
    }
}

#[test]
fn an_address_is_read_in_bits_and_its_network_cut() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, lang == "ko");
        scene.watch(1_000).keys("S Right Right Enter Down Right");
        insta::assert_snapshot!(format!("subnets_{lang}"), scene.screen(80, 24).to_text());
    }
}

#[test]
fn a_request_is_told_from_program_to_program() {
    let mut scene = Scene::new("en", false);
    scene.watch(20_000).keys("Down p \"h\" Enter").watch(24_000);
    // By now the name is known and the connection stands; looked at as often as a layer's step is long.
    let frames: Vec<String> = (0..200).map(|_| scene.watch(50).screen(160, 48).to_text()).collect();
    // The request grows header by header, is rewritten at the router, counted down by the provider, and read.
    for words in ["▐HTTP 74", "▐TCP 32", "src → 203.0.113.2", "ttl 63→62", "▲ read 74 B"] {
        assert!(frames.iter().any(|f| f.contains(words)), "never on the screen: {words}");
    }
}

#[test]
fn a_frame_is_read_field_by_field() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, false);
        scene.watch(20_000).keys("p Enter").watch(9_000).keys("i");
        for (cols, rows) in [(80, 24), (120, 40)] {
            insta::assert_snapshot!(format!("anatomy_{lang}_{cols}x{rows}"), snap(&scene.screen(cols, rows)));
        }
        // The bits of a byte, and the walk through the bytes.
        let keys = "Home Right Down Down Down Down Right Right Tab Right";
        insta::assert_snapshot!(format!("anatomy_bytes_{lang}"), snap(&scene.keys(keys).screen(80, 24)));
    }
    let mut scene = Scene::new("en", true);
    scene.watch(20_000).keys("p Enter").watch(9_000).keys("i");
    assert!(scene.screen(80, 24).to_text().is_ascii());
}

#[test]
fn why_a_packet_went_is_told_from_its_root() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, false);
        scene.watch(20_000).keys("p Enter").watch(9_000).keys("BackTab y Up Up");
        for (cols, rows) in [(80, 24), (120, 40)] {
            insta::assert_snapshot!(format!("why_{lang}_{cols}x{rows}"), scene.screen(cols, rows).to_text());
        }
        scene.keys("Home Enter");
        insta::assert_snapshot!(format!("why_jumped_{lang}"), scene.screen(120, 40).to_text());
    }
}

#[test]
fn too_small_a_window_says_how_large_it_must_be() {
    let mut scene = Scene::new("ko", false);
    let sizes = [(79, 24), (40, 6), (12, 3), (5, 1), (1, 1)];
    let all = sizes.map(|(w, h)| format!("{w}x{h}\n{}", scene.screen(w, h).to_text())).concat();
    insta::assert_snapshot!("too_small", all);
}

#[test]
fn no_size_brings_the_drawing_down() {
    let keys = [
        "",
        "p",
        "f a",
        "?",
        ":",
        "t Enter",
        "Tab Tab y",
        "p Enter x @2s",
        "p Enter @2s i",
        "p Enter @2s i Tab",
        "p \"h\" Enter @9s e",
        "p \"h\" Enter @9s e Up Tab",
        "p \"h\" Enter @9s e Tab Tab",
        "p \"h\" Enter @9s e Tab Tab Tab",
    ];
    for keys in keys {
        let mut scene = Scene::new("ko", false);
        scene.watch(3_000).keys(keys);
        for cols in [0, 1, 2, 3, 17, 79, 80, 81, 100, 131, 300] {
            for rows in [0, 1, 2, 5, 23, 24, 25, 31, 60, 100] {
                let screen = scene.screen(cols, rows);
                assert_eq!((screen.columns, screen.rows.len()), (cols, if cols == 0 { 0 } else { usize::from(rows) }));
            }
        }
    }
}

#[test]
fn the_same_model_gives_the_same_picture_with_any_cache() {
    let mut scene = Scene::new("en", false);
    scene.watch(20_000).keys("p Enter").watch(2_000);
    let warm = scene.screen(120, 40);
    scene.cache = UiCache::default();
    assert_eq!(warm, scene.screen(120, 40));
}

#[test]
fn a_moving_packet_costs_few_bytes_and_a_still_screen_none() {
    let mut scene = Scene::new("ko", false);
    scene.watch(20_000).keys("p Enter").watch(300);
    let texts = Texts::new(Lang::Ko);
    let mut terminal = hoplab::ui::term::Screen::new(Vec::new(), hoplab::ui::term::Depth::Ansi16);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    scene.model.update(Input::Resize { cols: 120, rows: 40 });
    let mut sizes = Vec::new();
    for _ in 0..60 {
        scene.watch(33);
        draw(&scene.model, &texts, &mut scene.cache, &mut buffer);
        sizes.push(terminal.present(&buffer, None).expect("a Vec takes all"));
    }
    draw(&scene.model, &texts, &mut scene.cache, &mut buffer);
    assert_eq!(terminal.present(&buffer, None).expect("a Vec takes all"), 0, "nothing changed");
    // Frames in which a step is told or an event listed cost more; the median is a packet moving.
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] < 200, "{sizes:?}");
}

#[test]
fn a_broadcast_is_followed_as_a_tree_and_any_branch_can_be_gone_into() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, lang == "ko");
        scene.watch(20_000).keys("M b \"pc1\" Enter t Enter \"ping -c 1 192.168.0.101\" Enter Esc Esc");
        scene.watch(4_000).keys("w { { { B");
        insta::assert_snapshot!(format!("tree_{lang}_120x40"), scene.screen(120, 40).to_text());
        insta::assert_snapshot!(format!("tree_{lang}_80x24"), scene.screen(80, 24).to_text());
        insta::assert_snapshot!(format!("tree_branch_{lang}"), scene.keys("End Enter").screen(120, 40).to_text());
    }
}
