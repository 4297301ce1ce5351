//! How links run: orthogonal ways between boxes over the cells of the screen. The way *is* the packet's path: the
//! first cell lies on the border of one box, the last on the border of the other.
//!
//! Dijkstra with an admissible estimate (A*) over (cell, direction). Costs are those of a careful draughtsman: a step
//! 2, a bend 6, crossing another link 8. Two links never share a cell but where they cross, nor a place on a border, as
//! long as there is any other way. Short links first; equal input, equal output.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use ratatui_core::layout::Rect;
use rustc_hash::FxHashMap;

/// A cell, (column, row).
pub type Cell = (u16, u16);

const STEP: u32 = 2;
const BEND: u32 = 6;
const CROSSING: u32 = 8;
/// Along another link, or a bend on it: nobody could tell the two apart. Dearer than any way around.
const OVERLAP: u32 = 10_000;
/// Along the side of a box: looks as if the link went in there.
const HUG: u32 = 3;
/// Between the sides of two boxes: squeezed.
const SQUEEZE: u32 = 12;
/// A port another link already uses.
const SHARED_PORT: u32 = 2_000;

/// Away from the middle of a side: dearer than a step, so that links leave where the eye expects them; of a long side less
/// so, where a straight line is better.
const OFF_MIDDLE: u32 = 3;
const LONG_SIDE: u16 = 16;
/// Right beside another link that runs the same way.
const BESIDE: u32 = 2;

/// Through a wall that does not face the other ranks.
const WRONG_WALL: u32 = 10;

/// Directions as bits of a mask, and their steps.
pub(super) const NORTH: u8 = 1;
pub(super) const EAST: u8 = 2;
pub(super) const SOUTH: u8 = 4;
pub(super) const WEST: u8 = 8;
const DIRS: [(u8, i32, i32); 4] = [(NORTH, 0, -1), (EAST, 1, 0), (SOUTH, 0, 1), (WEST, -1, 0)];

/// The direction from `a` to its neighbour `b`; 0 when they are no neighbours.
pub(super) fn heading(a: Cell, b: Cell) -> u8 {
    let (dx, dy) = (i32::from(b.0) - i32::from(a.0), i32::from(b.1) - i32::from(a.1));
    DIRS.iter().find(|d| (d.1, d.2) == (dx, dy)).map_or(0, |d| d.0)
}

/// Ways of all links in a space of `size` (columns, rows); empty where a box has no place or there is no way.
/// With `upright`, ranks lie one below the other and links rather leave through floors and ceilings; else through
/// side walls. What is in `laid` already runs over the cells.
pub fn route(
    size: (u16, u16),
    boxes: &[Option<Rect>],
    links: &[(usize, usize)],
    upright: bool,
    laid: &[Vec<Cell>],
) -> Vec<Vec<Cell>> {
    let mut field = Field::new(size, boxes, upright);
    laid.iter().for_each(|way| field.occupy(way));
    let mut ways = vec![Vec::new(); links.len()];
    let mut paths = Paths::default();
    let ends = |&(a, b): &(usize, usize)| Some(((*boxes.get(a)?)?, (*boxes.get(b)?)?));
    let mut order: Vec<(u32, usize)> = links
        .iter()
        .enumerate()
        .filter_map(|(i, link)| ends(link).filter(|(a, b)| a != b).map(|(a, b)| (distance(a, b), i)))
        .collect();
    order.sort_unstable();
    for (_, i) in order {
        if let Some((a, b)) = links.get(i).and_then(ends) {
            let way = field.search(a, b, &mut paths).unwrap_or_default();
            field.occupy(&way);
            if let Some(slot) = ways.get_mut(i) {
                *slot = way;
            }
        }
    }
    ways
}

fn distance(a: Rect, b: Rect) -> u32 {
    let middle = |r: Rect| (i32::from(r.x) * 2 + i32::from(r.width), i32::from(r.y) * 2 + i32::from(r.height));
    let ((ax, ay), (bx, by)) = (middle(a), middle(b));
    ax.abs_diff(bx) + ay.abs_diff(by)
}

/// A place on a border where a link may leave: the border cell, the way out, and what it costs.
struct Port {
    cell: Cell,
    dir: usize,
    cost: u32,
}

