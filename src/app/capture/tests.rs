//! Captures walked, searched and read with keys.

use std::net::Ipv4Addr;

use super::*;
use crate::app::input::parse_inputs;
use crate::wire::capture::CaptureError;
use crate::wire::{Eth, EtherType, IpProto, Ipv4, Mac, Proto, Udp};

/// A datagram from 10.0.0.1 to 10.0.0.2, to this port.
fn datagram(port: u16) -> Vec<u8> {
    let (src, dst) = (Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2));
    let udp = Udp { src_port: 5000, dst_port: port }.emit(src, dst, b"?");
    let ip = Ipv4::new(src, dst, IpProto::UDP).emit(&udp);
    Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 }.emit(&ip)
}

/// A pcap of these frames, a second apart.
fn pcap(frames: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut file = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0];
    for (second, frame) in frames.enumerate() {
        let len = (frame.len() as u32).to_le_bytes();
        file.extend([&(second as u32).to_le_bytes()[..], &[0; 4], &len, &len, &frame].concat());
    }
    file
}

fn model(frames: u16) -> CaptureModel {
    let file = pcap((1..=frames).map(|n| datagram(n + 7000)));
    CaptureModel::new("a.pcap", Frames::read(file).expect("a capture"), Settings::default())
}

fn keys(model: &mut CaptureModel, text: &str) -> Vec<Effect> {
    let inputs = parse_inputs(text).expect("readable keys");
    inputs.into_iter().flat_map(|input| model.update(input)).collect()
}

#[test]
fn the_list_is_walked_and_a_frame_is_read() {
    let mut m = model(30);
    keys(&mut m, "Down Down PageDown");
    assert_eq!((m.frame, m.frames.since_first(m.frame)), (12, 12_000_000_000));
    keys(&mut m, "End");
    assert_eq!(m.frame, 29);
    assert_eq!(m.frames.line(29).info, "5000 > 7030 len 1");
    keys(&mut m, "Home Enter Down Down");
    let port = |m: &CaptureModel| {
        let bytes = m.anatomy.bytes().to_vec();
        let dissection = crate::wire::dissect(&bytes);
        m.anatomy.chosen(&dissection).and_then(|(_, f)| Some(format!("{} {}", f?.field.name, f?.value)))
    };
    assert_eq!((m.pane, port(&m).as_deref()), (Pane::Fields, Some("udp.dstport 7001")));
    keys(&mut m, "] ]");
    assert_eq!((m.frame, port(&m).as_deref()), (2, Some("udp.dstport 7003")), "the same field of the next frames");
    keys(&mut m, "Tab Right");
    assert_eq!((m.half(), m.anatomy.byte), (Some(Half::Bytes), 37));
    assert_eq!(keys(&mut m, "Esc Esc Esc"), [], "Esc never quits");
    assert_eq!((m.pane, keys(&mut m, "ㅂ")), (Pane::List, vec![Effect::Quit]));
}

#[test]
fn words_narrow_the_list_and_the_cursor_stays_near() {
    let mut m = model(200);
    keys(&mut m, "Down Down Down / \"UDP 711\"");
    assert_eq!((m.filter.len(&m.frames), m.frame), (10, 109), "7110 to 7119; the first behind the cursor");
    keys(&mut m, "Down \"9\"");
    assert_eq!((m.filter.len(&m.frames), m.frame), (1, 118));
    keys(&mut m, "Enter ] Up");
    assert_eq!((m.frame, m.typing), (118, false));
    keys(&mut m, "/ \" nowhere\"");
    assert_eq!((m.filter.len(&m.frames), m.frame), (0, 118), "nothing fits: the frame stays");
    keys(&mut m, "Esc");
    assert_eq!((m.filter.len(&m.frames), m.frame, m.typing), (200, 118, false));
    keys(&mut m, "/ \"10.0.0.2\" Enter Esc");
    assert!(m.filter.is_empty(), "Esc takes the words away before anything else");
}

#[test]
fn a_large_capture_is_looked_through_piece_by_piece() {
    let mut m = model(45_000);
    assert_eq!(m.next_tick(), None, "nothing to look for");
    keys(&mut m, "/ \"47999\"");
    assert!(m.next_tick().is_some() && m.filter.len(&m.frames) == 0);
    let mut ticks = 0;
    while m.next_tick().is_some() {
        m.update(Input::Tick(Duration::from_millis(1)));
        ticks += 1;
    }
    assert_eq!((ticks, m.filter.len(&m.frames), m.frame), (2, 1, 40_998));
}

#[test]
fn what_can_be_read_of_a_broken_capture_is_shown() {
    let whole = pcap((1..4).map(datagram));
    let frames = Frames::read(whole[..whole.len() - 1].to_vec()).expect("two of three");
    assert!(matches!((frames.len(), frames.fault()), (2, Some(CaptureError::Truncated(_)))));
    assert_eq!(Frames::read(b"hello, this is text".to_vec()).err(), Some(CaptureError::NotACapture));
    assert!(Frames::read(whole[..30].to_vec()).is_err(), "nothing to show");
    let mut empty = CaptureModel::new("", Frames::read(whole[..24].to_vec()).expect("empty"), Settings::default());
    assert!(empty.frames.is_empty());
    keys(&mut empty, "Down Enter Down Right Tab Right * Space ] / \"x\" Enter Home End");
}

#[test]
fn lines_tell_what_a_frame_is_about_whatever_it_holds() {
    let whole = datagram(9);
    for len in 0..whole.len() {
        let mut out = String::new();
        Line::of(&whole[..len]).spell(&mut out);
        assert!(!out.contains(char::is_control));
    }
    let line = Line::of(&datagram(9));
    assert_eq!((line.proto, line.src.as_str(), line.dst.as_str()), (Proto::Udp, "10.0.0.1", "10.0.0.2"));
    let neighbour: Vec<u8> =
        [&[0x33; 12][..], &[0x86, 0xdd, 0x60, 0, 0, 0, 0, 0, 59, 255], &[0xfe; 16], &[0xff; 16]].concat();
    let group = Ipv4Addr::new(239, 1, 2, 3);
    let report = crate::wire::Igmp::ReportV2 { group }.emit();
    let header = Ipv4::new(Ipv4Addr::new(10, 0, 0, 1), group, IpProto::IGMP);
    let eth = Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 };
    let (line, mut out) =
        (Line::of(&eth.emit(&Ipv4 { dst: Ipv4Addr::new(224, 0, 0, 1), ..header }.emit(&report))), String::new());
    line.spell(&mut out);
    assert!(line.info.is_empty() && out.contains(" 239.1.2.3"), "a sentence tells it, and it is found all the same");
    assert!(Line::of(&neighbour).src.starts_with("fefe:"), "addresses of IPv6");
    assert_eq!(Line::of(&[2; 20]).src, "02:02:02:02:02:02");
}
