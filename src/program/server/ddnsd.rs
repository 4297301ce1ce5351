//! `ddnsd`: the service of dynamic DNS (dyndns2). Who knows the user and the password of a name may change its address in
//! the zone of the name server on the same box.

use core::time::Duration;
use std::net::Ipv4Addr;
use std::rc::Rc;

use super::{no_bind, port};
use crate::os::{Sys, TcpStream};
use crate::program::http::Wire;
use crate::proto::dns::with_address;
use crate::trace::{DnsFact, What};
use crate::wire::{Name, RequestHead, ResponseHead, base64};

const ZONE: &str = "/etc/dns/zone";
/// One line a name: name, user, password, TTL in seconds.
const HOSTS: &str = "/etc/ddns/hosts";
const IDLE: Duration = Duration::from_secs(10);
const BACKLOG: u16 = 32;
/// For how long others may remember an address that may change.
const TTL_SECS: u32 = 60;

/// Runs it until it is killed.
pub(in crate::program) async fn ddnsd(sys: Sys, words: Vec<String>) -> u8 {
    let port = match port(&sys, words, "ddnsd", &[], 80) {
        Ok((port, _)) => port,
        Err(code) => return code,
    };
    let listener = match sys.tcp_listen(port, BACKLOG) {
        Ok(listener) => listener,
        Err(errno) => return no_bind(&sys, "ddnsd", port, errno),
    };
    loop {
        if let Ok(stream) = listener.accept().await {
            sys.spawn(move |sys| serve(sys, stream));
        }
    }
}

async fn serve(sys: Sys, stream: TcpStream) {
    let peer = *stream.remote().ip();
    let mut wire = Wire::new(sys.clone(), stream);
    let Ok(Some((request, _))) = wire.request(IDLE).await else { return };
    let (status, word) = answer(&sys, &request, peer);
    let body = format!("{word}\n");
    let headers = [
        ("Server", "hoplab".to_owned()),
        ("Content-Type", "text/plain".to_owned()),
        ("Content-Length", body.len().to_string()),
        ("Connection", "close".to_owned()),
    ];
    let head = ResponseHead {
        status,
        reason: if status == 200 { "OK" } else { "Unauthorized" }.into(),
        version_minor: 1,
        headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    };
    let _ = wire.write(&head.emit(), body.as_bytes()).await; // the client is gone
}

/// Status and word for a request.
fn answer(sys: &Sys, request: &RequestHead, peer: Ipv4Addr) -> (u16, String) {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    if request.method != "GET" || path != "/nic/update" {
        return (200, "badagent".into());
    }
    let value = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(n, _)| *n == name);
    let Some(name) =
        value("hostname").and_then(|(_, name)| name.parse::<Name>().ok()).filter(|n| n.labels().count() > 1)
    else {
        return (200, "notfqdn".into());
    };
    let Some((user, password)) = credentials(request) else { return (401, "badauth".into()) };
    let hosts = sys.read(|k| k.files.get(HOSTS).cloned()).unwrap_or_default();
    let row = hosts.lines().filter_map(Row::read).find(|row| row.name == name);
    let Some(row) = row else { return (200, "nohost".into()) };
    if (row.user, row.password) != (user.as_str(), password.as_str()) {
        return (401, "badauth".into());
    }
    let told = value("myip").map_or(Some(peer), |(_, addr)| addr.parse().ok());
    let Some(addr) = told else { return (200, "dnserr".into()) };
    (200, change(sys, &name, row.ttl_secs, addr))
}

/// Puts the address into the zone.
fn change(sys: &Sys, name: &Name, ttl_secs: u32, addr: Ipv4Addr) -> String {
    sys.with(|k, cx| {
        let zone = k.files.get(ZONE).cloned().unwrap_or_default();
        let Some(text) = with_address(&zone, name, ttl_secs, addr) else { return format!("nochg {addr}") };
        k.files.insert(ZONE.into(), Rc::new(text));
        cx.say(|| What::dns(DnsFact::ZoneChanged { name: name.to_string(), addr, ttl_secs }));
        format!("good {addr}")
    })
}

/// Who may change a name.
struct Row<'a> {
    name: Name,
    user: &'a str,
    password: &'a str,
    ttl_secs: u32,
}

impl Row<'_> {
    fn read(line: &str) -> Option<Row<'_>> {
        let mut words = line.split_whitespace();
        let name = words.next()?.parse().ok()?;
        let (user, password) = (words.next()?, words.next()?);
        let ttl_secs = words.next().and_then(|secs| secs.parse().ok()).unwrap_or(TTL_SECS);
        Some(Row { name, user, password, ttl_secs })
    }
}

/// User and password of a request (RFC 7617).
fn credentials(request: &RequestHead) -> Option<(String, String)> {
    let (scheme, letters) = request.header("authorization")?.split_once(' ')?;
    let text =
        String::from_utf8(base64::decode(letters.trim()).filter(|_| scheme.eq_ignore_ascii_case("basic"))?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_read_from_the_header_and_from_the_file() {
        let with = |value: &str| RequestHead {
            method: "GET".into(),
            target: "/".into(),
            version_minor: 1,
            headers: vec![("Authorization".into(), value.to_owned())],
        };
        let both = Some(("Aladdin".to_owned(), "open:sesame".to_owned()));
        assert_eq!(credentials(&with("Basic QWxhZGRpbjpvcGVuOnNlc2FtZQ==")), both);
        for bad in ["", "Basic", "Basic !!!!", "Bearer QWxhZGRpbjpvcGVuOnNlc2FtZQ==", "Basic QWxh"] {
            assert_eq!(credentials(&with(bad)), None, "{bad}");
        }
        let row = Row::read("home.example.com home secret 30").expect("a row");
        assert_eq!((row.user, row.password, row.ttl_secs), ("home", "secret", 30));
        assert!(Row::read("home.example.com home").is_none());
    }
}
