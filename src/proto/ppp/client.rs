//! The client of a dialled line (RFC 2516 5): it asks everybody for a concentrator, asks one for a session, and keeps the
//! line up: when it is lost, it dials again.
//!
//! It takes the first offer. What the line itself needs is `link`'s.

use core::time::Duration;
use std::net::Ipv4Addr;

use serde::Serialize;

use super::link::{End, Link, LinkOut};
use super::{PppoeOut, Terms, error, tag};
use crate::sim::{Rng, SimTime, stream};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{Mac, PPPOE_MRU, PapRequest, PppProtocol, Pppoe, PppoeCode, PppoeTag, pppoe_tag};

/// RFC 2516 8: the first wait for an offer; each next one is twice as long.
const SEEK_SECS: u32 = 3;
const SEEK_MAX_SECS: u32 = 60;
/// How often a session is asked for before everybody is asked again.
const REQUESTS_MAX: u8 = 3;
/// The wait after a line that never came up; each next one is twice as long.
const REDIAL_SECS: u32 = 5;
/// Who was not let in does not knock again at once.
const TURNED_AWAY_SECS: u32 = 30;

/// What a client dials with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Login {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
    /// The service; empty: any.
    pub service: String,
}

#[derive(Clone, Debug)]
enum State {
    /// It does not dial.
    Idle,
    /// Everybody was asked.
    Seeking { mark: u32, tries: u8, until: SimTime },
    /// A concentrator was asked for a session.
    Requesting { mark: u32, ac: Mac, name: String, cookie: Option<Vec<u8>>, tries: u8, until: SimTime },
    /// There is a session.
    Session(Box<Session>),
    /// It dials again later.
    Waiting { until: SimTime },
}

#[derive(Clone, Debug)]
struct Session {
    ac: Mac,
    name: String,
    number: u16,
    link: Link,
    terms: Option<Terms>,
    /// Whether packets ever passed.
    was_up: bool,
    /// Whether it dials again when the session is over.
    again: bool,
}

/// The client as the screen shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClientRow {
    /// `idle`, `discovery`, `request`, `session`, `waiting`.
    pub state: &'static str,
    /// The user it dials as.
    pub user: String,
    /// The password; no picture of the lab tells it.
    #[serde(skip)]
    pub password: String,
    /// The service it wants.
    pub service: String,
    /// The concentrator's name.
    pub name: Option<String>,
    /// The concentrator's card.
    pub ac: Option<Mac>,
    /// Number of the session.
    pub session: Option<u16>,
    /// State of LCP.
    pub lcp: &'static str,
    /// `none`, `sent`, `accepted`, `refused`.
    pub auth: &'static str,
    /// State of IPCP.
    pub ipcp: &'static str,
    /// The other side's address.
    pub peer: Option<Ipv4Addr>,
    /// Greatest packet, in bytes.
    pub mtu_bytes: Option<u16>,
    /// Seconds until it tries again.
    pub next_secs: Option<u32>,
    /// Why the last session ended, or why there was none.
    pub last: Option<String>,
}

/// The client of one interface.
#[derive(Clone, Debug)]
pub struct Client {
    iface: String,
    login: Login,
    rng: Rng,
    state: State,
    /// Lines in a row that never came up.
    failures: u32,
    /// Why the last session ended, or why there was none.
    last: Option<String>,
}

impl Client {
    /// A client that does not dial yet.
    pub fn new(iface: &str, login: Login, rng: Rng) -> Client {
        Client { iface: iface.to_owned(), login, rng, state: State::Idle, failures: 0, last: None }
    }

    /// What it dials with.
    pub const fn login(&self) -> &Login {
        &self.login
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        match &self.state {
            State::Idle => None,
            State::Seeking { until, .. } | State::Requesting { until, .. } | State::Waiting { until } => Some(*until),
            State::Session(session) => session.link.deadline(),
        }
    }

