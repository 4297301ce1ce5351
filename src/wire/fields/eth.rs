//! Ethernet II (IEEE 802.3 3.1.1) and the VLAN tag (IEEE 802.1Q 9.3).

use crate::wire::field::{Field, FieldKind};

/// The fixed header, and what fills the frame up.
pub const FIELDS: &[Field] = &[
    Field::new("eth.dst", "eth-dst", FieldKind::Mac).at(0, 48),
    Field::new("eth.src", "eth-src", FieldKind::Mac).at(48, 48),
    TYPE.at(96, 16),
    LEN,
    PADDING,
    TRAILER,
];

/// A tag, from the bits after its own `EtherType` on.
pub const VLAN: &[Field] = &[
    Field::new("vlan.priority", "vlan-priority", FieldKind::Uint).at(0, 3),
    Field::new("vlan.dei", "vlan-dei", FieldKind::Flag).at(3, 1),
    Field::new("vlan.id", "vlan-id", FieldKind::Uint).at(4, 12),
    Field::new("vlan.etype", "vlan-etype", FieldKind::Hex).at(16, 16),
];

/// What comes next.
pub const TYPE: Field = Field::new("eth.type", "eth-type", FieldKind::Hex);
/// In its place up to 1500: how much comes next (IEEE 802.3 3.2.6).
pub const LEN: Field = Field::new("eth.len", "eth-len", FieldKind::Uint);
/// What fills a short frame up.
pub const PADDING: Field = Field::new("eth.padding", "eth-padding", FieldKind::Bytes);
/// What stands behind the payload of a frame that is long enough.
pub const TRAILER: Field = Field::new("eth.trailer", "eth-trailer", FieldKind::Bytes);
