//! The second passage: a packet goes out, and its source is rewritten when its session says so; one that leaves for the
//! outside without a session gets one, with an outside end (RFC 4787 4).

use std::net::Ipv4Addr;

use super::flow::{Flow, rewrite};
use super::mapping::Key;
use super::session::{Ends, NatKind};
use super::window::Segment;
use super::{Around, Arrival, Nat, Passage, Side, icmp, ports};
use crate::proto::Endpoint;
use crate::sim::SimTime;
use crate::trace::facts::{NatBehaviour, NatField};
use crate::trace::{Drop, NatDrop, NatFact, Trace, What};
use crate::wire::{IpProto, Ipv4View};

use super::table::SESSIONS_MAX;

impl Nat {
    /// The packet that `arrive` has seen goes out; `out_addr` is the address of the interface it leaves by.
    pub fn depart(
        &mut self,
        around: &Around<'_>,
        packet: &mut [u8],
        arrival: Arrival,
        (to_wan, out_addr): (bool, Ipv4Addr),
        trace: &mut Trace,
    ) -> Result<(), Drop> {
        let Some(Passage { session, dir, is_error }) = arrival.passage else {
            let is_outward = to_wan && arrival.side == Side::Inside;
            return if is_outward { self.open_outward(around, packet, out_addr, trace) } else { Ok(()) };
        };
        let Some((old, new)) = self.table.get(session).map(|session| session.source(dir)) else { return Ok(()) };
        if is_error {
            icmp::rewrite(packet, NatField::Source, old, new, trace);
        } else {
            rewrite(packet, NatField::Source, old, new, trace);
        }
        Ok(())
    }

    /// The first packet of an inside end to somebody outside.
    fn open_outward(
        &mut self,
        around: &Around<'_>,
        packet: &mut [u8],
        out_addr: Ipv4Addr,
        trace: &mut Trace,
    ) -> Result<(), Drop> {
        let Some(view) = Ipv4View::new(packet) else { return Ok(()) };
        let proto = view.proto();
        // What cannot be translated must not leave with its private source.
        let flow = match Flow::of(packet) {
            // An answer nobody asked for, or a packet without ends.
            Some(answer) if proto == IpProto::ICMP && answer.dst.port != 0 => {
                return Err(Drop::Nat(NatDrop::Untranslatable { proto }));
            }
            Some(flow) => flow,
            None => return Err(Drop::Nat(NatDrop::Untranslatable { proto })),
        };
        if let Some(net) = self.settings.exempt.holding(flow.dst.addr) {
            trace.say(|| What::Nat(NatFact::Exempted { dst: flow.dst.addr, net }));
            return Ok(());
        }
        let segment = Segment::of(packet);
        if self.is_no_beginning(proto, segment.flags, trace)? {
            return Ok(());
        }
        let (seen_as, own) = self.outside_end(around, flow, out_addr, trace)?;
        let Flow { src: client, dst: called, .. } = flow;
        let ends = Ends { kind: NatKind::Outbound, proto, client, called, server: called, seen_as };
        let session = self.session(around, ends, &segment)?;
        self.syns.forget(&Flow { src: seen_as, ..flow }, trace);
        self.table.add(session, own, None, trace)?;
        rewrite(packet, NatField::Source, client, seen_as, trace);
        Ok(())
    }

    /// A session from inside to a far end, as a packet would make one, kept until then at least (RFC 6887 12): its outside end,
    /// and how long it is kept now.
    pub fn keep_peer(
        &mut self,
        around: &Around<'_>,
        proto: IpProto,
        (inside, far): (Endpoint, Endpoint),
        until: SimTime,
        trace: &mut Trace,
    ) -> Result<(Endpoint, SimTime), Drop> {
        let flow = Flow { proto, src: inside, dst: far };
        let at = match (self.table.find(around.now, &flow, trace), around.wan) {
            (Some((at, _)), _) => at,
            (None, None) => return Err(Drop::Nat(NatDrop::Untranslatable { proto })),
            (None, Some(wan)) => {
                let (seen_as, own) = self.outside_end(around, flow, wan, trace)?;
                let kind = NatKind::Outbound;
                let ends = Ends { kind, proto, client: inside, called: far, server: far, seen_as };
                let mut session = self.session(around, ends, &Segment::default())?;
                session.packets = [0, 0];
                self.table.add(session, own, None, trace)?
            }
        };
        let kept = self.table.keep(at, until).ok_or(Drop::Nat(NatDrop::Untranslatable { proto }))?;
        Ok(kept)
    }

