//! A TCP socket before it listens or connects: `socket`, `setsockopt`, `bind`, then `listen` or `connect`.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::{Sys, TcpListener, TcpStream};
use crate::os::socket::any;
use crate::os::{Cx, Errno, Kernel, ListenSock, OpeningSock, Pid};
use crate::proto::tcp::Listener;
use crate::trace::{SockFact, What};
use crate::wire::IpProto;

/// Ports below this one are for root (Linux `ip_unprivileged_port_start`).
const UNPRIVILEGED_FIRST: u16 = 1024;

/// A TCP socket that neither listens nor connects yet.
#[derive(Debug)]
pub struct TcpSocket {
    sys: Sys,
    /// Its descriptor; 0 once the socket has become something else.
    fd: u16,
    /// What it was when a connect began that was given up: its socket is not in the table any more.
    given_up: OpeningSock,
}

impl Sys {
    /// Opens a TCP socket.
    pub fn tcp_socket(&self) -> Result<TcpSocket, Errno> {
        let pid = self.pid;
        let fd = self.with(|k, cx| {
            let fd = k.open_fd(pid).map_err(|e| Kernel::fail(cx, pid, "socket", e))?;
            k.sockets.opening.insert((pid, fd), OpeningSock::default());
            Ok::<_, Errno>(fd)
        })?;
        Ok(TcpSocket { sys: self.clone(), fd, given_up: OpeningSock::default() })
    }

    /// Opens a TCP port for up to `backlog` waiting connections; old connections in TIME-WAIT do not hinder it, as
    /// servers want it.
    pub fn tcp_listen(&self, port: u16, backlog: u16) -> Result<TcpListener, Errno> {
        let mut socket = self.tcp_socket()?;
        socket.set_reuse(true)?;
        socket.bind(any(port))?;
        socket.listen(backlog)
    }

    /// Connects, and waits until the connection stands or has failed. `local_port` none: an ephemeral one.
    pub async fn tcp_connect(&self, remote: SocketAddrV4, local_port: Option<u16>) -> Result<TcpStream, Errno> {
        let mut socket = self.tcp_socket()?;
        if let Some(port) = local_port {
            // Only the pair of ends must be new.
            socket.alter(|sock| (sock.bound, sock.reuse) = (Some(any(port)), true));
        }
        socket.connect(remote).await
    }
}

impl TcpSocket {
    /// Its descriptor.
    pub fn fd(&self) -> u16 {
        self.fd
    }

    fn alter(&self, f: impl FnOnce(&mut OpeningSock)) {
        let key = (self.sys.pid, self.fd);
        self.sys.with(|k, _| f(k.sockets.opening.entry(key).or_insert(self.given_up)));
    }

    fn sock(&self) -> OpeningSock {
        let key = (self.sys.pid, self.fd);
        self.sys.read(|k| k.sockets.opening.get(&key).copied().unwrap_or(self.given_up))
    }

    /// The end it is bound to.
    pub fn bound(&self) -> Option<SocketAddrV4> {
        self.sock().bound
    }

    /// `SO_REUSEADDR`.
    pub fn set_reuse(&mut self, reuse: bool) -> Result<(), Errno> {
        self.alter(|sock| sock.reuse = reuse);
        Ok(())
    }

    /// Takes an address and a port; port 0: an ephemeral one.
    pub fn bind(&mut self, end: SocketAddrV4) -> Result<(), Errno> {
        let (pid, sock, but) = (self.sys.pid, self.sock(), (self.sys.pid, self.fd));
        let bound = self.sys.with(|k, cx| {
            let end = match () {
                () if sock.bound.is_some() => Err(Errno::Invalid),
                () => k.may_bind(pid, end),
            };
            let end = end.and_then(|end| match end.port() {
                0 => k.free_tcp_port(*end.ip()).ok_or(Errno::AddrInUse),
                _ if k.sockets.tcp_conflict(end, sock.reuse, but) => Err(Errno::AddrInUse),
                _ => Ok(end),
            });
            end.map_err(|e| Kernel::fail(cx, pid, "bind", e))
        })?;
        self.alter(|sock| sock.bound = Some(bound));
        Ok(())
    }

    /// Opens its port (an ephemeral one when it has none) for up to `backlog` waiting connections.
    pub fn listen(mut self, backlog: u16) -> Result<TcpListener, Errno> {
        self.try_listen(backlog)
    }

