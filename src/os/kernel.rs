//! The kernel of one box: its interfaces, routes, translation, sockets, processes and timers, and the three ways it
//! is touched: a frame arrives, a timer fires, a program calls.
//!
//! It never reaches out: what it wants is in its outbox, which the lab's world empties after every touch.

use std::collections::{BTreeMap, VecDeque};
use std::net::Ipv4Addr;
use std::rc::Rc;

use ipnet::Ipv4Net;

use super::chance::Chance;
use super::conflicts::{ConflictPolicy, Watches};
use super::socket::Sockets;
use super::timers::{TimerKey, Timers};
use super::{Edge, Errno, Groups, Iface, Outbox, Pid, Port, Procs, Rare, Setting, Settings, TaskId, Wake};
use crate::proto::Profile;
use crate::proto::filter::Filter;
use crate::proto::ip::{Exceptions, IcmpLimiter, Reassembly, Route, RouteOrigin, Routes};
use crate::proto::nat::{Nat, Timeouts};
use crate::sim::{LinkId, NodeId, PortId, Side, SimTime};
use crate::trace::{Drop, FactId, IpFact, Name, ProcFact, SockFact, Trace, What};
use crate::wire::Packet;

/// The present and the record, handed to everything a kernel does.
#[derive(Debug)]
pub struct Cx<'a> {
    /// Now.
    pub now: SimTime,
    /// Where facts go.
    pub trace: &'a mut Trace,
}

impl Cx<'_> {
    /// Says a fact.
    pub fn say(&mut self, what: impl FnOnce() -> What) -> FactId {
        self.trace.say(what)
    }

    /// Says that something died here.
    pub fn drop(&mut self, why: impl FnOnce() -> Drop) {
        self.trace.say(|| What::Drop(why()));
    }
}

/// Who named the name servers that a box asks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum ResolversFrom {
    /// The scenario, or nobody: what a provider tells takes their place.
    #[default]
    Plan,
    /// DHCP or PPP: a restart forgets them.
    Lent,
    /// A person: what a provider tells does not change them.
    Person,
}

/// Translation and the two interfaces it stands between.
#[derive(Debug)]
pub struct NatBox {
    /// The table.
    pub nat: Nat,
    /// Index of the outside interface.
    pub wan: usize,
    /// Index of the inside interface.
    pub lan: usize,
}

/// What a router refuses by itself.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Firewall {
    /// A provider's router: private addresses (RFC 1918) are martians here.
    pub drop_private: bool,
}

/// What IP remembers; few boxes ever have anything to.
#[derive(Default, Debug)]
pub(super) struct IpState {
    /// What it learned about single destinations.
    pub(super) exceptions: Exceptions,
    /// Whom it told of errors, and how often.
    pub(super) limiter: IcmpLimiter,
    /// Pieces that wait for others.
    pub(super) reassembly: Reassembly,
}

/// Tasks that sleep.
#[derive(Default, Debug)]
pub(super) struct Sleeps {
    pub(super) tasks: BTreeMap<u32, TaskId>,
    /// Numbers of sleeps that are over: used again first, so that their timers are too.
    pub(super) free: Vec<u32>,
    pub(super) last: u32,
}

