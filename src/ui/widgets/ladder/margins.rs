//! The edges of the ladder: the names of the layers at the left, the coarser layers at the right.

use ratatui_core::layout::Rect;

use super::{Ladder, Layer};
use crate::ui::canvas::{Canvas, width};
use crate::ui::theme::Role;
use crate::ui::topology::Look;

/// Cells from which protocols have their full names and the coarser layers stand at the right.
const WIDE: u16 = 74;
/// Cells from which there is room for what the bytes of each layer are called.
const ROOMY: u16 = 100;

impl Ladder {
    /// The names of the layers at the left; answers how many cells they take.
    pub(super) fn draw_names(&self, canvas: &mut Canvas, area: Rect, look: Look) -> u16 {
        let longest = |of: fn(&Layer) -> &str| self.layers.iter().map(|l| width(of(l))).max().unwrap_or(0);
        let (wide, roomy) = (area.width >= WIDE, area.width >= ROOMY);
        let unit = if roomy { longest(|l| &l.unit) + 1 } else { 0 };
        let label = longest(if wide { |l| &l.name } else { |l| &l.short });
        for (i, layer) in self.layers.iter().enumerate() {
            let y = area.y + i as u16;
            let x = canvas.text(area.x, y, &format!("L{} ", layer.number), look.theme.style(Role::Strong));
            // Bits have no other name.
            let name = if wide { &layer.name } else { &layer.short };
            let text = if layer.number == 1 && !roomy { &layer.unit } else { name };
            canvas.text_in(x, y, label.max(4), text, look.glyphs.more, look.theme.style(Role::Text));
            if roomy {
                canvas.text(x + label + 1, y, &layer.unit, look.theme.style(Role::Faint));
            }
        }
        4 + label.max(4) + unit
    }

    /// The coarser layers at the right, in brackets; answers how many cells they take.
    pub(super) fn draw_four(&self, canvas: &mut Canvas, area: Rect, look: Look) -> u16 {
        let longest = self.four.iter().map(|four| width(&four.1)).max().unwrap_or(0);
        if area.width < WIDE || longest == 0 {
            return 0;
        }
        let (cells, pieces) = (longest + 3, &look.glyphs.pane);
        for (i, (number, name)) in self.four.iter().enumerate() {
            let first = self.four.iter().position(|four| four.0 == *number).unwrap_or(i);
            let last = self.four.iter().rposition(|four| four.0 == *number).unwrap_or(i);
            let bracket = match (i == first, i == last) {
                (true, true) => pieces[10],
                (true, false) => pieces[12],
                (false, true) => pieces[9],
                (false, false) => pieces[5],
            };
            let (x, y) = (area.right().saturating_sub(cells), area.y + i as u16);
            canvas.put(x + 1, y, bracket, look.theme.style(Role::Faint));
            if i == usize::midpoint(first, last) {
                canvas.text(x + 3, y, name, look.theme.style(Role::Faint));
            }
        }
        cells
    }
}
