//! Frames of every kind, from a seed: well-formed ones, and what becomes of them.

use std::net::Ipv4Addr;

use hoplab::sim::Rng;
use hoplab::wire::{
    Arp, ArpOp, BootOp, Dhcp, DhcpOption, Dns, Eth, EtherType, Flags, Icmp, IpProto, Ipv4, Ipv4Option, Mac,
    MessageType, Name, Question, RData, Record, RecordType, SackBlocks, Tcp, TcpOptions, Udp, UnreachableCode,
};

pub(super) fn bytes(rng: &mut Rng, max: u32) -> Vec<u8> {
    (0..rng.below(max + 1)).map(|_| rng.u16() as u8).collect()
}

/// Any address.
pub(super) fn address(rng: &mut Rng) -> Ipv4Addr {
    Ipv4Addr::from(rng.u32())
}

fn tcp(rng: &mut Rng, src: Ipv4Addr, dst: Ipv4Addr) -> Vec<u8> {
    let mut options =
        TcpOptions { timestamps: rng.chance(500_000).then(|| (rng.u32(), rng.u32())), ..TcpOptions::default() };
    if rng.chance(500_000) {
        (options.mss, options.window_scale, options.sack_permitted) = (Some(rng.u16()), Some(7), true);
    } else {
        options.sack = (0..rng.below(4)).map(|_| (rng.u32(), rng.u32())).collect::<SackBlocks>();
    }
    let (http, port) = (rng.chance(300_000), rng.u16());
    let (dst_port, data) =
        if http { (80, b"GET /a HTTP/1.1\r\nHost: www.lab\r\n\r\n".to_vec()) } else { (port, bytes(rng, 100)) };
    let (seq, ack, flags) = (rng.u32(), rng.u32(), Flags(rng.u16() as u8));
    Tcp { src_port: rng.u16(), dst_port, seq, ack, flags, window: rng.u16(), urgent: rng.u16(), options }
        .emit(src, dst, &data)
}

/// A message with names that share their ends.
pub(super) fn dns(rng: &mut Rng) -> Dns {
    let names = ["www.lab", "web.lab", "lab", "a.b.c.example.com"].map(|text| text.parse::<Name>().expect("a name"));
    let mut name = || names[rng.below(4) as usize].clone();
    let questions = vec![Question { name: name(), kind: RecordType::A, class: 1 }];
    let answers = vec![
        Record::new(name(), 60, RData::Cname(name())),
        Record::new(name(), 61, RData::A(Ipv4Addr::new(10, 0, 0, 1))),
        Record::new(name(), 62, RData::Ns(name())),
        Record::new(name(), 63, RData::Mx { preference: 10, exchange: name() }),
    ];
    Dns { id: rng.u16(), response: rng.chance(500_000), questions, answers, ..Dns::default() }
}

fn udp(rng: &mut Rng, src: Ipv4Addr, dst: Ipv4Addr) -> Vec<u8> {
    let mut dhcp = Dhcp::new(BootOp::Request, rng.u32(), Mac::local(1));
    dhcp.options = vec![
        DhcpOption::MessageType(MessageType::Request),
        DhcpOption::RequestedIp(address(rng)),
        DhcpOption::ParameterList(bytes(rng, 20)),
    ];
    let (dst_port, payload) = match rng.below(3) {
        0 => (53, dns(rng).emit()),
        1 => (67, dhcp.emit()),
        _ => (rng.u16(), bytes(rng, 200)),
    };
    Udp { src_port: rng.u16(), dst_port }.emit(src, dst, &payload)
}

fn icmp(rng: &mut Rng) -> Vec<u8> {
    let (src, dst) = (address(rng), address(rng));
    let mut quote = Ipv4::new(src, dst, IpProto::UDP).emit(&udp(rng, src, dst));
    quote.truncate(28 + rng.below(60) as usize);
    match rng.below(4) {
        0 => Icmp::EchoRequest { id: rng.u16(), seq: rng.u16(), data: bytes(rng, 60) },
        1 => Icmp::TimeExceeded { code: 0, quote },
        2 => Icmp::Redirect { code: 1, gateway: address(rng), quote },
        _ => Icmp::Unreachable { code: UnreachableCode::FragNeeded, mtu: rng.u16(), quote },
    }
    .emit()
}

