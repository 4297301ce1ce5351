//! `ip neigh`: whose card has which address.

use std::net::Ipv4Addr;

use super::{after, changed, iface, no_prefix, usage};
use crate::os::Sys;
use crate::proto::arp::ArpRow;
use crate::wire::Mac;

pub(super) fn main(sys: &Sys, words: &[&str]) -> u8 {
    match words {
        [] | ["show" | "list" | "ls", ..] => show(sys),
        ["flush", ..] => {
            let dev = after(words, "dev");
            changed(sys, |k, cx| {
                let only = dev.map(|name| iface(k, name)).transpose()?;
                for index in (0..k.ifaces.len()).filter(|index| only.is_none_or(|only| only == *index)) {
                    k.flush_neighbours(cx, index);
                }
                Ok(())
            })
        }
        ["add" | "replace" | "del" | "delete", addr, rest @ ..] => change(sys, words[0], addr, rest),
        _ => usage(
            sys,
            "ip neigh { show | add ADDR lladdr MAC dev IF [nud permanent|stale] | del ADDR dev IF | flush all }",
        ),
    }
}

fn show(sys: &Sys) -> u8 {
    let now = sys.now();
    let lines = sys.read(|k| {
        let row = |row: ArpRow, name: &str| match row.mac {
            Some(mac) => format!("{} dev {name} lladdr {mac} {}", row.ip, row.state.name()),
            None => format!("{} dev {name} {}", row.ip, row.state.name()),
        };
        k.ifaces.iter().flat_map(|f| f.arp.rows(now).into_iter().map(|r| row(r, &f.name))).collect::<Vec<_>>()
    });
    lines.iter().for_each(|line| sys.out(line));
    0
}

fn change(sys: &Sys, order: &str, addr: &str, rest: &[&str]) -> u8 {
    let Ok(ip) = addr.parse::<Ipv4Addr>() else { return no_prefix(sys, addr) };
    let mac = after(rest, "lladdr").and_then(|text| text.parse::<Mac>().ok());
    let permanent = after(rest, "nud").is_none_or(|state| state == "permanent");
    let Some(dev) = after(rest, "dev") else {
        sys.err("Device and destination are required arguments.");
        return 255;
    };
    changed(sys, |k, cx| {
        let index = iface(k, dev)?;
        if order.starts_with("del") {
            let gone = k.remove_neighbour(cx, index, ip);
            return if gone { Ok(()) } else { Err("RTNETLINK answers: No such file or directory".into()) };
        }
        let mac = mac.ok_or("Error: lladdr is required.")?;
        let known = k.ifaces[index].arp.rows(cx.now).iter().any(|row| row.ip == ip);
        if order == "add" && known {
            return Err("RTNETLINK answers: File exists".into());
        }
        let room = k.set_neighbour(cx, index, ip, mac, permanent);
        if room { Ok(()) } else { Err("RTNETLINK answers: No buffer space available".into()) }
    })
}
