//! Where connections are kept: made, found by their ends, given up, freed.

use std::net::SocketAddrV4;

use super::ends::Ends;
use super::{End, ListenKey, TcpSock};
use crate::os::{Cx, Kernel};
use crate::trace::{SockFact, What};
use crate::wire::IpProto;

impl Kernel {
    pub(in crate::os) fn tcp_slot(&mut self, slot: u32) -> Option<&mut TcpSock> {
        self.sockets.tcp.get_mut(slot as usize)?.as_deref_mut()
    }

    /// The connection between two ends.
    pub(super) fn tcp_between(&mut self, local: End, remote: End) -> Option<u32> {
        // Who has none takes no room for remembering.
        if self.sockets.tcp_by_ends.is_empty() { None } else { self.sockets.tcp_by_ends.find((local, remote)) }
    }

    pub(in crate::os) fn tcp_add(&mut self, sock: TcpSock) -> u32 {
        let ends = ends_of(&sock);
        let slot = self.sockets.tcp_free.pop().unwrap_or_else(|| {
            self.sockets.tcp.push(None);
            self.sockets.tcp.len() as u32 - 1
        });
        self.sockets.tcp[slot as usize] = Some(Box::new(sock));
        self.sockets.tcp_by_ends.insert(ends, slot);
        slot
    }

    /// A connection in TIME-WAIT gives its ends to a new one. While a program still holds it, it keeps its slot. Answers
    /// where the numbers of the new one begin.
    pub(super) fn tcp_yield(&mut self, slot: u32) -> Option<u32> {
        let sock = self.tcp_slot(slot)?;
        let (next, held) = (sock.conn.successor_iss(), sock.pid != 0);
        if held {
            self.tcp_unhash(slot);
        } else {
            self.tcp_free(slot);
        }
        Some(next)
    }

    /// A connection that is over is not found by its ends any more: what comes from there begins another one.
    pub(super) fn tcp_unhash(&mut self, slot: u32) {
        let Some(sock) = self.tcp_slot(slot) else { return };
        let ends = ends_of(sock);
        if self.sockets.tcp_by_ends.get(ends) == Some(slot) {
            self.sockets.tcp_by_ends.remove(ends);
        }
    }

    pub(in crate::os) fn tcp_free(&mut self, slot: u32) {
        // A connection that yielded its ends has them no more.
        self.tcp_unhash(slot);
        let Some(sock) = self.sockets.tcp.get_mut(slot as usize).and_then(Option::take) else { return };
        self.sockets.tcp_free.push(slot);
        if let Some(listen) = sock.pending_at.and_then(|key| self.sockets.listen.get_mut(&key)) {
            listen.ready.retain(|s| *s != slot);
            if !sock.ready {
                listen.listener.abandoned();
            }
        }
    }

    /// A program lets go of its connection: closed properly, or reset when it left data unread.
    pub(in crate::os) fn tcp_release(&mut self, cx: &mut Cx<'_>, slot: u32) {
        let Some(sock) = self.tcp_slot(slot) else { return };
        let (pid, local) = (sock.pid, sock.conn.local());
        sock.pid = 0;
        sock.waiters.clear();
        cx.say(|| What::Sock(SockFact::Closed { pid, proto: IpProto::TCP, local: local.into() }));
        if let Some(sock) = self.tcp_slot(slot) {
            sock.conn.close(cx.now, cx.trace);
        }
        self.tcp_pump(cx, slot);
    }

    /// A listener goes: connections nobody accepted are reset, those still in their handshake too.
    pub(in crate::os) fn tcp_unlisten(&mut self, cx: &mut Cx<'_>, key: ListenKey) {
        let Some(sock) = self.sockets.listen.remove(&key) else { return };
        let local = SocketAddrV4::new(key.1, key.0);
        cx.say(|| What::Sock(SockFact::Closed { pid: sock.pid, proto: IpProto::TCP, local }));
        // Half-open ones too: their handshake would end at nobody.
        let came_by = |sock: &TcpSock| sock.pending_at == Some(key);
        let slots = (0u32..).zip(&self.sockets.tcp);
        let orphans: Vec<u32> =
            slots.filter(|(_, s)| s.as_deref().is_some_and(came_by)).map(|(slot, _)| slot).collect();
        for slot in orphans {
            if let Some(sock) = self.tcp_slot(slot) {
                sock.pid = 0;
                sock.pending_at = None;
                sock.conn.abort(cx.now, cx.trace);
            }
            self.tcp_pump(cx, slot);
        }
    }
}

fn ends_of(sock: &TcpSock) -> Ends {
    let (local, remote) = (sock.conn.local(), sock.conn.remote());
    ((local.addr, local.port), (remote.addr, remote.port))
}
