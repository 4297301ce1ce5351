//! Small tools: tables of the box, processes, help.

use core::time::Duration;

use super::args::Args;
use super::table::{find, table};
use crate::os::{Kernel, SocketRow, Sys};
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

/// `ss`: the sockets. `-l` only listening ones, `-t` and `-u` one kind.
pub(super) async fn ss(sys: Sys, words: Vec<String>) -> u8 {
    let Ok(args) = Args::read(words, &["-l", "-t", "-u", "-n", "-a", "-p"], &[]) else {
        sys.err("Usage: ss [-l] [-t] [-u]");
        return 255;
    };
    let (tcp, udp) = (args.has("-t") || !args.has("-u"), args.has("-u") || !args.has("-t"));
    sys.out(&format!(
        "{:<6}{:<13}{:<8}{:<8}{:<24}{:<24}Process",
        "Netid", "State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"
    ));
    let rows = sys.read(|k| {
        let shown = |row: &SocketRow| match row.proto {
            // As the real tool: a TCP socket that does nothing yet is not shown.
            IpProto::TCP => tcp && row.state != "CLOSED" && (row.state == "LISTEN" || !args.has("-l")),
            IpProto::UDP => udp && row.local.port() > 0,
            _ => false,
        };
        let rows = k.sockets.rows();
        rows.iter().filter(|row| shown(row)).map(|row| line(k, row)).collect::<Vec<_>>()
    });
    for row in &rows {
        sys.out(row);
    }
    0
}

fn line(k: &Kernel, row: &SocketRow) -> String {
    let kind = if row.proto == IpProto::TCP { "tcp" } else { "udp" };
    // ss spells RFC states its own way: ESTAB, TIME-WAIT…
    let state = if row.state == "ESTABLISHED" { "ESTAB" } else { row.state };
    let (recv, send, local) = (row.recv_queue, row.send_queue, row.local.to_string());
    let peer = row.remote.map_or_else(|| "0.0.0.0:*".to_owned(), |remote| remote.to_string());
    let owner = k.procs.get(row.pid);
    let owner = owner.map(|p| format!("{}({})", p.argv.split(' ').next().unwrap_or_default(), row.pid));
    format!("{kind:<6}{state:<13}{recv:<8}{send:<8}{local:<24}{peer:<24}{}", owner.unwrap_or_default())
        .trim_end()
        .to_owned()
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
