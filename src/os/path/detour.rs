//! What boxes tell each other about ways: redirects (RFC 1122 3.2.2.2, RFC 1812 5.2.7.2) and path MTUs (RFC 1191).

use std::net::Ipv4Addr;

use super::IpOptions;
use super::input::Origin;
use crate::os::{Cx, Kernel};
use crate::proto::ip::{self, Exception, Route};
use crate::trace::facts::RedirectWhy;
use crate::trace::{IcmpFact, IpFact, What};
use crate::wire::{Icmp, IpProto, Ipv4View, Packet};

impl Kernel {
    /// What is known about a destination besides the routes.
    pub(in crate::os) fn exception(&self, cx: &Cx<'_>, dst: Ipv4Addr) -> Exception {
        self.ip.as_deref().map_or_else(Exception::default, |ip| ip.exceptions.get(cx.now, dst))
    }

    /// All that is known about single destinations.
    pub fn exceptions(&self, now: crate::sim::SimTime) -> Vec<(Ipv4Addr, Exception)> {
        self.ip.iter().flat_map(|ip| ip.exceptions.rows(now)).collect()
    }

    /// Forgets what it learned about single destinations.
    pub fn forget_exceptions(&mut self) {
        if let Some(ip) = &mut self.ip {
            ip.exceptions = ip::Exceptions::default();
        }
    }

    /// The greatest packet for a destination now, in bytes, as far as it is known.
    pub(in crate::os) fn path_mtu(&self, cx: &Cx<'_>, dst: Ipv4Addr) -> u16 {
        let link = self.routes.lookup(dst).map_or(1500, |route| self.mtu(route.iface));
        self.exception(cx, dst).mtu.map_or(link, |(mtu, _)| mtu.min(link))
    }

    /// A router refused a packet of this box as too big: what the path carries now, in bytes. Only a packet that a socket
    /// claims as its own may teach that.
    pub(in crate::os) fn learn_path_mtu(&mut self, cx: &mut Cx<'_>, quote: &Ipv4View<'_>, reported: u16) -> u16 {
        let config = self.settings().ip;
        let (dst, known) = (quote.dst(), self.path_mtu(cx, quote.dst()));
        let mtu_bytes =
            ip::believed_mtu(reported, quote.total_len().min(usize::from(u16::MAX)) as u16, config.min_pmtu);
        // RFC 1191 5: it must never grow by such a message.
        if mtu_bytes < known {
            let for_secs = config.mtu_expires_s;
            cx.say(|| What::Ip(IpFact::PathMtu { dst, mtu_bytes, for_secs }));
            let until = cx.now + core::time::Duration::from_secs(for_secs.into());
            self.ip.get_or_insert_default().exceptions.set_mtu(dst, mtu_bytes, until);
        }
        mtu_bytes.min(known)
    }

    /// A packet that is about to leave by the interface it came in by: its sender could reach the next hop itself.
    pub(super) fn redirect(&mut self, cx: &mut Cx<'_>, packet: &Packet, route: &Route, origin: Origin) {
        if !self.settings().ip.send_redirects {
            return;
        }
        let Some(view) = Ipv4View::new(packet.head()) else { return };
        let (to, dst) = (view.src(), view.dst());
        let gateway = route.gateway.unwrap_or(dst);
        let Some(face) = self.ifaces.get(route.iface) else { return };
        let is_neighbour = |addr: Ipv4Addr| face.addrs.iter().any(|net| net.contains(&addr));
        let Some(from) = face.addr().filter(|_| is_neighbour(to) && is_neighbour(gateway)) else { return };
        if ip::may_send_error(packet.head(), origin.group_frame).is_err() {
            return;
        }
        let config = self.settings().ip;
        if !self.ip.get_or_insert_default().limiter.allow(cx.now, to, &config) {
            return;
        }
        // The packet itself goes on as if nothing had happened.
        let before = cx.trace.cursor();
        cx.say(|| What::Icmp(IcmpFact::RedirectSent { to, dst, gateway }));
        // RFC 1812 5.2.7.2: for this host alone (code 1), never for a network.
        let redirect = Icmp::Redirect { code: 1, gateway, quote: ip::quote(packet) };
        let options = IpOptions { tos: 0xc0, ..IpOptions::DEFAULT };
        let _ = self.ip_output(cx, from, to, IpProto::ICMP, &redirect.emit(), options); // no way back: said there
        cx.trace.follow(before);
    }

    /// A router says that another one is nearer.
    pub(super) fn redirected(&mut self, cx: &mut Cx<'_>, from: Ipv4Addr, gateway: Ipv4Addr, quote: &[u8]) {
        if let Err(why) = self.obey(cx, from, gateway, quote) {
            cx.say(|| What::Icmp(IcmpFact::RedirectIgnored { from, why }));
        }
    }

    fn obey(&mut self, cx: &mut Cx<'_>, from: Ipv4Addr, gateway: Ipv4Addr, quote: &[u8]) -> Result<(), RedirectWhy> {
        // RFC 1812 5.2.7.2: a router decides by its own table.
        if self.forwards || !self.settings().ip.accept_redirects {
            return Err(RedirectWhy::Off);
        }
        let quote = Ipv4View::new(quote).filter(|quote| self.owns(quote.src())).ok_or(RedirectWhy::NoWay)?;
        let dst = quote.dst();
        let route = self.routes.lookup(dst).copied().ok_or(RedirectWhy::NoWay)?;
        let now_by = self.exception(cx, dst).gateway.map(|(gateway, ..)| gateway).or(route.gateway);
        if now_by != Some(from) {
            return Err(RedirectWhy::NotMyRouter);
        }
        let face = self.ifaces.get(route.iface).ok_or(RedirectWhy::NoWay)?;
        let is_neighbour = face.addrs.iter().any(|net| net.contains(&gateway));
        if !is_neighbour || self.owns(gateway) || self.is_to_many(gateway) {
            return Err(RedirectWhy::NoNeighbour);
        }
        let learned = cx.say(|| What::Ip(IpFact::RedirectObeyed { dst, from, gateway }));
        self.ip.get_or_insert_default().exceptions.set_gateway(cx.now, dst, gateway, learned);
        Ok(())
    }
}
