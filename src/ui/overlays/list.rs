//! A list to choose from, narrowed by typing.

use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::keymap::Context;
use crate::app::list::{Item, List, Pick, Purpose};
use crate::i18n::{Lang, term_meaning};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{popup, popup_inside};

/// Rows below the glossary for the sentence of the chosen term: a blank one and three of text.
const TOLD_ROWS: u16 = 4;

/// Draws the list; `node` is the name of the box a menu belongs to.
pub fn draw_list(canvas: &mut Canvas, kit: &Kit, list: &List, node: &str) -> Cursor {
    let area = canvas.area();
    let title = kit.format(&format!("list-{}", list.purpose.id()), &[("node", node.into())]);
    let told = told_rows(list);
    let inner = popup(canvas, area, size(list, area), &title, kit.look);
    let prompt = format!("{} ", kit.look.glyphs.cursor);
    let x = canvas.text(inner.x, inner.y, &prompt, kit.style(Role::Key));
    let filter = list.filter.text();
    if filter.is_empty() {
        kit.text_in(
            canvas,
            (x, inner.y),
            inner.right() - x,
            &kit.text(if matches!(list.purpose, Purpose::Menu(_)) { "list-filter-menu" } else { "list-filter" }),
            Role::Faint,
        );
    } else {
        kit.text_in(canvas, (x, inner.y), inner.right() - x, filter, Role::Text);
    }
    let top = inner.y + 2;
    let lines = usize::from(inner.bottom().saturating_sub(top + told));
    if list.shown.is_empty() {
        kit.text_in(canvas, (inner.x, top), inner.width, &kit.text("list-empty"), Role::Faint);
    }
    let first = (list.at + 1).saturating_sub(lines);
    for place in first..list.shown.len().min(first + lines) {
        let Some(item) = list.row(place) else { continue };
        draw_item(canvas, kit, item, (inner.x, top + (place - first) as u16, inner.width), place == list.at);
    }
    if told > 0 {
        draw_meaning(canvas, kit, list, Rect { y: inner.bottom().saturating_sub(told), height: told, ..inner });
    }
    draw_count(canvas, kit, list, (inner.right(), inner.bottom()));
    Some((x + list.filter.cursor_cells() as u16, inner.y))
}

fn told_rows(list: &List) -> u16 {
    if list.purpose == Purpose::Terms { TOLD_ROWS } else { 0 }
}

/// Columns and rows of the card.
fn size(list: &List, area: Rect) -> (u16, u16) {
    let rows = (list.items.len() as u16 + told_rows(list)).clamp(3, area.height.saturating_sub(8).max(3));
    let cells = if list.purpose == Purpose::Palette { 68 } else { 60 };
    (cells.min(area.width.saturating_sub(4)), rows + 4)
}

/// The row of the list drawn at a cell of a screen of this size.
pub fn list_row_at(list: &List, area: Rect, at: (u16, u16)) -> Option<usize> {
    let inner = popup_inside(area, size(list, area));
    let top = inner.y + 2;
    let lines = inner.bottom().saturating_sub(top + told_rows(list));
    let place = at.1.checked_sub(top).filter(|place| *place < lines && inner.contains(at.into()))?;
    let first = (list.at + 1).saturating_sub(usize::from(lines));
    Some(first + usize::from(place)).filter(|row| *row < list.shown.len())
}

/// What the chosen term means, below the list.
fn draw_meaning(canvas: &mut Canvas, kit: &Kit, list: &List, area: Rect) {
    let Some(Pick::Term(id)) = list.chosen().map(|item| &item.pick) else { return };
    let lines = wrap(&term_meaning(kit.texts, id), area.width);
    for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
        canvas.text(area.x, y, line, kit.style(Role::Text));
    }
}

fn draw_item(canvas: &mut Canvas, kit: &Kit, item: &Item, (x, y, cells): (u16, u16, u16), chosen: bool) {
    let g = kit.look.glyphs;
    let is_action = matches!(item.pick, Pick::Action(_));
    let korean = kit.texts.lang() == Lang::Ko;
    let (label, note) = if let (Pick::Term(_), Some(name)) = (&item.pick, &item.title) {
        // A term is read in the language of the screen, and recognised in the other.
        if korean { (name.ko.clone(), name.en.clone()) } else { (name.en.clone(), name.ko.clone()) }
    } else if let Pick::Action(action) = &item.pick {
        let context = if action.is_of_rules() { Context::Rules } else { Context::Main };
        (kit.action(*action, false), kit.keys(context, *action))
    } else {
        let title = item.title.as_ref().map(|t| if korean { &t.ko } else { &t.en });
        let cut = item.cut.then(|| g.cut.to_owned());
        (item.name.clone(), title.cloned().or(cut).unwrap_or_default())
    };
    let end = canvas.text_in(x, y, cells, &label, g.more, kit.style(Role::Text));
    let free = (x + cells).saturating_sub(end + 2);
    if is_action {
        let at = (x + cells).saturating_sub(width(&note).min(free));
        canvas.text_in(at, y, free, &note, g.more, kit.style(Role::Key));
    } else {
        let at = end.max(x + 16) + 2;
        canvas.text_in(at, y, (x + cells).saturating_sub(at), &note, g.more, kit.style(Role::Faint));
    }
    if chosen {
        canvas.restyle(Rect::new(x, y, cells, 1), kit.style(Role::Chosen));
    }
}

/// `3/41` on the lower edge.
fn draw_count(canvas: &mut Canvas, kit: &Kit, list: &List, (right, y): (u16, u16)) {
    let at = if list.shown.is_empty() { 0 } else { list.at + 1 };
    let text = format!(" {at}/{} ", list.shown.len());
    canvas.text(right.saturating_sub(width(&text)), y, &text, kit.style(Role::Faint));
}
