//! How the map is looked at: how near, which part, what is folded away. Not where boxes stand: `ui::topology` decides that
//! from the space there is.

use std::collections::{BTreeMap, BTreeSet};

use super::lens::Lens;
use crate::lab::LabView;
use crate::sim::NodeId;

/// So many hosts that hang on one box and on nothing else are a crowd: they stand in a comb below it, and can be folded
/// into it.
pub const CROWD_MIN: usize = 6;
/// Cells a key moves the window of the map.
const PAN_CELLS: (i16, i16) = (12, 5);

/// How near the map is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Zoom {
    /// As near as the whole lab allows.
    #[default]
    Fit,
    /// Boxes with names and addresses.
    Full,
    /// Boxes with names.
    Names,
    /// Names between brackets.
    Short,
    /// A dot for each host of a crowd.
    Dots,
}

impl Zoom {
    /// Its name is `zoom-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Zoom::Fit => "fit",
            Zoom::Full => "full",
            Zoom::Names => "names",
            Zoom::Short => "short",
            Zoom::Dots => "dots",
        }
    }

    /// One step nearer, or farther; from `Fit` to the end that lies that way.
    const fn turned(self, nearer: bool) -> Zoom {
        match (self, nearer) {
            (Zoom::Fit | Zoom::Names | Zoom::Full, true) => Zoom::Full,
            (Zoom::Short, true) | (Zoom::Full, false) => Zoom::Names,
            (Zoom::Dots, true) | (Zoom::Names, false) => Zoom::Short,
            (Zoom::Fit | Zoom::Short | Zoom::Dots, false) => Zoom::Dots,
        }
    }
}

/// How the map is looked at.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Atlas {
    /// How near.
    pub zoom: Zoom,
    /// How far the window was moved from the chosen box: cells right and down.
    pub pan: (i16, i16),
    /// What is shown of the lab.
    pub lens: Lens,
    /// Boxes whose crowd is folded into them.
    pub folded: BTreeSet<NodeId>,
}

impl Atlas {
    /// One step nearer, or farther.
    pub fn turn(&mut self, nearer: bool) {
        (self.zoom, self.pan) = (self.zoom.turned(nearer), (0, 0));
    }

    /// The whole lab, nothing folded, through the same lens.
    pub fn reset(&mut self) {
        *self = Atlas { lens: self.lens, ..Atlas::default() };
    }

    /// Moves the window: −1, 0 or 1 in each direction.
    pub fn pan(&mut self, right: i16, down: i16) {
        let moved = |at: i16, by: i16, cells: i16| at.saturating_add(by * cells).clamp(-i16::MAX / 4, i16::MAX / 4);
        self.pan = (moved(self.pan.0, right, PAN_CELLS.0), moved(self.pan.1, down, PAN_CELLS.1));
    }

    /// Folds the crowd of this box, or unfolds it.
    pub fn fold(&mut self, hub: NodeId) {
        if !self.folded.remove(&hub) {
            self.folded.insert(hub);
        }
    }
}

/// The crowds of a lab: by the box they hang on, its hosts in order of number.
pub fn crowds(view: &LabView) -> BTreeMap<NodeId, Vec<NodeId>> {
    let mut near: Vec<Vec<NodeId>> = vec![Vec::new(); view.nodes.len()];
    for link in view.links.iter().filter(|link| !link.removed) {
        let [a, b] = link.ends.map(|end| end.node);
        for (one, other) in [(a, b), (b, a)] {
            if let Some(list) = near.get_mut(one.0 as usize) {
                list.push(other);
            }
        }
    }
    let mut crowds = BTreeMap::<NodeId, Vec<NodeId>>::new();
    for node in view.nodes.iter().filter(|node| !node.removed) {
        let row = node.kind.row();
        let is_host = row.layer == 7 && node.position.is_none();
        if let (true, [hub]) = (is_host, near.get(node.id.0 as usize).map_or(&[][..], Vec::as_slice)) {
            crowds.entry(*hub).or_default().push(node.id);
        }
    }
    crowds.retain(|_, hosts| hosts.len() >= CROWD_MIN);
    crowds
}

/// The box whose crowd this box belongs to; itself when it has one.
pub fn hub_of(crowds: &BTreeMap<NodeId, Vec<NodeId>>, node: NodeId) -> Option<NodeId> {
    if crowds.contains_key(&node) {
        return Some(node);
    }
    crowds.iter().find(|(_, hosts)| hosts.binary_search(&node).is_ok()).map(|(hub, _)| *hub)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearer_and_farther_end_at_the_ends() {
        let mut atlas = Atlas::default();
        atlas.turn(false);
        assert_eq!(atlas.zoom, Zoom::Dots);
        for expected in [Zoom::Short, Zoom::Names, Zoom::Full, Zoom::Full] {
            atlas.turn(true);
            assert_eq!(atlas.zoom, expected);
        }
        atlas.turn(false);
        assert_eq!(atlas.zoom, Zoom::Names);
    }

    #[test]
    fn folding_twice_is_nothing_and_panning_has_an_end() {
        let mut atlas = Atlas::default();
        atlas.fold(NodeId(3));
        atlas.fold(NodeId(3));
        assert!(atlas.folded.is_empty());
        (0..10_000).for_each(|_| atlas.pan(1, -1));
        assert_eq!(atlas.pan, (i16::MAX / 4, -i16::MAX / 4));
    }
}
