//! The options of a TCP segment, each whole, then its parts.
//!
//! One byte long are the end and the filler, which are named by themselves; all others have a kind and a length in
//! front. An option that is not known, or has a length that its kind does not know, keeps its bytes.

use super::draft::Draft;
use crate::wire::WireError;
use crate::wire::field::Field;
use crate::wire::fields::tcp as table;

/// The options one by one; a broken one ends the list (RFC 9293 3.1).
pub(super) fn all(draft: &mut Draft<'_>, start: usize, bytes: &[u8]) {
    if bytes.is_empty() {
        return;
    }
    draft.bytes_field(&table::OPTIONS, start, bytes.len());
    let mut at = 0;
    while let Some(&kind) = bytes.get(at) {
        let here = start + at;
        match kind {
            0 => return draft.bytes_field(&table::END, here, 1),
            1 => {
                draft.bytes_field(&table::NOP, here, 1);
                at += 1;
            }
            _ => {
                let len = bytes.get(at + 1).map_or(0, |len| usize::from(*len));
                if len < 2 || at + len > bytes.len() {
                    return draft.fault(WireError::Malformed);
                }
                option(draft, kind, here, len);
                at += len;
            }
        }
    }
}

/// One option of `len` bytes from byte `here` on.
fn option(draft: &mut Draft<'_>, kind: u8, here: usize, len: usize) {
    let (whole, parts) = layout(kind, len);
    draft.bytes_field(whole, here, len);
    draft.bytes_field(&table::KIND, here, 1);
    draft.bytes_field(&table::LENGTH, here + 1, 1);
    let mut bit = (here + 2) * 8;
    let end = (here + len) * 8;
    // A list goes on to the end of the option: SACK has as many blocks as fit (RFC 2018 3).
    for (field, bits) in parts.iter().cycle() {
        let bits = if *bits == 0 { end - bit } else { *bits };
        if bits == 0 || bit + bits > end {
            break;
        }
        draft.field(field, bit, bits);
        bit += bits;
    }
}

/// A field, and how many bits it has; zero: all that are left.
type Part = (&'static Field, usize);

/// What an option of this kind and length is, and what stands in it behind its length.
fn layout(kind: u8, len: usize) -> (&'static Field, &'static [Part]) {
    match (kind, len) {
        (2, 4) => (&table::MSS_OPTION, &[(&table::MSS, 16)]),
        (3, 3) => (&table::WINDOW_SCALE_OPTION, &[(&table::WINDOW_SCALE, 8)]),
        (4, 2) => (&table::SACK_PERMITTED, &[]),
        (5, _) if len % 8 == 2 => (&table::SACK, &[(&table::SACK_LEFT, 32), (&table::SACK_RIGHT, 32)]),
        (8, 10) => (&table::TIMESTAMP, &[(&table::TIMESTAMP_VALUE, 32), (&table::TIMESTAMP_ECHO, 32)]),
        (19, 18) => (&table::MD5, &[(&table::MD5_DIGEST, 128)]),
        (28, 4) => (&table::USER_TIMEOUT, &[(&table::USER_TIMEOUT_UNIT, 1), (&table::USER_TIMEOUT_VALUE, 15)]),
        (34, 2) => (&table::FAST_OPEN, &[]),
        (34, 6..=18) => (&table::FAST_OPEN, &[(&table::FAST_OPEN_COOKIE, 0)]),
        _ => (&table::UNKNOWN, &[(&table::UNKNOWN_PAYLOAD, 0)]),
    }
}
