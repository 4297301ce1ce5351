//! A shell at a box: what its programs printed, and the line being typed.

use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::action::Action;
use crate::app::console::Console;
use crate::app::keymap::Context;
use crate::lab::Line;
use crate::os::LineWhat;
use crate::trace::facts::Stream;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Draws the shell at the box called `name`, with what was printed anywhere in the lab.
pub fn draw_console(canvas: &mut Canvas, kit: &Kit, console: &Console, name: &str, lines: &[Line]) -> Cursor {
    let area = canvas.area();
    let rows = area.height.saturating_sub(4).max(6);
    let cells = area.width.saturating_sub(4).min(100);
    let title = format!("{} {} {name}", kit.text("tab-console"), kit.look.glyphs.dot);
    let inner = popup(canvas, area, (cells, rows), &title, kit.look);
    let candidates = console.candidates.join("  ");
    let low = wrap(&candidates, inner.width).len().min(3) as u16;
    let output = Rect { height: inner.height.saturating_sub(2 + low), ..inner };
    draw_output(canvas, kit, console, lines, output);
    for (i, line) in wrap(&candidates, inner.width).iter().take(3).enumerate() {
        canvas.text(inner.x, output.bottom() + i as u16, line, kit.style(Role::Faint));
    }
    let y = output.bottom() + low;
    let prompt = format!("{name}$ ");
    let x = canvas.text_in(inner.x, y, inner.width / 2, &prompt, "", kit.style(Role::Good));
    let room = inner.right().saturating_sub(x + 1);
    let cursor = console.line.cursor_cells() as u16;
    let away = (cursor + 1).saturating_sub(room);
    let text = console.line.text();
    let skipped = crate::ui::canvas::fit(text, away).len();
    canvas.text_in(x, y, room, text.get(skipped..).unwrap_or(""), "", kit.style(Role::Text));
    draw_keys(canvas, kit, console, (inner.x, y + 1, inner.width));
    Some((x + cursor.saturating_sub(away), y))
}

/// The newest lines of this box that fit, wrapped.
fn draw_output(canvas: &mut Canvas, kit: &Kit, console: &Console, lines: &[Line], area: Rect) {
    let wanted = usize::from(area.height) + console.scroll;
    let mut rows: Vec<(String, Role)> = Vec::new();
    for line in lines.iter().rev().filter(|l| l.node == console.node) {
        let (text, role) = match &line.what {
            LineWhat::Print { stream: Stream::Out, text } => (text.to_string(), Role::Text),
            LineWhat::Print { stream: Stream::Err, text } => (text.to_string(), Role::Bad),
            LineWhat::Exit { code: 0, .. } => continue,
            LineWhat::Exit { code, argv } => (
                kit.format("console-exit", &[("argv", argv.to_string().into()), ("code", (*code).into())]),
                Role::Faint,
            ),
        };
        let wrapped = if width(&text) <= area.width { vec![text] } else { wrap(&text, area.width) };
        rows.extend(wrapped.into_iter().rev().map(|l| (l, role)));
        if rows.len() >= wanted {
            break;
        }
    }
    let shown: Vec<_> = rows.iter().skip(console.scroll.min(rows.len())).take(usize::from(area.height)).collect();
    let top = area.bottom() - shown.len() as u16;
    for (i, (text, role)) in shown.iter().rev().enumerate() {
        canvas.text(area.x, top + i as u16, text, kit.style(*role));
    }
}

fn draw_keys(canvas: &mut Canvas, kit: &Kit, console: &Console, (x, y, cells): (u16, u16, u16)) {
    let mut actions = vec![Action::Activate, Action::Complete, Action::Cancel];
    if console.running.is_some() {
        actions.insert(0, Action::Interrupt);
    }
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(Context::Console, *action),
        label: kit.action(*action, true),
        weight: weight as u8,
    };
    let hints: Vec<Hint> = actions.iter().enumerate().map(hint).collect();
    draw_hints(canvas, (x, y), cells, &hints, kit.look);
}
