//! Walking the map with arrow keys: which box lies that way. Uses the wished places of the scenario, and rows by
//! kind where there are none; the drawing may shift boxes, but not past each other.

use std::collections::BTreeSet;

use super::atlas::crowds;
use crate::lab::{LabView, NodeView};
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

/// The cell of the coarse grid in which a box stands: its own, or that below a neighbour that has one.
pub(super) fn place_of(view: &LabView, node: NodeId) -> Option<(u16, u16)> {
    let own = |id: NodeId| view.nodes.get(id.0 as usize)?.position;
    let mut near = view.links.iter().filter(|link| !link.removed).filter_map(|link| {
        let [a, b] = link.ends.map(|end| end.node);
        if a == node { Some(b) } else { (b == node).then_some(a) }
    });
    let below = near.find_map(own).map(|(column, row)| (column, row + 1));
    let last = view.nodes.iter().filter_map(|node| node.position).map(|(_, row)| row).max();
    own(node).or(below).or(last.map(|row| (0, row + 1))).or_else(|| {
        let (x, y) = *places(&view.nodes).get(node.0 as usize)?;
        Some((u16::try_from(x / 2).ok()?, u16::try_from(y / 2).ok()?))
    })
}

/// The nearest box that way; a box straight ahead is nearer than one aside. The hosts of a crowd stand two in a row below
/// their box, unless they are `folded` into it.
pub(super) fn neighbour(view: &LabView, folded: &BTreeSet<NodeId>, from: NodeId, way: Way) -> Option<NodeId> {
    let crowds = crowds(view);
    if let Some(hosts) = crowds.get(&from).filter(|_| way == Way::Down && !folded.contains(&from)) {
        return hosts.first().copied();
    }
    if let Some((hub, at)) = crowds.iter().find_map(|(hub, hosts)| Some((*hub, hosts.binary_search(&from).ok()?))) {
        let to = match way {
            Way::Up => at.checked_sub(2),
            Way::Down => at.checked_add(2),
            Way::Left => at.checked_sub(1),
            Way::Right => at.checked_add(1),
        };
        let other = to.and_then(|to| crowds.get(&hub)?.get(to).copied());
        return other.or((way == Way::Up).then_some(hub));
    }
    let places = places(&view.nodes);
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
    let in_crowd: BTreeSet<NodeId> = crowds.into_values().flatten().collect();
    let there = view.nodes.iter().zip(places).filter(|(node, _)| !node.removed && !in_crowd.contains(&node.id));
    there.filter_map(|(node, place)| Some((distance(place)?, node.id))).min().map(|(_, id)| id)
}
