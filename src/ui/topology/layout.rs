//! Where boxes stand: rows by rank from the internet down to the hosts (or columns, where the space is wide and low),
//! ordered so that few links cross, pulled towards their neighbours, or at wished places of a coarse grid.
//!
//! Pure: the same graph in the same space gives the same places. Boxes never overlap. When the space is short, boxes
//! lose their addresses, then their frames; what does not fit even then has no place and is counted.

use ratatui_core::layout::Rect;

use super::pack::{even_centres, pack, spread};

/// A box to place.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Spec {
    /// Distance from the internet; small is up (or left).
    pub rank: u8,
    /// Widths of its text lines, in cells: the name, then addresses.
    pub lines: Vec<u16>,
    /// Wished (column, row) of the coarse grid.
    pub wish: Option<(u16, u16)>,
}

/// What is to be laid out: boxes, and links between them by index.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Graph {
    /// The boxes.
    pub boxes: Vec<Spec>,
    /// The links.
    pub links: Vec<(usize, usize)>,
}

/// How much of a box is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Detail {
    /// A frame with name and addresses, and air around them.
    Full,
    /// The same without the air.
    Tight,
    /// A frame with the name.
    Name,
    /// The name between brackets.
    Bare,
    /// Name and first address between brackets.
    Line,
    /// A dot.
    Dot,
}

/// Where everything stands, relative to the upper left corner of the space.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Place of each box; none where there was no space.
    pub boxes: Vec<Option<Rect>>,
    /// How much of each box is drawn.
    pub details: Vec<Detail>,
    /// Whether ranks lie one below the other (else side by side).
    pub upright: bool,
}

/// Which way ranks grow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Axis {
    Down,
    Right,
}

/// Smallest distances: between ranks and between boxes of a rank, in cells.
#[derive(Clone, Copy, Debug)]
struct Gaps {
    ranks: u16,
    boxes: u16,
}

/// Names longer than this are shortened in boxes without a frame.
const BARE_NAME_CELLS: u16 = 10;

/// Lays `graph` out in a space of `width` × `height` cells.
pub fn layout(graph: &Graph, width: u16, height: u16) -> Layout {
    use Axis::{Down, Right};
    use Detail::{Bare, Full, Name, Tight};
    const AIR: Gaps = Gaps { ranks: 2, boxes: 2 };
    const THIN: Gaps = Gaps { ranks: 1, boxes: 1 };
    // Each row of boxes takes the first of its details that fits the row.
    const TRIES: [(&[Detail], Axis, Gaps); 10] = [
        (&[Full], Down, AIR),
        (&[Full], Right, Gaps { ranks: 6, boxes: 1 }),
        (&[Full], Right, Gaps { ranks: 5, boxes: 0 }),
        (&[Full, Tight, Name], Down, Gaps { ranks: 2, boxes: 1 }),
        (&[Full, Tight, Name], Down, THIN),
        (&[Name], Right, Gaps { ranks: 5, boxes: 0 }),
        (&[Name], Down, THIN),
        (&[Bare], Down, Gaps { ranks: 1, boxes: 3 }),
        (&[Bare], Right, Gaps { ranks: 4, boxes: 0 }),
        (&[Bare], Down, Gaps { ranks: 0, boxes: 1 }),
    ];
    let wished = graph.boxes.iter().any(|spec| spec.wish.is_some());
    let tries = TRIES.iter().filter(|(_, axis, _)| !wished || *axis == Down);
    let mut found = tries.filter_map(|&(details, axis, gaps)| attempt(graph, details, axis, gaps, (width, height)));
    found.next().unwrap_or_else(|| overflow(graph, width, height))
}

