//! The part of a map that is seen: where its corner lies, and writing that is cut at its edges. Coordinates are those of the
//! map; a canvas knows no place left of or above itself.

use ratatui_core::layout::Rect;
use ratatui_core::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::route::Cell;
use crate::ui::canvas::{Canvas, shorten, width};

/// A window onto a map.
pub(super) struct Window<'c, 'b> {
    canvas: &'c mut Canvas<'b>,
    /// The map's cell in the upper left corner; negative where the map is smaller than the window.
    origin: (i32, i32),
}

/// Where a window of `view` cells onto a map of `size` cells has its corner: the map in the middle where it fits; else in
/// steps of half a window, so that it stands still while the cell `eye` stays well inside. `pan` moves it from there.
pub(super) fn origin(size: (u16, u16), view: (u16, u16), eye: Option<Cell>, pan: (i16, i16)) -> (i32, i32) {
    let axis = |size: u16, view: u16, eye: Option<u16>, pan: i16| {
        let (size, view) = (i32::from(size), i32::from(view));
        if size <= view {
            return -((view - size) / 2);
        }
        let half = (view / 2).max(1);
        let step = eye.map_or(0, |eye| (i32::from(eye) - view / 4).max(0) / half * half);
        (step + i32::from(pan)).clamp(0, size - view)
    };
    (axis(size.0, view.0, eye.map(|e| e.0), pan.0), axis(size.1, view.1, eye.map(|e| e.1), pan.1))
}

impl<'c, 'b> Window<'c, 'b> {
    /// The canvas as a window with its corner at `origin`.
    pub(super) fn new(canvas: &'c mut Canvas<'b>, origin: (i32, i32)) -> Window<'c, 'b> {
        Window { canvas, origin }
    }

    /// The part of the map that is seen.
    pub(super) fn seen(&self) -> Rect {
        let area = self.canvas.area();
        let edge = |origin: i32, cells: u16| {
            let start = origin.max(0);
            (start as u16, (origin + i32::from(cells) - start).max(0) as u16)
        };
        let ((x, w), (y, h)) = (edge(self.origin.0, area.width), edge(self.origin.1, area.height));
        Rect::new(x, y, w, h)
    }

    /// The place of a cell on the canvas.
    fn place(&self, x: i32, y: i32) -> Option<Cell> {
        let area = self.canvas.area();
        let (x, y) = (i32::from(area.x) + x - self.origin.0, i32::from(area.y) + y - self.origin.1);
        let place = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        area.contains(place.into()).then_some(place)
    }

    /// One grapheme.
    pub(super) fn put(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        if let Some((x, y)) = self.place(x.into(), y.into()) {
            self.canvas.put(x, y, symbol, style);
        }
    }

    /// A line of text, cut at both edges.
    pub(super) fn text(&mut self, x: u16, y: u16, text: &str, style: Style) {
        let mut at = i32::from(x);
        for grapheme in text.graphemes(true) {
            let cells = i32::from(width(grapheme).max(1));
            if let Some((x, y)) = self.place(at, y.into()).filter(|_| self.place(at + cells - 1, y.into()).is_some()) {
                self.canvas.put(x, y, grapheme, style);
            }
            at += cells;
        }
    }

    /// A line of text in at most `cells` cells, cut with `mark`.
    pub(super) fn text_in(&mut self, x: u16, y: u16, cells: u16, text: &str, mark: &str, style: Style) {
        self.text(x, y, &shorten(text, cells, mark), style);
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Rect) {
        let seen = area.intersection(self.seen());
        if let Some((x, y)) = self.place(seen.x.into(), seen.y.into()) {
            self.canvas.clear(Rect { x, y, ..seen });
        }
    }

    /// What stands there; nothing outside.
    pub(super) fn symbol(&self, x: u16, y: u16) -> Option<&str> {
        self.place(x.into(), y.into()).map(|(x, y)| self.canvas.symbol(x, y))
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::{Buffer, Cell as Drawn};

    use super::*;

    #[test]
    fn a_small_map_stands_in_the_middle_and_a_large_one_follows_the_eye_in_steps() {
        assert_eq!(origin((10, 4), (20, 10), Some((9, 3)), (5, 5)), (-5, -3));
        let at = |x| origin((100, 4), (20, 10), Some((x, 0)), (0, 0)).0;
        assert_eq!([at(0), at(14), at(15), at(24), at(25), at(99)], [0, 0, 10, 10, 20, 80]);
        assert!((0..100u16).all(|x| (at(x)..at(x) + 20).contains(&i32::from(x))), "the eye is always seen");
        assert_eq!(origin((100, 4), (20, 10), Some((0, 0)), (7, 0)).0, 7);
    }

    #[test]
    fn what_hangs_over_the_edges_is_cut() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let mut canvas = Canvas::new(&mut buffer);
        let mut window = Window::new(&mut canvas, (3, 0));
        window.text(1, 0, "abcd", Style::new());
        window.text(7, 0, "서울", Style::new());
        window.clear(Rect::new(0, 0, 4, 1));
        let row: String = buffer.content.iter().map(Drawn::symbol).collect();
        assert_eq!(row, " d  서 ");
    }
}
