//! PPP over Ethernet: how a session is found, and the header of its frames.

use super::draft::{Draft, Span};
use super::{Proto, ppp};
use crate::wire::field::Field;
use crate::wire::fields::pppoe as table;
use crate::wire::{PPPOE_HEADER_LEN, WireError, be16, pppoe_tag};

/// What stands in a tag before its value.
const TAG_HEAD_LEN: usize = 4;

/// A discovery frame; how many bytes it took.
pub(super) fn discovery(draft: &mut Draft<'_>, span: Span) -> usize {
    let len = taken(draft, span);
    draft.layer(Proto::PppoeDiscovery, span, len);
    draft.table(table::FIELDS, 0);
    check(draft, span);
    let bytes = draft.bytes(Span { end: span.start + len, ..span });
    let mut at = PPPOE_HEADER_LEN;
    while at < bytes.len() && draft.has_room() {
        let (Some(kind), Some(len)) = (be16(bytes, at), be16(bytes, at + 2).map(usize::from)) else {
            draft.early_end(span);
            break;
        };
        at += TAG_HEAD_LEN;
        // RFC 2516 appendix A: the end of the list, if somebody still says so.
        if kind == 0 {
            break;
        }
        if at + len > bytes.len() {
            draft.early_end(span);
            break;
        }
        if let Some(field) = tag(kind).filter(|_| len > 0) {
            draft.bytes_field(field, span.start + at, len);
        }
        at += len;
    }
    len
}

fn tag(kind: u16) -> Option<&'static Field> {
    Some(match kind {
        pppoe_tag::SERVICE_NAME => &table::SERVICE_NAME,
        pppoe_tag::AC_NAME => &table::AC_NAME,
        pppoe_tag::HOST_UNIQ => &table::HOST_UNIQ,
        pppoe_tag::AC_COOKIE => &table::AC_COOKIE,
        0x0110 => &table::RELAY,
        0x0120 => &table::MAX_PAYLOAD,
        pppoe_tag::SERVICE_NAME_ERROR => &table::SERVICE_NAME_ERROR,
        pppoe_tag::AC_SYSTEM_ERROR => &table::AC_SYSTEM_ERROR,
        pppoe_tag::GENERIC_ERROR => &table::GENERIC_ERROR,
        _ => return None,
    })
}

/// A frame of a session; how many bytes it took.
pub(super) fn session(draft: &mut Draft<'_>, span: Span) -> usize {
    let len = taken(draft, span);
    draft.layer(Proto::PppoeSession, span, PPPOE_HEADER_LEN);
    draft.table(table::FIELDS, 0);
    check(draft, span);
    let inside = Span { end: span.start + len, ..span }.after(PPPOE_HEADER_LEN);
    ppp::frame(draft, inside);
    len
}

/// How many bytes the header and what it says it carries take, as far as they are there.
fn taken(draft: &Draft<'_>, span: Span) -> usize {
    let carried = be16(draft.bytes(span), 4).map_or(0, usize::from);
    (PPPOE_HEADER_LEN + carried).min(span.len())
}

fn check(draft: &mut Draft<'_>, span: Span) {
    let bytes = draft.bytes(span);
    match be16(bytes, 4) {
        Some(len) if bytes.len() >= PPPOE_HEADER_LEN + usize::from(len) => {
            if bytes.first() != Some(&0x11) {
                draft.fault(WireError::Malformed);
            }
        }
        _ => draft.early_end(span),
    }
}
