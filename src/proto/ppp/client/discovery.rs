//! How a client finds its session (RFC 2516 5): everybody is asked (PADI), the first offer (PADO) is taken (PADR), and the
//! answer (PADS) names the session.

use core::time::Duration;

use super::{Client, Login, Session, State, TURNED_AWAY_SECS, WAIT_MAX_SECS};
use crate::proto::ppp::link::{End, Link};
use crate::proto::ppp::{Discovery, PppoeOut, error, tag};
use crate::sim::{SimTime, stream};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{Mac, PPPOE_MRU, PapRequest, PppoeCode, PppoeTag, pppoe_tag};

/// RFC 2516 8: the first wait for an offer; each next one is twice as long.
const SEEK_SECS: u32 = 3;

impl Client {
    /// A frame of discovery.
    pub fn on_discovery(&mut self, now: SimTime, heard: Discovery<'_>, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let Discovery { src, header, tags } = heard;
        let mine = |mark: u32| heard.tag(pppoe_tag::HOST_UNIQ) == Some(&mark.to_be_bytes());
        let name = || String::from_utf8_lossy(heard.tag(pppoe_tag::AC_NAME).unwrap_or_default()).into_owned();
        match (header.code, &self.state) {
            (PppoeCode::Pado, State::Seeking { mark, .. }) if mine(*mark) && self.fits(tags) => {
                let cookie = heard.tag(pppoe_tag::AC_COOKIE).map(<[u8]>::to_vec);
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

    /// Asks everybody (PADI).
    pub(super) fn seek(&mut self, now: SimTime, tries: u8, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let mark = self.rng.u32();
        let wait = (SEEK_SECS << u32::from(tries - 1).min(8)).min(WAIT_MAX_SECS);
        self.state = State::Seeking { mark, tries, until: now + Duration::from_secs(u64::from(wait)) };
        let (iface, service) = (self.iface.clone(), self.login.service.clone());
        trace.say(|| What::ppp(PppFact::Seeking { iface, service, tries }));
        let tags = [self.service_tag(), PppoeTag::new(pppoe_tag::HOST_UNIQ, mark.to_be_bytes())];
        out.push(PppoeOut::discovery(Mac::BROADCAST, PppoeCode::Padi, 0, &tags));
    }

    /// Asks the chosen concentrator (PADR).
    pub(super) fn request(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let service = self.service_tag();
        let State::Requesting { mark, ac, name, cookie, tries, until } = &mut self.state else { return };
        *until = now + Duration::from_secs(u64::from(SEEK_SECS));
        let (mac, name, tries) = (*ac, name.clone(), *tries);
        trace.say(|| What::ppp(PppFact::OfferTaken { mac, name, tries }));
        // RFC 2516 appendix A: the cookie comes back as it was.
        let cookie = cookie.clone().map(|cookie| PppoeTag::new(pppoe_tag::AC_COOKIE, cookie));
        let uniq = PppoeTag::new(pppoe_tag::HOST_UNIQ, mark.to_be_bytes());
        let tags: Vec<PppoeTag> = [service].into_iter().chain(cookie).chain([uniq]).collect();
        out.push(PppoeOut::discovery(mac, PppoeCode::Padr, 0, &tags));
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
}
