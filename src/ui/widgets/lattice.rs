//! Frames that share their edges: lines are gathered as arms per cell, so corners and junctions come out right.

use ratatui_core::layout::Rect;

use crate::ui::canvas::{Canvas, width};
use crate::ui::theme::Role;
use crate::ui::topology::{Look, frame};

const NORTH: u8 = 1;
const EAST: u8 = 2;
const SOUTH: u8 = 4;
const WEST: u8 = 8;

/// Frames of panes, gathered before they are drawn.
#[derive(Clone, Debug)]
pub struct Lattice {
    area: Rect,
    arms: Vec<u8>,
    focus: Option<Rect>,
}

impl Lattice {
    /// No frames yet.
    pub fn new(area: Rect) -> Lattice {
        Lattice { area, arms: vec![0; usize::from(area.width) * usize::from(area.height)], focus: None }
    }

    /// A frame around `r`; the one that has the keyboard is drawn in its own colour.
    pub fn frame(&mut self, r: Rect, focus: bool) {
        let r = r.intersection(self.area);
        if r.width < 2 || r.height < 2 {
            return;
        }
        if focus {
            self.focus = Some(r);
        }
        let (right, bottom) = (r.right() - 1, r.bottom() - 1);
        for x in r.x..right {
            for y in [r.y, bottom] {
                self.arm(x, y, EAST);
                self.arm(x + 1, y, WEST);
            }
        }
        for y in r.y..bottom {
            for x in [r.x, right] {
                self.arm(x, y, SOUTH);
                self.arm(x, y + 1, NORTH);
            }
        }
    }

    fn arm(&mut self, x: u16, y: u16, arm: u8) {
        let at = usize::from(y - self.area.y) * usize::from(self.area.width) + usize::from(x - self.area.x);
        if let Some(cell) = self.arms.get_mut(at) {
            *cell |= arm;
        }
    }

    /// Draws all frames.
    pub fn draw(&self, canvas: &mut Canvas, look: Look) {
        for (at, &arms) in self.arms.iter().enumerate().filter(|a| *a.1 != 0) {
            let columns = usize::from(self.area.width.max(1));
            let (x, y) = (self.area.x + (at % columns) as u16, self.area.y + (at / columns) as u16);
            let lit = self.focus.is_some_and(|r| {
                r.contains((x, y).into()) && (x == r.x || y == r.y || x + 1 == r.right() || y + 1 == r.bottom())
            });
            let role = if lit { Role::Focus } else { Role::Border };
            let glyph = look.glyphs.pane.get(usize::from(arms)).copied().unwrap_or(" ");
            canvas.put(x, y, glyph, look.theme.style(role));
        }
    }
}

/// Empties the middle of `area` for a card of at most `cells` × `rows` (frame included) and frames it with a title;
/// returns the space inside.
pub fn popup(canvas: &mut Canvas, area: Rect, (cells, rows): (u16, u16), title: &str, look: Look) -> Rect {
    let r = popup_frame(area, (cells, rows));
    let w = r.width;
    canvas.clear(r);
    frame(canvas, r, &look.glyphs.frame, look.theme.style(Role::Focus));
    if !title.is_empty() && width(title) + 4 <= w {
        canvas.text(r.x + 2, r.y, &format!(" {title} "), look.theme.style(Role::Title));
    }
    popup_inside(area, (cells, rows))
}

fn popup_frame(area: Rect, (cells, rows): (u16, u16)) -> Rect {
    let (w, h) = (cells.min(area.width), rows.min(area.height));
    Rect::new(area.x + (area.width - w) / 2, area.y + (area.height - h) / 2, w, h)
}

/// The space within a card of this size in the middle of `area`.
pub fn popup_inside(area: Rect, size: (u16, u16)) -> Rect {
    let r = popup_frame(area, size);
    Rect::new(r.x + 2.min(r.width), r.y + 1.min(r.height), r.width.saturating_sub(4), r.height.saturating_sub(2))
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::*;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;

    #[test]
    fn shared_edges_join() {
        let area = Rect::new(0, 0, 7, 3);
        let mut lattice = Lattice::new(area);
        lattice.frame(Rect::new(0, 0, 4, 3), false);
        lattice.frame(Rect::new(3, 0, 4, 3), true);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::default();
        lattice.draw(&mut Canvas::new(&mut buffer), Look { glyphs: Glyphs::UNICODE, theme: &theme });
        let text: String = buffer.content.iter().map(ratatui_core::buffer::Cell::symbol).collect();
        assert_eq!(text, "┌──┬──┐│  │  │└──┴──┘");
    }
}