    /// As `listen`; the socket stays what it was when that fails.
    pub fn try_listen(&mut self, backlog: u16) -> Result<TcpListener, Errno> {
        let (pid, fd, sock) = (self.sys.pid, self.fd, self.sock());
        let key = self.sys.with(|k, cx| {
            let end = sock.bound.or_else(|| k.free_tcp_port(Ipv4Addr::UNSPECIFIED)).ok_or(Errno::AddrInUse);
            // Two that share a port may not both listen.
            let free = end.and_then(|end| if k.sockets.tcp_listens(end) { Err(Errno::AddrInUse) } else { Ok(end) });
            let local = free.map_err(|e| Kernel::fail(cx, pid, "listen", e))?;
            let settings = k.settings();
            let listener = Listener::new(backlog.min(settings.somaxconn)).with_syn_backlog(settings.syn_backlog);
            let (ready, waiters) = (VecDeque::new(), Vec::new());
            let key = (local.port(), *local.ip());
            k.sockets.listen.insert(key, ListenSock { pid, fd, reuse: sock.reuse, listener, ready, waiters });
            k.sockets.opening.remove(&(pid, fd));
            cx.say(|| What::Sock(SockFact::Listening { pid, proto: IpProto::TCP, local }));
            Ok::<_, Errno>(key)
        })?;
        self.fd = 0;
        Ok(TcpListener::new(self.sys.clone(), key, fd))
    }

    /// Connects, and waits until the connection stands or has failed. The socket can be tried again when it failed.
    pub async fn connect(&mut self, remote: SocketAddrV4) -> Result<TcpStream, Errno> {
        let (pid, fd, sock) = (self.sys.pid, self.fd, self.sock());
        self.given_up = sock;
        let (slot, local) = self.sys.with(|k, cx| {
            let slot = k.tcp_connect(cx, (pid, fd), sock, remote).map_err(|e| Kernel::fail(cx, pid, "connect", e))?;
            k.sockets.opening.remove(&(pid, fd));
            k.drain_loopback(cx);
            let local = k.tcp_slot(slot).map_or(any(0), |sock| sock.conn.local().into());
            Ok::<_, Errno>((slot, local))
        })?;
        let stream = TcpStream::new(self.sys.clone(), slot, (local, remote));
        if let Err(errno) = stream.established().await {
            self.alter(|again| *again = sock);
            return Err(errno);
        }
        self.fd = 0;
        Ok(stream.with_fd(fd))
    }
}

impl Drop for TcpSocket {
    fn drop(&mut self) {
        let (pid, fd) = (self.sys.pid, self.fd);
        if fd > 0 {
            self.sys.with(|k, _| {
                k.sockets.opening.remove(&(pid, fd));
                k.close_fd(pid, fd);
            });
        }
    }
}

impl Kernel {
    /// Whether a process may bind to this end: the address is one of the box's own (or a group's), the port not root's.
    pub(super) fn may_bind(&self, pid: Pid, end: SocketAddrV4) -> Result<SocketAddrV4, Errno> {
        let addr = *end.ip();
        let is_mine = addr.is_unspecified() || self.owns(addr) || self.is_to_many(addr);
        match end.port() {
            _ if !is_mine => Err(Errno::AddrNotAvail),
            1..UNPRIVILEGED_FIRST if !self.procs.is_root(pid) => Err(Errno::Access),
            _ => Ok(end),
        }
    }

    /// A free ephemeral port of TCP at an address.
    fn free_tcp_port(&mut self, addr: Ipv4Addr) -> Option<SocketAddrV4> {
        let end = |port| SocketAddrV4::new(addr, port);
        let taken = |sockets: &crate::os::Sockets, port| sockets.tcp_conflict(end(port), false, (0, 0));
        let range = self.settings().ports;
        self.sockets.free_port(range, &mut self.chance.of(&self.name).port, taken).map(end)
    }

    /// Records that a socket call of a process failed when it did.
    pub(super) fn failed<T>(
        cx: &mut Cx<'_>,
        pid: Pid,
        call: &'static str,
        result: Result<T, Errno>,
    ) -> Result<T, Errno> {
        result.map_err(|errno| Kernel::fail(cx, pid, call, errno))
    }
}
