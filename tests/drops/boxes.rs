//! Scenes of one box: a host, a router, a home router, and the bytes that die there.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use hoplab::device::{AddressPlan, Blueprint, ConcentratorPlan, IfacePlan, Kind, NatPlan};
use hoplab::proto::Profile;
use hoplab::proto::nat::{NatSettings, SESSIONS_MAX, Unsolicited};
use hoplab::proto::ppp::AcConfig;
use hoplab::trace::Trace;
use hoplab::wire::{Eth, EtherType, Flags, Icmp, IpProto, Ipv4, Ipv4View, Mac, PppProtocol, Pppoe, PppoeCode, Tcp};

use super::bench::{Bench, PEER, tcp, udp};

type Look<'a> = &'a mut dyn FnMut(&Trace);

pub(crate) const HOST: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
pub(crate) const NEIGHBOUR: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);
const ALL: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 255);
const FAR: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 9);
pub(crate) const WAN: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 2);
pub(crate) const CALLER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 9);

pub(crate) fn iface(name: &str, ports: &[&str], addr: &str) -> IfacePlan {
    let ports = ports.iter().map(|p| (*p).into()).collect();
    IfacePlan { name: name.into(), ports, mac: None, address: AddressPlan::Static(vec![addr.parse().expect("a net")]) }
}

/// 10.0.0.1 with a neighbour it knows.
pub(crate) fn host() -> Bench {
    let plan =
        Blueprint { ifaces: vec![iface("eth0", &["eth0"], "10.0.0.1/24")], ..Blueprint::plain("host", Kind::Pc) };
    let host = Bench::new(&plan, &[]);
    host.meet(0, NEIGHBOUR, HOST);
    host
}

/// Between 10.0.0.0/24 and 10.0.1.0/24, whose link carries 1400 bytes.
fn router() -> Bench {
    let ifaces = vec![iface("eth0", &["eth0"], "10.0.0.1/24"), iface("eth1", &["eth1"], "10.0.1.1/24")];
    let router = Bench::new(&Blueprint { ifaces, ..Blueprint::plain("router", Kind::Router) }, &[1500, 1400]);
    router.meet(0, NEIGHBOUR, HOST);
    router
}

/// 203.0.113.2 outside (port 0), 10.0.0.1 inside on a switch of two ports (1 and 2).
fn home_router() -> Bench {
    home_router_with(NatSettings::of(Profile::Rfc))
}

pub(crate) fn home_router_with(settings: NatSettings) -> Bench {
    let ifaces = vec![iface("wan", &["wan"], "203.0.113.2/24"), iface("lan", &["lan1", "lan2"], "10.0.0.1/24")];
    let (wan, lan) = ("wan".into(), "lan".into());
    let nat = Some(Box::new(NatPlan { wan, lan, settings, rules: Vec::new(), dmz: None, hairpin: true }));
    let router = Bench::new(&Blueprint { ifaces, nat, ..Blueprint::plain("router", Kind::HomeRouter) }, &[]);
    router.meet(0, CALLER, WAN);
    router.meet(1, NEIGHBOUR, HOST);
    router
}

fn at_host(packet: &[u8], look: Look<'_>) {
    let host = host();
    host.hear_packet(0, 0, packet);
    host.look(look);
}

fn at_router(packet: &[u8], look: Look<'_>) {
    let router = router();
    router.hear_packet(0, 0, packet);
    router.look(look);
}

fn from_lan(packets: impl IntoIterator<Item = Vec<u8>>, look: Look<'_>) {
    let router = home_router();
    packets.into_iter().for_each(|packet| router.hear_packet(1, 1, &packet));
    router.look(look);
}

fn from_wan(packet: &[u8], look: Look<'_>) {
    let router = home_router();
    router.hear_packet(0, 0, packet);
    router.look(look);
}

fn to_all(packet: &[u8], look: Look<'_>) {
    let host = host();
    host.hear_broadcast(0, packet);
    host.look(look);
}

