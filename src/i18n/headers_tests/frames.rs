//! Every layer and field of real frames is told whole: whole frames, frames that are cut anywhere, damaged ones.

use std::collections::BTreeMap;

use super::*;

fn framed(proto: IpProto, payload: &[u8]) -> Vec<u8> {
    let eth = Eth { dst: Mac::local(0xfe), src: Mac::local(1), ethertype: EtherType::IPV4 };
    eth.emit(&Ipv4::new(A, B, proto).emit(payload))
}

fn over_udp(ports: (u16, u16), message: &[u8]) -> Vec<u8> {
    framed(IpProto::UDP, &Udp { src_port: ports.0, dst_port: ports.1 }.emit(A, B, message))
}

fn over_tcp(flags: Flags, ports: (u16, u16), message: &[u8]) -> Vec<u8> {
    let options = TcpOptions {
        mss: Some(1460),
        window_scale: Some(7),
        sack_permitted: true,
        timestamps: Some((1, 0)),
        ..TcpOptions::default()
    };
    let tcp = Tcp { src_port: ports.0, dst_port: ports.1, seq: 7, ack: 9, flags, window: 9, urgent: 0, options };
    framed(IpProto::TCP, &tcp.emit(A, B, message))
}

fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
    let number = |pair: &[u8]| u8::from_str_radix(core::str::from_utf8(pair).expect("ASCII"), 16).expect("hex");
    digits.chunks(2).map(number).collect()
}

fn dhcp(kind: MessageType) -> Vec<u8> {
    let mut message = Dhcp::new(BootOp::Reply, 0xabcd, Mac::local(1));
    message.yiaddr = A;
    message.options = vec![
        DhcpOption::MessageType(kind),
        DhcpOption::SubnetMask(Ipv4Addr::new(255, 255, 255, 0)),
        DhcpOption::Dns(vec![B, A]),
        DhcpOption::LeaseSecs(3600),
        DhcpOption::Other(200, vec![1, 2]),
    ];
    over_udp((67, 68), &message.emit())
}

fn dns(response: bool) -> Vec<u8> {
    let name: Name = "www.lab".parse().expect("a name");
    let host: Name = "web.lab".parse().expect("a name");
    let question = Question { name: name.clone(), kind: RecordType::A, class: 1 };
    let answers = vec![
        Record::new(name, 60, RData::Cname(host.clone())),
        Record::new(host.clone(), 300, RData::A(B)),
        Record::new(host.clone(), 1, RData::Aaaa(Ipv6Addr::LOCALHOST)),
        Record::new(host, 0, RData::Txt(vec![b"hi".to_vec()])),
    ];
    let answers = if response { answers } else { Vec::new() };
    Dns { id: 7, response, questions: vec![question], answers, ..Dns::default() }.emit()
}

/// Of ICMPv6: a question for a neighbour and its answer, a router's word, and a query, a report and a farewell about
/// groups.
const NEIGHBOURS: [&str; 6] = [
    "8700 0000 00000000 fe800000000000000000000000000002 0101 020000000001",
    "8800 0000 60000000 fe800000000000000000000000000002 0201 020000000001",
    "8600 0000 40c0 0708 00000000 00000000 0304 40c0 00015180 00003840 00000000 20010db8000000000000000000000000
     0501 0000 000005dc 1901",
    "8200 0000 9710 0000 00000000000000000000000000000000 02 fd 0000",
    "8f00 0000 0000 0001 0400 0000 ff0200000000000000000001ff000002",
    "8400 0000 0000 0000 ff0200000000000000000001ff000002",
];
/// Of IGMP: queries of two versions, and reports of three.
const GROUPS: [&str; 5] = [
    "1164 0000 00000000 02 fd 0000",
    "11e4 0000 e00000fb 02 7d 0001 0a000001",
    "1600 0000 e00000fb",
    "2200 0000 0000 0001 0400 0001 e00000fb 0a000001",
    "1700 0000 e00000fb",
];

