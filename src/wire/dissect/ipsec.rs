//! What `IPsec` puts between IP and its payload: the authentication header is read on, ESP hides what it carries.

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::IpProto;
use crate::wire::fields::{data, ipsec as table};

/// Up to the proof (RFC 4302 2); up to what is encrypted (RFC 4303 2).
const AUTHENTICATION_LEN: usize = 12;
const ENCRYPTED_LEN: usize = 8;

/// An authentication header; tells what follows, and where. None when it ends early.
pub(super) fn authentication(draft: &mut Draft<'_>, span: Span) -> Option<(IpProto, Span)> {
    let bytes = draft.bytes(span);
    // RFC 4302 2.2: in units of four bytes, minus two.
    let len = bytes.get(1).map_or(AUTHENTICATION_LEN, |units| (usize::from(*units) + 2) * 4);
    draft.layer(Proto::Ah, span, len.max(AUTHENTICATION_LEN));
    draft.table(table::AUTHENTICATION, 0);
    if len > AUTHENTICATION_LEN {
        draft.bytes_field(&table::ICV, span.start + AUTHENTICATION_LEN, len - AUTHENTICATION_LEN);
    }
    if bytes.len() < len.max(AUTHENTICATION_LEN) {
        draft.early_end(span);
        return None;
    }
    Some((IpProto(*bytes.first()?), span.after(len.max(AUTHENTICATION_LEN))))
}

/// An encrypted packet.
pub(super) fn encrypted(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Esp, span, ENCRYPTED_LEN);
    draft.table(table::ENCRYPTED, 0);
    if span.len() < ENCRYPTED_LEN {
        draft.early_end(span);
    }
    draft.data(&data::UNKNOWN, span.after(ENCRYPTED_LEN));
}
