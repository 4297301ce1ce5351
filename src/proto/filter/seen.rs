//! What a packet filter looks at of one packet: read once, then asked by every row.

use std::net::Ipv4Addr;

pub use crate::trace::facts::ConnState;
use crate::wire::{Flags, IpProto, Ipv4View, ports};

/// ICMP type of the answer to an echo (RFC 792).
const ECHO_REPLY: u8 = 0;

/// One packet, as the rows see it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Source address.
    pub src: Ipv4Addr,
    /// Destination address.
    pub dst: Ipv4Addr,
    /// Transport.
    pub proto: IpProto,
    /// Source and destination port; none where there are none to see.
    pub ports: Option<(u16, u16)>,
    /// TCP's control bits; none are set for anything else.
    pub flags: Flags,
    /// ICMP type and code.
    pub icmp: Option<(u8, u8)>,
    /// Length of the IP packet in bytes.
    pub len: usize,
    /// The interface it came in by; empty when it begins here.
    pub inward: &'a str,
    /// The interface it leaves by; empty when it ends here.
    pub outward: &'a str,
    /// What it is to the conversations that are known.
    pub state: ConnState,
    /// Whether translation has given it the destination it has now.
    pub is_redirected: bool,
}

impl Seen<'static> {
    /// Reads a packet, or its head; what stands around it (interfaces, state) is blank. None for what is no packet.
    pub fn of(packet: &[u8]) -> Option<Seen<'static>> {
        let view = Ipv4View::new(packet)?;
        let (proto, payload) = (view.proto(), view.payload());
        // A later piece of a datagram has no transport header.
        let payload = if view.is_later_fragment() { &[][..] } else { payload };
        // The flags are byte 13 of a TCP header (RFC 9293 3.1).
        let flags = if proto == IpProto::TCP { payload.get(13).copied().unwrap_or_default() } else { 0 };
        let icmp = (proto == IpProto::ICMP).then(|| Some((*payload.first()?, *payload.get(1)?))).flatten();
        Some(Seen {
            src: view.src(),
            dst: view.dst(),
            proto,
            ports: ports(proto, payload),
            flags: Flags(flags),
            icmp,
            len: view.total_len(),
            inward: "",
            outward: "",
            state: ConnState::New,
            is_redirected: false,
        })
    }
}

impl Seen<'_> {
    /// What a packet is that belongs to nothing known (as Linux with `nf_conntrack_tcp_loose`): a segment from the
    /// midst of a connection may begin to be followed, an answer or an end may not.
    pub fn first_state(&self) -> ConnState {
        let answers = self.flags.contains(Flags::SYN | Flags::ACK) || self.flags.contains(Flags::RST);
        let unasked = self.icmp.is_some_and(|(kind, _)| kind == ECHO_REPLY) || self.is_icmp_error();
        if answers || unasked { ConnState::Invalid } else { ConnState::New }
    }

    /// Whether it is an ICMP message about another packet (RFC 1122 3.2.2).
    pub fn is_icmp_error(&self) -> bool {
        self.icmp.is_some_and(|(kind, _)| matches!(kind, 3 | 4 | 5 | 11 | 12))
    }
}
