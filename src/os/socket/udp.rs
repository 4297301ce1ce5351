//! A UDP socket: a bounded queue of datagrams, whom it talks to, what it may do, which groups it is in; and how
//! arriving datagrams find their sockets.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::Sockets;
use crate::os::{Errno, Pid, TaskId};
use crate::trace::FactId;
use crate::wire::Slice;

/// Bytes that may wait to be read (Linux `rmem_default`).
pub(super) const QUEUE_BYTES_MAX: usize = 212_992;
/// What a datagram costs besides its bytes, so that empty ones are bounded too (as Linux charges its buffers).
const OVERHEAD_BYTES: usize = 256;

/// Where a socket stands in the table: its port (0: none yet) and its number.
pub(in crate::os) type UdpKey = (u16, u32);

/// What a program set at its socket; the defaults are those of Linux.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "the options of a socket are as many switches, each by itself")]
pub struct UdpOptions {
    /// `SO_BROADCAST`: may it send to everybody?
    pub broadcast: bool,
    /// `SO_REUSEADDR`: may others with the same option have the same port?
    pub reuse: bool,
    /// `IP_RECVERR`: does it hear of passing ICMP errors, too, and of those about any of its datagrams?
    pub all_errors: bool,
    /// `IP_MULTICAST_LOOP`: do members here get what it sends to a group?
    pub group_loop: bool,
    /// `IP_MULTICAST_TTL`: how far what it sends to a group may go; 1 is its own network.
    pub group_ttl: u8,
    /// `IP_MULTICAST_IF`: the interface by which groups are reached; none: as the routes say.
    pub group_iface: Option<usize>,
}

impl Default for UdpOptions {
    fn default() -> UdpOptions {
        UdpOptions {
            broadcast: false,
            reuse: false,
            all_errors: false,
            group_loop: true,
            group_ttl: 1,
            group_iface: None,
        }
    }
}

/// An open UDP socket.
#[derive(Debug)]
pub struct UdpSock {
    /// Its process.
    pub pid: Pid,
    /// Its descriptor.
    pub fd: u16,
    /// The address it is bound to; unspecified: every own one.
    pub local: Ipv4Addr,
    /// The only one it talks to, once connected.
    pub remote: Option<SocketAddrV4>,
    /// Whether the port was given out by itself.
    pub ephemeral: bool,
    /// What was set at it.
    pub options: UdpOptions,
    /// The groups it is in, each with its interface.
    pub groups: Vec<(usize, Ipv4Addr)>,
    /// The fact that opened it.
    pub(in crate::os) bound: FactId,
    pub(in crate::os) queue: VecDeque<(Slice, SocketAddrV4)>,
    pub(in crate::os) queued_bytes: usize,
    pub(in crate::os) waiters: Vec<TaskId>,
    pub(in crate::os) error: Option<Errno>,
}

impl UdpSock {
    pub(in crate::os) fn new(pid: Pid, fd: u16) -> UdpSock {
        UdpSock {
            pid,
            fd,
            local: Ipv4Addr::UNSPECIFIED,
            remote: None,
            ephemeral: false,
            options: UdpOptions::default(),
            groups: Vec::new(),
            bound: FactId::NONE,
            queue: VecDeque::new(),
            queued_bytes: 0,
            waiters: Vec::new(),
            error: None,
        }
    }

    /// Bytes waiting to be read.
    pub fn queued_bytes(&self) -> usize {
        self.queued_bytes
    }

    /// A datagram arrives. False when there is no room.
    pub(in crate::os) fn take(&mut self, from: SocketAddrV4, data: Slice) -> bool {
        if self.queued_bytes + data.len() + self.queue.len() * OVERHEAD_BYTES > QUEUE_BYTES_MAX {
            return false;
        }
        self.queued_bytes += data.len();
        // Made where it stays, once there is room.
        self.queue.extend(core::iter::once_with(|| (data, from)));
        true
    }

    /// A program reads: the error an ICMP message left comes first (as Linux does it), then a datagram.
    pub(in crate::os) fn next(&mut self) -> Option<Result<(Slice, SocketAddrV4), Errno>> {
        if let Some(errno) = self.error.take() {
            return Some(Err(errno));
        }
        let (data, from) = self.queue.pop_front()?;
        self.queued_bytes -= data.len();
        Some(Ok((data, from)))
    }

