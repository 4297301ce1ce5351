//! DNS (RFC 1035 4.1; AD and CD: RFC 4035 3).

use crate::wire::field::{Field, FieldKind, Names};

const OPCODES: Names = &[(0, "query"), (1, "inverse query"), (2, "status"), (4, "notify"), (5, "update")];
const RCODES: Names =
    &[(0, "NOERROR"), (1, "FORMERR"), (2, "SERVFAIL"), (3, "NXDOMAIN"), (4, "NOTIMP"), (5, "REFUSED")];
const TYPES: Names = &[
    (1, "A"),
    (2, "NS"),
    (5, "CNAME"),
    (6, "SOA"),
    (12, "PTR"),
    (15, "MX"),
    (16, "TXT"),
    (28, "AAAA"),
    (33, "SRV"),
    (41, "OPT"),
    (255, "ANY"),
];
const CLASSES: Names = &[(1, "IN"), (3, "CH"), (255, "ANY")];

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
    TXT,
    SOA_MNAME,
    SOA_RNAME,
    SOA_SERIAL,
    SOA_REFRESH,
    SOA_RETRY,
    SOA_EXPIRE,
    SOA_MINIMUM,
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
pub const AAAA: Field = Field::new("dns.aaaa", "dns-aaaa", FieldKind::Text);
/// Data of an NS record.
pub const NS: Field = Field::new("dns.ns", "dns-ns", FieldKind::Text);
/// Data of a CNAME record.
pub const CNAME: Field = Field::new("dns.cname", "dns-cname", FieldKind::Text);
/// Data of a PTR record.
pub const PTR: Field = Field::new("dns.ptr.domain_name", "dns-ptr-domain-name", FieldKind::Text);
/// Which of several MX records comes first: the least.
pub const MX_PREFERENCE: Field = Field::new("dns.mx.preference", "dns-rdata", FieldKind::Uint);
/// Where an MX record leads.
pub const MX: Field = Field::new("dns.mx.mail_exchange", "dns-rdata", FieldKind::Text);
/// Data of a TXT record.
pub const TXT: Field = Field::new("dns.txt", "dns-rdata", FieldKind::Text);
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
/// Data of another record, or data that does not fit its type.
pub const DATA: Field = Field::new("dns.data", "dns-rdata", FieldKind::Bytes);
