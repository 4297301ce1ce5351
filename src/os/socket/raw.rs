//! A raw socket: IP packets that a program made by itself, and copies of those that come in for this box. What `hping3`
//! and `traceroute` hold; not a way around the rest of the box, which sees the same packets as ever.

use std::collections::VecDeque;

use crate::os::{Cx, Kernel, Pid, TaskId, Wake};
use crate::wire::{IpProto, Packet};

/// Packets that may wait to be read.
const QUEUE_MAX: usize = 256;

/// An open raw socket.
#[derive(Debug)]
pub struct RawSock {
    /// Its process.
    pub pid: Pid,
    /// Its descriptor.
    pub fd: u16,
    /// What it wants to see; ICMP besides, for the errors.
    pub proto: IpProto,
    pub(in crate::os) queue: VecDeque<Packet>,
    pub(in crate::os) waiters: Vec<TaskId>,
}

impl RawSock {
    pub(in crate::os) fn new(pid: Pid, fd: u16, proto: IpProto) -> RawSock {
        RawSock { pid, fd, proto, queue: VecDeque::new(), waiters: Vec::new() }
    }
}

impl Kernel {
    /// Gives each raw socket that wants it a copy of a packet for this box; beyond the limit the newest are lost.
    pub(in crate::os) fn raw_input(&mut self, cx: &Cx<'_>, proto: IpProto, packet: &Packet) {
        let cause = cx.trace.cursor();
        for sock in self.sockets.raw.values_mut() {
            if (proto == sock.proto || proto == IpProto::ICMP) && sock.queue.len() < QUEUE_MAX {
                sock.queue.push_back(packet.clone());
                self.out.wakes.extend(sock.waiters.drain(..).map(|task| Wake { task, cause }));
            }
        }
    }

    /// Whether somebody looks at all ICMP messages.
    pub(in crate::os) fn has_raw(&self) -> bool {
        !self.sockets.raw.is_empty()
    }
}
