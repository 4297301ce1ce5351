//! IPv4: the header, its options, and what it carries.

use super::draft::{Draft, Span};
use super::{Proto, icmp, igmp, ip_options, ipsec, ipv6, transport};
use crate::wire::fields::{self, data};
use crate::wire::{IpProto, Ipv4View, WireError, checksum};

const IP_LEN: usize = 20;
/// More authentication headers than this are data: one is in use.
const MAX_AUTHENTICATIONS: usize = 2;
/// Behind so many layers a packet within a packet is data, so that what it carries finds room.
const MAX_LAYERS_OUTSIDE: usize = super::MAX_LAYERS / 2;

/// A packet; tells how many bytes it takes. What follows them is padding.
pub(super) fn packet(draft: &mut Draft<'_>, span: Span) -> usize {
    let bytes = draft.bytes(span);
    let Some(view) = Ipv4View::new(bytes) else {
        draft.layer(Proto::Ipv4, span, IP_LEN);
        draft.table(fields::ipv4::FIELDS, 0);
        draft.early_end(span);
        return span.len();
    };
    let (header, total) = (view.header_len(), view.total_len());
    draft.layer(Proto::Ipv4, span, header.max(IP_LEN));
    draft.table(fields::ipv4::FIELDS, 0);
    if !is_coherent(bytes) {
        draft.fault(WireError::Malformed);
        draft.data(&data::UNKNOWN, span.after(header.max(IP_LEN)));
        return span.len();
    }
    let mut dst = checksum::sum(&view.dst().octets());
    if header > IP_LEN {
        let options = Span { end: span.end.min(span.start + header), ..span }.after(IP_LEN);
        if let Some(end) = ip_options::options(draft, options) {
            // RFC 1122 3.2.1.8(c): the transport counts the last destination.
            dst = checksum::sum(draft.bytes(Span { start: end, end: end + 4, ..span }));
        }
    }
    let complete = total <= bytes.len();
    if !complete && span.whole {
        draft.fault(WireError::Truncated);
    } else if header <= bytes.len() && !view.checksum_ok() {
        draft.fault(WireError::Checksum);
    }
    let end = span.start + total.min(bytes.len());
    let whole = span.whole && complete && !view.is_fragment();
    let payload = Span { end, whole, ..span }.after(header);
    if view.is_later_fragment() {
        draft.data(&data::UNKNOWN, payload);
    } else {
        self::payload(draft, view.proto(), checksum::sum(&view.src().octets()) + dst, payload);
    }
    total
}

/// Whether the version is 4 and the lengths do not contradict each other. What fails is not read on (RFC 1812 5.2.2).
pub(in crate::wire) fn is_coherent(bytes: &[u8]) -> bool {
    let is_v4 = bytes.first().is_some_and(|byte| byte >> 4 == 4);
    Ipv4View::new(bytes)
        .is_some_and(|view| is_v4 && view.header_len() >= IP_LEN && view.total_len() >= view.header_len())
}

/// What a header carries, behind authentication headers, between hosts whose addresses have this sum.
fn payload(draft: &mut Draft<'_>, mut proto: IpProto, addresses: u64, mut span: Span) {
    for _ in 0..MAX_AUTHENTICATIONS {
        if proto != IpProto::AUTHENTICATION || span.len() == 0 {
            break;
        }
        let Some(next) = ipsec::authentication(draft, span) else { return };
        (proto, span) = next;
    }
    match proto {
        _ if span.len() == 0 => {}
        IpProto::ICMP => icmp::message(draft, span),
        IpProto::IGMP => igmp::message(draft, span),
        IpProto::UDP => transport::udp(draft, addresses, span),
        IpProto::TCP => transport::tcp(draft, addresses, span),
        IpProto::ESP => ipsec::encrypted(draft, span),
        IpProto::IPV4 | IpProto::IPV6 => tunnelled(draft, proto, span),
        _ => draft.data(&data::UNKNOWN, span),
    }
}

/// A packet within a packet (RFC 2003, RFC 2473, RFC 4213), unless they are too deep already.
pub(super) fn tunnelled(draft: &mut Draft<'_>, proto: IpProto, span: Span) {
    let taken = match proto {
        _ if draft.layers.len() >= MAX_LAYERS_OUTSIDE => 0,
        IpProto::IPV4 => packet(draft, span),
        _ => ipv6::packet(draft, span),
    };
    draft.data(&data::UNKNOWN, span.after(taken));
}