/// A well-formed frame of any kind.
pub(super) fn frame(rng: &mut Rng) -> Vec<u8> {
    let (src, dst) = (address(rng), address(rng));
    let (proto, payload) = match rng.below(4) {
        0 => (IpProto::ICMP, icmp(rng)),
        1 => (IpProto::UDP, udp(rng, src, dst)),
        2 => (IpProto::TCP, tcp(rng, src, dst)),
        _ => {
            let (sender_mac, target_mac) = (Mac::local(rng.u32()), Mac::local(rng.u32()));
            let arp = Arp { op: ArpOp::Reply, sender_mac, sender_ip: src, target_mac, target_ip: dst };
            return Eth { dst: target_mac, src: sender_mac, ethertype: EtherType::ARP }.emit(&arp.emit());
        }
    };
    let options = vec![Ipv4Option::Nop; rng.below(3) as usize * 4];
    let ip = Ipv4 { ttl: rng.u16() as u8, tos: rng.u16() as u8, id: rng.u16(), options, ..Ipv4::new(src, dst, proto) };
    let ip = Ipv4 { dont_fragment: rng.chance(500_000), fragment_offset: if rng.chance(50_000) { 9 } else { 0 }, ..ip };
    Eth { dst: Mac::local(rng.u32()), src: Mac::local(rng.u32()), ethertype: EtherType::IPV4 }.emit(&ip.emit(&payload))
}

/// A frame of a kind that no lab sends: 802.3 with a spanning tree or SNAP, IPv6 with extension headers.
pub(super) fn foreign(rng: &mut Rng) -> Vec<u8> {
    let v6 = |next: u8, payload: &[u8]| {
        let head = [&[0x60, 0, 0, 0, 0, payload.len() as u8, next, 64][..], &[0xfe; 32]].concat();
        (EtherType::IPV6, [&head, payload].concat())
    };
    let datagram = [&[9, 9, 9, 9, 0, 12, 0, 0][..], b"data"].concat();
    let options = |next: u8| [next, 0, 1, 4, 0, 0, 0, 0];
    let (ethertype, payload) = match rng.below(6) {
        0 => (EtherType(38), [&[0x42, 0x42, 3, 0, 0, 2, 2][..], &[1; 32]].concat()),
        1 => (EtherType(12), [&[0xe0, 0xe0, 3][..], &[1; 9]].concat()),
        2 => (EtherType(28), [&[0xaa, 0xaa, 3, 0, 0, 0, 8, 6][..], &[0, 1, 8, 0, 6, 4, 0, 1], &[7; 20]].concat()),
        3 => v6(17, &datagram),
        4 => v6(0, &[&options(43)[..], &options(44), &[60, 0, 0, 0, 0, 0, 0, 1], &options(17), &datagram].concat()),
        _ => v6(60, &[&options(59)[..], b"data"].concat()),
    };
    Eth { dst: Mac::local(1), src: Mac::local(2), ethertype }.emit(&payload)
}

/// Changes some bytes, and sometimes the length; some changes are the small numbers that lengths and counts like.
pub(super) fn mutate(rng: &mut Rng, frame: &mut Vec<u8>) {
    for _ in 0..rng.below(6) {
        let at = rng.below(frame.len() as u32) as usize;
        let byte = if rng.chance(500_000) { rng.below(8) as u8 } else { rng.u16() as u8 };
        frame[at] = byte;
    }
    match rng.below(8) {
        0 => frame.truncate(rng.below(frame.len() as u32) as usize),
        1 => frame.extend(bytes(rng, 40)),
        2 => frame.splice(12..12, [0x81, 0, 0, 7]).for_each(drop),
        _ => {}
    }
}
