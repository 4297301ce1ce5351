//! `firewall`: the packet filter in plain words, for people who do not want to learn `iptables` first. Each order is
//! one change of the same chains.

use super::tools::proto_name;
use crate::os::Sys;
use crate::proto::filter::{Chain, Change, ChangeError, FilterRow, Hook, Refusal, RowError, States, Verdict, read_row};

const USAGE: &str = "usage: firewall [list] | add [N] CHAIN accept|drop|reject MATCH… | del CHAIN N | on|off CHAIN N \
                     | policy CHAIN accept|drop";
const MORE: &str = "  CHAIN: in forward out   MATCH: tcp|udp|icmp, from|to HOST|NET, via IFACE, onto IFACE, \
                    port N[-M], state new,…, note TEXT";

/// Runs it.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let change = match words.as_slice() {
        [] | ["list"] => return list(&sys),
        ["add", rest @ ..] => add(&sys, rest).await,
        ["del", chain, number] => at(chain, number).map(|(hook, number)| Change::Delete { hook, number }),
        ["on", chain, number] => at(chain, number).map(|(hook, number)| Change::Switch { hook, number, on: true }),
        ["off", chain, number] => at(chain, number).map(|(hook, number)| Change::Switch { hook, number, on: false }),
        ["policy", chain, word @ ("accept" | "drop")] => {
            hook(chain).map(|hook| Change::Policy { hook, accepts: *word == "accept" })
        }
        _ => Err(USAGE.to_owned()),
    };
    let done = change.and_then(|change| {
        sys.with(|k, cx| k.change_filter(cx, change)).map_err(|why| ChangeError::Filter(why).to_string())
    });
    match done {
        Ok(()) => list(&sys),
        Err(why) => {
            sys.err(&format!("firewall: {why}"));
            if why == USAGE {
                sys.err(MORE);
                return 2;
            }
            1
        }
    }
}

fn hook(word: &str) -> Result<Hook, String> {
    let named = [("in", Hook::Input), ("forward", Hook::Forward), ("out", Hook::Output)];
    let found = named.iter().find(|(name, hook)| *name == word || hook.name() == word).map(|(_, hook)| *hook);
    found.ok_or_else(|| format!("chain {word:?}: in, forward or out is expected"))
}

fn at(chain: &str, number: &str) -> Result<(Hook, usize), String> {
    let row = number.parse().map_err(|_| format!("row {number:?}: a number is expected (firewall list shows them)"))?;
    Ok((hook(chain)?, row))
}

/// `add [N] forward drop tcp from phone to naver.com port 443 note no news`. Without a number it stands first, where it
/// counts.
async fn add(sys: &Sys, words: &[&str]) -> Result<Change, String> {
    let (at, words) = match words.split_first() {
        Some((first, rest)) if first.parse::<usize>().is_ok() => (first.parse().unwrap_or(1), rest),
        _ => (1, words),
    };
    let [chain, verdict, rest @ ..] = words else { return Err(USAGE.to_owned()) };
    let hook = hook(chain)?;
    let verdict = match *verdict {
        "accept" => Verdict::Accept,
        "drop" => Verdict::Drop,
        "reject" => Verdict::Reject(Refusal::Port),
        word => return Err(format!("verdict {word:?}: accept, drop or reject is expected")),
    };
    let mut row = FilterRow::new(verdict);
    let mut rest = rest.iter().copied();
    while let Some(word) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{word}: a value is expected"));
        match word {
            "tcp" | "udp" | "icmp" => row.proto = part("-p", word)?.proto,
            "from" => row.from = part("-s", &host(sys, word, value()?).await?)?.from,
            "to" => row.to = part("-d", &host(sys, word, value()?).await?)?.to,
            "via" => row.inward = Some(face(sys, word, value()?)?),
            "onto" => row.outward = Some(face(sys, word, value()?)?),
            "port" => row.dst_ports = Some(ports(value()?)?),
            "state" => {
                let words = value()?;
                row.states = Some(States::read(words).ok_or_else(|| {
                    format!("state {words:?}: new, established, related, invalid or dnat is expected")
                })?);
            }
            "note" => {
                let note = std::iter::once(value()?).chain(rest.by_ref()).collect::<Vec<_>>().join(" ");
                row.comment = part("--comment", &note)?.comment;
            }
            _ => return Err(format!("{word:?}: no such match")),
        }
    }
    if row.dst_ports.is_some() && row.proto.is_none() {
        return Err("port: tcp or udp is expected before it".to_owned());
    }
    Ok(Change::Add { hook, at: Some(at), row: Box::new(row) })
}

