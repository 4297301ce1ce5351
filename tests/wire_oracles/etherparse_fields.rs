//! Frames read by us and by etherparse say the same, field by field.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use etherparse::{
    ArpPacketSlice, Ipv4HeaderSlice, Ipv6ExtensionSlice, Ipv6Slice, LinkExtSlice, LinkSlice, NetSlice, SlicedPacket,
    TcpOptionElement, TransportSlice,
};
use hoplab::sim::stream;
use hoplab::wire::{Dissection, Value, dissect};

use super::frames::{frame, mutate};

/// Name and value of the first field of each name.
type Numbers = BTreeMap<&'static str, u128>;

/// Our fields outside quotes.
fn ours(dissection: &Dissection<'_>) -> Numbers {
    let mut all = BTreeMap::new();
    for field in dissection.layers.iter().filter(|layer| !layer.quoted).flat_map(|layer| &layer.fields) {
        let number = match &field.value {
            Value::Uint(value) | Value::Hex { value, .. } | Value::Named { value, .. } => u128::from(*value),
            Value::Flag(set) => u128::from(*set),
            Value::Mac(mac) => number(&mac.0),
            Value::Ip(ip) => number(&ip.octets()),
            Value::Ip6(ip) => number(&ip.octets()),
            Value::Text(_) | Value::Bytes(_) => continue,
        };
        all.entry(field.field.name).or_insert(number);
    }
    all
}

fn number(bytes: &[u8]) -> u128 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

/// The same, read by etherparse.
fn theirs(packet: &SlicedPacket<'_>) -> Numbers {
    let mut all = BTreeMap::new();
    if let Some(LinkSlice::Ethernet2(eth)) = &packet.link {
        all.extend([("eth.dst", number(&eth.destination())), ("eth.src", number(&eth.source()))]);
        // IEEE 802.3 3.2.6: below 1536 it is a length, or nothing.
        if eth.ether_type().0 >= 1536 {
            all.insert("eth.type", u128::from(eth.ether_type().0));
        }
    }
    if let Some(LinkExtSlice::Vlan(tag)) = packet.link_exts.first() {
        all.extend([
            ("vlan.priority", u128::from(tag.priority_code_point().value())),
            ("vlan.dei", u128::from(tag.drop_eligible_indicator())),
            ("vlan.id", u128::from(tag.vlan_identifier().value())),
        ]);
        if tag.ether_type().0 >= 1536 {
            all.insert("vlan.etype", u128::from(tag.ether_type().0));
        }
    }
    match &packet.net {
        Some(NetSlice::Ipv4(ip)) => their_ipv4(&ip.header(), &mut all),
        Some(NetSlice::Ipv6(ip)) => their_ipv6(ip, &mut all),
        Some(NetSlice::Arp(arp)) => their_arp(arp, &mut all),
        None => {}
    }
    if !is_out_of_place(packet) {
        their_transport(packet.transport.as_ref(), &mut all);
    }
    all
}

/// Whether a proof of the sender stands in front of the transport, or a transport in IPv6 that only IPv4 has.
fn is_out_of_place(packet: &SlicedPacket<'_>) -> bool {
    match &packet.net {
        Some(NetSlice::Ipv6(_))
            if matches!(&packet.transport, Some(TransportSlice::Igmp(_) | TransportSlice::Icmpv4(_))) =>
        {
            true
        }
        Some(NetSlice::Ipv4(_)) if matches!(&packet.transport, Some(TransportSlice::Icmpv6(_))) => true,
        Some(NetSlice::Ipv4(ip)) => ip.extensions().auth.is_some(),
        Some(NetSlice::Ipv6(ip)) => {
            ip.extensions().clone().into_iter().any(|e| matches!(e, Ipv6ExtensionSlice::Authentication(_)))
        }
        _ => false,
    }
}

