//! The upper edge: which lab this is, and how its time runs.

use crate::app::playback::{Playback, Transport};
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

use super::events::clock;

/// Draws the edge from `x` in `cells` cells: the title at its left, the transport at its right.
pub fn draw(
    canvas: &mut Canvas,
    kit: &Kit,
    title: &str,
    (playback, events): (&Playback, u64),
    (x, y, cells): (u16, u16, u16),
) {
    let mut parts = transport(kit, playback, events);
    let wide = |parts: &[(String, Role)]| parts.iter().map(|p| width(&p.0) + 1).sum::<u16>() + 1;
    // Where room is short the count of events goes first, then the way of playing.
    for spare in [1, 3] {
        // The title has a blank at either side, and three cells of the edge stay to be seen.
        if wide(&parts) + width(title) + 5 > cells {
            parts.remove(spare);
        }
    }
    let wide = wide(&parts);
    let title_room = cells.saturating_sub(wide + 3);
    let end = kit.text_in(canvas, (x, y), title_room, &format!(" {title} "), Role::Title);
    let mut at = (x + cells).saturating_sub(wide).max(end);
    at = canvas.text(at, y, " ", kit.style(Role::Text));
    for (text, role) in parts {
        at = canvas.text(at, y, &format!("{text} "), kit.style(role));
    }
}

fn transport(kit: &Kit, playback: &Playback, events: u64) -> Vec<(String, Role)> {
    let g = kit.look.glyphs;
    let state = match (playback.past, playback.transport, &playback.resting) {
        (true, ..) => (format!("{} {}", g.no, kit.text("status-past")), Role::Warn),
        (_, Transport::Paused, _) => (format!("{} {}", g.pause, kit.text("status-paused")), Role::Warn),
        (_, _, Some(_)) => (format!("{} {}", g.dot, kit.text("status-resting")), Role::Faint),
        _ => (format!("{} {}", g.play, kit.text("status-playing")), Role::Good),
    };
    let mode = kit.format(&format!("mode-{}", playback.mode.id()), &[]);
    vec![
        (clock(playback.shown.micros()), Role::Strong),
        (format!("{} {events}", kit.text("pane-events")), Role::Faint),
        state,
        (format!("{}{}", g.times, speed(playback.quarters())), Role::Text),
        (mode, Role::Text),
    ]
}

/// Quarters as people write them: `1`, `16`, `0.25`.
pub fn speed(quarters: u32) -> String {
    match quarters % 4 {
        0 => (quarters / 4).to_string(),
        2 => format!("{}.5", quarters / 4),
        rest => format!("{}.{}", quarters / 4, rest * 25),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn quarters_are_decimal() {
        assert_eq!([1, 2, 4, 64].map(super::speed), ["0.25", "0.5", "1", "16"]);
    }
}
