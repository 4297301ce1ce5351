//! PPP over Ethernet (RFC 2516 4): the header, and the values of the tags.

use crate::wire::field::{Field, FieldKind, Names};

const CODES: Names =
    &[(0x00, "SESSION"), (0x07, "PADO"), (0x09, "PADI"), (0x19, "PADR"), (0x65, "PADS"), (0xa7, "PADT")];

/// The header.
pub const FIELDS: &[Field] = &[
    Field::new("pppoe.version", "pppoe-version", FieldKind::Uint).at(0, 4),
    Field::new("pppoe.type", "pppoe-type", FieldKind::Uint).at(4, 4),
    Field::new("pppoe.code", "pppoe-code", FieldKind::Enum(CODES)).at(8, 8),
    Field::new("pppoe.session_id", "pppoe-session-id", FieldKind::Hex).at(16, 16),
    Field::new("pppoe.payload_length", "pppoe-payload-length", FieldKind::Uint).at(32, 16),
];

/// The values of tags.
pub const TAGS: &[Field] = &[
    SERVICE_NAME,
    AC_NAME,
    HOST_UNIQ,
    AC_COOKIE,
    RELAY,
    MAX_PAYLOAD,
    SERVICE_NAME_ERROR,
    AC_SYSTEM_ERROR,
    GENERIC_ERROR,
];

/// The service that is wanted or offered.
pub const SERVICE_NAME: Field = Field::new("pppoed.tags.service_name", "pppoed-service-name", FieldKind::Text);
/// The name of the concentrator.
pub const AC_NAME: Field = Field::new("pppoed.tags.ac_name", "pppoed-ac-name", FieldKind::Text);
/// What the client knows its question by.
pub const HOST_UNIQ: Field = Field::new("pppoed.tags.host_uniq", "pppoed-host-uniq", FieldKind::Bytes);
/// What the concentrator knows its offer by.
pub const AC_COOKIE: Field = Field::new("pppoed.tags.ac_cookie", "pppoed-ac-cookie", FieldKind::Bytes);
/// What a box between the two knows them by.
pub const RELAY: Field = Field::new("pppoed.tags.relay_session_id", "pppoed-relay-session-id", FieldKind::Bytes);
/// A greatest packet beyond 1492 bytes (RFC 4638).
pub const MAX_PAYLOAD: Field = Field::new("pppoed.tags.max_payload", "pppoed-max-payload", FieldKind::Bytes);
/// There is no such service.
pub const SERVICE_NAME_ERROR: Field =
    Field::new("pppoed.tags.service_name_error", "pppoed-service-name-error", FieldKind::Text);
/// The concentrator cannot.
pub const AC_SYSTEM_ERROR: Field = Field::new("pppoed.tags.ac_system_error", "pppoed-ac-system-error", FieldKind::Text);
/// Another error.
pub const GENERIC_ERROR: Field = Field::new("pppoed.tags.generic_error", "pppoed-generic-error", FieldKind::Text);
