//! Mapping and filtering as a table: three by three behaviours, and who gets through (RFC 4787 4.1, 5).

use super::*;

use NatBehaviour::{AddressAndPortDependent, AddressDependent, EndpointIndependent};

fn router(mapping: NatBehaviour, filtering: NatBehaviour) -> Router {
    Router::with(NatSettings { mapping, filtering, ..NatSettings::of(Profile::Rfc) })
}

/// The outside ports of one inside end that calls two ports of one address, and another address.
fn ports(router: &mut Router, inside: Endpoint) -> [u16; 3] {
    let called = [end(far(1), 53), end(far(1), 54), end(far(2), 53)];
    called.map(|far| router.through(&udp(inside, far, b"q"), false).1.port)
}

#[test]
fn a_mapping_depends_on_what_it_says() {
    for filtering in NatBehaviour::ALL {
        let seen = |mapping| ports(&mut router(mapping, filtering), end(pc(100), 40_000));
        assert_eq!(seen(EndpointIndependent), [40_000, 40_000, 40_000]);
        assert_eq!(seen(AddressDependent), [40_000, 40_000, 40_002]);
        assert_eq!(seen(AddressAndPortDependent), [40_000, 40_002, 40_004]);
    }
}

#[test]
fn a_filter_lets_in_whom_it_says() {
    let callers = [end(far(1), 53), end(far(1), 54), end(far(2), 53), end(far(2), 99)];
    let who = |filtering: NatBehaviour| match filtering {
        EndpointIndependent => [true, true, true, true],
        AddressDependent => [true, true, false, false],
        AddressAndPortDependent => [true, false, false, false],
    };
    for mapping in NatBehaviour::ALL {
        for filtering in NatBehaviour::ALL {
            let mut router = router(mapping, filtering);
            let inside = end(pc(100), 40_000);
            router.through(&udp(inside, callers[0], b"q"), false);
            for (caller, passes) in callers.into_iter().zip(who(filtering)) {
                let answer = router.pass(&udp(caller, end(WAN, 40_000), b"a"), true);
                assert_eq!(answer.is_ok(), passes, "{mapping:?} {filtering:?} {caller}");
                if passes {
                    let out = answer.expect("just seen").expect("passed on");
                    assert_eq!(out, udp(caller, inside, b"a"));
                } else {
                    let [from, inside, called] = [caller, inside, callers[0]].map(socket);
                    let proto = IpProto::UDP;
                    let why = Drop::Nat(NatDrop::Filtered { proto, from, port: 40_000, inside, called, filtering });
                    assert_eq!(answer, Err(why), "who would have been let in");
                }
            }
        }
    }
}

#[test]
fn who_was_let_in_is_answered_from_the_port_it_called() {
    let mut router = router(EndpointIndependent, EndpointIndependent);
    let (inside, stranger) = (end(pc(100), 40_000), end(far(9), 7));
    router.through(&udp(inside, end(far(1), 53), b"q"), false);
    router.through(&udp(stranger, end(WAN, 40_000), b"hello"), true);
    let (_, src, dst) = router.through(&udp(inside, stranger, b"hello"), false);
    assert_eq!((src, dst), (end(WAN, 40_000), stranger));
    assert!(router.facts().any(|f| matches!(f, NatFact::Admitted { .. })));
    assert_eq!(router.nat.rows(router.now)[1].kind, NatKind::Admitted);
}

#[test]
fn what_comes_from_outside_keeps_a_mapping_only_when_it_may() {
    for (inbound_refresh, alive) in [(true, true), (false, false)] {
        let filtering = EndpointIndependent;
        let mut router = Router::with(NatSettings { filtering, inbound_refresh, ..NatSettings::of(Profile::Rfc) });
        router.through(&udp(end(pc(100), 40_000), end(far(1), 53), b"q"), false);
        router.now = SimTime::from_secs(200);
        router.through(&udp(end(far(1), 53), end(WAN, 40_000), b"a"), true);
        router.through(&udp(end(far(9), 7), end(WAN, 40_000), b"a"), true);
        router.now = SimTime::from_secs(301);
        router.nat.on_timer(router.now, &mut router.trace);
        assert_eq!(!router.nat.rows(router.now).is_empty(), alive);
    }
}

/// RFC 4787 REQ-6.
#[test]
fn what_comes_from_inside_always_keeps_a_mapping() {
    for inbound_refresh in [true, false] {
        let mut router = Router::with(NatSettings { inbound_refresh, ..NatSettings::of(Profile::Rfc) });
        for second in [0, 200, 400] {
            router.now = SimTime::from_secs(second);
            router.nat.on_timer(router.now, &mut router.trace);
            router.through(&udp(end(pc(100), 40_000), end(far(1), 53), b"q"), false);
            let rows = router.nat.rows(router.now);
            assert_eq!((rows.len(), rows[0].expires_secs), (1, 300));
            assert_eq!(rows[0].packets, [second / 200 + 1, 0], "the same row");
        }
    }
}

