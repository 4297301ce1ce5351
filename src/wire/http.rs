//! Heads of HTTP/1.1 messages (RFC 9112): the first line and the fields, and how long the body after them is.
//!
//! The body is not here: it is a stream, and whoever reads it counts. Reading is done by `httparse`; a field value
//! that is not UTF-8 keeps its place with replacement characters in it.

use serde::Serialize;

use super::WireError;

/// A head may not be longer; common servers stop at 8 to 32 KiB.
pub const MAX_HEAD_LEN: usize = 16 * 1024;
/// Nor have more fields.
pub const MAX_FIELDS: usize = 64;

/// Name and value of each field, in order.
type Fields = Vec<(String, String)>;

/// What a client asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestHead {
    /// `GET`, `POST` … The case matters.
    pub method: String,
    /// What follows it: mostly a path with its query.
    pub target: String,
    /// 1 of HTTP/1.1.
    pub version_minor: u8,
    /// The fields.
    pub headers: Fields,
}

/// What a server says before the body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResponseHead {
    /// Three digits.
    pub status: u16,
    /// What they mean, for people.
    pub reason: String,
    /// 1 of HTTP/1.1.
    pub version_minor: u8,
    /// The fields.
    pub headers: Fields,
}

/// How long the body after a head is (RFC 9112 6.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyLen {
    /// There is none. After a 2xx to CONNECT the tunnel begins here.
    None,
    /// So many bytes.
    Exact(u64),
    /// In chunks that tell their lengths.
    Chunked,
    /// Until the connection closes.
    UntilClose,
}

impl RequestHead {
    /// The head at the beginning of `bytes`, and how many bytes it takes; none if more bytes are needed.
    ///
    /// A head above `MAX_HEAD_LEN` or `MAX_FIELDS` is `Malformed`, as is all that is not HTTP/1.
    pub fn parse(bytes: &[u8]) -> Result<Option<(RequestHead, usize)>, WireError> {
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut request = httparse::Request::new(&mut fields);
        let Some(len) = head_len(request.parse(bytes), bytes)? else { return Ok(None) };
        let head = RequestHead {
            method: request.method.unwrap_or_default().to_owned(),
            target: request.path.unwrap_or_default().to_owned(),
            version_minor: request.version.unwrap_or_default(),
            headers: owned(request.headers),
        };
        Ok(Some((head, len)))
    }

    /// The head's bytes with the empty line. Line ends and other control characters become spaces (RFC 9110 5.5):
    /// what a user types cannot become a field of its own.
    pub fn emit(&self) -> Vec<u8> {
        write_head(&format!("{} {} HTTP/1.{}", self.method, self.target, self.version_minor), &self.headers)
    }

    /// The value of the first field with this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        values(&self.headers, name).next()
    }

    /// How long the body is. `Malformed` if the head does not let one know: the answer is then 400, and the end.
    pub fn body_len(&self) -> Result<BodyLen, WireError> {
        match transfer_coding(&self.headers, self.version_minor)? {
            Some(true) => Ok(BodyLen::Chunked),
            // RFC 9112 6.3, point 4: without chunks the server cannot know the end.
            Some(false) => Err(WireError::Malformed),
            None => Ok(content_length(&self.headers)?.map_or(BodyLen::None, BodyLen::Exact)),
        }
    }
}

impl ResponseHead {
    /// The head at the beginning of `bytes`, and how many bytes it takes; none if more bytes are needed.
    ///
    /// A head above `MAX_HEAD_LEN` or `MAX_FIELDS` is `Malformed`, as is all that is not HTTP/1.
    pub fn parse(bytes: &[u8]) -> Result<Option<(ResponseHead, usize)>, WireError> {
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut response = httparse::Response::new(&mut fields);
        let Some(len) = head_len(response.parse(bytes), bytes)? else { return Ok(None) };
        let head = ResponseHead {
            status: response.code.unwrap_or_default(),
            reason: response.reason.unwrap_or_default().to_owned(),
            version_minor: response.version.unwrap_or_default(),
            headers: owned(response.headers),
        };
        Ok(Some((head, len)))
    }

    /// The head's bytes with the empty line; control characters become spaces, as in a request.
    pub fn emit(&self) -> Vec<u8> {
        write_head(&format!("HTTP/1.{} {:03} {}", self.version_minor, self.status, self.reason), &self.headers)
    }

