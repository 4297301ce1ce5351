//! Layer 2 of a kernel: frames from ports, the switch between them, ARP, frames to ports.

use std::net::Ipv4Addr;
use std::rc::Rc;

use super::vlan::Tagging;
use crate::os::timers::TimerKey;
use crate::os::{Cx, Kernel, Payload, Tx};
use crate::proto::arp::{ATTEMPTS_MAX, ArpOut, Waiting};
use crate::proto::bridge::Decision;
use crate::sim::{Frame, FrameId, PortId};
use crate::trace::{ArpFact, Drop, Name, SwitchFact, What};
use crate::wire::{Arp, ETH_HEADER_LEN, Eth, EtherType, Mac, Packet};

impl Kernel {
    /// A frame comes in at a port.
    pub fn on_frame(&mut self, cx: &mut Cx<'_>, port: PortId, frame: Frame) {
        let Some(hole) = self.ports.get(port.0 as usize) else { return };
        let iface = usize::from(hole.iface);
        if hole.link.is_none() {
            // The cable was pulled while the frame was on it.
            return cx.drop(|| Drop::Unplugged { port: hole.name.clone() });
        }
        let eth = match Eth::parse(&frame.bytes) {
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
        self.out.frames.push(Tx { port, payload: Payload::Same(frame.clone()), cause: cx.trace.cursor() });
    }

    /// A frame for the box itself: is it addressed to this card, and who reads it?
    fn link_input(&mut self, cx: &mut Cx<'_>, iface: usize, eth: &Eth, frame: Frame) {
        let face = &self.ifaces[iface];
        let mine = face.mac;
        if eth.dst != mine && !eth.dst.is_group() {
            return cx.drop(|| Drop::NotMyMac { dst: eth.dst, mine });
        }
        match eth.ethertype {
            EtherType::ARP => match Arp::parse(frame.bytes.get(ETH_HEADER_LEN..).unwrap_or_default()) {
                Ok(arp) => self.arp_input(cx, iface, &arp),
                Err(error) => cx.drop(|| Drop::BadBytes { header: "arp", error }),
            },
            EtherType::IPV4 => self.ip_input(cx, iface, eth.dst.is_group(), frame),
            ethertype => cx.drop(|| Drop::UnknownEtherType { ethertype }),
        }
    }

    fn arp_input(&mut self, cx: &mut Cx<'_>, iface: usize, arp: &Arp) {
        let face = &mut self.ifaces[iface];
        if face.addrs.is_empty() && face.bridge.is_some() {
            return; // a plain switch has no layer 3
        }
        // Any of the interface's addresses may be asked for.
        let me = face.owns(arp.target_ip).then_some(arp.target_ip).or_else(|| face.addr());
        let mut out = Vec::new();
        face.arp.on_arp(cx.now, (face.mac, me), arp, cx.trace, &mut out);
        self.hear_neighbour(cx, iface, arp.sender_ip, arp.sender_mac);
        self.arp_done(cx, iface, out);
    }

    /// Somebody on the LAN showed an address and a card: forwarding rules may lead past their hosts now.
    pub(in crate::os) fn hear_neighbour(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr, card: Mac) {
        if let Some(nat) = self.nat.as_mut().filter(|nat| nat.lan == iface) {
            nat.nat.hear_neighbour(ip, card, cx.trace);
        }
    }

    pub(in crate::os) fn arp_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        let mut out = Vec::new();
        let me = (face.mac, face.addr());
        face.arp.on_timer(cx.now, me, &face.name, cx.trace, &mut out);
        self.arp_done(cx, iface, out);
    }

