//! The composer and the name of a file to save: a form in a card, with the line it makes.

use super::{Cursor, draw_form, form_height};
use crate::app::action::Action;
use crate::app::form::{Composer, Form};
use crate::app::keymap::Context;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};

/// Draws the composer.
pub fn draw_composer(canvas: &mut Canvas, kit: &Kit, composer: &Composer) -> Cursor {
    let line = format!("{}$ {}", composer.from(), composer.command());
    card(canvas, kit, (&kit.action(Action::Compose, false), "send"), &composer.form, &line)
}

/// Draws the question for a file's name.
pub fn draw_save(canvas: &mut Canvas, kit: &Kit, form: &Form) -> Cursor {
    card(canvas, kit, (&kit.action(Action::SaveJournal, false), "save"), form, "")
}

/// Draws the question for the file to open.
pub fn draw_open(canvas: &mut Canvas, kit: &Kit, form: &Form) -> Cursor {
    card(canvas, kit, (&kit.action(Action::OpenFile, false), "open"), form, "")
}

/// A form in a card, with the line it ends in; what Enter does there is `enter-<does>`.
pub(super) fn card(canvas: &mut Canvas, kit: &Kit, (title, does): (&str, &str), form: &Form, line: &str) -> Cursor {
    let area = canvas.area();
    let tall = form_height(form) + u16::from(!line.is_empty());
    let inner = popup(canvas, area, (66, tall + 3), title, kit.look);
    let fields = ratatui_core::layout::Rect { height: form_height(form).min(inner.height), ..inner };
    let cursor = draw_form(canvas, kit, form, fields);
    kit.text_in(canvas, (inner.x, fields.bottom()), inner.width, line, Role::Faint);
    let actions = [Action::Activate, Action::FieldNext, Action::Cancel];
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(Context::Form, *action),
        label: kit.action_of_form(*action, does),
        weight: weight as u8,
    };
    let hints: Vec<Hint> = actions.iter().enumerate().map(hint).collect();
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &hints, kit.look);
    cursor
}
