//! `dns`: what a home router's name server knows: entries set by hand, names from leases, and what it remembers.

use std::net::Ipv4Addr;

use super::server::local_names;
use crate::os::Sys;
use crate::proto::dns::HostError;

const USAGE: &str = "usage: dns [show] | host add NAME ADDR | host del NAME | flush";

/// Runs it.
pub(super) async fn dns(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["show"] => {
            show(&sys);
            Ok(())
        }
        ["host", "add", name, addr] => add(&sys, name, addr),
        ["host", "del", name] => remove(&sys, name),
        ["flush"] => sys.with(|k, _| {
            k.names_mut().map(|names| names.cache.clear()).ok_or_else(|| "this box forwards no questions".to_owned())
        }),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => 0,
        Err(why) => {
            sys.err(&format!("dns: {why}"));
            1
        }
    }
}

fn add(sys: &Sys, name: &str, addr: &str) -> Result<(), String> {
    let addr: Ipv4Addr = addr.parse().map_err(|_| format!("{addr:?} is no address"))?;
    sys.with(|k, cx| {
        let names = k.names_mut().ok_or_else(|| "this box forwards no questions".to_owned())?;
        names.set_host(name, addr, cx.trace).map_err(|why| match why {
            HostError::BadName => format!("{name:?} is no name"),
            HostError::BadAddress => format!("{addr} is no address of a host"),
            HostError::Full => "there is no room for more entries".into(),
        })
    })
}

fn remove(sys: &Sys, name: &str) -> Result<(), String> {
    let gone = sys.with(|k, cx| k.names_mut().is_some_and(|names| names.remove_host(name, cx.trace)));
    if gone { Ok(()) } else { Err(format!("{name}: no entry of that name (dns shows them)")) }
}

fn show(sys: &Sys) {
    let now = sys.now();
    let (local, cached) = sys.read(|k| {
        let hosts = k.names().map(|names| names.hosts().collect::<Vec<_>>()).unwrap_or_default();
        let local: Vec<_> = hosts.into_iter().chain(local_names(k, now)).collect();
        (local, k.names().map(|names| names.cache.rows(now)).unwrap_or_default())
    });
    sys.out(&format!("{:<32}{:<18}{}", "Name", "Address", "From"));
    for known in local {
        sys.out(&format!("{:<32}{:<18}{}", known.name.to_string(), known.addr.to_string(), known.source.name()));
    }
    for row in cached {
        let kind = row.kind.as_deref().unwrap_or("-");
        let data = if row.negative { "none".to_owned() } else { row.data.join(" ") };
        sys.out(&format!("{:<32}{data:<18}cache, {kind}, {} s", row.name, row.ttl_secs));
    }
}
