//! ICMP errors: translated both ways, and those the router makes itself.

use super::*;
use crate::wire::UnreachableCode;

fn unreachable(from: Ipv4Addr, to: Ipv4Addr, about: &[u8]) -> Vec<u8> {
    let quote = about.iter().take(548).copied().collect();
    let error = Icmp::Unreachable { code: UnreachableCode::Port, mtu: 0, quote };
    Ipv4::new(from, to, IpProto::ICMP).emit(&error.emit())
}

fn quote(packet: &[u8]) -> Vec<u8> {
    let (_, payload) = Ipv4::parse(packet).expect("whole");
    Icmp::parse(payload).expect("a right checksum").quote().expect("an error").to_vec()
}

#[test]
fn an_error_from_outside_shows_the_sender_its_own_packet() {
    let mut router = Router::new();
    let asked = udp(end(pc(100), 40_123), end(far(53), 33_434), b"probe");
    router.through(&udp(end(pc(101), 40_123), end(far(53), 33_434), b"probe"), false);
    let (seen, src, _) = router.through(&asked, false);
    assert_eq!(src, end(WAN, 40_125));
    // A router on the way reports: its own address stays, the rest is turned back.
    let back = router.pass(&unreachable(far(1), WAN, &seen), true).expect("kept alive").expect("passed on");
    let view = Ipv4View::new(&back).expect("whole");
    assert_eq!((view.src(), view.dst()), (far(1), pc(100)));
    assert_eq!(quote(&back), asked);
    let rewrote = NatFact::RewroteQuote { old: socket(end(WAN, 40_125)), new: socket(end(pc(100), 40_123)) };
    assert!(router.facts().any(|f| *f == rewrote));
    let packets = router.nat.rows(router.now)[1].packets;
    assert_eq!(packets, [1, 0], "an error is not a packet of the session");
}

#[test]
fn a_quote_of_eight_bytes_is_enough() {
    let mut router = Router::with_rule(8080, 8080, pc(3), 80);
    let called = tcp(end(far(9), 40_000), end(WAN, 8080), Flags::SYN, b"");
    let (inside, ..) = router.through(&called, true);
    let back = router.pass(&unreachable(pc(3), far(9), &inside[..28]), false).expect("alive").expect("out");
    assert_eq!(Ipv4View::new(&back).map(|v| v.src()), Some(WAN), "RFC 5508 REQ-5: the public address speaks");
    // All but the checksum of the quoted segment, which is not there, is as the visitor sent it.
    assert_eq!(quote(&back), called[..28]);
}

#[test]
fn an_error_about_an_echo_finds_its_asker() {
    let mut router = Router::new();
    router.through(&ping(pc(100), far(80), 7), false);
    let asked = ping(pc(101), far(80), 7);
    let (seen, ..) = router.through(&asked, false);
    let back = router.pass(&unreachable(far(1), WAN, &seen), true).expect("alive").expect("in");
    assert_eq!(quote(&back), asked);
}

#[test]
fn errors_about_nothing_are_not_translated() {
    let mut router = Router::new();
    let stray = udp(end(WAN, 5000), end(far(53), 53), b"q");
    assert_eq!(router.pass(&unreachable(far(1), WAN, &stray), true), Ok(None), "the router may have sent it");
    let mut broken = unreachable(far(1), WAN, &stray);
    broken[30] ^= 1;
    let is_bad = |result: Result<Option<Vec<u8>>, Drop>| matches!(result, Err(Drop::BadChecksum { .. }));
    assert!(is_bad(router.pass(&broken, true)));
    let inside = unreachable(pc(100), far(53), &udp(end(far(53), 53), end(pc(100), 9), b"q"));
    assert!(
        matches!(router.pass(&inside, false), Err(Drop::Nat(NatDrop::Untranslatable { .. }))),
        "no private source leaves"
    );
}

