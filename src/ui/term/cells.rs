//! Cells that a glyph takes: how wide it is drawn, and which cell is the right half of a wide one.

use ratatui_core::buffer::{Buffer, Cell};

use crate::ui::canvas::width;

/// Makes the right half of each wide glyph an empty symbol, and blanks of halves that cannot be.
pub(super) fn mark_halves(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(columns) {
        let mut x = 0;
        while x < row.len() {
            let (head, tail) = row.split_at_mut(x + 1);
            let Some(cell) = head.last_mut() else { break };
            let cells = cells_of(cell.symbol());
            match (cells, tail.first_mut()) {
                (2, Some(half)) => {
                    *half = Cell::EMPTY;
                    half.set_symbol("");
                    x += 1;
                }
                (1, _) => {}
                _ => {
                    cell.set_symbol(" ");
                }
            }
            x += 1;
        }
    }
}

/// Width of a cell's symbol; what most cells hold is known without a table.
pub(super) fn cells_of(symbol: &str) -> u16 {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (Some(' '..='~' | '\u{2500}'..='\u{257f}'), None) => 1,
        (Some('\u{ac00}'..='\u{d7a3}'), None) => 2,
        _ => width(symbol),
    }
}

/// Whether it is the right half of a wide glyph.
pub(super) fn is_half(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

/// Whether all terminals draw it equally wide.
pub(super) const fn has_sure_width(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2500}'..='\u{257f}' | '\u{ac00}'..='\u{d7a3}')
}
