//! `leases` and `reserve`: what a DHCP server lends, to whom, and for whom it keeps an address. At a provider, `leases
//! reassign` gives a customer's public address to another.

use std::net::Ipv4Addr;

use crate::os::{Kernel, Sys};
use crate::proto::dhcp::{LeaseRow, ReassignError, ReserveError, Server};
use crate::sim::SimTime;
use crate::trace::{Name, Trace};
use crate::wire::Mac;

/// `leases`: the addresses given out.
pub(super) async fn leases(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["list"] => list(&sys),
        ["del", addr] => forget(&sys, addr),
        ["reassign", from] => reassign(&sys, from, None),
        ["reassign", from, to] => reassign(&sys, from, Some(to)),
        _ => {
            sys.err("leases: usage: leases [reassign ADDR|NAME|MAC [NAME|MAC] | del ADDR]");
            2
        }
    }
}

/// Takes the lease of one client back; with `to`, for another one.
fn reassign(sys: &Sys, from: &str, to: Option<&str>) -> u8 {
    let now = sys.now();
    let done = sys.with(|k, cx| {
        let servers = k.ifaces.iter_mut().filter_map(|face| face.dhcp_server.as_mut());
        for server in servers {
            let rows = server.rows(now);
            let Some(held) = rows.iter().find(|row| row.state == "bound" && is_called(row, from)) else { continue };
            let mac = |name: &str| {
                name.parse::<Mac>().ok().or_else(|| rows.iter().find(|row| is_called(row, name)).map(|row| row.mac))
            };
            let to = to.map(|name| mac(name).ok_or_else(|| format!("{name}: no client of that name")));
            return server.reassign(held.addr, to.transpose()?, cx.trace).map(|()| held.addr).map_err(refused);
        }
        Err(format!("{from}: no lease of that name (leases shows them)"))
    });
    match done {
        Ok(addr) => {
            sys.out(&format!("{addr} is taken back: the next renewal is refused"));
            0
        }
        Err(why) => {
            sys.err(&format!("leases: {why}"));
            1
        }
    }
}

/// A client is called by its address, its card, or the name it gave.
fn is_called(row: &LeaseRow, name: &str) -> bool {
    row.host_name.as_deref() == Some(name) || row.addr.to_string() == name || row.mac.to_string() == name
}

fn refused(why: ReassignError) -> String {
    match why {
        ReassignError::NotLent => "nobody has that address".into(),
        ReassignError::NotTo(why) => refusal(why),
    }
}

fn list(sys: &Sys) -> u8 {
    let now = sys.now();
    let rows = sys.read(|k| {
        let servers = k.ifaces.iter().filter_map(|face| face.dhcp_server.as_ref());
        servers.flat_map(|server| server.rows(now)).collect::<Vec<_>>()
    });
    sys.out(&format!("{:<18}{:<20}{:<16}{:<10}{}", "Address", "MAC", "Name", "State", "Left"));
    for row in rows {
        let left = row.remaining_secs.map_or_else(|| "-".into(), |s| format!("{s} s"));
        let (addr, mac) = (row.addr.to_string(), row.mac.to_string());
        let name = row.host_name.unwrap_or_default();
        sys.out(&format!("{addr:<18}{mac:<20}{name:<16}{:<10}{left}", row.state));
    }
    for (pool, lent, others) in sys.read(|k| pools(k, now)) {
        sys.out(&format!("pool {pool}: {lent} lent"));
        others.iter().for_each(|other| sys.out(&format!("another DHCP server is on this network: {other}")));
    }
    0
}

/// The pools of a box: first and last address, how many of how many are lent, which other servers it heard of.
fn pools(k: &Kernel, now: SimTime) -> Vec<(String, String, Vec<Ipv4Addr>)> {
    let servers = k.ifaces.iter().filter_map(|face| Some((&face.name, face.dhcp_server.as_deref()?)));
    let row = |(name, server): (&Name, &Server)| {
        let (row, lent) = (server.row(now, name), server.rows(now).iter().filter(|row| row.state == "bound").count());
        let (first, last) = row.pool;
        let all = last.to_bits().saturating_sub(first.to_bits()) + 1;
        let off = if row.running { "" } else { " (off)" };
        (format!("{first} - {last}{off}"), format!("{lent} of {all}"), row.others)
    };
    servers.map(row).collect()
}

