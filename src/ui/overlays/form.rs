//! A form: labels, fields, and beside each field what is wrong with it.

use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::form::{Field, FieldKind, Form};
use crate::i18n::field_error_sentence;
use crate::ui::canvas::{Canvas, fit, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Cells a text field shows.
const FIELD_CELLS: u16 = 24;

/// Lines a form takes.
pub fn form_height(form: &Form) -> u16 {
    form.fields.len() as u16 * 2
}

/// Draws the fields in `area`, two lines each: the field, and below it what is wrong.
pub fn draw_form(canvas: &mut Canvas, kit: &Kit, form: &Form, area: Rect) -> Cursor {
    let label = |field: &Field| kit.format(&format!("field-{}", field.id.id()), &[]);
    let labels: Vec<String> = form.fields.iter().map(label).collect();
    let column = labels.iter().map(|l| width(l)).max().unwrap_or(0);
    let mut cursor = None;
    for (i, (field, label)) in form.fields.iter().zip(&labels).enumerate() {
        let y = area.y + 2 * i as u16;
        let here = form.at == i;
        let style = kit.style(if here { Role::Strong } else { Role::Faint });
        let mark = if here { kit.look.glyphs.cursor } else { " " };
        canvas.put(area.x, y, mark, kit.style(Role::Key));
        canvas.text(area.x + 2 + (column - width(label)), y, label, style);
        let x = area.x + column + 4;
        let cells = FIELD_CELLS.min(area.right().saturating_sub(x));
        let at = draw_field(canvas, kit, field, here, Rect::new(x, y, cells, 1));
        if here {
            cursor = at;
        }
        if let Some(error) = form.error_shown(i) {
            let text = format!("{} {}", kit.look.glyphs.dropped, field_error_sentence(kit.texts, error));
            // Beside the field where there is room, else under it.
            let beside = area.right().saturating_sub(x + cells + 2);
            let (ex, ey) = if width(&text) <= beside { (x + cells + 2, y) } else { (x, y + 1) };
            kit.text_in(canvas, (ex, ey), area.right().saturating_sub(ex), &text, Role::Bad);
        }
    }
    cursor
}

/// A text that nobody who looks on may read.
pub(super) fn dots(text: &str) -> String {
    "*".repeat(usize::from(width(text)))
}

pub(super) fn draw_field(canvas: &mut Canvas, kit: &Kit, field: &Field, here: bool, r: Rect) -> Cursor {
    match &field.kind {
        FieldKind::Text(line) => {
            let style = kit.style(Role::Text).add_modifier(ratatui_core::style::Modifier::UNDERLINED);
            canvas.fill(r, " ", style);
            // The text scrolls so that the cursor stays inside.
            let cursor = line.cursor_cells() as u16;
            let away = (cursor + 1).saturating_sub(r.width);
            let skipped = fit(line.text(), away).len();
            let shown = line.text().get(skipped..).unwrap_or("");
            let dots = if field.id.is_secret() { dots(shown) } else { String::new() };
            let shown = if field.id.is_secret() { &dots } else { shown };
            let text_style = if here && line.is_selected() { kit.style(Role::Chosen) } else { style };
            canvas.text(r.x, r.y, fit(shown, r.width), text_style);
            here.then_some((r.x + cursor.saturating_sub(away), r.y))
        }
        FieldKind::Choice { offers, at } => {
            let offer = offers.get(*at);
            let word = |value: &str, worded| {
                if worded { kit.format(&format!("offer-{value}"), &[]) } else { value.to_owned() }
            };
            let text = offer.map(|o| word(&o.value, o.worded)).unwrap_or_default();
            let text = if offers.len() > 1 { format!("< {text} >") } else { text };
            let role = if here { Role::Chosen } else { Role::Text };
            kit.text_in(canvas, (r.x, r.y), r.width, &text, role);
            None
        }
    }
}
