//! The drawing of a lab that stands still: boxes with places, links with ways. Made from a `Scene`, kept until the
//! scene or the space changes.

use ratatui_core::layout::Rect;

use super::layout::{Detail, Graph, Layout, Spec, layout};
use super::route::{Cell, route};
use crate::ui::canvas::width;

/// What is drawn of a lab. Equal scenes make equal maps.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Scene {
    /// The boxes.
    pub nodes: Vec<NodeLook>,
    /// The links.
    pub links: Vec<LinkLook>,
}

/// A box as drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeLook {
    /// Its name.
    pub name: String,
    /// The letter of its kind.
    pub letter: char,
    /// Distance from the internet.
    pub rank: u8,
    /// Wished (column, row).
    pub wish: Option<(u16, u16)>,
    /// Its addresses, and whether each is public.
    pub addresses: Vec<(String, bool)>,
}

/// A link as drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkLook {
    /// Indices of its boxes.
    pub ends: (usize, usize),
    /// Radio?
    pub wifi: bool,
    /// Nothing passes?
    pub cut: bool,
    /// A few characters beside it: faults.
    pub note: String,
}

/// A scene laid out in a space.
#[derive(Clone, Default, Debug)]
pub struct Map {
    scene: Scene,
    size: (u16, u16),
    boxes: Vec<Option<Rect>>,
    ways: Vec<Vec<Cell>>,
    details: Option<Vec<Detail>>,
}

impl Map {
    /// Lays `scene` out in `width` × `height` cells.
    pub fn new(scene: Scene, width: u16, height: u16) -> Map {
        let graph = graph_of(&scene);
        let Layout { boxes, details, upright } = layout(&graph, width, height);
        let ways = route((width, height), &boxes, &graph.links, upright);
        Map { scene, size: (width, height), boxes, ways, details: Some(details) }
    }

    /// Whether this is the map of `scene` in this space.
    pub fn is_of(&self, scene: &Scene, width: u16, height: u16) -> bool {
        self.details.is_some() && self.size == (width, height) && self.scene == *scene
    }

    /// What it shows.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The place of a box.
    pub fn place(&self, node: usize) -> Option<Rect> {
        self.boxes.get(node).copied().flatten()
    }

    /// The way of a link, from its first end to its second, relative to the map's corner.
    pub fn way(&self, link: usize) -> &[Cell] {
        self.ways.get(link).map_or(&[], Vec::as_slice)
    }

    /// How much of a box is drawn.
    pub fn detail(&self, node: usize) -> Detail {
        self.details.as_ref().and_then(|d| d.get(node)).copied().unwrap_or(Detail::Bare)
    }

    /// How many boxes found no place.
    pub fn hidden(&self) -> usize {
        self.boxes.iter().filter(|b| b.is_none()).count()
    }

    /// The nearest box in a direction (steps right and down, each −1, 0 or 1) from `node`: for arrow keys.
    pub fn towards(&self, node: usize, right: i32, down: i32) -> Option<usize> {
        let centre =
            |r: Rect| (i32::from(r.x) * 2 + i32::from(r.width), (i32::from(r.y) * 2 + i32::from(r.height)) * 2);
        let (x, y) = centre(self.place(node)?);
        let cost = |&other: &usize| {
            let (ox, oy) = centre(self.place(other)?);
            let ahead = (ox - x) * right + (oy - y) * down;
            let aside = ((ox - x) * down).abs() + ((oy - y) * right).abs();
            (ahead > 0 && aside <= ahead * 4).then_some((ahead + aside * 2, other))
        };
        (0..self.boxes.len()).filter(|&b| b != node).filter_map(|b| cost(&b)).min().map(|best| best.1)
    }
}

fn graph_of(scene: &Scene) -> Graph {
    let spec = |node: &NodeLook| Spec {
        rank: node.rank,
        lines: std::iter::once(width(&node.name).max(3))
            .chain(node.addresses.iter().map(|(text, _)| width(text) + 2))
            .collect(),
        wish: node.wish,
    };
    Graph { boxes: scene.nodes.iter().map(spec).collect(), links: scene.links.iter().map(|l| l.ends).collect() }
}
