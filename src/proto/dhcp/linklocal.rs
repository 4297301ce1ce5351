//! The address of last resort (RFC 3927): when nobody answers, one of 169.254/16, which only works on this wire.
//!
//! Only the choice of the address is here, and when the next one is tried. Whether somebody else has it is found out as for
//! any other address (`arp::Watch`), and DHCP is asked all the while.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::Client;
use super::client::ClientOut;
use crate::proto::arp::{MAX_CONFLICTS, RATE_LIMIT_INTERVAL};
use crate::sim::{Rng, SimTime, stream};
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::Mac;

/// RFC 3927 2.1: the first and last 256 addresses are not to be chosen.
const FIRST: u32 = u32::from_be_bytes([169, 254, 1, 0]);
const COUNT: u32 = 254 * 256;
/// Length of the prefix.
const PREFIX_LEN: u8 = 16;

/// The addresses one card tries, in their order: made from its hardware address alone, so that it mostly comes back to the
/// same one (RFC 3927 2.1).
#[derive(Clone, Debug)]
struct Candidates(Rng);

impl Candidates {
    fn of(mac: Mac) -> Candidates {
        Candidates(stream(0, &mac.to_string(), "link-local"))
    }

    /// The next one to try.
    fn next(&mut self) -> Option<Ipv4Net> {
        Ipv4Net::new(Ipv4Addr::from_bits(FIRST + self.0.below(COUNT)), PREFIX_LEN).ok()
    }
}

/// A client without server, and its link-local address.
#[derive(Clone, Debug)]
pub(super) struct Fallback {
    candidates: Candidates,
    /// Addresses that somebody else had.
    conflicts: u8,
    /// When the next one is tried, after too many conflicts.
    pub(super) again_at: Option<SimTime>,
}

impl Client {
    /// Nobody answered so often: an address of the wire must do, while it goes on asking.
    pub(super) fn fall_back(&mut self, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if self.identity.habits().link_local && self.identity.choice.checks && self.fallback.is_none() {
            let candidates = Candidates::of(self.identity.mac);
            self.fallback = Some(Box::new(Fallback { candidates, conflicts: 0, again_at: None }));
            trace.say(|| What::dhcp(DhcpFact::NoServer { iface: self.iface.clone() }));
            self.next_link_local(out);
        }
    }

    /// Somebody else has the link-local address: the next one; after ten of them only once a minute (RFC 3927 2.2.1).
    pub fn link_local_taken(&mut self, now: SimTime, out: &mut Vec<ClientOut>) {
        let Some(fallback) = &mut self.fallback else { return };
        fallback.conflicts = fallback.conflicts.saturating_add(1);
        if fallback.conflicts < MAX_CONFLICTS {
            self.next_link_local(out);
        } else {
            fallback.again_at = Some(now + RATE_LIMIT_INTERVAL);
        }
    }

    /// The minute is over.
    pub(super) fn link_local_due(&mut self, now: SimTime, out: &mut Vec<ClientOut>) {
        let due = |fallback: &mut Box<Fallback>| fallback.again_at.take_if(|at| *at <= now).is_some();
        if self.fallback.as_mut().is_some_and(due) {
            self.next_link_local(out);
        }
    }

    fn next_link_local(&mut self, out: &mut Vec<ClientOut>) {
        let addr = self.fallback.as_mut().and_then(|fallback| fallback.candidates.next());
        out.extend(addr.map(|addr| ClientOut::LinkLocal { addr }));
    }

    /// RFC 3927 1.9: a routable address is better.
    pub(super) fn end_fallback(&mut self, out: &mut Vec<ClientOut>) {
        if self.fallback.take().is_some() {
            out.push(ClientOut::NoLinkLocal);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_the_range_and_depend_on_the_card_alone() {
        let first = |mac| Candidates::of(mac).next().expect("an address");
        assert_eq!(first(Mac::local(1)), first(Mac::local(1)));
        assert_ne!(first(Mac::local(1)), first(Mac::local(2)));
        let mut all = Candidates::of(Mac::local(3));
        for _ in 0..10_000 {
            let net = all.next().expect("an address");
            let [a, b, c, _] = net.addr().octets();
            assert!((a, b, net.prefix_len()) == (169, 254, 16) && (1..=254).contains(&c), "{net}");
        }
    }
}
