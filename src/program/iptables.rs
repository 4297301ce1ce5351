//! `iptables`: the packet filter of the box, as far as the INPUT chain goes.

use core::fmt::Write as _;

use crate::os::{FILTER_ROWS_MAX, FilterRow, Sys, Verdict};
use crate::wire::{Flags, IpProto};

/// The flags by the names of the tool.
const FLAGS: [(&str, Flags); 6] = [
    ("FIN", Flags::FIN),
    ("SYN", Flags::SYN),
    ("RST", Flags::RST),
    ("PSH", Flags::PSH),
    ("ACK", Flags::ACK),
    ("URG", Flags::URG),
];

/// Runs it: 0 when it worked, 2 when the command line makes no sense, 1 for a row that is not there.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let mut words = words.iter().map(String::as_str);
    let order = words.next().unwrap_or_default();
    if let Some(chain) = words.clone().next().filter(|chain| !chain.starts_with('-') && *chain != "INPUT") {
        sys.err(&format!("iptables: No chain/target/match by that name ({chain}): INPUT is the only one."));
        return 1;
    }
    let rest: Vec<&str> = words.skip(1).collect();
    match order {
        "-A" | "-I" => match read_row(&rest) {
            Ok(row) => insert(&sys, row, order == "-I"),
            Err(why) => usage(&sys, &why),
        },
        "-D" => delete(&sys, &rest),
        "-F" => {
            sys.with(|k, _| k.filter = None);
            0
        }
        "-S" | "-L" => {
            sys.out("-P INPUT ACCEPT");
            let rows = sys.read(|k| k.filter.iter().flat_map(|filter| &filter.0).map(spec).collect::<Vec<_>>());
            rows.iter().for_each(|row| sys.out(&format!("-A INPUT{row}")));
            0
        }
        _ => usage(&sys, "no command specified"),
    }
}

fn usage(sys: &Sys, why: &str) -> u8 {
    sys.err(&format!("iptables: {why}"));
    sys.err("usage: iptables -A|-I INPUT MATCH… -j DROP|REJECT|ACCEPT | -D INPUT N | -F | -S");
    sys.err("  MATCH: -p tcp|udp|icmp  -s ADDR[/LEN]  --sport N  --dport N  --tcp-flags MASK SET");
    sys.err("         -m length --length MIN[:MAX]  -m statistic --mode nth --every N --packet P");
    2
}

fn insert(sys: &Sys, row: FilterRow, first: bool) -> u8 {
    let full = sys.with(|k, _| {
        let rows = &mut k.filter.get_or_insert_default().0;
        let full = rows.len() >= FILTER_ROWS_MAX;
        if !full {
            rows.insert(if first { 0 } else { rows.len() }, row);
        }
        full
    });
    if full {
        sys.err("iptables: the chain is full.");
    }
    full.into()
}

fn delete(sys: &Sys, rest: &[&str]) -> u8 {
    let number = rest.first().and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let gone = sys.with(|k, _| {
        let rows = &mut k.filter.as_mut()?.0;
        let gone = number.filter(|n| *n < rows.len()).map(|n| rows.remove(n));
        if rows.is_empty() {
            k.filter = None;
        }
        gone
    });
    if gone.is_none() {
        sys.err("iptables: Index of deletion too big.");
    }
    gone.is_none().into()
}

/// `-p tcp --dport 80 -j DROP`
fn read_row(words: &[&str]) -> Result<FilterRow, String> {
    let mut row = FilterRow::new(Verdict::Accept);
    let mut target = false;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().copied().ok_or_else(|| format!("option \"{word}\" requires an argument"));
        let bad = |value: &str| format!("Bad value for \"{word}\" option: \"{value}\"");
        let number = |text: &str| text.parse::<u32>().map_err(|_| bad(text));
        let port = |text: &str| text.parse::<u16>().map_err(|_| bad(text));
        match *word {
            "-p" => row.proto = Some(value().and_then(|v| proto(v).ok_or_else(|| bad(v)))?),
            "-s" => row.from = Some(value().and_then(|v| net(v).ok_or_else(|| bad(v)))?),
            "--sport" => row.src_port = Some(value().and_then(port)?),
            "--dport" => row.dst_port = Some(value().and_then(port)?),
            "--tcp-flags" => {
                let mask = value().and_then(|v| flags(v).ok_or_else(|| bad(v)))?;
                row.flags = Some((mask, value().and_then(|v| flags(v).ok_or_else(|| bad(v)))?));
            }
            "--length" => row.length = Some(value().and_then(|v| range(v).ok_or_else(|| bad(v)))?),
            "--every" => row.nth = Some((value().and_then(number)?, row.nth.map_or(0, |(_, packet)| packet))),
            "--packet" => row.nth = Some((row.nth.map_or(1, |(every, _)| every), value().and_then(number)?)),
            "-m" | "--mode" => {
                value()?;
            }
            "-j" => {
                row.verdict = value().and_then(|v| verdict(v).ok_or_else(|| bad(v)))?;
                target = true;
            }
            _ => return Err(format!("unknown option \"{word}\"")),
        }
    }
    if target { Ok(row) } else { Err("no target: -j DROP, -j REJECT or -j ACCEPT".into()) }
}