pub(crate) fn not_my_mac(look: Look<'_>) {
    let host = host();
    host.hear(0, &Eth { dst: Mac::local(7), src: PEER, ethertype: EtherType::IPV4 }.emit(&[0; 40]));
    host.look(look);
}

pub(crate) fn unknown_ether_type(look: Look<'_>) {
    let host = host();
    host.hear(0, &Eth { dst: host.mac(0), src: PEER, ethertype: EtherType(0x86dd) }.emit(&[0; 40]));
    host.look(look);
}

pub(crate) fn no_session(look: Look<'_>) {
    let config = AcConfig {
        name: "ac".into(),
        services: Vec::new(),
        own: HOST,
        pool: (NEIGHBOUR, NEIGHBOUR),
        dns: Vec::new(),
        users: Vec::new(),
        sessions_max: 1,
    };
    let concentrators = vec![ConcentratorPlan { iface: "eth0".into(), config }];
    let ifaces = vec![iface("eth0", &["eth0"], "10.0.0.1/32")];
    let provider = Bench::new(&Blueprint { ifaces, concentrators, ..Blueprint::plain("isp", Kind::Isp) }, &[]);
    let echo = PppProtocol::LCP.emit(&[9, 1, 0, 8, 1, 2, 3, 4]);
    let eth = Eth { dst: provider.mac(0), src: PEER, ethertype: EtherType::PPPOE_SESSION };
    provider.hear(0, &eth.emit(&Pppoe { code: PppoeCode::Session, session: 9 }.emit(&echo)));
    provider.look(look);
}

pub(crate) fn bad_bytes(look: Look<'_>) {
    let mut packet = udp(NEIGHBOUR, HOST, (1, 2), b"cut off");
    packet[3] = 200; // a length that is not there
    at_host(&packet, look);
}

pub(crate) fn bad_ip_checksum(look: Look<'_>) {
    let mut packet = udp(NEIGHBOUR, HOST, (1, 2), b"x");
    packet[8] ^= 0x10; // one bit of the TTL
    at_host(&packet, look);
}

pub(crate) fn bad_udp_checksum(look: Look<'_>) {
    let mut packet = udp(NEIGHBOUR, HOST, (1, 2), b"x");
    packet[28] ^= 0x10; // one bit of the data
    at_host(&packet, look);
}

pub(crate) fn no_route(look: Look<'_>) {
    at_router(&udp(NEIGHBOUR, Ipv4Addr::new(8, 8, 8, 8), (1, 53), b"?"), look);
}

pub(crate) fn ttl_expired(look: Look<'_>) {
    at_router(&Ipv4 { ttl: 1, ..Ipv4::new(NEIGHBOUR, FAR, IpProto::UDP) }.emit(&[0; 8]), look);
}

pub(crate) fn loopback_from_the_wire(look: Look<'_>) {
    at_host(&udp(NEIGHBOUR, Ipv4Addr::LOCALHOST, (1, 2), b"x"), look);
}

pub(crate) fn loopback_as_source(look: Look<'_>) {
    at_host(&udp(Ipv4Addr::LOCALHOST, HOST, (1, 2), b"x"), look);
}

pub(crate) fn own_address_as_source(look: Look<'_>) {
    at_host(&udp(HOST, HOST, (1, 2), b"x"), look);
}

pub(crate) fn broadcast_as_source(look: Look<'_>) {
    at_host(&udp(ALL, HOST, (1, 2), b"x"), look);
}

pub(crate) fn directed_broadcast_through_a_router(look: Look<'_>) {
    at_router(&udp(NEIGHBOUR, Ipv4Addr::new(10, 0, 1, 255), (1, 2), b"x"), look);
}

pub(crate) fn not_for_me(look: Look<'_>) {
    at_host(&udp(NEIGHBOUR, FAR, (1, 2), b"x"), look);
}

