//! Small tools: tables of the box, processes, help.

use core::time::Duration;

use super::table::{find, table};
use crate::os::Sys;
use crate::sim::parse_duration;
use crate::wire::IpProto;

/// `arp`: the neighbours.
pub(super) async fn arp(sys: Sys, _words: Vec<String>) -> u8 {
    let now = sys.now();
    sys.out(&format!("{:<24} {:<8} {:<20} {:<6} {}", "Address", "HWtype", "HWaddress", "Flags", "Iface"));
    let rows = sys.read(|k| {
        let faces = k.ifaces.iter().flat_map(|face| face.arp.rows(now).into_iter().map(|row| (row, face.name.clone())));
        faces.collect::<Vec<_>>()
    });
    for (row, iface) in rows {
        let mac = row.mac.map_or_else(|| "(incomplete)".into(), |mac| mac.to_string());
        let (kind, flag) = if row.mac.is_some() { ("ether", "C") } else { ("", "") };
        sys.out(&format!("{:<24} {kind:<8} {mac:<20} {flag:<6} {iface}", row.ip));
    }
    0
}

/// `ip addr | route | neigh`.
pub(super) async fn ip(sys: Sys, words: Vec<String>) -> u8 {
    match words.first().map(String::as_str) {
        Some("addr" | "a" | "address") => ip_addr(&sys),
        Some("route" | "r") => ip_route(&sys),
        Some("neigh" | "n" | "neighbour") => ip_neigh(&sys),
        _ => {
            sys.err("Usage: ip { addr | route | neigh }");
            return 255;
        }
    }
    0
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

/// `echo`.
pub(super) async fn echo(sys: Sys, words: Vec<String>) -> u8 {
    sys.out(&words.join(" "));
    0
}

/// `true`: all is well.
pub(super) async fn yes(_sys: Sys, _words: Vec<String>) -> u8 {
    0
}

/// `false`: something failed.
pub(super) async fn no(_sys: Sys, _words: Vec<String>) -> u8 {
    1
}

/// What only a shell does to itself: in any other process there is nothing to do it to.
pub(super) async fn builtin(sys: Sys, _words: Vec<String>) -> u8 {
    sys.err("sh: only a shell can do that to itself");
    1
}

/// `hostname`.
pub(super) async fn hostname(sys: Sys, _words: Vec<String>) -> u8 {
    let name = sys.read(|k| k.name.clone());
    sys.out(&name);
    0
}

/// `sleep SECS`.
pub(super) async fn sleep(sys: Sys, words: Vec<String>) -> u8 {
    let Some(span) = words.first().and_then(|w| parse_duration(w).ok()) else {
        sys.err("sleep: missing or invalid time interval");
        return 1;
    };
    sys.sleep(span.min(Duration::from_secs(86_400))).await;
    0
}

/// `help [COMMAND]`: derived from the table.
pub(super) async fn help(sys: Sys, words: Vec<String>) -> u8 {
    if let Some(name) = words.first() {
        let Some(program) = find(name) else {
            sys.err(&format!("help: no command {name}"));
            return 1;
        };
        sys.out(&format!("{} {}\n    {}", program.name, program.usage, program.about));
        return 0;
    }
    let routes = sys.read(|k| k.nat.is_some());
    for program in table().iter().filter(|p| routes || !p.router_only) {
        sys.out(&format!("{:<12} {}", program.name, program.about));
    }
    0
}

/// What a protocol is called in tables.
pub(super) fn proto_name(proto: Option<IpProto>) -> &'static str {
    match proto {
        Some(IpProto::TCP) => "tcp",
        Some(IpProto::UDP) => "udp",
        Some(IpProto::ICMP) => "icmp",
        _ => "both",
    }
}
