//! What the terminal shows, and the shortest bytes that make it show the next frame.
//!
//! One write a frame, inside a synchronized update; no byte when nothing changed. The cell to the right of a wide
//! glyph is remembered as such: when a wide glyph goes, both its cells are sent again, because terminals repaint the
//! freed half with whatever pen they hold.

use std::io::{self, Write};

use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier};

use super::Depth;
use super::pen::{Ink, change_ink, move_cursor};
use crate::ui::canvas::width;

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// A terminal behind a byte sink, already in raw mode and on its alternate screen.
#[derive(Debug)]
pub struct Screen<W: Write> {
    sink: W,
    depth: Depth,
    /// What the terminal shows; none when unknown (at the start, after a resize).
    shown: Option<Buffer>,
    out: String,
    ink: Ink,
    at: Option<(u16, u16)>,
    /// Where the visible cursor stands; `None` while it is hidden.
    cursor: Option<(u16, u16)>,
}

impl<W: Write> Screen<W> {
    /// A terminal in an unknown state: the first frame is drawn in full.
    pub fn new(sink: W, depth: Depth) -> Self {
        Screen { sink, depth, shown: None, out: String::new(), ink: Ink::PLAIN, at: None, cursor: None }
    }

    /// Forgets what the terminal shows (resized, resumed, scribbled on): the next frame is drawn in full.
    pub fn invalidate(&mut self) {
        self.shown = None;
    }

    /// Where bytes go.
    pub fn sink_mut(&mut self) -> &mut W {
        &mut self.sink
    }

    /// Gives the sink back.
    pub fn into_sink(self) -> W {
        self.sink
    }

    /// Shows `next`, with the terminal's own cursor at `cursor` (column, row) or hidden. Returns bytes written.
    pub fn present(&mut self, next: &Buffer, cursor: Option<(u16, u16)>) -> io::Result<usize> {
        self.out.clear();
        let next = marked(next);
        let full = self.shown.as_ref().is_none_or(|shown| shown.area != next.area);
        let shown = match self.shown.take() {
            Some(shown) if !full => shown,
            _ => self.wipe(next.area),
        };
        self.difference(&shown, &next);
        self.place_cursor(cursor, full);
        self.shown = Some(next);
        if self.out.is_empty() {
            return Ok(0);
        }
        self.out.insert_str(0, BEGIN);
        self.out.push_str(END);
        self.sink.write_all(self.out.as_bytes())?;
        self.sink.flush()?;
        Ok(self.out.len())
    }

    fn wipe(&mut self, area: Rect) -> Buffer {
        self.out.push_str("\x1b[m\x1b[2J");
        self.ink = Ink::PLAIN;
        self.at = None;
        Buffer::empty(area)
    }

    fn difference(&mut self, shown: &Buffer, next: &Buffer) {
        let wide = usize::from(next.area.width);
        if wide == 0 {
            return;
        }
        for (y, (old, new)) in shown.content.chunks(wide).zip(next.content.chunks(wide)).enumerate() {
            for (x, cell) in new.iter().enumerate() {
                let mine = old.get(x) != Some(cell);
                // A wide glyph is drawn again when the cell its right half will cover is not already its own.
                let half = new.get(x + 1).is_some_and(is_half) && old.get(x + 1) != new.get(x + 1);
                if (mine || half) && !is_half(cell) {
                    self.emit(x as u16, y as u16, cell, new, next.area.width);
                }
            }
        }
    }

    fn emit(&mut self, x: u16, y: u16, cell: &Cell, row: &[Cell], columns: u16) {
        let ink = self.ink_of(cell);
        if self.at != Some((x, y)) && !self.bridge(x, y, row, ink) {
            move_cursor(&mut self.out, self.at, (x, y));
        }
        change_ink(&mut self.out, self.ink, ink);
        self.ink = ink;
        self.out.push_str(cell.symbol());
        let cells = width(cell.symbol()).max(1);
        // At the right edge the cursor hangs in the air, and beyond ASCII, line drawing and Hangul terminals do not
        // agree on widths: better not to know.
        let sure = x + cells < columns && cell.symbol().chars().all(has_sure_width);
        self.at = sure.then_some((x + cells, y));
    }

    /// Writes one or two unchanged narrow cells again when that is shorter than moving over them.
    fn bridge(&mut self, x: u16, y: u16, row: &[Cell], ink: Ink) -> bool {
        let Some((ax, _)) = self.at.filter(|&(ax, ay)| ay == y && ax < x && x - ax <= 2) else { return false };
        let gap = row.get(usize::from(ax)..usize::from(x)).unwrap_or(&[]);
        let plain = |c: &Cell| c.symbol().len() == 1 && self.ink_of(c) == self.ink;
        if gap.is_empty() || ink != self.ink || !gap.iter().all(plain) {
            return false;
        }
        for cell in gap {
            self.out.push_str(cell.symbol());
        }
        true
    }

    fn ink_of(&self, cell: &Cell) -> Ink {
        // Colours of blank cells beyond the background are invisible, but for lines through and under.
        let lines = Modifier::UNDERLINED | Modifier::CROSSED_OUT | Modifier::REVERSED;
        if cell.symbol() == " " && !cell.modifier.intersects(lines) {
            return Ink::new(Color::Reset, cell.bg, Modifier::empty(), self.depth);
        }
        Ink::new(cell.fg, cell.bg, cell.modifier, self.depth)
    }

