//! DHCP: the fixed part and the options, each with its code in front of its value.

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::fields::dhcp as table;
use crate::wire::{MessageType, WireError, be32};

const OPTIONS_AT: usize = 240;
const COOKIE_AT: usize = 236;
/// RFC 2131 3.
const MAGIC_COOKIE: u32 = 0x6382_5363;
const PAD: u8 = 0;
const END: u8 = 255;
const MESSAGE_TYPE: u8 = 53;
const CLIENT_ID: u8 = 61;

/// What stands in the options field.
enum Item {
    /// Zeros.
    Padding { at: usize, len: usize },
    /// The end option.
    End { at: usize },
    /// Code, and the bytes of the value; code and length stand before them.
    Option { code: u8, at: usize, len: usize },
    /// An option that goes beyond the end.
    Broken,
}

/// The item at byte `at` of a message, and where the next one begins; after the end option there is none.
fn item(bytes: &[u8], at: usize) -> Option<(Item, usize)> {
    let rest = bytes.get(at..)?;
    let &code = rest.first()?;
    Some(match code {
        PAD => {
            let len = rest.iter().take_while(|byte| **byte == PAD).count();
            (Item::Padding { at, len }, at + len)
        }
        END => (Item::End { at }, usize::MAX),
        _ => match rest.get(1).map(|len| usize::from(*len)) {
            Some(len) if len + 2 <= rest.len() => (Item::Option { code, at: at + 2, len }, at + 2 + len),
            _ => (Item::Broken, bytes.len()),
        },
    })
}

fn items(bytes: &[u8]) -> impl Iterator<Item = Item> {
    let mut at = OPTIONS_AT;
    core::iter::from_fn(move || {
        let (item, next) = item(bytes, at)?;
        at = next;
        Some(item)
    })
}

/// What the message wants, if it says so.
pub(in crate::wire) fn message_type(bytes: &[u8]) -> Option<MessageType> {
    let mut codes = items(bytes).filter_map(|item| match item {
        Item::Option { code: MESSAGE_TYPE, at, len: 1 } => bytes.get(at).copied(),
        _ => None,
    });
    codes.next().and_then(MessageType::from_code)
}

/// A whole message.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Dhcp, span, span.len());
    draft.table(table::FIELDS, 0);
    if bytes.len() < OPTIONS_AT {
        return draft.early_end(span);
    }
    if be32(bytes, COOKIE_AT) != Some(MAGIC_COOKIE) {
        return draft.fault(WireError::Malformed);
    }
    let mut items = items(bytes);
    while let Some(item) = items.next().filter(|_| draft.has_room()) {
        match item {
            Item::Padding { at, len } => draft.bytes_field(&table::PADDING, span.start + at, len),
            Item::End { at } => {
                draft.bytes_field(&table::END, span.start + at, 1);
                if at + 1 < bytes.len() {
                    draft.bytes_field(&table::PADDING, span.start + at + 1, bytes.len() - at - 1);
                }
            }
            Item::Option { code, at, len } => option(draft, code, span.start + at, len),
            Item::Broken => draft.early_end(span),
        }
    }
}

/// An option of `len` bytes from byte `at` of the frame on, after its code and length.
fn option(draft: &mut Draft<'_>, code: u8, at: usize, len: usize) {
    draft.named(&table::OPTION, (at - 2) * 8, (len + 2) * 8, 8);
    draft.bytes_field(&table::LENGTH, at - 1, 1);
    if code == CLIENT_ID {
        return client_id(draft, at, len);
    }
    let (field, size) = table::option(code);
    match size {
        _ if len == 0 => {}
        0 => draft.bytes_field(field, at, len),
        // A list: every value of it is a field.
        _ if len.is_multiple_of(size) => {
            (at..at + len).step_by(size).for_each(|at| draft.bytes_field(field, at, size));
        }
        _ => draft.bytes_field(&table::VALUE, at, len),
    }
}

/// RFC 2132 9.14: a type of hardware and an address, or zero and a name.
fn client_id(draft: &mut Draft<'_>, at: usize, len: usize) {
    match (draft.byte(at), len) {
        (Some(1), 7) => {
            draft.bytes_field(&table::CLIENT_HW_TYPE, at, 1);
            draft.bytes_field(&table::CLIENT_MAC, at + 1, 6);
        }
        (Some(0), 2..) => {
            draft.bytes_field(&table::CLIENT_ID_TYPE, at, 1);
            draft.bytes_field(&table::CLIENT_ID_NAME, at + 1, len - 1);
        }
        (_, 1..) => draft.bytes_field(&table::CLIENT_ID, at, len),
        _ => {}
    }
}
