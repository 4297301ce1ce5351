//! What the owner of a DHCP server sets: its pool, the length of a lease, for whom an address is kept, and the network
//! it stands in. Leases that no longer fit are refused when their clients ask for more time.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::Server;
use crate::trace::{DhcpFact, FactId, Trace, What};
use crate::wire::Mac;

/// Addresses of a pool that nobody chose: the hundred from .100, as most home routers have it.
const USUAL_POOL: (u32, u32) = (100, 199);
/// The longest lease that can be set, in seconds: a year.
pub const LEASE_SECS_MAX: u32 = 365 * 24 * 3600;

/// The settings, for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PoolRow {
    /// The server's own address with its network.
    pub net: Ipv4Net,
    /// First and last address it lends.
    pub pool: (Ipv4Addr, Ipv4Addr),
    /// Length of a lease, in seconds.
    pub lease_secs: u32,
    /// Addresses kept for hardware addresses.
    pub reservations: Vec<(Mac, Ipv4Addr)>,
    /// Reservations for which another network has no place: they wait for one that has.
    pub misplaced: Vec<(Mac, Ipv4Addr)>,
}

/// Why a pool is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PoolError {
    /// The first address comes after the last.
    Reversed,
    /// An address that is no host's in the network.
    Outside {
        /// The address.
        addr: Ipv4Addr,
        /// The network.
        net: Ipv4Net,
    },
    /// The server's own address is within.
    HoldsServer,
    /// A lease is to last from a second to a year.
    LeaseLength,
}

impl PoolError {
    /// What is wrong with a pool in this network (the server's own address and prefix).
    pub fn check(net: Ipv4Net, (first, last): (Ipv4Addr, Ipv4Addr)) -> Result<(), PoolError> {
        let is_host = |addr: Ipv4Addr| {
            net.contains(&addr) && (net.prefix_len() > 30 || (addr != net.network() && addr != net.broadcast()))
        };
        if let Some(addr) = [first, last].into_iter().find(|addr| !is_host(*addr)) {
            return Err(PoolError::Outside { addr, net: net.trunc() });
        }
        match () {
            () if first > last => Err(PoolError::Reversed),
            () if (first..=last).contains(&net.addr()) => Err(PoolError::HoldsServer),
            () => Ok(()),
        }
    }
}

impl Server {
    /// The settings.
    pub fn settings(&self) -> PoolRow {
        // Of a network behind a relay, the router there is what must not be lent.
        let far = self.config.router.filter(|_| !self.config.on_link);
        let own = Ipv4Net::new(far.unwrap_or(self.config.server), self.config.net.prefix_len());
        PoolRow {
            net: own.unwrap_or(self.config.net),
            pool: self.config.pool,
            lease_secs: self.config.lease_secs,
            reservations: self.leases.kept().collect(),
            misplaced: self.leases.misplaced().collect(),
        }
    }

    /// Lends other addresses, or for another time. What is lent stays lent until its client asks for more time.
    pub fn set_pool(
        &mut self,
        pool: (Ipv4Addr, Ipv4Addr),
        lease_secs: u32,
        trace: &mut Trace,
    ) -> Result<(), PoolError> {
        PoolError::check(self.settings().net, pool)?;
        if lease_secs == 0 || lease_secs > LEASE_SECS_MAX {
            return Err(PoolError::LeaseLength);
        }
        (self.config.pool, self.config.lease_secs) = (pool, lease_secs);
        self.leases.set_pool(pool, self.config.never());
        trace.say(|| What::dhcp(DhcpFact::PoolSet { first: pool.0, last: pool.1, lease_secs }));
        Ok(())
    }

    /// Keeps no address for this client any more. False when none was.
    pub fn unreserve(&mut self, mac: Mac, trace: &mut Trace) -> bool {
        let Some(addr) = self.leases.unreserve(mac) else { return false };
        trace.say(|| What::dhcp(DhcpFact::Unreserved { mac, addr }));
        true
    }

    /// The server has another address now: pool and reservations move along, by their places in the network. Every
    /// lease of the old one is void (RFC 2131 4.3.2: a client that asks for one is refused, as it is on the wrong network).
    pub fn move_to(&mut self, own: Ipv4Net, trace: &mut Trace) {
        let old = self.settings();
        let pool = moved_pool(&old, own);
        let before = old.clone();
        let place = |addr: Ipv4Addr| moved_reservation(&before, own, addr);
        let was_own = |addr: Ipv4Addr| addr == old.net.addr();
        self.config.router = self.config.router.map(|router| if was_own(router) { own.addr() } else { router });
        self.config.dns.iter_mut().filter(|dns| was_own(**dns)).for_each(|dns| *dns = own.addr());
        (self.config.server, self.config.net, self.config.pool) = (own.addr(), own.trunc(), pool);
        self.leases.move_to(pool, self.config.never());
        for far in &mut self.remote {
            far.config.dns.iter_mut().filter(|dns| was_own(**dns)).for_each(|dns| *dns = own.addr());
            far.config.server = own.addr(); // the server identifier (RFC 2132 9.7)
        }
        self.pending.clear();
        // One that had no place before keeps its address, and has it again where that fits.
        let fits = |addr: &Ipv4Addr| own.contains(addr) && place_of_host(own, *addr) && *addr != own.addr();
        let moved = old.reservations.into_iter().map(|(mac, addr)| (mac, addr, place(addr)));
        let waiting = old.misplaced.into_iter().map(|(mac, addr)| (mac, addr, Some(addr).filter(fits)));
        for (mac, addr, there) in moved.chain(waiting) {
            match there {
                Some(there) => self.leases.reserve(mac, there, FactId::NONE),
                None => self.leases.misplace(mac, addr),
            }
        }
        let lease_secs = self.config.lease_secs;
        trace.say(|| What::dhcp(DhcpFact::PoolSet { first: pool.0, last: pool.1, lease_secs }));
    }
}

