//! Sockets of a box: what is open, who owns it, who waits on it. The calls programs make are in `sys`; the bytes of
//! TCP are in `proto::tcp`.

mod ends;
mod icmp;
mod opening;
mod raw;
mod rows;
mod slots;
mod tcp;
mod udp;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddrV4};

pub use icmp::{IcmpEvent, IcmpSock};
pub use opening::OpeningSock;
pub use raw::RawSock;
pub use rows::SocketRow;
pub use tcp::{ListenSock, TcpSock};
pub(super) use udp::{UdpKey, UdpTable, overlap};
pub use udp::{UdpOptions, UdpSock};

use self::ends::ByEnds;
use super::rare::Blank;
use super::{Pid, TaskId};
use crate::proto::Endpoint;
use crate::proto::nat::OwnSockets;
use crate::sim::Rng;
use crate::wire::IpProto;

/// Sockets a box may hold at once.
pub(super) const SOCKETS_MAX: usize = 65_536;

/// One end of a connection.
pub(super) type End = (Ipv4Addr, u16);

/// Where a listener stands in the table: its port, and the address it is bound to.
pub(super) type ListenKey = (u16, Ipv4Addr);

/// Everything open.
#[derive(Default, Debug)]
pub struct Sockets {
    pub(super) udp: UdpTable,
    /// The number of the latest UDP socket.
    pub(super) udp_last: u32,
    pub(super) icmp: BTreeMap<u16, IcmpSock>,
    /// Raw sockets by their process and descriptor.
    pub(super) raw: BTreeMap<(Pid, u16), RawSock>,
    pub(super) listen: BTreeMap<ListenKey, ListenSock>,
    /// TCP sockets that neither listen nor connect yet, by their process and descriptor.
    pub(super) opening: BTreeMap<(Pid, u16), OpeningSock>,
    /// Connections by slot; free slots are reused.
    pub(super) tcp: Vec<Option<Box<TcpSock>>>,
    pub(super) tcp_free: Vec<u32>,
    pub(super) tcp_by_ends: ByEnds,
}

impl Blank for Sockets {
    const BLANK: &'static Sockets = &Sockets {
        udp: UdpTable::EMPTY,
        udp_last: 0,
        icmp: BTreeMap::new(),
        raw: BTreeMap::new(),
        listen: BTreeMap::new(),
        opening: BTreeMap::new(),
        tcp: Vec::new(),
        tcp_free: Vec::new(),
        tcp_by_ends: ByEnds::EMPTY,
    };
}

impl Sockets {
    /// UDP sockets by port; 0: none yet.
    pub fn udp(&self) -> impl Iterator<Item = (u16, &UdpSock)> {
        self.udp.iter().map(|((port, _), sock)| (port, sock))
    }

    /// Echo sockets by identifier.
    pub fn icmp(&self) -> impl Iterator<Item = (u16, &IcmpSock)> {
        self.icmp.iter().map(|(id, sock)| (*id, sock))
    }

    /// Listening sockets by port.
    pub fn listening(&self) -> impl Iterator<Item = (SocketAddrV4, &ListenSock)> {
        self.listen.iter().map(|((port, addr), sock)| (SocketAddrV4::new(*addr, *port), sock))
    }

    /// TCP sockets that neither listen nor connect yet, by their process and descriptor.
    pub fn opening(&self) -> impl Iterator<Item = (Pid, u16, &OpeningSock)> {
        self.opening.iter().map(|((pid, fd), sock)| (*pid, *fd, sock))
    }

    /// The listener for a connection to this end: one bound to the address, or one bound to all.
    pub(super) fn listener_at(&self, (addr, port): End) -> Option<ListenKey> {
        let keys = [(port, addr), (port, Ipv4Addr::UNSPECIFIED)];
        keys.into_iter().find(|key| self.listen.contains_key(key))
    }

    /// Connections by slot.
    pub fn connections(&self) -> impl Iterator<Item = &TcpSock> {
        self.tcp.iter().flatten().map(|sock| &**sock)
    }

    pub(super) fn udp_mut(&mut self, key: UdpKey) -> Option<&mut UdpSock> {
        self.udp.get_mut(key)
    }

    /// Hands an event to the echo socket of `id`: the tasks to wake, none when nobody has that identifier.
    pub(super) fn icmp_event(&mut self, id: u16, event: IcmpEvent) -> Option<Vec<TaskId>> {
        self.icmp.get_mut(&id).map(|sock| sock.take(event))
    }

    /// Whether there is a connection between these ends.
    pub(super) fn has_connection(&self, local: End, remote: End) -> bool {
        self.tcp_by_ends.get((local, remote)).is_some()
    }

    /// Whether a UDP port is one a program got by itself, to ask somebody.
    pub(super) fn is_ephemeral_udp(&self, port: u16) -> bool {
        self.udp.at(port).next().is_some_and(|(_, sock)| sock.ephemeral)
    }

    /// Whether a local port (or echo identifier) is in use here.
    pub fn uses_port(&self, proto: IpProto, port: u16) -> bool {
        match proto {
            IpProto::UDP => self.udp.at(port).next().is_some(),
            IpProto::TCP => {
                self.listening().any(|(local, _)| local.port() == port)
                    || self.connections().any(|c| c.conn.local().port == port)
            }
            IpProto::ICMP => self.icmp.contains_key(&port),
            _ => false,
        }
    }

    /// The open port that comes nearest to a closed one: listeners of TCP, bound ports of UDP that were asked for.
    pub(super) fn nearest_open(&self, proto: IpProto, port: u16) -> Option<u16> {
        let distance = |open: &u16| open.abs_diff(port);
        match proto {
            IpProto::TCP => self.listen.keys().map(|(open, _)| *open).min_by_key(distance),
            _ => self
                .udp()
                .filter(|(open, sock)| *open > 0 && !sock.ephemeral)
                .map(|(open, _)| open)
                .min_by_key(distance),
        }
    }

    /// A free port of `ip_local_port_range` by the box's own chance: a random start, then the next free one (RFC 6056 3.3.1).
    pub(super) fn free_port(
        &self,
        (first, last): (u16, u16),
        rng: &mut Rng,
        taken: impl Fn(&Sockets, u16) -> bool,
    ) -> Option<u16> {
        let count = u32::from(last - first) + 1;
        let start = rng.below(count);
        (0..count).map(|i| first + ((start + i) % count) as u16).find(|port| !taken(self, *port))
    }
}

/// `0.0.0.0:port`: bound to every own address.
pub(super) fn any(port: u16) -> SocketAddrV4 {
    SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, port)
}

impl OwnSockets for Sockets {
    fn uses(&self, proto: IpProto, port: u16) -> bool {
        self.uses_port(proto, port)
    }

    fn expects(&self, proto: IpProto, far: Endpoint, own: Endpoint) -> bool {
        match proto {
            IpProto::TCP => self.has_connection((own.addr, own.port), (far.addr, far.port)),
            IpProto::UDP => self.is_ephemeral_udp(own.port),
            _ => false,
        }
    }
}