fn proto(name: &str) -> Option<IpProto> {
    [("tcp", IpProto::TCP), ("udp", IpProto::UDP), ("icmp", IpProto::ICMP)]
        .into_iter()
        .find_map(|(n, proto)| (n == name).then_some(proto))
}

fn verdict(name: &str) -> Option<Verdict> {
    [("ACCEPT", Verdict::Accept), ("DROP", Verdict::Drop), ("REJECT", Verdict::Reject)]
        .into_iter()
        .find_map(|(n, verdict)| (n == name).then_some(verdict))
}

fn net(text: &str) -> Option<ipnet::Ipv4Net> {
    text.parse().ok().or_else(|| ipnet::Ipv4Net::new(text.parse().ok()?, 32).ok())
}

fn flags(text: &str) -> Option<Flags> {
    let named = |name: &str| FLAGS.iter().find(|(n, _)| *n == name).map(|(_, flag)| *flag);
    match text {
        "ALL" => Some(Flags(0x3f)),
        "NONE" => Some(Flags(0)),
        _ => text.split(',').try_fold(Flags(0), |sum, name| Some(sum | named(name)?)),
    }
}

fn range(text: &str) -> Option<(u16, u16)> {
    let (least, most) = text.split_once(':').unwrap_or((text, text));
    Some((least.parse().ok()?, if most.is_empty() { u16::MAX } else { most.parse().ok()? }))
}

/// A row as it would be typed.
fn spec(row: &FilterRow) -> String {
    let mut out = String::new();
    let mut put = |text: Option<String>| {
        if let Some(text) = text {
            let _ = write!(out, " {text}");
        }
    };
    let names = |set: Flags| {
        let names: Vec<&str> = FLAGS.iter().filter(|(_, flag)| set.contains(*flag)).map(|(n, _)| *n).collect();
        if names.is_empty() { "NONE".to_owned() } else { names.join(",") }
    };
    put(row.from.map(|net| format!("-s {net}")));
    put(row.proto.map(|proto| format!("-p {}", proto.to_string().to_lowercase())));
    put(row.src_port.map(|port| format!("--sport {port}")));
    put(row.dst_port.map(|port| format!("--dport {port}")));
    put(row.flags.map(|(mask, set)| format!("--tcp-flags {} {}", names(mask), names(set))));
    put(row.length.map(|(least, most)| format!("-m length --length {least}:{most}")));
    put(row.nth.map(|(every, packet)| format!("-m statistic --mode nth --every {every} --packet {packet}")));
    put(Some(match row.verdict {
        Verdict::Accept => "-j ACCEPT".into(),
        Verdict::Drop => "-j DROP".into(),
        Verdict::Reject => "-j REJECT".into(),
    }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_printed_as_it_was_typed() {
        for line in [
            " -j ACCEPT",
            " -s 10.0.0.0/8 -p tcp --sport 5 --dport 80 --tcp-flags SYN,ACK SYN -j REJECT",
            " -p udp -m length --length 61:65535 -m statistic --mode nth --every 1000 --packet 2 -j DROP",
        ] {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(read_row(&words).as_ref().map(spec), Ok(line.to_owned()));
        }
        for line in [
            "-p tcp",
            "-p ipx -j DROP",
            "--dport 70000 -j DROP",
            "-j LOG",
            "-x",
            "--tcp-flags SYN,WHAT SYN -j DROP",
            "-s",
        ] {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(read_row(&words).is_err(), "{line}");
        }
    }
}
