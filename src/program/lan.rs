//! `lan`, `dhcp-server`, `wifi`: the inside of a home router. Each page of the screen ends in one of these lines.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::os::{LanError, Sys};
use crate::proto::dhcp::{LEASE_SECS_MAX, PoolError, PoolRow};
use crate::sim::parse_duration;

fn finish(sys: &Sys, program: &str, done: Result<Vec<String>, String>) -> u8 {
    match done {
        Ok(lines) => {
            lines.iter().for_each(|line| sys.out(line));
            0
        }
        Err(why) => {
            sys.err(&format!("{program}: {why}"));
            1
        }
    }
}

/// `lan [ADDR/LEN]`: the router's own address inside.
pub(super) async fn lan(sys: Sys, words: Vec<String>) -> u8 {
    let done = match words.as_slice() {
        [] => Ok(()),
        [addr] => match addr.parse() {
            Ok(own) => move_to(&sys, own).await,
            Err(_) => Err(format!("{addr:?} is no address with its length (192.168.0.1/24)")),
        },
        _ => Err("usage: lan [ADDR/LEN]".to_owned()),
    };
    let show = || sys.read(|k| k.lan().map(|face| face.addrs.iter().map(|net| format!("lan: {net}")).collect()));
    let done = done.map(|()| show().unwrap_or_default());
    finish(&sys, "lan", done)
}

/// Takes another address inside, unless somebody has it there.
async fn move_to(sys: &Sys, own: Ipv4Net) -> Result<(), String> {
    let refusal = |why| match why {
        LanError::NoLan => "this box has no inside".to_owned(),
        LanError::BadAddress => format!("{own}: no address of a host in a network of /8 to /30"),
        LanError::OverlapsWan(wan) => format!("{own}: the network overlaps the one outside, {wan}"),
    };
    sys.read(|k| k.may_be_inside(own)).map_err(refusal)?;
    let lan = sys.read(|k| k.nat.as_ref().map(|nat| nat.lan)).ok_or(LanError::NoLan).map_err(refusal)?;
    if let Some(by) = super::arping::other_user(sys, lan, own.addr()).await {
        return Err(format!("{} is in use by {by}", own.addr()));
    }
    sys.with(|k, cx| k.set_lan(cx, own)).map_err(refusal)
}

const SERVER_USAGE: &str = "usage: dhcp-server [pool FIRST LAST] [lease TIME]";

/// `dhcp-server [pool FIRST LAST] [lease TIME]`: what is lent, and for how long.
pub(super) async fn dhcp_server(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = sys.with(|k, cx| {
        let server = k.dhcp_server().ok_or_else(|| "this box gives out no addresses".to_owned())?;
        let old = server.settings();
        let (pool, lease_secs) = read_pool(&words, &old)?;
        if (pool, lease_secs) != (old.pool, old.lease_secs) {
            server.set_pool(pool, lease_secs, cx.trace).map_err(refusal)?;
        }
        let row = server.settings();
        Ok(vec![
            format!("pool {} {}", row.pool.0, row.pool.1),
            format!("lease {}s", row.lease_secs),
            format!("reservations {}", row.reservations.len()),
        ])
    });
    finish(&sys, "dhcp-server", done)
}

fn read_pool(words: &[&str], old: &PoolRow) -> Result<((Ipv4Addr, Ipv4Addr), u32), String> {
    let (mut pool, mut lease_secs) = (old.pool, old.lease_secs);
    let addr = |text: &str| text.parse::<Ipv4Addr>().map_err(|_| format!("pool: {text:?} is no address"));
    let mut rest = words;
    while let [word, behind @ ..] = rest {
        rest = match (*word, behind) {
            ("pool", [first, last, behind @ ..]) => {
                pool = (addr(first)?, addr(last)?);
                behind
            }
            ("lease", [time, behind @ ..]) => {
                let secs = parse_duration(time).ok().filter(|time| time.subsec_nanos() == 0).map(|time| time.as_secs());
                let secs = secs.and_then(|secs| u32::try_from(secs).ok());
                lease_secs = secs.ok_or_else(|| format!("lease: {time:?} is no time (12h, 30m, 90s)"))?;
                behind
            }
            _ => return Err(SERVER_USAGE.to_owned()),
        };
    }
    Ok((pool, lease_secs))
}

fn refusal(why: PoolError) -> String {
    match why {
        PoolError::Reversed => "pool: the first address comes after the last".to_owned(),
        PoolError::Outside { addr, net } => format!("pool: {addr} is no host of {net}"),
        PoolError::HoldsServer => "pool: the router's own address is within".to_owned(),
        PoolError::LeaseLength => {
            format!("lease: 1s to {:?} is expected", Duration::from_secs(LEASE_SECS_MAX.into()))
        }
    }
}
