//! The access concentrator of a provider (RFC 2516 5): its sessions, and what becomes of them. How it is found and whom it
//! grants a session is `discovery`, whom it lets in and with which address `login`.

mod config;
mod discovery;
mod login;

pub use config::{AcConfig, AcUser, SessionRow};

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::link::{Link, LinkOut};
use super::{PppFrame, PppoeOut, Terms};
use crate::sim::{Rng, SimTime};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{Mac, PPPOE_MRU, PppoeCode};

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
    /// The session that leads to each address by which packets pass.
    ways: BTreeMap<Ipv4Addr, u16>,
    /// The number given last.
    last: u16,
    /// The address given last.
    turn: Option<Ipv4Addr>,
}

impl Concentrator {
    /// A concentrator without sessions.
    pub fn new(config: AcConfig, mut rng: Rng) -> Concentrator {
        let secret = rng.u32();
        Concentrator { config, rng, secret, sessions: BTreeMap::new(), ways: BTreeMap::new(), last: 0, turn: None }
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
        let number = *self.ways.get(&addr)?;
        Some((self.sessions.get(&number)?.mac, number))
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

    /// A frame of a session. False: there is no such session, and its sender is told so.
    pub fn on_frame(&mut self, now: SimTime, heard: PppFrame<'_>, trace: &mut Trace, out: &mut Vec<PppoeOut>) -> bool {
        let PppFrame { src, session: number, protocol, content } = heard;
        let Some(session) = self.sessions.get_mut(&number).filter(|session| session.mac == src) else {
            out.push(PppoeOut::discovery(src, PppoeCode::Padt, number, &[]));
            return false;
        };
        let mut wishes = Vec::new();
        session.link.on_frame(now, protocol, content, trace, &mut wishes);
        self.carry_out(now, number, wishes, trace, out);
        true
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
                LinkOut::Send(payload) => out.push(PppoeOut::in_session(session.mac, number, payload)),
                LinkOut::Login { id, request } => self.login(now, number, id, &request, trace, out),
                LinkOut::Up(terms) => {
                    session.terms = Some(terms.clone());
                    self.ways.insert(terms.peer, number);
                    out.push(PppoeOut::Up(terms));
                }
                LinkOut::Down => {
                    let terms = session.terms.take();
                    self.closed(terms, out);
                }
                LinkOut::Over(why) => self.over(number, why, true, trace, out),
            }
        }
    }

    /// A session is over; `tells`: the caller hears of it (PADT).
    fn over(&mut self, number: u16, why: &'static str, tells: bool, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let Some(session) = self.sessions.remove(&number) else { return };
        trace.say(|| What::ppp(PppFact::Down { session: number, why }));
        if tells {
            out.push(PppoeOut::discovery(session.mac, PppoeCode::Padt, number, &[]));
        }
        self.closed(session.terms, out);
    }

    /// Packets may pass no more by these terms.
    fn closed(&mut self, terms: Option<Terms>, out: &mut Vec<PppoeOut>) {
        let Some(terms) = terms else { return };
        self.ways.remove(&terms.peer);
        out.push(PppoeOut::Down(terms));
    }
}
