//! DHCP at a kernel: the client and server machines of `proto`, wired to interfaces. They stand beside UDP, because
//! they speak before there is an address (RFC 2131 4.1).

use std::net::Ipv4Addr;

use super::timers::TimerKey;
use super::{Cx, Kernel};
use crate::proto::dhcp::{ClientOut, Lease, ServerOut};
use crate::proto::ip::{Route, RouteOrigin};
use crate::trace::{Drop, IpFact, UdpFact, What};
use crate::wire::{Dhcp, IpProto, Ipv4, Mac, MessageType, Packet, Udp};

const CLIENT_PORT: u16 = 68;
const SERVER_PORT: u16 = 67;

impl Kernel {
    pub(super) fn dhcp_start(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.dhcp_client(cx, iface, |client, cx, out| client.start(cx.now, cx.trace, out));
    }

    /// Asks for (or renews) the lease of an interface. False when it has no DHCP client.
    pub fn dhcp_renew(&mut self, cx: &mut Cx<'_>, iface: usize) -> bool {
        self.dhcp_client(cx, iface, |client, cx, out| client.renew(cx.now, cx.trace, out))
    }

    /// Gives the lease of an interface back. False when it has no DHCP client.
    pub fn dhcp_release(&mut self, cx: &mut Cx<'_>, iface: usize) -> bool {
        self.dhcp_client(cx, iface, |client, cx, out| client.release(cx.now, cx.trace, out))
    }

    /// Takes a datagram for a DHCP port. True when it was one.
    pub(super) fn dhcp_input(&mut self, cx: &mut Cx<'_>, iface: usize, header: &Ipv4, payload: &[u8]) -> bool {
        let Some((_, port)) = crate::wire::ports(IpProto::UDP, payload) else { return false };
        let face = &self.ifaces[iface];
        let served = match port {
            CLIENT_PORT => face.dhcp_client.is_some(),
            SERVER_PORT => face.dhcp_server.is_some(),
            _ => false,
        };
        if !served {
            return false;
        }
        let message = Udp::parse(header.src, header.dst, payload)
            .map_err(|error| super::path::unreadable_segment("udp", 6, error, header, payload))
            .and_then(|(_, data)| Dhcp::parse(data).map_err(|error| Drop::BadBytes { header: "dhcp", error }));
        match message {
            Err(why) => cx.drop(|| why),
            Ok(message) => {
                cx.say(|| What::Udp(UdpFact::ToService { port }));
                if port == CLIENT_PORT {
                    let from = header.src;
                    self.dhcp_client(cx, iface, |client, cx, out| {
                        client.on_message(cx.now, from, &message, cx.trace, out);
                    });
                } else {
                    self.dhcp_server_input(cx, iface, &message);
                }
            }
        }
        true
    }

