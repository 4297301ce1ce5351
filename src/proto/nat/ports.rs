//! Which outside port an inside end gets: its own when that is free, else another one of the same kind: the next, or one by
//! chance.

use core::ops::RangeInclusive;

use super::settings::NatSettings;
use crate::wire::IpProto;

/// The first port behind the well-known ones (RFC 6335).
const WELL_KNOWN_END: u16 = 1024;
/// Where ports begin that are not kept.
const FIRST_LENT: u16 = 40_001;

/// The outside port for an inside port: the same when it is free; else the nearest free one above, going round, of the
/// same class (RFC 4787 REQ-3a) and parity (REQ-4), then of the same class. Port zero is never given. `drawn`: the search
/// begins there once the wished one is not to be had (RFC 6056 3.3.1).
pub(super) fn choose(
    settings: &NatSettings,
    proto: IpProto,
    (wished, drawn): (u16, Option<u16>),
    is_free: &dyn Fn(u16) -> bool,
) -> Option<u16> {
    let class = class(settings, proto, wished);
    let start = match drawn {
        Some(_) if settings.keep_port && class.contains(&wished) && is_free(wished) => return Some(wished),
        Some(drawn) => within(&class, drawn),
        None if settings.keep_port => wished,
        None => FIRST_LENT,
    };
    let round = (start..=*class.end()).chain(*class.start()..=*class.end());
    let candidates = || round.clone().filter(|port| class.contains(port));
    if !settings.keep_parity {
        return candidates().find(|port| is_free(*port));
    }
    let same_parity = candidates().filter(|port| port % 2 == wished % 2);
    let other_parity = candidates().filter(|port| port % 2 != wished % 2);
    same_parity.chain(other_parity).find(|port| is_free(*port))
}

/// A place of a range for any number.
fn within(class: &RangeInclusive<u16>, drawn: u16) -> u16 {
    let places = u32::from(*class.end()).saturating_sub(u32::from(*class.start())) + 1;
    class.start().saturating_add((u32::from(drawn) % places) as u16)
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
        let choose = |proto, port, is_free: &dyn Fn(u16) -> bool| choose(&RFC, proto, (port, None), is_free);
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
        assert_eq!(choose(&RFC, IpProto::TCP, (0, None), &|_| true), Some(2));
    }

    #[test]
    fn settings_decide_what_is_kept() {
        let own = NatSettings { keep_port: false, ..RFC };
        assert_eq!(choose(&own, IpProto::UDP, (51_001, None), &|_| true), Some(40_001));
        assert_eq!(choose(&own, IpProto::UDP, (51_001, None), &|port| port > 40_003), Some(40_005));
        let any = NatSettings { keep_class: false, keep_parity: false, ..RFC };
        assert_eq!(choose(&any, IpProto::UDP, (123, None), &|port| port > 123), Some(124));
        assert_eq!(choose(&any, IpProto::UDP, (123, None), &|port| port > 2000), Some(2001));
        let two = NatSettings { ports: (61_000, 61_001), ..RFC };
        assert_eq!(choose(&two, IpProto::UDP, (40_060, None), &|_| true), Some(61_000));
        assert_eq!(choose(&two, IpProto::UDP, (123, None), &|port| port > 61_000), Some(61_001));
        assert_eq!(choose(&two, IpProto::UDP, (40_060, None), &|port| port > 61_001), None);
    }

    #[test]
    fn a_clash_may_be_solved_by_chance_within_the_same_kind() {
        let drawn =
            |wished, drawn, is_free: &dyn Fn(u16) -> bool| choose(&RFC, IpProto::UDP, (wished, Some(drawn)), is_free);
        assert_eq!(drawn(40_000, 7, &|_| true), Some(40_000), "it is kept while it can be");
        assert_eq!(drawn(40_000, 50_000, &|port| port != 40_000), Some(51_024), "the 50000th of its class");
        assert_eq!(drawn(40_001, 50_000, &|port| port != 40_001), Some(51_025), "and odd");
        assert_eq!(drawn(123, 65_535, &|port| port != 123), Some(65), "well-known stays well-known");
        let any = |draw: u16| drawn(40_000, draw, &|port| port == 1024);
        assert!([0, 1, 1023, 65_535].into_iter().all(|draw| any(draw) == Some(1024)), "all are tried");
    }
}
