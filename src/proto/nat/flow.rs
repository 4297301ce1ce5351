//! The rewriting of one end of a packet.

use std::net::SocketAddrV4;

use crate::proto::Endpoint;
pub(super) use crate::proto::flow::Flow;
use crate::trace::facts::NatField;
use crate::trace::{NatFact, Trace, What};
use crate::wire::{IpProto, Ipv4View, ipv4};

/// Writes `new` over one end of a packet, checksums included, and says so when it is a change.
pub(super) fn rewrite(packet: &mut [u8], field: NatField, old: Endpoint, new: Endpoint, trace: &mut Trace) {
    if old != new {
        put(packet, field, old, new);
        trace.say(|| What::Nat(NatFact::Rewrote { field, old: socket(old), new: socket(new) }));
    }
}

/// Writes `new` over one end of a packet or of a quote.
pub(super) fn put(packet: &mut [u8], field: NatField, old: Endpoint, new: Endpoint) {
    match field {
        NatField::Source => ipv4::set_src(packet, new.addr),
        NatField::Destination => ipv4::set_dst(packet, new.addr),
    };
    if old.port == new.port {
        return;
    }
    let done = match field {
        NatField::Source => ipv4::set_src_port(packet, new.port),
        NatField::Destination => ipv4::set_dst_port(packet, new.port),
    };
    if !done && !ipv4::set_icmp_id(packet, new.port) {
        put_bare_port(packet, field, new.port);
    }
}

/// A quote of eight bytes has the ports of a segment but not its checksum: there is nothing to keep right.
fn put_bare_port(packet: &mut [u8], field: NatField, port: u16) {
    let Some(view) = Ipv4View::new(packet).filter(|view| view.proto() != IpProto::ICMP) else { return };
    let at = view.header_len() + if field == NatField::Source { 0 } else { 2 };
    if let Some(bytes) = packet.get_mut(at..at + 2) {
        bytes.copy_from_slice(&port.to_be_bytes());
    }
}

/// As facts and rows give it.
pub(super) fn socket(end: Endpoint) -> SocketAddrV4 {
    end.into()
}
