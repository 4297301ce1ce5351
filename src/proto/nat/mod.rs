//! Address and port translation of a home router (RFC 3022, 4787, 5382, 5508), as Linux does it: a table of sessions
//! and two passages. `arrive` stands before routing and rewrites the destination, `depart` stands behind it and
//! rewrites the source; each packet of a known session costs one table lookup for both.
//!
//! What it is: mappings that do not depend on the destination (RFC 4787 REQ-1), never shared by two inside ends
//! (REQ-3); only the very end that was called may answer (address- and port-dependent filtering); port-forward
//! rules; hairpin by the router's LAN address; ICMP errors turned inside out. What it is not: a firewall (what nothing
//! maps is left as it is, and the box decides), nor a place where fragments are put together: the box does that first.

mod flow;
mod icmp;
mod ports;
mod rules;
mod session;
mod table;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use self::flow::{Flow, put, rewrite, socket, tcp_flags};
use self::rules::{Matched, Rules};
use self::session::{Dir, Ends};
use self::table::Table;
use super::Endpoint;
use crate::sim::SimTime;
use crate::trace::facts::{ConnState, NatField};
use crate::trace::{Drop, NatFact, Trace, What};
use crate::wire::{Icmp, IpProto, Ipv4View};

pub use rules::{
    COMMENT_MAX, Clash, DMZ_RULE, DmzRow, Other, Owner, RULES_MAX, RuleError, RuleRow, RuleSpec, RuleWords, Stale,
    WordError,
};
pub use session::{NatKind, NatRow, NatState};
pub use table::SESSIONS_MAX;

/// What `arrive` found, for `depart` of the same packet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    passage: Option<Passage>,
    from_wan: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Passage {
    session: u32,
    dir: Dir,
    is_error: bool,
}

impl Arrival {
    /// A packet the translation has not seen.
    pub const fn untouched() -> Arrival {
        Arrival { passage: None, from_wan: false }
    }

    /// Whether the packet belongs to a session. One from outside that does not has nothing that maps it.
    pub const fn is_translated(&self) -> bool {
        self.passage.is_some()
    }
}

/// The translation of one router.
#[derive(Clone, Debug)]
pub struct Nat {
    lan: Ipv4Net,
    table: Table,
    rules: Rules,
}

impl Nat {
    /// An empty table. `lan` is the router's own address on the LAN, with its prefix length.
    pub fn new(lan: Ipv4Net) -> Nat {
        Nat { lan, table: Table::default(), rules: Rules::default() }
    }

    /// Another LAN address.
    pub fn set_lan(&mut self, lan: Ipv4Net) {
        self.lan = lan;
    }

    /// A packet comes in: its destination is rewritten when it belongs to a session, or when a rule forwards it.
    /// `wan` is the router's public address, when it has one.
    pub fn arrive(
        &mut self,
        now: SimTime,
        packet: &mut [u8],
        from_wan: bool,
        wan: Option<Ipv4Addr>,
        trace: &mut Trace,
    ) -> Result<Arrival, Drop> {
        let left_alone = Arrival { passage: None, from_wan };
        let Some(view) = Ipv4View::new(packet) else { return Ok(left_alone) };
        let is_error = icmp::is_error(&view);
        let flow = if is_error { icmp::quoted_flow(&view)?.map(Flow::reversed) } else { Flow::of(packet) };
        let Some(flow) = flow else { return Ok(left_alone) };
        if let Some((session, dir)) = self.find(now, &flow, from_wan, trace) {
            self.turn_destination(now, packet, session, dir, is_error, trace);
            return Ok(Arrival { passage: Some(Passage { session, dir, is_error }), from_wan });
        }
        if is_error || wan != Some(flow.dst.addr) {
            return Ok(left_alone);
        }
        let Some(matched) = self.rules.matching(&flow, from_wan, trace) else { return Ok(left_alone) };
        let session = self.open_inward(now, packet, flow, matched, from_wan, trace)?;
        Ok(Arrival { passage: Some(Passage { session, dir: Dir::Original, is_error }), from_wan })
    }

