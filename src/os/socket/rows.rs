//! All sockets as rows of one table: what `ss` prints and the picture of a box shows.

use std::net::SocketAddrV4;

use serde::Serialize;

use super::{Sockets, any};
use crate::os::Pid;
use crate::wire::IpProto;

/// A socket, as `ss` tells of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct SocketRow {
    /// TCP, UDP or ICMP.
    pub proto: IpProto,
    /// `LISTEN`, `ESTABLISHED`, `UNCONN`…; `CLOSED` for a TCP socket that does neither yet.
    pub state: &'static str,
    /// Bytes waiting to be read (for a listener: connections waiting to be accepted).
    pub recv_queue: u32,
    /// Bytes waiting to be acknowledged (for a listener: the backlog).
    pub send_queue: u32,
    /// Handshakes a listener has open.
    pub syn_queue: u32,
    /// Most that `recv_queue` can be.
    pub recv_limit: u32,
    /// Most that `send_queue` can be (for a listener: open handshakes).
    pub send_limit: u32,
    /// Bytes that came beyond a hole and wait for it to be filled.
    pub held: u32,
    /// Bytes of `send_queue` that were not sent yet.
    pub unsent: u32,
    /// Own end.
    pub local: SocketAddrV4,
    /// Far end.
    pub remote: Option<SocketAddrV4>,
    /// The process that owns it; zero when none does any more.
    pub pid: Pid,
    /// Its descriptor there; 0 when it has none.
    pub fd: u16,
}

impl SocketRow {
    /// A socket with no peer and nothing queued.
    pub(crate) fn plain(proto: IpProto, state: &'static str, local: SocketAddrV4, pid: Pid, fd: u16) -> SocketRow {
        let ([recv_queue, send_queue, syn_queue, recv_limit, send_limit, held, unsent], remote) = ([0; 7], None);
        SocketRow {
            proto,
            state,
            recv_queue,
            send_queue,
            syn_queue,
            recv_limit,
            send_limit,
            held,
            unsent,
            local,
            remote,
            pid,
            fd,
        }
    }
}

impl Sockets {
    /// Listeners, connections, TCP sockets before that, UDP, echo: each kind in its order.
    pub fn rows(&self) -> Vec<SocketRow> {
        let listen = self.listening().map(|(local, sock)| SocketRow {
            recv_queue: sock.ready.len() as u32,
            send_queue: u32::from(sock.listener.backlog()),
            syn_queue: sock.listener.half_open(),
            recv_limit: sock.listener.limit(),
            send_limit: sock.listener.limit(),
            ..SocketRow::plain(IpProto::TCP, "LISTEN", local, sock.pid, sock.fd)
        });
        let tcp = self.connections().map(|sock| {
            let (gauge, (recv_limit, send_limit)) = (sock.conn.gauge(), sock.conn.buffers());
            SocketRow {
                recv_queue: sock.conn.unread_numbers() as u32,
                send_queue: sock.conn.send_queue() as u32,
                recv_limit,
                send_limit,
                held: gauge.held,
                unsent: gauge.unsent,
                remote: Some(sock.conn.remote().into()),
                ..SocketRow::plain(IpProto::TCP, sock.conn.state().name(), sock.conn.local().into(), sock.pid, sock.fd)
            }
        });
        let opening = self
            .opening()
            .map(|(pid, fd, sock)| SocketRow::plain(IpProto::TCP, "CLOSED", sock.bound.unwrap_or(any(0)), pid, fd));
        let udp = self.udp().map(|(port, sock)| SocketRow {
            recv_queue: sock.queued_bytes() as u32,
            recv_limit: super::udp::QUEUE_BYTES_MAX as u32,
            remote: sock.remote,
            ..SocketRow::plain(
                IpProto::UDP,
                if sock.remote.is_some() { "ESTABLISHED" } else { "UNCONN" },
                SocketAddrV4::new(sock.local, port),
                sock.pid,
                sock.fd,
            )
        });
        let icmp = self.icmp().map(|(id, sock)| SocketRow::plain(IpProto::ICMP, "UNCONN", any(id), sock.pid, sock.fd));
        listen.chain(tcp).chain(opening).chain(udp).chain(icmp).collect()
    }
}