/// PPP over Ethernet: finding and ending a session, the line, passwords, addresses, a packet.
const DIALLED: [&str; 11] = [
    "8863 1109 0000 000c 0101 0000 0103 0004 01020304",
    "8863 1107 0000 0016 0102 0006 686f706c6162 0104 0008 1111111111111111",
    "8863 1165 0000 0014 0201 0003 6e6f21 0202 0001 78 0203 0000 0110 0000",
    "8863 11a7 0007 0000",
    "8864 1100 0007 0014 c021 0101 0012 0104 05d4 0304 c023 0506 deadbeef",
    "8864 1100 0007 000a c021 0801 0008 8057 0101",
    "8864 1100 0007 000a c021 0904 0008 deadbeef",
    "8864 1100 0007 0012 c023 0101 0010 04 686f6d65 06 736563726574",
    "8864 1100 0007 0009 c223 0101 0007 02 aabb",
    "8864 1100 0007 0012 8021 0101 0010 0306 00000000 8106 00000000",
    "8864 1100 0007 0016 0021 4500 0014 0000 4000 40 11 0000 c0000201 c0000202",
];

/// Options, tags, lists of routers, `IPsec`, and the rarer messages of ICMP.
fn below_the_transports() -> Vec<Vec<u8>> {
    let eth = |ethertype| Eth { dst: Mac::local(0xfe), src: Mac::local(1), ethertype };
    let with = |option| {
        let header = Ipv4 { options: vec![Ipv4Option::Nop, option], ..Ipv4::new(A, B, IpProto::UDP) };
        eth(EtherType::IPV4).emit(&header.emit(&Udp { src_port: 1, dst_port: 2 }.emit(A, B, b"x")))
    };
    let v6 = |extension| {
        let plain = Ipv6::new(Ipv6Addr::LOCALHOST, Ipv6Addr::LOCALHOST, IpProto::ESP);
        let header = Ipv6 { extensions: vec![extension], ..plain };
        eth(EtherType::IPV6).emit(&header.emit(&[0, 0, 1, 0, 0, 0, 0, 7, 9, 9]))
    };
    let options = vec![
        Ipv6Option::RouterAlert(0),
        Ipv6Option::Other { kind: 4, data: vec![4] },
        Ipv6Option::Other { kind: 0xc9, data: vec![0xfe; 16] },
        Ipv6Option::Other { kind: 0x3e, data: vec![1, 2] },
        Ipv6Option::PadN(3),
    ];
    let (route, words) = (vec![A, B], vec![A.to_bits(), 9]);
    let routing = |kind| Extension::Routing { kind, segments_left: 1, data: [&[0; 4][..], &[0xfd; 16]].concat() };
    let quote = Ipv4::new(B, A, IpProto::UDP).emit(b"");
    let message = |icmp: Icmp| framed(IpProto::ICMP, &icmp.emit());
    vec![
        with(Ipv4Option::RecordRoute { pointer: 8, route: route.clone() }),
        with(Ipv4Option::LooseRoute { pointer: 4, route: route.clone() }),
        with(Ipv4Option::StrictRoute { pointer: 12, route }),
        with(Ipv4Option::Timestamp { pointer: 13, overflow: 1, flag: 1, words }),
        with(Ipv4Option::RouterAlert(0)),
        with(Ipv4Option::Other { kind: 136, data: vec![1, 2] }),
        v6(Extension::Destination(options)),
        v6(Extension::HopByHop(vec![Ipv6Option::Jumbo(70_000)])),
        v6(routing(0)),
        v6(routing(2)),
        v6(routing(4)),
        v6(routing(99)),
        v6(Extension::Authentication { spi: 7, sequence: 1, icv: vec![3; 12] }),
        hex("0180c2000000 020000000001 88a8 f064 8100 200a 0026 424203 0000 00 80"),
        hex("0180c2000000 020000000001 88a8 0064 88a8 0065 0806"),
        hex("0180c2000000 020000000001 0007 f0f1 0203 616263"),
        hex("0180c2000000 020000000001 0004 f0f0 0501"),
        hex("0180c2000000 020000000001 05f1 616263"),
        message(Icmp::ParameterProblem { code: 0, pointer: 20, quote }),
        message(Icmp::Timestamp { reply: true, id: 1, seq: 2, times: [1, 2, 3] }),
        message(Icmp::AddressMask { reply: true, id: 1, seq: 2, mask: Ipv4Addr::new(255, 255, 255, 0) }),
        message(Icmp::RouterAdvertisement { code: 0, lifetime: 1800, routers: vec![(A, 0), (B, i32::MIN)] }),
    ]
}

