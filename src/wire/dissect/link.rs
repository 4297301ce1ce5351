//! The link: Ethernet, VLAN tags, ARP, and what fills a frame up.

use super::draft::{Draft, Span};
use super::{Proto, ip, ipv6, llc, pppoe};
use crate::wire::fields::{self, data};
pub(in crate::wire) use crate::wire::llc::MAX_LENGTH;
use crate::wire::{ETH_HEADER_LEN, ETH_MIN_LEN, EtherType, WireError, be16, checksum};

const TAG_LEN: usize = 4;
const FCS_LEN: usize = 4;
/// More tags than this are data: two are in use (IEEE 802.1ad).
const MAX_TAGS: usize = 2;
const GREATER: u16 = MAX_LENGTH + 1;
/// IEEE 802.3 3.2.6: from here on the number is a type; between the two it is neither.
const LEAST_ETHERTYPE: u16 = 1536;
const ARP_LEN: usize = 28;

/// A whole frame.
pub(super) fn frame(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Ethernet, span, ETH_HEADER_LEN);
    draft.table(fields::eth::FIELDS, 0);
    let Some(mut number) = be16(draft.bytes(span), 12) else { return draft.early_end(span) };
    let mut rest = span.after(ETH_HEADER_LEN);
    match number {
        1..=MAX_LENGTH => draft.refine("eth.type", &fields::eth::LEN),
        GREATER..LEAST_ETHERTYPE => draft.refine("eth.type", &fields::eth::INVALID),
        _ => {}
    }
    let mut last_tag = None;
    for _ in 0..MAX_TAGS {
        let kind = EtherType(number);
        if !matches!(kind, EtherType::VLAN | EtherType::SERVICE_VLAN) {
            break;
        }
        tag(draft, kind, last_tag, rest);
        let Some(next) = be16(draft.bytes(rest), 2) else { return draft.early_end(span) };
        (number, last_tag, rest) = (next, Some(kind), rest.after(TAG_LEN));
    }
    let end = payload(draft, number, rest);
    padding(draft, last_tag, rest.after(end));
}

/// A tag, behind the number that announces it; `outer` is that of the tag before it.
fn tag(draft: &mut Draft<'_>, kind: EtherType, outer: Option<EtherType>, span: Span) {
    let next = be16(draft.bytes(span), 2);
    if kind == EtherType::VLAN {
        draft.layer(Proto::Vlan, span, TAG_LEN);
        draft.table(fields::eth::VLAN, 0);
        if matches!(next, Some(1..=MAX_LENGTH)) {
            draft.refine("vlan.etype", &fields::eth::VLAN_LEN);
        }
        return;
    }
    draft.layer(Proto::ServiceVlan, span, TAG_LEN);
    draft.table(fields::eth::SERVICE_VLAN, 0);
    if outer == Some(EtherType::SERVICE_VLAN) {
        draft.refine("ieee8021ad.id", &fields::eth::CUSTOMER_ID);
    } else if next == Some(EtherType::SERVICE_VLAN.0) {
        draft.refine("ieee8021ad.id", &fields::eth::SERVICE_ID);
    }
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
        EtherType::PPPOE_DISCOVERY => pppoe::discovery(draft, span),
        EtherType::PPPOE_SESSION => pppoe::session(draft, span),
        EtherType(len @ 1..=MAX_LENGTH) => {
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
        draft.early_end(span);
    } else if bytes.get(..6) != Some(&[0, 1, 8, 0, 6, 4]) {
        // Another kind of address has other places: only this one is read (RFC 826).
        draft.fault(WireError::Malformed);
    }
}

/// What stands behind the payload: padding up to the least length, then whatever, and the FCS if it is one.
fn padding(draft: &mut Draft<'_>, last_tag: Option<EtherType>, span: Span) {
    if span.len() == 0 {
        return;
    }
    draft.layer(Proto::Padding, span, span.len());
    let padded = span.end.min(ETH_MIN_LEN).max(span.start);
    if padded > span.start {
        draft.bytes_field(&fields::eth::PADDING, span.start, padded - span.start);
    }
    let fcs = if ends_in_fcs(draft.bytes(Span { start: 0, ..span })) { FCS_LEN } else { 0 };
    let end = span.end.saturating_sub(fcs).max(padded);
    if end > padded {
        let trailer = match last_tag {
            None => &fields::eth::TRAILER,
            Some(EtherType::VLAN) => &fields::eth::VLAN_TRAILER,
            Some(_) => &fields::eth::SERVICE_TRAILER,
        };
        draft.bytes_field(trailer, padded, end - padded);
    }
    if span.end > end {
        draft.bytes_field(&fields::eth::FCS, end, span.end - end);
    }
}

/// Whether the last four bytes are the frame's own FCS (IEEE 802.3 3.2.9): few captures have it, and none says so.
fn ends_in_fcs(frame: &[u8]) -> bool {
    let Some((rest, fcs)) = frame.split_last_chunk::<FCS_LEN>() else { return false };
    rest.len() >= ETH_MIN_LEN && checksum::crc32(rest).to_le_bytes() == *fcs
}
