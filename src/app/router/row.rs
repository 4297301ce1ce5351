//! Rows of the pages that are lists, and what can be done with one besides changing it: removing it and switching it.

use std::net::Ipv4Addr;

use super::PageId;
use crate::lab::NodeView;
use crate::proto::filter::{FilterRow, Hook, Verdict};
use crate::wire::Mac;

/// A row of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// An address kept for a host, by its place.
    Reservation(usize),
    /// An entry of the name server, by its place.
    Name(usize),
    /// A row of the packet filter: chain and number from 1.
    Filter(Hook, usize),
    /// What happens to packets that no row of a chain fits.
    Policy(Hook),
}

/// Addresses kept for hosts: for whom, which, and whether the network has a place for it.
pub fn kept(node: &NodeView) -> impl Iterator<Item = (Mac, Ipv4Addr, bool)> + '_ {
    let placed = node.pools.iter().flat_map(|pool| &pool.reservations).map(|(mac, addr)| (*mac, *addr, true));
    let waiting = node.pools.iter().flat_map(|pool| &pool.misplaced).map(|(mac, addr)| (*mac, *addr, false));
    placed.chain(waiting)
}

/// The rows of a page; empty for a page that is no list.
pub fn rows(node: &NodeView, page: PageId) -> Vec<RowKind> {
    match page {
        PageId::Reservations => (0..kept(node).count()).map(RowKind::Reservation).collect(),
        PageId::Dns => (0..node.dns_hosts.len()).map(RowKind::Name).collect(),
        PageId::Firewall => {
            let count = |hook: Hook| node.filter.as_ref().map_or(0, |filter| filter.chains[hook as usize].rows.len());
            let chain = |hook| (1..=count(hook)).map(move |n| RowKind::Filter(hook, n)).chain([RowKind::Policy(hook)]);
            Hook::ALL.into_iter().flat_map(chain).collect()
        }
        _ => Vec::new(),
    }
}

/// The row of the packet filter that stands at this place of the list: its chain, its number, itself.
pub(super) fn filter_row(node: &NodeView, at: Option<usize>) -> Option<(Hook, usize, &FilterRow)> {
    let RowKind::Filter(hook, number) = *rows(node, PageId::Firewall).get(at?)? else { return None };
    let row = node.filter.as_ref()?.chains[hook as usize].rows.get(number - 1)?;
    Some((hook, number, row))
}

/// The line that removes a row, and those that bring it back; none for what cannot be removed.
pub fn removal(node: &NodeView, row: RowKind) -> Option<(String, Vec<String>)> {
    match row {
        RowKind::Reservation(at) => {
            let (mac, addr, fits) = kept(node).nth(at)?;
            let back = fits.then(|| format!("reserve {mac} {addr}"));
            Some((format!("unreserve {mac}"), back.into_iter().collect()))
        }
        RowKind::Name(at) => {
            let (name, addr) = node.dns_hosts.get(at)?;
            Some((format!("dns host del {name}"), vec![format!("dns host add {name} {addr}")]))
        }
        RowKind::Filter(hook, number) => {
            let row = node.filter.as_ref()?.chains[hook as usize].rows.get(number - 1)?;
            let place = format!("{} {number}", hook.name());
            let mut back = vec![format!("iptables -I {place} {row}")];
            if !row.enabled {
                back.push(format!("firewall off {place}"));
            }
            Some((format!("iptables -D {place}"), back))
        }
        RowKind::Policy(_) => None,
    }
}

/// The line that switches a row, and the one that switches it back.
pub fn switching(node: &NodeView, row: RowKind) -> Option<(String, Vec<String>)> {
    match row {
        RowKind::Reservation(_) | RowKind::Name(_) => None,
        RowKind::Filter(hook, number) => {
            let row = node.filter.as_ref()?.chains[hook as usize].rows.get(number - 1)?;
            let word = |on: bool| format!("firewall {} {} {number}", if on { "on" } else { "off" }, hook.name());
            Some((word(!row.enabled), vec![word(row.enabled)]))
        }
        RowKind::Policy(hook) => {
            let policy = node.filter.as_ref().map_or(Verdict::Accept, |filter| filter.chains[hook as usize].policy);
            let word =
                |accepts: bool| format!("iptables -P {} {}", hook.name(), if accepts { "ACCEPT" } else { "DROP" });
            let accepts = policy == Verdict::Accept;
            Some((word(!accepts), vec![word(accepts)]))
        }
    }
}
