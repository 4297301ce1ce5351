//! `pcpd`: a home router's server of PCP (RFC 6887): programs inside ask it for outside ports. It hears the LAN alone, and
//! tells it when what it gave is lost.

use std::net::SocketAddrV4;

use crate::os::{Sys, UdpSocket};
use crate::program::either::{Either, either};
use crate::program::server::no_bind;
use crate::proto::igmp::ALL_HOSTS;
use crate::proto::nat::Around;
use crate::proto::pcp::PcpServer;
use crate::wire::pcp::{PCP_CLIENT_PORT, PCP_PORT};

/// Runs it until it is killed.
pub(in crate::program) async fn pcpd(sys: Sys, words: Vec<String>) -> u8 {
    let made = sys.with(|k, cx| k.nat.as_mut().map(|nat| PcpServer::new(cx.now, &mut nat.nat, cx.trace)));
    let Some(mut server) = made else {
        sys.err("pcpd: this box translates no addresses");
        return 1;
    };
    server.set_third_party(words.iter().any(|word| word == "third-party"));
    let socket = match sys.udp_bind(Some(PCP_PORT)) {
        Ok(socket) => socket,
        Err(errno) => return no_bind(&sys, "pcpd", PCP_PORT, errno),
    };
    let lan = sys.read(|k| k.nat.as_ref().map(|nat| nat.lan));
    socket.set(|set| (set.group_iface, set.group_ttl) = (lan, 1));
    let (mut outside, mut changes) = sys.read(|k| (k.outside_addr(), k.outside_changes()));
    loop {
        let heard = async {
            match server.deadline() {
                Some(at) => sys.timeout(at.since(sys.now()), socket.recv_from()).await.ok(),
                None => Some(socket.recv_from().await),
            }
        };
        let heard = either(heard, sys.outside_change(changes)).await;
        changes = sys.read(crate::os::Kernel::outside_changes);
        match heard {
            Either::First(Some(Ok((data, from)))) => answer(&sys, &socket, &mut server, (&data, from)),
            Either::First(Some(Err(_))) => {}
            Either::First(None) => on_timer(&sys, &socket, &mut server),
            Either::Second(()) => {
                // RFC 6887 8.5: under another address nothing is as it was promised. The first one breaks no promise.
                let now = sys.read(crate::os::Kernel::outside_addr);
                if outside.is_some() && now.is_some() && now != outside {
                    sys.with(|k, cx| k.nat.as_mut().map(|nat| server.begin_again(cx.now, &mut nat.nat, cx.trace)));
                }
                outside = now.or(outside);
            }
        }
    }
}

fn answer(sys: &Sys, socket: &UdpSocket, server: &mut PcpServer, (data, from): (&[u8], SocketAddrV4)) {
    let answer = sys.with(|k, cx| {
        let wan = k.outside_addr();
        let nat = k.nat.as_mut()?;
        // RFC 6887 17.1: whoever is outside may not open ports.
        let inside = k.ifaces.get(nat.lan)?.addrs.iter().any(|net| net.contains(from.ip()));
        if !inside {
            return None;
        }
        let around = Around { now: cx.now, wan, sockets: &*k.sockets };
        let answer = server.on_message(&around, (*from.ip(), data), &mut nat.nat, cx.trace);
        k.rearm_nat(cx);
        answer
    });
    if let Some(answer) = answer {
        let _ = socket.send_to(&answer, from); // the client is gone: it will ask again
    }
}

fn on_timer(sys: &Sys, socket: &UdpSocket, server: &mut PcpServer) {
    sys.with(|k, cx| {
        if let Some(nat) = k.nat.as_mut() {
            server.on_timer(cx.now, &mut nat.nat, cx.trace);
        }
    });
    if let Some(told) = server.announcement(sys.now()) {
        // RFC 6887 14.1.3: to all hosts of the link.
        let _ = socket.send_to(&told, SocketAddrV4::new(ALL_HOSTS, PCP_CLIENT_PORT)); // nobody is inside yet
    }
}
