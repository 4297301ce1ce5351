//! TCP calls of sockets that listen or are connected: accept, read, write, shutdown; closing is dropping.

use core::future::poll_fn;
use core::task::Poll;
use core::time::Duration;
use std::net::SocketAddrV4;

use super::Sys;
use crate::os::socket::ListenKey;
use crate::os::{Cx, Errno, Kernel};
use crate::proto::tcp::{Connection, RecvError, SendError};
use crate::trace::{SockFact, What};
use crate::wire::Slice;

/// A listening port.
#[derive(Debug)]
pub struct TcpListener {
    sys: Sys,
    key: ListenKey,
    fd: u16,
}

/// A connection.
#[derive(Debug)]
pub struct TcpStream {
    sys: Sys,
    slot: u32,
    /// Its descriptor; 0 while it has none of its own.
    fd: u16,
    local: SocketAddrV4,
    remote: SocketAddrV4,
}

impl TcpListener {
    pub(super) fn new(sys: Sys, key: ListenKey, fd: u16) -> TcpListener {
        TcpListener { sys, key, fd }
    }

    /// Its descriptor.
    pub fn fd(&self) -> u16 {
        self.fd
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.key.0
    }

    /// Another limit of waiting connections, as a second `listen` sets it.
    pub fn set_backlog(&self, backlog: u16) {
        let key = self.key;
        self.sys.with(|k, _| {
            let backlog = backlog.min(k.settings().somaxconn);
            if let Some(sock) = k.sockets.listen.get_mut(&key) {
                sock.listener.set_backlog(backlog);
            }
        });
    }

    /// Waits for a connection.
    pub async fn accept(&self) -> Result<TcpStream, Errno> {
        poll_fn(|_| {
            let pid = self.sys.pid;
            self.sys.with(|k, cx| {
                let current = k.current;
                let Some(sock) = k.sockets.listen.get_mut(&self.key) else { return Poll::Ready(Err(Errno::Invalid)) };
                let Some(slot) = sock.ready.front().copied() else {
                    sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
                    k.procs.waits(pid, "accept");
                    return Poll::Pending;
                };
                // Without a descriptor to give, the connection goes on waiting (POSIX).
                let fd = match k.open_fd(pid) {
                    Ok(fd) => fd,
                    Err(errno) => return Poll::Ready(Err(Kernel::fail(cx, pid, "accept", errno))),
                };
                if let Some(sock) = k.sockets.listen.get_mut(&self.key) {
                    sock.ready.pop_front();
                }
                let Some(conn) = k.tcp_slot(slot) else { return Poll::Ready(Err(Errno::ConnReset)) };
                (conn.pid, conn.fd, conn.pending_at) = (pid, fd, None);
                let (local, remote) = (conn.conn.local().into(), conn.conn.remote().into());
                cx.say(|| What::Sock(SockFact::Accepted { pid, local, remote }));
                Poll::Ready(Ok(TcpStream::new(self.sys.clone(), slot, (local, remote)).with_fd(fd)))
            })
        })
        .await
    }
}

impl Drop for TcpListener {
    fn drop(&mut self) {
        let (key, pid, fd) = (self.key, self.sys.pid, self.fd);
        self.sys.with(|k, cx| {
            k.tcp_unlisten(cx, key);
            k.close_fd(pid, fd);
        });
    }
}

impl TcpStream {
    pub(super) fn new(sys: Sys, slot: u32, (local, remote): (SocketAddrV4, SocketAddrV4)) -> TcpStream {
        TcpStream { sys, slot, fd: 0, local, remote }
    }

    /// The same with a descriptor, which closes with it.
    pub(super) fn with_fd(mut self, fd: u16) -> TcpStream {
        self.fd = fd;
        self
    }

    /// Its descriptor.
    pub fn fd(&self) -> u16 {
        self.fd
    }

    /// Own end.
    pub fn local(&self) -> SocketAddrV4 {
        self.local
    }

    /// Bytes that wait to be read.
    pub fn waiting(&self) -> usize {
        self.sys.with(|k, _| k.tcp_slot(self.slot).map_or(0, |sock| sock.conn.recv_queue()))
    }

    /// Far end.
    pub fn remote(&self) -> SocketAddrV4 {
        self.remote
    }

    /// Polls the connection: `ready` looks at it and answers, or the task waits for its next event.
    async fn when<R>(
        &self,
        waits: &'static str,
        mut ready: impl FnMut(&mut crate::os::TcpSock) -> Option<Result<R, Errno>>,
    ) -> Result<R, Errno> {
        poll_fn(|_| {
            let mut kernel = self.sys.kernel.borrow_mut();
            let current = kernel.current;
            let Some(sock) = kernel.tcp_slot(self.slot) else { return Poll::Ready(Err(Errno::ConnReset)) };
            if let Some(answer) = ready(sock) {
                return Poll::Ready(answer);
            }
            sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
            kernel.procs.waits(self.sys.pid, waits);
            Poll::Pending
        })
        .await
    }

    pub(super) async fn established(&self) -> Result<(), Errno> {
        let pid = self.sys.pid;
        let outcome = self
            .when("connect", |sock| match sock.conn.take_error() {
                Some(error) => Some(Err(error.into())),
                None => (sock.ready || sock.conn.is_closed()).then_some(Ok(())),
            })
            .await;
        outcome.map_err(|e| self.sys.with(|_, cx| Kernel::fail(cx, pid, "connect", e)))
    }

    /// Waits for data: up to `max` bytes, none at the end of the stream.
    pub async fn read(&self, max: usize) -> Result<Vec<u8>, Errno> {
        let mut data = Vec::new();
        self.read_into(&mut data, max).await?;
        Ok(data)
    }

