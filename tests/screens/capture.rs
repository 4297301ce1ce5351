//! The screen of a capture, drawn from a small one written here.

use std::net::Ipv4Addr;

use hoplab::app::capture::{CaptureModel, Frames};
use hoplab::app::{Input, Settings, parse_inputs};
use hoplab::demo::screen::Screen;
use hoplab::i18n::{Lang, Texts};
use hoplab::ui::{draw_capture, export};
use hoplab::wire::{Arp, ArpOp, Eth, EtherType, Flags, IpProto, Ipv4, Mac, Tcp, TcpOptions, Udp};
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

use super::snap;

const HERE: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 100);
const THERE: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

fn eth(ethertype: EtherType, payload: &[u8]) -> Vec<u8> {
    Eth { dst: Mac::local(2), src: Mac::local(1), ethertype }.emit(payload)
}

fn packet(proto: IpProto, payload: &[u8]) -> Vec<u8> {
    eth(EtherType::IPV4, &Ipv4::new(HERE, THERE, proto).emit(payload))
}

fn segment(flags: Flags, data: &[u8]) -> Vec<u8> {
    let options = TcpOptions { mss: Some(1460), ..TcpOptions::default() };
    let tcp = Tcp { src_port: 50_000, dst_port: 80, seq: 1, ack: 0, flags, window: 64_240, urgent: 0, options };
    packet(IpProto::TCP, &tcp.emit(HERE, THERE, data))
}

/// A question for an address, a page's connection and request, a datagram, and a frame nobody can name.
fn frames() -> Vec<(Vec<u8>, &'static str)> {
    let (op, target_mac) = (ArpOp::Request, Mac::ZERO);
    let arp = Arp { op, sender_mac: Mac::local(1), sender_ip: HERE, target_mac, target_ip: THERE };
    let udp = Udp { src_port: 5000, dst_port: 9 };
    vec![
        (eth(EtherType::ARP, &arp.emit()), "pc1 does not know the MAC.\npc1 asks everybody."),
        (segment(Flags::SYN, b""), "pc1 opens a connection."),
        (segment(Flags(0x18), b"GET /index.html HTTP/1.1\r\nHost: example.com\r\n\r\n"), ""),
        (packet(IpProto::UDP, &udp.emit(HERE, THERE, b"hello")), ""),
        (eth(EtherType(0x88b5), &[7; 60]), ""),
    ]
}

fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let body = [body, &[0; 3][..(4 - body.len() % 4) % 4]].concat();
    let len = (body.len() as u32 + 12).to_le_bytes();
    [&kind.to_le_bytes()[..], &len, &body, &len].concat()
}

fn option(code: u16, value: &[u8]) -> Vec<u8> {
    let pad = &[0; 3][..(4 - value.len() % 4) % 4];
    [&code.to_le_bytes()[..], &(value.len() as u16).to_le_bytes(), value, pad].concat()
}

/// As a pcapng, a millisecond apart.
fn file() -> Vec<u8> {
    let mut out = block(0x0a0d_0d0a, &[&[0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0][..], &[0xff; 8]].concat());
    out.extend(block(1, &[&[1, 0, 0, 0, 0, 0, 0, 0][..], &option(2, b"pc1:eth0"), &[0; 4]].concat()));
    for (number, (frame, comment)) in frames().into_iter().enumerate() {
        let len = (frame.len() as u32).to_le_bytes();
        let micros = (number as u32 * 1_000 + 250).to_le_bytes();
        let pad = &[0; 3][..(4 - frame.len() % 4) % 4];
        let note = option(1, comment.as_bytes());
        let (face, high) = ([0; 4], [0; 4]);
        out.extend(block(6, &[&face[..], &high, &micros, &len, &len, &frame, pad, &note, &[0; 4]].concat()));
    }
    out
}

fn model(lang: &'static str, ascii: bool) -> CaptureModel {
    let settings = Settings { lang, ascii, ..Settings::default() };
    CaptureModel::new("page.pcapng", Frames::read(file()).expect("a capture"), settings)
}

fn screen(model: &mut CaptureModel, keys: &str, (cols, rows): (u16, u16)) -> Screen {
    model.update(Input::Resize { cols, rows });
    for input in parse_inputs(keys).expect("keys") {
        model.update(input);
    }
    let lang = if model.settings.lang == "ko" { Lang::Ko } else { Lang::En };
    let mut buffer = Buffer::empty(Rect::new(0, 0, cols, rows));
    draw_capture(model, &Texts::new(lang), &mut buffer);
    export::screen(&buffer)
}

#[test]
fn a_capture_in_both_languages_and_sizes() {
    let cases = [
        ("list", "Down"),
        ("fields", "Down Down Enter Down"),
        ("bytes", "Down Tab Tab Up Up"),
        ("find", "/ \"tcp\""),
        ("none", "/ \"nothing\" Enter"),
        ("help", "?"),
    ];
    for lang in ["en", "ko"] {
        for (name, keys) in cases {
            let small = screen(&mut model(lang, false), keys, (80, 24));
            insta::assert_snapshot!(format!("capture_{name}_{lang}_80x24"), snap(&small));
        }
        let large = screen(&mut model(lang, false), "Down Down Enter Down", (120, 40));
        insta::assert_snapshot!(format!("capture_{lang}_120x40"), snap(&large));
    }
}

#[test]
fn a_capture_is_drawn_in_any_window_and_with_ascii_alone() {
    for keys in ["", "End", "Tab", "Tab Tab", "/ \"x\"", "?"] {
        let mut model = model("ko", false);
        for cols in [0, 1, 2, 3, 17, 79, 80, 81, 100, 118, 131, 300] {
            for rows in [0, 1, 2, 5, 23, 24, 25, 37, 38, 60, 100] {
                let screen = screen(&mut model, keys, (cols, rows));
                assert_eq!((screen.columns, screen.rows.len()), (cols, if cols == 0 { 0 } else { usize::from(rows) }));
            }
        }
    }
    assert!(screen(&mut model("en", true), "Down Enter *", (120, 40)).to_text().is_ascii());
}

#[test]
fn frames_of_any_bytes_are_drawn() {
    let mut seed = 7_u32;
    let mut random = || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed
    };
    let mut file = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0];
    for (number, (mut frame, _)) in frames().into_iter().cycle().take(200).enumerate() {
        for _ in 0..number % 8 {
            let at = random() as usize % frame.len();
            frame[at] = random() as u8;
        }
        frame.truncate(random() as usize % (frame.len() * 2) + 1);
        let len = (frame.len() as u32).to_le_bytes();
        file.extend([&random().to_le_bytes()[..], &random().to_le_bytes(), &len, &len, &frame].concat());
    }
    let frames = Frames::read(file).expect("a capture");
    assert_eq!(frames.len(), 200);
    let mut model = CaptureModel::new("any.pcap", frames, Settings::default());
    screen(&mut model, "Enter *", (80, 24));
    for _ in 0..200 {
        screen(&mut model, "] PageDown Right Tab Right Down Left BackTab Left Up", (80, 24));
    }
    assert_eq!(model.frame, 199);
}

#[test]
fn the_chosen_field_is_lit_among_the_bytes() {
    // Reversed cells: the row of the list, the row of the field, and both halves of the dump.
    let screen = screen(&mut model("en", false), "Down Enter Down Down Down", (120, 40));
    let lit: String =
        screen.rows.iter().flatten().filter(|c| c.look.reverse).map(|c| c.symbol.as_str()).collect::<String>();
    assert!(lit.contains("seq 1") && lit.contains("00 00  00 01····"), "{lit}");
}
