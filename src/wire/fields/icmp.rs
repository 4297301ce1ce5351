//! ICMP (RFC 792): four bytes that all messages have, and four whose meaning is a matter of the type.

use crate::wire::field::{Field, FieldKind, Names};

const TYPES: Names = &[
    (0, "echo reply"),
    (3, "destination unreachable"),
    (4, "source quench"),
    (5, "redirect"),
    (8, "echo request"),
    (9, "router advertisement"),
    (10, "router solicitation"),
    (11, "time exceeded"),
    (12, "parameter problem"),
    (13, "timestamp request"),
    (14, "timestamp reply"),
    (15, "information request"),
    (16, "information reply"),
    (17, "address mask request"),
    (18, "address mask reply"),
    (42, "extended echo request"),
    (43, "extended echo reply"),
];
/// RFC 792; RFC 1122 3.2.2.1; RFC 1812 5.2.7.1.
const UNREACHABLE_CODES: Names = &[
    (0, "network unreachable"),
    (1, "host unreachable"),
    (2, "protocol unreachable"),
    (3, "port unreachable"),
    (4, "fragmentation needed"),
    (5, "source route failed"),
    (6, "network unknown"),
    (7, "host unknown"),
    (8, "source isolated"),
    (9, "network prohibited"),
    (10, "host prohibited"),
    (11, "network unreachable for this service"),
    (12, "host unreachable for this service"),
    (13, "administratively prohibited"),
    (14, "precedence violation"),
    (15, "precedence cutoff"),
];
const REDIRECT_CODES: Names = &[
    (0, "for the network"),
    (1, "for the host"),
    (2, "for the network and this service"),
    (3, "for the host and this service"),
];
const ADVERTISEMENT_CODES: Names = &[(0, "routes for all"), (16, "routes for mobile hosts only")];
const EXCEEDED_CODES: Names = &[(0, "TTL exceeded in transit"), (1, "reassembly time exceeded")];
const PROBLEM_CODES: Names = &[(0, "the pointer says where"), (1, "an option is missing"), (2, "bad length")];

/// What all messages begin with.
pub const FIELDS: &[Field] = &[
    Field::new("icmp.type", "icmp-type", FieldKind::Enum(TYPES)).at(0, 8),
    CODE.at(8, 8),
    Field::new("icmp.checksum", "icmp-checksum", FieldKind::Hex).at(16, 16),
];

/// What follows is a matter of the type.
pub const REST: &[Field] = &[
    IDENT,
    SEQ,
    UNUSED,
    LENGTH,
    MTU,
    REDIRECT_GATEWAY,
    POINTER,
    ORIGINATE,
    RECEIVE,
    TRANSMIT,
    ADDRESS_MASK,
    ADDRESSES,
    ENTRY_SIZE,
    LIFETIME,
    ROUTER,
    PREFERENCE,
];

/// The reason within the type.
pub const CODE: Field = Field::new("icmp.code", "icmp-code", FieldKind::Uint);
/// The reason, when a destination is unreachable.
pub const UNREACHABLE_CODE: Field = Field { kind: FieldKind::Enum(UNREACHABLE_CODES), ..CODE };
/// For what there is a better router.
pub const REDIRECT_CODE: Field = Field { kind: FieldKind::Enum(REDIRECT_CODES), ..CODE };
/// For whom a router is there.
pub const ADVERTISEMENT_CODE: Field = Field { kind: FieldKind::Enum(ADVERTISEMENT_CODES), ..CODE };
/// The reason, when a time was exceeded.
pub const EXCEEDED_CODE: Field = Field { kind: FieldKind::Enum(EXCEEDED_CODES), ..CODE };
/// The reason, when a header is wrong.
pub const PROBLEM_CODE: Field = Field { kind: FieldKind::Enum(PROBLEM_CODES), ..CODE };
/// Which program's echo.
pub const IDENT: Field = Field::new("icmp.ident", "icmp-ident", FieldKind::Uint);
/// Which echo of it.
pub const SEQ: Field = Field::new("icmp.seq", "icmp-seq", FieldKind::Uint);
/// Nothing, in most errors.
pub const UNUSED: Field = Field::new("icmp.unused", "icmp-unused", FieldKind::Bytes);
/// How much of the packet is quoted, in words of four bytes, when more follows (RFC 4884 4).
pub const LENGTH: Field = Field::new("icmp.length", "icmp-length", FieldKind::Uint);
/// What would have passed (RFC 1191 4).
pub const MTU: Field = Field::new("icmp.mtu", "icmp-mtu", FieldKind::Uint);
/// Where it should have gone.
pub const REDIRECT_GATEWAY: Field = Field::new("icmp.redir_gw", "icmp-redir-gw", FieldKind::Ip);
/// Which byte of the packet is wrong.
pub const POINTER: Field = Field::new("icmp.pointer", "icmp-pointer", FieldKind::Uint);
/// When the question was sent.
pub const ORIGINATE: Field = Field::new("icmp.originate_timestamp", "icmp-originate-timestamp", FieldKind::Uint);
/// When it arrived.
pub const RECEIVE: Field = Field::new("icmp.receive_timestamp", "icmp-receive-timestamp", FieldKind::Uint);
/// When it was answered.
pub const TRANSMIT: Field = Field::new("icmp.transmit_timestamp", "icmp-transmit-timestamp", FieldKind::Uint);
/// The network's part of an address (RFC 950).
pub const ADDRESS_MASK: Field = Field::new("icmp.address_mask", "icmp-address-mask", FieldKind::Ip);
/// How many routers are advertised (RFC 1256 3.1).
pub const ADDRESSES: Field = Field::new("icmp.num_addrs", "icmp-num-addrs", FieldKind::Uint);
/// Words of each.
pub const ENTRY_SIZE: Field = Field::new("icmp.addr_entry_size", "icmp-addr-entry-size", FieldKind::Uint);
/// Seconds that they count.
pub const LIFETIME: Field = Field::new("icmp.lifetime", "icmp-lifetime", FieldKind::Uint);
/// A router.
pub const ROUTER: Field = Field::new("icmp.router_address", "icmp-router-address", FieldKind::Ip);
/// How much it is preferred; may be less than zero.
pub const PREFERENCE: Field = Field::new("icmp.pref_level", "icmp-pref-level", FieldKind::Text);

/// What the second line of a timestamp is.
pub const TIMES: &[Field] = &[ORIGINATE.at(64, 32), RECEIVE.at(96, 32), TRANSMIT.at(128, 32)];
/// What the second line of an advertisement is.
pub const ADVERTISEMENT: &[Field] = &[ADDRESSES.at(32, 8), ENTRY_SIZE.at(40, 8), LIFETIME.at(48, 16)];
