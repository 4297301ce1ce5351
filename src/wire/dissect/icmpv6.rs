//! ICMPv6: errors with the packet that they quote, and echoes. What else it carries is read in `nd` and `mld`.

use super::draft::{Draft, Span};
use super::{Proto, ipv6, mld, nd, transport};
use crate::wire::fields::{data, icmpv6 as table};
use crate::wire::{IpProto, WireError};

const HEADER_LEN: usize = 8;

/// Whether messages of this type quote the packet that they are about (RFC 4443 3). The other types below 128 are
/// errors that nobody defined.
pub(in crate::wire) const fn is_error(kind: u8) -> bool {
    matches!(kind, 1..=4)
}

/// A message between hosts whose addresses have this sum.
pub(super) fn message(draft: &mut Draft<'_>, addresses: u64, span: Span) {
    let bytes = draft.bytes(span);
    let kind = bytes.first().copied().unwrap_or_default();
    let carries_more = is_error(kind) || matches!(kind, 128 | 129);
    let len = match kind {
        _ if carries_more => HEADER_LEN,
        137 => nd::quote_at(bytes).unwrap_or(bytes.len()),
        _ => bytes.len(),
    };
    draft.layer(Proto::Icmpv6, span, len);
    draft.table(table::FIELDS, 0);
    if bytes.len() < HEADER_LEN {
        draft.early_end(span);
    } else if span.whole && transport::check(addresses, IpProto::ICMPV6, bytes) != 0 {
        draft.fault(WireError::Checksum);
    }
    body(draft, kind, span);
    let rest = span.after(len);
    let quotes = is_error(kind) || kind == 137;
    // RFC 4443 2.4 (e): no error is sent about an error, so a quote within a quote is only data.
    if quotes && !span.quoted && rest.len() > 0 {
        let taken = ipv6::packet(draft, Span { quoted: true, whole: false, ..rest });
        draft.data(&data::ICMP, rest.after(taken));
    } else {
        draft.data(&data::ICMP, rest);
    }
}

/// What each type of message says in its own way.
fn body(draft: &mut Draft<'_>, kind: u8, span: Span) {
    let start = span.start;
    match kind {
        1 => draft.refine("icmpv6.code", &table::UNREACHABLE_CODE),
        3 => draft.refine("icmpv6.code", &table::EXCEEDED_CODE),
        4 => draft.refine("icmpv6.code", &table::PARAMETER_CODE),
        _ => {}
    }
    match kind {
        1 | 3 => draft.bytes_field(&table::RESERVED, start + 4, 4),
        2 => draft.bytes_field(&table::MTU, start + 4, 4),
        4 => draft.bytes_field(&table::POINTER, start + 4, 4),
        128 | 129 => draft.table(table::ECHO, 0),
        130..=132 | 143 => mld::body(draft, kind, span),
        133..=137 => nd::body(draft, kind, span),
        _ if span.len() > 4 => draft.bytes_field(&table::DATA, start + 4, span.len() - 4),
        _ => {}
    }
}