fn off_middle(off: u16, side: u16) -> u32 {
    OFF_MIDDLE * u32::from(off) * u32::from(LONG_SIDE) / u32::from(side.max(LONG_SIDE))
}

/// Ports of a box: not at the corners of frames, best at the middle of a side.
fn ports(r: Rect) -> Vec<Port> {
    let mut ports = Vec::new();
    let inset = u16::from(r.height > 1);
    let (mid_x, mid_y) = (r.x + r.width / 2, r.y + r.height / 2);
    for x in r.x + inset..r.right().saturating_sub(inset) {
        let cost = off_middle(x.abs_diff(mid_x), r.width);
        ports.push(Port { cell: (x, r.y), dir: 0, cost });
        ports.push(Port { cell: (x, r.bottom() - 1), dir: 2, cost });
    }
    for y in r.y + inset..r.bottom().saturating_sub(inset) {
        let cost = off_middle(y.abs_diff(mid_y), r.height);
        ports.push(Port { cell: (r.right() - 1, y), dir: 1, cost });
        ports.push(Port { cell: (r.x, y), dir: 3, cost });
    }
    ports
}

/// How each state (cell and direction) was reached, kept from one search to the next: only what a search touched is wiped.
#[derive(Default)]
struct Paths {
    cost: Vec<u32>,
    /// The state before; `NOWHERE` at a port.
    from: Vec<u32>,
    touched: Vec<usize>,
}

impl Paths {
    const NOWHERE: u32 = u32::MAX;

    fn forget(&mut self, states: usize) {
        self.cost.resize(states, u32::MAX);
        self.from.resize(states, Self::NOWHERE);
        for state in self.touched.drain(..) {
            self.cost[state] = u32::MAX;
        }
    }

    /// Whether this way to a state is cheaper than those before.
    fn improve(&mut self, state: usize, cost: u32, from: u32) -> bool {
        let better = cost < self.cost[state];
        if better {
            if self.cost[state] == u32::MAX {
                self.touched.push(state);
            }
            (self.cost[state], self.from[state]) = (cost, from);
        }
        better
    }
}

/// The cells, what stands on them and what runs over them.
struct Field {
    width: u16,
    height: u16,
    /// Covered by a box.
    solid: Vec<bool>,
    /// How many boxes it is beside.
    near: Vec<u8>,
    /// Arms of the links laid so far.
    arms: Vec<u8>,
    /// Whether floors and ceilings are the better walls.
    upright: bool,
}

impl Field {
    fn new((width, height): (u16, u16), boxes: &[Option<Rect>], upright: bool) -> Field {
        let cells = usize::from(width) * usize::from(height);
        let mut field =
            Field { width, height, upright, solid: vec![false; cells], near: vec![0; cells], arms: vec![0; cells] };
        let space = Rect::new(0, 0, width, height);
        for r in boxes.iter().flatten() {
            let around = Rect::new(r.x.saturating_sub(1), r.y.saturating_sub(1), r.width + 2, r.height + 2);
            for (area, near) in [(around, true), (*r, false)] {
                for cell in area.intersection(space).positions() {
                    match field.index((cell.x, cell.y)) {
                        Some(at) if near => field.near[at] = field.near[at].saturating_add(1),
                        Some(at) => field.solid[at] = true,
                        None => {}
                    }
                }
            }
        }
        field
    }

    fn index(&self, (x, y): Cell) -> Option<usize> {
        (x < self.width && y < self.height).then(|| usize::from(y) * usize::from(self.width) + usize::from(x))
    }

    fn step(&self, (x, y): Cell, dir: usize) -> Option<Cell> {
        let (_, dx, dy) = DIRS.get(dir)?;
        let next = (u16::try_from(i32::from(x) + dx).ok()?, u16::try_from(i32::from(y) + dy).ok()?);
        self.index(next).map(|_| next)
    }

