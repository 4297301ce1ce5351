//! Frames read by us and by independent readers (etherparse, simple-dns) say the same; and no bytes at all make the
//! dissector panic, overlap its layers or grow without limit.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use etherparse::{LinkSlice, NetSlice, SlicedPacket, TcpOptionElement, TransportSlice};
use hoplab::sim::stream;
use hoplab::wire::dissect::{MAX_FIELDS, MAX_LAYERS};
use hoplab::wire::{
    BootOp, Dhcp, DhcpOption, Dissection, Dns, Eth, EtherType, Info, IpProto, Ipv4, Mac, Name, Proto, RData, Record,
    Udp, Value, dissect, summary,
};

use super::frames::{address, dns, foreign, frame, mutate};

/// Name and value of the first field of each name, outside quotes.
fn ours(dissection: &Dissection<'_>) -> BTreeMap<&'static str, u64> {
    let mut all = BTreeMap::new();
    for field in dissection.layers.iter().filter(|layer| !layer.quoted).flat_map(|layer| &layer.fields) {
        let number = match &field.value {
            Value::Uint(value) | Value::Hex { value, .. } | Value::Named { value, .. } => *value,
            Value::Flag(set) => u64::from(*set),
            Value::Mac(mac) => mac.0.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
            Value::Ip(ip) => u64::from(u32::from(*ip)),
            Value::Ip6(_) | Value::Text(_) | Value::Bytes(_) => continue,
        };
        all.entry(field.field.name).or_insert(number);
    }
    all
}

/// The same, read by etherparse.
fn theirs(packet: &SlicedPacket<'_>) -> BTreeMap<&'static str, u64> {
    let mut all = BTreeMap::new();
    let mac = |mac: [u8; 6]| mac.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    if let Some(LinkSlice::Ethernet2(eth)) = &packet.link {
        all.extend([("eth.dst", mac(eth.destination())), ("eth.src", mac(eth.source()))]);
    }
    if let Some(NetSlice::Ipv4(ip)) = &packet.net {
        let ip = ip.header();
        all.extend([
            ("ip.hdr_len", u64::from(ip.ihl())),
            ("ip.dsfield.dscp", u64::from(ip.dcp().value())),
            ("ip.dsfield.ecn", u64::from(ip.ecn().value())),
            ("ip.len", u64::from(ip.total_len())),
            ("ip.id", u64::from(ip.identification())),
            ("ip.flags.df", u64::from(ip.dont_fragment())),
            ("ip.flags.mf", u64::from(ip.more_fragments())),
            ("ip.frag_offset", u64::from(ip.fragments_offset().value())),
            ("ip.ttl", u64::from(ip.ttl())),
            ("ip.proto", u64::from(ip.protocol().0)),
            ("ip.checksum", u64::from(ip.header_checksum())),
            ("ip.src", u64::from(u32::from(ip.source_addr()))),
            ("ip.dst", u64::from(u32::from(ip.destination_addr()))),
        ]);
    }
    match &packet.transport {
        Some(TransportSlice::Udp(udp)) => all.extend([
            ("udp.srcport", u64::from(udp.source_port())),
            ("udp.dstport", u64::from(udp.destination_port())),
            ("udp.length", u64::from(udp.length())),
            ("udp.checksum", u64::from(udp.checksum())),
        ]),
        Some(TransportSlice::Icmpv4(icmp)) => all.extend([
            ("icmp.type", u64::from(icmp.type_u8())),
            ("icmp.code", u64::from(icmp.code_u8())),
            ("icmp.checksum", u64::from(icmp.checksum())),
        ]),
        Some(TransportSlice::Tcp(tcp)) => their_tcp(tcp, &mut all),
        _ => {}
    }
    all
}

fn their_tcp(tcp: &etherparse::TcpSlice<'_>, all: &mut BTreeMap<&'static str, u64>) {
    all.extend([
        ("tcp.srcport", u64::from(tcp.source_port())),
        ("tcp.dstport", u64::from(tcp.destination_port())),
        ("tcp.seq", u64::from(tcp.sequence_number())),
        ("tcp.ack", u64::from(tcp.acknowledgment_number())),
        ("tcp.hdr_len", u64::from(tcp.data_offset())),
        ("tcp.flags.ae", u64::from(tcp.ns())),
        ("tcp.flags.cwr", u64::from(tcp.cwr())),
        ("tcp.flags.ece", u64::from(tcp.ece())),
        ("tcp.flags.urg", u64::from(tcp.urg())),
        ("tcp.flags.ack", u64::from(tcp.ack())),
        ("tcp.flags.push", u64::from(tcp.psh())),
        ("tcp.flags.reset", u64::from(tcp.rst())),
        ("tcp.flags.syn", u64::from(tcp.syn())),
        ("tcp.flags.fin", u64::from(tcp.fin())),
        ("tcp.window_size_value", u64::from(tcp.window_size())),
        ("tcp.checksum", u64::from(tcp.checksum())),
        ("tcp.urgent_pointer", u64::from(tcp.urgent_pointer())),
    ]);
    for option in tcp.options_iterator().map_while(Result::ok) {
        let mut put = |name, value: u64| {
            all.entry(name).or_insert(value);
        };
        match option {
            TcpOptionElement::MaximumSegmentSize(mss) => put("tcp.options.mss_val", u64::from(mss)),
            TcpOptionElement::WindowScale(shift) => put("tcp.options.wscale.shift", u64::from(shift)),
            TcpOptionElement::Timestamp(value, echo) => {
                put("tcp.options.timestamp.tsval", u64::from(value));
                put("tcp.options.timestamp.tsecr", u64::from(echo));
            }
            TcpOptionElement::SelectiveAcknowledgement((left, right), _) => {
                put("tcp.options.sack_le", u64::from(left));
                put("tcp.options.sack_re", u64::from(right));
            }
            _ => {}
        }
    }
}

#[test]
fn etherparse_reads_the_same_numbers() {
    let mut rng = stream(1, "wire", "oracle");
    let mut compared = BTreeMap::new();
    for _ in 0..20_000 {
        let mut frame = frame(&mut rng);
        if rng.chance(500_000) {
            mutate(&mut rng, &mut frame);
        }
        let Ok(packet) = SlicedPacket::from_ethernet(&frame) else { continue };
        let ours = ours(&dissect(&frame));
        for (name, value) in theirs(&packet) {
            assert_eq!(ours.get(name), Some(&value), "{name} of {frame:02x?}");
            *compared.entry(name).or_insert(0) += 1;
        }
    }
    assert!(compared.len() >= 38 && compared.values().all(|times| *times > 200), "{compared:?}");
}

#[test]
fn simple_dns_reads_the_same_records() {
    let mut rng = stream(2, "wire", "oracle");
    for _ in 0..2_000 {
        let (src, dst, message) = (address(&mut rng), address(&mut rng), dns(&mut rng).emit());
        let udp = Udp { src_port: 53, dst_port: 4000 }.emit(src, dst, &message);
        let eth = Eth { dst: Mac::local(1), src: Mac::local(2), ethertype: EtherType::IPV4 };
        let frame = eth.emit(&Ipv4::new(src, dst, IpProto::UDP).emit(&udp));
        let layers = dissect(&frame).layers;
        let texts = |name: &str| -> Vec<String> {
            let fields = layers[3].fields.iter().filter(|value| value.field.name == name);
            fields.map(|value| value.value.to_string()).collect()
        };
        let theirs = simple_dns::Packet::parse(&message).expect("well formed");
        assert_eq!(texts("dns.id"), [format!("0x{:04x}", theirs.id())]);
        assert_eq!(texts("dns.qry.name"), [theirs.questions[0].qname.to_string()]);
        assert_eq!(texts("dns.resp.name"), theirs.answers.iter().map(|a| a.name.to_string()).collect::<Vec<_>>());
        assert_eq!(texts("dns.resp.ttl"), theirs.answers.iter().map(|a| a.ttl.to_string()).collect::<Vec<_>>());
        for answer in &theirs.answers {
            let (name, text) = match &answer.rdata {
                simple_dns::rdata::RData::A(a) => ("dns.a", Ipv4Addr::from(a.address).to_string()),
                simple_dns::rdata::RData::CNAME(name) => ("dns.cname", name.0.to_string()),
                simple_dns::rdata::RData::NS(name) => ("dns.ns", name.0.to_string()),
                simple_dns::rdata::RData::MX(mx) => ("dns.mx.mail_exchange", mx.exchange.to_string()),
                other => panic!("never asked for: {other:?}"),
            };
            assert_eq!(texts(name), [text]);
        }
    }
}

/// Layers from the first byte to the last without gap or overlap, fields within them, and both within their limits.
fn assert_orderly(frame: &[u8], dissection: &Dissection<'_>) {
    let layers = &dissection.layers;
    let mut end = 0;
    for layer in layers {
        assert_eq!(layer.start, end, "{layers:?} of {frame:02x?}");
        end += layer.len;
        for value in &layer.fields {
            assert!(value.bit >= layer.start * 8 && value.bit + value.bits <= end * 8, "{value:?} of {frame:02x?}");
        }
    }
    assert_eq!(end, frame.len(), "{layers:?} of {frame:02x?}");
    assert!(layers.len() <= MAX_LAYERS && layers.iter().map(|layer| layer.fields.len()).sum::<usize>() <= MAX_FIELDS);
}

#[test]
fn no_frame_is_too_strange() {
    let mut rng = stream(3, "wire", "oracle");
    let mut agreed = BTreeMap::new();
    for _ in 0..200_000 {
        let mut frame = if rng.chance(200_000) { foreign(&mut rng) } else { frame(&mut rng) };
        mutate(&mut rng, &mut frame);
        let (dissection, summary) = (dissect(&frame), summary(&frame));
        assert_orderly(&frame, &dissection);
        if dissection.layers.iter().all(|layer| layer.fault.is_none()) {
            let is_known = |proto: &Proto| !matches!(proto, Proto::Data | Proto::Padding);
            let mut protos = dissection.layers.iter().filter(|layer| !layer.quoted).map(|layer| layer.proto);
            assert_eq!(protos.rfind(is_known), Some(summary.proto), "{frame:02x?}");
            *agreed.entry(summary.proto).or_insert(0) += 1;
        }
        if summary.proto == Proto::Ethernet {
            assert_eq!((summary.src, summary.info), (None, Info::Other));
        }
    }
    assert!(agreed.values().filter(|times| **times > 20).count() >= 9, "{agreed:?}");
}

#[test]
fn the_longest_lists_stay_within_the_limits() {
    let (src, dst) = (Ipv4Addr::LOCALHOST, Ipv4Addr::LOCALHOST);
    let eth = Eth { dst: Mac::local(1), src: Mac::local(2), ethertype: EtherType::IPV4 };
    let framed = |port, payload: &[u8]| {
        eth.emit(
            &Ipv4::new(src, dst, IpProto::UDP).emit(&Udp { src_port: port, dst_port: port }.emit(src, dst, payload)),
        )
    };
    let answers = vec![Record::new(Name::root(), 0, RData::Txt(vec![vec![]; 10])); 3000];
    let dns = framed(53, &Dns { answers, ..Dns::default() }.emit());
    let mut dhcp = Dhcp::new(BootOp::Request, 1, Mac::local(1));
    dhcp.options = vec![DhcpOption::ParameterList(vec![7; 40_000])];
    for frame in [dns, framed(67, &dhcp.emit())] {
        let dissection = dissect(&frame);
        assert_orderly(&frame, &dissection);
        assert_eq!(dissection.layers.iter().map(|layer| layer.fields.len()).sum::<usize>(), MAX_FIELDS);
    }
}
