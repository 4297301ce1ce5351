//! Group management, ICMPv6 and RIP in raw bytes; positions and values are those that Wireshark tells for the same.

use super::*;
use crate::wire::WireError;
use crate::wire::checksum;

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let number = |pair: &[u8]| u8::from_str_radix(core::str::from_utf8(pair).expect("ASCII"), 16).expect("hex");
    digits.chunks(2).map(number).collect()
}

/// Nothing is asked of a cut frame but that its layers still follow each other to its end.
fn layers(frame: Vec<u8>) -> Vec<Layer<'static>> {
    let frame = frame.leak();
    for end in 0..=frame.len() {
        let last = dissect(&frame[..end]).layers.iter().fold(0, |at, layer| {
            assert_eq!(layer.start, at, "{layer:?}");
            at + layer.len
        });
        assert_eq!(last, end);
    }
    dissect(frame).layers
}

/// The fields as `bit+bits name=value`, with bits counted from the layer's first.
fn fields(layer: &Layer<'_>) -> Vec<String> {
    let text = |f: &FieldValue<'_>| format!("{}+{} {}={}", f.bit - layer.start * 8, f.bits, f.field.name, f.value);
    layer.fields.iter().map(text).collect()
}

/// A message of IGMP with the right checksum, in a packet.
fn igmp(hex: &str) -> Vec<Layer<'static>> {
    let mut message = bytes(hex);
    let check = checksum::checksum(&message);
    message[2..4].copy_from_slice(&check.to_be_bytes());
    let mut frame = bytes("01005e000016 020000000001 0800 45000000 00000000 01020000 0a000001 e0000016");
    frame[17] = 20 + message.len() as u8;
    let check = checksum::checksum(&frame[14..34]);
    frame[24..26].copy_from_slice(&check.to_be_bytes());
    frame.extend(message);
    layers(frame)
}

#[test]
fn a_group_is_asked_for_in_three_versions() {
    let v1 = &igmp("11000000 00000000")[2];
    assert_eq!((v1.proto, v1.fault), (Proto::Igmp, None));
    assert_eq!(fields(v1)[1], "8+8 igmp.reserved=00");
    let v2 = &igmp("11640000 e0000105")[2];
    assert_eq!(
        fields(v2),
        [
            "0+8 igmp.type=query (17)",
            "8+8 igmp.max_resp=100",
            "16+16 igmp.checksum=0x0d96",
            "32+32 igmp.maddr=224.0.1.5"
        ]
    );
    let v3 = &igmp("11940000 e0000105 0a7d 0002 0a000001 0a000002")[2];
    assert_eq!(v3.fault, None);
    assert_eq!(
        fields(v3)[1..],
        [
            "8+8 igmp.max_resp=320",
            "9+3 igmp.max_resp.exp=0x1",
            "12+4 igmp.max_resp.mant=0x4",
            "16+16 igmp.checksum=0xeee3",
            "32+32 igmp.maddr=224.0.1.5",
            "68+1 igmp.s=1",
            "69+3 igmp.qrv=2",
            "72+8 igmp.qqic=125",
            "80+16 igmp.num_src=2",
            "96+32 igmp.saddr=10.0.0.1",
            "128+32 igmp.saddr=10.0.0.2"
        ]
    );
}

#[test]
fn a_report_of_version_3_tells_of_several_groups() {
    let report = &igmp("22000000 00000002 04000000 e0000105 01010001 e0000106 0a000001 deadbeef")[2];
    assert_eq!(report.fault, None);
    assert_eq!(
        fields(report),
        [
            "0+8 igmp.type=report v3 (34)",
            "8+8 igmp.reserved=00",
            "16+16 igmp.checksum=0x6f50",
            "32+16 igmp.reserved=00:00",
            "48+16 igmp.num_grp_recs=2",
            "64+8 igmp.record_type=change to exclude (4)",
            "72+8 igmp.aux_data_len=0",
            "80+16 igmp.num_src=0",
            "96+32 igmp.maddr=224.0.1.5",
            "128+8 igmp.record_type=mode is include (1)",
            "136+8 igmp.aux_data_len=1",
            "144+16 igmp.num_src=1",
            "160+32 igmp.maddr=224.0.1.6",
            "192+32 igmp.saddr=10.0.0.1",
            "224+32 igmp.aux_data=de:ad:be:ef"
        ]
    );
    for (wrong, fault) in [
        ("22000000 00000002 04000000 e0000105", WireError::Truncated),
        ("22000000 00000001 04000002 e0000105 0a000001", WireError::Truncated),
        ("22000000 00000001 04010000 e0000105", WireError::Truncated),
        ("11640000 0a", WireError::Truncated),
    ] {
        assert_eq!(igmp(wrong)[2].fault, Some(fault), "{wrong}");
    }
    assert_eq!(fields(&igmp("99000000 e0000105")[2])[1], "8+56 igmp.data=00:85:f9:e0:00:01:05");
}

