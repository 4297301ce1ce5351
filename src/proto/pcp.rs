//! The server of the Port Control Protocol (RFC 6887): hosts inside ask it for outside ports, and each one given is a rule
//! of the translation for as long as it was lent. Who carries the datagrams is the caller's business, and that they come
//! from inside, too. Left out: PEER and `THIRD_PARTY`, which are answered as unknown.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::nat::{Nat, RuleSpec};
use crate::sim::SimTime;
use crate::trace::{NatFact, Trace, What};
use crate::wire::pcp::{ANNOUNCE, MAP, PCP_VERSION, PREFER_FAILURE, Pcp, PcpMap, PcpResult, PcpWay};
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

/// The server.
#[derive(Clone, Debug)]
pub struct PcpServer {
    began: SimTime,
    given: Vec<Given>,
}

impl PcpServer {
    /// A server with an empty table. Rules that one before it made are taken out: nobody would end them (RFC 6887 8.5: the
    /// epoch tells clients that they must ask again).
    pub fn new(now: SimTime, nat: &mut Nat, trace: &mut Trace) -> PcpServer {
        for rule in nat.rules().into_iter().filter(|rule| rule.comment == PCP_COMMENT) {
            let _ = nat.remove_rule(rule.id, trace); // it was there a moment ago
        }
        PcpServer { began: now, given: Vec::new() }
    }