/// `leases del ADDR`: nobody knows any more whose it was.
fn forget(sys: &Sys, addr: &str) -> u8 {
    let parsed = addr.parse::<Ipv4Addr>().ok();
    let gone = parsed.is_some_and(|addr| {
        sys.with(|k, cx| {
            let mut servers = k.ifaces.iter_mut().filter_map(|face| face.dhcp_server.as_mut());
            servers.any(|server| server.forget(addr, cx.trace))
        })
    });
    if !gone {
        sys.err(&format!("leases: {addr}: no such lease"));
    }
    u8::from(!gone)
}

fn refusal(why: ReserveError) -> String {
    match why {
        ReserveError::NotInNetwork => "not an address of a host in this network".into(),
        ReserveError::OwnAddress => "the router's own".into(),
        ReserveError::ReservedFor(mac) => format!("reserved for {mac}"),
        ReserveError::Full => "too many reservations".into(),
    }
}

/// `reserve MAC|HOST ADDR`.
pub(super) async fn reserve(sys: Sys, words: Vec<String>) -> u8 {
    let [who, addr] = words.as_slice() else {
        sys.err("reserve: usage: reserve MAC|HOST ADDR");
        return 2;
    };
    let done = match (mac_of(&sys, who), addr.parse()) {
        (None, _) => Err(format!("{who}: no hardware address, and no host known here (leases shows them)")),
        (_, Err(_)) => Err(format!("{addr:?} is no address")),
        (Some(mac), Ok(kept)) => on_server(&sys, |server, trace| {
            server.reserve(mac, kept, trace).map_err(|why| format!("{addr}: {}", refusal(why)))
        }),
    };
    finish(&sys, "reserve", done)
}

/// `unreserve MAC|HOST|ADDR`.
pub(super) async fn unreserve(sys: Sys, words: Vec<String>) -> u8 {
    let [who] = words.as_slice() else {
        sys.err("unreserve: usage: unreserve MAC|HOST|ADDR");
        return 2;
    };
    let named = mac_of(&sys, who);
    let done = on_server(&sys, |server, trace| {
        let kept = server.settings().reservations;
        let of_addr = kept.iter().find(|(_, addr)| addr.to_string() == *who).map(|(mac, _)| *mac);
        let gone = of_addr.or(named).is_some_and(|mac| server.unreserve(mac, trace));
        if gone { Ok(()) } else { Err(format!("{who}: nothing is reserved")) }
    });
    finish(&sys, "unreserve", done)
}

/// The card of a host: as it is written, of a client by the name it gave, or of a neighbour by its name in the lab.
fn mac_of(sys: &Sys, who: &str) -> Option<Mac> {
    let now = sys.now();
    let named = sys.lab_name(who);
    let client = |row: &LeaseRow| is_called(row, who) || Some(row.addr) == named;
    who.parse().ok().or_else(|| {
        sys.read(|k| {
            let mut rows = k.ifaces.iter().filter_map(|face| face.dhcp_server.as_ref()).flat_map(|s| s.rows(now));
            let lent = rows.find(client).map(|row| row.mac);
            let mut near = k.ifaces.iter().flat_map(|face| face.arp.rows(now));
            lent.or_else(|| near.find(|row| Some(row.ip) == named).and_then(|row| row.mac))
        })
    })
}

fn on_server(sys: &Sys, touch: impl FnOnce(&mut Server, &mut Trace) -> Result<(), String>) -> Result<(), String> {
    sys.with(|k, cx| match k.dhcp_server() {
        Some(server) => touch(server, cx.trace),
        None => Err("this box gives out no addresses".to_owned()),
    })
}

fn finish(sys: &Sys, program: &str, done: Result<(), String>) -> u8 {
    done.map_or_else(
        |why| {
            sys.err(&format!("{program}: {why}"));
            1
        },
        |()| 0,
    )
}