    /// How well it fits a datagram for one host; none: not at all. A connected one fits better than one that is not, one
    /// bound to the address better than one bound to all (Linux `compute_score`).
    fn fit(&self, to: Ipv4Addr, from: SocketAddrV4) -> Option<u8> {
        let bound = self.local == to;
        let may = (bound || self.local.is_unspecified()) && self.remote.is_none_or(|remote| remote == from);
        may.then_some(2 * u8::from(self.remote.is_some()) + u8::from(bound))
    }

    /// Whether a datagram to many, which came in by `iface` (none: from this box), is for it.
    fn is_among(&self, to: Ipv4Addr, from: SocketAddrV4, iface: Option<usize>) -> bool {
        // RFC 1112 6.1: a group's datagrams reach those who asked for them. (Linux lets the others of the host have
        // them, too, unless IP_MULTICAST_ALL is off.)
        let is_member = |(at, group): &(usize, Ipv4Addr)| *group == to && iface.is_none_or(|iface| iface == *at);
        self.fit(to, from).is_some() && (!to.is_multicast() || self.groups.iter().any(is_member))
    }
}

/// The UDP sockets of a box in the order of their keys. A list: a box has a handful of them, and each datagram asks.
#[derive(Default, Debug)]
pub(in crate::os) struct UdpTable(Vec<(UdpKey, Box<UdpSock>)>);

impl UdpTable {
    /// No socket.
    pub(in crate::os) const EMPTY: UdpTable = UdpTable(Vec::new());

    fn place(&self, key: UdpKey) -> Result<usize, usize> {
        self.0.binary_search_by_key(&key, |(key, _)| *key)
    }

    pub(in crate::os) fn len(&self) -> usize {
        self.0.len()
    }

    pub(in crate::os) fn get(&self, key: UdpKey) -> Option<&UdpSock> {
        self.0.get(self.place(key).ok()?).map(|(_, sock)| &**sock)
    }

    pub(in crate::os) fn get_mut(&mut self, key: UdpKey) -> Option<&mut UdpSock> {
        let at = self.place(key).ok()?;
        self.0.get_mut(at).map(|(_, sock)| &mut **sock)
    }

    /// Puts a socket in; its key is nobody else's.
    pub(in crate::os) fn insert(&mut self, key: UdpKey, sock: Box<UdpSock>) {
        let (Ok(at) | Err(at)) = self.place(key);
        self.0.insert(at, (key, sock));
    }

    pub(in crate::os) fn remove(&mut self, key: UdpKey) -> Option<Box<UdpSock>> {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    pub(in crate::os) fn iter(&self) -> impl Iterator<Item = (UdpKey, &UdpSock)> {
        self.0.iter().map(|(key, sock)| (*key, &**sock))
    }

    /// The sockets at a port, oldest first.
    pub(in crate::os) fn at(&self, port: u16) -> impl Iterator<Item = (UdpKey, &UdpSock)> {
        let first = self.0.partition_point(|((at, _), _)| *at < port);
        let rest = self.0.get(first..).unwrap_or_default();
        rest.iter().take_while(move |((at, _), _)| *at == port).map(|(key, sock)| (*key, &**sock))
    }
}

impl Sockets {
    /// The socket that a datagram for one host is for: the one that fits best, of equals the youngest.
    pub(in crate::os) fn udp_for(&self, to: SocketAddrV4, from: SocketAddrV4) -> Option<UdpKey> {
        let fits = self.udp.at(to.port()).filter_map(|(key, sock)| Some((sock.fit(*to.ip(), from)?, key)));
        fits.max_by_key(|(fit, _)| *fit).map(|(_, key)| key)
    }

    /// The sockets that a datagram to many is for.
    pub(in crate::os) fn udp_among(&self, to: SocketAddrV4, from: SocketAddrV4, iface: Option<usize>) -> Vec<UdpKey> {
        let among = self.udp.at(to.port()).filter(|(_, sock)| sock.is_among(*to.ip(), from, iface));
        among.map(|(key, _)| key).collect()
    }

