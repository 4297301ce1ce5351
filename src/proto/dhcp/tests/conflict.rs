//! An address somebody else uses: the check before BOUND, DECLINE, the server's probe, and the address of last resort.

use super::*;

const CHECKS: ClientChoice = ClientChoice { checks: true, ..PLAIN };

#[test]
fn an_address_is_checked_before_it_is_used() {
    let mut bench = Bench::with(CHECKS, config());
    bench.touch(Client::start);
    assert_eq!(bench.settings, [ClientOut::Check { addr: host(100) }]);
    let row = bench.client.status(bench.now);
    assert_eq!((row.state, row.checking, row.addr), ("REQUESTING", true, None));
    bench.touch(|client, _, trace, out| client.checked(host(99), trace, out));
    bench.touch(|client, now, trace, out| client.conflict(now, host(99), trace, out));
    assert_eq!(bench.client.checked_addr(), Some(host(100)), "what is heard of another address says nothing");
    bench.touch(|client, _, trace, out| client.checked(host(100), trace, out));
    assert_eq!((bench.state(), bench.addr()), ("BOUND", Some(host(100))));
    bench.settings.clear();
    bench.touch(Client::renew);
    assert!(matches!(bench.settings[..], [ClientOut::Configure(_)]), "a renewal is no new address");
}

#[test]
fn a_conflict_is_declined_and_ten_seconds_later_it_asks_again() {
    let mut bench = Bench::with(CHECKS, config());
    bench.touch(Client::start);
    bench.wire.clear();
    bench.touch(|client, now, trace, out| client.conflict(now, host(100), trace, out));
    let (_, dst, decline) = &bench.wire[0];
    assert_eq!(
        (*dst, decline.ciaddr, codes(decline)),
        (Ipv4Addr::BROADCAST, Ipv4Addr::UNSPECIFIED, vec![53, 61, 50, 54])
    );
    assert_eq!((decline.requested_ip(), decline.server_id()), (Some(host(100)), Some(SERVER)));
    assert_eq!((bench.state(), bench.server.rows(bench.now)[0].state), ("INIT", "declined"));
    bench.run_to(9);
    assert_eq!(bench.kinds(), ["DECLINE"]);
    bench.run_to(10);
    assert_eq!(bench.kinds()[1..], ["DISCOVER", "OFFER", "REQUEST", "ACK"]);
    assert_eq!(bench.wire[1].2.requested_ip(), None);
    bench.touch(|client, _, trace, out| client.checked(host(101), trace, out));
    assert_eq!(bench.addr(), Some(host(101)), "another one");
}

#[test]
fn a_conflict_in_the_middle_of_a_lease_ends_it() {
    let mut bench = Bench::bound_with(PLAIN, config());
    bench.touch(|client, now, trace, out| client.conflict(now, host(100), trace, out));
    assert!(matches!(bench.settings[..], [ClientOut::Deconfigure { .. }]));
    assert_eq!((bench.kinds(), bench.state()), (vec!["DECLINE"], "INIT"));
    let mut idle = client(PLAIN);
    let mut out = Vec::new();
    idle.conflict(SimTime::ZERO, host(100), &mut Trace::off(), &mut out);
    assert!(out.is_empty(), "without a lease there is nothing to decline");
}

#[test]
fn a_server_looks_for_an_address_before_it_offers_it() {
    let wait = core::time::Duration::from_secs(1);
    let habits = ServerHabits { probe: Some(wait), ..ServerHabits::of(Profile::Rfc) };
    let mut bench = Bench::with(PLAIN, ServerConfig { habits, ..config() });
    bench.touch(Client::start);
    assert_eq!((bench.kinds(), bench.probed.clone()), (vec!["DISCOVER"], vec![ServerOut::Probe { addr: host(100) }]));
    assert!(bench.serve(&ask(MessageType::Discover, PC1, vec![])).is_empty(), "a repeated question changes nothing");
    bench.wire.clear();
    // Somebody answers: the next address is looked for.
    let mut out = Vec::new();
    bench.server.heard(bench.now, host(100), &mut bench.trace, &mut out);
    assert_eq!(out, [ServerOut::Probe { addr: host(101) }]);
    assert_eq!(bench.server.rows(bench.now)[0].state, "declined");
    let offer = bench.server.deadline();
    assert_eq!(offer, Some(SimTime::ZERO + wait), "nobody answers to that one");
    bench.client = client(PLAIN);
    bench.run_to(2);
    assert_eq!(bench.wire[0].2.yiaddr, host(101));
    let mut echo = Vec::new();
    bench.server.heard(bench.now, host(101), &mut bench.trace, &mut echo);
    assert!(echo.is_empty(), "an answer nobody waits for any more");
}

#[test]
fn without_a_server_a_link_local_address_must_do() {
    let mut bench = Bench::with(CHECKS, config());
    bench.server_up = false;
    bench.touch(Client::start);
    bench.run_to(25);
    assert!(bench.settings.is_empty(), "RFC 3927: first some patience");
    bench.run_to(40);
    let [ClientOut::LinkLocal { addr: first }] = bench.settings[..] else { panic!("{:?}", bench.settings) };
    assert!(first.addr().is_link_local());
    bench.touch(|client, now, _, out| client.link_local_taken(now, out));
    let [_, ClientOut::LinkLocal { addr: second }] = bench.settings[..] else { panic!("{:?}", bench.settings) };
    assert_ne!(first, second, "somebody had the first one");
    bench.server_up = true;
    bench.run_to(120);
    bench.touch(|client, _, trace, out| client.checked(host(100), trace, out));
    assert_eq!(bench.addr(), Some(host(100)), "it went on asking");
    assert!(bench.settings.contains(&ClientOut::NoLinkLocal));
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::NoServer { .. })), 1);
}

#[test]
fn after_ten_conflicts_one_address_a_minute_is_tried() {
    let mut bench = Bench::with(CHECKS, config());
    bench.server_up = false;
    bench.touch(Client::start);
    bench.run_to(40);
    bench.settings.clear();
    let tried = |bench: &Bench| bench.settings.iter().filter(|out| matches!(out, ClientOut::LinkLocal { .. })).count();
    for _ in 0..10 {
        bench.touch(|client, now, _, out| client.link_local_taken(now, out));
    }
    assert_eq!(tried(&bench), 9, "the tenth time it waits");
    bench.run_to(99);
    assert_eq!(tried(&bench), 9);
    bench.run_to(100);
    assert_eq!(tried(&bench), 10, "RATE_LIMIT_INTERVAL");
    bench.touch(|client, now, _, out| client.link_local_taken(now, out));
    bench.run_to(159);
    assert_eq!(tried(&bench), 10);
    bench.run_to(160);
    assert_eq!(tried(&bench), 11);
}
