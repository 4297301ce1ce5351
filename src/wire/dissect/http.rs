//! HTTP: the first line, the lines of the head, and the body as far as it is in this segment.
//!
//! A segment is read by itself: one that continues a body has only a body.

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::field::{Field, Value};
use crate::wire::fields::http as table;

/// RFC 9110 9.3, and PATCH of RFC 5789.
const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];
/// A first line may not be longer (RFC 9112 3 asks for at least 8000 bytes); nor a segment, mostly.
const MAX_LINE: usize = 8192;

/// The first line of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::wire) enum FirstLine<'a> {
    /// Method, target and version.
    Request([&'a str; 3]),
    /// Version, status and words for it.
    Response([&'a str; 3]),
}

/// The first line, if these bytes begin with one: a known method and a version of HTTP/1, or that and a status.
/// The line must end in this segment.
pub(in crate::wire) fn first_line(bytes: &[u8]) -> Option<FirstLine<'_>> {
    let is_near = bytes.starts_with(b"HTTP/1.") || METHODS.iter().any(|method| bytes.starts_with(method.as_bytes()));
    if !is_near {
        return None;
    }
    let end = bytes.iter().take(MAX_LINE).position(|byte| *byte == b'\n')?;
    let line = str::from_utf8(bytes.get(..end)?).ok()?;
    let line = line.strip_suffix('\r').unwrap_or(line);
    let (first, rest) = line.split_once(' ')?;
    if first.starts_with("HTTP/1.") {
        let (status, phrase) = rest.split_once(' ').unwrap_or((rest, rest.get(rest.len()..)?));
        let is_status = status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit());
        return is_status.then_some(FirstLine::Response([first, status, phrase]));
    }
    let (target, version) = rest.rsplit_once(' ')?;
    let is_request = METHODS.contains(&first) && version.starts_with("HTTP/1.") && !target.is_empty();
    is_request.then_some(FirstLine::Request([first, target, version]))
}

/// A message, or the part of one that this segment has.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Http, span, span.len());
    let mut at = 0;
    if let Some(line) = first_line(bytes) {
        at = line_len(bytes).unwrap_or(bytes.len());
        let header = first(draft, span.start, line);
        at += headers(draft, span.start + at, bytes.get(at..).unwrap_or_default(), header);
    }
    if at < bytes.len() {
        draft.bytes_field(&table::BODY, span.start + at, bytes.len() - at);
    }
}

/// The parts of the first line, one space between them; and the field that the other lines of the head are.
fn first(draft: &mut Draft<'_>, start: usize, line: FirstLine<'_>) -> &'static Field {
    let (parts, fields, header) = match line {
        FirstLine::Request(parts) => {
            (parts, [&table::METHOD, &table::URI, &table::REQUEST_VERSION], &table::REQUEST_HEADER)
        }
        FirstLine::Response(parts) => {
            (parts, [&table::RESPONSE_VERSION, &table::STATUS, &table::PHRASE], &table::RESPONSE_HEADER)
        }
    };
    let mut at = start;
    for (part, field) in parts.into_iter().zip(fields) {
        if !part.is_empty() {
            draft.bytes_field(field, at, part.len());
        }
        at += part.len() + 1;
    }
    header
}

/// The lines up to the empty one, or up to the end; tells how many bytes they are, the empty line's included.
fn headers(draft: &mut Draft<'_>, start: usize, bytes: &[u8], other: &'static Field) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let len = line_len(rest).unwrap_or(rest.len());
        let line = String::from_utf8_lossy(rest.get(..len).unwrap_or_default());
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            return at + len;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let (field, text) = table::of_header(name).map_or((other, line), |field| (field, value.trim()));
        draft.value(field, (start + at) * 8, len * 8, Value::Text(text.to_owned().into()));
        at += len;
    }
    at
}

/// Bytes of the line at the beginning, its end included.
fn line_len(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == b'\n').map(|end| end + 1)
}
