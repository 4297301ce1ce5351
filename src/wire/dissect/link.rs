//! The link: Ethernet, VLAN tags, ARP, and what fills a frame up.

use super::draft::{Draft, Span};
use super::{Proto, ip, ipv6, llc};
use crate::wire::fields::{self, data};
pub(in crate::wire) use crate::wire::llc::MAX_LENGTH;
use crate::wire::{ETH_HEADER_LEN, ETH_MIN_LEN, EtherType, WireError, be16};

const TAG_LEN: usize = 4;
/// More tags than this are data: two are in use (IEEE 802.1ad).
const MAX_TAGS: usize = 2;
const ARP_LEN: usize = 28;

/// A whole frame.
pub(super) fn frame(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Ethernet, span, ETH_HEADER_LEN);
    draft.table(fields::eth::FIELDS, 0);
    let Some(mut number) = be16(draft.bytes(span), 12) else { return draft.early_end(span) };
    let mut rest = span.after(ETH_HEADER_LEN);
    if number <= MAX_LENGTH {
        draft.refine("eth.type", &fields::eth::LEN);
    }
    for _ in 0..MAX_TAGS {
        if EtherType(number) != EtherType::VLAN {
            break;
        }
        draft.layer(Proto::Vlan, rest, TAG_LEN);
        draft.table(fields::eth::VLAN, 0);
        let Some(next) = be16(draft.bytes(rest), 2) else { return draft.early_end(span) };
        (number, rest) = (next, rest.after(TAG_LEN));
    }
    let end = payload(draft, number, rest);
    padding(draft, rest.after(end));
}

/// Reads what the `EtherType` says, and tells how many bytes it took.
pub(super) fn payload(draft: &mut Draft<'_>, number: u16, span: Span) -> usize {
    match EtherType(number) {
        EtherType::IPV4 => ip::packet(draft, span),
        EtherType::IPV6 => ipv6::packet(draft, span),
        EtherType::ARP => {
            arp(draft, span);
            ARP_LEN
        }
        EtherType(len @ ..=MAX_LENGTH) => {
            let len = usize::from(len).min(span.len());
            llc::frame(draft, Span { end: span.start + len, ..span });
            len
        }
        _ => {
            draft.data(&data::UNKNOWN, span);
            span.len()
        }
    }
}

fn arp(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Arp, span, ARP_LEN);
    draft.table(fields::arp::FIELDS, 0);
    let bytes = draft.bytes(span);
    if bytes.len() < ARP_LEN {
        draft.fault(WireError::Truncated);
    } else if bytes.get(..6) != Some(&[0, 1, 8, 0, 6, 4]) {
        // Another kind of address has other places: only this one is read (RFC 826).
        draft.fault(WireError::Malformed);
    }
}

fn padding(draft: &mut Draft<'_>, span: Span) {
    if span.len() == 0 {
        return;
    }
    draft.layer(Proto::Padding, span, span.len());
    let is_short = span.end <= ETH_MIN_LEN;
    let field = if is_short { &fields::eth::PADDING } else { &fields::eth::TRAILER };
    draft.bytes_field(field, span.start, span.len());
}
