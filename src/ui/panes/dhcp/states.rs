//! The state machine of a DHCP client (RFC 2131 figure 5) with the client in it: where it is, and the way it came.

use ratatui_core::layout::Rect;

use crate::app::dhcp::EDGES;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::draw_ways;

/// Cells and rows of the diagram.
pub(super) const SIZE: (u16, u16) = (46, 13);

/// The three columns, the way back of those who hold a lease, and the one back to INIT.
const L: u16 = 6;
const M: u16 = 20;
const R: u16 = 33;
const BACK: u16 = 10;
const EDGE: u16 = 44;

/// Where each state stands: the middle of its name.
const PLACES: [(&str, u16, u16); 8] = [
    ("INIT-REBOOT", L, 0),
    ("INIT", R, 0),
    ("REBOOTING", L, 3),
    ("SELECTING", R, 3),
    ("BOUND", M, 6),
    ("REQUESTING", R, 6),
    ("RENEWING", M, 9),
    ("REBINDING", M, 12),
];

/// The corners of each way, in the order of `EDGES`.
const WAYS: [&[(u16, u16)]; 13] = [
    &[(R, 0), (R, 3)],
    &[(R, 3), (R, 6)],
    &[(R, 6), (M, 6)],
    &[(R, 6), (EDGE, 6), (EDGE, 0), (R, 0)],
    &[(L, 0), (L, 3)],
    &[(L, 3), (L, 6), (M, 6)],
    &[(L, 3), (M, 3), (M, 0), (R, 0)],
    &[(M, 6), (M, 9)],
    &[(M, 9), (M, 12)],
    &[(M, 9), (BACK, 9), (BACK, 7), (M, 7), (M, 6)],
    &[(M, 12), (BACK, 12), (BACK, 7), (M, 7), (M, 6)],
    &[(M, 9), (EDGE, 9), (EDGE, 0), (R, 0)],
    &[(M, 12), (EDGE, 12), (EDGE, 0), (R, 0)],
];

/// What moves a client on a way: what it sends, hears, or the time. Column, row.
const EVENTS: [(u16, u16, &str); 13] = [
    (R + 1, 1, "DISCOVER"),
    (R + 1, 4, "OFFER"),
    (R + 1, 5, "REQUEST"),
    (M + 5, 5, "ACK"),
    (R + 6, 7, "NAK"),
    (L + 1, 1, "REQUEST"),
    (L + 1, 5, "ACK"),
    (M + 1, 2, "NAK"),
    (M + 1, 8, "T1"),
    (M + 1, 11, "T2"),
    (BACK + 1, 10, "ACK"),
    (M + 8, 8, "NAK"),
    (M + 8, 11, "NAK, end"),
];

/// Draws the diagram with the client in `state`, where it came from `came`.
pub(super) fn draw(canvas: &mut Canvas, kit: &Kit, area: Rect, came: &str, state: &str) {
    let g = kit.look.glyphs;
    let figure = Rect { width: SIZE.0, height: SIZE.1, ..area };
    let ways = EDGES.iter().zip(WAYS).map(|(edge, corners)| (corners, *edge == (came, state)));
    draw_ways(canvas, figure, &ways, kit.look);
    for (x, y, text) in EVENTS {
        canvas.text(area.x + x, area.y + y, text, kit.style(Role::Faint));
    }
    for (name, middle, row) in PLACES {
        let here = name == state;
        let (x, y) = (area.x + middle.saturating_sub(width(name) / 2), area.y + row);
        let style = if here { kit.style(Role::Lit).patch(kit.style(role_of(name))) } else { kit.style(Role::Text) };
        let end = canvas.text(x, y, name, style);
        if here {
            // Not by its colour alone.
            canvas.put(end, y, g.back, kit.style(Role::Caption));
            if x > area.x {
                canvas.put(x - 1, y, g.play, kit.style(Role::Caption));
            }
        }
    }
}

/// Green where the address is safe, yellow where it is in doubt, red where there is none.
pub(super) fn role_of(state: &str) -> Role {
    match state {
        "BOUND" => Role::Good,
        "INIT" | "REBINDING" => Role::Bad,
        _ => Role::Warn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::are_sound;

    #[test]
    fn every_way_of_the_figure_begins_and_ends_at_its_states() {
        let ways: Vec<_> = EDGES.into_iter().zip(WAYS).map(|((from, to), way)| (from, to, way)).collect();
        assert!(are_sound(&ways, &PLACES));
    }
}
