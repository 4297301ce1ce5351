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
