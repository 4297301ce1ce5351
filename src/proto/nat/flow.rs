//! A flow: protocol and both ends, as one packet shows it; and the rewriting of one end of a packet.
//!
//! For ICMP echoes the identifier stands where a port would: at the asker's end. The other end has port zero.

use std::hash::{Hash, Hasher};
use std::net::SocketAddrV4;

use crate::proto::Endpoint;
use crate::trace::facts::NatField;
use crate::trace::{NatFact, Trace, What};
use crate::wire::{Flags, IpProto, Ipv4View, be16, ipv4};

/// ICMP types of the echo messages (RFC 792).
const ECHO_REPLY: u8 = 0;
const ECHO_REQUEST: u8 = 8;

/// From where to where, by what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flow {
    pub(super) proto: IpProto,
    pub(super) src: Endpoint,
    pub(super) dst: Endpoint,
}

impl Hash for Flow {
    /// Two words: every translated packet is hashed once.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let pack = |end: Endpoint| u64::from(end.addr.to_bits()) << 16 | u64::from(end.port);
        state.write_u64(pack(self.src) | u64::from(self.proto.0) << 48);
        state.write_u64(pack(self.dst));
    }
}

impl Flow {
    /// The flow of a packet; none for ICMP other than echoes and for transports without ports. Also reads quotes, of
    /// which only eight bytes behind the IP header may be there.
    pub(super) fn of(packet: &[u8]) -> Option<Flow> {
        let view = Ipv4View::new(packet).filter(|view| !view.is_later_fragment())?;
        let (src_port, dst_port) = match view.proto() {
            IpProto::ICMP => {
                let id = be16(view.payload(), 4)?;
                match view.payload().first() {
                    Some(&ECHO_REQUEST) => (id, 0),
                    Some(&ECHO_REPLY) => (0, id),
                    _ => return None,
                }
            }
            proto => crate::wire::ports(proto, view.payload())?,
        };
        let (src, dst) = (Endpoint::new(view.src(), src_port), Endpoint::new(view.dst(), dst_port));
        Some(Flow { proto: view.proto(), src, dst })
    }

    /// The way back.
    pub(super) fn reversed(self) -> Flow {
        Flow { src: self.dst, dst: self.src, ..self }
    }
}

/// The control bits of a TCP segment; none set for anything else.
pub(super) fn tcp_flags(packet: &[u8]) -> Flags {
    let bits = Ipv4View::new(packet).filter(|view| view.proto() == IpProto::TCP).map(|view| view.payload());
    Flags(bits.and_then(|segment| segment.get(13)).copied().unwrap_or_default())
}

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
