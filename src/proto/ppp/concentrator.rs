//! The access concentrator of a provider (RFC 2516 5): it offers itself, grants sessions up to its limit, lets in whom it
//! knows, and gives each caller an address of its pool.
//!
//! It keeps nothing before a request has come with the cookie of its offer (RFC 2516 9). Addresses are given in turn, so
//! that who dials again mostly gets another one.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::net::Ipv4Addr;

use rustc_hash::FxHasher;
use serde::Serialize;

use super::link::{End, Link, LinkOut};
use super::{PppoeOut, Terms, tag};
use crate::sim::{Rng, SimTime, stream};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{Mac, PPPOE_MRU, PapRequest, PppProtocol, Pppoe, PppoeCode, PppoeTag, pppoe_tag};

/// Somebody who may dial in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AcUser {
    /// The user.
    pub name: String,
    /// The password.
    #[serde(skip)]
    pub password: String,
    /// The address that is always this user's; none: one of the pool.
    pub addr: Option<Ipv4Addr>,
}

/// How a concentrator is set up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AcConfig {
    /// Its name.
    pub name: String,
    /// Services it has; whoever asks for none gets any.
    pub services: Vec<String>,
    /// Its own address in all sessions.
    pub own: Ipv4Addr,
    /// First and last address it gives.
    pub pool: (Ipv4Addr, Ipv4Addr),
    /// Name servers it tells; two are told at most.
    pub dns: Vec<Ipv4Addr>,
    /// Who may dial in.
    pub users: Vec<AcUser>,
    /// Greatest number of sessions.
    pub sessions_max: u16,
}

/// A session as the screen shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SessionRow {
    /// Its number.
    pub session: u16,
    /// The caller's card.
    pub mac: Mac,
    /// The user; none before the password came.
    pub user: Option<String>,
    /// The address given.
    pub addr: Option<Ipv4Addr>,
    /// States of LCP, the proof and IPCP.
    pub states: [&'static str; 3],
    /// Seconds since it began.
    pub age_secs: u32,
}

#[derive(Clone, Debug)]
struct Session {
    mac: Mac,
    /// The mark of the request: repeated, it is answered the same.
    mark: Option<Vec<u8>>,
    link: Link,
    user: Option<String>,
    addr: Option<Ipv4Addr>,
    terms: Option<Terms>,
    since: SimTime,
}

/// The concentrator of one interface.
#[derive(Clone, Debug)]
pub struct Concentrator {
    config: AcConfig,
    rng: Rng,
    secret: u32,
    sessions: BTreeMap<u16, Session>,
    /// The number given last.
    last: u16,
    /// The address given last.
    turn: Option<Ipv4Addr>,
}

impl Concentrator {
    /// A concentrator without sessions.
    pub fn new(config: AcConfig, mut rng: Rng) -> Concentrator {
        let secret = rng.u32();
        Concentrator { config, rng, secret, sessions: BTreeMap::new(), last: 0, turn: None }
    }

    /// How it is set up.
    pub const fn config(&self) -> &AcConfig {
        &self.config
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        self.sessions.values().filter_map(|session| session.link.deadline()).min()
    }

    /// The session that leads to an address: the caller's card and the number.
    pub fn way_to(&self, addr: Ipv4Addr) -> Option<(Mac, u16)> {
        let mut all = self.sessions.iter();
        let found = all.find(|(_, session)| session.terms.as_ref().is_some_and(|terms| terms.peer == addr))?;
        Some((found.1.mac, *found.0))
    }

    /// The address of a session by which packets pass.
    pub fn caller(&self, src: Mac, number: u16) -> Option<Ipv4Addr> {
        let session = self.sessions.get(&number).filter(|session| session.mac == src)?;
        session.terms.as_ref().map(|terms| terms.peer)
    }

    /// The smallest packet that some caller takes at most.
    pub fn mtu_bytes(&self) -> u16 {
        let mtus = self.sessions.values().filter_map(|session| Some(session.terms.as_ref()?.mtu_bytes));
        mtus.min().unwrap_or(PPPOE_MRU).min(PPPOE_MRU)
    }

