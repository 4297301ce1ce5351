//! `ip`: addresses, routes and neighbours of this box, in the words of iproute2. What it changes by hand, a lease or a
//! setting would change by itself.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::os::Sys;
use crate::proto::ip::RouteOrigin;
use crate::trace::FactId;

/// Runs it. Exit codes are those of iproute2: 1 for what cannot be read, 2 for what the kernel refuses.
pub(super) async fn ip(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((object, rest)) = words.split_first() else { return usage(&sys) };
    let rest = if let ["show" | "list" | "ls", ..] = rest { &[][..] } else { rest };
    let changed = match (*object, rest) {
        ("addr" | "a" | "address", []) => return shown(ip_addr(&sys)),
        ("route" | "r", []) => return shown(ip_route(&sys)),
        ("neigh" | "n" | "neighbour", []) => return shown(ip_neigh(&sys)),
        ("addr" | "a" | "address", rest) => change_address(&sys, rest),
        ("route" | "r", rest) => change_route(&sys, rest),
        ("neigh" | "n" | "neighbour", rest) => flush_neighbours(&sys, rest),
        _ => return usage(&sys),
    };
    match changed {
        Ok(()) => 0,
        Err(Refusal::Words(why)) => {
            sys.err(&format!("Error: {why}"));
            1
        }
        Err(Refusal::Kernel(why)) => {
            sys.err(&format!("RTNETLINK answers: {why}"));
            2
        }
        Err(Refusal::NoDevice(name)) => {
            sys.err(&format!("Cannot find device \"{name}\""));
            1
        }
    }
}

const fn shown((): ()) -> u8 {
    0
}

fn usage(sys: &Sys) -> u8 {
    sys.err("Usage: ip { addr | route | neigh }");
    255
}

