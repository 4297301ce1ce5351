//! PPP (RFC 1661), its LCP and IPCP (RFC 1332, 1877), PAP (RFC 1334) and CHAP (RFC 1994). Places in a packet count from
//! its code, those of an option from its kind.

use crate::wire::field::{Field, FieldKind, Names};

const PROTOCOLS: Names = &[
    (0x0021, "IPv4"),
    (0x0057, "IPv6"),
    (0x8021, "IPCP"),
    (0x8057, "IPV6CP"),
    (0x80fd, "CCP"),
    (0xc021, "LCP"),
    (0xc023, "PAP"),
    (0xc025, "LQR"),
    (0xc223, "CHAP"),
];
const CODES: Names = &[
    (1, "Configure-Request"),
    (2, "Configure-Ack"),
    (3, "Configure-Nak"),
    (4, "Configure-Reject"),
    (5, "Terminate-Request"),
    (6, "Terminate-Ack"),
    (7, "Code-Reject"),
    (8, "Protocol-Reject"),
    (9, "Echo-Request"),
    (10, "Echo-Reply"),
    (11, "Discard-Request"),
    (12, "Identification"),
];
const PAP_CODES: Names = &[(1, "Authenticate-Request"), (2, "Authenticate-Ack"), (3, "Authenticate-Nak")];
const CHAP_CODES: Names = &[(1, "Challenge"), (2, "Response"), (3, "Success"), (4, "Failure")];
const LCP_OPTIONS: Names = &[
    (1, "MRU"),
    (2, "ACCM"),
    (3, "Authentication-Protocol"),
    (4, "Quality-Protocol"),
    (5, "Magic-Number"),
    (7, "PFC"),
    (8, "ACFC"),
];
const IPCP_OPTIONS: Names = &[
    (1, "IP-Addresses"),
    (2, "IP-Compression-Protocol"),
    (3, "IP-Address"),
    (129, "Primary-DNS"),
    (130, "Primary-NBNS"),
    (131, "Secondary-DNS"),
    (132, "Secondary-NBNS"),
];
const ALGORITHMS: Names = &[(5, "MD5"), (128, "MS-CHAP"), (129, "MS-CHAP-2")];

/// Before what a frame carries.
pub const FIELDS: &[Field] = &[PROTOCOL.at(0, 16)];

/// What a frame carries; one byte may do.
pub const PROTOCOL: Field = Field::new("ppp.protocol", "ppp-protocol", FieldKind::Enum(PROTOCOLS));

/// A packet of LCP or IPCP.
pub const CONTROL: &[Field] = &[
    Field::new("ppp.code", "ppp-code", FieldKind::Enum(CODES)).at(0, 8),
    Field::new("ppp.identifier", "ppp-identifier", FieldKind::Uint).at(8, 8),
    Field::new("ppp.length", "ppp-length", FieldKind::Uint).at(16, 16),
    DATA,
];

/// What a packet carries that has no options.
pub const DATA: Field = Field::new("ppp.data", "ppp-data", FieldKind::Bytes);

/// Fields of LCP's own.
pub const LCP: &[Field] = &[
    MAGIC,
    ECHO_DATA,
    MESSAGE,
    REJECTED,
    LCP_TYPE,
    LCP_LENGTH,
    LCP_DATA,
    MRU,
    ASYNC_MAP,
    AUTH_PROTOCOL,
    ALGORITHM,
    MAGIC_OPTION,
];

/// Who speaks, by chance: a line that comes back to itself shows.
pub const MAGIC: Field = Field::new("lcp.magic_number", "lcp-magic-number", FieldKind::Hex);
/// What an echo carries.
pub const ECHO_DATA: Field = Field::new("lcp.data", "lcp-data", FieldKind::Bytes);
/// Text for people.
pub const MESSAGE: Field = Field::new("lcp.message", "lcp-message", FieldKind::Text);
/// The protocol that is not spoken.
pub const REJECTED: Field = Field::new("lcp.rej_proto", "lcp-rej-proto", FieldKind::Enum(PROTOCOLS));
/// Which option.
pub const LCP_TYPE: Field = Field::new("lcp.opt.type", "lcp-opt-type", FieldKind::Enum(LCP_OPTIONS));
/// Its bytes.
pub const LCP_LENGTH: Field = Field::new("lcp.opt.length", "lcp-opt-length", FieldKind::Uint);
/// The value of an option that is not read.
pub const LCP_DATA: Field = Field::new("lcp.opt.data", "lcp-opt-data", FieldKind::Bytes);
/// The greatest packet.
pub const MRU: Field = Field::new("lcp.opt.mru", "lcp-opt-mru", FieldKind::Uint);
/// Characters that a serial line must not carry as they are.
pub const ASYNC_MAP: Field = Field::new("lcp.opt.asyncmap", "lcp-opt-asyncmap", FieldKind::Hex);
/// How the other side must prove who it is.
pub const AUTH_PROTOCOL: Field =
    Field::new("lcp.opt.auth_protocol", "lcp-opt-auth-protocol", FieldKind::Enum(PROTOCOLS));