const MACS_V6: &str = "333300000001 020000000001 86dd";
const HERE: &str = "fe800000000000000000000000000001";
const ALL_NODES: &str = "ff020000000000000000000000000001";
const TARGET: &str = "fe8000000000000000000000000000aa";

/// A message of ICMPv6 with the right checksum, in a packet.
fn icmpv6(hex: &str) -> Vec<Layer<'static>> {
    let mut message = bytes(hex);
    let len = message.len() as u16;
    let addresses = checksum::sum(&bytes(HERE)) + checksum::sum(&bytes(ALL_NODES));
    let check = !checksum::fold(addresses + 58 + u64::from(len) + checksum::sum(&message));
    message[2..4].copy_from_slice(&check.to_be_bytes());
    let mut frame = bytes(&format!("{MACS_V6} 60000000 0000 3a ff {HERE} {ALL_NODES}"));
    frame[18..20].copy_from_slice(&len.to_be_bytes());
    frame.extend(message);
    layers(frame)
}

fn protos(layers: &[Layer<'_>]) -> Vec<Proto> {
    layers.iter().map(|layer| layer.proto).collect()
}

#[test]
fn an_echo_of_ipv6_carries_what_comes_back() {
    let layers = icmpv6("80000000 0007 0001 61626364");
    assert_eq!(protos(&layers), [Proto::Ethernet, Proto::Ipv6, Proto::Icmpv6, Proto::Data]);
    assert!(layers.iter().all(|layer| layer.fault.is_none()));
    assert_eq!(
        fields(&layers[2]),
        [
            "0+8 icmpv6.type=echo request (128)",
            "8+8 icmpv6.code=0",
            "16+16 icmpv6.checksum=0xbd64",
            "32+16 icmpv6.echo.identifier=0x0007",
            "48+16 icmpv6.echo.sequence_number=1"
        ]
    );
    assert_eq!(fields(&icmpv6("c8000000 00010203 040506")[2])[3], "32+56 icmpv6.data=00:01:02:03:04:05:06");
    assert_eq!(icmpv6("80000000 00")[2].fault, Some(WireError::Truncated));
}

#[test]
fn errors_of_ipv6_quote_a_packet() {
    let quote = format!("60000000 000c 11 40 {HERE} {ALL_NODES} 0fa0 1388 000c 0000 01020304");
    let quoted = [Proto::Ipv6, Proto::Udp, Proto::Data];
    for (head, field) in [
        ("01040000 00000000", "8+8 icmpv6.code=port unreachable (4)"),
        ("02000000 00000500", "32+32 icmpv6.mtu=1280"),
        ("03010000 00000000", "8+8 icmpv6.code=reassembly time exceeded (1)"),
        ("04010000 00000006", "32+32 icmpv6.pointer=6"),
    ] {
        let layers = icmpv6(&format!("{head} {quote}"));
        assert_eq!(protos(&layers[3..]), quoted);
        assert!(layers[3..].iter().all(|layer| layer.quoted) && layers.iter().all(|layer| layer.fault.is_none()));
        assert!(fields(&layers[2]).contains(&field.to_owned()), "{field} in {:?}", fields(&layers[2]));
    }
    let nested = icmpv6(&format!("01000000 00000000 60000000 003c 3a 40 {HERE} {ALL_NODES} 01000000 00000000 {quote}"));
    assert_eq!(protos(&nested[3..]), [Proto::Ipv6, Proto::Icmpv6, Proto::Data]);
}

#[test]
fn a_router_tells_the_network() {
    let layers = icmpv6(
        "86000000 40 c8 0708 00001000 00002000 0101020000000001
         0304 40 e0 00278d00 00093a80 00000000 20010db8000000000000000000000000
         0501 0000 000005dc 1903 0000 00000e10 20010db8000000000000000000000053
         1f02 0000 00000e10 03 6c616e 00 000000 fd01 112233445566",
    );
    assert_eq!((protos(&layers[2..]), layers[2].fault), (vec![Proto::Icmpv6], None));
    let found = fields(&layers[2]);
    for field in [
        "32+8 icmpv6.nd.ra.cur_hop_limit=64",
        "40+8 icmpv6.nd.ra.flag=0xc8",
        "41+1 icmpv6.nd.ra.flag.o=1",
        "43+2 icmpv6.nd.ra.flag.prf=high (1)",
        "48+16 icmpv6.nd.ra.router_lifetime=1800",
        "96+32 icmpv6.nd.ra.retrans_timer=8192",
        "128+8 icmpv6.opt.type=source link-layer address (1)",
        "144+48 icmpv6.opt.src_linkaddr=02:00:00:00:00:01",
        "208+8 icmpv6.opt.prefix.length=64",
        "218+1 icmpv6.opt.prefix.flag.r=1",
        "224+32 icmpv6.opt.prefix.valid_lifetime=2592000",
        "256+32 icmpv6.opt.prefix.preferred_lifetime=604800",
        "320+128 icmpv6.opt.prefix=2001:db8::",
        "480+32 icmpv6.opt.mtu=1500",
        "544+32 icmpv6.opt.rdnss.lifetime=3600",
        "576+128 icmpv6.opt.rdnss=2001:db8::53",
        "768+40 icmpv6.opt.dnssl=lan",
        "848+48 icmpv6.data=11:22:33:44:55:66",
    ] {
        assert!(found.contains(&field.to_owned()), "{field} in {found:#?}");
    }
}

#[test]
fn neighbours_ask_answer_and_are_redirected() {
    let asked = &icmpv6(&format!("87000000 00000000 {TARGET} 0101020000000001"))[2];
    assert_eq!(
        fields(asked)[3..],
        [
            "32+32 icmpv6.reserved=00:00:00:00",
            "64+128 icmpv6.nd.ns.target_address=fe80::aa",
            "192+8 icmpv6.opt.type=source link-layer address (1)",
            "200+8 icmpv6.opt.length=1",
            "208+48 icmpv6.opt.src_linkaddr=02:00:00:00:00:01"
        ]
    );
    let answer = &icmpv6(&format!("88000000 e0000000 {TARGET} 0201020000000001"))[2];
    assert!(fields(answer).contains(&"34+1 icmpv6.nd.na.flag.o=1".to_owned()));
    let quote = format!("60000000 000c 11 40 {HERE} {ALL_NODES} 0fa0 1388 000c 0000 01020304 00000000");
    let redirect = format!("89000000 00000000 {TARGET} {ALL_NODES}");
    let layers = icmpv6(&format!("{redirect} 0201020000000001 0408 000000000000 {quote}"));
    assert_eq!(protos(&layers[2..]), [Proto::Icmpv6, Proto::Ipv6, Proto::Udp, Proto::Data, Proto::Data]);
    assert_eq!((layers[2].len, layers[2].fault), (56, None));
    let between = icmpv6(&format!("{redirect} 0408 000000000000 {quote} 0201020000000001"));
    assert_eq!(protos(&between[2..]), [Proto::Icmpv6]);
    for (options, fault) in [("0100 020000000001", WireError::Malformed), ("0102 020000000001", WireError::Truncated)] {
        assert_eq!(icmpv6(&format!("87000000 00000000 {TARGET} {options}"))[2].fault, Some(fault));
    }
}

#[test]
fn groups_of_ipv6_are_asked_for_and_wanted() {
    let v1 = fields(&icmpv6(&format!("82000000 27100000 {TARGET}"))[2]);
    assert_eq!(v1[3], "32+16 icmpv6.mld.maximum_response_delay=10000");
    let v2 = fields(&icmpv6(&format!("82000000 93e80000 {ALL_NODES} 0a7d0001 {TARGET}"))[2]);
    assert_eq!(
        v2[3..],
        [
            "32+16 icmpv6.mld.maximum_response_code=81536",
            "48+16 icmpv6.reserved=00:00",
            "64+128 icmpv6.mld.multicast_address=ff02::1",
            "192+8 icmpv6.mld.flag=0x0a",
            "192+4 icmpv6.mld.flag.reserved=0",
            "196+1 icmpv6.mld.flag.s=1",
            "197+3 icmpv6.mld.flag.qrv=2",
            "200+8 icmpv6.mld.qqi=125",
            "208+16 icmpv6.mld.nb_sources=1",
            "224+128 icmpv6.mld.source_address=fe80::aa"
        ]
    );
    let report = &icmpv6(&format!("8f000000 00000001 01010001 {ALL_NODES} {TARGET} deadbeef"))[2];
    assert_eq!(report.fault, None);
    assert_eq!(
        fields(report)[4..],
        [
            "48+16 icmpv6.mldr.nb_mcast_records=1",
            "64+8 icmpv6.mldr.mar.record_type=mode is include (1)",
            "72+8 icmpv6.mldr.mar.aux_data_len=1",
            "80+16 icmpv6.mldr.mar.nb_sources=1",
            "96+128 icmpv6.mldr.mar.multicast_address=ff02::1",
            "224+128 icmpv6.mldr.mar.source_address=fe80::aa",
            "352+32 icmpv6.mldr.mar.auxiliary_data=de:ad:be:ef"
        ]
    );
    let cut = icmpv6(&format!("8f000000 00000002 01010001 {ALL_NODES} {TARGET}"));
    assert_eq!(cut[2].fault, Some(WireError::Truncated));
}

/// A message of RIP in a datagram of IPv4 without a checksum.
fn rip(hex: &str) -> Vec<Layer<'static>> {
    let message = bytes(hex);
    let len = message.len() as u16;
    let mut frame =
        bytes("01005e000009 020000000001 0800 45000000 00000000 01110000 0a000001 e0000009 0208 0208 0000 0000");
    frame[16..18].copy_from_slice(&(len + 28).to_be_bytes());
    frame[38..40].copy_from_slice(&(len + 8).to_be_bytes());
    let check = checksum::checksum(&frame[14..34]);
    frame[24..26].copy_from_slice(&check.to_be_bytes());
    frame.extend(message);
    layers(frame)
}

