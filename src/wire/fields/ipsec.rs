//! What `IPsec` puts between IP and its payload: the authentication header (RFC 4302 2) and ESP (RFC 4303 2).

use super::ipv4::PROTOCOLS;
use crate::wire::field::{Field, FieldKind};

/// A proof of who sent the packet.
pub const AUTHENTICATION: &[Field] = &[
    Field::new("ah.next_header", "ah-next-header", FieldKind::Enum(PROTOCOLS)).at(0, 8),
    Field::new("ah.length", "ah-length", FieldKind::Uint).at(8, 8),
    Field::new("ah.reserved", "ah-reserved", FieldKind::Bytes).at(16, 16),
    Field::new("ah.spi", "ah-spi", FieldKind::Hex).at(32, 32),
    Field::new("ah.sequence", "ah-sequence", FieldKind::Uint).at(64, 32),
    ICV,
];

/// What can be read of an encrypted packet.
pub const ENCRYPTED: &[Field] = &[
    Field::new("esp.spi", "esp-spi", FieldKind::Hex).at(0, 32),
    Field::new("esp.sequence", "esp-sequence", FieldKind::Uint).at(32, 32),
];

/// The proof.
pub const ICV: Field = Field::new("ah.icv", "ah-icv", FieldKind::Bytes);
