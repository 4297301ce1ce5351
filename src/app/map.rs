//! Walking the map with arrow keys: which box lies that way. Uses the wished places of the scenario, and rows by
//! kind where there are none; the drawing may shift boxes, but not past each other.

use crate::lab::NodeView;
use crate::sim::NodeId;

/// A way on the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The place of every box: column and row, in half cells of the coarse grid.
fn places(nodes: &[NodeView]) -> Vec<(i64, i64)> {
    let mut in_row = std::collections::BTreeMap::<i64, i64>::new();
    let place = |node: &NodeView| {
        if let Some((column, row)) = node.position {
            return (i64::from(column) * 2, i64::from(row) * 2);
        }
        let row = i64::from(node.kind.row().rank) * 2;
        let column = in_row.entry(row).or_default();
        *column += 2;
        (*column, row)
    };
    nodes.iter().map(place).collect()
}

/// The nearest box that way; a box straight ahead is nearer than one aside.
pub(super) fn neighbour(nodes: &[NodeView], from: NodeId, way: Way) -> Option<NodeId> {
    let places = places(nodes);
    let (x, y) = *places.get(from.0 as usize)?;
    let distance = |(px, py): (i64, i64)| {
        let (dx, dy) = (px - x, py - y);
        let (ahead, aside) = match way {
            Way::Up => (-dy, dx.abs()),
            Way::Down => (dy, dx.abs()),
            Way::Left => (-dx, dy.abs()),
            Way::Right => (dx, dy.abs()),
        };
        (ahead > 0).then_some(ahead * 2 + aside * 3)
    };
    let rated = places.iter().enumerate().filter_map(|(index, place)| Some((distance(*place)?, index)));
    rated.min().map(|(_, index)| NodeId(index as u32))
}
