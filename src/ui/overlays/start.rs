//! The start card: sections and what they hold, each row with its digit, what it is for, and a mark when it was done.

use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::memory::Memory;
use crate::app::model::Model;
use crate::app::start::{Row, Section, Start};
use crate::app::tour;
use crate::i18n::Lang;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Cells and rows of the card.
const CARD: (u16, u16) = (72, 20);
/// Cells of a row in front of its name: digit and mark.
const HEAD_CELLS: u16 = 4;
/// Cells of a section's name.
const NAME_CELLS: u16 = 16;

/// Draws the card; answers where the terminal's cursor stands while a word is typed.
pub fn draw_start(canvas: &mut Canvas, kit: &Kit, model: &Model, start: &Start) -> Cursor {
    let area = canvas.area();
    let (catalogue, memory) = (&model.stage.catalogue, &model.guide.memory);
    let rows = start.rows(catalogue, memory);
    let tall = if start.open.is_none() && start.filter.is_none() { rows.len() as u16 + 6 } else { CARD.1 };
    let size = (CARD.0.min(area.width.saturating_sub(4)), tall.min(area.height.saturating_sub(2)));
    let inner = popup(canvas, area, size, &kit.text("start-title"), kit.look);
    let cursor = draw_lead(canvas, kit, start, inner);
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(4), ..inner };
    if rows.is_empty() {
        kit.text_in(canvas, (list.x, list.y), list.width, &kit.text("list-empty"), Role::Faint);
    }
    let first = (start.at + 1).saturating_sub(usize::from(list.height));
    for (y, (place, row)) in (list.y..list.bottom()).zip(rows.iter().enumerate().skip(first)) {
        let told = Told { kit, model, memory, open: start.open == Some(row.section) };
        draw_row(canvas, &told, (place, row), Rect::new(list.x, y, list.width, 1));
        if place == start.at {
            canvas.restyle(Rect::new(list.x, y, list.width, 1), kit.style(Role::Chosen));
        }
    }
    draw_keys(canvas, kit, Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner });
    cursor
}

/// What the card is, or the word that narrows it.
fn draw_lead(canvas: &mut Canvas, kit: &Kit, start: &Start, area: Rect) -> Cursor {
    let Some(filter) = &start.filter else {
        kit.text_in(canvas, (area.x, area.y), area.width, &kit.text("start-lead"), Role::Text);
        return None;
    };
    let x = canvas.text(area.x, area.y, &format!("{} ", kit.look.glyphs.cursor), kit.style(Role::Key));
    kit.text_in(canvas, (x, area.y), area.right() - x, filter.text(), Role::Text);
    Some((x + filter.cursor_cells() as u16, area.y))
}

/// What a row is told with.
struct Told<'a> {
    kit: &'a Kit<'a>,
    model: &'a Model,
    memory: &'a Memory,
    /// Whether its section is open.
    open: bool,
}

fn draw_row(canvas: &mut Canvas, told: &Told, (place, row): (usize, &Row), r: Rect) {
    let (kit, g) = (told.kit, told.kit.look.glyphs);
    if place < 9 {
        canvas.text(r.x, r.y, &(place + 1).to_string(), kit.style(Role::Key));
    }
    let korean = kit.texts.lang() == Lang::Ko;
    if let Some(entry) = row.entry {
        let done = told.memory.has_done(&entry.name);
        let x = r.x + HEAD_CELLS;
        canvas.text(x, r.y, if done { g.yes } else { " " }, kit.style(Role::Good));
        let title = if korean { &entry.title.ko } else { &entry.title.en };
        let end = canvas.text_in(x + 2, r.y, r.right().saturating_sub(x + 2), title, g.more, kit.style(Role::Text));
        let free = r.right().saturating_sub(end + 2);
        if width(&entry.name) <= free {
            canvas.text(r.right() - width(&entry.name), r.y, &entry.name, kit.style(Role::Faint));
        }
        return;
    }
    let mark = match (row.section.unfolds(), told.open) {
        (false, _) => " ",
        (true, false) => g.cursor,
        (true, true) => g.open,
    };
    canvas.text(r.x + 2, r.y, mark, kit.style(Role::Key));
    let x = r.x + HEAD_CELLS;
    let name = kit.format(&format!("start-{}", row.section.id()), &[]);
    canvas.text_in(x, r.y, NAME_CELLS, &name, g.more, kit.style(Role::Strong));
    let at = x + NAME_CELLS + 1;
    canvas.text_in(at, r.y, r.right().saturating_sub(at), &about(told, row.section), g.more, kit.style(Role::Faint));
}

/// What a section is for, or how far it is.
fn about(told: &Told, section: Section) -> String {
    let (kit, memory) = (told.kit, told.memory);
    let last = memory.last.as_ref().map(|last| if kit.texts.lang() == Lang::Ko { &last.ko } else { &last.en });
    let done = usize::from(memory.tour);
    match (section, last) {
        (Section::Continue, Some(title)) => title.clone(),
        (Section::Tour, _) if (1..tour::Step::ALL.len()).contains(&done) => {
            kit.format("start-tour-at", &[("done", done.into()), ("count", tour::Step::ALL.len().into())])
        }
        (Section::Lessons, _) if !memory.done.is_empty() => {
            let lessons: Vec<_> = section.entries(&told.model.stage.catalogue).collect();
            let done = lessons.iter().filter(|lesson| memory.has_done(&lesson.name)).count();
            let known = if lessons.is_empty() { memory.done.len() } else { done };
            kit.format("start-lessons-done", &[("done", known.into())])
        }
        _ => kit.format(&format!("start-{}.about", section.id()), &[]),
    }
}

fn draw_keys(canvas: &mut Canvas, kit: &Kit, area: Rect) {
    let wanted = [
        (Action::Activate, 0),
        (Action::Find, 2),
        (Action::Cancel, 1),
        (Action::Language, 3),
        (Action::Help, 4),
        (Action::Quit, 5),
    ];
    let hint = |(action, weight): (Action, u8)| {
        let label =
            if action == Action::Cancel { kit.text("start-leave").into_owned() } else { kit.action(action, true) };
        Hint { key: kit.keys(Context::Start, action), label, weight }
    };
    let hints: Vec<Hint> = wanted.into_iter().map(hint).collect();
    draw_hints(canvas, (area.x, area.y), area.width, &hints, kit.look);
}