/// One option as `iptables` reads it.
fn part(option: &str, value: &str) -> Result<FilterRow, String> {
    let value = value.to_owned();
    read_row(&[option, &value, "-j", "ACCEPT"]).map_err(|why| match why {
        RowError::BadValue { value, .. } => format!("{value:?}: no host or network"),
        other => other.to_string(),
    })
}

/// A network as it is, a name as its address.
async fn host(sys: &Sys, word: &str, text: &str) -> Result<String, String> {
    if text.parse::<ipnet::Ipv4Net>().is_ok() {
        return Ok(text.to_owned());
    }
    sys.resolve(text).await.map(|addr| addr.to_string()).map_err(|why| format!("{word} {text}: {why}"))
}

fn face(sys: &Sys, word: &str, name: &str) -> Result<crate::trace::Name, String> {
    let names = sys.read(|k| k.ifaces.iter().map(|face| face.name.to_string()).collect::<Vec<_>>());
    if names.iter().any(|known| known == name) {
        return Ok(name.into());
    }
    Err(format!("{word} {name}: no such interface ({})", names.join(", ")))
}

/// `80`, `8000-8010`
fn ports(text: &str) -> Result<(u16, u16), String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let range = first.parse().ok().zip(last.parse().ok()).filter(|(first, last)| 0 < *first && first <= last);
    range.ok_or_else(|| format!("port {text:?}: 1 to 65535, or a range of them, is expected"))
}

fn list(sys: &Sys) -> u8 {
    for (name, hook) in [("in", Hook::Input), ("forward", Hook::Forward), ("out", Hook::Output)] {
        let chain = sys.read(|k| k.filter.as_ref().map(|filter| filter.chain(hook).clone()).unwrap_or_default());
        sys.out(&format!(
            "{name}: what no row fits is {} ({} packets)",
            if chain.policy == Verdict::Accept { "accepted" } else { "dropped" },
            chain.packets
        ));
        lines(&chain).iter().for_each(|line| sys.out(line));
    }
    0
}

fn lines(chain: &Chain) -> Vec<String> {
    let line = |(number, row): (usize, &FilterRow)| {
        let switch = if row.enabled { "on" } else { "off" };
        format!(
            "{number:>3}  {switch:<4}{:<7} {:<48} {} packets",
            row.verdict.name().to_lowercase(),
            words(row),
            row.packets
        )
    };
    (1..).zip(&chain.rows).map(line).collect()
}

/// What a row asks, in the words of `add`.
fn words(row: &FilterRow) -> String {
    let mut out = Vec::new();
    out.extend(row.proto.map(|proto| proto_name(Some(proto)).to_owned()));
    let net = |net: ipnet::Ipv4Net| if net.prefix_len() == 32 { net.addr().to_string() } else { net.to_string() };
    out.extend(row.from.map(|from| format!("from {}", net(from))));
    out.extend(row.to.map(|to| format!("to {}", net(to))));
    out.extend(row.inward.as_ref().map(|name| format!("via {}", &**name)));
    out.extend(row.outward.as_ref().map(|name| format!("onto {}", &**name)));
    let ports = |(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") };
    out.extend(row.src_ports.map(|range| format!("source port {}", ports(range))));
    out.extend(row.dst_ports.map(|range| format!("port {}", ports(range))));
    out.extend(row.states.map(|states| format!("state {}", states.words().to_lowercase())));
    out.extend(row.icmp.map(|(kind, _)| format!("type {kind}")));
    if !row.comment.is_empty() {
        out.push(format!("note {}", row.comment));
    }
    if out.is_empty() { "everything".to_owned() } else { out.join(" ") }
}
