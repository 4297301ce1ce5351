//! A row as text, in the words of Linux' `iptables`: read from a console line or a scenario, printed by `iptables -S`,
//! and named in every drop.

use core::fmt::{self, Display, Write as _};

use ipnet::Ipv4Net;

use super::FILTER_COMMENT_MAX;
use super::row::{FilterRow, Refusal, States, Verdict};
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
/// ICMP types by the names of the tool.
const ICMP_TYPES: [(&str, u8); 6] = [
    ("echo-reply", 0),
    ("destination-unreachable", 3),
    ("redirect", 5),
    ("echo-request", 8),
    ("time-exceeded", 11),
    ("parameter-problem", 12),
];

/// Why words are no row. The option is the field that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowError {
    /// There is no such option.
    Unknown {
        /// The word.
        option: String,
    },
    /// The option stands without its value.
    NoValue {
        /// The option.
        option: String,
    },
    /// The value is none for this option.
    BadValue {
        /// The option.
        option: String,
        /// What stands there.
        value: String,
    },
    /// Nothing says what happens to the packet.
    NoTarget,
    /// Ports, flags and resets need `-p tcp` (or `udp` for ports), ICMP types `-p icmp`.
    NeedsProto {
        /// The option.
        option: String,
        /// The protocols it goes with.
        proto: &'static str,
    },
}

/// As the tool words it.
impl Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowError::Unknown { option } => write!(f, "unknown option \"{option}\""),
            RowError::NoValue { option } => write!(f, "option \"{option}\" requires an argument"),
            RowError::BadValue { option, value } => write!(f, "Bad value for \"{option}\" option: \"{value}\""),
            RowError::NoTarget => f.write_str("no target: -j DROP, -j REJECT or -j ACCEPT"),
            RowError::NeedsProto { option, proto } => write!(f, "\"{option}\" needs -p {proto}"),
        }
    }
}

/// `-i wan -p tcp --dport 22 -j DROP`
pub fn read_row<W: AsRef<str>>(words: &[W]) -> Result<FilterRow, RowError> {
    let mut row = FilterRow::new(Verdict::Accept);
    let (mut target, mut refusal) = (false, None);
    let mut words = words.iter().map(AsRef::as_ref);
    while let Some(option) = words.next() {
        let mut value = || words.next().ok_or_else(|| RowError::NoValue { option: option.to_owned() });
        match option {
            "-j" | "--jump" => {
                row.verdict = read(option, value()?, verdict)?;
                target = true;
            }
            "--reject-with" => refusal = Some(read(option, value()?, |text| named(&Refusal::NAMED, text))?),
            "--tcp-flags" => {
                let mask = read(option, value()?, flags)?;
                row.flags = Some((mask, read(option, value()?, flags)?));
            }
            _ => condition(&mut row, option, value)?,
        }
    }
    if !target {
        return Err(RowError::NoTarget);
    }
    if let (Verdict::Reject(how), Some(said)) = (&mut row.verdict, refusal) {
        *how = said;
    }
    fits_its_protocol(&row)?;
    Ok(row)
}

/// One option with one value.
fn condition<'a>(
    row: &mut FilterRow,
    option: &str,
    mut value: impl FnMut() -> Result<&'a str, RowError>,
) -> Result<(), RowError> {
    match option {
        "-p" | "--protocol" => row.proto = Some(read(option, value()?, proto)?).filter(|proto| *proto != ANY_PROTO),
        "-s" | "--source" => row.from = Some(read(option, value()?, net)?),
        "-d" | "--destination" => row.to = Some(read(option, value()?, net)?),
        "-i" | "--in-interface" => row.inward = Some(value()?.into()),
        "-o" | "--out-interface" => row.outward = Some(value()?.into()),
        "--sport" | "--source-port" => row.src_ports = Some(read(option, value()?, range)?),
        "--dport" | "--destination-port" => row.dst_ports = Some(read(option, value()?, range)?),
        "--syn" => row.flags = Some((Flags::FIN | Flags::SYN | Flags::RST | Flags::ACK, Flags::SYN)),
        "--icmp-type" => row.icmp = Some(read(option, value()?, icmp)?),
        "--ctstate" | "--state" => row.states = Some(read(option, value()?, States::read)?),
        "--length" => row.length = Some(read(option, value()?, range)?),
        "--every" => {
            let every = read(option, value()?, |text| text.parse().ok().filter(|n| *n > 0))?;
            row.nth = Some((every, row.nth.map_or(0, |(_, packet)| packet)));
        }
        "--packet" => {
            let packet = read(option, value()?, |text| text.parse().ok())?;
            row.nth = Some((row.nth.map_or(1, |(every, _)| every), packet));
        }
        "--comment" => row.comment = comment(value()?),
        "-m" | "--match" | "--mode" => drop(value()?),
        _ => return Err(RowError::Unknown { option: option.to_owned() }),
    }
    Ok(())
}

