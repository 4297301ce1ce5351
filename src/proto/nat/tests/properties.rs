//! What must hold for every sequence of packets.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

#[derive(Clone, Copy, Debug)]
enum Transport {
    Tcp(u8),
    Udp,
    Echo,
}

/// Control bits of possible segments: SYN, SYN-ACK, ACK, PSH-ACK, FIN-ACK, URG-ACK, RST, RST-ACK.
const SEGMENTS: &[u8] = &[0x02, 0x12, 0x10, 0x18, 0x11, 0x30, 0x04, 0x14];

fn transport() -> impl Strategy<Value = Transport> {
    prop_oneof![
        proptest::sample::select(SEGMENTS).prop_map(Transport::Tcp),
        Just(Transport::Udp),
        Just(Transport::Echo)
    ]
}

/// A packet, and the answer it deserves when it reaches `dst` coming from `src`.
fn packet(transport: Transport, src: Endpoint, dst: Endpoint, data: &[u8]) -> Vec<u8> {
    match transport {
        Transport::Tcp(flags) => tcp(src, dst, Flags(flags), data),
        Transport::Udp => udp(src, dst, data),
        Transport::Echo if dst.port == 0 => ping(src.addr, dst.addr, src.port),
        Transport::Echo => pong(src.addr, dst.addr, dst.port),
    }
}

proptest! {
    #[test]
    fn out_and_back_is_the_identity(
        transport in transport(), host in 2u8..250, port in 1u16.., remote in 1u8..250, remote_port in 1u16..,
        data in proptest::collection::vec(any::<u8>(), 0..64),
    ) {
        let mut router = Router::new();
        let remote_port = if matches!(transport, Transport::Echo) { 0 } else { remote_port };
        let (inside, remote) = (end(pc(host), port), end(far(remote), remote_port));
        // Somebody else has the port already.
        router.through(&packet(transport, end(pc(251), port), remote, b""), false);
        let (seen, outside, called) = router.through(&packet(transport, inside, remote, &data), false);
        prop_assert_eq!((outside.addr, called), (WAN, remote));
        prop_assert_ne!(outside.port, port);
        prop_assert_eq!(&seen, &packet(transport, outside, remote, &data), "as if the router had sent it");
        let (back, ..) = router.through(&packet(transport, remote, outside, &data), true);
        prop_assert_eq!(back, packet(transport, remote, inside, &data));
    }

    #[test]
    fn inside_ends_never_share_an_outside_port(
        steps in proptest::collection::vec((transport(), 2u8..6, 0u16..4, 1u8..4, 0u64..200), 1..120),
    ) {
        let mut router = Router::with_rule(2002, 2002, pc(9), 80);
        for (transport, host, port, remote, secs) in steps {
            router.now = SimTime::from_secs(router.now.secs() + secs);
            if router.nat.deadline().is_some_and(|at| at <= router.now) {
                router.nat.on_timer(router.now, &mut router.trace);
            }
            let remote = end(far(remote), if matches!(transport, Transport::Echo) { 0 } else { 80 });
            let _ = router.pass(&packet(transport, end(pc(host), 2000 + port), remote, b"x"), false);
            let mut owners = BTreeMap::new();
            let mut ports = BTreeMap::new();
            for row in router.nat.rows(router.now) {
                prop_assert_eq!(*owners.entry((row.proto, row.outside)).or_insert(row.inside), row.inside);
                prop_assert_eq!(*ports.entry((row.proto, row.inside)).or_insert(row.outside), row.outside);
                prop_assert!(row.proto == IpProto::ICMP || row.outside.port() != 2002, "the rule's own");
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic_or_break_a_sound_packet(
        mut bytes in proptest::collection::vec(any::<u8>(), 0..80), proto in prop_oneof![Just(1u8), Just(6), Just(17)],
        from_wan: bool, looks_like_ip: bool,
    ) {
        let mut router = Router::with_rule(1, 65_535, pc(3), 1);
        if looks_like_ip && bytes.len() >= 20 {
            bytes[0] = 0x45;
            bytes[6..8].fill(0);
            bytes[9] = proto;
            bytes[16..20].copy_from_slice(&if from_wan { WAN } else { far(1) }.octets());
        }
        let sound = is_sound(&bytes);
        if let Ok(Some(out)) = router.pass(&bytes, from_wan) {
            prop_assert_eq!(out.len(), bytes.len());
            prop_assert!(!sound || is_sound(&out));
        }
        let error = Icmp::TimeExceeded { code: 0, quote: bytes.clone() };
        router.nat.untranslate_error(&bytes, &error, Arrival::untouched());
    }

    /// Whoever asked gets the answer, whoever else asked meanwhile, however the router behaves; and a mapping's outside end
    /// is the same as long as it lives.
    #[test]
    fn an_answer_reaches_who_asked(
        steps in proptest::collection::vec((transport(), 2u8..6, 0u16..4, 1u8..4), 1..60),
        profile in prop_oneof![Just(Profile::Rfc), Just(Profile::Linux)],
        mapping in proptest::sample::select(&NatBehaviour::ALL[..]),
    ) {
        let mut router = Router::with(NatSettings { mapping, ..NatSettings::of(profile) });
        let mut seen = BTreeMap::new();
        for (transport, host, port, remote) in &steps {
            let transport = if let Transport::Tcp(_) = transport { Transport::Tcp(0x10) } else { *transport };
            let is_echo = matches!(transport, Transport::Echo);
            let (inside, far) = (end(pc(*host), 2000 + port), end(far(*remote), if is_echo { 0 } else { 80 }));
            let (_, outside, _) = router.through(&packet(transport, inside, far, b"?"), false);
            let key = (format!("{transport:?}"), inside, far);
            prop_assert_eq!(*seen.entry(key).or_insert(outside), outside);
            let (_, _, back) = router.through(&packet(transport, far, outside, b"!"), true);
            prop_assert_eq!(back, inside);
        }
    }

    /// No session ends before its state allows.
    #[test]
    fn timers_are_never_shorter_than_configured(
        udp_secs in 120u32..1000, silent in 0u64..1200, profile in prop_oneof![Just(Profile::Rfc), Just(Profile::Linux)],
    ) {
        let mut settings = NatSettings::of(profile);
        settings.timeouts.udp = udp_secs;
        let mut router = Router::with(settings);
        router.through(&udp(end(pc(2), 2000), end(far(1), 53), b"?"), false);
        router.now = SimTime::from_secs(silent);
        router.nat.on_timer(router.now, &mut router.trace);
        let answer = router.pass(&udp(end(far(1), 53), end(WAN, 2000), b"!"), true);
        prop_assert_eq!(answer == Ok(None), silent >= u64::from(udp_secs), "{:?}", answer);
    }
}
