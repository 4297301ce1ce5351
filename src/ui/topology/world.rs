//! The map of a lab that is larger than the space: boxes at one size, crowds in combs, in as many rows as it takes. A window
//! (`camera`) shows a part of it.
//!
//! Pure, as `layout` is: the same graph at the same zoom in a window of the same width gives the same world.

use ratatui_core::layout::Rect;

use super::comb::Comb;
use super::layout::{Detail, Graph, Rows, Spec, cross_starts, rows_of, size, wrap};
use super::route::{Cell, route};

/// How near a world is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    /// Boxes with addresses; hosts of a crowd in one line each.
    Full,
    /// Boxes with names.
    Names,
    /// Names between brackets.
    Short,
    /// Names between brackets; a dot for each host of a crowd.
    Dots,
}

impl Level {
    /// From near to far.
    pub(super) const ALL: [Level; 4] = [Level::Full, Level::Names, Level::Short, Level::Dots];

    /// How a box is drawn, and how one of a crowd.
    const fn details(self) -> (Detail, Detail) {
        match self {
            Level::Full => (Detail::Full, Detail::Line),
            Level::Names => (Detail::Name, Detail::Bare),
            Level::Short => (Detail::Bare, Detail::Bare),
            Level::Dots => (Detail::Bare, Detail::Dot),
        }
    }
}

/// Everything with its place, relative to the world's upper left corner.
#[derive(Clone, Default, Debug)]
pub(super) struct World {
    /// Columns and rows.
    pub(super) size: (u16, u16),
    /// Place of each box.
    pub(super) boxes: Vec<Option<Rect>>,
    /// How much of each is drawn.
    pub(super) details: Vec<Detail>,
    /// The way of each link.
    pub(super) ways: Vec<Vec<Cell>>,
    /// Whether ranks lie one below the other.
    pub(super) upright: bool,
}

/// Between rows, for the links that run there; between boxes of a row.
const GAPS: (u16, u16) = (3, 3);
/// Cells of a world in either direction.
const SIDE_MAX: u32 = 16_000;
/// Cells that are searched for the ways of all links together; beyond that ways are elbows.
const SEARCH_MAX: usize = 12_000_000;

/// One box with its comb.
struct Block {
    hub: usize,
    comb: Option<Comb>,
    teeth: Vec<usize>,
    /// Columns and rows of the box alone.
    head: (u16, u16),
}

impl Block {
    fn size(&self) -> (u16, u16) {
        let (w, h) = self.comb.map_or((0, 0), |comb| comb.size());
        (self.head.0.max(w), self.head.1 + h)
    }
}

/// Lays `graph` out at `level`, its crowds (box and hosts, by index) in combs, in rows of at most about `wide` cells. Links
/// outside of combs have no ways yet: they cost most, and are laid where the world is taken (`lay_ways`). None when even
/// that would be too large to be a map.
pub(super) fn world(graph: &Graph, crowds: &[(usize, Vec<usize>)], level: Level, wide: u16) -> Option<World> {
    let blocks = blocks(graph, crowds, level);
    let skeleton = skeleton(graph, &blocks);
    let turned: Vec<(u16, u16)> = blocks.iter().map(|block| (block.size().1, block.size().0)).collect();
    let (rows, wishes): Rows = rows_of(&skeleton);
    let widest = turned.iter().map(|t| t.1).max().unwrap_or(0);
    let rows: Vec<Vec<usize>> = rows.into_iter().flat_map(|row| wrap(row, &turned, wide.max(widest), GAPS.1)).collect();
    let length = |row: &Vec<usize>| row.iter().map(|&b| u32::from(turned[b].1 + GAPS.1)).sum::<u32>();
    let cross = rows.iter().map(length).max().unwrap_or(0).max(u32::from(wide));
    let depth: Vec<u16> = rows.iter().map(|row| row.iter().map(|&b| turned[b].0).max().unwrap_or(0)).collect();
    let tall = depth.iter().map(|&d| u32::from(d) + u32::from(GAPS.0)).sum::<u32>();
    if cross > SIDE_MAX || tall > SIDE_MAX {
        return None;
    }
    let across = cross_starts(&skeleton, &rows, &turned, cross as u16, GAPS.1, &wishes)?;
    let count = graph.boxes.len();
    let size = (cross as u16, (tall as u16).saturating_sub(GAPS.0));
    let (boxes, ways) = (vec![None; count], vec![Vec::new(); graph.links.len()]);
    let mut world = World { size, boxes, details: vec![Detail::Bare; count], ways, upright: true };
    let mut y = 0;
    for (row, thick) in rows.iter().zip(&depth) {
        for &b in row {
            place(&mut world, &blocks[b], (across[b], y), level, graph);
        }
        y += thick + GAPS.0;
    }
    Some(world)
}

