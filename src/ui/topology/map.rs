//! The drawing of a lab that stands still: boxes with places, links with ways. Made from a `Scene`, kept until the
//! scene or the space changes; when only words of it changed, everything stays where it is.

use ratatui_core::layout::Rect;
use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::{Detail, Graph, Layout, Spec, layout};
use super::route::{Cell, NORTH, SOUTH, heading, route};
use super::stay::stay;
use super::world::{Level, World, lay_ways, world};
use crate::app::atlas::Zoom;
use crate::ui::canvas::width;

/// What is drawn of a lab. Equal scenes make equal maps.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Scene {
    /// The boxes.
    pub nodes: Vec<NodeLook>,
    /// The links.
    pub links: Vec<LinkLook>,
    /// Hosts that stand in a comb below a box: the box and its hosts, by index.
    pub crowds: Vec<(usize, Vec<usize>)>,
    /// How near.
    pub zoom: Zoom,
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
    /// Its addresses, and whether each is public; other lines have no such mark.
    pub addresses: Vec<(String, Option<bool>)>,
    /// Taken off the lab, or folded into another box.
    pub hidden: bool,
    /// The groups it belongs to, under a lens that shows any.
    pub marks: Vec<usize>,
    /// Of no account under this lens.
    pub faint: bool,
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
    /// The group it belongs to, under a lens that shows any.
    pub mark: Option<usize>,
}

/// Boxes up to which a lab is laid out as one picture before it becomes a world with combs.
const PICTURE_MAX: usize = 60;

/// What a layout follows from.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct Ground {
    graph: Graph,
    crowds: Vec<(usize, Vec<usize>)>,
    zoom: Zoom,
    space: (u16, u16),
}

/// A scene laid out in a space.
#[derive(Clone, Default, Debug)]
pub struct Map {
    scene: Scene,
    ground: Ground,
    world: World,
    /// Which way the links on a cell lead, crossings resolved.
    joints: FxHashMap<Cell, u8>,
    /// Cells under boxes.
    solid: FxHashSet<Cell>,
    drawn: bool,
    /// Boxes came or went since all were laid out: from then on whoever stands stays.
    kept: bool,
}

impl Map {
    /// Lays `scene` out in `width` × `height` cells.
    pub fn new(scene: Scene, width: u16, height: u16) -> Map {
        let mut map = Map::default();
        map.show(scene, width, height);
        map
    }

    /// Shows `scene` in a space. Boxes move only when something changed that places follow from.
    pub fn show(&mut self, scene: Scene, width: u16, height: u16) {
        if self.drawn && self.scene == scene && self.ground.space == (width, height) {
            return;
        }
        let ground =
            Ground { graph: graph_of(&scene), crowds: scene.crowds.clone(), zoom: scene.zoom, space: (width, height) };
        if !self.drawn || self.ground != ground {
            let shown: Vec<usize> = (0..scene.nodes.len()).filter(|&at| !scene.nodes[at].hidden).collect();
            let stayed = self.keep_places(&ground, &shown);
            self.kept = stayed.is_some();
            self.world = stayed.unwrap_or_else(|| spread_out(&lay_out(&ground, &shown), &shown, &scene));
            self.joints = joints(&self.world.ways);
            let places = self.world.boxes.iter().flatten();
            self.solid = places.flat_map(|r| r.positions()).map(|p| (p.x, p.y)).collect();
            (self.ground, self.drawn) = (ground, true);
        }
        self.scene = scene;
    }

    /// The same picture with boxes that came or went; none when it is to be laid out anew.
    fn keep_places(&self, ground: &Ground, shown: &[usize]) -> Option<World> {
        let old = &self.ground;
        let came_or_went = self.scene.nodes.len() != ground.graph.boxes.len() || self.shown() != shown;
        let same_space = (old.space, old.zoom) == (ground.space, ground.zoom) && self.world.size == ground.space;
        let is_picture = |ground: &Ground| ground.crowds.is_empty() && ground.zoom == Zoom::Fit;
        let newcomers = ground.graph.boxes.get(old.graph.boxes.len()..).unwrap_or_default();
        let free = self.drawn && (came_or_went || self.kept) && same_space && is_picture(old) && is_picture(ground);
        if !free || shown.len() > PICTURE_MAX || newcomers.iter().any(|spec| spec.wish.is_some()) {
            return None;
        }
        let places = (self.world.boxes.clone(), self.world.details.clone());
        let (boxes, details) = stay(&places, &ground.graph, shown, ground.space)?;
        let upright = self.world.upright;
        let ways = route(ground.space, &boxes, &ground.graph.links, upright, &[]);
        Some(World { size: ground.space, boxes, details, ways, upright })
    }

    /// The boxes that are drawn.
    fn shown(&self) -> Vec<usize> {
        let there = |at: &usize| self.scene.nodes.get(*at).is_some_and(|node| !node.hidden);
        (0..self.scene.nodes.len()).filter(there).collect()
    }

    /// What it shows.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Columns and rows; larger than the space when only a part of it can be seen.
    pub fn size(&self) -> (u16, u16) {
        self.world.size
    }

    /// The place of a box.
    pub fn place(&self, node: usize) -> Option<Rect> {
        self.world.boxes.get(node).copied().flatten()
    }

