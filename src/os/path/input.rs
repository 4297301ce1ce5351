//! Layer 3 of a kernel, inward: is the packet whole, is it mine, is it translated, or does it go on?

use std::net::Ipv4Addr;

use crate::os::{Cx, Kernel};
use crate::proto::ip;
use crate::proto::nat::{Around, Arrival, Unsolicited};
use crate::sim::{Frame, FrameId, SimTime};
use crate::trace::facts::MartianWhy;
use crate::trace::{Drop, IpFact, NatDrop, What};
use crate::wire::{ETH_HEADER_LEN, IpProto, Ipv4, Ipv4View, Packet, Slice, WireError, checksum};

/// How a packet came in: what later stages need to know besides its bytes.
#[derive(Clone, Copy, Debug)]
pub(in crate::os) struct Origin {
    /// The interface; none when the box sent it to itself.
    pub iface: Option<usize>,
    /// Whether the frame was for a group.
    pub group_frame: bool,
    /// The frame it came in.
    pub frame: Option<FrameId>,
}

impl Kernel {
    pub(in crate::os) fn ip_input(&mut self, cx: &mut Cx<'_>, iface: usize, group: bool, frame: Frame) {
        let more = frame.bytes.tail().map_or(0, Slice::len);
        let bytes = frame.bytes.head().get(ETH_HEADER_LEN..).unwrap_or_default();
        debug_assert!(
            !frame.intact || Ipv4::read(bytes, more, false) != Err(WireError::Checksum),
            "a checksum of ours is wrong"
        );
        // It stays where it is written: moving what was just written makes a processor wait.
        let read = Ipv4::read(bytes, more, frame.intact);
        let (header, payload) = match &read {
            Ok((header, payload)) => (header, *payload),
            Err(error) => {
                let header = Ipv4View::new(bytes).and_then(|view| bytes.get(..view.header_len())).unwrap_or(bytes);
                return cx.drop(|| Drop::unreadable("ip", *error, || checksum::stated_and_computed(header, 10, 0)));
            }
        };
        let len = Ipv4View::new(bytes).map_or(0, |packet| packet.total_len());
        let origin = Origin { iface: Some(iface), group_frame: group, frame: Some(frame.id) };
        let is_fragment = header.is_fragment();
        if header.proto == IpProto::UDP && !is_fragment && self.dhcp_input(cx, iface, header, payload, &frame) {
            return;
        }
        if let Err(why) = ip::may_receive(header.src, header.dst).and_then(|()| self.knows_no_better(header.src)) {
            return cx.drop(|| why);
        }
        if self.settings().ip.rp_filter > 0 && !self.comes_from_the_right_side(iface, header.src) {
            let why = MartianWhy::ReversePath;
            return cx.drop(|| Drop::Martian { addr: header.src, is_source: true, why });
        }
        let packet = Packet::received(frame.bytes, len, frame.intact);
        // RFC 1812 4.2.2.8: pieces for others pass as they are; RFC 4787 14: a translator must see the whole packet.
        if is_fragment && (self.nat.is_some() || self.is_mine(iface, header.dst)) {
            return self.fragment_input(cx, header, packet, origin);
        }
        self.whole_input(cx, iface, header, packet, origin);
    }

    /// A packet that needs nothing more to be read.
    pub(super) fn whole_input(&mut self, cx: &mut Cx<'_>, iface: usize, header: &Ipv4, packet: Packet, origin: Origin) {
        let translates = self.nat.as_ref().is_some_and(|nat| nat.wan == iface || nat.lan == iface);
        if translates && !self.is_for_many_here(iface, header.dst) {
            return self.translated_input(cx, iface, packet, origin);
        }
        if self.is_mine(iface, header.dst) {
            cx.say(|| What::Ip(IpFact::Mine { dst: header.dst }));
            let payload = Ipv4View::new(packet.head()).map_or(&[][..], |view| view.payload());
            return self.local_input(cx, header, payload, &packet, origin);
        }
        if header.dst.is_multicast() {
            return cx.drop(|| Drop::NotMember { group: header.dst });
        }
        if origin.group_frame || !self.forwards {
            return cx.drop(|| Drop::NotForMe { dst: header.dst, mine: self.addr_at(origin) });
        }
        self.forward(cx, packet, Arrival::untouched(), origin);
    }

    /// A source that this box knows to be none: its own address, or everybody on a network of its own (RFC 1812 5.3.7).
    fn knows_no_better(&self, src: Ipv4Addr) -> Result<(), Drop> {
        let why = self.ifaces.iter().find_map(|face| match () {
            () if face.owns(src) => Some(MartianWhy::Own),
            () if face.is_broadcast(src) => Some(MartianWhy::Broadcast),
            () => None,
        });
        why.map_or(Ok(()), |why| Err(Drop::Martian { addr: src, is_source: true, why }))
    }