#[test]
fn a_mapping_stays_while_any_of_its_sessions_does() {
    let mut router = router(EndpointIndependent, AddressDependent);
    let inside = end(pc(100), 40_000);
    for second in 0..10 {
        router.now = SimTime::from_secs(200 * second);
        router.nat.on_timer(router.now, &mut router.trace);
        let (_, outside, _) = router.through(&udp(inside, end(far(second as u8), 53), b"q"), false);
        assert_eq!(outside, end(WAN, 40_000));
        assert_eq!(router.through(&udp(end(pc(101), 40_000), end(far(1), 53), b"q"), false).1.port, 40_002);
    }
    assert_eq!(router.nat.settings().classic(), ClassicNat::RestrictedCone);
}

#[test]
fn one_host_may_not_take_all_ports() {
    let mut router = Router::with(NatSettings { host_ports: 2, ..NatSettings::of(Profile::Rfc) });
    let dns = end(far(53), 53);
    for port in [5000, 5001] {
        router.through(&udp(end(pc(100), port), dns, b"q"), false);
    }
    let why = Drop::Nat(NatDrop::HostLimit { host: pc(100), limit: 2 });
    assert_eq!(router.pass(&udp(end(pc(100), 5002), dns, b"q"), false), Err(why.clone()));
    router.through(&udp(end(pc(100), 5000), end(far(54), 53), b"q"), false);
    router.through(&udp(end(pc(101), 5000), dns, b"q"), false);
    assert_eq!(router.nat.answer_to(&why), Some(UnreachableCode::AdminProhibited));
}

#[test]
fn an_exhausted_range_names_who_uses_most() {
    let mut router = Router::with(NatSettings { ports: (61_000, 61_002), ..NatSettings::of(Profile::Rfc) });
    let dns = end(far(53), 53);
    for (host, port) in [(100, 5000), (101, 5000), (101, 5001)] {
        let (_, outside, _) = router.through(&udp(end(pc(host), port), dns, b"q"), false);
        assert!((61_000..=61_002).contains(&outside.port));
    }
    let why = router.pass(&udp(end(pc(102), 5000), dns, b"q"), false);
    let proto = IpProto::UDP;
    assert_eq!(why, Err(Drop::Nat(NatDrop::NoPort { proto, used: 3, busiest: pc(101), busiest_ports: 2 })));
}

#[test]
fn a_syn_from_outside_is_answered_after_six_seconds_and_never_before() {
    let mut router = Router::new();
    let syn = tcp(end(far(9), 40_000), end(WAN, 8080), Flags::SYN, b"");
    assert_eq!(router.pass(&syn, true), Ok(None), "for the router, which refuses it");
    for _ in 0..2 {
        router.nat.refused(router.now, &syn, &mut router.trace);
    }
    router.nat.refused(router.now, &tcp(end(far(9), 40_000), end(WAN, 81), Flags::ACK, b""), &mut router.trace);
    assert_eq!(router.nat.deadline(), Some(SimTime::from_secs(6)));
    assert!(router.nat.on_timer(SimTime::from_secs(5), &mut router.trace).is_empty());
    let due = router.nat.on_timer(SimTime::from_secs(6), &mut router.trace);
    assert_eq!(due.iter().map(|(syn, _)| syn.packet.as_slice()).collect::<Vec<_>>(), [&syn[..]]);
    assert_eq!(router.nat.deadline(), None);
}

#[test]
fn a_simultaneous_open_passes_and_its_first_syn_gets_no_answer() {
    let mut router = Router::new();
    let (inside, peer, outside) = (end(pc(100), 7000), end(far(9), 7000), end(WAN, 7000));
    let theirs = tcp(peer, outside, Flags::SYN, b"");
    assert_eq!(router.pass(&theirs, true), Ok(None));
    router.nat.refused(router.now, &theirs, &mut router.trace);
    router.now = SimTime::from_secs(1);
    router.through(&tcp(inside, peer, Flags::SYN, b""), false);
    assert!(router.facts().any(|f| matches!(f, NatFact::SynForgotten { .. })));
    router.through(&theirs, true);
    let both = Flags::SYN | Flags::ACK;
    router.through(&tcp(inside, peer, both, b""), false);
    router.through(&tcp(peer, outside, both, b""), true);
    router.through(&tcp(inside, peer, Flags::ACK, b""), false);
    assert_eq!(router.nat.rows(router.now)[0].state, NatState::Established);
    assert!(router.nat.on_timer(SimTime::from_secs(10), &mut router.trace).is_empty());
}

#[test]
fn a_filtered_syn_waits_for_its_answer_too() {
    let mut router = Router::new();
    router.through(&tcp(end(pc(100), 7000), end(far(1), 80), Flags::SYN, b""), false);
    let stranger = tcp(end(far(9), 40_000), end(WAN, 7000), Flags::SYN, b"");
    assert!(matches!(router.pass(&stranger, true), Err(Drop::Nat(NatDrop::Filtered { .. }))));
    assert_eq!(router.nat.on_timer(SimTime::from_secs(6), &mut router.trace).len(), 1);
}

