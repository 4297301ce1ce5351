//! Rows of cells: aligned columns where they fit, flowing lines where they do not.

use ratatui_core::layout::Rect;

use crate::ui::canvas::{Canvas, shorten, width};
use crate::ui::theme::Role;
use crate::ui::topology::Look;

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Its look.
    pub role: Role,
}

impl Cell {
    /// A cell.
    pub fn new(text: impl Into<String>, role: Role) -> Cell {
        Cell { text: text.into(), role }
    }
}

/// A table.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Table {
    /// Column heads; may be empty.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// The chosen row.
    pub chosen: Option<usize>,
    /// Rows scrolled away above.
    pub scroll: usize,
}

const GAP: u16 = 2;

impl Table {
    /// Draws the table in `area`; returns how many lines it used.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, look: Look) -> u16 {
        let widths = self.widths();
        let total: u32 = widths.iter().map(|&w| u32::from(w + GAP)).sum();
        // Two cells of overhang may be cut from the last column; more than that reads better as flowing lines.
        if total <= u32::from(area.width) + u32::from(GAP) + 2 {
            self.draw_aligned(canvas, area, &widths, look)
        } else {
            self.draw_flowing(canvas, area, look)
        }
    }

    fn widths(&self) -> Vec<u16> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0).max(self.head.len());
        let column = |c: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(c)).map(|cell| width(&cell.text));
            cells.chain(self.head.get(c).map(|h| width(h))).max().unwrap_or(0)
        };
        (0..columns).map(column).collect()
    }

    /// The first row to draw so that the chosen one is seen in `lines` lines of `tall` lines each.
    fn first(&self, lines: usize) -> usize {
        let chosen = self.chosen.unwrap_or(0);
        let least = (chosen + 1).saturating_sub(lines.max(1));
        self.scroll.min(self.rows.len().saturating_sub(lines)).clamp(least, chosen.max(least).max(self.scroll))
    }

    fn draw_aligned(&self, canvas: &mut Canvas, area: Rect, widths: &[u16], look: Look) -> u16 {
        let mut y = area.y;
        if self.head.iter().any(|h| !h.is_empty()) {
            let mut x = area.x;
            for (head, &w) in self.head.iter().zip(widths) {
                let room = w.min(area.right().saturating_sub(x));
                canvas.text_in(x, y, room, head, look.glyphs.more, look.theme.style(Role::Faint));
                x += w + GAP;
            }
            y += 1;
        }
        let lines = usize::from(area.bottom().saturating_sub(y));
        for (at, row) in self.rows.iter().enumerate().skip(self.first(lines)).take(lines) {
            let mut x = area.x;
            for (cell, &w) in row.iter().zip(widths) {
                let room = w.min(area.right().saturating_sub(x));
                canvas.text_in(x, y, room, &cell.text, look.glyphs.more, look.theme.style(cell.role));
                x += w + GAP;
            }
            if self.chosen == Some(at) {
                canvas.restyle(Rect::new(area.x, y, area.width, 1), look.theme.style(Role::Chosen));
            }
            y += 1;
        }
        y - area.y
    }

    fn draw_flowing(&self, canvas: &mut Canvas, area: Rect, look: Look) -> u16 {
        let mut y = area.y;
        let tall = self.rows.iter().map(|row| flow(row, area.width).len()).max().unwrap_or(1).max(1);
        let fitting = (usize::from(area.height) / tall).max(1);
        for (at, row) in self.rows.iter().enumerate().skip(self.first(fitting)) {
            let start = y;
            for line in flow(row, area.width) {
                if y >= area.bottom() {
                    return y - area.y;
                }
                for (x, cell) in line {
                    let room = area.width.saturating_sub(x);
                    let text = shorten(&cell.text, room, look.glyphs.more);
                    canvas.text(area.x + x, y, &text, look.theme.style(cell.role));
                }
                y += 1;
            }
            if self.chosen == Some(at) {
                canvas.restyle(Rect::new(area.x, start, area.width, y - start), look.theme.style(Role::Chosen));
            }
        }
        y - area.y
    }
}

/// The cells of a row on as many lines as they need, continued lines indented.
fn flow(row: &[Cell], cells: u16) -> Vec<Vec<(u16, &Cell)>> {
    let mut lines: Vec<Vec<(u16, &Cell)>> = vec![Vec::new()];
    let mut x = 0;
    for cell in row.iter().filter(|c| !c.text.is_empty()) {
        let wide = width(&cell.text);
        if x > GAP && x + wide > cells {
            lines.push(Vec::new());
            x = GAP;
        }
        if let Some(line) = lines.last_mut() {
            line.push((x, cell));
        }
        x += wide + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::*;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;

    fn drawn(table: &Table, w: u16, h: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
        let theme = Theme::default();
        let area = buffer.area;
        table.draw(&mut Canvas::new(&mut buffer), area, Look { glyphs: Glyphs::UNICODE, theme: &theme });
        crate::ui::export::screen(&buffer).to_text().lines().map(str::to_owned).collect()
    }

    fn table() -> Table {
        let row = |a: &str, b: &str| vec![Cell::new(a, Role::Text), Cell::new(b, Role::Faint)];
        Table {
            head: vec!["address".into(), "who".into()],
            rows: vec![row("192.168.0.1", "02:00"), row("10.0.0.1", "라우터")],
            ..Table::default()
        }
    }

    #[test]
    fn columns_align_where_they_fit_and_flow_where_not() {
        assert_eq!(drawn(&table(), 24, 4), ["address      who", "192.168.0.1  02:00", "10.0.0.1     라우터", ""]);
        assert_eq!(drawn(&table(), 13, 4), ["192.168.0.1", "  02:00", "10.0.0.1", "  라우터"]);
    }

    #[test]
    fn the_chosen_row_is_always_seen() {
        let mut table = table();
        table.chosen = Some(1);
        assert_eq!(drawn(&table, 24, 2), ["address      who", "10.0.0.1     라우터"]);
    }
}
