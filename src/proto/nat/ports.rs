//! Which outside port an inside end gets: its own when that is free, else the next one of the same kind.

use crate::wire::IpProto;

/// The first port behind the well-known ones (RFC 6335).
const WELL_KNOWN_END: u16 = 1024;

/// The outside port for an inside port: the same when it is free; else the nearest free one above, going round, of the
/// same class (RFC 4787 REQ-3a) and parity (REQ-4), then of the same class. Port zero is never given.
pub(super) fn choose(proto: IpProto, wished: u16, is_free: &dyn Fn(u16) -> bool) -> Option<u16> {
    // An echo identifier has neither class nor meaning.
    let class = match wished {
        _ if proto == IpProto::ICMP => 0..=u16::MAX,
        0..WELL_KNOWN_END => 1..=WELL_KNOWN_END - 1,
        _ => WELL_KNOWN_END..=u16::MAX,
    };
    let round = (wished..=*class.end()).chain(*class.start()..wished);
    let candidates = || round.clone().filter(|port| class.contains(port));
    let same_parity = candidates().filter(|port| port % 2 == wished % 2);
    let other_parity = candidates().filter(|port| port % 2 != wished % 2);
    same_parity.chain(other_parity).find(|port| is_free(*port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_port_then_the_next_of_its_kind() {
        let but = |taken: &'static [u16]| move |port: u16| !taken.contains(&port);
        assert_eq!(choose(IpProto::TCP, 51_000, &but(&[])), Some(51_000));
        assert_eq!(choose(IpProto::TCP, 51_000, &but(&[51_000, 51_002])), Some(51_004));
        assert_eq!(choose(IpProto::UDP, 65_535, &but(&[65_535])), Some(1025));
        assert_eq!(choose(IpProto::UDP, 1023, &but(&[1023])), Some(1));
        assert_eq!(choose(IpProto::UDP, 123, &|port| port >= 1024 || port == 200), Some(200), "parity gives way");
        assert_eq!(choose(IpProto::UDP, 123, &|port| port >= 1024), None, "class does not");
        assert_eq!(choose(IpProto::ICMP, 7, &|port| port == 9000), Some(9000));
        assert_eq!(choose(IpProto::TCP, 51_000, &|_| false), None);
    }

    #[test]
    fn port_zero_is_never_given() {
        assert_eq!(choose(IpProto::TCP, 0, &|_| true), Some(2));
    }
}
