//! What the owner of a living box changes at it: its name, how an interface gets its addresses, its name servers, and
//! its holes for cables. Not what a program may: that is `sys`.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::kernel::ResolversFrom;
use super::{Cx, Iface, Kernel, Port, PortRange};
use crate::proto::bridge::Bridge;
use crate::proto::dhcp::Client;
use crate::sim::PortId;
use crate::trace::Name;

impl Kernel {
    /// It has another name now, which its DHCP clients tell from then on. Its chance goes on as it was.
    pub fn rename(&mut self, name: Name) {
        for client in self.ifaces.iter_mut().filter_map(|face| face.dhcp_client.as_mut()) {
            client.set_host_name(&name);
        }
        self.name = name;
    }

    /// Whether DHCP told it the name servers that it asks.
    pub fn has_lent_resolvers(&self) -> bool {
        self.resolvers_from == ResolversFrom::Lent
    }

    /// What was lent stays when who lent it is gone.
    pub(super) fn keep_resolvers(&mut self) {
        if self.has_lent_resolvers() {
            self.resolvers_from = ResolversFrom::Plan;
        }
    }

    /// From now on it asks these name servers.
    pub fn set_resolvers(&mut self, cx: &mut Cx<'_>, resolvers: Vec<Ipv4Addr>) {
        *self.resolvers = resolvers;
        self.resolvers_learned = cx.trace.cursor();
        self.keep_resolvers();
    }

    /// From now on an interface asks for its address. Nothing changes when it did already.
    pub fn ask_by_dhcp(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.set_by_hand(cx, iface, &[]);
        let choice = self.client_choice();
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        // A client made later has dice of its own: it must not repeat the transaction numbers of the one before.
        let rng = self.chance.stream(&self.name, &format!("dhcp {} {}", face.name, cx.now.0));
        face.dhcp_client = Some(Box::new(Client::new(&face.name, face.mac, &self.name, choice, rng)));
        self.dhcp_start(cx, iface);
    }

    /// From now on an interface has these addresses. What was lent is given back, and the routes by what goes end.
    pub fn set_by_hand(&mut self, cx: &mut Cx<'_>, iface: usize, addrs: &[Ipv4Net]) {
        self.dhcp_release(cx, iface);
        self.drop_dialler(cx, iface);
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        face.dhcp_client = None;
        let gone: Vec<Ipv4Net> = face.addrs.iter().copied().filter(|addr| !addrs.contains(addr)).collect();
        gone.into_iter().for_each(|addr| self.remove_address(cx, iface, addr));
        addrs.iter().for_each(|addr| self.add_address(cx, iface, *addr));
    }

    /// The cable of a port was pulled: a switch forgets who lived there.
    pub fn unplug(&mut self, port: PortId) {
        let Some(hole) = self.ports.get_mut(port.0 as usize) else { return };
        hole.link = None;
        let iface = usize::from(hole.iface);
        if let Some(bridge) = self.ifaces.get_mut(iface).and_then(|face| face.bridge.as_mut()) {
            bridge.unplugged(port);
        }
    }

    /// Another hole, at the end of the last interface: a switch grows by one. None when the interface is not the last.
    pub fn grow_port(&mut self, iface: usize, name: Name) -> Option<PortId> {
        let port = PortId(u16::try_from(self.ports.len()).ok()?);
        let is_last = iface + 1 == self.ifaces.len();
        let face = self.ifaces.get_mut(iface).filter(|_| is_last)?;
        let first = face.ports.iter().next().unwrap_or(port);
        face.ports = PortRange::new(first, face.ports.len() as u16 + 1);
        if face.ports.len() > 1 && face.bridge.is_none() {
            face.bridge = Some(Box::new(Bridge::default()));
        }
        // It is set as the one beside it: of a switch that knows virtual networks, of one radio.
        let setup = self.ports.last().and_then(|beside| beside.setup.clone());
        self.ports.push(Port { name, iface: iface as u16, link: None, mtu_bytes: 1500, setup });
        Some(port)
    }

    /// Another interface with a hole of its own.
    pub fn grow_iface(&mut self, face: Iface) -> Option<PortId> {
        let (port, iface) = (PortId(u16::try_from(self.ports.len()).ok()?), u16::try_from(self.ifaces.len()).ok()?);
        let name = face.name.clone();
        self.ifaces.push(Iface { ports: PortRange::new(port, 1), mtu_bytes: 1500, ..face });
        self.ports.push(Port { name, iface, link: None, mtu_bytes: 1500, setup: None });
        Some(port)
    }

    /// Takes the last hole away again, which must be free, with its interface when that has no other.
    pub fn shrink(&mut self) {
        let Some(port) = self.ports.pop_if(|port| port.link.is_none()) else { return };
        let Some(face) = self.ifaces.get_mut(usize::from(port.iface)) else { return };
        let first = face.ports.iter().next().unwrap_or(PortId(0));
        face.ports = PortRange::new(first, (face.ports.len() as u16).saturating_sub(1));
        if let Some(bridge) = &mut face.bridge {
            bridge.unplugged(PortId(self.ports.len() as u16));
        }
        if face.ports.is_empty() {
            self.ifaces.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{NodeId, SimTime};
    use crate::trace::Trace;

    #[test]
    fn a_box_grows_and_shrinks_at_its_end() {
        let mut kernel = Kernel::new(NodeId(0), "router".into(), 1);
        kernel.grow_iface(Iface { name: "wan".into(), ..Iface::default() }).expect("room");
        kernel.grow_iface(Iface { name: "lan".into(), ..Iface::default() }).expect("room");
        assert_eq!(kernel.grow_port(1, "lan2".into()), Some(PortId(2)));
        assert_eq!(kernel.grow_port(0, "wan2".into()), None, "only the last interface may grow");
        assert!(kernel.ifaces[1].bridge.is_some());
        kernel.shrink();
        kernel.shrink();
        assert_eq!((kernel.ports.len(), kernel.ifaces.len()), (1, 1));
    }

    #[test]
    fn an_address_by_hand_takes_the_place_of_all_others() {
        let (mut trace, net) = (Trace::off(), |text: &str| text.parse::<Ipv4Net>().expect("a network"));
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut kernel = Kernel::new(NodeId(0), "pc".into(), 1);
        kernel.grow_iface(Iface { name: "eth0".into(), ..Iface::default() }).expect("room");
        kernel.ask_by_dhcp(&mut cx, 0);
        kernel.set_by_hand(&mut cx, 0, &[net("10.0.0.1/24"), net("10.0.0.2/24")]);
        assert!(kernel.ifaces[0].dhcp_client.is_none());
        kernel.set_by_hand(&mut cx, 0, &[net("10.0.0.2/24")]);
        assert_eq!(kernel.ifaces[0].addrs.iter().copied().collect::<Vec<_>>(), [net("10.0.0.2/24")]);
    }
}
