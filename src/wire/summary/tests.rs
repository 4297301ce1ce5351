//! One frame of each kind, in a word; and frames that end too early for any.

use super::*;
use crate::wire::*;

const A: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 3);
const B: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

fn packet(proto: IpProto, payload: &[u8]) -> Vec<u8> {
    let eth = Eth { dst: Mac::local(0xfe), src: Mac::local(1), ethertype: EtherType::IPV4 };
    eth.emit(&Ipv4::new(A, B, proto).emit(payload))
}

fn udp(dst_port: u16, payload: &[u8]) -> Summary {
    summary(&packet(IpProto::UDP, &Udp { src_port: 4000, dst_port }.emit(A, B, payload)))
}

fn tcp(dst_port: u16, data: &[u8]) -> Summary {
    let options = TcpOptions { mss: Some(1460), ..TcpOptions::default() };
    let tcp = Tcp { src_port: 4000, dst_port, seq: 7, ack: 9, flags: Flags::ACK, window: 1, urgent: 0, options };
    summary(&packet(IpProto::TCP, &tcp.emit(A, B, data)))
}

#[test]
fn arp_says_who_asks_for_whom() {
    let (mac, eth) = (Mac::local(1), Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype: EtherType::ARP });
    let mut arp = Arp { op: ArpOp::Request, sender_mac: mac, sender_ip: A, target_mac: Mac::ZERO, target_ip: B };
    let asked = summary(&eth.emit(&arp.emit()));
    assert_eq!((asked.proto, asked.src, asked.dst, asked.ports), (Proto::Arp, Some(A), Some(B), None));
    assert_eq!(asked.info, Info::ArpRequest { target: B });
    arp.op = ArpOp::Reply;
    assert_eq!(summary(&eth.emit(&arp.emit())).info, Info::ArpReply { ip: A, mac });
}

#[test]
fn a_dialled_line_says_its_step_or_what_it_carries() {
    let frame = |ethertype, code, inside: &[u8]| {
        let eth = Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype };
        summary(&eth.emit(&Pppoe { code, session: 1 }.emit(inside)))
    };
    let found = frame(EtherType::PPPOE_DISCOVERY, PppoeCode::Padi, &[]);
    assert_eq!((found.proto, found.info), (Proto::PppoeDiscovery, Info::Pppoe { code: PppoeCode::Padi }));
    let session = |inside: &[u8]| frame(EtherType::PPPOE_SESSION, PppoeCode::Session, inside);
    let request = session(&PppProtocol::LCP.emit(&[1, 1, 0, 4]));
    assert_eq!((request.proto, request.info), (Proto::Lcp, Info::Ppp { code: 1 }));
    let echo = Icmp::EchoRequest { id: 5, seq: 2, data: vec![] };
    let carried = session(&PppProtocol::IPV4.emit(&Ipv4::new(A, B, IpProto::ICMP).emit(&echo.emit())));
    assert_eq!((carried.src, carried.info), (Some(A), Info::EchoRequest { id: 5, seq: 2 }));
    assert_eq!(session(&[]).proto, Proto::PppoeSession);
}

#[test]
fn icmp_says_echo_or_error() {
    for (icmp, info) in [
        (Icmp::EchoRequest { id: 5, seq: 2, data: vec![0; 56] }, Info::EchoRequest { id: 5, seq: 2 }),
        (Icmp::EchoReply { id: 5, seq: 2, data: vec![] }, Info::EchoReply { id: 5, seq: 2 }),
        (Icmp::TimeExceeded { code: 0, quote: vec![0x45; 28] }, Info::IcmpError { kind: 11, code: 0 }),
        (Icmp::Other { kind: 40, code: 0, rest: vec![0; 16] }, Info::Other),
        (Icmp::RouterSolicitation, Info::RouterSolicitation),
        (
            Icmp::RouterAdvertisement { code: 0, lifetime: 9, routers: vec![(A, 0)] },
            Info::RouterAdvertisement { routers: 1 },
        ),
    ] {
        let found = summary(&packet(IpProto::ICMP, &icmp.emit()));
        assert_eq!((found.proto, found.info), (Proto::Icmp, info));
    }
}

