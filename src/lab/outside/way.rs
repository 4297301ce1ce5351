//! Who calls, and by which address: what a person outside would do, found in the picture of the lab.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::device::Kind;
use crate::lab::{LabView, NodeView};
use crate::sim::NodeId;
use crate::wire::IpKind;

/// Translations that may stand one behind the other.
const DEPTH_MAX: usize = 4;

/// Whether an address means the same box to everybody.
fn is_public(addr: Ipv4Addr) -> bool {
    !matches!(IpKind::of_v4(addr), IpKind::Private | IpKind::Shared | IpKind::LinkLocal | IpKind::Loopback)
}

/// The networks of one interface of a box, by its name.
fn nets<'a>(node: &'a NodeView, iface: &'a str) -> impl Iterator<Item = Ipv4Net> + 'a {
    node.ifaces.iter().filter(move |face| face.name == iface).flat_map(|face| face.addrs.iter().copied())
}

/// The networks behind a translating box.
pub(super) fn inside(router: &NodeView) -> impl Iterator<Item = Ipv4Net> + '_ {
    router.nat.iter().flat_map(|nat| nets(router, &nat.lan))
}

/// The outside address of a translating box.
pub(super) fn wan(router: &NodeView) -> Option<Ipv4Addr> {
    router.nat.iter().find_map(|nat| nets(router, &nat.wan).next()).map(|net| net.addr())
}

/// The box that translates for this address: it is in the network behind it.
pub(super) fn upper(view: &LabView, addr: Ipv4Addr, below: NodeId) -> Option<&NodeView> {
    let behind = |node: &&NodeView| inside(node).any(|net| net.contains(&addr) && net.addr() != addr);
    view.nodes.iter().filter(|node| !node.removed && node.id != below).find(behind)
}

/// The address by which a router is called from outside: its own, or that of whoever translates for it.
pub(in crate::lab) fn dialled(view: &LabView, router: NodeId) -> Option<Ipv4Addr> {
    let mut node = view.nodes.get(router.0 as usize)?;
    let mut addr = wan(node)?;
    for _ in 0..DEPTH_MAX {
        if is_public(addr) {
            break;
        }
        let Some(above) = upper(view, addr, node.id) else { break };
        node = above;
        addr = wan(node)?;
    }
    Some(addr)
}

/// The first address of a box.
fn first_addr(node: &NodeView) -> Option<Ipv4Addr> {
    node.ifaces.iter().find_map(|face| face.addrs.first()).map(ipnet::Ipv4Net::addr)
}

/// Whether a box is behind this router.
pub(in crate::lab) fn is_inside(view: &LabView, router: NodeId, node: NodeId) -> bool {
    let of = |id: NodeId| view.nodes.get(id.0 as usize);
    let (Some(router), Some(addr)) = (of(router), of(node).and_then(first_addr)) else { return false };
    inside(router).any(|net| net.contains(&addr))
}

/// Who calls: the box of this name, or the one that is most like a stranger: a host with a public address, rather a
/// person's than a server, rather not next to the router; of those alike, the first.
pub(in crate::lab) fn caller(view: &LabView, router: NodeId, name: Option<&str>) -> Option<NodeId> {
    let hosts = view.nodes.iter().filter(|n| !n.removed && matches!(n.kind, Kind::Pc | Kind::Phone | Kind::Server));
    if let Some(name) = name {
        return hosts.into_iter().find(|node| node.name == name).map(|node| node.id);
    }
    let own = view.nodes.get(router.0 as usize)?;
    let near: Vec<Ipv4Net> = own.nat.iter().flat_map(|nat| nets(own, &nat.wan)).collect();
    let outside = hosts.filter_map(|node| Some((node, first_addr(node).filter(|addr| is_public(*addr))?)));
    let rank = |(node, addr): &(&NodeView, Ipv4Addr)| {
        (near.iter().any(|net| net.contains(addr)), node.kind == Kind::Server, node.id)
    };
    outside.min_by_key(rank).map(|(node, _)| node.id)
}
