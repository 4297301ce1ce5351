//! The state of reading one frame: its layers and fields as a list that folds, and a cursor that is on a field and on
//! a byte at once: moving one moves the other.
//!
//! Knows bytes only: a frame of a lab and a frame of a capture are read in the same way. Not the drawing, and not where
//! a value came from.

#[cfg(test)]
mod tests;
mod tree;

use core::ops::Range;
use std::collections::BTreeSet;

use super::action::Action;
use crate::wire::{Bytes, Dissection, FieldValue, Layer, Proto, dissect};
pub use tree::Place;
use tree::{Key, Node, tree};

/// Rows a page moves.
const PAGE: isize = 10;

/// Which half the keyboard moves in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Half {
    /// The list of fields.
    #[default]
    Fields,
    /// The bytes.
    Bytes,
}

/// Whether a row has something under it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    /// Nothing.
    Leaf,
    /// It is hidden.
    Folded,
    /// It is shown.
    Open,
}

/// A row of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// What stands in it.
    pub place: Place,
    /// How far it is indented: 0 for a layer.
    pub depth: u16,
    /// Whether something stands under it.
    pub fold: Fold,
}

/// A frame that is read.
#[derive(Clone, Debug)]
pub struct Anatomy {
    bytes: Bytes,
    /// Not more than there are protocols and fields.
    open: BTreeSet<Key>,
    /// The layer or field under the cursor.
    pub at: Place,
    /// The byte under the cursor.
    pub byte: usize,
    /// Where the keyboard is.
    pub half: Half,
}

/// Bytes in a line of the dump on a screen of so many columns; the drawing and the keys must agree.
pub const fn bytes_per_line(columns: u16) -> usize {
    if columns >= 118 { 16 } else { 8 }
}

impl Anatomy {
    /// Reads a frame, the cursor on its innermost header, which is unfolded.
    pub fn new(bytes: Bytes) -> Anatomy {
        let (open, at) = (BTreeSet::new(), Place::default());
        let mut anatomy = Anatomy { bytes, open, at, byte: 0, half: Half::Fields };
        let bytes = anatomy.bytes.clone();
        anatomy.go_innermost(&dissect(&bytes));
        anatomy
    }

    /// The frame.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads another frame, the cursor on the same field if it has it, else on the same layer, else on the innermost.
    pub fn turn_to(&mut self, bytes: &Bytes) {
        let before = core::mem::replace(&mut self.bytes, bytes.clone());
        let key = self.key(&dissect(&before));
        let dissection = dissect(bytes);
        let layer = |key: Key| dissection.layers.iter().position(|l| l.proto == key.0);
        let Some((key, layer)) = key.and_then(|key| Some((key, layer(key)?))) else {
            return self.go_innermost(&dissection);
        };
        let fields = dissection.layers.get(layer).map_or(&[][..], |l| &l.fields);
        let field = fields.iter().position(|f| Some(f.field.name) == key.1);
        self.go(&dissection, Place { layer, field });
    }

    /// Puts the cursor on the layer that begins at a byte, and in it on the field of this name, if there is one.
    pub fn find(&mut self, start: usize, field: Option<&str>) {
        let bytes = self.bytes.clone();
        let dissection = dissect(&bytes);
        let Some(layer) = dissection.layers.iter().position(|l| l.start == start) else { return };
        let fields = dissection.layers.get(layer).map_or(&[][..], |l| &l.fields);
        let field = field.and_then(|name| fields.iter().position(|f| f.field.name == name));
        self.go(&dissection, Place { layer, field });
        self.open.extend(self.key(&dissection).map(|(proto, _)| (proto, None)));
    }

    /// Puts the cursor on the field that has exactly these bits, else on the one around its first byte.
    pub fn find_bits(&mut self, bit: usize, bits: usize) {
        let bytes = self.bytes.clone();
        let dissection = dissect(&bytes);
        let place = places(&dissection).find(|(_, f)| f.bit == bit && f.bits == bits).map(|(place, _)| place);
        match place.or_else(|| around(&dissection, bit / 8)) {
            Some(place) => self.go(&dissection, place),
            None => self.byte = 0,
        }
    }

