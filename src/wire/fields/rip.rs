//! RIP version 2 (RFC 2453 4) with its authentication (4.1, RFC 4822 2). Places in an entry count from its first bit.

use crate::wire::field::{Field, FieldKind, Names};

const COMMANDS: Names = &[(1, "request"), (2, "response")];
const FAMILIES: Names = &[(0, "everything"), (2, "IP"), (0xffff, "authentication")];
const AUTHENTICATIONS: Names = &[(1, "digest"), (2, "password"), (3, "keyed digest")];

/// The header.
pub const FIELDS: &[Field] = &[
    Field::new("rip.command", "rip-command", FieldKind::Enum(COMMANDS)).at(0, 8),
    Field::new("rip.version", "rip-version", FieldKind::Uint).at(8, 8),
    Field::new("rip.routing_domain", "rip-routing-domain", FieldKind::Uint).at(16, 16),
];

/// A route.
pub const ROUTE: &[Field] = &[
    FAMILY.at(0, 16),
    Field::new("rip.route_tag", "rip-route-tag", FieldKind::Uint).at(16, 16),
    ADDRESS.at(32, 32),
    Field::new("rip.netmask", "rip-netmask", FieldKind::Ip).at(64, 32),
    Field::new("rip.next_hop", "rip-next-hop", FieldKind::Ip).at(96, 32),
    METRIC.at(128, 32),
];

/// A route of version 1 (RFC 1058 3.1), which knows no masks.
pub const ROUTE_V1: &[Field] =
    &[FAMILY.at(0, 16), ZEROS.at(16, 16), ADDRESS.at(32, 32), ZEROS.at(64, 64), METRIC.at(128, 32)];

/// An entry that proves who sends, and how.
pub const AUTHENTICATION: &[Field] = &[FAMILY.at(0, 16), AUTHENTICATION_TYPE.at(16, 16)];

/// By a word that everybody can read.
pub const PASSWORD: &[Field] = &[Field::new("rip.auth.passwd", "rip-auth-passwd", FieldKind::Text).at(32, 128)];

/// By a digest that stands behind the routes.
pub const KEYED: &[Field] = &[
    Field::new("rip.digest_offset", "rip-digest-offset", FieldKind::Uint).at(32, 16),
    Field::new("rip.key_id", "rip-key-id", FieldKind::Uint).at(48, 8),
    Field::new("rip.auth_data_len", "rip-auth-data-len", FieldKind::Uint).at(56, 8),
    Field::new("rip.seq_num", "rip-seq-num", FieldKind::Uint).at(64, 32),
    ZEROS.at(96, 64),
];

/// The digest.
pub const TRAILER: &[Field] = &[DIGEST];

/// What kind of addresses.
pub const FAMILY: Field = Field::new("rip.family", "rip-family", FieldKind::Enum(FAMILIES));
/// How the sender proves itself.
pub const AUTHENTICATION_TYPE: Field = Field::new("rip.auth.type", "rip-auth-type", FieldKind::Enum(AUTHENTICATIONS));
/// The proof: all that is left.
pub const DIGEST: Field = Field::new("rip.authentication_data", "rip-authentication-data", FieldKind::Bytes);
const ADDRESS: Field = Field::new("rip.ip", "rip-ip", FieldKind::Ip);
const METRIC: Field = Field::new("rip.metric", "rip-metric", FieldKind::Uint);
const ZEROS: Field = Field::new("rip.zero_padding", "rip-zero-padding", FieldKind::Text);
