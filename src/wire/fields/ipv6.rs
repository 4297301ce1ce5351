//! IPv6 and its extension headers (RFC 8200 3 and 4).

use crate::wire::field::{Field, FieldKind, Names};

const NEXT: Names = &[
    (0, "hop-by-hop options"),
    (6, "TCP"),
    (17, "UDP"),
    (43, "routing"),
    (44, "fragment"),
    (58, "ICMPv6"),
    (59, "nothing"),
    (60, "destination options"),
];
const OPTIONS: Names = &[(0, "Pad1"), (1, "PadN"), (5, "router alert"), (0xc2, "jumbo payload")];

/// The fixed header.
pub const FIELDS: &[Field] = &[
    Field::new("ipv6.version", "ipv6-version", FieldKind::Uint).at(0, 4),
    Field::new("ipv6.tclass", "ipv6-tclass", FieldKind::Hex).at(4, 8),
    Field::new("ipv6.tclass.dscp", "ipv6-tclass-dscp", FieldKind::Uint).at(4, 6),
    Field::new("ipv6.tclass.ecn", "ipv6-tclass-ecn", FieldKind::Uint).at(10, 2),
    Field::new("ipv6.flow", "ipv6-flow", FieldKind::Hex).at(12, 20),
    Field::new("ipv6.plen", "ipv6-plen", FieldKind::Uint).at(32, 16),
    Field::new("ipv6.nxt", "ipv6-nxt", FieldKind::Enum(NEXT)).at(48, 8),
    Field::new("ipv6.hlim", "ipv6-hlim", FieldKind::Uint).at(56, 8),
    Field::new("ipv6.src", "ipv6-src", FieldKind::Ip6).at(64, 128),
    Field::new("ipv6.dst", "ipv6-dst", FieldKind::Ip6).at(192, 128),
];

/// Options for every router.
pub const HOP_BY_HOP: &[Field] = &[
    Field::new("ipv6.hopopts.nxt", "ipv6-ext-nxt", FieldKind::Enum(NEXT)).at(0, 8),
    Field::new("ipv6.hopopts.len", "ipv6-ext-len", FieldKind::Uint).at(8, 8),
];

/// Options for the host.
pub const DESTINATION: &[Field] = &[
    Field::new("ipv6.dstopts.nxt", "ipv6-ext-nxt", FieldKind::Enum(NEXT)).at(0, 8),
    Field::new("ipv6.dstopts.len", "ipv6-ext-len", FieldKind::Uint).at(8, 8),
];

/// Routers to pass.
pub const ROUTING: &[Field] = &[
    Field::new("ipv6.routing.nxt", "ipv6-ext-nxt", FieldKind::Enum(NEXT)).at(0, 8),
    Field::new("ipv6.routing.len", "ipv6-ext-len", FieldKind::Uint).at(8, 8),
    Field::new("ipv6.routing.type", "ipv6-routing-type", FieldKind::Uint).at(16, 8),
    Field::new("ipv6.routing.segleft", "ipv6-routing-segleft", FieldKind::Uint).at(24, 8),
];

/// A piece of a packet.
pub const FRAGMENT: &[Field] = &[
    Field::new("ipv6.fraghdr.nxt", "ipv6-ext-nxt", FieldKind::Enum(NEXT)).at(0, 8),
    Field::new("ipv6.fraghdr.reserved_octet", "ipv6-fraghdr-reserved", FieldKind::Hex).at(8, 8),
    Field::new("ipv6.fraghdr.offset", "ipv6-fraghdr-offset", FieldKind::Uint).at(16, 13),
    Field::new("ipv6.fraghdr.reserved_bits", "ipv6-fraghdr-reserved", FieldKind::Hex).at(29, 2),
    Field::new("ipv6.fraghdr.more", "ipv6-fraghdr-more", FieldKind::Flag).at(31, 1),
    Field::new("ipv6.fraghdr.ident", "ipv6-fraghdr-ident", FieldKind::Hex).at(32, 32),
];

/// What options are made of.
pub const OPTION: &[Field] = &[OPTION_TYPE, OPTION_LENGTH];

/// Which option.
pub const OPTION_TYPE: Field = Field::new("ipv6.opt.type", "ipv6-opt-type", FieldKind::Enum(OPTIONS));
/// Bytes of its value.
pub const OPTION_LENGTH: Field = Field::new("ipv6.opt.length", "ipv6-opt-length", FieldKind::Uint);
