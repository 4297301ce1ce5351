//! Bytes as a hex dump, with ranges lit in both halves.

use std::ops::Range;

use ratatui_core::layout::Rect;
use ratatui_core::style::{Modifier, Style};

use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::topology::Look;

/// A dump.
#[derive(Clone, Debug)]
pub struct Bytes<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// Faintly marked: the header.
    pub header: Range<usize>,
    /// Strongly marked: the field.
    pub field: Range<usize>,
    /// The byte under the cursor, when bytes are walked; it is always seen.
    pub cursor: Option<usize>,
}

/// Bytes a line shows in so many cells: 16, 8 or 4.
fn per_line(cells: u16) -> usize {
    [16usize, 8, 4].into_iter().find(|n| cells_needed(*n) <= cells).unwrap_or(4)
}

/// How many cells a line of so many bytes takes.
pub const fn cells_needed(per_line: usize) -> u16 {
    // Offset 4 + 2, three cells a byte, a gap in the middle and one before the text, one cell a byte.
    (6 + per_line * 3 + 2 + per_line) as u16
}

/// How many lines `len` bytes take in `cells` cells.
pub fn rows_needed(len: usize, cells: u16) -> u16 {
    len.div_ceil(per_line(cells)) as u16
}

impl Bytes<'_> {
    /// Draws the dump so that the cursor (else the start of the field, else of the header) is seen.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, look: Look) {
        let per_line = per_line(area.width);
        let lines = usize::from(area.height);
        let marked = if self.field.is_empty() { self.header.start } else { self.field.start };
        let wanted = self.cursor.unwrap_or(marked) / per_line;
        let all = self.bytes.len().div_ceil(per_line);
        let first = wanted.saturating_sub(lines / 3).min(all.saturating_sub(lines));
        for (row, chunk) in self.bytes.chunks(per_line).enumerate().skip(first).take(lines) {
            let y = area.y + (row - first) as u16;
            let offset = format!("{:04x}", row * per_line);
            let x = canvas.text(area.x, y, &offset, look.theme.style(Role::Faint)) + 2;
            let half = per_line / 2;
            let text_x = x + (per_line * 3) as u16 + 2;
            for (i, &byte) in chunk.iter().enumerate() {
                let at = row * per_line + i;
                let style = self.style(at, look);
                let gap = u16::from(i >= half);
                canvas.text(x + (i * 3) as u16 + gap, y, &format!("{byte:02x}"), style);
                let next_lit = self.lit(at) && self.lit(at + 1) && i + 1 < chunk.len();
                if next_lit && self.style(at + 1, look) == style {
                    let blanks = if i + 1 == half { "  " } else { " " };
                    canvas.text(x + (i * 3) as u16 + gap + 2, y, blanks, style);
                }
                let shown = char::from(byte);
                let symbol = if shown.is_ascii_graphic() || shown == ' ' { shown.to_string() } else { String::new() };
                let symbol = if symbol.is_empty() { look.glyphs.byte } else { &symbol };
                canvas.put(text_x + i as u16, y, symbol, style);
            }
        }
    }

    fn lit(&self, at: usize) -> bool {
        self.field.contains(&at)
    }

    fn style(&self, at: usize, look: Look) -> Style {
        let role = match (self.field.contains(&at), self.header.contains(&at)) {
            (true, _) => Role::Lit,
            (_, true) => Role::New,
            _ => Role::Faint,
        };
        let style = look.theme.style(role);
        if self.cursor == Some(at) { style.add_modifier(Modifier::UNDERLINED) } else { style }
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::*;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;

    #[test]
    fn a_field_is_lit_in_both_halves() {
        let bytes: Vec<u8> = (0x3e..0x52).collect();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 72, 2));
        let theme = Theme::default();
        let dump = Bytes { bytes: &bytes, header: 0..8, field: 2..4, cursor: None };
        let area = buffer.area;
        dump.draw(&mut Canvas::new(&mut buffer), area, Look { glyphs: Glyphs::UNICODE, theme: &theme });
        let lit: String = buffer
            .content
            .iter()
            .filter(|c| c.modifier.contains(Modifier::REVERSED))
            .map(ratatui_core::buffer::Cell::symbol)
            .collect();
        assert_eq!(lit, "40 41@A");
        let second: String = buffer.content.iter().skip(72).map(ratatui_core::buffer::Cell::symbol).collect();
        assert!(second.starts_with("0010  4e 4f 50 51 "), "{second}");
    }
}
