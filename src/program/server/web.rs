//! `httpd`: serves the files under /var/www; `/ip` says how the client looks from here.

use core::time::Duration;
use std::rc::Rc;

use super::{no_bind, port};
use crate::os::{Sys, TcpStream};
use crate::program::http::{HttpError, Wire};
use crate::sim::SimTime;
use crate::wire::{RequestHead, ResponseHead};

const IDLE: Duration = Duration::from_secs(60);
const BACKLOG: u16 = 128;

/// Runs it until it is killed.
pub(in crate::program) async fn httpd(sys: Sys, words: Vec<String>) -> u8 {
    let port = match port(&sys, words, "httpd", &[], 80) {
        Ok((port, _)) => port,
        Err(code) => return code,
    };
    let listener = match sys.tcp_listen(port, BACKLOG) {
        Ok(listener) => listener,
        Err(errno) => return no_bind(&sys, "httpd", port, errno),
    };
    loop {
        if let Ok(stream) = listener.accept().await {
            sys.spawn(move |sys| serve(sys, stream));
        }
    }
}

/// One client: request after request until somebody ends it.
async fn serve(sys: Sys, stream: TcpStream) {
    let mut wire = Wire::new(sys.clone(), stream);
    loop {
        let (head, body, keep) = match wire.request(IDLE).await {
            Ok(Some((request, body))) => {
                let keep = keeps(&request);
                let (head, body) = answer(&sys, wire.stream(), &request, &body, keep);
                (head, body, keep)
            }
            Err(HttpError::Malformed | HttpError::TooLong) => {
                let text = "400 Bad Request\n";
                (response(&sys, 400, text.len(), false, &[]), Content::Own(text.into()), false)
            }
            Ok(None) | Err(_) => return,
        };
        if wire.write(&head.emit(), body.bytes()).await.is_err() || !keep {
            return;
        }
    }
}

/// RFC 9112 9.3: HTTP/1.1 stays open unless it says otherwise, HTTP/1.0 does not.
fn keeps(request: &RequestHead) -> bool {
    let says = |word: &str| request.header("connection").is_some_and(|v| v.to_ascii_lowercase().contains(word));
    if request.version_minor == 0 { says("keep-alive") } else { !says("close") }
}

/// The body of a response.
enum Content {
    /// Made for this one.
    Own(Vec<u8>),
    /// A file, as it was when it was asked for: not copied, however many ask at once.
    File(Rc<String>),
}

impl Content {
    fn bytes(&self) -> &[u8] {
        match self {
            Content::Own(bytes) => bytes,
            Content::File(text) => text.as_bytes(),
        }
    }
}

fn answer(sys: &Sys, stream: &TcpStream, request: &RequestHead, body: &[u8], keep: bool) -> (ResponseHead, Content) {
    let path = request.target.split('?').next().unwrap_or_default();
    let (status, content) = match (request.method.as_str(), path) {
        ("GET" | "HEAD", "/ip") => {
            let peer = stream.remote();
            (200, Content::Own(format!("{} {}\n", peer.ip(), peer.port()).into_bytes()))
        }
        ("GET" | "HEAD", _) => match sys.read(|k| k.files.get(&format!("/var/www{path}")).cloned()) {
            Some(page) => (200, Content::File(page)),
            None => (404, Content::Own(b"404 Not Found\n".to_vec())),
        },
        ("POST", _) => (200, Content::Own(body.to_vec())),
        ("PUT", _) => {
            let text = String::from_utf8_lossy(body).into_owned();
            let new = sys.with(|k, _| k.files.insert(format!("/var/www{path}"), Rc::new(text))).is_none();
            (if new { 201 } else { 204 }, Content::Own(Vec::new()))
        }
        ("DELETE", _) => match sys.with(|k, _| k.files.remove(&format!("/var/www{path}"))) {
            Some(_) => (204, Content::Own(Vec::new())),
            None => (404, Content::Own(b"404 Not Found\n".to_vec())),
        },
        _ => (405, Content::Own(b"405 Method Not Allowed\n".to_vec())),
    };
    let more: &[(&str, &str)] = if status == 405 { &[("Allow", "GET, HEAD, POST, PUT, DELETE")] } else { &[] };
    let head = response(sys, status, content.bytes().len(), keep, more);
    (head, if request.method == "HEAD" { Content::Own(Vec::new()) } else { content })
}

fn response(sys: &Sys, status: u16, len: usize, keep: bool, more: &[(&str, &str)]) -> ResponseHead {
    let mut headers = vec![
        ("Server".to_owned(), "hoplab".to_owned()),
        ("Date".to_owned(), date(sys.now())),
        ("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned()),
    ];
    // RFC 9110 8.6: a 204 has no length.
    if status != 204 {
        headers.push(("Content-Length".into(), len.to_string()));
    }
    if !keep {
        headers.push(("Connection".into(), "close".into()));
    }
    headers.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    ResponseHead { status, reason: reason(status).into(), version_minor: 1, headers }
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "",
    }
}

/// The Date header (RFC 9110 5.6.7) of a lab: it is switched on at midnight, Thursday, 1 January 2026.
fn date(now: SimTime) -> String {
    const WEEK: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [(&str, u64); 12] = [
        ("Jan", 31),
        ("Feb", 28),
        ("Mar", 31),
        ("Apr", 30),
        ("May", 31),
        ("Jun", 30),
        ("Jul", 31),
        ("Aug", 31),
        ("Sep", 30),
        ("Oct", 31),
        ("Nov", 30),
        ("Dec", 31),
    ];
    let secs = now.secs();
    let day = secs / 86_400;
    let mut left = day % 365; // a lab that lives longer than its first year starts it again
    let mut month = 0;
    while left >= MONTHS[month].1 {
        left -= MONTHS[month].1;
        month = (month + 1) % 12;
    }
    let (h, m, s) = (secs / 3600 % 24, secs / 60 % 60, secs % 60);
    format!("{}, {:02} {} 2026 {h:02}:{m:02}:{s:02} GMT", WEEK[(day % 7) as usize], left + 1, MONTHS[month].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_count_from_new_year() {
        assert_eq!(date(SimTime::from_secs(61)), "Thu, 01 Jan 2026 00:01:01 GMT");
        assert_eq!(date(SimTime::from_secs(86_400 * 32)), "Mon, 02 Feb 2026 00:00:00 GMT");
    }

    #[test]
    fn connections_stay_open_as_their_version_says() {
        let request = |minor, value: Option<&str>| RequestHead {
            method: "GET".into(),
            target: "/".into(),
            version_minor: minor,
            headers: value.map(|v| ("Connection".to_owned(), v.to_owned())).into_iter().collect(),
        };
        assert!(keeps(&request(1, None)) && !keeps(&request(1, Some("Close"))));
        assert!(!keeps(&request(0, None)) && keeps(&request(0, Some("keep-alive"))));
    }
}
