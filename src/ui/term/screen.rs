//! What the terminal shows, and the shortest bytes that make it show the next frame.
//!
//! One write a frame, inside a synchronized update; no byte when nothing changed. The cell to the right of a wide
//! glyph is remembered as such: when a wide glyph goes, both its cells are sent again, because terminals repaint the
//! freed half with whatever pen they hold.
//!
//! Two buffers take turns: what the terminal shows, and what it shall show. A frame allocates nothing.

use std::io::{self, Write};

use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier};

use super::Depth;
use super::cells::{cells_of, has_sure_width, is_half, mark_halves};
use super::pen::{Ink, change_ink, move_cursor};

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
/// Glyphs whose width Unicode leaves to the terminal (UAX #11, ambiguous), in its upper left corner, and the question
/// where the cursor is then (ECMA-48 8.3.35).
const PROBE: &str = "\x1b[m\x1b[H\u{2500}\u{25cf}\u{2026}\x1b[6n";
/// The column of the answer where each of them took one cell, and where each took two.
const PROBED: (u16, u16) = (4, 7);

/// A terminal behind a byte sink, already in raw mode and on its alternate screen.
#[derive(Debug)]
pub struct Screen<W: Write> {
    sink: W,
    depth: Depth,
    /// What the terminal shows.
    shown: Buffer,
    /// Whether it does: not at the start, nor after a resize.
    known: bool,
    /// What it shall show.
    next: Buffer,
    /// What is written before the next frame.
    before: String,
    out: String,
    ink: Ink,
    at: Option<(u16, u16)>,
    /// Where the visible cursor stands; `None` while it is hidden.
    cursor: Option<(u16, u16)>,
}

impl<W: Write> Screen<W> {
    /// A terminal in an unknown state: the first frame is drawn in full.
    pub fn new(sink: W, depth: Depth) -> Self {
        Screen {
            sink,
            depth,
            shown: Buffer::default(),
            known: false,
            next: Buffer::default(),
            before: String::new(),
            out: String::new(),
            ink: Ink::PLAIN,
            at: None,
            cursor: None,
        }
    }

    /// Asks with the next frame how wide the terminal draws what Unicode calls ambiguous. The frame does not wait for
    /// the answer: it comes as `Report::Cursor`.
    pub fn ask_width(&mut self) {
        self.before.push_str(PROBE);
        self.known = false;
    }

    /// What the answer says: whether ambiguous glyphs take two cells. None when it answers something else.
    pub fn are_wide(column: u16, row: u16) -> Option<bool> {
        let between = column > PROBED.0 && column <= PROBED.1;
        (row == 1 && (column == PROBED.0 || between)).then_some(between)
    }

    /// Writes something that is no cell (a mode, the clipboard) before the next frame, which is then written in any case.
    pub fn say(&mut self, sequence: &str) {
        self.before.push_str(sequence);
    }

    /// Forgets what the terminal shows (resized, resumed, scribbled on): the next frame is drawn in full.
    pub fn invalidate(&mut self) {
        self.known = false;
    }

    /// Where bytes go.
    pub fn sink_mut(&mut self) -> &mut W {
        &mut self.sink
    }

    /// Gives the sink back.
    pub fn into_sink(self) -> W {
        self.sink
    }

    /// The next frame, to be drawn on. What stands in it is an old one.
    pub fn canvas(&mut self, columns: u16, rows: u16) -> &mut Buffer {
        let area = Rect::new(0, 0, columns, rows);
        if self.next.area != area {
            self.next.resize(area);
            self.next.reset();
        }
        &mut self.next
    }

    /// Shows a copy of `next`: see `show`.
    pub fn present(&mut self, next: &Buffer, cursor: Option<(u16, u16)>) -> io::Result<usize> {
        self.next.clone_from(next);
        self.show(cursor)
    }

    /// Shows the frame drawn on `canvas`, with the terminal's own cursor at `cursor` (column, row) or hidden. Returns
    /// bytes written.
    pub fn show(&mut self, cursor: Option<(u16, u16)>) -> io::Result<usize> {
        self.out.clear();
        self.out.push_str(BEGIN);
        self.out.push_str(&self.before);
        self.before.clear();
        let said = self.out.len();
        mark_halves(&mut self.next);
        let full = !self.known || self.shown.area != self.next.area;
        if full {
            self.wipe();
        }
        let (shown, next) = (core::mem::take(&mut self.shown), core::mem::take(&mut self.next));
        self.difference(&shown, &next);
        self.place_cursor(cursor, full);
        (self.shown, self.next, self.known) = (next, shown, true);
        if self.out.len() == said && said == BEGIN.len() {
            return Ok(0);
        }
        self.out.push_str(END);
        self.sink.write_all(self.out.as_bytes())?;
        self.sink.flush()?;
        Ok(self.out.len())
    }

    fn wipe(&mut self) {
        self.out.push_str("\x1b[m\x1b[2J");
        self.ink = Ink::PLAIN;
        self.at = None;
        if self.shown.area != self.next.area {
            self.shown.resize(self.next.area);
        }
        self.shown.reset();
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
        let cells = cells_of(cell.symbol()).max(1);
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

    /// Words of every kind of width: wide and narrow, wide ones spelled in jamo, with a mark above, of no width.
    const WORDS: [&str; 11] = [
        "한글",
        "x",
        "라우터 1",
        "──",
        " ",
        "서",
        "ab●c",
        "\u{1112}\u{1161}\u{11ab}",
        "e\u{301}a",
        "漢字!",
        "\u{200b}ok",
    ];

    fn frame(strokes: &[Stroke]) -> Buffer {
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

    /// Frames a session has, and sessions: 3,000 frames in all.
    const FRAMES: usize = 12;
    const SESSIONS: u32 = 250;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(SESSIONS))]
        #[test]
        fn drawing_differences_equals_drawing_all(
            frames in prop::collection::vec(prop::collection::vec((0..W, 0..H, 0..WORDS.len(), 0u8..16), 0..30), FRAMES)
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
    fn what_is_no_cell_goes_out_with_the_frame_and_the_probe_leaves_no_trace() {
        let mut screen = Screen::new(Vec::new(), Depth::Ansi16);
        let buffer = frame(&[(5, 1, 1, 0)]);
        screen.ask_width();
        screen.present(&buffer, None).unwrap();
        let mut vt = terminal();
        vt.process(screen.sink_mut());
        let mut fresh = Screen::new(Vec::new(), Depth::Ansi16);
        fresh.present(&buffer, None).unwrap();
        let mut other = terminal();
        other.process(&fresh.into_sink());
        assert_eq!(seen(&vt), seen(&other));
        screen.sink_mut().clear();
        screen.say("\x1b[?1000h");
        screen.present(&buffer, None).unwrap();
        assert_eq!(screen.into_sink(), format!("{BEGIN}\x1b[?1000h{END}").as_bytes());
    }

    #[test]
    fn an_answer_tells_wide_from_narrow_and_nonsense_from_both() {
        let said = |column, row| Screen::<Vec<u8>>::are_wide(column, row);
        assert_eq!((said(4, 1), said(7, 1), said(5, 1)), (Some(false), Some(true), Some(true)));
        assert_eq!((said(1, 1), said(4, 2), said(80, 1)), (None, None, None));
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
