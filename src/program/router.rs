//! What only a home router has: port forwarding and the translation table. Every form of the screen ends in one of these
//! lines.

use super::tools::proto_name;
use crate::os::Sys;
use crate::proto::nat::{Nat, RuleError, RuleSpec};
use crate::trace::Trace;
use crate::wire::IpProto;

/// `forward …`.
pub(super) async fn forward(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["list"] => return list(&sys),
        ["add", proto, ports, host] => match spec(&sys, proto, ports, host).await {
            Ok(spec) => change(&sys, |nat, trace| nat.add_rule(spec, trace).map(|_| ())),
            Err(why) => Err(why),
        },
        ["edit", number, proto, ports, host] => match (rule(number), spec(&sys, proto, ports, host).await) {
            (Ok(id), Ok(spec)) => change(&sys, |nat, trace| nat.edit_rule(id, spec, trace)),
            (Err(why), _) | (_, Err(why)) => Err(why),
        },
        ["del", number] => rule(number).and_then(|id| change(&sys, |nat, trace| nat.remove_rule(id, trace))),
        ["on", number] => rule(number).and_then(|id| change(&sys, |nat, trace| nat.switch_rule(id, true, trace))),
        ["off", number] => rule(number).and_then(|id| change(&sys, |nat, trace| nat.switch_rule(id, false, trace))),
        _ => Err("usage: forward add|edit N tcp|udp|both PORT[-END] HOST[:PORT] | list | del N | on N | off N".into()),
    };
    match done {
        Ok(()) => list(&sys),
        Err(why) => {
            sys.err(&format!("forward: {why}"));
            1
        }
    }
}

fn rule(number: &str) -> Result<u32, String> {
    number.parse().map_err(|_| format!("{number:?} is no rule number (forward list shows them)"))
}

fn change(sys: &Sys, touch: impl FnOnce(&mut Nat, &mut Trace) -> Result<(), RuleError>) -> Result<(), String> {
    sys.with(|k, cx| match k.nat.as_mut() {
        Some(nat) => touch(&mut nat.nat, cx.trace).map_err(|error| error.to_string()),
        None => Err("this box translates no addresses".into()),
    })
}

/// `tcp 8080 pc1:80`, `both 6000-6010 192.168.0.3`.
async fn spec(sys: &Sys, proto: &str, ports: &str, host: &str) -> Result<RuleSpec, String> {
    let proto = match proto {
        "tcp" => Some(IpProto::TCP),
        "udp" => Some(IpProto::UDP),
        "both" => None,
        other => return Err(format!("{other:?}: tcp, udp or both is expected")),
    };
    let port =
        |text: &str| text.parse::<u16>().ok().filter(|p| *p > 0).ok_or(format!("{text:?} is no port (1 to 65535)"));
    let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
    let (first_port, last_port) = (port(first)?, port(last)?);
    let (name, inner) = match host.split_once(':') {
        Some((name, inner)) => (name, port(inner)?),
        None => (host, first_port),
    };
    let host = sys.resolve(name).await.map_err(|why| format!("{name}: {why}"))?;
    Ok(RuleSpec { proto, first_port, last_port, host, port: inner })
}

fn list(sys: &Sys) -> u8 {
    let rules = sys.read(|k| k.nat.as_ref().map(|nat| nat.nat.rules()).unwrap_or_default());
    if rules.is_empty() {
        sys.out("no rules");
    }
    for rule in rules {
        sys.out(&format!(
            "{:>3}  {:<44} {:<4} {} hits",
            rule.id,
            rule.text(),
            if rule.enabled { "on" } else { "off" },
            rule.hits
        ));
    }
    0
}

/// `nat`: the translations.
pub(super) async fn nat(sys: Sys, _words: Vec<String>) -> u8 {
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
