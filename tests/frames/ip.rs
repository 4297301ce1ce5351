//! IPv4 with options, IPv6 with extension headers, and what they carry.

use hoplab::sim::Rng;
use hoplab::wire::{Extension, IpProto, Ipv4, Ipv4Option, Ipv6, Ipv6Option};

use super::draw::{address, address6, array, byte, bytes, percent, pick, some};
use super::{icmp, icmpv6, transport};

/// RFC 3692: for experiments.
const EXPERIMENTAL: IpProto = IpProto(253);
/// RFC 8200 4.7: nothing follows.
const NOTHING: IpProto = IpProto(59);

/// A packet, mostly whole; a piece of one is any piece.
pub(super) fn v4(rng: &mut Rng) -> Vec<u8> {
    let (src, dst) = (address(rng), address(rng));
    let (proto, payload) = match rng.below(20) {
        0..4 => (IpProto::ICMP, icmp::message(rng)),
        4..6 => (IpProto::IGMP, icmp::groups(rng)),
        6 => (EXPERIMENTAL, bytes(rng, 60)),
        7..13 => (IpProto::UDP, transport::udp(rng).emit_v4(src, dst)),
        _ => (IpProto::TCP, transport::tcp(rng).emit_v4(src, dst)),
    };
    let options = if percent(rng, 20) { options(rng) } else { Vec::new() };
    let (more_fragments, fragment_offset) = match rng.below(20) {
        0 => (true, 0),
        1 => (percent(rng, 50), 1 + rng.below(4000) as u16),
        _ => (false, 0),
    };
    let header = Ipv4 { ttl: byte(rng), tos: byte(rng), id: rng.u16(), options, ..Ipv4::new(src, dst, proto) };
    Ipv4 { dont_fragment: percent(rng, 50), more_fragments, fragment_offset, ..header }.emit(&payload)
}

/// A few options; those that do not fit are left out when written.
fn options(rng: &mut Rng) -> Vec<Ipv4Option> {
    let mut all = some(rng, 2, option);
    all.push(option(rng));
    all
}

fn option(rng: &mut Rng) -> Ipv4Option {
    let route = some(rng, 3, address);
    // A pointer to one of the places, or behind the last.
    let pointer = 4 + 4 * rng.below(route.len() as u32 + 1) as u8;
    match rng.below(6) {
        0 => Ipv4Option::Nop,
        1 => Ipv4Option::RecordRoute { pointer, route },
        2 => Ipv4Option::LooseRoute { pointer, route },
        3 => Ipv4Option::StrictRoute { pointer, route },
        4 => {
            let words = some(rng, 4, Rng::u32);
            let pointer = 5 + 4 * rng.below(words.len() as u32 + 1) as u8;
            Ipv4Option::Timestamp { pointer, overflow: rng.below(16) as u8, flag: 0, words }
        }
        _ => Ipv4Option::RouterAlert(rng.u16()),
    }
}

/// A packet with any extension headers in the order of RFC 8200 4.1.
pub(super) fn v6(rng: &mut Rng) -> Vec<u8> {
    let (src, dst) = (address6(rng), address6(rng));
    let (proto, payload) = match rng.below(13) {
        0 => (EXPERIMENTAL, bytes(rng, 60)),
        1 => (NOTHING, Vec::new()),
        10.. => (IpProto::ICMPV6, icmpv6::message(rng, src, dst)),
        2..6 => (IpProto::UDP, transport::udp(rng).emit_v6(src, dst)),
        _ => (IpProto::TCP, transport::tcp(rng).emit_v6(src, dst)),
    };
    let extensions = if percent(rng, 30) { extensions(rng) } else { Vec::new() };
    let (hop_limit, traffic_class, flow_label) = (byte(rng), byte(rng), rng.below(1 << 20));
    Ipv6 { hop_limit, traffic_class, flow_label, extensions, ..Ipv6::new(src, dst, proto) }.emit(&payload)
}

fn extensions(rng: &mut Rng) -> Vec<Extension> {
    let mut all = Vec::new();
    if percent(rng, 40) {
        let mut options = options6(rng);
        if percent(rng, 50) {
            options.push(Ipv6Option::RouterAlert(rng.u16()));
        }
        all.push(Extension::HopByHop(options));
    }
    if percent(rng, 30) {
        all.push(Extension::Destination(options6(rng)));
    }
    if percent(rng, 20) {
        // Kinds up to 4 have shapes of their own; this one is for experiments (RFC 4727).
        all.push(Extension::Routing { kind: 253, segments_left: byte(rng), data: array::<12>(rng).to_vec() });
    }
    if percent(rng, 30) {
        let offset = if percent(rng, 50) { 0 } else { rng.below(1 << 13) as u16 };
        all.push(Extension::Fragment { offset, more: percent(rng, 50), id: rng.u32() });
    }
    if percent(rng, 20) {
        all.push(Extension::Authentication { spi: rng.u32(), sequence: rng.u32(), icv: array::<12>(rng).to_vec() });
    }
    all
}

/// A single byte of padding does not come last: tshark looks for a length behind it.
fn options6(rng: &mut Rng) -> Vec<Ipv6Option> {
    let mut all = some(rng, 3, option6);
    if all.last() == Some(&Ipv6Option::Pad1) {
        all.push(Ipv6Option::PadN(rng.below(8) as u8));
    }
    all
}

fn option6(rng: &mut Rng) -> Ipv6Option {
    match rng.below(3) {
        0 => Ipv6Option::Pad1,
        1 => Ipv6Option::PadN(rng.below(8) as u8),
        _ => Ipv6Option::Other { kind: pick(rng, &[0x1e, 0x3e, 0x5e]), data: bytes(rng, 20) },
    }
}