/// Which algorithm of CHAP.
pub const ALGORITHM: Field = Field::new("lcp.opt.algorithm", "lcp-opt-algorithm", FieldKind::Enum(ALGORITHMS));
/// The number by which the sender will be known.
pub const MAGIC_OPTION: Field = Field::new("lcp.opt.magic_number", "lcp-opt-magic-number", FieldKind::Hex);

/// Fields of IPCP's own.
pub const IPCP: &[Field] =
    &[IPCP_TYPE, IPCP_LENGTH, IPCP_DATA, ADDRESS, PRIMARY_DNS, SECONDARY_DNS, PRIMARY_NBNS, SECONDARY_NBNS];

/// Which option.
pub const IPCP_TYPE: Field = Field::new("ipcp.opt.type", "ipcp-opt-type", FieldKind::Enum(IPCP_OPTIONS));
/// Its bytes.
pub const IPCP_LENGTH: Field = Field::new("ipcp.opt.length", "ipcp-opt-length", FieldKind::Uint);
/// The value of an option that is not read.
pub const IPCP_DATA: Field = Field::new("ipcp.data", "ipcp-data", FieldKind::Bytes);
/// The sender's own address.
pub const ADDRESS: Field = Field::new("ipcp.opt.ip_address", "ipcp-opt-ip-address", FieldKind::Ip);
/// The first name server.
pub const PRIMARY_DNS: Field = Field::new("ipcp.opt.pri_dns_address", "ipcp-opt-dns", FieldKind::Ip);
/// The second one.
pub const SECONDARY_DNS: Field = Field::new("ipcp.opt.sec_dns_address", "ipcp-opt-dns", FieldKind::Ip);
/// The first name server of `NetBIOS`.
pub const PRIMARY_NBNS: Field = Field::new("ipcp.opt.pri_nbns_address", "ipcp-opt-nbns", FieldKind::Ip);
/// The second one.
pub const SECONDARY_NBNS: Field = Field::new("ipcp.opt.sec_nbns_address", "ipcp-opt-nbns", FieldKind::Ip);

/// A packet of PAP.
pub const PAP: &[Field] = &[
    Field::new("pap.code", "pap-code", FieldKind::Enum(PAP_CODES)).at(0, 8),
    Field::new("pap.identifier", "ppp-identifier", FieldKind::Uint).at(8, 8),
    Field::new("pap.length", "ppp-length", FieldKind::Uint).at(16, 16),
    USER_LENGTH,
    USER,
    PASSWORD_LENGTH,
    PASSWORD,
    PAP_MESSAGE_LENGTH,
    PAP_MESSAGE,
];

/// Bytes of the user's name.
pub const USER_LENGTH: Field = Field::new("pap.peer_id.length", "pap-peer-id-length", FieldKind::Uint);
/// The user.
pub const USER: Field = Field::new("pap.peer_id", "pap-peer-id", FieldKind::Text);
/// Bytes of the password.
pub const PASSWORD_LENGTH: Field = Field::new("pap.password.length", "pap-password-length", FieldKind::Uint);
/// The password, as it is.
pub const PASSWORD: Field = Field::new("pap.password", "pap-password", FieldKind::Text);
/// Bytes of the message.
pub const PAP_MESSAGE_LENGTH: Field = Field::new("pap.message.length", "pap-message-length", FieldKind::Uint);
/// Text for people.
pub const PAP_MESSAGE: Field = Field::new("pap.message", "pap-message", FieldKind::Text);

/// A packet of CHAP.
pub const CHAP: &[Field] = &[
    Field::new("chap.code", "chap-code", FieldKind::Enum(CHAP_CODES)).at(0, 8),
    Field::new("chap.identifier", "ppp-identifier", FieldKind::Uint).at(8, 8),
    Field::new("chap.length", "ppp-length", FieldKind::Uint).at(16, 16),
    VALUE_SIZE,
    VALUE,
    NAME,
    CHAP_MESSAGE,
];

/// Bytes of the value.
pub const VALUE_SIZE: Field = Field::new("chap.value_size", "chap-value-size", FieldKind::Uint);
/// The challenge, or the proof.
pub const VALUE: Field = Field::new("chap.value", "chap-value", FieldKind::Bytes);
/// Who speaks.
pub const NAME: Field = Field::new("chap.name", "chap-name", FieldKind::Text);
/// Text for people.
pub const CHAP_MESSAGE: Field = Field::new("chap.message", "chap-message", FieldKind::Text);
