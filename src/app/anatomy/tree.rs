//! A frame's layers and fields as a tree: parts stand under their whole. Which of it is unfolded is `Anatomy`'s.
//!
//! Read from a dissection whenever it is wanted; a frame is taken apart in about a microsecond, so nothing is kept.

use crate::wire::{Dissection, FieldValue, Layer, Proto};

/// A layer of a frame, or a field in it, by its index in the dissection.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Place {
    /// Which layer.
    pub layer: usize,
    /// Which of its fields; the layer itself when none.
    pub field: Option<usize>,
}

/// What unfolds: a protocol, or a field of it by Wireshark's name. The same in every frame, so that what was unfolded
/// once is unfolded in the next frame too.
pub(super) type Key = (Proto, Option<&'static str>);

/// A layer or a field in its tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) depth: u16,
    /// The node it is a part of.
    pub(super) parent: Option<usize>,
    pub(super) has_parts: bool,
    pub(super) key: Key,
}

/// All layers and fields in the order of the wire, each after what it is a part of.
pub(super) fn tree(dissection: &Dissection<'_>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for (at, layer) in dissection.layers.iter().enumerate() {
        let root = nodes.len();
        let has_parts = !layer.fields.is_empty();
        let key = (layer.proto, None);
        nodes.push(Node { place: Place { layer: at, field: None }, depth: 0, parent: None, has_parts, key });
        add_fields(&mut nodes, root, (at, layer));
    }
    nodes
}

fn add_fields(nodes: &mut Vec<Node>, root: usize, (at, layer): (usize, &Layer<'_>)) {
    // Fields that the present one may be a part of, the innermost last.
    let mut wholes: Vec<(usize, &FieldValue<'_>)> = Vec::new();
    for (index, value) in layer.fields.iter().enumerate() {
        while wholes.last().is_some_and(|(_, whole)| !is_part(value, whole)) {
            wholes.pop();
        }
        let parent = wholes.last().map_or(root, |(node, _)| *node);
        if let Some(whole) = nodes.get_mut(parent) {
            whole.has_parts = true;
        }
        let depth = wholes.len() as u16 + 1;
        wholes.push((nodes.len(), value));
        let place = Place { layer: at, field: Some(index) };
        let key = (layer.proto, Some(value.field.name));
        nodes.push(Node { place, depth, parent: Some(parent), has_parts: false, key });
    }
}

/// Whether a field lies within a greater one.
fn is_part(part: &FieldValue<'_>, whole: &FieldValue<'_>) -> bool {
    part.bit >= whole.bit && part.bit + part.bits <= whole.bit + whole.bits && part.bits < whole.bits
}
