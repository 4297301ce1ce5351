//! Multicast listener discovery: who wants to hear which group of IPv6.

use super::draft::{Draft, Span};
use crate::wire::be16;
use crate::wire::field::{Field, Value};
use crate::wire::fields::mld as table;

const QUERY: u8 = 130;
const REPORT_V2: u8 = 143;
const V1_LEN: usize = 24;
/// RFC 3810 8.1: a query as long as this is one of version 2.
const QUERY_V2_LEN: usize = 28;
const REPORT_HEAD_LEN: usize = 8;
const RECORD_HEAD_LEN: usize = 20;
const IP_LEN: usize = 16;

/// All behind the checksum.
pub(super) fn body(draft: &mut Draft<'_>, kind: u8, span: Span) {
    let bytes = draft.bytes(span);
    if kind == REPORT_V2 {
        return report(draft, span, bytes);
    }
    if span.len() < V1_LEN {
        draft.early_end(span);
    }
    if kind != QUERY || bytes.len() < QUERY_V2_LEN {
        return draft.table(table::FIELDS, 0);
    }
    let code = be16(bytes, 4).unwrap_or_default();
    draft.value(&table::RESPONSE_CODE, (span.start + 4) * 8, 16, Value::Uint(millis(code)));
    draft.table(table::QUERY, 0);
    sources(draft, &table::SOURCE, span.after(QUERY_V2_LEN), be16(bytes, 26).unwrap_or_default());
}

/// RFC 3810 5.1.3: from 32768 on, twelve bits are a mantissa and three an exponent.
fn millis(code: u16) -> u64 {
    match code {
        0x8000.. => u64::from(code & 0xfff | 0x1000) << (u32::from(code >> 12 & 7) + 3),
        _ => u64::from(code),
    }
}

/// The sources of a group, as far as they are there; what follows them.
fn sources(draft: &mut Draft<'_>, field: &'static Field, span: Span, count: u16) -> Span {
    if span.len() < usize::from(count) * IP_LEN {
        draft.early_end(span);
    }
    for nth in 0..usize::from(count).min(span.len() / IP_LEN) {
        draft.bytes_field(field, span.start + nth * IP_LEN, IP_LEN);
    }
    span.after(usize::from(count) * IP_LEN)
}

/// RFC 3810 5.2: the groups, each with its sources.
fn report(draft: &mut Draft<'_>, span: Span, bytes: &[u8]) {
    draft.table(table::REPORT, 0);
    let mut left = span.after(REPORT_HEAD_LEN);
    for _ in 0..be16(bytes, 6).unwrap_or_default() {
        if !draft.has_room() {
            return;
        }
        let record = draft.bytes(left);
        draft.table(table::RECORD, left.start - span.start);
        let (Some(&words), Some(count)) = (record.get(1), be16(record, 2)) else { return draft.early_end(left) };
        if record.len() < RECORD_HEAD_LEN {
            return draft.early_end(left);
        }
        left = sources(draft, &table::RECORD_SOURCE, left.after(RECORD_HEAD_LEN), count);
        let auxiliary = usize::from(words) * 4;
        if auxiliary > left.len() {
            draft.early_end(left);
        }
        if auxiliary > 0 {
            draft.bytes_field(&table::AUXILIARY, left.start, auxiliary.min(left.len()));
        }
        left = left.after(auxiliary);
    }
}
