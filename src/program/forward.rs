//! `forward`: the port-forwarding rules of a home router, its DMZ host and hairpin. Every key of the form ends here.

use crate::os::{Kernel, Sys};
use crate::proto::nat::{Clash, DMZ_RULE, DmzRow, Nat, Owner, RuleError, RuleRow, RuleSpec, RuleWords, Stale};
use crate::trace::{Name, Trace};
use crate::wire::IpProto;

use super::tools::proto_name;

/// What follows the name.
const USAGE: &str = "add tcp|udp|both PORT[-END] HOST[:PORT] [from NET] [comment \"TEXT\"] | edit N … | restore N … | \
                                comment N TEXT | on N | off N | del N | dmz HOST|off | hairpin on|off | test N [from BOX] | list";

/// Runs it: 0 when it worked, 1 when not.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["list"] => Ok(()),
        ["add", rule @ ..] => add(&sys, rule).await,
        ["edit", number, rule @ ..] => match numbered(number) {
            Ok(id) => edit(&sys, id, rule).await,
            Err(why) => Err(why),
        },
        ["restore", number, rule @ ..] => match numbered(number) {
            Ok(id) => restore(&sys, id, rule).await,
            Err(why) => Err(why),
        },
        ["comment", number, text @ ..] => {
            let text = text.join(" ");
            numbered(number).and_then(|id| change(&sys, |nat, _| nat.comment_rule(id, &text)))
        }
        ["del", number] => numbered(number).and_then(|id| change(&sys, |nat, trace| nat.remove_rule(id, trace))),
        ["on", number] => numbered(number).and_then(|id| change(&sys, |nat, trace| nat.switch_rule(id, true, trace))),
        ["off", number] => numbered(number).and_then(|id| change(&sys, |nat, trace| nat.switch_rule(id, false, trace))),
        ["dmz", "off"] => change(&sys, |nat, trace| nat.set_dmz(None, trace)),
        ["dmz", host] => dmz(&sys, host).await,
        ["hairpin", word @ ("on" | "off")] => change(&sys, |nat, trace| {
            nat.set_hairpin(*word == "on", trace);
            Ok(())
        }),
        ["test", number] => test(&sys, number, None).await,
        ["test", number, "from", node] => test(&sys, number, Some((*node).to_owned())).await,
        _ => Err(format!("usage: forward {USAGE}")),
    };
    match done {
        Ok(()) => list(&sys),
        Err(why) => {
            sys.err(&format!("forward: {why}"));
            1
        }
    }
}

fn numbered(number: &str) -> Result<u32, String> {
    number.parse().map_err(|_| format!("{number:?} is no rule number (forward list shows them)"))
}

fn change<R>(sys: &Sys, touch: impl FnOnce(&mut Nat, &mut Trace) -> Result<R, RuleError>) -> Result<R, String> {
    sys.with(|k, cx| match k.nat.as_mut() {
        Some(nat) => touch(&mut nat.nat, cx.trace).map_err(|error| error.to_string()),
        None => Err("this box translates no addresses".into()),
    })
}

async fn add(sys: &Sys, words: &[&str]) -> Result<(), String> {
    let (spec, owner, read) = rule(sys, words).await?;
    let clash = clash(sys, &spec);
    change(sys, |nat, trace| {
        let id = nat.add_rule(spec, trace)?;
        nat.own_rule(id, owner);
        read.comment.map_or(Ok(()), |text| nat.comment_rule(id, text))
    })?;
    warn(sys, clash);
    Ok(())
}

async fn edit(sys: &Sys, id: u32, words: &[&str]) -> Result<(), String> {
    let (spec, owner, read) = rule(sys, words).await?;
    let clash = clash(sys, &spec);
    change(sys, |nat, trace| {
        nat.edit_rule(id, spec, trace)?;
        nat.own_rule(id, owner);
        read.comment.map_or(Ok(()), |text| nat.comment_rule(id, text))
    })?;
    warn(sys, clash);
    Ok(())
}

/// A removed rule, under the number and at the place it had.
async fn restore(sys: &Sys, id: u32, words: &[&str]) -> Result<(), String> {
    let (spec, owner, read) = rule(sys, words).await?;
    change(sys, |nat, trace| {
        nat.restore_rule(id, spec, trace)?;
        nat.own_rule(id, owner);
        read.comment.map_or(Ok(()), |text| nat.comment_rule(id, text))
    })
}

/// The world makes the call and ends this program with the answer.
async fn test(sys: &Sys, number: &str, from: Option<String>) -> Result<(), String> {
    let id = numbered(number)?;
    match sys.test_rule(id, from).await {}
}

