//! What stands in IPv6 extension headers: options one by one, lists of routers, the place of a piece.

use super::draft::{Draft, Span};
use crate::wire::fields::ipv6 as table;
use crate::wire::ipv6::{DESTINATION, FRAGMENT, HOP_BY_HOP, ROUTING};
use crate::wire::{IpProto, WireError};

const ADDRESS_LEN: usize = 16;
/// Before the first address of a list of routers.
const ROUTING_HEAD_LEN: usize = 8;

/// The fields of an extension header of `len` bytes.
pub(super) fn extension(draft: &mut Draft<'_>, kind: IpProto, span: Span, len: usize) {
    let bytes = draft.bytes(span);
    let bytes = bytes.get(..len).unwrap_or(bytes);
    match kind {
        ROUTING => {
            draft.table(table::ROUTING, 0);
            route(draft, span.start, bytes);
        }
        FRAGMENT => draft.table(table::FRAGMENT, 0),
        HOP_BY_HOP => draft.table(table::HOP_BY_HOP, 0),
        _ => draft.table(table::DESTINATION, 0),
    }
    if matches!(kind, HOP_BY_HOP | DESTINATION) {
        options(draft, span.start + 2, bytes.get(2..).unwrap_or_default());
    }
}

/// The options one by one (RFC 8200 4.2); Pad1 alone has no length.
fn options(draft: &mut Draft<'_>, start: usize, bytes: &[u8]) {
    let mut at = 0;
    while let Some(&kind) = bytes.get(at).filter(|_| draft.has_room()) {
        let here = start + at;
        draft.bytes_field(&table::OPTION_TYPE, here, 1);
        if kind == 0 {
            at += 1;
            continue;
        }
        draft.field(&table::OPTION_ACTION, here * 8, 2);
        draft.field(&table::OPTION_CHANGE, here * 8 + 2, 1);
        draft.field(&table::OPTION_REST, here * 8 + 3, 5);
        let len = bytes.get(at + 1).map(|len| usize::from(*len)).filter(|len| at + 2 + len <= bytes.len());
        let Some(len) = len else { return draft.fault(WireError::Malformed) };
        draft.bytes_field(&table::OPTION_LENGTH, here + 1, 1);
        option(draft, kind, here + 2, len);
        at += 2 + len;
    }
}

/// The value of an option: `len` bytes from byte `at` on.
fn option(draft: &mut Draft<'_>, kind: u8, at: usize, len: usize) {
    let field = match (kind, len) {
        (_, 0) => return,
        (1, _) => &table::PADDING,
        (4, 1) => &table::TUNNEL_LIMIT,
        (5, 2) => &table::ROUTER_ALERT,
        (0xc2, 4) => &table::JUMBO,
        (0xc9, ADDRESS_LEN) => &table::HOME_ADDRESS,
        // RFC 4727 6: the lowest bits are 11110.
        _ if kind & 0x1f == 0x1e => &table::EXPERIMENTAL,
        _ => &table::UNKNOWN,
    };
    draft.bytes_field(field, at, len);
}

/// A list of routers (RFC 8200 4.4; RFC 5095; RFC 6275 6.4; RFC 8754 2).
fn route(draft: &mut Draft<'_>, start: usize, bytes: &[u8]) {
    let field = match bytes.get(2) {
        Some(0) => {
            draft.bytes_field(&table::SOURCE_RESERVED, start + 4, 4);
            &table::SOURCE_ADDRESS
        }
        Some(2) => {
            draft.bytes_field(&table::MOBILE_RESERVED, start + 4, 4);
            &table::MOBILE_ADDRESS
        }
        Some(4) => {
            draft.bytes_field(&table::LAST_ENTRY, start + 4, 1);
            draft.bytes_field(&table::SEGMENT_FLAGS, start + 5, 1);
            draft.bytes_field(&table::SEGMENT_TAG, start + 6, 2);
            &table::SEGMENT
        }
        _ => return draft.bytes_field(&table::ROUTE_UNKNOWN, start + 4, bytes.len().saturating_sub(4)),
    };
    for at in addresses(bytes) {
        draft.bytes_field(field, start + at, ADDRESS_LEN);
    }
}

/// Where the routers of a list stand; of segments, what stands behind them is no segment.
fn addresses(bytes: &[u8]) -> impl Iterator<Item = usize> + use<> {
    let room = bytes.len().saturating_sub(ROUTING_HEAD_LEN) / ADDRESS_LEN;
    let count = match (bytes.get(2), bytes.get(4)) {
        (Some(4), Some(last)) => room.min(usize::from(*last) + 1),
        _ => room,
    };
    (ROUTING_HEAD_LEN..).step_by(ADDRESS_LEN).take(count)
}

/// The last destination of a list of routers that is under way: the transport counts that one (RFC 8200 8.1).
pub(super) fn route_end(bytes: &[u8]) -> Option<&[u8]> {
    let (kind, _) = bytes.get(2).zip(bytes.get(3).filter(|left| **left > 0))?;
    let mut places = addresses(bytes);
    let at = match kind {
        0 | 2 => places.last()?,
        4 => places.next()?,
        _ => return None,
    };
    bytes.get(at..at + ADDRESS_LEN)
}

/// The home address of a mobile sender: the transport counts that one as the source (RFC 6275 11.3.1).
pub(super) fn home_address(mut options: &[u8]) -> Option<&[u8]> {
    while let Some((&kind, rest)) = options.split_first() {
        if kind == 0 {
            options = rest;
            continue;
        }
        let (&len, rest) = rest.split_first()?;
        let (value, rest) = rest.split_at_checked(usize::from(len))?;
        if (kind, value.len()) == (0xc9, ADDRESS_LEN) {
            return Some(value);
        }
        options = rest;
    }
    None
}
