//! What this lab is about: its title, what it shows, its task, and as many hints as were asked for.

use ratatui_core::layout::Rect;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::lesson;
use crate::app::model::Model;
use crate::lab::Plan;
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Cells of the card.
const CARD_COLUMNS: u16 = 84;

/// Draws the card from its `scroll`-th line on, with so many of the hints.
pub fn draw_about(canvas: &mut Canvas, kit: &Kit, plan: &Plan, (scroll, hints): (usize, usize)) {
    let area = canvas.area();
    let cells = CARD_COLUMNS.min(area.width.saturating_sub(2));
    let lines = lines(kit, plan, hints, cells.saturating_sub(4));
    let rows = (lines.len() as u16 + 4).min(area.height.saturating_sub(2));
    let inner = popup(canvas, area, (cells, rows), &kit.text("about-title"), kit.look);
    let page = Rect { height: inner.height.saturating_sub(2), ..inner };
    let most = lines.len().saturating_sub(usize::from(page.height));
    let first = scroll.min(most);
    for ((text, role), y) in lines.iter().skip(first).zip(page.y..page.bottom()) {
        kit.text_in(canvas, (page.x, y), page.width, text, *role);
    }
    if most > 0 {
        let at = format!(" {}/{} ", first + 1, most + 1);
        canvas.text(inner.x, inner.bottom(), &at, kit.style(Role::Faint));
    }
    let more = plan.lesson.as_ref().is_some_and(|lesson| hints < lesson.hints.len());
    let next = Hint {
        key: kit.keys(Context::Help, Action::Activate),
        label: kit.text(if hints == 0 { "about-hint" } else { "about-next-hint" }).into_owned(),
        weight: 0,
    };
    let close =
        Hint { key: kit.keys(Context::Help, Action::Cancel), label: kit.action(Action::Cancel, true), weight: 1 };
    let keys: Vec<Hint> = more.then_some(next).into_iter().chain([close]).collect();
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &keys, kit.look);
}

/// Draws the card that says that the task is done: what was learned, and what comes next.
pub fn draw_done(canvas: &mut Canvas, kit: &Kit, model: &Model) {
    let plan = &model.stage.plan;
    let area = canvas.area();
    let cells = CARD_COLUMNS.min(area.width.saturating_sub(2));
    let learned = plan.lesson.as_ref().and_then(|lesson| lesson.learned.as_ref());
    let next = lesson::next(&model.stage.catalogue, &model.guide.memory, &plan.name);
    let mut lines = Vec::new();
    let mut put = |text: &str, role| lines.extend(wrap(text, cells.saturating_sub(4)).into_iter().map(|l| (l, role)));
    put(&format!("{} {}", kit.look.glyphs.yes, kit.in_language(&plan.title)), Role::Good);
    put(" ", Role::Text);
    put(kit.in_language(learned.unwrap_or(&plan.about)), Role::Text);
    put(" ", Role::Text);
    match next {
        Some(next) => put(&kit.format("lesson-next", &[("title", kit.in_language(&next.title).into())]), Role::Strong),
        None => put(&kit.text("lesson-last"), Role::Strong),
    }
    let rows = (lines.len() as u16 + 4).min(area.height.saturating_sub(2));
    let inner = popup(canvas, area, (cells, rows), &kit.text("lesson-done"), kit.look);
    for ((text, role), y) in lines.iter().zip(inner.y..inner.bottom().saturating_sub(1)) {
        canvas.text(inner.x, y, text, kit.style(*role));
    }
    let key = |action, label, weight| Hint { key: kit.keys(Context::Help, action), label, weight };
    let open = next.map(|_| key(Action::Activate, kit.text("lesson-open").into_owned(), 0));
    let keys: Vec<Hint> =
        open.into_iter().chain([key(Action::Cancel, kit.text("lesson-stay").into_owned(), 1)]).collect();
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &keys, kit.look);
}

/// Draws the card that says what a pane, a table or a screen is.
pub fn draw_what(canvas: &mut Canvas, kit: &Kit, topic: &str) {
    let area = canvas.area();
    let cells = CARD_COLUMNS.min(area.width.saturating_sub(2));
    let lines = wrap(&kit.text(&format!("what-{topic}")), cells.saturating_sub(4));
    let rows = (lines.len() as u16 + 4).min(area.height.saturating_sub(2));
    let title = kit.text(&format!("what-{topic}.title")).into_owned();
    let inner = popup(canvas, area, (cells, rows), &title, kit.look);
    for (text, y) in lines.iter().zip(inner.y..inner.bottom().saturating_sub(1)) {
        canvas.text(inner.x, y, text, kit.style(Role::Text));
    }
    let close =
        Hint { key: kit.keys(Context::Help, Action::Cancel), label: kit.action(Action::Cancel, true), weight: 0 };
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &[close], kit.look);
}

/// All of it, wrapped.
fn lines(kit: &Kit, plan: &Plan, hints: usize, cells: u16) -> Vec<(String, Role)> {
    let mut lines = Vec::new();
    let mut put = |text: &str, role: Role| lines.extend(wrap(text, cells).into_iter().map(|line| (line, role)));
    put(kit.in_language(&plan.title), Role::Title);
    let about = kit.in_language(&plan.about);
    let none = kit.text("about-none");
    put(if about.is_empty() { &none } else { about }, Role::Text);
    if let Some(lesson) = &plan.lesson {
        put(" ", Role::Text);
        put(&kit.text("about-task"), Role::Title);
        put(kit.in_language(&lesson.task), Role::Strong);
        for (number, hint) in lesson.hints.iter().enumerate().take(hints) {
            put(" ", Role::Text);
            let args = [("number", (number + 1).into()), ("count", lesson.hints.len().into())];
            put(&kit.format("about-hint-number", &args), Role::Title);
            put(kit.in_language(hint), Role::Text);
        }
    }
    lines
}
