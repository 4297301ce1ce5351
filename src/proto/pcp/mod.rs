//! The server of the Port Control Protocol (RFC 6887): hosts inside ask it for outside ports, and each one given is a rule
//! of the translation for as long as it was lent. Who carries the datagrams is the caller's business, and that they come
//! from inside, too. What a request may ask besides is in `wishes`, when the table was lost in `epoch`.

mod epoch;
mod wishes;

use core::time::Duration;
use std::net::Ipv4Addr;

use self::wishes::Wishes;
use super::Endpoint;
use super::nat::{Around, Nat, RuleSpec};
use crate::sim::SimTime;
use crate::trace::{NatFact, Trace, What};
use crate::wire::pcp::{ANNOUNCE, MAP, PCP_VERSION, PEER, Pcp, PcpMap, PcpResult, PcpWay};
use crate::wire::{IpProto, WireError};

/// Mappings of one host.
const QUOTA: usize = 16;
/// RFC 6887 15: two minutes at least, a day at most.
const LIFETIME_SECS: (u32, u32) = (120, 86_400);
/// How long a refusal holds: half an hour for what will not change by itself, half a minute for what may (RFC 6887 7.4).
const LONG_SECS: u32 = 1800;
const SHORT_SECS: u32 = 30;
/// Where the search for a free outside port begins, and how far it goes.
const FIRST_PORT: u16 = 49_152;
const TRIES: u16 = 256;
/// What stands beside the rules that were asked for.
pub const PCP_COMMENT: &str = "PCP";
/// RFC 6887 14.1.3: a server that has lost its table says so up to ten times, first after a quarter of a second, each wait
/// twice the one before.
const ANNOUNCEMENTS: u8 = 4;
const FIRST_WAIT: Duration = Duration::from_millis(250);

pub use epoch::Epoch;

/// A port that was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Given {
    client: Ipv4Addr,
    proto: IpProto,
    internal: u16,
    external: u16,
    nonce: [u8; 12],
    rule: u32,
    until: SimTime,
}

/// A far end towards which a mapping is kept (RFC 6887 12).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Kept {
    client: Ipv4Addr,
    proto: IpProto,
    internal: u16,
    remote: Endpoint,
    nonce: [u8; 12],
    until: SimTime,
}

/// The server.
#[derive(Clone, Debug)]
pub struct PcpServer {
    began: SimTime,
    given: Vec<Given>,
    kept: Vec<Kept>,
    /// Announcements sent since the table was lost, and when the next one is due.
    announced: (u8, SimTime),
    /// Whether hosts may ask for others (`THIRD_PARTY`).
    third_party: bool,
}

impl PcpServer {
    /// A server with an empty table. Rules that one before it made are taken out: nobody would end them (RFC 6887 8.5: the
    /// epoch tells clients that they must ask again).
    pub fn new(now: SimTime, nat: &mut Nat, trace: &mut Trace) -> PcpServer {
        for rule in nat.rules().into_iter().filter(|rule| rule.comment == PCP_COMMENT) {
            let _ = nat.remove_rule(rule.id, trace); // it was there a moment ago
        }
        PcpServer { began: now, given: Vec::new(), kept: Vec::new(), announced: (0, now), third_party: false }
    }

    /// Whether hosts may ask for others from now on. Off, as anybody inside could open any host (RFC 6887 13.1).
    pub fn set_third_party(&mut self, allowed: bool) {
        self.third_party = allowed;
    }

    /// The address outside is another one, and so is nothing that was given: the table is empty, and all are told (RFC 6887
    /// 8.5, 14.1.3).
    pub fn begin_again(&mut self, now: SimTime, nat: &mut Nat, trace: &mut Trace) {
        *self = PcpServer { third_party: self.third_party, ..PcpServer::new(now, nat, trace) };
    }

    /// What is to be told to all hosts inside now, if anything.
    pub fn announcement(&mut self, now: SimTime) -> Option<Vec<u8>> {
        let (sent, at) = self.announced;
        if sent >= ANNOUNCEMENTS || now < at {
            return None;
        }
        self.announced = (sent + 1, now + FIRST_WAIT * (1 << sent));
        let way = self.answer(now, PcpResult::Success);
        Some(
            Pcp { version: PCP_VERSION, opcode: ANNOUNCE, way, lifetime_secs: 0, map: None, options: Vec::new() }
                .emit(),
        )
    }

