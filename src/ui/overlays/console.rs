//! A terminal of a box: what was typed and printed there, and the line being typed.

use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::action::Action;
use crate::app::console::Console;
use crate::app::keymap::Context;
use crate::app::notice::Notice;
use crate::lab::{LAB, LabError, Line, NodeView, TerminalView};
use crate::os::LineWhat;
use crate::trace::facts::Stream;
use crate::ui::canvas::{Canvas, fit, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::notice_text;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Lines of one terminal looked through: its scrollback.
const LOOK_MAX: usize = 2_000;
/// Cells from one stop of the tab to the next.
const TAB_CELLS: usize = 8;
/// Rows for what Tab could mean.
const CANDIDATE_ROWS: usize = 4;

/// A terminal and what stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    /// Line being typed, scrolling.
    pub console: &'a Console,
    /// The box's name.
    pub name: &'a str,
    /// Everything printed in the lab.
    pub lines: &'a [Line],
    /// The number of the first of them.
    pub first_line: usize,
    /// The box; none for the lab itself.
    pub node: Option<&'a NodeView>,
    /// What the lab refused, each behind the lines before this number: its own terminal has no shell that would say so.
    pub refused: &'a [(usize, LabError)],
}

/// Draws a terminal.
pub fn draw_console(canvas: &mut Canvas, kit: &Kit, shell: Shell) -> Cursor {
    let Shell { console, .. } = shell;
    let area = canvas.area();
    // At the bottom: what is typed here is watched on the map above.
    let rows = (area.height / 2).max(12).min(area.height);
    let cells = area.width.saturating_sub(4).min(100);
    let bottom = Rect { y: area.bottom() - rows, height: rows, ..area };
    let inner = popup(canvas, bottom, (cells, rows), &shell.title(kit), kit.look);
    let candidates = columns(&console.candidates, inner.width);
    let low = candidates.len().min(CANDIDATE_ROWS) as u16;
    let output = Rect { height: inner.height.saturating_sub(2 + low), ..inner };
    draw_output(canvas, kit, shell, output);
    for (i, line) in candidates.iter().take(CANDIDATE_ROWS).enumerate() {
        canvas.text(inner.x, output.bottom() + i as u16, line, kit.style(Role::Faint));
    }
    let y = output.bottom() + low;
    let cursor = draw_line(canvas, kit, shell, Rect { y, height: 1, ..inner });
    draw_keys(canvas, kit, shell, (inner.x, y + 1, inner.width));
    Some(cursor)
}

/// The line being typed; the cell of its cursor.
fn draw_line(canvas: &mut Canvas, kit: &Kit, shell: Shell, area: Rect) -> (u16, u16) {
    let (x, y) = (area.x, area.y);
    let x = match shell.busy_with() {
        // No prompt: what is typed now is for the program, or waits.
        Some(program) => canvas.text_in(x, y, area.width / 2, &format!("{program}> "), "", kit.style(Role::Faint)),
        None => canvas.text_in(x, y, area.width / 2, &format!("{}$ ", shell.name), "", kit.style(Role::Good)),
    };
    let room = area.right().saturating_sub(x + 1);
    let cursor = shell.console.line.cursor_cells() as u16;
    let text = shell.console.line.text();
    // A wide letter at the left edge is shown whole: then a cell less is skipped.
    let skipped = fit(text, (cursor + 1).saturating_sub(room));
    let away = width(skipped);
    canvas.text_in(x, y, room, text.get(skipped.len()..).unwrap_or(""), "", kit.style(Role::Text));
    (x + cursor.saturating_sub(away), y)
}

/// The newest lines of this terminal that fit, wrapped.
fn draw_output(canvas: &mut Canvas, kit: &Kit, shell: Shell, area: Rect) {
    let console = shell.console;
    let own = |(_, line): &(usize, &Line)| line.node == console.node && line.tty.unwrap_or(0) == console.tty;
    let from = console.cleared.saturating_sub(shell.first_line);
    let kept = shell.lines.get(from..).unwrap_or_default();
    let numbered = kept.iter().enumerate().map(|(at, line)| (shell.first_line + from + at, line));
    let fold = |(text, role): (String, Role)| {
        let lines = if width(&text) <= area.width { vec![text] } else { wrap(&text, area.width) };
        lines.into_iter().rev().map(move |line| (line, role))
    };
    let tabless = |(text, role): (String, Role)| (expand_tabs(text), role);
    let refused = if console.node == LAB { shell.refused } else { &[] };
    let mut refused = refused.iter().rev().peekable();
    // A line, and what the lab refused behind it; the youngest first.
    let told = |(number, line): (usize, &Line)| {
        let mut rows = Vec::new();
        while let Some((_, error)) = refused.next_if(|(before, _)| *before > number) {
            rows.push((notice_text(kit, &Notice::Refused(error.clone())), Role::Bad));
        }
        rows.extend(row(kit, shell, line));
        rows
    };
    let tall = usize::from(area.height);
    // From the newest up, only as many as are seen.
    let newest = numbered.rev().filter(own).take(LOOK_MAX).flat_map(told);
    let mut rows: Vec<(String, Role)> =
        newest.map(tabless).flat_map(fold).take(tall.saturating_add(console.scroll)).collect();
    rows.reverse();
    let end = rows.len().saturating_sub(console.scroll).max(tall.min(rows.len()));
    let shown = rows.get(end.saturating_sub(tall)..end).unwrap_or(&[]);
    let top = area.bottom() - shown.len() as u16;
    for (i, (text, role)) in shown.iter().enumerate() {
        canvas.text(area.x, top + i as u16, text, kit.style(*role));
    }
}

