//! What people see: key screens of the home lab as text with styles, in both languages and both glyph tables, and
//! the promise that no size and no key brings the drawing down.

use hoplab::app::stage::Catalogue;
use hoplab::app::{Input, Model, Settings, parse_inputs};
use hoplab::demo::screen::{Colour, Look, Screen};
use hoplab::i18n::{Lang, Texts};
use hoplab::lab::LabOptions;
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
        let builtin = hoplab::scenario::find("home").expect("the home lab is built in");
        let plan = hoplab::scenario::load(builtin.text, builtin.name).expect("it has no mistakes");
        let settings = Settings { lang, ascii, ..Settings::default() };
        let model =
            Model::new(&plan, &LabOptions::default(), settings, Catalogue::default()).expect("it comes to life");
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
fn look_at_it() {
    let mut s = Scene::new("en", false);
    s.watch(20_000);
    for (w, h) in [(80, 24), (120, 40)] {
        println!("{}", s.screen(w, h).to_text());
    }
    s.keys("p").watch(100);
    println!("{}", s.screen(80, 24).to_text());
    s.keys("Enter").watch(3000);
    for (w, h) in [(80, 24), (120, 40)] {
        println!("{}", s.screen(w, h).to_text());
    }
}