    /// Takes a datagram from `from`, and makes the answer.
    pub fn on_message(
        &mut self,
        around: &Around<'_>,
        (from, bytes): (Ipv4Addr, &[u8]),
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Option<Vec<u8>> {
        let now = around.now;
        let request = match Pcp::parse(bytes) {
            Ok(request) => request,
            // RFC 6887 8.2: what is too short for a header is dropped, another version is told ours.
            Err(_) if bytes.first().is_some_and(|version| *version != PCP_VERSION) => {
                return self.refuse_bytes(now, bytes, PcpResult::UnsuppVersion);
            }
            Err(WireError::Truncated) if bytes.len() < 24 => return None,
            Err(_) => return self.refuse_bytes(now, bytes, PcpResult::MalformedRequest),
        };
        let PcpWay::Request { client } = request.way else { return None }; // an answer is no business of a server
        let done = self.carry_out(around, (from, client), &request, nat, trace);
        let mut options = request.options;
        let (result, lifetime_secs, map) = match done {
            Ok((lifetime_secs, map)) => {
                // RFC 6887 7.3: what was passed over does not stand in the answer; a refusal is a copy.
                options.retain(|(code, _)| wishes::is_known(*code));
                (PcpResult::Success, lifetime_secs, map)
            }
            Err(why) => (why, patience_secs(why), request.map),
        };
        if let Some(map) = map {
            trace.say(|| {
                What::Nat(NatFact::PortAsked {
                    client: from,
                    proto: map.proto,
                    inside: map.internal_port,
                    outside: map.external_port,
                    lifetime_secs,
                    result: result.name(),
                })
            });
        }
        let (opcode, way) = (request.opcode, self.answer(now, result));
        Some(Pcp { version: PCP_VERSION, opcode, way, lifetime_secs, map, options }.emit())
    }

    /// Lifetime and mapping of what was asked for, or why not.
    fn carry_out(
        &mut self,
        around: &Around<'_>,
        (from, client): (Ipv4Addr, Ipv4Addr),
        request: &Pcp,
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Result<(u32, Option<PcpMap>), PcpResult> {
        if request.version != PCP_VERSION {
            return Err(PcpResult::UnsuppVersion);
        }
        // RFC 6887 8.2: a client that is seen under another address stands behind another translator.
        if client != from {
            return Err(PcpResult::AddressMismatch);
        }
        let wishes = Wishes::read(request, client, self.third_party)?;
        let map = match (request.opcode, request.map) {
            (ANNOUNCE, _) => return Ok((0, None)),
            (MAP | PEER, Some(map)) => map,
            _ => return Err(PcpResult::UnsuppOpcode),
        };
        let external = around.wan.ok_or(PcpResult::NetworkFailure)?;
        // RFC 6887 13.2: with this option another address is as bad as another port.
        if wishes.strict && !map.external.is_unspecified() && map.external != external {
            return Err(PcpResult::CannotProvideExternal);
        }
        if map.proto != IpProto::TCP && map.proto != IpProto::UDP {
            return Err(PcpResult::UnsuppProtocol);
        }
        if map.internal_port == 0 || !nat.is_inside(wishes.host) {
            return Err(PcpResult::MalformedRequest);
        }
        let map = PcpMap { external, ..map };
        let done = if request.opcode == MAP {
            self.map(around.now, &wishes, map, request.lifetime_secs, nat, trace)
        } else {
            self.peer(around, wishes.host, map, request.lifetime_secs, nat, trace)
        };
        done.map(|(secs, map)| (secs, Some(map)))
    }

    fn map(
        &mut self,
        now: SimTime,
        wishes: &Wishes,
        map: PcpMap,
        asked_secs: u32,
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Result<(u32, PcpMap), PcpResult> {
        // What a person took out is not lent any more, whoever renews it.
        let rules = nat.rules();
        self.given.retain(|given| rules.iter().any(|row| row.id == given.rule));
        let client = wishes.host;
        let same = |g: &Given| (g.client, g.proto, g.internal) == (client, map.proto, map.internal_port);
        let lifetime_secs = asked_secs.clamp(LIFETIME_SECS.0, LIFETIME_SECS.1);
        let until = now + Duration::from_secs(u64::from(lifetime_secs));
        if let Some(at) = self.given.iter().position(same) {
            let Some(given) = self.given.get_mut(at) else { return Err(PcpResult::NoResources) };
            // RFC 6887 11.3: only who knows the nonce may change or end it.
            if given.nonce != map.nonce {
                return Err(PcpResult::NotAuthorized);
            }
            let external_port = given.external;
            if asked_secs == 0 {
                let _ = nat.remove_rule(given.rule, trace); // it was there a moment ago
                self.given.remove(at);
                return Ok((0, PcpMap { external_port, ..map }));
            }
            // RFC 6887 13.2: not that one, and not another in its place.
            if wishes.strict && map.external_port != 0 && map.external_port != external_port {
                return Err(PcpResult::CannotProvideExternal);
            }
            given.until = until;
            // RFC 6887 13.3: who may come in is what the last request says.
            let spec = rules.iter().find(|row| row.id == given.rule).map(|row| row.spec);
            if let Some(spec) = spec.filter(|spec| spec.from != wishes.from) {
                let _ = nat.edit_rule(given.rule, RuleSpec { from: wishes.from, ..spec }, trace); // it is there
            }
            return Ok((lifetime_secs, PcpMap { external_port, ..map }));
        }
        if asked_secs == 0 {
            return Ok((0, map)); // RFC 6887 15.1: what is not there is gone already
        }
        self.within_quota(client)?;
        let (external, rule) = find_port(wishes, &map, nat, trace)?;
        let _ = nat.comment_rule(rule, PCP_COMMENT); // it was made a moment ago
        let (proto, internal, nonce) = (map.proto, map.internal_port, map.nonce);
        self.given.push(Given { client, proto, internal, external, nonce, rule, until });
        Ok((lifetime_secs, PcpMap { external_port: external, ..map }))
    }

    /// RFC 6887 12: a mapping towards one far end, as a packet to it would make one, kept for so long at least. It is neither
    /// ended nor shortened this way (12.1).
    fn peer(
        &mut self,
        around: &Around<'_>,
        client: Ipv4Addr,
        map: PcpMap,
        asked_secs: u32,
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Result<(u32, PcpMap), PcpResult> {
        let far = map.remote.filter(|far| far.port() != 0).ok_or(PcpResult::MalformedRequest)?;
        let (remote, now) = (Endpoint::new(*far.ip(), far.port()), around.now);
        self.kept.retain(|kept| kept.until > now);
        let same =
            |k: &Kept| (k.client, k.proto, k.internal, k.remote) == (client, map.proto, map.internal_port, remote);
        let known = self.kept.iter().position(same);
        if known.and_then(|at| self.kept.get(at)).is_some_and(|kept| kept.nonce != map.nonce) {
            return Err(PcpResult::NotAuthorized);
        }
        if known.is_none() {
            self.within_quota(client)?;
        }
        let asked = Duration::from_secs(u64::from(asked_secs.clamp(LIFETIME_SECS.0, LIFETIME_SECS.1)));
        let inside = Endpoint::new(client, map.internal_port);
        let (outside, until) = nat
            .keep_peer(around, map.proto, (inside, remote), now + asked, trace)
            .map_err(|_| PcpResult::NoResources)?;
        let (proto, internal, nonce) = (map.proto, map.internal_port, map.nonce);
        let kept = Kept { client, proto, internal, remote, nonce, until };
        match known.and_then(|at| self.kept.get_mut(at)) {
            Some(slot) => *slot = kept,
            None => self.kept.push(kept),
        }
        let lifetime_secs = u32::try_from(until.since(now).as_secs()).unwrap_or(u32::MAX);
        Ok((lifetime_secs, PcpMap { external: outside.addr, external_port: outside.port, ..map }))
    }

    fn within_quota(&self, client: Ipv4Addr) -> Result<(), PcpResult> {
        let given = self.given.iter().filter(|given| given.client == client).count();
        let kept = self.kept.iter().filter(|kept| kept.client == client).count();
        if given + kept < QUOTA { Ok(()) } else { Err(PcpResult::UserExQuota) }
    }

    /// Takes back what was not renewed.
    pub fn on_timer(&mut self, now: SimTime, nat: &mut Nat, trace: &mut Trace) {
        for given in self.given.extract_if(.., |given| given.until <= now) {
            let (proto, outside) = (given.proto, given.external);
            trace.say(|| What::Nat(NatFact::PortLapsed { proto, outside }));
            let _ = nat.remove_rule(given.rule, trace); // a person may have taken it out before
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        let (sent, at) = self.announced;
        let announcement = (sent < ANNOUNCEMENTS).then_some(at);
        self.given.iter().map(|given| given.until).chain(announcement).min()
    }

    fn answer(&self, now: SimTime, result: PcpResult) -> PcpWay {
        PcpWay::Response { result, epoch_secs: u32::try_from(now.since(self.began).as_secs()).unwrap_or(u32::MAX) }
    }

    /// An answer to what could not be read whole.
    fn refuse_bytes(&self, now: SimTime, bytes: &[u8], result: PcpResult) -> Option<Vec<u8>> {
        let opcode = bytes.get(1).copied().filter(|opcode| opcode & 0x80 == 0)?;
        let (way, lifetime_secs) = (self.answer(now, result), patience_secs(result));
        Some(Pcp { version: PCP_VERSION, opcode, way, lifetime_secs, map: None, options: Vec::new() }.emit())
    }
}

/// RFC 6887 7.4: for how long a client should not ask again.
const fn patience_secs(why: PcpResult) -> u32 {
    match why {
        PcpResult::NetworkFailure
        | PcpResult::NoResources
        | PcpResult::UserExQuota
        | PcpResult::CannotProvideExternal => SHORT_SECS,
        _ => LONG_SECS,
    }
}

/// The wished port, else the inside one, else any that no rule has.
fn find_port(wishes: &Wishes, map: &PcpMap, nat: &mut Nat, trace: &mut Trace) -> Result<(u16, u32), PcpResult> {
    let strict = wishes.strict;
    let wish = if map.external_port == 0 { map.internal_port } else { map.external_port };
    let others = (0..TRIES).map(|n| FIRST_PORT + n);
    let ports = core::iter::once(wish).chain(core::iter::once(map.internal_port).chain(others).filter(|_| !strict));
    for port in ports {
        let spec = RuleSpec {
            proto: Some(map.proto),
            first_port: port,
            last_port: port,
            host: wishes.host,
            port: map.internal_port,
            from: wishes.from,
        };
        if let Ok(rule) = nat.add_rule(spec, trace) {
            return Ok((port, rule));
        }
    }
    Err(if strict { PcpResult::CannotProvideExternal } else { PcpResult::NoResources })
}

#[cfg(test)]
mod tests;
