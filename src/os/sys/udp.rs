//! UDP calls: socket, setsockopt, bind, connect, send, receive. A socket is closed by dropping it.

use core::future::poll_fn;
use core::task::Poll;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::Sys;
use crate::os::path::{Cutting, IpOptions};
use crate::os::socket::{SOCKETS_MAX, UdpKey, any};
use crate::os::{Cx, Errno, Kernel, UdpOptions, UdpSock};
use crate::proto::Profile;
use crate::trace::{SockFact, UdpFact, What};
use crate::wire::{IpProto, Slice, Summed, Udp};

/// Greatest payload of a datagram, in bytes: 65,535 less the headers.
const PAYLOAD_MAX: usize = 65_507;

/// An open UDP socket.
#[derive(Debug)]
pub struct UdpSocket {
    sys: Sys,
    key: UdpKey,
    fd: u16,
}

impl Sys {
    /// Opens a UDP socket without a port.
    pub fn udp_socket(&self) -> Result<UdpSocket, Errno> {
        let pid = self.pid;
        let (key, fd) = self.with(|k, cx| {
            let full = k.sockets.udp.len() >= SOCKETS_MAX;
            let fd = if full { Err(Errno::TooManyFiles) } else { k.open_fd(pid) };
            let fd = Kernel::failed(cx, pid, "socket", fd)?;
            k.sockets.udp_last += 1;
            let key = (0, k.sockets.udp_last);
            k.sockets.udp.insert(key, Box::new(UdpSock::new(pid, fd)));
            Ok::<_, Errno>((key, fd))
        })?;
        Ok(UdpSocket { sys: self.clone(), key, fd })
    }

    /// Opens a UDP port; none: an ephemeral one.
    pub fn udp_bind(&self, port: Option<u16>) -> Result<UdpSocket, Errno> {
        let mut socket = self.udp_socket()?;
        socket.bind(any(port.unwrap_or(0)))?;
        Ok(socket)
    }

    /// Opens a UDP socket that only talks to `remote`, and hears when nobody is there.
    pub fn udp_connect(&self, remote: SocketAddrV4) -> Result<UdpSocket, Errno> {
        let mut socket = self.udp_socket()?;
        socket.connect(remote)?;
        Ok(socket)
    }
}

impl UdpSocket {
    /// Its descriptor.
    pub fn fd(&self) -> u16 {
        self.fd
    }

    /// Its port; 0: none yet.
    pub fn port(&self) -> u16 {
        self.key.0
    }

    /// The only one it talks to.
    pub fn remote(&self) -> Option<SocketAddrV4> {
        self.sys.read(|k| k.sockets.udp.get(self.key).and_then(|sock| sock.remote))
    }

    /// Sets options.
    pub fn set(&self, change: impl FnOnce(&mut UdpOptions)) {
        self.sys.with(|k, _| k.sockets.udp_mut(self.key).map(|sock| change(&mut sock.options)));
    }

    /// Takes an address and a port; port 0: an ephemeral one.
    pub fn bind(&mut self, end: SocketAddrV4) -> Result<(), Errno> {
        let (pid, key) = (self.sys.pid, self.key);
        self.key = self.sys.with(|k, cx| {
            let bound = k.udp_bind(cx, key, end);
            Kernel::failed(cx, pid, "bind", bound)
        })?;
        Ok(())
    }

    /// From now on it talks to `remote` alone, and hears of ICMP errors about that (RFC 1122 4.1.3.3).
    pub fn connect(&mut self, remote: SocketAddrV4) -> Result<(), Errno> {
        let (pid, key) = (self.sys.pid, self.key);
        self.key = self.sys.with(|k, cx| {
            let connected = k.udp_connect(cx, key, remote);
            Kernel::failed(cx, pid, "connect", connected)
        })?;
        Ok(())
    }

    /// Sends a datagram.
    pub fn send_to(&self, data: &[u8], remote: SocketAddrV4) -> Result<(), Errno> {
        self.send_with((data, None), remote, Cutting::Anywhere)
    }

    /// As `send_to`, what stands behind the first bytes without copying it.
    pub fn send_shared(&self, first: &[u8], more: &Summed, remote: SocketAddrV4) -> Result<(), Errno> {
        self.send_with((first, Some(more)), remote, Cutting::Anywhere)
    }

    /// Sends a datagram that no router may cut in pieces.
    pub fn send_whole(&self, data: &[u8], remote: SocketAddrV4) -> Result<(), Errno> {
        self.send_with((data, None), remote, Cutting::Never)
    }

