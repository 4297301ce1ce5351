//! Echo calls: what `ping` and `traceroute` need.

use core::future::poll_fn;
use core::task::Poll;
use std::net::Ipv4Addr;

use super::Sys;
use crate::os::path::{Cutting, IpOptions};
use crate::os::{Errno, IcmpEvent, IcmpSock, Kernel};
use crate::trace::{IcmpFact, What};
use crate::wire::{Icmp, IpProto};

/// An open echo socket, with an identifier of its own.
#[derive(Debug)]
pub struct IcmpSocket {
    sys: Sys,
    id: u16,
    fd: u16,
}

/// An echo request.
#[derive(Clone, Copy, Debug)]
pub struct Echo<'a> {
    /// Its number.
    pub seq: u16,
    /// What stands behind the header.
    pub data: &'a [u8],
    /// How many routers it may pass; none: as the box is set.
    pub ttl: Option<u8>,
    /// Who may cut it in pieces.
    pub cutting: Cutting,
    /// Earlier ones were answered (`MSG_CONFIRM`).
    pub confirms: bool,
}

impl Sys {
    /// Opens an echo socket.
    pub fn icmp_open(&self) -> Result<IcmpSocket, Errno> {
        self.icmp_open_as(None)
    }

    /// Opens an echo socket with this identifier, or with one by chance.
    pub fn icmp_open_as(&self, wished: Option<u16>) -> Result<IcmpSocket, Errno> {
        let pid = self.pid();
        let (id, fd) = self.with(|k, cx| {
            let fd = k.open_fd(pid).map_err(|e| Kernel::fail(cx, pid, "socket", e))?;
            // 65,536 identifiers; a box with all of them in use has other troubles.
            let first = wished.unwrap_or_else(|| k.chance.of(&k.name).id.u16());
            let last = if wished.is_some() { 0 } else { u16::MAX };
            let mut ids = (0..=last).map(|i| first.wrapping_add(i));
            let id = ids.find(|id| !k.sockets.icmp.contains_key(id)).ok_or(Errno::AddrInUse)?;
            k.sockets.icmp.insert(id, IcmpSock::new(pid, fd));
            Ok::<_, Errno>((id, fd))
        })?;
        Ok(IcmpSocket { sys: self.clone(), id, fd })
    }
}

impl IcmpSocket {
    /// Its identifier.
    pub fn id(&self) -> u16 {
        self.id
    }

    /// Sends an echo request.
    pub fn send_echo(&self, dst: Ipv4Addr, echo: Echo<'_>) -> Result<(), Errno> {
        let (id, Echo { seq, data, ttl, cutting, confirms }) = (self.id, echo);
        self.sys.with(|k, cx| {
            let src = k.source_for(dst)?;
            cx.say(|| What::Icmp(IcmpFact::EchoRequested { dst, seq }));
            let request = Icmp::EchoRequest { id, seq, data: data.to_vec() }.emit();
            let options = IpOptions { ttl, cutting, confirms, ..IpOptions::DEFAULT };
            k.ip_output(cx, src, dst, IpProto::ICMP, &request, options)?;
            k.drain_loopback(cx);
            Ok(())
        })
    }

    /// The greatest packet for a destination, in bytes, as far as this box knows.
    pub fn path_mtu(&self, dst: Ipv4Addr) -> u16 {
        self.sys.with(|k, cx| k.path_mtu(cx, dst))
    }

    /// Waits for a reply or an error about a request.
    pub async fn recv(&self) -> IcmpEvent {
        poll_fn(|_| {
            let mut kernel = self.sys.kernel.borrow_mut();
            let current = kernel.current;
            kernel.procs.waits(self.sys.pid, "recv");
            let Some(sock) = kernel.sockets.icmp.get_mut(&self.id) else { return Poll::Pending };
            if let Some(event) = sock.queue.pop_front() {
                Poll::Ready(event)
            } else {
                sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
                Poll::Pending
            }
        })
        .await
    }
}

impl Drop for IcmpSocket {
    fn drop(&mut self) {
        let (pid, id, fd) = (self.sys.pid, self.id, self.fd);
        self.sys.with(|k, _| {
            k.sockets.icmp.remove(&id);
            k.close_fd(pid, fd);
        });
    }
}
