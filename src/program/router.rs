//! The translation of a router as its owner handles it: the table, how it behaves, and what is changed about that.

use super::tools::proto_name;
use crate::os::{Kernel, Sys};
use crate::proto::Profile;
use crate::proto::nat::{NAT_KEYS, NatKey, NatKeyError, NatSettings};
use crate::wire::IpKind;

/// `nat`, `nat show`, `nat set KEY=VALUE…`, `nat flush`.
pub(super) async fn nat(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => return table(&sys),
        ["show"] => show(&sys),
        ["set", "-f", pairs @ ..] if !pairs.is_empty() => pairs.iter().try_for_each(|pair| set(&sys, pair, false)),
        ["set", pairs @ ..] if !pairs.is_empty() => pairs.iter().try_for_each(|pair| set(&sys, pair, true)),
        ["flush"] => flush(&sys),
        _ => Err("usage: nat [show | set [-f] KEY=VALUE… | flush]".into()),
    };
    match done {
        Ok(()) => 0,
        Err(why) => {
            sys.err(&format!("nat: {why}"));
            1
        }
    }
}

const NONE_HERE: &str = "this box translates no addresses";

fn table(sys: &Sys) -> u8 {
    let now = sys.now();
    let rows = sys.read(|k| k.nat.as_ref().map(|nat| nat.nat.rows(now)).unwrap_or_default());
    sys.out(&format!("{:<6}{:<24}{:<24}{:<24}{:<14}{}", "Proto", "Inside", "Outside", "Remote", "State", "Left"));
    for row in rows {
        let (inside, outside, remote) = (row.inside.to_string(), row.outside.to_string(), row.remote.to_string());
        sys.out(&format!(
            "{:<6}{inside:<24}{outside:<24}{remote:<24}{:<14}{} s",
            proto_name(Some(row.proto)),
            row.state.name(),
            row.expires_secs
        ));
    }
    0
}

fn show(sys: &Sys) -> Result<(), String> {
    for line in sys.read(settings).ok_or(NONE_HERE)? {
        sys.out(&line);
    }
    Ok(())
}

/// One line a setting, and what they make of the router.
fn settings(k: &Kernel) -> Option<Vec<String>> {
    let nat = k.nat.as_ref()?;
    let settings = nat.nat.settings();
    let row = |key: &NatKey| format!("{:<18}{:<28}{}", key.name, key.value(settings), key.source);
    let mut lines: Vec<String> = NAT_KEYS.iter().map(row).collect();
    let hairpin = if nat.nat.hairpin() { "on" } else { "off" };
    lines.push(format!("{:<18}{hairpin:<28}RFC 4787 REQ-9", "hairpin"));
    lines.push(format!("{:<18}{}", "behaves as", settings.classic().name()));
    let wan = k.ifaces.get(nat.wan).and_then(crate::os::Iface::addr);
    let outside = wan.map_or_else(|| "none".into(), |addr| format!("{addr}{}", standing(IpKind::of_v4(addr))));
    lines.push(format!("{:<18}{outside}", "outside"));
    Some(lines)
}

const fn standing(kind: IpKind) -> &'static str {
    match kind {
        IpKind::Shared => " (shared address space: a translator of the provider stands before this one)",
        IpKind::Private => " (private: another translator stands before this one)",
        _ => "",
    }
}

/// `filtering=address-dependent`. `-f` takes also what a standard forbids.
fn set(sys: &Sys, pair: &str, strict: bool) -> Result<(), String> {
    let (name, value) = pair.split_once('=').ok_or_else(|| format!("{pair:?} is not KEY=VALUE"))?;
    sys.with(|k, cx| {
        let strict = strict && k.profile == Profile::Rfc;
        let nat = k.nat.as_mut().ok_or(NONE_HERE)?;
        if name == "hairpin" {
            let on = ["off", "on"].iter().position(|word| *word == value).ok_or("hairpin: on, off")?;
            nat.nat.set_hairpin(on == 1, cx.trace);
            return Ok(());
        }
        let key = NatKey::find(name).ok_or_else(|| format!("no setting {name:?} (nat show lists them)"))?;
        let mut new: NatSettings = *nat.nat.settings();
        key.assign(&mut new, value, strict).map_err(|why| refusal(key, why))?;
        if let Some(contradiction) = new.contradiction() {
            return Err(contradiction.to_string());
        }
        nat.nat.set(key, new, cx.trace);
        Ok(())
    })
}

fn refusal(key: &NatKey, why: NatKeyError) -> String {
    match why {
        NatKeyError::Expected(values) => format!("{}: {values}", key.name),
        NatKeyError::TooShort => {
            format!("{}: at least {} s ({}); nat set -f takes it all the same", key.name, key.least_secs, key.source)
        }
    }
}

/// Forgets all sessions, as a router that was switched off and on.
fn flush(sys: &Sys) -> Result<(), String> {
    sys.with(|k, cx| {
        let nat = k.nat.as_mut().ok_or(NONE_HERE)?;
        let wan = k.ifaces.get(nat.wan).and_then(crate::os::Iface::addr);
        nat.nat.forget(wan.unwrap_or(std::net::Ipv4Addr::UNSPECIFIED), cx.trace);
        Ok(())
    })
}
