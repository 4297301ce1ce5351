//! Layer 3 of a router: passing packets on (RFC 1812 5.2).

use std::net::Ipv4Addr;

use super::input::Origin;
use crate::os::timers::TimerKey;
use crate::os::{Cx, Kernel};
use crate::proto::ip::{self, Route};
use crate::proto::nat::{Around, Arrival};
use crate::trace::{Drop, IpFact, What};
use crate::wire::{Icmp, Ipv4, Ipv4View, Packet, UnreachableCode, ipv4};

impl Kernel {
    /// Passes a packet on: may it, whither, one router less, translated outward, and out.
    pub(super) fn forward(&mut self, cx: &mut Cx<'_>, mut packet: Packet, arrival: Arrival, origin: Origin) {
        // What does not get through leaves nothing behind in the translation.
        let Some(route) = self.way_on(cx, &packet, arrival, origin) else { return self.abandon(cx, arrival) };
        let Some((dst, ttl)) = Ipv4View::new(packet.head()).map(|view| (view.dst(), view.ttl())) else { return };
        // Before it is counted as passed on: the sender gets its packet quoted as it came (RFC 1191 4, Linux).
        let mtu_bytes = self.mtu(route.iface);
        let is_too_big = packet.len() > usize::from(mtu_bytes);
        if is_too_big && Ipv4View::new(packet.head()).is_some_and(|view| view.dont_fragment()) {
            return self.too_big(cx, &packet, mtu_bytes, arrival, origin);
        }
        ipv4::decrement_ttl(packet.edit());
        if self.settings().ip.clamp_mss {
            // Both ways count: what the SYN's sender gets must fit as well.
            let narrow = origin.iface.map_or(mtu_bytes, |iface| self.mtu(iface)).min(mtu_bytes);
            if let Some((old, new)) = ip::clamp_mss(packet.edit(), narrow) {
                cx.say(|| What::Ip(IpFact::MssClamped { old, new }));
            }
        }
        if origin.iface == Some(route.iface) && !arrival.is_translated() {
            self.redirect(cx, &packet, &route, origin);
        }
        cx.say(|| What::Ip(IpFact::Forwarded { ttl_old: ttl, ttl_new: ttl - 1 }));
        if !self.depart(cx, &mut packet, arrival, route.iface, origin) {
            return;
        }
        let next_hop = route.gateway.unwrap_or(dst);
        if is_too_big {
            return self.send_pieces(cx, route.iface, next_hop, (&packet, mtu_bytes), origin.frame);
        }
        self.link_output(cx, route.iface, next_hop, packet, origin.frame);
    }

    /// Where a packet goes on to; none when it may not, which is said, to its sender, too, where that is the way.
    fn way_on(&mut self, cx: &mut Cx<'_>, packet: &Packet, arrival: Arrival, origin: Origin) -> Option<Route> {
        let view = Ipv4View::new(packet.head())?;
        let (src, dst, ttl) = (view.src(), view.dst(), view.ttl());
        if let Err(why) = ip::may_forward(src, dst, self.firewall.drop_private) {
            cx.drop(|| why);
            return None;
        }
        if origin.group_frame || !self.forwards {
            cx.drop(|| Drop::NotForMe { dst, mine: self.addr_at(origin) });
            return None;
        }
        let Some(route) = self.routes.lookup(dst).copied() else {
            cx.drop(|| Drop::NoRoute { dst, nearest: self.routes.nearest(dst) });
            let error = unreachable(UnreachableCode::Net, 0, packet);
            self.icmp_error_under_way(cx, &error, packet, arrival, origin);
            return None;
        };
        self.say_route(cx, dst, &route);
        if let Err(why) = ip::may_leave(dst, &route) {
            cx.drop(|| why);
            return None;
        }
        if ttl <= 1 {
            cx.drop(|| Drop::TtlExpired { dst });
            let exceeded = Icmp::TimeExceeded { code: 0, quote: ip::quote(packet) };
            self.icmp_error_under_way(cx, &exceeded, packet, arrival, origin);
            return None;
        }
        let is_kept = self.filter.is_some() && !self.passes(cx, packet, arrival, origin, route.iface);
        (!is_kept).then_some(route)
    }

