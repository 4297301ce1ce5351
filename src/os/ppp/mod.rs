//! Dialled lines at a kernel: the client and the concentrator of `proto::ppp`, wired to interfaces. A card that carries a
//! line has no neighbours to ask for: packets to its other end leave in the session, whatever the next hop is called.
//!
//! The line has no interface of its own: the outside of a home router is still called `wan`, and stays the outside for
//! translation and filter. What stands on the card besides (ARP, a DHCP server) goes on as before.

mod frames;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::kernel::ResolversFrom;
use super::timers::TimerKey;
use super::{Cx, Kernel};
use crate::proto::ip::RouteOrigin;
use crate::proto::ppp::{Client, ClientRow, Concentrator, PppoeOut, SessionRow, Terms};
use crate::wire::{Mac, PPPOE_MRU};

/// What the header of a session and the number of a protocol take.
const OVERHEAD_BYTES: u16 = 8;

/// The lines of a box, one an interface at most.
#[derive(Default, Debug)]
pub struct Lines(Vec<Line>);

#[derive(Debug)]
struct Line {
    iface: usize,
    side: Side,
}

#[derive(Debug)]
enum Side {
    Client(Box<Client>),
    Concentrator(Box<Concentrator>),
}

impl Lines {
    fn at(&self, iface: usize) -> Option<&Side> {
        self.0.iter().find(|line| line.iface == iface).map(|line| &line.side)
    }

    fn at_mut(&mut self, iface: usize) -> Option<&mut Side> {
        self.0.iter_mut().find(|line| line.iface == iface).map(|line| &mut line.side)
    }
}

impl Side {
    fn deadline(&self) -> Option<crate::sim::SimTime> {
        match self {
            Side::Client(client) => client.deadline(),
            Side::Concentrator(server) => server.deadline(),
        }
    }

    /// The card and the session by which a packet to this next hop leaves.
    fn way_to(&self, next_hop: Ipv4Addr) -> Option<(Mac, u16)> {
        match self {
            Side::Client(client) => client.way(),
            Side::Concentrator(server) => server.way_to(next_hop),
        }
    }
}

impl Kernel {
    /// Gives an interface a client that dials; the one before it goes without a word.
    pub(super) fn add_dialler(&mut self, iface: usize, client: Client) {
        self.remove_line(iface);
        let line = Line { iface, side: Side::Client(Box::new(client)) };
        self.edge.get_or_insert_default().lines.0.push(line);
        self.fit_mtu(iface);
    }

    /// Gives an interface a concentrator.
    pub fn add_concentrator(&mut self, iface: usize, server: Concentrator) {
        self.remove_line(iface);
        let line = Line { iface, side: Side::Concentrator(Box::new(server)) };
        self.edge.get_or_insert_default().lines.0.push(line);
        self.fit_mtu(iface);
    }

    /// Takes an interface's concentrator away.
    pub fn remove_concentrator(&mut self, iface: &str) {
        if let Some(index) = self.iface_named(iface).filter(|index| self.concentrator(*index).is_some()) {
            self.remove_line(index);
        }
    }

    /// Ends what an interface dialled, for good.
    pub(super) fn drop_dialler(&mut self, cx: &mut Cx<'_>, iface: usize) {
        if self.dialler(iface).is_some() {
            self.hang_up_line(cx, iface);
            self.remove_line(iface);
        }
    }

    /// The interface carries no line any more.
    pub(super) fn remove_line(&mut self, iface: usize) {
        if let Some(edge) = &mut self.edge {
            edge.lines.0.retain(|line| line.iface != iface);
        }
        self.fit_mtu(iface);
    }

    fn line(&self, iface: usize) -> Option<&Side> {
        self.edge.as_ref()?.lines.at(iface)
    }

    /// The client of an interface.
    pub fn dialler(&self, iface: usize) -> Option<&Client> {
        if let Some(Side::Client(client)) = self.line(iface) { Some(client) } else { None }
    }