fn attempt(graph: &Graph, details: &[Detail], axis: Axis, gaps: Gaps, space: (u16, u16)) -> Option<Layout> {
    // From here on "long" runs along the ranks and "cross" within a rank.
    let turn = |(w, h): (u16, u16)| if axis == Axis::Down { (h, w) } else { (w, h) };
    let (long, cross) = turn(space);
    let (rows, wishes) = rows_of(graph);
    let mut detail = vec![Detail::Bare; graph.boxes.len()];
    let mut turned = vec![(0, 0); graph.boxes.len()];
    for row in &rows {
        let sized = |d: Detail| row.iter().map(|&b| turn(size(&graph.boxes[b], d))).collect::<Vec<_>>();
        let needs = |sizes: &[(u16, u16)]| sizes.iter().map(|s| u32::from(s.1 + gaps.boxes)).sum::<u32>();
        let fits = |d: &&Detail| needs(&sized(**d)) <= u32::from(cross) + u32::from(gaps.boxes);
        // Names and bare boxes may go on in another line; addresses are left out rather than that.
        let last = details.last().filter(|d| axis == Axis::Right || matches!(d, Detail::Name | Detail::Bare));
        let best = *details.iter().find(fits).or(last)?;
        for (&b, size) in row.iter().zip(sized(best)) {
            (detail[b], turned[b]) = (best, size);
        }
    }
    // Ranks side by side read badly when one takes two columns; one below the other they may.
    let rows: Vec<Vec<usize>> = match axis {
        Axis::Down => rows.into_iter().flat_map(|row| wrap(row, &turned, cross, gaps.boxes)).collect(),
        Axis::Right => rows,
    };
    let depth: Vec<u16> = rows.iter().map(|row| row.iter().map(|&b| turned[b].0).max().unwrap_or(0)).collect();
    let starts = spread(&depth, long, gaps.ranks, if axis == Axis::Down { 4 } else { 14 })?;
    let across = cross_starts(graph, &rows, &turned, cross, gaps.boxes, &wishes)?;
    let mut boxes = vec![None; graph.boxes.len()];
    for (row, (&start, &thick)) in rows.iter().zip(starts.iter().zip(&depth)) {
        for &b in row {
            let (x, y) = turn((start + (thick - turned[b].0) / 2, across[b]));
            let (w, h) = turn(turned[b]);
            boxes[b] = Some(Rect::new(x, y, w, h));
        }
    }
    Some(Layout { boxes, details: detail, upright: axis == Axis::Down })
}

pub(super) fn size(spec: &Spec, detail: Detail) -> (u16, u16) {
    let name = spec.lines.first().copied().unwrap_or(0);
    match detail {
        Detail::Full => (spec.lines.iter().copied().max().unwrap_or(0) + 4, spec.lines.len() as u16 + 2),
        Detail::Tight => (spec.lines.iter().copied().max().unwrap_or(0) + 2, spec.lines.len() as u16 + 2),
        Detail::Name => (name + 4, 3),
        Detail::Bare => (name.min(BARE_NAME_CELLS) + 2, 1),
        Detail::Line => (name + spec.lines.get(1).map_or(0, |line| line + 1) + 2, 1),
        Detail::Dot => (1, 1),
    }
}

/// Boxes by row, and the wished centre of each (in thousandths of the cross axis).
pub(super) type Rows = (Vec<Vec<usize>>, Vec<Option<u32>>);