pub(crate) fn not_member(look: Look<'_>) {
    at_host(&udp(NEIGHBOUR, Ipv4Addr::new(239, 1, 2, 3), (1, 2), b"x"), look);
}

pub(crate) fn closed_tcp_port(look: Look<'_>) {
    at_host(&tcp(NEIGHBOUR, HOST, (40_000, 81), Flags::SYN, (7, 0)), look);
}

pub(crate) fn closed_udp_port(look: Look<'_>) {
    at_host(&udp(NEIGHBOUR, HOST, (40_000, 9), b"x"), look);
}

/// RFC 1122 3.2.2: no error about what went to many.
pub(crate) fn closed_udp_port_for_all(look: Look<'_>) {
    to_all(&udp(NEIGHBOUR, ALL, (40_000, 9), b"x"), look);
}

pub(crate) fn unknown_protocol(look: Look<'_>) {
    at_host(&Ipv4::new(NEIGHBOUR, HOST, IpProto(47)).emit(&[0; 16]), look);
}

pub(crate) fn filtered(look: Look<'_>) {
    from_wan(&tcp(CALLER, NEIGHBOUR, (40_000, 80), Flags::SYN, (7, 0)), look);
}

pub(crate) fn nat_no_mapping(look: Look<'_>) {
    from_wan(&tcp(CALLER, WAN, (40_000, 8080), Flags::SYN, (7, 0)), look);
}

/// As a host without that service answers.
pub(crate) fn nat_no_mapping_refused(look: Look<'_>) {
    let settings = NatSettings { unsolicited: Unsolicited::Refuse, ..NatSettings::of(Profile::Rfc) };
    let router = home_router_with(settings);
    router.hear_packet(0, 0, &tcp(CALLER, WAN, (40_000, 8080), Flags::SYN, (7, 0)));
    router.look(look);
}

/// RFC 4787 5: a stranger at a port that is lent.
pub(crate) fn nat_filtered(look: Look<'_>) {
    let router = home_router();
    router.hear_packet(1, 1, &udp(NEIGHBOUR, Ipv4Addr::new(203, 0, 113, 8), (40_000, 53), b"?"));
    router.hear_packet(0, 0, &udp(CALLER, WAN, (53, 40_000), b"!"));
    router.look(look);
}

pub(crate) fn nat_host_limit(look: Look<'_>) {
    let router = home_router_with(NatSettings { host_ports: 1, ..NatSettings::of(Profile::Rfc) });
    for port in [40_000, 40_001] {
        router.hear_packet(1, 1, &udp(NEIGHBOUR, CALLER, (port, 53), b"?"));
    }
    router.look(look);
}

pub(crate) fn nat_invalid(look: Look<'_>) {
    from_lan([tcp(NEIGHBOUR, CALLER, (40_000, 80), Flags::SYN | Flags::FIN, (7, 0))], look);
}

/// A reset by somebody who knows the ports and guesses the number, after both sides have spoken.
pub(crate) fn nat_out_of_window(look: Look<'_>) {
    let router = home_router();
    router.hear_packet(1, 1, &tcp(NEIGHBOUR, CALLER, (40_000, 80), Flags::SYN, (7, 0)));
    router.hear_packet(0, 0, &tcp(CALLER, WAN, (80, 40_000), Flags::SYN | Flags::ACK, (100, 8)));
    router.hear_packet(1, 1, &tcp(NEIGHBOUR, CALLER, (40_000, 80), Flags::ACK, (8, 101)));
    router.hear_packet(0, 0, &tcp(CALLER, WAN, (80, 40_000), Flags::RST, (50, 0)));
    router.look(look);
}

pub(crate) fn nat_untranslatable(look: Look<'_>) {
    from_lan([Ipv4::new(NEIGHBOUR, CALLER, IpProto(47)).emit(&[0; 16])], look);
}

