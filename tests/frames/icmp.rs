//! ICMP, with the packets that its errors quote, and IGMP.

use hoplab::sim::Rng;
use hoplab::wire::{GroupRecord, Icmp, Igmp, IpProto, Ipv4, QueryV3, RecordKind, UnreachableCode};

use super::draw::{address, byte, bytes, percent, pick, some};
use super::transport;

/// A message of any type.
pub(super) fn message(rng: &mut Rng) -> Vec<u8> {
    let (id, seq, reply) = (rng.u16(), rng.u16(), percent(rng, 50));
    match rng.below(12) {
        0..2 => Icmp::EchoRequest { id, seq, data: bytes(rng, 60) },
        2 => Icmp::EchoReply { id, seq, data: bytes(rng, 60) },
        3..5 => Icmp::Unreachable { code: unreachable(rng), mtu: rng.u16(), quote: quote(rng) },
        5 => Icmp::TimeExceeded { code: rng.below(2) as u8, quote: quote(rng) },
        6 => Icmp::Redirect { code: rng.below(4) as u8, gateway: address(rng), quote: quote(rng) },
        7 => Icmp::SourceQuench { quote: quote(rng) },
        8 => Icmp::ParameterProblem { code: rng.below(3) as u8, pointer: byte(rng), quote: quote(rng) },
        9 => Icmp::Timestamp { reply, id, seq, times: core::array::from_fn(|_| rng.below(86_400_000)) },
        10 => Icmp::AddressMask { reply, id, seq, mask: address(rng) },
        _ => advertisement(rng),
    }
    .emit()
}

fn unreachable(rng: &mut Rng) -> UnreachableCode {
    use UnreachableCode as Code;
    pick(rng, &[Code::Net, Code::Host, Code::Protocol, Code::Port, Code::FragNeeded, Code::FragNeeded, Code::Other(13)])
}

fn advertisement(rng: &mut Rng) -> Icmp {
    if percent(rng, 50) {
        return Icmp::RouterSolicitation;
    }
    let mut routers = some(rng, 3, |rng| (address(rng), rng.u32().cast_signed()));
    routers.push((address(rng), 0));
    Icmp::RouterAdvertisement { code: 0, lifetime: rng.u16(), routers }
}

/// The beginning of a packet with the eight bytes behind its header that RFC 792 asks for.
fn quote(rng: &mut Rng) -> Vec<u8> {
    let (src, dst) = (address(rng), address(rng));
    let (proto, payload) = if percent(rng, 50) {
        (IpProto::UDP, transport::udp(rng).emit_v4(src, dst))
    } else {
        (IpProto::TCP, transport::tcp(rng).emit_v4(src, dst))
    };
    let mut quote = Ipv4 { ttl: byte(rng), id: rng.u16(), ..Ipv4::new(src, dst, proto) }.emit(&payload);
    quote.truncate(28);
    quote
}

/// A message of any version of IGMP.
pub(super) fn groups(rng: &mut Rng) -> Vec<u8> {
    let group = address(rng);
    match rng.below(6) {
        0 => Igmp::Query { max_response_tenths: 1 + rng.below(254) as u8, group },
        1 => Igmp::QueryV3(QueryV3 {
            max_response_code: byte(rng),
            group,
            suppress: percent(rng, 50),
            robustness: rng.below(8) as u8,
            interval_code: byte(rng),
            sources: some(rng, 4, address),
        }),
        2 => Igmp::ReportV1 { group },
        3 => Igmp::ReportV2 { group },
        4 => Igmp::Leave { group },
        _ => Igmp::ReportV3(some(rng, 3, record)),
    }
    .emit()
}

fn record(rng: &mut Rng) -> GroupRecord {
    let kind = RecordKind::from_code(1 + rng.below(6) as u8);
    GroupRecord { kind, group: address(rng), sources: some(rng, 3, address), auxiliary: Vec::new() }
}
