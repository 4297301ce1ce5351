//! `ip route`: which way packets leave.

use std::net::Ipv4Addr;

use super::{after, changed, iface, no_prefix, prefix, usage};
use crate::os::{Iface, Kernel, Sys};
use crate::proto::ip::{Exception, Route, RouteOrigin};
use crate::sim::SimTime;

pub(super) fn main(sys: &Sys, words: &[&str]) -> u8 {
    match words {
        [] | ["show" | "list" | "ls"] => show(sys),
        ["show" | "list", "cache"] => show_cache(sys),
        ["get", dst, ..] => get(sys, dst),
        ["flush", "cache"] => changed(sys, |k, _| {
            k.forget_exceptions();
            Ok(())
        }),
        ["add" | "replace" | "del" | "delete", to, rest @ ..] => change(sys, words[0], to, rest),
        _ => usage(sys, "ip route { show | get ADDR | add PREFIX via ADDR [dev IF] | del PREFIX | flush cache }"),
    }
}

fn line(k: &Kernel, route: &Route) -> String {
    let iface = k.ifaces.get(route.iface);
    let name = iface.map(|i| &*i.name).unwrap_or_default();
    let prefix = match route.prefix.prefix_len() {
        0 => "default".into(),
        32 => route.prefix.addr().to_string(),
        _ => route.prefix.to_string(),
    };
    let src = iface.and_then(Iface::addr);
    match (route.gateway, src) {
        (Some(gateway), _) => format!("{prefix} via {gateway} dev {name} proto {}", route.origin.name()),
        (None, Some(src)) if route.origin == RouteOrigin::Connected => {
            format!("{prefix} dev {name} proto kernel scope link src {src}")
        }
        (None, _) => format!("{prefix} dev {name} scope link"),
    }
}

fn show(sys: &Sys) -> u8 {
    let lines = sys.read(|k| {
        // Linux prints the default route first.
        let mut routes: Vec<_> = k.routes.iter().collect();
        routes.sort_by_key(|r| r.prefix.prefix_len());
        routes.into_iter().map(|route| line(k, route)).collect::<Vec<_>>()
    });
    lines.iter().for_each(|line| sys.out(line));
    0
}

/// What is known about a single destination, in the words of the tool.
fn cache(now: SimTime, known: &Exception) -> String {
    let seconds = |until: SimTime| until.since(now).as_secs();
    let mut line = "    cache".to_owned();
    if let Some((_, until, _)) = known.gateway {
        line += &format!(" <redirected> expires {}sec", seconds(until));
    }
    if let Some((mtu, until)) = known.mtu {
        if known.gateway.is_none() {
            line += &format!(" expires {}sec", seconds(until));
        }
        line += &format!(" mtu {mtu}");
    }
    line
}

/// The way to one address.
fn way(k: &Kernel, now: SimTime, dst: Ipv4Addr, known: &Exception) -> Option<[String; 2]> {
    let route = k.routes.lookup(dst)?;
    let name = k.ifaces.get(route.iface).map(|i| i.name.clone()).unwrap_or_default();
    let gateway = known.gateway.map(|(gateway, ..)| gateway).or(route.gateway).filter(|gateway| *gateway != dst);
    let via = gateway.map(|gateway| format!(" via {gateway}")).unwrap_or_default();
    let src = k.source_for(dst).ok()?;
    Some([format!("{dst}{via} dev {name} src {src} uid 0"), cache(now, known)])
}

fn get(sys: &Sys, dst: &str) -> u8 {
    let Ok(dst) = dst.parse::<Ipv4Addr>() else { return no_prefix(sys, dst) };
    let lines = sys.with(|k, cx| {
        if k.owns(dst) {
            return Some([format!("local {dst} dev lo src {dst} uid 0"), "    cache <local>".into()]);
        }
        let known = k.exceptions(cx.now).into_iter().find(|(to, _)| *to == dst).map(|(_, known)| known);
        way(k, cx.now, dst, &known.unwrap_or_default())
    });
    let Some(lines) = lines else {
        sys.err("RTNETLINK answers: Network is unreachable");
        return 2;
    };
    lines.iter().for_each(|line| sys.out(line));
    0
}

fn show_cache(sys: &Sys) -> u8 {
    let lines = sys.with(|k, cx| {
        let known = k.exceptions(cx.now);
        known.iter().filter_map(|(dst, known)| way(k, cx.now, *dst, known)).flatten().collect::<Vec<_>>()
    });
    lines.iter().for_each(|line| sys.out(line));
    0
}

/// `add|replace|del PREFIX [via ADDR] [dev IF]`
fn change(sys: &Sys, order: &str, to: &str, rest: &[&str]) -> u8 {
    let Some(prefix) = prefix(to) else { return no_prefix(sys, to) };
    let via = match after(rest, "via").map(str::parse::<Ipv4Addr>) {
        Some(Err(_)) => return no_prefix(sys, after(rest, "via").unwrap_or_default()),
        via => via.and_then(Result::ok),
    };
    let dev = after(rest, "dev");
    changed(sys, |k, cx| {
        let dev = dev.map(|name| iface(k, name)).transpose()?;
        let fits = |route: &Route| {
            route.prefix == prefix.trunc()
                && via.is_none_or(|via| route.gateway == Some(via))
                && dev.is_none_or(|dev| route.iface == dev)
        };
        // What waits for an address is set by this order, too.
        let held = k.forget_ways(|to, gateway| {
            to == prefix.trunc() && (order == "replace" || via.is_none_or(|via| gateway == via))
        });
        if order.starts_with("del") {
            let gone = k.remove_routes(cx, fits) + held;
            return if gone > 0 { Ok(()) } else { Err("RTNETLINK answers: No such process".into()) };
        }
        let on_link = |addr: Ipv4Addr| k.ifaces.iter().position(|i| i.addrs.iter().any(|net| net.contains(&addr)));
        let iface = match (via, dev) {
            (Some(via), dev) => dev.or(on_link(via)).ok_or("Error: Nexthop has invalid gateway.")?,
            (None, Some(dev)) => dev,
            (None, None) => return Err("RTNETLINK answers: No such device".into()),
        };
        if order == "replace" {
            k.remove_routes(cx, |route| route.prefix == prefix.trunc() && route.origin != RouteOrigin::Connected);
        } else if k.routes.iter().any(|route| route.prefix == prefix.trunc()) {
            return Err("RTNETLINK answers: File exists".into());
        }
        let boot = k.boot;
        k.add_route(cx, prefix, via, iface, RouteOrigin::Static, boot);
        Ok(())
    })
}
