//! Raw calls: packets with the header a program wrote, and all that comes back.

use core::future::poll_fn;
use core::task::Poll;
use std::net::Ipv4Addr;

use super::Sys;
use crate::os::socket::RawSock;
use crate::os::{Errno, Kernel};
use crate::wire::{IpProto, Ipv4, Packet};

/// An open raw socket.
#[derive(Debug)]
pub struct RawSocket {
    sys: Sys,
    fd: u16,
}

impl Sys {
    /// Opens a raw socket for a protocol; it hears ICMP besides. Only root may.
    pub fn raw_open(&self, proto: IpProto) -> Result<RawSocket, Errno> {
        let pid = self.pid;
        let fd = self.with(|k, cx| {
            let fd = if k.procs.is_root(pid) { k.open_fd(pid) } else { Err(Errno::Access) };
            let fd = Kernel::failed(cx, pid, "socket", fd)?;
            k.sockets.raw.insert((pid, fd), RawSock::new(pid, fd, proto));
            Ok::<_, Errno>(fd)
        })?;
        Ok(RawSocket { sys: self.clone(), fd })
    }
}

impl RawSocket {
    /// The address this box would use towards `dst`.
    pub fn source_for(&self, dst: Ipv4Addr) -> Result<Ipv4Addr, Errno> {
        self.sys.read(|k| k.source_for(dst))
    }

    /// Random bits of the box, for ports, numbers and identifiers.
    pub fn chance(&self) -> u16 {
        self.sys.with(|k, _| {
            let name = k.name.clone();
            k.chance.of(&name).id.u16()
        })
    }

    /// Sends a packet as it is: its source need not be an address of this box.
    pub fn send(&self, header: &Ipv4, payload: &[u8]) -> Result<(), Errno> {
        let pid = self.sys.pid;
        self.sys.with(|k, cx| {
            let sent = k.raw_send(cx, Packet::with_options(header, payload));
            let sent = Kernel::failed(cx, pid, "sendto", sent);
            k.drain_loopback(cx);
            sent
        })
    }

    /// Waits for a packet: its header and what stands behind it.
    pub async fn recv(&self) -> (Ipv4, Vec<u8>) {
        poll_fn(|_| {
            let mut kernel = self.sys.kernel.borrow_mut();
            let current = kernel.current;
            kernel.procs.waits(self.sys.pid, "recv");
            let Some(sock) = kernel.sockets.raw.get_mut(&(self.sys.pid, self.fd)) else { return Poll::Pending };
            while let Some(packet) = sock.queue.pop_front() {
                if let Ok((header, payload)) = Ipv4::parse(&packet) {
                    return Poll::Ready((header, payload.to_vec()));
                }
            }
            sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
            Poll::Pending
        })
        .await
    }
}

impl Drop for RawSocket {
    fn drop(&mut self) {
        let (pid, fd) = (self.sys.pid, self.fd);
        self.sys.with(|k, _| {
            k.sockets.raw.remove(&(pid, fd));
            k.close_fd(pid, fd);
        });
    }
}
