//! The tour's card: below the map, never over it; and a line at the lower edge while something lies over both.

use ratatui_core::layout::Rect;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::tour::{Step, Tour};
use crate::i18n::Arg;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints};

/// Rows of the card: a head and three lines.
pub const TOUR_ROWS: u16 = 4;

/// The keys that its pages may name, each under the name it has there.
const KEYS: [(&str, Action); 13] = [
    ("boxes", Action::Boxes),
    ("send", Action::Compose),
    ("pause", Action::Pause),
    ("layer", Action::StepLayer),
    ("why", Action::Why),
    ("shell", Action::Shell),
    ("forwards", Action::Forwards),
    ("add", Action::RuleAdd),
    ("test", Action::RuleTest),
    ("back", Action::StepBack),
    ("now", Action::Live),
    ("start", Action::Start),
    ("help", Action::Help),
];

/// The text of a page, with the keys a person has.
fn page(kit: &Kit, id: &str) -> String {
    let key = |(name, action): (&'static str, Action)| {
        let contexts = [Context::Main, Context::Rules];
        let spelled = contexts.into_iter().map(|context| kit.keys(context, action)).find(|keys| !keys.is_empty());
        (name, Arg::from(spelled.unwrap_or_default()))
    };
    kit.format(id, &KEYS.map(key))
}

/// Draws the card into the rows below the map.
pub fn draw_tour(canvas: &mut Canvas, kit: &Kit, model: &Model, tour: &Tour, area: Rect) {
    let at = usize::from(tour.done() + 1).min(Step::ALL.len());
    let head = kit.format("tour-title", &[("at", at.into()), ("count", Step::ALL.len().into())]);
    let end = canvas.text(area.x, area.y, &format!("{} {head}", kit.look.glyphs.cursor), kit.style(Role::Caption));
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(Context::Main, *action),
        label: kit.action(*action, true),
        weight: weight as u8,
    };
    let actions: &[Action] = if tour.step().is_some() { &[Action::TourSkip, Action::Tour] } else { &[Action::Tour] };
    let hints: Vec<Hint> = actions.iter().enumerate().map(hint).collect();
    let needed: u16 = hints.iter().map(|h| width(&h.key) + width(&h.label) + 3).sum::<u16>().saturating_sub(2);
    let x = area.right().saturating_sub(needed).max(end + 2);
    draw_hints(canvas, (x, area.y), area.right().saturating_sub(x), &hints, kit.look);
    let text = page(kit, &format!("tour-{}", tour.page(model)));
    for (line, y) in wrap(&text, area.width.saturating_sub(2)).iter().zip(area.y + 1..area.bottom()) {
        canvas.text(area.x + 2, y, line, kit.style(Role::Text));
    }
}

/// What to do next, in the lower edge: the card may be hidden now.
pub fn draw_tour_edge(canvas: &mut Canvas, kit: &Kit, model: &Model, tour: &Tour, (x, y, cells): (u16, u16, u16)) {
    let text = page(kit, &format!("tour-{}.{}", tour.page(model), tour.over(model)));
    let text = format!(" {} {text} ", kit.look.glyphs.cursor);
    canvas.fill(Rect::new(x, y, cells, 1), " ", kit.style(Role::Text));
    kit.text_in(canvas, (x, y), cells, &text, Role::Caption);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::Keymap;
    use crate::i18n::{Lang, Texts};
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;
    use crate::ui::topology::Look;

    const PAGES: [&str; 10] = ["choose", "ping", "layer", "why", "knock", "rule", "again", "back", "return", "over"];

    #[test]
    fn every_page_fits_below_the_smallest_map() {
        let (theme, keymap) = (Theme::default(), Keymap::default());
        for texts in Lang::ALL.map(Texts::new) {
            let kit = Kit { texts: &texts, look: Look { glyphs: Glyphs::UNICODE, theme: &theme }, keymap: &keymap };
            for id in PAGES {
                let lines = wrap(&page(&kit, &format!("tour-{id}")), 49);
                assert!(lines.len() < usize::from(TOUR_ROWS), "{id} in {}: {lines:#?}", texts.lang());
                for over in ["here", "list", "rules", "away"].map(|over| format!("tour-{id}.{over}")) {
                    assert!(texts.has(&over) || !over.ends_with("away"), "{over} in {}", texts.lang());
                    let over = page(&kit, &over);
                    assert!(width(&over) <= 72, "{id} in {}: {over}", texts.lang());
                }
            }
        }
    }
}