    /// The concentrator of an interface.
    pub fn concentrator(&self, iface: usize) -> Option<&Concentrator> {
        if let Some(Side::Concentrator(server)) = self.line(iface) { Some(server) } else { None }
    }

    /// How an interface dials.
    pub fn dial_row(&self, iface: usize, now: crate::sim::SimTime) -> Option<ClientRow> {
        self.dialler(iface).map(|client| client.status(now))
    }

    /// Sessions of all concentrators of the box.
    pub fn dialled_in(&self, now: crate::sim::SimTime) -> Vec<SessionRow> {
        let lines = self.edge.iter().flat_map(|edge| &edge.lines.0);
        let servers = lines.filter_map(|line| match &line.side {
            Side::Concentrator(server) => Some(server),
            Side::Client(_) => None,
        });
        servers.flat_map(|server| server.rows(now)).collect()
    }

    /// Whether the box has a concentrator.
    pub fn concentrates(&self) -> bool {
        (0..self.ifaces.len()).any(|iface| self.concentrator(iface).is_some())
    }

    /// Ends sessions of the box's concentrators: this one, or all. How many.
    pub fn drop_sessions(&mut self, cx: &mut Cx<'_>, session: Option<u16>) -> usize {
        let (mut dropped, here) = (0, cx.trace.cursor());
        for iface in 0..self.ifaces.len() {
            let Some(server) = self.concentrator(iface) else { continue };
            let rows = server.rows(cx.now).into_iter().map(|row| row.session);
            let numbers: Vec<u16> = rows.filter(|number| session.is_none_or(|wanted| wanted == *number)).collect();
            for number in numbers {
                cx.trace.follow(here);
                self.touch_line(cx, iface, |side, cx, out| {
                    if let Side::Concentrator(server) = side {
                        server.drop_session(cx.now, number, cx.trace, out);
                    }
                });
                dropped += 1;
            }
        }
        dropped
    }

    /// The packet's greatest length on an interface: what its narrowest port carries, less what a line takes.
    pub(super) fn fit_mtu(&mut self, iface: usize) {
        let ports = self.ports.iter().filter(|port| usize::from(port.iface) == iface);
        let ports = ports.map(|port| port.mtu_bytes).min();
        let most = match self.line(iface) {
            None => u16::MAX,
            Some(Side::Client(client)) => client.terms().map_or(PPPOE_MRU, |terms| terms.mtu_bytes.min(PPPOE_MRU)),
            Some(Side::Concentrator(server)) => server.mtu_bytes(),
        };
        let overhead = if most == u16::MAX { 0 } else { OVERHEAD_BYTES };
        if let (Some(face), Some(ports)) = (self.ifaces.get_mut(iface), ports) {
            face.mtu_bytes = ports.saturating_sub(overhead).min(most);
        }
    }

    /// Dials, where the interface has a client that does not yet.
    pub(super) fn dial(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.touch_client(cx, iface, |client, cx, out| client.start(cx.now, cx.trace, out));
    }

    /// The cable of an interface is back.
    pub(super) fn line_link_up(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.touch_client(cx, iface, |client, cx, out| client.link_up(cx.now, cx.trace, out));
    }

    /// Ends the session of an interface and dials again. False when it has no client.
    pub fn redial(&mut self, cx: &mut Cx<'_>, iface: usize) -> bool {
        self.touch_client(cx, iface, |client, cx, out| client.redial(cx.now, cx.trace, out))
    }

    /// Ends the session of an interface for good.
    pub(super) fn hang_up_line(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.touch_client(cx, iface, |client, cx, out| client.hang_up(cx.now, cx.trace, out));
    }

    /// The power goes: sessions are forgotten, and nobody is told.
    pub(super) fn lines_power_off(&mut self, cx: &mut Cx<'_>) {
        for iface in 0..self.ifaces.len() {
            self.touch_line(cx, iface, |side, cx, out| match side {
                Side::Client(client) => client.power_off(cx.now, cx.trace, out),
                Side::Concentrator(server) => server.power_off(cx.trace, out),
            });
        }
    }

