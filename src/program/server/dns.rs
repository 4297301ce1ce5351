//! Name servers: `dnsd` knows a zone, `dnsfwd` asks others and remembers.

use core::time::Duration;
use std::net::SocketAddrV4;
use std::rc::Rc;

use super::no_bind;
use crate::os::{Sys, UdpSocket};
use crate::proto::dns::{self, Found, Zone};
use crate::trace::{DnsFact, What};
use crate::wire::{Dns, Question, Rcode};

const PORT: u16 = 53;
/// How long `dnsfwd` waits for the server it asked.
const PATIENCE: Duration = Duration::from_secs(3);
/// Questions `dnsfwd` has under way at once (dnsmasq's default).
const PENDING_MAX: usize = 150;

/// Runs the authoritative server until it is killed.
pub(in crate::program) async fn dnsd(sys: Sys, _words: Vec<String>) -> u8 {
    let text = sys.read(|k| k.files.get("/etc/dns/zone").cloned()).unwrap_or_default();
    let zone = match Zone::parse(&text) {
        Ok(zone) => zone,
        Err(error) => {
            sys.err(&format!("dnsd: /etc/dns/zone: {error}"));
            return 1;
        }
    };
    let socket = match sys.udp_bind(Some(PORT)) {
        Ok(socket) => socket,
        Err(errno) => return no_bind(&sys, "dnsd", PORT, errno),
    };
    loop {
        let Ok((data, from)) = socket.recv_from().await else { continue };
        let Some(query) = question(&data) else { continue };
        let answer = sys.with(|_, cx| zone.answer(&query, cx.trace));
        let answer = dns::fit(answer, dns::udp_limit_bytes(&query));
        let _ = socket.send_to(&answer.emit(), from); // the asker is gone: it will ask again
    }
}

/// A query with one question; everything else is not answered.
fn question(data: &[u8]) -> Option<Dns> {
    Dns::parse(data).ok().filter(|query| !query.response && query.questions.len() == 1)
}

/// Runs the forwarder until it is killed.
pub(in crate::program) async fn dnsfwd(sys: Sys, _words: Vec<String>) -> u8 {
    let socket = match sys.udp_bind(Some(PORT)) {
        Ok(socket) => Rc::new(socket),
        Err(errno) => return no_bind(&sys, "dnsfwd", PORT, errno),
    };
    let pending = Rc::new(());
    loop {
        let Ok((data, from)) = socket.recv_from().await else { continue };
        let Some(query) = question(&data) else { continue };
        let Some(asked) = query.questions.first().cloned() else { continue };
        if let Some(answer) = remembered(&sys, &query, &asked) {
            give(&socket, &answer, from);
        } else if Rc::strong_count(&pending) <= PENDING_MAX {
            let (socket, ticket) = (socket.clone(), pending.clone());
            sys.spawn(move |sys| async move {
                let answer = ask(&sys, &query, &asked).await;
                give(&socket, &answer, from);
                drop(ticket);
            });
        }
    }
}

/// As dnsmasq: don't fragment.
fn give(socket: &UdpSocket, answer: &Dns, to: SocketAddrV4) {
    let _ = socket.send_whole(&answer.emit(), to); // the asker is gone: it will ask again
}

fn remembered(sys: &Sys, query: &Dns, asked: &Question) -> Option<Dns> {
    sys.with(|k, cx| {
        let cache = k.dns_cache.as_mut()?;
        match cache.lookup(cx.now, asked, cx.trace) {
            Found::Hit(hit) => Some(dns::from_cache(query, hit)),
            Found::Miss => None,
        }
    })
}

async fn ask(sys: &Sys, query: &Dns, asked: &Question) -> Dns {
    for server in sys.read(|k| k.resolvers.to_vec()) {
        let upstream = SocketAddrV4::new(server, PORT);
        let name = asked.name.to_string();
        sys.with(|_, cx| cx.say(|| What::dns(DnsFact::Forwarded { name, upstream })));
        if let Ok(answer) = sys.dns_query(upstream, &asked.name, asked.kind, PATIENCE).await {
            sys.with(|k, cx| {
                if let Some(cache) = k.dns_cache.as_mut() {
                    cache.store(cx.now, asked, &answer, cx.trace);
                }
            });
            return dns::from_upstream(query, &answer);
        }
    }
    dns::failure(query, Rcode::ServFail)
}
