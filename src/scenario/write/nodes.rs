//! One box as its group of fields, the services of it elsewhere.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::tree::{Fields, Tree, text};
use super::{All, routers, services};
use crate::device::{AddressPlan, Blueprint, IfacePlan, Kind, ServicePlan, VlanPlan};
use crate::proto::dhcp::ClientProgram;

/// Ports that a file lists; those beyond are named by their links.
const PORTS_LISTED: usize = 64;

pub(super) fn node(node: &Blueprint, index: usize, all: &All<'_>) -> Tree {
    let mut fields = Fields::new();
    fields.put("name", text(&node.name));
    let place = all.plan.positions.get(index).copied().flatten();
    fields.put_some("at", place.map(|(column, row)| Tree::pair(Tree::word(column), Tree::word(row))));
    match node.kind {
        Kind::Switch | Kind::Hub => switch(node, &mut fields),
        Kind::HomeRouter => routers::home(node, all, &mut fields),
        Kind::Router | Kind::Isp => {
            fields.put("interfaces", Tree::List(node.ifaces.iter().map(iface).collect()));
            ways(node, &mut fields);
            fields.put_some("dhcp", routers::pools(node, all));
            routers::relay(node, &mut fields);
            fields.put_some("pppoe", routers::concentrators(node));
            fields.put_some("nat", node.nat.as_ref().map(|nat| Tree::Group("", routers::nat(nat, all.profile, true))));
        }
        Kind::Pc | Kind::Phone | Kind::Server => {
            host(node, &mut fields);
            ways(node, &mut fields);
            fields.put_some("dhcp", routers::pools(node, all));
            fields.put_some("ssid", node.ssid.as_ref().map(text));
            fields.put_some("password", node.password.as_ref().map(text));
            fields.put_some("channel", node.channel.map(Tree::word));
            fields.put_some("login", node.login.as_ref().map(text));
        }
    }
    let services: Vec<Tree> = node.services.iter().filter_map(|service| services::service(service, node)).collect();
    fields.put_if(!services.is_empty(), "services", || Tree::List(services));
    let lines = |lines: &[String]| Tree::list(lines.iter().map(text).collect());
    fields.put_if(!node.firewall.is_empty(), "firewall", || lines(&node.firewall));
    let mut settings: Vec<String> = node.sysctl.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    settings.extend(routers::short_times(node, all.profile));
    fields.put_if(!settings.is_empty(), "sysctl", || lines(&settings));
    if matches!(node.kind, Kind::Pc | Kind::Phone | Kind::Server | Kind::HomeRouter) {
        let program = node.client.program;
        let name = ClientProgram::NAMES.iter().find(|(_, named)| *named == program).map(|(name, _)| Tree::word(name));
        fields.put_some("dhcp_client", name.filter(|_| program != ClientProgram::of(all.profile)));
        fields.put_if(node.client.broadcast, "dhcp_broadcast", || Tree::word(true));
    }
    Tree::Group(node.kind.row().name, fields)
}

fn switch(node: &Blueprint, fields: &mut Fields) {
    let ports: Vec<Tree> = node.ifaces.iter().flat_map(|face| &face.ports).take(PORTS_LISTED).map(text).collect();
    fields.put_if(!ports.is_empty(), "ports", || Tree::List(ports));
    let vlans = node.vlans.iter().map(|(port, vlan)| {
        let mut fields = Fields::new();
        fields.put("port", text(port));
        match vlan {
            VlanPlan::Access(vlan) => fields.put("access", Tree::word(vlan)),
            VlanPlan::Trunk(list) => fields.put("trunk", Tree::List(list.iter().map(Tree::word).collect())),
        }
        Tree::Group("", fields)
    });
    fields.put_if(!node.vlans.is_empty(), "vlans", || Tree::List(vlans.collect()));
}

/// One interface with its usual name goes without saying.
fn host(node: &Blueprint, fields: &mut Fields) {
    let usual = if node.kind == Kind::Phone { "wlan0" } else { "eth0" };
    match node.ifaces.as_slice() {
        [face] if *face.name == *usual && face.ports == [face.name.clone()] => {
            fields.put_some("address", Some(&face.address).filter(|a| **a != AddressPlan::Dhcp).map(address));
            fields.put_some("mac", face.mac.map(|mac| text(mac.to_string())));
        }
        faces => fields.put("interfaces", Tree::List(faces.iter().map(iface).collect())),
    }
}

fn iface(face: &IfacePlan) -> Tree {
    let mut fields = Fields::new();
    fields.put("name", text(&face.name));
    fields.put_some("address", Some(&face.address).filter(|a| **a != AddressPlan::None).map(address));
    fields.put_some("mac", face.mac.map(|mac| text(mac.to_string())));
    let usual = face.ports == [face.name.clone()];
    fields.put_if(!usual, "ports", || Tree::List(face.ports.iter().map(text).collect()));
    Tree::Group("", fields)
}

/// How an interface gets its address.
pub(super) fn address(plan: &AddressPlan) -> Tree {
    match plan {
        AddressPlan::None => Tree::word("None"),
        AddressPlan::Dhcp => Tree::word("Dhcp"),
        AddressPlan::Pppoe(dial) => routers::dial(dial),
        AddressPlan::Static(addrs) => Tree::list(addrs.iter().map(|net| text(net.to_string())).collect()),
    }
}

/// Gateway, name servers, further routes: those that a file can have, whose gateway is in a network set by hand, or may be
/// in one that is lent.
pub(super) fn ways(node: &Blueprint, fields: &mut Fields) {
    let reaches = |gateway: Ipv4Addr| {
        node.ifaces.iter().any(|face| match &face.address {
            AddressPlan::Static(addrs) => addrs.iter().any(|net| net.contains(&gateway) && net.addr() != gateway),
            _ => false,
        })
    };
    let is_lent = node.ifaces.iter().any(|face| matches!(face.address, AddressPlan::Dhcp | AddressPlan::Pppoe(_)));
    let can_be = |via| is_lent || reaches(via);
    let mut routes: Vec<(Ipv4Net, Ipv4Addr)> = node.routes.iter().filter(|(_, via)| can_be(*via)).copied().collect();
    if routes.first().is_some_and(|(to, via)| *to == Ipv4Net::default() && reaches(*via)) {
        fields.put("gateway", text(routes.remove(0).1.to_string()));
    }
    let servers = node.resolvers.iter().map(|addr| text(addr.to_string())).collect();
    fields.put_if(!node.resolvers.is_empty(), "resolvers", || Tree::list(servers));
    let routes: Vec<Tree> = routes.into_iter().map(route).collect();
    fields.put_if(!routes.is_empty(), "routes", || Tree::List(routes));
}

fn route((to, via): (Ipv4Net, Ipv4Addr)) -> Tree {
    let mut fields = Fields::new();
    fields.put("to", text(to.trunc().to_string()));
    fields.put("via", text(via.to_string()));
    Tree::Group("", fields)
}

/// Whether a home router has it by a field of its own.
pub(super) const fn is_field(service: &ServicePlan) -> bool {
    matches!(service, ServicePlan::DnsForwarder { .. } | ServicePlan::Pcp | ServicePlan::DdnsClient { .. })
}
