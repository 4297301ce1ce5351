//! ICMPv6: echoes, errors with their quotes, neighbour discovery and MLD.

use std::net::Ipv6Addr;

use hoplab::sim::Rng;
use hoplab::wire::{Icmpv6, IpProto, Ipv6, Mac, Mld, MldQuery, MldRecord, NdOption, NeighborAdvertisement, RecordKind};

use super::draw::{address6, array, byte, bytes, percent, some};
use super::transport;

/// A message of any type.
pub(super) fn message(rng: &mut Rng, src: Ipv6Addr, dst: Ipv6Addr) -> Vec<u8> {
    let (id, seq, target, group) = (rng.u16(), rng.u16(), address6(rng), address6(rng));
    match rng.below(13) {
        0..2 => Icmpv6::EchoRequest { id, seq, data: bytes(rng, 60) },
        2 => Icmpv6::EchoReply { id, seq, data: bytes(rng, 60) },
        3 => Icmpv6::Unreachable { code: rng.below(7) as u8, quote: quote(rng) },
        4 => Icmpv6::PacketTooBig { mtu: rng.u32(), quote: quote(rng) },
        5 => Icmpv6::TimeExceeded { code: rng.below(2) as u8, quote: quote(rng) },
        6 => Icmpv6::ParameterProblem { code: rng.below(3) as u8, pointer: rng.below(1000), quote: quote(rng) },
        7 => Icmpv6::RouterSolicitation { options: some(rng, 2, option) },
        8 => Icmpv6::NeighborSolicitation { target, options: some(rng, 2, option) },
        9 => Icmpv6::NeighborAdvertisement(NeighborAdvertisement {
            router: percent(rng, 50),
            solicited: percent(rng, 50),
            override_known: percent(rng, 50),
            target,
            options: some(rng, 2, option),
        }),
        10 => Icmpv6::Mld(Mld::Report { group }),
        11 => Icmpv6::Mld(Mld::QueryV2(MldQuery {
            max_response_code: rng.u16(),
            group,
            suppress: percent(rng, 50),
            robustness: rng.below(8) as u8,
            interval_code: byte(rng),
            sources: some(rng, 3, address6),
        })),
        _ => Icmpv6::Mld(Mld::ReportV2(some(rng, 3, record))),
    }
    .emit(src, dst)
}

fn option(rng: &mut Rng) -> NdOption {
    match rng.below(3) {
        0 => NdOption::SourceLinkAddress(Mac(array(rng))),
        1 => NdOption::TargetLinkAddress(Mac(array(rng))),
        _ => NdOption::Mtu(rng.u32()),
    }
}

fn record(rng: &mut Rng) -> MldRecord {
    let kind = RecordKind::from_code(1 + rng.below(6) as u8);
    MldRecord { kind, group: address6(rng), sources: some(rng, 3, address6), auxiliary: Vec::new() }
}

/// The beginning of a packet with eight bytes behind its header.
fn quote(rng: &mut Rng) -> Vec<u8> {
    let (src, dst) = (address6(rng), address6(rng));
    let mut quote = Ipv6::new(src, dst, IpProto::UDP).emit(&transport::udp(rng).emit_v6(src, dst));
    quote.truncate(48);
    quote
}
