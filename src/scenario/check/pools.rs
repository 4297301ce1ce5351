//! Lease pools: inside their subnet, in order, and without the server's own address.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::names::Names;
use crate::scenario::Mistake;
use crate::scenario::draft::{HolderDraft, IfaceDraft, NodeDraft, PoolDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};

/// Checks the pools of a box.
pub(super) fn check(node: &NodeDraft, names: &Names, report: &mut Report<'_>) {
    let mut served: BTreeMap<&str, At> = BTreeMap::new();
    for pool in &node.pools {
        let Some(iface) = iface_of(node, pool, report) else { continue };
        if let Some(subnet) = &pool.subnet {
            check_remote(pool, subnet, names, report);
            continue;
        }
        if let Some(first) = served.insert(&iface.name.value, pool.at) {
            report.add_with(pool.at, Mistake::DuplicatePool { interface: iface.name.value.clone() }, first);
        }
        let Some(net) = iface.addrs().first() else {
            report.add(pool.at, Mistake::PoolWithoutAddress { interface: iface.name.value.clone() });
            continue;
        };
        check_range(pool, net.value, report);
        check_reservations(pool, net.value, names, report);
    }
}

/// The gateway that clients behind a relay are told: the first address of their network when the file is silent.
pub(in crate::scenario) fn remote_router(pool: &PoolDraft, net: Ipv4Net) -> Ipv4Addr {
    pool.router.unwrap_or(host_range(net).0)
}

/// The pool of a network behind a relay: its gateway stands in it, and is not lent.
fn check_remote(pool: &PoolDraft, subnet: &Spanned<Ipv4Net>, names: &Names, report: &mut Report<'_>) {
    let router = remote_router(pool, subnet.value);
    let Some(net) = Ipv4Net::new(router, subnet.value.prefix_len()).ok().filter(|_| subnet.value.contains(&router))
    else {
        let (gateway, subnet_text) = (router.to_string(), subnet.value.trunc().to_string());
        return report.add(subnet.at, Mistake::GatewayOutside { gateway, subnet: subnet_text });
    };
    check_range(pool, net, report);
    check_reservations(pool, net, names, report);
}

/// The interface a pool serves: the one it names, else the first.
fn iface_of<'d>(node: &'d NodeDraft, pool: &PoolDraft, report: &mut Report<'_>) -> Option<&'d IfaceDraft> {
    let Some(wanted) = &pool.iface else { return node.ifaces.first() };
    let found = node.ifaces.iter().find(|iface| iface.name.value == wanted.value);
    if found.is_none() {
        let mistake = Mistake::UnknownInterface { node: node.name.value.clone(), interface: wanted.value.clone() };
        report.add_meant(wanted.at, mistake, &wanted.value, node.ifaces.iter().map(|iface| iface.name.value.as_str()));
    }
    found
}

/// The pool of an interface when the file is silent: the hundred from .100, or what the subnet has of it.
pub(in crate::scenario) fn default_range(net: Ipv4Net) -> (Ipv4Addr, Ipv4Addr) {
    let (first, last) = host_range(net);
    let base = u32::from(net.network());
    let at = |offset: u32| Ipv4Addr::from(base.saturating_add(offset));
    if at(199) <= last { (at(100), at(199)) } else { (first, last) }
}

/// The first and last address a host may have.
fn host_range(net: Ipv4Net) -> (Ipv4Addr, Ipv4Addr) {
    let edge = u32::from(net.prefix_len() < 31);
    let at = |address: Ipv4Addr, up: bool| {
        let n = u32::from(address);
        Ipv4Addr::from(if up { n.saturating_add(edge) } else { n.saturating_sub(edge) })
    };
    (at(net.network(), true), at(net.broadcast(), false))
}

fn check_range(pool: &PoolDraft, net: Ipv4Net, report: &mut Report<'_>) {
    let (at, (first, last)) = match &pool.range {
        Some(range) => (range.at, range.value),
        None => (pool.at, default_range(net)),
    };
    let (lowest, highest) = host_range(net);
    let outside = [first, last].into_iter().find(|address| *address < lowest || *address > highest);
    if let Some(address) = outside {
        let (address, subnet) = (address.to_string(), net.trunc().to_string());
        report.add(at, Mistake::PoolOutside { address, subnet });
    } else if first > last {
        report.add(at, Mistake::PoolReversed { first: first.to_string(), last: last.to_string() });
    } else if (first..=last).contains(&net.addr()) {
        report.add(at, Mistake::PoolHoldsServer { address: net.addr().to_string() });
    }
}

fn check_reservations(pool: &PoolDraft, net: Ipv4Net, names: &Names, report: &mut Report<'_>) {
    let (lowest, highest) = host_range(net);
    let mut holders: BTreeMap<String, At> = BTreeMap::new();
    let mut addresses: BTreeMap<Ipv4Addr, At> = BTreeMap::new();
    for reservation in &pool.reservations {
        let holder = match &reservation.holder.value {
            HolderDraft::Mac(mac) => mac.to_string(),
            HolderDraft::Node(name) => {
                names.find(name, reservation.holder.at, report);
                name.clone()
            }
        };
        if let Some(first) = holders.insert(holder.clone(), reservation.holder.at) {
            report.add_with(reservation.holder.at, Mistake::DuplicateReservation { found: holder }, first);
        }
        let (address, at) = (reservation.address.value, reservation.address.at);
        if address < lowest || address > highest || address == net.addr() {
            let (address, subnet) = (address.to_string(), net.trunc().to_string());
            report.add(at, Mistake::ReservationOutside { address, subnet });
        } else if let Some(first) = addresses.insert(address, at) {
            report.add_with(at, Mistake::DuplicateReservation { found: address.to_string() }, first);
        }
    }
}
