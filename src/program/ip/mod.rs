//! `ip`: addresses, routes and neighbours of the box, as iproute2 prints and changes them.

mod neigh;
mod route;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::os::{Cx, Kernel, Sys};

/// Runs it: 0 when it worked, 2 when the box says no, 1 or 255 when the line makes no sense.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "-4" && *word != "-n").collect();
    let (object, rest) = words.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    let is_short_for = |name: &str| !object.is_empty() && name.starts_with(object);
    match () {
        () if is_short_for("address") => addr(&sys, rest).await,
        () if is_short_for("route") => route::main(&sys, rest),
        () if is_short_for("neighbour") => neigh::main(&sys, rest),
        () => {
            sys.err("Usage: ip { addr | route | neigh } { show | add | del | replace | get | flush } …");
            255
        }
    }
}

/// `ip addr [show] | add ADDR/LEN dev IF | del ADDR/LEN dev IF`
async fn addr(sys: &Sys, words: &[&str]) -> u8 {
    match words {
        [] | ["show" | "list" | "ls", ..] => show_addr(sys),
        ["flush", "dev", name] => changed(sys, |k, cx| {
            let iface = iface(k, name)?;
            let all: Vec<Ipv4Net> = k.ifaces[iface].addrs.iter().copied().collect();
            all.into_iter().for_each(|net| k.remove_address(cx, iface, net));
            Ok(())
        }),
        ["add" | "replace" | "del" | "delete", text, "dev", name] => {
            let Some(addr) = prefix(text) else { return no_prefix(sys, text) };
            let (adds, replaces) = (!words[0].starts_with("del"), words[0] == "replace");
            let mut sought = None;
            let code = changed(sys, |k, cx| {
                let iface = iface(k, name)?;
                let has = k.ifaces[iface].addrs.contains(&addr);
                match (adds, has) {
                    (true, true) if replaces => {}
                    (true, true) => return Err("RTNETLINK answers: File exists".into()),
                    (false, false) => return Err("RTNETLINK answers: Cannot assign requested address".into()),
                    (true, false) => sought = k.add_manual(cx, iface, addr).then_some(iface),
                    (false, true) => k.remove_address(cx, iface, addr),
                }
                Ok(())
            });
            let Some(iface) = sought else { return code };
            // The address is there once nobody else answered to it (RFC 5227 2.1).
            let Some(by) = super::arping::taken(sys, iface, addr.addr()).await else { return code };
            sys.err(&format!("ip: {} is in use by {by}: not added", addr.addr()));
            2
        }
        _ => usage(sys, "ip addr { show | add ADDR/LEN dev IF | del ADDR/LEN dev IF | flush dev IF }"),
    }
}

fn show_addr(sys: &Sys) -> u8 {
    let lines = sys.read(|k| {
        let mut out =
            vec!["1: lo: <LOOPBACK,UP> mtu 65536".to_owned(), "    inet 127.0.0.1/8 scope host lo".to_owned()];
        for (index, face) in k.ifaces.iter().enumerate() {
            let up = face.ports.iter().any(|p| k.ports.get(p.0 as usize).is_some_and(|p| p.link.is_some()));
            let state =
                if up || face.ports.is_empty() { "BROADCAST,MULTICAST,UP" } else { "NO-CARRIER,BROADCAST,MULTICAST" };
            out.push(format!("{}: {}: <{state}> mtu {}", index + 2, face.name, face.mtu_bytes));
            out.push(format!("    link/ether {} brd ff:ff:ff:ff:ff:ff", face.mac));
            out.extend(
                face.addrs.iter().map(|a| format!("    inet {a} brd {} scope global {}", a.broadcast(), face.name)),
            );
        }
        out
    });
    lines.iter().for_each(|line| sys.out(line));
    0
}

/// Carries out a change, which only root may; prints why not.
fn changed(sys: &Sys, change: impl FnOnce(&mut Kernel, &mut Cx<'_>) -> Result<(), String>) -> u8 {
    let pid = sys.pid();
    let done = sys.with(|k, cx| {
        if !k.procs.is_root(pid) {
            return Err("RTNETLINK answers: Operation not permitted".to_owned());
        }
        change(k, cx)
    });
    match done {
        Ok(()) => 0,
        Err(why) => {
            sys.err(&why);
            2
        }
    }
}

fn usage(sys: &Sys, usage: &str) -> u8 {
    sys.err(&format!("Usage: {usage}"));
    255
}

fn no_prefix(sys: &Sys, text: &str) -> u8 {
    sys.err(&format!("Error: any valid prefix is expected rather than \"{text}\"."));
    1
}

fn iface(k: &Kernel, name: &str) -> Result<usize, String> {
    k.iface_named(name).ok_or_else(|| format!("Cannot find device \"{name}\""))
}

/// `10.0.0.0/8`, `10.0.0.1` (one host), `default`.
fn prefix(text: &str) -> Option<Ipv4Net> {
    let host = |text: &str| text.parse::<Ipv4Addr>().ok().map(Ipv4Net::from);
    if text == "default" { Some(Ipv4Net::default()) } else { text.parse().ok().or_else(|| host(text)) }
}

/// The word behind `key`.
fn after<'a>(words: &[&'a str], key: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| *word == key)?;
    words.get(at + 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_read_as_the_tool_reads_them() {
        assert_eq!(prefix("default").map(|net| net.to_string()).as_deref(), Some("0.0.0.0/0"));
        assert_eq!(prefix("10.0.0.1").map(|net| net.to_string()).as_deref(), Some("10.0.0.1/32"));
        assert_eq!(prefix("10.0.0.1/33"), None);
        assert_eq!(after(&["via", "10.0.0.1", "dev"], "via"), Some("10.0.0.1"));
        assert_eq!(after(&["via", "10.0.0.1", "dev"], "dev"), None);
    }
}
