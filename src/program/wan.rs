//! `wan`: how a home router gets its public address. The page of the screen ends in one of these lines.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::os::{LOGIN_MAX, Sys, WanError};
use crate::proto::ppp::{ClientRow, Login};

const USAGE: &str = "usage: wan [show] | dhcp | static ADDR/LEN GATEWAY [DNS…] | pppoe USER PASS [service=NAME] | redial | dns ADDR…|auto";

/// Runs it.
pub(super) async fn wan(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["show"] => Ok(()),
        ["dhcp"] => sys.with(crate::os::Kernel::wan_by_dhcp).map_err(refusal),
        ["static", addr, gateway, resolvers @ ..] => by_hand(&sys, addr, gateway, resolvers).await,
        ["dns", "auto"] => sys.with(|k, cx| k.choose_resolvers(cx, Vec::new())).map_err(refusal),
        ["dns", first, rest @ ..] => name_servers(&sys, first, rest),
        ["pppoe", user, password] => by_pppoe(&sys, user, password, ""),
        ["pppoe", user, password, service] => match service.strip_prefix("service=") {
            Some(service) => by_pppoe(&sys, user, password, service),
            None => Err(USAGE.into()),
        },
        ["redial"] => redial(&sys),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => show(&sys),
        Err(why) => {
            sys.err(&format!("wan: {why}"));
            1
        }
    }
}

fn name_servers(sys: &Sys, first: &str, rest: &[&str]) -> Result<(), String> {
    let words = [first].into_iter().chain(rest.iter().copied());
    let chosen = words.map(host).collect::<Result<_, _>>()?;
    sys.with(|k, cx| k.choose_resolvers(cx, chosen)).map_err(refusal)
}

fn host(text: &str) -> Result<Ipv4Addr, String> {
    text.parse().map_err(|_| format!("{text:?} is no address"))
}

async fn by_hand(sys: &Sys, addr: &str, gateway: &str, resolvers: &[&str]) -> Result<(), String> {
    let net =
        addr.parse::<Ipv4Net>().map_err(|_| format!("{addr:?} is no address with its length (203.0.113.2/24)"))?;
    let (gateway, resolvers) = (host(gateway)?, resolvers.iter().map(|text| host(text)).collect::<Result<_, _>>()?);
    sys.read(|k| k.may_be_outside(net, gateway)).map_err(refusal)?;
    let wan = sys.read(crate::os::Kernel::wan_mode).ok_or(WanError::NoWan).map_err(refusal)?.0;
    if let Some(by) = super::arping::other_user(sys, wan, net.addr()).await {
        return Err(format!("{} is in use by {by}", net.addr()));
    }
    sys.with(|k, cx| k.wan_by_hand(cx, net, gateway, resolvers)).map_err(refusal)
}

fn by_pppoe(sys: &Sys, user: &str, password: &str, service: &str) -> Result<(), String> {
    let [user, password, service] = [user, password, service].map(str::to_owned);
    sys.with(|k, cx| k.wan_by_pppoe(cx, Login { user, password, service })).map_err(refusal)
}

fn redial(sys: &Sys) -> Result<(), String> {
    sys.with(|k, cx| {
        let (wan, _) = k.wan_mode().ok_or(WanError::NoWan).map_err(refusal)?;
        if k.redial(cx, wan) { Ok(()) } else { Err("the outside is not dialled (wan pppoe USER PASS)".into()) }
    })
}

fn refusal(why: WanError) -> String {
    match why {
        WanError::NoWan => "this box has no outside".into(),
        WanError::BadAddress => "the address is none of a host".into(),
        WanError::BadLogin => format!("a user is needed, and no word of more than {LOGIN_MAX} letters"),
        WanError::BadGateway => "the gateway is not another host of the same network".into(),
        WanError::OverlapsLan(lan) => format!("the network overlaps the LAN {lan}"),
    }
}

fn show(sys: &Sys) -> u8 {
    let now = sys.now();
    let lines = sys.read(|k| {
        let (wan, mode) = k.wan_mode()?;
        let face = k.ifaces.get(wan)?;
        let addr = face.addrs.first().map_or_else(|| "none".into(), ToString::to_string);
        let everything = Ipv4Net::default();
        let way = k.routes.iter().find(|r| r.iface == wan && r.prefix == everything).and_then(|r| r.gateway);
        let gateway = way.map_or_else(|| "none".into(), |gateway| gateway.to_string());
        let names: Vec<String> = k.resolvers.iter().map(ToString::to_string).collect();
        let mut lines = vec![
            format!("{}: {}", face.name, mode.name()),
            format!("  address {addr}"),
            format!("  gateway {gateway}"),
            format!("  name servers {}", if names.is_empty() { "none".into() } else { names.join(" ") }),
        ];
        lines.extend(k.dial_row(wan, now).into_iter().flat_map(dialled));
        Some(lines)
    });
    lines.iter().flatten().for_each(|line| sys.out(line));
    0
}

/// How a line is dialled, step by step.
fn dialled(row: ClientRow) -> Vec<String> {
    let service = if row.service.is_empty() { String::new() } else { format!(", service {}", row.service) };
    let mut lines = vec![format!("  dials as {}{service}", row.user)];
    lines.push(match (row.session, &row.name, row.ac) {
        (Some(session), Some(name), Some(ac)) => format!("  session {session} with {name} ({ac})"),
        (None, Some(name), _) => format!("  asks {name} for a session"),
        _ => format!("  no session: {}", row.state),
    });
    lines.push(format!("  LCP {}, PAP {}, IPCP {}", row.lcp, row.auth, row.ipcp));
    lines.extend(row.peer.zip(row.mtu_bytes).map(|(peer, mtu)| format!("  peer {peer}, MTU {mtu}")));
    lines.extend(row.last.map(|why| format!("  last: {why}")));
    lines.extend(row.next_secs.map(|secs| format!("  tries again in {secs} s")));
    lines
}