    /// The way of a link, from its first end to its second, relative to the map's corner.
    pub fn way(&self, link: usize) -> &[Cell] {
        self.world.ways.get(link).map_or(&[], Vec::as_slice)
    }

    /// Which way the links on a cell lead, as a mask.
    pub(super) fn joint(&self, cell: Cell) -> u8 {
        self.joints.get(&cell).copied().unwrap_or(0)
    }

    /// Whether a box stands there.
    pub(super) fn is_covered(&self, cell: Cell) -> bool {
        self.solid.contains(&cell)
    }

    /// How much of a box is drawn.
    pub fn detail(&self, node: usize) -> Detail {
        self.world.details.get(node).copied().unwrap_or(Detail::Bare)
    }

    /// How many boxes found no place.
    pub fn hidden(&self) -> usize {
        let seen = self.scene.nodes.iter().zip(&self.world.boxes);
        seen.filter(|(node, place)| !node.hidden && place.is_none()).count()
    }
}

/// Places of what is shown, by the order of `shown`.
fn lay_out(ground: &Ground, shown: &[usize]) -> World {
    let at = |index: usize| shown.binary_search(&index).unwrap_or(usize::MAX);
    let graph = Graph {
        boxes: shown.iter().map(|&index| ground.graph.boxes[index].clone()).collect(),
        links: ground.graph.links.iter().map(|&(a, b)| (at(a), at(b))).collect(),
    };
    let crowd = |(hub, hosts): &(usize, Vec<usize>)| {
        let hosts: Vec<usize> = hosts.iter().map(|&h| at(h)).filter(|&h| h != usize::MAX).collect();
        (at(*hub), hosts)
    };
    let crowds: Vec<_> = ground.crowds.iter().map(crowd).filter(|(_, hosts)| !hosts.is_empty()).collect();
    let (wide, high) = ground.space;
    let picture = || {
        let Layout { boxes, details, upright } = layout(&graph, wide, high);
        let ways = route(ground.space, &boxes, &graph.links, upright, &[]);
        World { size: ground.space, boxes, details, ways, upright }
    };
    let at_level = |level| world(&graph, &crowds, level, wide);
    let found = match ground.zoom {
        Zoom::Fit if crowds.is_empty() && shown.len() <= PICTURE_MAX => None,
        Zoom::Fit => {
            let fits = |world: &World| world.size.0 <= wide && world.size.1 <= high;
            let first = usize::from(is_named(ground.graph.boxes.len(), ground.zoom));
            // The first that fits, else the smallest: it is the last one tried.
            let mut found = None;
            for world in Level::ALL.into_iter().skip(first).filter_map(at_level) {
                let enough = fits(&world);
                found = Some(world);
                if enough {
                    break;
                }
            }
            found
        }
        Zoom::Full => at_level(Level::Full),
        Zoom::Names => at_level(Level::Names),
        Zoom::Short => at_level(Level::Short),
        Zoom::Dots => at_level(Level::Dots),
    };
    let with_ways = |mut world: World| {
        lay_ways(&mut world, &graph);
        world
    };
    found.map_or_else(picture, with_ways)
}

/// The same by the numbers of the scene, where hidden boxes have no place.
fn spread_out(world: &World, shown: &[usize], scene: &Scene) -> World {
    let count = scene.nodes.len();
    let mut all = World { boxes: vec![None; count], details: vec![Detail::Bare; count], ..world.clone() };
    for (&index, (place, detail)) in shown.iter().zip(world.boxes.iter().zip(&world.details)) {
        (all.boxes[index], all.details[index]) = (*place, *detail);
    }
    all
}

/// What the links on each cell make together: where two only cross, the vertical one is above, a bridge and no junction.
fn joints(ways: &[Vec<Cell>]) -> FxHashMap<Cell, u8> {
    let mut joints = FxHashMap::<Cell, u8>::default();
    let mut arms = FxHashMap::<Cell, u8>::default();
    for way in ways {
        for window in way.windows(3) {
            let &[before, cell, after] = window else { continue };
            let mask = heading(cell, before) | heading(cell, after);
            let laid = arms.entry(cell).or_default();
            let crossing = *laid != 0 && *laid & mask == 0;
            let joint = if crossing { NORTH | SOUTH } else { *laid | mask };
            *laid |= mask;
            joints.insert(cell, joint);
        }
    }
    joints
}

/// Of a large lab only names make room: an address that comes and goes must not move a thousand boxes.
fn is_named(boxes: usize, zoom: Zoom) -> bool {
    boxes > PICTURE_MAX && zoom != Zoom::Full
}

fn graph_of(scene: &Scene) -> Graph {
    let named = is_named(scene.nodes.len(), scene.zoom);
    let spec = |node: &NodeLook| Spec {
        rank: node.rank,
        lines: std::iter::once(width(&node.name).max(3))
            .chain(node.addresses.iter().filter(|_| !named).map(|(text, _)| width(text) + 2))
            .collect(),
        wish: node.wish,
    };
    Graph { boxes: scene.nodes.iter().map(spec).collect(), links: scene.links.iter().map(|l| l.ends).collect() }
}
