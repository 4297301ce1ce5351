//! Layer 2 of a kernel: frames from ports, the hub or switch between them, frames to ports.

use std::net::Ipv4Addr;

use super::vlan::Tagging;
use crate::os::{Cx, Kernel, Tx};
use crate::proto::arp::Waiting;
use crate::proto::bridge::Decision;
use crate::sim::{Frame, FrameId, PortId};
use crate::trace::{Drop, SwitchFact, What};
use crate::wire::{Arp, Bytes, ETH_HEADER_LEN, Eth, EtherType, Mac, Packet};

impl Kernel {
    /// A frame comes in at a port.
    pub fn on_frame(&mut self, cx: &mut Cx<'_>, port: PortId, frame: Frame) {
        let Some(hole) = self.ports.get(port.0 as usize) else { return };
        let iface = usize::from(hole.iface);
        if hole.link.is_none() {
            // The cable was pulled while the frame was on it.
            return cx.drop(|| Drop::Unplugged { port: hole.name.clone() });
        }
        if self.repeats {
            return self.repeat(cx, iface, port, &frame);
        }
        let eth = match Eth::parse(frame.bytes.head()) {
            Ok((eth, _)) => eth,
            Err(error) => return cx.drop(|| Drop::BadBytes { header: "eth", error }),
        };
        self.ifaces[iface].rx_frames += 1;
        if self.ifaces[iface].bridge.is_some() && !self.switch(cx, iface, port, &eth, &frame) {
            return;
        }
        self.link_input(cx, iface, &eth, frame);
        self.drain_loopback(cx);
    }

    /// A hub passes bits on, whatever they are (IEEE 802.3 clause 9).
    fn repeat(&mut self, cx: &mut Cx<'_>, iface: usize, port: PortId, frame: &Frame) {
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        face.rx_frames += 1;
        let plugged = |out: &PortId| self.ports.get(out.0 as usize).is_some_and(|p| p.link.is_some());
        let outs: Vec<PortId> = face.ports.iter().filter(|out| *out != port && plugged(out)).collect();
        cx.say(|| What::Switch(SwitchFact::Repeated { ports: outs.len() as u16 }));
        for out in outs {
            self.send_same(cx, out, frame);
        }
    }

    /// Switches a frame between the ports of an interface. True when the box itself must look at it too.
    fn switch(&mut self, cx: &mut Cx<'_>, iface: usize, port: PortId, eth: &Eth, frame: &Frame) -> bool {
        let tagging = match self.admitted(port, eth, frame) {
            Ok(tagging) => tagging,
            Err(why) => {
                cx.drop(|| why);
                return false;
            }
        };
        let face = &mut self.ifaces[iface];
        let routes_too = !face.addrs.is_empty() || face.dhcp_client.is_some();
        let Some(bridge) = face.bridge.as_mut() else { return true };
        let local = routes_too.then_some(face.mac);
        let ports = &self.ports;
        let name = |id: PortId| ports.get(id.0 as usize).map(|p| p.name.clone()).unwrap_or_default();
        match bridge.on_frame(cx.now, port, eth.src, eth.dst, tagging.vlan, local, face.ports.len(), &name, cx.trace) {
            Decision::Local => true,
            Decision::Port(out) => {
                self.send_switched(cx, out, frame, tagging);
                false
            }
            Decision::Flood => {
                let plugged = |out: &PortId| self.ports.get(out.0 as usize).is_some_and(|p| p.link.is_some());
                let outs: Vec<PortId> = face.ports.iter().filter(|out| *out != port && plugged(out)).collect();
                self.flood(cx, outs, frame, tagging);
                routes_too
            }
            Decision::Drop(why) => {
                cx.drop(|| why);
                false
            }
        }
    }

    /// Out of all these ports that carry the frame's network.
    fn flood(&mut self, cx: &mut Cx<'_>, mut outs: Vec<PortId>, frame: &Frame, tagging: Tagging) {
        if tagging.vlan != 0 {
            let (all, other) = (outs.len(), outs.first().copied());
            outs.retain(|out| self.carries(*out, tagging.vlan));
            let left_out = (all - outs.len()) as u16;
            if let Some(other) = other.filter(|_| outs.is_empty()) {
                // All others are of other networks; the first of them stands for them.
                let (port, carries) = self.port_vlans(other);
                return cx.drop(|| Drop::WrongVlan { port: port.into(), vlan: tagging.vlan, carries: carries.into() });
            }
            if left_out > 0 {
                cx.trace.aside(|| What::Switch(SwitchFact::Confined { vlan: tagging.vlan, left_out }));
            }
        }
        for out in outs {
            self.send_switched(cx, out, frame, tagging);
        }
    }

