//! Client and server against each other in virtual time, over a wire that is two lists.

use std::net::Ipv4Addr;

use proptest::prelude::*;

use super::states::usable;
use super::*;
use crate::sim::stream;
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::{BootOp, Dhcp, DhcpOption, Mac, MessageType};

const SERVER: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 1);
const PC1: Mac = Mac::local(0x11);
const PC2: Mac = Mac::local(0x12);

const fn host(n: u8) -> Ipv4Addr {
    Ipv4Addr::new(192, 168, 0, n)
}

fn config() -> ServerConfig {
    ServerConfig {
        server: SERVER,
        net: "192.168.0.0/24".parse().expect("a net"),
        pool: (host(100), host(101)),
        router: Some(SERVER),
        dns: vec![SERVER],
        domain: Some("lan".to_owned()),
        lease_secs: 120,
        reservations: Vec::new(),
    }
}

/// A message as it passed the wire: when, to which IP address, what.
type Passed = (SimTime, Ipv4Addr, Dhcp);

/// One client, one server, a wire without delay.
struct Bench {
    client: Client,
    server: Server,
    server_up: bool,
    trace: Trace,
    now: SimTime,
    wire: Vec<Passed>,
    settings: Vec<ClientOut>,
}

impl Bench {
    fn new(config: ServerConfig) -> Bench {
        Bench {
            client: Client::new("eth0", PC1, "pc1", stream(1, "pc1", "dhcp")),
            server: Server::new(config),
            server_up: true,
            trace: Trace::all(),
            now: SimTime::ZERO,
            wire: Vec::new(),
            settings: Vec::new(),
        }
    }

    fn bound(config: ServerConfig) -> Bench {
        let mut bench = Bench::new(config);
        bench.touch(Client::start);
        assert_eq!(bench.client.status(bench.now).state, "BOUND");
        bench.wire.clear();
        bench.settings.clear();
        bench
    }

    /// Does something with the client and carries messages until all is quiet.
    fn touch(&mut self, act: impl FnOnce(&mut Client, SimTime, &mut Trace, &mut Vec<ClientOut>)) {
        let mut out = Vec::new();
        act(&mut self.client, self.now, &mut self.trace, &mut out);
        let mut queue = std::collections::VecDeque::from(out);
        while let Some(out) = queue.pop_front() {
            let ClientOut::Send { dst, message, .. } = out else {
                self.settings.push(out);
                continue;
            };
            let message = through_bytes(&message);
            self.wire.push((self.now, dst, message.clone()));
            for reply in self.serve(&message) {
                let mut out = Vec::new();
                self.client.on_message(self.now, SERVER, &reply, &mut self.trace, &mut out);
                queue.extend(out);
            }
        }
    }

    /// What the server answers, if it is up.
    fn serve(&mut self, message: &Dhcp) -> Vec<Dhcp> {
        let mut out = Vec::new();
        if self.server_up {
            self.server.on_message(self.now, message, &mut self.trace, &mut out);
        }
        let mut replies = Vec::new();
        for ServerOut::Send { dst_ip, message, .. } in out {
            let message = through_bytes(&message);
            self.wire.push((self.now, dst_ip, message.clone()));
            replies.push(message);
        }
        replies
    }

    /// Lets time pass until `secs` after boot; every alarm goes off at its moment.
    fn run_to(&mut self, secs: u64) {
        let end = SimTime::from_secs(secs);
        loop {
            let next = [self.client.deadline(), self.server.deadline()].into_iter().flatten().min();
            let Some(at) = next.filter(|at| *at <= end) else { break };
            self.now = at;
            self.server.on_timer(at, &mut self.trace);
            self.touch(Client::on_timer);
        }
        self.now = end;
    }

    fn said(&self, wanted: impl Fn(&DhcpFact) -> bool) -> usize {
        self.trace.facts().filter(|f| matches!(&f.what, What::Dhcp(fact) if wanted(fact))).count()
    }

    fn kinds(&self) -> Vec<&'static str> {
        self.wire.iter().filter_map(|(_, _, m)| m.message_type()).map(MessageType::name).collect()
    }
}

/// What is sent must survive its own bytes.
fn through_bytes(message: &Dhcp) -> Dhcp {
    let read = Dhcp::parse(&message.emit()).expect("our own message");
    assert_eq!(read, *message);
    read
}

fn codes(message: &Dhcp) -> Vec<u8> {
    message.options.iter().map(DhcpOption::code).collect()
}

fn ask(kind: MessageType, mac: Mac, options: Vec<DhcpOption>) -> Dhcp {
    let mut message = Dhcp::new(BootOp::Request, 77, mac);
    message.options = vec![DhcpOption::MessageType(kind)];
    message.options.extend(options);
    message
}

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
        matches!(&said, Some(What::Dhcp(fact)) if matches!(**fact, DhcpFact::Bound { t1_secs: 60, t2_secs: 105, .. })),
        "{said:?}"
    );
    let rows = bench.server.rows(SimTime::from_secs(20));
    assert_eq!((rows[0].mac, rows[0].host_name.as_deref(), rows[0].remaining_secs), (PC1, Some("pc1"), Some(100)));
}

#[test]
fn the_lease_is_renewed_by_unicast_at_t1() {
    let mut bench = Bench::bound(config());
    bench.run_to(59);
    assert!(bench.wire.is_empty());
    bench.run_to(61);
    let (at, dst, request) = &bench.wire[0];
    assert_eq!((*at, *dst, request.ciaddr), (SimTime::from_secs(60), SERVER, host(100)));
    assert_eq!(codes(request), [53, 12, 55]);
    assert_eq!((bench.wire[1].1, bench.wire[1].2.ciaddr), (host(100), host(100)));
    let status = bench.client.status(bench.now);
    assert_eq!((status.state, status.lease_left_secs, status.t1_left_secs), ("BOUND", Some(119), Some(59)));
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::Acked { renewed: true, .. })), 1);
}