async fn dmz(sys: &Sys, word: &str) -> Result<(), String> {
    let host = sys.resolve(word).await.map_err(|why| format!("{word}: {why}"))?;
    let owner = owner(sys, word, host);
    change(sys, |nat, trace| {
        nat.set_dmz(Some(host), trace)?;
        nat.own_rule(DMZ_RULE, owner);
        Ok(())
    })
}

/// `tcp 8080 pc1:80 from 192.0.2.0/24`: the rule, and whose it will be.
async fn rule<'a>(sys: &Sys, words: &[&'a str]) -> Result<(RuleSpec, Option<Owner>, RuleWords<'a>), String> {
    let read = RuleWords::read(words).map_err(|error| error.to_string())?;
    let host = sys.resolve(read.host).await.map_err(|why| format!("{}: {why}", read.host))?;
    Ok((read.spec(host), owner(sys, read.host, host), read))
}

/// Who has this address now: by the lab's name that was typed, else as the router's leases or its ARP table know it.
fn owner(sys: &Sys, word: &str, host: std::net::Ipv4Addr) -> Option<Owner> {
    if let Some(mac) = sys.lab_card(word, host) {
        return Some(Owner { name: Some(word.into()), mac });
    }
    let now = sys.now();
    sys.read(|k| {
        let mut leases = k.ifaces.iter().filter_map(|face| face.dhcp_server.as_ref()).flat_map(|s| s.rows(now));
        let leased = leases.find(|row| row.addr == host);
        let leased = leased.map(|row| Owner { name: row.host_name.as_deref().map(Name::from), mac: row.mac });
        leased.or_else(|| {
            let lan = k.ifaces.get(k.nat.as_ref()?.lan)?;
            let mac = lan.arp.rows(now).into_iter().find(|row| row.ip == host)?.mac?;
            Some(Owner { name: None, mac })
        })
    })
}

/// What the rule gets in the way of, before it stands.
fn clash(sys: &Sys, spec: &RuleSpec) -> Option<Clash> {
    let now = sys.now();
    sys.read(|k| {
        let sessions = k.nat.as_ref().map(|nat| nat.nat.rows(now)).unwrap_or_default();
        spec.clash(services(k), &sessions)
    })
}

/// The ports at which programs of the router itself wait for anybody.
fn services(k: &Kernel) -> Vec<(IpProto, u16)> {
    let waits = |row: &crate::os::SocketRow| row.remote.is_none() && row.proto != IpProto::ICMP;
    k.sockets.rows().into_iter().filter(waits).map(|row| (row.proto, row.local.port())).collect()
}

fn warn(sys: &Sys, clash: Option<Clash>) {
    match clash {
        Some(Clash::Service { proto, port }) => {
            let proto = proto_name(Some(proto));
            sys.err(&format!(
                "forward: note: {proto} {port} is a port of the router itself; from outside the rule has it"
            ));
        }
        Some(Clash::Mapping { proto, port, inside }) => {
            let proto = proto_name(Some(proto));
            sys.out(&format!("note: {proto} {port} is in use by {inside}; its answers still come to it"));
        }
        None => {}
    }
}

fn list(sys: &Sys) -> u8 {
    let (rules, dmz, hairpin) = sys.read(|k| {
        let nat = k.nat.as_ref().map(|nat| &nat.nat);
        let rules = nat.map(Nat::rules).unwrap_or_default();
        (rules, nat.and_then(Nat::dmz).cloned(), nat.is_none_or(Nat::hairpin))
    });
    if rules.is_empty() && dmz.is_none() {
        sys.out("no rules");
    }
    for rule in &rules {
        print_rule(sys, rule);
    }
    if let Some(DmzRow { host, hits, owner, stale, .. }) = &dmz {
        sys.out(&format!("dmz  {:<44} {:<4} {hits} hits", format!("everything else -> {host}"), "on"));
        print_stale(sys, owner.as_ref(), *stale);
    }
    if !hairpin {
        sys.out("hairpin off");
    }
    0
}

fn print_rule(sys: &Sys, rule: &RuleRow) {
    let state = if rule.enabled { "on" } else { "off" };
    let comment = if rule.comment.is_empty() { String::new() } else { format!("  \"{}\"", rule.comment) };
    sys.out(&format!("{:>3}  {:<44} {state:<4} {} hits{comment}", rule.id, rule.text(), rule.hits));
    print_stale(sys, rule.owner.as_ref(), rule.stale);
}

fn print_stale(sys: &Sys, owner: Option<&Owner>, stale: Option<Stale>) {
    let (Some(owner), Some(stale)) = (owner, stale) else { return };
    let whose = owner.name.as_ref().map_or_else(|| owner.mac.to_string(), |name| format!("{name} ({})", owner.mac));
    sys.out(&match stale {
        Stale::Moved { now, .. } => format!("     stale: made for {whose}, which has {now} now"),
        Stale::Taken { by, .. } => format!("     stale: made for {whose}, but {by} has the address now"),
    });
}
