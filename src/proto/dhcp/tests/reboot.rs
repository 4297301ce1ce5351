//! INIT-REBOOT and REBOOTING: a box that remembers its lease, and a server that remembers its table.

use super::*;

/// The client's box goes off and on again.
fn restart(bench: &mut Bench) {
    bench.touch(|client, _, trace, out| client.power_off(trace, out));
    bench.touch(Client::start);
}

#[test]
fn a_remembered_lease_is_asked_for_by_broadcast_without_a_server() {
    for choice in [PLAIN, DHCLIENT] {
        let mut bench = Bench::bound_with(choice, config());
        bench.run_to(10);
        restart(&mut bench);
        assert_eq!(bench.kinds(), ["REQUEST", "ACK"]);
        let (_, dst, request) = &bench.wire[0];
        assert_eq!((*dst, request.ciaddr), (Ipv4Addr::BROADCAST, Ipv4Addr::UNSPECIFIED));
        assert_eq!((request.requested_ip(), request.server_id()), (Some(host(100)), None));
        assert!(matches!(bench.settings[..], [ClientOut::Deconfigure { .. }, ClientOut::Configure(_)]));
        assert_eq!((bench.state(), bench.addr()), ("BOUND", Some(host(100))));
        assert_eq!(bench.said(|f| matches!(f, DhcpFact::State { to: "INIT-REBOOT", .. })), 1);
        assert_eq!(bench.said(|f| matches!(f, DhcpFact::State { to: "REBOOTING", .. })), 1);
    }
    let mut forgets = Bench::bound_with(ClientChoice { program: ClientProgram::Udhcpc, ..PLAIN }, config());
    restart(&mut forgets);
    assert_eq!(forgets.kinds()[0], "DISCOVER", "udhcpc has no lease file");
}

#[test]
fn a_lease_nobody_confirms_is_used_to_its_end_or_asked_for_anew() {
    let mut bench = Bench::bound_with(PLAIN, config());
    bench.server_up = false;
    restart(&mut bench);
    assert_eq!(bench.state(), "REBOOTING");
    bench.run_to(30);
    assert_eq!(bench.kinds(), ["REQUEST", "REQUEST"]);
    assert_eq!((bench.state(), bench.addr()), ("BOUND", Some(host(100))), "RFC 2131 3.2: the lease runs still");
    bench.run_to(125);
    assert_eq!((bench.state(), bench.addr()), ("SELECTING", None), "and ends when it ends");
    let mut bench = Bench::bound(config());
    bench.server_up = false;
    restart(&mut bench);
    bench.run_to(30);
    assert_eq!(bench.kinds()[..3], ["REQUEST", "REQUEST", "DISCOVER"], "dhclient asks again from the beginning");
    assert_eq!(bench.wire[2].2.requested_ip(), Some(host(100)));
}

#[test]
fn a_lease_that_ran_out_meanwhile_is_forgotten() {
    let mut bench = Bench::bound_with(PLAIN, config());
    bench.touch(|client, _, trace, out| client.power_off(trace, out));
    bench.now = SimTime::from_secs(200);
    bench.touch(Client::start);
    assert_eq!(bench.kinds()[0], "DISCOVER");
}

#[test]
fn another_network_refuses_and_the_client_starts_over() {
    let mut bench = Bench::bound_with(PLAIN, config());
    bench.server = Server::new(ServerConfig {
        server: SERVER,
        net: "10.0.0.0/24".parse().expect("a net"),
        pool: (Ipv4Addr::new(10, 0, 0, 5), Ipv4Addr::new(10, 0, 0, 9)),
        habits: ServerHabits { probe: None, ..ServerHabits::of(Profile::Rfc) },
        ..config()
    });
    restart(&mut bench);
    assert_eq!(bench.kinds(), ["REQUEST", "NAK", "DISCOVER", "OFFER", "REQUEST", "ACK"]);
    assert_eq!(bench.wire[1].1, Ipv4Addr::BROADCAST);
}

#[test]
fn a_cable_that_comes_back_asks_without_giving_the_address_up() {
    let mut bench = Bench::bound_with(PLAIN, config());
    bench.touch(Client::link_up);
    assert_eq!(bench.kinds(), ["REQUEST", "ACK"]);
    assert_eq!((bench.wire[0].2.requested_ip(), bench.wire[0].2.ciaddr), (Some(host(100)), Ipv4Addr::UNSPECIFIED));
    assert!(matches!(bench.settings[..], [ClientOut::Configure(_)]), "{:?}", bench.settings);
    let mut deaf = Bench::bound(config());
    deaf.touch(Client::link_up);
    assert!(deaf.wire.is_empty(), "dhclient hears nothing of cables");
}

#[test]
fn the_table_survives_and_what_was_only_in_memory_does_not() {
    let mut bench = Bench::bound(config());
    bench.serve(&ask(MessageType::Discover, PC2, vec![]));
    assert_eq!(bench.server.rows(bench.now).len(), 2);
    bench.server.restart(&mut bench.trace);
    let rows = bench.server.rows(bench.now);
    assert_eq!((rows.len(), rows[0].addr, rows[0].state), (1, host(100), "bound"));
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::TableRead { leases: 1 })), 1);
    bench.touch(Client::renew);
    assert_eq!(bench.kinds(), ["OFFER", "REQUEST", "ACK"], "the lease is still its own");
}

#[test]
fn a_server_that_is_not_alone_says_nothing_about_clients_it_does_not_know() {
    let habits = ServerHabits { probe: None, ..ServerHabits::of(Profile::Rfc) };
    let mut bench = Bench::bound(ServerConfig { habits, ..config() });
    let mut reboot = |mac, addr| {
        let replies = bench.serve(&ask(MessageType::Request, mac, vec![DhcpOption::RequestedIp(addr)]));
        replies.first().map(|reply| (reply.message_type(), reply.message().map(str::to_owned)))
    };
    let nak = |why: &str| Some((Some(MessageType::Nak), Some(why.to_owned())));
    assert_eq!(reboot(PC2, host(101)), None, "RFC 2131 4.3.2: silence");
    assert_eq!(reboot(PC2, host(100)), None, "also about an address that is lent: it may be of another server");
    assert_eq!(reboot(PC2, Ipv4Addr::new(192, 168, 7, 7)), nak("wrong network"), "but a wrong network is wrong");
    assert_eq!(reboot(PC1, host(101)), nak("address not available"), "it is on record with another address");
    assert_eq!(reboot(PC1, host(100)), Some((Some(MessageType::Ack), None)));
}