/// Whether an address is neither the first nor the last of its network.
fn place_of_host(net: Ipv4Net, addr: Ipv4Addr) -> bool {
    net.prefix_len() > 30 || (addr != net.network() && addr != net.broadcast())
}

/// The address that a reservation has after the server has moved; none when that network has no place for it.
pub fn moved_reservation(old: &PoolRow, own: Ipv4Net, addr: Ipv4Addr) -> Option<Ipv4Addr> {
    moved(old.net, own, addr).filter(|addr| *addr != own.addr())
}

/// The same place in another network; none when that has no such place for a host.
fn moved(from: Ipv4Net, to: Ipv4Net, addr: Ipv4Addr) -> Option<Ipv4Addr> {
    let offset = addr.to_bits().checked_sub(from.network().to_bits())?;
    let there = Ipv4Addr::from_bits(to.network().to_bits().checked_add(offset)?);
    (to.contains(&there) && there != to.broadcast()).then_some(there)
}

/// The pool at the same places; where the network is too small, or the server itself would be within, the usual one,
/// or all that lies behind the server's address or before it.
pub fn moved_pool(old: &PoolRow, own: Ipv4Net) -> (Ipv4Addr, Ipv4Addr) {
    let fits = |pool: &(Ipv4Addr, Ipv4Addr)| PoolError::check(own, *pool).is_ok();
    let same = moved(old.net, own, old.pool.0).zip(moved(old.net, own, old.pool.1));
    let at = |n: u32| Ipv4Addr::from_bits(own.network().to_bits().saturating_add(n));
    let edge = u32::from(own.prefix_len() < 31);
    let (first, last) = (own.network().to_bits() + edge, own.broadcast().to_bits().saturating_sub(edge));
    let behind = (own.addr().to_bits().saturating_add(1), last);
    let before = (first, own.addr().to_bits().saturating_sub(1));
    let pair = |(first, last)| (Ipv4Addr::from_bits(first), Ipv4Addr::from_bits(last));
    let rest = if behind.1.saturating_sub(behind.0) >= before.1.saturating_sub(before.0) { behind } else { before };
    same.filter(fits).or_else(|| Some((at(USUAL_POOL.0), at(USUAL_POOL.1))).filter(fits)).unwrap_or_else(|| pair(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::Profile;
    use crate::proto::dhcp::{ServerConfig, ServerHabits};
    use crate::sim::SimTime;

    fn net(text: &str) -> Ipv4Net {
        text.parse().expect("a network")
    }

    fn server() -> Server {
        let addr = |n| Ipv4Addr::new(192, 168, 0, n);
        Server::new(ServerConfig {
            server: addr(1),
            net: net("192.168.0.0/24"),
            pool: (addr(100), addr(199)),
            router: Some(addr(1)),
            dns: vec![addr(1)],
            lease_secs: 3600,
            reservations: vec![(Mac::local(7), addr(10))],
            ..config()
        })
    }

    /// Whatever else there is to say.
    fn config() -> ServerConfig {
        ServerConfig {
            server: Ipv4Addr::UNSPECIFIED,
            net: net("0.0.0.0/0"),
            pool: (Ipv4Addr::UNSPECIFIED, Ipv4Addr::UNSPECIFIED),
            router: None,
            dns: Vec::new(),
            domain: None,
            lease_secs: 1,
            t1_secs: None,
            t2_secs: None,
            habits: ServerHabits::of(Profile::Linux),
            reservations: Vec::new(),
            on_link: true,
        }
    }

    #[test]
    fn a_server_moves_with_its_network() {
        let (mut server, mut trace) = (server(), Trace::off());
        server.move_to(net("10.1.2.1/24"), &mut trace);
        let settings = server.settings();
        assert_eq!(settings.net, net("10.1.2.1/24"));
        assert_eq!(settings.pool, ([10, 1, 2, 100].into(), [10, 1, 2, 199].into()));
        assert_eq!(settings.reservations, [(Mac::local(7), [10, 1, 2, 10].into())]);
        assert!(server.rows(SimTime::ZERO).iter().all(|row| row.state == "reserved"));
        server.move_to(net("10.1.2.1/28"), &mut trace);
        assert_eq!(server.settings().pool, ([10, 1, 2, 2].into(), [10, 1, 2, 14].into()));
        server.move_to(net("10.1.2.150/24"), &mut trace);
        assert!(PoolError::check(server.settings().net, server.settings().pool).is_ok());
    }

    #[test]
    fn pools_that_cannot_be_are_named() {
        let addr = |n| Ipv4Addr::new(192, 168, 0, n);
        let (mut server, mut trace) = (server(), Trace::off());
        let mut set = |first, last, secs| server.set_pool((addr(first), addr(last)), secs, &mut trace);
        assert_eq!(set(20, 30, 60), Ok(()));
        assert_eq!(set(30, 20, 60), Err(PoolError::Reversed));
        assert_eq!(set(1, 20, 60), Err(PoolError::HoldsServer));
        let outside = PoolError::Outside { addr: addr(255), net: net("192.168.0.0/24") };
        assert_eq!(set(20, 255, 60), Err(outside));
        assert_eq!(set(20, 30, 0), Err(PoolError::LeaseLength));
        assert!(server.unreserve(Mac::local(7), &mut trace) && !server.unreserve(Mac::local(7), &mut trace));
        assert_eq!((server.settings().pool.0, server.settings().reservations.len()), (addr(20), 0));
    }
}