    /// Sends a datagram to the one it is connected to.
    pub fn send(&self, data: &[u8]) -> Result<(), Errno> {
        let pid = self.sys.pid;
        let remote = self.remote().ok_or(Errno::DestAddrReq);
        let remote = self.sys.with(|_, cx| Kernel::failed(cx, pid, "send", remote))?;
        self.send_to(data, remote)
    }

    fn send_with(&self, data: (&[u8], Option<&Summed>), remote: SocketAddrV4, cutting: Cutting) -> Result<(), Errno> {
        let (pid, key) = (self.sys.pid, self.key);
        self.sys.with(|k, cx| {
            let sent = k.udp_send(cx, key, data, remote, cutting);
            let sent = Kernel::failed(cx, pid, "sendto", sent);
            k.drain_loopback(cx);
            sent
        })
    }

    /// Waits for a datagram, or for the error that an ICMP message left.
    pub async fn recv_from(&self) -> Result<(Vec<u8>, SocketAddrV4), Errno> {
        self.recv_shared().await.map(|(data, from)| (data.to_vec(), from))
    }

    /// As `recv_from`, without copying the data.
    pub fn recv_shared(&self) -> impl Future<Output = Result<(Slice, SocketAddrV4), Errno>> {
        poll_fn(|_| {
            let mut kernel = self.sys.kernel.borrow_mut();
            let current = kernel.current;
            let fail = |errno| Err(self.sys.shared.with(|cx| Kernel::fail(cx, self.sys.pid, "recvfrom", errno)));
            let Some(sock) = kernel.sockets.udp_mut(self.key) else { return Poll::Ready(fail(Errno::BadFd)) };
            if let Some(got) = sock.next() {
                return Poll::Ready(got.or_else(fail));
            }
            sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
            kernel.procs.waits(self.sys.pid, "recv");
            Poll::Pending
        })
    }

    /// The interface by which programs of this box reach a group.
    pub fn group_way(&self, group: Ipv4Addr) -> Option<usize> {
        self.sys.read(|k| k.group_way(group))
    }

    /// Joins a group at an interface (none: where the routes lead): its datagrams arrive from now on.
    pub fn join(&self, group: Ipv4Addr, iface: Option<usize>) -> Result<(), Errno> {
        self.member("join", |k, cx, key| k.udp_join(cx, key, group, iface))
    }

    /// Leaves a group again.
    pub fn leave(&self, group: Ipv4Addr, iface: Option<usize>) -> Result<(), Errno> {
        self.member("leave", |k, cx, key| k.udp_leave(cx, key, group, iface))
    }

    fn member(
        &self,
        call: &'static str,
        f: impl FnOnce(&mut Kernel, &mut Cx<'_>, UdpKey) -> Result<(), Errno>,
    ) -> Result<(), Errno> {
        let (pid, key) = (self.sys.pid, self.key);
        self.sys.with(|k, cx| {
            let done = f(k, cx, key);
            Kernel::failed(cx, pid, call, done)
        })
    }
}

impl Drop for UdpSocket {
    fn drop(&mut self) {
        let (pid, key, fd) = (self.sys.pid, self.key, self.fd);
        self.sys.with(|k, cx| {
            k.close_fd(pid, fd);
            k.udp_close(cx, key);
        });
    }
}

impl Kernel {
    /// Gives an unbound socket its end: its new place in the table.
    fn udp_bind(&mut self, cx: &mut Cx<'_>, key: UdpKey, end: SocketAddrV4) -> Result<UdpKey, Errno> {
        let (port, number) = key;
        let pid = self.sockets.udp.get(key).map_or(0, |sock| sock.pid);
        if port > 0 {
            return Err(Errno::Invalid);
        }
        let (addr, wanted) = (*self.may_bind(pid, end)?.ip(), end.port());
        let reuse = self.sockets.udp.get(key).is_some_and(|sock| sock.options.reuse);
        let taken = |sockets: &crate::os::Sockets, port: u16| sockets.udp_conflict(addr, port, reuse);
        let chosen = match wanted {
            0 => {
                let range = self.settings().ports;
                self.sockets.free_port(range, &mut self.chance.of(&self.name).port, taken)
            }
            _ => Some(wanted).filter(|port| !taken(&self.sockets, *port)),
        };
        let port = chosen.ok_or(Errno::AddrInUse)?;
        let mut sock = self.sockets.udp.remove(key).ok_or(Errno::BadFd)?;
        let local = SocketAddrV4::new(addr, port);
        sock.bound = cx.say(|| What::Sock(SockFact::Listening { pid, proto: IpProto::UDP, local }));
        (sock.local, sock.ephemeral) = (addr, wanted == 0);
        self.sockets.udp.insert((port, number), sock);
        Ok((port, number))
    }

