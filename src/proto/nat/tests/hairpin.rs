//! Calls from inside to the public address (RFC 4787 6, RFC 5382 7.2, RFC 5508 5), by rule and by mapping, as each profile
//! has them.

use super::*;

/// A server with a forwarded port, and a client inside.
fn call(router: &mut Router, client: Endpoint) -> (Endpoint, Endpoint) {
    let (_, src, dst) = router.through(&tcp(client, end(WAN, 8080), Flags::SYN, b""), false);
    (src, dst)
}

#[test]
fn the_server_sees_the_clients_public_end_and_answers_through_the_router() {
    let mut router = Router::with_rule(8080, 8080, pc(3), 80);
    let (client, public) = (end(pc(100), 51_000), end(WAN, 8080));
    assert_eq!(call(&mut router, client), (end(WAN, 51_000), end(pc(3), 80)));
    let (_, src, dst) = router.through(&tcp(end(pc(3), 80), end(WAN, 51_000), Flags::SYN | Flags::ACK, b""), false);
    assert_eq!((src, dst), (public, client));
    assert_eq!(call(&mut router, end(pc(101), 51_000)).0, end(WAN, 51_002), "a second client stays apart");
    assert_eq!(call(&mut router, end(pc(3), 6000)), (end(WAN, 6000), end(pc(3), 80)), "a server may call itself");
    let outward = router.through(&tcp(client, end(far(80), 80), Flags::SYN, b""), false).1;
    assert_eq!(outward, end(WAN, 51_000), "one mapping for all");
}

#[test]
fn linux_shows_the_router_with_the_clients_port() {
    let mut router = Router::of(Profile::Linux);
    router.forward(8080, 8080, pc(3), 80);
    let (client, public) = (end(pc(100), 51_000), end(WAN, 8080));
    assert_eq!(call(&mut router, client), (end(LAN, 51_000), end(pc(3), 80)));
    let (_, src, dst) = router.through(&tcp(end(pc(3), 80), end(LAN, 51_000), Flags::SYN | Flags::ACK, b""), false);
    assert_eq!((src, dst), (public, client));
    assert_eq!(call(&mut router, end(pc(101), 51_000)).0, end(LAN, 51_001), "a second client stays apart");
}

#[test]
fn without_source_translation_the_server_sees_the_client_itself() {
    let settings = NatSettings { hairpin_source: HairpinSource::Client, ..NatSettings::of(Profile::Linux) };
    let mut router = Router::with(settings);
    router.forward(8080, 8080, pc(3), 80);
    let client = end(pc(100), 51_000);
    assert_eq!(call(&mut router, client), (client, end(pc(3), 80)), "it will answer past the router");
}

#[test]
fn two_inside_ends_meet_by_their_public_ends() {
    for filtering in NatBehaviour::ALL {
        let mut router = Router::with(NatSettings { filtering, ..NatSettings::of(Profile::Rfc) });
        let (a, b) = (end(pc(100), 5000), end(pc(101), 6000));
        for inside in [a, b] {
            router.through(&udp(inside, end(far(1), 3478), b"who am I?"), false);
        }
        let (outside_a, outside_b) = (end(WAN, 5000), end(WAN, 6000));
        let first = router.pass(&udp(a, outside_b, b"punch"), false);
        assert_eq!(
            first.is_ok(),
            filtering == NatBehaviour::EndpointIndependent,
            "{filtering:?}: b has not called yet"
        );
        if first.is_err() {
            assert!(router.pass(&udp(a, outside_b, b"punch"), false).is_err(), "still not");
        }
        let (_, src, dst) = router.through(&udp(b, outside_a, b"punch"), false);
        assert_eq!((src, dst), (outside_b, a), "a has called: its filter is open");
        let (_, src, dst) = router.through(&udp(a, outside_b, b"hello"), false);
        assert_eq!((src, dst), (outside_a, b));
    }
}

#[test]
fn an_error_about_a_turned_call_reaches_its_caller() {
    let mut router = Router::with_rule(8080, 8080, pc(3), 80);
    let sent = udp(end(pc(100), 51_000), end(WAN, 8080), b"q");
    let (seen, ..) = router.through(&sent, false);
    let quote = seen.iter().take(548).copied().collect();
    let error = Icmp::Unreachable { code: UnreachableCode::Port, mtu: 0, quote };
    let error = Ipv4::new(pc(3), WAN, IpProto::ICMP).emit(&error.emit());
    let back = router.pass(&error, false).expect("alive").expect("turned");
    let view = Ipv4View::new(&back).expect("whole");
    assert_eq!((view.src(), view.dst()), (WAN, pc(100)));
    let (_, message) = Ipv4::parse(&back).expect("whole");
    assert_eq!(Icmp::parse(message).expect("a right checksum").quote(), Some(&sent[..]));
}

/// RFC 5508 REQ-7: the router's own error about a call that has come in and not left yet, in either direction.
#[test]
fn the_routers_own_error_about_a_turned_call_quotes_it_as_sent() {
    let mut router = Router::with_rule(8080, 8080, pc(3), 80);
    let (client, server) = (end(pc(100), 51_000), end(pc(3), 80));
    router.through(&tcp(client, end(WAN, 8080), Flags::SYN, b""), false);
    let sent = [
        tcp(client, end(WAN, 8080), Flags::ACK, b"question"),
        tcp(server, end(WAN, 51_000), Flags::ACK, b"answer"),
        tcp(end(pc(101), 6000), end(WAN, 8080), Flags::SYN, b""),
    ];
    for sent in sent {
        let mut packet = sent.clone();
        let around = Around { now: router.now, wan: Some(WAN), sockets: &OnePort };
        let arrival = router.nat.arrive(&around, &mut packet, false, &mut router.trace).expect("not dropped");
        assert_ne!(packet, sent);
        let error = Icmp::TimeExceeded { code: 0, quote: packet.clone() };
        let (to, error) = router.nat.untranslate_error(&packet, &error, arrival).expect("translated");
        assert_eq!((Some(to), error.quote()), (Ipv4View::new(&sent).map(|view| view.src()), Some(&sent[..])));
    }
}

#[test]
fn switched_off_it_is_left_to_the_router() {
    let mut router = Router::with_rule(8080, 8080, pc(3), 80);
    router.nat.set_hairpin(false, &mut router.trace);
    assert_eq!(router.pass(&tcp(end(pc(100), 51_000), end(WAN, 8080), Flags::SYN, b""), false), Ok(None));
    router.through(&udp(end(pc(101), 6000), end(far(1), 53), b"q"), false);
    assert_eq!(router.pass(&udp(end(pc(100), 5000), end(WAN, 6000), b"q"), false), Ok(None));
}
