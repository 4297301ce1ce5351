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
    let known = sys.read(|k| table().iter().filter(|program| program.needs.met_by(k)).collect::<Vec<_>>());
    for program in known {
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
