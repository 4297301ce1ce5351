//! Frames, taken apart: the headers of each protocol, quotes, faults, and that layers follow each other.

use std::net::Ipv4Addr;

use super::*;
use crate::wire::*;

const A: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 3);
const B: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

fn framed(ethertype: EtherType, payload: &[u8]) -> Vec<u8> {
    Eth { dst: Mac::local(0xfe), src: Mac::local(1), ethertype }.emit(payload)
}

fn packet(proto: IpProto, payload: &[u8]) -> Vec<u8> {
    framed(EtherType::IPV4, &Ipv4::new(A, B, proto).emit(payload))
}

fn datagram(ports: (u16, u16), payload: &[u8]) -> Vec<u8> {
    packet(IpProto::UDP, &Udp { src_port: ports.0, dst_port: ports.1 }.emit(A, B, payload))
}

fn segment(options: TcpOptions, ports: (u16, u16), data: &[u8]) -> Vec<u8> {
    let (flags, window) = (Flags::SYN | Flags::ACK, 64240);
    let tcp = Tcp { src_port: ports.0, dst_port: ports.1, seq: 7, ack: 9, flags, window, urgent: 0, options };
    packet(IpProto::TCP, &tcp.emit(A, B, data))
}

/// The layers of a frame, which must follow each other from its first byte to its last, with their fields inside.
fn layers(frame: impl Into<Vec<u8>>) -> Vec<Layer<'static>> {
    // What is read refers to its frame, which thus outlives the test.
    let frame: &'static [u8] = frame.into().leak();
    let layers = dissect(frame).layers;
    let mut end = 0;
    for layer in &layers {
        assert_eq!(layer.start, end, "{:?}", layer.proto);
        end += layer.len;
        for value in &layer.fields {
            assert!(value.bit >= layer.start * 8 && value.bit + value.bits <= end * 8, "{}", value.field.name);
        }
    }
    assert_eq!(end, frame.len());
    layers
}

fn protos(layers: &[Layer<'_>]) -> Vec<Proto> {
    layers.iter().map(|layer| layer.proto).collect()
}

/// `name@bit+bits=value` of each field of these names.
fn shown(layer: &Layer<'_>, names: &[&str]) -> Vec<String> {
    let values = layer.fields.iter().filter(|value| names.contains(&value.field.name));
    values.map(|v| format!("{}@{}+{}={}", v.field.name, v.bit, v.bits, v.value)).collect()
}

#[test]
fn arp_is_read_and_padded() {
    let arp = Arp { op: ArpOp::Request, sender_mac: Mac::local(1), sender_ip: A, target_mac: Mac::ZERO, target_ip: B };
    let layers = layers(framed(EtherType::ARP, &arp.emit()));
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Arp, Proto::Padding]);
    assert_eq!(
        shown(&layers[0], &["eth.dst", "eth.type"]),
        ["eth.dst@0+48=02:00:00:00:00:fe", "eth.type@96+16=0x0806"]
    );
    let names = ["arp.opcode", "arp.src.proto_ipv4", "arp.dst.hw_mac"];
    let expected = [
        "arp.opcode@160+16=request (1)",
        "arp.src.proto_ipv4@224+32=192.168.0.3",
        "arp.dst.hw_mac@256+48=00:00:00:00:00:00",
    ];
    assert_eq!(shown(&layers[1], &names), expected);
    assert_eq!(layers[2].fields.iter().map(|v| (v.field.name, v.bits)).collect::<Vec<_>>(), [("eth.padding", 18 * 8)]);
}

#[test]
fn tcp_options_have_their_places() {
    let options = TcpOptions {
        mss: Some(1460),
        window_scale: Some(7),
        sack_permitted: true,
        timestamps: Some((1, 0)),
        ..TcpOptions::default()
    };
    let layers = layers(segment(options, (51000, 9999), b"hi"));
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Ipv4, Proto::Tcp, Proto::Data]);
    assert!(layers.iter().all(|layer| layer.fault.is_none()));
    let tcp = &layers[2];
    assert_eq!((tcp.start, tcp.len), (34, 40));
    let names = ["tcp.flags", "tcp.flags.syn", "tcp.flags.fin", "tcp.options.mss_val", "tcp.options.wscale.shift"];
    let at = 34 * 8;
    let expected = [
        format!("tcp.flags@{}+12=0x012", at + 100),
        format!("tcp.flags.syn@{}+1=1", at + 110),
        format!("tcp.flags.fin@{}+1=0", at + 111),
        format!("tcp.options.mss_val@{}+16=1460", at + 176),
        format!("tcp.options.wscale.shift@{}+8=7", at + 312),
    ];
    assert_eq!(shown(tcp, &names), expected);
    assert_eq!(shown(&layers[3], &["data.data"]), [format!("data.data@{}+16=68:69", 74 * 8)]);
}

