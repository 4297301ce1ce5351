//! How full something is: a bar of a few cells. Something is never drawn as nothing, and full only when it is.

use ratatui_core::style::Style;

use crate::ui::canvas::Canvas;
use crate::ui::topology::Look;

/// Filled cells of `cells` for `value` of `limit`.
pub fn filled(value: u64, limit: u64, cells: u16) -> u16 {
    match (value, limit) {
        (0, _) => 0,
        (_, 0) => cells,
        _ if cells < 2 => cells,
        _ if value >= limit => cells,
        _ => {
            let share = u128::from(value) * u128::from(cells) / u128::from(limit);
            (share as u16).clamp(1, cells - 1)
        }
    }
}

/// Draws a bar; returns the column after it.
pub fn draw_gauge(
    canvas: &mut Canvas,
    (x, y, cells): (u16, u16, u16),
    (value, limit): (u64, u64),
    look: Look,
    (full, empty): (Style, Style),
) -> u16 {
    let lit = filled(value, limit, cells);
    for i in 0..cells {
        let (glyph, style) = if i < lit { (look.glyphs.bar.0, full) } else { (look.glyphs.bar.1, empty) };
        canvas.put(x + i, y, glyph, style);
    }
    x + cells
}

/// A count in at most four cells: `999`, `1.4k`, `64k`, `1.5M`.
pub fn short_count(n: u64) -> String {
    for (unit, letter) in [(1_000_000_000, 'G'), (1_000_000, 'M'), (1_000, 'k')] {
        if n >= unit {
            let (whole, tenth) = (n / unit, n % unit * 10 / unit);
            return if whole >= 10 { format!("{whole}{letter}") } else { format!("{whole}.{tenth}{letter}") };
        }
    }
    n.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_shows_and_full_is_full() {
        let shown = [(0, 100), (1, 100), (50, 100), (99, 100), (100, 100), (200, 100), (1, 0)];
        assert_eq!(shown.map(|(value, limit)| filled(value, limit, 4)), [0, 1, 2, 3, 4, 4, 4]);
        assert_eq!([filled(1, 2, 0), filled(1, 2, 1), filled(u64::MAX, u64::MAX, 9)], [0, 1, 9]);
    }

    #[test]
    fn counts_are_short() {
        let told = [0, 999, 1_448, 64_240, 1_500_000, 25_000_000].map(short_count);
        assert_eq!(told, ["0", "999", "1.4k", "64k", "1.5M", "25M"]);
    }
}
