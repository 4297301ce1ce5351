//! The port-forward form of a router: its rules, and below them the rule being written.

use ratatui_core::layout::Rect;

use super::{Cursor, draw_form, form_height};
use crate::app::action::Action;
use crate::app::form::Forwards;
use crate::app::keymap::Context;
use crate::lab::NodeView;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::panes::tables;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Draws the form over the screen.
pub fn draw_forwards(canvas: &mut Canvas, kit: &Kit, forwards: &Forwards, router: Option<&NodeView>) -> Cursor {
    let area = canvas.area();
    let mut table = router.map(|node| tables::forwards(kit, node)).unwrap_or_default();
    table.chosen = (!table.rows.is_empty()).then_some(forwards.at);
    let editor = forwards.editor.as_ref();
    let lines = (table.rows.len() as u16 + 1).clamp(2, if editor.is_some() { 5 } else { 12 });
    let below = editor.map_or(0, |e| form_height(&e.form) + 3);
    let title = format!("{} {} {}", kit.text("tab-forwards"), kit.look.glyphs.dot, forwards.router);
    let inner = popup(canvas, area, (66, lines + below + 4), &title, kit.look);
    let list = Rect { height: lines.min(inner.height), ..inner };
    if table.rows.is_empty() {
        canvas.text_in(
            list.x,
            list.y,
            list.width,
            &kit.text("forwards-empty"),
            kit.look.glyphs.more,
            kit.style(Role::Faint),
        );
    } else {
        table.draw(canvas, list, kit.look);
    }
    let cursor = editor.and_then(|editor| {
        let y = list.bottom() + 1;
        let head = if editor.replaces.is_some() { Action::RuleEdit } else { Action::RuleAdd };
        canvas.text_in(inner.x, y, inner.width, &kit.action(head, false), "", kit.style(Role::Title));
        let fields = Rect::new(inner.x, y + 1, inner.width, form_height(&editor.form));
        let cursor = draw_form(canvas, kit, &editor.form, fields);
        let command = format!("{}$ {}", forwards.router, editor.command());
        canvas.text_in(inner.x, fields.bottom(), inner.width, &command, kit.look.glyphs.more, kit.style(Role::Faint));
        cursor
    });
    let hints = hints(kit, editor.is_some());
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &hints, kit.look);
    cursor
}

fn hints(kit: &Kit, editing: bool) -> Vec<Hint> {
    let (context, actions): (Context, &[Action]) = if editing {
        (Context::Form, &[Action::Activate, Action::FieldNext, Action::Cancel])
    } else {
        (Context::Rules, &[Action::RuleAdd, Action::RuleEdit, Action::RuleDelete, Action::RuleSwitch, Action::Cancel])
    };
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(context, *action),
        label: kit.action(*action, true),
        weight: weight as u8,
    };
    actions.iter().enumerate().map(hint).collect()
}
