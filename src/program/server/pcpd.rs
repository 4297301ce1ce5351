//! `pcpd`: a home router's server of PCP (RFC 6887): programs inside ask it for outside ports. It hears the LAN alone.

use crate::os::Sys;
use crate::program::server::no_bind;
use crate::proto::pcp::PcpServer;
use crate::wire::pcp::PCP_PORT;

/// Runs it until it is killed.
pub(in crate::program) async fn pcpd(sys: Sys, _words: Vec<String>) -> u8 {
    let made = sys.with(|k, cx| k.nat.as_mut().map(|nat| PcpServer::new(cx.now, &mut nat.nat, cx.trace)));
    let Some(mut server) = made else {
        sys.err("pcpd: this box translates no addresses");
        return 1;
    };
    let socket = match sys.udp_bind(Some(PCP_PORT)) {
        Ok(socket) => socket,
        Err(errno) => return no_bind(&sys, "pcpd", PCP_PORT, errno),
    };
    loop {
        let heard = match server.deadline() {
            Some(at) => sys.timeout(at.since(sys.now()), socket.recv_from()).await.ok(),
            None => Some(socket.recv_from().await),
        };
        let Some(heard) = heard else {
            sys.with(|k, cx| {
                if let Some(nat) = k.nat.as_mut() {
                    server.on_timer(cx.now, &mut nat.nat, cx.trace);
                }
            });
            continue;
        };
        let Ok((data, from)) = heard else { continue };
        let answer = sys.with(|k, cx| {
            let outside = k.outside_addr();
            let nat = k.nat.as_mut()?;
            // RFC 6887 17.1: whoever is outside may not open ports.
            let inside = k.ifaces.get(nat.lan)?.addrs.iter().any(|net| net.contains(from.ip()));
            if !inside {
                return None;
            }
            server.on_message(cx.now, (*from.ip(), &data), outside, &mut nat.nat, cx.trace)
        });
        if let Some(answer) = answer {
            let _ = socket.send_to(&answer, from); // the client is gone: it will ask again
        }
    }
}
