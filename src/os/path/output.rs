//! Layer 3 of a kernel, outward: packets of its own programs and of ICMP.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::forward::unreachable;
use super::input::Origin;
use crate::os::timers::TimerKey;
use crate::os::{Cx, Errno, Kernel};
use crate::proto::Profile;
use crate::proto::ip::{self, Route};
use crate::proto::nat::Arrival;
use crate::trace::facts::WithheldWhy;
use crate::trace::{Drop, IcmpFact, What};
use crate::wire::{Icmp, IpProto, Ipv4, Ipv4View, Packet, UnreachableCode};

/// Whether a packet may be cut in pieces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cutting {
    /// Wherever a link is too narrow: DF is not set.
    Anywhere,
    /// Only here: routers may not (Linux `IP_PMTUDISC_WANT`).
    AtSource,
    /// Nowhere (Linux `IP_PMTUDISC_DO`).
    Never,
}

/// What a sender may choose about the IP header.
#[derive(Clone, Copy, Debug)]
pub(in crate::os) struct IpOptions {
    /// Time to live; none: as the box is set.
    pub ttl: Option<u8>,
    /// Type of service.
    pub tos: u8,
    /// Who may cut it in pieces.
    pub cutting: Cutting,
    /// The interface by which a group is reached; none: as the routes say (`IP_MULTICAST_IF`).
    pub group_iface: Option<usize>,
    /// What was sent there before had an effect: the next hop is there (`MSG_CONFIRM`).
    pub confirms: bool,
}

impl IpOptions {
    /// What Linux sends for programs.
    pub(crate) const DEFAULT: IpOptions =
        IpOptions { ttl: None, tos: 0, cutting: Cutting::Anywhere, group_iface: None, confirms: false };
}

impl Kernel {
    /// The address this box would use towards `dst`.
    pub fn source_for(&self, dst: Ipv4Addr) -> Result<Ipv4Addr, Errno> {
        if self.owns(dst) {
            return Ok(dst);
        }
        let route = self.routes.lookup(dst).ok_or(Errno::NetUnreach)?;
        self.ifaces.get(route.iface).and_then(crate::os::Iface::addr).ok_or(Errno::NetUnreach)
    }

    /// The row by which a packet leaves; a chosen interface for a group needs none.
    fn route_for(&self, dst: Ipv4Addr, group_iface: Option<usize>) -> Option<Route> {
        let iface = group_iface.filter(|_| dst.is_multicast());
        let chosen = |iface| Route {
            prefix: ALL_GROUPS,
            gateway: None,
            iface,
            metric: 0,
            origin: ip::RouteOrigin::Connected,
            made: self.boot,
        };
        iface.map_or_else(|| self.routes.lookup(dst).copied(), |iface| Some(chosen(iface)))
    }

    /// Sends `payload` from this box.
    pub(in crate::os) fn ip_output(
        &mut self,
        cx: &mut Cx<'_>,
        src: Ipv4Addr,
        dst: Ipv4Addr,
        proto: IpProto,
        payload: &[u8],
        options: IpOptions,
    ) -> Result<(), Errno> {
        let packet = Packet::around(payload.len(), |room| room.copy_from_slice(payload));
        self.ip_send(cx, src, dst, proto, packet, options)
    }

