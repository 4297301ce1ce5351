//! The client of a dialled line (RFC 2516 5): it asks everybody for a concentrator, asks one for a session, and keeps the
//! line up: when it is lost, it dials again.
//!
//! How it finds its session is `discovery`; what the line itself needs is `link`'s.

mod discovery;
mod status;

pub use status::ClientRow;

use core::time::Duration;

use super::link::{Link, LinkOut};
use super::{PppFrame, PppoeOut, Terms};
use crate::sim::{Rng, SimTime};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{Mac, PppoeCode};

/// No wait is longer than this, however often it was doubled.
const WAIT_MAX_SECS: u32 = 60;
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

    /// A frame of the session. False: there is no such session.
    pub fn on_frame(&mut self, now: SimTime, heard: PppFrame<'_>, trace: &mut Trace, out: &mut Vec<PppoeOut>) -> bool {
        let State::Session(session) = &mut self.state else { return false };
        if (session.ac, session.number) != (heard.src, heard.session) {
            return false;
        }
        let mut wishes = Vec::new();
        session.link.on_frame(now, heard.protocol, heard.content, trace, &mut wishes);
        self.carry_out(now, wishes, trace, out);
        true
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
                LinkOut::Send(payload) => out.push(PppoeOut::in_session(session.ac, session.number, payload)),
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
            out.push(PppoeOut::discovery(session.ac, PppoeCode::Padt, number, &[]));
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
                let secs = (REDIAL_SECS << self.failures.min(8)).min(WAIT_MAX_SECS);
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
