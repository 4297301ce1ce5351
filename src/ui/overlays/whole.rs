//! A screen of its own over the lab: a frame with its title and the transport, a sentence about what is looked at, and a
//! last line. The last line is that of cards, too: the keys begun, how the latest wish went, or the keys worth knowing.

use ratatui_core::layout::Rect;

use crate::app::model::Model;
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::{draw_notice, draw_pending, draw_title};
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, Lattice, draw_hints};

/// Lines of the sentence at the foot.
const TOLD_ROWS: u16 = 2;

/// Draws the screen around its picture; answers the space for that. In the past the sentence is that this is the present.
pub(super) fn draw_whole(
    canvas: &mut Canvas,
    kit: &Kit,
    model: &Model,
    (title, told): (&str, &str),
    hints: &[Hint],
) -> Rect {
    let area = canvas.area();
    canvas.clear(area);
    let mut lattice = Lattice::new(area);
    let foot = area.bottom().saturating_sub(TOLD_ROWS + 2);
    lattice.frame(area, true);
    lattice.frame(Rect { y: foot, height: TOLD_ROWS + 2, ..area }, false);
    lattice.draw(canvas, kit.look);
    let time = (&model.playback, model.stage.view.events);
    draw_title(canvas, kit, title, time, (area.x + 1, area.y, area.width.saturating_sub(2)));
    let past = kit.text("host-past");
    let (told, role) = if model.playback.past { (&*past, Role::Warn) } else { (told, Role::Text) };
    let room = area.width.saturating_sub(4);
    for (y, line) in (foot + 1..area.bottom().saturating_sub(1)).zip(wrap(told, room)) {
        kit.text_in(canvas, (area.x + 2, y), room, &line, role);
    }
    draw_edge_foot(canvas, kit, model, hints, area);
    Rect::new(area.x + 1, area.y + 1, area.width.saturating_sub(2), foot.saturating_sub(area.y + 1))
}

/// The last line, on the lower edge of a frame.
pub(super) fn draw_edge_foot(canvas: &mut Canvas, kit: &Kit, model: &Model, hints: &[Hint], area: Rect) {
    let (x, y) = (area.x + 2, area.bottom().saturating_sub(1));
    canvas.put(x, y, " ", kit.style(Role::Text));
    let end = draw_foot(canvas, kit, model, hints, (x + 1, y, area.width.saturating_sub(6)));
    canvas.put(end, y, " ", kit.style(Role::Text));
}

/// The last line; the column behind what it says.
pub(super) fn draw_foot(
    canvas: &mut Canvas,
    kit: &Kit,
    model: &Model,
    hints: &[Hint],
    (x, y, cells): (u16, u16, u16),
) -> u16 {
    match &model.notice {
        _ if !model.focus.pending.is_empty() => {
            draw_pending(canvas, kit, (&model.focus, model.context()), (x, y, cells))
        }
        Some(notice) => draw_notice(canvas, kit, notice, (x, y, cells)),
        None => draw_hints(canvas, (x, y), cells, hints, kit.look),
    }
}