/// A note: at most so long, and nothing that would break a line or its quotes.
pub(super) fn comment(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && *c != '"').take(FILTER_COMMENT_MAX).collect()
}

fn read<T>(option: &str, value: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, RowError> {
    parse(value).ok_or_else(|| RowError::BadValue { option: option.to_owned(), value: value.to_owned() })
}

fn fits_its_protocol(row: &FilterRow) -> Result<(), RowError> {
    let is = |wanted: &[IpProto]| row.proto.is_some_and(|proto| wanted.contains(&proto));
    let with_ports = is(&[IpProto::TCP, IpProto::UDP]);
    let needs = |option: &str, proto| Err(RowError::NeedsProto { option: option.to_owned(), proto });
    match row {
        _ if row.src_ports.is_some() && !with_ports => needs("--sport", "tcp|udp"),
        _ if row.dst_ports.is_some() && !with_ports => needs("--dport", "tcp|udp"),
        _ if row.flags.is_some() && !is(&[IpProto::TCP]) => needs("--tcp-flags", "tcp"),
        _ if row.icmp.is_some() && !is(&[IpProto::ICMP]) => needs("--icmp-type", "icmp"),
        FilterRow { verdict: Verdict::Reject(Refusal::TcpReset), .. } if !is(&[IpProto::TCP]) => {
            needs("--reject-with tcp-reset", "tcp")
        }
        _ => Ok(()),
    }
}

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
}

/// A protocol's name or number; `all` asks for none.
fn proto(text: &str) -> Option<IpProto> {
    match text {
        "all" => Some(ANY_PROTO),
        "tcp" => Some(IpProto::TCP),
        "udp" => Some(IpProto::UDP),
        "icmp" => Some(IpProto::ICMP),
        number => number.parse().ok().map(IpProto),
    }
}

/// The number by which the tool means every protocol.
const ANY_PROTO: IpProto = IpProto(0);

fn verdict(name: &str) -> Option<Verdict> {
    [Verdict::Accept, Verdict::Drop, Verdict::Reject(Refusal::Port)].into_iter().find(|v| v.name() == name)
}

fn net(text: &str) -> Option<Ipv4Net> {
    let net: Option<Ipv4Net> = text.parse().ok();
    net.or_else(|| Ipv4Net::new(text.parse().ok()?, 32).ok()).map(|net| net.trunc())
}

fn flags(text: &str) -> Option<Flags> {
    match text {
        "ALL" => Some(Flags(0x3f)),
        "NONE" => Some(Flags(0)),
        _ => text.split(',').try_fold(Flags(0), |sum, name| Some(sum | named(&FLAGS, name)?)),
    }
}

/// `80`, `80:90`, `61:`
fn range(text: &str) -> Option<(u16, u16)> {
    let (least, most) = text.split_once(':').unwrap_or((text, text));
    let least = if least.is_empty() { 0 } else { least.parse().ok()? };
    let most = if most.is_empty() { u16::MAX } else { most.parse().ok()? };
    (least <= most).then_some((least, most))
}

/// `echo-request`, `8`, `3/13`
fn icmp(text: &str) -> Option<(u8, Option<u8>)> {
    if let Some(kind) = named(&ICMP_TYPES, text) {
        return Some((kind, None));
    }
    match text.split_once('/') {
        Some((kind, code)) => Some((kind.parse().ok()?, Some(code.parse().ok()?))),
        None => Some((text.parse().ok()?, None)),
    }
}

/// The parts of a row as words: for its one-line form, and for the columns of a list.
#[derive(Clone, Copy, Debug)]
pub struct RowParts<'a>(pub &'a FilterRow);

