//! The DHCP of a box as it is looked at: which box, and which of its clients and servers. Everything else is read from the
//! lab's picture when it is drawn.

use crate::lab::NodeView;
use crate::proto::dhcp::{ClientRow, LeaseRow, ServerRow};
use crate::sim::NodeId;
use crate::wire::Mac;

/// A way from one state of a client to another.
pub type Edge = (&'static str, &'static str);

/// The ways of RFC 2131 figure 5, in the order in which the screen's diagram draws them.
pub const EDGES: [Edge; 13] = [
    ("INIT", "SELECTING"),
    ("SELECTING", "REQUESTING"),
    ("REQUESTING", "BOUND"),
    ("REQUESTING", "INIT"),
    ("INIT-REBOOT", "REBOOTING"),
    ("REBOOTING", "BOUND"),
    ("REBOOTING", "INIT"),
    ("BOUND", "RENEWING"),
    ("RENEWING", "REBINDING"),
    ("RENEWING", "BOUND"),
    ("REBINDING", "BOUND"),
    ("RENEWING", "INIT"),
    ("REBINDING", "INIT"),
];

/// A box whose DHCP is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DhcpView {
    /// Which.
    pub node: NodeId,
    /// Which of its `subjects`.
    pub at: usize,
}

/// A client or a server of a box.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Subject<'v> {
    /// The client of the interface of this name.
    Client(&'v str, &'v ClientRow),
    /// A server.
    Server(&'v ServerRow),
}

impl DhcpView {
    /// Looks at a box.
    pub const fn new(node: NodeId) -> DhcpView {
        DhcpView { node, at: 0 }
    }

    /// What is looked at; none when the box has neither client nor server.
    pub fn subject<'v>(&self, node: &'v NodeView) -> Option<Subject<'v>> {
        let all = subjects(node);
        all.get(self.at.min(all.len().saturating_sub(1))).copied()
    }
}

/// Servers first, since a box that has one is looked at for it; then clients.
pub fn subjects(node: &NodeView) -> Vec<Subject<'_>> {
    let clients = node.ifaces.iter().filter_map(|face| Some(Subject::Client(&face.name, face.dhcp.as_ref()?)));
    node.dhcp_servers.iter().map(Subject::Server).chain(clients).collect()
}

/// Whose card has the address of a row. A declined address is not the one's who was to have it, but that of whoever
/// answered for it, as far as the box's neighbours tell.
pub fn card_of(node: &NodeView, row: &LeaseRow) -> Option<Mac> {
    if row.state != "declined" {
        return Some(row.mac);
    }
    let known = node.ifaces.iter().flat_map(|face| &face.arp);
    known.into_iter().find(|neighbour| neighbour.ip == row.addr)?.mac
}
