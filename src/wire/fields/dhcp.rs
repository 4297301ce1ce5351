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
/// Options by number (RFC 2132; IANA, DHCP options).
const CODES: Names = &[
    (0, "padding"),
    (1, "subnet mask"),
    (2, "time offset"),
    (3, "router"),
    (4, "time server"),
    (6, "domain name server"),
    (7, "log server"),
    (12, "host name"),
    (15, "domain name"),
    (17, "root path"),
    (26, "interface MTU"),
    (28, "broadcast address"),
    (31, "perform router discovery"),
    (33, "static route"),
    (42, "NTP server"),
    (43, "vendor-specific information"),
    (44, "NetBIOS name server"),
    (46, "NetBIOS node type"),
    (47, "NetBIOS scope"),
    (50, "requested IP address"),
    (51, "IP address lease time"),
    (52, "option overload"),
    (53, "DHCP message type"),
    (54, "DHCP server identifier"),
    (55, "parameter request list"),
    (56, "message"),
    (57, "maximum DHCP message size"),
    (58, "renewal time value"),
    (59, "rebinding time value"),
    (60, "vendor class identifier"),
    (61, "client identifier"),
    (66, "TFTP server name"),
    (67, "boot file name"),
    (77, "user class"),
    (80, "rapid commit"),
    (81, "client FQDN"),
    (82, "relay agent information"),
    (93, "client system architecture"),
    (94, "client network interface"),
    (97, "client machine identifier"),
    (100, "POSIX time zone"),
    (101, "time zone name"),
    (108, "IPv6-only preferred"),
    (114, "captive portal"),
    (116, "auto-configure"),
    (119, "domain search"),
    (121, "classless static route"),
    (125, "vendor-identifying information"),
    (150, "TFTP server address"),
    (249, "Microsoft classless static route"),
    (252, "proxy auto-discovery"),
    (255, "end"),
];
const OVERLOADS: Names = &[(1, "boot file name"), (2, "server name"), (3, "boot file and server name")];
const NODE_TYPES: Names = &[(1, "B-node"), (2, "P-node"), (4, "M-node"), (8, "H-node")];

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
    LENGTH,
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
    CLIENT_ID_TYPE,
    CLIENT_ID_NAME,
    CLIENT_ID,
    TIME_SERVER,
    LOG_SERVER,
    ROOT_PATH,
    INTERFACE_MTU,
    ROUTER_DISCOVERY,
    NTP_SERVER,
    NETBIOS_SERVER,
    NETBIOS_NODE,
    NETBIOS_SCOPE,
    OVERLOAD,
    MAX_SIZE,
    VENDOR_CLASS,
    TFTP_SERVER,
    BOOT_FILE,
    VALUE,
    END,
    PADDING,
];

/// An option: code, length and value.
pub const OPTION: Field = Field::new("dhcp.option.type", "dhcp-option-type", FieldKind::Enum(CODES));
/// How many bytes its value has.
pub const LENGTH: Field = Field::new("dhcp.option.length", "dhcp-option-length", FieldKind::Uint);
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
/// In option 61 (RFC 2132 9.14): the client by its hardware address, type and address as in the fixed part,
pub const CLIENT_HW_TYPE: Field = Field::new("dhcp.hw.type", "dhcp-hw-type", FieldKind::Uint);
/// and the address itself;
pub const CLIENT_MAC: Field = Field::new("dhcp.hw.mac_addr", "dhcp-hw-mac-addr", FieldKind::Mac);
/// or a type that is none of hardware,
pub const CLIENT_ID_TYPE: Field = Field::new("dhcp.client_id.type", "dhcp-client-id-type", FieldKind::Uint);
/// and a name;
pub const CLIENT_ID_NAME: Field = Field::new("dhcp.client_id.undef", "dhcp-client-id-undef", FieldKind::Text);
/// or anything else.
pub const CLIENT_ID: Field = Field::new("dhcp.client_id", "dhcp-option-client-id", FieldKind::Bytes);
const TIME_SERVER: Field = Field::new("dhcp.option.time_server", "dhcp-option-time-server", FieldKind::Ip);
const LOG_SERVER: Field = Field::new("dhcp.option.log_server", "dhcp-option-log-server", FieldKind::Ip);
const ROOT_PATH: Field = Field::new("dhcp.option.root_path", "dhcp-option-root-path", FieldKind::Text);
const INTERFACE_MTU: Field = Field::new("dhcp.option.interface_mtu", "dhcp-option-interface-mtu", FieldKind::Uint);
const ROUTER_DISCOVERY: Field =
    Field::new("dhcp.option.perform_router_discover", "dhcp-option-perform-router-discover", FieldKind::Flag);
