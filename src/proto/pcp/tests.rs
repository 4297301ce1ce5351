//! The server against clients that know the standard, and some that do not.

use proptest::prelude::*;

use super::*;
use crate::proto::Profile;
use crate::proto::nat::NatSettings;
use crate::proto::nat::OwnSockets;
use crate::wire::pcp::{PREFER_FAILURE, filter, third_party};

const PC1: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 100);
const PC2: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 101);
const WAN: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 2);

/// A router that speaks to nobody itself.
struct NoSockets;

impl OwnSockets for NoSockets {
    fn uses(&self, _: IpProto, _: u16) -> bool {
        false
    }

    fn expects(&self, _: IpProto, _: Endpoint, _: Endpoint) -> bool {
        false
    }
}

fn around(now: SimTime, wan: Option<Ipv4Addr>) -> Around<'static> {
    Around { now, wan, sockets: &NoSockets }
}

struct Bench {
    nat: Nat,
    server: PcpServer,
    now: SimTime,
}

impl Bench {
    fn new() -> Bench {
        let lan = "192.168.0.1/24".parse().expect("a network");
        let mut nat = Nat::new(lan, NatSettings::of(Profile::Rfc));
        let mut server = PcpServer::new(SimTime::ZERO, &mut nat, &mut Trace::off());
        server.announced.0 = ANNOUNCEMENTS; // what it tells all is not of these tests
        Bench { nat, server, now: SimTime::from_secs(10) }
    }

    fn send(&mut self, from: Ipv4Addr, bytes: &[u8]) -> Option<Pcp> {
        let (nat, trace) = (&mut self.nat, &mut Trace::off());
        let answer = self.server.on_message(&around(self.now, Some(WAN)), (from, bytes), nat, trace)?;
        Some(Pcp::parse(&answer).expect("an answer can be read"))
    }

    /// Result, lifetime and outside port.
    fn ask(&mut self, from: Ipv4Addr, request: &Pcp) -> (PcpResult, u32, u16) {
        let answer = self.send(from, &request.emit()).expect("an answer");
        let PcpWay::Response { result, epoch_secs } = answer.way else { panic!("{answer:?}") };
        assert_eq!(u64::from(epoch_secs), self.now.secs());
        (result, answer.lifetime_secs, answer.map.map_or(0, |map| map.external_port))
    }
}

fn request(client: Ipv4Addr, internal_port: u16, external_port: u16, lifetime_secs: u32) -> Pcp {
    let external = Ipv4Addr::UNSPECIFIED;
    let map = PcpMap { nonce: [7; 12], proto: IpProto::TCP, internal_port, external_port, external, remote: None };
    let way = PcpWay::Request { client };
    Pcp { version: PCP_VERSION, opcode: MAP, way, lifetime_secs, map: Some(map), options: Vec::new() }
}

#[test]
fn a_port_is_lent_renewed_ended_and_lapses() {
    let mut bench = Bench::new();
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)), (PcpResult::Success, 600, 8080));
    assert_eq!(bench.nat.rules().iter().map(|r| (r.spec.first_port, r.spec.host)).collect::<Vec<_>>(), [(8080, PC1)]);
    bench.now = SimTime::from_secs(500);
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 0, 600)), (PcpResult::Success, 600, 8080), "renewed as it is");
    assert_eq!(bench.server.deadline(), Some(SimTime::from_secs(1100)));
    assert_eq!(bench.ask(PC1, &request(PC1, 81, 8081, 1)), (PcpResult::Success, 120, 8081), "no shorter");
    bench.server.on_timer(SimTime::from_secs(620), &mut bench.nat, &mut Trace::off());
    assert_eq!(bench.nat.rules().len(), 1, "the second has lapsed");
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 0, 0)), (PcpResult::Success, 0, 8080));
    assert!(bench.nat.rules().is_empty() && bench.server.deadline().is_none());
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 0, 0)).0, PcpResult::Success, "what is gone may go again");
}

#[test]
fn a_taken_port_is_another_one_unless_that_one_is_wanted() {
    let mut bench = Bench::new();
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)).2, 8080);
    assert_eq!(bench.ask(PC2, &request(PC2, 80, 8080, 600)), (PcpResult::Success, 600, 80));
    let strict = Pcp { options: vec![(PREFER_FAILURE, vec![])], ..request(PC2, 81, 8080, 600) };
    assert_eq!(bench.ask(PC2, &strict).0, PcpResult::CannotProvideExternal);
    let mut elsewhere = Pcp { options: vec![(PREFER_FAILURE, vec![])], ..request(PC2, 81, 8081, 600) };
    elsewhere.map.as_mut().expect("a mapping").external = Ipv4Addr::new(203, 0, 113, 99);
    assert_eq!(bench.ask(PC2, &elsewhere).0, PcpResult::CannotProvideExternal, "another address");
    let moved = Pcp { options: vec![(PREFER_FAILURE, vec![])], ..request(PC1, 80, 8081, 600) };
    assert_eq!(bench.ask(PC1, &moved).0, PcpResult::CannotProvideExternal, "it is lent already, elsewhere");
}

