//! IGMP, versions 1 to 3 (RFC 1112 appendix I, RFC 2236 2, RFC 3376 4).
//!
//! Only the type stands at one place in every message: the second byte is a time, or nothing, or more than eight bits.

use crate::wire::field::{Field, FieldKind, Names};

const TYPES: Names = &[(0x11, "query"), (0x12, "report v1"), (0x16, "report v2"), (0x17, "leave"), (0x22, "report v3")];
const RECORDS: Names = &[
    (1, "mode is include"),
    (2, "mode is exclude"),
    (3, "change to include"),
    (4, "change to exclude"),
    (5, "allow new sources"),
    (6, "block old sources"),
];

/// What a message begins with, and what it is made of.
pub const FIELDS: &[Field] = &[
    Field::new("igmp.type", "igmp-type", FieldKind::Enum(TYPES)).at(0, 8),
    MAX_RESPONSE,
    EXPONENT,
    MANTISSA,
    RESERVED,
    CHECKSUM,
    GROUP,
    GROUP_RECORDS,
    SOURCE,
    AUXILIARY,
    DATA,
];

/// What a query of version 3 adds (RFC 3376 4.1).
pub const QUERY: &[Field] = &[
    Field::new("igmp.s", "igmp-s", FieldKind::Flag).at(68, 1),
    Field::new("igmp.qrv", "igmp-qrv", FieldKind::Uint).at(69, 3),
    Field::new("igmp.qqic", "igmp-qqic", FieldKind::Uint).at(72, 8),
    Field::new("igmp.num_src", "igmp-num-src", FieldKind::Uint).at(80, 16),
];

/// A group in a report of version 3 (RFC 3376 4.2.4).
pub const RECORD: &[Field] = &[
    Field::new("igmp.record_type", "igmp-record-type", FieldKind::Enum(RECORDS)).at(0, 8),
    Field::new("igmp.aux_data_len", "igmp-aux-data-len", FieldKind::Uint).at(8, 8),
    Field::new("igmp.num_src", "igmp-num-src", FieldKind::Uint).at(16, 16),
    GROUP.at(32, 32),
];

/// Until when to answer, in tenths of a second: a number, or its two parts (RFC 3376 4.1.1).
pub const MAX_RESPONSE: Field = Field::new("igmp.max_resp", "igmp-max-resp", FieldKind::Uint);
/// How far the mantissa is shifted.
pub const EXPONENT: Field = Field::new("igmp.max_resp.exp", "igmp-max-resp-exp", FieldKind::Hex);
/// The digits of a long time.
pub const MANTISSA: Field = Field::new("igmp.max_resp.mant", "igmp-max-resp-mant", FieldKind::Hex);
/// Zeros.
pub const RESERVED: Field = Field::new("igmp.reserved", "igmp-reserved", FieldKind::Bytes);
/// Over the whole message.
pub const CHECKSUM: Field = Field::new("igmp.checksum", "igmp-checksum", FieldKind::Hex);
/// Which group.
pub const GROUP: Field = Field::new("igmp.maddr", "igmp-maddr", FieldKind::Ip);
/// How many groups a report of version 3 tells of.
pub const GROUP_RECORDS: Field = Field::new("igmp.num_grp_recs", "igmp-num-grp-recs", FieldKind::Uint);
/// Whom the group is wanted from.
pub const SOURCE: Field = Field::new("igmp.saddr", "igmp-saddr", FieldKind::Ip);
/// What nobody defined.
pub const AUXILIARY: Field = Field::new("igmp.aux_data", "igmp-aux-data", FieldKind::Bytes);
/// What an unknown type says, and what stands behind a message.
pub const DATA: Field = Field::new("igmp.data", "igmp-data", FieldKind::Bytes);
