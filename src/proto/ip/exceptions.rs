//! What a host learned about single destinations and no routing table says: how much their path carries (RFC 1191 5),
//! and that another router is nearer (RFC 1122 3.2.2.2). Linux calls these the exceptions of a route.
//!
//! Not a table of routes: a row only corrects what the routes say, and it is forgotten after some time.

use core::time::Duration;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::sim::SimTime;
use crate::trace::FactId;

/// Destinations remembered; beyond them the one that would be forgotten first goes.
pub const EXCEPTIONS_MAX: usize = 1024;
/// How long a redirect counts (Linux `route.gc_timeout`).
const REDIRECT: Duration = Duration::from_secs(300);
/// What links carry, from the greatest on (RFC 1191 7.1): the guess when a router does not say.
const PLATEAUS: [u16; 11] = [65_535, 32_000, 17_914, 8_166, 4_352, 2_002, 1_492, 1_006, 508, 296, 68];

/// What is known about a destination.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Exception {
    /// Greatest packet of its path in bytes, and until when that counts.
    pub mtu: Option<(u16, SimTime)>,
    /// Its first router, until when that counts, and the fact that taught it.
    pub gateway: Option<(Ipv4Addr, SimTime, FactId)>,
}

impl Exception {
    fn until(&self) -> SimTime {
        let (mtu, gateway) = (self.mtu.map(|(_, at)| at), self.gateway.map(|(_, at, _)| at));
        mtu.max(gateway).unwrap_or(SimTime::ZERO)
    }

    fn at(self, now: SimTime) -> Exception {
        Exception {
            mtu: self.mtu.filter(|(_, until)| now < *until),
            gateway: self.gateway.filter(|(_, until, _)| now < *until),
        }
    }
}

/// All of them, by destination.
#[derive(Clone, Default, Debug)]
pub struct Exceptions(BTreeMap<Ipv4Addr, Exception>);

impl Exceptions {
    /// What is known about a destination now.
    pub fn get(&self, now: SimTime, dst: Ipv4Addr) -> Exception {
        self.0.get(&dst).map_or_else(Exception::default, |found| found.at(now))
    }

    /// A path carries only so much until `until`.
    pub fn set_mtu(&mut self, dst: Ipv4Addr, mtu_bytes: u16, until: SimTime) {
        self.row(dst).mtu = Some((mtu_bytes, until));
    }

    /// A destination has another first router.
    pub fn set_gateway(&mut self, now: SimTime, dst: Ipv4Addr, gateway: Ipv4Addr, learned: FactId) {
        self.row(dst).gateway = Some((gateway, now + REDIRECT, learned));
    }

    /// What is known now, by destination.
    pub fn rows(&self, now: SimTime) -> impl Iterator<Item = (Ipv4Addr, Exception)> {
        let known = move |(dst, found): (&Ipv4Addr, &Exception)| (*dst, found.at(now));
        self.0.iter().map(known).filter(|(_, found)| *found != Exception::default())
    }

    fn row(&mut self, dst: Ipv4Addr) -> &mut Exception {
        if self.0.len() >= EXCEPTIONS_MAX && !self.0.contains_key(&dst) {
            let first = self.0.iter().min_by_key(|(_, found)| found.until()).map(|(dst, _)| *dst);
            first.and_then(|dst| self.0.remove(&dst));
        }
        self.0.entry(dst).or_default()
    }
}

/// The MTU to believe after a router refused a packet of `len_bytes` and named `reported` (0 or no less than the packet:
/// it does not know RFC 1191). Never under `least`, and never under 68 (RFC 791 3.2).
pub fn believed_mtu(reported: u16, len_bytes: u16, least: u16) -> u16 {
    let is_told = reported > 0 && reported < len_bytes;
    let guess = || PLATEAUS.into_iter().find(|mtu| *mtu < len_bytes).unwrap_or(68);
    if is_told { reported } else { guess() }.max(least).max(68)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 10);

    #[test]
    fn an_old_router_is_answered_by_the_next_plateau_and_nothing_goes_under_68() {
        assert_eq!(believed_mtu(1400, 1500, 68), 1400);
        assert_eq!(believed_mtu(0, 1500, 68), 1492);
        assert_eq!(believed_mtu(1500, 1492, 68), 1006, "a router that names no less than the packet has said nothing");
        assert_eq!(believed_mtu(20, 1500, 0), 68);
        assert_eq!(believed_mtu(0, 60, 68), 68);
        assert_eq!(believed_mtu(300, 1500, 552), 552, "Linux min_pmtu");
    }

    #[test]
    fn what_is_known_is_forgotten_in_time() {
        let mut known = Exceptions::default();
        let gateway = Ipv4Addr::new(10, 0, 0, 9);
        known.set_mtu(FAR, 1400, SimTime::from_secs(600));
        known.set_gateway(SimTime::ZERO, FAR, gateway, FactId(1));
        let at = |secs| known.get(SimTime::from_secs(secs), FAR);
        assert_eq!((at(299).mtu.map(|m| m.0), at(299).gateway.map(|g| g.0)), (Some(1400), Some(gateway)));
        assert_eq!((at(300).mtu.map(|m| m.0), at(300).gateway), (Some(1400), None));
        assert_eq!(at(600), Exception::default());
        assert_eq!(known.rows(SimTime::from_secs(600)).count(), 0);
    }

    #[test]
    fn the_table_is_bounded_and_forgets_the_oldest() {
        let mut known = Exceptions::default();
        for n in 0..EXCEPTIONS_MAX as u32 + 10 {
            known.set_mtu(Ipv4Addr::from(n), 1400, SimTime::from_secs(1 + u64::from(n)));
        }
        assert_eq!(known.rows(SimTime::ZERO).count(), EXCEPTIONS_MAX);
        assert_eq!(known.get(SimTime::ZERO, Ipv4Addr::from(9)), Exception::default());
        assert!(known.get(SimTime::ZERO, Ipv4Addr::from(10)).mtu.is_some());
    }
}
