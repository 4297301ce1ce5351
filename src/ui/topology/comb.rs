//! Combs: the many hosts of one box, below it, on both sides of a trunk like the teeth of a comb. Several trunks hang on
//! a bus when one would be too long. All lines of a comb lead to the same box, so they may share cells.

use ratatui_core::layout::Rect;

use super::route::Cell;

/// Teeth on one side of a trunk.
const TEETH_MAX: usize = 28;
/// Dots in a row, at most.
const DOTS_MAX: usize = 16;

/// The shape of a comb: what it needs below its box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Comb {
    teeth: usize,
    /// Cells of a tooth.
    long: u16,
    /// Teeth on one side of a trunk; dots in a row.
    rows: usize,
    trunks: usize,
    dots: bool,
}

impl Comb {
    /// A comb of teeth so many cells long.
    pub(super) fn new(teeth: usize, long: u16) -> Comb {
        let trunks = teeth.div_ceil(2 * TEETH_MAX).max(1);
        Comb { teeth, long, rows: teeth.div_ceil(2 * trunks).max(1), trunks, dots: false }
    }

    /// A comb of dots, one beside the other.
    pub(super) fn dots(teeth: usize) -> Comb {
        let columns = (1..=DOTS_MAX).find(|columns| columns * columns >= teeth * 2).unwrap_or(DOTS_MAX);
        Comb { teeth, long: columns as u16, rows: teeth.div_ceil(columns), trunks: 1, dots: true }
    }

    /// Columns and rows it needs, the row of its bus included.
    pub(super) fn size(&self) -> (u16, u16) {
        if self.dots {
            return (self.long, self.rows as u16);
        }
        let trunk = 2 * self.long + 3;
        (self.trunks as u16 * (trunk + 1) - 1, self.rows as u16 + 1)
    }

    /// Where tooth number `at` stands when the comb's upper left corner is at `corner`.
    pub(super) fn tooth(&self, at: usize, corner: Cell) -> Rect {
        if self.dots {
            let columns = usize::from(self.long.max(1));
            return Rect::new(corner.0 + (at % columns) as u16, corner.1 + (at / columns) as u16, 1, 1);
        }
        let (trunk, row, right) = self.place(at);
        let x = corner.0 + trunk * (2 * self.long + 4) + if right { self.long + 3 } else { 0 };
        Rect::new(x, corner.1 + 1 + row, self.long, 1)
    }

    /// The way from the bottom of its box at `door` to a tooth, both border cells included; empty for dots, which need none.
    pub(super) fn way(&self, at: usize, corner: Cell, door: Cell) -> Vec<Cell> {
        if self.dots || at >= self.teeth {
            return Vec::new();
        }
        let (trunk, row, right) = self.place(at);
        let x = corner.0 + trunk * (2 * self.long + 4) + self.long + 1;
        let (bus, y) = (corner.1, corner.1 + 1 + row);
        let mut way = vec![door];
        way.extend(between(door.0, x).map(|x| (x, bus)));
        way.extend((bus + 1..=y).map(|y| (x, y)));
        way.extend(if right { [(x + 1, y), (x + 2, y)] } else { [(x - 1, y), (x - 2, y)] });
        way
    }

    /// Its trunk, its row there, and whether it stands at the right.
    fn place(&self, at: usize) -> (u16, u16, bool) {
        let (trunk, rest) = (at / (2 * self.rows), at % (2 * self.rows));
        (trunk as u16, (rest / 2) as u16, rest % 2 == 1)
    }
}

/// From `a` to `b`, both included.
fn between(a: u16, b: u16) -> Box<dyn Iterator<Item = u16>> {
    if a <= b { Box::new(a..=b) } else { Box::new((b..=a).rev()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::route::heading;
    use super::*;

    proptest! {
        #[test]
        fn teeth_stay_inside_and_apart_and_ways_are_unbroken(teeth in 1usize..200, long in 3u16..14, dots in any::<bool>()) {
            let comb = if dots { Comb::dots(teeth) } else { Comb::new(teeth, long) };
            let (w, h) = comb.size();
            let (corner, door) = ((40, 5), (40 + w / 2, 4));
            let area = Rect::new(corner.0, corner.1, w, h);
            let places: Vec<Rect> = (0..teeth).map(|at| comb.tooth(at, corner)).collect();
            for (at, place) in places.iter().enumerate() {
                prop_assert_eq!(area.intersection(*place), *place);
                prop_assert!(places[at + 1..].iter().all(|other| !place.intersects(*other)));
                let way = comb.way(at, corner, door);
                prop_assert!(way.windows(2).all(|pair| heading(pair[0], pair[1]) != 0), "{way:?}");
                if let Some(last) = way.last() {
                    prop_assert!(place.contains((*last).into()));
                    let inner = &way[..way.len() - 1];
                    prop_assert!(inner.iter().all(|cell| !places.iter().any(|p| p.contains((*cell).into()))));
                }
            }
        }
    }
}