    /// The same packet goes out: its source is rewritten when its session says so; one that leaves for the WAN without
    /// a session gets one. `out_addr` is the address of the interface it leaves by; `reserved` names the ports that the
    /// router's own sockets use.
    #[allow(clippy::too_many_arguments, reason = "the packet, where it goes, and the two things that limit the choice")]
    pub fn depart(
        &mut self,
        now: SimTime,
        packet: &mut [u8],
        arrival: Arrival,
        to_wan: bool,
        out_addr: Ipv4Addr,
        reserved: &dyn Fn(IpProto, u16) -> bool,
        trace: &mut Trace,
    ) -> Result<(), Drop> {
        let Some(Passage { session, dir, is_error }) = arrival.passage else {
            let outward = to_wan && !arrival.from_wan;
            return if outward { self.open_outward(now, packet, out_addr, reserved, trace) } else { Ok(()) };
        };
        let Some((old, new)) = self.table.get(session).map(|session| session.source(dir)) else { return Ok(()) };
        if is_error {
            icmp::rewrite(packet, NatField::Source, old, new, trace);
        } else {
            rewrite(packet, NatField::Source, old, new, trace);
        }
        Ok(())
    }

    /// Whether this packet, as it left, was translated here: its sender is not the router.
    pub fn is_translated(&self, packet: &[u8]) -> bool {
        Flow::of(packet).is_some_and(|flow| self.table.has_flow(&flow.reversed()))
    }

    /// An error the router itself makes about a packet it has already translated: to whom it must go, and the error
    /// with its quote as the sender knows the packet. None when the packet belongs to no session.
    pub fn untranslate_error(&self, packet: &[u8], error: &Icmp) -> Option<(Ipv4Addr, Icmp)> {
        let flow = Flow::of(packet)?;
        // The error travels as an answer would.
        let (session, dir) = self.table.peek(&flow.reversed())?;
        let (_, sender) = session.destination(dir);
        let (_, called) = session.source(dir);
        let mut error = error.clone();
        if let Some(quote) = error.quote_mut() {
            put(quote, NatField::Source, flow.src, sender);
            put(quote, NatField::Destination, flow.dst, called);
        }
        Some((sender.addr, error))
    }

    /// The outside address is gone: so is everything that was seen by it (conformance of a changed WAN address).
    pub fn flush(&mut self, addr: Ipv4Addr, trace: &mut Trace) {
        let rows = self.table.remove_where(|s| s.ends.called.addr == addr || s.ends.seen_as.addr == addr);
        if rows > 0 {
            trace.say(|| What::Nat(NatFact::Flushed { addr, rows }));
        }
    }