    /// What it costs to enter the free cell `at` heading `dir`.
    fn enter_cost(&self, at: usize, dir: usize) -> u32 {
        let along = if dir.is_multiple_of(2) { NORTH | SOUTH } else { EAST | WEST };
        let taken = match self.arms[at] {
            0 => 0,
            arms if arms & along == 0 => CROSSING,
            _ => OVERLAP,
        };
        let close = match self.near[at] {
            0 => 0,
            1 => HUG,
            _ => SQUEEZE,
        };
        let cell = self.cell(at);
        let beside =
            |dir: usize| self.step(cell, dir).and_then(|c| self.index(c)).is_some_and(|n| self.arms[n] & along != 0);
        let beside = [(dir + 1) % 4, (dir + 3) % 4].into_iter().filter(|side| beside(*side)).count() as u32;
        STEP + taken + close + BESIDE * beside
    }

    /// What it costs to turn on the cell `at`.
    fn bend_cost(&self, at: usize) -> u32 {
        BEND + if self.arms[at] == 0 { 0 } else { OVERLAP }
    }

    fn port_cost(&self, port: &Port) -> u32 {
        let used = self.index(port.cell).is_some_and(|at| self.arms[at] != 0);
        let wall = if port.dir.is_multiple_of(2) == self.upright { 0 } else { WRONG_WALL };
        port.cost + wall + if used { SHARED_PORT } else { 0 }
    }

    /// The cheapest way from the border of `a` to the border of `b`.
    fn search(&self, a: Rect, b: Rect, paths: &mut Paths) -> Option<Vec<Cell>> {
        paths.forget(self.solid.len() * 4);
        let mut starts: FxHashMap<usize, Cell> = FxHashMap::default();
        // Where `b` can be entered: at the cell outside a port, heading against the way out of it.
        let mut goals: FxHashMap<usize, (u32, Cell, usize)> = FxHashMap::default();
        let outside = |port: &Port| {
            let cell = self.step(port.cell, port.dir)?;
            self.index(cell).filter(|&at| !self.solid[at])
        };
        let mut heap = BinaryHeap::new();
        for port in ports(a) {
            let Some(at) = outside(&port) else { continue };
            let (state, cost) = (at * 4 + port.dir, self.port_cost(&port) + self.enter_cost(at, port.dir));
            if paths.improve(state, cost, Paths::NOWHERE) {
                starts.insert(state, port.cell);
                heap.push(Reverse((cost + self.estimate(at, b), state)));
            }
        }
        for port in ports(b) {
            let Some(at) = outside(&port) else { continue };
            let goal = (self.port_cost(&port), port.cell, (port.dir + 2) % 4);
            if goals.get(&at).is_none_or(|old| goal.0 < old.0) {
                goals.insert(at, goal);
            }
        }
        let mut end: Option<(u32, usize, Cell)> = None;
        while let Some(Reverse((estimate, state))) = heap.pop() {
            if end.is_some_and(|(cost, ..)| cost <= estimate) {
                break;
            }
            let (at, dir) = (state / 4, state % 4);
            let cost = paths.cost[state];
            if estimate > cost + self.estimate(at, b) {
                continue;
            }
            if let Some(&(extra, cell, heading)) = goals.get(&at) {
                let total = cost + extra + if heading == dir { 0 } else { self.bend_cost(at) };
                if (heading + 2) % 4 != dir && end.is_none_or(|(cost, ..)| total < cost) {
                    end = Some((total, state, cell));
                }
            }
            for next_dir in [dir, (dir + 1) % 4, (dir + 3) % 4] {
                let Some(next) = self.step(self.cell(at), next_dir).and_then(|c| self.index(c)) else { continue };
                if self.solid[next] {
                    continue;
                }
                let bend = if next_dir == dir { 0 } else { self.bend_cost(at) };
                let (state_next, total) = (next * 4 + next_dir, cost + bend + self.enter_cost(next, next_dir));
                if paths.improve(state_next, total, state as u32) {
                    heap.push(Reverse((total + self.estimate(next, b), state_next)));
                }
            }
        }
        let (_, last, goal) = end?;
        let mut way = vec![goal];
        let mut state = last;
        loop {
            way.push(self.cell(state / 4));
            match paths.from[state] {
                Paths::NOWHERE => break,
                before => state = before as usize,
            }
        }
        way.push(*starts.get(&state)?);
        way.reverse();
        Some(way)
    }

    fn cell(&self, at: usize) -> Cell {
        let width = usize::from(self.width.max(1));
        ((at % width) as u16, (at / width) as u16)
    }