    /// The session by which packets leave now: the concentrator and the number.
    pub fn way(&self) -> Option<(Mac, u16)> {
        match &self.state {
            State::Session(session) if session.terms.is_some() => Some((session.ac, session.number)),
            _ => None,
        }
    }

    /// The terms by which packets pass.
    pub fn terms(&self) -> Option<&Terms> {
        if let State::Session(session) = &self.state { session.terms.as_ref() } else { None }
    }

    /// Dials, if it does not yet.
    pub fn start(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        if matches!(self.state, State::Idle | State::Waiting { .. }) {
            self.seek(now, 1, trace, out);
        }
    }

    /// The cable is back: who waits, waits no longer.
    pub fn link_up(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        if matches!(self.state, State::Seeking { .. } | State::Waiting { .. }) {
            self.seek(now, 1, trace, out);
        }
    }

    /// Ends the session, if there is one, and dials again.
    pub fn redial(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        self.failures = 0;
        match &mut self.state {
            State::Session(session) => {
                session.again = true;
                self.close(now, trace, out);
            }
            _ => self.seek(now, 1, trace, out),
        }
    }

    /// Ends the session, if there is one, and does not dial any more.
    pub fn hang_up(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let State::Session(session) = &mut self.state else {
            self.state = State::Idle;
            return;
        };
        session.again = false;
        self.close(now, trace, out);
        // Nobody waits for the answer: the other side is told twice.
        self.over(now, "closed here", true, trace, out);
    }

    /// The power goes: nothing is said to anybody.
    pub fn power_off(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        if let State::Session(session) = &mut self.state {
            session.again = false;
        }
        self.over(now, "switched off", false, trace, out);
        (self.state, self.failures, self.last) = (State::Idle, 0, None);
    }

