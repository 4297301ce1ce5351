//! What routers give out and let in: lease pools and port-forward rules.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::fields::Fields;
use super::values::{
    address, flag, is_name_char, name, network, one_or_more, pair, parsed, read_addresses, text, time, wrong,
};
use crate::device::HOME_LEASE_SECS;
use crate::proto::nat::COMMENT_MAX;
use crate::scenario::draft::{HolderDraft, HostDraft, PoolDraft, ReservationDraft, RuleDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::syntax::{Body, Tree, Value};
use crate::scenario::{Form, Mistake};
use crate::wire::{IpProto, Mac};

/// Reservations of a pool.
const MAX_RESERVATIONS: usize = 256;
/// The longest lease, a year; RFC 2131 section 3.3 knows "for ever" beyond it, which would never show a renewal.
const MAX_LEASE_SECS: u64 = 31_536_000;

pub(super) const POOL: &[&str] =
    &["interface", "subnet", "pool", "lease", "t1", "t2", "router", "dns", "reservations", "probe", "authoritative"];
pub(super) const RULE: &[&str] = &["proto", "port", "to", "from", "comment", "enabled"];

impl PoolDraft {
    /// A pool of which nothing is said.
    pub(super) fn new(at: At) -> PoolDraft {
        PoolDraft {
            at,
            iface: None,
            subnet: None,
            range: None,
            router: None,
            dns: Vec::new(),
            lease_secs: HOME_LEASE_SECS,
            renew_secs: (None, None),
            probe: None,
            authoritative: None,
            reservations: Vec::new(),
        }
    }
}

/// `(interface: "lan", pool: ("192.168.0.100", "192.168.0.199"), lease: "12h", …)`
pub(super) fn read_pool(tree: &Tree, report: &mut Report<'_>) -> Option<PoolDraft> {
    let fields = Fields::of(tree, Form::Pool, POOL, report)?;
    let mut pool = PoolDraft::new(tree.at);
    pool.iface = fields.get("interface").and_then(|tree| name(tree, report));
    pool.subnet = fields.get("subnet").and_then(|tree| network(tree, Form::Network, report));
    pool.range = fields.get("pool").and_then(|tree| read_range(tree, report));
    pool.router = fields.get("router").and_then(|tree| address(tree, report)).map(|router| router.value);
    pool.dns = read_addresses(fields, "dns", report);
    if let Some(secs) = fields.get("lease").and_then(|tree| read_lease(tree, report)) {
        pool.lease_secs = secs;
    }
    let secs = |field, report: &mut Report<'_>| fields.get(field).and_then(|tree| read_lease(tree, report));
    pool.renew_secs = (secs("t1", report), secs("t2", report));
    pool.probe = fields.get("probe").and_then(|tree| flag(tree, report));
    pool.authoritative = fields.get("authoritative").and_then(|tree| flag(tree, report));
    if let Some(tree) = fields.get("reservations") {
        let items = one_or_more(tree, Form::Reservation, MAX_RESERVATIONS, report);
        pool.reservations = items.iter().filter_map(|tree| read_reservation(tree, report)).collect();
    }
    Some(pool)
}

pub(super) fn read_range(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<(Ipv4Addr, Ipv4Addr)>> {
    let [first, last] = pair(tree, report)?;
    let (first, last) = (address(first, report), address(last, report));
    Some(Spanned::new((first?.value, last?.value), tree.at))
}

fn read_lease(tree: &Tree, report: &mut Report<'_>) -> Option<u32> {
    let lease = time(tree, report)?;
    let secs = lease.value.as_secs();
    if lease.value.subsec_nanos() != 0 || !(1..=MAX_LEASE_SECS).contains(&secs) {
        let found = format!("{}s", lease.value.as_secs_f64());
        report.add(tree.at, Mistake::OutOfRange { what: Form::Lease, found, min: 1, max: MAX_LEASE_SECS });
        return None;
    }
    Some(secs as u32)
}

/// `(host: "pc1", address: "192.168.0.10")`; the host is a box or a hardware address.
fn read_reservation(tree: &Tree, report: &mut Report<'_>) -> Option<ReservationDraft> {
    let fields = Fields::of(tree, Form::Reservation, &["host", "address"], report)?;
    let holder = fields.need("host", report).and_then(|tree| {
        if let Value::Text(text) = &tree.value
            && let Ok(mac) = text.parse::<Mac>()
        {
            return Some(Spanned::new(HolderDraft::Mac(mac), tree.at));
        }
        name(tree, report).map(|name| Spanned::new(HolderDraft::Node(name.value), name.at))
    });
    let address = fields.need("address", report).and_then(|tree| address(tree, report));
    Some(ReservationDraft { holder: holder?, address: address? })
}

/// `(port: 8080, to: "pc1:80")`, with `proto: Udp` or `Both` where it is not TCP, `from: "192.0.2.0/24"` where not
/// everybody may call, a `comment`, and `enabled: false` for one that waits.
pub(super) fn read_rule(tree: &Tree, report: &mut Report<'_>) -> Option<RuleDraft> {
    let fields = Fields::of(tree, Form::Rule, RULE, report)?;
    let proto = fields.get("proto").map_or(Ok(Some(IpProto::TCP)), |tree| read_proto(tree, report));
    let ports = fields.need("port", report).and_then(|tree| read_port_range(tree, report));
    let to = fields.need("to", report).and_then(|tree| parsed(tree, Form::Target, target, report));
    let (proto, ports, to) = (proto.ok()?, ports?, to?);
    let at = to.at;
    let (host, port) = to.value;
    let from = fields.get("from").and_then(|tree| parsed(tree, Form::Network, callers, report));
    let comment = fields.get("comment").and_then(|tree| text(tree, Form::Prose, COMMENT_MAX, report));
    let enabled = fields.get("enabled").and_then(|tree| flag(tree, report)).unwrap_or(true);
    let comment = comment.map(|comment| comment.value).unwrap_or_default();
    let from = from.map(|from| from.value);
    Some(RuleDraft { proto, ports, host: Spanned::new(host, at), port, from, comment, enabled })
}

/// `192.0.2.0/24`, or one address.
fn callers(text: &str) -> Option<Ipv4Net> {
    let net = text.parse::<Ipv4Net>().ok().or_else(|| text.parse::<Ipv4Addr>().ok().map(Ipv4Net::from));
    net.map(|net| net.trunc())
}

/// A host alone: `pc1`, `192.168.0.3`.
pub(super) fn read_host(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<HostDraft>> {
    let host = |text: &str| target(text).filter(|(_, port)| port.is_none()).map(|(host, _)| host);
    parsed(tree, Form::Target, host, report)
}

/// No protocol is both; the error has been reported.
fn read_proto(tree: &Tree, report: &mut Report<'_>) -> Result<Option<IpProto>, ()> {
    let Value::Group(Some(word), Body::Bare) = &tree.value else {
        return wrong(tree, Form::Proto, report).ok_or(());
    };
    match word.value.as_str() {
        "Tcp" => Ok(Some(IpProto::TCP)),
        "Udp" => Ok(Some(IpProto::UDP)),
        "Both" => Ok(None),
        _ => {
            let mistake = Mistake::UnknownKind { of: Form::Proto, found: word.value.clone() };
            report.add_meant(word.at, mistake, &word.value, ["Tcp", "Udp", "Both"]);
            Err(())
        }
    }
}

/// `8080` or `"8000-8010"`
fn read_port_range(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<(u16, u16)>> {
    if !matches!(tree.value, Value::Text(_)) {
        let port = super::values::port(tree, report)?;
        return Some(port.with((port.value, port.value)));
    }
    let range = parsed(tree, Form::Ports, port_range, report)?;
    let (first, last) = range.value;
    if first == 0 {
        let (max, found) = (u64::from(u16::MAX), first.to_string());
        report.add(tree.at, Mistake::OutOfRange { what: Form::Port, found, min: 1, max });
        return None;
    }
    if first > last {
        report.add(tree.at, Mistake::PortsReversed { first, last });
        return None;
    }
    Some(range)
}

fn port_range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}

/// `192.168.0.3:80`, `pc1:80`, or a host alone for "the same port".
fn target(text: &str) -> Option<(HostDraft, Option<u16>)> {
    let (host, port) = match text.split_once(':') {
        Some((host, port)) => (host, Some(port.parse().ok().filter(|port| *port != 0)?)),
        None => (text, None),
    };
    if let Ok(address) = host.parse() {
        return Some((HostDraft::Address(address), port));
    }
    let is_name = host.chars().all(is_name_char) && !host.is_empty();
    is_name.then(|| (HostDraft::Node(host.into()), port))
}
