//! IPv4 options and all messages of ICMP, in the bytes that their values write.

use std::net::Ipv4Addr;

use super::*;
use crate::wire::*;

const A: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 3);
const B: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);
const FIRST: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const LAST: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);

/// The layers behind Ethernet's.
fn read(ip: &Ipv4, payload: &[u8]) -> Vec<Layer<'static>> {
    let eth = Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 };
    dissect(eth.emit(&ip.emit(payload)).leak()).layers.into_iter().skip(1).collect()
}

fn with(options: Vec<Ipv4Option>) -> Layer<'static> {
    let header = Ipv4 { options, ..Ipv4::new(A, B, IpProto::UDP) };
    let layer = read(&header, &Udp { src_port: 1, dst_port: 2 }.emit(A, B, b"x")).swap_remove(0);
    assert_eq!(layer.fault, None);
    layer
}

fn message(icmp: &Icmp) -> Vec<Layer<'static>> {
    let layers = read(&Ipv4::new(A, B, IpProto::ICMP), &icmp.emit());
    assert!(layers.iter().all(|layer| layer.fault.is_none()), "{layers:?}");
    layers.into_iter().skip(1).collect()
}

/// `name byte+bytes value` of each field from byte `from` of the layer on.
fn fields(layer: &Layer<'_>, from: usize) -> Vec<String> {
    let behind = layer.fields.iter().filter(|value| value.bit >= (layer.start + from) * 8);
    behind
        .map(|v| {
            let (at, end) = (v.bit / 8 - layer.start, (v.bit + v.bits).div_ceil(8) - layer.start);
            format!("{} {at}+{} {}", v.field.name, end - at, v.value)
        })
        .collect()
}

#[test]
fn options_are_read_one_by_one() {
    let route = vec![FIRST, Ipv4Addr::UNSPECIFIED];
    let layer = with(vec![Ipv4Option::Nop, Ipv4Option::RecordRoute { pointer: 8, route }, Ipv4Option::RouterAlert(0)]);
    let shown = fields(&layer, 20);
    for field in [
        "ip.options.nop 20+1 01",
        "ip.opt.type 20+1 nothing (1)",
        "ip.options.record_route 21+11 07:0b:08:0a:00:00:01:00:00:00:00",
        "ip.opt.type.number 21+1 record route (7)",
        "ip.opt.len 22+1 11",
        "ip.opt.ptr 23+1 8",
        "ip.rec_rt 24+4 10.0.0.1",
        "ip.empty_rt 28+4 0.0.0.0",
        "ip.opt.type.copy 32+1 1",
        "ip.opt.ra 34+2 every router shall look at the packet (0)",
    ] {
        assert!(shown.iter().any(|line| line == field), "{field} in {shown:#?}");
    }
}

#[test]
fn times_stand_with_or_without_addresses() {
    let stamp = |flag, words| fields(&with(vec![Ipv4Option::Timestamp { pointer: 9, overflow: 3, flag, words }]), 23);
    assert_eq!(
        stamp(0, vec![1, 2]),
        [
            "ip.opt.overflow 23+1 3",
            "ip.opt.flag 23+1 times only (0)",
            "ip.opt.time_stamp 24+4 1",
            "ip.opt.time_stamp 28+4 2"
        ]
    );
    assert_eq!(
        stamp(1, vec![FIRST.to_bits(), 2])[2..],
        ["ip.opt.time_stamp_addr 24+4 10.0.0.1", "ip.opt.time_stamp 28+4 2"]
    );
}

#[test]
fn a_source_route_under_way_ends_at_its_last_address() {
    let route = |pointer| {
        let options = vec![Ipv4Option::LooseRoute { pointer, route: vec![FIRST, LAST] }];
        let to = if pointer > 8 { B } else { LAST };
        let header = Ipv4 { options, ..Ipv4::new(A, B, IpProto::UDP) };
        read(&header, &Udp { src_port: 1, dst_port: 2 }.emit(A, to, b"x"))
    };
    let under_way = route(4);
    assert_eq!(under_way[0].field("ip.cur_rt").map(|field| field.value.to_string()), Some(B.to_string()));
    assert_eq!(fields(&under_way[0], 23)[..2], ["ip.src_rt 23+4 10.0.0.1", "ip.dst 27+4 10.0.0.2"]);
    assert_eq!(under_way[1].fault, None, "the checksum counts the last address");
    let done = route(12);
    assert_eq!(fields(&done[0], 23)[..2], ["ip.rec_rt 23+4 10.0.0.1", "ip.rec_rt 27+4 10.0.0.2"]);
    assert_eq!((done[0].field("ip.cur_rt"), done[1].fault), (None, None));
    let one = |pointer| Ipv4Option::LooseRoute { pointer, route: vec![FIRST] };
    let two = with(vec![one(8), one(4)]);
    assert_eq!(two.field("ip.cur_rt"), None, "the first one is done, and it alone counts");
}

