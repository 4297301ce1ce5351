//! Addresses: what a host may have, what clashes, and which gateways can be reached.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::segments::Segments;
use crate::proto::ip;
use crate::scenario::Mistake;
use crate::scenario::draft::{AddressDraft, Draft, IfaceDraft, NodeDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::wire::Mac;

/// Checks all static addresses, hardware addresses and routes.
pub(super) fn check(draft: &Draft, segments: &Segments, report: &mut Report<'_>) {
    let mut hosts: BTreeMap<(usize, Ipv4Addr), (&str, At)> = BTreeMap::new();
    let mut macs: BTreeMap<Mac, At> = BTreeMap::new();
    for (index, node) in draft.nodes.iter().enumerate() {
        for (number, iface) in node.ifaces.iter().enumerate() {
            for net in iface.addrs() {
                check_host_address(net, report);
                let key = (segments.segment(index, number), net.value.addr());
                if let Some((other, first)) = hosts.insert(key, (&node.name.value, net.at)) {
                    let address = net.value.addr().to_string();
                    report.add_with(net.at, Mistake::AddressClash { address, other: other.to_owned() }, first);
                }
            }
            if let Some(mac) = &iface.mac {
                check_mac(mac, &mut macs, report);
            }
        }
        check_subnets(node, report);
        check_routes(node, report);
    }
}

/// Whether a host may have the address at all, by itself.
pub(super) fn is_host_address(address: Ipv4Addr) -> bool {
    let first = address.octets()[0];
    first != 0 && first < 224 && !address.is_loopback()
}

fn check_host_address(net: &Spanned<Ipv4Net>, report: &mut Report<'_>) {
    let (address, subnet) = (net.value.addr().to_string(), net.value.trunc().to_string());
    if !is_host_address(net.value.addr()) {
        report.add(net.at, Mistake::NotAHostAddress { address });
    } else if net.value.prefix_len() >= 31 {
        // RFC 3021: a /31 has neither a network nor a broadcast address, and a /32 is one host.
    } else if net.value.addr() == net.value.network() {
        report.add(net.at, Mistake::NetworkAddress { address, subnet });
    } else if net.value.addr() == net.value.broadcast() {
        report.add(net.at, Mistake::BroadcastAddress { address, subnet });
    }
}

fn check_mac(mac: &Spanned<Mac>, macs: &mut BTreeMap<Mac, At>, report: &mut Report<'_>) {
    // IEEE 802: the lowest bit of the first byte marks a group.
    if mac.value == Mac::ZERO || mac.value.0[0] & 1 == 1 {
        report.add(mac.at, Mistake::NotAStationMac { mac: mac.value.to_string() });
    } else if let Some(first) = macs.insert(mac.value, mac.at) {
        report.add_with(mac.at, Mistake::DuplicateMac { mac: mac.value.to_string() }, first);
    }
}

/// Two interfaces of one box in one subnet: it could not tell where to send.
fn check_subnets(node: &NodeDraft, report: &mut Report<'_>) {
    let nets = || node.ifaces.iter().enumerate().flat_map(|(i, iface)| iface.addrs().iter().map(move |net| (i, net)));
    for (index, (iface, net)) in nets().enumerate() {
        let overlapping = nets().take(index).find(|(other, first)| *other != iface && overlap(net.value, first.value));
        if let Some((_, first)) = overlapping {
            let (subnet, other) = (net.value.trunc().to_string(), first.value.trunc().to_string());
            report.add_with(net.at, Mistake::SubnetOverlap { subnet, other }, first.at);
        }
    }
}

/// A /32 is a host's own address, wherever it is kept.
fn overlap(a: Ipv4Net, b: Ipv4Net) -> bool {
    a.prefix_len() < 32 && b.prefix_len() < 32 && ip::overlap(a, b)
}

fn check_routes(node: &NodeDraft, report: &mut Report<'_>) {
    for route in &node.routes {
        let network = route.to.value.trunc();
        if network != route.to.value {
            let (found, network) = (route.to.value.to_string(), network.to_string());
            let mistake = Mistake::HostBitsInRoute { found, network: network.clone() };
            report.add_suggesting(route.to.at, mistake, network);
        }
        let lent = |face: &IfaceDraft| matches!(face.address, AddressDraft::Dhcp | AddressDraft::Pppoe(_));
        if !route.is_gateway && node.ifaces.iter().any(lent) {
            continue; // nobody knows yet what will be lent
        }
        let nets = || node.ifaces.iter().flat_map(IfaceDraft::addrs).map(|net| net.value);
        if !nets().any(|net| net.contains(&route.via.value) && net.addr() != route.via.value) {
            let subnet = nets().map(|net| net.trunc().to_string()).collect::<Vec<_>>().join(", ");
            let gateway = route.via.value.to_string();
            report.add(route.via.at, Mistake::GatewayOutside { gateway, subnet });
        }
    }
}
