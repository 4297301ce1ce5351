//! What no header explains: named alike wherever it stands, explained by what carries it.

use crate::wire::field::{Field, FieldKind};

/// The payloads.
pub const FIELDS: &[Field] = &[UNKNOWN, ICMP, UDP, TCP];

/// Behind a header that does not say what follows, or says something unknown.
pub const UNKNOWN: Field = Field::new("data.data", "data-data", FieldKind::Bytes);
/// Behind an ICMP header.
pub const ICMP: Field = Field { doc: "icmp-data", ..UNKNOWN };
/// Behind a UDP header.
pub const UDP: Field = Field { doc: "udp-payload", ..UNKNOWN };
/// Behind a TCP header.
pub const TCP: Field = Field { doc: "tcp-payload", ..UNKNOWN };
