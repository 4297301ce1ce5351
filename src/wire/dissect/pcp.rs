//! PCP: a host asks for an outside port.

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::be16;
use crate::wire::fields::pcp as table;

const HEADER_LEN: usize = 24;
const MAP_LEN: usize = 36;
const PEER_LEN: usize = 56;
const OPTION_LEN: usize = 4;

/// A whole message.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Pcp, span, span.len());
    let bytes = draft.bytes(span);
    let opcode = bytes.get(1).copied().unwrap_or_default();
    let is_answer = opcode & 0x80 != 0;
    draft.table(if is_answer { table::RESPONSE } else { table::FIELDS }, 0);
    if bytes.len() < HEADER_LEN {
        return draft.early_end(span);
    }
    let mut at = HEADER_LEN;
    match opcode & 0x7f {
        0 => {}
        1 => {
            draft.table(if is_answer { table::MAPPED } else { table::MAP }, at);
            at += MAP_LEN;
            if bytes.len() < at {
                return draft.early_end(span.after(HEADER_LEN));
            }
        }
        2 => {
            draft.table(if is_answer { table::PEERED } else { table::PEER }, at);
            at += PEER_LEN;
            if bytes.len() < at {
                return draft.early_end(span.after(HEADER_LEN));
            }
        }
        _ => return, // what stands there is not known here
    }
    while at < bytes.len() && draft.has_room() {
        draft.table(table::OPTION, at);
        let Some(len) = be16(bytes, at + 2).map(usize::from) else { return draft.early_end(span.after(at)) };
        match (bytes.get(at).copied(), len) {
            (Some(1), 16) => draft.table(table::THIRD_PARTY, at + OPTION_LEN),
            (Some(3), 20) => draft.table(table::FILTER, at + OPTION_LEN),
            _ => {}
        }
        at += (OPTION_LEN + len).next_multiple_of(4);
    }
}
