//! Frames as they come from networks outside the lab, in raw bytes: 802.3, the spanning tree, IPv6.

use super::*;

const MACS: &str = "0180c2000000 020000000001";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let number = |pair: &[u8]| u8::from_str_radix(core::str::from_utf8(pair).expect("ASCII"), 16).expect("hex");
    digits.chunks(2).map(number).collect()
}

/// The layers of a frame, which follow each other from its first byte to its last, however it is cut.
fn read(hex: &str) -> Vec<Layer<'static>> {
    let frame = bytes(&format!("{MACS} {hex}")).leak();
    for end in 0..=frame.len() {
        let layers = dissect(&frame[..end]).layers;
        let last = layers.iter().fold(0, |end, layer| {
            assert_eq!(layer.start, end, "{layers:?}");
            end + layer.len
        });
        assert_eq!(last, end);
    }
    dissect(frame).layers
}

fn protos(layers: &[Layer<'_>]) -> Vec<Proto> {
    layers.iter().map(|layer| layer.proto).collect()
}

/// `bit+bits=value` of a field, with the bit counted from the layer's first.
fn shown(layer: &Layer, name: &str) -> String {
    let value = layer.field(name).unwrap_or_else(|| panic!("{name} in {layer:?}"));
    format!("{}+{}={}", value.bit - layer.start * 8, value.bits, value.value)
}

const BPDU: &str = "0026 424203 0000 00 00 01 8001 0200000000aa 00000004 9001 0200000000bb 8002
    0100 1400 0200 0f80 0000000000000000";

#[test]
fn a_bridge_tells_its_root() {
    let layers = read(BPDU);
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Llc, Proto::Stp, Proto::Padding]);
    assert!(layers.iter().all(|layer| layer.fault.is_none()));
    assert_eq!(shown(&layers[1], "llc.dsap"), "0+8=spanning tree (66)");
    for (name, value) in [
        ("stp.flags.tc", "39+1=1"),
        ("stp.root.prio", "40+4=32768"),
        ("stp.root.ext", "44+12=1"),
        ("stp.root.hw", "56+48=02:00:00:00:00:aa"),
        ("stp.root.cost", "104+32=4"),
        ("stp.bridge.prio", "136+4=36864"),
        ("stp.port", "200+16=0x8002"),
        ("stp.max_age", "232+16=20"),
        ("stp.forward", "264+16=15.5"),
    ] {
        assert_eq!(shown(&layers[2], name), value, "{name}");
    }
    assert_eq!(protos(&read("0007 424203 00000080")), [Proto::Ethernet, Proto::Llc, Proto::Stp]);
    let cut = read("0010 424203 0000 00 00 01 8001");
    assert_eq!(cut[2].fault, Some(WireError::Truncated));
}

#[test]
fn snap_carries_what_ethernet_does() {
    let layers = read(
        "0030 aaaa03 000000 86dd 6000 0000 0000 3b40 00000000000000000000000000000001
        00000000000000000000000000000001",
    );
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Llc, Proto::Ipv6]);
    assert_eq!(shown(&layers[1], "llc.type"), "48+16=0x86dd");
    let other = read("000a aaaa03 00000c 2000 02b4");
    assert_eq!(protos(&other), [Proto::Ethernet, Proto::Llc, Proto::Data]);
    assert_eq!(
        (shown(&other[1], "llc.oui"), shown(&other[1], "llc.cisco_pid")),
        ("24+24=0x00000c".into(), "48+16=CDP (8192)".into())
    );
}

const ENDS: &str = "fe800000000000000000000000000001 fe800000000000000000000000000002";

#[test]
fn extension_headers_follow_each_other() {
    let layers = read(&format!(
        "86dd 6ab12345 0028 00 40 {ENDS}
        2b00 05020000 0100  3c00 0000 00000000  2c00 0104 00000000  1100 0000 deadbeef  0fa0 0035 0008 0000"
    ));
    let ext = Proto::Ipv6Ext;
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Ipv6, ext, ext, ext, ext, Proto::Udp]);
    assert!(layers.iter().all(|layer| layer.fault.is_none()), "{layers:?}");
    for (at, name, value) in [
        (1, "ipv6.tclass", "4+8=0xab"),
        (1, "ipv6.flow", "12+20=0x12345"),
        (1, "ipv6.dst", "192+128=fe80::2"),
        (2, "ipv6.hopopts.nxt", "0+8=routing (43)"),
        (2, "ipv6.opt.type", "16+8=router alert (5)"),
        (3, "ipv6.routing.segleft", "24+8=0"),
        (4, "ipv6.dstopts.nxt", "0+8=fragment (44)"),
        (5, "ipv6.fraghdr.ident", "32+32=0xdeadbeef"),
        (6, "udp.dstport", "16+16=53"),
    ] {
        assert_eq!(shown(&layers[at], name), value, "{name}");
    }
}

