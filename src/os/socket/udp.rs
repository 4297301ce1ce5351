//! A UDP socket: a bounded queue of datagrams.

use std::collections::VecDeque;
use std::net::SocketAddrV4;

use crate::os::{Errno, Pid, TaskId};
use crate::trace::FactId;

/// Bytes that may wait to be read (Linux `rmem_default`).
const QUEUE_BYTES_MAX: usize = 212_992;
/// What a datagram costs besides its bytes, so that empty ones are bounded too (as Linux charges its buffers).
const OVERHEAD_BYTES: usize = 256;

/// A bound UDP port.
#[derive(Debug)]
pub struct UdpSock {
    /// Its process.
    pub pid: Pid,
    /// Whether the port was given out by itself.
    pub ephemeral: bool,
    /// The fact that opened it.
    pub(in crate::os) bound: FactId,
    pub(in crate::os) queue: VecDeque<(Vec<u8>, SocketAddrV4)>,
    pub(in crate::os) queued_bytes: usize,
    pub(in crate::os) waiters: Vec<TaskId>,
    pub(in crate::os) error: Option<Errno>,
}

impl UdpSock {
    pub(in crate::os) fn new(pid: Pid, ephemeral: bool, bound: FactId) -> UdpSock {
        UdpSock { pid, ephemeral, bound, queue: VecDeque::new(), queued_bytes: 0, waiters: Vec::new(), error: None }
    }

    /// Bytes waiting to be read.
    pub fn queued_bytes(&self) -> usize {
        self.queued_bytes
    }

    /// A datagram arrives. False when there is no room.
    pub(in crate::os) fn take(&mut self, from: SocketAddrV4, data: &[u8]) -> bool {
        if self.queued_bytes + data.len() + self.queue.len() * OVERHEAD_BYTES > QUEUE_BYTES_MAX {
            return false;
        }
        self.queued_bytes += data.len();
        self.queue.push_back((data.to_vec(), from));
        true
    }

    /// A program reads: a datagram, or the error an ICMP message left.
    pub(in crate::os) fn next(&mut self) -> Option<Result<(Vec<u8>, SocketAddrV4), Errno>> {
        if let Some((data, from)) = self.queue.pop_front() {
            self.queued_bytes -= data.len();
            return Some(Ok((data, from)));
        }
        self.error.take().map(Err)
    }

    /// An ICMP error about something it sent: who waits must know.
    pub(in crate::os) fn fail(&mut self, errno: Errno) -> Vec<TaskId> {
        self.error = Some(errno);
        std::mem::take(&mut self.waiters)
    }
}