#[test]
fn what_a_person_took_out_is_asked_for_anew() {
    let mut bench = Bench::new();
    bench.ask(PC1, &request(PC1, 80, 8080, 600));
    let rule = bench.nat.rules()[0].id;
    bench.nat.remove_rule(rule, &mut Trace::off()).expect("it is there");
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)), (PcpResult::Success, 600, 8080));
    assert_eq!(bench.nat.rules().len(), 1, "what is promised is there");
}

#[test]
fn only_the_owner_may_change_it_and_nobody_has_too_many() {
    let mut bench = Bench::new();
    bench.ask(PC1, &request(PC1, 80, 8080, 600));
    let mut thief = request(PC1, 80, 8080, 0);
    thief.map.as_mut().expect("a mapping").nonce = [8; 12];
    assert_eq!(bench.ask(PC1, &thief).0, PcpResult::NotAuthorized);
    assert_eq!(bench.ask(PC2, &request(PC1, 81, 0, 600)).0, PcpResult::AddressMismatch);
    for port in 1..QUOTA as u16 {
        assert_eq!(bench.ask(PC1, &request(PC1, 1000 + port, 0, 600)).0, PcpResult::Success);
    }
    assert_eq!(bench.ask(PC1, &request(PC1, 2000, 0, 600)).0, PcpResult::UserExQuota);
    assert_eq!(bench.ask(PC2, &request(PC2, 2000, 0, 600)).0, PcpResult::Success, "others still may");
}

#[test]
fn what_is_not_understood_is_said() {
    let mut bench = Bench::new();
    let peer = Pcp { opcode: 99, map: None, ..request(PC1, 80, 0, 600) };
    assert_eq!(bench.ask(PC1, &peer), (PcpResult::UnsuppOpcode, LONG_SECS, 0), "this will not change");
    let option = Pcp { options: vec![(1, vec![0; 16])], ..request(PC1, 80, 0, 600) };
    assert_eq!(bench.ask(PC1, &option).0, PcpResult::UnsuppOption);
    let passed = Pcp { options: vec![(200, vec![0; 4])], ..request(PC1, 80, 0, 600) };
    let answer = bench.send(PC1, &passed.emit()).expect("an answer");
    assert!(matches!(answer.way, PcpWay::Response { result: PcpResult::Success, .. }), "above 128: passed over");
    assert_eq!(answer.options, vec![], "and not in the answer");
    assert_eq!(bench.ask(PC1, &Pcp { opcode: ANNOUNCE, map: None, ..request(PC1, 80, 0, 0) }).0, PcpResult::Success);
    let mut icmp = request(PC1, 80, 0, 600);
    icmp.map.as_mut().expect("a mapping").proto = IpProto::ICMP;
    assert_eq!(bench.ask(PC1, &icmp).0, PcpResult::UnsuppProtocol);
    // NAT-PMP, the forerunner: two bytes; and an answer, which is none of its business.
    let result = bench.send(PC1, &[0, 0]).map(|answer| answer.way);
    assert!(matches!(result, Some(PcpWay::Response { result: PcpResult::UnsuppVersion, .. })), "{result:?}");
    assert_eq!(bench.send(PC1, &[2, 0x81, 0, 0]), None);
    let whole = request(PC1, 80, 0, 600).emit();
    let long = [&whole[..], &[0; 1100]].concat();
    for bytes in [&whole[..40], &whole[..58], &long] {
        let result = bench.send(PC1, bytes).map(|answer| answer.way);
        assert!(matches!(result, Some(PcpWay::Response { result: PcpResult::MalformedRequest, .. })), "{result:?}");
    }
    assert_eq!(bench.send(PC1, &whole[..1]), None);
}

#[test]
fn a_day_is_the_longest_and_without_an_outside_address_nothing_is_lent() {
    let mut bench = Bench::new();
    let asked = request(PC1, 80, 8080, 4_000_000);
    let answer =
        bench.server.on_message(&around(bench.now, None), (PC1, &asked.emit()), &mut bench.nat, &mut Trace::off());
    let answer = Pcp::parse(&answer.expect("an answer")).expect("it can be read");
    assert!(matches!(answer.way, PcpWay::Response { result: PcpResult::NetworkFailure, .. }), "{answer:?}");
    assert_eq!((answer.lifetime_secs, answer.map), (SHORT_SECS, asked.map), "a refusal is a copy");
    assert_eq!(bench.ask(PC1, &asked), (PcpResult::Success, 86_400, 8080));
}

/// A request of pc1 to keep a mapping towards a web server.
fn peer(internal_port: u16, lifetime_secs: u32) -> Pcp {
    let mut peer = Pcp { opcode: PEER, ..request(PC1, internal_port, 0, lifetime_secs) };
    peer.map.as_mut().expect("a mapping").remote = Some("198.51.100.80:443".parse().expect("an end"));
    peer
}

