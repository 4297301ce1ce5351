//! The form of a line's trouble: a line a field, beside it what would be right, below what is and what will be, and the
//! console lines that make it so.

use ratatui_core::layout::Rect;

use super::Cursor;
use super::form::draw_field;
use crate::app::action::Action;
use crate::app::form::{FieldId, LinkForm};
use crate::app::keymap::Context;
use crate::i18n::setting_hint;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Cells of a setting's field.
const SETTING_CELLS: u16 = 16;
/// Cells of the card.
const CARD_COLUMNS: u16 = 78;

/// Draws the form.
pub fn draw_link(canvas: &mut Canvas, kit: &Kit, link: &LinkForm) -> Cursor {
    let area = canvas.area();
    let changes = link.preview();
    let cells = CARD_COLUMNS.min(area.width).saturating_sub(4);
    let lines: Vec<String> = link.commands().iter().flat_map(|line| wrap(&format!("lab {line}"), cells)).collect();
    // Fields, a blank line, now and then for each direction, two console lines, hints.
    let tall = link.form.fields.len() as u16 + 2 * changes.len() as u16 + 1 + (lines.len() as u16).max(2);
    let inner = popup(canvas, area, (CARD_COLUMNS, tall + 2), &kit.action(Action::LinkForm, false), kit.look);
    let cursor = draw_fields(canvas, kit, link, inner);
    let mut y = inner.y + link.form.fields.len() as u16;
    let mut put = |canvas: &mut Canvas, text: &str, role: Role| {
        if y + 1 < inner.bottom() {
            kit.text_in(canvas, (inner.x, y), inner.width, text, role);
        }
        y += 1;
    };
    let none = kit.format("link-whole", &[]);
    let or_none = |words: &str| if words.is_empty() { none.clone() } else { words.to_owned() };
    for (before, after) in &changes {
        put(canvas, &kit.format("link-now", &[("words", or_none(before).into())]), Role::Faint);
        let role = if before == after { Role::Faint } else { Role::Strong };
        put(canvas, &kit.format("link-then", &[("words", or_none(after).into())]), role);
    }
    for line in &lines {
        put(canvas, line, Role::Key);
    }
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(Context::Form, *action),
        label: kit.action_of_form(*action, "apply"),
        weight: weight as u8,
    };
    let hints: Vec<Hint> = [Action::Activate, Action::FieldNext, Action::Cancel].iter().enumerate().map(hint).collect();
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &hints, kit.look);
    cursor
}

fn draw_fields(canvas: &mut Canvas, kit: &Kit, link: &LinkForm, area: Rect) -> Cursor {
    let form = &link.form;
    let labels: Vec<String> = form.fields.iter().map(|f| kit.format(&format!("field-{}", f.id.id()), &[])).collect();
    let column = labels.iter().map(|label| width(label)).max().unwrap_or(0);
    let mut cursor = None;
    for (i, (field, label)) in form.fields.iter().zip(&labels).enumerate() {
        let y = area.y + i as u16;
        if y + 1 >= area.bottom() {
            break;
        }
        let here = form.at == i;
        let mark = if here { kit.look.glyphs.cursor } else { " " };
        canvas.put(area.x, y, mark, kit.style(Role::Key));
        let style = kit.style(if here { Role::Strong } else { Role::Faint });
        canvas.text(area.x + 2 + (column - width(label)), y, label, style);
        let x = area.x + column + 4;
        let room = area.right().saturating_sub(x);
        let FieldId::Trouble(setting) = field.id else {
            draw_field(canvas, kit, field, here, Rect::new(x, y, room, 1));
            continue;
        };
        let cells = SETTING_CELLS.min(room);
        let at = draw_field(canvas, kit, field, here, Rect::new(x, y, cells, 1));
        cursor = if here { at } else { cursor };
        let wrong = form.error_shown(i).is_some();
        let hint = setting_hint(kit.texts, setting);
        let text = if wrong {
            format!("{} {}", kit.look.glyphs.dropped, kit.format("link-wrong", &[("hint", hint.into())]))
        } else {
            hint
        };
        let role = if wrong { Role::Bad } else { Role::Faint };
        let from = x + cells + 2;
        let room = area.right().saturating_sub(from);
        kit.text_in(canvas, (from, y), room, &text, role);
    }
    cursor
}