    /// Forgets the sessions that were silent for too long.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace) {
        self.table.on_timer(now, trace);
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        self.table.deadline()
    }

    /// The sessions, oldest first.
    pub fn rows(&self, now: SimTime) -> Vec<NatRow> {
        self.table.rows(now)
    }

    /// What a packet is to the sessions: for rows of a packet filter that ask. None when it belongs to none.
    pub fn state_of(&self, arrival: Arrival) -> Option<ConnState> {
        let Passage { session, dir, is_error } = arrival.passage?;
        let replied = self.table.get(session).is_some_and(|session| session.packets[1] > 0);
        Some(match () {
            () if is_error => ConnState::Related,
            () if replied || dir == Dir::Reply => ConnState::Established,
            () => ConnState::New,
        })
    }

    /// The session of a flow that came from the side it belongs to.
    fn find(&mut self, now: SimTime, flow: &Flow, from_wan: bool, trace: &mut Trace) -> Option<(u32, Dir)> {
        let (session, dir) = self.table.find(now, flow, trace)?;
        let right_side = self.table.get(session)?.comes_from_wan(dir) == from_wan;
        right_side.then_some((session, dir))
    }

    fn turn_destination(
        &mut self,
        now: SimTime,
        packet: &mut [u8],
        at: u32,
        dir: Dir,
        is_error: bool,
        trace: &mut Trace,
    ) {
        if !is_error {
            self.table.used(now, at, dir, tcp_flags(packet));
        }
        let Some(session) = self.table.get(at) else { return };
        trace.say(|| {
            let [inside, outside, _] = session.sockets();
            What::Nat(NatFact::Hit { proto: session.ends.proto, inside, outside, made: session.made })
        });
        let (old, new) = session.destination(dir);
        if is_error {
            icmp::rewrite(packet, NatField::Destination, old, new, trace);
        } else {
            rewrite(packet, NatField::Destination, old, new, trace);
        }
    }

    /// The first packet to a forwarded port: a new session, and on to the inside host. A caller from inside is shown to
    /// it as the router, so that the answer comes back this way (hairpin).
    fn open_inward(
        &mut self,
        now: SimTime,
        packet: &mut [u8],
        flow: Flow,
        matched: Matched,
        from_wan: bool,
        trace: &mut Trace,
    ) -> Result<u32, Drop> {
        let Flow { proto, src: client, dst: called } = flow;
        let Matched { rule, inside: server, made } = matched;
        let seen_as = if from_wan { client } else { self.hairpin_source(proto, client, server)? };
        let kind = if from_wan { NatKind::Forwarded } else { NatKind::Hairpin };
        trace.say(|| What::Nat(NatFact::RuleMatched { rule, outside: socket(called), inside: socket(server), made }));
        let ends = Ends { kind, proto, client, called, server, seen_as };
        let session = self.table.add(now, ends, tcp_flags(packet), trace)?;
        self.rules.count(rule);
        if !from_wan {
            trace.say(|| What::Nat(NatFact::Hairpin { client: socket(client), seen_as: socket(seen_as) }));
        }
        rewrite(packet, NatField::Destination, called, server, trace);
        Ok(session)
    }

    /// How an inside server sees an inside client: the router, with the client's port when no other client has it there.
    fn hairpin_source(&self, proto: IpProto, client: Endpoint, server: Endpoint) -> Result<Endpoint, Drop> {
        let seen_as = |port| Endpoint::new(self.lan.addr(), port);
        let is_free = |port| !self.table.has_flow(&Flow { proto, src: server, dst: seen_as(port) });
        ports::choose(proto, client.port, &is_free).map(seen_as).ok_or(Drop::NatNoPort { proto })
    }

    /// The first packet of an inside end to somebody outside.
    fn open_outward(
        &mut self,
        now: SimTime,
        packet: &mut [u8],
        out_addr: Ipv4Addr,
        reserved: &dyn Fn(IpProto, u16) -> bool,
        trace: &mut Trace,
    ) -> Result<(), Drop> {
        let Some(view) = Ipv4View::new(packet) else { return Ok(()) };
        let proto = view.proto();
        // What cannot be translated must not leave with its private source.
        let Flow { src: client, dst: called, .. } = match Flow::of(packet) {
            // An answer nobody asked for, or a packet without ends.
            Some(answer) if proto == IpProto::ICMP && answer.dst.port != 0 => {
                return Err(Drop::NatUntranslatable { proto });
            }
            Some(flow) => flow,
            None => return Err(Drop::NatUntranslatable { proto }),
        };
        let seen_as = self.outside_end(proto, client, called, out_addr, reserved, trace)?;
        let ends = Ends { kind: NatKind::Outbound, proto, client, called, server: called, seen_as };
        self.table.add(now, ends, tcp_flags(packet), trace)?;
        rewrite(packet, NatField::Source, client, seen_as, trace);
        Ok(())
    }

    /// The outside end of an inside end: the one it has, or a new one that nobody else uses.
    fn outside_end(
        &mut self,
        proto: IpProto,
        client: Endpoint,
        called: Endpoint,
        out_addr: Ipv4Addr,
        reserved: &dyn Fn(IpProto, u16) -> bool,
        trace: &mut Trace,
    ) -> Result<Endpoint, Drop> {
        if let Some(outside) = self.table.mapped(proto, client) {
            if outside.addr == out_addr {
                return Ok(outside);
            }
            // The WAN address changed and nobody said so.
            self.flush(outside.addr, trace);
        }
        if self.table.is_full() {
            return Err(Drop::NatTableFull { rows: SESSIONS_MAX as u32 });
        }
        let end = |port| Endpoint::new(out_addr, port);
        let is_free = |port| {
            !self.table.is_port_taken(proto, port)
                && !self.rules.holds(proto, port)
                && !reserved(proto, port)
                && !self.table.has_flow(&Flow { proto, src: called, dst: end(port) })
        };
        ports::choose(proto, client.port, &is_free).map(end).ok_or(Drop::NatNoPort { proto })
    }
}

#[cfg(test)]
mod tests;
