//! The lab's names, for sentences: facts carry numbers, people read names.

use crate::i18n::Names;
use crate::lab::Lab;
use crate::sim::{LinkId, NodeId, Side};
use crate::trace::CapturePoint;

/// Names of boxes and link ends, read once from a lab.
#[derive(Debug)]
pub(super) struct LabNames {
    nodes: Vec<String>,
    ends: Vec<CapturePoint>,
}

impl LabNames {
    pub(super) fn of(lab: &Lab) -> LabNames {
        let nodes = lab.node_names().map(str::to_owned).collect();
        LabNames { nodes, ends: lab.capture_points() }
    }
}

impl Names for LabNames {
    fn node(&self, node: NodeId) -> String {
        self.nodes.get(node.0 as usize).cloned().unwrap_or_default()
    }

    fn link_end(&self, link: LinkId, side: Side) -> String {
        let index = link.0 as usize * 2 + side as usize;
        self.ends.get(index).map(|point| point.name.clone()).unwrap_or_default()
    }
}