    /// Whether a port may not be bound: somebody has it, at an address that overlaps, and not both share it.
    pub(in crate::os) fn udp_conflict(&self, addr: Ipv4Addr, port: u16, reuse: bool) -> bool {
        self.udp.at(port).any(|(_, sock)| overlap(addr, sock.local) && !(reuse && sock.options.reuse))
    }
}

/// Whether two addresses to be bound to mean a common one.
pub(in crate::os) fn overlap(a: Ipv4Addr, b: Ipv4Addr) -> bool {
    a == b || a.is_unspecified() || b.is_unspecified()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> SocketAddrV4 {
        text.parse().expect("an end")
    }

    fn table(socks: Vec<UdpSock>) -> Sockets {
        let mut sockets = Sockets::default();
        (1..).zip(socks).for_each(|(number, sock)| sockets.udp.insert((9, number), Box::new(sock)));
        sockets
    }

    #[test]
    fn a_datagram_finds_the_socket_that_fits_best() {
        let (me, friend) = (end("10.0.0.1:9"), end("10.0.0.2:5000"));
        let connected = UdpSock { remote: Some(friend), ..UdpSock::new(7, 3) };
        let bound = UdpSock { local: *me.ip(), ..UdpSock::new(7, 4) };
        let sockets = table(vec![connected, bound, UdpSock::new(7, 5), UdpSock::new(7, 6)]);
        assert_eq!(sockets.udp_for(me, friend), Some((9, 1)));
        assert_eq!(sockets.udp_for(me, end("10.0.0.3:5000")), Some((9, 2)));
        assert_eq!(sockets.udp_for(end("10.0.0.7:9"), end("10.0.0.3:1")), Some((9, 4)), "of equals the youngest");
        assert_eq!(sockets.udp_for(end("10.0.0.1:10"), friend), None);
    }

    #[test]
    fn a_group_reaches_its_members_and_a_broadcast_all() {
        let (group, from) = (end("239.1.2.3:9"), end("10.0.0.2:5000"));
        let member = |iface| UdpSock { groups: vec![(iface, *group.ip())], ..UdpSock::new(7, 3) };
        let elsewhere = UdpSock { local: Ipv4Addr::new(10, 0, 0, 1), ..member(0) };
        let sockets = table(vec![member(0), UdpSock::new(7, 4), member(1), elsewhere]);
        assert_eq!(sockets.udp_among(group, from, Some(0)), [(9, 1)]);
        assert_eq!(sockets.udp_among(group, from, None), [(9, 1), (9, 3)], "what this box sends itself");
        assert_eq!(sockets.udp_among(end("255.255.255.255:9"), from, Some(0)), [(9, 1), (9, 2), (9, 3)]);
    }

    #[test]
    fn a_port_is_shared_by_those_who_all_want_it() {
        let one = |reuse, local: [u8; 4]| {
            let options = UdpOptions { reuse, ..UdpOptions::default() };
            table(vec![UdpSock { options, local: local.into(), ..UdpSock::new(7, 3) }])
        };
        let any = Ipv4Addr::UNSPECIFIED;
        assert!(one(false, [0; 4]).udp_conflict(any, 9, true));
        assert!(one(true, [0; 4]).udp_conflict(any, 9, false));
        assert!(!one(true, [0; 4]).udp_conflict(any, 9, true));
        assert!(!one(false, [127, 0, 0, 1]).udp_conflict(Ipv4Addr::new(10, 0, 0, 1), 9, false));
        assert!(one(false, [127, 0, 0, 1]).udp_conflict(any, 9, false));
    }

    #[test]
    fn a_queue_is_bounded_and_an_error_is_read_first() {
        let (mut sock, from) = (UdpSock::new(7, 3), end("10.0.0.2:1"));
        let taken = (0..10_000).filter(|_| sock.take(from, Slice::from(vec![]))).count();
        assert_eq!(taken, QUEUE_BYTES_MAX / OVERHEAD_BYTES + 1);
        sock.error = Some(Errno::ConnRefused);
        assert_eq!(sock.next(), Some(Err(Errno::ConnRefused)));
        assert_eq!(sock.next(), Some(Ok((Slice::from(vec![]), from))));
    }
}