    /// The value of the first field with this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        values(&self.headers, name).next()
    }

    /// How long the body is in the answer to a request with `method`. `Malformed` if the head contradicts itself.
    pub fn body_len(&self, method: &str) -> Result<BodyLen, WireError> {
        let no_body = matches!(self.status, 100..=199 | 204 | 304);
        if no_body || method == "HEAD" || (method == "CONNECT" && matches!(self.status, 200..=299)) {
            return Ok(BodyLen::None);
        }
        match transfer_coding(&self.headers, self.version_minor)? {
            Some(true) => Ok(BodyLen::Chunked),
            Some(false) => Ok(BodyLen::UntilClose),
            None => Ok(content_length(&self.headers)?.map_or(BodyLen::UntilClose, BodyLen::Exact)),
        }
    }
}

/// How long the head is; none if it is not complete and may still become one.
fn head_len(read: httparse::Result<usize>, bytes: &[u8]) -> Result<Option<usize>, WireError> {
    match read {
        Ok(httparse::Status::Complete(len)) if len <= MAX_HEAD_LEN => Ok(Some(len)),
        Ok(httparse::Status::Partial) if bytes.len() < MAX_HEAD_LEN => Ok(None),
        _ => Err(WireError::Malformed),
    }
}

fn owned(fields: &[httparse::Header<'_>]) -> Fields {
    fields.iter().map(|f| (f.name.to_owned(), String::from_utf8_lossy(f.value).into_owned())).collect()
}

fn write_head(first_line: &str, headers: &[(String, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut line = |parts: &[&str]| {
        let bytes = parts.iter().flat_map(|part| part.bytes());
        out.extend(bytes.map(|byte| if byte.is_ascii_control() && byte != b'\t' { b' ' } else { byte }));
        out.extend(b"\r\n");
    };
    line(&[first_line]);
    for (name, value) in headers {
        line(&[name, ": ", value]);
    }
    line(&[]);
    out
}

fn values<'a>(headers: &'a [(String, String)], name: &str) -> impl Iterator<Item = &'a str> {
    headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Whether a transfer coding is named and, if so, whether the last one is `chunked`.
fn transfer_coding(headers: &[(String, String)], version_minor: u8) -> Result<Option<bool>, WireError> {
    let codings = values(headers, "transfer-encoding").flat_map(|value| value.split(','));
    let chunked: Vec<bool> = codings.map(|coding| coding.trim().eq_ignore_ascii_case("chunked")).collect();
    let Some((last, before)) = chunked.split_last() else { return Ok(None) };
    // RFC 9112 6.1: HTTP/1.0 has no transfer codings, and nobody applies chunked twice.
    if version_minor == 0 || before.contains(&true) { Err(WireError::Malformed) } else { Ok(Some(*last)) }
}

/// The content length, if one is said; the same number again is no contradiction (RFC 9110 8.6).
fn content_length(headers: &[(String, String)]) -> Result<Option<u64>, WireError> {
    let mut said = None;
    for text in values(headers, "content-length").flat_map(|value| value.split(',')).map(str::trim) {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let len = text.parse().ok().filter(|_| digits).ok_or(WireError::Malformed)?;
        if *said.get_or_insert(len) != len {
            return Err(WireError::Malformed);
        }
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn request(text: &str) -> RequestHead {
        RequestHead::parse(text.as_bytes()).expect("well formed").expect("complete").0
    }

    fn response(text: &str) -> ResponseHead {
        ResponseHead::parse(text.as_bytes()).expect("well formed").expect("complete").0
    }

    #[test]
    fn heads_read_as_they_are_written() {
        let text = "GET /a?b=1 HTTP/1.1\r\nHost: www.lab\r\nX-Empty: \r\n\r\n";
        let head = request(text);
        assert_eq!((head.method.as_str(), head.target.as_str(), head.version_minor), ("GET", "/a?b=1", 1));
        assert_eq!((head.header("HOST"), head.header("x-empty"), head.header("x")), (Some("www.lab"), Some(""), None));
        assert_eq!(head.emit(), text.as_bytes());

        let text = "HTTP/1.0 404 Not Found\r\nContent-Length: 3\r\n\r\n";
        let head = response(text);
        assert_eq!((head.status, head.reason.as_str(), head.version_minor), (404, "Not Found", 0));
        assert_eq!(head.emit(), text.as_bytes());
        assert_eq!(ResponseHead::parse(format!("{text}abc").as_bytes()), Ok(Some((head, text.len()))));
    }

    #[test]
    fn a_head_may_come_in_pieces() {
        let text = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        for end in 0..text.len() {
            assert_eq!(RequestHead::parse(&text[..end]), Ok(None), "{end} bytes");
        }
    }

    #[test]
    fn heads_have_limits() {
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(MAX_FIELDS + 1));
        let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(MAX_HEAD_LEN));
        for text in [many.as_str(), &long, &long[..MAX_HEAD_LEN], "nonsense\r\n\r\n", "GET / HTTP/2.0\r\n\r\n"] {
            assert_eq!(RequestHead::parse(text.as_bytes()), Err(WireError::Malformed));
        }
        assert_eq!(ResponseHead::parse(b"HTTP/1.1 OK\r\n\r\n"), Err(WireError::Malformed));
    }

    #[test]
    fn a_typed_line_end_starts_no_field() {
        let mut head = request("GET / HTTP/1.1\r\n\r\n");
        head.headers.push(("A".to_owned(), "b\r\nEvil: 1".to_owned()));
        let bytes = head.emit();
        let (read, len) = RequestHead::parse(&bytes).expect("well formed").expect("complete");
        assert_eq!((read.headers.len(), read.header("a"), len), (1, Some("b  Evil: 1"), bytes.len()));
    }

    #[test]
    fn requests_say_how_long_their_body_is() {
        for (fields, expected) in [
            ("", Ok(BodyLen::None)),
            ("Content-Length: 0\r\n", Ok(BodyLen::Exact(0))),
            ("Content-Length: 7, 7\r\ncontent-length: 7\r\n", Ok(BodyLen::Exact(7))),
            ("Content-Length: 7\r\nContent-Length: 8\r\n", Err(WireError::Malformed)),
            ("Content-Length: +7\r\n", Err(WireError::Malformed)),
            ("Content-Length: 99999999999999999999\r\n", Err(WireError::Malformed)),
            ("Content-Length: 7\r\nTransfer-Encoding: gzip, Chunked\r\n", Ok(BodyLen::Chunked)),
            ("Transfer-Encoding: gzip\r\n", Err(WireError::Malformed)),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", Err(WireError::Malformed)),
        ] {
            assert_eq!(request(&format!("POST / HTTP/1.1\r\n{fields}\r\n")).body_len(), expected, "{fields:?}");
        }
    }

    #[test]
    fn responses_say_how_long_their_body_is() {
        let ok = response("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        assert_eq!(ok.body_len("GET"), Ok(BodyLen::Exact(5)));
        assert_eq!((ok.body_len("HEAD"), ok.body_len("CONNECT")), (Ok(BodyLen::None), Ok(BodyLen::None)));
        for (text, expected) in [
            ("HTTP/1.1 204 \r\nContent-Length: 5\r\n\r\n", Ok(BodyLen::None)),
            ("HTTP/1.1 304 \r\nTransfer-Encoding: chunked\r\n\r\n", Ok(BodyLen::None)),
            ("HTTP/1.1 100 Continue\r\n\r\n", Ok(BodyLen::None)),
            ("HTTP/1.1 200 OK\r\n\r\n", Ok(BodyLen::UntilClose)),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", Ok(BodyLen::UntilClose)),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Ok(BodyLen::Chunked)),
            ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Err(WireError::Malformed)),
        ] {
            assert_eq!(response(text).body_len("GET"), expected, "{text:?}");
        }
    }

    proptest! {
        /// Whatever could be read is written so that it reads the same.
        #[test]
        fn hostile_heads_never_panic(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ) {
            let mut asked = b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n".to_vec();
            let mut said = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n".to_vec();
            for (at, byte) in changes {
                for bytes in [&mut asked, &mut said] {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
            }
            if let Ok(Some((head, _))) = RequestHead::parse(&asked) {
                let _ = head.body_len();
                let again = RequestHead::parse(&head.emit()).expect("what is written can be read");
                prop_assert_eq!(again.map(|(head, _)| head), Some(head));
            }
            if let Ok(Some((head, _))) = ResponseHead::parse(&said) {
                let _ = head.body_len("GET");
                let again = ResponseHead::parse(&head.emit()).expect("what is written can be read");
                prop_assert_eq!(again.map(|(head, _)| head), Some(head));
            }
        }
    }
}