    /// The rows that are not folded away, in the order of the wire.
    pub fn rows(&self, dissection: &Dissection<'_>) -> Vec<Row> {
        let mut hidden_below = u16::MAX;
        let mut rows = Vec::new();
        for node in tree(dissection) {
            if node.depth > hidden_below {
                continue;
            }
            let fold = self.fold(&node);
            hidden_below = if fold == Fold::Folded { node.depth } else { u16::MAX };
            rows.push(Row { place: node.place, depth: node.depth, fold });
        }
        rows
    }

    fn fold(&self, node: &Node) -> Fold {
        match (node.has_parts, self.open.contains(&node.key)) {
            (false, _) => Fold::Leaf,
            (true, false) => Fold::Folded,
            (true, true) => Fold::Open,
        }
    }

    /// The bytes of the layer under the cursor, and those of the field; the second is empty on a layer.
    pub fn lit(&self, dissection: &Dissection<'_>) -> (Range<usize>, Range<usize>) {
        let Some(layer) = dissection.layers.get(self.at.layer) else { return (0..0, 0..0) };
        let field = self.at.field.and_then(|f| layer.fields.get(f)).map(bytes_of);
        (layer.start..layer.start + layer.len, field.unwrap_or(0..0))
    }

    /// The layer and the field under the cursor.
    pub fn chosen<'d, 'a>(
        &self,
        dissection: &'d Dissection<'a>,
    ) -> Option<(&'d Layer<'a>, Option<&'d FieldValue<'a>>)> {
        let layer = dissection.layers.get(self.at.layer)?;
        Some((layer, self.at.field.and_then(|f| layer.fields.get(f))))
    }

    fn key(&self, dissection: &Dissection<'_>) -> Option<Key> {
        self.chosen(dissection).map(|(layer, field)| (layer.proto, field.map(|f| f.field.name)))
    }

    /// Puts the cursor somewhere; what it is a part of is unfolded, so that it is seen.
    fn go(&mut self, dissection: &Dissection<'_>, place: Place) {
        self.at = place;
        if let Some((layer, field)) = self.chosen(dissection) {
            self.byte = field.map_or(layer.start, |f| f.bit / 8);
        }
        self.reveal(dissection);
    }

    /// Puts the cursor on the innermost header and unfolds it.
    fn go_innermost(&mut self, dissection: &Dissection<'_>) {
        self.go(dissection, Place { layer: innermost(dissection), field: None });
        self.open.extend(self.key(dissection));
    }

    fn reveal(&mut self, dissection: &Dissection<'_>) {
        let nodes = tree(dissection);
        let mut node = nodes.iter().find(|n| n.place == self.at);
        while let Some(whole) = node.and_then(|n| n.parent).and_then(|p| nodes.get(p)) {
            self.open.insert(whole.key);
            node = Some(whole);
        }
    }

    /// Moves and folds; `per_line` is how many bytes a line of the dump has. Whether the action means something here.
    pub fn act(&mut self, action: Action, per_line: usize) -> bool {
        let bytes = self.bytes.clone();
        let dissection = dissect(&bytes);
        match action {
            Action::FocusNext | Action::FocusPrev => {
                self.half = if self.half == Half::Fields { Half::Bytes } else { Half::Fields };
            }
            Action::Fold => self.toggle(&dissection),
            Action::FoldAll => self.toggle_all(&dissection),
            _ if self.half == Half::Fields => return self.walk_fields(&dissection, action),
            _ => return self.walk_bytes(&dissection, action, per_line as isize),
        }
        true
    }

    fn walk_fields(&mut self, dissection: &Dissection<'_>, action: Action) -> bool {
        match action {
            Action::Up => self.step(dissection, -1),
            Action::Down => self.step(dissection, 1),
            Action::PageUp => self.step(dissection, -PAGE),
            Action::PageDown => self.step(dissection, PAGE),
            Action::First => self.step(dissection, isize::MIN),
            Action::Last => self.step(dissection, isize::MAX),
            Action::Left => self.outward(dissection),
            Action::Right => self.inward(dissection),
            _ => return false,
        }
        true
    }

    fn walk_bytes(&mut self, dissection: &Dissection<'_>, action: Action, line: isize) -> bool {
        let by = match action {
            Action::Up => -line,
            Action::Down => line,
            Action::Left => -1,
            Action::Right => 1,
            Action::PageUp => -line * PAGE,
            Action::PageDown => line * PAGE,
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            _ => return false,
        };
        self.byte = self.byte.saturating_add_signed(by).min(self.bytes.len().saturating_sub(1));
        if let Some(place) = around(dissection, self.byte) {
            self.at = place;
            self.reveal(dissection);
        }
        true
    }

