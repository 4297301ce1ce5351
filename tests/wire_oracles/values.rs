//! Strict values of the lower layers: whatever bytes one is read from, it can be written, and reads the same again.

use std::net::{Ipv4Addr, Ipv6Addr};

use hoplab::sim::{Rng, stream};
use hoplab::wire::{
    Bpdu, BpduFlags, BridgeId, Configuration, Extension, Icmp, IpProto, Ipv4, Ipv4Option, Ipv6, Ipv6Option, Llc, Mac,
    UnreachableCode, VlanTag,
};

use super::frames::{address, bytes};

const ROUNDS: usize = 40_000;

fn ipv4(rng: &mut Rng) -> Vec<u8> {
    let option = |rng: &mut Rng| {
        let route: Vec<Ipv4Addr> = (0..rng.below(5)).map(|_| address(rng)).collect();
        let pointer = rng.below(20) as u8;
        match rng.below(7) {
            0 => Ipv4Option::Nop,
            1 => Ipv4Option::RecordRoute { pointer, route },
            2 => Ipv4Option::LooseRoute { pointer, route },
            3 => Ipv4Option::StrictRoute { pointer, route },
            4 => {
                let words = (0..rng.below(6)).map(|_| rng.u32()).collect();
                Ipv4Option::Timestamp { pointer, overflow: rng.u16() as u8, flag: rng.below(16) as u8, words }
            }
            5 => Ipv4Option::RouterAlert(rng.u16()),
            _ => Ipv4Option::Other { kind: rng.u16() as u8, data: bytes(rng, 60) },
        }
    };
    let options = (0..rng.below(4)).map(|_| option(rng)).collect();
    let (src, dst) = (address(rng), address(rng));
    Ipv4 { options, ..Ipv4::new(src, dst, IpProto(rng.u16() as u8)) }.emit(&bytes(rng, 40))
}

fn ipv6(rng: &mut Rng) -> Vec<u8> {
    let option = |rng: &mut Rng| match rng.below(5) {
        0 => Ipv6Option::Pad1,
        1 => Ipv6Option::PadN(rng.below(9) as u8),
        2 => Ipv6Option::RouterAlert(rng.u16()),
        3 => Ipv6Option::Jumbo(rng.below(200)),
        _ => Ipv6Option::Other { kind: rng.u16() as u8, data: bytes(rng, 300) },
    };
    let extension = |rng: &mut Rng| match rng.below(5) {
        0 => Extension::HopByHop((0..rng.below(4)).map(|_| option(rng)).collect()),
        1 => Extension::Destination((0..rng.below(4)).map(|_| option(rng)).collect()),
        2 => Extension::Routing { kind: rng.below(6) as u8, segments_left: rng.below(3) as u8, data: bytes(rng, 60) },
        3 => Extension::Fragment { offset: rng.below(3) as u16, more: rng.chance(500_000), id: rng.u32() },
        _ => Extension::Authentication { spi: rng.u32(), sequence: rng.u32(), icv: bytes(rng, 40) },
    };
    let end = |rng: &mut Rng| Ipv6Addr::from(core::array::from_fn::<u8, 16, _>(|_| rng.u16() as u8));
    let extensions = (0..rng.below(4)).map(|_| extension(rng)).collect();
    let (src, dst) = (end(rng), end(rng));
    Ipv6 { extensions, flow_label: rng.u32(), ..Ipv6::new(src, dst, IpProto(rng.u16() as u8)) }.emit(&bytes(rng, 40))
}

fn icmp(rng: &mut Rng) -> Vec<u8> {
    let quote = bytes(rng, 60);
    let message = match rng.below(7) {
        0 => Icmp::Unreachable { code: UnreachableCode::Other(rng.below(20) as u8), mtu: rng.u16(), quote },
        1 => Icmp::ParameterProblem { code: rng.below(3) as u8, pointer: rng.u16() as u8, quote },
        2 => Icmp::Timestamp { reply: rng.chance(500_000), id: rng.u16(), seq: rng.u16(), times: [rng.u32(); 3] },
        3 => Icmp::AddressMask { reply: rng.chance(500_000), id: rng.u16(), seq: rng.u16(), mask: address(rng) },
        4 => {
            let routers = (0..rng.below(5)).map(|_| (address(rng), rng.u32().cast_signed())).collect();
            Icmp::RouterAdvertisement { code: 0, lifetime: rng.u16(), routers }
        }
        5 => Icmp::RouterSolicitation,
        _ => Icmp::Other { kind: rng.below(20) as u8, code: rng.below(3) as u8, rest: quote },
    };
    message.emit()
}

fn bpdu(rng: &mut Rng) -> Vec<u8> {
    let id = |rng: &mut Rng| BridgeId { priority: rng.u16(), extension: rng.u16(), mac: Mac::local(rng.u32()) };
    let body = Configuration {
        flags: BpduFlags(rng.u16() as u8),
        root: id(rng),
        root_cost: rng.u32(),
        bridge: id(rng),
        port: rng.u16(),
        message_age: rng.u16(),
        max_age: rng.u16(),
        hello_time: rng.u16(),
        forward_delay: rng.u16(),
    };
    match rng.below(3) {
        0 => Bpdu::TopologyChange,
        1 => Bpdu::Configuration(body),
        _ => Bpdu::Rapid(body),
    }
    .emit()
}

/// Makes messages, damages some, and holds each that can be read against what is read of its writing. Tells how many.
fn again<T: PartialEq + core::fmt::Debug>(
    name: &str,
    make: fn(&mut Rng) -> Vec<u8>,
    read: fn(&[u8]) -> Option<T>,
    write: fn(&T) -> Vec<u8>,
) -> usize {
    let mut rng = stream(5, "wire", name);
    let mut read_again = 0;
    for _ in 0..ROUNDS {
        let mut message = make(&mut rng);
        for _ in 0..rng.below(4) {
            let at = rng.below(message.len().max(1) as u32) as usize;
            let small = rng.below(8) as u8;
            message.get_mut(at).into_iter().for_each(|byte| *byte = small);
        }
        let Some(value) = read(&message) else { continue };
        let written = write(&value);
        assert_eq!(read(&written).as_ref(), Some(&value), "{name}: {message:02x?} written as {written:02x?}");
        read_again += 1;
    }
    read_again
}

#[test]
fn what_was_read_can_be_written() {
    let counts = [
        again("ipv4", ipv4, |b| Ipv4::parse(b).ok().map(|(h, p)| (h, p.to_vec())), |(h, p)| h.emit(p)),
        again("ipv6", ipv6, |b| Ipv6::parse(b).ok().map(|(h, p)| (h, p.to_vec())), |(h, p)| h.emit(p)),
        again("icmp", icmp, |b| Icmp::parse(b).ok(), Icmp::emit),
        again("bpdu", bpdu, |b| Bpdu::parse(b).ok(), Bpdu::emit),
        again("llc", |rng| bytes(rng, 12), |b| Llc::parse(b).ok().map(|(h, p)| (h, p.to_vec())), |(h, p)| h.emit(p)),
        again(
            "vlan",
            |rng| bytes(rng, 9),
            |b| VlanTag::parse(b).ok().map(|(h, p)| (h, p.to_vec())),
            |(h, p)| h.emit(p),
        ),
    ];
    assert!(counts.iter().all(|count| *count > ROUNDS / 5), "{counts:?}");
}
