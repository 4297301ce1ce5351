//! The lab as it is set up now, as a plan: what a scenario file of it says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::history::SetUp;
use super::ports::is_radio;
use crate::device::{Blueprint, Kind, build, describe, own_mac};
use crate::lab::world::Lab;
use crate::lab::{Expected, LinkPlan, Plan, Target};
use crate::os::Cx;
use crate::sim::{Impairments, LinkId, LinkProps, NodeId, Side};
use crate::trace::Trace;
use crate::wire::Mac;

impl Lab {
    /// The plan of what is there now: boxes as they are set up, cables as good or bad as they are, places, and the texts, the
    /// script and the expectations of the scenario as far as they speak of boxes that are still there. What is learned,
    /// lent or counted is no part of it.
    pub fn plan_now(&self) -> Plan {
        let ids: Vec<NodeId> =
            (0..self.nodes.len() as u32).map(NodeId).filter(|id| !self.removed.contains(id)).collect();
        let index: BTreeMap<NodeId, usize> = ids.iter().copied().zip(0..).collect();
        let mut nodes: Vec<Blueprint> = ids.iter().map(|id| self.worded(*id)).collect();
        // A file counts a home router's sockets, and its radio comes behind them, whichever it grew first.
        let homes = nodes.iter_mut().filter(|plan| plan.kind == Kind::HomeRouter);
        homes.flat_map(|plan| &mut plan.ifaces).for_each(|face| face.ports.sort_by_key(|port| is_radio(port)));
        self.forget_gone(&mut nodes);
        renumber(&mut nodes, &ids);
        let is_there = |node: &str| match Target::from(node) {
            Target::Lab => true,
            Target::Node(name) | Target::Terminal(name, _) => self.node_named(&name).is_some(),
        };
        let expects_there = |what: &Expected| match what {
            Expected::Prints { node, .. } | Expected::Number { node, .. } | Expected::Exits { node, .. } => {
                is_there(node)
            }
            Expected::Address { node, iface, .. } => {
                let plan = nodes.iter().find(|plan| *plan.name == **node);
                plan.is_some_and(|plan| plan.ifaces.iter().any(|face| *face.name == **iface))
            }
        };
        Plan {
            name: self.name.clone(),
            title: self.title.clone(),
            about: self.about.clone(),
            seed: self.seed,
            positions: ids.iter().map(|id| self.placed[id.0 as usize].position).collect(),
            links: (0..self.engine.links().len() as u32)
                .filter_map(|link| self.link_now(LinkId(link), &index))
                .collect(),
            script: {
                let lines = self.script.iter().zip(0..).filter(|(_, at)| !self.is_about_gone(*at));
                lines.map(|(line, _)| line).filter(|line| is_there(&line.node)).cloned().collect()
            },
            expectations: self.expectations.iter().filter(|e| expects_there(&e.what)).cloned().collect(),
            lesson: self.lesson.clone().map(|mut lesson| {
                lesson.done.retain(expects_there);
                lesson
            }),
            nodes,
        }
    }

    /// What is kept for boxes that were taken off: a rule leads to an address, whoever's that was, and the card that such a box
    /// has by its number is another box's when the plan is lived.
    fn forget_gone(&self, nodes: &mut [Blueprint]) {
        let (mut cards, mut by_number) = (BTreeSet::new(), BTreeSet::new());
        for id in &self.removed {
            for (face, index) in self.nodes[id.0 as usize].borrow().ifaces.iter().zip(0..) {
                cards.insert(face.mac);
                by_number.insert(own_mac(*id, index));
            }
        }
        for plan in nodes {
            for pool in &mut plan.dhcp {
                pool.reservations.retain(|(mac, _)| !by_number.contains(mac));
            }
            let Some(nat) = &mut plan.nat else { continue };
            let owners = nat.rules.iter_mut().map(|rule| &mut rule.owner);
            for owner in owners.chain(nat.dmz.iter_mut().map(|(_, owner)| owner)) {
                owner.take_if(|owner| cards.contains(&owner.mac));
            }
        }
    }

    fn link_now(&self, link: LinkId, index: &BTreeMap<NodeId, usize>) -> Option<LinkPlan> {
        let line = self.engine.links().get(link.0 as usize).filter(|_| self.unplugged.binary_search(&link).is_err())?;
        let port = |end: crate::sim::End| {
            let kernel = self.nodes.get(end.node.0 as usize)?.borrow();
            Some((*index.get(&end.node)?, kernel.ports.get(end.port.0 as usize)?.name.clone()))
        };
        let faults = [Side::A, Side::B].map(|side| {
            let mut faults = line.faults(side);
            faults.cut &= !self.dark.contains(&link); // a box that took its port down gives it back by itself
            (faults != Impairments::default()).then(|| Box::new(faults))
        });
        let props = if line.props.faults == faults {
            Arc::clone(&line.props)
        } else {
            Arc::new(LinkProps { faults, ..(*line.props).clone() })
        };
        Some(LinkPlan { ends: [port(line.ends[0])?, port(line.ends[1])?], props })
    }

    /// How a box is set up now.
    pub(in crate::lab::world) fn set_up_now(&self, id: NodeId) -> SetUp {
        let rules = self.nodes[id.0 as usize].borrow().nat.as_ref().map(|stands| stands.nat.rules());
        SetUp { plan: self.described(id), rules: rules.into_iter().flatten().map(|row| row.id).collect() }
    }

    pub(super) fn described(&self, id: NodeId) -> Blueprint {
        let placed = &self.placed[id.0 as usize];
        describe(&self.nodes[id.0 as usize].borrow(), placed.kind, placed.kept.as_deref())
    }

    /// The same, in the words of the scenario where it still means what it meant.
    fn worded(&self, id: NodeId) -> Blueprint {
        let (now, placed) = (self.described(id), &self.placed[id.0 as usize]);
        let Some(kept) = placed.kept.as_deref() else { return now };
        let mut unsaid = Trace::off();
        let built = build(&mut Cx { now: self.now(), trace: &mut unsaid }, kept, id, self.seed);
        let was = describe(&built.kernel, placed.kind, Some(kept));
        macro_rules! same_words {
            ($($field:ident),*) => {
                Blueprint { $($field: if now.$field == was.$field { kept.$field.clone() } else { now.$field },)* ..now }
            };
        }
        same_words!(
            ifaces, routes, resolvers, services, nat, dhcp, vlans, ssid, password, channel, login, firewall, sysctl,
            client
        )
    }
}

/// Boxes behind one that is gone have other numbers in the plan, and so have cards that nobody gave another: who speaks of
/// such a card means the box.
fn renumber(nodes: &mut [Blueprint], ids: &[NodeId]) {
    let mut moved: BTreeMap<Mac, Mac> = BTreeMap::new();
    for ((index, id), plan) in (0..).zip(ids).zip(nodes.iter()) {
        let own = plan.ifaces.iter().enumerate().filter(|(_, face)| face.mac.is_none());
        moved.extend(own.map(|(face, _)| (own_mac(*id, face), own_mac(NodeId(index), face))));
    }
    let now = |mac: &mut Mac| *mac = moved.get(mac).copied().unwrap_or(*mac);
    for plan in nodes {
        plan.dhcp.iter_mut().flat_map(|pool| &mut pool.reservations).for_each(|(mac, _)| now(mac));
        let Some(nat) = &mut plan.nat else { continue };
        let owners = nat.rules.iter_mut().filter_map(|rule| rule.owner.as_mut());
        let dmz = nat.dmz.as_mut().and_then(|(_, owner)| owner.as_mut());
        owners.chain(dmz).for_each(|owner| now(&mut owner.mac));
    }
}