/// One box. What only few boxes have is behind a pointer: an idle host takes some hundred bytes (`tests` below).
#[derive(Debug)]
pub struct Kernel {
    /// Its number in the lab.
    pub id: NodeId,
    /// Its name.
    pub name: Name,
    /// Holes for cables.
    pub ports: Vec<Port>,
    /// Interfaces.
    pub ifaces: Vec<Iface>,
    /// Routing table.
    pub routes: Routes,
    /// Whose habits it has.
    pub profile: Profile,
    /// What it does when somebody else uses its address.
    pub conflicts: ConflictPolicy,
    /// Whether it passes packets on.
    pub forwards: bool,
    /// Whether it is a hub: bits in at one port are bits out at all others.
    pub repeats: bool,
    /// What it refuses.
    pub firewall: Firewall,
    /// Translation.
    pub nat: Option<Box<NatBox>>,
    /// Name servers it asks.
    pub resolvers: Rare<Vec<Ipv4Addr>>,
    /// The fact that taught them; none when they are configured.
    pub resolvers_learned: FactId,
    /// Who named them.
    pub(super) resolvers_from: ResolversFrom,
    /// What only a box between a home and its provider has.
    pub edge: Option<Box<Edge>>,
    /// Groups it wants to hear; few boxes have any.
    pub groups: Option<Box<Groups>>,
    /// Open sockets.
    pub sockets: Rare<Sockets>,
    /// Processes.
    pub procs: Rare<Procs>,
    /// Files of its programs, by path; shared with who is just sending one.
    pub files: Rare<BTreeMap<String, Rc<String>>>,
    /// What it wants; lent by the world while the box is touched.
    pub out: Rare<Outbox>,
    /// The fact of its boot.
    pub boot: FactId,
    /// Random streams.
    pub chance: Chance,
    /// What may come in, pass and leave; none as long as everything may.
    pub filter: Option<Box<Filter>>,
    /// Its settings; none as long as they are the usual ones.
    pub(super) settings: Option<Box<Settings>>,
    pub(super) timers: Timers,
    pub(super) ip: Option<Box<IpState>>,
    pub(super) loopback: Rare<VecDeque<Packet>>,
    pub(super) current: Option<TaskId>,
    pub(super) sleeps: Option<Box<Sleeps>>,
    /// Addresses that are looked for or defended just now.
    pub(super) watches: Option<Box<Watches>>,
}

impl Kernel {
    /// An empty box: no ports, no addresses.
    pub fn new(id: NodeId, name: Name, seed: u64) -> Kernel {
        Kernel {
            id,
            name,
            ports: Vec::new(),
            ifaces: Vec::new(),
            routes: Routes::default(),
            profile: Profile::default(),
            conflicts: ConflictPolicy::default(),
            forwards: false,
            repeats: false,
            firewall: Firewall::default(),
            nat: None,
            resolvers: Rare::default(),
            resolvers_learned: FactId::NONE,
            resolvers_from: ResolversFrom::default(),
            edge: None,
            groups: None,
            sockets: Rare::default(),
            procs: Rare::default(),
            files: Rare::default(),
            out: Rare::default(),
            boot: FactId::NONE,
            chance: Chance { seed, streams: None },
            filter: None,
            settings: None,
            timers: Timers::default(),
            ip: None,
            loopback: Rare::default(),
            current: None,
            sleeps: None,
            watches: None,
        }
    }

    /// Puts a cable into a port. The interface carries what its narrowest port carries.
    pub fn plug(&mut self, port: PortId, link: (LinkId, Side), mtu_bytes: u16) {
        let Some(hole) = self.ports.get_mut(port.0 as usize) else { return };
        hole.link = Some(link);
        hole.mtu_bytes = mtu_bytes;
        let iface = usize::from(hole.iface);
        match self.ifaces.get_mut(iface) {
            Some(face) if self.edge.is_none() && mtu_bytes <= face.mtu_bytes => face.mtu_bytes = mtu_bytes,
            // Perhaps this was the narrowest, or a line takes some of it.
            _ => self.fit_mtu(iface),
        }
    }

    /// Switches the box on: DHCP clients begin to ask, servers have their tables. Static addresses are set by `add_address` before.
    pub fn start(&mut self, cx: &mut Cx<'_>) {
        for iface in 0..self.ifaces.len() {
            self.dhcp_start(cx, iface);
            self.dial(cx, iface);
            if self.ifaces.get(iface).is_some_and(|face| face.dhcp_server.is_some()) {
                self.arm_dhcp_server(cx, iface);
            }
        }
    }

