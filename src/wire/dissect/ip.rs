//! IPv4 and ICMP, with the packet that an ICMP error quotes.

use super::draft::{Draft, Span};
use super::transport::{self, is_icmp_error};
use super::{Proto, igmp};
use crate::wire::fields::{self, data, icmp};
use crate::wire::{IpProto, Ipv4View, WireError, checksum};

const IP_LEN: usize = 20;
const ICMP_LEN: usize = 8;

/// A packet; tells how many bytes it takes. What follows them is padding.
pub(super) fn packet(draft: &mut Draft<'_>, span: Span) -> usize {
    let bytes = draft.bytes(span);
    let Some(view) = Ipv4View::new(bytes) else {
        draft.layer(Proto::Ipv4, span, IP_LEN);
        draft.table(fields::ipv4::FIELDS, 0);
        draft.fault(WireError::Truncated);
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
    if header > IP_LEN {
        draft.bytes_field(&fields::ipv4::OPTIONS, span.start + IP_LEN, header - IP_LEN);
    }
    let complete = total <= bytes.len();
    if !complete && span.whole {
        draft.fault(WireError::Truncated);
    } else if header <= bytes.len() && !view.checksum_ok() {
        draft.fault(WireError::Checksum);
    }
    let end = span.start + total.min(bytes.len());
    let whole = span.whole && complete && !view.is_fragment();
    payload(draft, &view, Span { end, whole, ..span }.after(header));
    total
}

/// Whether the version is 4 and the lengths do not contradict each other. What fails is not read on (RFC 1812 5.2.2).
pub(in crate::wire) fn is_coherent(bytes: &[u8]) -> bool {
    let is_v4 = bytes.first().is_some_and(|byte| byte >> 4 == 4);
    Ipv4View::new(bytes)
        .is_some_and(|view| is_v4 && view.header_len() >= IP_LEN && view.total_len() >= view.header_len())
}

fn payload(draft: &mut Draft<'_>, view: &Ipv4View<'_>, span: Span) {
    if view.is_later_fragment() || span.len() == 0 {
        return draft.data(&data::UNKNOWN, span);
    }
    let addresses = checksum::sum(&view.src().octets()) + checksum::sum(&view.dst().octets());
    match view.proto() {
        IpProto::ICMP => message(draft, span),
        IpProto::IGMP => igmp::message(draft, span),
        IpProto::UDP => transport::udp(draft, addresses, span),
        IpProto::TCP => transport::tcp(draft, addresses, span),
        _ => draft.data(&data::UNKNOWN, span),
    }
}

fn message(draft: &mut Draft<'_>, span: Span) {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Icmp, span, ICMP_LEN);
    draft.table(icmp::FIELDS, 0);
    let kind = bytes.first().copied().unwrap_or_default();
    second_line(draft, kind, bytes.get(1).copied().unwrap_or_default(), span.start);
    if span.whole && bytes.len() < ICMP_LEN {
        draft.fault(WireError::Truncated);
    } else if span.whole && checksum::checksum(bytes) != 0 {
        draft.fault(WireError::Checksum);
    }
    let rest = span.after(ICMP_LEN);
    // RFC 1122 3.2.2: no error is sent about an error, so a quote within a quote is only data.
    if is_icmp_error(kind) && !span.quoted && rest.len() > 0 {
        let taken = packet(draft, Span { quoted: true, whole: false, ..rest });
        draft.data(&data::ICMP, rest.after(taken));
    } else {
        draft.data(&data::ICMP, rest);
    }
}

/// The bytes that each type of message uses in its own way (RFC 792; RFC 1191 4), and the words for its code.
fn second_line(draft: &mut Draft<'_>, kind: u8, code: u8, start: usize) {
    match kind {
        3 => draft.refine("icmp.code", &icmp::UNREACHABLE_CODE),
        11 => draft.refine("icmp.code", &icmp::EXCEEDED_CODE),
        _ => {}
    }
    match (kind, code) {
        (0 | 8, _) => {
            draft.bytes_field(&icmp::IDENT, start + 4, 2);
            draft.bytes_field(&icmp::SEQ, start + 6, 2);
        }
        (3, 4) => {
            draft.bytes_field(&icmp::UNUSED, start + 4, 2);
            draft.bytes_field(&icmp::MTU, start + 6, 2);
        }
        (5, _) => draft.bytes_field(&icmp::REDIRECT_GATEWAY, start + 4, 4),
        _ => draft.bytes_field(&icmp::UNUSED, start + 4, 4),
    }
}
