//! The forms that change a lab, with the line they end in; and the line that says what a box is chosen for, while the map
//! stays in sight.

use ratatui_core::layout::Rect;

use super::Cursor;
use super::composer::card;
use crate::app::action::Action;
use crate::app::edit::EditForm;
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::overlay::Picking;
use crate::i18n::Arg;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints};

/// Draws a form.
pub fn draw_edit(canvas: &mut Canvas, kit: &Kit, edit: &EditForm) -> Cursor {
    card(canvas, kit, (&kit.action(edit.action(), false), "apply"), &edit.form, &format!("lab {}", edit.line()))
}

/// Says at the lower edge what the box on the map is chosen for; a refusal that stands there stays.
pub fn draw_pick(canvas: &mut Canvas, kit: &Kit, model: &Model, picking: &Picking) {
    if model.notice.is_some() {
        return;
    }
    let from: Arg = match picking {
        Picking::Cable(from) => model.stage.name(*from).to_owned().into(),
        Picking::Move(end) => end.clone().into(),
    };
    let to = model.stage.name(model.selection.node).to_owned();
    let area = canvas.area();
    let (x, y, cells) = (area.x + 1, area.bottom().saturating_sub(1), area.width.saturating_sub(2));
    canvas.clear(Rect::new(x, y, cells, 1));
    let text = format!(" {} ", kit.format(&format!("pick-{}", picking.id()), &[("from", from), ("to", to.into())]));
    let at = kit.text_in(canvas, (x, y), cells, &text, Role::Chosen) + 1;
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(Context::Pick, *action),
        label: kit.action(*action, true),
        weight: weight as u8,
    };
    let hints: Vec<Hint> = [Action::Activate, Action::Cancel].iter().enumerate().map(hint).collect();
    draw_hints(canvas, (at, y), (x + cells).saturating_sub(at), &hints, kit.look);
}
