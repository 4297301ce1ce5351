//! Which interfaces hear each other's broadcasts: the links and the switched ports join them.

use super::Ends;
use crate::scenario::draft::Draft;

/// Groups of interfaces, by union and find.
#[derive(Debug)]
pub(super) struct Segments {
    /// The first interface of every box, in one row of all interfaces.
    firsts: Vec<usize>,
    parents: Vec<usize>,
}

impl Segments {
    /// The segments of a file.
    pub(super) fn of(draft: &Draft, links: &[(usize, Ends)]) -> Segments {
        let mut firsts = Vec::with_capacity(draft.nodes.len());
        let mut count = 0;
        for node in &draft.nodes {
            firsts.push(count);
            count += node.ifaces.len();
        }
        let mut segments = Segments { firsts, parents: (0..count).collect() };
        for (_, [a, b]) in links {
            if let (Some(a), Some(b)) = (segments.iface_of(draft, a), segments.iface_of(draft, b)) {
                let (a, b) = (segments.root(a), segments.root(b));
                segments.parents[a.max(b)] = a.min(b);
            }
        }
        segments
    }

    fn iface_of(&self, draft: &Draft, (node, port): &(usize, String)) -> Option<usize> {
        let ifaces = &draft.nodes.get(*node)?.ifaces;
        let iface = ifaces.iter().position(|iface| iface.ports.iter().any(|p| p.value == *port))?;
        Some(self.firsts.get(*node)? + iface)
    }

    fn root(&self, mut index: usize) -> usize {
        while let Some(parent) = self.parents.get(index).filter(|parent| **parent != index) {
            index = *parent;
        }
        index
    }

    /// The segment of interface `iface` of box `node`; equal numbers hear each other.
    pub(super) fn segment(&self, node: usize, iface: usize) -> usize {
        self.root(self.firsts.get(node).copied().unwrap_or(0) + iface)
    }
}
