//! The Port Control Protocol (RFC 6887 7.1, 7.2, 11.1, 12.1, 13). Places in MAP and in an option count from their first bit.

use crate::wire::field::{Field, FieldKind, Names};

const OPCODES: Names = &[(0, "ANNOUNCE"), (1, "MAP"), (2, "PEER")];
const RESULTS: Names = &[
    (0, "SUCCESS"),
    (1, "UNSUPP_VERSION"),
    (2, "NOT_AUTHORIZED"),
    (3, "MALFORMED_REQUEST"),
    (4, "UNSUPP_OPCODE"),
    (5, "UNSUPP_OPTION"),
    (6, "MALFORMED_OPTION"),
    (7, "NETWORK_FAILURE"),
    (8, "NO_RESOURCES"),
    (9, "UNSUPP_PROTOCOL"),
    (10, "USER_EX_QUOTA"),
    (11, "CANNOT_PROVIDE_EXTERNAL"),
    (12, "ADDRESS_MISMATCH"),
    (13, "EXCESSIVE_REMOTE_PEERS"),
];
const PROTOCOLS: Names = &[(6, "TCP"), (17, "UDP")];
const OPTIONS: Names = &[(1, "THIRD_PARTY"), (2, "PREFER_FAILURE"), (3, "FILTER")];

const VERSION: Field = Field::new("portcontrol.version", "pcp-version", FieldKind::Uint).at(0, 8);
const R: Field = Field::new("portcontrol.r", "pcp-r", FieldKind::Flag).at(8, 1);
const OPCODE: Field = Field::new("portcontrol.opcode", "pcp-opcode", FieldKind::Enum(OPCODES)).at(9, 7);

/// The header of a request.
pub const FIELDS: &[Field] = &[
    VERSION,
    R,
    OPCODE,
    Field::new("portcontrol.reserved", "pcp-reserved", FieldKind::Hex).at(16, 16),
    Field::new("portcontrol.lifetime_req", "pcp-lifetime-req", FieldKind::Uint).at(32, 32),
    Field::new("portcontrol.client_ip", "pcp-client-ip", FieldKind::Ip6).at(64, 128),
];

/// The header of an answer.
pub const RESPONSE: &[Field] = &[
    VERSION,
    R,
    OPCODE,
    Field::new("portcontrol.reserved", "pcp-reserved", FieldKind::Hex).at(16, 8),
    Field::new("portcontrol.result_code", "pcp-result-code", FieldKind::Enum(RESULTS)).at(24, 8),
    Field::new("portcontrol.lifetime_rsp", "pcp-lifetime-rsp", FieldKind::Uint).at(32, 32),
    Field::new("portcontrol.epoch_time", "pcp-epoch-time", FieldKind::Uint).at(64, 32),
    Field::new("portcontrol.rsp_reserved", "pcp-rsp-reserved", FieldKind::Bytes).at(96, 96),
];

const NONCE: Field = Field::new("portcontrol.map.nonce", "pcp-map-nonce", FieldKind::Bytes).at(0, 96);
const PROTOCOL: Field =
    Field::new("portcontrol.map.protocol", "pcp-map-protocol", FieldKind::Enum(PROTOCOLS)).at(96, 8);
const MAP_RESERVED: Field = Field::new("portcontrol.map.reserved", "pcp-map-reserved", FieldKind::Hex).at(104, 24);
const INTERNAL: Field =
    Field::new("portcontrol.map.internal_port", "pcp-map-internal-port", FieldKind::Uint).at(128, 16);

/// What is wished for.
pub const MAP: &[Field] = &[
    NONCE,
    PROTOCOL,
    MAP_RESERVED,
    INTERNAL,
    Field::new("portcontrol.map.req_sug_external_port", "pcp-map-suggested-port", FieldKind::Uint).at(144, 16),
    Field::new("portcontrol.map.req_sug_external_ip", "pcp-map-suggested-ip", FieldKind::Ip6).at(160, 128),
];