    fn place_cursor(&mut self, cursor: Option<(u16, u16)>, full: bool) {
        match cursor {
            Some(to) => {
                if self.cursor != cursor || self.at != cursor {
                    move_cursor(&mut self.out, self.at, to);
                    self.at = cursor;
                }
                if self.cursor.is_none() || full {
                    self.out.push_str("\x1b[?25h");
                }
            }
            None if self.cursor.is_some() || full => self.out.push_str("\x1b[?25l"),
            None => {}
        }
        self.cursor = cursor;
    }
}

/// A copy in which the right half of each wide glyph is an empty symbol, and halves that cannot be are blanks.
fn marked(buffer: &Buffer) -> Buffer {
    let mut copy = buffer.clone();
    let columns = usize::from(copy.area.width).max(1);
    for row in copy.content.chunks_mut(columns) {
        let mut x = 0;
        while x < row.len() {
            let (head, tail) = row.split_at_mut(x + 1);
            let Some(cell) = head.last_mut() else { break };
            let cells = width(cell.symbol());
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
    copy
}

fn is_half(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

const fn has_sure_width(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2500}'..='\u{257f}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui_core::style::Style;

    use super::*;
    use crate::ui::canvas::Canvas;

    const W: u16 = 24;
    const H: u16 = 5;

    fn terminal() -> vt100::Parser {
        vt100::Parser::new(NonZeroU16::new(H).unwrap(), NonZeroU16::new(W).unwrap(), 0)
    }

    /// What a person sees: text, colours, attributes.
    fn seen(vt: &vt100::Parser) -> Vec<String> {
        let cell = |y, x| {
            let c = vt.screen().cell(y, x).unwrap();
            let half = c.is_wide_continuation();
            let text = if half { "<" } else { c.contents() };
            let text = if text.is_empty() { " " } else { text };
            // A blank shows only its background; the right half of a glyph is painted with its left one.
            if half {
                return "<".to_owned();
            }
            let fg = if text == " " && !c.inverse() { vt100::Color::Default } else { c.fgcolor() };
            let bold = text != " " && c.bold();
            format!("{text}{fg:?}{:?}{bold}{}{}", c.bgcolor(), c.inverse(), c.underline())
        };
        (0..H).flat_map(|y| (0..W).map(move |x| (y, x))).map(|(y, x)| cell(y, x)).collect()
    }

    type Stroke = (u16, u16, usize, u8);

    fn frame(strokes: &[Stroke]) -> Buffer {
        const WORDS: [&str; 7] = ["한글", "x", "라우터 1", "──", " ", "서", "ab●c"];
        let mut buffer = Buffer::empty(Rect::new(0, 0, W, H));
        let mut canvas = Canvas::new(&mut buffer);
        for &(x, y, word, style) in strokes {
            let mut s = Style::new();
            if style & 1 != 0 {
                s = s.bg(Color::Blue);
            }
            if style & 2 != 0 {
                s = s.fg(Color::Red);
            }
            if style & 4 != 0 {
                s = s.add_modifier(Modifier::REVERSED);
            }
            if style & 8 != 0 {
                s = s.add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
            }
            canvas.text(x, y, WORDS[word % WORDS.len()], s);
        }
        buffer
    }

    proptest! {
        #[test]
        fn drawing_differences_equals_drawing_all(
            frames in prop::collection::vec(prop::collection::vec((0..W, 0..H, 0usize..7, 0u8..16), 0..30), 1..8)
        ) {
            let mut screen = Screen::new(Vec::new(), Depth::Rgb);
            let mut vt = terminal();
            for strokes in &frames {
                let buffer = frame(strokes);
                screen.present(&buffer, None).unwrap();
                vt.process(screen.sink_mut());
                screen.sink_mut().clear();
                let mut fresh = Screen::new(Vec::new(), Depth::Rgb);
                fresh.present(&buffer, None).unwrap();
                let mut other = terminal();
                other.process(&fresh.into_sink());
                prop_assert_eq!(seen(&vt), seen(&other));
            }
        }
    }

    #[test]
    fn nothing_changed_is_nothing_sent() {
        let mut screen = Screen::new(Vec::new(), Depth::Ansi16);
        let buffer = frame(&[(1, 1, 0, 3)]);
        assert!(screen.present(&buffer, Some((3, 1))).unwrap() > 0);
        assert_eq!(screen.present(&buffer, Some((3, 1))).unwrap(), 0);
        assert_eq!(screen.present(&buffer, None).unwrap(), "\x1b[?25l".len() + BEGIN.len() + END.len());
    }

    #[test]
    fn the_cursor_ends_where_text_is_typed() {
        let mut screen = Screen::new(Vec::new(), Depth::Ansi16);
        screen.present(&frame(&[(1, 1, 2, 0)]), Some((8, 1))).unwrap();
        screen.present(&frame(&[(1, 1, 2, 0), (0, 4, 1, 0)]), Some((8, 1))).unwrap();
        let mut vt = terminal();
        vt.process(&screen.into_sink());
        assert_eq!(vt.screen().cursor_position(), (1, 8));
        assert!(!vt.screen().hide_cursor());
    }

    #[test]
    fn without_colours_reverse_and_bold_stay() {
        let mut screen = Screen::new(Vec::new(), Depth::Mono);
        screen.present(&frame(&[(0, 0, 1, 15)]), None).unwrap();
        let text = String::from_utf8(screen.into_sink()).unwrap();
        assert!(text.contains("\x1b[1;4;7m"), "{text:?}");
    }
}
