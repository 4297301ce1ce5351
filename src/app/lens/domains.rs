//! Broadcast domains: what a frame to everybody reaches. Cables join interfaces; a switch joins its ports, those of one
//! virtual network where it knows any; a router joins nothing.

use std::collections::BTreeMap;

use ipnet::Ipv4Net;

use super::{Group, Seen};
use crate::device::{Blueprint, VlanPlan};
use crate::lab::{LabView, LinkView};
use crate::sim::{End, NodeId};

/// A part of a box that is one network: an interface, or a virtual network of a switch.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Part {
    Face(NodeId, usize),
    Vlan(NodeId, u16),
}

/// The virtual network of a port no word was said about (IEEE 802.1Q, 9.6: the default PVID).
const DEFAULT_VLAN: u16 = 1;

pub(super) fn domains(view: &LabView, plan: &[Blueprint]) -> Seen {
    let mut joined = Joined::default();
    for node in view.nodes.iter().filter(|node| !node.removed) {
        for port in &node.ports {
            let end = End { node: node.id, port: port.id };
            parts(view, plan, end).into_iter().for_each(|part| {
                joined.root(part);
            });
        }
    }
    for link in view.links.iter().filter(|link| !link.removed && !link.cut) {
        for (a, b) in pairs(view, plan, link) {
            joined.join(a, b);
        }
    }
    seen(view, plan, &mut joined)
}

/// What a port leads into: its interface, its virtual network, or several.
fn parts(view: &LabView, plan: &[Blueprint], end: End) -> Vec<Part> {
    let Some(node) = view.nodes.get(end.node.0 as usize) else { return Vec::new() };
    let Some(port) = node.ports.get(usize::from(end.port.0)) else { return Vec::new() };
    let vlans = plan.get(end.node.0 as usize).filter(|plan| *plan.name == *node.name).map(|plan| &plan.vlans);
    match vlans.filter(|vlans| !vlans.is_empty()) {
        None => vec![Part::Face(node.id, port.iface)],
        Some(vlans) => match vlans.iter().find(|(name, _)| *name == port.name).map(|(_, vlan)| vlan) {
            None => vec![Part::Vlan(node.id, DEFAULT_VLAN)],
            Some(VlanPlan::Access(vlan)) => vec![Part::Vlan(node.id, *vlan)],
            Some(VlanPlan::Trunk(vlans)) => vlans.iter().map(|vlan| Part::Vlan(node.id, *vlan)).collect(),
        },
    }
}

/// What a cable joins: two trunks join the networks both carry.
fn pairs(view: &LabView, plan: &[Blueprint], link: &LinkView) -> Vec<(Part, Part)> {
    let [a, b] = link.ends.map(|end| parts(view, plan, end));
    if a.len() <= 1 && b.len() <= 1 {
        return a.into_iter().zip(b).collect();
    }
    let vlan = |part: &Part| if let Part::Vlan(_, vlan) = part { Some(*vlan) } else { None };
    let same = |one: &Part| b.iter().find(|other| vlan(one).is_some() && vlan(one) == vlan(other)).copied();
    a.iter().filter_map(|one| Some((*one, same(one)?))).collect()
}

/// Groups of parts: each knows the next towards the one that stands for all.
#[derive(Default)]
struct Joined(BTreeMap<Part, Part>);

impl Joined {
    fn root(&mut self, part: Part) -> Part {
        let next = *self.0.entry(part).or_insert(part);
        if next == part {
            return part;
        }
        let root = self.root(next);
        self.0.insert(part, root);
        root
    }

    fn join(&mut self, a: Part, b: Part) {
        let (a, b) = (self.root(a), self.root(b));
        self.0.insert(a.max(b), a.min(b));
    }
}

fn seen(view: &LabView, plan: &[Blueprint], joined: &mut Joined) -> Seen {
    let all: Vec<Part> = joined.0.keys().copied().collect();
    let mut members = BTreeMap::<Part, Vec<Part>>::new();
    for part in all {
        members.entry(joined.root(part)).or_default().push(part);
    }
    // A port with nothing in it is no network.
    members.retain(|_, parts| parts.len() > 1);
    let mut seen = Seen { nodes: vec![Vec::new(); view.nodes.len()], ..Seen::default() };
    let mut of_part = BTreeMap::new();
    for (group, parts) in members.values().enumerate() {
        for part in parts {
            let (Part::Face(node, _) | Part::Vlan(node, _)) = *part;
            of_part.insert(*part, group);
            if let Some(groups) = seen.nodes.get_mut(node.0 as usize).filter(|groups| groups.last() != Some(&group)) {
                groups.push(group);
            }
        }
        seen.groups.push(domain(view, parts));
    }
    let link = |link: &LinkView| {
        let own = |end| parts(view, plan, end).into_iter().find_map(|part| of_part.get(&part).copied());
        let several = link.ends.iter().any(|end| parts(view, plan, *end).len() > 1);
        if several { None } else { own(link.ends[0]) }
    };
    seen.links = view.links.iter().map(link).collect();
    seen.faint = vec![false; view.nodes.len()];
    seen
}

fn domain(view: &LabView, parts: &[Part]) -> Group {
    let faces = parts.iter().filter_map(|part| match part {
        Part::Face(node, face) => view.nodes.get(node.0 as usize)?.ifaces.get(*face),
        Part::Vlan(..) => None,
    });
    let mut subnets: Vec<Ipv4Net> = faces.flat_map(|face| &face.addrs).map(Ipv4Net::trunc).collect();
    subnets.sort_unstable();
    subnets.dedup();
    let vlan = parts.iter().find_map(|part| if let Part::Vlan(_, vlan) = part { Some(*vlan) } else { None });
    let mut boxes: Vec<NodeId> = parts
        .iter()
        .map(|part| match *part {
            Part::Face(n, _) | Part::Vlan(n, _) => n,
        })
        .collect();
    boxes.sort_unstable();
    boxes.dedup();
    Group::Domain { subnets, vlan, boxes: boxes.len() }
}