    /// Moves by so many rows.
    fn step(&mut self, dissection: &Dissection<'_>, by: isize) {
        let rows = self.rows(dissection);
        let here = rows.iter().position(|r| r.place == self.at).unwrap_or(0);
        let next = here.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        if let Some(row) = rows.get(next) {
            self.go(dissection, row.place);
        }
    }

    /// Unfolds; what is unfolded is entered; from where nothing can be unfolded, on to the next layer.
    fn inward(&mut self, dissection: &Dissection<'_>) {
        let nodes = tree(dissection);
        let Some(node) = nodes.iter().find(|n| n.place == self.at) else { return };
        match self.fold(node) {
            Fold::Folded => {
                self.open.insert(node.key);
            }
            Fold::Open => self.step(dissection, 1),
            Fold::Leaf if self.at.layer + 1 < dissection.layers.len() => {
                self.go(dissection, Place { layer: self.at.layer + 1, field: None });
            }
            Fold::Leaf => {}
        }
    }

    /// Folds; from what is folded, out to its whole, and from a layer back to the one before.
    fn outward(&mut self, dissection: &Dissection<'_>) {
        let nodes = tree(dissection);
        let Some(node) = nodes.iter().find(|n| n.place == self.at) else { return };
        let whole = node.parent.and_then(|p| nodes.get(p)).map(|n| n.place);
        match (self.fold(node), whole) {
            (Fold::Open, _) => {
                self.open.remove(&node.key);
            }
            (_, Some(whole)) => self.go(dissection, whole),
            (_, None) => {
                self.go(dissection, Place { layer: self.at.layer.saturating_sub(1), field: None });
            }
        }
    }

    /// Folds or unfolds what is under the cursor; at a field without parts, what it is a part of.
    fn toggle(&mut self, dissection: &Dissection<'_>) {
        let nodes = tree(dissection);
        let Some(node) = nodes.iter().find(|n| n.place == self.at) else { return };
        let folds = if node.has_parts { Some(node) } else { node.parent.and_then(|p| nodes.get(p)) };
        let Some(folds) = folds else { return };
        if self.open.remove(&folds.key) {
            self.go(dissection, folds.place);
        } else {
            self.open.insert(folds.key);
        }
    }

    /// Unfolds everything; when everything is unfolded, folds everything.
    fn toggle_all(&mut self, dissection: &Dissection<'_>) {
        let keys: Vec<Key> = tree(dissection).iter().filter(|n| n.has_parts).map(|n| n.key).collect();
        if keys.iter().any(|key| !self.open.contains(key)) {
            self.open.extend(keys);
        } else {
            self.open.clear();
            self.go(dissection, Place { layer: self.at.layer, field: None });
        }
    }
}

/// The bytes a field touches.
fn bytes_of(value: &FieldValue<'_>) -> Range<usize> {
    value.bit / 8..(value.bit + value.bits).div_ceil(8)
}

/// The innermost layer that a header explains.
fn innermost(dissection: &Dissection<'_>) -> usize {
    let telling = |l: &Layer<'_>| !l.quoted && !matches!(l.proto, Proto::Data | Proto::Padding);
    dissection.layers.iter().rposition(telling).unwrap_or(0)
}

fn places<'d, 'a>(dissection: &'d Dissection<'a>) -> impl Iterator<Item = (Place, &'d FieldValue<'a>)> {
    let layers = dissection.layers.iter().enumerate();
    layers.flat_map(|(layer, l)| {
        l.fields.iter().enumerate().map(move |(field, value)| (Place { layer, field: Some(field) }, value))
    })
}

/// What stands at a byte: the smallest field that has the whole of it, else the smallest with a part of it, else the
/// layer.
fn around(dissection: &Dissection<'_>, byte: usize) -> Option<Place> {
    let first = byte * 8;
    let touches = |f: &FieldValue<'_>| f.bit < first + 8 && f.bit + f.bits > first;
    let part = |f: &FieldValue<'_>| f.bit > first || f.bit + f.bits < first + 8;
    let fields = places(dissection).filter(|(_, f)| touches(f));
    let field = fields.min_by_key(|(place, f)| (part(f), f.bits, *place)).map(|(place, _)| place);
    let layer = || dissection.layers.iter().position(|l| (l.start..l.start + l.len).contains(&byte));
    field.or_else(|| layer().map(|layer| Place { layer, field: None }))
}