    /// As `read`, to the end of `data`; answers how many bytes came.
    pub async fn read_into(&self, data: &mut Vec<u8>, max: usize) -> Result<usize, Errno> {
        self.read_by(|conn| conn.recv(data, max)).await
    }

    /// As `read_into`, but the data goes nowhere (Linux `MSG_TRUNC`): who only counts copies nothing.
    pub async fn discard(&self, max: usize) -> Result<usize, Errno> {
        self.read_by(|conn| conn.discard(max)).await
    }

    async fn read_by(&self, mut read: impl FnMut(&mut Connection) -> Result<usize, RecvError>) -> Result<usize, Errno> {
        let len = self
            .when("recv", |sock| match read(&mut sock.conn) {
                Ok(0) if !sock.conn.is_eof() => None,
                Ok(n) => Some(Ok(n)),
                Err(RecvError::Failed(error)) => Some(Err(error.into())),
            })
            .await?;
        let pid = self.sys.pid;
        self.sys.with(|k, cx| {
            cx.say(|| What::Sock(SockFact::Read { pid, len: len as u32, local: self.local, remote: self.remote }));
            // Nothing but a wider window follows from reading.
            if k.tcp_slot(self.slot).is_some_and(|sock| sock.conn.owes_window()) {
                k.tcp_pump(cx, self.slot);
                k.drain_loopback(cx);
            }
        });
        Ok(len)
    }

    /// Writes all of `data`, waiting while the send buffer is full.
    pub async fn write_all(&self, data: &[u8]) -> Result<(), Errno> {
        self.write_parts(&[data]).await
    }

    /// Writes several pieces as if they were one (`writev`).
    pub async fn write_parts(&self, parts: &[&[u8]]) -> Result<(), Errno> {
        let total = parts.iter().map(|part| part.len()).sum();
        self.write_by(total, |conn, done| send_from(conn, parts, done)).await
    }

    /// Writes all of `data` without copying it: as it is now, it belongs to the connection, too.
    pub async fn write_shared(&self, data: &Slice) -> Result<(), Errno> {
        self.write_by(data.len(), |conn, done| conn.send_shared(&data.part(done, data.len()))).await
    }

    /// Lets `write` give its bytes from the one behind the first `done` on, until all `total` are given.
    async fn write_by(
        &self,
        total: usize,
        mut write: impl FnMut(&mut Connection, usize) -> Result<usize, SendError>,
    ) -> Result<(), Errno> {
        let mut done = 0;
        let pid = self.sys.pid;
        while done < total {
            let taken = self
                .when("send", |sock| match write(&mut sock.conn, done) {
                    Ok(0) => None,
                    Ok(n) => Some(Ok(n)),
                    Err(SendError::Closed) => Some(Err(Errno::Pipe)),
                    Err(SendError::Failed(error)) => Some(Err(error.into())),
                })
                .await?;
            done += taken;
            self.sys.with(|k, cx| {
                cx.say(|| {
                    What::Sock(SockFact::Wrote { pid, len: taken as u32, local: self.local, remote: self.remote })
                });
                k.tcp_pump(cx, self.slot);
                k.drain_loopback(cx);
            });
        }
        Ok(())
    }

    /// Asks a silent peer whether it is there: after so long, this far apart, so often (`SO_KEEPALIVE`, `TCP_KEEPIDLE`,
    /// `TCP_KEEPINTVL`, `TCP_KEEPCNT`).
    pub fn keep_alive(&self, times: (Duration, Duration, u8)) {
        self.change(|conn, cx| conn.keep_alive(cx.now, times));
    }

    /// The same with the times of the box's settings, or never.
    pub fn set_keepalive(&self, on: bool) {
        self.change(|conn, cx| conn.set_keepalive(cx.now, on));
    }

    /// Sends small segments at once from now on, or not (`TCP_NODELAY`).
    pub fn set_nodelay(&self, nodelay: bool) {
        self.change(|conn, _| conn.set_nodelay(nodelay));
    }

    /// Breaks the connection off with an RST (`SO_LINGER` with zero).
    pub fn abort(self) {
        self.change(|conn, cx| conn.abort(cx.now, cx.trace));
    }

    fn change(&self, f: impl FnOnce(&mut Connection, &mut Cx<'_>)) {
        self.sys.with(|k, cx| {
            if let Some(sock) = k.tcp_slot(self.slot) {
                f(&mut sock.conn, cx);
            }
            k.tcp_pump(cx, self.slot);
            k.drain_loopback(cx);
        });
    }

    /// Says that nothing more will be written; reading goes on.
    pub fn shutdown_write(&self) {
        self.change(|conn, cx| conn.shutdown_write(cx.now, cx.trace));
    }
}

/// Gives a connection what it takes of `parts`, of which the first `done` bytes are gone already.
fn send_from(conn: &mut Connection, parts: &[&[u8]], mut done: usize) -> Result<usize, SendError> {
    let mut taken = 0;
    for part in parts {
        let rest = part.get(done..).unwrap_or_default();
        done = done.saturating_sub(part.len());
        let n = conn.send(rest)?;
        taken += n;
        if n < rest.len() {
            break;
        }
    }
    Ok(taken)
}

impl Drop for TcpStream {
    fn drop(&mut self) {
        let (slot, pid, fd) = (self.slot, self.sys.pid, self.fd);
        self.sys.with(|k, cx| {
            k.tcp_release(cx, slot);
            k.drain_loopback(cx);
            k.close_fd(pid, fd);
            // What is left of a server without this client waits for the next one.
            let listens =
                |k: &Kernel| k.sockets.listen.values().any(|sock| sock.pid == pid && !sock.waiters.is_empty());
            if k.procs.get(pid).is_some_and(|proc| matches!(proc.waits, "recv" | "send")) && listens(k) {
                k.procs.waits(pid, "accept");
            }
        });
    }
}
