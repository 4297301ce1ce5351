//! One scene a test, named after those of the real network where there is one.

use super::*;

#[test]
fn an_outbound_call_and_its_answer() {
    let mut router = Router::new();
    let (inside, web) = (end(pc(100), 51_000), end(far(80), 80));
    let (_, src, dst) = router.through(&tcp(inside, web, Flags::SYN, b""), false);
    assert_eq!((src, dst), (end(WAN, 51_000), web), "the port is kept");
    let (_, src, dst) = router.through(&tcp(web, src, Flags::SYN | Flags::ACK, b""), true);
    assert_eq!((src, dst), (web, inside));
    let row = &router.nat.rows(router.now)[0];
    assert_eq!((row.state, row.packets, row.kind), (NatState::SynReceived, [1, 1], NatKind::Outbound));
    let made = router.trace.facts().find(|f| matches!(f.what, What::Nat(NatFact::New { .. }))).map(|f| f.id);
    assert_eq!(Some(row.made), made);
    assert!(router.facts().any(|f| matches!(f, NatFact::Hit { made, .. } if *made == row.made)));
}

#[test]
fn one_inside_end_keeps_its_port_whomever_it_calls() {
    let mut router = Router::new();
    let first = |router: &mut Router, host, remote| router.through(&udp(end(pc(host), 40_010), remote, b"x"), false).1;
    let ports: Vec<u16> = (1..5).map(|n| first(&mut router, 100, end(far(n), 53)).port).collect();
    assert_eq!(ports, [40_010; 4]);
    let ports: Vec<u16> = (1..5).map(|n| first(&mut router, 101, end(far(n), 53)).port).collect();
    assert_eq!(ports, [40_012; 4], "a second host gets another one, also for all (no overloading)");
}

#[test]
fn echo_identifiers_are_kept_apart_and_restored() {
    let mut router = Router::new();
    let id = |packet: &[u8]| crate::wire::be16(packet, 24);
    let (first, ..) = router.through(&ping(pc(100), far(80), 7), false);
    let (second, ..) = router.through(&ping(pc(101), far(80), 7), false);
    assert_eq!((id(&first), id(&second)), (Some(7), Some(9)));
    let (back, src, dst) = router.through(&pong(far(80), WAN, 9), true);
    assert_eq!((id(&back), src.addr, dst.addr), (Some(7), far(80), pc(101)));
    assert_eq!(router.pass(&pong(far(80), WAN, 11), true), Ok(None), "nobody asked with 11");
}

#[test]
fn a_forwarded_port_leads_inside_and_back() {
    let mut router = Router::with_rule(8080, 8082, pc(3), 80);
    let visitor = end(far(9), 40_000);
    let (_, src, dst) = router.through(&tcp(visitor, end(WAN, 8081), Flags::SYN, b""), true);
    assert_eq!((src, dst), (visitor, end(pc(3), 81)));
    let (_, src, dst) = router.through(&tcp(dst, visitor, Flags::SYN | Flags::ACK, b""), false);
    assert_eq!((src, dst), (end(WAN, 8081), visitor));
    assert_eq!(router.nat.rules()[0].hits, 1);
    assert_eq!(router.pass(&tcp(visitor, end(WAN, 8083), Flags::SYN, b""), true), Ok(None), "no rule");
    router.nat.switch_rule(1, false, &mut router.trace).expect("there");
    assert_eq!(router.pass(&tcp(visitor, end(WAN, 8080), Flags::SYN, b""), true), Ok(None), "switched off");
    assert!(router.pass(&tcp(visitor, end(WAN, 8081), Flags::ACK, b"x"), true).is_ok_and(|out| out.is_some()));
}

#[test]
fn ports_of_the_router_and_of_rules_are_not_lent() {
    let mut router = Router::with_rule(8080, 8080, pc(3), 80);
    let lent =
        |router: &mut Router, port| router.through(&udp(end(pc(100), port), end(far(53), 53), b"q"), false).1.port;
    assert_eq!(lent(&mut router, 33_333), 33_335);
    assert_eq!(lent(&mut router, 8080), 8082);
}

#[test]
fn sessions_end_when_silent_for_too_long() {
    let mut router = Router::new();
    let (inside, dns, web) = (end(pc(100), 40_000), end(far(53), 53), end(far(80), 80));
    router.through(&udp(inside, dns, b"q"), false);
    assert_eq!(router.nat.deadline(), Some(SimTime::from_secs(300)));
    router.now = SimTime::from_secs(299);
    router.through(&udp(dns, inside_seen(40_000), b"a"), true);
    router.now = SimTime::from_secs(300);
    router.nat.on_timer(router.now, &mut router.trace);
    assert_eq!(router.nat.rows(router.now)[0].expires_secs, 299, "inbound packets refresh too");
    router.now = SimTime::from_secs(599);
    assert_eq!(router.pass(&udp(dns, inside_seen(40_000), b"a"), true), Ok(None), "due is dead at once");
    assert!(router.facts().any(|f| matches!(f, NatFact::Expired { .. })));
    // A mapping ends with its last session: another host may have the port now.
    assert_eq!(router.through(&udp(end(pc(101), 40_000), web, b"x"), false).1.port, 40_000);
}

fn inside_seen(port: u16) -> Endpoint {
    end(WAN, port)
}