/// Why nothing was changed.
enum Refusal {
    /// The words say nothing that could be done.
    Words(String),
    /// It cannot be done.
    Kernel(&'static str),
    /// There is no such interface.
    NoDevice(String),
}

fn device(sys: &Sys, name: &str) -> Result<usize, Refusal> {
    sys.read(|k| k.iface_named(name)).ok_or_else(|| Refusal::NoDevice(name.to_owned()))
}

/// `add|del ADDR/LEN dev IFACE`, `flush dev IFACE`.
fn change_address(sys: &Sys, words: &[&str]) -> Result<(), Refusal> {
    match words {
        [verb @ ("add" | "del" | "replace"), addr, "dev", name] => {
            let net: Ipv4Net = with_length(addr)?;
            let iface = device(sys, name)?;
            let has = sys.read(|k| k.ifaces.get(iface).is_some_and(|face| face.addrs.contains(&net)));
            match (*verb, has) {
                ("add", true) => return Err(Refusal::Kernel("File exists")),
                ("del", false) => return Err(Refusal::Kernel("Cannot assign requested address")),
                ("del", true) => sys.with(|k, cx| k.remove_address(cx, iface, net)),
                _ => sys.with(|k, cx| k.add_address(cx, iface, net)),
            }
            Ok(())
        }
        ["flush", "dev", name] => {
            let iface = device(sys, name)?;
            sys.with(|k, cx| {
                let all: Vec<Ipv4Net> =
                    k.ifaces.get(iface).map(|f| f.addrs.iter().copied().collect()).unwrap_or_default();
                all.into_iter().for_each(|net| k.remove_address(cx, iface, net));
            });
            Ok(())
        }
        _ => Err(Refusal::Words("usage: ip addr add|del ADDR/LEN dev IFACE, ip addr flush dev IFACE".into())),
    }
}

/// An address without a length is a host's own.
fn with_length(text: &str) -> Result<Ipv4Net, Refusal> {
    let text = if text.contains('/') { text.to_owned() } else { format!("{text}/32") };
    text.parse().map_err(|_| Refusal::Words(format!("any valid prefix is expected rather than \"{text}\".")))
}

/// `add|replace NET|default via ADDR [dev IFACE]`, `del NET|default [via ADDR]`.
fn change_route(sys: &Sys, words: &[&str]) -> Result<(), Refusal> {
    let (verb, prefix, rest) = match words {
        [verb @ ("add" | "replace" | "del"), "default", rest @ ..] => (*verb, Ipv4Net::default(), rest),
        [verb @ ("add" | "replace" | "del"), prefix, rest @ ..] => (*verb, with_length(prefix)?.trunc(), rest),
        _ => return Err(Refusal::Words("usage: ip route add|replace|del NET via ADDR [dev IFACE]".into())),
    };
    let after = |word: &str| rest.iter().position(|w| *w == word).and_then(|at| rest.get(at + 1));
    let bad = |text: &str| Refusal::Words(format!("inet address is expected rather than \"{text}\"."));
    let via = after("via").map(|text| text.parse::<Ipv4Addr>().map_err(|_| bad(text))).transpose()?;
    let dev = after("dev").map(|name| device(sys, name)).transpose()?;
    sys.with(|k, cx| {
        if verb == "del" {
            let gone = k.remove_routes(cx, |r| r.prefix == prefix && (via.is_none() || r.gateway == via));
            return if gone == 0 { Err(Refusal::Kernel("No such process")) } else { Ok(()) };
        }
        let on_link =
            |gateway: &Ipv4Addr| k.ifaces.iter().position(|face| face.addrs.iter().any(|net| net.contains(gateway)));
        let iface = dev.or_else(|| via.as_ref().and_then(on_link)).ok_or(Refusal::Kernel("Network is unreachable"))?;
        if verb == "add" && k.routes.iter().any(|r| r.prefix == prefix) {
            return Err(Refusal::Kernel("File exists"));
        }
        k.remove_routes(cx, |r| r.prefix == prefix);
        k.add_route(cx, prefix, via, iface, RouteOrigin::Static, FactId::NONE);
        Ok(())
    })
}

/// `flush all`, `flush dev IFACE`.
fn flush_neighbours(sys: &Sys, words: &[&str]) -> Result<(), Refusal> {
    let only = match words {
        ["flush", "all"] => None,
        ["flush", "dev", name] => Some(device(sys, name)?),
        _ => return Err(Refusal::Words("usage: ip neigh flush all|dev IFACE".into())),
    };
    sys.with(|k, _| {
        let faces = k.ifaces.iter_mut().enumerate().filter(|(index, _)| only.is_none_or(|iface| iface == *index));
        faces.for_each(|(_, face)| face.arp.forget_known());
    });
    Ok(())
}

fn ip_addr(sys: &Sys) {
    let lines = sys.read(|k| {
        let mut out =
            vec!["1: lo: <LOOPBACK,UP> mtu 65536".to_owned(), "    inet 127.0.0.1/8 scope host lo".to_owned()];
        for (index, face) in k.ifaces.iter().enumerate() {
            let up = face.ports.iter().any(|p| k.ports.get(p.0 as usize).is_some_and(|p| p.link.is_some()));
            let state =
                if up || face.ports.is_empty() { "BROADCAST,MULTICAST,UP" } else { "NO-CARRIER,BROADCAST,MULTICAST" };
            out.push(format!("{}: {}: <{state}> mtu 1500", index + 2, face.name));
            out.push(format!("    link/ether {} brd ff:ff:ff:ff:ff:ff", face.mac));
            out.extend(
                face.addrs.iter().map(|a| format!("    inet {a} brd {} scope global {}", a.broadcast(), face.name)),
            );
        }
        out
    });
    for line in &lines {
        sys.out(line);
    }
}

fn ip_route(sys: &Sys) {
    let lines = sys.read(|k| {
        let line = |route: &crate::proto::ip::Route| {
            let iface = k.ifaces.get(route.iface);
            let name = iface.map(|i| &*i.name).unwrap_or_default();
            let prefix = if route.prefix.prefix_len() == 0 { "default".into() } else { route.prefix.to_string() };
            let src = iface.and_then(crate::os::Iface::addr);
            match (route.gateway, src) {
                (Some(gateway), _) => format!("{prefix} via {gateway} dev {name} proto {}", route.origin.name()),
                (None, Some(src)) => format!("{prefix} dev {name} proto kernel scope link src {src}"),
                (None, None) => format!("{prefix} dev {name} scope link"),
            }
        };
        // Linux prints the default route first.
        let mut routes: Vec<_> = k.routes.iter().collect();
        routes.sort_by_key(|r| r.prefix.prefix_len());
        routes.into_iter().map(line).collect::<Vec<_>>()
    });
    for line in &lines {
        sys.out(line);
    }
}

fn ip_neigh(sys: &Sys) {
    let now = sys.now();
    let lines = sys.read(|k| {
        let row = |row: crate::proto::arp::ArpRow, name: &str| match row.mac {
            Some(mac) => format!("{} dev {name} lladdr {mac} {}", row.ip, row.state.name()),
            None => format!("{} dev {name} {}", row.ip, row.state.name()),
        };
        k.ifaces.iter().flat_map(|f| f.arp.rows(now).into_iter().map(|r| row(r, &f.name))).collect::<Vec<_>>()
    });
    for line in &lines {
        sys.out(line);
    }
}