    /// Sends a packet that has its payload, but no header yet.
    pub(in crate::os) fn ip_send(
        &mut self,
        cx: &mut Cx<'_>,
        src: Ipv4Addr,
        dst: Ipv4Addr,
        proto: IpProto,
        packet: Packet,
        options: IpOptions,
    ) -> Result<(), Errno> {
        let is_local = self.owns(dst);
        let mut route = if is_local { None } else { self.route_for(dst, options.group_iface) };
        let mut mtu_bytes = route.map_or(u16::MAX, |route| self.mtu(route.iface));
        if self.ip.is_some() {
            let known = self.exception(cx, dst);
            mtu_bytes = known.mtu.map_or(mtu_bytes, |(mtu, _)| mtu.min(mtu_bytes));
            if let (Some(route), Some((gateway, _, made))) = (&mut route, known.gateway) {
                (route.gateway, route.made) = (Some(gateway).filter(|gateway| *gateway != dst), made);
            }
        }
        let is_too_big = packet.len() > usize::from(mtu_bytes);
        let header = Ipv4 {
            ttl: options.ttl.unwrap_or(self.settings().ip.default_ttl),
            tos: options.tos,
            dont_fragment: match options.cutting {
                Cutting::Anywhere => false,
                Cutting::AtSource => !is_too_big,
                Cutting::Never => true,
            },
            // RFC 6864: an atomic datagram's identification means nothing; Linux sends zero for some, random is safe.
            id: self.chance.of(&self.name).id.u16(),
            ..Ipv4::new(src, dst, proto)
        };
        let packet = packet.headed(&header);
        if self.filter.is_some() && !self.lets_out(cx, &packet, is_local, route.map(|route| route.iface)) {
            return Err(Errno::NotPermitted);
        }
        if is_local {
            return self.loop_back(cx, packet);
        }
        let Some(route) = route else {
            cx.drop(|| Drop::NoRoute { dst, nearest: self.routes.nearest(dst) });
            return Err(Errno::NetUnreach);
        };
        self.say_route(cx, dst, &route);
        if is_too_big && header.dont_fragment {
            cx.drop(|| Drop::FragmentationNeeded { len_bytes: packet.len() as u16, mtu_bytes });
            return Err(Errno::MsgSize);
        }
        // What is for many has no next router: it goes out where the route leads.
        let next_hop = route.gateway.filter(|_| !dst.is_multicast() && !dst.is_broadcast()).unwrap_or(dst);
        if options.confirms {
            self.arp_confirm(cx, route.iface, next_hop);
        }
        if is_too_big {
            self.send_pieces(cx, route.iface, next_hop, (&packet, mtu_bytes), None);
        } else {
            self.link_output(cx, route.iface, next_hop, packet, None);
        }
        Ok(())
    }

    /// Sends a packet that a program made by itself, header and all.
    pub(in crate::os) fn raw_send(&mut self, cx: &mut Cx<'_>, packet: Packet) -> Result<(), Errno> {
        let Some(view) = Ipv4View::new(packet.head()) else { return Err(Errno::Invalid) };
        let (dst, whole) = (view.dst(), view.dont_fragment());
        let is_local = self.owns(dst);
        let route = if is_local { None } else { self.route_for(dst, None) };
        if self.filter.is_some() && !self.lets_out(cx, &packet, is_local, route.map(|route| route.iface)) {
            return Err(Errno::NotPermitted);
        }
        if is_local {
            return self.loop_back(cx, packet);
        }
        let Some(route) = route else {
            cx.drop(|| Drop::NoRoute { dst, nearest: self.routes.nearest(dst) });
            return Err(Errno::NetUnreach);
        };
        if let (IpProto::ICMP, Ok(Icmp::EchoRequest { seq, .. })) = (view.proto(), Icmp::parse(view.payload())) {
            cx.say(|| What::Icmp(IcmpFact::EchoRequested { dst, seq }));
        }
        self.say_route(cx, dst, &route);
        let (mtu_bytes, next_hop) = (self.mtu(route.iface), route.gateway.unwrap_or(dst));
        match packet.len() > usize::from(mtu_bytes) {
            true if whole => {
                cx.drop(|| Drop::FragmentationNeeded { len_bytes: packet.len() as u16, mtu_bytes });
                return Err(Errno::MsgSize);
            }
            true => self.send_pieces(cx, route.iface, next_hop, (&packet, mtu_bytes), None),
            false => self.link_output(cx, route.iface, next_hop, packet, None),
        }
        Ok(())
    }

    /// A packet comes back to the box when it has done what it is doing.
    pub(in crate::os) fn loop_back(&mut self, cx: &mut Cx<'_>, packet: Packet) -> Result<(), Errno> {
        if self.loopback.len() >= LOOPBACK_WAITING_MAX {
            return Err(Kernel::fail(cx, 0, "send", Errno::NoBufs));
        }
        self.loopback.push_back(packet);
        Ok(())
    }

    /// Packets the box sent to itself arrive now, without a wire.
    #[inline]
    pub(in crate::os) fn drain_loopback(&mut self, cx: &mut Cx<'_>) {
        // Mostly there was never any: a frame that passes looks no further.
        if !self.loopback.is_untouched() {
            self.come_back(cx);
        }
    }