/// RFC 5508 REQ-3a: the message itself is whole.
#[test]
fn an_error_about_a_broken_header_is_dropped() {
    let mut router = Router::new();
    let (mut seen, ..) = router.through(&udp(end(pc(100), 40_123), end(far(53), 53), b"q"), false);
    assert!(router.pass(&unreachable(far(1), WAN, &seen), true).is_ok());
    seen[10] ^= 1;
    let dropped = router.pass(&unreachable(far(1), WAN, &seen), true);
    assert!(matches!(dropped, Err(Drop::BadChecksum { header: "quote", .. })), "{dropped:?}");
}

/// RFC 5382 REQ-10.
#[test]
fn an_error_about_a_connection_neither_ends_nor_refreshes_it() {
    let mut router = Router::new();
    let (inside, web, outside) = (end(pc(100), 51_000), end(far(80), 80), end(WAN, 51_000));
    router.through(&tcp(inside, web, Flags::SYN, b""), false);
    router.through(&tcp(web, outside, Flags::SYN | Flags::ACK, b""), true);
    let (seen, ..) = router.through(&tcp(inside, web, Flags::ACK, b""), false);
    let idle_secs = router.nat.rows(router.now)[0].expires_secs;
    router.now = SimTime::from_secs(100);
    assert!(router.pass(&unreachable(far(1), WAN, &seen), true).expect("alive").is_some());
    let row = &router.nat.rows(router.now)[0];
    assert_eq!((row.state, row.expires_secs), (NatState::Established, idle_secs - 100));
    router.now = SimTime::from_secs(idle_secs);
    router.nat.on_timer(router.now, &mut router.trace);
    assert!(router.nat.rows(router.now).is_empty());
}

#[test]
fn the_routers_own_errors_speak_of_the_packet_as_sent() {
    let mut router = Router::with_rule(8080, 8080, pc(9), 80);
    router.through(&udp(end(pc(101), 40_000), end(far(53), 53), b"q"), false);
    let cases = [
        (udp(end(pc(100), 40_000), end(far(53), 53), b"q"), false),
        (tcp(end(far(9), 40_000), end(WAN, 8080), Flags::SYN, b""), true),
        (tcp(end(pc(100), 51_000), end(WAN, 8080), Flags::SYN, b""), false),
    ];
    for (sent, from_wan) in cases {
        let (left, ..) = router.through(&sent, from_wan);
        assert!(router.nat.is_translated(&left));
        let error = Icmp::Unreachable { code: UnreachableCode::Host, mtu: 0, quote: left.clone() };
        let (to, error) = router.nat.untranslate_error(&left, &error, Arrival::untouched()).expect("translated");
        assert_eq!((Some(to), error.quote()), (Ipv4View::new(&sent).map(|v| v.src()), Some(&sent[..])));
    }
    let own = udp(end(WAN, 5353), end(far(53), 53), b"q");
    let error = Icmp::TimeExceeded { code: 0, quote: own.clone() };
    assert!(
        !router.nat.is_translated(&own) && router.nat.untranslate_error(&own, &error, Arrival::untouched()).is_none()
    );
}

/// RFC 5508 REQ-3b, d: options in the quoted header, and an extension (RFC 4884) behind the quote.
#[test]
fn inner_options_are_stepped_over_and_extensions_left_alone() {
    let mut router = Router::new();
    let asked = udp(end(pc(100), 40_123), end(far(53), 53), b"probe");
    let (seen, ..) = router.through(&asked, false);
    let with_options = |packet: &[u8]| {
        let mut long = packet[..20].to_vec();
        long[0] = 0x46;
        let total = (packet.len() as u16 + 4).to_be_bytes();
        long[2..4].copy_from_slice(&total);
        long[10..12].fill(0);
        long.extend([1, 1, 1, 0]); // no operation, three times, and the end of the list (RFC 791 3.1)
        let sum = crate::wire::checksum::checksum(&long).to_be_bytes();
        long[10..12].copy_from_slice(&sum);
        long.extend(&packet[20..]);
        long
    };
    let extension = [0x20, 0, 0xdf, 0xff];
    let quoted = [with_options(&seen), extension.to_vec()].concat();
    let back = router.pass(&unreachable(far(1), WAN, &quoted), true).expect("alive").expect("in");
    assert_eq!(quote(&back), [with_options(&asked), extension.to_vec()].concat());
}
