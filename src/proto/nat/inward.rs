//! The first passage: a packet comes in, and its destination is rewritten when it belongs to a session, when a rule forwards
//! it, or when it calls a mapped port and the filter lets it in (RFC 4787 5, 6).

use super::flow::{Flow, rewrite, socket};
use super::rules::{DMZ_RULE, Matched};
use super::session::{Dir, Ends, NatKind, Session};
use super::settings::HairpinSource;
use super::window::{Fit, Segment};
use super::{Around, Arrival, Nat, Passage, Side, icmp, ports, state};
use crate::proto::Endpoint;
use crate::trace::facts::{NatBehaviour, NatField};
use crate::trace::{Drop, Name, NatDrop, NatFact, Trace, What};
use crate::wire::{Flags, IpProto, Ipv4View};

/// The first packet of a call to the public address.
struct Call {
    flow: Flow,
    segment: Segment,
    side: Side,
}

impl Nat {
    /// A packet comes in from outside or from inside.
    pub fn arrive(
        &mut self,
        around: &Around<'_>,
        packet: &mut [u8],
        from_wan: bool,
        trace: &mut Trace,
    ) -> Result<Arrival, Drop> {
        let side = if from_wan { Side::Outside } else { Side::Inside };
        let left_alone = Arrival { passage: None, side };
        let Some(view) = Ipv4View::new(packet) else { return Ok(left_alone) };
        let is_error = icmp::is_error(&view);
        let flow = if is_error { icmp::quoted_flow(&view)?.map(Flow::reversed) } else { Flow::of(packet) };
        let Some(flow) = flow else { return Ok(left_alone) };
        let segment = Segment::of(packet);
        if let Some((session, dir)) = self.find(around, &flow, from_wan, trace)? {
            let passage = Passage { session, dir, is_error };
            if !is_error && !self.follow(around, passage, &segment, trace)? {
                return Ok(Arrival::untouched());
            }
            self.turn_destination(packet, passage, trace);
            return Ok(Arrival { passage: Some(passage), side });
        }
        if is_error || around.wan != Some(flow.dst.addr) {
            return Ok(left_alone);
        }
        let call = Call { flow, segment, side };
        let opened = self.open_called(around, packet, &call, trace)?;
        let passage = opened.map(|session| Passage { session, dir: Dir::Original, is_error });
        Ok(Arrival { passage, side })
    }

    /// The session of a flow that came from the side it belongs to.
    fn find(
        &mut self,
        around: &Around<'_>,
        flow: &Flow,
        from_wan: bool,
        trace: &mut Trace,
    ) -> Result<Option<(u32, Dir)>, Drop> {
        let Some((at, dir)) = self.table.find(around.now, flow, trace) else { return Ok(None) };
        let Some(session) = self.table.get_mut(at).filter(|session| session.comes_from_wan(dir) == from_wan) else {
            return Ok(None);
        };
        if session.is_held {
            if dir == Dir::Original {
                let ends = session.ends;
                return Err(self.filtered(ends.proto, ends.seen_as, ends.called, ends.server));
            }
            // The other side has called, too: both filters are open.
            session.is_held = false;
        }
        Ok(Some((at, dir)))
    }

    /// A packet of a session: what it is to it by its sequence numbers. False when it is to pass as it is; an error when it
    /// is to be dropped.
    fn follow(
        &mut self,
        around: &Around<'_>,
        Passage { session: at, dir, .. }: Passage,
        segment: &Segment,
        trace: &mut Trace,
    ) -> Result<bool, Drop> {
        let Some(session) = self.table.get_mut(at) else { return Ok(false) };
        let fit = session.fit(dir, segment, &self.settings);
        match fit {
            Fit::Fits | Fit::Stale => {}
            Fit::DoubtedReset { seq, expected } => {
                let (made, from_wan) = (session.made, session.comes_from_wan(dir));
                trace.aside(|| What::Nat(NatFact::ResetDoubted { seq, expected, from_wan, made }));
            }
            Fit::Outside { why, number, limit } if self.settings.drop_invalid => {
                return Err(Drop::Nat(NatDrop::OutOfWindow { why, number, limit }));
            }
            Fit::Outside { why, .. } => {
                trace.say(|| What::Nat(NatFact::PassedInvalid { flags: flags_name(segment.flags), why }));
                return Ok(false);
            }
        }
        self.table.used(around.now, (at, dir), (segment, fit), &self.settings);
        Ok(true)
    }

