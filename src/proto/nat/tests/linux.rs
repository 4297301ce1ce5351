//! The profile `Linux` against what conntrack of a real Linux did; scenes by the names they have there.

use super::*;

#[test]
fn nat_port_overload() {
    let mut router = Router::of(Profile::Linux);
    let call =
        |router: &mut Router, host, called| router.through(&udp(end(pc(host), 40_010), called, b"x"), false).1.port;
    assert_eq!(call(&mut router, 100, end(far(1), 7000)), 40_010);
    assert_eq!(call(&mut router, 101, end(far(2), 7000)), 40_010, "another far end: the same outside port");
    assert_ne!(call(&mut router, 101, end(far(1), 7000)), 40_010, "the same far end: another one, by chance");
    for (host, remote, port) in [(100, end(far(1), 7000), 40_010), (101, end(far(2), 7000), 40_010)] {
        let (_, _, dst) = router.through(&udp(remote, end(WAN, port), b"a"), true);
        assert_eq!(dst, end(pc(host), 40_010));
    }
}

#[test]
fn timeouts_are_those_of_conntrack() {
    let mut router = Router::of(Profile::Linux);
    let left = |router: &Router| router.nat.rows(router.now).last().map(|row| row.expires_secs);
    router.through(&udp(end(pc(100), 40_000), end(far(53), 53), b"q"), false);
    assert_eq!(left(&router), Some(30));
    router.through(&udp(end(far(53), 53), end(WAN, 40_000), b"a"), true);
    assert_eq!(left(&router), Some(120));
    router.through(&ping(pc(100), far(80), 7), false);
    assert_eq!(left(&router), Some(30));
    let (inside, web, outside) = (end(pc(100), 51_000), end(far(80), 80), end(WAN, 51_000));
    let finish = Flags::FIN | Flags::ACK;
    let steps = [
        (false, Flags::SYN, 120),
        (true, Flags::SYN | Flags::ACK, 60),
        (false, Flags::ACK, 432_000),
        (false, finish, 120),
        (true, Flags::ACK, 60),
        (true, finish, 30),
        (false, Flags::ACK, 120),
        (true, Flags::RST, 10),
    ];
    for (back, flags, secs) in steps {
        let packet = if back { tcp(web, outside, flags, b"") } else { tcp(inside, web, flags, b"") };
        router.through(&packet, back);
        assert_eq!(left(&router), Some(secs), "{flags}");
    }
}

#[test]
fn nat_invalid_leak_and_drop() {
    let mut router = Router::of(Profile::Linux);
    let nonsense = tcp(end(pc(100), 43_210), end(far(80), 81), Flags(0x29), b"");
    assert_eq!(router.pass(&nonsense, false), Ok(Some(nonsense.clone())), "with its private source");
    let stray = tcp(end(pc(100), 43_210), end(far(80), 81), Flags::RST, b"");
    assert_eq!(router.pass(&stray, false), Ok(Some(stray.clone())));
    let mut strict = *router.nat.settings();
    strict.drop_invalid = true;
    router.nat.set(NatKey::find("drop_invalid").expect("a setting"), strict, &mut router.trace);
    assert!(matches!(router.pass(&nonsense, false), Err(Drop::Nat(NatDrop::Invalid { .. }))));
}

#[test]
fn exhaustion_is_silent() {
    let router = Router::of(Profile::Linux);
    assert_eq!(router.nat.answer_to(&router.nat.no_port(IpProto::UDP)), None);
    assert_eq!(router.nat.settings().classic(), ClassicNat::PortRestrictedCone);
}