    /// No way to `b` is cheaper.
    fn estimate(&self, at: usize, b: Rect) -> u32 {
        let (x, y) = self.cell(at);
        let off = |v: u16, low: u16, high: u16| {
            u32::from(low.saturating_sub(v)) + u32::from(v.saturating_sub(high.saturating_sub(1)))
        };
        STEP * (off(x, b.x, b.right()) + off(y, b.y, b.bottom())).saturating_sub(1)
    }

    fn occupy(&mut self, way: &[Cell]) {
        for (i, &cell) in way.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|j| way.get(j)).map_or(0, |&c| heading(cell, c));
            let after = way.get(i + 1).map_or(0, |&c| heading(cell, c));
            if let Some(at) = self.index(cell) {
                self.arms[at] |= before | after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::layout::{layout, tests::graphs};
    use super::*;

    proptest! {
        #[test]
        fn ways_lead_from_border_to_border_over_free_cells(graph in graphs(), w in 20u16..120, h in 8u16..40) {
            let boxes = layout(&graph, w, h).boxes;
            let ways = route((w, h), &boxes, &graph.links, w % 2 == 0, &[]);
            prop_assert_eq!(&ways, &route((w, h), &boxes, &graph.links, w % 2 == 0, &[]));
            for (way, &(a, b)) in ways.iter().zip(&graph.links) {
                let (Some(a), Some(b)) = (boxes[a], boxes[b]) else { continue };
                let [first, inner @ .., last] = way.as_slice() else { continue };
                prop_assert!(a.contains((*first).into()) && b.contains((*last).into()));
                prop_assert!(way.windows(2).all(|pair| heading(pair[0], pair[1]) != 0), "{way:?}");
                for cell in inner {
                    prop_assert!(!boxes.iter().flatten().any(|r| r.contains((*cell).into())));
                }
            }
        }
    }

    /// The cells between the boxes that two ways run over, other than straight across each other.
    fn shared(ways: &[Vec<Cell>]) -> Vec<Cell> {
        let mut arms = FxHashMap::<Cell, u8>::default();
        let mut shared = Vec::new();
        for way in ways {
            for three in way.windows(3) {
                let mask = heading(three[1], three[0]) | heading(three[1], three[2]);
                let laid = arms.entry(three[1]).or_default();
                if *laid != 0 && (*laid & mask != 0 || ![NORTH | SOUTH, EAST | WEST].contains(&mask)) {
                    shared.push(three[1]);
                }
                *laid |= mask;
            }
        }
        shared
    }

    proptest! {
        #[test]
        fn where_there_is_room_links_only_ever_cross(graph in graphs(), w in 100u16..180, h in 34u16..60) {
            // No more links at a box than it has places for.
            let mut at = vec![0; graph.boxes.len()];
            let few = |&&(a, b): &&(usize, usize)| { at[a] += 1; at[b] += 1; at[a] <= 4 && at[b] <= 4 };
            let links: Vec<(usize, usize)> = graph.links.iter().filter(few).copied().collect();
            let graph = super::super::layout::Graph { links, ..graph };
            let layout = layout(&graph, w, h);
            let ways = route((w, h), &layout.boxes, &graph.links, layout.upright, &[]);
            prop_assert_eq!(shared(&ways), vec![], "{:?}", graph);
        }
    }

    #[test]
    fn two_cables_between_the_same_boxes_run_apart() {
        let boxes = [Some(Rect::new(4, 0, 9, 4)), Some(Rect::new(4, 10, 9, 4))];
        let ways = route((20, 14), &boxes, &[(0, 1), (1, 0), (0, 1)], true, &[]);
        let mut cells: Vec<Cell> = ways.concat();
        let all = cells.len();
        cells.sort_unstable();
        cells.dedup();
        assert_eq!(cells.len(), all, "{ways:?}");
    }

    #[test]
    fn neighbours_get_a_straight_line() {
        let boxes = [Some(Rect::new(0, 0, 6, 3)), Some(Rect::new(20, 0, 6, 3))];
        let ways = route((30, 3), &boxes, &[(0, 1)], false, &[]);
        assert_eq!(ways[0].first(), Some(&(5, 1)));
        assert_eq!(ways[0].last(), Some(&(20, 1)));
        assert_eq!(ways[0].len(), 16);
    }
}
