//! The inside of a box as it is looked at: the tree of its processes with the sockets each holds, and which of them has
//! the cursor. Everything else (states, queues, interfaces, links) is read from the lab's picture when it is drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::lab::{NodeView, ProcView, SocketView};
use crate::sim::NodeId;

/// Levels of the tree that are told apart; deeper ones stand at the last.
const DEPTH_MAX: usize = 8;

/// A box being looked into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HostView {
    /// Which.
    pub node: NodeId,
    /// The stop with the cursor: an index into `stops`.
    pub at: usize,
}

/// A process and the sockets it holds; or the sockets that nobody holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Index of the process in `NodeView::procs`; none: the kernel alone holds these sockets.
    pub proc: Option<usize>,
    /// For each level above it, whether more of that level follows; the last one is its own.
    pub rails: Vec<bool>,
    /// Whether it has children.
    pub parent: bool,
    /// Indices of its sockets in `NodeView::sockets`.
    pub sockets: Vec<usize>,
}

/// Where the cursor can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// At a process: its index.
    Process(usize),
    /// At a socket: its index.
    Socket(usize),
}

impl HostView {
    /// Looks into a box.
    pub fn new(node: NodeId) -> HostView {
        HostView { node, at: 0 }
    }

    /// Where the cursor is.
    pub fn stop(&self, node: &NodeView) -> Option<Stop> {
        let stops = stops(&blocks(node));
        stops.get(self.at.min(stops.len().saturating_sub(1))).copied()
    }

    /// Moves the cursor by so many stops, staying inside.
    pub(super) fn step(&mut self, node: &NodeView, by: isize) {
        let last = stops(&blocks(node)).len().saturating_sub(1);
        self.at = self.at.min(last).saturating_add_signed(by).min(last);
    }

    /// The socket with the cursor.
    pub fn socket<'v>(&self, node: &'v NodeView) -> Option<&'v SocketView> {
        match self.stop(node)? {
            Stop::Socket(index) => node.sockets.get(index),
            Stop::Process(_) => None,
        }
    }
}

/// The processes of a box as a tree, children under their parents, each with its sockets; then the sockets without a
/// process.
pub fn blocks(node: &NodeView) -> Vec<Block> {
    let known: BTreeSet<u32> = node.procs.iter().map(|p| p.pid).collect();
    let root = |p: &ProcView| if known.contains(&p.parent) && p.parent != p.pid { p.parent } else { ROOT };
    let below = groups(node.procs.iter().map(root));
    let sockets = groups(node.sockets.iter().map(|s| if known.contains(&s.pid) { s.pid } else { ROOT }));
    let level = |parent: u32, rails: &[bool]| {
        let all = below.get(&parent).map_or(&[][..], Vec::as_slice);
        let rails = rails.get(..rails.len().min(DEPTH_MAX - 1)).unwrap_or_default().to_vec();
        let one = move |(nth, index): (usize, &usize)| {
            let more = nth + 1 < all.len();
            (*index, rails.iter().copied().chain([more]).collect::<Vec<bool>>())
        };
        all.iter().enumerate().rev().map(one).collect::<Vec<_>>()
    };
    let mut blocks = Vec::new();
    let mut waiting = level(ROOT, &[]);
    while let Some((index, rails)) = waiting.pop() {
        let Some(proc) = node.procs.get(index) else { continue };
        waiting.extend(level(proc.pid, &rails));
        let parent = below.contains_key(&proc.pid);
        blocks.push(Block {
            proc: Some(index),
            rails,
            parent,
            sockets: sockets.get(&proc.pid).cloned().unwrap_or_default(),
        });
    }
    if let Some(orphans) = sockets.get(&ROOT) {
        blocks.push(Block { proc: None, rails: Vec::new(), parent: false, sockets: orphans.clone() });
    }
    blocks
}

/// What stands above the tree: no process has this number.
const ROOT: u32 = u32::MAX;

/// The places of each number.
fn groups(numbers: impl Iterator<Item = u32>) -> BTreeMap<u32, Vec<usize>> {
    let mut groups = BTreeMap::<u32, Vec<usize>>::new();
    for (index, number) in numbers.enumerate() {
        groups.entry(number).or_default().push(index);
    }
    groups
}

/// All places of the cursor, from top to bottom.
pub fn stops(blocks: &[Block]) -> Vec<Stop> {
    let of = |block: &Block| {
        let process = block.proc.map(Stop::Process);
        let sockets: Vec<Stop> = block.sockets.iter().map(|index| Stop::Socket(*index)).collect();
        process.into_iter().chain(sockets)
    };
    blocks.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Lab, LabOptions};
    use crate::sim::SimTime;

    fn node() -> NodeView {
        let text = include_str!("../../scenarios/tcp-loss.ron");
        let plan = crate::scenario::load(text, "tcp-loss").expect("no mistakes");
        let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
        lab.run_until(SimTime::from_millis(6_150));
        let at = lab.node_named("server").expect("a server");
        lab.view().nodes[at.0 as usize].clone()
    }

    #[test]
    fn sockets_stand_with_their_process_and_orphans_at_the_end() {
        let mut node = node();
        let blocks_now = blocks(&node);
        let with: Vec<usize> = blocks_now.iter().map(|b| b.sockets.len()).filter(|n| *n > 0).collect();
        assert_eq!(with, [2, 1], "the TCP server listens and has a client, the UDP server one socket");
        assert_eq!(stops(&blocks_now).len(), node.procs.len() + node.sockets.len());
        node.sockets[0].pid = 0;
        assert_eq!(blocks(&node).last().map(|b| (b.proc, b.sockets.as_slice())), Some((None, &[0][..])));
    }

    #[test]
    fn children_stand_below_their_parents_at_any_depth() {
        let mut node = node();
        let one = node.procs[0].clone();
        let proc = |pid, parent| ProcView { pid, parent, ..one.clone() };
        node.procs = vec![proc(2, 1), proc(5, 2), proc(3, 2), proc(4, 5), proc(9, 9)];
        let told: Vec<(u32, usize)> =
            blocks(&node).iter().filter_map(|b| Some((node.procs[b.proc?].pid, b.rails.len()))).collect();
        assert_eq!(told[..5], [(2, 1), (5, 2), (4, 3), (3, 2), (9, 1)]);
        node.procs = (0..4_000).map(|n| proc(n + 2, n + 1)).collect();
        assert_eq!(blocks(&node).iter().filter(|b| b.proc.is_some()).count(), 4_000);
    }

    #[test]
    fn the_cursor_stays_on_what_is_there() {
        let node = node();
        let mut view = HostView::new(node.id);
        view.step(&node, -3);
        assert!(matches!(view.stop(&node), Some(Stop::Process(_))));
        view.step(&node, 1_000);
        assert_eq!(view.socket(&node).map(|s| s.proto), Some(crate::wire::IpProto::UDP));
        let empty = NodeView { procs: Vec::new(), sockets: Vec::new(), ..node };
        assert_eq!(view.stop(&empty), None);
        view.step(&empty, 1);
    }
}