fn their_arp(arp: &ArpPacketSlice<'_>, all: &mut Numbers) {
    all.extend([
        ("arp.hw.type", u128::from(arp.hw_addr_type().0)),
        ("arp.proto.type", u128::from(arp.proto_addr_type().0)),
        ("arp.hw.size", u128::from(arp.hw_addr_size())),
        ("arp.proto.size", u128::from(arp.proto_addr_size())),
        ("arp.opcode", u128::from(arp.operation().0)),
    ]);
    // Other kinds of addresses are not read here.
    let kind = (arp.hw_addr_type().0, arp.proto_addr_type().0, arp.hw_addr_size(), arp.proto_addr_size());
    if kind == (1, 0x0800, 6, 4) {
        all.extend([
            ("arp.src.hw_mac", number(arp.sender_hw_addr())),
            ("arp.src.proto_ipv4", number(arp.sender_protocol_addr())),
            ("arp.dst.hw_mac", number(arp.target_hw_addr())),
            ("arp.dst.proto_ipv4", number(arp.target_protocol_addr())),
        ]);
    }
}

fn their_ipv4(ip: &Ipv4HeaderSlice<'_>, all: &mut Numbers) {
    all.extend([
        ("ip.hdr_len", u128::from(ip.ihl())),
        ("ip.dsfield.dscp", u128::from(ip.dcp().value())),
        ("ip.dsfield.ecn", u128::from(ip.ecn().value())),
        ("ip.len", u128::from(ip.total_len())),
        ("ip.id", u128::from(ip.identification())),
        ("ip.flags.df", u128::from(ip.dont_fragment())),
        ("ip.flags.mf", u128::from(ip.more_fragments())),
        ("ip.frag_offset", u128::from(ip.fragments_offset().value())),
        ("ip.ttl", u128::from(ip.ttl())),
        ("ip.proto", u128::from(ip.protocol().0)),
        ("ip.checksum", u128::from(ip.header_checksum())),
        ("ip.src", u128::from(u32::from(Ipv4Addr::from(ip.source())))),
    ]);
    // A list of routers may hold the last destination.
    if ip.options().is_empty() {
        all.insert("ip.dst", u128::from(u32::from(Ipv4Addr::from(ip.destination()))));
    }
}

fn their_ipv6(ip: &Ipv6Slice<'_>, all: &mut Numbers) {
    let header = ip.header();
    all.extend([
        ("ipv6.tclass", u128::from(header.traffic_class())),
        ("ipv6.flow", u128::from(header.flow_label().value())),
        ("ipv6.plen", u128::from(header.payload_length())),
        ("ipv6.nxt", u128::from(header.next_header().0)),
        ("ipv6.hlim", u128::from(header.hop_limit())),
        ("ipv6.src", u128::from(Ipv6Addr::from(header.source()))),
        ("ipv6.dst", u128::from(Ipv6Addr::from(header.destination()))),
    ]);
    for extension in ip.extensions().clone() {
        let mut put = |name, value| {
            all.entry(name).or_insert(value);
        };
        match extension {
            Ipv6ExtensionSlice::HopByHop(raw) => put("ipv6.hopopts.nxt", u128::from(raw.next_header().0)),
            Ipv6ExtensionSlice::DestinationOptions(raw) => put("ipv6.dstopts.nxt", u128::from(raw.next_header().0)),
            Ipv6ExtensionSlice::Routing(raw) => put("ipv6.routing.nxt", u128::from(raw.next_header().0)),
            Ipv6ExtensionSlice::Fragment(piece) => {
                put("ipv6.fraghdr.nxt", u128::from(piece.next_header().0));
                put("ipv6.fraghdr.offset", u128::from(piece.fragment_offset().value()));
                put("ipv6.fraghdr.more", u128::from(piece.more_fragments()));
                put("ipv6.fraghdr.ident", u128::from(piece.identification()));
            }
            Ipv6ExtensionSlice::Authentication(_) => {}
        }
    }
}

