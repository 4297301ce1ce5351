//! ICMP (RFC 792): four bytes that all messages have, and four whose meaning is a matter of the type.

use crate::wire::field::{Field, FieldKind, Names};

const TYPES: Names = &[
    (0, "echo reply"),
    (3, "destination unreachable"),
    (4, "source quench"),
    (5, "redirect"),
    (8, "echo request"),
    (11, "time exceeded"),
    (12, "parameter problem"),
    (13, "timestamp request"),
    (14, "timestamp reply"),
];
const UNREACHABLE_CODES: Names = &[
    (0, "network unreachable"),
    (1, "host unreachable"),
    (2, "protocol unreachable"),
    (3, "port unreachable"),
    (4, "fragmentation needed"),
    (13, "administratively prohibited"),
];
const EXCEEDED_CODES: Names = &[(0, "TTL exceeded in transit"), (1, "reassembly time exceeded")];

/// The header.
pub const FIELDS: &[Field] = &[
    Field::new("icmp.type", "icmp-type", FieldKind::Enum(TYPES)).at(0, 8),
    CODE.at(8, 8),
    Field::new("icmp.checksum", "icmp-checksum", FieldKind::Hex).at(16, 16),
    IDENT,
    SEQ,
    UNUSED,
    MTU,
    REDIRECT_GATEWAY,
];

/// The reason within the type.
pub const CODE: Field = Field::new("icmp.code", "icmp-code", FieldKind::Uint);
/// The reason, when a destination is unreachable.
pub const UNREACHABLE_CODE: Field = Field { kind: FieldKind::Enum(UNREACHABLE_CODES), ..CODE };
/// The reason, when a time was exceeded.
pub const EXCEEDED_CODE: Field = Field { kind: FieldKind::Enum(EXCEEDED_CODES), ..CODE };
/// Which program's echo.
pub const IDENT: Field = Field::new("icmp.ident", "icmp-ident", FieldKind::Uint);
/// Which echo of it.
pub const SEQ: Field = Field::new("icmp.seq", "icmp-seq", FieldKind::Uint);
/// Nothing, in most errors.
pub const UNUSED: Field = Field::new("icmp.unused", "icmp-unused", FieldKind::Bytes);
/// What would have passed (RFC 1191 4).
pub const MTU: Field = Field::new("icmp.mtu", "icmp-mtu", FieldKind::Uint);
/// Where it should have gone.
pub const REDIRECT_GATEWAY: Field = Field::new("icmp.redir_gw", "icmp-redir-gw", FieldKind::Ip);