pub(super) fn rows_of(graph: &Graph) -> Rows {
    if graph.boxes.iter().any(|spec| spec.wish.is_some()) {
        return wished_rows(graph);
    }
    let mut ranks: Vec<u8> = graph.boxes.iter().map(|spec| spec.rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let mut rows: Vec<Vec<usize>> =
        ranks.iter().map(|&rank| (0..graph.boxes.len()).filter(|&b| graph.boxes[b].rank == rank).collect()).collect();
    order(graph, &mut rows);
    (rows, vec![None; graph.boxes.len()])
}

/// Cuts a row that is too long into rows of nearly equal count.
pub(super) fn wrap(row: Vec<usize>, sizes: &[(u16, u16)], cross: u16, gap: u16) -> Vec<Vec<usize>> {
    let needed = |part: &[usize]| part.iter().map(|&b| u32::from(sizes[b].1 + gap)).sum::<u32>();
    for parts in 1..=row.len().max(1) {
        let each = row.len().div_ceil(parts).max(1);
        if row.chunks(each).all(|part| needed(part) <= u32::from(cross) + u32::from(gap)) {
            return row.chunks(each).map(<[usize]>::to_vec).collect();
        }
    }
    vec![row]
}

/// Eight barycenter sweeps: each box goes where its neighbours are, downwards and upwards in turn.
fn order(graph: &Graph, rows: &mut [Vec<usize>]) {
    let mut place = vec![0u32; graph.boxes.len()];
    let number = |place: &mut Vec<u32>, row: &[usize]| {
        for (at, &b) in row.iter().enumerate() {
            place[b] = (2 * at as u32 + 1) * 1000 / (2 * row.len() as u32);
        }
    };
    for row in rows.iter() {
        number(&mut place, row);
    }
    for sweep in 0..8 {
        let indices: Vec<usize> =
            if sweep % 2 == 0 { (0..rows.len()).collect() } else { (0..rows.len()).rev().collect() };
        for r in indices {
            let Some(row) = rows.get_mut(r) else { continue };
            let mean = |&b: &usize| {
                let near: Vec<u32> = neighbours(graph, b).map(|n| place[n]).collect();
                if near.is_empty() { place[b] } else { near.iter().sum::<u32>() / near.len() as u32 }
            };
            row.sort_by_cached_key(mean);
            number(&mut place, row);
        }
    }
}

fn neighbours(graph: &Graph, b: usize) -> impl Iterator<Item = usize> + '_ {
    let boxes = graph.boxes.len();
    graph.links.iter().filter_map(move |&(p, q)| match (p == b, q == b) {
        (true, false) if q < boxes => Some(q),
        (false, true) if p < boxes => Some(p),
        _ => None,
    })
}

/// Rows as the scenario wishes them; a box without a wish stands below its first neighbour that has one.
fn wished_rows(graph: &Graph) -> Rows {
    let last = graph.boxes.iter().filter_map(|spec| spec.wish).map(|w| w.1).max().unwrap_or(0);
    let wish = |b: usize| {
        let own = graph.boxes[b].wish;
        own.or_else(|| neighbours(graph, b).find_map(|n| graph.boxes[n].wish).map(|(c, r)| (c, r + 1)))
            .unwrap_or((0, last.saturating_add(1)))
    };
    let wishes: Vec<(u16, u16)> = (0..graph.boxes.len()).map(wish).collect();
    let columns = u32::from(wishes.iter().map(|w| w.0).max().unwrap_or(0)) + 1;
    let mut used: Vec<u16> = wishes.iter().map(|w| w.1).collect();
    used.sort_unstable();
    used.dedup();
    let rows = used.iter().map(|&row| {
        let mut boxes: Vec<usize> = (0..wishes.len()).filter(|&b| wishes[b].1 == row).collect();
        boxes.sort_by_key(|&b| (wishes[b].0, b));
        boxes
    });
    let centres = wishes.iter().map(|w| Some((2 * u32::from(w.0) + 1) * 1000 / (2 * columns))).collect();
    (rows.collect(), centres)
}

