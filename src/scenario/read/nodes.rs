//! One box: its kind says which fields it has and what they are when the file is silent.

use ipnet::Ipv4Net;

use super::dhcp::{read_host, read_pool, read_rule};
use super::fields::Fields;
use super::firewall::read_firewall;
use super::ifaces::{MAX_IFACES, read_ifaces};
use super::known::known_fields;
use super::nat::{read_home_nat, read_nat};
use super::pppoe::read_concentrator;
use super::services::{read_ddns, read_hosts, read_service};
use super::settings::read_settings;
use super::values::{address, flag, name, network, number, one_or_more, pair, read_addresses, text, word, wrong};
use super::vlans::read_vlans;
use crate::device::{Kind, ServicePlan};
use crate::os::{CHANNEL_MAX, PASSPHRASE_CHARS, is_passphrase};
use crate::proto::dhcp::ClientProgram;
use crate::scenario::draft::{NodeDraft, PoolDraft, RouteDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::syntax::{Body, Tree, Value};
use crate::scenario::{Form, Mistake};

/// Routes of a box.
const MAX_ROUTES: usize = 256;
/// Port-forward rules of a box.
const MAX_RULES: usize = 256;
/// Services of a box.
const MAX_SERVICES: usize = 16;
/// Columns and rows of the grid of positions.
const MAX_GRID: u64 = 999;
/// The longest name of a wireless network (IEEE 802.11 9.4.2.2: 32 octets).
const SSID_CHARS_MAX: usize = 32;

/// `Pc(name: "pc1", …)`. A box that cannot be read leaves its name, if it has one.
pub(super) fn read_node(tree: &Tree, report: &mut Report<'_>) -> Result<NodeDraft, Option<String>> {
    let Value::Group(Some(word), body) = &tree.value else {
        if let Value::Group(None, body) = &tree.value {
            report.add(At::point(tree.at.start), Mistake::Unexpected { expected: Form::Node, found: "(".into() });
            return Err(name_in(body));
        }
        wrong::<()>(tree, Form::Node, report);
        return Err(None);
    };
    let Some(row) = Kind::all().find(|row| row.name == word.value) else {
        let mistake = Mistake::UnknownKind { of: Form::Node, found: word.value.clone() };
        report.add_meant(word.at, mistake, &word.value, Kind::all().map(|row| row.name));
        return Err(name_in(body));
    };
    let fields = Fields::of_body(body, word.at, row.name, known_fields(row.kind), report).ok_or(None)?;
    let name = fields.need("name", report).and_then(|tree| name(tree, report));
    let mut node = NodeDraft {
        name: name.clone().unwrap_or(Spanned::new(String::new(), word.at)),
        kind: row.kind,
        position: fields.get("at").and_then(|tree| read_position(tree, report)),
        ifaces: read_ifaces(row.kind, fields, report),
        routes: read_routes(fields, report),
        resolvers: read_addresses(fields, "resolvers", report),
        services: Vec::new(),
        nat: None,
        rules: Vec::new(),
        dmz: None,
        hairpin: true,
        pools: Vec::new(),
        relay: fields.get("dhcp_relay").and_then(|tree| address(tree, report)).map(|server| server.value),
        concentrators: Vec::new(),
        vlans: read_vlans(fields, report),
        ssid: fields.get("ssid").and_then(|tree| text(tree, Form::Ssid, SSID_CHARS_MAX, report)).map(|ssid| ssid.value),
        password: fields.get("password").and_then(|tree| password(tree, report)),
        channel: fields.get("channel").and_then(|tree| channel(tree, report)),
        login: fields.get("login").and_then(|tree| name_of(tree, report)).filter(|user| user != ROOT),
        firewall: read_firewall(fields, report),
        sysctl: read_settings(fields, report),
        client: fields.get("dhcp_client").and_then(|tree| client_of(tree, report)),
        client_broadcast: fields.get("dhcp_broadcast").and_then(|tree| flag(tree, report)).unwrap_or_default(),
    };
    read_services(&mut node, fields, report);
    read_leases(&mut node, fields, report);
    read_concentrators(&mut node, fields, report);
    match row.kind {
        Kind::HomeRouter => read_translation(&mut node, fields, report),
        _ => node.nat = read_nat(fields, report),
    }
    if name.is_some() { Ok(node) } else { Err(name_in(body)) }
}

/// A password of WPA2-PSK: so many printable characters of ASCII (IEEE 802.11 J.4.1).
fn password(tree: &Tree, report: &mut Report<'_>) -> Option<String> {
    let text = text(tree, Form::WifiPassword, *PASSPHRASE_CHARS.end(), report)?;
    if is_passphrase(&text.value) { Some(text.value) } else { wrong(tree, Form::WifiPassword, report) }
}

/// A channel of the band around 2.4 GHz.
fn channel(tree: &Tree, report: &mut Report<'_>) -> Option<u8> {
    number(tree, Form::WifiChannel, 1, CHANNEL_MAX.into(), report).and_then(|n| u8::try_from(n.value).ok())
}

/// Who may do everything: the login when the file is silent.
const ROOT: &str = "root";

/// A user's name, as a box's.
fn name_of(tree: &Tree, report: &mut Report<'_>) -> Option<String> {
    name(tree, report).map(|name| name.value)
}

/// `Standard`, `Dhclient`, `Udhcpc`.
fn client_of(tree: &Tree, report: &mut Report<'_>) -> Option<ClientProgram> {
    word(tree, Form::DhcpClient, &ClientProgram::NAMES, report)
}

/// The name of a box that cannot be read.
fn name_in(body: &Body) -> Option<String> {
    let Body::Fields(fields) = body else { return None };
    let field = fields.iter().find(|field| field.name.value == "name")?;
    if let Value::Text(name) = &field.value.value { Some(name.clone()) } else { None }
}

/// `at: (column, row)`
fn read_position(tree: &Tree, report: &mut Report<'_>) -> Option<(u16, u16)> {
    let [column, row] = pair(tree, report)?;
    let column = number(column, Form::Position, 0, MAX_GRID, report);
    let row = number(row, Form::Position, 0, MAX_GRID, report);
    Some((column?.value as u16, row?.value as u16))
}

/// `routes` and `gateway`, which is the route to everywhere.
fn read_routes(fields: Fields<'_>, report: &mut Report<'_>) -> Vec<RouteDraft> {
    let mut routes = Vec::new();
    if let Some(via) = fields.get("gateway").and_then(|tree| address(tree, report)) {
        routes.push(RouteDraft { to: via.with(Ipv4Net::default()), via, is_gateway: true });
    }
    for tree in fields.get("routes").map_or(&[][..], |tree| one_or_more(tree, Form::Route, MAX_ROUTES, report)) {
        let Some(route) = Fields::of(tree, Form::Route, &["to", "via"], report) else { continue };
        let to = route.need("to", report).and_then(|tree| network(tree, Form::Network, report));
        let via = route.need("via", report).and_then(|tree| address(tree, report));
        if let (Some(to), Some(via)) = (to, via) {
            routes.push(RouteDraft { to, via, is_gateway: false });
        }
    }
    routes
}

fn read_services(node: &mut NodeDraft, fields: Fields<'_>, report: &mut Report<'_>) {
    let forwarder = fields.get("dns_forwarder").map_or(Some(true), |tree| flag(tree, report));
    if node.kind == Kind::HomeRouter && forwarder == Some(true) {
        node.services.push(Spanned::new(
            ServicePlan::DnsForwarder { hosts: read_hosts(fields, "dns_hosts", report) },
            fields.at,
        ));
    }
    if let Some(tree) = fields.get("pcp").filter(|tree| flag(tree, report) == Some(true)) {
        node.services.push(Spanned::new(ServicePlan::Pcp, tree.at));
    }
    node.services.extend(fields.get("ddns").and_then(|tree| read_ddns(tree, report)));
    for tree in fields.get("services").map_or(&[][..], |tree| one_or_more(tree, Form::Service, MAX_SERVICES, report)) {
        node.services.extend(read_service(tree, &node.name.value, report));
    }
}

/// The pools; a home router has one unless it says `dhcp: None`.
fn read_leases(node: &mut NodeDraft, fields: Fields<'_>, report: &mut Report<'_>) {
    match fields.get("dhcp") {
        Some(tree) => {
            let items = one_or_more(tree, Form::Pool, MAX_IFACES, report);
            node.pools = items.iter().filter_map(|tree| read_pool(tree, report)).collect();
        }
        None if node.kind == Kind::HomeRouter => node.pools.push(PoolDraft::new(fields.at)),
        None => {}
    }
    if node.kind == Kind::HomeRouter {
        // A home router leases on its LAN only, so the interface goes without saying.
        for pool in node.pools.iter_mut().filter(|pool| pool.iface.is_none()) {
            pool.iface = Some(Spanned::new("lan".into(), pool.at));
        }
    }
}

/// `pppoe: (…)` or a list of them.
fn read_concentrators(node: &mut NodeDraft, fields: Fields<'_>, report: &mut Report<'_>) {
    let items = fields.get("pppoe").map_or(&[][..], |tree| one_or_more(tree, Form::Concentrator, MAX_IFACES, report));
    let name = &node.name.value;
    node.concentrators = items.iter().filter_map(|tree| read_concentrator(tree, name, report)).collect();
}

fn read_translation(node: &mut NodeDraft, fields: Fields<'_>, report: &mut Report<'_>) {
    node.nat = read_home_nat(fields, report);
    node.dmz = fields.get("dmz").and_then(|tree| read_host(tree, report));
    node.hairpin = fields.get("hairpin").and_then(|tree| flag(tree, report)).unwrap_or(true);
    let Some(tree) = fields.get("port_forwards") else { return };
    let rules = one_or_more(tree, Form::Rule, MAX_RULES, report);
    if node.nat.is_none() && !rules.is_empty() {
        report.add(tree.at, Mistake::ForwardWithoutNat {});
    }
    node.rules = rules.iter().filter_map(|tree| read_rule(tree, report)).collect();
}
