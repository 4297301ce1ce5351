//! The chosen step (the newest when none is chosen) in sentences.

use ratatui_core::layout::Rect;

use super::Scene;
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::theme::Role;

/// Draws the sentences of a row; what does not fit is not begun.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, row: Option<u64>, area: Rect) {
    let style = scene.kit.style(Role::Text);
    let Some(row) = row.and_then(|row| scene.told.talk.row(row)) else {
        let text = scene.kit.text("conn-nothing-yet");
        scene.kit.text_in(canvas, (area.x, area.y), area.width, &text, Role::Faint);
        return;
    };
    let told = scene.told.row(row).join(" ");
    for (y, line) in (area.y..area.bottom()).zip(wrap(&told, area.width)) {
        canvas.text(area.x, y, &line, style);
    }
}