    /// The moment of `deadline` has come.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        if self.deadline().is_none_or(|at| at > now) {
            return;
        }
        match &mut self.state {
            State::Idle => {}
            State::Seeking { tries, .. } => {
                let tries = tries.saturating_add(1);
                self.last = Some("no concentrator answers".into());
                self.seek(now, tries, trace, out);
            }
            State::Requesting { tries, .. } if *tries < REQUESTS_MAX => {
                *tries += 1;
                self.request(now, trace, out);
            }
            State::Waiting { .. } | State::Requesting { .. } => self.seek(now, 1, trace, out),
            State::Session(session) => {
                let mut wishes = Vec::new();
                session.link.on_timer(now, trace, &mut wishes);
                self.carry_out(now, wishes, trace, out);
            }
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
        let mine = |mark: u32| tag(tags, pppoe_tag::HOST_UNIQ) == Some(&mark.to_be_bytes());
        let name = || String::from_utf8_lossy(tag(tags, pppoe_tag::AC_NAME).unwrap_or_default()).into_owned();
        match (header.code, &self.state) {
            (PppoeCode::Pado, State::Seeking { mark, .. }) if mine(*mark) && self.fits(tags) => {
                let cookie = tag(tags, pppoe_tag::AC_COOKIE).map(<[u8]>::to_vec);
                let (mark, ac, name) = (*mark, src, name());
                self.state = State::Requesting { mark, ac, name, cookie, tries: 1, until: now };
                self.request(now, trace, out);
            }
            (PppoeCode::Pado, State::Requesting { mark, ac, .. }) if mine(*mark) && *ac != src => {
                trace.say(|| What::ppp(PppFact::OtherOffer { mac: src, name: name() }));
            }
            (PppoeCode::Pads, State::Requesting { mark, ac, .. }) if mine(*mark) && *ac == src => {
                self.granted(now, header.session, tags, trace, out);
            }
            (PppoeCode::Padt, State::Session(session)) if session.ac == src && session.number == header.session => {
                self.over(now, "closed by the other side", false, trace, out);
            }
            (code, _) => {
                let why = if code == PppoeCode::Padi { "no concentrator" } else { "not asked for" };
                trace.say(|| What::ppp(PppFact::Ignored { step: code.name(), why }));
            }
        }
    }

    /// RFC 2516 5.2: an offer names its concentrator and the service that was asked for.
    fn fits(&self, tags: &[PppoeTag]) -> bool {
        let wanted = self.login.service.as_bytes();
        let mut services = tags.iter().filter(|tag| tag.kind == pppoe_tag::SERVICE_NAME);
        tag(tags, pppoe_tag::AC_NAME).is_some() && (wanted.is_empty() || services.any(|tag| tag.value == wanted))
    }

    /// A frame of the session from `src`, but for IP's packets. False: there is no such session.
    pub fn on_session(
        &mut self,
        now: SimTime,
        (src, number): (Mac, u16),
        (protocol, content): (PppProtocol, &[u8]),
        trace: &mut Trace,
        out: &mut Vec<PppoeOut>,
    ) -> bool {
        let State::Session(session) = &mut self.state else { return false };
        if (session.ac, session.number) != (src, number) {
            return false;
        }
        let mut wishes = Vec::new();
        session.link.on_frame(now, protocol, content, trace, &mut wishes);
        self.carry_out(now, wishes, trace, out);
        true
    }

    /// As the screen shows it.
    pub fn status(&self, now: SimTime) -> ClientRow {
        let (state, ac, name) = match &self.state {
            State::Idle => ("idle", None, None),
            State::Seeking { .. } => ("discovery", None, None),
            State::Requesting { ac, name, .. } => ("request", Some(*ac), Some(name.clone())),
            State::Session(session) => ("session", Some(session.ac), Some(session.name.clone())),
            State::Waiting { .. } => ("waiting", None, None),
        };
        let session = if let State::Session(session) = &self.state { Some(session) } else { None };
        let [lcp, auth, ipcp] = session.map_or(["Initial", "none", "Initial"], |session| session.link.states());
        let terms = self.terms();
        let next = self.deadline().filter(|_| session.is_none());
        ClientRow {
            state,
            user: self.login.user.clone(),
            password: self.login.password.clone(),
            service: self.login.service.clone(),
            name,
            ac,
            session: session.map(|session| session.number),
            lcp,
            auth,
            ipcp,
            peer: terms.map(|terms| terms.peer),
            mtu_bytes: terms.map(|terms| terms.mtu_bytes),
            next_secs: next.map(|at| at.since(now).as_secs() as u32),
            last: self.last.clone(),
        }
    }

    /// Asks everybody (PADI).
    fn seek(&mut self, now: SimTime, tries: u8, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let mark = self.rng.u32();
        let wait = (SEEK_SECS << u32::from(tries - 1).min(8)).min(SEEK_MAX_SECS);
        self.state = State::Seeking { mark, tries, until: now + Duration::from_secs(u64::from(wait)) };
        let (iface, service) = (self.iface.clone(), self.login.service.clone());
        trace.say(|| What::ppp(PppFact::Seeking { iface, service, tries }));
        let tags = [self.service_tag(), PppoeTag::new(pppoe_tag::HOST_UNIQ, mark.to_be_bytes())];
        out.push(send(Mac::BROADCAST, PppoeCode::Padi, 0, &tags));
    }

    /// Asks the chosen concentrator (PADR).
    fn request(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let service = self.service_tag();
        let State::Requesting { mark, ac, name, cookie, tries, until } = &mut self.state else { return };
        *until = now + Duration::from_secs(u64::from(SEEK_SECS));
        let (mac, name, tries) = (*ac, name.clone(), *tries);
        trace.say(|| What::ppp(PppFact::OfferTaken { mac, name, tries }));
        // RFC 2516 appendix A: the cookie comes back as it was.
        let cookie = cookie.clone().map(|cookie| PppoeTag::new(pppoe_tag::AC_COOKIE, cookie));
        let uniq = PppoeTag::new(pppoe_tag::HOST_UNIQ, mark.to_be_bytes());
        let tags: Vec<PppoeTag> = [service].into_iter().chain(cookie).chain([uniq]).collect();
        out.push(send(mac, PppoeCode::Padr, 0, &tags));
    }

    fn service_tag(&self) -> PppoeTag {
        PppoeTag::new(pppoe_tag::SERVICE_NAME, self.login.service.as_bytes())
    }

    /// The concentrator answered (PADS).
    fn granted(&mut self, now: SimTime, number: u16, tags: &[PppoeTag], trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let State::Requesting { ac, name, .. } = &mut self.state else { return };
        let (mac, name) = (*ac, std::mem::take(name));
        if let Some(message) = error(tags).or_else(|| (number == 0).then(String::new)) {
            self.last = Some(message.clone());
            trace.say(|| What::ppp(PppFact::Refused { mac, message }));
            return self.wait(now, TURNED_AWAY_SECS, trace);
        }
        trace.say(|| What::ppp(PppFact::Begun { mac, session: number }));
        let Login { user, password, .. } = &self.login;
        let request = PapRequest { user: user.clone().into_bytes(), password: password.clone().into_bytes() };
        let rng = stream(u64::from(self.rng.u32()), &self.iface, "magic");
        let mut link = Link::new(End::Caller(request), number, PPPOE_MRU, rng);
        let mut wishes = Vec::new();
        link.start(now, trace, &mut wishes);
        self.state =
            State::Session(Box::new(Session { ac: mac, name, number, link, terms: None, was_up: false, again: true }));
        self.carry_out(now, wishes, trace, out);
    }

    fn close(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let State::Session(session) = &mut self.state else { return };
        let mut wishes = Vec::new();
        session.link.close(now, "closed here", trace, &mut wishes);
        self.carry_out(now, wishes, trace, out);
    }

    fn carry_out(&mut self, now: SimTime, wishes: Vec<LinkOut>, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        for wish in wishes {
            let State::Session(session) = &mut self.state else { return };
            match wish {
                LinkOut::Send(payload) => {
                    let header = Pppoe { code: PppoeCode::Session, session: session.number };
                    out.push(PppoeOut::Send { dst: session.ac, header, payload });
                }
                LinkOut::Up(terms) => {
                    (session.terms, session.was_up) = (Some(terms.clone()), true);
                    (self.failures, self.last) = (0, None);
                    out.push(PppoeOut::Up(terms));
                }
                LinkOut::Down => out.extend(session.terms.take().map(PppoeOut::Down)),
                LinkOut::Login { .. } => {}
                LinkOut::Over(why) => self.over(now, why, true, trace, out),
            }
        }
    }

    /// The session is over; `tells`: the other side hears of it (PADT).
    fn over(&mut self, now: SimTime, why: &'static str, tells: bool, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let State::Session(session) = &mut self.state else { return };
        let (number, again, was_up) = (session.number, session.again, session.was_up);
        trace.say(|| What::ppp(PppFact::Down { session: number, why }));
        if tells {
            out.push(send(session.ac, PppoeCode::Padt, number, &[]));
        }
        out.extend(session.terms.take().map(PppoeOut::Down));
        self.last = Some(why.to_owned());
        self.state = State::Idle;
        if !again {
            return;
        }
        match why {
            "not let in" => self.wait(now, TURNED_AWAY_SECS, trace),
            "closed here" => self.seek(now, 1, trace, out),
            _ if was_up => self.seek(now, 1, trace, out),
            _ => {
                let secs = (REDIAL_SECS << self.failures.min(8)).min(SEEK_MAX_SECS);
                self.failures = self.failures.saturating_add(1);
                self.wait(now, secs, trace);
            }
        }
    }

    fn wait(&mut self, now: SimTime, secs: u32, trace: &mut Trace) {
        self.state = State::Waiting { until: now + Duration::from_secs(u64::from(secs)) };
        trace.say(|| What::ppp(PppFact::Redial { secs }));
    }
}

fn send(dst: Mac, code: PppoeCode, session: u16, tags: &[PppoeTag]) -> PppoeOut {
    PppoeOut::Send { dst, header: Pppoe { code, session }, payload: PppoeTag::write_all(tags) }
}
