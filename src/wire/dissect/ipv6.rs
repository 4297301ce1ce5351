//! IPv6: the fixed header, the extension headers one after another, and what they carry.

use super::draft::{Draft, Span};
use super::{Proto, icmpv6, ip, ipsec, ipv6_ext, transport};
use crate::wire::fields::{data, ipv6 as table};
use crate::wire::ipv6::{self, IPV6_HEADER_LEN as IP_LEN};
use crate::wire::{IpProto, WireError, be16, checksum};

/// More extension headers than this are data: RFC 8200 4.1 wants each but one at most once.
const MAX_EXTENSIONS: usize = 7;
/// Of an extension header that ends before it has told.
const LEAST_EXTENSION_LEN: usize = 8;

/// A packet; tells how many bytes it takes. What follows them is padding.
pub(super) fn packet(draft: &mut Draft<'_>, span: Span) -> usize {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Ipv6, span, IP_LEN);
    draft.table(table::FIELDS, 0);
    let (Some(len), Some(&next), Some(src), Some(dst)) =
        (be16(bytes, 4), bytes.get(6), bytes.get(8..24), bytes.get(24..IP_LEN))
    else {
        draft.early_end(span);
        return span.len();
    };
    if bytes.first().is_none_or(|byte| byte >> 4 != 6) {
        draft.fault(WireError::Malformed);
        draft.data(&data::UNKNOWN, span.after(IP_LEN));
        return span.len();
    }
    // RFC 2675: zero before hop-by-hop options announces a jumbo packet, which takes what is there.
    let is_jumbo = len == 0 && IpProto(next) == ipv6::HOP_BY_HOP;
    let total = if is_jumbo { bytes.len() } else { IP_LEN + usize::from(len) };
    let complete = total <= bytes.len();
    if !complete {
        draft.early_end(span);
    }
    let end = span.start + total.min(bytes.len());
    let rest = Span { end, whole: span.whole && complete, ..span }.after(IP_LEN);
    extensions(draft, IpProto(next), (checksum::sum(src), checksum::sum(dst)), rest);
    total
}

/// The extension headers, then the payload. `ends` are the sums of both addresses.
fn extensions(draft: &mut Draft<'_>, first: IpProto, ends: (u64, u64), mut rest: Span) {
    let (mut kind, (mut src, mut dst)) = (first, ends);
    for _ in 0..MAX_EXTENSIONS {
        if !ipv6::is_extension(kind) || rest.len() == 0 {
            break;
        }
        if kind == IpProto::AUTHENTICATION {
            let Some(next) = ipsec::authentication(draft, rest) else { return };
            (kind, rest) = next;
            continue;
        }
        let bytes = draft.bytes(rest);
        let len = ipv6::extension_len(kind, bytes).unwrap_or(LEAST_EXTENSION_LEN);
        draft.layer(Proto::Ipv6Ext, rest, len);
        ipv6_ext::extension(draft, kind, rest, len);
        let (Some(header), Some(&next)) = (bytes.get(..len), bytes.first()) else { return draft.early_end(rest) };
        match kind {
            ipv6::ROUTING => dst = ipv6_ext::route_end(header).map_or(dst, checksum::sum),
            ipv6::DESTINATION => {
                src = header.get(2..).and_then(ipv6_ext::home_address).map_or(src, checksum::sum);
            }
            _ => {}
        }
        let place = be16(header, 2).filter(|_| kind == ipv6::FRAGMENT).unwrap_or_default();
        rest = Span { whole: rest.whole && place & 0xfff9 == 0, ..rest.after(len) };
        if place & 0xfff8 != 0 {
            // RFC 8200 4.5: only the first piece has the headers.
            return draft.data(&data::UNKNOWN, rest);
        }
        kind = IpProto(next);
    }
    payload(draft, kind, src + dst, rest);
}

/// What stands behind all headers; number 59 says that nothing does, and what is there all the same is only shown.
fn payload(draft: &mut Draft<'_>, kind: IpProto, addresses: u64, span: Span) {
    match kind {
        _ if span.len() == 0 => {}
        IpProto::ICMPV6 => icmpv6::message(draft, addresses, span),
        IpProto::UDP => transport::udp(draft, addresses, span),
        IpProto::TCP => transport::tcp(draft, addresses, span),
        IpProto::ESP => ipsec::encrypted(draft, span),
        IpProto::IPV4 | IpProto::IPV6 => ip::tunnelled(draft, kind, span),
        _ => draft.data(&data::UNKNOWN, span),
    }
}