#[test]
fn an_icmp_error_shows_the_packet_it_is_about() {
    let lost = Ipv4 { ttl: 1, ..Ipv4::new(B, A, IpProto::UDP) };
    let quote = lost.emit(&Udp { src_port: 4000, dst_port: 33434 }.emit(B, A, b"probe"));
    let frame = packet(IpProto::ICMP, &Icmp::TimeExceeded { code: 0, quote: quote[..28].to_vec() }.emit());
    let layers = layers(frame.clone());
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Ipv4, Proto::Icmp, Proto::Ipv4, Proto::Udp]);
    assert_eq!(layers.iter().map(|layer| layer.quoted).collect::<Vec<_>>(), [false, false, false, true, true]);
    assert!(layers.iter().all(|layer| layer.fault.is_none()), "a quote may be cut");
    assert_eq!(
        shown(&layers[2], &["icmp.type", "icmp.code"]),
        ["icmp.type@272+8=time exceeded (11)", "icmp.code@280+8=TTL exceeded in transit (0)"]
    );
    assert_eq!(shown(&layers[4], &["udp.dstport"]), ["udp.dstport@512+16=33434"]);
}

#[test]
fn a_wrong_checksum_is_a_fault_and_no_end() {
    let mut frame = datagram((4000, 5000), b"some data that was damaged on its way");
    frame[45] ^= 1;
    let damaged = layers(frame.clone());
    let faults: Vec<_> = damaged.iter().map(|layer| (layer.proto, layer.fault)).collect();
    let wrong = Some(WireError::Checksum);
    assert_eq!(faults, [(Proto::Ethernet, None), (Proto::Ipv4, None), (Proto::Udp, wrong), (Proto::Data, None)]);
    frame[22] ^= 1;
    assert_eq!(layers(frame.clone())[1].fault, wrong);
    frame.truncate(50);
    assert_eq!(layers(frame.clone())[1].fault, Some(WireError::Truncated));
}

#[test]
fn a_later_fragment_has_no_ports() {
    let later = Ipv4 { fragment_offset: 10, ..Ipv4::new(A, B, IpProto::UDP) };
    let found = layers(framed(EtherType::IPV4, &later.emit(&[1; 64])));
    assert_eq!(protos(&found), [Proto::Ethernet, Proto::Ipv4, Proto::Data]);
    let first = Ipv4 { more_fragments: true, ..Ipv4::new(A, B, IpProto::UDP) };
    let whole = Udp { src_port: 4000, dst_port: 5000 }.emit(A, B, &[7; 64]);
    let found = layers(framed(EtherType::IPV4, &first.emit(&whole[..40])));
    assert_eq!(protos(&found), [Proto::Ethernet, Proto::Ipv4, Proto::Udp, Proto::Data]);
    assert_eq!(found[2].fault, None, "the rest is in another frame");
}

#[test]
fn tags_and_lengths_are_seen() {
    let mut tagged = framed(EtherType::IPV4, &[]);
    tagged.splice(12..14, [0x81, 0, 0x60, 42, 0x88, 0xb5]);
    let found = layers(tagged);
    assert_eq!(protos(&found), [Proto::Ethernet, Proto::Vlan, Proto::Data]);
    let tag = ["vlan.priority@112+3=3", "vlan.id@116+12=42", "vlan.etype@128+16=0x88b5"];
    assert_eq!(shown(&found[1], &["vlan.priority", "vlan.id", "vlan.etype"]), tag);
    let found = layers(framed(EtherType(3), &[0x42, 0x42, 3]));
    assert_eq!(protos(&found), [Proto::Ethernet, Proto::Llc, Proto::Padding]);
    assert_eq!((found[0].field("eth.len").is_some(), found[1].len), (true, 3));
}
