//! PPP: what a frame carries, and the packets of its own protocols with their options.

use super::draft::{Draft, Span};
use super::{Proto, ip, ipv6};
use crate::wire::field::Field;
use crate::wire::fields::{data, ppp as table};
use crate::wire::{PppProtocol, WireError, be16};

/// Code, identifier, length.
const HEAD_LEN: usize = 4;

/// A frame, from the number of its protocol on.
pub(super) fn frame(draft: &mut Draft<'_>, span: Span) {
    if span.len() == 0 {
        return;
    }
    let bytes = draft.bytes(span);
    let Ok((protocol, rest)) = PppProtocol::read(bytes) else {
        draft.layer(Proto::Ppp, span, span.len());
        return draft.early_end(span);
    };
    let len = bytes.len() - rest.len();
    draft.layer(Proto::Ppp, span, len);
    draft.bytes_field(&table::PROTOCOL, span.start, len);
    let inside = span.after(len);
    let taken = match protocol {
        PppProtocol::IPV4 => ip::packet(draft, inside),
        PppProtocol(0x0057) => ipv6::packet(draft, inside),
        PppProtocol::LCP => control(draft, Proto::Lcp, inside),
        PppProtocol::IPCP => control(draft, Proto::Ipcp, inside),
        PppProtocol::PAP => pap(draft, inside),
        PppProtocol::CHAP => chap(draft, inside),
        _ => 0,
    };
    draft.data(&data::UNKNOWN, inside.after(taken));
}

/// Begins the layer of a packet; its bytes, and whether they are all there.
fn packet<'a>(draft: &mut Draft<'a>, proto: Proto, table: &'static [Field], span: Span) -> Option<&'a [u8]> {
    let len = be16(draft.bytes(span), 2).map_or(HEAD_LEN, usize::from);
    draft.layer(proto, span, len.max(HEAD_LEN));
    draft.table(table, 0);
    let bytes = draft.bytes(span);
    if len < HEAD_LEN {
        draft.fault(WireError::Malformed);
        return None;
    }
    if bytes.len() < len {
        draft.early_end(span);
    }
    Some(bytes.get(..len.min(bytes.len())).unwrap_or_default()).filter(|bytes| bytes.len() >= HEAD_LEN)
}

/// How many bytes of a packet are there.
fn taken(draft: &Draft<'_>) -> usize {
    draft.layers.last().map_or(0, |layer| layer.len)
}

fn control(draft: &mut Draft<'_>, proto: Proto, span: Span) -> usize {
    let Some(bytes) = packet(draft, proto, table::CONTROL, span) else { return taken(draft) };
    let (at, rest) = (span.start + HEAD_LEN, bytes.len() - HEAD_LEN);
    let code = bytes.first().copied().unwrap_or_default();
    match (code, proto) {
        (1..=4, _) => options(draft, proto, at, bytes.get(HEAD_LEN..).unwrap_or_default()),
        (8, Proto::Lcp) => draft.bytes_field(&table::REJECTED, at, 2),
        (9..=12, Proto::Lcp) => {
            draft.bytes_field(&table::MAGIC, at, 4);
            let more = if code == 12 { &table::MESSAGE } else { &table::ECHO_DATA };
            if rest > 4 {
                draft.bytes_field(more, at + 4, rest - 4);
            }
        }
        _ if rest > 0 => draft.bytes_field(&table::DATA, at, rest),
        _ => {}
    }
    taken(draft)
}

