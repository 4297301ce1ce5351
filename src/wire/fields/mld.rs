//! Multicast listener discovery (RFC 2710 3, RFC 3810 5): what IGMP is for IPv4, within ICMPv6.

use crate::wire::field::{Field, FieldKind, Names};

const RECORDS: Names = &[
    (1, "mode is include"),
    (2, "mode is exclude"),
    (3, "change to include"),
    (4, "change to exclude"),
    (5, "allow new sources"),
    (6, "block old sources"),
];

/// A query of version 1, and its answers.
pub const FIELDS: &[Field] = &[
    Field::new("icmpv6.mld.maximum_response_delay", "icmpv6-mld-maximum-response-delay", FieldKind::Uint).at(32, 16),
    RESERVED.at(48, 16),
    GROUP.at(64, 128),
];

/// A query of version 2 (RFC 3810 5.1), whose time may be more than its bits.
pub const QUERY: &[Field] = &[
    RESERVED.at(48, 16),
    GROUP.at(64, 128),
    Field::new("icmpv6.mld.flag", "icmpv6-mld-flag", FieldKind::Hex).at(192, 8),
    Field::new("icmpv6.mld.flag.reserved", "icmpv6-nd-flag-rsv", FieldKind::Uint).at(192, 4),
    Field::new("icmpv6.mld.flag.s", "icmpv6-mld-flag-s", FieldKind::Flag).at(196, 1),
    Field::new("icmpv6.mld.flag.qrv", "icmpv6-mld-flag-qrv", FieldKind::Uint).at(197, 3),
    Field::new("icmpv6.mld.qqi", "icmpv6-mld-qqi", FieldKind::Uint).at(200, 8),
    Field::new("icmpv6.mld.nb_sources", "icmpv6-mld-nb-sources", FieldKind::Uint).at(208, 16),
    RESPONSE_CODE,
    SOURCE,
];

/// A report of version 2 (RFC 3810 5.2).
pub const REPORT: &[Field] = &[
    RESERVED.at(32, 16),
    Field::new("icmpv6.mldr.nb_mcast_records", "icmpv6-mldr-nb-mcast-records", FieldKind::Uint).at(48, 16),
];

/// A group in such a report, counted from its own first bit.
pub const RECORD: &[Field] = &[
    Field::new("icmpv6.mldr.mar.record_type", "icmpv6-mldr-mar-record-type", FieldKind::Enum(RECORDS)).at(0, 8),
    Field::new("icmpv6.mldr.mar.aux_data_len", "icmpv6-mldr-mar-aux-data-len", FieldKind::Uint).at(8, 8),
    Field::new("icmpv6.mldr.mar.nb_sources", "icmpv6-mld-nb-sources", FieldKind::Uint).at(16, 16),
    Field::new("icmpv6.mldr.mar.multicast_address", "icmpv6-mld-multicast-address", FieldKind::Ip6).at(32, 128),
    RECORD_SOURCE,
    AUXILIARY,
];

const RESERVED: Field = super::icmpv6::RESERVED;
const GROUP: Field = Field::new("icmpv6.mld.multicast_address", "icmpv6-mld-multicast-address", FieldKind::Ip6);
/// Until when to answer, in milliseconds.
pub const RESPONSE_CODE: Field =
    Field::new("icmpv6.mld.maximum_response_code", "icmpv6-mld-maximum-response-delay", FieldKind::Uint);
/// Whom the group is wanted from.
pub const SOURCE: Field = Field::new("icmpv6.mld.source_address", "icmpv6-mld-source-address", FieldKind::Ip6);
/// The same in a report.
pub const RECORD_SOURCE: Field =
    Field::new("icmpv6.mldr.mar.source_address", "icmpv6-mld-source-address", FieldKind::Ip6);
/// What nobody defined.
pub const AUXILIARY: Field =
    Field::new("icmpv6.mldr.mar.auxiliary_data", "icmpv6-mldr-mar-auxiliary-data", FieldKind::Bytes);