    /// The outside end for a call: the one its inside end has, or a new one that nobody else uses; and the mapping's key,
    /// when the call is to hold one.
    pub(super) fn outside_end(
        &mut self,
        around: &Around<'_>,
        flow: Flow,
        out_addr: Ipv4Addr,
        trace: &mut Trace,
    ) -> Result<(Endpoint, Option<Key>), Drop> {
        let Flow { proto, src: client, dst: called } = flow;
        let key = Key::new(self.settings.mapping, proto, client, called);
        let mut mapped = self.table.mappings.find(&key).and_then(|at| self.table.mappings.get(at)).map(|m| m.outside);
        if let Some(outside) = mapped.filter(|outside| outside.addr != out_addr) {
            // The WAN address changed and nobody said so.
            self.flush(outside.addr, trace);
            mapped = None;
        }
        let answers = |end| Flow { proto, src: called, dst: end };
        if let Some(outside) = mapped.filter(|outside| !self.table.has_flow(&answers(*outside))) {
            return Ok((outside, Some(key)));
        }
        if self.table.is_full() {
            return Err(Drop::Nat(NatDrop::TableFull { rows: SESSIONS_MAX as u32 }));
        }
        self.within_limit(client.addr)?;
        let end = |port| Endpoint::new(out_addr, port);
        let drawn = self.settings.random_port.then(|| self.rng.u16());
        let rests = self.rests(proto);
        let is_free = |port| {
            let is_lent = !self.settings.overload && self.table.mappings.is_taken(proto, end(port));
            let is_its_own = self.rules.holds(proto, port) || around.sockets.uses(proto, port);
            let rests = || rests && self.table.mappings.is_resting(around.now, end(port), client.addr);
            !(is_lent || is_its_own || self.table.has_flow(&answers(end(port))) || rests())
        };
        let outside = ports::choose(&self.settings, proto, (client.port, drawn), &is_free).map(end);
        // Beside a mapping whose port is lent to another one for this very far end: a port for this call alone.
        let own = mapped.is_none().then_some(key);
        outside.map(|outside| (outside, own)).ok_or_else(|| self.no_port(proto))
    }

    /// RFC 6888 REQ-8, its exceptions A and C: connections are followed to their end, and elsewhere a filter keeps out what
    /// was meant for the one before.
    pub(super) fn rests(&self, proto: IpProto) -> bool {
        proto == IpProto::UDP
            && self.settings.port_rest > 0
            && self.settings.filtering == NatBehaviour::EndpointIndependent
    }

    /// RFC 6888 REQ-4: one host may not take all ports.
    fn within_limit(&self, host: Ipv4Addr) -> Result<(), Drop> {
        let limit = u32::from(self.settings.host_ports);
        if limit == 0 {
            return Ok(());
        }
        let (_, ports, _) = self.table.mappings.usage(host);
        if ports >= limit { Err(Drop::Nat(NatDrop::HostLimit { host, limit })) } else { Ok(()) }
    }

    /// All ports are taken: how many, and who has most of them.
    pub(super) fn no_port(&self, proto: IpProto) -> Drop {
        let (used, _, most) = self.table.mappings.usage(self.lan.addr());
        let (busiest, busiest_ports) = most.unwrap_or((self.lan.addr(), 0));
        Drop::Nat(NatDrop::NoPort { proto, used, busiest, busiest_ports })
    }
}