/// Boxes that stand by themselves, each with its crowd.
fn blocks(graph: &Graph, crowds: &[(usize, Vec<usize>)], level: Level) -> Vec<Block> {
    let (hub, tooth) = level.details();
    let mut in_crowd = vec![false; graph.boxes.len()];
    for &at in crowds.iter().flat_map(|(_, teeth)| teeth) {
        if let Some(is_tooth) = in_crowd.get_mut(at) {
            *is_tooth = true;
        }
    }
    let block = |at: usize| {
        let teeth = crowds.iter().find(|(hub, _)| *hub == at).map_or(&[][..], |(_, teeth)| teeth);
        let long = teeth.iter().map(|&t| size(&graph.boxes[t], tooth).0).max().unwrap_or(0);
        let comb = match (teeth.len(), tooth) {
            (0, _) => None,
            (count, Detail::Dot) => Some(Comb::dots(count)),
            (count, _) => Some(Comb::new(count, long)),
        };
        Block { hub: at, comb, teeth: teeth.to_vec(), head: size(&graph.boxes[at], hub) }
    };
    (0..graph.boxes.len()).filter(|&at| !in_crowd[at]).map(block).collect()
}

/// The graph of the blocks alone, by their own numbers.
fn skeleton(graph: &Graph, blocks: &[Block]) -> Graph {
    let mut number = vec![usize::MAX; graph.boxes.len()];
    blocks.iter().enumerate().for_each(|(at, block)| number[block.hub] = at);
    let boxes: Vec<Spec> = blocks.iter().map(|block| graph.boxes[block.hub].clone()).collect();
    let of = |at: usize| number.get(at).copied().unwrap_or(usize::MAX);
    let links = graph.links.iter().map(|&(a, b)| (of(a), of(b)));
    let links = links.filter(|(a, b)| a != b && *a < boxes.len() && *b < boxes.len()).collect();
    Graph { boxes, links }
}

fn place(world: &mut World, block: &Block, (x, y): Cell, level: Level, graph: &Graph) {
    let (hub, tooth) = level.details();
    let ((wide, _), (w, h)) = (block.size(), block.head);
    let head = Rect::new(x + (wide - w) / 2, y, w, h);
    (world.boxes[block.hub], world.details[block.hub]) = (Some(head), hub);
    let Some(comb) = block.comb else { return };
    let door = (head.x + head.width / 2, head.bottom() - 1);
    // A single trunk hangs right below the door.
    let corner = (door.0.saturating_sub(comb.size().0 / 2).max(x), head.bottom());
    for (at, &t) in block.teeth.iter().enumerate() {
        (world.boxes[t], world.details[t]) = (Some(comb.tooth(at, corner)), tooth);
    }
    for (link, &(a, b)) in graph.links.iter().enumerate() {
        let other = if a == block.hub { b } else { a };
        let Ok(at) = block.teeth.binary_search(&other) else { continue };
        if a != block.hub && b != block.hub {
            continue;
        }
        let mut way = comb.way(at, corner, door);
        if b == block.hub {
            way.reverse();
        }
        world.ways[link] = way;
    }
}

