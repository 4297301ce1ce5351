//! The small map in a corner, when only a part of the lab is seen: where boxes stand, and which part that is.

use ratatui_core::layout::Rect;

use super::draw::{Live, Look, frame};
use super::map::Map;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// Columns and rows of the small map at most, without its frame.
const SIZE_MAX: (u16, u16) = (20, 6);
/// Narrower or lower than this there is no room for it.
const ROOM_MIN: (u16, u16) = (40, 14);

/// Draws the small map into the lower right corner. `seen` is the part of the map on the canvas.
pub(super) fn draw_overview(canvas: &mut Canvas, map: &Map, live: &Live, seen: Rect, look: Look) {
    let area = canvas.area();
    if area.width < ROOM_MIN.0 || area.height < ROOM_MIN.1 {
        return;
    }
    let (wide, high) = map.size();
    let size = (SIZE_MAX.0.min(wide), SIZE_MAX.1.min(high));
    let place = Rect::new(area.right() - size.0 - 2, area.bottom() - size.1 - 2, size.0 + 2, size.1 + 2);
    canvas.clear(place);
    frame(canvas, place, &look.glyphs.pane, look.theme.style(Role::Border));
    // A cell of the small map stands for so many of the large one.
    let scaled = |x: u16, y: u16| {
        let at = |v: u16, all: u16, cells: u16| (u32::from(v) * u32::from(cells) / u32::from(all.max(1))) as u16;
        (place.x + 1 + at(x, wide, size.0).min(size.0 - 1), place.y + 1 + at(y, high, size.1).min(size.1 - 1))
    };
    for (at, r) in (0..map.scene().nodes.len()).filter_map(|at| Some((at, map.place(at)?))) {
        let (x, y) = scaled(r.x + r.width / 2, r.y + r.height / 2);
        let chosen = live.chosen == Some(at);
        if chosen || canvas.symbol(x, y) != look.glyphs.yes {
            let (glyph, role) = if chosen { (look.glyphs.yes, Role::Focus) } else { (look.glyphs.dot, Role::Faint) };
            canvas.put(x, y, glyph, look.theme.style(role));
        }
    }
    let ((left, top), (right, bottom)) =
        (scaled(seen.x, seen.y), scaled(seen.right().saturating_sub(1), seen.bottom().saturating_sub(1)));
    canvas.restyle(Rect::new(left, top, right - left + 1, bottom - top + 1), look.theme.style(Role::Chosen));
}