    /// Translation on the way out. False when the packet died.
    fn depart(&mut self, cx: &mut Cx<'_>, packet: &mut Packet, arrival: Arrival, out: usize, origin: Origin) -> bool {
        let Some(nat) = self.nat.as_mut() else { return true };
        let Some(out_addr) = self.ifaces.get(out).and_then(crate::os::Iface::addr) else { return true };
        let leaving = (nat.wan == out, out_addr);
        let around = Around { now: cx.now, wan: Some(out_addr), sockets: &*self.sockets };
        let result = nat.nat.depart(&around, packet.edit(), arrival, leaving, cx.trace);
        self.arm_nat(cx);
        if let Err(why) = result {
            self.untranslated(cx, why, packet, origin);
            return false;
        }
        true
    }

    /// The translation refused a packet; its sender hears of it when that is the way of this router.
    pub(super) fn untranslated(&mut self, cx: &mut Cx<'_>, why: Drop, packet: &[u8], origin: Origin) {
        let answer = self.nat.as_ref().and_then(|nat| nat.nat.answer_to(&why));
        cx.drop(|| why);
        if let Some(code) = answer {
            self.icmp_error(cx, &unreachable(code, 0, packet), packet, origin);
        }
        self.arm_nat(cx);
    }

    fn too_big(&mut self, cx: &mut Cx<'_>, packet: &[u8], mtu_bytes: u16, arrival: Arrival, origin: Origin) {
        cx.drop(|| Drop::FragmentationNeeded { len_bytes: packet.len() as u16, mtu_bytes });
        let error = unreachable(UnreachableCode::FragNeeded, mtu_bytes, packet);
        self.icmp_error_under_way(cx, &error, packet, arrival, origin);
        self.abandon(cx, arrival);
    }

    /// The packet is dead: a row of the translation that it alone has made goes with it.
    fn abandon(&mut self, cx: &mut Cx<'_>, arrival: Arrival) {
        if let Some(nat) = self.nat.as_mut() {
            nat.nat.abandon(arrival, cx.trace);
            self.arm_nat(cx);
        }
    }

    /// A next hop that never answered ARP (RFC 1812 5.2.7.1): tell the sender, or the own program.
    pub(super) fn host_unreachable(&mut self, cx: &mut Cx<'_>, packet: &[u8]) {
        let Ok((header, _)) = Ipv4::parse(packet) else { return };
        if header.fragment_offset != 0 {
            return; // RFC 1122 3.2.2: the first piece reports for all
        }
        let error = unreachable(UnreachableCode::Host, 0, packet);
        if self.owns(header.src) && !self.nat_made(packet) {
            // Linux reports to its own sockets as if the message had come by wire.
            return self.icmp_error_received(cx, header.src, &error);
        }
        let origin = Origin { iface: None, group_frame: false, frame: cx.trace.frame_now() };
        self.icmp_error(cx, &error, packet, origin);
    }

    /// Whether this outgoing packet was translated here: its sender is inside, although its source is ours.
    fn nat_made(&self, packet: &[u8]) -> bool {
        self.nat.as_ref().is_some_and(|nat| nat.nat.is_translated(packet))
    }

    /// A program changed sessions of the translation: they may end at another time.
    pub fn rearm_nat(&mut self, cx: &Cx<'_>) {
        self.arm_nat(cx);
    }

    pub(in crate::os) fn arm_nat(&mut self, cx: &Cx<'_>) {
        let wish = self.nat.as_ref().and_then(|nat| nat.nat.deadline());
        self.arm(cx, TimerKey::Nat, wish);
    }

    pub(in crate::os) fn nat_timer(&mut self, cx: &mut Cx<'_>) {
        let Some(nat) = self.nat.as_mut() else { return };
        let iface = Some(nat.wan);
        for (syn, said) in nat.nat.on_timer(cx.now, cx.trace) {
            cx.trace.follow(said);
            cx.trace.about(syn.frame);
            self.port_unreachable(cx, &syn.packet, Origin { iface, group_frame: false, frame: syn.frame });
        }
        cx.trace.about(None);
        self.arm_nat(cx);
    }

    /// Greatest packet of an interface, in bytes.
    pub(in crate::os) fn mtu(&self, iface: usize) -> u16 {
        self.ifaces.get(iface).map_or(1500, |face| face.mtu_bytes)
    }

    pub(super) fn say_route(&self, cx: &mut Cx<'_>, dst: Ipv4Addr, route: &Route) {
        cx.say(|| {
            let iface = self.ifaces.get(route.iface).map(|i| i.name.clone()).unwrap_or_default();
            What::Ip(IpFact::Route { dst, prefix: route.prefix, gateway: route.gateway, iface, made: route.made })
        });
    }
}

pub(in crate::os) fn unreachable(code: UnreachableCode, mtu: u16, packet: &[u8]) -> Icmp {
    Icmp::Unreachable { code, mtu, quote: ip::quote(packet) }
}
