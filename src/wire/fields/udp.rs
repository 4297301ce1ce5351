//! UDP (RFC 768): four numbers of two bytes each, and nothing whose place varies.

use crate::wire::field::{Field, FieldKind};

/// The header.
pub const FIELDS: &[Field] = &[
    Field::new("udp.srcport", "udp-srcport", FieldKind::Uint).at(0, 16),
    Field::new("udp.dstport", "udp-dstport", FieldKind::Uint).at(16, 16),
    Field::new("udp.length", "udp-length", FieldKind::Uint).at(32, 16),
    Field::new("udp.checksum", "udp-checksum", FieldKind::Hex).at(48, 16),
];
