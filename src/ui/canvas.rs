//! The one way to write cells: clipped, and careful with wide glyphs.
//!
//! A Hangul syllable takes two cells. Whoever writes onto one half must blank the other, or terminals show rubbish;
//! `put` does it, so nothing else in the program touches a buffer. Text from outside never carries control characters
//! to the terminal: they become `?`.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A window onto a buffer. Coordinates are the buffer's own; what falls outside the window is not drawn.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    clip: Rect,
}

/// Width of a text in cells.
pub fn width(text: &str) -> u16 {
    if text.is_ascii() { text.len().min(u16::MAX as usize) as u16 } else { text.width().min(u16::MAX as usize) as u16 }
}

/// The longest beginning of `text` that takes at most `cells` cells.
pub fn fit(text: &str, cells: u16) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > cells {
            return text.get(..at).unwrap_or("");
        }
    }
    text
}

/// `text` in at most `cells` cells; what was cut away is announced by `mark` (one cell).
pub fn shorten(text: &str, cells: u16, mark: &str) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    if cells == 0 {
        return String::new();
    }
    format!("{}{mark}", fit(text, cells - 1))
}

/// Breaks a text into lines of at most `cells` cells, at blanks; only a word longer than a line is cut.
pub fn wrap(text: &str, cells: u16) -> Vec<String> {
    let cells = cells.max(2);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_inclusive(' ') {
            if width(&line) + width(word.trim_end()) <= cells {
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            let mut rest = word;
            while width(rest.trim_end()) > cells {
                let head = fit(rest, cells);
                lines.push(head.to_owned());
                rest = rest.get(head.len()..).unwrap_or("");
            }
            rest.clone_into(&mut line);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

impl<'a> Canvas<'a> {
    /// The whole buffer.
    pub fn new(buffer: &'a mut Buffer) -> Self {
        let clip = buffer.area;
        Canvas { buffer, clip }
    }

    /// The window.
    pub fn area(&self) -> Rect {
        self.clip
    }

    /// A smaller window.
    pub fn sub(&mut self, area: Rect) -> Canvas<'_> {
        let clip = self.clip.intersection(area);
        Canvas { buffer: self.buffer, clip }
    }

    /// One grapheme at (x, y).
    pub fn put(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        if x < self.clip.x || y < self.clip.y || x >= self.clip.right() || y >= self.clip.bottom() {
            return;
        }
        let symbol = if symbol.chars().any(char::is_control) { "?" } else { symbol };
        let (symbol, wide) = match width(symbol) {
            0 => return,
            1 => (symbol, false),
            2 if x + 1 < self.clip.right() => (symbol, true),
            _ => (" ", false),
        };
        self.blank_cut_neighbour(x, y);
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
        if wide && let Some(cell) = self.buffer.cell_mut((x + 1, y)) {
            cell.set_symbol(" ").set_style(style);
        }
    }

    /// A wide glyph whose right half lies at (x, y) is about to lose it.
    fn blank_cut_neighbour(&mut self, x: u16, y: u16) {
        let Some(left) = x.checked_sub(1) else { return };
        if let Some(cell) = self.buffer.cell_mut((left, y)).filter(|cell| width(cell.symbol()) > 1) {
            cell.set_symbol(" ");
        }
    }

    /// A line of text; returns the column after its last cell.
    pub fn text(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let mut at = x;
        for grapheme in text.graphemes(true) {
            let cells = if grapheme.chars().any(char::is_control) { 1 } else { width(grapheme) };
            if at.saturating_add(cells) > self.clip.right() {
                break;
            }
            self.put(at, y, grapheme, style);
            at += cells;
        }
        at
    }

    /// A line of text in at most `cells` cells, cut with `mark`; returns the column after its last cell.
    pub fn text_in(&mut self, x: u16, y: u16, cells: u16, text: &str, mark: &str, style: Style) -> u16 {
        let cells = cells.min(self.clip.right().saturating_sub(x));
        self.text(x, y, &shorten(text, cells, mark), style)
    }

    /// Gives every cell of `area` the same symbol (one cell wide) and style.
    pub fn fill(&mut self, area: Rect, symbol: &str, style: Style) {
        let area = self.clip.intersection(area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.put(x, y, symbol, style);
            }
        }
    }

    /// Empties `area` for something drawn on top, style included.
    pub fn clear(&mut self, area: Rect) {
        let area = self.clip.intersection(area);
        for y in area.top()..area.bottom() {
            self.blank_cut_neighbour(area.x, y);
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Adds a style to cells already drawn.
    pub fn restyle(&mut self, area: Rect, style: Style) {
        let area = self.clip.intersection(area);
        self.buffer.set_style(area, style);
    }

    /// What stands at (x, y).
    pub fn symbol(&self, x: u16, y: u16) -> &str {
        self.buffer.cell((x, y)).map_or(" ", |cell| cell.symbol())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(buffer: &Buffer) -> String {
        buffer.content.iter().map(ratatui_core::buffer::Cell::symbol).collect()
    }

    #[test]
    fn half_a_syllable_never_stays() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let mut canvas = Canvas::new(&mut buffer);
        canvas.text(0, 0, "서울역", Style::new());
        canvas.put(1, 0, "x", Style::new());
        canvas.put(4, 0, "y", Style::new());
        assert_eq!(row(&buffer), " x울 y ");
    }

    #[test]
    fn nothing_leaves_the_window_and_nothing_controls_the_terminal() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        let mut canvas = Canvas::new(&mut buffer);
        let mut window = canvas.sub(Rect::new(1, 0, 3, 9));
        window.text(0, 0, "a\u{1b}b한글", Style::new());
        window.text(60000, 60000, "far", Style::new());
        assert_eq!(row(&buffer), " ?b  ", "a syllable that does not fit is left out");
    }

    #[test]
    fn lines_break_at_words_and_count_cells() {
        assert_eq!(wrap("the router 라우터 knows", 10), ["the router", "라우터", "knows"]);
        assert_eq!(wrap("가나다라", 5), ["가나", "다라"]);
        assert_eq!(shorten("가나다라", 5, "~"), "가나~");
    }
}