    /// Takes a datagram from `from`, and makes the answer. `outside` is the public address.
    pub fn on_message(
        &mut self,
        now: SimTime,
        (from, bytes): (Ipv4Addr, &[u8]),
        outside: Option<Ipv4Addr>,
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Option<Vec<u8>> {
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
        let done = self.carry_out(now, (from, client), &request, outside, nat, trace);
        let mut options = request.options;
        let (result, lifetime_secs, map) = match done {
            Ok((lifetime_secs, map)) => {
                // RFC 6887 7.3: what was passed over does not stand in the answer; a refusal is a copy.
                options.retain(|(code, _)| *code == PREFER_FAILURE);
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
        now: SimTime,
        (from, client): (Ipv4Addr, Ipv4Addr),
        request: &Pcp,
        outside: Option<Ipv4Addr>,
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Result<(u32, Option<PcpMap>), PcpResult> {
        if request.version != PCP_VERSION {
            return Err(PcpResult::UnsuppVersion);
        }
        // RFC 6887 8.1: a client that is seen under another address stands behind another translator.
        if client != from {
            return Err(PcpResult::AddressMismatch);
        }
        // RFC 6887 7.3: options below 128 must be understood.
        if request.options.iter().any(|(code, _)| *code < 128 && *code != PREFER_FAILURE) {
            return Err(PcpResult::UnsuppOption);
        }
        match (request.opcode, request.map) {
            (ANNOUNCE, _) => Ok((0, None)),
            (MAP, Some(map)) => {
                let strict = request.options.iter().any(|(code, _)| *code == PREFER_FAILURE);
                let external = outside.ok_or(PcpResult::NetworkFailure)?;
                // RFC 6887 13.2: with this option another address is as bad as another port.
                if strict && !map.external.is_unspecified() && map.external != external {
                    return Err(PcpResult::CannotProvideExternal);
                }
                let map = PcpMap { external, ..map };
                self.map(now, from, map, request.lifetime_secs, strict, nat, trace).map(|(secs, map)| (secs, Some(map)))
            }
            _ => Err(PcpResult::UnsuppOpcode),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the request's parts, and what it changes")]
    fn map(
        &mut self,
        now: SimTime,
        client: Ipv4Addr,
        map: PcpMap,
        asked_secs: u32,
        strict: bool,
        nat: &mut Nat,
        trace: &mut Trace,
    ) -> Result<(u32, PcpMap), PcpResult> {
        if map.proto != IpProto::TCP && map.proto != IpProto::UDP {
            return Err(PcpResult::UnsuppProtocol);
        }
        if map.internal_port == 0 {
            return Err(PcpResult::MalformedRequest);
        }
        // What a person took out is not lent any more, whoever renews it.
        let rules = nat.rules();
        self.given.retain(|given| rules.iter().any(|row| row.id == given.rule));
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
            if strict && map.external_port != 0 && map.external_port != external_port {
                return Err(PcpResult::CannotProvideExternal);
            }
            given.until = until;
            return Ok((lifetime_secs, PcpMap { external_port, ..map }));
        }
        if asked_secs == 0 {
            return Ok((0, map)); // RFC 6887 15.1: what is not there is gone already
        }
        if self.given.iter().filter(|given| given.client == client).count() >= QUOTA {
            return Err(PcpResult::UserExQuota);
        }
        let (external, rule) = find_port(client, &map, strict, nat, trace)?;
        let _ = nat.comment_rule(rule, PCP_COMMENT); // it was made a moment ago
        let (proto, internal, nonce) = (map.proto, map.internal_port, map.nonce);
        self.given.push(Given { client, proto, internal, external, nonce, rule, until });
        Ok((lifetime_secs, PcpMap { external_port: external, ..map }))
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
        self.given.iter().map(|given| given.until).min()
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
fn find_port(
    client: Ipv4Addr,
    map: &PcpMap,
    strict: bool,
    nat: &mut Nat,
    trace: &mut Trace,
) -> Result<(u16, u32), PcpResult> {
    let wish = if map.external_port == 0 { map.internal_port } else { map.external_port };
    let others = (0..TRIES).map(|n| FIRST_PORT + n);
    let ports = core::iter::once(wish).chain(core::iter::once(map.internal_port).chain(others).filter(|_| !strict));
    for port in ports {
        let spec = RuleSpec {
            proto: Some(map.proto),
            first_port: port,
            last_port: port,
            host: client,
            port: map.internal_port,
            from: None,
        };
        if let Ok(rule) = nat.add_rule(spec, trace) {
            return Ok((port, rule));
        }
    }
    Err(if strict { PcpResult::CannotProvideExternal } else { PcpResult::NoResources })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::proto::Profile;
    use crate::proto::nat::NatSettings;

    const PC1: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 100);
    const PC2: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 101);
    const WAN: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 2);

    struct Bench {
        nat: Nat,
        server: PcpServer,
        now: SimTime,
    }

    impl Bench {
        fn new() -> Bench {
            let lan = "192.168.0.1/24".parse().expect("a network");
            let mut nat = Nat::new(lan, NatSettings::of(Profile::Rfc));
            let server = PcpServer::new(SimTime::ZERO, &mut nat, &mut Trace::off());
            Bench { nat, server, now: SimTime::from_secs(10) }
        }

        fn send(&mut self, from: Ipv4Addr, bytes: &[u8]) -> Option<Pcp> {
            let (nat, trace) = (&mut self.nat, &mut Trace::off());
            let answer = self.server.on_message(self.now, (from, bytes), Some(WAN), nat, trace)?;
            Some(Pcp::parse(&answer).expect("an answer can be read"))
        }

        /// Result, lifetime and outside port.
        fn ask(&mut self, from: Ipv4Addr, request: &Pcp) -> (PcpResult, u32, u16) {
            let answer = self.send(from, &request.emit()).expect("an answer");
            let PcpWay::Response { result, epoch_secs } = answer.way else { panic!("{answer:?}") };
            assert_eq!(u64::from(epoch_secs), self.now.secs());
            (result, answer.lifetime_secs, answer.map.map_or(0, |map| map.external_port))
        }
    }

    fn request(client: Ipv4Addr, internal_port: u16, external_port: u16, lifetime_secs: u32) -> Pcp {
        let external = Ipv4Addr::UNSPECIFIED;
        let map = PcpMap { nonce: [7; 12], proto: IpProto::TCP, internal_port, external_port, external };
        let way = PcpWay::Request { client };
        Pcp { version: PCP_VERSION, opcode: MAP, way, lifetime_secs, map: Some(map), options: Vec::new() }
    }

    #[test]
    fn a_port_is_lent_renewed_ended_and_lapses() {
        let mut bench = Bench::new();
        assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)), (PcpResult::Success, 600, 8080));
        assert_eq!(
            bench.nat.rules().iter().map(|r| (r.spec.first_port, r.spec.host)).collect::<Vec<_>>(),
            [(8080, PC1)]
        );
        bench.now = SimTime::from_secs(500);
        assert_eq!(bench.ask(PC1, &request(PC1, 80, 0, 600)), (PcpResult::Success, 600, 8080), "renewed as it is");
        assert_eq!(bench.server.deadline(), Some(SimTime::from_secs(1100)));
        assert_eq!(bench.ask(PC1, &request(PC1, 81, 8081, 1)), (PcpResult::Success, 120, 8081), "no shorter");
        bench.server.on_timer(SimTime::from_secs(620), &mut bench.nat, &mut Trace::off());
        assert_eq!(bench.nat.rules().len(), 1, "the second has lapsed");
        assert_eq!(bench.ask(PC1, &request(PC1, 80, 0, 0)), (PcpResult::Success, 0, 8080));
        assert!(bench.nat.rules().is_empty() && bench.server.deadline().is_none());
        assert_eq!(bench.ask(PC1, &request(PC1, 80, 0, 0)).0, PcpResult::Success, "what is gone may go again");
    }

    #[test]
    fn a_taken_port_is_another_one_unless_that_one_is_wanted() {
        let mut bench = Bench::new();
        assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)).2, 8080);
        assert_eq!(bench.ask(PC2, &request(PC2, 80, 8080, 600)), (PcpResult::Success, 600, 80));
        let strict = Pcp { options: vec![(PREFER_FAILURE, vec![])], ..request(PC2, 81, 8080, 600) };
        assert_eq!(bench.ask(PC2, &strict).0, PcpResult::CannotProvideExternal);
        let mut elsewhere = Pcp { options: vec![(PREFER_FAILURE, vec![])], ..request(PC2, 81, 8081, 600) };
        elsewhere.map.as_mut().expect("a mapping").external = Ipv4Addr::new(203, 0, 113, 99);
        assert_eq!(bench.ask(PC2, &elsewhere).0, PcpResult::CannotProvideExternal, "another address");
        let moved = Pcp { options: vec![(PREFER_FAILURE, vec![])], ..request(PC1, 80, 8081, 600) };
        assert_eq!(bench.ask(PC1, &moved).0, PcpResult::CannotProvideExternal, "it is lent already, elsewhere");
    }

    #[test]
    fn what_a_person_took_out_is_asked_for_anew() {
        let mut bench = Bench::new();
        bench.ask(PC1, &request(PC1, 80, 8080, 600));
        let rule = bench.nat.rules()[0].id;
        bench.nat.remove_rule(rule, &mut Trace::off()).expect("it is there");
        assert_eq!(bench.ask(PC1, &request(PC1, 80, 8080, 600)), (PcpResult::Success, 600, 8080));
        assert_eq!(bench.nat.rules().len(), 1, "what is promised is there");
    }

    #[test]
    fn only_the_owner_may_change_it_and_nobody_has_too_many() {
        let mut bench = Bench::new();
        bench.ask(PC1, &request(PC1, 80, 8080, 600));
        let mut thief = request(PC1, 80, 8080, 0);
        thief.map.as_mut().expect("a mapping").nonce = [8; 12];
        assert_eq!(bench.ask(PC1, &thief).0, PcpResult::NotAuthorized);
        assert_eq!(bench.ask(PC2, &request(PC1, 81, 0, 600)).0, PcpResult::AddressMismatch);
        for port in 1..QUOTA as u16 {
            assert_eq!(bench.ask(PC1, &request(PC1, 1000 + port, 0, 600)).0, PcpResult::Success);
        }
        assert_eq!(bench.ask(PC1, &request(PC1, 2000, 0, 600)).0, PcpResult::UserExQuota);
        assert_eq!(bench.ask(PC2, &request(PC2, 2000, 0, 600)).0, PcpResult::Success, "others still may");
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let mut bench = Bench::new();
        let peer = Pcp { opcode: 2, map: None, ..request(PC1, 80, 0, 600) };
        assert_eq!(bench.ask(PC1, &peer), (PcpResult::UnsuppOpcode, LONG_SECS, 0), "this will not change");
        let option = Pcp { options: vec![(1, vec![0; 16])], ..request(PC1, 80, 0, 600) };
        assert_eq!(bench.ask(PC1, &option).0, PcpResult::UnsuppOption);
        let passed = Pcp { options: vec![(200, vec![0; 4])], ..request(PC1, 80, 0, 600) };
        let answer = bench.send(PC1, &passed.emit()).expect("an answer");
        assert!(matches!(answer.way, PcpWay::Response { result: PcpResult::Success, .. }), "above 128: passed over");
        assert_eq!(answer.options, vec![], "and not in the answer");
        assert_eq!(
            bench.ask(PC1, &Pcp { opcode: ANNOUNCE, map: None, ..request(PC1, 80, 0, 0) }).0,
            PcpResult::Success
        );
        let mut icmp = request(PC1, 80, 0, 600);
        icmp.map.as_mut().expect("a mapping").proto = IpProto::ICMP;
        assert_eq!(bench.ask(PC1, &icmp).0, PcpResult::UnsuppProtocol);
        // NAT-PMP, the forerunner: two bytes; and an answer, which is none of its business.
        let result = bench.send(PC1, &[0, 0]).map(|answer| answer.way);
        assert!(matches!(result, Some(PcpWay::Response { result: PcpResult::UnsuppVersion, .. })), "{result:?}");
        assert_eq!(bench.send(PC1, &[2, 0x81, 0, 0]), None);
        let whole = request(PC1, 80, 0, 600).emit();
        let long = [&whole[..], &[0; 1100]].concat();
        for bytes in [&whole[..40], &whole[..58], &long] {
            let result = bench.send(PC1, bytes).map(|answer| answer.way);
            assert!(matches!(result, Some(PcpWay::Response { result: PcpResult::MalformedRequest, .. })), "{result:?}");
        }
        assert_eq!(bench.send(PC1, &whole[..1]), None);
    }

    #[test]
    fn a_day_is_the_longest_and_without_an_outside_address_nothing_is_lent() {
        let mut bench = Bench::new();
        let asked = request(PC1, 80, 8080, 4_000_000);
        let answer = bench.server.on_message(bench.now, (PC1, &asked.emit()), None, &mut bench.nat, &mut Trace::off());
        let answer = Pcp::parse(&answer.expect("an answer")).expect("it can be read");
        assert!(matches!(answer.way, PcpWay::Response { result: PcpResult::NetworkFailure, .. }), "{answer:?}");
        assert_eq!((answer.lifetime_secs, answer.map), (SHORT_SECS, asked.map), "a refusal is a copy");
        assert_eq!(bench.ask(PC1, &asked), (PcpResult::Success, 86_400, 8080));
    }

    proptest! {
        #[test]
        fn hostile_bytes_find_a_sane_server(
            all in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..80), any::<bool>()), 1..40),
        ) {
            let mut bench = Bench::new();
            for (mut bytes, as_request) in all {
                if as_request {
                    // So that most of them come further than the first check.
                    let good = request(PC1, 80, 0, 600).emit();
                    bytes = good.iter().zip(bytes.iter().chain(core::iter::repeat(&0))).map(|(a, b)| if b % 7 == 1 { *b } else { *a }).collect();
                }
                let _ = bench.send(PC1, &bytes);
                prop_assert!(bench.nat.rules().len() <= QUOTA);
            }
        }
    }
}