#[test]
fn a_router_tells_its_routes_and_who_it_is() {
    let plain = rip("02020000 00020007 0a000100 ffffff00 0a000009 00000010");
    assert_eq!((plain[3].proto, plain[3].fault), (Proto::Rip, None));
    assert_eq!(
        fields(&plain[3]),
        [
            "0+8 rip.command=response (2)",
            "8+8 rip.version=2",
            "16+16 rip.routing_domain=0",
            "32+16 rip.family=IP (2)",
            "48+16 rip.route_tag=7",
            "64+32 rip.ip=10.0.1.0",
            "96+32 rip.netmask=255.255.255.0",
            "128+32 rip.next_hop=10.0.0.9",
            "160+32 rip.metric=16"
        ]
    );
    let old = fields(&rip("02010000 00020000 0a000000 0000000000000000 00000001")[3]);
    assert_eq!(old[5..], ["64+32 rip.ip=10.0.0.0", "96+64 rip.zero_padding=", "160+32 rip.metric=1"]);
    let word = fields(&rip("02020000 ffff0002 73656372657400000000000000000000")[3]);
    assert_eq!(word[4..], ["48+16 rip.auth.type=password (2)", "64+128 rip.auth.passwd=secret"]);
    let digest =
        &rip("02020000 ffff0003 002c0110 00000001 0000000000000000 00020000 0a000100 ffffff00 00000000 00000001
         ffff0001 00112233445566778899aabbccddeeff")[3];
    assert_eq!(digest.fault, None);
    assert_eq!(
        fields(digest)[5..9],
        ["64+16 rip.digest_offset=44", "80+8 rip.key_id=1", "88+8 rip.auth_data_len=16", "96+32 rip.seq_num=1"]
    );
    let last = fields(digest).pop();
    assert_eq!(
        last.as_deref(),
        Some("384+128 rip.authentication_data=00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff")
    );
    assert_eq!(rip("02020000 00020000 0a000000 00")[3].fault, Some(WireError::Truncated));
}
