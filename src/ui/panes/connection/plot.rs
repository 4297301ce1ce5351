//! Lines over time in a small space: braille dots (two by four a cell), or a mark a cell where only ASCII may be drawn.
//! It knows numbers, not what they are.

use ratatui_core::layout::Rect;

use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Braille: a bit for each dot, by column and row of the cell.
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
const BRAILLE: u32 = 0x2800;

/// How a series is drawn, so that it is known without its colour; the place of its mark among the glyphs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// A line.
    Solid,
    /// A broken line.
    Broken,
    /// Loosely filled down to zero.
    Filled,
}

impl Line {
    /// Whether a dot of it is drawn.
    const fn shows(self, column: usize, dot: usize) -> bool {
        match self {
            Line::Solid => true,
            Line::Broken => column % 4 < 2,
            Line::Filled => (column + dot).is_multiple_of(2),
        }
    }
}

/// A series: the least and the greatest value of each dot column; none where there is no value.
#[derive(Clone, Debug)]
pub(super) struct Series {
    /// Its look.
    pub role: Role,
    /// How it is drawn.
    pub line: Line,
    /// Values, a pair for each dot column.
    pub values: Vec<Option<(u64, u64)>>,
}

/// Dot columns of a space so many cells wide.
pub(super) const fn columns(cells: u16) -> usize {
    cells as usize * 2
}

/// Draws the series, the last one on top, from 0 at the bottom to `top`.
pub(super) fn draw(canvas: &mut Canvas, kit: &Kit, series: &[Series], top: u64, area: Rect) {
    let (wide, tall) = (usize::from(area.width), usize::from(area.height));
    let levels = (tall * 4) as u64;
    let level = |value: u64| (value.min(top) * levels.saturating_sub(1) / top.max(1)) as usize;
    let mut cells: Vec<(u32, usize)> = vec![(0, 0); wide * tall];
    for (number, line) in series.iter().enumerate() {
        for (column, values) in line.values.iter().enumerate().take(wide * 2) {
            let Some((least, most)) = values else { continue };
            let low = if line.line == Line::Filled { 0 } else { level(*least) };
            for dot in (low..=level(*most)).filter(|dot| line.line.shows(column, *dot)) {
                let row = tall.saturating_sub(1 + dot / 4);
                let bit = DOTS.get(column % 2).and_then(|side| side.get(3 - dot % 4)).copied().unwrap_or(0);
                if let Some(cell) = cells.get_mut(row * wide + column / 2) {
                    *cell = (cell.0 | bit, number);
                }
            }
        }
    }
    let g = kit.look.glyphs;
    for (at, (dots, number)) in cells.into_iter().enumerate().filter(|(_, (dots, _))| *dots != 0) {
        let Some(line) = series.get(number) else { continue };
        let (x, y) = (area.x + (at % wide) as u16, area.y + (at / wide) as u16);
        let mark = g.marks.get(line.line as usize).copied().unwrap_or("*");
        let braille = char::from_u32(BRAILLE | dots).filter(|_| g.braille).map(String::from);
        canvas.put(x, y, braille.as_deref().unwrap_or(mark), kit.style(line.role));
    }
}