    pub(super) fn line_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.touch_line(cx, iface, |side, cx, out| match side {
            Side::Client(client) => client.on_timer(cx.now, cx.trace, out),
            Side::Concentrator(server) => server.on_timer(cx.now, cx.trace, out),
        });
    }

    fn touch_client(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        touch: impl FnOnce(&mut Client, &mut Cx<'_>, &mut Vec<PppoeOut>),
    ) -> bool {
        self.dialler(iface).is_some()
            && self.touch_line(cx, iface, |side, cx, out| {
                if let Side::Client(client) = side {
                    touch(client, cx, out);
                }
            })
    }

    /// Touches the line of an interface and carries out what it wants. False when there is none.
    fn touch_line(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        touch: impl FnOnce(&mut Side, &mut Cx<'_>, &mut Vec<PppoeOut>),
    ) -> bool {
        let Some(side) = self.edge.as_mut().and_then(|edge| edge.lines.at_mut(iface)) else { return false };
        let mut out = Vec::new();
        touch(side, cx, &mut out);
        let (deadline, calls) = (side.deadline(), matches!(side, Side::Client(_)));
        for wish in out {
            match wish {
                PppoeOut::Send { dst, header, payload } => self.send_pppoe(cx, iface, dst, header, &payload),
                PppoeOut::Up(terms) if calls => self.dialled(cx, iface, &terms),
                PppoeOut::Down(terms) if calls => self.undialled(cx, iface, &terms),
                PppoeOut::Up(terms) => self.caller_came(cx, iface, &terms),
                PppoeOut::Down(terms) => self.caller_went(cx, iface, &terms),
            }
        }
        self.arm(cx, TimerKey::Line(iface as u32), deadline);
        true
    }

    /// The outside has an address: everything leaves by the other side.
    fn dialled(&mut self, cx: &mut Cx<'_>, iface: usize, terms: &Terms) {
        let here = cx.trace.cursor();
        self.fit_mtu(iface);
        self.add_address(cx, iface, Ipv4Net::from(terms.own));
        cx.trace.follow(here);
        self.add_route(cx, Ipv4Net::from(terms.peer), None, iface, RouteOrigin::Connected, here);
        self.open_ways(cx, iface, Ipv4Net::from(terms.peer));
        self.add_route(cx, Ipv4Net::default(), Some(terms.peer), iface, RouteOrigin::Ppp, here);
        if !terms.dns.is_empty() && self.resolvers_from != ResolversFrom::Person {
            (*self.resolvers).clone_from(&terms.dns);
            (self.resolvers_learned, self.resolvers_from) = (here, ResolversFrom::Lent);
        }
        cx.trace.follow(here);
    }

    fn undialled(&mut self, cx: &mut Cx<'_>, iface: usize, terms: &Terms) {
        let here = cx.trace.cursor();
        self.remove_address(cx, iface, Ipv4Net::from(terms.own));
        self.hold_ways(iface, |route| route.iface == iface);
        self.remove_routes(cx, |route| route.iface == iface);
        cx.trace.follow(here);
        self.fit_mtu(iface);
    }

    /// A caller has an address: it is reached by this card.
    fn caller_came(&mut self, cx: &mut Cx<'_>, iface: usize, terms: &Terms) {
        let here = cx.trace.cursor();
        self.fit_mtu(iface);
        self.add_route(cx, Ipv4Net::from(terms.peer), None, iface, RouteOrigin::Ppp, here);
        cx.trace.follow(here);
    }

    fn caller_went(&mut self, cx: &mut Cx<'_>, iface: usize, terms: &Terms) {
        let here = cx.trace.cursor();
        let peer = Ipv4Net::from(terms.peer);
        self.remove_routes(cx, |route| route.iface == iface && route.prefix == peer);
        cx.trace.follow(here);
        self.fit_mtu(iface);
    }
}
