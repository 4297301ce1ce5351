//! Frames read with keys: folding, the double cursor, the next frame, hostile bytes.

use std::net::Ipv4Addr;

use super::*;
use crate::wire::{Eth, EtherType, IpProto, Ipv4, Mac, Udp};

fn datagram(data: &[u8]) -> Bytes {
    let (src, dst) = (Ipv4Addr::new(192, 168, 0, 3), Ipv4Addr::new(198, 51, 100, 80));
    let udp = Udp { src_port: 5000, dst_port: 9 }.emit(src, dst, data);
    let ip = Ipv4::new(src, dst, IpProto::UDP).emit(&udp);
    Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 }.emit(&ip).into()
}

/// What the cursor is on: a field by Wireshark's name, or a layer.
fn name(anatomy: &Anatomy) -> String {
    let dissection = dissect(anatomy.bytes());
    let (layer, field) = anatomy.chosen(&dissection).expect("a place in the frame");
    field.map_or(layer.proto.name(), |f| f.field.name).to_owned()
}

fn names(anatomy: &Anatomy) -> Vec<String> {
    let dissection = dissect(anatomy.bytes());
    let one = |row: Row| {
        let layer = &dissection.layers[row.place.layer];
        row.place.field.map_or(layer.proto.name(), |f| layer.fields[f].field.name).to_owned()
    };
    anatomy.rows(&dissection).into_iter().map(one).collect()
}

fn act(anatomy: &mut Anatomy, actions: &[Action]) {
    for action in actions {
        assert!(anatomy.act(*action, 16), "{action:?} means nothing");
    }
}

#[test]
fn layers_fold_and_parts_stand_under_their_whole() {
    let mut a = Anatomy::new(datagram(b"hello"));
    assert_eq!(name(&a), "UDP", "the innermost header");
    assert_eq!(
        names(&a),
        ["Ethernet", "IPv4", "UDP", "udp.srcport", "udp.dstport", "udp.length", "udp.checksum", "Data", "Padding"]
    );
    act(&mut a, &[Action::Left, Action::Left]);
    assert_eq!((name(&a).as_str(), names(&a).len()), ("IPv4", 5), "folded, then to the layer before");
    act(&mut a, &[Action::Right, Action::Right]);
    assert_eq!(name(&a), "ip.version", "unfolded, then entered");
    a.find(14, Some("ip.flags"));
    let folded = names(&a).len();
    act(&mut a, &[Action::Fold, Action::Down]);
    assert_eq!(name(&a), "ip.flags.rb");
    assert_eq!(names(&a).len(), folded + 3);
    act(&mut a, &[Action::Left]);
    assert_eq!(name(&a), "ip.flags", "out to the whole");
    act(&mut a, &[Action::FoldAll]);
    let all = names(&a).len();
    act(&mut a, &[Action::FoldAll]);
    assert!(all > 30 && names(&a).len() == 5, "{all}");
}

#[test]
fn a_byte_and_its_field_are_one_cursor() {
    let mut a = Anatomy::new(datagram(b"hello"));
    a.find(14, Some("ip.ttl"));
    assert_eq!(a.byte, 22);
    act(&mut a, &[Action::FocusNext, Action::Right]);
    assert_eq!((name(&a).as_str(), a.byte), ("ip.proto", 23));
    act(&mut a, &[Action::Right, Action::Right]);
    assert_eq!((name(&a).as_str(), a.byte), ("ip.checksum", 25), "the second of its bytes");
    let dissection = dissect(a.bytes());
    assert_eq!(a.lit(&dissection), (14..34, 24..26));
    act(&mut a, &[Action::Up]);
    assert_eq!((name(&a).as_str(), a.byte), ("eth.src", 9));
    act(&mut a, &[Action::First, Action::Left]);
    assert_eq!(a.byte, 0);
    act(&mut a, &[Action::Last]);
    assert_eq!((name(&a).as_str(), a.byte), ("eth.padding", 59));
    a.find(14, None);
    act(&mut a, &[Action::Right]);
    assert_eq!(name(&a), "ip.dsfield", "the whole of a byte before a part of it");
}

#[test]
fn every_byte_belongs_to_something_that_is_then_seen() {
    let mut a = Anatomy::new(datagram(b"hello"));
    act(&mut a, &[Action::FocusNext, Action::First]);
    for byte in 0..a.bytes().len() {
        assert_eq!(a.byte, byte);
        let dissection = dissect(a.bytes());
        assert!(a.rows(&dissection).iter().any(|r| r.place == a.at), "byte {byte}");
        let (header, field) = a.lit(&dissection);
        assert!(header.contains(&byte) && (field.is_empty() || field.contains(&byte)), "byte {byte}");
        act(&mut a, &[Action::Right]);
    }
}

#[test]
fn the_next_frame_is_read_at_the_same_field() {
    let mut a = Anatomy::new(datagram(b"hello"));
    a.find(14, Some("ip.ttl"));
    a.turn_to(&datagram(b"a longer text than before"));
    assert_eq!(name(&a), "ip.ttl");
    let arp: Vec<u8> = [&[0xff; 12][..], &[8, 6], &[0, 1, 8, 0, 6, 4, 0, 1], &[0; 20]].concat();
    a.turn_to(&arp.into());
    assert_eq!(name(&a), "ARP", "no such layer there: the innermost");
}

#[test]
fn no_bytes_bring_it_down() {
    let whole = datagram(b"hello");
    let actions = [Action::Down, Action::Right, Action::Last, Action::Fold, Action::FoldAll, Action::FocusNext];
    for len in 0..whole.len() {
        let mut a = Anatomy::new(whole[..len].into());
        for action in actions.iter().cycle().take(30) {
            a.act(*action, 8);
        }
        a.find_bits(len * 8, 7);
        a.turn_to(&Bytes::from([0; 3]));
    }
}
