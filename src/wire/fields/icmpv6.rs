//! ICMPv6 (RFC 4443): what every message begins with, errors and echoes. Neighbour discovery and group management
//! have tables of their own (`nd`, `mld`).

use crate::wire::field::{Field, FieldKind, Names};

const TYPES: Names = &[
    (1, "destination unreachable"),
    (2, "packet too big"),
    (3, "time exceeded"),
    (4, "parameter problem"),
    (128, "echo request"),
    (129, "echo reply"),
    (130, "multicast listener query"),
    (131, "multicast listener report"),
    (132, "multicast listener done"),
    (133, "router solicitation"),
    (134, "router advertisement"),
    (135, "neighbor solicitation"),
    (136, "neighbor advertisement"),
    (137, "redirect"),
    (143, "multicast listener report v2"),
];
const UNREACHABLE_CODES: Names = &[
    (0, "no route"),
    (1, "administratively prohibited"),
    (2, "beyond scope of source"),
    (3, "address unreachable"),
    (4, "port unreachable"),
    (5, "source address failed policy"),
    (6, "route rejected"),
];
const EXCEEDED_CODES: Names = &[(0, "hop limit exceeded in transit"), (1, "reassembly time exceeded")];
const PARAMETER_CODES: Names =
    &[(0, "erroneous header field"), (1, "unrecognized next header"), (2, "unrecognized option")];

/// What every message begins with, and what its second line can be.
pub const FIELDS: &[Field] = &[
    Field::new("icmpv6.type", "icmpv6-type", FieldKind::Enum(TYPES)).at(0, 8),
    CODE.at(8, 8),
    Field::new("icmpv6.checksum", "icmpv6-checksum", FieldKind::Hex).at(16, 16),
    RESERVED,
    MTU,
    POINTER,
    DATA,
];

/// Of an echo.
pub const ECHO: &[Field] = &[
    Field::new("icmpv6.echo.identifier", "icmpv6-echo-identifier", FieldKind::Hex).at(32, 16),
    Field::new("icmpv6.echo.sequence_number", "icmpv6-echo-sequence-number", FieldKind::Uint).at(48, 16),
];

/// The reason within the type.
pub const CODE: Field = Field::new("icmpv6.code", "icmpv6-code", FieldKind::Uint);
/// The reason, when a destination is unreachable.
pub const UNREACHABLE_CODE: Field = Field { kind: FieldKind::Enum(UNREACHABLE_CODES), ..CODE };
/// The reason, when a time was exceeded.
pub const EXCEEDED_CODE: Field = Field { kind: FieldKind::Enum(EXCEEDED_CODES), ..CODE };
/// The reason, when a header cannot be read.
pub const PARAMETER_CODE: Field = Field { kind: FieldKind::Enum(PARAMETER_CODES), ..CODE };
/// Zeros.
pub const RESERVED: Field = Field::new("icmpv6.reserved", "icmpv6-reserved", FieldKind::Bytes);
/// The greatest packet that would have passed.
pub const MTU: Field = Field::new("icmpv6.mtu", "icmpv6-mtu", FieldKind::Uint);
/// The byte that is wrong.
pub const POINTER: Field = Field::new("icmpv6.pointer", "icmpv6-pointer", FieldKind::Uint);
/// Of a type, or in an option, that is not known.
pub const DATA: Field = Field::new("icmpv6.data", "icmpv6-data", FieldKind::Bytes);