#[test]
fn a_broken_option_ends_the_list() {
    let mut bytes = Ipv4 { options: vec![Ipv4Option::Nop; 8], ..Ipv4::new(A, B, IpProto::UDP) }.emit(b"");
    bytes[21..23].copy_from_slice(&[7, 200]);
    let eth = Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 };
    let frame = eth.emit(&bytes);
    let layer = &dissect(&frame).layers[1];
    assert_eq!(layer.fault, Some(WireError::Malformed));
    assert_eq!(layer.fields.iter().filter(|value| value.field.name == "ip.opt.type").count(), 1);
}

#[test]
fn every_message_has_its_own_second_line() {
    let quote = Ipv4::new(B, A, IpProto::UDP).emit(&Udp { src_port: 1, dst_port: 2 }.emit(B, A, b""));
    let lines = |icmp: Icmp| fields(&message(&icmp)[0], 4);
    let unreachable = |code| lines(Icmp::Unreachable { code, mtu: 1400, quote: quote.clone() });
    assert_eq!(unreachable(UnreachableCode::FragNeeded), ["icmp.unused 4+2 00:00", "icmp.mtu 6+2 1400"]);
    assert_eq!(unreachable(UnreachableCode::Host), ["icmp.unused 4+4 00:00:05:78"]);
    assert_eq!(
        lines(Icmp::ParameterProblem { code: 0, pointer: 20, quote: quote.clone() }),
        ["icmp.pointer 4+1 20", "icmp.unused 5+3 00:00:00"]
    );
    assert_eq!(
        lines(Icmp::Timestamp { reply: true, id: 1, seq: 2, times: [3, 4, 5] })[2..],
        ["icmp.originate_timestamp 8+4 3", "icmp.receive_timestamp 12+4 4", "icmp.transmit_timestamp 16+4 5"]
    );
    assert_eq!(
        lines(Icmp::AddressMask { reply: true, id: 1, seq: 2, mask: Ipv4Addr::new(255, 0, 0, 0) })[2],
        "icmp.address_mask 8+4 255.0.0.0"
    );
    assert_eq!(
        lines(Icmp::RouterAdvertisement { code: 0, lifetime: 9, routers: vec![(A, 0), (B, -1)] }),
        [
            "icmp.num_addrs 4+1 2",
            "icmp.addr_entry_size 5+1 2",
            "icmp.lifetime 6+2 9",
            "icmp.router_address 8+4 192.168.0.3",
            "icmp.pref_level 12+4 0",
            "icmp.router_address 16+4 198.51.100.80",
            "icmp.pref_level 20+4 -1",
        ]
    );
    assert_eq!(lines(Icmp::RouterSolicitation), ["icmp.unused 4+4 00:00:00:00"]);
}

#[test]
fn what_follows_a_quote_is_no_part_of_it() {
    let mut quote = Ipv4::new(B, A, IpProto::UDP).emit(&[7; 1000]);
    quote.truncate(128);
    quote.extend([0x20, 0, 0xdf, 0xff]);
    let mut bytes = Icmp::TimeExceeded { code: 0, quote }.emit();
    bytes[5] = 32;
    bytes[2..4].fill(0);
    let check = checksum::checksum(&bytes);
    bytes[2..4].copy_from_slice(&check.to_be_bytes());
    let layers = read(&Ipv4::new(A, B, IpProto::ICMP), &bytes);
    assert_eq!(fields(&layers[1], 4), ["icmp.unused 4+1 00", "icmp.length 5+1 32", "icmp.unused 6+2 00:00"]);
    let last = layers.last().expect("layers");
    assert_eq!((last.proto, last.quoted, last.len), (Proto::Data, false, 4));
}
