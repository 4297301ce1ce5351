//! A shell at a box: what its programs printed, and the line being typed.

use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::action::Action;
use crate::app::console::Console;
use crate::app::keymap::Context;
use crate::lab::{Line, ProcView};
use crate::os::LineWhat;
use crate::trace::facts::Stream;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Lines of one box looked through.
const LOOK_MAX: usize = 2_000;

/// A shell and what its box did.
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    /// Line being typed, scrolling.
    pub console: &'a Console,
    /// The box's name.
    pub name: &'a str,
    /// Everything printed in the lab.
    pub lines: &'a [Line],
    /// Processes of the box.
    pub procs: &'a [ProcView],
}

/// Draws a shell.
pub fn draw_console(canvas: &mut Canvas, kit: &Kit, shell: Shell) -> Cursor {
    let Shell { console, name, .. } = shell;
    let area = canvas.area();
    // At the bottom: what is typed here is watched on the map above.
    let rows = (area.height / 2).max(12).min(area.height);
    let cells = area.width.saturating_sub(4).min(100);
    let title = format!("{} {} {name}", kit.text("tab-console"), kit.look.glyphs.dot);
    let bottom = Rect { y: area.bottom() - rows, height: rows, ..area };
    let inner = popup(canvas, bottom, (cells, rows), &title, kit.look);
    let candidates = console.candidates.join("  ");
    let low = wrap(&candidates, inner.width).len().min(3) as u16;
    let output = Rect { height: inner.height.saturating_sub(2 + low), ..inner };
    draw_output(canvas, kit, shell, output);
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

/// The newest lines of this box that fit, wrapped; before the lines of a program stands what started it.
fn draw_output(canvas: &mut Canvas, kit: &Kit, shell: Shell, area: Rect) {
    let own: Vec<&Line> = shell.lines.iter().rev().filter(|l| l.node == shell.console.node).take(LOOK_MAX).collect();
    let mut rows: Vec<(String, Role)> = Vec::new();
    let mut speaks = None;
    for line in own.iter().rev() {
        if speaks != Some(line.pid) {
            speaks = Some(line.pid);
            rows.extend(shell.started(line.pid, &own).map(|argv| (format!("{}$ {argv}", shell.name), Role::Good)));
        }
        match &line.what {
            LineWhat::Print { stream: Stream::Out, text } => rows.push((text.to_string(), Role::Text)),
            LineWhat::Print { stream: Stream::Err, text } => rows.push((text.to_string(), Role::Bad)),
            LineWhat::Exit { code: 0, .. } => {}
            LineWhat::Exit { code, argv } => {
                let args = [("argv", argv.to_string().into()), ("code", (*code).into())];
                rows.push((kit.format("console-exit", &args), Role::Faint));
            }
        }
    }
    // A program that is silent so far was started all the same.
    let silent = shell.console.running.filter(|pid| own.iter().all(|l| l.pid != *pid));
    let silent = silent.and_then(|pid| shell.started(pid, &own));
    rows.extend(silent.map(|argv| (format!("{}$ {argv}", shell.name), Role::Good)));
    let fold = |(text, role): (String, Role)| {
        let lines = if width(&text) <= area.width { vec![text] } else { wrap(&text, area.width) };
        lines.into_iter().map(move |line| (line, role))
    };
    let rows: Vec<(String, Role)> = rows.into_iter().flat_map(fold).collect();
    let tall = usize::from(area.height);
    let end = rows.len().saturating_sub(shell.console.scroll).max(tall.min(rows.len()));
    let shown = rows.get(end.saturating_sub(tall)..end).unwrap_or(&[]);
    let top = area.bottom() - shown.len() as u16;
    for (i, (text, role)) in shown.iter().enumerate() {
        canvas.text(area.x, top + i as u16, text, kit.style(*role));
    }
}

impl Shell<'_> {
    /// The command line of a process, from its end or from the list of those alive.
    fn started(&self, pid: u32, own: &[&Line]) -> Option<String> {
        let ended = own.iter().filter(|l| l.pid == pid).find_map(|l| match &l.what {
            LineWhat::Exit { argv, .. } => Some(argv.to_string()),
            LineWhat::Print { .. } => None,
        });
        let alive = self.procs.iter().find(|p| p.pid == pid);
        ended.or_else(|| alive.map(|p| p.argv.clone()))
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