    /// A timer fires.
    pub fn on_timer(&mut self, cx: &mut Cx<'_>, key: u64) {
        let Some(key) = TimerKey::decode(key) else { return };
        let cause = match key {
            TimerKey::Tcp(slot) => self.tcp_alarm(cx.now, slot),
            key => self.timers.fire(key, cx.now, &mut self.out),
        };
        let Some(cause) = cause else { return };
        cx.trace.follow(cause);
        cx.say(|| What::Timer { purpose: key.purpose() });
        match key {
            TimerKey::Arp(i) => self.arp_timer(cx, i as usize),
            TimerKey::DhcpClient(i) => self.dhcp_client_timer(cx, i as usize),
            TimerKey::DhcpServer(i) => self.dhcp_server_timer(cx, i as usize),
            TimerKey::Nat => self.nat_timer(cx),
            TimerKey::Igmp(i) => self.igmp_timer(cx, i as usize),
            TimerKey::Reassembly => self.reassembly_timer(cx),
            TimerKey::Conflicts => self.watches_due(cx),
            TimerKey::Carrier => self.lan_carrier(cx, true),
            TimerKey::Line(i) => self.line_timer(cx, i as usize),
            TimerKey::Tcp(slot) => self.tcp_timer(cx, slot),
            TimerKey::Loopback => {} // drained below, as after everything
            TimerKey::Sleep(n) => {
                if let Some(task) = self.sleeps.as_mut().and_then(|sleeps| sleeps.tasks.remove(&n)) {
                    self.out.wakes.push(Wake { task, cause: cx.trace.cursor() });
                }
            }
        }
        self.drain_loopback(cx);
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        self.settings.as_deref().unwrap_or(Settings::of(self.profile))
    }

    /// The value of a setting, as `sysctl` prints it.
    pub fn setting(&self, row: &Setting) -> String {
        let there = self.nat.as_ref().zip(row.nat_key());
        there.map_or_else(|| row.value(self.settings()), |(nat, key)| key.value(nat.nat.settings()))
    }

    /// How long what its packet filter follows may be silent.
    pub(super) fn track_times(&self) -> &Timeouts {
        self.nat.as_ref().map_or(&self.settings().track, |nat| &nat.nat.settings().timeouts)
    }

    /// Changes a setting, in the name of a process (0: the scenario). Connections that are open keep what they have.
    pub fn set(&mut self, cx: &mut Cx<'_>, pid: Pid, row: &Setting, text: &str) -> Result<(), Errno> {
        let mut settings = *self.settings();
        if !row.assign(&mut settings, text) {
            return Err(Kernel::fail(cx, pid, "sysctl", Errno::Invalid));
        }
        cx.say(|| What::Proc(ProcFact::SettingChanged { pid, name: row.name, value: row.value(&settings).into() }));
        if let (Some(nat), Some(key)) = (self.nat.as_mut(), row.nat_key()) {
            let mut there = *nat.nat.settings();
            // Linux knows no least time.
            if key.assign(&mut there, &row.value(&settings), false).is_ok() {
                nat.nat.set(key, there, cx.trace);
            }
            return Ok(());
        }
        self.settings = (settings != *Settings::of(self.profile)).then(|| Box::new(settings));
        Ok(())
    }

    /// The task that now runs, so that its waits find it again.
    pub fn set_current(&mut self, task: Option<TaskId>) {
        self.current = task;
    }

    /// Arms a timer with the present chain as its cause.
    pub(super) fn arm(&mut self, cx: &Cx<'_>, key: TimerKey, wish: Option<SimTime>) {
        self.timers.arm(key, wish, cx.trace.cursor(), &mut self.out);
    }

    /// Wakes the tasks that waited for something.
    pub(super) fn wake_all(&mut self, cx: &Cx<'_>, waiters: Vec<TaskId>) {
        let cause = cx.trace.cursor();
        self.out.wakes.extend(waiters.into_iter().map(|task| Wake { task, cause }));
    }

    /// Whether `addr` is one of its own.
    pub fn owns(&self, addr: Ipv4Addr) -> bool {
        addr.is_loopback() || self.ifaces.iter().any(|iface| iface.owns(addr))
    }

    /// The interface of this name.
    pub fn iface_named(&self, name: &str) -> Option<usize> {
        self.ifaces.iter().position(|iface| *iface.name == *name)
    }