#[test]
fn tcp_is_followed_by_its_flags() {
    let mut router = Router::new();
    let (inside, web, outside) = (end(pc(100), 51_000), end(far(80), 80), inside_seen(51_000));
    let steps = [
        (false, Flags::SYN, NatState::SynSent, 240),
        (true, Flags::SYN | Flags::ACK, NatState::SynReceived, 240),
        (false, Flags::ACK, NatState::Established, 7440),
        (false, Flags::FIN | Flags::ACK, NatState::FinWait, 7440),
        (true, Flags::ACK, NatState::CloseWait, 7440),
        (true, Flags::FIN | Flags::ACK, NatState::LastAck, 240),
        (false, Flags::ACK, NatState::TimeWait, 240),
        (false, Flags::SYN, NatState::SynSent, 240),
        (true, Flags::RST | Flags::ACK, NatState::Closed, 240),
    ];
    for (back, flags, state, idle_secs) in steps {
        let packet = if back { tcp(web, outside, flags, b"") } else { tcp(inside, web, flags, b"") };
        router.through(&packet, back);
        let row = &router.nat.rows(router.now)[0];
        assert_eq!((row.state, row.expires_secs), (state, idle_secs), "{flags}");
    }
}

#[test]
fn a_changed_public_address_voids_its_rows() {
    let mut router = Router::new();
    let (inside, web) = (end(pc(100), 51_000), end(far(80), 80));
    router.through(&tcp(inside, web, Flags::SYN, b""), false);
    router.nat.flush(WAN, &mut router.trace);
    assert!(router.facts().any(|f| *f == NatFact::Flushed { addr: WAN, rows: 1 }));
    assert_eq!(router.pass(&tcp(web, inside_seen(51_000), Flags::ACK, b""), true), Ok(None));
    // The inside goes on: the flow is taken over with the same port (Linux: loose pickup).
    assert_eq!(router.through(&tcp(inside, web, Flags::ACK, b"more"), false).1, inside_seen(51_000));
    assert_eq!(router.nat.rows(router.now)[0].state, NatState::Established);
}

#[test]
fn a_network_inside_that_is_gone_takes_its_rows_along() {
    let mut router = Router::with_rule(8080, 8080, pc(9), 80);
    router.through(&tcp(end(pc(100), 51_000), end(far(80), 80), Flags::SYN, b""), false);
    router.through(&tcp(end(far(9), 40_000), end(WAN, 8080), Flags::SYN, b""), true);
    router.nat.flush_inside(Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 1), 8), &mut router.trace);
    assert_eq!(router.nat.rows(router.now).len(), 2);
    router.nat.flush_inside(router.nat.lan, &mut router.trace);
    assert!(router.nat.rows(router.now).is_empty());
}

#[test]
fn syns_to_an_address_that_is_gone_get_no_answer() {
    let mut router = Router::new();
    router.nat.refused(router.now, &tcp(end(far(9), 40_000), end(WAN, 80), Flags::SYN, b""), &mut router.trace);
    assert!(router.nat.deadline().is_some());
    router.nat.flush(WAN, &mut router.trace);
    assert_eq!(router.nat.deadline(), None);
}

/// As Linux: a conversation is confirmed when its first packet is out.
#[test]
fn a_call_that_died_on_its_way_leaves_no_row() {
    let mut router = Router::with_rule(8080, 8080, pc(9), 80);
    let call = tcp(end(far(9), 40_000), end(WAN, 8080), Flags::SYN, b"");
    let arrive = |router: &mut Router| {
        let around = Around { now: router.now, wan: Some(WAN), sockets: &OnePort };
        router.nat.arrive(&around, &mut call.clone(), true, &mut router.trace).expect("let in")
    };
    let first = arrive(&mut router);
    assert_eq!((router.nat.rows(router.now).len(), router.nat.rules()[0].hits), (1, 1));
    router.nat.abandon(first, &mut router.trace);
    assert_eq!((router.nat.rows(router.now).len(), router.nat.rules()[0].hits), (0, 0));
    arrive(&mut router);
    let second = arrive(&mut router);
    router.nat.abandon(second, &mut router.trace);
    assert_eq!(router.nat.rows(router.now).len(), 1, "the first one is out");
}

#[test]
fn what_cannot_be_translated_does_not_leave() {
    let mut router = Router::new();
    let piece = Ipv4 { fragment_offset: 2, ..Ipv4::new(pc(100), far(80), IpProto::UDP) }.emit(&[0; 16]);
    assert_eq!(
        router.pass(&piece, false),
        Err(Drop::Nat(NatDrop::Untranslatable { proto: IpProto::UDP })),
        "no ports in it"
    );
    let gre = Ipv4::new(pc(100), far(80), IpProto(47)).emit(&[0; 16]);
    assert_eq!(router.pass(&gre, false), Err(Drop::Nat(NatDrop::Untranslatable { proto: IpProto(47) })));
    let answer = pong(pc(100), far(80), 5);
    assert_eq!(router.pass(&answer, false), Err(Drop::Nat(NatDrop::Untranslatable { proto: IpProto::ICMP })));
}

#[test]
fn the_table_is_bounded() {
    let mut router = Router::new();
    router.trace = Trace::off();
    for n in 0..SESSIONS_MAX as u32 {
        let remote = Ipv4Addr::from(0x0800_0000 + n);
        assert!(router.pass(&udp(end(pc(100), 40_000), end(remote, 53), b"q"), false).is_ok());
    }
    let full = Err(Drop::Nat(NatDrop::TableFull { rows: SESSIONS_MAX as u32 }));
    assert_eq!(router.pass(&udp(end(pc(100), 40_000), end(far(1), 53), b"q"), false), full);
    assert_eq!(router.pass(&udp(end(pc(101), 40_001), end(far(1), 53), b"q"), false), full);
    assert_eq!(router.nat.table.remove_where(|_| true), SESSIONS_MAX as u32);
    assert!(router.pass(&udp(end(pc(101), 40_000), end(far(1), 53), b"q"), false).is_ok());
    assert_eq!(router.nat.rows(router.now)[0].made, FactId::NONE);
}