    pub(super) fn dhcp_client_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.dhcp_client(cx, iface, |client, cx, out| client.on_timer(cx.now, cx.trace, out));
    }

    /// Touches the client of an interface and carries out what it wants.
    fn dhcp_client(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        touch: impl FnOnce(&mut crate::proto::dhcp::Client, &mut Cx<'_>, &mut Vec<ClientOut>),
    ) -> bool {
        let Some(client) = self.ifaces.get_mut(iface).and_then(|face| face.dhcp_client.as_mut()) else { return false };
        let mut out = Vec::new();
        touch(client, cx, &mut out);
        let wish = client.deadline();
        for wish in out {
            match wish {
                ClientOut::Send { src, dst, message } => self.dhcp_send(cx, iface, src, dst, &message),
                ClientOut::Configure(lease) => self.dhcp_configure(cx, iface, &lease),
                ClientOut::Deconfigure { addr } => self.remove_address(cx, iface, addr),
            }
        }
        self.arm(cx, TimerKey::DhcpClient(iface as u32), wish);
        true
    }

    fn dhcp_configure(&mut self, cx: &mut Cx<'_>, iface: usize, lease: &Lease) {
        self.add_address(cx, iface, lease.addr);
        let everything = ipnet::Ipv4Net::default();
        // Another lease may name another router: the way by the old one goes with it.
        let is_old = |r: &Route| {
            (r.prefix, r.iface, r.origin) == (everything, iface, RouteOrigin::Dhcp) && r.gateway != lease.router
        };
        for route in self.routes.remove_where(is_old) {
            cx.say(|| What::Ip(IpFact::RouteRemoved { prefix: route.prefix }));
        }
        if let Some(router) = lease.router {
            let known = self.routes.iter().any(|r| r.prefix == everything && r.gateway == Some(router));
            if !known {
                self.add_route(cx, everything, Some(router), iface, RouteOrigin::Dhcp, lease.fact);
            }
        }
        if !lease.dns.is_empty() {
            (*self.resolvers).clone_from(&lease.dns);
            self.resolvers_learned = lease.fact;
        }
    }

    /// As isc dhclient sends: TTL 128, TOS 0x10 when broadcast; by the routing table when it has an address.
    fn dhcp_send(&mut self, cx: &mut Cx<'_>, iface: usize, src: Ipv4Addr, dst: Ipv4Addr, message: &Dhcp) {
        let udp = Udp { src_port: CLIENT_PORT, dst_port: SERVER_PORT };
        let datagram = udp.emit(src, dst, &message.emit());
        if dst.is_broadcast() {
            let header = Ipv4 { ttl: 128, tos: 0x10, ..Ipv4::new(src, dst, IpProto::UDP) };
            self.send_packet(cx, iface, Mac::BROADCAST, Packet::new(&header, &datagram), None);
        } else {
            let options =
                super::path::IpOptions { cutting: super::path::Cutting::Never, ..super::path::IpOptions::DEFAULT };
            let _ = self.ip_output(cx, src, dst, IpProto::UDP, &datagram, options); // no route: said there, timer repeats
        }
    }

    fn dhcp_server_input(&mut self, cx: &mut Cx<'_>, iface: usize, message: &Dhcp) {
        let Some(server) = self.ifaces[iface].dhcp_server.as_mut() else { return };
        let mut out = Vec::new();
        server.on_message(cx.now, message, cx.trace, &mut out);
        for ServerOut::Send { dst_ip, dst_mac, message } in out {
            if message.message_type() == Some(MessageType::Ack) && !message.yiaddr.is_unspecified() {
                self.hear_neighbour(cx, iface, message.yiaddr, message.chaddr);
            }
            let Some(src) = self.ifaces[iface].addr() else { continue };
            let udp = Udp { src_port: SERVER_PORT, dst_port: CLIENT_PORT };
            // As dnsmasq sends: TOS 0xc0, straight to the hardware address, without ARP (RFC 2131 4.1).
            let header = Ipv4 { tos: 0xc0, ..Ipv4::new(src, dst_ip, IpProto::UDP) };
            let packet = Packet::new(&header, &udp.emit(src, dst_ip, &message.emit()));
            self.send_packet(cx, iface, dst_mac, packet, None);
        }
        self.arm_dhcp_server(cx, iface);
    }

    pub(super) fn dhcp_server_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        if let Some(server) = self.ifaces.get_mut(iface).and_then(|face| face.dhcp_server.as_mut()) {
            server.on_timer(cx.now, cx.trace);
        }
        self.arm_dhcp_server(cx, iface);
    }

    fn arm_dhcp_server(&mut self, cx: &Cx<'_>, iface: usize) {
        let wish = self.ifaces.get(iface).and_then(|face| face.dhcp_server.as_ref()).and_then(|s| s.deadline());
        self.arm(cx, TimerKey::DhcpServer(iface as u32), wish);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::Iface;
    use crate::sim::{NodeId, SimTime};
    use crate::trace::{FactId, Trace};

    #[test]
    fn a_renewed_lease_with_another_router_changes_the_way_out() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        host.ifaces = vec![Iface::default()];
        let addr = "10.0.0.9/24".parse().expect("a network");
        let lease = |router: Option<u8>| Lease {
            addr,
            router: router.map(|n| Ipv4Addr::new(10, 0, 0, n)),
            dns: Vec::new(),
            domain: None,
            server: Ipv4Addr::new(10, 0, 0, 1),
            lease_secs: 60,
            fact: FactId::NONE,
        };
        for (router, left) in [(Some(1), 1), (Some(1), 1), (Some(2), 1), (None, 0)] {
            host.dhcp_configure(&mut cx, 0, &lease(router));
            let ways = host.routes.iter().filter(|r| r.prefix.prefix_len() == 0).map(|r| r.gateway);
            assert_eq!(ways.collect::<Vec<_>>(), vec![lease(router).router; left]);
        }
    }
}
