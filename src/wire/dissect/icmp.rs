//! ICMP for IPv4: the second line, which each type uses in its own way, and the packet that an error quotes.

use super::draft::{Draft, Span};
use super::transport::is_icmp_error;
use super::{Proto, ip};
use crate::wire::field::Value;
use crate::wire::fields::{data, icmp as table};
use crate::wire::{WireError, be32, checksum};

const HEAD_LEN: usize = 8;
/// With three times, and with a mask.
const TIMES_LEN: usize = 20;
const MASK_LEN: usize = 12;

/// A message.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    let bytes = draft.bytes(span);
    let kind = bytes.first().copied().unwrap_or_default();
    let len = header_len(kind, bytes);
    draft.layer(Proto::Icmp, span, len);
    draft.table(table::FIELDS, 0);
    code(draft, kind);
    second_line(draft, kind, bytes, span.start);
    if span.whole && bytes.len() < len {
        draft.fault(WireError::Truncated);
    } else if span.whole && checksum::checksum(bytes) != 0 {
        draft.fault(WireError::Checksum);
    }
    let rest = span.after(len);
    // RFC 1122 3.2.2: no error is sent about an error, so a quote within a quote is only data.
    if is_icmp_error(kind) && !span.quoted && rest.len() > 0 {
        let quote =
            Span { end: rest.end.min(rest.start + quoted_len(kind, bytes)), quoted: true, whole: false, ..rest };
        let taken = ip::packet(draft, quote).min(quote.len());
        draft.data(&data::ICMP, rest.after(taken));
    } else {
        draft.data(&data::ICMP, rest);
    }
}

/// How many bytes belong to the message itself.
fn header_len(kind: u8, bytes: &[u8]) -> usize {
    match kind {
        13 | 14 => TIMES_LEN,
        17 | 18 => MASK_LEN,
        9 => {
            let routers =
                bytes.get(4).zip(bytes.get(5)).map_or(0, |(count, words)| usize::from(*count) * usize::from(*words));
            HEAD_LEN + routers * 4
        }
        _ => HEAD_LEN,
    }
}

/// The word for length that some errors have (RFC 4884 4): then something follows the packet that they quote.
fn words(kind: u8, bytes: &[u8]) -> Option<usize> {
    let words = bytes.get(5).filter(|words| **words != 0)?;
    matches!(kind, 3 | 11 | 12).then_some(usize::from(*words))
}

fn quoted_len(kind: u8, bytes: &[u8]) -> usize {
    words(kind, bytes).map_or(usize::MAX / 2, |words| words * 4)
}

/// The words for the code of a type.
fn code(draft: &mut Draft<'_>, kind: u8) {
    let names = match kind {
        3 => &table::UNREACHABLE_CODE,
        5 => &table::REDIRECT_CODE,
        9 => &table::ADVERTISEMENT_CODE,
        11 => &table::EXCEEDED_CODE,
        12 => &table::PROBLEM_CODE,
        _ => return,
    };
    draft.refine("icmp.code", names);
}

/// The bytes that each type of message uses in its own way (RFC 792; RFC 950; RFC 1191 4; RFC 1256 3; RFC 4884 4).
fn second_line(draft: &mut Draft<'_>, kind: u8, bytes: &[u8], start: usize) {
    match kind {
        0 | 8 | 13..=18 => {
            draft.bytes_field(&table::IDENT, start + 4, 2);
            draft.bytes_field(&table::SEQ, start + 6, 2);
            match kind {
                13 | 14 => draft.table(table::TIMES, 0),
                17 | 18 => draft.bytes_field(&table::ADDRESS_MASK, start + 8, 4),
                _ => {}
            }
        }
        3 | 11 | 12 => error_line(draft, kind, bytes, start),
        5 => draft.bytes_field(&table::REDIRECT_GATEWAY, start + 4, 4),
        9 => routers(draft, bytes, start),
        _ => draft.bytes_field(&table::UNUSED, start + 4, 4),
    }
}

fn error_line(draft: &mut Draft<'_>, kind: u8, bytes: &[u8], start: usize) {
    let (has_mtu, has_length) = ((kind, bytes.get(1)) == (3, Some(&4)), words(kind, bytes).is_some());
    if kind == 12 {
        draft.bytes_field(&table::POINTER, start + 4, 1);
    }
    let from = start + if kind == 12 { 5 } else { 4 };
    let rest = if has_mtu { 6 } else { 8 };
    if has_length {
        if from < start + 5 {
            draft.bytes_field(&table::UNUSED, from, 1);
        }
        draft.bytes_field(&table::LENGTH, start + 5, 1);
        if !has_mtu {
            draft.bytes_field(&table::UNUSED, start + 6, 2);
        }
    } else {
        draft.bytes_field(&table::UNUSED, from, start + rest - from);
    }
    if has_mtu {
        draft.bytes_field(&table::MTU, start + 6, 2);
    }
}

fn routers(draft: &mut Draft<'_>, bytes: &[u8], start: usize) {
    draft.table(table::ADVERTISEMENT, 0);
    let (Some(&count), Some(&words)) = (bytes.get(4), bytes.get(5)) else { return };
    if words < 2 {
        return draft.fault(WireError::Malformed);
    }
    for nth in 0..usize::from(count) {
        let at = HEAD_LEN + nth * usize::from(words) * 4;
        draft.bytes_field(&table::ROUTER, start + at, 4);
        let Some(preference) = be32(bytes, at + 4) else { return };
        let text = preference.cast_signed().to_string();
        draft.value(&table::PREFERENCE, (start + at + 4) * 8, 32, Value::Text(text.into()));
    }
}
