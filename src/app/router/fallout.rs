//! What a change does beside what it says: shown before it is made.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::page::Values;
use crate::app::form::FieldId;
use crate::lab::{LabView, NodeView};
use crate::proto::dhcp::moved_reservation;
use crate::wire::IpKind;

/// Hosts of which connections are counted one by one; the others are counted together.
const HOSTS_MAX: usize = 3;

/// One consequence; its sentence is `fallout-<id>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fallout {
    /// Clients must get another address.
    LeasesVoid {
        /// How many.
        leases: usize,
    },
    /// Lent addresses that are outside of the pool now: refused at renewal.
    LeasesOutside {
        /// How many.
        leases: usize,
    },
    /// Addresses kept for hosts that have no place in the network: they wait until one has.
    ReservationsOutside {
        /// How many.
        reservations: usize,
    },
    /// Port-forward rules whose host is elsewhere then.
    ForwardsStale {
        /// How many.
        forwards: usize,
    },
    /// A host loses connections that pass the router.
    ConnectionsLost {
        /// Its name or address.
        host: String,
        /// How many.
        connections: usize,
    },
    /// The outside address is given up.
    AddressGivenUp {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The outside address is none that the internet knows: another router translates, too.
    DoubleNat {
        /// The address.
        addr: Ipv4Addr,
    },
    /// Hosts on the air lose their network.
    WirelessGone {
        /// How many.
        hosts: usize,
    },
    /// Somebody has the address now, and keeps it until the lease is renewed.
    HeldBy {
        /// Whose.
        host: String,
    },
    /// Ports that programs asked for are closed.
    LentPortsClosed {
        /// How many.
        ports: usize,
    },
    /// A timer is shorter than a standard asks for.
    TooShort {
        /// What it asks for.
        least_secs: u32,
        /// The standard.
        source: &'static str,
    },
}

impl Fallout {
    /// Its sentence is `fallout-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            Fallout::LeasesVoid { .. } => "leases-void",
            Fallout::LeasesOutside { .. } => "leases-outside",
            Fallout::ReservationsOutside { .. } => "reservations-outside",
            Fallout::ForwardsStale { .. } => "forwards-stale",
            Fallout::ConnectionsLost { .. } => "connections-lost",
            Fallout::AddressGivenUp { .. } => "address-given-up",
            Fallout::DoubleNat { .. } => "double-nat",
            Fallout::WirelessGone { .. } => "wireless-gone",
            Fallout::HeldBy { .. } => "held-by",
            Fallout::LentPortsClosed { .. } => "lent-ports-closed",
            Fallout::TooShort { .. } => "too-short",
        }
    }
}

fn lent(node: &NodeView) -> impl Iterator<Item = Ipv4Addr> {
    node.leases.iter().filter(|row| row.state == "bound").map(|row| row.addr)
}

/// The name of the box with this address; the address where no box has it.
fn name_of(view: &LabView, addr: Ipv4Addr) -> String {
    let has = |node: &&NodeView| node.ifaces.iter().any(|face| face.addrs.iter().any(|net| net.addr() == addr));
    view.nodes.iter().find(has).map_or_else(|| addr.to_string(), |node| node.name.clone())
}

/// Connections through the router, by the host inside.
fn connections(view: &LabView, node: &NodeView) -> Vec<Fallout> {
    let mut hosts: Vec<(Ipv4Addr, usize)> = Vec::new();
    for row in node.nat.iter().flat_map(|nat| &nat.rows) {
        match hosts.iter_mut().find(|(addr, _)| addr == row.inside.ip()) {
            Some((_, count)) => *count += 1,
            None => hosts.push((*row.inside.ip(), 1)),
        }
    }
    hosts.sort_by_key(|(_, count)| core::cmp::Reverse(*count));
    let lost =
        |(addr, connections): (Ipv4Addr, usize)| Fallout::ConnectionsLost { host: name_of(view, addr), connections };
    hosts.into_iter().take(HOSTS_MAX).map(lost).collect()
}

fn counted(count: usize, make: impl FnOnce(usize) -> Fallout) -> Option<Fallout> {
    (count > 0).then(|| make(count))
}

