//! DHCP at a kernel: the client and server machines of `proto`, wired to interfaces. They stand beside UDP, because
//! they speak before there is an address (RFC 2131 4.1).

use std::net::Ipv4Addr;

use super::conflicts::{ConflictPolicy, Reason};
use super::kernel::ResolversFrom;
use super::path::{Cutting, IpOptions};
use super::timers::TimerKey;
use super::{Cx, Kernel};
use crate::proto::arp::Timing;
use crate::proto::dhcp::{Client, ClientChoice, ClientOut, Lease, ServerOut};
use crate::proto::ip::{Route, RouteOrigin};
use crate::sim::Frame;
use crate::trace::{Drop, IpFact, UdpFact, What};
use crate::wire::{Dhcp, ETH_HEADER_LEN, Icmp, IpProto, Ipv4, Ipv4View, Mac, MessageType, Packet, Udp};

pub(super) const CLIENT_PORT: u16 = 68;
pub(super) const SERVER_PORT: u16 = 67;
/// Echo identifier of a server's probes; programs get others, by chance.
const PROBE_ID: u16 = 67;

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

    /// The client of this box's profile; it looks for another user of its address where the box does so at all.
    pub(super) fn client_choice(&self) -> ClientChoice {
        ClientChoice { checks: self.conflicts != ConflictPolicy::Ignore, ..ClientChoice::of(self.profile) }
    }

    /// Asks for the other settings of an interface's network (RFC 2131 4.4.3); a client is made for it where there is none.
    /// False when the interface has no address.
    pub fn dhcp_inform(&mut self, cx: &mut Cx<'_>, iface: usize, server: Option<Ipv4Addr>) -> bool {
        let rng = self.chance.stream(&self.name, "dhcp inform");
        let choice = self.client_choice();
        let Some(face) = self.ifaces.get_mut(iface) else { return false };
        let Some(addr) = face.addr() else { return false };
        let host_name = &self.name;
        face.dhcp_client.get_or_insert_with(|| Box::new(Client::new(&face.name, face.mac, host_name, choice, rng)));
        self.dhcp_client(cx, iface, |client, cx, out| client.inform(cx.now, addr, server, cx.trace, out))
    }

    /// The cable of a port is back, or new: what hears of it asks again (RFC 2131 3.7).
    pub fn link_up(&mut self, cx: &mut Cx<'_>, port: crate::sim::PortId) {
        let Some(hole) = self.ports.get(port.0 as usize) else { return };
        let iface = usize::from(hole.iface);
        // Of several ports that are switched together another one may have been up all the time.
        if self.ifaces.get(iface).is_some_and(|face| face.ports.only() == Some(port)) {
            if !self.dhcp_client(cx, iface, |client, cx, out| client.link_up(cx.now, cx.trace, out)) {
                self.look_again(cx, iface);
            }
            self.line_link_up(cx, iface);
        }
    }

    /// Starts or stops the server of an interface. False when it has none.
    pub fn dhcp_serve(&mut self, cx: &mut Cx<'_>, iface: usize, running: bool) -> bool {
        let Some(server) = self.ifaces.get_mut(iface).and_then(|face| face.dhcp_server.as_mut()) else { return false };
        server.set_running(running, cx.trace);
        self.arm_dhcp_server(cx, iface);
        true
    }

    /// The power goes: clients forget what they have and keep what is on their disk, servers read their table again.
    pub(super) fn dhcp_power_off(&mut self, cx: &mut Cx<'_>) {
        for iface in 0..self.ifaces.len() {
            self.dhcp_client(cx, iface, |client, cx, out| client.power_off(cx.trace, out));
            if let Some(server) = self.ifaces.get_mut(iface).and_then(|face| face.dhcp_server.as_mut()) {
                server.restart(cx.trace);
            }
        }
        if self.has_lent_resolvers() {
            self.resolvers_from = ResolversFrom::Plan;
            self.resolvers.clear();
            self.resolvers_learned = crate::trace::FactId::NONE;
        }
    }

    /// Takes a datagram for a DHCP port. True when it was one. `payload`: as far as it stands in the head of its frame.
    pub(super) fn dhcp_input(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        header: &Ipv4,
        payload: &[u8],
        frame: &Frame,
    ) -> bool {
        let Some((_, port)) = crate::wire::ports(IpProto::UDP, payload) else { return false };
        let face = &self.ifaces[iface];
        let served = match port {
            CLIENT_PORT => face.dhcp_client.is_some(),
            SERVER_PORT if !self.is_for_one_here(iface, header.dst) => false, // a client's own server may be elsewhere
            SERVER_PORT => self.serves_dhcp(iface) || self.dhcp_relay().is_some(),
            _ => false,
        };
        if !served {
            return false;
        }
        let whole = Ipv4View::new(frame.bytes.get(ETH_HEADER_LEN..).unwrap_or_default());
        let payload = whole.map_or(payload, |view| view.payload());
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
                } else if self.serves_dhcp(iface) {
                    self.dhcp_server_input(cx, iface, &message);
                } else {
                    self.relay_dhcp(cx, iface, &message);
                }
            }
        }
        true
    }

    fn serves_dhcp(&self, iface: usize) -> bool {
        let server = self.ifaces.get(iface).and_then(|face| face.dhcp_server.as_ref());
        server.is_some_and(|server| server.is_running())
    }

    /// Whether a datagram is for this box, or for everybody on its wire.
    fn is_for_one_here(&self, iface: usize, dst: Ipv4Addr) -> bool {
        dst.is_broadcast() || self.owns(dst) || self.ifaces.get(iface).is_some_and(|face| face.is_broadcast(dst))
    }

    pub(super) fn dhcp_client_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.dhcp_client(cx, iface, |client, cx, out| client.on_timer(cx.now, cx.trace, out));
    }

    /// Touches the client of an interface and carries out what it wants.
    pub(super) fn dhcp_client(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        touch: impl FnOnce(&mut Client, &mut Cx<'_>, &mut Vec<ClientOut>),
    ) -> bool {
        let patience = self.settings().dhcp;
        let Some(client) = self.ifaces.get_mut(iface).and_then(|face| face.dhcp_client.as_mut()) else { return false };
        client.set_patience(patience);
        let mut out = Vec::new();
        touch(client, cx, &mut out);
        let (checked, timing) = (client.checked_addr(), client.choice().timing());
        self.end_lease_checks(iface, checked);
        for wish in out {
            self.dhcp_wish(cx, iface, wish, timing);
        }
        // A wish may have moved the client on.
        let client = self.ifaces.get(iface).and_then(|face| face.dhcp_client.as_ref());
        let deadline = client.and_then(|client| client.deadline());
        self.arm(cx, TimerKey::DhcpClient(iface as u32), deadline);
        true
    }

    fn dhcp_wish(&mut self, cx: &mut Cx<'_>, iface: usize, wish: ClientOut, timing: Timing) {
        match wish {
            ClientOut::Send { src, dst, header, message } => self.dhcp_send(cx, iface, (src, dst), header, &message),
            ClientOut::Check { addr } => self.watch(cx, iface, addr, Reason::Lease, timing),
            ClientOut::Configure(lease) => self.dhcp_configure(cx, iface, &lease),
            ClientOut::Learn(told) => self.dhcp_learn(cx, iface, &told),
            ClientOut::Deconfigure { addr } => self.remove_address(cx, iface, addr),
            // A router's other sides must never see such an address (RFC 3927 2.7): it rather has none.
            ClientOut::LinkLocal { addr } if !self.forwards => {
                self.watch(cx, iface, addr.addr(), Reason::LinkLocal(addr), Timing::RFC_5227);
            }
            ClientOut::LinkLocal { .. } => {}
            ClientOut::NoLinkLocal => self.end_link_local(cx, iface),
        }
    }

    fn dhcp_configure(&mut self, cx: &mut Cx<'_>, iface: usize, lease: &Lease) {
        self.add_address(cx, iface, lease.addr);
        self.dhcp_learn(cx, iface, lease);
    }

    /// Takes over everything but the address.
    fn dhcp_learn(&mut self, cx: &mut Cx<'_>, iface: usize, lease: &Lease) {
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
        if !lease.dns.is_empty() && self.resolvers_from != ResolversFrom::Person {
            (*self.resolvers).clone_from(&lease.dns);
            (self.resolvers_learned, self.resolvers_from) = (lease.fact, ResolversFrom::Lent);
        }
    }

    /// A broadcast with the TTL and TOS of the client's program; by the routing table when it has an address.
    fn dhcp_send(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        (src, dst): (Ipv4Addr, Ipv4Addr),
        (ttl, tos): (u8, u8),
        message: &Dhcp,
    ) {
        let udp = Udp { src_port: CLIENT_PORT, dst_port: SERVER_PORT };
        let datagram = udp.emit(src, dst, &message.emit());
        if dst.is_broadcast() {
            let header = Ipv4 { ttl, tos, ..Ipv4::new(src, dst, IpProto::UDP) };
            self.send_packet(cx, iface, Mac::BROADCAST, Packet::new(&header, &datagram), None);
        } else {
            let options = IpOptions { cutting: Cutting::Never, ..IpOptions::DEFAULT };
            let _ = self.ip_output(cx, src, dst, IpProto::UDP, &datagram, options); // no route: said there, timer repeats
        }
    }

    fn dhcp_server_input(&mut self, cx: &mut Cx<'_>, iface: usize, message: &Dhcp) {
        self.serve_dhcp(cx, iface, |server, cx, out| server.on_message(cx.now, message, cx.trace, out));
    }

    pub(super) fn dhcp_server_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.serve_dhcp(cx, iface, |server, cx, out| server.on_timer(cx.now, cx.trace, out));
    }

    /// Whether an echo reply may be the answer to a probe of a server here.
    pub(super) fn is_dhcp_probe(&self, iface: Option<usize>, id: u16) -> bool {
        let server = |face: &super::Iface| face.dhcp_server.as_ref().is_some_and(|server| server.is_probing());
        id == PROBE_ID && iface.and_then(|iface| self.ifaces.get(iface)).is_some_and(server)
    }

    /// An echo came back from `addr`, for which a server waits perhaps.
    pub(super) fn dhcp_echo_heard(&mut self, cx: &mut Cx<'_>, iface: Option<usize>, addr: Ipv4Addr) {
        if let Some(iface) = iface {
            self.serve_dhcp(cx, iface, |server, cx, out| server.heard(cx.now, addr, cx.trace, out));
        }
    }

    /// Touches the server of an interface and carries out what it wants.
    fn serve_dhcp(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        touch: impl FnOnce(&mut crate::proto::dhcp::Server, &mut Cx<'_>, &mut Vec<ServerOut>),
    ) {
        let Some(server) = self.ifaces.get_mut(iface).and_then(|face| face.dhcp_server.as_mut()) else { return };
        let mut out = Vec::new();
        touch(server, cx, &mut out);
        let Some(src) = self.ifaces.get(iface).and_then(super::Iface::addr) else { return };
        for wish in out {
            match wish {
                ServerOut::Relay { to, message } => {
                    let udp = Udp { src_port: SERVER_PORT, dst_port: SERVER_PORT };
                    self.route_dhcp(cx, (src, to), udp, &message);
                }
                ServerOut::Send { dst_ip, message, .. } if self.is_elsewhere(iface, dst_ip) => {
                    let udp = Udp { src_port: SERVER_PORT, dst_port: CLIENT_PORT };
                    self.route_dhcp(cx, (src, dst_ip), udp, &message);
                }
                ServerOut::Send { dst_ip, dst_mac, message } => {
                    if message.message_type() == Some(MessageType::Ack) && !message.yiaddr.is_unspecified() {
                        self.hear_neighbour(cx, iface, message.yiaddr, message.chaddr);
                    }
                    let udp = Udp { src_port: SERVER_PORT, dst_port: CLIENT_PORT };
                    // As dnsmasq sends: TOS 0xc0, straight to the hardware address, without ARP (RFC 2131 4.1).
                    let header = Ipv4 { tos: 0xc0, ..Ipv4::new(src, dst_ip, IpProto::UDP) };
                    let packet = Packet::new(&header, &udp.emit(src, dst_ip, &message.emit()));
                    self.send_packet(cx, iface, dst_mac, packet, None);
                }
                ServerOut::Probe { addr } => {
                    let here = cx.trace.cursor();
                    let echo = Icmp::EchoRequest { id: PROBE_ID, seq: 0, data: Vec::new() }.emit();
                    let _ = self.ip_output(cx, src, addr, IpProto::ICMP, &echo, IpOptions::DEFAULT);
                    cx.trace.follow(here);
                }
            }
        }
        self.arm_dhcp_server(cx, iface);
    }

    /// Whether an address is reached by routers only.
    fn is_elsewhere(&self, iface: usize, dst: Ipv4Addr) -> bool {
        let face = self.ifaces.get(iface);
        !dst.is_broadcast() && face.is_some_and(|face| !face.addrs.iter().any(|net| net.contains(&dst)))
    }

    /// A server's message that goes by the routing table.
    fn route_dhcp(&mut self, cx: &mut Cx<'_>, (src, dst): (Ipv4Addr, Ipv4Addr), udp: Udp, message: &Dhcp) {
        let here = cx.trace.cursor();
        let datagram = udp.emit(src, dst, &message.emit());
        let _ = self.ip_output(cx, src, dst, IpProto::UDP, &datagram, IpOptions::DEFAULT); // no way: said there
        cx.trace.follow(here);
    }

    pub(super) fn arm_dhcp_server(&mut self, cx: &Cx<'_>, iface: usize) {
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

    #[test]
    fn lent_name_servers_are_forgotten_without_power_recorded_or_not() {
        let told: Ipv4Addr = [10, 0, 0, 1].into();
        for mut trace in [Trace::off(), Trace::with_limits(crate::trace::TraceLimits::default())] {
            let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
            let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
            host.ifaces = vec![Iface::default()];
            *host.resolvers = vec![told];
            host.dhcp_power_off(&mut cx);
            assert_eq!(*host.resolvers, [told], "a person's own");
            let lease = Lease {
                addr: "10.0.0.9/24".parse().expect("a network"),
                router: None,
                dns: vec![told],
                domain: None,
                server: told,
                lease_secs: 60,
                fact: FactId::NONE,
            };
            host.dhcp_learn(&mut cx, 0, &lease);
            host.dhcp_power_off(&mut cx);
            assert!(host.resolvers.is_empty());
        }
    }

    #[test]
    fn a_check_ends_with_its_lease_and_too_many_count_as_free() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        host.ifaces = vec![Iface::default()];
        let addr = |n| Ipv4Addr::new(10, 0, 0, n);
        host.watch(&mut cx, 0, addr(9), Reason::Lease, Timing::RFC_5227);
        host.watch(&mut cx, 0, addr(9), Reason::Question, Timing::RFC_5227);
        assert_eq!(host.probed_addresses(0).len(), 2, "one question does not end another");
        host.end_lease_checks(0, Some(addr(9)));
        assert_eq!(host.probed_addresses(0).len(), 2);
        host.end_lease_checks(0, None);
        assert_eq!(host.probed_addresses(0).len(), 1, "the program still wants to know");
        (10..100).for_each(|n| host.watch(&mut cx, 0, addr(n), Reason::Question, Timing::RFC_5227));
        let net = "10.0.0.200/24".parse().expect("a network");
        host.watch(&mut cx, 0, addr(200), Reason::LinkLocal(net), Timing::RFC_5227);
        assert!(host.owns(addr(200)));
    }
}
