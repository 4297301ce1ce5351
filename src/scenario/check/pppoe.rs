//! Concentrators: an interface with an address, a pool in order that is not the provider's own, each user once.

use std::collections::BTreeMap;

use crate::scenario::diagnostic::Mistake;
use crate::scenario::draft::{ConcentratorDraft, NodeDraft};
use crate::scenario::report::Report;
use crate::scenario::span::At;

/// Checks the concentrators of a box.
pub(super) fn check(node: &NodeDraft, report: &mut Report<'_>) {
    let mut served: BTreeMap<&str, At> = BTreeMap::new();
    for server in &node.concentrators {
        let wanted = &server.iface;
        let Some(iface) = node.ifaces.iter().find(|iface| iface.name.value == wanted.value) else {
            let mistake = Mistake::UnknownInterface { node: node.name.value.clone(), interface: wanted.value.clone() };
            let known = node.ifaces.iter().map(|iface| iface.name.value.as_str());
            report.add_meant(wanted.at, mistake, &wanted.value, known);
            continue;
        };
        let interface = wanted.value.clone();
        if let Some(first) = served.insert(&wanted.value, server.at) {
            report.add_with(server.at, Mistake::DuplicatePool { interface: interface.clone() }, first);
        }
        let Some(own) = iface.addrs().first() else {
            report.add(server.at, Mistake::PoolWithoutAddress { interface });
            continue;
        };
        check_pool(server, own.value.addr(), report);
        check_users(server, report);
    }
}

fn check_pool(server: &ConcentratorDraft, own: std::net::Ipv4Addr, report: &mut Report<'_>) {
    let (first, last) = server.range.value;
    let bad = [first, last].into_iter().find(|addr| !super::addresses::is_host_address(*addr));
    if let Some(addr) = bad {
        report.add(server.range.at, Mistake::NotAHostAddress { address: addr.to_string() });
    } else if first > last {
        report.add(server.range.at, Mistake::PoolReversed { first: first.to_string(), last: last.to_string() });
    } else if (first..=last).contains(&own) {
        report.add(server.range.at, Mistake::PoolHoldsServer { address: own.to_string() });
    }
}

fn check_users(server: &ConcentratorDraft, report: &mut Report<'_>) {
    let mut known: BTreeMap<&str, At> = BTreeMap::new();
    for user in &server.users {
        if let Some(first) = known.insert(&user.value.name, user.at) {
            report.add_with(user.at, Mistake::DuplicateReservation { found: user.value.name.clone() }, first);
        }
    }
}