#[test]
fn later_pieces_and_broken_headers_are_not_read_on() {
    let later = read(&format!("86dd 60000000 0010 2c 40 {ENDS} 1100 0008 00000001 0fa0003500080000"));
    assert_eq!(protos(&later), [Proto::Ethernet, Proto::Ipv6, Proto::Ipv6Ext, Proto::Data]);
    let long = read(&format!("86dd 60000000 0008 00 40 {ENDS} 1109 0102 00000000"));
    assert_eq!(long[2].fault, Some(WireError::Truncated));
    let option = read(&format!("86dd 60000000 0008 00 40 {ENDS} 3b00 0109 00000000"));
    assert_eq!(option[2].fault, Some(WireError::Malformed));
    assert_eq!(read(&format!("86dd 40000000 0000 3b 40 {ENDS}"))[1].fault, Some(WireError::Malformed));
    let loops = "0000 0104 00000000".repeat(40);
    assert!(read(&format!("86dd 60000000 0140 00 40 {ENDS} {loops}")).len() < MAX_LAYERS);
}

#[test]
fn ipv6_has_the_checksum_of_its_own_addresses() {
    let segment = |check: &str| read(&format!("86dd 60000000 000a 11 40 {ENDS} 0fa0 1388 000a {check} 6869"));
    assert_eq!(segment("0000")[2].fault, None);
    assert_eq!(segment("7744")[2].fault, None);
    assert_eq!(segment("7745")[2].fault, Some(WireError::Checksum));
}

#[test]
fn two_tags_have_two_names() {
    let layers = read("88a8 f064 8100 200a 0026 424203 0000 00 80");
    assert_eq!(
        protos(&layers),
        [Proto::Ethernet, Proto::ServiceVlan, Proto::Vlan, Proto::Llc, Proto::Stp],
        "the length takes what is there"
    );
    for (at, name, value) in [
        (1, "ieee8021ad.priority", "0+3=7"),
        (1, "ieee8021ad.dei", "3+1=1"),
        (1, "ieee8021ad.id", "4+12=100"),
        (1, "ieee8021ah.etype", "16+16=0x8100"),
        (2, "vlan.id", "4+12=10"),
        (2, "vlan.len", "16+16=38"),
    ] {
        assert_eq!(shown(&layers[at], name), value, "{name}");
    }
    let provider = read("88a8 0064 88a8 0065 88b5 ff");
    assert_eq!(shown(&provider[1], "ieee8021ad.svid"), "4+12=100");
    assert_eq!(shown(&provider[2], "ieee8021ad.cvid"), "4+12=101");
}

#[test]
fn a_control_field_has_three_shapes() {
    let data = read("0007 f0f1 0203 616263");
    let unnumbered = read("0006 f0f1 f3 616263");
    let ready = read("0004 f0f0 0501");
    for (layer, name, value) in [
        (&data[1], "llc.control", "16+16=0x0302"),
        (&data[1], "llc.control.n_s", "16+7=1"),
        (&data[1], "llc.control.ftype", "23+1=information (0)"),
        (&data[1], "llc.control.n_r", "24+7=1"),
        (&data[1], "llc.control.p", "31+1=1"),
        (&data[1], "llc.ssap.cr", "15+1=1"),
        (&unnumbered[1], "llc.control", "16+8=0xf3"),
        (&unnumbered[1], "llc.control.u_modifier_resp", "16+6=TEST, echo (56)"),
        (&unnumbered[1], "llc.control.f", "19+1=1"),
        (&ready[1], "llc.control.s_ftype", "20+2=receiver not ready (1)"),
        (&ready[1], "llc.control.p", "31+1=1"),
    ] {
        assert_eq!(shown(layer, name), value, "{name}");
    }
}