/// RFC 1661 6: kind, length, value, one behind the other.
fn options(draft: &mut Draft<'_>, proto: Proto, start: usize, bytes: &[u8]) {
    let (kind_field, len_field) = match proto {
        Proto::Lcp => (&table::LCP_TYPE, &table::LCP_LENGTH),
        _ => (&table::IPCP_TYPE, &table::IPCP_LENGTH),
    };
    let mut at = 0;
    while let Some((&kind, &len)) = bytes.get(at).zip(bytes.get(at + 1)) {
        let (here, len) = (start + at, usize::from(len));
        if len < 2 || at + len > bytes.len() {
            return draft.fault(WireError::Malformed);
        }
        draft.bytes_field(kind_field, here, 1);
        draft.bytes_field(len_field, here + 1, 1);
        match (proto, kind, len) {
            (Proto::Lcp, 3, 5) => {
                draft.bytes_field(&table::AUTH_PROTOCOL, here + 2, 2);
                draft.bytes_field(&table::ALGORITHM, here + 4, 1);
            }
            (_, _, 2) => {}
            _ => draft.bytes_field(value(proto, kind, len), here + 2, len - 2),
        }
        at += len;
    }
    if at < bytes.len() {
        draft.fault(WireError::Truncated);
    }
}

/// What stands in an option of this kind and length.
fn value(proto: Proto, kind: u8, len: usize) -> &'static Field {
    match (proto, kind, len) {
        (Proto::Lcp, 1, 4) => &table::MRU,
        (Proto::Lcp, 2, 6) => &table::ASYNC_MAP,
        (Proto::Lcp, 3, 4) => &table::AUTH_PROTOCOL,
        (Proto::Lcp, 5, 6) => &table::MAGIC_OPTION,
        (Proto::Lcp, ..) => &table::LCP_DATA,
        (_, 3, 6) => &table::ADDRESS,
        (_, 129, 6) => &table::PRIMARY_DNS,
        (_, 130, 6) => &table::PRIMARY_NBNS,
        (_, 131, 6) => &table::SECONDARY_DNS,
        (_, 132, 6) => &table::SECONDARY_NBNS,
        _ => &table::IPCP_DATA,
    }
}

fn pap(draft: &mut Draft<'_>, span: Span) -> usize {
    let Some(bytes) = packet(draft, Proto::Pap, table::PAP, span) else { return taken(draft) };
    let texts: &[[&'static Field; 2]] = match bytes.first() {
        Some(1) => &[[&table::USER_LENGTH, &table::USER], [&table::PASSWORD_LENGTH, &table::PASSWORD]],
        Some(2 | 3) => &[[&table::PAP_MESSAGE_LENGTH, &table::PAP_MESSAGE]],
        _ => &[],
    };
    let mut at = HEAD_LEN;
    for [length, text] in texts {
        // RFC 1334 2.2.2: a message may be left out.
        let Some(len) = bytes.get(at).map(|len| usize::from(*len)) else { break };
        draft.bytes_field(length, span.start + at, 1);
        if at + 1 + len > bytes.len() {
            draft.fault(WireError::Truncated);
            break;
        }
        if len > 0 {
            draft.bytes_field(text, span.start + at + 1, len);
        }
        at += 1 + len;
    }
    taken(draft)
}

fn chap(draft: &mut Draft<'_>, span: Span) -> usize {
    let Some(bytes) = packet(draft, Proto::Chap, table::CHAP, span) else { return taken(draft) };
    let at = span.start + HEAD_LEN;
    match (bytes.first(), bytes.get(HEAD_LEN).map(|size| usize::from(*size))) {
        (Some(1 | 2), Some(size)) => {
            draft.bytes_field(&table::VALUE_SIZE, at, 1);
            let name = HEAD_LEN + 1 + size;
            if name > bytes.len() {
                draft.fault(WireError::Truncated);
            } else {
                if size > 0 {
                    draft.bytes_field(&table::VALUE, at + 1, size);
                }
                if name < bytes.len() {
                    draft.bytes_field(&table::NAME, span.start + name, bytes.len() - name);
                }
            }
        }
        (Some(3 | 4), Some(_)) => draft.bytes_field(&table::CHAP_MESSAGE, at, bytes.len() - HEAD_LEN),
        _ => {}
    }
    taken(draft)
}
