//! UDP and TCP, and which application a payload belongs to.

use super::draft::{Draft, Span};
use super::{Proto, dhcp, dns, http, pcp, rip, tcp_options, tls};
use crate::wire::fields::{self, data, tcp as table};
use crate::wire::pcp::{PCP_PORT, PCP_VERSION};
use crate::wire::{IpProto, RIP_PORT, WireError, be16, checksum};

const UDP_LEN: usize = 8;
const TCP_LEN: usize = 20;

/// Whether ICMP messages of this type quote the packet that they are about (RFC 1122 3.2.2).
pub(in crate::wire) const fn is_icmp_error(kind: u8) -> bool {
    matches!(kind, 3 | 4 | 5 | 11 | 12)
}

/// Whose payload it is: by the port, and HTTP and TLS also by their beginnings. `Data` if nobody knows.
pub(in crate::wire) fn application(proto: IpProto, ports: (u16, u16), payload: &[u8]) -> Proto {
    let one_is = |port: u16| ports.0 == port || ports.1 == port;
    if payload.is_empty() {
        Proto::Data
    } else if one_is(53) {
        Proto::Dns
    } else if proto == IpProto::UDP && (one_is(67) || one_is(68)) {
        Proto::Dhcp
    } else if proto == IpProto::UDP && one_is(RIP_PORT) {
        Proto::Rip
    } else if proto == IpProto::UDP && one_is(PCP_PORT) && payload.first() == Some(&PCP_VERSION) {
        Proto::Pcp
    } else if proto == IpProto::TCP {
        over_tcp(one_is, payload)
    } else {
        Proto::Data
    }
}

/// What beginnings say counts more than ports: both HTTP and TLS are spoken on ports of the other.
fn over_tcp(one_is: impl Fn(u16) -> bool, payload: &[u8]) -> Proto {
    if http::first_line(payload).is_some() {
        Proto::Http
    } else if tls::begins(payload) || one_is(443) {
        Proto::Tls
    } else if [80, 8080, 8081].into_iter().any(one_is) {
        Proto::Http
    } else {
        Proto::Data
    }
}

/// The checksum of a segment between hosts whose addresses have this sum; both versions of IP count alike (RFC 8200 8.1).
pub(super) fn check(addresses: u64, proto: IpProto, segment: &[u8]) -> u16 {
    !checksum::fold(addresses + u64::from(proto.0) + segment.len() as u64 + checksum::sum(segment))
}

/// A datagram.
pub(super) fn udp(draft: &mut Draft<'_>, addresses: u64, span: Span) {
    let bytes = draft.bytes(span);
    draft.layer(Proto::Udp, span, UDP_LEN);
    draft.table(fields::udp::FIELDS, 0);
    let (Some(ports), Some(len)) = (be16(bytes, 0).zip(be16(bytes, 2)), be16(bytes, 4).map(usize::from)) else {
        return draft.early_end(span);
    };
    let stated = be16(bytes, 6).unwrap_or_default();
    if len < UDP_LEN {
        draft.fault(WireError::Malformed);
    } else if span.whole {
        match bytes.get(..len) {
            None => draft.fault(WireError::Truncated),
            // RFC 768: zero means that the sender made none.
            Some(all) if stated != 0 && check(addresses, IpProto::UDP, all) != 0 => {
                draft.fault(WireError::Checksum);
            }
            Some(_) => {}
        }
    }
    let end = if len < UDP_LEN { span.end } else { span.end.min(span.start + len) };
    message(draft, IpProto::UDP, ports, Span { end, ..span }.after(UDP_LEN));
    draft.data(&data::UNKNOWN, Span { start: end, ..span });
}

/// A segment.
pub(super) fn tcp(draft: &mut Draft<'_>, addresses: u64, span: Span) {
    let bytes = draft.bytes(span);
    let header = bytes.get(12).map_or(TCP_LEN, |byte| usize::from(byte >> 4) * 4);
    draft.layer(Proto::Tcp, span, header.max(TCP_LEN));
    draft.table(table::FIELDS, 0);
    if bytes.len() < TCP_LEN {
        return draft.early_end(span);
    }
    if header < TCP_LEN {
        draft.fault(WireError::Malformed);
    } else if header > bytes.len() {
        draft.early_end(span);
    } else if span.whole && check(addresses, IpProto::TCP, bytes) != 0 {
        draft.fault(WireError::Checksum);
    }
    tcp_options::all(draft, span.start + TCP_LEN, bytes.get(TCP_LEN..header.min(bytes.len())).unwrap_or_default());
    if let Some(ports) = be16(bytes, 0).zip(be16(bytes, 2)) {
        message(draft, IpProto::TCP, ports, span.after(header.max(TCP_LEN)));
    }
}

fn message(draft: &mut Draft<'_>, proto: IpProto, ports: (u16, u16), span: Span) {
    match application(proto, ports, draft.bytes(span)) {
        Proto::Dhcp => dhcp::message(draft, span),
        Proto::Dns => dns::message(draft, proto, span),
        Proto::Http => http::message(draft, span),
        Proto::Pcp => pcp::message(draft, span),
        Proto::Rip => rip::message(draft, span),
        Proto::Tls => tls::message(draft, span),
        _ if proto == IpProto::UDP => draft.data(&data::UDP, span),
        _ => draft.data(&data::TCP, span),
    }
}
