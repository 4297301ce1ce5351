//! `dhcp status|renew|release|inform|server|relay`: the lease of an interface, in the words of dhclient, the server's switch,
//! and to whom a router carries what clients ask.

use core::time::Duration;
use std::net::Ipv4Addr;

use crate::os::{Iface, Sys};
use crate::proto::dhcp::ClientRow;

const LOOK_EVERY: Duration = Duration::from_millis(50);
/// DISCOVER, two repeats, and the look at the wire before an address is used.
const PATIENCE: Duration = Duration::from_secs(30);
const USAGE: &str =
    "usage: dhcp status|renew|release [IFACE] | inform [IFACE] [SERVER] | server on|off | relay [SERVER|off]";

/// Runs it.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => client(&sys, "status", None).await,
        [verb @ ("status" | "renew" | "release"), rest @ ..] if rest.len() < 2 => {
            client(&sys, verb, rest.first().copied()).await
        }
        ["inform", rest @ ..] if rest.len() < 3 => inform(&sys, rest).await,
        ["server", switch @ ("on" | "off")] => serve(&sys, *switch == "on"),
        ["relay", rest @ ..] if rest.len() < 2 => relay(&sys, rest.first().copied()),
        [verb, ..] => {
            sys.err(&format!("dhcp: {verb:?}: {USAGE}"));
            2
        }
    }
}

async fn client(sys: &Sys, verb: &str, name: Option<&str>) -> u8 {
    let Some((iface, name)) =
        interface(sys, |face| face.dhcp_client.is_some() && name.is_none_or(|n| *n == *face.name))
    else {
        sys.err("dhcp: no such interface, or it is not configured by DHCP");
        return 1;
    };
    match verb {
        "renew" => renew(sys, iface, &name).await,
        "release" => release(sys, iface, &name),
        _ => status(sys, iface, &name),
    }
}

/// The first interface that fits.
fn interface(sys: &Sys, fits: impl Fn(&Iface) -> bool) -> Option<(usize, String)> {
    sys.read(|k| k.ifaces.iter().position(&fits).map(|index| (index, k.ifaces[index].name.to_string())))
}

fn row(sys: &Sys, iface: usize) -> Option<ClientRow> {
    let now = sys.now();
    sys.read(|k| k.ifaces.get(iface)?.dhcp_client.as_ref().map(|client| client.status(now)))
}

async fn renew(sys: &Sys, iface: usize, name: &str) -> u8 {
    sys.with(|k, cx| k.dhcp_renew(cx, iface));
    let until = sys.now() + PATIENCE;
    // The client has left BOUND by now, whatever it was in; it comes back when the server agreed.
    while sys.now() < until {
        sys.sleep(LOOK_EVERY).await;
        if let Some(row) = row(sys, iface).filter(|row| row.state == "BOUND") {
            let addr = row.addr.map_or_else(|| "nothing".into(), |a| a.addr().to_string());
            sys.out(&format!("bound to {addr} -- renewal in {} seconds.", row.t1_left_secs.unwrap_or(0)));
            return 0;
        }
    }
    sys.err(&format!("dhcp: {name}: no DHCP server answered"));
    1
}

fn release(sys: &Sys, iface: usize, name: &str) -> u8 {
    let had = row(sys, iface).and_then(|row| row.addr);
    sys.with(|k, cx| k.dhcp_release(cx, iface));
    match had {
        Some(addr) => sys.out(&format!("{name}: {} released", addr.addr())),
        None => sys.out(&format!("{name}: there was no lease")),
    }
    0
}

fn status(sys: &Sys, iface: usize, name: &str) -> u8 {
    let Some(row) = row(sys, iface) else { return 1 };
    let probes = sys.read(|k| k.probed_addresses(iface));
    sys.out(&format!(
        "{name}: {}{}",
        row.state,
        if row.checking { " (looking for another user of the address)" } else { "" }
    ));
    let secs = |left: Option<u32>| left.map_or_else(|| "-".into(), |s| format!("{s} s"));
    if let (Some(addr), Some(server)) = (row.addr, row.server) {
        sys.out(&format!("  address {addr} from {server}"));
        if let Some(router) = row.router {
            sys.out(&format!("  router {router}"));
        }
        if !row.dns.is_empty() {
            let servers: Vec<String> = row.dns.iter().map(Ipv4Addr::to_string).collect();
            sys.out(&format!("  name servers {}", servers.join(" ")));
        }
        sys.out(&format!(
            "  lease {}, T1 in {}, T2 in {}",
            secs(row.lease_left_secs),
            secs(row.t1_left_secs),
            secs(row.t2_left_secs)
        ));
    }
    for (addr, sent, of) in probes {
        sys.out(&format!("  probing {addr}: {sent} of {of}"));
    }
    if let Some(addr) = row.remembered {
        sys.out(&format!("  remembers {addr}"));
    }
    if let (None, Some(next)) = (row.addr, row.next_secs) {
        sys.out(&format!("  tries {}, next in {next} s", row.tries));
    }
    for other in &row.others {
        sys.out(&format!("  another DHCP server offered, too: {other}"));
    }
    0
}

/// RFC 2131 4.4.3: only the settings, for an address set by hand.
async fn inform(sys: &Sys, words: &[&str]) -> u8 {
    let server = words.last().and_then(|word| word.parse::<Ipv4Addr>().ok());
    let name = words.first().filter(|word| word.parse::<Ipv4Addr>().is_err()).copied();
    let Some((iface, name)) = interface(sys, |face| !face.addrs.is_empty() && name.is_none_or(|n| *n == *face.name))
    else {
        sys.err("dhcp: no such interface, or it has no address");
        return 1;
    };
    sys.with(|k, cx| k.dhcp_inform(cx, iface, server));
    let until = sys.now() + PATIENCE;
    while sys.now() < until {
        sys.sleep(LOOK_EVERY).await;
        let open = sys.read(|k| k.ifaces.get(iface)?.dhcp_client.as_ref().map(|client| client.is_informing()));
        if open == Some(false) {
            let servers = sys.read(|k| k.resolvers.iter().map(Ipv4Addr::to_string).collect::<Vec<_>>());
            sys.out(&format!("{name}: name servers {}", servers.join(" ")));
            return 0;
        }
    }
    sys.err(&format!("dhcp: {name}: no DHCP server answered"));
    1
}

/// RFC 1542: what clients ask on the wires of this router goes to a server elsewhere.
fn relay(sys: &Sys, word: Option<&str>) -> u8 {
    let server = match word.map(|word| (word, word.parse::<Ipv4Addr>())) {
        None => sys.read(crate::os::Kernel::dhcp_relay),
        Some(("off", _)) => None,
        Some((_, Ok(server))) if sys.read(|k| k.forwards) => Some(server),
        Some((_, Ok(_))) => {
            sys.err("dhcp: this box passes nothing on");
            return 1;
        }
        Some((word, Err(_))) => {
            sys.err(&format!("dhcp: {word:?} is no address of a server"));
            return 1;
        }
    };
    sys.with(|k, cx| k.set_dhcp_relay(cx, server));
    sys.out(&format!("relay {}", server.map_or_else(|| "off".to_owned(), |server| server.to_string())));
    0
}

fn serve(sys: &Sys, running: bool) -> u8 {
    let Some((iface, name)) = interface(sys, |face| face.dhcp_server.is_some()) else {
        sys.err("dhcp: this box gives out no addresses");
        return 1;
    };
    sys.with(|k, cx| k.dhcp_serve(cx, iface, running));
    sys.out(&format!("{name}: DHCP server {}", if running { "on" } else { "off" }));
    0
}
