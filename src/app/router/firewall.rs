//! A row of the packet filter as fields, and fields as a row: what the form has no field for stands in one of its own, in
//! the words of `iptables`, so that nothing is lost when a row is changed.

use ipnet::Ipv4Net;

use super::fallout;
use super::page::{Around, EVERY, Order, Page, Setting, Values, chosen, no_notes, nothing_follows, typed};
use super::row::filter_row;
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::NodeView;
use crate::proto::filter::{FILTER_COMMENT_MAX, FilterRow, Refusal, States, Verdict, read_row};
use crate::trace::Name;

/// What a row may do, as offers of a choice: `ACCEPT`, `DROP`, and the ways to refuse.
const VERDICTS: [&str; 10] = [
    "ACCEPT",
    "DROP",
    "icmp-port-unreachable",
    "icmp-admin-prohibited",
    "tcp-reset",
    "icmp-net-unreachable",
    "icmp-host-unreachable",
    "icmp-proto-unreachable",
    "icmp-net-prohibited",
    "icmp-host-prohibited",
];

type Get = fn(&NodeView, Option<usize>) -> String;
type Check = fn(&str, &Around, Values<'_>) -> Result<(), FieldError>;

/// A row of the packet filter.
pub(super) static FIREWALL_ROW: Page = Page {
    settings: &[
        chosen(FieldId::Chain, &["INPUT", "FORWARD", "OUTPUT"], |node, row| {
            filter_row(node, row).map_or("FORWARD", |(hook, ..)| hook.name()).to_owned()
        }),
        Setting { propose: |_, _| "1".to_owned(), ..typed(FieldId::Place, place, check_place) },
        Setting { propose: |_, _| "DROP".to_owned(), ..chosen(FieldId::Verdict, &VERDICTS, verdict) },
        Setting {
            propose: |_, _| "all".to_owned(),
            ..chosen(FieldId::FilterProto, &["all", "tcp", "udp", "icmp"], proto)
        },
        condition(FieldId::Source, |node, row| net(node, row, |r| r.from), check_source),
        condition(FieldId::Destination, |node, row| net(node, row, |r| r.to), check_net),
        condition(FieldId::InIface, |node, row| face(node, row, |r| r.inward.as_ref()), check_face),
        condition(FieldId::OutIface, |node, row| face(node, row, |r| r.outward.as_ref()), check_face),
        condition(FieldId::FilterPort, ports, check_ports),
        condition(FieldId::States, states, check_states),
        condition(FieldId::Matches, rest, check_rest),
        condition(FieldId::Note, note, check_note),
    ],
    orders: &[
        Order {
            of: &[FieldId::Chain, FieldId::Place],
            line: |from, to| {
                let moved = is_row(from) && is_row(to) && at(from) != at(to);
                if moved { format!("iptables -D {}", at(from)) } else { String::new() }
            },
        },
        Order { of: EVERY, line },
    ],
    follows: nothing_follows,
    fallout: fallout::none,
    notes: no_notes,
};

/// A condition: a new row asks nothing.
const fn condition(id: FieldId, get: Get, check: Check) -> Setting {
    Setting { id, offers: &[], get, propose: |_, _| String::new(), check, applies: |_| true }
}

fn of(node: &NodeView, at: Option<usize>, read: impl FnOnce(&FilterRow) -> String) -> String {
    filter_row(node, at).map(|(.., row)| read(row)).unwrap_or_default()
}

fn place(node: &NodeView, at: Option<usize>) -> String {
    filter_row(node, at).map_or_else(|| "1".to_owned(), |(_, number, _)| number.to_string())
}

fn verdict(node: &NodeView, at: Option<usize>) -> String {
    of(node, at, |row| match row.verdict {
        Verdict::Reject(how) => {
            let named = Refusal::NAMED.iter().find(|(_, refusal)| *refusal == how);
            named.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
        }
        other => other.name().to_owned(),
    })
}

fn proto(node: &NodeView, at: Option<usize>) -> String {
    of(node, at, |row| row.proto.map_or_else(|| "all".to_owned(), |proto| proto.to_string().to_lowercase()))
}

fn net(node: &NodeView, at: Option<usize>, read: fn(&FilterRow) -> Option<Ipv4Net>) -> String {
    let text = |net: Ipv4Net| if net.prefix_len() == 32 { net.addr().to_string() } else { net.to_string() };
    of(node, at, |row| read(row).map(text).unwrap_or_default())
}

fn face(node: &NodeView, at: Option<usize>, read: fn(&FilterRow) -> Option<&Name>) -> String {
    of(node, at, |row| read(row).map(ToString::to_string).unwrap_or_default())
}

fn ports(node: &NodeView, at: Option<usize>) -> String {
    let text = |(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") };
    of(node, at, |row| row.dst_ports.map(text).unwrap_or_default())
}

fn states(node: &NodeView, at: Option<usize>) -> String {
    of(node, at, |row| row.states.map(States::words).unwrap_or_default())
}

fn note(node: &NodeView, at: Option<usize>) -> String {
    of(node, at, |row| row.comment.clone())
}

/// What no other field says: source port, flags, ICMP type, length, every so many.
fn rest(node: &NodeView, at: Option<usize>) -> String {
    of(node, at, |row| {
        let bare = FilterRow::new(Verdict::Accept);
        let (proto, src_ports, flags) = (row.proto, row.src_ports, row.flags);
        let (icmp, length, nth) = (row.icmp, row.length, row.nth);
        let other = FilterRow { proto, src_ports, flags, icmp, length, nth, ..bare }.to_string();
        let head = proto.map(|proto| format!("-p {} ", proto.to_string().to_lowercase())).unwrap_or_default();
        let words = other.strip_suffix("-j ACCEPT").unwrap_or_default();
        words.strip_prefix(head.as_str()).unwrap_or(words).trim().to_owned()
    })
}

fn is_row(values: Values<'_>) -> bool {
    !values.get(FieldId::Verdict).is_empty()
}

/// `FORWARD 3`
fn at(values: Values<'_>) -> String {
    format!("{} {}", values.get(FieldId::Chain), values.get(FieldId::Place))
}

/// The line that makes one row another; one of the two may be none.
fn line(from: Values<'_>, to: Values<'_>) -> String {
    match (is_row(from), is_row(to)) {
        (_, false) => format!("iptables -D {}", at(from)),
        (true, true) if at(from) == at(to) => format!("iptables -R {} {}", at(to), spec(to)),
        _ => format!("iptables -I {} {}", at(to), spec(to)),
    }
}

/// The row in the words of `iptables`.
fn spec(values: Values<'_>) -> String {
    let mut words = Vec::new();
    let mut put = |option: &str, value: &str| {
        if !value.is_empty() {
            words.push(format!("{option} {value}"));
        }
    };
    put("-s", values.get(FieldId::Source));
    put("-d", values.get(FieldId::Destination));
    put("-i", values.get(FieldId::InIface));
    put("-o", values.get(FieldId::OutIface));
    put("-p", Some(values.get(FieldId::FilterProto)).filter(|proto| *proto != "all").unwrap_or_default());
    put("-m conntrack --ctstate", values.get(FieldId::States));
    put("--dport", &values.get(FieldId::FilterPort).replace('-', ":"));
    put("", values.get(FieldId::Matches));
    let note = values.get(FieldId::Note);
    put("-m comment --comment", &if note.is_empty() { String::new() } else { format!("\"{note}\"") });
    match values.get(FieldId::Verdict) {
        verdict @ ("ACCEPT" | "DROP") => put("-j", verdict),
        how => put("-j REJECT --reject-with", how),
    }
    words.iter().map(|word| word.trim()).collect::<Vec<_>>().join(" ")
}

fn check_place(text: &str, around: &Around, values: Values<'_>) -> Result<(), FieldError> {
    let chain = ["INPUT", "FORWARD", "OUTPUT"].iter().position(|name| *name == values.get(FieldId::Chain));
    let rows = chain.and_then(|chain| around.filter_rows.get(chain)).copied().unwrap_or(0);
    check::count(text, 1..=rows as u32 + 1).map(|_| ())
}

/// A new row says what it is about: without any condition it would stop everything, which is the policy's business.
fn check_source(text: &str, around: &Around, values: Values<'_>) -> Result<(), FieldError> {
    let conditions = [
        FieldId::Source,
        FieldId::Destination,
        FieldId::InIface,
        FieldId::OutIface,
        FieldId::FilterPort,
        FieldId::States,
        FieldId::Matches,
    ];
    let is_bare = values.get(FieldId::FilterProto) == "all" && conditions.iter().all(|id| values.get(*id).is_empty());
    if around.is_new && is_bare {
        return Err(FieldError::NoCondition);
    }
    check_net(text, around, values)
}

fn check_net(text: &str, around: &Around, _: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() || text.parse::<Ipv4Net>().is_ok() {
        return Ok(());
    }
    let names: Vec<String> = around.names.iter().map(|(name, _)| name.clone()).collect();
    check::host(text, &names)
}

fn check_face(text: &str, around: &Around, _: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() || around.ifaces.iter().any(|name| name == text) {
        return Ok(());
    }
    Err(FieldError::NoInterface { name: text.to_owned(), there: around.ifaces.join(", ") })
}

fn check_ports(text: &str, _: &Around, values: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() {
        return Ok(());
    }
    check::ports(text)?;
    let has_ports = matches!(values.get(FieldId::FilterProto), "tcp" | "udp");
    if has_ports { Ok(()) } else { Err(FieldError::NeedsProto { proto: "tcp, udp" }) }
}

fn check_states(text: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() || States::read(text).is_some() { Ok(()) } else { Err(FieldError::NotAState) }
}

fn check_rest(text: &str, _: &Around, values: Values<'_>) -> Result<(), FieldError> {
    // The rest is judged with the protocol it may need; what other fields say is judged there.
    let all: Vec<&str> = ["-p", values.get(FieldId::FilterProto)].into_iter().chain(text.split_whitespace()).collect();
    let verdict = values.get(FieldId::Verdict);
    let resets = ["-j", "REJECT", "--reject-with", "tcp-reset"];
    let target = if verdict == "tcp-reset" { &resets[..] } else { &["-j", "DROP"] };
    let all: Vec<&str> = all.into_iter().chain(target.iter().copied()).collect();
    let wrong = |why: crate::proto::filter::RowError| match why {
        crate::proto::filter::RowError::NeedsProto { proto, .. } => FieldError::NeedsProto { proto },
        other => FieldError::BadMatch { why: other.to_string() },
    };
    read_row(&all).map(|_| ()).map_err(wrong)
}

fn check_note(text: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    let bad = text.chars().find(|c| c.is_control() || matches!(c, '"' | '\'' | '\\' | '$' | '`'));
    match bad {
        Some(character) => Err(FieldError::BadCharacter { character }),
        None if text.chars().count() > FILTER_COMMENT_MAX => {
            Err(FieldError::TooLong { max: FILTER_COMMENT_MAX as u32 })
        }
        None => Ok(()),
    }
}
