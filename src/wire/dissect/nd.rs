//! Neighbour discovery: who is there, who is the router, and what its options tell about this network.

use super::draft::{Draft, Span};
use crate::wire::field::{Field, Value};
use crate::wire::fields::{icmpv6, nd as table};
use crate::wire::{Name, WireError};

/// RFC 4861 4.6.3: two bytes of every option, and six of nothing, stand before the packet.
const QUOTE_HEAD_LEN: usize = 8;
const REDIRECT_LEN: usize = 40;
const REDIRECTED: u8 = 4;

/// The body of a message, and its options.
pub(super) fn body(draft: &mut Draft<'_>, kind: u8, span: Span) {
    // RFC 4861 4: bytes before the options.
    let (fields, len) = match kind {
        134 => (table::ROUTER, 16),
        135 => (table::SOLICITATION, 24),
        136 => (table::ADVERTISEMENT, 24),
        137 => (table::REDIRECT, REDIRECT_LEN),
        _ => (&[][..], 8),
    };
    if !matches!(kind, 134 | 136) {
        draft.bytes_field(&icmpv6::RESERVED, span.start + 4, 4);
    }
    draft.table(fields, 0);
    if span.len() < len {
        return draft.early_end(span);
    }
    options(draft, span.after(len), span.start);
}

/// Where the packet begins that a redirect is about, counted from the message's first byte: behind the head of the
/// last option. An option in between is only bytes.
pub(super) fn quote_at(bytes: &[u8]) -> Option<usize> {
    let mut at = REDIRECT_LEN;
    while let Some(&[kind, units]) = bytes.get(at..at + 2) {
        let end = at + usize::from(units) * 8;
        if kind == REDIRECTED && units > 1 && end >= bytes.len() {
            return Some(at + QUOTE_HEAD_LEN).filter(|at| *at < bytes.len());
        }
        if units == 0 {
            break;
        }
        at = end;
    }
    None
}

/// RFC 4861 4.6: lengths count eight bytes; one of zero makes the message invalid.
fn options(draft: &mut Draft<'_>, mut rest: Span, start: usize) {
    while let Some(&kind) = draft.bytes(rest).first().filter(|_| draft.has_room()) {
        let skip = rest.start - start;
        draft.table(table::OPTION, skip);
        let Some(units) = draft.bytes(rest).get(1) else { return draft.early_end(rest) };
        let len = usize::from(*units) * 8;
        if len == 0 {
            return draft.fault(WireError::Malformed);
        }
        if len > rest.len() {
            draft.early_end(rest);
        }
        option(draft, kind, Span { end: rest.end.min(rest.start + len), ..rest }, skip);
        rest = rest.after(len);
    }
}

/// The value of an option that takes `span`, `skip` bytes from the message's first.
fn option(draft: &mut Draft<'_>, kind: u8, span: Span, skip: usize) {
    let (at, len) = (span.start, span.len());
    let value = |draft: &mut Draft<'_>, field| {
        if len > 2 {
            draft.bytes_field(field, at + 2, len - 2);
        }
    };
    match (kind, len) {
        (1, 8) => value(draft, &table::SOURCE_LINK),
        (1, _) => value(draft, &table::SOURCE_LINK_BYTES),
        (2, 8) => value(draft, &table::TARGET_LINK),
        (2, _) => value(draft, &table::TARGET_LINK_BYTES),
        (3, 32) => draft.table(table::PREFIX, skip),
        (REDIRECTED, 8..) => {
            draft.bytes_field(&table::OPTION_RESERVED, at + 2, 6);
            // Not within the layer when it is taken apart.
            draft.bytes_field(&table::QUOTE, at + QUOTE_HEAD_LEN, len - QUOTE_HEAD_LEN);
        }
        (5, 8) => draft.table(table::MTU, skip),
        (14, _) => value(draft, &table::NONCE),
        (25, 8..) => {
            draft.table(table::DNS, skip);
            (at + 8..(at + len).saturating_sub(15)).step_by(16).for_each(|at| {
                draft.bytes_field(&table::DNS_SERVER, at, 16);
            });
        }
        (31, 8..) => {
            draft.table(table::SEARCH, skip);
            names(draft, &table::SEARCH_NAME, span.after(8));
        }
        _ => value(draft, &icmpv6::DATA),
    }
}

/// Names one after another, written as in DNS but never shortened (RFC 8106 5.2); zeros fill the option.
fn names(draft: &mut Draft<'_>, field: &'static Field, span: Span) {
    let bytes = draft.bytes(span);
    let mut at = 0;
    while bytes.get(at).is_some_and(|len| *len != 0) && draft.has_room() {
        let Ok((name, end)) = Name::read(bytes, at) else { return draft.fault(WireError::Malformed) };
        let text = name.to_string();
        draft.value(field, (span.start + at) * 8, (end - at) * 8, Value::Text(text.into()));
        at = end.max(at + 1);
    }
}