/// What is given.
pub const MAPPED: &[Field] = &[
    NONCE,
    PROTOCOL,
    MAP_RESERVED,
    INTERNAL,
    Field::new("portcontrol.map.rsp_assigned_external_port", "pcp-map-assigned-port", FieldKind::Uint).at(144, 16),
    Field::new("portcontrol.map.rsp_assigned_ext_ip", "pcp-map-assigned-ip", FieldKind::Ip6).at(160, 128),
];

const PEER_NONCE: Field = Field::new("portcontrol.peer.nonce", "pcp-map-nonce", FieldKind::Bytes).at(0, 96);
const PEER_PROTOCOL: Field =
    Field::new("portcontrol.peer.protocol", "pcp-map-protocol", FieldKind::Enum(PROTOCOLS)).at(96, 8);
const PEER_RESERVED: Field = Field::new("portcontrol.peer.reserved", "pcp-rsp-reserved", FieldKind::Bytes).at(104, 24);
const PEER_INTERNAL: Field =
    Field::new("portcontrol.peer.internal_port", "pcp-map-internal-port", FieldKind::Uint).at(128, 16);
const REMOTE_PORT: Field =
    Field::new("portcontrol.peer.remote_peer_port", "pcp-remote-port", FieldKind::Uint).at(288, 16);
const REMOTE_RESERVED: Field =
    Field::new("portcontrol.peer.reserved", "pcp-rsp-reserved", FieldKind::Bytes).at(304, 16);
const REMOTE_IP: Field = Field::new("portcontrol.peer.remote_peer_ip", "pcp-remote-ip", FieldKind::Ip6).at(320, 128);

/// What is wished for towards one far end (RFC 6887 12.1).
pub const PEER: &[Field] = &[
    PEER_NONCE,
    PEER_PROTOCOL,
    PEER_RESERVED,
    PEER_INTERNAL,
    Field::new("portcontrol.peer.req_sug_external_port", "pcp-map-suggested-port", FieldKind::Uint).at(144, 16),
    Field::new("portcontrol.peer.req_sug_external_ip", "pcp-map-suggested-ip", FieldKind::Ip6).at(160, 128),
    REMOTE_PORT,
    REMOTE_RESERVED,
    REMOTE_IP,
];

/// What is given towards one far end.
pub const PEERED: &[Field] = &[
    PEER_NONCE,
    PEER_PROTOCOL,
    PEER_RESERVED,
    PEER_INTERNAL,
    Field::new("portcontrol.peer.rsp_assigned_external_port", "pcp-map-assigned-port", FieldKind::Uint).at(144, 16),
    Field::new("portcontrol.peer.rsp_assigned_ext_ip", "pcp-map-assigned-ip", FieldKind::Ip6).at(160, 128),
    REMOTE_PORT,
    REMOTE_RESERVED,
    REMOTE_IP,
];

/// The data of `THIRD_PARTY` (RFC 6887 13.1).
pub const THIRD_PARTY: &[Field] =
    &[Field::new("portcontrol.option.third_party.internal_ip", "pcp-third-party", FieldKind::Ip6).at(0, 128)];

/// The data of `FILTER` (RFC 6887 13.3).
pub const FILTER: &[Field] = &[
    Field::new("portcontrol.option.filter.reserved", "pcp-option-reserved", FieldKind::Hex).at(0, 8),
    Field::new("portcontrol.option.filter.prefix_length", "pcp-filter-length", FieldKind::Uint).at(8, 8),
    Field::new("portcontrol.option.filter.remote_peer_port", "pcp-filter-port", FieldKind::Uint).at(16, 16),
    Field::new("portcontrol.option.filter.remote_peer_ip", "pcp-filter-ip", FieldKind::Ip6).at(32, 128),
];

/// The head of an option.
pub const OPTION: &[Field] = &[
    Field::new("portcontrol.option.code", "pcp-option-code", FieldKind::Enum(OPTIONS)).at(0, 8),
    Field::new("portcontrol.option.reserved", "pcp-option-reserved", FieldKind::Hex).at(8, 8),
    Field::new("portcontrol.option.length", "pcp-option-length", FieldKind::Uint).at(16, 16),
];
