//! IPv6: the fixed header, the extension headers one after another, and what they carry.

use super::draft::{Draft, Span};
use super::{Proto, icmpv6, transport};
use crate::wire::fields::{data, ipv6 as table};
use crate::wire::{IpProto, WireError, be16, checksum};

const IP_LEN: usize = 40;
/// More extension headers than this are data: RFC 8200 4.1 wants each but one at most once.
const MAX_EXTENSIONS: usize = 6;

const HOP_BY_HOP: u8 = 0;
const ROUTING: u8 = 43;
const FRAGMENT: u8 = 44;
const DESTINATION: u8 = 60;

/// A packet; tells how many bytes it takes. What follows them is padding.
pub(super) fn packet(draft: &mut Draft<'_>, span: Span) -> usize {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Ipv6, span, IP_LEN);
    draft.table(table::FIELDS, 0);
    let (Some(len), Some(&next), Some(addresses)) = (be16(bytes, 4), bytes.get(6), bytes.get(8..IP_LEN)) else {
        draft.early_end(span);
        return span.len();
    };
    if bytes.first().is_none_or(|byte| byte >> 4 != 6) {
        draft.fault(WireError::Malformed);
        draft.data(&data::UNKNOWN, span.after(IP_LEN));
        return span.len();
    }
    // RFC 2675: zero before hop-by-hop options announces a jumbo packet, which takes what is there.
    let is_jumbo = len == 0 && next == HOP_BY_HOP;
    let total = if is_jumbo { bytes.len() } else { IP_LEN + usize::from(len) };
    let complete = total <= bytes.len();
    if !complete {
        draft.early_end(span);
    }
    let end = span.start + total.min(bytes.len());
    let rest = Span { end, whole: span.whole && complete, ..span }.after(IP_LEN);
    extensions(draft, next, checksum::sum(addresses), rest);
    total
}

/// The extension headers, then the payload.
fn extensions(draft: &mut Draft<'_>, first: u8, addresses: u64, mut rest: Span) {
    let mut kind = first;
    for _ in 0..MAX_EXTENSIONS {
        if !matches!(kind, HOP_BY_HOP | ROUTING | FRAGMENT | DESTINATION) || rest.len() == 0 {
            break;
        }
        let bytes = draft.bytes(rest);
        // RFC 8200 4.2: eight bytes, and as many times eight more as the second byte says; a fragment's has no length.
        let units = if kind == FRAGMENT { 0 } else { bytes.get(1).map_or(0, |units| usize::from(*units)) };
        let len = 8 + units * 8;
        draft.layer(Proto::Ipv6Ext, rest, len);
        extension(draft, kind, rest, len);
        if bytes.len() < len {
            return draft.early_end(rest);
        }
        let place = be16(bytes, 2).filter(|_| kind == FRAGMENT).unwrap_or_default();
        let next = bytes.first().copied().unwrap_or_default();
        rest = Span { whole: rest.whole && place & 0xfff9 == 0, ..rest.after(len) };
        if place & 0xfff8 != 0 {
            // RFC 8200 4.5: only the first piece has the headers.
            return draft.data(&data::UNKNOWN, rest);
        }
        kind = next;
    }
    payload(draft, kind, addresses, rest);
}

fn extension(draft: &mut Draft<'_>, kind: u8, span: Span, len: usize) {
    match kind {
        ROUTING => draft.table(table::ROUTING, 0),
        FRAGMENT => draft.table(table::FRAGMENT, 0),
        HOP_BY_HOP => draft.table(table::HOP_BY_HOP, 0),
        _ => draft.table(table::DESTINATION, 0),
    }
    if matches!(kind, HOP_BY_HOP | DESTINATION) {
        options(draft, span.start + 2, draft.bytes(span).get(2..len).unwrap_or_default());
    }
}

/// The options one by one (RFC 8200 4.2); Pad1 alone has no length.
fn options(draft: &mut Draft<'_>, start: usize, bytes: &[u8]) {
    let mut at = 0;
    while let Some(&kind) = bytes.get(at).filter(|_| draft.has_room()) {
        draft.bytes_field(&table::OPTION_TYPE, start + at, 1);
        if kind == 0 {
            at += 1;
            continue;
        }
        let len = bytes.get(at + 1).map(|len| usize::from(*len)).filter(|len| at + 2 + len <= bytes.len());
        let Some(len) = len else { return draft.fault(WireError::Malformed) };
        draft.bytes_field(&table::OPTION_LENGTH, start + at + 1, 1);
        at += 2 + len;
    }
}

fn payload(draft: &mut Draft<'_>, kind: u8, addresses: u64, span: Span) {
    match IpProto(kind) {
        _ if span.len() == 0 => {}
        IpProto::ICMPV6 => icmpv6::message(draft, addresses, span),
        IpProto::UDP => transport::udp(draft, addresses, span),
        IpProto::TCP => transport::tcp(draft, addresses, span),
        _ => draft.data(&data::UNKNOWN, span),
    }
}