#[test]
fn a_silent_server_leads_to_rebinding_and_then_to_nothing() {
    let mut bench = Bench::bound(config());
    bench.server_up = false;
    bench.run_to(119);
    assert_eq!(bench.client.status(bench.now).state, "REBINDING");
    for (at, dst, request) in &bench.wire {
        let alone = if *at < SimTime::from_secs(105) { SERVER } else { Ipv4Addr::BROADCAST };
        assert_eq!((*dst, request.ciaddr, codes(request)), (alone, host(100), vec![53, 12, 55]));
    }
    assert!(bench.wire.iter().any(|(at, dst, m)| *at == SimTime::from_secs(105) && dst.is_broadcast() && m.secs == 45));
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
    bench.run_to(106);
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
    let mut client = Client::new("eth0", PC1, "pc1", stream(1, "pc1", "dhcp"));
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
fn an_empty_pool_is_silent_until_an_offer_lapses() {
    let mut bench = Bench::bound(config());
    assert_eq!(bench.serve(&ask(MessageType::Discover, PC2, vec![])).len(), 1);
    let pc3 = Mac::local(0x13);
    assert!(bench.serve(&ask(MessageType::Discover, pc3, vec![])).is_empty());
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::PoolExhausted { mac } if *mac == pc3)), 1);
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
    let elsewhere = vec![DhcpOption::ServerId(host(254)), DhcpOption::RequestedIp(host(9))];
    assert!(bench.serve(&ask(MessageType::Request, PC2, elsewhere)).is_empty());
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::NotMyRequest { .. })), 1);
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
fn strange_messages_change_nothing() {
    let mut bench = Bench::bound(config());
    let before = bench.client.status(bench.now);
    let mut bad =
        [Dhcp::new(BootOp::Reply, 1, PC1), ask(MessageType::Ack, PC1, vec![]), ask(MessageType::Nak, PC1, vec![])];
    bad[1].op = BootOp::Reply;
    for message in &bad {
        bench.touch(|client, now, trace, out| client.on_message(now, SERVER, message, trace, out));
        assert!(bench.serve(message).is_empty());
    }
    assert_eq!(bench.client.status(bench.now), before);
    bench.touch(Client::renew);
    let bound = bench.client.status(bench.now).state;
    let mut relayed = ask(MessageType::Discover, PC2, vec![]);
    relayed.giaddr = host(3);
    assert!(bench.serve(&relayed).is_empty());
    assert_eq!((bound, bench.said(|f| matches!(f, DhcpFact::ClientIgnored { .. }))), ("BOUND", 3));
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::ServerIgnored { .. })), 4);
}

#[test]
fn an_ack_that_lends_nothing_is_not_taken() {
    let mut client = Client::new("eth0", PC1, "", stream(3, "pc1", "dhcp"));
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

/// A message that may be true or false in every part, about few addresses and boxes.
fn any_message() -> impl Strategy<Value = Dhcp> {
    let addr = || (0u8..5).prop_map(|n| [Ipv4Addr::UNSPECIFIED, SERVER, host(100), host(101), host(7)][usize::from(n)]);
    let option = prop_oneof![
        addr().prop_map(DhcpOption::RequestedIp),
        addr().prop_map(DhcpOption::ServerId),
        addr().prop_map(DhcpOption::SubnetMask),
        (0u32..4).prop_map(DhcpOption::LeaseSecs),
        any::<u32>().prop_map(DhcpOption::LeaseSecs),
        any::<u32>().prop_map(DhcpOption::T1Secs),
        any::<u32>().prop_map(DhcpOption::T2Secs),
    ];
    let options = prop::collection::vec(option, 0..5);
    (any::<bool>(), 1u8..10, 0u32..4, addr(), addr(), options, any::<bool>()).prop_map(
        |(reply, kind, mac, ciaddr, yiaddr, options, broadcast)| {
            let op = if reply { BootOp::Reply } else { BootOp::Request };
            let mut message = Dhcp { broadcast, ciaddr, yiaddr, options, ..Dhcp::new(op, 0, Mac::local(0x10 + mac)) };
            message.options.extend(MessageType::from_code(kind).map(DhcpOption::MessageType));
            message
        },
    )
}

proptest! {
    /// Whatever arrives: no alarm stands still, and nobody gets what is not the server's to give.
    #[test]
    fn hostile_messages_find_sane_machines(messages in prop::collection::vec((any_message(), 0u32..200), 1..60)) {
        let mut bench = Bench::new(config());
        bench.touch(Client::start);
        for (mut message, wait) in messages {
            bench.run_to(bench.now.secs() + u64::from(wait));
            message.xid = bench.client.status(bench.now).xid.unwrap_or(9);
            bench.touch(|client, now, trace, out| client.on_message(now, SERVER, &message, trace, out));
            for reply in bench.serve(&message) {
                let lent = usable(reply.yiaddr).map(|addr| addr.octets()[3]);
                prop_assert!(lent.is_none_or(|last| (100..=101).contains(&last)), "{reply:?}");
            }
            for deadline in [bench.client.deadline(), bench.server.deadline()].into_iter().flatten() {
                prop_assert!(deadline > bench.now, "an alarm in the past: {deadline} at {}", bench.now);
            }
            prop_assert!(bench.server.rows(bench.now).len() <= 2);
        }
    }
}