const NTP_SERVER: Field = Field::new("dhcp.option.ntp_server", "dhcp-option-ntp-server", FieldKind::Ip);
const NETBIOS_SERVER: Field = Field::new(
    "dhcp.option.netbios_over_tcpip_name_server",
    "dhcp-option-netbios-over-tcpip-name-server",
    FieldKind::Ip,
);
const NETBIOS_NODE: Field = Field::new(
    "dhcp.option.netbios_over_tcpip_node_type",
    "dhcp-option-netbios-over-tcpip-node-type",
    FieldKind::Enum(NODE_TYPES),
);
const NETBIOS_SCOPE: Field =
    Field::new("dhcp.option.netbios_over_tcpip_scope", "dhcp-option-netbios-over-tcpip-scope", FieldKind::Text);
const OVERLOAD: Field =
    Field::new("dhcp.option.option_overload", "dhcp-option-option-overload", FieldKind::Enum(OVERLOADS));
const MAX_SIZE: Field =
    Field::new("dhcp.option.dhcp_max_message_size", "dhcp-option-dhcp-max-message-size", FieldKind::Uint);
const VENDOR_CLASS: Field = Field::new("dhcp.option.vendor_class_id", "dhcp-option-vendor-class-id", FieldKind::Text);
const TFTP_SERVER: Field = Field::new("dhcp.option.tftp_server_name", "dhcp-option-tftp-server-name", FieldKind::Text);
const BOOT_FILE: Field = Field::new("dhcp.option.bootfile_name", "dhcp-option-bootfile-name", FieldKind::Text);

/// The field for the value of option `code`, and the bytes of one such value; a value of several is a list. Zero: as
/// many as there are.
pub const fn option(code: u8) -> (&'static Field, usize) {
    match code {
        1 => (&SUBNET_MASK, 4),
        3 => (&ROUTER, 4),
        4 => (&TIME_SERVER, 4),
        6 => (&DNS, 4),
        7 => (&LOG_SERVER, 4),
        12 => (&HOST_NAME, 0),
        15 => (&DOMAIN_NAME, 0),
        17 => (&ROOT_PATH, 0),
        26 => (&INTERFACE_MTU, 2),
        28 => (&BROADCAST, 4),
        31 => (&ROUTER_DISCOVERY, 1),
        42 => (&NTP_SERVER, 4),
        44 => (&NETBIOS_SERVER, 4),
        46 => (&NETBIOS_NODE, 1),
        47 => (&NETBIOS_SCOPE, 0),
        50 => (&REQUESTED_IP, 4),
        51 => (&LEASE_TIME, 4),
        52 => (&OVERLOAD, 1),
        53 => (&MESSAGE_TYPE, 1),
        54 => (&SERVER_ID, 4),
        55 => (&REQUEST_ITEM, 1),
        56 => (&MESSAGE, 0),
        57 => (&MAX_SIZE, 2),
        58 => (&RENEWAL_TIME, 4),
        59 => (&REBINDING_TIME, 4),
        60 => (&VENDOR_CLASS, 0),
        61 => (&CLIENT_ID, 0),
        66 => (&TFTP_SERVER, 0),
        67 => (&BOOT_FILE, 0),
        _ => (&VALUE, 0),
    }
}
