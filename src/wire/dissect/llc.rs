//! 802.3 frames: LLC, SNAP, and the spanning tree's BPDU.

use super::draft::{Draft, Span};
use super::{Proto, link};
use crate::wire::field::{Field, Value};
use crate::wire::fields::{data, llc as table};
use crate::wire::{WireError, be16};

const SNAP: u8 = 0xaa;
const SPANNING_TREE: u8 = 0x42;
/// How many fields of the table stand before the control field.
const SAP_FIELDS: usize = 6;
/// LLC with an unnumbered control field, and with what SNAP adds to it.
const LLC_LEN: usize = 3;
const SNAP_LEN: usize = 8;
/// Only the head; a configuration; a rapid one (IEEE 802.1D 9.3).
const BPDU_LEN: usize = 4;
const CONFIGURATION_LEN: usize = 35;
const RAPID_LEN: usize = 36;

/// All that stands behind a length.
pub(super) fn frame(draft: &mut Draft<'_>, span: Span) {
    if span.len() == 0 {
        return;
    }
    let bytes = draft.bytes(span);
    let saps = (bytes.first().copied(), bytes.get(1).copied());
    // IEEE 802.2 5.2: two low bits set, an unnumbered frame; other control fields have two bytes.
    let control = if bytes.get(2).is_some_and(|control| control & 3 != 3) { 2 } else { 1 };
    let is_snap = saps == (Some(SNAP), Some(SNAP)) && control == 1;
    let len = if is_snap { SNAP_LEN } else { LLC_LEN + control - 1 };
    draft.layer(Proto::Llc, span, len);
    draft.table(table::FIELDS.get(..SAP_FIELDS).unwrap_or_default(), 0);
    self::control(draft, bytes, span.start + 2);
    if bytes.len() < len {
        return draft.early_end(span);
    }
    let rest = span.after(len);
    if is_snap {
        snap(draft, bytes, rest);
    } else if saps == (Some(SPANNING_TREE), Some(SPANNING_TREE)) {
        bpdu(draft, rest);
    } else {
        draft.data(&data::UNKNOWN, rest);
    }
}

/// The control field and its parts (IEEE 802.2 5.2 to 5.4). Of two bytes, people write the second one first.
fn control(draft: &mut Draft<'_>, bytes: &[u8], at: usize) {
    let (Some(&ssap), Some(&first)) = (bytes.get(1), bytes.get(2)) else { return };
    let (is_response, bit) = (ssap & 1 == 1, at * 8);
    let asks = if is_response { &table::FINAL } else { &table::POLL };
    if first & 3 == 3 {
        draft.value(&table::CONTROL, bit, 8, Value::Hex { value: u64::from(first), digits: 2 });
        let what = if is_response { &table::RESPONSE } else { &table::COMMAND };
        // Six bits, of which the third from the last says that an answer is wanted, or given.
        draft.value(what, bit, 6, Value::named(table::UNNUMBERED, u64::from((first & 0xec) >> 2)));
        if first & 0x10 != 0 {
            draft.field(asks, bit + 3, 1);
        }
        return draft.field(&table::FRAME_TYPE, bit + 6, 2);
    }
    let Some(&second) = bytes.get(3) else { return };
    let number = u64::from(u16::from_le_bytes([first, second]));
    draft.value(&table::CONTROL, bit, 16, Value::Hex { value: number, digits: 4 });
    if first & 1 == 0 {
        draft.field(&table::NEXT_SENT, bit, 7);
        draft.field(&table::FRAME_TYPE, bit + 7, 1);
        draft.field(&table::POLL, bit + 15, 1);
    } else {
        draft.field(&table::SUPERVISORY_TYPE, bit + 4, 2);
        draft.field(&table::FRAME_TYPE, bit + 6, 2);
        draft.field(asks, bit + 15, 1);
    }
    draft.field(&table::NEXT_RECEIVED, bit + 8, 7);
}

/// RFC 1042: organisation zero means that an `EtherType` follows.
fn snap(draft: &mut Draft<'_>, bytes: &[u8], rest: Span) {
    draft.bytes_field(&table::OUI, rest.start - 5, 3);
    let is_ethertype = bytes.get(3..6) == Some(&[0; 3]);
    let number = match bytes.get(3..6) {
        Some([0, 0, 0]) => &table::TYPE,
        Some([0, 0, 0x0c]) => &table::CISCO_PID,
        _ => &table::PID,
    };
    draft.bytes_field(number, rest.start - 2, 2);
    let taken = match be16(bytes, 6) {
        Some(number) if is_ethertype && number > link::MAX_LENGTH => link::payload(draft, number, rest),
        _ => 0,
    };
    draft.data(&data::UNKNOWN, rest.after(taken));
}

fn bpdu(draft: &mut Draft<'_>, span: Span) {
    if span.len() == 0 {
        return;
    }
    let bytes = draft.bytes(span);
    let len = match bytes.get(3) {
        Some(0) => CONFIGURATION_LEN,
        Some(2) => RAPID_LEN,
        _ => BPDU_LEN,
    };
    draft.layer(Proto::Stp, span, len);
    draft.table(table::BPDU, 0);
    if len > BPDU_LEN {
        draft.table(if len == RAPID_LEN { table::RAPID_FLAGS } else { table::FLAGS }, 0);
        draft.table(table::CONFIGURATION, 0);
        priority(draft, &table::ROOT_PRIORITY, span, 5);
        priority(draft, &table::BRIDGE_PRIORITY, span, 17);
        seconds(draft, &table::MESSAGE_AGE, span, 27);
        seconds(draft, &table::MAX_AGE, span, 29);
        seconds(draft, &table::HELLO, span, 31);
        seconds(draft, &table::FORWARD, span, 33);
        draft.bytes_field(&table::VERSION_1_LENGTH, span.start + CONFIGURATION_LEN, 1);
        draft.in_order();
    }
    if be16(bytes, 0).is_some_and(|protocol| protocol != 0) {
        draft.fault(WireError::Malformed);
    } else if bytes.len() < len {
        draft.early_end(span);
    }
    draft.data(&data::UNKNOWN, span.after(len));
}

/// IEEE 802.1D 9.2.5: four bits that count in steps of 4096; people write the sum.
fn priority(draft: &mut Draft<'_>, field: &'static Field, span: Span, at: usize) {
    if let Some(number) = be16(draft.bytes(span), at) {
        draft.value(field, (span.start + at) * 8, 4, Value::Uint(u64::from(number & 0xf000)));
    }
}

/// IEEE 802.1D 9.2.8: times count in 1/256 s; people write seconds.
fn seconds(draft: &mut Draft<'_>, field: &'static Field, span: Span, at: usize) {
    if let Some(number) = be16(draft.bytes(span), at) {
        let text = (f64::from(number) / 256.0).to_string();
        draft.value(field, (span.start + at) * 8, 16, Value::Text(text.into()));
    }
}
