//! IPv6 and its extension headers (RFC 8200 3 and 4).

use crate::wire::field::{Field, FieldKind, Names};

const NEXT: Names = &[
    (0, "hop-by-hop options"),
    (4, "IPv4"),
    (6, "TCP"),
    (17, "UDP"),
    (41, "IPv6"),
    (43, "routing"),
    (44, "fragment"),
    (50, "ESP"),
    (51, "AH"),
    (58, "ICMPv6"),
    (59, "nothing"),
    (60, "destination options"),
];
const OPTIONS: Names = &[
    (0, "Pad1"),
    (1, "PadN"),
    (4, "tunnel limit"),
    (5, "router alert"),
    (0xc2, "jumbo payload"),
    (0xc9, "home address"),
];
/// RFC 8200 4.2.
const ACTIONS: Names =
    &[(0, "skip"), (1, "discard"), (2, "discard and report"), (3, "discard and report unless to a group")];
const ALERTS: Names = &[(0, "MLD"), (1, "RSVP"), (2, "active networks")];
const ROUTES: Names = &[(0, "source route"), (2, "mobile home"), (3, "RPL"), (4, "segment routing")];

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
    Field::new("ipv6.routing.type", "ipv6-routing-type", FieldKind::Enum(ROUTES)).at(16, 8),
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
pub const OPTION: &[Field] = &[
    OPTION_TYPE,
    OPTION_ACTION,
    OPTION_CHANGE,
    OPTION_REST,
    OPTION_LENGTH,
    PADDING,
    ROUTER_ALERT,
    TUNNEL_LIMIT,
    JUMBO,
    HOME_ADDRESS,
    EXPERIMENTAL,
    UNKNOWN,
];

/// Which option.
pub const OPTION_TYPE: Field = Field::new("ipv6.opt.type", "ipv6-opt-type", FieldKind::Enum(OPTIONS));
/// What those do who do not know it.
pub const OPTION_ACTION: Field = Field::new("ipv6.opt.type.action", "ipv6-opt-type-action", FieldKind::Enum(ACTIONS));
/// Whether routers may change it.
pub const OPTION_CHANGE: Field = Field::new("ipv6.opt.type.change", "ipv6-opt-type-change", FieldKind::Flag);
/// The rest of its number.
pub const OPTION_REST: Field = Field::new("ipv6.opt.type.rest", "ipv6-opt-type-rest", FieldKind::Hex);
/// Bytes of its value.
pub const OPTION_LENGTH: Field = Field::new("ipv6.opt.length", "ipv6-opt-length", FieldKind::Uint);
/// Zeros that fill the header up.
pub const PADDING: Field = Field::new("ipv6.opt.padn", "ipv6-opt-padn", FieldKind::Bytes);
/// Why routers shall look inside (RFC 2711).
pub const ROUTER_ALERT: Field = Field::new("ipv6.opt.router_alert", "ipv6-opt-router-alert", FieldKind::Enum(ALERTS));
/// How many tunnels more the packet may enter (RFC 2473 4.1.1).
pub const TUNNEL_LIMIT: Field = Field::new("ipv6.opt.tel", "ipv6-opt-tel", FieldKind::Uint);
/// Bytes behind the fixed header (RFC 2675).
pub const JUMBO: Field = Field::new("ipv6.opt.jumbo", "ipv6-opt-jumbo", FieldKind::Uint);
/// Where the mobile sender is at home (RFC 6275 6.3).
pub const HOME_ADDRESS: Field = Field::new("ipv6.opt.mipv6.home_address", "ipv6-opt-home-address", FieldKind::Ip6);
/// Of an option that is there for trying things out (RFC 4727).
pub const EXPERIMENTAL: Field = Field::new("ipv6.opt.experimental", "ipv6-opt-unknown", FieldKind::Bytes);
/// Of an option that nobody here knows.
pub const UNKNOWN: Field = Field::new("ipv6.opt.unknown", "ipv6-opt-unknown", FieldKind::Bytes);

/// What the lists of routers are made of, each type by its own names.
pub const ROUTE: &[Field] = &[
    SOURCE_RESERVED,
    SOURCE_ADDRESS,
    MOBILE_RESERVED,
    MOBILE_ADDRESS,
    LAST_ENTRY,
    SEGMENT_FLAGS,
    SEGMENT_TAG,
    SEGMENT,
    ROUTE_UNKNOWN,
];

/// Type 0: zeros.
pub const SOURCE_RESERVED: Field = Field::new("ipv6.routing.src.reserved", "ipv6-routing-reserved", FieldKind::Bytes);
/// Type 0: a router; nobody may use it any more (RFC 5095).
pub const SOURCE_ADDRESS: Field = Field::new("ipv6.routing.src.addr", "ipv6-routing-addr", FieldKind::Ip6);
/// Type 2: zeros.
pub const MOBILE_RESERVED: Field = Field::new("ipv6.routing.mipv6.reserved", "ipv6-routing-reserved", FieldKind::Bytes);
/// Type 2: where the mobile receiver is at home (RFC 6275 6.4).
pub const MOBILE_ADDRESS: Field =
    Field::new("ipv6.routing.mipv6.home_address", "ipv6-routing-home-address", FieldKind::Ip6);
/// Type 4: the number of the last segment in the list, counted from zero (RFC 8754 2).
pub const LAST_ENTRY: Field = Field::new("ipv6.routing.srh.last_entry", "ipv6-routing-last-entry", FieldKind::Uint);
/// Type 4: none is in use.
pub const SEGMENT_FLAGS: Field = Field::new("ipv6.routing.srh.flags", "ipv6-routing-flags", FieldKind::Hex);
/// Type 4: what packets have in common.
pub const SEGMENT_TAG: Field = Field::new("ipv6.routing.srh.tag", "ipv6-routing-tag", FieldKind::Bytes);
/// Type 4: a segment, the last one first.
pub const SEGMENT: Field = Field::new("ipv6.routing.srh.addr", "ipv6-routing-segment", FieldKind::Ip6);
/// Any other type.
pub const ROUTE_UNKNOWN: Field = Field::new("ipv6.routing.unknown_data", "ipv6-routing-unknown-data", FieldKind::Bytes);
