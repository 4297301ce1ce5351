//! Which offer a DHCP client takes (RFC 2131 4.4.1): the first, or, where it is patient, the best of those it hears in a
//! while; and who else offered something.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::Client;
use super::states::{Requesting, State, usable};
use crate::sim::SimTime;
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::{Dhcp, MessageType};

use super::client::ClientOut;

/// Offers it compares.
const OFFERS_MAX: usize = 8;
/// Other servers it remembers.
const OTHERS_MAX: usize = 4;

/// What one server would lend.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    addr: Ipv4Addr,
    server: Ipv4Addr,
    lease_secs: u32,
}

impl Client {
    /// SELECTING: an offer. It is taken at once, or kept until the wait for more is over.
    pub(super) fn on_offer(&mut self, now: SimTime, offer: &Dhcp, trace: &mut Trace, out: &mut Vec<ClientOut>) -> bool {
        let wait_s = self.patience.offer_wait_s;
        let State::Selecting(exchange) = &mut self.state else { return false };
        let (Some(server), Some(addr)) = (offer.server_id(), usable(offer.yiaddr)) else { return false };
        let offer = Offer { addr, server, lease_secs: offer.lease_secs().unwrap_or(0) };
        if wait_s == 0 {
            self.take(now, offer, trace, out);
            return true;
        }
        if self.offers.is_empty() {
            exchange.again_at = now + Duration::from_secs(u64::from(wait_s));
        }
        if self.offers.len() < OFFERS_MAX && self.offers.iter().all(|known| known.server != server) {
            self.offers.push(offer);
        }
        trace.say(|| What::dhcp(DhcpFact::OfferKept { addr, server, wait_secs: u32::from(wait_s) }));
        true
    }

    /// The wait for offers is over: the one of the address it had before, else the one of the longest lease, else the first.
    /// False when there is none.
    pub(super) fn take_best(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) -> bool {
        let offers = std::mem::take(&mut self.offers);
        let worth = |offer: &Offer| (self.wished == Some(offer.addr), offer.lease_secs);
        // The first of those that are worth the same.
        let Some(best) = offers.iter().rev().max_by_key(|offer| worth(offer)).copied() else { return false };
        self.take(now, best, trace, out);
        for Offer { addr, server, .. } in offers.into_iter().filter(|offer| offer.server != best.server) {
            trace.aside(|| What::dhcp(DhcpFact::AnotherOffer { addr, server }));
            self.remember_other(server);
        }
        true
    }

    /// SELECTING → REQUESTING.
    fn take(&mut self, now: SimTime, Offer { addr, server, .. }: Offer, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let State::Selecting(exchange) = &self.state else { return };
        let exchange = exchange.go_on(now, &mut self.rng);
        trace.say(|| What::dhcp(DhcpFact::OfferTaken { addr, server }));
        self.enter(State::Requesting(Requesting { exchange, addr, server }), trace);
        self.send_request(now, trace, out);
    }

    /// An offer that came after the one that was taken: there are two servers.
    pub(super) fn another_offer(&mut self, offer: &Dhcp, trace: &mut Trace) -> bool {
        let Some(server) = offer.server_id().filter(|_| offer.message_type() == Some(MessageType::Offer)) else {
            return false;
        };
        let late = offer.xid == self.heard_xid && !matches!(self.state, State::Selecting(_));
        if late {
            let addr = offer.yiaddr;
            trace.say(|| What::dhcp(DhcpFact::AnotherOffer { addr, server }));
            self.remember_other(server);
        }
        late
    }

    fn remember_other(&mut self, server: Ipv4Addr) {
        if !self.others.contains(&server) && self.others.len() < OTHERS_MAX {
            self.others.push(server);
        }
    }

    /// Who else offered is known until it asks again, for a lease or for more time: whether they still do nobody tells it.
    pub(super) fn forget_others(&mut self) {
        self.others.clear();
        self.offers.clear();
    }
}