fn their_transport(transport: Option<&TransportSlice<'_>>, all: &mut Numbers) {
    match transport {
        Some(TransportSlice::Udp(udp)) => all.extend([
            ("udp.srcport", u128::from(udp.source_port())),
            ("udp.dstport", u128::from(udp.destination_port())),
            ("udp.length", u128::from(udp.length())),
            ("udp.checksum", u128::from(udp.checksum())),
        ]),
        Some(TransportSlice::Icmpv4(icmp)) => all.extend([
            ("icmp.type", u128::from(icmp.type_u8())),
            ("icmp.code", u128::from(icmp.code_u8())),
            ("icmp.checksum", u128::from(icmp.checksum())),
        ]),
        Some(TransportSlice::Icmpv6(icmp)) => all.extend([
            ("icmpv6.type", u128::from(icmp.type_u8())),
            ("icmpv6.code", u128::from(icmp.code_u8())),
            ("icmpv6.checksum", u128::from(icmp.checksum())),
        ]),
        Some(TransportSlice::Igmp(igmp)) => {
            all.insert("igmp.type", u128::from(igmp.type_u8()));
            // Of other types only the first byte is known for sure.
            if matches!(igmp.type_u8(), 0x11 | 0x12 | 0x16 | 0x17 | 0x22) {
                all.insert("igmp.checksum", u128::from(igmp.checksum()));
            }
        }
        Some(TransportSlice::Tcp(tcp)) => their_tcp(tcp, all),
        None => {}
    }
}

fn their_tcp(tcp: &etherparse::TcpSlice<'_>, all: &mut Numbers) {
    all.extend([
        ("tcp.srcport", u128::from(tcp.source_port())),
        ("tcp.dstport", u128::from(tcp.destination_port())),
        ("tcp.seq", u128::from(tcp.sequence_number())),
        ("tcp.ack", u128::from(tcp.acknowledgment_number())),
        ("tcp.hdr_len", u128::from(tcp.data_offset())),
        ("tcp.flags.ae", u128::from(tcp.ns())),
        ("tcp.flags.cwr", u128::from(tcp.cwr())),
        ("tcp.flags.ece", u128::from(tcp.ece())),
        ("tcp.flags.urg", u128::from(tcp.urg())),
        ("tcp.flags.ack", u128::from(tcp.ack())),
        ("tcp.flags.push", u128::from(tcp.psh())),
        ("tcp.flags.reset", u128::from(tcp.rst())),
        ("tcp.flags.syn", u128::from(tcp.syn())),
        ("tcp.flags.fin", u128::from(tcp.fin())),
        ("tcp.window_size_value", u128::from(tcp.window_size())),
        ("tcp.checksum", u128::from(tcp.checksum())),
        ("tcp.urgent_pointer", u128::from(tcp.urgent_pointer())),
    ]);
    for option in tcp.options_iterator().map_while(Result::ok) {
        let mut put = |name, value: u128| {
            all.entry(name).or_insert(value);
        };
        match option {
            TcpOptionElement::MaximumSegmentSize(mss) => put("tcp.options.mss_val", u128::from(mss)),
            TcpOptionElement::WindowScale(shift) => put("tcp.options.wscale.shift", u128::from(shift)),
            TcpOptionElement::Timestamp(value, echo) => {
                put("tcp.options.timestamp.tsval", u128::from(value));
                put("tcp.options.timestamp.tsecr", u128::from(echo));
            }
            TcpOptionElement::SelectiveAcknowledgement((left, right), _) => {
                put("tcp.options.sack_le", u128::from(left));
                put("tcp.options.sack_re", u128::from(right));
            }
            _ => {}
        }
    }
}

#[test]
fn etherparse_reads_the_same_numbers() {
    let mut rng = stream(1, "wire", "oracle");
    let mut compared = BTreeMap::new();
    for _ in 0..40_000 {
        let mut frame = frame(&mut rng);
        if rng.chance(500_000) {
            mutate(&mut rng, &mut frame);
        }
        let Ok(packet) = SlicedPacket::from_ethernet(&frame) else { continue };
        // A third tag is data here, as is a tag of old numbers; and a length of zero is zero, not all that is there.
        let is_endless = matches!(&packet.net, Some(NetSlice::Ipv6(ip)) if ip.header().payload_length() == 0);
        let is_old_tag = frame.get(12..14) == Some(&[0x91, 0]) || frame.get(16..18) == Some(&[0x91, 0]);
        if packet.link_exts.len() > 2 || is_endless || is_old_tag {
            continue;
        }
        let ours = ours(&dissect(&frame));
        for (name, value) in theirs(&packet) {
            assert_eq!(ours.get(name), Some(&value), "{name} of {frame:02x?}");
            *compared.entry(name).or_insert(0) += 1;
        }
    }
    assert!(compared.len() >= 68 && compared.values().all(|times| *times > 200), "{} {compared:?}", compared.len());
}
