//! No bytes at all make the dissector panic, overlap its layers or grow without limit; nor do they make the strict
//! parsers panic, and what these accept they can write.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use hoplab::sim::stream;
use hoplab::wire::dissect::{MAX_FIELDS, MAX_LAYERS};
use hoplab::wire::{
    BootOp, Dhcp, DhcpOption, Dissection, Dns, Eth, EtherType, Info, IpProto, Ipv4, Mac, Name, Proto, RData, Record,
    Udp, dissect, summary,
};

use super::frames::{frame, mutate, parsers};

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
        let mut frame = frame(&mut rng);
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
    assert!(agreed.values().filter(|times| **times > 20).count() >= 12, "{agreed:?}");
}

#[test]
fn no_bytes_are_too_strange_for_the_strict_parsers() {
    let mut rng = stream(4, "wire", "oracle");
    for _ in 0..40_000 {
        let mut frame = frame(&mut rng);
        mutate(&mut rng, &mut frame);
        // At the beginning of each layer stands what one of them could take.
        for layer in dissect(&frame).layers {
            parsers::ALL.iter().for_each(|read| read(&frame[layer.start..]));
        }
    }
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