/// Frames of all protocols.
fn frames() -> Vec<Vec<u8>> {
    let arp = |op, target_ip| {
        let ask = Arp { op, sender_mac: Mac::local(1), sender_ip: A, target_mac: Mac::ZERO, target_ip };
        Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype: EtherType::ARP }.emit(&ask.emit())
    };
    let quote = Ipv4 { ttl: 1, ..Ipv4::new(A, B, IpProto::TCP) }.emit(&[0x0f, 0xa0, 0, 80, 0, 0, 0, 1]);
    let late = Icmp::TimeExceeded { code: 0, quote };
    let echo = Icmp::EchoRequest { id: 1, seq: 2, data: b"hello".to_vec() };
    let ends = "fe800000000000000000000000000001 ff0200000000000000000001ff000002";
    let mut all = vec![
        arp(ArpOp::Request, B),
        arp(ArpOp::Request, A),
        arp(ArpOp::Reply, B),
        framed(IpProto::ICMP, &late.emit()),
        framed(IpProto::ICMP, &echo.emit()),
        over_udp((40_000, 4000), b"hello\n"),
        over_udp((40_000, 53), &dns(false)),
        over_udp((53, 40_000), &dns(true)),
        over_tcp(Flags::PSH | Flags::ACK, (40_000, 80), b"GET /a HTTP/1.1\r\nHost: www.lab\r\nX: 1\r\n\r\n"),
        over_tcp(Flags::ACK, (80, 40_000), b"HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno\n"),
        hex("0180c2000000 020000000001 0027 424203 0000 02 02 7e 8001 0200000000aa 00000004 9001 0200000000bb 8002
             0100 1400 0200 0f80 00"),
        hex("0180c2000000 020000000001 8100 6001 8100 002a 0030 aaaa03 00000c 2000 02b4"),
        hex(&format!(
            "333300000001 020000000001 86dd 6ab12345 0028 00 40 {ends} 2b00 05020000 0100  3c00 0000 00000000
             2c00 0104 00000000  1100 0000 deadbeef  0fa0 0035 0008 0000"
        )),
    ];
    all.extend(NEIGHBOURS.map(|message| {
        let len = hex(message).len();
        hex(&format!("333300000001 020000000001 86dd 60000000 {len:04x} 3a ff {ends} {message}"))
    }));
    all.extend(GROUPS.map(|message| framed(IpProto(2), &hex(message))));
    all.push(over_udp((520, 520), &hex("0202 0000 0002 0000 0a000000 ff000000 00000000 00000001")));
    all.extend(DIALLED.map(|rest| hex(&format!("0200000000fe 020000000001 {rest}"))));
    all.extend(below_the_transports());
    all.extend(
        [Flags::SYN, Flags::SYN | Flags::ACK, Flags::FIN | Flags::ACK, Flags::RST]
            .map(|flags| over_tcp(flags, (40_000, 443), b"")),
    );
    all.extend((1..=8).filter_map(MessageType::from_code).map(dhcp));
    all
}

#[test]
fn real_frames_are_told_whole_wherever_they_end() {
    let (mut told, mut faults) = (BTreeMap::new(), Faults::default());
    for texts in both() {
        for frame in frames() {
            for end in 0..=frame.len().min(360) {
                let dissection = dissect(frame.get(..end).unwrap_or_default());
                for layer in &dissection.layers {
                    faults.check(&texts, layer.proto.name(), &layer_here(&texts, layer));
                    if end != frame.len() && end % 7 != 0 {
                        continue;
                    }
                    for value in &layer.fields {
                        let text = field_here(&texts, layer, value);
                        faults.check(&texts, value.field.name, &text);
                        told.insert((value.field.name, texts.lang().code()), text);
                    }
                }
            }
        }
    }
    faults.none();
    assert!(told.len() > 200, "only {} fields were met", told.len());
}

#[test]
fn damaged_frames_are_told_whole() {
    let mut faults = Faults::default();
    for (nth, mut frame) in frames().into_iter().enumerate() {
        let texts = Texts::new(if nth % 2 == 0 { Lang::Ko } else { Lang::En });
        for at in (0..frame.len().min(160)).step_by(5) {
            for wrong in [0, 0x5a, 0xff] {
                let right = core::mem::replace(&mut frame[at], wrong);
                for layer in &dissect(&frame).layers {
                    faults.check(&texts, layer.proto.name(), &layer_here(&texts, layer));
                    for value in layer.fields.iter().take(60) {
                        faults.check(&texts, value.field.name, &field_here(&texts, layer, value));
                    }
                }
                frame[at] = right;
            }
        }
    }
    faults.none();
}