#[test]
fn what_stands_behind_a_frame_is_padding_a_trailer_or_the_check_sequence() {
    let short = format!("0007 424203 00000080 {}", "00".repeat(39));
    let names = |layers: &[Layer<'_>]| {
        layers.last().map(|layer| layer.fields.iter().map(|v| (v.field.name, v.bits / 8)).collect::<Vec<_>>())
    };
    assert_eq!(names(&read(&short)), Some(vec![("eth.padding", 39)]));
    assert_eq!(names(&read(&format!("{short} 0102030405"))), Some(vec![("eth.padding", 39), ("eth.trailer", 5)]));
    let whole = bytes(&format!("{MACS} {short}"));
    let fcs: String = crate::wire::checksum::crc32(&whole).to_le_bytes().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(names(&read(&format!("{short} {fcs}"))), Some(vec![("eth.padding", 39), ("eth.fcs", 4)]));
    assert!(read("05f1 616263")[0].field("eth.invalid_lentype").is_some());
}

#[test]
fn extension_headers_are_read_to_their_last_byte() {
    let layers =
        read(&format!("86dd 60000000 0038 00 40 {ENDS} 2b01 05020001 c20400000068 c9000000 3b04 0001 00000000 {ENDS}"));
    assert_eq!(layers[2].fault, None);
    for (at, name, value) in [
        (2, "ipv6.opt.router_alert", "32+16=RSVP (1)"),
        (2, "ipv6.opt.jumbo", "64+32=104"),
        (2, "ipv6.opt.type.action", "16+2=skip (0)"),
        (3, "ipv6.routing.src.addr", "64+128=fe80::1"),
        (3, "ipv6.routing.src.reserved", "32+32=00:00:00:00"),
    ] {
        assert_eq!(shown(&layers[at], name), value, "{name}");
    }
    let segments = read(&format!("86dd 60000000 0028 2b 40 {ENDS} 3b04 0401 01000007 {ENDS}"));
    assert_eq!(shown(&segments[2], "ipv6.routing.srh.last_entry"), "32+8=1");
    assert_eq!(shown(&segments[2], "ipv6.routing.srh.addr"), "64+128=fe80::1");
    let proof = read(&format!("86dd 60000000 0018 33 40 {ENDS} 3b04 0000 00000100 00000007 0102030405060708090a0b0c"));
    assert_eq!(protos(&proof), [Proto::Ethernet, Proto::Ipv6, Proto::Ah]);
    assert_eq!(shown(&proof[2], "ah.icv"), "96+96=01:02:03:04:05:06:07:08:09:0a:0b:0c");
    let hidden = read(&format!("86dd 60000000 000a 32 40 {ENDS} 00000100 00000007 0102"));
    assert_eq!(protos(&hidden), [Proto::Ethernet, Proto::Ipv6, Proto::Esp, Proto::Data]);
}

#[test]
fn the_transport_counts_the_ends_of_the_whole_way() {
    let faults = |hex: &str| read(hex).iter().find_map(|layer| layer.fault);
    let via = |left: &str, check: &str| {
        let list = format!("1104 00{left} 00000000 {ENDS}");
        faults(&format!("86dd 60000000 0032 2b 40 {ENDS} {list} 0fa0 1388 000a {check} 6869"))
    };
    // From fe80::1 to fe80::2, which is also the last one of the list.
    assert_eq!((via("00", "7744"), via("01", "7744"), via("01", "7745")), (None, None, Some(WireError::Checksum)));
    // From home, fe80::9, to fe80::2.
    let home = "1102 01020000 c910 fe800000000000000000000000000009";
    let moved = |check: &str| faults(&format!("86dd 60000000 0022 3c 40 {ENDS} {home} 0fa0 1388 000a {check} 6869"));
    assert_eq!((moved("773c"), moved("7744")), (None, Some(WireError::Checksum)));
}

#[test]
fn tunnels_end_somewhere() {
    let deep = "4500ffff 00000000 40040000 0a000001 0a000002".repeat(200);
    let layers = read(&format!("0800 {deep}"));
    assert!(layers.len() < MAX_LAYERS && layers.len() > 10, "{}", layers.len());
    let six = read(&format!("0800 4500003c 00000000 40290000 0a000001 0a000002 60000000 0000 3b 40 {ENDS}"));
    assert_eq!(protos(&six), [Proto::Ethernet, Proto::Ipv4, Proto::Ipv6]);
}