    fn arp_done(&mut self, cx: &mut Cx<'_>, iface: usize, out: Vec<ArpOut>) {
        for wish in out {
            match wish {
                ArpOut::Transmit { dst, arp } => {
                    let eth = Eth { dst, src: self.ifaces[iface].mac, ethertype: EtherType::ARP };
                    let bytes = eth.emit(&arp.emit()).into();
                    self.send_new(cx, iface, dst, bytes, None, true);
                }
                ArpOut::Release { mac, learned, waiting } => {
                    // The packet goes on where it stopped: its own reason, and the row that now answers.
                    let Waiting { packet, parent, cause, next_hop } = waiting;
                    let here = cx.trace.cursor();
                    cx.trace.follow(cause);
                    cx.say(|| What::Arp(ArpFact::Hit { ip: next_hop, mac, learned }));
                    self.send_packet(cx, iface, mac, packet, parent);
                    cx.trace.follow(here);
                }
                ArpOut::Failed { next_hop, waiting } => {
                    let name = self.ifaces[iface].name.clone();
                    for lost in waiting {
                        self.arp_failed(cx, &name, next_hop, &lost);
                    }
                }
            }
        }
        let wish = self.ifaces[iface].arp.deadline();
        self.arm(cx, TimerKey::Arp(iface as u32), wish);
    }

    fn arp_failed(&mut self, cx: &mut Cx<'_>, iface: &Name, next_hop: Ipv4Addr, lost: &Waiting) {
        let about = cx.trace.frame_now();
        cx.trace.about(lost.parent);
        cx.drop(|| Drop::NoArpAnswer { next_hop, iface: iface.clone(), attempts: ATTEMPTS_MAX });
        self.host_unreachable(cx, &lost.packet);
        cx.trace.about(about);
    }

    /// Sends a packet to a next hop on an interface: ARP first, unless it is for everybody.
    pub(super) fn link_output(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        next_hop: Ipv4Addr,
        packet: Packet,
        parent: Option<FrameId>,
    ) {
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        if next_hop.is_broadcast() || face.is_broadcast(next_hop) {
            return self.send_packet(cx, iface, Mac::BROADCAST, packet, parent);
        }
        if next_hop.is_multicast() {
            return self.send_packet(cx, iface, Mac::multicast(next_hop), packet, parent);
        }
        let Some(own) = face.addr() else {
            return cx.drop(|| Drop::NoRoute { dst: next_hop, nearest: None });
        };
        if let Some(mac) = face.arp.known(cx.now, next_hop, cx.trace) {
            return self.send_packet(cx, iface, mac, packet, parent);
        }
        let waiting = Waiting { packet, parent, cause: cx.trace.cursor(), next_hop };
        let mut out = Vec::new();
        if let Some((mac, waiting)) = face.arp.resolve(cx.now, waiting, (face.mac, own), &face.name, cx.trace, &mut out)
        {
            self.send_packet(cx, iface, mac, waiting.packet, waiting.parent);
        }
        if !out.is_empty() {
            self.arp_done(cx, iface, out);
        }
    }

    /// Sends a packet to a card.
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
    fn send_new(
        &mut self,
        cx: &Cx<'_>,
        iface: usize,
        dst: Mac,
        bytes: Rc<[u8]>,
        parent: Option<FrameId>,
        intact: bool,
    ) {
        // Each branch writes the frame where it goes: moving one that was just written makes a processor wait.
        match self.port_towards(cx, iface, dst) {
            Some(port) => {
                let payload = Payload::New { bytes, parent, intact };
                self.out.frames.push(Tx { port, payload, cause: cx.trace.cursor() });
            }
            None => self.send_by_all(cx, iface, &Payload::New { bytes, parent, intact }),
        }
    }

    /// The port by which a new frame to `dst` leaves, which is counted; none: by all of them.
    fn port_towards(&mut self, cx: &Cx<'_>, iface: usize, dst: Mac) -> Option<PortId> {
        let face = &mut self.ifaces[iface];
        face.tx_frames += 1;
        let known = face.bridge.as_mut().and_then(|bridge| bridge.lookup(cx.now, dst));
        known.or(face.ports.only())
    }

    fn send_by_all(&mut self, cx: &Cx<'_>, iface: usize, payload: &Payload) {
        let (ports, cause) = (&self.ports, cx.trace.cursor());
        let plugged = |id: &PortId| ports.get(id.0 as usize).is_some_and(|p| p.link.is_some());
        let outs = self.ifaces[iface].ports.iter().filter(plugged);
        self.out.frames.extend(outs.map(|port| Tx { port, payload: payload.clone(), cause }));
    }
}
