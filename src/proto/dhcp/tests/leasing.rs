//! From DISCOVER to the end of a lease: what passes when nothing is wrong but perhaps the server's silence.

use super::*;

#[test]
fn dora_has_the_messages_of_dhclient_and_dnsmasq() {
    let mut bench = Bench::new(config());
    bench.touch(Client::start);
    let seen: Vec<_> = bench.wire.iter().map(|(_, dst, m)| (*dst, codes(m))).collect();
    let all = Ipv4Addr::BROADCAST;
    let expected = [
        (all, vec![53, 12, 55]),
        (host(100), vec![53, 54, 51, 58, 59, 1, 28, 6, 15, 3]),
        (all, vec![53, 54, 50, 12, 55]),
        (host(100), vec![53, 54, 51, 58, 59, 1, 28, 6, 15, 12, 3]),
    ];
    assert_eq!(seen, expected);
    assert!(bench.wire.iter().all(|(_, _, m)| m.xid == bench.wire[0].2.xid), "one transaction");
    let Some(ClientOut::Configure(lease)) = bench.settings.first() else { panic!("{:?}", bench.settings) };
    assert_eq!((lease.addr.to_string(), lease.router), ("192.168.0.100/24".to_owned(), Some(SERVER)));
    assert_eq!((lease.dns.clone(), lease.domain.as_deref()), (vec![SERVER], Some("lan")));
    let said = bench.trace.fact(lease.fact).map(|fact| fact.what.clone());
    assert!(
        matches!(&said, Some(What::Dhcp(fact)) if matches!(**fact, DhcpFact::Bound { t1_secs: 45..=60, t2_secs: 78..=105, .. })),
        "{said:?}"
    );
    let rows = bench.server.rows(SimTime::from_secs(20));
    assert_eq!((rows[0].mac, rows[0].host_name.as_deref(), rows[0].remaining_secs), (PC1, Some("pc1"), Some(100)));
}

#[test]
fn the_lease_is_renewed_by_unicast_at_t1() {
    let mut bench = Bench::bound(config());
    let t1 = bench.times().0;
    bench.run_to(t1 - 1);
    assert!(bench.wire.is_empty());
    bench.run_to(t1);
    let (at, dst, request) = &bench.wire[0];
    assert_eq!((at.secs(), *dst, request.ciaddr), (t1 - 1, SERVER, host(100)), "T1, moved by some fuzz");
    assert_eq!(codes(request), [53, 12, 55]);
    assert_eq!((bench.wire[1].1, bench.wire[1].2.ciaddr), (host(100), host(100)));
    let status = bench.client.status(bench.now);
    assert_eq!(status.state, "BOUND");
    assert!(status.lease_left_secs > Some(118), "counted from the REQUEST: {status:?}");
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::Acked { renewed: true, .. })), 1);
}

#[test]
fn dhclient_renews_in_the_transaction_of_its_lease_and_the_standard_client_in_another() {
    for (choice, same) in [(DHCLIENT, true), (PLAIN, false)] {
        let mut bench = Bench::bound_with(choice, config());
        let xid = bench.client.heard_xid;
        let t1 = bench.times().0;
        bench.run_to(t1);
        assert_eq!(bench.wire[0].2.xid == xid, same, "{choice:?}");
        assert_eq!(bench.client.status(bench.now).state, "BOUND");
    }
}

#[test]
fn a_silent_server_leads_to_rebinding_and_then_to_nothing() {
    let mut bench = Bench::bound(config());
    bench.server_up = false;
    let t2 = bench.times().1;
    bench.run_to(119);
    assert_eq!(bench.client.status(bench.now).state, "REBINDING");
    for (at, dst, request) in &bench.wire {
        let alone = if at.secs() + 1 < t2 { SERVER } else { Ipv4Addr::BROADCAST };
        assert_eq!((*dst, request.ciaddr, codes(request)), (alone, host(100), vec![53, 12, 55]));
    }
    let first = bench.wire.iter().find(|(_, dst, _)| dst.is_broadcast()).expect("REBINDING");
    let began = bench.wire[0].0;
    assert_eq!(
        (first.0.secs(), first.2.secs),
        (t2 - 1, (first.0 - began).as_secs() as u16),
        "at T2, in the same transaction"
    );
    assert!(bench.settings.is_empty());
    bench.run_to(121);
    let gone = ClientOut::Deconfigure { addr: "192.168.0.100/24".parse().expect("a net") };
    assert_eq!(bench.settings, [gone]);
    let (at, dst, discover) = bench.wire.last().expect("it asks again");
    assert_eq!((*at, *dst, codes(discover)), (SimTime::from_secs(120), Ipv4Addr::BROADCAST, vec![53, 50, 12, 55]));
    assert_eq!((discover.requested_ip(), discover.ciaddr), (Some(host(100)), Ipv4Addr::UNSPECIFIED));
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::LeaseExpired { .. })), 1);
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::ServerExpired { .. })), 1);
}