    pub(super) fn send_same(&mut self, cx: &Cx<'_>, port: PortId, frame: &Frame) {
        self.out.frames.push(Tx { port, frame: frame.clone(), cause: cx.trace.cursor() });
    }

    /// A frame for the box itself: is it addressed to this card, and who reads it?
    fn link_input(&mut self, cx: &mut Cx<'_>, iface: usize, eth: &Eth, frame: Frame) {
        let face = &self.ifaces[iface];
        let mine = face.mac;
        if eth.dst != mine && !eth.dst.is_group() {
            return cx.drop(|| Drop::NotMyMac { dst: eth.dst, mine });
        }
        match eth.ethertype {
            EtherType::ARP => match Arp::parse(frame.bytes.head().get(ETH_HEADER_LEN..).unwrap_or_default()) {
                Ok(arp) => self.arp_input(cx, iface, &arp, eth.dst.is_group()),
                Err(error) => cx.drop(|| Drop::BadBytes { header: "arp", error }),
            },
            EtherType::IPV4 => self.ip_input(cx, iface, eth.dst.is_group(), frame),
            EtherType::PPPOE_DISCOVERY => self.discovery_input(cx, iface, eth, &frame),
            EtherType::PPPOE_SESSION => self.session_input(cx, iface, eth, &frame),
            ethertype => cx.drop(|| Drop::UnknownEtherType { ethertype }),
        }
    }

    /// Sends a packet to a next hop on an interface: ARP first, unless it is for everybody.
    pub(super) fn link_output(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        next_hop: Ipv4Addr,
        mut packet: Packet,
        parent: Option<FrameId>,
    ) {
        if self.edge.is_some() {
            match self.session_output(cx, iface, next_hop, packet, parent) {
                Some(back) => packet = back,
                None => return,
            }
        }
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        if next_hop.is_broadcast() || face.is_broadcast(next_hop) {
            return self.send_packet(cx, iface, Mac::BROADCAST, packet, parent);
        }
        if next_hop.is_multicast() {
            return self.send_packet(cx, iface, Mac::multicast(next_hop), packet, parent);
        }
        if face.addrs.is_empty() {
            return cx.drop(|| Drop::NoRoute { dst: next_hop, nearest: None });
        }
        if let Some(mac) = face.arp.known(cx.now, next_hop, cx.trace) {
            return self.send_packet(cx, iface, mac, packet, parent);
        }
        let waiting = Waiting { packet, parent, cause: cx.trace.cursor(), next_hop };
        if let Some((mac, waiting)) = self.arp_resolve(cx, iface, waiting) {
            self.send_packet(cx, iface, mac, waiting.packet, waiting.parent);
        }
    }

    /// Sends a packet to a card.
    #[inline]
    pub(in crate::os) fn send_packet(
        &mut self,
        cx: &Cx<'_>,
        iface: usize,
        dst: Mac,
        packet: Packet,
        parent: Option<FrameId>,
    ) {
        let eth = Eth { dst, src: self.ifaces[iface].mac, ethertype: EtherType::IPV4 };
        let intact = packet.is_intact();
        self.send_new(cx, iface, dst, packet.into_frame(&eth), parent, intact);
    }

    /// Puts a new frame to `dst` on an interface's wire, through its switch when it has one.
    #[inline]
    pub(in crate::os) fn send_new(
        &mut self,
        cx: &Cx<'_>,
        iface: usize,
        dst: Mac,
        bytes: Bytes,
        parent: Option<FrameId>,
        intact: bool,
    ) {
        match self.port_towards(cx, iface, dst) {
            // Made where it stays, once there is room: moving what was just written makes a processor wait.
            Some(port) => self.out.frames.extend(core::iter::once_with(|| {
                let frame = Frame::new(bytes, parent, intact);
                Tx { port, frame, cause: cx.trace.cursor() }
            })),
            None => self.send_by_all(cx, iface, &Frame::new(bytes, parent, intact)),
        }
    }

    /// The port by which a new frame to `dst` leaves, which is counted; none: by all of them.
    fn port_towards(&mut self, cx: &Cx<'_>, iface: usize, dst: Mac) -> Option<PortId> {
        let face = &mut self.ifaces[iface];
        face.tx_frames += 1;
        let known = face.bridge.as_mut().and_then(|bridge| bridge.lookup(cx.now, dst));
        known.or(face.ports.only())
    }

    fn send_by_all(&mut self, cx: &Cx<'_>, iface: usize, frame: &Frame) {
        let (ports, cause) = (&self.ports, cx.trace.cursor());
        let plugged = |id: &PortId| ports.get(id.0 as usize).is_some_and(|p| p.link.is_some());
        let outs = self.ifaces[iface].ports.iter().filter(plugged);
        self.out.frames.extend(outs.map(|port| Tx { port, frame: frame.clone(), cause }));
    }
}
