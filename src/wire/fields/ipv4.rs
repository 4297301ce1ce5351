//! IPv4 (RFC 791 3.1; DSCP: RFC 2474, ECN: RFC 3168).

use crate::wire::field::{Field, FieldKind, Names};

const PROTOCOLS: Names =
    &[(1, "ICMP"), (2, "IGMP"), (4, "IPIP"), (6, "TCP"), (17, "UDP"), (41, "IPv6"), (47, "GRE"), (50, "ESP")];

/// The fixed header, and the options.
pub const FIELDS: &[Field] = &[
    Field::new("ip.version", "ip-version", FieldKind::Uint).at(0, 4),
    Field::new("ip.hdr_len", "ip-hdr-len", FieldKind::Uint).at(4, 4),
    Field::new("ip.dsfield", "ip-dsfield", FieldKind::Hex).at(8, 8),
    Field::new("ip.dsfield.dscp", "ip-dsfield-dscp", FieldKind::Uint).at(8, 6),
    Field::new("ip.dsfield.ecn", "ip-dsfield-ecn", FieldKind::Uint).at(14, 2),
    Field::new("ip.len", "ip-len", FieldKind::Uint).at(16, 16),
    Field::new("ip.id", "ip-id", FieldKind::Hex).at(32, 16),
    Field::new("ip.flags", "ip-flags", FieldKind::Hex).at(48, 3),
    Field::new("ip.flags.rb", "ip-flags-rb", FieldKind::Flag).at(48, 1),
    Field::new("ip.flags.df", "ip-flags-df", FieldKind::Flag).at(49, 1),
    Field::new("ip.flags.mf", "ip-flags-mf", FieldKind::Flag).at(50, 1),
    Field::new("ip.frag_offset", "ip-frag-offset", FieldKind::Uint).at(51, 13),
    Field::new("ip.ttl", "ip-ttl", FieldKind::Uint).at(64, 8),
    Field::new("ip.proto", "ip-proto", FieldKind::Enum(PROTOCOLS)).at(72, 8),
    Field::new("ip.checksum", "ip-checksum", FieldKind::Hex).at(80, 16),
    Field::new("ip.src", "ip-src", FieldKind::Ip).at(96, 32),
    Field::new("ip.dst", "ip-dst", FieldKind::Ip).at(128, 32),
    OPTIONS,
];

/// What stands between the fixed header and the payload.
pub const OPTIONS: Field = Field::new("ip.options", "ip-options", FieldKind::Bytes);