#[test]
fn datagrams_say_what_they_ask() {
    assert_eq!((udp(9, b"hi").info, udp(9, b"hi").ports), (Info::Udp { len: 2 }, Some((4000, 9))));
    let mut dhcp = Dhcp::new(BootOp::Request, 1, Mac::local(1));
    assert_eq!(udp(67, &dhcp.emit()).info, Info::Udp { len: 300 }, "BOOTP without a message type");
    dhcp.options = vec![DhcpOption::HostName("pc".to_owned()), DhcpOption::MessageType(MessageType::Discover)];
    let found = udp(67, &dhcp.emit());
    assert_eq!((found.proto, found.info), (Proto::Dhcp, Info::Dhcp(MessageType::Discover)));

    let name: Name = "www.example.com".parse().expect("a name");
    let question = Question { name: name.clone(), kind: RecordType::A, class: 1 };
    let mut dns = Dns { questions: vec![question], ..Dns::default() };
    assert_eq!(udp(53, &dns.emit()).info, Info::DnsQuery { name: name.clone() });
    (dns.response, dns.rcode) = (true, Rcode::NxDomain);
    assert_eq!(udp(53, &dns.emit()).info, Info::DnsAnswer { name, rcode: Rcode::NxDomain });
    assert_eq!(udp(53, b"no").info, Info::Udp { len: 2 });
}

#[test]
fn segments_say_which_page() {
    let plain = Info::Tcp { flags: Flags::ACK, seq: 7, ack: 9, len: 4 };
    assert_eq!((tcp(9, b"data").proto, tcp(9, b"data").info), (Proto::Tcp, plain.clone()));
    let found = tcp(9, b"GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(found.proto, Proto::Http, "HTTP is known by its beginning too");
    assert_eq!(found.info, Info::HttpRequest { method: "GET".to_owned(), target: "/a?b".to_owned() });
    assert_eq!(tcp(80, b"HTTP/1.1 404 Not Found\r\n\r\n").info, Info::HttpResponse { status: 404 });
    assert_eq!((tcp(80, b"data").proto, tcp(80, b"data").info), (Proto::Http, plain), "a part of a body");
    assert_eq!(tcp(80, b"").proto, Proto::Tcp);
}

#[test]
fn groups_routes_and_greetings_are_told() {
    let group = Ipv4Addr::new(224, 0, 1, 5);
    let record = GroupRecord { kind: RecordKind::ToExclude, group, sources: vec![], auxiliary: vec![] };
    for (igmp, info) in [
        (Igmp::Query { max_response_tenths: 100, group: Ipv4Addr::UNSPECIFIED }, Info::GroupQuery { group: None }),
        (Igmp::ReportV2 { group }, Info::GroupReport { group: Some(group) }),
        (Igmp::Leave { group }, Info::GroupLeave { group }),
        (Igmp::ReportV3(vec![record]), Info::GroupReport { group: Some(group) }),
    ] {
        let found = summary(&packet(IpProto::IGMP, &igmp.emit()));
        assert_eq!((found.proto, found.info), (Proto::Igmp, info));
    }
    let rip = Rip::new(RipCommand::Request, vec![RipEntry::Everything]);
    assert_eq!((udp(520, &rip.emit()).proto, udp(520, &rip.emit()).info), (Proto::Rip, Info::RipRequest));
    let rip = Rip { command: RipCommand::Response, ..rip };
    assert_eq!(udp(520, &rip.emit()).info, Info::RipResponse { routes: 0 });
    let hello = tls::Handshake::ServerHello(tls::ServerHello {
        version: TlsVersion::V1_2,
        random: [1; 32],
        session_id: vec![],
        cipher_suite: 1,
        compression: 0,
        extensions: vec![tls::TlsExtension::SelectedVersion(TlsVersion::V1_3)],
    });
    let record = TlsRecord { content: ContentType::Handshake, version: TlsVersion::V1_2, payload: hello.emit() }.emit();
    let found = tcp(443, &record);
    assert_eq!((found.proto, found.info), (Proto::Tls, Info::TlsServerHello { version: TlsVersion::V1_3 }));
}

#[test]
fn scraps_are_something_else() {
    let whole = packet(IpProto::TCP, &[0; 20]);
    for end in 0..whole.len() {
        assert_eq!(summary(&whole[..end]).ports.is_some(), end >= 38, "{end} bytes");
    }
}

#[test]
fn bridges_say_which_one_is_the_root() {
    let id = |n| BridgeId { priority: 0x8000, extension: 1, mac: Mac::local(n) };
    let body = Configuration {
        flags: BpduFlags::default(),
        root: id(1),
        root_cost: 4,
        bridge: id(2),
        port: 0x8001,
        message_age: 256,
        max_age: 5120,
        hello_time: 512,
        forward_delay: 3840,
    };
    for (bpdu, info) in
        [(Bpdu::Rapid(body), Info::Bridge { bridge: id(2), root: id(1) }), (Bpdu::TopologyChange, Info::TopologyChange)]
    {
        let told = summary(&Llc::SPANNING_TREE.frame(BRIDGE_GROUP, Mac::local(2), &bpdu.emit()));
        assert_eq!((told.proto, told.info), (Proto::Stp, info));
    }
}