    /// Its sessions, by number.
    pub fn rows(&self, now: SimTime) -> Vec<SessionRow> {
        let row = |(number, session): (&u16, &Session)| SessionRow {
            session: *number,
            mac: session.mac,
            user: session.user.clone(),
            addr: session.addr,
            states: session.link.states(),
            age_secs: now.since(session.since).as_secs() as u32,
        };
        self.sessions.iter().map(row).collect()
    }

    /// Ends a session. False: there is none of this number.
    pub fn drop_session(&mut self, now: SimTime, number: u16, trace: &mut Trace, out: &mut Vec<PppoeOut>) -> bool {
        let Some(session) = self.sessions.get_mut(&number) else { return false };
        let mut wishes = Vec::new();
        session.link.close(now, "closed here", trace, &mut wishes);
        self.carry_out(now, number, wishes, trace, out);
        self.over(number, "closed here", true, trace, out);
        true
    }

    /// The power goes: nothing is said to anybody.
    pub fn power_off(&mut self, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let all: Vec<u16> = self.sessions.keys().copied().collect();
        all.into_iter().for_each(|number| self.over(number, "switched off", false, trace, out));
    }

    /// The moment of `deadline` has come.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let here = trace.cursor();
        let is_due = |session: &Session| session.link.deadline().is_some_and(|at| at <= now);
        let due: Vec<u16> = self.sessions.iter().filter(|(_, s)| is_due(s)).map(|(number, _)| *number).collect();
        for number in due {
            trace.follow(here);
            let Some(session) = self.sessions.get_mut(&number) else { continue };
            let mut wishes = Vec::new();
            session.link.on_timer(now, trace, &mut wishes);
            self.carry_out(now, number, wishes, trace, out);
        }
    }

    /// A frame of discovery.
    pub fn on_discovery(
        &mut self,
        now: SimTime,
        src: Mac,
        header: Pppoe,
        tags: &[PppoeTag],
        trace: &mut Trace,
        out: &mut Vec<PppoeOut>,
    ) {
        match header.code {
            PppoeCode::Padi => self.offer(src, tags, trace, out),
            PppoeCode::Padr => self.grant(now, src, tags, trace, out),
            PppoeCode::Padt if self.sessions.get(&header.session).is_some_and(|session| session.mac == src) => {
                self.over(header.session, "closed by the other side", false, trace, out);
            }
            code => {
                trace.say(|| What::ppp(PppFact::Ignored { step: code.name(), why: "not mine" }));
            }
        }
    }

    /// A frame of a session, but for IP's packets. False: there is no such session, and its sender is told so.
    pub fn on_session(
        &mut self,
        now: SimTime,
        (src, number): (Mac, u16),
        (protocol, content): (PppProtocol, &[u8]),
        trace: &mut Trace,
        out: &mut Vec<PppoeOut>,
    ) -> bool {
        let Some(session) = self.sessions.get_mut(&number).filter(|session| session.mac == src) else {
            out.push(send(src, PppoeCode::Padt, number, &[]));
            return false;
        };
        let mut wishes = Vec::new();
        session.link.on_frame(now, protocol, content, trace, &mut wishes);
        self.carry_out(now, number, wishes, trace, out);
        true
    }

    /// RFC 2516 5.2: who does not have the service says nothing.
    fn offer(&mut self, src: Mac, tags: &[PppoeTag], trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let Some(service) = tag(tags, pppoe_tag::SERVICE_NAME).filter(|service| self.has(service)) else {
            let service = String::from_utf8_lossy(tag(tags, pppoe_tag::SERVICE_NAME).unwrap_or_default()).into_owned();
            trace.say(|| What::ppp(PppFact::NoService { mac: src, service }));
            return;
        };
        let name = self.config.name.clone();
        let mut answer =
            vec![PppoeTag::new(pppoe_tag::AC_NAME, name.as_bytes()), PppoeTag::new(pppoe_tag::SERVICE_NAME, service)];
        let others = self.config.services.iter().filter(|other| other.as_bytes() != service);
        answer.extend(others.map(|other| PppoeTag::new(pppoe_tag::SERVICE_NAME, other.as_bytes())));
        answer.push(PppoeTag::new(pppoe_tag::AC_COOKIE, self.cookie(src)));
        answer.extend(copied(tags));
        trace.say(|| What::ppp(PppFact::Offered { mac: src, name }));
        out.push(send(src, PppoeCode::Pado, 0, &answer));
    }

    fn has(&self, service: &[u8]) -> bool {
        service.is_empty() || self.config.services.iter().any(|own| own.as_bytes() == service)
    }

    /// RFC 2516 9: worked out from the asker's address and a secret, so that nothing need be remembered.
    fn cookie(&self, src: Mac) -> Vec<u8> {
        let mut hasher = FxHasher::default();
        hasher.write_u32(self.secret);
        hasher.write(&src.0);
        hasher.finish().to_be_bytes().to_vec()
    }

    fn grant(&mut self, now: SimTime, src: Mac, tags: &[PppoeTag], trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let mark = tag(tags, pppoe_tag::HOST_UNIQ).map(<[u8]>::to_vec);
        let service = tag(tags, pppoe_tag::SERVICE_NAME).unwrap_or_default();
        let known = self.sessions.iter().find(|(_, session)| session.mac == src);
        let known = known.map(|(number, session)| (*number, session.mark == mark));
        if let Some((number, true)) = known {
            return answer(src, number, service, tags, trace, out); // its answer was lost
        }
        let others = self.sessions.len() - usize::from(known.is_some());
        let refusal = if tag(tags, pppoe_tag::AC_COOKIE) != Some(&self.cookie(src)) {
            Some(("bad cookie", pppoe_tag::GENERIC_ERROR))
        } else if !self.has(service) {
            Some(("no such service", pppoe_tag::SERVICE_NAME_ERROR))
        } else if others >= usize::from(self.config.sessions_max) {
            Some(("too many sessions", pppoe_tag::AC_SYSTEM_ERROR))
        } else {
            None
        };
        if let Some((why, kind)) = refusal {
            trace.say(|| What::ppp(PppFact::Withheld { mac: src, why }));
            let mut tags = copied(tags);
            tags.insert(0, PppoeTag::new(kind, why));
            return out.push(send(src, PppoeCode::Pads, 0, &tags));
        }
        // Only who hears at its address ends what it had.
        if let Some((number, _)) = known {
            self.over(number, "taken over", false, trace, out);
        }
        let Some(number) = self.free_number() else { return };
        self.last = number;
        answer(src, number, service, tags, trace, out);
        let rng = stream(u64::from(self.rng.u32()), &self.config.name, "magic");
        let mut link = Link::new(End::Called, number, PPPOE_MRU, rng);
        let mut wishes = Vec::new();
        link.start(now, trace, &mut wishes);
        let session = Session { mac: src, mark, link, user: None, addr: None, terms: None, since: now };
        self.sessions.insert(number, session);
        self.carry_out(now, number, wishes, trace, out);
    }

    /// RFC 2516 4: zero is none, and 0xffff is not used.
    fn free_number(&self) -> Option<u16> {
        let all = (1..u16::MAX).map(|ahead| (u32::from(self.last) + u32::from(ahead) - 1) % 0xfffe + 1);
        all.map(|number| number as u16).find(|number| !self.sessions.contains_key(number))
    }

    fn carry_out(
        &mut self,
        now: SimTime,
        number: u16,
        wishes: Vec<LinkOut>,
        trace: &mut Trace,
        out: &mut Vec<PppoeOut>,
    ) {
        for wish in wishes {
            let Some(session) = self.sessions.get_mut(&number) else { return };
            match wish {
                LinkOut::Send(payload) => {
                    let header = Pppoe { code: PppoeCode::Session, session: number };
                    out.push(PppoeOut::Send { dst: session.mac, header, payload });
                }
                LinkOut::Login { id, request } => self.login(now, number, id, &request, trace, out),
                LinkOut::Up(terms) => {
                    session.terms = Some(terms.clone());
                    out.push(PppoeOut::Up(terms));
                }
                LinkOut::Down => out.extend(session.terms.take().map(PppoeOut::Down)),
                LinkOut::Over(why) => self.over(number, why, true, trace, out),
            }
        }
    }

    fn login(
        &mut self,
        now: SimTime,
        number: u16,
        id: u8,
        request: &PapRequest,
        trace: &mut Trace,
        out: &mut Vec<PppoeOut>,
    ) {
        let user = String::from_utf8_lossy(&request.user).into_owned();
        let known = self.config.users.iter().find(|known| known.name.as_bytes() == request.user);
        let verdict = match known {
            None => Err("unknown user"),
            Some(known) if known.password.as_bytes() != request.password => Err("wrong password"),
            Some(known) => self.address_for(number, known.addr).ok_or("no address left"),
        };
        let (own, dns) = (self.config.own, self.config.dns.clone());
        let mut wishes = Vec::new();
        let Some(session) = self.sessions.get_mut(&number) else { return };
        session.user = Some(user.clone());
        match verdict {
            Ok(addr) => {
                session.addr = Some(addr);
                trace.say(|| What::ppp(PppFact::LetIn { user, addr }));
                session.link.let_in(now, id, (own, addr, &dns), trace, &mut wishes);
                self.turn = Some(addr);
            }
            Err(why) => {
                trace.say(|| What::ppp(PppFact::TurnedAway { user, why }));
                // Who guesses shall not learn which of the two was wrong.
                let told = if why == "no address left" { why } else { "unknown user or wrong password" };
                session.link.turn_away(now, id, told, trace, &mut wishes);
            }
        }
        self.carry_out(now, number, wishes, trace, out);
    }

    /// The address of a caller: the one that is always its own, or the next free one of the pool.
    fn address_for(&self, number: u16, always: Option<Ipv4Addr>) -> Option<Ipv4Addr> {
        let is_free = |addr: &Ipv4Addr| {
            *addr != self.config.own
                && self.sessions.iter().all(|(n, session)| *n == number || session.addr != Some(*addr))
        };
        if always.is_some() {
            return always.filter(is_free);
        }
        let (first, last) = (self.config.pool.0.to_bits(), self.config.pool.1.to_bits());
        let kept = |addr: &Ipv4Addr| self.config.users.iter().any(|user| user.addr == Some(*addr));
        let after = self.turn.map(Ipv4Addr::to_bits).filter(|turn| (first..last).contains(turn));
        let from = after.map_or(first, |turn| turn + 1);
        let all = (from..=last).chain(first..from).map(Ipv4Addr::from_bits);
        // Each session holds one: a free one, if there is any, is among the first of them.
        all.take(self.sessions.len() + self.config.users.len() + 2).find(|addr| is_free(addr) && !kept(addr))
    }

    /// A session is over; `tells`: the caller hears of it (PADT).
    fn over(&mut self, number: u16, why: &'static str, tells: bool, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let Some(session) = self.sessions.remove(&number) else { return };
        trace.say(|| What::ppp(PppFact::Down { session: number, why }));
        if tells {
            out.push(send(session.mac, PppoeCode::Padt, number, &[]));
        }
        out.extend(session.terms.map(PppoeOut::Down));
    }
}

/// Tags that an answer repeats as they were (RFC 2516 appendix A).
fn copied(tags: &[PppoeTag]) -> Vec<PppoeTag> {
    const RELAY_SESSION_ID: u16 = 0x0110;
    tags.iter().filter(|tag| matches!(tag.kind, pppoe_tag::HOST_UNIQ | RELAY_SESSION_ID)).cloned().collect()
}

/// The session is granted (PADS).
fn answer(src: Mac, number: u16, service: &[u8], tags: &[PppoeTag], trace: &mut Trace, out: &mut Vec<PppoeOut>) {
    trace.say(|| What::ppp(PppFact::Granted { mac: src, session: number }));
    let mut answer = vec![PppoeTag::new(pppoe_tag::SERVICE_NAME, service)];
    answer.extend(copied(tags));
    out.push(send(src, PppoeCode::Pads, number, &answer));
}

fn send(dst: Mac, code: PppoeCode, session: u16, tags: &[PppoeTag]) -> PppoeOut {
    PppoeOut::Send { dst, header: Pppoe { code, session }, payload: PppoeTag::write_all(tags) }
}
