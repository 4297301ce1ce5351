//! HTTP/1.1 (RFC 9112): text, so nothing has a fixed place.

use crate::wire::field::{Field, FieldKind};

/// What heads and bodies are made of.
pub const FIELDS: &[Field] = &[
    METHOD,
    URI,
    REQUEST_VERSION,
    RESPONSE_VERSION,
    STATUS,
    PHRASE,
    HOST,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    REQUEST_HEADER,
    RESPONSE_HEADER,
    BODY,
];

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
/// The line of a request's header of this name.
pub const HOST: Field = Field::new("http.host", "http-host", FieldKind::Text);
/// The line of the header of this name.
pub const CONTENT_LENGTH: Field = Field::new("http.content_length_header", "http-content-length", FieldKind::Text);
/// The line of the header of this name.
pub const CONTENT_TYPE: Field = Field::new("http.content_type", "http-content-type", FieldKind::Text);
/// The line of another header.
pub const REQUEST_HEADER: Field = Field::new("http.request.line", "http-header", FieldKind::Text);
/// The line of another header.
pub const RESPONSE_HEADER: Field = Field::new("http.response.line", "http-header", FieldKind::Text);
/// What follows the head, or a part of it.
pub const BODY: Field = Field::new("http.file_data", "http-file-data", FieldKind::Text);