/// Each tab as blanks up to the next eighth column, as a terminal shows it.
fn expand_tabs(text: String) -> String {
    if !text.contains('\t') {
        return text;
    }
    let mut parts = text.split('\t');
    let mut line = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let blanks = TAB_CELLS - usize::from(width(&line)) % TAB_CELLS;
        line.extend(core::iter::repeat_n(' ', blanks));
        line.push_str(part);
    }
    line
}

fn row(kit: &Kit, shell: Shell, line: &Line) -> Option<(String, Role)> {
    match &line.what {
        LineWhat::Typed { text, prompt: true } => Some((format!("{}$ {text}", shell.name), Role::Good)),
        LineWhat::Typed { text, prompt: false } => Some((text.to_string(), Role::Good)),
        LineWhat::Print { stream: Stream::Out, text } => Some((text.to_string(), Role::Text)),
        LineWhat::Print { stream: Stream::Err, text } => Some((text.to_string(), Role::Bad)),
        LineWhat::Exit { code: 0, .. } | LineWhat::Exit { behind: true, .. } => None,
        LineWhat::Exit { code, argv, .. } => {
            let args = [("argv", argv.to_string().into()), ("code", (*code).into())];
            Some((kit.format("console-exit", &args), Role::Faint))
        }
    }
}

impl Shell<'_> {
    fn terminal(&self) -> Option<&TerminalView> {
        self.node?.terminals.iter().find(|t| t.number == self.console.tty)
    }

    /// The program that has the keyboard.
    fn busy_with(&self) -> Option<&str> {
        let terminal = self.terminal().filter(|t| !t.at_prompt)?;
        let group = if terminal.foreground == 0 { terminal.shell } else { terminal.foreground };
        let procs = &self.node?.procs;
        let argv = procs.iter().find(|p| p.group == group || p.pid == group).map(|p| p.argv.as_str());
        Some(argv.and_then(|argv| argv.split_whitespace().next()).unwrap_or(""))
    }

    /// `shell · pc1 · pts/0`, and the other terminals of the box.
    fn title(&self, kit: &Kit) -> String {
        let dot = kit.look.glyphs.dot;
        if self.console.node == LAB {
            return format!("{} {dot} {}", kit.text("tab-console"), self.name);
        }
        let mut numbers: Vec<u16> =
            self.node.map(|n| n.terminals.iter().map(|t| t.number).collect()).unwrap_or_default();
        if let Err(at) = numbers.binary_search(&self.console.tty) {
            numbers.insert(at, self.console.tty);
        }
        let tab = |number: &u16| {
            if *number == self.console.tty && numbers.len() > 1 {
                format!("[pts/{number}]")
            } else {
                format!("pts/{number}")
            }
        };
        let tabs: Vec<String> = numbers.iter().map(tab).collect();
        format!("{} {dot} {} {dot} {}", kit.text("tab-console"), self.name, tabs.join(" "))
    }
}

/// Words in columns, as a shell lists what Tab could mean.
fn columns(words: &[String], cells: u16) -> Vec<String> {
    let Some(widest) = words.iter().map(|word| width(word)).max() else { return Vec::new() };
    let per_row = usize::from((cells / (widest + 2)).max(1));
    let line = |row: &[String]| {
        let padded = row.iter().map(|word| format!("{word}{}", " ".repeat(usize::from(widest + 2 - width(word)))));
        padded.collect::<String>().trim_end().to_owned()
    };
    words.chunks(per_row).map(line).collect()
}

fn draw_keys(canvas: &mut Canvas, kit: &Kit, shell: Shell, (x, y, cells): (u16, u16, u16)) {
    let mut actions = vec![Action::Activate, Action::Complete, Action::Cancel];
    if shell.console.node != LAB {
        actions.push(Action::TerminalNew);
    }
    if shell.node.is_some_and(|n| n.terminals.len() > 1) {
        actions.push(Action::TerminalNext);
    }
    actions.push(if shell.busy_with().is_some() { Action::TerminalClose } else { Action::EndInput });
    if shell.busy_with().is_some() {
        actions.insert(0, Action::Interrupt);
    }
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(Context::Console, *action),
        label: kit.action_of_form(*action, "run"),
        weight: weight as u8,
    };
    let hints: Vec<Hint> = actions.iter().enumerate().map(hint).collect();
    draw_hints(canvas, (x, y), cells, &hints, kit.look);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_reaches_to_the_next_stop() {
        assert_eq!(expand_tabs("a\tb".to_owned()), "a       b");
        assert_eq!(expand_tabs("12345678\t한글\tc".to_owned()), "12345678        한글    c");
    }
}
