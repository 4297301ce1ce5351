//! A question with two answers.

use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::popup;

/// Asks `question`; `yes` says which answer is chosen.
pub fn draw_confirm(canvas: &mut Canvas, kit: &Kit, question: &str, yes: bool) {
    let area = canvas.area();
    let lines = wrap(question, area.width.saturating_sub(12).min(56));
    let wide = lines.iter().map(|l| width(l)).max().unwrap_or(0).max(24);
    let inner = popup(canvas, area, (wide + 6, lines.len() as u16 + 4), "", kit.look);
    for (i, line) in lines.iter().enumerate() {
        canvas.text(inner.x + 1, inner.y + i as u16, line, kit.style(Role::Text));
    }
    let mut x = inner.x + 1;
    let y = inner.bottom().saturating_sub(1);
    for (label, chosen) in [(kit.text("no"), !yes), (kit.text("yes"), yes)] {
        let style = kit.style(if chosen { Role::Chosen } else { Role::Text });
        let mark = if chosen { kit.look.glyphs.cursor } else { " " };
        x = canvas.text(x, y, &format!(" {mark} {label} "), style) + 2;
    }
}
