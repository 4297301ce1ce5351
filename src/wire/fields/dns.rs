//! DNS (RFC 1035 4.1; AD and CD: RFC 4035 3).

use crate::wire::field::{Field, FieldKind, Names};

const OPCODES: Names = &[(0, "query"), (1, "inverse query"), (2, "status"), (4, "notify"), (5, "update")];
const RCODES: Names =
    &[(0, "NOERROR"), (1, "FORMERR"), (2, "SERVFAIL"), (3, "NXDOMAIN"), (4, "NOTIMP"), (5, "REFUSED"), (9, "NOTAUTH")];
const TYPES: Names = &[
    (1, "A"),
    (2, "NS"),
    (5, "CNAME"),
    (6, "SOA"),
    (12, "PTR"),
    (13, "HINFO"),
    (15, "MX"),
    (16, "TXT"),
    (28, "AAAA"),
    (29, "LOC"),
    (33, "SRV"),
    (35, "NAPTR"),
    (39, "DNAME"),
    (41, "OPT"),
    (43, "DS"),
    (46, "RRSIG"),
    (47, "NSEC"),
    (48, "DNSKEY"),
    (50, "NSEC3"),
    (52, "TLSA"),
    (64, "SVCB"),
    (65, "HTTPS"),
    (251, "IXFR"),
    (252, "AXFR"),
    (255, "ANY"),
    (257, "CAA"),
];
/// Options of EDNS (IANA, DNS EDNS0 option codes).
const OPTION_CODES: Names = &[
    (3, "NSID"),
    (8, "client subnet"),
    (10, "cookie"),
    (11, "TCP keepalive"),
    (12, "padding"),
    (15, "extended error"),
];
const CLASSES: Names = &[(1, "IN"), (3, "CH"), (4, "HS"), (254, "NONE"), (255, "ANY")];

/// The header, and what questions and records are made of.
pub const FIELDS: &[Field] = &[
    Field::new("dns.id", "dns-id", FieldKind::Hex).at(0, 16),
    Field::new("dns.flags", "dns-flags", FieldKind::Hex).at(16, 16),
    Field::new("dns.flags.response", "dns-flags-response", FieldKind::Flag).at(16, 1),
    Field::new("dns.flags.opcode", "dns-flags-opcode", FieldKind::Enum(OPCODES)).at(17, 4),
    Field::new("dns.flags.authoritative", "dns-flags-authoritative", FieldKind::Flag).at(21, 1),
    Field::new("dns.flags.truncated", "dns-flags-truncated", FieldKind::Flag).at(22, 1),
    Field::new("dns.flags.recdesired", "dns-flags-recdesired", FieldKind::Flag).at(23, 1),
    Field::new("dns.flags.recavail", "dns-flags-recavail", FieldKind::Flag).at(24, 1),
    Field::new("dns.flags.z", "dns-flags-z", FieldKind::Flag).at(25, 1),
    Field::new("dns.flags.authenticated", "dns-flags-authenticated", FieldKind::Flag).at(26, 1),
    Field::new("dns.flags.checkdisable", "dns-flags-checkdisable", FieldKind::Flag).at(27, 1),
    Field::new("dns.flags.rcode", "dns-flags-rcode", FieldKind::Enum(RCODES)).at(28, 4),
    Field::new("dns.count.queries", "dns-count-queries", FieldKind::Uint).at(32, 16),
    Field::new("dns.count.answers", "dns-count-answers", FieldKind::Uint).at(48, 16),
    Field::new("dns.count.auth_rr", "dns-count-auth-rr", FieldKind::Uint).at(64, 16),
    Field::new("dns.count.add_rr", "dns-count-add-rr", FieldKind::Uint).at(80, 16),
    LENGTH,
    QUERY_NAME,
    QUERY_TYPE,
    QUERY_CLASS,
    NAME,
    TYPE,
    CLASS,
    TTL,
    DATA_LENGTH,
    A,
    AAAA,
    NS,
    CNAME,
    PTR,
    MX_PREFERENCE,
    MX,
    TXT_LENGTH,
    TXT,
    SOA_MNAME,
    SOA_RNAME,
    SOA_SERIAL,
    SOA_REFRESH,
    SOA_RETRY,
    SOA_EXPIRE,
    SOA_MINIMUM,
    PAYLOAD_SIZE,
    EXTENDED_RCODE,
    EDNS_VERSION,
    EDNS_Z,
    EDNS_DO,
    EDNS_RESERVED,
    OPTION,
    OPTION_CODE,
    OPTION_LENGTH,
    OPTION_DATA,
    DATA,
];