#[test]
fn a_peer_request_keeps_a_mapping_and_neither_ends_nor_shortens_it() {
    let mut bench = Bench::new();
    assert_eq!(bench.ask(PC1, &peer(5000, 9000)), (PcpResult::Success, 9000, 5000));
    let rows = bench.nat.rows(bench.now);
    assert_eq!((rows.len(), rows[0].outside.port(), rows[0].expires_secs), (1, 5000, 9000));
    assert_eq!(bench.ask(PC1, &peer(5000, 0)), (PcpResult::Success, 9000, 5000), "RFC 6887 12.1");
    let mut thief = peer(5000, 9000);
    thief.map.as_mut().expect("a mapping").nonce = [8; 12];
    assert_eq!(bench.ask(PC1, &thief).0, PcpResult::NotAuthorized);
    bench.now = SimTime::from_secs(8000);
    bench.nat.on_timer(bench.now, &mut Trace::off());
    assert_eq!(bench.nat.rows(bench.now).len(), 1, "longer than silence alone would leave it");
    let mut nowhere = peer(5001, 600);
    nowhere.map.as_mut().expect("a mapping").remote = Some("198.51.100.80:0".parse().expect("an end"));
    assert_eq!(bench.ask(PC1, &nowhere).0, PcpResult::MalformedRequest);
}

#[test]
fn a_filter_lets_one_network_in_and_the_next_request_may_change_it() {
    let mut bench = Bench::new();
    let net = |text: &str| text.parse().expect("a network");
    let from = |bench: &Bench| bench.nat.rules()[0].spec.from;
    let only = |text| Pcp { options: vec![filter(net(text))], ..request(PC1, 80, 8080, 600) };
    assert_eq!(bench.ask(PC1, &only("198.51.100.0/24")).0, PcpResult::Success);
    assert_eq!(from(&bench), Some(net("198.51.100.0/24")));
    assert_eq!(bench.ask(PC1, &only("192.0.2.7/32")).2, 8080);
    assert_eq!(from(&bench), Some(net("192.0.2.7/32")));
    assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)).0, PcpResult::Success);
    assert_eq!(from(&bench), None);
    let two = vec![filter(net("198.51.100.0/24")), filter(net("192.0.2.7/32"))];
    let many = Pcp { options: two, ..request(PC1, 80, 8080, 600) };
    let (why, patience, _) = bench.ask(PC1, &many);
    assert_eq!((why, patience), (PcpResult::ExcessiveRemotePeers, LONG_SECS), "a rule has one, and will have no more");
    let broken = Pcp { options: vec![(3, vec![0; 7])], ..request(PC1, 80, 8080, 600) };
    assert_eq!(bench.ask(PC1, &broken).0, PcpResult::MalformedOption);
}

#[test]
fn a_host_asks_for_another_only_where_that_is_allowed() {
    let mut bench = Bench::new();
    let other = |host| Pcp { options: vec![third_party(host)], ..request(PC1, 80, 8080, 600) };
    assert_eq!(bench.ask(PC1, &other(PC2)).0, PcpResult::UnsuppOption);
    bench.server.set_third_party(true);
    assert_eq!(bench.ask(PC1, &other(PC2)), (PcpResult::Success, 600, 8080));
    assert_eq!(bench.nat.rules()[0].spec.host, PC2);
    assert_eq!(bench.ask(PC1, &other(PC1)).0, PcpResult::MalformedRequest, "for itself nobody needs it");
    assert_eq!(
        bench.ask(PC1, &other(Ipv4Addr::new(198, 51, 100, 1))).0,
        PcpResult::MalformedRequest,
        "who is not inside"
    );
}

#[test]
fn a_server_that_lost_its_table_says_so_a_few_times() {
    let mut bench = Bench::new();
    bench.ask(PC1, &request(PC1, 80, 8080, 600));
    bench.server.begin_again(bench.now, &mut bench.nat, &mut Trace::off());
    assert!(bench.nat.rules().is_empty());
    let mut times = Vec::new();
    while let Some(at) = bench.server.deadline() {
        let bytes = bench.server.announcement(at).expect("it is due");
        let told = Pcp::parse(&bytes).expect("it can be read");
        assert!(matches!(told.way, PcpWay::Response { result: PcpResult::Success, epoch_secs } if epoch_secs < 3));
        assert_eq!((told.opcode, told.lifetime_secs), (ANNOUNCE, 0));
        times.push((at.0 - bench.now.0) / 1_000_000);
    }
    assert_eq!(times, [0, 250, 750, 1750], "each wait twice the one before");
}

proptest! {
    #[test]
    fn hostile_bytes_find_a_sane_server(
        all in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..80), any::<bool>()), 1..40),
    ) {
        let mut bench = Bench::new();
        for (mut bytes, as_request) in all {
            if as_request {
                // So that most of them come further than the first check.
                let good = request(PC1, 80, 0, 600).emit();
                bytes = good.iter().zip(bytes.iter().chain(core::iter::repeat(&0))).map(|(a, b)| if b % 7 == 1 { *b } else { *a }).collect();
            }
            let _ = bench.send(PC1, &bytes);
            prop_assert!(bench.nat.rules().len() <= QUOTA);
        }
    }
}