impl RowParts<'_> {
    /// `tcp`, `all`
    pub fn proto(&self) -> String {
        self.0.proto.map_or_else(|| "all".into(), |proto| proto.to_string().to_lowercase())
    }

    /// What `iptables -L` prints behind the columns: `ctstate NEW tcp dpt:80 /* note */`.
    pub fn details(&self) -> String {
        let row = self.0;
        let mut out = Vec::new();
        out.extend(row.states.map(|states| format!("ctstate {}", states.words())));
        let ports = |way: &str, (first, last): (u16, u16)| {
            if first == last { format!("{way}:{first}") } else { format!("{way}s:{first}:{last}") }
        };
        if row.src_ports.is_some() || row.dst_ports.is_some() || row.flags.is_some() {
            out.push(self.proto());
        }
        out.extend(row.src_ports.map(|range| ports("spt", range)));
        out.extend(row.dst_ports.map(|range| ports("dpt", range)));
        out.extend(row.flags.map(|(mask, set)| format!("flags:0x{:02X}/0x{:02X}", mask.0, set.0)));
        out.extend(row.icmp.map(|(kind, code)| match code {
            Some(code) => format!("icmptype {kind} code {code}"),
            None => format!("icmptype {kind}"),
        }));
        out.extend(row.length.map(|(least, most)| format!("length {least}:{most}")));
        out.extend(row.nth.map(|(every, packet)| format!("statistic mode nth every {every} packet {packet}")));
        if !row.comment.is_empty() {
            out.push(format!("/* {} */", row.comment));
        }
        out.extend(refusal_name(row.verdict).map(|name| format!("reject-with {name}")));
        out.join(" ")
    }
}

fn refusal_name(verdict: Verdict) -> Option<&'static str> {
    let Verdict::Reject(how) = verdict else { return None };
    Refusal::NAMED.iter().find(|(_, refusal)| *refusal == how).map(|(name, _)| *name)
}

/// A row as `iptables -S` prints it and as it can be typed again, without its chain.
impl Display for FilterRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        let mut put = |text: Option<String>| {
            if let Some(text) = text {
                let _ = write!(out, " {text}");
            }
        };
        let proto = RowParts(self).proto();
        put(self.from.map(|net| format!("-s {net}")));
        put(self.to.map(|net| format!("-d {net}")));
        put(self.inward.as_ref().map(|name| format!("-i {}", &**name)));
        put(self.outward.as_ref().map(|name| format!("-o {}", &**name)));
        put(self.proto.map(|_| format!("-p {proto}")));
        put(self.states.map(|states| format!("-m conntrack --ctstate {}", states.words())));
        let has_ports = self.src_ports.is_some() || self.dst_ports.is_some() || self.flags.is_some();
        put(has_ports.then(|| format!("-m {proto}")));
        put(self.src_ports.map(|range| format!("--sport {}", Range(range))));
        put(self.dst_ports.map(|range| format!("--dport {}", Range(range))));
        put(self.flags.map(|(mask, set)| format!("--tcp-flags {} {}", flag_names(mask), flag_names(set))));
        put(self.icmp.map(|(kind, code)| {
            format!("-m icmp --icmp-type {kind}{}", code.map(|code| format!("/{code}")).unwrap_or_default())
        }));
        put(self.length.map(|range| format!("-m length --length {}", Range(range))));
        put(self.nth.map(|(every, packet)| format!("-m statistic --mode nth --every {every} --packet {packet}")));
        put((!self.comment.is_empty()).then(|| format!("-m comment --comment \"{}\"", self.comment)));
        put(Some(format!("-j {}", self.verdict.name())));
        put(refusal_name(self.verdict).map(|name| format!("--reject-with {name}")));
        f.write_str(out.trim_start())
    }
}

struct Range((u16, u16));

impl Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.0;
        if first == last { write!(f, "{first}") } else { write!(f, "{first}:{last}") }
    }
}

fn flag_names(set: Flags) -> String {
    let names: Vec<&str> = FLAGS.iter().filter(|(_, flag)| set.contains(*flag)).map(|(n, _)| *n).collect();
    if names.is_empty() { "NONE".to_owned() } else { names.join(",") }
}
