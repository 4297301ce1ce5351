//! Port-forward rules and services: one port, one owner.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::names::Names;
use crate::device::ServicePlan;
use crate::scenario::Mistake;
use crate::scenario::draft::{Draft, HolderDraft, HostDraft, IfaceDraft, NodeDraft, RuleDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::wire::IpProto;
use crate::wire::pcp::PCP_PORT;

/// Checks the rules and services of a box.
pub(super) fn check(node: &NodeDraft, draft: &Draft, names: &Names, report: &mut Report<'_>) {
    let lan = lan_of(node);
    for (index, rule) in node.rules.iter().enumerate() {
        let (first, last) = rule.ports.value;
        // The first rule that fits is followed: the later one of two for the same packets is a mistake.
        let any = |rule: &RuleDraft| rule.spec(Ipv4Addr::UNSPECIFIED);
        if let Some(other) = node.rules.iter().take(index).find(|other| any(other).hides(&any(rule))) {
            let port = first.max(other.ports.value.0);
            report.add_with(rule.ports.at, Mistake::RuleConflict { port }, other.ports.at);
        }
        let last_inside = u64::from(rule.port.unwrap_or(first)) + u64::from(last - first);
        if last_inside > u64::from(u16::MAX) {
            report.add(rule.host.at, Mistake::PortsOverflow { last: last_inside });
        }
        check_host(node, &rule.host, lan, draft, names, report);
    }
    if let Some(host) = &node.dmz {
        check_host(node, host, lan, draft, names, report);
    }
    check_services(node, report);
}

fn lan_of(node: &NodeDraft) -> Option<Ipv4Net> {
    let lan = &node.nat.as_ref()?.lan.value;
    let iface = node.ifaces.iter().find(|iface| iface.name.value == *lan)?;
    iface.addrs().first().map(|net| net.value)
}

fn check_host(
    node: &NodeDraft,
    host: &Spanned<HostDraft>,
    lan: Option<Ipv4Net>,
    draft: &Draft,
    names: &Names,
    report: &mut Report<'_>,
) {
    let (at, Some(lan)) = (host.at, lan) else { return };
    if let HostDraft::Node(name) = &host.value {
        let known = names.find(name, at, report).is_some();
        if known && address_of(&host.value, node, draft, names).is_none() {
            report.add(at, Mistake::NoFixedAddress { node: name.clone() });
        }
    } else if let Some(address) = address_of(&host.value, node, draft, names)
        && (!lan.contains(&address) || address == lan.network() || address == lan.broadcast())
    {
        let subnet = lan.trunc().to_string();
        report.add(at, Mistake::RuleOutside { address: address.to_string(), subnet });
    }
}

/// The address a rule leads to. A box by name has one in the router's LAN if it is set by hand or reserved.
pub(in crate::scenario) fn address_of(
    host: &HostDraft,
    router: &NodeDraft,
    draft: &Draft,
    names: &Names,
) -> Option<Ipv4Addr> {
    let name = match host {
        HostDraft::Address(address) => return Some(*address),
        HostDraft::Node(name) => name,
    };
    let lan = lan_of(router)?;
    let node = draft.nodes.get(names.get(name)?)?;
    let set = node.ifaces.iter().flat_map(IfaceDraft::addrs).map(|net| net.value.addr());
    let mut reservations = router.pools.iter().flat_map(|pool| &pool.reservations);
    let reserved = reservations.find_map(|r| match &r.holder.value {
        HolderDraft::Node(holder) if holder == name => Some(r.address.value),
        _ => None,
    });
    set.chain(reserved).find(|address| lan.contains(address))
}

fn check_services(node: &NodeDraft, report: &mut Report<'_>) {
    let mut owners: BTreeMap<(IpProto, u16), At> = BTreeMap::new();
    for service in &node.services {
        let key = match service.value {
            ServicePlan::DdnsClient { .. } => continue,
            ServicePlan::Http { port, .. } | ServicePlan::DynDns { port, .. } => (IpProto::TCP, port),
            ServicePlan::UdpEcho { port } => (IpProto::UDP, port),
            ServicePlan::Pcp => (IpProto::UDP, PCP_PORT),
            ServicePlan::Dns { .. } | ServicePlan::DnsForwarder { .. } => (IpProto::UDP, 53),
        };
        if let Some(first) = owners.insert(key, service.at) {
            report.add_with(service.at, Mistake::ServiceConflict { port: key.1 }, first);
        }
    }
}
