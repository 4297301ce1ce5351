//! ARP for IPv4 over Ethernet (RFC 826).

use crate::wire::field::{Field, FieldKind, Names};

const OPCODES: Names = &[(1, "request"), (2, "reply")];

/// The whole message.
pub const FIELDS: &[Field] = &[
    Field::new("arp.hw.type", "arp-hw-type", FieldKind::Uint).at(0, 16),
    Field::new("arp.proto.type", "arp-proto-type", FieldKind::Hex).at(16, 16),
    Field::new("arp.hw.size", "arp-hw-size", FieldKind::Uint).at(32, 8),
    Field::new("arp.proto.size", "arp-proto-size", FieldKind::Uint).at(40, 8),
    Field::new("arp.opcode", "arp-opcode", FieldKind::Enum(OPCODES)).at(48, 16),
    Field::new("arp.src.hw_mac", "arp-src-hw-mac", FieldKind::Mac).at(64, 48),
    Field::new("arp.src.proto_ipv4", "arp-src-proto-ipv4", FieldKind::Ip).at(112, 32),
    Field::new("arp.dst.hw_mac", "arp-dst-hw-mac", FieldKind::Mac).at(144, 48),
    Field::new("arp.dst.proto_ipv4", "arp-dst-proto-ipv4", FieldKind::Ip).at(192, 32),
];
