//! Packets with chains of extension headers: what is written is read, and what is read can be written.

use super::*;

const A: Ipv6Addr = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);
const B: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 2);

fn with(extensions: Vec<Extension>) -> Ipv6 {
    Ipv6 { extensions, traffic_class: 0xab, flow_label: 0x12345, hop_limit: 3, ..Ipv6::new(A, B, IpProto::UDP) }
}

/// One header of each kind, of sizes that need no padding.
fn all_kinds(size: u8) -> Vec<Extension> {
    let long = usize::from(size) * 8;
    vec![
        Extension::HopByHop(vec![Ipv6Option::RouterAlert(0), Ipv6Option::PadN(0)]),
        Extension::Destination(vec![
            Ipv6Option::Other { kind: 0x1e, data: vec![9; long % 256] },
            Ipv6Option::Pad1,
            Ipv6Option::PadN(((257 - long % 256) % 8) as u8),
        ]),
        Extension::Routing { kind: 0, segments_left: size, data: vec![size; 4 + long] },
        Extension::Authentication { spi: 0xdead_beef, sequence: 7, icv: vec![size; 4 + long % 512] },
        Extension::Fragment { offset: 0, more: true, id: 0x0102_0304 },
    ]
}

#[test]
fn chains_read_as_they_are_written() {
    for size in 0..=24 {
        for count in 0..=5 {
            let header = with(all_kinds(size).into_iter().take(count).collect());
            let mut bytes = header.emit(b"payload");
            let whole = bytes.len();
            bytes.resize(whole + 9, 0xee);
            assert_eq!(Ipv6::parse(&bytes), Ok((header, &b"payload"[..])), "padding is not payload");
            assert_eq!(Ipv6::parse(&bytes[..whole - 1]), Err(WireError::Truncated));
        }
    }
}

#[test]
fn missing_padding_is_added() {
    for len in 0..40 {
        let data = vec![7; len];
        let option = Ipv6Option::Other { kind: 0x3e, data: data.clone() };
        let bytes = with(vec![
            Extension::Destination(vec![option.clone()]),
            Extension::Routing { kind: 9, segments_left: 0, data },
        ])
        .emit(b"x");
        let (read, payload) = Ipv6::parse(&bytes).expect("written by us");
        assert_eq!(payload, b"x");
        assert!(matches!(&read.extensions[..], [Extension::Destination(options), Extension::Routing { data, .. }]
            if options[0] == option && data.len() >= len && data[..len].iter().all(|byte| *byte == 7)));
        assert_eq!(read.emit(payload), bytes);
    }
}

#[test]
fn what_is_too_long_is_cut_and_still_a_packet() {
    let huge = vec![1; 5000];
    let options: Vec<_> = (0..20).map(|_| Ipv6Option::Other { kind: 0x1e, data: huge.clone() }).collect();
    let bytes = with(vec![
        Extension::HopByHop(options),
        Extension::Routing { kind: 0, segments_left: 0, data: huge.clone() },
        Extension::Authentication { spi: 1, sequence: 1, icv: huge },
    ])
    .emit(b"end");
    let (read, payload) = Ipv6::parse(&bytes).expect("whole");
    assert_eq!((read.extensions.len(), payload), (3, &b"end"[..]));
}

#[test]
fn a_later_piece_has_no_more_headers() {
    let fragment = |offset| Extension::Fragment { offset, more: false, id: 1 };
    let later = Ipv6 { proto: DESTINATION, ..with(vec![fragment(5)]) };
    let bytes = later.emit(&[0xff; 8]);
    assert_eq!(Ipv6::parse(&bytes), Ok((later, &[0xff; 8][..])));
    let first = Ipv6 { proto: DESTINATION, ..with(vec![fragment(0)]) };
    assert_eq!(Ipv6::parse(&first.emit(&[0xff; 8])), Err(WireError::Truncated));
}

#[test]
fn a_jumbo_packet_says_its_length_in_an_option() {
    let payload = vec![5; 70_000];
    let jumbo = with(vec![Extension::HopByHop(vec![Ipv6Option::Jumbo(70_008)])]);
    let bytes = jumbo.emit(&payload);
    assert_eq!(bytes[4..6], [0, 0]);
    assert_eq!(Ipv6::parse(&bytes), Ok((jumbo, &payload[..])));
    assert_eq!(Ipv6::parse(&bytes[..69_000]), Err(WireError::Truncated));
}

#[test]
fn what_is_no_packet_is_refused() {
    let mut bytes = with(vec![Extension::HopByHop(vec![Ipv6Option::PadN(4)])]).emit(b"x");
    bytes[43] = 9;
    assert_eq!(Ipv6::parse(&bytes), Err(WireError::Malformed), "an option longer than its header");
    bytes[0] = 0x45;
    assert_eq!(Ipv6::parse(&bytes), Err(WireError::Malformed), "another version");
    assert_eq!(Ipv6::parse(&bytes[..39]), Err(WireError::Truncated));
}

#[test]
fn hop_by_hop_options_stand_first_and_jumbo_only_where_it_is_needed() {
    let hop_by_hop = |option| Extension::HopByHop(vec![option]);
    let late = with(vec![Extension::Destination(vec![]), hop_by_hop(Ipv6Option::PadN(4))]);
    assert_eq!(Ipv6::parse(&late.emit(b"x")), Err(WireError::Malformed));
    let mut needless = with(vec![hop_by_hop(Ipv6Option::Jumbo(9))]).emit(b"x");
    assert_eq!(Ipv6::parse(&needless), Err(WireError::Malformed), "9 fits into the length field");
    needless[5] = 9;
    assert_eq!(Ipv6::parse(&needless), Err(WireError::Malformed), "two lengths");
}
