//! RIP: a router tells its neighbours which networks it reaches.

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::fields::rip as table;
use crate::wire::{WireError, be16};

const HEADER_LEN: usize = 4;
const ENTRY_LEN: usize = 20;
/// RFC 2453 4.1: the entry is no route.
const AUTHENTICATION: u16 = 0xffff;

/// A whole message.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Rip, span, span.len());
    draft.table(table::FIELDS, 0);
    let bytes = draft.bytes(span);
    if bytes.len() < HEADER_LEN {
        return draft.early_end(span);
    }
    let is_v1 = bytes.get(1) == Some(&1);
    let mut left = span.after(HEADER_LEN);
    while left.len() > 0 && draft.has_room() {
        let entry = draft.bytes(left);
        let skip = left.start - span.start;
        let (family, kind) = (be16(entry, 0), be16(entry, 2));
        if family == Some(AUTHENTICATION) && kind == Some(1) {
            return trailer(draft, left, skip);
        }
        match family {
            Some(AUTHENTICATION) => authentication(draft, kind, skip),
            _ if is_v1 => draft.table(table::ROUTE_V1, skip),
            _ => draft.table(table::ROUTE, skip),
        }
        if entry.len() < ENTRY_LEN {
            draft.early_end(left);
        }
        left = left.after(ENTRY_LEN);
    }
}

fn authentication(draft: &mut Draft<'_>, kind: Option<u16>, skip: usize) {
    draft.table(table::AUTHENTICATION, skip);
    match kind {
        Some(2) => draft.table(table::PASSWORD, skip),
        Some(3) => draft.table(table::KEYED, skip),
        _ => {}
    }
}

/// RFC 4822 2.2: behind the routes, as long as the digest is.
fn trailer(draft: &mut Draft<'_>, span: Span, skip: usize) {
    draft.table(table::AUTHENTICATION, skip);
    if span.len() > 4 {
        draft.bytes_field(&table::DIGEST, span.start + 4, span.len() - 4);
    } else {
        draft.fault(WireError::Malformed);
    }
}
