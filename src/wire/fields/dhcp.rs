//! DHCP (RFC 2131 2) and its options (RFC 2132).

use crate::wire::field::{Field, FieldKind, Names};

const OPS: Names = &[(1, "boot request"), (2, "boot reply")];
const MESSAGE_TYPES: Names = &[
    (1, "DISCOVER"),
    (2, "OFFER"),
    (3, "REQUEST"),
    (4, "DECLINE"),
    (5, "ACK"),
    (6, "NAK"),
    (7, "RELEASE"),
    (8, "INFORM"),
];
/// Options by number.
const CODES: Names = &[
    (0, "padding"),
    (1, "subnet mask"),
    (3, "router"),
    (6, "domain name server"),
    (12, "host name"),
    (15, "domain name"),
    (28, "broadcast address"),
    (50, "requested IP address"),
    (51, "IP address lease time"),
    (52, "option overload"),
    (53, "DHCP message type"),
    (54, "DHCP server identifier"),
    (55, "parameter request list"),
    (56, "message"),
    (58, "renewal time value"),
    (59, "rebinding time value"),
    (61, "client identifier"),
    (255, "end"),
];

/// The fixed part with the magic cookie, and the options.
pub const FIELDS: &[Field] = &[
    Field::new("dhcp.type", "dhcp-type", FieldKind::Enum(OPS)).at(0, 8),
    Field::new("dhcp.hw.type", "dhcp-hw-type", FieldKind::Uint).at(8, 8),
    Field::new("dhcp.hw.len", "dhcp-hw-len", FieldKind::Uint).at(16, 8),
    Field::new("dhcp.hops", "dhcp-hops", FieldKind::Uint).at(24, 8),
    Field::new("dhcp.id", "dhcp-id", FieldKind::Hex).at(32, 32),
    Field::new("dhcp.secs", "dhcp-secs", FieldKind::Uint).at(64, 16),
    Field::new("dhcp.flags", "dhcp-flags", FieldKind::Hex).at(80, 16),
    Field::new("dhcp.flags.bc", "dhcp-flags-bc", FieldKind::Flag).at(80, 1),
    Field::new("dhcp.flags.reserved", "dhcp-flags-reserved", FieldKind::Uint).at(81, 15),
    Field::new("dhcp.ip.client", "dhcp-ip-client", FieldKind::Ip).at(96, 32),
    Field::new("dhcp.ip.your", "dhcp-ip-your", FieldKind::Ip).at(128, 32),
    Field::new("dhcp.ip.server", "dhcp-ip-server", FieldKind::Ip).at(160, 32),
    Field::new("dhcp.ip.relay", "dhcp-ip-relay", FieldKind::Ip).at(192, 32),
    Field::new("dhcp.hw.mac_addr", "dhcp-hw-mac-addr", FieldKind::Mac).at(224, 48),
    Field::new("dhcp.hw.addr_padding", "dhcp-hw-addr-padding", FieldKind::Bytes).at(272, 80),
    Field::new("dhcp.server", "dhcp-server", FieldKind::Text).at(352, 512),
    Field::new("dhcp.file", "dhcp-file", FieldKind::Text).at(864, 1024),
    Field::new("dhcp.cookie", "dhcp-cookie", FieldKind::Ip).at(1888, 32),
    OPTION,
    SUBNET_MASK,
    ROUTER,
    DNS,
    HOST_NAME,
    DOMAIN_NAME,
    BROADCAST,
    REQUESTED_IP,
    LEASE_TIME,
    MESSAGE_TYPE,
    SERVER_ID,
    REQUEST_ITEM,
    MESSAGE,
    RENEWAL_TIME,
    REBINDING_TIME,
    CLIENT_ID,
    VALUE,
    END,
    PADDING,
];

/// An option: code, length and value.
pub const OPTION: Field = Field::new("dhcp.option.type", "dhcp-option-type", FieldKind::Enum(CODES));
/// Option 255.
pub const END: Field = Field::new("dhcp.option.end", "dhcp-option-end", FieldKind::Uint);
/// Zeros: option 0 again and again.
pub const PADDING: Field = Field::new("dhcp.option.padding", "dhcp-option-padding", FieldKind::Bytes);
/// The value of an option that is not known, or does not fit.
pub const VALUE: Field = Field::new("dhcp.option.value", "dhcp-option-value", FieldKind::Bytes);

const SUBNET_MASK: Field = Field::new("dhcp.option.subnet_mask", "dhcp-option-subnet-mask", FieldKind::Ip);
const ROUTER: Field = Field::new("dhcp.option.router", "dhcp-option-router", FieldKind::Ip);
const DNS: Field = Field::new("dhcp.option.domain_name_server", "dhcp-option-domain-name-server", FieldKind::Ip);
const HOST_NAME: Field = Field::new("dhcp.option.hostname", "dhcp-option-hostname", FieldKind::Text);
const DOMAIN_NAME: Field = Field::new("dhcp.option.domain_name", "dhcp-option-domain-name", FieldKind::Text);
const BROADCAST: Field = Field::new("dhcp.option.broadcast_address", "dhcp-option-broadcast-address", FieldKind::Ip);
const REQUESTED_IP: Field =
    Field::new("dhcp.option.requested_ip_address", "dhcp-option-requested-ip-address", FieldKind::Ip);
const LEASE_TIME: Field =
    Field::new("dhcp.option.ip_address_lease_time", "dhcp-option-ip-address-lease-time", FieldKind::Uint);
const MESSAGE_TYPE: Field = Field::new("dhcp.option.dhcp", "dhcp-option-dhcp", FieldKind::Enum(MESSAGE_TYPES));
const SERVER_ID: Field = Field::new("dhcp.option.dhcp_server_id", "dhcp-option-dhcp-server-id", FieldKind::Ip);
const REQUEST_ITEM: Field =
    Field::new("dhcp.option.request_list_item", "dhcp-option-request-list", FieldKind::Enum(CODES));
const MESSAGE: Field = Field::new("dhcp.option.message", "dhcp-option-message", FieldKind::Text);
const RENEWAL_TIME: Field =
    Field::new("dhcp.option.renewal_time_value", "dhcp-option-renewal-time-value", FieldKind::Uint);
const REBINDING_TIME: Field =
    Field::new("dhcp.option.rebinding_time_value", "dhcp-option-rebinding-time-value", FieldKind::Uint);
const CLIENT_ID: Field = Field::new("dhcp.client_id", "dhcp-option-client-id", FieldKind::Bytes);

/// The field for the value of option `code`, and the bytes of one such value; a value of several is a list. Zero: as
/// many as there are.
pub const fn option(code: u8) -> (&'static Field, usize) {
    match code {
        1 => (&SUBNET_MASK, 4),
        3 => (&ROUTER, 4),
        6 => (&DNS, 4),
        12 => (&HOST_NAME, 0),
        15 => (&DOMAIN_NAME, 0),
        28 => (&BROADCAST, 4),
        50 => (&REQUESTED_IP, 4),
        51 => (&LEASE_TIME, 4),
        53 => (&MESSAGE_TYPE, 1),
        54 => (&SERVER_ID, 4),
        55 => (&REQUEST_ITEM, 1),
        56 => (&MESSAGE, 0),
        58 => (&RENEWAL_TIME, 4),
        59 => (&REBINDING_TIME, 4),
        61 => (&CLIENT_ID, 0),
        _ => (&VALUE, 0),
    }
}
