//! A flow: protocol and both ends, as one packet shows it. Translation and packet filter know conversations by it.
//!
//! For ICMP echoes the identifier stands where a port would: at the asker's end. The other end has port zero.

use std::hash::{Hash, Hasher};

use super::Endpoint;
use crate::wire::{IpProto, Ipv4View, be16};

/// ICMP types of the echo messages (RFC 792).
const ECHO_REPLY: u8 = 0;
const ECHO_REQUEST: u8 = 8;

/// From where to where, by what.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Flow {
    /// Transport.
    pub(crate) proto: IpProto,
    /// Who sends.
    pub(crate) src: Endpoint,
    /// To whom.
    pub(crate) dst: Endpoint,
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
    pub(crate) fn of(packet: &[u8]) -> Option<Flow> {
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

    /// The flow of any packet: without ports where there are none to see.
    pub(crate) fn at_least(packet: &[u8]) -> Option<Flow> {
        let bare = |view: Ipv4View<'_>| {
            let end = |addr| Endpoint::new(addr, 0);
            Flow { proto: view.proto(), src: end(view.src()), dst: end(view.dst()) }
        };
        Flow::of(packet).or_else(|| Ipv4View::new(packet).map(bare))
    }

    /// Both directions of a conversation by one name.
    pub(crate) fn either_way(self) -> Flow {
        if self.src <= self.dst { self } else { self.reversed() }
    }

    /// The way back.
    pub(crate) fn reversed(self) -> Flow {
        Flow { src: self.dst, dst: self.src, ..self }
    }
}
