//! Why something happened: the chain of causes from its root down to the fact, each link a sentence and a jump.
//!
//! Only the links around the cursor are put into words: a chain may have thousands.

use ratatui_core::layout::Rect;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::why::Why;
use crate::i18n::{Names, fact_remedy, fact_sentence};
use crate::trace::{Fact, FactId, Trace};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::clock;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// A line of the card: whose link, its number, and what stands there.
struct Line {
    link: usize,
    head: String,
    text: String,
    role: Role,
}

/// Cells of time, layer and mark in front of a sentence.
const HEAD_CELLS: u16 = 15;

/// Draws the chain over the screen.
pub fn draw_why(canvas: &mut Canvas, kit: &Kit, why: &Why, trace: &Trace, names: &dyn Names) {
    let area = canvas.area();
    let cells = area.width.saturating_sub(4).min(110);
    let rows = area.height.saturating_sub(2);
    let inner = popup(canvas, area, (cells, rows), &kit.text("why-title"), kit.look);
    let root = why.links.first().and_then(|id| trace.fact(*id));
    let at = root.map(|fact| node(kit, fact, names)).unwrap_or_default();
    let said = kit.format(&format!("why-root-{}", why.root(trace).id()), &[("node", at.into())]);
    kit.text_in(canvas, (inner.x, inner.y), inner.width, &said, Role::Title);
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(4), ..inner };
    draw_links(canvas, kit, why, &around(kit, why, trace, names, list), list);
    let count = format!(" {}/{} ", why.at + 1, why.links.len());
    canvas.text(inner.right().saturating_sub(width(&count)), inner.bottom(), &count, kit.style(Role::Faint));
    let hints = [Action::Activate, Action::First, Action::Cancel].iter().enumerate().map(|(weight, action)| {
        let label =
            if *action == Action::Activate { kit.text("why-jump").into_owned() } else { kit.action(*action, true) };
        Hint { key: kit.keys(Context::Help, *action), label, weight: weight as u8 }
    });
    let hints: Vec<Hint> = hints.collect();
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &hints, kit.look);
}

fn node(kit: &Kit, fact: &Fact, names: &dyn Names) -> String {
    fact.node.map_or_else(|| kit.text("the-lab").into_owned(), |n| names.node(n))
}

/// The lines of the links that fit around the cursor, in order.
fn around(kit: &Kit, why: &Why, trace: &Trace, names: &dyn Names, list: Rect) -> Vec<Line> {
    let rows = usize::from(list.height);
    let of = |link: usize| lines(kit, trace, names, (link, why.links.get(link).copied()), list.width);
    let mut shown = of(why.at);
    let (mut above, mut below) = (why.at, why.at + 1);
    while shown.len() < rows && (above > 0 || below < why.links.len()) {
        if above > 0 {
            above -= 1;
            let mut more = of(above);
            more.append(&mut shown);
            shown = more;
        }
        if shown.len() < rows && below < why.links.len() {
            shown.extend(of(below));
            below += 1;
        }
    }
    // Too many: the link under the cursor stays, with what leads to it.
    let end = shown.iter().rposition(|line| line.link == why.at).map_or(shown.len(), |last| last + 1);
    let first = if shown.len() > rows && end > rows { end - rows } else { 0 };
    shown.into_iter().skip(first).take(rows).collect()
}

fn lines(kit: &Kit, trace: &Trace, names: &dyn Names, (link, id): (usize, Option<FactId>), cells: u16) -> Vec<Line> {
    let Some(fact) = id.and_then(|id| trace.fact(id)) else { return Vec::new() };
    let mark = if link == 0 { " " } else { kit.look.glyphs.because };
    let head = format!("{mark} {} L{}", clock(fact.at.micros()), fact.what.layer());
    let room = cells.saturating_sub(HEAD_CELLS);
    let mut sentences = vec![(fact_sentence(kit.texts, fact, names), Role::Text)];
    sentences.extend(fact_remedy(kit.texts, fact, names).map(|fix| (fix, Role::Good)));
    let mut lines: Vec<Line> = Vec::new();
    for (sentence, role) in sentences {
        for text in wrap(&sentence, room) {
            let head = if lines.is_empty() { head.clone() } else { String::new() };
            lines.push(Line { link, head, text, role });
        }
    }
    lines
}

fn draw_links(canvas: &mut Canvas, kit: &Kit, why: &Why, lines: &[Line], list: Rect) {
    for (y, line) in (list.y..list.bottom()).zip(lines) {
        canvas.text_in(list.x, y, HEAD_CELLS, &line.head, "", kit.style(Role::Faint));
        let room = list.width.saturating_sub(HEAD_CELLS);
        kit.text_in(canvas, (list.x + HEAD_CELLS, y), room, &line.text, line.role);
        if line.link == why.at {
            canvas.restyle(Rect::new(list.x, y, list.width, 1), kit.style(Role::Chosen));
        }
    }
}
