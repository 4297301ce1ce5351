//! ICMP errors through the translation (RFC 5508 4): an error travels against the packet it quotes, so it belongs to
//! the session in the other direction, and is rewritten outside and in.
//!
//! It neither refreshes nor ends the session (RFC 4787 REQ-12, RFC 5508 4.3).

use crate::proto::Endpoint;
use crate::trace::facts::NatField;
use crate::trace::{Drop, NatFact, Trace, What};
use crate::wire::{IpProto, Ipv4View, WireError, checksum, ipv4};

use super::flow::{Flow, put, socket};

/// Bytes before the quote (RFC 792).
const HEAD_LEN: usize = 8;

/// Whether a packet is an ICMP error that concerns somebody's packet: unreachable, time exceeded, bad parameter.
/// Redirects never cross a router.
pub(super) fn is_error(view: &Ipv4View<'_>) -> bool {
    view.proto() == IpProto::ICMP && matches!(view.payload().first(), Some(3 | 11 | 12))
}

/// The flow of the packet an error quotes. A bad checksum, of the message or of the quoted header, is a reason to drop
/// (RFC 5508 REQ-3); a quote without a flow is none.
pub(super) fn quoted_flow(view: &Ipv4View<'_>) -> Result<Option<Flow>, Drop> {
    let quote = view.payload().get(HEAD_LEN..).unwrap_or_default();
    let inner = Ipv4View::new(quote).ok_or(Drop::BadBytes { header: "icmp", error: WireError::Truncated })?;
    let bad = |header, bytes, at| {
        Err(Drop::unreadable(header, WireError::Checksum, || checksum::stated_and_computed(bytes, at, 0)))
    };
    if checksum::checksum(view.payload()) != 0 {
        return bad("icmp", view.payload(), 2);
    }
    if !inner.checksum_ok() {
        return bad("quote", quote.get(..inner.header_len()).unwrap_or(quote), 10);
    }
    Ok(Flow::of(quote))
}

/// Rewrites one end of an error, and the same end inside the quote, where it stands on the other side.
pub(super) fn rewrite(packet: &mut [u8], field: NatField, old: Endpoint, new: Endpoint, trace: &mut Trace) {
    if old == new {
        return;
    }
    let Some(view) = Ipv4View::new(packet) else { return };
    let (start, end) = (view.header_len(), view.total_len().min(packet.len()));
    let (outer, inner_field) = match field {
        NatField::Source => (view.src(), NatField::Destination),
        NatField::Destination => (view.dst(), NatField::Source),
    };
    if let Some(message) = packet.get_mut(start..end) {
        if let Some(quote) = message.get_mut(HEAD_LEN..) {
            put(quote, inner_field, old, new);
        }
        reseal(message);
    }
    match field {
        NatField::Source => ipv4::set_src(packet, new.addr),
        NatField::Destination => ipv4::set_dst(packet, new.addr),
    };
    if outer != new.addr {
        let bare = |addr| socket(Endpoint::new(addr, 0));
        trace.say(|| What::Nat(NatFact::Rewrote { field, old: bare(outer), new: bare(new.addr) }));
    }
    trace.say(|| What::Nat(NatFact::RewroteQuote { old: socket(old), new: socket(new) }));
}

/// A new checksum: the old one was checked before, and errors are short and rare.
fn reseal(message: &mut [u8]) {
    if let Some(check) = message.get_mut(2..4) {
        check.fill(0);
    }
    let new = checksum::checksum(message).to_be_bytes();
    if let Some(check) = message.get_mut(2..4) {
        check.copy_from_slice(&new);
    }
}
