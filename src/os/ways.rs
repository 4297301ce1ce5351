//! Static routes by a gateway that nobody reaches yet: on a network whose address is lent (RFC 2131) or dialled (RFC 1332),
//! they stand in the routing table while the box has an address there, and wait here while it has none.
//!
//! Not the table itself; and what a server tells, such as its router, is made with the lease and goes with it.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::{Cx, Kernel};
use crate::proto::ip::{ROUTES_MAX, Route, RouteOrigin};
use crate::trace::FactId;

impl Kernel {
    /// A static route by a gateway, now if that is in reach, else as soon as it is. `made`: the fact that asked for it.
    pub fn add_way(&mut self, cx: &mut Cx<'_>, prefix: Ipv4Net, gateway: Ipv4Addr, made: FactId) {
        match self.on_link(gateway) {
            Some(iface) => self.add_route(cx, prefix, Some(gateway), iface, RouteOrigin::Static, made),
            None => self.hold_way(prefix, gateway),
        }
    }

    /// The static routes that wait: destinations and gateway.
    pub fn held_ways(&self) -> &[(Ipv4Net, Ipv4Addr)] {
        self.edge.as_ref().map_or(&[], |edge| &edge.ways)
    }

    /// Forgets routes that wait. How many.
    pub fn forget_ways(&mut self, gone: impl Fn(Ipv4Net, Ipv4Addr) -> bool) -> usize {
        let Some(edge) = self.edge.as_mut() else { return 0 };
        let before = edge.ways.len();
        edge.ways.retain(|(prefix, gateway)| !gone(*prefix, *gateway));
        before - edge.ways.len()
    }

    /// The interface whose own network has this address.
    fn on_link(&self, gateway: Ipv4Addr) -> Option<usize> {
        let own = |route: &&Route| route.origin == RouteOrigin::Connected && route.prefix.contains(&gateway);
        self.routes.iter().find(own).map(|route| route.iface)
    }

    fn hold_way(&mut self, prefix: Ipv4Net, gateway: Ipv4Addr) {
        let ways = &mut self.edge.get_or_insert_default().ways;
        if ways.len() < ROUTES_MAX && !ways.contains(&(prefix, gateway)) {
            ways.push((prefix, gateway));
        }
    }

    /// An interface has come to a network: the routes by its hosts are made.
    pub(super) fn open_ways(&mut self, cx: &mut Cx<'_>, iface: usize, net: Ipv4Net) {
        let Some(edge) = self.edge.as_mut().filter(|edge| !edge.ways.is_empty()) else { return };
        let here = cx.trace.cursor();
        for (prefix, gateway) in edge.ways.extract_if(.., |(_, gateway)| net.contains(&*gateway)).collect::<Vec<_>>() {
            cx.trace.follow(here);
            self.add_route(cx, prefix, Some(gateway), iface, RouteOrigin::Static, here);
        }
        cx.trace.follow(here);
    }

    /// An interface that gets its address from others is about to lose routes: those set by hand wait for the next one.
    pub(super) fn hold_ways(&mut self, iface: usize, gone: impl Fn(&Route) -> bool) {
        let asks = self.ifaces.get(iface).is_some_and(|face| face.dhcp_client.is_some());
        if !asks && self.dialler(iface).is_none() {
            return;
        }
        let set = self.routes.iter().filter(|route| route.origin == RouteOrigin::Static && gone(route));
        let set: Vec<_> = set.filter_map(|route| Some((route.prefix, route.gateway?))).collect();
        set.into_iter().for_each(|(prefix, gateway)| self.hold_way(prefix, gateway));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::Iface;
    use crate::sim::{NodeId, SimTime};
    use crate::trace::Trace;

    #[test]
    fn a_route_waits_for_the_network_of_its_gateway() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        host.ifaces = vec![Iface::default()];
        host.ask_by_dhcp(&mut cx, 0);
        let net = |text: &str| text.parse::<Ipv4Net>().expect("a network");
        let way = (net("10.9.0.0/16"), Ipv4Addr::new(10, 0, 0, 7));
        let standing = |host: &Kernel| {
            let set = host.routes.iter().filter(|route| route.origin == RouteOrigin::Static);
            set.map(|route| (route.prefix, route.gateway.expect("a gateway"))).collect::<Vec<_>>()
        };
        host.add_way(&mut cx, way.0, way.1, FactId::NONE);
        assert_eq!((standing(&host), host.held_ways()), (vec![], &[way][..]));
        for _ in 0..2 {
            host.add_address(&mut cx, 0, net("10.0.0.9/24"));
            assert_eq!((standing(&host), host.held_ways()), (vec![way], &[][..]));
            host.remove_address(&mut cx, 0, net("10.0.0.9/24"));
            assert_eq!((standing(&host), host.held_ways()), (vec![], &[way][..]));
        }
        host.add_address(&mut cx, 0, net("192.168.0.9/24"));
        assert_eq!(standing(&host), []);
        assert_eq!((host.forget_ways(|prefix, _| prefix == way.0), host.held_ways()), (1, &[][..]));
    }
}
