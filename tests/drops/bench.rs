//! One box on a bench: it is given the bytes of frames, and what it sends is looked at.

use std::cell::RefCell;
use std::net::Ipv4Addr;
use std::rc::Rc;

use hoplab::device::{Blueprint, build};
use hoplab::os::{Kernel, Shared, Sys, Tx};
use hoplab::sim::{Frame, LinkId, NodeId, PortId, Side, SimTime};
use hoplab::trace::{Trace, What};
use hoplab::wire::{Arp, ArpOp, Bytes, Eth, EtherType, Flags, IpProto, Ipv4, Mac, Tcp, TcpOptions, Udp};

/// A neighbour that the box knows: the far end of every packet here.
pub(crate) const PEER: Mac = Mac([2, 0, 0, 0, 0, 0x99]);

/// A box, plugged in everywhere, with its record.
pub(crate) struct Bench {
    kernel: Rc<RefCell<Kernel>>,
    shared: Rc<Shared>,
}

impl Bench {
    /// Builds the box; `mtu_bytes` of each port, 1500 beyond the list.
    pub(crate) fn new(plan: &Blueprint, mtu_bytes: &[u16]) -> Bench {
        let shared = Rc::new(Shared::new(Trace::all()));
        let mut kernel = shared.with(|cx| {
            cx.trace.enter(SimTime::ZERO, Some(NodeId(0)), hoplab::trace::FactId::NONE);
            cx.say(|| What::Boot);
            build(cx, plan, NodeId(0), 1).kernel
        });
        for port in 0..kernel.ports.len() as u16 {
            let mtu = mtu_bytes.get(usize::from(port)).copied().unwrap_or(1500);
            kernel.plug(PortId(port), (LinkId(u32::from(port)), Side::A), mtu);
        }
        Bench { kernel: Rc::new(RefCell::new(kernel)), shared }
    }

    /// The calls of a program in the box.
    pub(crate) fn program(&self) -> Sys {
        Sys::new(Rc::clone(&self.kernel), Rc::clone(&self.shared), 1)
    }

    /// The hardware address of an interface.
    pub(crate) fn mac(&self, iface: usize) -> Mac {
        self.kernel.borrow().ifaces[iface].mac
    }

    /// A frame comes in at a port: what a person brought about.
    pub(crate) fn hear(&self, port: u16, bytes: &[u8]) {
        self.hear_frame(port, bytes.into());
    }

    /// The same, in one piece or in two.
    pub(crate) fn hear_frame(&self, port: u16, bytes: Bytes) {
        self.shared.with(|cx| {
            cx.trace.enter(cx.now, Some(NodeId(0)), hoplab::trace::FactId::NONE);
            cx.say(|| What::Command { line: "frame".into() });
            let frame = cx.trace.born(Frame::new(bytes, None, false));
            cx.trace.about(Some(frame.id));
            self.kernel.borrow_mut().on_frame(cx, PortId(port), frame);
        });
    }

    /// A packet comes in at the port of an interface, in a frame to its card.
    pub(crate) fn hear_packet(&self, port: u16, iface: usize, packet: &[u8]) {
        self.hear(port, &Eth { dst: self.mac(iface), src: PEER, ethertype: EtherType::IPV4 }.emit(packet));
    }

    /// The same, in a frame to everybody.
    pub(crate) fn hear_broadcast(&self, port: u16, packet: &[u8]) {
        self.hear(port, &Eth { dst: Mac::BROADCAST, src: PEER, ethertype: EtherType::IPV4 }.emit(packet));
    }

    /// The box learns that `ip` is at the neighbour's card.
    pub(crate) fn meet(&self, port: u16, ip: Ipv4Addr, mine: Ipv4Addr) {
        let arp = Arp { op: ArpOp::Request, sender_mac: PEER, sender_ip: ip, target_mac: Mac::ZERO, target_ip: mine };
        self.hear(port, &Eth { dst: Mac::BROADCAST, src: PEER, ethertype: EtherType::ARP }.emit(&arp.emit()));
    }

    /// Time passes; timers fire.
    pub(crate) fn wait(&self, secs: u64) {
        let until = self.shared.now.get() + core::time::Duration::from_secs(secs);
        let mut due = std::mem::take(&mut self.kernel.borrow_mut().out.timers);
        due.sort_unstable();
        for (at, key) in due.into_iter().filter(|(at, _)| *at <= until) {
            self.shared.now.set(at);
            self.shared.with(|cx| {
                cx.trace.enter(at, Some(NodeId(0)), hoplab::trace::FactId::NONE);
                self.kernel.borrow_mut().on_timer(cx, key);
            });
        }
        self.shared.now.set(until);
    }

    /// The packets the box has put on its wires.
    pub(crate) fn sent(&self) -> Vec<Vec<u8>> {
        let kernel = self.kernel.borrow();
        let packet = |tx: &Tx| tx.frame.bytes.get(14..).unwrap_or_default().to_vec();
        kernel.out.frames.iter().map(packet).collect()
    }

    /// Shows the record.
    pub(crate) fn look(&self, look: &mut dyn FnMut(&Trace)) {
        look(&self.shared.trace.borrow());
    }
}

pub(crate) fn udp(src: Ipv4Addr, dst: Ipv4Addr, ports: (u16, u16), data: &[u8]) -> Vec<u8> {
    let datagram = Udp { src_port: ports.0, dst_port: ports.1 }.emit(src, dst, data);
    Ipv4::new(src, dst, IpProto::UDP).emit(&datagram)
}

pub(crate) fn tcp(src: Ipv4Addr, dst: Ipv4Addr, ports: (u16, u16), flags: Flags, numbers: (u32, u32)) -> Vec<u8> {
    let segment = Tcp {
        src_port: ports.0,
        dst_port: ports.1,
        seq: numbers.0,
        ack: numbers.1,
        flags,
        window: 64_240,
        urgent: 0,
        options: TcpOptions::default(),
    };
    Ipv4::new(src, dst, IpProto::TCP).emit(&segment.emit(src, dst, &[]))
}
