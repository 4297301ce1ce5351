//! Which offer is taken, and the patience before the first question (RFC 2131 4.4.1).

use super::*;

const OTHER: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 2);

/// What another server would offer in the transaction that is open.
fn other_offer(bench: &Bench, addr: Ipv4Addr, lease_secs: u32) -> Dhcp {
    let xid = bench.client.status(bench.now).xid.expect("it asks");
    let options = vec![
        DhcpOption::MessageType(MessageType::Offer),
        DhcpOption::ServerId(OTHER),
        DhcpOption::LeaseSecs(lease_secs),
    ];
    Dhcp { yiaddr: addr, options, ..Dhcp::new(BootOp::Reply, xid, PC1) }
}

fn patient(offer_wait_s: u16) -> Bench {
    let mut bench = Bench::with(PLAIN, config());
    bench.client.set_patience(Patience { offer_wait_s, start_delay: false });
    bench
}

#[test]
fn the_first_offer_is_taken_at_once_where_it_does_not_wait() {
    let mut bench = patient(0);
    bench.touch(Client::start);
    assert_eq!((bench.addr(), bench.now), (Some(host(100)), SimTime::ZERO));
}

#[test]
fn the_longest_lease_is_taken_when_the_wait_is_over() {
    for (lease_secs, taken) in [(121, OTHER), (120, SERVER)] {
        let mut bench = patient(2);
        bench.touch(Client::start);
        let offer = other_offer(&bench, host(150), lease_secs);
        bench.touch(|client, now, trace, out| client.on_message(now, OTHER, &offer, trace, out));
        bench.run_to(1);
        assert_eq!(bench.client.status(bench.now).state, "SELECTING");
        bench.server_up = false;
        bench.run_to(2);
        assert_eq!(bench.said(|fact| matches!(fact, DhcpFact::OfferTaken { server, .. } if *server == taken)), 1);
        assert_eq!(bench.said(|fact| matches!(fact, DhcpFact::OfferKept { .. })), 2);
        assert_eq!(bench.client.status(bench.now).others.len(), 1, "the other one is told");
        assert_eq!(
            bench.wire.iter().filter(|(.., message)| message.message_type() == Some(MessageType::Discover)).count(),
            1
        );
    }
}

#[test]
fn the_address_it_had_is_worth_more_than_a_long_lease() {
    let mut bench = patient(2);
    bench.touch(Client::start);
    bench.run_to(2);
    bench.server_up = false;
    bench.run_to(130);
    assert_eq!(bench.client.status(bench.now).state, "SELECTING", "its lease is over");
    bench.server_up = true;
    bench.run_to(133);
    let offer = other_offer(&bench, host(150), 9999);
    bench.touch(|client, now, trace, out| client.on_message(now, OTHER, &offer, trace, out));
    bench.run_to(260);
    assert_eq!(bench.addr(), Some(host(100)));
}

#[test]
fn boxes_that_start_together_need_not_ask_together() {
    let mut firsts = Vec::new();
    for seed in 0..20 {
        let mut client = Client::new("eth0", PC1, "pc1", PLAIN, stream(seed, "pc1", "dhcp"));
        client.set_patience(Patience { offer_wait_s: 0, start_delay: true });
        let mut out = Vec::new();
        client.start(SimTime::ZERO, &mut Trace::off(), &mut out);
        assert!(out.is_empty());
        let at = client.deadline().expect("it will ask");
        client.on_timer(at, &mut Trace::off(), &mut out);
        assert!((SimTime::from_secs(1)..=SimTime::from_secs(10)).contains(&at) && out.len() == 1, "{at:?}");
        firsts.push(at);
    }
    firsts.dedup();
    assert_eq!(firsts.len(), 20);
}

/// RFC 2131 4.3.1: the present address, the one before, the one it wishes, one of the pool; a reserved one before all.
#[test]
fn a_server_chooses_in_the_order_of_the_standard() {
    let why = |bench: &Bench| {
        let offered = |fact: &What| match fact {
            What::Dhcp(fact) => match &**fact {
                DhcpFact::Offered { why, addr, .. } => Some((*why, *addr)),
                _ => None,
            },
            _ => None,
        };
        bench.trace.facts().filter_map(|fact| offered(&fact.what)).next_back()
    };
    let wish = |addr| ask(MessageType::Discover, PC1, vec![DhcpOption::RequestedIp(addr)]);
    let mut bench = Bench::new(ServerConfig { pool: (host(100), host(110)), ..config() });
    bench.serve(&ask(MessageType::Discover, PC1, vec![]));
    assert_eq!(why(&bench), Some(("pool", host(100))));
    let mut bench = Bench::new(ServerConfig { pool: (host(100), host(110)), ..config() });
    bench.serve(&wish(host(105)));
    assert_eq!(why(&bench), Some(("requested", host(105))));
    let mut taken = ask(MessageType::Request, PC1, vec![DhcpOption::ServerId(SERVER)]);
    taken.options.push(DhcpOption::RequestedIp(host(105)));
    bench.serve(&taken);
    bench.serve(&wish(host(107)));
    assert_eq!(why(&bench), Some(("previous", host(105))), "the present one before the wish");
    let mut release = ask(MessageType::Release, PC1, vec![DhcpOption::ServerId(SERVER)]);
    release.ciaddr = host(105);
    bench.serve(&release);
    bench.serve(&wish(host(107)));
    assert_eq!(why(&bench), Some(("previous", host(105))), "the one before, too");
    bench.server.reserve(PC1, host(50), &mut bench.trace).expect("it can be");
    bench.serve(&wish(host(107)));
    assert_eq!(why(&bench), Some(("reserved", host(50))));
    bench.serve(&ask(MessageType::Discover, PC2, vec![DhcpOption::RequestedIp(host(50))]));
    assert_eq!(why(&bench), Some(("pool", host(100))), "not another's");
}