    /// RFC 3704 2.2 and 2.4: an answer to this source would leave by the interface it came in by, or at least by some.
    fn comes_from_the_right_side(&self, iface: usize, src: Ipv4Addr) -> bool {
        let route = self.routes.lookup(src);
        route.is_some_and(|route| route.iface == iface || self.settings().ip.rp_filter == 2)
    }

    /// The address of the interface a packet came in by.
    pub(super) fn addr_at(&self, origin: Origin) -> Option<Ipv4Addr> {
        origin.iface.and_then(|iface| self.ifaces.get(iface)).and_then(crate::os::Iface::addr)
    }

    /// Whether an address is a group's, or everybody's on a network of this box.
    pub fn is_to_many(&self, addr: Ipv4Addr) -> bool {
        addr.is_multicast() || addr.is_broadcast() || self.ifaces.iter().any(|face| face.is_broadcast(addr))
    }

    /// Whether a packet that came in at `iface` ends here: for one of my addresses, or for everybody there.
    fn is_mine(&self, iface: usize, dst: Ipv4Addr) -> bool {
        self.owns(dst) || self.is_for_many_here(iface, dst)
    }

    /// Whether a packet that came in at `iface` is for everybody there, or for a group that is wanted here.
    fn is_for_many_here(&self, iface: usize, dst: Ipv4Addr) -> bool {
        self.is_for_all(iface, dst) || (dst.is_multicast() && self.is_member(iface, dst))
    }

    /// Whether a packet that came in at `iface` is for everybody on that network.
    fn is_for_all(&self, iface: usize, dst: Ipv4Addr) -> bool {
        dst.is_broadcast() || self.ifaces.get(iface).is_some_and(|face| face.is_broadcast(dst))
    }

    /// A packet at a translating router: its destination may be rewritten before it is routed.
    fn translated_input(&mut self, cx: &mut Cx<'_>, iface: usize, mut packet: Packet, origin: Origin) {
        let Some(nat) = self.nat.as_mut() else { return };
        let wan = self.ifaces.get(nat.wan).and_then(crate::os::Iface::addr);
        let from_wan = nat.wan == iface;
        let around = Around { now: cx.now, wan, sockets: &*self.sockets };
        let arrival = match nat.nat.arrive(&around, packet.edit(), from_wan, cx.trace) {
            Ok(arrival) => arrival,
            Err(why) => return self.untranslated(cx, why, &packet, origin),
        };
        self.arm_nat(cx);
        // Cheap: the bytes were checked before, the editors keep them whole.
        let Ok((header, payload)) = packet.read() else { return };
        if !self.owns(header.dst) {
            return self.forward(cx, packet, arrival, origin);
        }
        cx.say(|| What::Ip(IpFact::Mine { dst: header.dst }));
        self.local_input(cx, &header, payload, &packet, origin);
    }

    /// A packet from outside for the router itself that nothing maps and the packet filter keeps out. `answers`: whether
    /// the caller is told.
    pub(in crate::os) fn refuse_from_wan(
        &mut self,
        cx: &mut Cx<'_>,
        header: &Ipv4,
        packet: &[u8],
        origin: Origin,
        answers: bool,
    ) {
        // All of it, as the answer counts and sums up: who answers is not in a hurry.
        let payload = Ipv4View::new(packet).map_or(&[][..], |view| view.payload());
        let port = crate::wire::ports(header.proto, payload).map_or(0, |(_, dst)| dst);
        let now = cx.now;
        cx.drop(|| {
            let (nearest, inside) = self.forward_hint(now, header.proto, port);
            Drop::Nat(NatDrop::NoMapping { proto: header.proto, port, nearest, inside })
        });
        let Some(nat) = self.nat.as_mut() else { return };
        match header.proto {
            _ if !answers => {}
            // RFC 5382 REQ-4: not at once, if at all. Of UDP the standards say nothing: silence tells a scanner least.
            _ if nat.nat.settings().unsolicited != Unsolicited::Refuse => {
                nat.nat.refused(cx.now, packet, cx.trace);
                self.arm_nat(cx);
            }
            IpProto::TCP => self.tcp_refuse(cx, header, payload),
            _ => self.port_unreachable(cx, packet, origin),
        }
    }

    /// What a person could change so that a call from outside to this port would pass: the nearest forwarded port, and
    /// an inside host to forward to.
    fn forward_hint(&self, now: SimTime, proto: IpProto, port: u16) -> (Option<u16>, Option<Ipv4Addr>) {
        let Some(nat) = self.nat.as_ref() else { return (None, None) };
        let (nearest, host) = nat.nat.nearest_forward(proto, port).unzip();
        let neighbour = || {
            let rows = self.ifaces.get(nat.lan)?.arp.rows(now);
            rows.iter().find(|row| row.mac.is_some()).map(|row| row.ip)
        };
        (nearest, host.or_else(neighbour))
    }
}