    /// A socket gets a port if it has none.
    fn udp_bound(&mut self, cx: &mut Cx<'_>, key: UdpKey) -> Result<UdpKey, Errno> {
        if key.0 > 0 { Ok(key) } else { self.udp_bind(cx, key, any(0)) }
    }

    fn udp_connect(&mut self, cx: &mut Cx<'_>, key: UdpKey, remote: SocketAddrV4) -> Result<UdpKey, Errno> {
        let options = self.sockets.udp.get(key).ok_or(Errno::BadFd)?.options.clone();
        let local = self.udp_source(*remote.ip(), &options)?;
        let key = self.udp_bound(cx, key)?;
        if let Some(sock) = self.sockets.udp_mut(key) {
            sock.remote = Some(remote);
            if sock.local.is_unspecified() {
                sock.local = local;
            }
        }
        Ok(key)
    }

    /// The address a datagram would have as its source; an error when it may not be sent at all.
    fn udp_source(&self, dst: Ipv4Addr, options: &UdpOptions) -> Result<Ipv4Addr, Errno> {
        if dst.is_multicast() {
            let own = options.group_iface.and_then(|iface| self.ifaces.get(iface)).and_then(crate::os::Iface::addr);
            return own.map_or_else(|| self.source_for(dst), Ok);
        }
        let source = self.source_for(dst)?;
        // Only who says that it means everybody may (SO_BROADCAST).
        if self.is_to_many(dst) && !options.broadcast { Err(Errno::Access) } else { Ok(source) }
    }

    fn udp_send(
        &mut self,
        cx: &mut Cx<'_>,
        key: UdpKey,
        (first, more): (&[u8], Option<&Summed>),
        remote: SocketAddrV4,
        cutting: Cutting,
    ) -> Result<(), Errno> {
        let len = first.len() + more.map_or(0, |more| more.part.len());
        let sock = self.sockets.udp_mut(key).ok_or(Errno::BadFd)?;
        // What an ICMP message left comes out at the next call, whichever it is.
        if let Some(errno) = sock.error.take() {
            return Err(errno);
        }
        if len > PAYLOAD_MAX {
            return Err(Errno::MsgSize);
        }
        if remote.port() == 0 {
            return Err(Errno::Invalid); // Linux `udp_sendmsg`
        }
        let (bound, own) = (sock.bound, Some(sock.local).filter(|addr| !addr.is_unspecified() && !addr.is_multicast()));
        let dst = *remote.ip();
        let to_many = self.is_to_many(dst);
        // An address for one costs no more than it did: the options matter to groups alone.
        // Linux looks for the path's MTU with datagrams, too (`ip_no_pmtu_disc` 0).
        let looks = cutting == Cutting::Anywhere && !to_many && self.profile == Profile::Linux;
        let cutting = if looks { Cutting::AtSource } else { cutting };
        let mut options = IpOptions { cutting, ..IpOptions::DEFAULT };
        let src = if to_many {
            let set = self.sockets.udp.get(key).map(|sock| sock.options.clone()).unwrap_or_default();
            if dst.is_multicast() {
                (options.ttl, options.group_iface) = (Some(set.group_ttl), set.group_iface);
            }
            self.udp_source(dst, &set)?
        } else {
            self.source_for(dst)?
        };
        let src = own.unwrap_or(src);
        let local = SocketAddrV4::new(src, key.0);
        cx.say(|| What::Udp(UdpFact::Sent { local, remote, len: len as u16, bound }));
        let udp = Udp { src_port: key.0, dst_port: remote.port() };
        if to_many {
            let data = [first, more.map_or(&[], |more| &more.part)].concat();
            self.udp_hear_self(cx, key, local, remote, &udp.emit(src, dst, &data));
        }
        self.ip_send(cx, src, dst, IpProto::UDP, udp.packet(src, dst, first, more), options)
    }

    fn udp_close(&mut self, cx: &mut Cx<'_>, key: UdpKey) {
        let Some(sock) = self.sockets.udp.remove(key) else { return };
        let local = SocketAddrV4::new(sock.local, key.0);
        cx.trace.aside(|| What::Sock(SockFact::Closed { pid: sock.pid, proto: IpProto::UDP, local }));
        for (iface, group) in sock.groups {
            self.leave_group(cx, iface, group);
        }
    }
}