/// One inside end calls a neighbour at as many ports as there are rows, and at one more.
pub(crate) fn nat_table_full(look: Look<'_>) {
    let called = 1..=SESSIONS_MAX as u16 + 1;
    from_lan(called.map(|port| udp(NEIGHBOUR, CALLER, (40_000, port), b"?")), look);
}

/// A well-known port is lent out of the well-known ones only (RFC 4787 REQ-3a).
pub(crate) fn nat_no_port(look: Look<'_>) {
    let inside = |n: u16| Ipv4Addr::from(u32::from(NEIGHBOUR) + u32::from(n / 100));
    from_lan((0..1024u16).map(|n| udp(inside(n), CALLER, (1 + n % 100, 53), b"?")), look);
}

pub(crate) fn fragmentation_needed(look: Look<'_>) {
    at_router(&Ipv4 { dont_fragment: true, ..Ipv4::new(NEIGHBOUR, FAR, IpProto::UDP) }.emit(&[0; 1480]), look);
}

fn piece(id: u16, place: u16, len: usize, more_fragments: bool) -> Vec<u8> {
    let header = Ipv4 { id, fragment_offset: place, more_fragments, ..Ipv4::new(NEIGHBOUR, HOST, IpProto::UDP) };
    header.emit(&vec![0; len])
}

fn pieces(pieces: &[Vec<u8>], look: Look<'_>) {
    let host = host();
    pieces.iter().for_each(|piece| host.hear_packet(0, 0, piece));
    host.wait(61);
    host.look(look);
}

pub(crate) fn fragment_timeout(look: Look<'_>) {
    pieces(&[piece(1, 0, 64, true)], look);
}

/// RFC 1122 3.3.2: without the first piece nobody would know what the error is about.
pub(crate) fn fragment_timeout_without_the_first(look: Look<'_>) {
    pieces(&[piece(1, 8, 64, false)], look);
}

pub(crate) fn fragment_overlap(look: Look<'_>) {
    pieces(&[piece(1, 0, 64, true), piece(1, 4, 64, true)], look);
}

pub(crate) fn fragment_duplicate(look: Look<'_>) {
    pieces(&[piece(1, 0, 64, true), piece(1, 0, 64, true)], look);
}

pub(crate) fn reassembly_full(look: Look<'_>) {
    let host = host();
    (0..2600).for_each(|id| host.hear_packet(0, 0, &piece(id, 0, 1400, true)));
    host.look(look);
}

pub(crate) fn echo_to_many(look: Look<'_>) {
    let ping = Icmp::EchoRequest { id: 1, seq: 1, data: vec![0; 56] };
    to_all(&Ipv4::new(NEIGHBOUR, ALL, IpProto::ICMP).emit(&ping.emit()), look);
}

pub(crate) fn tcp_to_many(look: Look<'_>) {
    to_all(&tcp(NEIGHBOUR, ALL, (40_000, 80), Flags::SYN, (7, 0)), look);
}

pub(crate) fn icmp_unclaimed(look: Look<'_>) {
    let pong = Icmp::EchoReply { id: 1, seq: 1, data: vec![0; 56] };
    at_host(&Ipv4::new(NEIGHBOUR, HOST, IpProto::ICMP).emit(&pong.emit()), look);
}

pub(crate) fn icmp_unknown(look: Look<'_>) {
    let strange = Icmp::Other { kind: 40, code: 0, rest: vec![0; 4] };
    at_host(&Ipv4::new(NEIGHBOUR, HOST, IpProto::ICMP).emit(&strange.emit()), look);
}

pub(crate) fn socket_full(look: Look<'_>) {
    let host = host();
    let socket = host.program().udp_bind(Some(9)).expect("a free port");
    (0..200).for_each(|_| host.hear_packet(0, 0, &udp(NEIGHBOUR, HOST, (1, 9), &[0; 1400])));
    host.look(look);
    drop(socket);
}

