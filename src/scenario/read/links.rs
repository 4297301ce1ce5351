//! One link: what it is made of, and which ports it claims.

use core::time::Duration;

use super::fields::Fields;
use super::trouble::{TROUBLE, read_trouble};
use super::values::{is_name_char, number, pair, parsed, time, wrong};
use crate::scenario::draft::{EndDraft, LinkDraft};
use crate::scenario::report::Report;
use crate::scenario::syntax::{Tree, Value};
use crate::scenario::{Form, Mistake};
use crate::sim::{Impairments, LinkProps, Medium, parse_rate};

/// The least MTU of IPv4 (RFC 791 section 3.2: every module forwards 68 octets unfragmented).
const MIN_MTU_BYTES: u64 = 68;
/// The greatest MTU: jumbo frames as switches have them.
const MAX_MTU_BYTES: u64 = 9216;
/// The greatest queue.
pub(super) const MAX_QUEUE_BYTES: u64 = 1 << 30;
/// The longest time of flight; the way to Neptune is longer.
const MAX_DELAY: Duration = Duration::from_secs(3600);

const KINDS: &[&str] = &["Cable", "Wifi"];
pub(super) const KNOWN: &[&str] = &[
    "ends",
    "rate",
    "delay",
    "mtu",
    "queue",
    "loss",
    "burst",
    "drop",
    "corrupt",
    "duplicate",
    "reorder",
    "jitter",
    "cut",
    "there",
    "back",
];

/// `Cable(ends: ("pc1", "router:lan1"), rate: "1Gbps", …)`, `Wifi(…)`.
pub(super) fn read_link(tree: &Tree, report: &mut Report<'_>) -> Option<LinkDraft> {
    let Value::Group(Some(word), body) = &tree.value else { return wrong(tree, Form::Link, report) };
    let medium = match word.value.as_str() {
        "Cable" => Medium::Cable,
        "Wifi" => Medium::Wifi,
        _ => {
            let mistake = Mistake::UnknownKind { of: Form::Link, found: word.value.clone() };
            report.add_meant(word.at, mistake, &word.value, KINDS.iter().copied());
            return None;
        }
    };
    let of = if medium == Medium::Wifi { "Wifi" } else { "Cable" };
    let fields = Fields::of_body(body, word.at, of, KNOWN, report)?;
    let ends = fields.need("ends", report).and_then(|tree| {
        let [a, b] = pair(tree, report)?;
        let (a, b) = (read_end(a, report), read_end(b, report));
        Some([a?, b?])
    });
    let props = read_props(medium, fields, report);
    Some(LinkDraft { ends: ends?, props })
}

/// `pc1:eth0`, or `pc1` where the port goes without saying.
fn read_end(tree: &Tree, report: &mut Report<'_>) -> Option<EndDraft> {
    let end = parsed(
        tree,
        Form::LinkEnd,
        |text| {
            let (node, port) = text.split_once(':').map_or((text, None), |(node, port)| (node, Some(port)));
            let is_name = |name: &str| !name.is_empty() && name.chars().all(is_name_char);
            (is_name(node) && port.is_none_or(is_name)).then(|| (node.to_owned(), port.map(str::to_owned)))
        },
        report,
    )?;
    let (node, port) = end.value;
    Some(EndDraft { at: end.at, node, port })
}

fn read_props(medium: Medium, fields: Fields<'_>, report: &mut Report<'_>) -> LinkProps {
    let mut props = LinkProps::of(medium);
    if let Some(rate) = fields.get("rate").and_then(|tree| parsed(tree, Form::Rate, parse_rate, report)) {
        props.rate_bps = rate.value;
    }
    if let Some(delay) = fields.get("delay").and_then(|tree| read_delay(tree, report)) {
        props.delay = delay;
    }
    let mtu = fields.get("mtu").and_then(|tree| number(tree, Form::Mtu, MIN_MTU_BYTES, MAX_MTU_BYTES, report));
    if let Some(mtu) = mtu {
        props.mtu_bytes = mtu.value as u16;
    }
    if let Some(queue) = fields.get("queue").and_then(|tree| number(tree, Form::Queue, 0, MAX_QUEUE_BYTES, report)) {
        props.queue_bytes = queue.value as u32;
    }
    props.faults = read_directions(fields, report);
    props
}

fn read_delay(tree: &Tree, report: &mut Report<'_>) -> Option<Duration> {
    let delay = time(tree, report)?;
    if delay.value <= MAX_DELAY {
        return Some(delay.value);
    }
    let (found, max) = (format!("{}s", delay.value.as_secs()), MAX_DELAY.as_secs());
    report.add(tree.at, Mistake::OutOfRange { what: Form::Time, found, min: 0, max });
    None
}

/// The trouble of the direction from the first end to the second, and of the way back: what is said of both, and what
/// `there` and `back` say of one.
fn read_directions(fields: Fields<'_>, report: &mut Report<'_>) -> [Option<Box<Impairments>>; 2] {
    // Rate, delay and queue beside `ends` are those of the link itself.
    let mut both = Impairments::default();
    let of_both: Vec<_> = TROUBLE.iter().copied().filter(|word| !["rate", "delay", "queue"].contains(word)).collect();
    read_trouble(fields, &of_both, &mut both, report);
    ["there", "back"].map(|direction| {
        let mut faults = both.clone();
        if let Some(tree) = fields.get(direction)
            && let Some(fields) = Fields::of(tree, Form::Direction, TROUBLE, report)
        {
            read_trouble(fields, TROUBLE, &mut faults, report);
        }
        (faults != Impairments::default()).then(|| Box::new(faults))
    })
}