/// In front of a message over TCP (RFC 1035 4.2.2).
pub const LENGTH: Field = Field::new("dns.length", "dns-length", FieldKind::Uint);
/// Of a question.
pub const QUERY_NAME: Field = Field::new("dns.qry.name", "dns-qry-name", FieldKind::Text);
/// Of a question.
pub const QUERY_TYPE: Field = Field::new("dns.qry.type", "dns-qry-type", FieldKind::Enum(TYPES));
/// Of a question.
pub const QUERY_CLASS: Field = Field::new("dns.qry.class", "dns-qry-class", FieldKind::Enum(CLASSES));
/// Of a record.
pub const NAME: Field = Field::new("dns.resp.name", "dns-resp-name", FieldKind::Text);
/// Of a record.
pub const TYPE: Field = Field::new("dns.resp.type", "dns-resp-type", FieldKind::Enum(TYPES));
/// Of a record.
pub const CLASS: Field = Field::new("dns.resp.class", "dns-resp-class", FieldKind::Enum(CLASSES));
/// Of a record.
pub const TTL: Field = Field::new("dns.resp.ttl", "dns-resp-ttl", FieldKind::Uint);
/// Of a record.
pub const DATA_LENGTH: Field = Field::new("dns.resp.len", "dns-resp-len", FieldKind::Uint);
/// Data of an A record.
pub const A: Field = Field::new("dns.a", "dns-a", FieldKind::Ip);
/// Data of an AAAA record.
pub const AAAA: Field = Field::new("dns.aaaa", "dns-aaaa", FieldKind::Ip6);
/// Data of an NS record.
pub const NS: Field = Field::new("dns.ns", "dns-ns", FieldKind::Text);
/// Data of a CNAME record.
pub const CNAME: Field = Field::new("dns.cname", "dns-cname", FieldKind::Text);
/// Data of a PTR record.
pub const PTR: Field = Field::new("dns.ptr.domain_name", "dns-ptr-domain-name", FieldKind::Text);
/// Which of several MX records comes first: the least.
pub const MX_PREFERENCE: Field = Field::new("dns.mx.preference", "dns-mx-preference", FieldKind::Uint);
/// Where an MX record leads.
pub const MX: Field = Field::new("dns.mx.mail_exchange", "dns-mx-mail-exchange", FieldKind::Text);
/// How many bytes of text follow in a TXT record, which has one text or more.
pub const TXT_LENGTH: Field = Field::new("dns.txt.length", "dns-txt-length", FieldKind::Uint);
/// A text of a TXT record.
pub const TXT: Field = Field::new("dns.txt", "dns-txt", FieldKind::Text);
/// Data of an SOA record (RFC 1035 3.3.13): two names, then five numbers.
pub const SOA_MNAME: Field = Field::new("dns.soa.mname", "dns-soa-mname", FieldKind::Text);
/// Mailbox of who keeps the zone.
pub const SOA_RNAME: Field = Field::new("dns.soa.rname", "dns-soa-rname", FieldKind::Text);
/// Grows with each change.
pub const SOA_SERIAL: Field = Field::new("dns.soa.serial_number", "dns-soa-serial-number", FieldKind::Uint);
/// Seconds.
pub const SOA_REFRESH: Field = Field::new("dns.soa.refresh_interval", "dns-soa-refresh-interval", FieldKind::Uint);
/// Seconds.
pub const SOA_RETRY: Field = Field::new("dns.soa.retry_interval", "dns-soa-retry-interval", FieldKind::Uint);
/// Seconds.
pub const SOA_EXPIRE: Field = Field::new("dns.soa.expire_limit", "dns-soa-expire-limit", FieldKind::Uint);
/// Seconds (RFC 2308 4).
pub const SOA_MINIMUM: Field = Field::new("dns.soa.minimum_ttl", "dns-soa-minimum-ttl", FieldKind::Uint);
/// In an OPT record's class (RFC 6891 6.1.2): how large an answer may be.
pub const PAYLOAD_SIZE: Field = Field::new("dns.rr.udp_payload_size", "dns-rr-udp-payload-size", FieldKind::Uint);
/// In its TTL (RFC 6891 6.1.3): the eight bits in front of the rcode.
pub const EXTENDED_RCODE: Field = Field::new("dns.resp.ext_rcode", "dns-resp-ext-rcode", FieldKind::Hex);
/// The version of EDNS.
pub const EDNS_VERSION: Field = Field::new("dns.resp.edns0_version", "dns-resp-edns0-version", FieldKind::Uint);
/// Flags.
pub const EDNS_Z: Field = Field::new("dns.resp.z", "dns-resp-z", FieldKind::Hex);
/// The first of them: signatures are welcome (RFC 3225 3).
pub const EDNS_DO: Field = Field::new("dns.resp.z.do", "dns-resp-z-do", FieldKind::Flag);
/// The others.
pub const EDNS_RESERVED: Field = Field::new("dns.resp.z.reserved", "dns-resp-z-reserved", FieldKind::Hex);
/// In its data: an option (RFC 6891 6.1.2), whole.
pub const OPTION: Field = Field::new("dns.opt", "dns-opt", FieldKind::Bytes);
/// Which one.
pub const OPTION_CODE: Field = Field::new("dns.opt.code", "dns-opt-code", FieldKind::Enum(OPTION_CODES));
/// How long its value is.
pub const OPTION_LENGTH: Field = Field::new("dns.opt.len", "dns-opt-len", FieldKind::Uint);
/// Its value.
pub const OPTION_DATA: Field = Field::new("dns.opt.data", "dns-opt-data", FieldKind::Bytes);
/// Data of another record, or data that does not fit its type.
pub const DATA: Field = Field::new("dns.data", "dns-rdata", FieldKind::Bytes);
