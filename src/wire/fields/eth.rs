//! Ethernet II (IEEE 802.3 3.1.1) and the VLAN tags (IEEE 802.1Q 9.3), the outer one of two by its own names.

use crate::wire::field::{Field, FieldKind};

/// The fixed header.
pub const FIELDS: &[Field] = &[
    Field::new("eth.dst", "eth-dst", FieldKind::Mac).at(0, 48),
    Field::new("eth.src", "eth-src", FieldKind::Mac).at(48, 48),
    TYPE.at(96, 16),
];

/// What stands in the place of the type instead, and behind the payload.
pub const REST: &[Field] = &[LEN, INVALID, PADDING, TRAILER, VLAN_TRAILER, SERVICE_TRAILER, FCS];

/// A tag, from the bits after its own `EtherType` on.
pub const VLAN: &[Field] = &[
    Field::new("vlan.priority", "vlan-priority", FieldKind::Uint).at(0, 3),
    Field::new("vlan.dei", "vlan-dei", FieldKind::Flag).at(3, 1),
    Field::new("vlan.id", "vlan-id", FieldKind::Uint).at(4, 12),
    Field::new("vlan.etype", "vlan-etype", FieldKind::Hex).at(16, 16),
    VLAN_LEN,
];

/// The outer one of two tags, the provider's (IEEE 802.1ad).
pub const SERVICE_VLAN: &[Field] = &[
    Field::new("ieee8021ad.priority", "vlan-priority", FieldKind::Uint).at(0, 3),
    Field::new("ieee8021ad.dei", "vlan-dei", FieldKind::Flag).at(3, 1),
    Field::new("ieee8021ad.id", "ieee8021ad-id", FieldKind::Uint).at(4, 12),
    Field::new("ieee8021ah.etype", "vlan-etype", FieldKind::Hex).at(16, 16),
    SERVICE_ID,
    CUSTOMER_ID,
];

/// In the place of the tag's `EtherType` up to 1500: how much comes next.
pub const VLAN_LEN: Field = Field::new("vlan.len", "vlan-len", FieldKind::Uint);
/// The outer number, when both tags are the provider's.
pub const SERVICE_ID: Field = Field::new("ieee8021ad.svid", "ieee8021ad-id", FieldKind::Uint);
/// The inner number, when both tags are the provider's.
pub const CUSTOMER_ID: Field = Field::new("ieee8021ad.cvid", "ieee8021ad-cvid", FieldKind::Uint);

/// What comes next.
pub const TYPE: Field = Field::new("eth.type", "eth-type", FieldKind::Hex);
/// In its place up to 1500: how much comes next (IEEE 802.3 3.2.6).
pub const LEN: Field = Field::new("eth.len", "eth-len", FieldKind::Uint);
/// Neither: too great for a length, too small for an `EtherType`.
pub const INVALID: Field = Field::new("eth.invalid_lentype", "eth-invalid-lentype", FieldKind::Hex);
/// What fills a short frame up.
pub const PADDING: Field = Field::new("eth.padding", "eth-padding", FieldKind::Bytes);
/// What stands behind the payload of a frame that is long enough.
pub const TRAILER: Field = Field::new("eth.trailer", "eth-trailer", FieldKind::Bytes);
/// The same, behind a tag.
pub const VLAN_TRAILER: Field = Field { name: "vlan.trailer", ..TRAILER };
/// The same, behind a provider's tag.
pub const SERVICE_TRAILER: Field = Field { name: "ieee8021ah.trailer", ..TRAILER };
/// The frame's check sequence: cards add and check it, and few captures have it.
pub const FCS: Field = Field::new("eth.fcs", "eth-fcs", FieldKind::Hex);