/// The start of each box within its row: the longest row evenly, the others near their neighbours.
pub(super) fn cross_starts(
    graph: &Graph,
    rows: &[Vec<usize>],
    sizes: &[(u16, u16)],
    cross: u16,
    gap: u16,
    wishes: &[Option<u32>],
) -> Option<Vec<u16>> {
    let mut centre: Vec<Option<u16>> = vec![None; sizes.len()];
    let mut starts = vec![0u16; sizes.len()];
    let length = |row: &Vec<usize>| row.iter().map(|&b| u32::from(sizes[b].1)).sum::<u32>();
    let widest = (0..rows.len()).max_by_key(|&r| (length(&rows[r]), std::cmp::Reverse(r))).unwrap_or(0);
    let mut turn: Vec<usize> = (0..rows.len()).collect();
    turn.sort_by_key(|&r| (r.abs_diff(widest), r));
    for r in turn {
        let row = &rows[r];
        let long: Vec<u16> = row.iter().map(|&b| sizes[b].1).collect();
        let even = even_centres(&long, cross, gap);
        let wanted: Vec<u16> = row
            .iter()
            .zip(even)
            .map(|(&b, even)| {
                let near: Vec<u32> = neighbours(graph, b).filter_map(|n| centre[n]).map(u32::from).collect();
                let mean = (!near.is_empty()).then(|| (near.iter().sum::<u32>() / near.len() as u32) as u16);
                let wish = wishes[b].map(|w| (w * u32::from(cross) / 1000) as u16);
                wish.or(mean).unwrap_or(even)
            })
            .collect();
        for (&b, start) in row.iter().zip(pack(&long, &wanted, cross, gap)?) {
            starts[b] = start;
            centre[b] = Some(start + sizes[b].1 / 2);
        }
    }
    Some(starts)
}

/// Nothing fits: bare boxes line by line, as far as the space goes.
fn overflow(graph: &Graph, width: u16, height: u16) -> Layout {
    let (mut x, mut y) = (0u16, 0u16);
    let mut place = |spec: &Spec| {
        let (w, h) = size(spec, Detail::Bare);
        if x + w > width && x > 0 {
            (x, y) = (0, y + 1);
        }
        if w > width || y >= height {
            return None;
        }
        let rect = Rect::new(x, y, w, h);
        x += w + 1;
        Some(rect)
    };
    let mut by_rank: Vec<usize> = (0..graph.boxes.len()).collect();
    by_rank.sort_by_key(|&b| graph.boxes[b].rank);
    let mut boxes = vec![None; graph.boxes.len()];
    for b in by_rank {
        boxes[b] = place(&graph.boxes[b]);
    }
    Layout { boxes, details: vec![Detail::Bare; graph.boxes.len()], upright: true }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        /// A random lab, linked to earlier boxes.
        pub(in crate::ui::topology) fn graphs()(
            boxes in prop::collection::vec((0u8..6, 1u16..14, 0usize..3, prop::option::weighted(0.1, (0u16..5, 0u16..5))), 0..16),
            picks in prop::collection::vec((any::<u16>(), any::<u16>()), 0..20),
        ) -> Graph {
            let count = boxes.len().max(1);
            let spec = |(rank, name, more, wish): (u8, u16, usize, _)| {
                let lines = std::iter::once(name).chain(std::iter::repeat_n(13, more)).collect();
                Spec { rank, lines, wish }
            };
            let links = picks.iter().map(|&(a, b)| (usize::from(a) % count, usize::from(b) % count));
            let links = if boxes.is_empty() { Vec::new() } else { links.filter(|(a, b)| a != b).collect() };
            Graph { boxes: boxes.into_iter().map(spec).collect(), links }
        }
    }

    proptest! {
        #[test]
        fn boxes_stay_inside_and_apart(graph in graphs(), w in 0u16..140, h in 0u16..50) {
            let layout = layout(&graph, w, h);
            prop_assert_eq!(&layout, &super::layout(&graph, w, h));
            let placed: Vec<Rect> = layout.boxes.iter().flatten().copied().collect();
            for (i, a) in placed.iter().enumerate() {
                prop_assert!(a.right() <= w && a.bottom() <= h, "{a:?} in {w}x{h}");
                for b in &placed[i + 1..] {
                    prop_assert!(!a.intersects(*b), "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn wishes_are_honoured() {
        let spec = |wish| Spec { rank: 0, lines: vec![3], wish: Some(wish) };
        let graph = Graph { boxes: vec![spec((1, 0)), spec((0, 1)), spec((2, 1))], links: vec![] };
        let at = layout(&graph, 60, 20).boxes;
        let at: Vec<Rect> = at.into_iter().flatten().collect();
        assert!(at[0].y < at[1].y && at[1].y == at[2].y);
        assert!(at[1].x < at[0].x && at[0].x < at[2].x);
    }
}
