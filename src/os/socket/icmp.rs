//! An echo socket: what `ping` and `traceroute` hold. Found by the identifier of its echo requests.

use std::collections::VecDeque;
use std::net::Ipv4Addr;

use crate::os::{Pid, TaskId};

/// Events that may wait to be read.
const QUEUE_MAX: usize = 256;

/// What came back for an echo request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IcmpEvent {
    /// An echo reply.
    Reply {
        /// From whom.
        from: Ipv4Addr,
        /// Which.
        seq: u16,
        /// TTL left.
        ttl: u8,
        /// ICMP bytes.
        bytes: usize,
    },
    /// An error about a request.
    Error {
        /// Who reports it.
        from: Ipv4Addr,
        /// Which request.
        seq: u16,
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
        /// Of "fragmentation needed": what the next link carries, in bytes; else 0.
        mtu: u16,
    },
}

/// An open echo socket.
#[derive(Debug)]
pub struct IcmpSock {
    /// Its process.
    pub pid: Pid,
    /// Its descriptor.
    pub fd: u16,
    pub(in crate::os) queue: VecDeque<IcmpEvent>,
    pub(in crate::os) waiters: Vec<TaskId>,
}

impl IcmpSock {
    pub(in crate::os) fn new(pid: Pid, fd: u16) -> IcmpSock {
        IcmpSock { pid, fd, queue: VecDeque::new(), waiters: Vec::new() }
    }

    /// Something came back; beyond the limit the newest are lost, as in a full socket buffer.
    pub(in crate::os) fn take(&mut self, event: IcmpEvent) -> Vec<TaskId> {
        if self.queue.len() < QUEUE_MAX {
            self.queue.push_back(event);
        }
        std::mem::take(&mut self.waiters)
    }
}
