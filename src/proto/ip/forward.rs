//! What a router may pass on: the checks on addresses of RFC 1812 5.3.

use std::net::Ipv4Addr;

use super::Route;
use crate::trace::Drop;
use crate::trace::facts::MartianWhy;

/// Private addresses (RFC 1918): 10/8, 172.16/12, 192.168/16.
pub const fn is_private(addr: Ipv4Addr) -> bool {
    addr.is_private()
}

/// Why an address cannot be one host's: "this network", loopback, groups, class E and broadcast (RFC 1122 3.2.1.3).
const fn impossible_host(addr: Ipv4Addr) -> Option<MartianWhy> {
    let [first, ..] = addr.octets();
    match first {
        1..=126 | 128..=223 => None, // nearly all
        0 => Some(MartianWhy::ThisNetwork),
        127 => Some(MartianWhy::Loopback),
        224..=239 => Some(MartianWhy::Group),
        _ if addr.is_broadcast() => Some(MartianWhy::Broadcast),
        _ => Some(MartianWhy::Reserved),
    }
}

/// Sources that cannot be one host (RFC 1812 5.3.7).
pub const fn is_martian_source(src: Ipv4Addr) -> bool {
    impossible_host(src).is_some()
}

/// Whether a packet from a wire may be taken in at all, by its addresses. A host that has no address yet may speak to
/// all on its link from 0.0.0.0 (RFC 1122 3.2.1.3): that is how it asks for one.
pub fn may_receive(src: Ipv4Addr, dst: Ipv4Addr) -> Result<(), Drop> {
    let is_newcomer = || src.is_unspecified() && dst.is_broadcast();
    if let Some(why) = impossible_host(src).filter(|_| !is_newcomer()) {
        return Err(Drop::Martian { addr: src, is_source: true, why });
    }
    match impossible_host(dst) {
        None | Some(MartianWhy::Broadcast | MartianWhy::Group) => Ok(()),
        Some(why) => Err(Drop::Martian { addr: dst, is_source: false, why }),
    }
}

/// Whether a packet may be passed on at all, by its addresses. `drop_private` makes RFC 1918 addresses martians, as
/// a provider's router does. Groups are not routed here; class E is nobody's.
pub fn may_forward(src: Ipv4Addr, dst: Ipv4Addr, drop_private: bool) -> Result<(), Drop> {
    let refused = |addr: Ipv4Addr| match impossible_host(addr) {
        // RFC 3927 2.7: link-local packets stay on their link.
        None if addr.is_link_local() => Some(MartianWhy::LinkLocal),
        None if drop_private && is_private(addr) => Some(MartianWhy::Private),
        why => why,
    };
    if let Some(why) = refused(src) {
        return Err(Drop::Martian { addr: src, is_source: true, why });
    }
    if let Some(why) = refused(dst) {
        return Err(Drop::Martian { addr: dst, is_source: false, why });
    }
    Ok(())
}

/// Whether a packet may leave by this row: one for everybody on a network behind the router may not (RFC 2644).
pub fn may_leave(dst: Ipv4Addr, route: &Route) -> Result<(), Drop> {
    let net = route.prefix;
    // RFC 3021: /31 has no broadcast address, /32 is one host.
    let is_directed_broadcast = route.gateway.is_none() && net.prefix_len() < 31 && net.broadcast() == dst;
    let why = MartianWhy::Broadcast;
    if is_directed_broadcast { Err(Drop::Martian { addr: dst, is_source: false, why }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::RouteOrigin;
    use super::*;
    use crate::trace::FactId;

    fn addr(text: &str) -> Ipv4Addr {
        text.parse().expect("an address")
    }

    fn source(addr: Ipv4Addr, why: MartianWhy) -> Result<(), Drop> {
        Err(Drop::Martian { addr, is_source: true, why })
    }

    fn destination(addr: Ipv4Addr, why: MartianWhy) -> Result<(), Drop> {
        Err(Drop::Martian { addr, is_source: false, why })
    }

    #[test]
    fn only_a_newcomer_speaks_from_nowhere() {
        let (nowhere, all, pc) = (addr("0.0.0.0"), addr("255.255.255.255"), addr("192.168.0.100"));
        assert_eq!(may_receive(nowhere, all), Ok(()));
        assert_eq!(may_receive(pc, all), Ok(()));
        assert_eq!(may_receive(pc, addr("224.0.0.251")), Ok(()));
        assert_eq!(may_receive(nowhere, pc), source(nowhere, MartianWhy::ThisNetwork));
        assert_eq!(may_receive(all, pc), source(all, MartianWhy::Broadcast));
        assert_eq!(may_receive(pc, addr("127.0.0.1")), destination(addr("127.0.0.1"), MartianWhy::Loopback));
        assert_eq!(may_receive(pc, addr("240.0.0.1")), destination(addr("240.0.0.1"), MartianWhy::Reserved));
    }

    #[test]
    fn martians_do_not_pass() {
        let (pc, web) = (addr("192.168.0.100"), addr("198.51.100.80"));
        assert_eq!(may_forward(pc, web, false), Ok(()));
        assert_eq!(may_forward(pc, web, true), source(pc, MartianWhy::Private));
        assert_eq!(may_forward(web, pc, true), destination(pc, MartianWhy::Private));
        for (bad, why) in [
            ("0.0.0.0", MartianWhy::ThisNetwork),
            ("127.0.0.1", MartianWhy::Loopback),
            ("169.254.3.4", MartianWhy::LinkLocal),
            ("224.0.0.1", MartianWhy::Group),
            ("240.0.0.1", MartianWhy::Reserved),
            ("255.255.255.255", MartianWhy::Broadcast),
        ] {
            let bad = addr(bad);
            assert_eq!(may_forward(bad, web, false), source(bad, why));
            assert_eq!(may_forward(web, bad, false), destination(bad, why));
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
        assert_eq!(may_leave(all, &lan("192.168.0.0/24", None)), destination(all, MartianWhy::Broadcast));
        assert_eq!(may_leave(addr("192.168.0.254"), &lan("192.168.0.0/24", None)), Ok(()));
        assert_eq!(may_leave(all, &lan("192.168.0.254/31", None)), Ok(()));
        assert_eq!(may_leave(all, &lan("192.168.0.0/24", Some(addr("10.0.0.1")))), Ok(()), "not known here");
    }
}
