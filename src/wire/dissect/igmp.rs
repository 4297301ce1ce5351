//! IGMP: who wants to hear which group.

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::field::Value;
use crate::wire::fields::igmp as table;
use crate::wire::{WireError, be16, checksum};

const HEADER_LEN: usize = 8;
/// RFC 3376 7.1: a query as long as this is one of version 3.
const QUERY_V3_LEN: usize = 12;

const QUERY: u8 = 0x11;
const REPORT_V1: u8 = 0x12;
const REPORT_V2: u8 = 0x16;
const LEAVE: u8 = 0x17;
const REPORT_V3: u8 = 0x22;

/// A whole message.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Igmp, span, span.len());
    draft.table(table::FIELDS, 0);
    if bytes.len() < HEADER_LEN {
        draft.early_end(span);
    } else if span.whole && checksum::checksum(bytes) != 0 {
        draft.fault(WireError::Checksum);
    }
    match bytes.first() {
        Some(&(QUERY | REPORT_V1 | REPORT_V2 | LEAVE)) => about_one_group(draft, span, bytes),
        Some(&REPORT_V3) => report(draft, span, bytes),
        _ => rest(draft, span.after(1)),
    }
}

/// A query, and what hosts of the versions before 3 say: all are about one group, or about all of them.
fn about_one_group(draft: &mut Draft<'_>, span: Span, bytes: &[u8]) {
    let (kind, time) = (bytes.first().copied(), bytes.get(1).copied().unwrap_or_default());
    let is_query = kind == Some(QUERY);
    let is_v3 = is_query && bytes.len() >= QUERY_V3_LEN;
    match (kind, time) {
        (_, 0x80..) if is_v3 => long_time(draft, span.start + 1, time),
        // RFC 2236 4: version 1 has no such time, and sends zeros.
        (Some(QUERY), 0) if !is_v3 => draft.bytes_field(&table::RESERVED, span.start + 1, 1),
        (Some(REPORT_V1), _) => draft.bytes_field(&table::RESERVED, span.start + 1, 1),
        _ => draft.bytes_field(&table::MAX_RESPONSE, span.start + 1, 1),
    }
    draft.bytes_field(&table::CHECKSUM, span.start + 2, 2);
    draft.bytes_field(&table::GROUP, span.start + 4, 4);
    if is_v3 {
        draft.table(table::QUERY, 0);
        let end = sources(draft, span.after(QUERY_V3_LEN), be16(bytes, 10).unwrap_or_default());
        rest(draft, end);
    } else {
        rest(draft, span.after(HEADER_LEN));
    }
}

/// RFC 3376 4.1.1: from 128 on, four bits are the mantissa and three the exponent.
fn long_time(draft: &mut Draft<'_>, at: usize, code: u8) {
    let tenths = u64::from(code & 0xf | 0x10) << (u32::from(code >> 4 & 7) + 3);
    draft.value(&table::MAX_RESPONSE, at * 8, 8, Value::Uint(tenths));
    draft.field(&table::EXPONENT, at * 8 + 1, 3);
    draft.field(&table::MANTISSA, at * 8 + 4, 4);
}

/// The sources of a group, as far as they are there; what follows them.
fn sources(draft: &mut Draft<'_>, span: Span, count: u16) -> Span {
    if span.len() < usize::from(count) * 4 {
        draft.early_end(span);
    }
    for nth in 0..usize::from(count).min(span.len() / 4) {
        draft.bytes_field(&table::SOURCE, span.start + nth * 4, 4);
    }
    span.after(usize::from(count) * 4)
}

/// RFC 3376 4.2: the groups, each with its sources.
fn report(draft: &mut Draft<'_>, span: Span, bytes: &[u8]) {
    draft.bytes_field(&table::RESERVED, span.start + 1, 1);
    draft.bytes_field(&table::CHECKSUM, span.start + 2, 2);
    draft.bytes_field(&table::RESERVED, span.start + 4, 2);
    draft.bytes_field(&table::GROUP_RECORDS, span.start + 6, 2);
    let mut left = span.after(HEADER_LEN);
    for _ in 0..be16(bytes, 6).unwrap_or_default() {
        if !draft.has_room() {
            return;
        }
        let record = draft.bytes(left);
        draft.table(table::RECORD, left.start - span.start);
        let (Some(&words), Some(count)) = (record.get(1), be16(record, 2)) else { return draft.early_end(left) };
        if record.len() < HEADER_LEN {
            return draft.early_end(left);
        }
        left = sources(draft, left.after(HEADER_LEN), count);
        let auxiliary = usize::from(words) * 4;
        if auxiliary > left.len() {
            draft.early_end(left);
        }
        if auxiliary > 0 {
            draft.bytes_field(&table::AUXILIARY, left.start, auxiliary.min(left.len()));
        }
        left = left.after(auxiliary);
    }
    rest(draft, left);
}

/// What no field explains (RFC 2236 2.5: more than the message is ignored, but counts for the checksum).
fn rest(draft: &mut Draft<'_>, span: Span) {
    if span.len() > 0 {
        draft.bytes_field(&table::DATA, span.start, span.len());
    }
}
