//! A TCP socket between `socket()` and `listen()` or `connect()`: it may have a port, and talks to nobody. And the rule
//! by which ports are given to such sockets.

use std::net::{Ipv4Addr, SocketAddrV4};

use super::{Sockets, overlap};
use crate::os::Pid;

/// A TCP socket that neither listens nor connects yet.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct OpeningSock {
    /// The end it is bound to.
    pub bound: Option<SocketAddrV4>,
    /// `SO_REUSEADDR`: may it take a port of which only old connections are left?
    pub reuse: bool,
}

impl Sockets {
    /// Whether a TCP port may not be bound (Linux `inet_csk_bind_conflict`): somebody listens there, or has it in any
    /// other way, a connection in TIME-WAIT among them, and not both set `SO_REUSEADDR`.
    pub(in crate::os) fn tcp_conflict(&self, end: SocketAddrV4, reuse: bool, but: (Pid, u16)) -> bool {
        let meets = |other: SocketAddrV4| other.port() == end.port() && overlap(*end.ip(), *other.ip());
        let shared = |other: bool| reuse && other;
        self.listening().any(|(local, _)| meets(local))
            || self
                .opening
                .iter()
                .any(|(who, sock)| *who != but && sock.bound.is_some_and(meets) && !shared(sock.reuse))
            || self.connections().any(|sock| meets(sock.conn.local().into()) && !shared(sock.reuse))
    }

    /// Whether somebody listens where this end would.
    pub(in crate::os) fn tcp_listens(&self, end: SocketAddrV4) -> bool {
        self.listening().any(|(local, _)| local.port() == end.port() && overlap(*end.ip(), *local.ip()))
    }

    /// Whether a port is somebody's already who would hear of a connection made from it.
    pub(in crate::os) fn tcp_taken(&self, port: u16) -> bool {
        let first = (port, Ipv4Addr::UNSPECIFIED)..=(port, Ipv4Addr::BROADCAST);
        self.listen.range(first).next().is_some()
            || self.opening.values().any(|sock| sock.bound.is_some_and(|bound| bound.port() == port))
    }
}
