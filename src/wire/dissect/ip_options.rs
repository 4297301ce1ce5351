//! The options of the IPv4 header, one by one (RFC 791 3.1).

use super::draft::{Draft, Span};
use crate::wire::WireError;
use crate::wire::field::Field;
use crate::wire::fields::ipv4 as table;

/// Type, length and pointer, before the first address.
const ROUTE_HEAD_LEN: usize = 3;
const STAMP_HEAD_LEN: usize = 4;

/// Where a source route that is under way ends: the packet's last destination.
pub(super) type RouteEnd = Option<usize>;

/// All options in `span`; a broken one ends the list.
pub(super) fn options(draft: &mut Draft<'_>, span: Span) -> RouteEnd {
    let (bytes, mut at, mut route) = (draft.bytes(span), 0, None);
    draft.bytes_field(&table::OPTIONS, span.start, bytes.len());
    while let Some(&kind) = bytes.get(at).filter(|_| draft.has_room()) {
        let here = span.start + at;
        if kind <= 1 {
            draft.bytes_field(if kind == 0 { &table::END } else { &table::NOP }, here, 1);
            self::kind(draft, here);
            if kind == 0 {
                break;
            }
            at += 1;
            continue;
        }
        let len = bytes.get(at + 1).map_or(0, |len| usize::from(*len));
        let Some(option) = bytes.get(at..at + len).filter(|_| len >= 2) else {
            draft.fault(WireError::Malformed);
            break;
        };
        if let Some(end) = self::option(draft, here, option)
            && route.is_none()
        {
            // Only one may be there (RFC 1122 3.2.1.8(c)): of several the first counts.
            if end.is_some() {
                draft.refine("ip.dst", &table::CURRENT_ROUTE);
            }
            route = Some(end);
        }
        at += len;
    }
    route.flatten()
}

/// What the type is made of.
fn kind(draft: &mut Draft<'_>, here: usize) {
    draft.bytes_field(&table::OPTION_TYPE, here, 1);
    draft.field(&table::OPTION_COPY, here * 8, 1);
    draft.field(&table::OPTION_CLASS, here * 8 + 1, 2);
    draft.field(&table::OPTION_NUMBER, here * 8 + 3, 5);
}

/// One option. Tells whether it is a source route, and where that ends.
fn option(draft: &mut Draft<'_>, here: usize, option: &[u8]) -> Option<RouteEnd> {
    let kind = option.first().copied().unwrap_or_default();
    if let Some(whole) = whole(kind) {
        draft.bytes_field(whole, here, option.len());
    }
    self::kind(draft, here);
    draft.bytes_field(&table::OPTION_LEN, here + 1, 1);
    match kind {
        7 => record_route(draft, here, option),
        131 | 137 => return Some(source_route(draft, here, option)),
        68 => timestamps(draft, here, option),
        136 if option.len() == 4 => draft.bytes_field(&table::STREAM_ID, here + 2, 2),
        148 if option.len() == 4 => draft.bytes_field(&table::ROUTER_ALERT, here + 2, 2),
        _ => {}
    }
    None
}

const fn whole(kind: u8) -> Option<&'static Field> {
    match kind {
        7 => Some(&table::RECORD_ROUTE),
        68 => Some(&table::TIMESTAMP),
        131 => Some(&table::LOOSE_ROUTE),
        136 => Some(&table::STREAM),
        137 => Some(&table::STRICT_ROUTE),
        148 => Some(&table::ALERT),
        _ => None,
    }
}

/// The pointer, when it points to the beginning of a place, counted from the option's first byte on.
fn pointer(draft: &mut Draft<'_>, here: usize, option: &[u8], least: usize) -> Option<usize> {
    draft.bytes_field(&table::POINTER, here + 2, 1);
    let at = usize::from(*option.get(2)?).checked_sub(1)?;
    (at >= least && (at - least).is_multiple_of(4)).then_some(at)
}

/// Where the places begin that are wholly there.
fn places(option: &[u8], head: usize) -> impl Iterator<Item = usize> + use<> {
    (head..).step_by(4).take(option.len().saturating_sub(head) / 4)
}

fn record_route(draft: &mut Draft<'_>, here: usize, option: &[u8]) {
    let Some(next) = pointer(draft, here, option, ROUTE_HEAD_LEN) else { return draft.fault(WireError::Malformed) };
    for at in places(option, ROUTE_HEAD_LEN) {
        let field = if at < next { &table::RECORDED } else { &table::EMPTY_ROUTE };
        draft.bytes_field(field, here + at, 4);
    }
}

/// While routers are left, the header's destination is the next one, and the last of the list the packet's.
fn source_route(draft: &mut Draft<'_>, here: usize, option: &[u8]) -> RouteEnd {
    let Some(next) = pointer(draft, here, option, ROUTE_HEAD_LEN) else {
        draft.fault(WireError::Malformed);
        return None;
    };
    let last = places(option, ROUTE_HEAD_LEN).last().filter(|last| *last >= next);
    for at in places(option, ROUTE_HEAD_LEN) {
        let field = match at {
            _ if Some(at) == last => &table::FINAL_ROUTE,
            _ if at < next => &table::RECORDED,
            _ => &table::NEXT_ROUTE,
        };
        draft.bytes_field(field, here + at, 4);
    }
    last.map(|last| here + last)
}

fn timestamps(draft: &mut Draft<'_>, here: usize, option: &[u8]) {
    if pointer(draft, here, option, STAMP_HEAD_LEN).is_none() {
        draft.fault(WireError::Malformed);
    }
    draft.field(&table::OVERFLOW, (here + 3) * 8, 4);
    draft.field(&table::STAMP_FLAG, (here + 3) * 8 + 4, 4);
    let has_addresses = match option.get(3).map(|flags| flags & 0x0f) {
        Some(0) => false,
        Some(1 | 3) => true,
        _ => return,
    };
    for (nth, at) in places(option, STAMP_HEAD_LEN).enumerate() {
        let is_address = has_addresses && nth.is_multiple_of(2);
        draft.bytes_field(if is_address { &table::STAMP_ADDRESS } else { &table::STAMP }, here + at, 4);
    }
}
