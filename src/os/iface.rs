//! Ports and interfaces. A port is a hole a cable goes into; an interface is a layer-3 (or switching) side of the box
//! with one port under it, or several that are switched together.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::proto::arp::ArpCache;
use crate::proto::bridge::Bridge;
use crate::proto::dhcp;
use crate::proto::vlan::VlanPort;
use crate::sim::{LinkId, PortId, Side};
use crate::trace::Name;
use crate::wire::Mac;

/// A hole for a cable.
#[derive(Clone, Debug)]
pub struct Port {
    /// Its name: `eth0`, `wan`, `lan2`, `wifi`.
    pub name: Name,
    /// Index of its interface.
    pub iface: u16,
    /// The link plugged in, and which end of it.
    pub link: Option<(LinkId, Side)>,
    /// Greatest packet of the link, in bytes.
    pub mtu_bytes: u16,
    /// What only few ports have.
    pub setup: Option<Box<PortSetup>>,
}

/// What is set at a port of a switch, or at a radio.
#[derive(Clone, Default, Debug)]
pub struct PortSetup {
    /// The virtual networks of the port, at a switch that knows them.
    pub vlan: Option<VlanPort>,
    /// The name of the wireless network it belongs to; none meets any.
    pub ssid: Option<Name>,
    /// The password of that network; none is an open one.
    pub password: Option<Name>,
    /// The channel it speaks on; none: one of its own choice. It is shown, and disturbs nobody.
    pub channel: Option<u8>,
    /// Whether the radio is off.
    pub silent: bool,
}

impl Port {
    /// The virtual networks of the port, at a switch that knows them.
    pub fn vlan(&self) -> Option<&VlanPort> {
        self.setup.as_ref()?.vlan.as_ref()
    }

    /// Whether its radio is off.
    pub fn is_silent(&self) -> bool {
        self.setup.as_ref().is_some_and(|setup| setup.silent)
    }

    /// The password of its wireless network.
    pub fn password(&self) -> Option<&Name> {
        self.setup.as_ref()?.password.as_ref()
    }

    /// The name of its wireless network.
    pub fn ssid(&self) -> Option<&Name> {
        self.setup.as_ref()?.ssid.as_ref()
    }
}

/// Ports of a box that stand side by side.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct PortRange {
    first: u16,
    count: u16,
}

impl PortRange {
    /// So many ports from `first` on.
    pub const fn new(first: PortId, count: u16) -> PortRange {
        PortRange { first: first.0, count }
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        self.count as usize
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.count == 0
    }

    /// The only port, when there is but one.
    pub fn only(self) -> Option<PortId> {
        (self.count == 1).then_some(PortId(self.first))
    }

    /// The ports in order.
    pub fn iter(self) -> impl Iterator<Item = PortId> {
        (self.first..self.first.saturating_add(self.count)).map(PortId)
    }
}

/// Addresses of an interface, oldest first. Nearly all have none or one, which takes no room of its own.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Addrs {
    first: Option<Ipv4Net>,
    #[allow(clippy::box_collection, reason = "one word, where an empty list takes three")]
    more: Option<Box<Vec<Ipv4Net>>>,
}

impl Addrs {
    /// The one it sends from.
    pub fn first(&self) -> Option<&Ipv4Net> {
        self.first.as_ref()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// Whether this one is among them.
    pub fn contains(&self, addr: &Ipv4Net) -> bool {
        self.iter().any(|own| own == addr)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Ipv4Net> {
        self.first.iter().chain(self.more.iter().flat_map(|more| more.iter()))
    }

    pub(super) fn push(&mut self, addr: Ipv4Net) {
        match self.first {
            None => self.first = Some(addr),
            Some(_) => self.more.get_or_insert_default().push(addr),
        }
    }

    pub(super) fn remove(&mut self, addr: Ipv4Net) {
        let left: Vec<Ipv4Net> = self.iter().copied().filter(|own| *own != addr).collect();
        *self = Addrs::default();
        left.into_iter().for_each(|addr| self.push(addr));
    }
}

/// An interface.
#[derive(Default, Debug)]
pub struct Iface {
    /// Its name: `eth0`, `wan`, `lan`.
    pub name: Name,
    /// Its hardware address.
    pub mac: Mac,
    /// The ports under it.
    pub ports: PortRange,
    /// The switch over its ports, when there are several.
    pub bridge: Option<Box<Bridge>>,
    /// Greatest packet that all its ports carry, in bytes.
    pub mtu_bytes: u16,
    /// Its addresses; the first is the one it sends from.
    pub addrs: Addrs,
    /// Its neighbours.
    pub arp: ArpCache,
    /// Its DHCP client.
    pub dhcp_client: Option<Box<dhcp::Client>>,
    /// Its DHCP server.
    pub dhcp_server: Option<Box<dhcp::Server>>,
    /// Frames taken from the wire.
    pub rx_frames: u64,
    /// Frames put on the wire.
    pub tx_frames: u64,
}

impl Iface {
    /// The address it sends from.
    pub fn addr(&self) -> Option<Ipv4Addr> {
        self.addrs.first().map(Ipv4Net::addr)
    }

    /// Whether `addr` is its own.
    pub fn owns(&self, addr: Ipv4Addr) -> bool {
        self.addrs.iter().any(|net| net.addr() == addr)
    }

    /// Whether `addr` is the broadcast address of one of its networks (RFC 919); /31 and /32 have none.
    pub fn is_broadcast(&self, addr: Ipv4Addr) -> bool {
        self.addrs.iter().any(|net| net.prefix_len() < 31 && net.broadcast() == addr)
    }
}