/// One connection waits, nobody accepts it; the second finds no room and is left to repeat its SYN.
pub(crate) fn backlog_full(look: Look<'_>) {
    let host = host();
    let listener = host.program().tcp_listen(80, 0).expect("a free port");
    handshake(&host, 40_000, 7);
    host.hear_packet(0, 0, &tcp(NEIGHBOUR, HOST, (40_001, 80), Flags::SYN, (7, 0)));
    host.look(look);
    drop(listener);
}

pub(crate) fn tcp_unacceptable(look: Look<'_>) {
    let host = host();
    let listener = host.program().tcp_listen(80, 1).expect("a free port");
    host.hear_packet(0, 0, &tcp(NEIGHBOUR, HOST, (40_000, 80), Flags::RST, (7, 0)));
    host.look(look);
    drop(listener);
}

pub(crate) fn reserved_group(look: Look<'_>) {
    let router = home_router();
    let stp = Mac([0x01, 0x80, 0xc2, 0, 0, 0]);
    router.hear(1, &Eth { dst: stp, src: PEER, ethertype: EtherType(0x0800) }.emit(&[0; 46]));
    router.look(look);
}

/// Two stations behind one port: the switch has nothing to do for them.
pub(crate) fn same_port(look: Look<'_>) {
    let router = home_router();
    router.hear(1, &Eth { dst: PEER, src: Mac::local(7), ethertype: EtherType::IPV4 }.emit(&[0; 46]));
    router.look(look);
}

/// The segments that the host has sent from port 80, by their flags and numbers.
fn segments(host: &Bench) -> Vec<Tcp> {
    let read = |packet: &Vec<u8>| {
        let view = Ipv4View::new(packet).filter(|view| view.proto() == IpProto::TCP)?;
        Tcp::parse(view.src(), view.dst(), view.payload()).ok().map(|(segment, _)| segment)
    };
    host.sent().iter().filter_map(read).collect()
}

fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// Connects from the neighbour's port to port 80; answers the number of the next byte from the host.
fn handshake(host: &Bench, port: u16, seq: u32) -> u32 {
    host.hear_packet(0, 0, &tcp(NEIGHBOUR, HOST, (port, 80), Flags::SYN, (seq, 0)));
    let next = segments(host).last().expect("a SYN-ACK").seq.wrapping_add(1);
    host.hear_packet(0, 0, &tcp(NEIGHBOUR, HOST, (port, 80), Flags::ACK, (seq + 1, next)));
    next
}

#[test]
fn a_listener_that_closes_resets_the_handshakes_it_began() {
    let host = host();
    let listener = host.program().tcp_listen(80, 5).expect("a free port");
    host.hear_packet(0, 0, &tcp(NEIGHBOUR, HOST, (40_000, 80), Flags::SYN, (7, 0)));
    handshake(&host, 40_001, 7);
    drop(listener);
    let resets =
        segments(&host).iter().filter(|segment| segment.flags.contains(Flags::RST)).map(|s| s.dst_port).collect();
    assert_eq!(BTreeSet::from([40_000, 40_001]), resets, "half-open and waiting alike");
}

#[test]
fn a_connection_in_time_wait_that_gave_its_ends_away_cannot_end_the_new_one() {
    let host = host();
    let listener = host.program().tcp_listen(80, 5).expect("a free port");
    let next = handshake(&host, 40_000, 7);
    let first = ready(listener.accept()).expect("a connection");
    first.shutdown_write();
    let fin = Flags(Flags::FIN.0 | Flags::ACK.0);
    host.hear_packet(0, 0, &tcp(NEIGHBOUR, HOST, (40_000, 80), fin, (8, next + 1)));
    handshake(&host, 40_000, 1_000_000);
    let second = ready(listener.accept()).expect("the same ends, a new connection");
    drop(first);
    let before = segments(&host).len();
    ready(second.write_all(b"still here")).expect("it stands");
    let segments = segments(&host);
    assert_eq!(segments.len(), before + 1);
    assert!(segments.iter().all(|segment| !segment.flags.contains(Flags::RST)));
}
