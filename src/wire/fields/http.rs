//! HTTP/1.1 (RFC 9112): text, so nothing has a fixed place.

use crate::wire::field::{Field, FieldKind};

/// What heads and bodies are made of.
pub const FIELDS: &[Field] =
    &[METHOD, URI, REQUEST_VERSION, RESPONSE_VERSION, STATUS, PHRASE, REQUEST_HEADER, RESPONSE_HEADER, BODY];

/// What to do.
pub const METHOD: Field = Field::new("http.request.method", "http-request-method", FieldKind::Text);
/// With what.
pub const URI: Field = Field::new("http.request.uri", "http-request-uri", FieldKind::Text);
/// The client's protocol.
pub const REQUEST_VERSION: Field = Field::new("http.request.version", "http-request-version", FieldKind::Text);
/// The server's protocol.
pub const RESPONSE_VERSION: Field = Field::new("http.response.version", "http-response-version", FieldKind::Text);
/// How it went.
pub const STATUS: Field = Field::new("http.response.code", "http-response-code", FieldKind::Text);
/// How it went, in words.
pub const PHRASE: Field = Field::new("http.response.phrase", "http-response-phrase", FieldKind::Text);
/// The line of another header.
pub const REQUEST_HEADER: Field = Field::new("http.request.line", "http-header", FieldKind::Text);
/// The line of another header.
pub const RESPONSE_HEADER: Field = Field::new("http.response.line", "http-header", FieldKind::Text);
/// What follows the head, or a part of it.
pub const BODY: Field = Field::new("http.file_data", "http-file-data", FieldKind::Text);

/// Lines of headers that have a field of their own, by Wireshark's names for them.
pub const HEADERS: &[Field] = &[
    header("http.host", "http-host"),
    header("http.content_length_header", "http-content-length"),
    header("http.content_type", "http-content-type"),
    header("http.user_agent", "http-user-agent"),
    header("http.accept", "http-accept"),
    header("http.accept_language", "http-accept-language"),
    header("http.accept_encoding", "http-accept-encoding"),
    header("http.connection", "http-connection"),
    header("http.cookie", "http-cookie"),
    header("http.set_cookie", "http-set-cookie"),
    header("http.date", "http-date"),
    header("http.server", "http-server"),
    header("http.location", "http-location"),
    header("http.referer", "http-referer"),
    header("http.cache_control", "http-cache-control"),
    header("http.last_modified", "http-last-modified"),
    header("http.content_encoding", "http-content-encoding"),
    header("http.transfer_encoding", "http-transfer-encoding"),
    header("http.authorization", "http-authorization"),
    header("http.www_authenticate", "http-www-authenticate"),
    header("http.proxy_authenticate", "http-proxy-authenticate"),
    header("http.proxy_authorization", "http-proxy-authorization"),
    header("http.upgrade", "http-upgrade"),
    header("http.x_forwarded_for", "http-x-forwarded-for"),
];

const fn header(name: &'static str, doc: &'static str) -> Field {
    Field::new(name, doc, FieldKind::Text)
}

/// The field of the header with this name, in any case, if it has one.
pub fn of_header(name: &str) -> Option<&'static Field> {
    HEADERS.iter().find(|field| {
        let known = field.name.strip_prefix("http.").unwrap_or_default();
        let known = known.strip_suffix("_header").unwrap_or(known);
        let same = |(a, b): (u8, u8)| a == if b == b'-' { b'_' } else { b.to_ascii_lowercase() };
        known.len() == name.len() && known.bytes().zip(name.bytes()).all(same)
    })
}
