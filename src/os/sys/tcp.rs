//! TCP calls: listen, accept, connect, read, write, shutdown; closing is dropping.

use core::future::poll_fn;
use core::task::Poll;
use std::collections::VecDeque;
use std::net::SocketAddrV4;

use super::Sys;
use crate::os::socket::any;
use crate::os::{Errno, Kernel, ListenSock};
use crate::proto::tcp::{Connection, Listener, RecvError, SendError};
use crate::trace::{SockFact, What};
use crate::wire::IpProto;

/// A listening port.
#[derive(Debug)]
pub struct TcpListener {
    sys: Sys,
    port: u16,
}

/// A connection.
#[derive(Debug)]
pub struct TcpStream {
    sys: Sys,
    slot: u32,
    local: SocketAddrV4,
    remote: SocketAddrV4,
}

impl Sys {
    /// Opens a TCP port for up to `backlog` waiting connections.
    pub fn tcp_listen(&self, port: u16, backlog: u16) -> Result<TcpListener, Errno> {
        let pid = self.pid();
        self.with(|k, cx| {
            if k.sockets.listen.contains_key(&port) {
                return Err(Kernel::fail(cx, pid, "bind", Errno::AddrInUse));
            }
            let settings = k.settings();
            let listener = Listener::new(backlog.min(settings.somaxconn)).with_syn_backlog(settings.syn_backlog);
            k.sockets.listen.insert(port, ListenSock { pid, listener, ready: VecDeque::new(), waiters: Vec::new() });
            let local = any(port);
            cx.say(|| What::Sock(SockFact::Listening { pid, proto: IpProto::TCP, local }));
            Ok(())
        })?;
        Ok(TcpListener { sys: self.clone(), port })
    }

    /// Connects, and waits until the connection stands or has failed. `local_port` none: an ephemeral one.
    pub async fn tcp_connect(&self, remote: SocketAddrV4, local_port: Option<u16>) -> Result<TcpStream, Errno> {
        let pid = self.pid();
        let (slot, local) = self.with(|k, cx| {
            let slot = k.tcp_connect(cx, pid, remote, local_port).map_err(|e| Kernel::fail(cx, pid, "connect", e))?;
            k.drain_loopback(cx);
            let local = k.tcp_slot(slot).map_or(any(0), |sock| sock.conn.local().into());
            Ok::<_, Errno>((slot, local))
        })?;
        let stream = TcpStream { sys: self.clone(), slot, local, remote };
        stream.established().await?;
        Ok(stream)
    }
}

impl TcpListener {
    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Waits for a connection.
    pub async fn accept(&self) -> Result<TcpStream, Errno> {
        poll_fn(|_| {
            let pid = self.sys.pid;
            self.sys.with(|k, cx| {
                let current = k.current;
                let Some(sock) = k.sockets.listen.get_mut(&self.port) else { return Poll::Ready(Err(Errno::Pipe)) };
                let Some(slot) = sock.ready.pop_front() else {
                    sock.waiters.extend(current.filter(|task| !sock.waiters.contains(task)));
                    k.procs.waits(pid, "accept");
                    return Poll::Pending;
                };
                let Some(conn) = k.tcp_slot(slot) else { return Poll::Ready(Err(Errno::ConnReset)) };
                (conn.pid, conn.pending_at) = (pid, None);
                let (local, remote) = (conn.conn.local().into(), conn.conn.remote().into());
                cx.say(|| What::Sock(SockFact::Accepted { pid, local, remote }));
                Poll::Ready(Ok(TcpStream { sys: self.sys.clone(), slot, local, remote }))
            })
        })
        .await
    }
}

impl Drop for TcpListener {
    fn drop(&mut self) {
        let port = self.port;
        self.sys.with(|k, cx| k.tcp_unlisten(cx, port));
    }
}

impl TcpStream {
    /// Own end.
    pub fn local(&self) -> SocketAddrV4 {
        self.local
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

    async fn established(&self) -> Result<(), Errno> {
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
        let len = self
            .when("recv", |sock| match sock.conn.recv(data, max) {
                Ok(0) if !sock.conn.is_eof() => None,
                Ok(n) => Some(Ok(n)),
                Err(RecvError::Failed(error)) => Some(Err(error.into())),
            })
            .await?;
        let pid = self.sys.pid;
        self.sys.with(|k, cx| {
            cx.say(|| What::Sock(SockFact::Read { pid, len: len as u32, local: self.local, remote: self.remote }));
            k.tcp_pump(cx, self.slot); // the window may have opened
            k.drain_loopback(cx);
        });
        Ok(len)
    }

    /// Writes all of `data`, waiting while the send buffer is full.
    pub async fn write_all(&self, data: &[u8]) -> Result<(), Errno> {
        self.write_parts(&[data]).await
    }

    /// Writes several pieces as if they were one (`writev`).
    pub async fn write_parts(&self, parts: &[&[u8]]) -> Result<(), Errno> {
        let total: usize = parts.iter().map(|part| part.len()).sum();
        let mut done = 0;
        let pid = self.sys.pid;
        while done < total {
            let taken = self
                .when("send", |sock| match send_from(&mut sock.conn, parts, done) {
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

    /// Says that nothing more will be written; reading goes on.
    pub fn shutdown_write(&self) {
        self.sys.with(|k, cx| {
            if let Some(sock) = k.tcp_slot(self.slot) {
                sock.conn.shutdown_write(cx.now, cx.trace);
            }
            k.tcp_pump(cx, self.slot);
            k.drain_loopback(cx);
        });
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
        let slot = self.slot;
        self.sys.with(|k, cx| {
            k.tcp_release(cx, slot);
            k.drain_loopback(cx);
        });
    }
}