#[test]
fn remembered_syns_are_bounded() {
    let mut router = Router::new();
    for port in 1..1000 {
        let syn = tcp(end(far(9), port), end(WAN, 80), Flags::SYN, b"");
        router.nat.refused(router.now, &syn, &mut router.trace);
    }
    assert_eq!(router.nat.on_timer(SimTime::from_secs(6), &mut router.trace).len(), 256);
}

#[test]
fn a_forged_reset_ends_nothing_at_once() {
    let mut router = Router::new();
    let (inside, web, outside) = (end(pc(100), 51_000), end(far(80), 80), end(WAN, 51_000));
    router.through(&tcp(inside, web, Flags::SYN, b""), false);
    router.through(&tcp(web, outside, Flags::SYN | Flags::ACK, b""), true);
    router.through(&tcp(inside, web, Flags::ACK, b""), false);
    router.through(&tcp(web, outside, Flags::RST, b""), true);
    let row = |router: &Router| router.nat.rows(router.now).first().map(|row| (row.state, row.expires_secs));
    assert_eq!(row(&router), Some((NatState::Closed, 240)), "RFC 7857 2.2: four minutes");
    router.now = SimTime::from_secs(239);
    router.through(&tcp(web, outside, Flags::ACK, b"alive"), true);
    assert_eq!(row(&router), Some((NatState::Established, 7440)));
}

#[test]
fn what_no_tcp_sends_begins_nothing() {
    let mut router = Router::with_rule(80, 80, pc(3), 80);
    let nonsense = Flags(0x29);
    let out = router.pass(&tcp(end(pc(100), 5000), end(far(80), 81), nonsense, b""), false);
    assert!(matches!(out, Err(Drop::Nat(NatDrop::Invalid { .. }))));
    let visit = router.pass(&tcp(end(far(9), 5000), end(WAN, 80), nonsense, b""), true);
    assert!(matches!(visit, Err(Drop::Nat(NatDrop::Invalid { .. }))));
    assert!(router.nat.rows(router.now).is_empty());
}

#[test]
fn a_port_that_fell_silent_rests_where_strangers_may_send_to_it() {
    let rested = NatSettings { port_rest: 120, ..NatSettings::of(Profile::Rfc) };
    for (filtering, other) in [(EndpointIndependent, 40_002), (AddressDependent, 40_000)] {
        let mut router = Router::with(NatSettings { filtering, ..rested });
        let call = |router: &mut Router, host| {
            router.through(&udp(end(pc(host), 40_000), end(far(1), 53), b"q"), false).1.port
        };
        assert_eq!(call(&mut router, 100), 40_000);
        router.now = SimTime::from_secs(300);
        router.nat.on_timer(router.now, &mut router.trace);
        router.now = SimTime::from_secs(419);
        assert_eq!(call(&mut router, 101), other, "RFC 6888 REQ-8, its exception C: {filtering:?}");
    }
    let mut router = Router::with(NatSettings { filtering: EndpointIndependent, ..rested });
    let call =
        |router: &mut Router, host| router.through(&udp(end(pc(host), 40_000), end(far(1), 53), b"q"), false).1.port;
    call(&mut router, 100);
    router.now = SimTime::from_secs(310);
    assert_eq!(call(&mut router, 100), 40_000, "its own");
    router.now = SimTime::from_secs(310 + 300 + 120);
    router.nat.on_timer(router.now, &mut router.trace);
    assert_eq!(call(&mut router, 101), 40_000, "after two minutes anybody's");
}

#[test]
fn destinations_may_be_exempt_from_translation() {
    let exempt = Exempt::read("198.51.100.8/31").expect("a network");
    let mut router = Router::with(NatSettings { exempt, ..NatSettings::of(Profile::Rfc) });
    let inside = end(pc(100), 40_000);
    let (_, src, _) = router.through(&udp(inside, end(far(9), 53), b"q"), false);
    assert_eq!((src, router.nat.rows(router.now).len()), (inside, 0), "as it is");
    let (_, src, _) = router.through(&udp(inside, end(far(10), 53), b"q"), false);
    assert_eq!(src, end(WAN, 40_000));
}

/// RFC 6888 REQ-11: dropped (A), told by code 1 where that is set (B), and nobody loses a mapping for it (D).
#[test]
fn without_room_the_new_call_is_dropped_and_the_old_ones_stay() {
    let ports = (61_000, 61_001);
    let exhaustion = Exhaustion::HostUnreachable;
    let mut router = Router::with(NatSettings { ports, exhaustion, ..NatSettings::of(Profile::Rfc) });
    let call = |host: u8| udp(end(pc(host), 61_000), end(far(53), 53), b"q");
    let held = [100, 101].map(|host| router.through(&call(host), false).1);
    let why = router.pass(&call(102), false).expect_err("there are two ports");
    assert!(matches!(why, Drop::Nat(NatDrop::NoPort { .. })));
    assert_eq!(router.nat.answer_to(&why), Some(UnreachableCode::Host));
    assert_eq!(router.nat.rows(router.now).len(), 2);
    for (host, outside) in [100, 101].into_iter().zip(held) {
        let (_, _, dst) = router.through(&udp(end(far(53), 53), outside, b"a"), true);
        assert_eq!(dst, end(pc(host), 61_000));
    }
}