    fn turn_destination(&self, packet: &mut [u8], Passage { session: at, dir, is_error }: Passage, trace: &mut Trace) {
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

    /// The first packet of a call to the public address: by a rule, by a mapping, or not for the inside at all.
    fn open_called(
        &mut self,
        around: &Around<'_>,
        packet: &mut [u8],
        call: &Call,
        trace: &mut Trace,
    ) -> Result<Option<u32>, Drop> {
        let flow = call.flow;
        let from_wan = call.side == Side::Outside;
        // What the router itself asked for is for nobody inside, whatever the rules say.
        if from_wan && around.sockets.expects(flow.proto, flow.src, flow.dst) {
            return Ok(None);
        }
        let matched = self.rules.matching(&flow, from_wan, trace);
        // Behind the DMZ host's back: what belongs to a mapping.
        let for_mapping = |nat: &Nat| nat.table.mappings.is_taken(flow.proto, flow.dst);
        if let Some(matched) = matched.filter(|matched| matched.rule != DMZ_RULE || !for_mapping(self)) {
            if self.is_no_beginning(flow.proto, call.segment.flags, trace)? {
                return Ok(None);
            }
            let server = matched.inside;
            let session = self.open_forwarded(around, call, matched, trace)?;
            rewrite(packet, NatField::Destination, flow.dst, server, trace);
            return Ok(Some(session));
        }
        // An echo's identifier is no port that could be called.
        if flow.proto == IpProto::ICMP {
            return Ok(None);
        }
        let turns = self.rules.hairpin() && self.settings.hairpin_source == HairpinSource::External;
        if call.side == Side::Outside || call.side == Side::Inside && turns {
            return self.open_mapped(around, packet, call, trace);
        }
        Ok(None)
    }

    /// To a mapped port, from outside or from inside by the public address.
    fn open_mapped(
        &mut self,
        around: &Around<'_>,
        packet: &mut [u8],
        call: &Call,
        trace: &mut Trace,
    ) -> Result<Option<u32>, Drop> {
        let Flow { proto, src: client, dst: called } = call.flow;
        let Some((mapping, server)) = self.table.mappings.behind(proto, called).map(|(at, m)| (at, m.inside())) else {
            return Ok(None);
        };
        if server == client || self.is_no_beginning(proto, call.segment.flags, trace)? {
            return Ok(None);
        }
        let session = if call.side == Side::Outside {
            self.open_admitted(around, packet, call, (mapping, server), trace)?
        } else {
            self.open_between(around, call, (mapping, server), trace)?
        };
        rewrite(packet, NatField::Destination, called, server, trace);
        Ok(Some(session))
    }

    /// Whether a segment begins nothing and is to be left as it is; an error when it is to be dropped.
    pub(super) fn is_no_beginning(&self, proto: IpProto, flags: Flags, trace: &mut Trace) -> Result<bool, Drop> {
        if proto != IpProto::TCP {
            return Ok(false);
        }
        let Some(why) = state::cannot_begin(flags, &self.settings) else { return Ok(false) };
        if self.settings.drop_invalid {
            return Err(Drop::Nat(NatDrop::Invalid { flags: flags_name(flags), why }));
        }
        trace.say(|| What::Nat(NatFact::PassedInvalid { flags: flags_name(flags), why }));
        Ok(true)
    }

    /// To a forwarded port. A caller from inside is shown to the inside host so that the answer comes back this way (hairpin).
    fn open_forwarded(
        &mut self,
        around: &Around<'_>,
        call: &Call,
        matched: Matched,
        trace: &mut Trace,
    ) -> Result<u32, Drop> {
        let Flow { proto, src: client, dst: called } = call.flow;
        let Matched { rule, inside: server, made } = matched;
        let from_wan = call.side == Side::Outside;
        let (seen_as, own) = match self.settings.hairpin_source {
            _ if from_wan => (client, None),
            HairpinSource::Client => (client, None),
            HairpinSource::Router => (self.as_router(proto, client, server)?, None),
            HairpinSource::External => self.outside_end(around, call.flow, called.addr, trace)?,
        };
        let kind = if from_wan { NatKind::Forwarded } else { NatKind::Hairpin };
        trace.say(|| What::Nat(NatFact::RuleMatched { rule, outside: socket(called), inside: socket(server), made }));
        let mut session = self.session(around, Ends { kind, proto, client, called, server, seen_as }, &call.segment)?;
        session.rule = Some(rule);
        let session = self.table.add(session, own, None, trace)?;
        self.rules.count(rule);
        if !from_wan {
            trace.say(|| What::Nat(NatFact::Hairpin { client: socket(client), seen_as: socket(seen_as) }));
        }
        Ok(session)
    }

    /// From outside to a mapped port, by somebody who was not called there.
    fn open_admitted(
        &mut self,
        around: &Around<'_>,
        packet: &[u8],
        call: &Call,
        (at, server): (u32, Endpoint),
        trace: &mut Trace,
    ) -> Result<u32, Drop> {
        let Flow { proto, src: client, dst: called } = call.flow;
        if !self.may_call(at, client) {
            self.refused(around.now, packet, trace);
            return Err(self.filtered(proto, client, called, server));
        }
        let ends = Ends { kind: NatKind::Admitted, proto, client, called, server, seen_as: client };
        let mut session = self.session(around, ends, &call.segment)?;
        let filtering = self.settings.filtering;
        let [remote, outside, inside] = [client, called, server].map(socket);
        trace.say(|| What::Nat(NatFact::Admitted { proto, remote, outside, inside, filtering }));
        if !self.settings.inbound_refresh && proto == IpProto::UDP {
            // RFC 4787 REQ-6: what comes from outside may not keep the mapping.
            session.expires = self.table.held_until(at).unwrap_or(around.now);
        }
        self.table.add(session, None, Some(at), trace)
    }

    /// From inside to another inside end by its public one (RFC 4787 6). Both are behind the same filter: a call that it
    /// refuses is remembered, so that the other side's call gets through, as it would between two routers.
    fn open_between(
        &mut self,
        around: &Around<'_>,
        call: &Call,
        (theirs, server): (u32, Endpoint),
        trace: &mut Trace,
    ) -> Result<u32, Drop> {
        let Flow { proto, src: client, dst: called } = call.flow;
        let (seen_as, own) = self.outside_end(around, call.flow, called.addr, trace)?;
        let ends = Ends { kind: NatKind::Hairpin, proto, client, called, server, seen_as };
        let mut session = self.session(around, ends, &call.segment)?;
        session.is_held = !self.may_call(theirs, seen_as);
        let is_held = session.is_held;
        let session = self.table.add(session, own, Some(theirs), trace)?;
        if is_held {
            return Err(self.filtered(proto, seen_as, called, server));
        }
        trace.say(|| What::Nat(NatFact::Hairpin { client: socket(client), seen_as: socket(seen_as) }));
        Ok(session)
    }

    /// A session that would be told from all others.
    pub(super) fn session(&self, around: &Around<'_>, ends: Ends, first: &Segment) -> Result<Session, Drop> {
        if self.table.is_distinct(ends) {
            Ok(Session::new(around.now, ends, first, &self.settings))
        } else {
            Err(self.no_port(ends.proto))
        }
    }

    /// Whether a far end that has no session may call a mapping (RFC 4787 5). Those that were called at their very port have
    /// one.
    fn may_call(&self, mapping: u32, far: Endpoint) -> bool {
        match self.settings.filtering {
            NatBehaviour::EndpointIndependent => true,
            NatBehaviour::AddressDependent => self.table.mappings.has_called(mapping, far.addr),
            NatBehaviour::AddressAndPortDependent => false,
        }
    }

    fn filtered(&self, proto: IpProto, from: Endpoint, to: Endpoint, inside: Endpoint) -> Drop {
        let called = self.table.mappings.behind(proto, to).map_or(from, |(_, mapping)| mapping.called);
        let [from, inside, called] = [from, inside, called].map(socket);
        Drop::Nat(NatDrop::Filtered { proto, from, port: to.port, inside, called, filtering: self.settings.filtering })
    }

    /// An inside client as the router's own address inside, with its port when no other client has it there.
    fn as_router(&self, proto: IpProto, client: Endpoint, server: Endpoint) -> Result<Endpoint, Drop> {
        let seen_as = |port| Endpoint::new(self.lan.addr(), port);
        let is_free = |port| !self.table.has_flow(&Flow { proto, src: server, dst: seen_as(port) });
        ports::choose(&self.settings, proto, (client.port, None), &is_free)
            .map(seen_as)
            .ok_or_else(|| self.no_port(proto))
    }
}

/// Control bits, as facts name them.
fn flags_name(flags: Flags) -> Name {
    if flags.0 == 0 { "none".into() } else { flags.to_string().into() }
}