    fn come_back(&mut self, cx: &mut Cx<'_>) {
        // Bounded: two programs that only talk to each other through loopback may not hold the time; they go on a little
        // later.
        for _ in 0..LOOPBACK_BURST_MAX {
            let Some(packet) = self.loopback.pop_front() else { return };
            if let Ok((header, payload)) = packet.read() {
                let origin = Origin { iface: None, group_frame: !self.owns(header.dst), frame: None };
                self.local_input(cx, &header, payload, &packet, origin);
            }
        }
        if !self.loopback.is_empty() {
            self.arm(cx, TimerKey::Loopback, Some(cx.now + LOOPBACK_PAUSE));
        }
    }

    /// Sends an ICMP error about `packet`, where RFC 1812 4.3.2 allows one.
    pub(in crate::os) fn icmp_error(&mut self, cx: &mut Cx<'_>, error: &Icmp, packet: &[u8], origin: Origin) {
        self.icmp_error_under_way(cx, error, packet, Arrival::untouched(), origin);
    }

    /// The same about a packet that passes: what the translation found when it came in.
    pub(in crate::os) fn icmp_error_under_way(
        &mut self,
        cx: &mut Cx<'_>,
        error: &Icmp,
        packet: &[u8],
        arrival: Arrival,
        origin: Origin,
    ) {
        let Some(view) = Ipv4View::new(packet) else { return };
        // The sender may be inside, behind the translation that was already done: turn the packet back first.
        let turned_back = self.nat.as_ref().and_then(|nat| nat.nat.untranslate_error(packet, error, arrival));
        let (to, error) = turned_back.unwrap_or_else(|| (view.src(), error.clone()));
        // As Linux: path MTU discovery must not stall, so its message is not rationed.
        let is_rationed = !matches!(error, Icmp::Unreachable { code: UnreachableCode::FragNeeded, .. });
        let mut may_send = ip::may_send_error(packet, origin.group_frame || self.is_to_many(view.dst()));
        let config = self.settings().ip;
        if may_send.is_ok() && is_rationed && !self.ip.get_or_insert_default().limiter.allow(cx.now, to, &config) {
            may_send = Err(WithheldWhy::Rationed);
        }
        if let Err(why) = may_send {
            cx.say(|| What::Icmp(IcmpFact::ErrorWithheld { why }));
            return;
        }
        let Some(from) = self.error_source(&view, to, origin) else { return };
        let (kind, code) = error.kind_code();
        cx.say(|| What::Icmp(IcmpFact::ErrorMade { to, kind, code }));
        // RFC 1812 4.3.2.5: precedence 6, "internetwork control".
        let options = IpOptions { tos: 0xc0, ..IpOptions::DEFAULT };
        let _ = self.ip_output(cx, from, to, IpProto::ICMP, &error.emit(), options); // no route back: said there
    }

    /// The address an ICMP error comes from: the one that was asked, else that of the interface by which the error leaves
    /// (RFC 1812 4.3.2.4).
    fn error_source(&self, about: &Ipv4View<'_>, to: Ipv4Addr, origin: Origin) -> Option<Ipv4Addr> {
        if self.owns(about.dst()) {
            return Some(about.dst());
        }
        // Linux makes some errors behind its translation: then they come from the outside address, as the packet would have.
        if self.profile == Profile::Linux && about.src() != to && self.owns(about.src()) {
            return Some(about.src());
        }
        let inbound = origin.iface.filter(|_| self.settings().ip.errors_use_inbound);
        let inbound = inbound.and_then(|i| self.ifaces.get(i)).and_then(crate::os::Iface::addr);
        inbound.or_else(|| self.source_for(to).ok())
    }

    /// RFC 1122 3.2.2.1: nobody listens on this UDP port.
    pub(in crate::os) fn port_unreachable(&mut self, cx: &mut Cx<'_>, packet: &[u8], origin: Origin) {
        self.icmp_error(cx, &unreachable(UnreachableCode::Port, 0, packet), packet, origin);
    }
}

/// 224.0.0.0/4 (RFC 1112).
const ALL_GROUPS: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(224, 0, 0, 0), 4);

/// Packets to itself that may wait at once (Linux `netdev_max_backlog`).
const LOOPBACK_WAITING_MAX: usize = 1000;
/// Packets to itself that a box handles within one touch.
const LOOPBACK_BURST_MAX: usize = 10_000;
/// The pause after so many.
const LOOPBACK_PAUSE: Duration = Duration::from_micros(1);
