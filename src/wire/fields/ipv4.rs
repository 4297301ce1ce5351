//! IPv4 (RFC 791 3.1; DSCP: RFC 2474, ECN: RFC 3168).

use crate::wire::field::{Field, FieldKind, Names};

/// What may follow an IP header.
pub(super) const PROTOCOLS: Names = &[
    (1, "ICMP"),
    (2, "IGMP"),
    (4, "IPIP"),
    (6, "TCP"),
    (17, "UDP"),
    (41, "IPv6"),
    (47, "GRE"),
    (50, "ESP"),
    (51, "AH"),
    (58, "ICMPv6"),
    (89, "OSPF"),
];
const OPTION_CLASSES: Names = &[(0, "control"), (2, "debugging")];
const OPTION_NUMBERS: Names = &[
    (0, "end of list"),
    (1, "nothing"),
    (2, "security"),
    (3, "loose source route"),
    (4, "timestamp"),
    (7, "record route"),
    (8, "stream"),
    (9, "strict source route"),
    (20, "router alert"),
];
const OPTION_TYPES: Names = &[
    (0, "end of list"),
    (1, "nothing"),
    (7, "record route"),
    (68, "timestamp"),
    (130, "security"),
    (131, "loose source route"),
    (136, "stream"),
    (137, "strict source route"),
    (148, "router alert"),
];
const ALERTS: Names = &[(0, "every router shall look at the packet")];
const STAMPS: Names = &[(0, "times only"), (1, "addresses and times"), (3, "times of given addresses")];

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
/// The options one by one: the whole of each, then its parts.
pub const OPTION: &[Field] = &[
    END,
    NOP,
    RECORD_ROUTE,
    LOOSE_ROUTE,
    STRICT_ROUTE,
    TIMESTAMP,
    STREAM,
    ALERT,
    OPTION_TYPE,
    OPTION_COPY,
    OPTION_CLASS,
    OPTION_NUMBER,
    OPTION_LEN,
    POINTER,
    RECORDED,
    NEXT_ROUTE,
    EMPTY_ROUTE,
    CURRENT_ROUTE,
    FINAL_ROUTE,
    OVERFLOW,
    STAMP_FLAG,
    STAMP_ADDRESS,
    STAMP,
    STREAM_ID,
    ROUTER_ALERT,
];

/// The list ends here.
pub const END: Field = Field::new("ip.options.eol", "ip-options-eol", FieldKind::Bytes);
/// Fills up.
pub const NOP: Field = Field::new("ip.options.nop", "ip-options-nop", FieldKind::Bytes);
/// Routers write their addresses down.
pub const RECORD_ROUTE: Field = Field::new("ip.options.record_route", "ip-options-record-route", FieldKind::Bytes);
/// Routers to pass, among others.
pub const LOOSE_ROUTE: Field = Field::new("ip.options.route", "ip-options-route", FieldKind::Bytes);
/// Routers to pass, and no others.
pub const STRICT_ROUTE: Field = Field::new("ip.options.source_route", "ip-options-source-route", FieldKind::Bytes);
/// Routers write the time down.
pub const TIMESTAMP: Field = Field::new("ip.options.timestamp", "ip-options-timestamp", FieldKind::Bytes);
/// A number that some networks of the eighties used.
pub const STREAM: Field = Field::new("ip.options.sid", "ip-options-sid", FieldKind::Bytes);
/// Routers look inside.
pub const ALERT: Field = Field::new("ip.options.routeralert", "ip-options-routeralert", FieldKind::Bytes);

/// Which option.
pub const OPTION_TYPE: Field = Field::new("ip.opt.type", "ip-opt-type", FieldKind::Enum(OPTION_TYPES));
/// Whether all pieces of a packet carry it.
pub const OPTION_COPY: Field = Field::new("ip.opt.type.copy", "ip-opt-type-copy", FieldKind::Flag);
/// Steering, or looking for faults.
pub const OPTION_CLASS: Field = Field::new("ip.opt.type.class", "ip-opt-type-class", FieldKind::Enum(OPTION_CLASSES));
/// Which one of its class.
pub const OPTION_NUMBER: Field =
    Field::new("ip.opt.type.number", "ip-opt-type-number", FieldKind::Enum(OPTION_NUMBERS));
/// Its bytes, type and length included.
pub const OPTION_LEN: Field = Field::new("ip.opt.len", "ip-opt-len", FieldKind::Uint);
/// The next free place, or who is next.
pub const POINTER: Field = Field::new("ip.opt.ptr", "ip-opt-ptr", FieldKind::Uint);
/// Who has been passed.
pub const RECORDED: Field = Field::new("ip.rec_rt", "ip-rec-rt", FieldKind::Ip);
/// Who is still to be passed.
pub const NEXT_ROUTE: Field = Field::new("ip.src_rt", "ip-src-rt", FieldKind::Ip);
/// A place where nobody has written.
pub const EMPTY_ROUTE: Field = Field::new("ip.empty_rt", "ip-empty-rt", FieldKind::Ip);
/// The destination of the header, while a source route is under way: only the next router of it.
pub const CURRENT_ROUTE: Field = Field::new("ip.cur_rt", "ip-cur-rt", FieldKind::Ip);
/// The end of a source route that is under way: where the packet goes in the end.
pub const FINAL_ROUTE: Field = Field::new("ip.dst", "ip-dst", FieldKind::Ip);
/// How many routers found no place.
pub const OVERFLOW: Field = Field::new("ip.opt.overflow", "ip-opt-overflow", FieldKind::Uint);
/// What is written down.
pub const STAMP_FLAG: Field = Field::new("ip.opt.flag", "ip-opt-flag", FieldKind::Enum(STAMPS));
/// Who wrote the time that follows.
pub const STAMP_ADDRESS: Field = Field::new("ip.opt.time_stamp_addr", "ip-opt-time-stamp-addr", FieldKind::Ip);
/// Milliseconds since midnight UTC.
pub const STAMP: Field = Field::new("ip.opt.time_stamp", "ip-opt-time-stamp", FieldKind::Uint);
/// The number of the stream.
pub const STREAM_ID: Field = Field::new("ip.opt.sid", "ip-opt-sid", FieldKind::Uint);
/// Why routers shall look inside (RFC 2113).
pub const ROUTER_ALERT: Field = Field::new("ip.opt.ra", "ip-opt-ra", FieldKind::Enum(ALERTS));
