//! A TCP connection from end to end, over the whole screen: the ladder, and as many of its other parts as fit beside it.

use ratatui_core::layout::Rect;

use crate::app::action::Action;
use crate::app::connection::{ConnectionView, Part, Peer};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::i18n::ConnectionTelling;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::panes::connection::{Scene, draw_part};
use crate::ui::panes::draw_title;
use crate::ui::scene::LabNames;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, Lattice};

use super::hint_of;
use super::whole::draw_edge_foot;

/// From this width on all parts are shown at once.
const WIDE_COLUMNS: u16 = 110;
/// From this height on.
const WIDE_ROWS: u16 = 34;

/// Draws the connection that is looked at.
pub fn draw_connection(canvas: &mut Canvas, kit: &Kit, model: &Model, view: &ConnectionView) {
    let area = canvas.area();
    canvas.clear(area);
    let places = places(area, view.part);
    let mut lattice = Lattice::new(area);
    for (part, place) in &places {
        lattice.frame(*place, places.len() > 1 && *part == view.part);
    }
    lattice.draw(canvas, kit.look);
    let trace = model.stage.lab.trace();
    let names = LabNames(&model.stage.view);
    let title = view.talk().map(|talk| {
        let shown = model.playback.shown;
        let told = ConnectionTelling { texts: kit.texts, trace: &trace, names: &names, talk, moment: shown };
        let scene = Scene { kit: *kit, told, view, shown };
        for (part, place) in &places {
            let mut place = inside(*place);
            if places.len() == 1 {
                draw_tabs(canvas, kit, view.part, place);
                place = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
            }
            draw_part(canvas, &scene, *part, place);
        }
        let dot = kit.look.glyphs.dot;
        let count = view.book.talks().position(|(id, _)| id == view.shown).unwrap_or(0) + 1;
        let [from, to] = Peer::BOTH.map(|peer| told.end(peer));
        format!("{from} {} {to} {dot} TCP {count}/{}", kit.look.glyphs.arrow, view.book.talks().count())
    });
    if title.is_none() {
        let gone = kit.text("conn-gone");
        canvas.text_in(area.x + 2, area.y + 2, area.width.saturating_sub(4), &gone, "", kit.style(Role::Warn));
    }
    let head = places.first().map_or(area, |(_, place)| *place);
    let time = (&model.playback, model.stage.view.events);
    draw_title(canvas, kit, &title.unwrap_or_default(), time, (head.x + 1, head.y, head.width.saturating_sub(2)));
    for (part, place) in places.iter().skip(1) {
        let text = format!(" {} ", kit.format(&format!("conn-part-{}", part.id()), &[]));
        canvas.text_in(place.x + 1, place.y, place.width.saturating_sub(2), &text, "", kit.style(Role::Title));
    }
    draw_edge_foot(canvas, kit, model, &hints(kit, view), area);
}

/// The parts and where they stand, frames included; the first one has the title.
fn places(area: Rect, part: Part) -> Vec<(Part, Rect)> {
    if Part::ALL.len() == 1 || area.width < WIDE_COLUMNS || area.height < WIDE_ROWS {
        return vec![(part, area)];
    }
    let side = (area.width * 35 / 100).clamp(42, 64);
    let x = area.right() - side;
    let left = Rect { width: area.width - side + 1, ..area };
    let states = Rect::new(x, area.y, side, if area.height < 44 { 17 } else { 19 });
    let buffers = Rect::new(x, states.bottom() - 1, side, 10);
    let chart = Rect::new(x, buffers.bottom() - 1, side, area.bottom() + 1 - buffers.bottom());
    vec![(Part::Ladder, left), (Part::States, states), (Part::Buffers, buffers), (Part::Chart, chart)]
}

/// The names of the parts, of which one is shown.
fn draw_tabs(canvas: &mut Canvas, kit: &Kit, part: Part, area: Rect) {
    let mut x = area.x;
    for tab in Part::ALL {
        let role = if tab == part { Role::Chosen } else { Role::Faint };
        let name = format!(" {} ", kit.format(&format!("conn-part-{}", tab.id()), &[]));
        x = canvas.text(x, area.y, &name, kit.style(role)) + 1;
    }
}

/// The space within a frame.
fn inside(r: Rect) -> Rect {
    Rect::new(r.x + 2, r.y + 1, r.width.saturating_sub(4), r.height.saturating_sub(2))
}

/// The keys worth knowing.
fn hints(kit: &Kit, view: &ConnectionView) -> Vec<Hint> {
    let others = (view.book.talks().count() > 1).then_some(Action::ConnectionNext);
    let always = [
        Action::FocusNext,
        Action::Activate,
        Action::Why,
        Action::Pause,
        Action::StepBack,
        Action::Cancel,
        Action::Help,
    ];
    let hint = |action: Action| {
        let hint = hint_of(kit, Context::Connection, action);
        match action {
            Action::Activate => Hint { label: kit.action(Action::Follow, true), weight: 2, ..hint },
            Action::Pause => Hint { weight: 2, ..hint },
            _ => hint,
        }
    };
    always.into_iter().chain(others).map(hint).filter(|hint| width(&hint.key) > 0).collect()
}