#[test]
fn a_server_that_comes_back_extends_the_lease_by_broadcast() {
    let mut bench = Bench::bound(config());
    bench.server_up = false;
    let t2 = bench.times().1;
    bench.run_to(t2 + 1);
    bench.server_up = true;
    bench.run_to(118);
    let status = bench.client.status(bench.now);
    assert_eq!((status.state, status.addr.map(|a| a.addr())), ("BOUND", Some(host(100))));
    assert!(status.lease_left_secs > Some(100), "{status:?}");
}

#[test]
fn unanswered_discovers_wait_longer_each_time() {
    let mut bench = Bench::new(config());
    bench.server_up = false;
    bench.touch(Client::start);
    bench.run_to(200);
    let at: Vec<f64> = bench.wire.iter().map(|(at, ..)| at.nanos() as f64 / 1e9).collect();
    let gaps: Vec<f64> = at.windows(2).map(|w| w[1] - w[0]).collect();
    for (gap, middle) in gaps.iter().zip([4.0, 8.0, 16.0, 32.0, 64.0]) {
        assert!((gap - middle).abs() <= 1.0, "{gaps:?}");
    }
    assert_eq!(bench.wire[1].2.secs, bench.wire[1].0.secs() as u16);
    assert_eq!(bench.wire[0].2.xid, bench.wire[4].2.xid);
}

#[test]
fn requests_that_nobody_confirms_start_over() {
    let mut bench = Bench::new(config());
    let mut out = Vec::new();
    bench.client.start(SimTime::ZERO, &mut bench.trace, &mut out);
    let Some(ClientOut::Send { message, .. }) = out.pop() else { panic!("no discover") };
    let offer = bench.serve(&message).remove(0);
    bench.server_up = false;
    bench.wire.clear();
    bench.touch(|client, now, trace, out| client.on_message(now, SERVER, &offer, trace, out));
    bench.run_to(70);
    assert_eq!(bench.kinds()[..5], ["REQUEST", "REQUEST", "REQUEST", "REQUEST", "DISCOVER"]);
    assert_eq!(bench.wire[1].2.secs, 0, "the secs of the DISCOVER");
}

#[test]
fn release_gives_the_address_back_and_the_server_remembers() {
    let mut bench = Bench::bound(config());
    bench.touch(Client::release);
    let (_, dst, release) = &bench.wire[0];
    assert_eq!((*dst, release.ciaddr, codes(release)), (SERVER, host(100), vec![53, 54, 12]));
    assert_eq!((bench.client.deadline(), bench.client.status(bench.now).state), (None, "INIT"));
    assert_eq!(bench.server.rows(bench.now)[0].state, "released");
    let other = bench.serve(&ask(MessageType::Discover, PC2, vec![]));
    assert_eq!(other[0].yiaddr, host(101), "an address nobody had goes first");
    bench.touch(Client::start);
    assert_eq!(bench.client.status(bench.now).addr.map(|a| a.addr()), Some(host(100)), "the previous address");
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::Offered { why: "previous", .. })), 1);
}

#[test]
fn an_ack_that_lends_nothing_is_not_taken() {
    let mut client = client(DHCLIENT);
    let (mut trace, mut out) = (Trace::all(), Vec::new());
    client.start(SimTime::ZERO, &mut trace, &mut out);
    let xid = client.status(SimTime::ZERO).xid.unwrap_or(0);
    let mut reply = Dhcp::new(BootOp::Reply, xid, PC1);
    reply.yiaddr = host(100);
    reply.options = vec![DhcpOption::MessageType(MessageType::Offer)];
    client.on_message(SimTime::ZERO, SERVER, &reply, &mut trace, &mut out);
    assert_eq!(client.status(SimTime::ZERO).state, "SELECTING", "an offer without a server");
    reply.options.push(DhcpOption::ServerId(SERVER));
    client.on_message(SimTime::ZERO, SERVER, &reply, &mut trace, &mut out);
    for lease in [None, Some(0)] {
        reply.options = vec![DhcpOption::MessageType(MessageType::Ack), DhcpOption::ServerId(SERVER)];
        reply.options.extend(lease.map(DhcpOption::LeaseSecs));
        client.on_message(SimTime::ZERO, SERVER, &reply, &mut trace, &mut out);
        assert_eq!(client.status(SimTime::ZERO).state, "REQUESTING");
    }
    reply.options.push(DhcpOption::LeaseSecs(FOREVER_SECS));
    reply.options.retain(|option| *option != DhcpOption::LeaseSecs(0));
    client.on_message(SimTime::ZERO, SERVER, &reply, &mut trace, &mut out);
    assert_eq!((client.status(SimTime::ZERO).state, client.deadline()), ("BOUND", None), "for ever");
}