/// Of another outside address.
pub(super) fn of_wan(view: &LabView, node: &NodeView, _before: Values<'_>, after: Values<'_>) -> Vec<Fallout> {
    let wan = node.nat.as_ref().and_then(|nat| node.ifaces.iter().find(|face| face.name == nat.wan));
    let old = wan.and_then(|face| face.addrs.first()).map(Ipv4Net::addr);
    let new =
        after.get(FieldId::WanAddress).parse::<Ipv4Net>().ok().filter(|_| after.get(FieldId::WanMode) == "static");
    let new = new.map(|net| net.addr());
    if old == new {
        return Vec::new();
    }
    let hidden = |addr: &Ipv4Addr| matches!(IpKind::of_v4(*addr), IpKind::Private | IpKind::Shared);
    let mut out: Vec<Fallout> = old.map(|addr| Fallout::AddressGivenUp { addr }).into_iter().collect();
    out.extend(new.filter(hidden).map(|addr| Fallout::DoubleNat { addr }));
    out.extend(connections(view, node));
    out
}

/// Of another inside address, or another pool.
pub(super) fn of_lan(view: &LabView, node: &NodeView, before: Values<'_>, after: Values<'_>) -> Vec<Fallout> {
    if before.get(FieldId::LanAddress) != after.get(FieldId::LanAddress) {
        let Ok(new) = after.get(FieldId::LanAddress).parse::<Ipv4Net>() else { return Vec::new() };
        let rules = node.nat.iter().flat_map(|nat| &nat.rules);
        let stale = rules.filter(|rule| rule.enabled && !new.contains(&rule.spec.host)).count();
        let mut out: Vec<Fallout> =
            counted(lent(node).count(), |leases| Fallout::LeasesVoid { leases }).into_iter().collect();
        let lost = node.pools.iter().flat_map(|pool| pool.reservations.iter().map(move |(_, addr)| (pool, *addr)));
        let lost = lost.filter(|(pool, addr)| moved_reservation(pool, new, *addr).is_none()).count();
        out.extend(counted(lost, |reservations| Fallout::ReservationsOutside { reservations }));
        out.extend(counted(stale, |forwards| Fallout::ForwardsStale { forwards }));
        out.extend(connections(view, node));
        return out;
    }
    let addr = |id| after.get(id).parse::<Ipv4Addr>().ok();
    let Some((first, last)) = addr(FieldId::PoolFirst).zip(addr(FieldId::PoolLast)) else { return Vec::new() };
    let kept = |addr: &Ipv4Addr| node.pools.iter().any(|pool| pool.reservations.iter().any(|(_, kept)| kept == addr));
    let outside = lent(node).filter(|addr| !(first..=last).contains(addr) && !kept(addr)).count();
    counted(outside, |leases| Fallout::LeasesOutside { leases }).into_iter().collect()
}

/// Of a radio that is switched off or called otherwise.
pub(super) fn of_wifi(view: &LabView, node: &NodeView, _before: Values<'_>, after: Values<'_>) -> Vec<Fallout> {
    let off = after.get(FieldId::Radio) == "off";
    let ssid = after.get(FieldId::Ssid);
    let links = node.ports.iter().filter_map(|port| port.link);
    let far = links.filter_map(|link| {
        let link = view.links.get(link.0 as usize).filter(|link| link.props.medium == crate::sim::Medium::Wifi)?;
        let end = link.ends.iter().find(|end| end.node != node.id)?;
        view.nodes.get(end.node.0 as usize)
    });
    let loses = |host: &&NodeView| {
        let other = host.radio.as_ref().and_then(|radio| radio.ssid.as_deref());
        let known = host.radio.as_ref().and_then(|radio| radio.password.as_deref()).unwrap_or_default();
        let locked = known != after.get(FieldId::WifiPassword);
        off || locked || other.is_some_and(|other| !ssid.is_empty() && other != ssid)
    };
    counted(far.filter(loses).count(), |hosts| Fallout::WirelessGone { hosts }).into_iter().collect()
}

/// Of an address that is kept for a host.
pub(super) fn of_reservation(view: &LabView, node: &NodeView, _before: Values<'_>, after: Values<'_>) -> Vec<Fallout> {
    let Ok(addr) = after.get(FieldId::KeptAddress).parse::<Ipv4Addr>() else { return Vec::new() };
    let who = after.get(FieldId::KeepFor);
    let held = node.leases.iter().find(|row| row.state == "bound" && row.addr == addr);
    let other = held.filter(|row| row.mac.to_string() != who && row.host_name.as_deref() != Some(who));
    other.map(|_| Fallout::HeldBy { host: name_of(view, addr) }).into_iter().collect()
}

/// Nothing that could be counted.
pub(super) const fn none(_: &LabView, _: &NodeView, _: Values<'_>, _: Values<'_>) -> Vec<Fallout> {
    Vec::new()
}
