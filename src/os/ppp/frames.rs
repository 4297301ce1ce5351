//! Frames of dialled lines at a kernel: those of discovery and of a line's own go to its machine, packets go on to IP, and
//! packets of the box leave in the session that leads to their next hop.

use std::net::Ipv4Addr;

use super::Side;
use crate::os::{Cx, Kernel};
use crate::proto::ppp::{Discovery, PppFrame};
use crate::sim::{Frame, FrameId};
use crate::trace::Drop;
use crate::wire::{ETH_HEADER_LEN, Eth, EtherType, Mac, Packet, PppProtocol, Pppoe, PppoeCode, PppoeTag};

impl Kernel {
    /// A frame of discovery (RFC 2516 5).
    pub(in crate::os) fn discovery_input(&mut self, cx: &mut Cx<'_>, iface: usize, eth: &Eth, frame: &Frame) {
        let bytes = frame.bytes.get(ETH_HEADER_LEN..).unwrap_or_default();
        let read = Pppoe::parse(bytes).and_then(|(header, rest)| Ok((header, PppoeTag::read_all(rest)?)));
        let (header, tags) = match read {
            Ok(read) => read,
            Err(error) => return cx.drop(|| Drop::BadBytes { header: "pppoe", error }),
        };
        let heard = Discovery { src: eth.src, header, tags: &tags };
        let known = self.touch_line(cx, iface, |side, cx, out| match side {
            Side::Client(client) => client.on_discovery(cx.now, heard, cx.trace, out),
            Side::Concentrator(server) => server.on_discovery(cx.now, heard, cx.trace, out),
        });
        if !known {
            cx.drop(|| Drop::UnknownEtherType { ethertype: EtherType::PPPOE_DISCOVERY });
        }
    }

    /// A frame of a session: a packet goes on to IP, all else is the line's own.
    pub(in crate::os) fn session_input(&mut self, cx: &mut Cx<'_>, iface: usize, eth: &Eth, frame: &Frame) {
        let bytes = frame.bytes.get(ETH_HEADER_LEN..).unwrap_or_default();
        let read = Pppoe::parse(bytes).and_then(|(header, rest)| Ok((header.session, PppProtocol::read(rest)?)));
        let (session, (protocol, content)) = match read {
            Ok(read) => read,
            Err(error) => return cx.drop(|| Drop::BadBytes { header: "pppoe", error }),
        };
        if protocol == PppProtocol::IPV4 {
            return self.dialled_packet(cx, iface, (eth, session), content, frame);
        }
        let heard = PppFrame { src: eth.src, session, protocol, content };
        let mut known = true;
        let carries = self.touch_line(cx, iface, |side, cx, out| {
            known = match side {
                Side::Client(client) => client.on_frame(cx.now, heard, cx.trace, out),
                Side::Concentrator(server) => server.on_frame(cx.now, heard, cx.trace, out),
            };
        });
        if !carries {
            cx.drop(|| Drop::UnknownEtherType { ethertype: EtherType::PPPOE_SESSION });
        } else if !known {
            cx.drop(|| Drop::NoSession { session });
        }
    }

    /// An IPv4 packet that came by a session. A caller speaks from its own card only.
    fn dialled_packet(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        (eth, session): (&Eth, u16),
        content: &[u8],
        frame: &Frame,
    ) {
        let known = match self.line(iface) {
            None => return cx.drop(|| Drop::UnknownEtherType { ethertype: EtherType::PPPOE_SESSION }),
            Some(Side::Client(client)) => client.way() == Some((eth.src, session)),
            Some(Side::Concentrator(server)) => server.caller(eth.src, session).is_some(),
        };
        if !known {
            return cx.drop(|| Drop::NoSession { session });
        }
        // What lies inside is read as a frame of its own: the number stays that of the frame on the wire.
        let inner = Eth { ethertype: EtherType::IPV4, ..*eth }.emit(content);
        let inner = Frame { bytes: inner.into(), ..frame.clone() };
        self.ip_input(cx, iface, false, inner);
    }

    /// Sends a packet by the session that leads to its next hop. The packet comes back where no session does.
    pub(in crate::os) fn session_output(
        &mut self,
        cx: &Cx<'_>,
        iface: usize,
        next_hop: Ipv4Addr,
        packet: Packet,
        parent: Option<FrameId>,
    ) -> Option<Packet> {
        let Some((dst, session)) = self.line(iface).and_then(|side| side.way_to(next_hop)) else {
            return Some(packet);
        };
        let header = Pppoe { code: PppoeCode::Session, session };
        let src = self.ifaces.get(iface).map(|face| face.mac).unwrap_or_default();
        let inside = PppProtocol::IPV4.emit(&packet);
        let bytes = Eth { dst, src, ethertype: EtherType::PPPOE_SESSION }.emit(&header.emit(&inside));
        self.send_new(cx, iface, dst, bytes.into(), parent, packet.is_intact());
        None
    }

    /// Sends a frame of a line, which its machine wants.
    pub(super) fn send_pppoe(&mut self, cx: &Cx<'_>, iface: usize, dst: Mac, header: Pppoe, payload: &[u8]) {
        let src = self.ifaces.get(iface).map(|face| face.mac).unwrap_or_default();
        let ethertype = match header.code {
            PppoeCode::Session => EtherType::PPPOE_SESSION,
            _ => EtherType::PPPOE_DISCOVERY,
        };
        let bytes = Eth { dst, src, ethertype }.emit(&header.emit(payload));
        self.send_new(cx, iface, dst, bytes.into(), None, true);
    }
}