/// Lays the ways of all links that are no part of a comb.
pub(super) fn lay_ways(world: &mut World, graph: &Graph) {
    let is_dot = |end: usize| world.details.get(end) == Some(&Detail::Dot);
    let open: Vec<bool> =
        graph.links.iter().zip(&world.ways).map(|(&(a, b), way)| way.is_empty() && !is_dot(a) && !is_dot(b)).collect();
    let cells = usize::from(world.size.0) * usize::from(world.size.1);
    let ends = |link: usize| if open[link] { graph.links[link] } else { (usize::MAX, usize::MAX) };
    let wanted: Vec<(usize, usize)> = (0..open.len()).map(ends).collect();
    let found = if open.iter().filter(|open| **open).count().saturating_mul(cells) <= SEARCH_MAX {
        route(world.size, &world.boxes, &wanted, true, &world.ways)
    } else {
        let place = |at: usize| world.boxes.get(at).copied().flatten();
        wanted.iter().map(|&(a, b)| place(a).zip(place(b)).map_or_else(Vec::new, |(a, b)| elbow(a, b))).collect()
    };
    for (way, found) in world.ways.iter_mut().zip(found).filter(|(way, _)| way.is_empty()) {
        *way = found;
    }
}

/// Down from the upper box, across in the middle between both, down to the lower one.
fn elbow(a: Rect, b: Rect) -> Vec<Cell> {
    if b.y < a.y {
        let mut way = elbow(b, a);
        way.reverse();
        return way;
    }
    let ((x, from), (to_x, to)) = ((a.x + a.width / 2, a.bottom().saturating_sub(1)), (b.x + b.width / 2, b.y));
    let bend = u16::midpoint(from, to.max(from));
    let mut way: Vec<Cell> = (from..=bend).map(|y| (x, y)).collect();
    let across: Vec<u16> = if x <= to_x { (x..=to_x).collect() } else { (to_x..=x).rev().collect() };
    way.extend(across.into_iter().skip(1).map(|x| (x, bend)));
    way.extend((bend..=to.max(bend)).skip(1).map(|y| (to_x, y)));
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A world with all its ways.
    fn whole(graph: &Graph, crowds: &[(usize, Vec<usize>)], level: Level) -> World {
        let mut world = world(graph, crowds, level, 78).expect("it is no giant");
        lay_ways(&mut world, graph);
        world
    }

    /// A router, switches at it, hosts at each.
    fn campus(switches: usize, hosts: usize) -> (Graph, Vec<(usize, Vec<usize>)>) {
        let spec = |rank, name| Spec { rank, lines: vec![name, 13], wish: None };
        let mut graph = Graph { boxes: vec![spec(2, 4)], links: Vec::new() };
        let mut crowds = Vec::new();
        for _ in 0..switches {
            let hub = graph.boxes.len();
            graph.boxes.push(spec(4, 3));
            graph.links.push((0, hub));
            let first = hub + 1;
            for host in first..first + hosts {
                graph.boxes.push(spec(5, 4));
                graph.links.push((host, hub));
            }
            crowds.push((hub, (first..first + hosts).collect()));
        }
        (graph, crowds)
    }

    #[test]
    fn every_box_has_a_place_of_its_own_and_every_link_a_way() {
        let (graph, crowds) = campus(7, 11);
        for level in Level::ALL {
            let world = whole(&graph, &crowds, level);
            let places: Vec<Rect> = world.boxes.iter().flatten().copied().collect();
            assert_eq!(places.len(), graph.boxes.len());
            for (at, place) in places.iter().enumerate() {
                assert!(place.right() <= world.size.0 && place.bottom() <= world.size.1, "{level:?} {place:?}");
                assert!(places[at + 1..].iter().all(|other| !place.intersects(*other)), "{level:?} {place:?}");
            }
            let needed = if level == Level::Dots { 7 } else { graph.links.len() };
            assert_eq!(world.ways.iter().filter(|way| !way.is_empty()).count(), needed, "{level:?}");
        }
    }

    #[test]
    fn a_thousand_boxes_fit_a_screen_as_dots() {
        let (graph, crowds) = campus(20, 50);
        let world = world(&graph, &crowds, Level::Dots, 78).expect("it is no giant");
        assert!(world.size.0 <= 78 && world.size.1 <= 40, "{:?}", world.size);
    }

    #[test]
    fn a_mesh_too_dense_to_search_gets_elbows() {
        let boxes = vec![Spec { rank: 2, lines: vec![6], wish: None }; 400];
        let links = (0..400).flat_map(|a| (1..40).map(move |step| (a, (a + step * 7) % 400))).collect();
        let graph = Graph { boxes, links };
        let world = whole(&graph, &[], Level::Short);
        assert!(world.ways.iter().all(|way| !way.is_empty()));
    }
}
