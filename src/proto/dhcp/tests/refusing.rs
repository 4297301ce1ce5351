//! Refusals: NAK, DECLINE, and who is answered at all.

use super::*;

#[test]
fn a_refusal_leads_back_to_the_beginning() {
    let mut bench = Bench::bound(config());
    bench.server = Server::new(ServerConfig {
        server: SERVER,
        net: "10.0.0.0/24".parse().expect("a net"),
        pool: (Ipv4Addr::new(10, 0, 0, 5), Ipv4Addr::new(10, 0, 0, 9)),
        ..config()
    });
    bench.touch(Client::renew);
    assert_eq!(bench.kinds(), ["REQUEST", "NAK", "DISCOVER", "OFFER", "REQUEST", "ACK"]);
    let (_, dst, nak) = &bench.wire[1];
    assert_eq!((*dst, codes(nak), nak.message()), (Ipv4Addr::BROADCAST, vec![53, 54, 56], Some("wrong network")));
    assert_eq!((nak.broadcast, nak.siaddr), (true, Ipv4Addr::UNSPECIFIED));
    assert_eq!(codes(&bench.wire[2].2), [53, 12, 55], "what was refused is not asked for again");
    assert!(matches!(bench.settings[..], [ClientOut::Deconfigure { .. }, ClientOut::Configure(_)]));
}

#[test]
fn two_that_never_agree_do_not_fill_the_wire() {
    let mut client = client(DHCLIENT);
    let (mut trace, mut out, mut now, mut sent) = (Trace::off(), Vec::new(), SimTime::ZERO, 0);
    client.start(now, &mut trace, &mut out);
    while now < SimTime::from_secs(600) {
        while let Some(ClientOut::Send { message, .. }) = out.pop() {
            sent += 1;
            let discover = message.message_type() == Some(MessageType::Discover);
            let mut reply = Dhcp::new(BootOp::Reply, message.xid, PC1);
            reply.yiaddr = host(100);
            let kind = if discover { MessageType::Offer } else { MessageType::Nak };
            reply.options = vec![DhcpOption::MessageType(kind), DhcpOption::ServerId(SERVER)];
            client.on_message(now, SERVER, &reply, &mut trace, &mut out);
        }
        now = client.deadline().expect("it goes on asking");
        client.on_timer(now, &mut trace, &mut out);
    }
    assert!((20..40).contains(&sent), "two messages at 0 s, at 4, 12, 28, 60, then every minute or so: {sent}");
}

#[test]
fn authoritative_answers_to_requests_out_of_the_blue() {
    let mut bench = Bench::bound(config());
    let mut reboot = |mac, addr| {
        let reply = bench.serve(&ask(MessageType::Request, mac, vec![DhcpOption::RequestedIp(addr)])).remove(0);
        (reply.message_type(), reply.message().map(str::to_owned))
    };
    let nak = |why: &str| (Some(MessageType::Nak), Some(why.to_owned()));
    assert_eq!(reboot(PC2, Ipv4Addr::new(192, 168, 7, 7)), nak("wrong network"));
    assert_eq!(reboot(PC2, host(100)), nak("address in use"));
    assert_eq!(reboot(PC2, host(7)), nak("address not available"));
    assert_eq!(reboot(PC2, SERVER), nak("address in use"));
    assert_eq!(reboot(PC1, host(100)), (Some(MessageType::Ack), None));
    assert_eq!(reboot(PC2, host(101)), (Some(MessageType::Ack), None));
}

#[test]
fn a_declined_address_is_set_aside_for_ten_minutes() {
    let mut bench = Bench::bound(config());
    let about = vec![DhcpOption::RequestedIp(host(100)), DhcpOption::ServerId(SERVER)];
    assert!(bench.serve(&ask(MessageType::Decline, PC2, about.clone())).is_empty());
    assert_eq!(bench.server.rows(bench.now)[0].state, "bound", "only its client can decline it");
    bench.serve(&ask(MessageType::Decline, PC1, about));
    assert_eq!(bench.server.rows(bench.now)[0].state, "declined");
    assert_eq!(bench.serve(&ask(MessageType::Discover, PC1, vec![]))[0].yiaddr, host(101));
    bench.run_to(599);
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::SetAsideOver { .. })), 0);
    bench.run_to(600);
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::SetAsideOver { .. })), 1);
}

#[test]
fn a_lease_taken_back_goes_to_another_when_its_client_next_asks() {
    let mut bench = Bench::bound(config());
    let given = bench.server.reassign(host(100), Some(PC2), &mut bench.trace);
    assert_eq!(
        (given, bench.server.reassign(host(100), None, &mut bench.trace)),
        (Ok(()), Err(ReassignError::NotLent))
    );
    // Until its client knows, the address is nobody else's.
    let offer = bench.serve(&ask(MessageType::Discover, PC2, vec![]));
    assert_eq!(offer[0].yiaddr, host(101));
    bench.serve(&ask(MessageType::Request, PC2, vec![DhcpOption::ServerId(host(9))]));
    bench.wire.clear();
    bench.touch(Client::renew);
    assert_eq!(bench.kinds(), ["REQUEST", "NAK", "DISCOVER", "OFFER", "REQUEST", "ACK"]);
    assert_eq!(bench.client.status(bench.now).addr.map(|net| net.addr()), Some(host(101)));
    let offer = bench.serve(&ask(MessageType::Discover, PC2, vec![]));
    assert_eq!(offer[0].yiaddr, host(100), "kept for the other");
}

#[test]
fn a_network_that_comes_back_lends_nobody_what_another_still_has() {
    let mut bench = Bench::bound(config());
    for own in ["10.1.2.1/24", "192.168.0.1/24"] {
        bench.server.move_to(own.parse().expect("a network"), &mut bench.trace);
        let lent = bench.server.rows(bench.now).iter().filter(|row| row.state == "bound").count();
        assert_eq!(lent, usize::from(own.starts_with("192")), "of its own network it tells");
    }
    let offer = bench.serve(&ask(MessageType::Discover, PC2, vec![])).remove(0);
    assert_eq!((bench.addr(), offer.yiaddr), (Some(host(100)), host(101)));
}

#[test]
fn a_lease_that_is_wanted_back_can_be_given_back() {
    let mut bench = Bench::bound(config());
    assert_eq!(bench.server.reassign(host(100), None, &mut bench.trace), Ok(()));
    bench.touch(Client::release);
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::ServerReleased { .. })), 1);
    let row = &bench.server.rows(bench.now)[0];
    assert_eq!((row.state, row.remaining_secs), ("recalled", None));
}
