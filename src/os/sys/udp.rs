//! UDP calls: bind, send, receive. A socket is closed by dropping it.

use core::future::poll_fn;
use core::task::Poll;
use std::net::SocketAddrV4;

use super::Sys;
use crate::os::path::{Cutting, IpOptions};
use crate::os::socket::{SOCKETS_MAX, any};
use crate::os::{Errno, Kernel, UdpSock};
use crate::trace::{FactId, SockFact, UdpFact, What};
use crate::wire::{IpProto, Udp};

/// Greatest payload of a datagram, in bytes: 65,535 less the headers.
const PAYLOAD_MAX: usize = 65_507;

/// An open UDP port.
#[derive(Debug)]
pub struct UdpSocket {
    sys: Sys,
    port: u16,
}

impl Sys {
    /// Opens a UDP port; none: an ephemeral one.
    pub fn udp_bind(&self, port: Option<u16>) -> Result<UdpSocket, Errno> {
        let pid = self.pid();
        let port = self.with(|k, cx| {
            if k.sockets.udp.len() >= SOCKETS_MAX {
                return Err(Kernel::fail(cx, pid, "bind", Errno::TooManyFiles));
            }
            let taken = |sockets: &crate::os::Sockets, port: u16| sockets.udp.contains_key(&port);
            let chosen = match port {
                Some(port) if taken(&k.sockets, port) => None,
                Some(port) => Some(port),
                None => {
                    let range = k.settings().ports;
                    k.sockets.free_port(range, &mut k.chance.of(&k.name).port, taken)
                }
            };
            let Some(chosen) = chosen else { return Err(Kernel::fail(cx, pid, "bind", Errno::AddrInUse)) };
            let local = any(chosen);
            let bound = cx.say(|| What::Sock(SockFact::Listening { pid, proto: IpProto::UDP, local }));
            k.sockets.udp.insert(chosen, UdpSock::new(pid, port.is_none(), bound));
            Ok(chosen)
        })?;
        Ok(UdpSocket { sys: self.clone(), port })
    }
}

impl UdpSocket {
    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Sends a datagram.
    pub fn send_to(&self, data: &[u8], remote: SocketAddrV4) -> Result<(), Errno> {
        self.send_with(data, remote, false)
    }

    /// Sends a datagram that no router may cut in pieces.
    pub fn send_whole(&self, data: &[u8], remote: SocketAddrV4) -> Result<(), Errno> {
        self.send_with(data, remote, true)
    }

    fn send_with(&self, data: &[u8], remote: SocketAddrV4, dont_fragment: bool) -> Result<(), Errno> {
        let port = self.port;
        self.sys.with(|k, cx| {
            let pid = self.sys.pid;
            if data.len() > PAYLOAD_MAX {
                return Err(Kernel::fail(cx, pid, "sendto", Errno::MsgSize));
            }
            let dst = *remote.ip();
            let src = k.source_for(dst).map_err(|e| Kernel::fail(cx, pid, "sendto", e))?;
            let local = SocketAddrV4::new(src, port);
            let bound = k.sockets.udp.get(&port).map_or(FactId::NONE, |sock| sock.bound);
            cx.say(|| What::Udp(UdpFact::Sent { local, remote, len: data.len() as u16, bound }));
            let datagram = Udp { src_port: port, dst_port: remote.port() }.emit(src, dst, data);
            let cutting = if dont_fragment { Cutting::Never } else { Cutting::Anywhere };
            let options = IpOptions { cutting, ..IpOptions::DEFAULT };
            k.ip_output(cx, src, dst, IpProto::UDP, &datagram, options)?;
            k.drain_loopback(cx);
            Ok(())
        })
    }

    /// Waits for a datagram, or for the error that an ICMP message left.
    pub async fn recv_from(&self) -> Result<(Vec<u8>, SocketAddrV4), Errno> {
        poll_fn(|_| {
            let mut kernel = self.sys.kernel.borrow_mut();
            let current = kernel.current;
            let Some(sock) = kernel.sockets.udp_mut(self.port) else { return Poll::Ready(Err(Errno::Pipe)) };
            if let Some(got) = sock.next() {
                return Poll::Ready(got);
            }
            sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
            kernel.procs.waits(self.sys.pid, "recv");
            Poll::Pending
        })
        .await
    }
}

impl Drop for UdpSocket {
    fn drop(&mut self) {
        let port = self.port;
        self.sys.with(|k, cx| {
            if let Some(sock) = k.sockets.udp.remove(&port) {
                let local = any(port);
                cx.trace.aside(|| What::Sock(SockFact::Closed { pid: sock.pid, proto: IpProto::UDP, local }));
            }
        });
    }
}
