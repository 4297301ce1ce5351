//! Who is let in, and with which address: the one that is always this user's, or the next of the pool. Addresses are given
//! in turn, so that who dials again mostly gets another one.

use std::net::Ipv4Addr;

use super::Concentrator;
use crate::proto::ppp::PppoeOut;
use crate::sim::SimTime;
use crate::trace::{PppFact, Trace, What};
use crate::wire::PapRequest;

impl Concentrator {
    /// Judges a user and a password.
    pub(super) fn login(
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
}