#[test]
fn the_standard_client_names_itself_and_moves_t1_and_t2_a_little() {
    let mut bench = Bench::with(PLAIN, config());
    bench.touch(Client::start);
    assert_eq!(codes(&bench.wire[0].2), [53, 61, 57, 12, 55]);
    assert_eq!(codes(&bench.wire[2].2), [53, 61, 50, 54, 57, 12, 55]);
    assert_eq!(bench.wire[2].2.client_id(), Some(&[&[1], &PC1.0[..]].concat()[..]));
    let row = bench.client.status(bench.now);
    let (t1, t2) = (row.t1_left_secs.unwrap_or(0), row.t2_left_secs.unwrap_or(0));
    assert!((57..=60).contains(&t1) && (99..=105).contains(&t2), "{t1} {t2}");
}

#[test]
fn more_time_is_asked_for_after_half_of_what_is_left_but_not_within_a_minute() {
    let mut bench = Bench::bound_with(PLAIN, ServerConfig { lease_secs: 4000, ..config() });
    bench.server_up = false;
    bench.run_to(3999);
    let at: Vec<u64> = bench.wire.iter().map(|(at, ..)| at.secs()).collect();
    let t2 = bench.wire.iter().position(|(_, dst, _)| dst.is_broadcast()).expect("REBINDING");
    for pair in at.windows(2) {
        assert!(pair[1] - pair[0] >= 60 || pair[1] == at[t2], "{at:?}");
    }
    let half = (at[t2] - at[0]) / 2;
    assert!(at[1].abs_diff(at[0] + half) <= 1, "half of the way to T2: {at:?}");
}

#[test]
fn udhcpc_has_its_own_options_and_the_broadcast_flag() {
    let choice = ClientChoice { program: ClientProgram::Udhcpc, broadcast: true, checks: false };
    let mut bench = Bench::with(choice, config());
    bench.touch(Client::start);
    assert_eq!(codes(&bench.wire[0].2), [53, 57, 55, 12, 60, 61]);
    assert_eq!(codes(&bench.wire[2].2), [53, 50, 54, 57, 55, 12, 60, 61]);
    assert!(bench.wire.iter().all(|(_, dst, m)| dst.is_broadcast() && m.broadcast), "every one, as it asks for");
}

#[test]
fn a_second_offer_is_told_and_not_taken() {
    let mut bench = Bench::bound_with(PLAIN, config());
    let mut offer = Dhcp::new(BootOp::Reply, bench.client.heard_xid, PC1);
    offer.yiaddr = Ipv4Addr::new(10, 9, 9, 9);
    offer.options = vec![DhcpOption::MessageType(MessageType::Offer), DhcpOption::ServerId(host(254))];
    bench.touch(|client, now, trace, out| client.on_message(now, host(254), &offer, trace, out));
    assert_eq!((bench.state(), bench.addr()), ("BOUND", Some(host(100))));
    assert_eq!(bench.client.status(bench.now).others, [host(254)]);
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::AnotherOffer { server, .. } if *server == host(254))), 1);
}

#[test]
fn inform_asks_a_few_times_and_takes_settings_only() {
    let mut bench = Bench::with(PLAIN, config());
    bench.server_up = false;
    bench.touch(|client, now, trace, out| client.inform(now, host(77), None, trace, out));
    bench.run_to(200);
    assert_eq!(bench.kinds(), ["INFORM"; 4]);
    assert_eq!(bench.client.deadline(), None);
    bench.server_up = true;
    bench.touch(|client, now, trace, out| client.inform(now, host(77), Some(SERVER), trace, out));
    let Some(ClientOut::Learn(told)) = bench.settings.first() else { panic!("{:?}", bench.settings) };
    assert_eq!((told.addr.addr(), told.router, told.dns.clone()), (host(77), Some(SERVER), vec![SERVER]));
    let (_, dst, inform) = &bench.wire[4];
    assert_eq!((*dst, inform.ciaddr, codes(inform)), (SERVER, host(77), vec![53, 61, 12, 55]));
    assert_eq!(bench.state(), "INIT");
}
