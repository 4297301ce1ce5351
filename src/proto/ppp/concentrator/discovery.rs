//! How a concentrator is found (RFC 2516 5): it offers itself, and grants sessions up to its limit.
//!
//! It keeps nothing before a request has come with the cookie of its offer (RFC 2516 9).

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::{Concentrator, Session};
use crate::proto::ppp::link::{End, Link};
use crate::proto::ppp::{Discovery, PppoeOut, tag};
use crate::sim::{SimTime, stream};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{Mac, PPPOE_MRU, PppoeCode, PppoeTag, pppoe_tag};

impl Concentrator {
    /// A frame of discovery.
    pub fn on_discovery(&mut self, now: SimTime, heard: Discovery<'_>, trace: &mut Trace, out: &mut Vec<PppoeOut>) {
        let Discovery { src, header, tags } = heard;
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
        out.push(PppoeOut::discovery(src, PppoeCode::Pado, 0, &answer));
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
            return out.push(PppoeOut::discovery(src, PppoeCode::Pads, 0, &tags));
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
    out.push(PppoeOut::discovery(src, PppoeCode::Pads, number, &answer));
}
