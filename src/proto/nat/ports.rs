//! Which outside port an inside end gets: its own when that is free, else the next one of the same kind.

use core::ops::RangeInclusive;

use super::settings::NatSettings;
use crate::wire::IpProto;

/// The first port behind the well-known ones (RFC 6335).
const WELL_KNOWN_END: u16 = 1024;
/// Where ports begin that are not kept.
const FIRST_LENT: u16 = 40_001;

/// The outside port for an inside port: the same when it is free; else the nearest free one above, going round, of the
/// same class (RFC 4787 REQ-3a) and parity (REQ-4), then of the same class. Port zero is never given.
pub(super) fn choose(
    settings: &NatSettings,
    proto: IpProto,
    wished: u16,
    is_free: &dyn Fn(u16) -> bool,
) -> Option<u16> {
    let class = class(settings, proto, wished);
    let start = if settings.keep_port { wished } else { FIRST_LENT };
    let round = (start..=*class.end()).chain(*class.start()..=*class.end());
    let candidates = || round.clone().filter(|port| class.contains(port));
    if !settings.keep_parity {
        return candidates().find(|port| is_free(*port));
    }
    let same_parity = candidates().filter(|port| port % 2 == wished % 2);
    let other_parity = candidates().filter(|port| port % 2 != wished % 2);
    same_parity.chain(other_parity).find(|port| is_free(*port))
}

/// The ports an inside port may become.
fn class(settings: &NatSettings, proto: IpProto, wished: u16) -> RangeInclusive<u16> {
    // An echo identifier has neither class nor meaning.
    if proto == IpProto::ICMP {
        return 0..=u16::MAX;
    }
    let (first, last) = settings.ports;
    let (from, to) = match wished {
        _ if !settings.keep_class => (1, u16::MAX),
        0..WELL_KNOWN_END => (1, WELL_KNOWN_END - 1),
        _ => (WELL_KNOWN_END, u16::MAX),
    };
    let both = first.max(from)..=last.min(to);
    // A range that has nothing of this class is a wish that stands above it.
    if both.is_empty() { first..=last } else { both }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::Profile;

    const RFC: NatSettings = NatSettings::of(Profile::Rfc);

    #[test]
    fn the_own_port_then_the_next_of_its_kind() {
        let but = |taken: &'static [u16]| move |port: u16| !taken.contains(&port);
        let choose = |proto, port, is_free: &dyn Fn(u16) -> bool| choose(&RFC, proto, port, is_free);
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
        assert_eq!(choose(&RFC, IpProto::TCP, 0, &|_| true), Some(2));
    }

    #[test]
    fn settings_decide_what_is_kept() {
        let own = NatSettings { keep_port: false, ..RFC };
        assert_eq!(choose(&own, IpProto::UDP, 51_001, &|_| true), Some(40_001));
        assert_eq!(choose(&own, IpProto::UDP, 51_001, &|port| port > 40_003), Some(40_005));
        let any = NatSettings { keep_class: false, keep_parity: false, ..RFC };
        assert_eq!(choose(&any, IpProto::UDP, 123, &|port| port > 123), Some(124));
        assert_eq!(choose(&any, IpProto::UDP, 123, &|port| port > 2000), Some(2001));
        let two = NatSettings { ports: (61_000, 61_001), ..RFC };
        assert_eq!(choose(&two, IpProto::UDP, 40_060, &|_| true), Some(61_000));
        assert_eq!(choose(&two, IpProto::UDP, 123, &|port| port > 61_000), Some(61_001));
        assert_eq!(choose(&two, IpProto::UDP, 40_060, &|port| port > 61_001), None);
    }
}
