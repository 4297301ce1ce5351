//! The server alone: which address for whom, and what it tells.

use super::*;

#[test]
fn an_empty_pool_is_silent_until_an_offer_lapses() {
    let mut bench = Bench::bound(config());
    assert_eq!(bench.serve(&ask(MessageType::Discover, PC2, vec![])).len(), 1);
    let pc3 = Mac::local(0x13);
    assert!(bench.serve(&ask(MessageType::Discover, pc3, vec![])).is_empty());
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::PoolExhausted { mac, .. } if *mac == pc3)), 1);
    bench.run_to(60);
    assert_eq!(bench.serve(&ask(MessageType::Discover, pc3, vec![]))[0].yiaddr, host(101));
}

#[test]
fn a_reserved_address_is_its_owners_alone() {
    let mut bench = Bench::new(ServerConfig { reservations: vec![(PC1, host(50)), (PC2, host(100))], ..config() });
    bench.touch(Client::start);
    assert_eq!(bench.client.status(bench.now).addr.map(|a| a.addr()), Some(host(50)));
    let pc3 = Mac::local(0x13);
    assert_eq!(bench.serve(&ask(MessageType::Discover, pc3, vec![]))[0].yiaddr, host(101));
    let trace = &mut bench.trace;
    assert_eq!(bench.server.reserve(pc3, host(50), trace), Err(ReserveError::ReservedFor(PC1)));
    assert_eq!(bench.server.reserve(pc3, SERVER, trace), Err(ReserveError::OwnAddress));
    assert_eq!(bench.server.reserve(pc3, host(255), trace), Err(ReserveError::NotInNetwork));
    assert_eq!(bench.server.reserve(PC1, host(60), trace), Ok(()));
    bench.wire.clear();
    bench.touch(Client::renew);
    assert_eq!(bench.wire[1].2.message(), Some("static lease available"));
    assert_eq!(bench.client.status(bench.now).addr.map(|a| a.addr()), Some(host(60)), "it moves at the next renewal");
}

#[test]
fn inform_gets_settings_and_no_lease() {
    let mut bench = Bench::new(config());
    let mut inform = ask(MessageType::Inform, PC1, vec![]);
    inform.ciaddr = host(77);
    let ack = bench.serve(&inform).remove(0);
    assert_eq!((codes(&ack), ack.yiaddr), (vec![53, 54, 1, 28, 6, 15, 3], Ipv4Addr::UNSPECIFIED));
    assert_eq!(bench.wire[0].1, host(77));
    assert!(bench.server.rows(bench.now).is_empty());
}

#[test]
fn the_broadcast_flag_and_the_wish_list_are_honoured() {
    let mut server = Server::new(config());
    let mut discover = ask(MessageType::Discover, PC1, vec![DhcpOption::ParameterList(vec![3])]);
    discover.broadcast = true;
    let mut out = Vec::new();
    server.on_message(SimTime::ZERO, &discover, &mut Trace::off(), &mut out);
    let [ServerOut::Send { dst_ip, dst_mac, message }] = &out[..] else { panic!("{out:?}") };
    assert_eq!((*dst_ip, *dst_mac), (Ipv4Addr::BROADCAST, Mac::BROADCAST));
    assert_eq!(codes(message), [53, 54, 51, 58, 59, 3]);
}

#[test]
fn an_identifier_is_the_key_where_there_is_one_and_comes_back() {
    let habits = ServerHabits { probe: None, ..ServerHabits::of(Profile::Rfc) };
    let mut bench = Bench::new(ServerConfig { habits, ..config() });
    let id = |text: &str| DhcpOption::ClientId([&[0], text.as_bytes()].concat());
    let take = |bench: &mut Bench, mac, id: DhcpOption| {
        let offer = bench.serve(&ask(MessageType::Discover, mac, vec![id.clone()])).remove(0);
        assert_eq!(offer.options.last(), Some(&id), "RFC 6842 3");
        let about = vec![DhcpOption::ServerId(SERVER), DhcpOption::RequestedIp(offer.yiaddr), id];
        bench.serve(&ask(MessageType::Request, mac, about)).remove(0).yiaddr
    };
    assert_eq!(take(&mut bench, PC1, id("laptop")), host(100));
    assert_eq!(take(&mut bench, PC2, id("laptop")), host(100), "another card, the same client");
    assert_eq!(take(&mut bench, PC2, id("other")), host(101), "the same card, another client");
    let plain = DhcpOption::ClientId([&[1], &PC1.0[..]].concat());
    bench.server.forget(host(101), &mut bench.trace);
    assert_eq!(take(&mut bench, PC1, plain), host(101), "type 1 and the address: no more than the address");
    assert_eq!(bench.serve(&ask(MessageType::Discover, PC1, vec![]))[0].yiaddr, host(101));
}

#[test]
fn an_empty_pool_says_who_holds_what() {
    let mut bench = Bench::bound(config());
    bench.serve(&ask(MessageType::Discover, PC2, vec![]));
    bench.serve(&ask(MessageType::Discover, Mac::local(0x13), vec![]));
    let told = bench.said(|f| {
        matches!(f, DhcpFact::PoolExhausted { leased: 1, offered: 1, declined: 0, next_secs: Some(60), holders, .. }
            if holders.starts_with("192.168.0.100 pc1, 192.168.0.101 "))
    });
    assert_eq!(told, 1);
}

#[test]
fn a_server_hears_of_another_one_and_an_authoritative_one_refuses() {
    let elsewhere = vec![DhcpOption::ServerId(host(254)), DhcpOption::RequestedIp(host(9))];
    let mut modest = Bench::new(ServerConfig { habits: ServerHabits::of(Profile::Rfc), ..config() });
    assert!(modest.serve(&ask(MessageType::Request, PC2, elsewhere.clone())).is_empty());
    let others = |secs| modest.server.row(SimTime::from_secs(secs), "lan").others;
    assert_eq!((others(119), others(120)), (vec![host(254)], vec![]), "whoever had a lease of it has asked again");
    let mut sure = Bench::new(config());
    let nak = sure.serve(&ask(MessageType::Request, PC2, elsewhere)).remove(0);
    assert_eq!((nak.message_type(), nak.message()), (Some(MessageType::Nak), Some("wrong server-ID")));
}

#[test]
fn a_stopped_server_is_silent() {
    let mut bench = Bench::bound(config());
    bench.server.set_running(false, &mut bench.trace);
    assert!(bench.serve(&ask(MessageType::Discover, PC2, vec![])).is_empty());
    bench.server.set_running(true, &mut bench.trace);
    assert_eq!(bench.serve(&ask(MessageType::Discover, PC1, vec![]))[0].yiaddr, host(100), "the table stayed");
}
