//! What is chosen: a box on the map, the table of it in the inspector, an event of the list.

use crate::sim::NodeId;

use super::atlas::Atlas;
use super::events::Events;
use super::why::Return;

/// A table of the inspector.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Tab {
    /// Addresses, counters, DHCP client, name servers.
    #[default]
    Interfaces,
    /// ARP tables.
    Arp,
    /// MAC table of the switch.
    Mac,
    /// Routing table.
    Routes,
    /// Translation.
    Nat,
    /// Port-forward rules.
    Forwards,
    /// Leases given out.
    Leases,
    /// Cache of the DNS forwarder.
    Dns,
    /// Sockets.
    Sockets,
    /// Processes.
    Processes,
}

impl Tab {
    /// All of them, in the order of the inspector.
    pub const ALL: [Tab; 10] = [
        Tab::Interfaces,
        Tab::Arp,
        Tab::Mac,
        Tab::Routes,
        Tab::Nat,
        Tab::Forwards,
        Tab::Leases,
        Tab::Dns,
        Tab::Sockets,
        Tab::Processes,
    ];

    /// Its title is `tab-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Tab::Interfaces => "interfaces",
            Tab::Arp => "arp",
            Tab::Mac => "mac",
            Tab::Routes => "routes",
            Tab::Nat => "nat",
            Tab::Forwards => "forwards",
            Tab::Leases => "leases",
            Tab::Dns => "dns",
            Tab::Sockets => "sockets",
            Tab::Processes => "processes",
        }
    }
}

/// What is chosen.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The box.
    pub node: NodeId,
    /// How the map is looked at.
    pub atlas: Atlas,
    /// The inspector's table.
    pub tab: Tab,
    /// First row of the table that is shown.
    pub scroll: usize,
    /// The event list.
    pub events: Events,
    /// What was looked at before each jump to a cause, the latest last.
    pub returns: Vec<Return>,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection {
            node: NodeId(0),
            atlas: Atlas::default(),
            tab: Tab::Interfaces,
            scroll: 0,
            events: Events::default(),
            returns: Vec::new(),
        }
    }
}

impl Selection {
    /// Chooses a box.
    pub(super) fn choose(&mut self, node: NodeId) {
        if node != self.node {
            (self.node, self.scroll) = (node, 0);
            self.atlas.pan = (0, 0);
        }
    }

    /// The next of the tables a box has, or the one before.
    pub(super) fn turn_tab(&mut self, has: &[Tab], forward: bool) {
        let count = has.len().max(1);
        let here = has.iter().position(|t| *t == self.tab).unwrap_or(0);
        let next = if forward { here + 1 } else { here + count - 1 } % count;
        (self.tab, self.scroll) = (has.get(next).copied().unwrap_or_default(), 0);
    }
}
