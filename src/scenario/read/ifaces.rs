//! The interfaces of a box, and how each gets its address. A host has one that its own fields describe, a home router two,
//! a switch one with many ports; others list theirs.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::fields::Fields;
use super::pppoe::read_dial;
use super::values::{MAX_ADDRS, name, network, number, one_or_more, parsed};
use crate::device::Kind;
use crate::scenario::draft::{AddressDraft, IfaceDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::syntax::{Body, Tree, Value};
use crate::scenario::{Form, Mistake};

/// Interfaces of a box.
pub(super) const MAX_IFACES: usize = 64;
/// Ports of an interface.
pub(super) const MAX_PORTS: usize = 64;
/// LAN ports of a home router when the file is silent.
const LAN_PORTS: u64 = 4;
/// The LAN of a home router when the file is silent.
const LAN: (Ipv4Addr, u8) = (Ipv4Addr::new(192, 168, 0, 1), 24);

/// The interfaces of a box of this kind.
pub(super) fn read_ifaces(kind: Kind, fields: Fields<'_>, report: &mut Report<'_>) -> Vec<IfaceDraft> {
    match kind {
        Kind::HomeRouter => read_home_ifaces(fields, report),
        Kind::Switch | Kind::Hub => vec![read_bridge(fields, report)],
        Kind::Router | Kind::Isp => {
            let Some(tree) = fields.need("interfaces", report) else { return Vec::new() };
            let items = one_or_more(tree, Form::Iface, MAX_IFACES, report);
            items.iter().filter_map(|tree| read_iface(tree, report)).collect()
        }
        Kind::Pc | Kind::Phone | Kind::Server => read_host_ifaces(kind, fields, report),
    }
}

/// A host has one interface, which its own fields describe, unless it lists several.
fn read_host_ifaces(kind: Kind, fields: Fields<'_>, report: &mut Report<'_>) -> Vec<IfaceDraft> {
    if let Some(tree) = fields.get("interfaces") {
        for field in ["address", "mac"] {
            if let Some(extra) = fields.get(field) {
                let mistake = Mistake::DuplicateField { field: field.into() };
                report.add_with(extra.at, mistake, tree.at);
            }
        }
        let items = one_or_more(tree, Form::Iface, MAX_IFACES, report);
        return items.iter().filter_map(|tree| read_iface(tree, report)).collect();
    }
    let name = if kind == Kind::Phone { "wlan0" } else { "eth0" };
    let address = fields.get("address").map_or(AddressDraft::Dhcp, |tree| read_addressing(tree, report));
    let mac = fields.get("mac").and_then(|tree| parsed(tree, Form::Mac, |text| text.parse().ok(), report));
    vec![IfaceDraft { mac, ..iface(name, &[name.into()], address, fields.at) }]
}

/// `(name: "eth0", address: …, mac: …, ports: […])`
fn read_iface(tree: &Tree, report: &mut Report<'_>) -> Option<IfaceDraft> {
    let fields = Fields::of(tree, Form::Iface, &["name", "address", "mac", "ports"], report)?;
    let name = fields.need("name", report).and_then(|tree| name(tree, report));
    let address = fields.get("address").map_or(AddressDraft::None, |tree| read_addressing(tree, report));
    let mac = fields.get("mac").and_then(|tree| parsed(tree, Form::Mac, |text| text.parse().ok(), report));
    let ports = fields.get("ports").map(|tree| read_ports(tree, report));
    let name = name?;
    Some(IfaceDraft { ports: ports.unwrap_or_else(|| vec![name.clone()]), name, mac, address })
}

fn read_ports(tree: &Tree, report: &mut Report<'_>) -> Vec<Spanned<String>> {
    one_or_more(tree, Form::Port, MAX_PORTS, report).iter().filter_map(|tree| name(tree, report)).collect()
}

/// A switch: the links name its ports; `ports` puts some first, or leaves some free.
fn read_bridge(fields: Fields<'_>, report: &mut Report<'_>) -> IfaceDraft {
    let ports = fields.get("ports").map(|tree| read_ports(tree, report));
    IfaceDraft { ports: ports.unwrap_or_default(), ..iface("bridge", &[], AddressDraft::None, fields.at) }
}

fn read_home_ifaces(fields: Fields<'_>, report: &mut Report<'_>) -> Vec<IfaceDraft> {
    let wan = fields.get("wan").map_or(AddressDraft::Dhcp, |tree| read_outside(tree, report));
    let lan = fields.get("lan").map_or_else(
        || Ipv4Net::new(LAN.0, LAN.1).ok().map(|net| Spanned::new(net, fields.at)),
        |tree| network(tree, Form::Interface, report),
    );
    let count = fields.get("lan_ports").and_then(|tree| number(tree, Form::PortCount, 1, MAX_PORTS as u64, report));
    let count = count.map_or(LAN_PORTS, |count| count.value);
    let mut ports: Vec<String> = (1..=count).map(|n| format!("lan{n}")).collect();
    ports.push("wifi".into());
    let lan = lan.map_or(AddressDraft::None, |net| AddressDraft::Static(vec![net]));
    vec![iface("wan", &["wan".into()], wan, fields.at), iface("lan", &ports, lan, fields.at)]
}

fn iface(name: &str, ports: &[String], address: AddressDraft, at: At) -> IfaceDraft {
    let ports = ports.iter().map(|port| Spanned::new(port.clone(), at)).collect();
    IfaceDraft { name: Spanned::new(name.into(), at), ports, mac: None, address }
}

/// As `read_addressing`, or `Pppoe(user: …, password: …)`.
fn read_outside(tree: &Tree, report: &mut Report<'_>) -> AddressDraft {
    match &tree.value {
        Value::Group(Some(word), body) if word.value == "Pppoe" => {
            read_dial(body, word.at, report).map_or(AddressDraft::None, AddressDraft::Pppoe)
        }
        Value::Group(Some(word), _) if !["Dhcp", "None"].contains(&word.value.as_str()) => {
            let mistake = Mistake::UnknownKind { of: Form::Addressing, found: word.value.clone() };
            report.add_meant(word.at, mistake, &word.value, ["Dhcp", "None", "Pppoe"]);
            AddressDraft::None
        }
        _ => read_addressing(tree, report),
    }
}

/// `Dhcp`, `None`, `"192.168.0.3/24"` or a list of such texts.
fn read_addressing(tree: &Tree, report: &mut Report<'_>) -> AddressDraft {
    match &tree.value {
        Value::Group(Some(word), Body::Bare) if word.value == "Dhcp" => AddressDraft::Dhcp,
        Value::Group(Some(word), Body::Bare) if word.value == "None" => AddressDraft::None,
        Value::Group(Some(word), _) => {
            let mistake = Mistake::UnknownKind { of: Form::Addressing, found: word.value.clone() };
            report.add_meant(word.at, mistake, &word.value, ["Dhcp", "None"]);
            AddressDraft::None
        }
        _ => {
            let items = one_or_more(tree, Form::Interface, MAX_ADDRS, report);
            AddressDraft::Static(items.iter().filter_map(|tree| network(tree, Form::Interface, report)).collect())
        }
    }
}
