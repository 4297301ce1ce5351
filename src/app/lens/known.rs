//! What one box knows of the others: only what its tables hold.

use std::net::Ipv4Addr;

use super::{Group, Seen, Table};
use crate::lab::{LabView, NodeView};
use crate::sim::NodeId;
use crate::wire::Mac;

pub(super) fn known(view: &LabView, chosen: NodeId) -> Seen {
    let Some(me) = view.nodes.get(chosen.0 as usize) else { return Seen::default() };
    let tables = |node: &NodeView| -> Vec<usize> {
        if node.id == me.id || node.removed {
            return Vec::new();
        }
        Table::ALL.iter().enumerate().filter(|(_, table)| holds(me, **table, node)).map(|(at, _)| at).collect()
    };
    let nodes: Vec<Vec<usize>> = view.nodes.iter().map(tables).collect();
    Seen {
        groups: Table::ALL.map(Group::Table).to_vec(),
        faint: view.nodes.iter().zip(&nodes).map(|(node, tables)| node.id != me.id && tables.is_empty()).collect(),
        links: vec![None; view.links.len()],
        nodes,
    }
}

/// Whether a table of `me` has a row about `node`.
fn holds(me: &NodeView, table: Table, node: &NodeView) -> bool {
    let is_addr = |addr: Ipv4Addr| node.ifaces.iter().flat_map(|face| &face.addrs).any(|net| net.addr() == addr);
    let is_mac = |mac: Mac| node.ifaces.iter().any(|face| face.mac == mac);
    match table {
        Table::Arp => {
            let mut rows = me.ifaces.iter().flat_map(|face| &face.arp);
            rows.any(|row| row.mac.is_some_and(is_mac))
        }
        Table::Mac => me.mac_table.iter().any(|row| is_mac(row.mac)),
        Table::Gateway => me.routes.iter().filter_map(|route| route.gateway).any(is_addr),
        Table::Resolver => me.resolvers.iter().copied().any(is_addr),
        Table::Lease => me.leases.iter().any(|row| row.state == "bound" && is_addr(row.addr)),
        Table::Nat => {
            let rows = me.nat.as_ref().map_or(&[][..], |nat| &nat.rows);
            rows.iter().any(|row| is_addr(*row.inside.ip()) || is_addr(*row.remote.ip()))
        }
        Table::Name => {
            let answers = me.dns_cache.iter().flat_map(|row| &row.data);
            answers.filter_map(|data| data.parse().ok()).any(is_addr)
        }
    }
}
