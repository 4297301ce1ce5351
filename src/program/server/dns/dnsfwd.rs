//! `dnsfwd`: a home router's name server (RFC 5625). It knows the names of the network inside, remembers what others said,
//! and passes every other question on as it is.

use core::time::Duration;
use std::net::SocketAddrV4;
use std::rc::Rc;

use ipnet::Ipv4Net;

use super::{PORT, hear_streams, question};
use crate::os::{DnsVia, Kernel, Sys, UdpSocket};
use crate::program::server::no_bind;
use crate::proto::Profile;
use crate::proto::dns::{self, Found, LocalName, LocalSource};
use crate::sim::SimTime;
use crate::trace::{DnsFact, What};
use crate::wire::{Dns, Rcode};

/// How long it waits for the server it asked.
const PATIENCE: Duration = Duration::from_secs(3);
/// Questions that are under way at once (dnsmasq's default).
const PENDING_MAX: usize = 150;

/// Runs the forwarder until it is killed.
pub(in crate::program) async fn dnsfwd(sys: Sys, _words: Vec<String>) -> u8 {
    let socket = match sys.udp_bind(Some(PORT)) {
        Ok(socket) => Rc::new(socket),
        Err(errno) => return no_bind(&sys, "dnsfwd", PORT, errno),
    };
    let pending = Rc::new(());
    let by_stream = pending.clone();
    let heard = hear_streams(&sys, move |sys, query| {
        let ticket = by_stream.clone();
        async move {
            if let Some(answer) = known(&sys, &query) {
                return Some(answer);
            }
            if Rc::strong_count(&ticket) > PENDING_MAX + 2 {
                return None;
            }
            ask(&sys, &query, DnsVia::Tcp).await
        }
    });
    if let Err(errno) = heard {
        return no_bind(&sys, "dnsfwd", PORT, errno);
    }
    loop {
        let Ok((data, from)) = socket.recv_from().await else { continue };
        let Some(query) = question(&data) else { continue };
        if let Some(answer) = known(&sys, &query) {
            give(&socket, &query, answer, from);
        } else if Rc::strong_count(&pending) <= PENDING_MAX + 1 {
            let (socket, ticket) = (socket.clone(), pending.clone());
            sys.spawn(move |sys| async move {
                if let Some(answer) = ask(&sys, &query, DnsVia::Udp).await {
                    give(&socket, &query, answer, from);
                }
                drop(ticket);
            });
        }
    }
}

/// As dnsmasq: don't fragment; RFC 5625 4.4.1 and 4.4.2: no more than the client takes, with TC when something is left out.
fn give(socket: &UdpSocket, query: &Dns, answer: Dns, to: SocketAddrV4) {
    let answer = dns::fit(answer, dns::udp_limit_bytes(query));
    let _ = socket.send_whole(&answer.emit(), to); // the asker is gone: it will ask again
}

/// What can be answered without asking: a name of the network inside, or what is remembered.
fn known(sys: &Sys, query: &Dns) -> Option<Dns> {
    let asked = query.questions.first()?;
    sys.with(|k, cx| {
        let net = inside(k).map(|(net, _)| net).unwrap_or_default();
        let others = local_names(k, cx.now);
        let names = k.names_mut()?;
        if net.prefix_len() > 0
            && let Some(answer) = names.local(query, &others, net, cx.trace)
        {
            return Some(answer);
        }
        match names.cache.lookup(cx.now, asked, cx.trace) {
            Found::Hit(hit) => Some(dns::from_cache(query, hit)),
            Found::Miss => None,
        }
    })
}

/// The network inside, and the interface that stands in it; a box without translation has none.
fn inside(kernel: &Kernel) -> Option<(Ipv4Net, usize)> {
    let lan = kernel.nat.as_ref()?.lan;
    Some((*kernel.ifaces.get(lan)?.addrs.first()?, lan))
}

/// The names that leases gave, and the router's own.
pub(in crate::program) fn local_names(kernel: &Kernel, now: SimTime) -> Vec<LocalName> {
    let Some((net, lan)) = inside(kernel) else { return Vec::new() };
    let server = kernel.ifaces.get(lan).and_then(|face| face.dhcp_server.as_ref());
    let leased =
        server.map(|server| server.rows(now)).unwrap_or_default().into_iter().filter(|row| row.state == "bound");
    let leased = leased.filter_map(|row| {
        let name = dns::qualified(row.host_name.as_deref()?)?;
        Some(LocalName { name, addr: row.addr, source: LocalSource::Lease, made: row.fact })
    });
    let own = dns::qualified(&kernel.name);
    let own = own.map(|name| LocalName { name, addr: net.addr(), source: LocalSource::Own, made: kernel.boot });
    own.into_iter().chain(leased).collect()
}

/// Asks the servers outside, one after the other, by what the client came by (RFC 5625 4.4.1: a stream stays a stream).
async fn ask(sys: &Sys, query: &Dns, via: DnsVia) -> Option<Dns> {
    let asked = query.questions.first()?;
    for server in sys.read(|k| k.resolvers.to_vec()) {
        let upstream = SocketAddrV4::new(server, PORT);
        let name = asked.name.to_string();
        sys.with(|_, cx| cx.say(|| What::dns(DnsFact::Forwarded { name, upstream })));
        if let Ok(answer) = sys.dns_ask(upstream, dns::forwarded(query), via, PATIENCE).await {
            sys.with(|k, cx| {
                if let Some(names) = k.names_mut() {
                    names.cache.store(cx.now, asked, &answer, cx.trace);
                }
            });
            return Some(dns::from_upstream(query, &answer));
        }
    }
    // dnsmasq leaves a client without an answer; one that says so spares it the wait.
    let silent = sys.read(|k| k.profile) == Profile::Linux;
    (!silent).then(|| dns::failure(query, Rcode::ServFail))
}