    /// Gives an interface an address, with the route to its network.
    pub fn add_address(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Net) {
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        if face.addrs.contains(&addr) {
            return;
        }
        face.addrs.push(addr);
        let name = face.name.clone();
        let made = cx.say(|| What::Ip(IpFact::AddressAdded { iface: name, addr }));
        self.add_route(cx, addr.trunc(), None, iface, RouteOrigin::Connected, made);
        self.open_ways(cx, iface, addr);
        self.outside_changed(cx);
        self.say_standing(cx, iface);
        self.renumber_lan(cx, iface);
    }

    /// Takes an address away, with the routes that stood on it.
    pub fn remove_address(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Net) {
        self.unwatch(cx, iface, addr.addr());
        let Some(face) = self.ifaces.get_mut(iface) else { return };
        face.addrs.remove(addr);
        // What still waits for a neighbour, such as a DHCP RELEASE, may leave once that has answered.
        let waits = face.arp.rows(cx.now).iter().any(|row| row.waiting > 0);
        let (name, is_last) = (face.name.clone(), face.addrs.is_empty() && !waits);
        cx.say(|| What::Ip(IpFact::AddressRemoved { iface: name, addr }));
        let gone = |route: &Route| {
            route.iface == iface
                && (route.prefix == addr.trunc() || route.gateway.is_some_and(|gateway| addr.contains(&gateway)))
        };
        self.hold_ways(iface, gone);
        self.remove_routes(cx, gone);
        if let Some(nat) = self.nat.as_mut().filter(|nat| nat.wan == iface) {
            nat.nat.flush(addr.addr(), cx.trace);
        }
        if is_last {
            self.flush_neighbours(cx, iface); // as Linux: without an address the interface speaks no IPv4
        }
        self.outside_changed(cx);
    }

    /// Adds a row to the routing table.
    pub fn add_route(
        &mut self,
        cx: &mut Cx<'_>,
        prefix: Ipv4Net,
        gateway: Option<Ipv4Addr>,
        iface: usize,
        origin: RouteOrigin,
        made: FactId,
    ) {
        let name = self.ifaces.get(iface).map(|i| i.name.clone()).unwrap_or_default();
        let said = cx.say(|| What::Ip(IpFact::RouteAdded { prefix, gateway, iface: name }));
        let made = if said.is_some() { said } else { made };
        self.routes.add(Route { prefix, gateway, iface, metric: 0, origin, made });
    }

    /// Takes rows out of the routing table. How many.
    pub fn remove_routes(&mut self, cx: &mut Cx<'_>, gone: impl Fn(&Route) -> bool) -> usize {
        let gone = self.routes.remove_where(gone);
        for route in &gone {
            cx.say(|| What::Ip(IpFact::RouteRemoved { prefix: route.prefix }));
        }
        gone.len()
    }

    /// Records that a call failed, and hands the error on.
    pub(super) fn fail(cx: &mut Cx<'_>, pid: Pid, call: &'static str, errno: Errno) -> Errno {
        cx.trace.aside(|| What::Sock(SockFact::Failed { pid, call, errno: Box::new(errno.name()) }));
        errno
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lab may have ten thousand boxes: what a box gets by default is counted here, in bytes.
    #[test]
    fn an_idle_host_takes_little_room() {
        assert!(size_of::<Kernel>() <= 264, "{}", size_of::<Kernel>());
        assert!(size_of::<Iface>() <= 120, "{}", size_of::<Iface>());
        assert!(size_of::<Port>() <= 32, "{}", size_of::<Port>());
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        let iface = |name: &str| Iface { name: name.into(), ..Iface::default() };
        host.ifaces = vec![iface("eth0")];
        host.add_address(&mut cx, 0, "10.0.0.1/8".parse().expect("a network"));
        host.start(&mut cx);
        assert!(host.sockets.is_untouched() && host.procs.is_untouched() && host.files.is_untouched());
        assert!(host.out.is_untouched() && host.chance.streams.is_none() && host.sleeps.is_none());
    }

    #[test]
    fn what_a_box_sends_to_itself_is_bounded() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        let packet = || Packet::around(8, |room| room.fill(0));
        let taken = (0..2_000).filter(|_| host.loop_back(&mut cx, packet()).is_ok()).count();
        assert_eq!((taken, host.loop_back(&mut cx, packet())), (1_000, Err(Errno::NoBufs)));
    }
}
