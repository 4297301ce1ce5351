//! What a router may pass on: the checks on addresses of RFC 1812 5.3.

use std::net::Ipv4Addr;

use super::Route;
use crate::trace::Drop;

/// Private addresses (RFC 1918): 10/8, 172.16/12, 192.168/16.
pub const fn is_private(addr: Ipv4Addr) -> bool {
    addr.is_private()
}

/// Sources that cannot be one host: "this network", loopback, groups, class E and broadcast (RFC 1812 5.3.7).
pub const fn is_martian_source(src: Ipv4Addr) -> bool {
    let first = src.octets()[0];
    first == 0 || first == 127 || first >= 224
}

/// Whether a packet may be taken in at all, by its addresses. A host that has no address yet may speak to all on its
/// link from 0.0.0.0 (RFC 1122 3.2.1.3): that is how it asks for one.
pub fn may_receive(src: Ipv4Addr, dst: Ipv4Addr) -> Result<(), Drop> {
    let is_newcomer = src.is_unspecified() && dst.is_broadcast();
    if is_martian_source(src) && !is_newcomer {
        return Err(Drop::Martian { addr: src, is_source: true });
    }
    Ok(())
}

/// Whether a packet may be passed on at all, by its addresses. `drop_private` makes RFC 1918 addresses martians, as
/// a provider's router does. Groups are not routed here; class E is nobody's.
pub fn may_forward(src: Ipv4Addr, dst: Ipv4Addr, drop_private: bool) -> Result<(), Drop> {
    // RFC 3927 2.7: link-local packets stay on their link.
    let refused =
        |addr: Ipv4Addr| is_martian_source(addr) || addr.is_link_local() || (drop_private && is_private(addr));
    if refused(src) {
        return Err(Drop::Martian { addr: src, is_source: true });
    }
    if refused(dst) {
        return Err(Drop::Martian { addr: dst, is_source: false });
    }
    Ok(())
}

/// Whether a packet may leave by this row: one for everybody on a network behind the router may not (RFC 2644).
pub fn may_leave(dst: Ipv4Addr, route: &Route) -> Result<(), Drop> {
    let net = route.prefix;
    // RFC 3021: /31 has no broadcast address, /32 is one host.
    let is_directed_broadcast = route.gateway.is_none() && net.prefix_len() < 31 && net.broadcast() == dst;
    if is_directed_broadcast { Err(Drop::Martian { addr: dst, is_source: false }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::RouteOrigin;
    use super::*;
    use crate::trace::FactId;

    fn addr(text: &str) -> Ipv4Addr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_a_newcomer_speaks_from_nowhere() {
        let (nowhere, all, pc) = (addr("0.0.0.0"), addr("255.255.255.255"), addr("192.168.0.100"));
        assert_eq!(may_receive(nowhere, all), Ok(()));
        assert_eq!(may_receive(pc, all), Ok(()));
        assert_eq!(may_receive(nowhere, pc), Err(Drop::Martian { addr: nowhere, is_source: true }));
        assert_eq!(may_receive(all, pc), Err(Drop::Martian { addr: all, is_source: true }));
    }

    #[test]
    fn martians_do_not_pass() {
        let (pc, web) = (addr("192.168.0.100"), addr("198.51.100.80"));
        assert_eq!(may_forward(pc, web, false), Ok(()));
        assert_eq!(may_forward(pc, web, true), Err(Drop::Martian { addr: pc, is_source: true }));
        assert_eq!(may_forward(web, pc, true), Err(Drop::Martian { addr: pc, is_source: false }));
        for bad in ["0.0.0.0", "127.0.0.1", "169.254.3.4", "224.0.0.1", "240.0.0.1", "255.255.255.255"] {
            let bad = addr(bad);
            assert_eq!(may_forward(bad, web, false), Err(Drop::Martian { addr: bad, is_source: true }));
            assert_eq!(may_forward(web, bad, false), Err(Drop::Martian { addr: bad, is_source: false }));
        }
    }

    #[test]
    fn directed_broadcasts_stop_at_the_last_router() {
        let lan = |prefix: &str, gateway| Route {
            prefix: prefix.parse().expect("a prefix"),
            gateway,
            iface: 1,
            metric: 0,
            origin: RouteOrigin::Connected,
            made: FactId::NONE,
        };
        let all = addr("192.168.0.255");
        assert_eq!(may_leave(all, &lan("192.168.0.0/24", None)), Err(Drop::Martian { addr: all, is_source: false }));
        assert_eq!(may_leave(addr("192.168.0.254"), &lan("192.168.0.0/24", None)), Ok(()));
        assert_eq!(may_leave(all, &lan("192.168.0.254/31", None)), Ok(()));
        assert_eq!(may_leave(all, &lan("192.168.0.0/24", Some(addr("10.0.0.1")))), Ok(()), "not known here");
    }
}
