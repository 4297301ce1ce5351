//! The ways between the states of a figure: lines with corners, which join where they meet. What stands at their ends the
//! figure draws itself.

use ratatui_core::layout::Rect;

use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::topology::Look;

/// A cell of the figure: column and row.
type Corner = (u16, u16);

const NORTH: u8 = 1;
const EAST: u8 = 2;
const SOUTH: u8 = 4;
const WEST: u8 = 8;

/// Draws the ways, the travelled ones brightly and last, so that the others do not cross them out.
pub fn draw_ways<'a>(
    canvas: &mut Canvas,
    area: Rect,
    ways: &(impl Iterator<Item = (&'a [Corner], bool)> + Clone),
    look: Look,
) {
    let wide = usize::from(area.width);
    for shines in [false, true] {
        let mut arms = vec![0u8; wide * usize::from(area.height)];
        for (corners, _) in ways.clone().filter(|(_, travelled)| *travelled == shines) {
            for pair in corners.windows(2) {
                if let [from, to] = pair {
                    mark(&mut arms, wide, *from, *to);
                }
            }
        }
        let (table, role) = if shines { (&look.glyphs.bright, Role::Key) } else { (&look.glyphs.pane, Role::Border) };
        for (y, row) in (area.y..).zip(arms.chunks(wide.max(1))) {
            for (x, mask) in (area.x..).zip(row).filter(|(_, mask)| **mask != 0) {
                canvas.put(x, y, table.get(usize::from(*mask)).copied().unwrap_or(" "), look.theme.style(role));
            }
        }
    }
}

/// Gives the cells between two corners their arms.
fn mark(arms: &mut [u8], wide: usize, (x0, y0): Corner, (x1, y1): Corner) {
    let mut set = |x: u16, y: u16, arm: u8| {
        let x = usize::from(x);
        if let Some(cell) = arms.get_mut(usize::from(y) * wide + x).filter(|_| x < wide) {
            *cell |= arm;
        }
    };
    for x in x0.min(x1)..x0.max(x1) {
        set(x, y0, EAST);
        set(x + 1, y0, WEST);
    }
    for y in y0.min(y1)..y0.max(y1) {
        set(x1, y, SOUTH);
        set(x1, y + 1, NORTH);
    }
}

/// Whether each way goes from a state to a state, only straight: for the tests of figures.
#[cfg(test)]
pub(crate) fn are_sound<S: PartialEq>(ways: &[(S, S, &[Corner])], places: &[(S, u16, u16)]) -> bool {
    let stands = |state: &S, at: Option<&Corner>| places.iter().any(|(s, x, y)| s == state && at == Some(&(*x, *y)));
    let straight = |pair: &[Corner]| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1;
    ways.iter()
        .all(|(from, to, way)| stands(from, way.first()) && stands(to, way.last()) && way.windows(2).all(straight))
}
