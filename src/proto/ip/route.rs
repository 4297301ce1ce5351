//! The routing table: of all rows that contain the destination, the longest prefix wins (RFC 1812 5.2.4.3), then the
//! smaller metric, then the older row.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::trace::FactId;

/// Rows of a table. Lookups scan it, which is the quickest way for the handful of rows a lab's box has.
pub const ROUTES_MAX: usize = 1024;

/// Who made a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RouteOrigin {
    /// The network of an own address.
    Connected,
    /// A person.
    Static,
    /// A lease.
    Dhcp,
    /// A dialled line.
    Ppp,
}

impl RouteOrigin {
    /// One word.
    pub const fn name(self) -> &'static str {
        match self {
            RouteOrigin::Connected => "connected",
            RouteOrigin::Static => "static",
            RouteOrigin::Dhcp => "dhcp",
            RouteOrigin::Ppp => "ppp",
        }
    }
}

/// A row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Route {
    /// Destinations.
    pub prefix: Ipv4Net,
    /// Next router; none when the destination is on the link.
    pub gateway: Option<Ipv4Addr>,
    /// Index of the interface.
    pub iface: usize,
    /// Smaller is better.
    pub metric: u32,
    /// Who made it.
    pub origin: RouteOrigin,
    /// The fact that made it.
    pub made: FactId,
}

impl Route {
    fn rank(&self) -> (u8, u32) {
        (32 - self.prefix.prefix_len(), self.metric)
    }

    fn is_same_way(&self, other: &Route) -> bool {
        (self.prefix, self.gateway, self.iface, self.metric) == (other.prefix, other.gateway, other.iface, other.metric)
    }
}

/// A routing table, best rows first.
#[derive(Clone, Default, Debug)]
pub struct Routes(Vec<Route>);

impl Routes {
    /// The row for a destination.
    pub fn lookup(&self, dst: Ipv4Addr) -> Option<&Route> {
        let shared = |net: &Ipv4Net| (net.addr().to_bits() ^ dst.to_bits()).leading_zeros();
        self.0.iter().find(|route| shared(&route.prefix) >= u32::from(route.prefix.prefix_len()))
    }

    /// The row whose network shares the longest beginning with a destination that no row contains.
    pub fn nearest(&self, dst: Ipv4Addr) -> Option<Ipv4Net> {
        let shared = |net: &Ipv4Net| (net.network().to_bits() ^ dst.to_bits()).leading_zeros();
        self.0.iter().map(|route| route.prefix).max_by_key(shared)
    }

    /// Adds a row; one of the same way is replaced. Host bits of the prefix are cleared. False when the table is full.
    pub fn add(&mut self, route: Route) -> bool {
        let route = Route { prefix: route.prefix.trunc(), ..route };
        if let Some(same) = self.0.iter_mut().find(|r| r.is_same_way(&route)) {
            *same = route;
            return true;
        }
        if self.0.len() >= ROUTES_MAX {
            return false;
        }
        // A host has one row or two: no room is taken ahead for more.
        if self.0.len() < 2 {
            self.0.reserve_exact(1);
        }
        let at = self.0.partition_point(|r| r.rank() <= route.rank());
        self.0.insert(at, route);
        true
    }

    /// Takes out the rows that `gone` names, and answers them.
    pub fn remove_where(&mut self, gone: impl Fn(&Route) -> bool) -> Vec<Route> {
        self.0.extract_if(.., |route| gone(route)).collect()
    }

    /// The rows, best first.
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(prefix: &str, gateway: Option<[u8; 4]>, metric: u32) -> Route {
        let (prefix, gateway) = (prefix.parse().expect("a prefix"), gateway.map(Ipv4Addr::from));
        Route { prefix, gateway, iface: 0, metric, origin: RouteOrigin::Static, made: FactId::NONE }
    }

    #[test]
    fn the_longest_prefix_then_the_smallest_metric_wins() {
        let mut routes = Routes::default();
        for row in [
            route("0.0.0.0/0", Some([10, 0, 0, 1]), 100),
            route("0.0.0.0/0", Some([10, 0, 0, 2]), 10),
            route("10.1.2.9/24", None, 500),
            route("10.1.0.0/16", Some([10, 0, 0, 3]), 0),
        ] {
            assert!(routes.add(row));
        }
        let way = |dst: [u8; 4]| routes.lookup(dst.into()).map(|r| (r.prefix.to_string(), r.gateway));
        assert_eq!(way([10, 1, 2, 3]), Some(("10.1.2.0/24".into(), None)));
        assert_eq!(way([10, 1, 3, 3]), Some(("10.1.0.0/16".into(), Some([10, 0, 0, 3].into()))));
        assert_eq!(routes.nearest([10, 1, 9, 9].into()), "10.1.0.0/16".parse().ok());
        assert_eq!(way([8, 8, 8, 8]), Some(("0.0.0.0/0".into(), Some([10, 0, 0, 2].into()))));
    }

    #[test]
    fn rows_are_replaced_removed_and_bounded() {
        let mut routes = Routes::default();
        let row = route("10.0.0.0/8", None, 0);
        assert!(routes.add(row) && routes.add(Route { origin: RouteOrigin::Dhcp, ..row }));
        assert_eq!(routes.iter().map(|r| r.origin).collect::<Vec<_>>(), [RouteOrigin::Dhcp]);
        assert_eq!(routes.remove_where(|r| r.iface == 0).len(), 1);
        assert_eq!(routes.lookup([10, 0, 0, 1].into()), None);
        let added = (0..2000).filter(|n| routes.add(route("0.0.0.0/0", None, *n))).count();
        assert_eq!(added, ROUTES_MAX);
    }
}
