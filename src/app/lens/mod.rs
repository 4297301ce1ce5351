//! Lenses on the map: what a switch sees, what a router sees, which boxes share a network, what one box knows.
//!
//! A lens computes nothing about networks that the lab does not say: it reads addresses, tables and cables of the picture.
//! How it looks is the drawing's matter.

mod domains;
mod known;

use ipnet::Ipv4Net;

use crate::device::Blueprint;
use crate::lab::{LabView, NodeView};
use crate::sim::NodeId;

/// What the map shows of the lab.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub enum Lens {
    /// Names and addresses, as they are.
    #[default]
    Plain,
    /// Hardware addresses, and which boxes a frame to everybody reaches: what switches see.
    Frames,
    /// Subnets, and the boxes that pass packets between them: what routers see.
    Packets,
    /// What the tables of the chosen box hold.
    Known,
}

impl Lens {
    /// Its name is `lens-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Lens::Plain => "plain",
            Lens::Frames => "frames",
            Lens::Packets => "packets",
            Lens::Known => "known",
        }
    }

    /// The next one.
    #[must_use]
    pub const fn next(self) -> Lens {
        match self {
            Lens::Plain => Lens::Frames,
            Lens::Frames => Lens::Packets,
            Lens::Packets => Lens::Known,
            Lens::Known => Lens::Plain,
        }
    }
}

/// Something boxes have in common: a network, a way of being known. Its letter is that of its number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Group {
    /// All that a frame to everybody reaches: the subnets in it, and its virtual network where switches know any.
    Domain {
        /// Subnets of the addresses in it.
        subnets: Vec<Ipv4Net>,
        /// Its number at the switches.
        vlan: Option<u16>,
        /// Boxes in it.
        boxes: usize,
    },
    /// A subnet.
    Subnet(Ipv4Net),
    /// How a table knows a box.
    Table(Table),
}

/// A table that can know another box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Table {
    /// ARP: its address and its card.
    Arp,
    /// The table of a switch: its card.
    Mac,
    /// A route leads through it.
    Gateway,
    /// It is asked for names.
    Resolver,
    /// An address was lent to it.
    Lease,
    /// Its conversations are translated.
    Nat,
    /// A name was looked up, and this was the answer.
    Name,
}

impl Table {
    /// All of them.
    pub const ALL: [Table; 7] =
        [Table::Arp, Table::Mac, Table::Gateway, Table::Resolver, Table::Lease, Table::Nat, Table::Name];

    /// Its name is `lens-table-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Table::Arp => "arp",
            Table::Mac => "mac",
            Table::Gateway => "gateway",
            Table::Resolver => "resolver",
            Table::Lease => "lease",
            Table::Nat => "nat",
            Table::Name => "name",
        }
    }
}

/// What a lens shows: groups, and which of them each box and each link belongs to (by index).
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Seen {
    /// The groups.
    pub groups: Vec<Group>,
    /// Of each box.
    pub nodes: Vec<Vec<usize>>,
    /// Of each link.
    pub links: Vec<Option<usize>>,
    /// Boxes that are of no account here.
    pub faint: Vec<bool>,
}

/// Groups told apart by letters; what is beyond has none.
pub const GROUPS_MAX: usize = 26;

/// The letter of a group.
pub fn letter(group: usize) -> char {
    u8::try_from(group).ok().filter(|g| usize::from(*g) < GROUPS_MAX).map_or('*', |g| char::from(b'A' + g))
}

/// Looks at a lab. `plan` says which virtual networks the ports of switches belong to.
pub fn look(lens: Lens, view: &LabView, plan: &[Blueprint], chosen: NodeId) -> Seen {
    match lens {
        Lens::Plain => Seen::default(),
        Lens::Frames => domains::domains(view, plan),
        Lens::Packets => subnets(view),
        Lens::Known => known::known(view, chosen),
    }
}

/// Subnets by their addresses; a box without an address is nothing a router sees.
fn subnets(view: &LabView) -> Seen {
    let nets = |node: &NodeView| -> Vec<Ipv4Net> {
        let all = node.ifaces.iter().flat_map(|face| &face.addrs).map(Ipv4Net::trunc);
        all.filter(|net| !net.addr().is_loopback()).collect()
    };
    let mut groups: Vec<Ipv4Net> = view.nodes.iter().filter(|n| !n.removed).flat_map(nets).collect();
    groups.sort_unstable();
    groups.dedup();
    let of = |node: &NodeView| {
        let mut found: Vec<usize> = nets(node).iter().filter_map(|net| groups.binary_search(net).ok()).collect();
        found.dedup();
        found
    };
    let nodes: Vec<Vec<usize>> = view.nodes.iter().map(of).collect();
    let faint = nodes.iter().map(Vec::is_empty).collect();
    let link = |link: &crate::lab::LinkView| {
        let [a, b] = link.ends.map(|end| nodes.get(end.node.0 as usize).map_or(&[][..], Vec::as_slice));
        let common = a.iter().find(|group| b.contains(group)).copied();
        common.or_else(|| {
            if a.is_empty() {
                b.first().filter(|_| b.len() == 1).copied()
            } else {
                a.first().filter(|_| a.len() == 1 && b.is_empty()).copied()
            }
        })
    };
    let links = view.links.iter().map(link).collect();
    Seen { groups: groups.into_iter().map(Group::Subnet).collect(), links, nodes, faint }
}

#[cfg(test)]
mod tests;
