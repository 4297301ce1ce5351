//! Groups at a kernel: which interface wants which (RFC 1112), the messages that say so to routers, and the sockets that
//! asked for it. The rules of IGMP are in `proto::igmp`.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::socket::UdpKey;
use super::timers::TimerKey;
use super::{Cx, Errno, Kernel};
use crate::proto::igmp::{ALL_HOSTS, IgmpOut, Memberships};
use crate::trace::Drop;
use crate::wire::{Igmp, IpProto, Ipv4, Ipv4Option, Mac, Packet, checksum};

/// The groups of a box, by interface. Few boxes have any.
#[derive(Clone, Default, Debug)]
pub struct Groups(BTreeMap<usize, Memberships>);

/// Groups a socket may be in (Linux `igmp_max_memberships`).
const SOCKET_GROUPS_MAX: usize = 20;

impl Groups {
    /// The groups wanted at an interface, in order.
    pub fn at(&self, iface: usize) -> impl Iterator<Item = Ipv4Addr> {
        self.0.get(&iface).into_iter().flat_map(Memberships::groups)
    }
}

impl Kernel {
    /// Whether what is sent to a group and comes in at an interface is for this box.
    pub(super) fn is_member(&self, iface: usize, group: Ipv4Addr) -> bool {
        let wants = |groups: &Groups| groups.0.get(&iface).is_some_and(|at| at.contains(group));
        // Who has an address is one of all hosts (RFC 1112 section 4).
        let is_host = || self.ifaces.get(iface).is_some_and(|face| !face.addrs.is_empty());
        if group == ALL_HOSTS { is_host() } else { self.groups.as_deref().is_some_and(wants) }
    }

    /// The interface by which programs reach a group: where the routes lead, else the first that has an address. None
    /// when it is no group, or there is no such interface.
    pub fn group_way(&self, group: Ipv4Addr) -> Option<usize> {
        let by_route = || self.routes.lookup(group).map(|route| route.iface);
        let first = || self.ifaces.iter().position(|face| face.addr().is_some());
        group.is_multicast().then(|| by_route().or_else(first)).flatten()
    }

    /// A socket joins a group at an interface; none: where the routes lead.
    pub(super) fn udp_join(
        &mut self,
        cx: &mut Cx<'_>,
        key: UdpKey,
        group: Ipv4Addr,
        iface: Option<usize>,
    ) -> Result<(), Errno> {
        let iface = self.group_iface(group, iface)?;
        let sock = self.sockets.udp_mut(key).ok_or(Errno::BadFd)?;
        match sock.groups.len() {
            _ if sock.groups.contains(&(iface, group)) => return Err(Errno::AddrInUse),
            SOCKET_GROUPS_MAX.. => return Err(Errno::NoBufs),
            _ => sock.groups.push((iface, group)),
        }
        self.with_groups(cx, iface, |at, k, cx, out| {
            let name = k.ifaces.get(iface).map(|face| face.name.clone()).unwrap_or_default();
            at.join(cx.now, group, &name, &mut k.chance.of(&k.name).id, cx.trace, out);
        });
        Ok(())
    }

    /// A socket leaves a group.
    pub(super) fn udp_leave(
        &mut self,
        cx: &mut Cx<'_>,
        key: UdpKey,
        group: Ipv4Addr,
        iface: Option<usize>,
    ) -> Result<(), Errno> {
        let sock = self.sockets.udp_mut(key).ok_or(Errno::BadFd)?;
        let joined = |(at, of): &(usize, Ipv4Addr)| *of == group && iface.is_none_or(|iface| iface == *at);
        let place = sock.groups.iter().position(joined).ok_or(Errno::AddrNotAvail)?;
        let (iface, _) = sock.groups.remove(place);
        self.leave_group(cx, iface, group);
        Ok(())
    }

    /// One socket fewer wants a group at an interface.
    pub(super) fn leave_group(&mut self, cx: &mut Cx<'_>, iface: usize, group: Ipv4Addr) {
        self.with_groups(cx, iface, |at, k, cx, out| {
            let name = k.ifaces.get(iface).map(|face| face.name.clone()).unwrap_or_default();
            at.leave(cx.now, group, &name, &mut k.chance.of(&k.name).id, cx.trace, out);
        });
    }

    /// The interface at which a group is joined (Linux `ip_mc_find_dev`).
    fn group_iface(&self, group: Ipv4Addr, iface: Option<usize>) -> Result<usize, Errno> {
        let by_route = || self.routes.lookup(group).map(|route| route.iface);
        match iface.or_else(by_route) {
            _ if !group.is_multicast() => Err(Errno::Invalid),
            Some(iface) if iface < self.ifaces.len() => Ok(iface),
            _ => Err(Errno::NoDevice),
        }
    }

    pub(super) fn igmp_input(&mut self, cx: &mut Cx<'_>, iface: Option<usize>, payload: &[u8]) {
        let message = match Igmp::parse(payload) {
            Ok(message) => message,
            Err(error) => {
                return cx.drop(|| Drop::unreadable("igmp", error, || checksum::stated_and_computed(payload, 2, 0)));
            }
        };
        let Some(iface) = iface else { return };
        self.with_groups(cx, iface, |at, k, cx, _| {
            at.on_message(cx.now, &message, &mut k.chance.of(&k.name).id, cx.trace);
        });
    }

    pub(super) fn igmp_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.with_groups(cx, iface, |at, _, cx, out| at.on_timer(cx.now, cx.trace, out));
    }

    /// Touches the groups of an interface, and does what they want.
    fn with_groups(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        touch: impl FnOnce(&mut Memberships, &mut Kernel, &mut Cx<'_>, &mut Vec<IgmpOut>),
    ) {
        let mut groups = self.groups.take().unwrap_or_default();
        let at = groups.0.entry(iface).or_default();
        let mut out = Vec::new();
        touch(at, self, cx, &mut out);
        let wish = at.deadline();
        self.groups = Some(groups);
        for (dst, message) in out {
            self.igmp_output(cx, iface, dst, &message);
        }
        self.arm(cx, TimerKey::Igmp(iface as u32), wish);
    }

    /// A message for the routers of a link: it may not leave it, and routers shall look inside (RFC 3376 section 4).
    fn igmp_output(&mut self, cx: &mut Cx<'_>, iface: usize, dst: Ipv4Addr, message: &Igmp) {
        let Some(face) = self.ifaces.get(iface) else { return };
        let src = face.addr().unwrap_or(Ipv4Addr::UNSPECIFIED);
        let header = Ipv4 {
            ttl: 1,
            tos: 0xc0,
            dont_fragment: true,
            options: vec![Ipv4Option::RouterAlert(0)],
            ..Ipv4::new(src, dst, IpProto::IGMP)
        };
        let packet = Packet::with_options(&header, &message.emit());
        self.send_packet(cx, iface, Mac::multicast(dst), packet, None);
    }

    /// What this box sends to many reaches those of its own sockets that want it.
    pub(super) fn udp_hear_self(
        &mut self,
        cx: &mut Cx<'_>,
        key: UdpKey,
        from: SocketAddrV4,
        to: SocketAddrV4,
        datagram: &[u8],
    ) {
        let may = self.sockets.udp.get(key).is_some_and(|sock| sock.options.group_loop || !to.ip().is_multicast());
        if may && !self.sockets.udp_among(to, from, None).is_empty() {
            let header = Ipv4::new(*from.ip(), *to.ip(), IpProto::UDP);
            let _ = self.loop_back(cx, Packet::new(&header, datagram)); // no room: said there
        }
    }
}
