//! The lease table of a DHCP server: which address is whose, until when, and which one is given next.
//!
//! Bounded by the pool: a row is an address of the pool or a reserved one. An address whose lease ended stays known
//! as its last holder's (RFC 2131 4.3.4) until somebody else needs it.

use core::time::Duration;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::FOREVER_SECS;
use super::lease::{Entry, LeaseRow, RECALLED, Use, Who};
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::Mac;

/// Of a larger pool only so many addresses are given out.
const POOL_LIMIT: u32 = 1 << 16;

/// The table.
#[derive(Clone, Debug)]
pub(super) struct Leases {
    entries: BTreeMap<Ipv4Addr, Entry>,
    reserved: BTreeMap<Mac, (Ipv4Addr, FactId)>,
    /// Reservations for which the network has no place.
    misplaced: BTreeMap<Mac, Ipv4Addr>,
    first: u32,
    last: u32,
    /// Addresses of the pool that no client may have: the server's own, the gateway's.
    never: Vec<Ipv4Addr>,
}

impl Leases {
    pub(super) fn new(pool: (Ipv4Addr, Ipv4Addr), never: Vec<Ipv4Addr>) -> Leases {
        let (first, last) = (pool.0.to_bits(), pool.1.to_bits());
        let last = last.min(first.saturating_add(POOL_LIMIT - 1));
        Leases { entries: BTreeMap::new(), reserved: BTreeMap::new(), misplaced: BTreeMap::new(), first, last, never }
    }

    pub(super) fn get(&self, addr: Ipv4Addr) -> Option<&Entry> {
        self.entries.get(&addr)
    }

    /// The row of this address, when it is lent to this client.
    pub(super) fn bound(&mut self, addr: Ipv4Addr, who: &Who) -> Option<&mut Entry> {
        self.entries.get_mut(&addr).filter(|entry| entry.who.is(who) && matches!(entry.used, Use::Bound { .. }))
    }

    /// The client gives the address back (RFC 2131 4.3.4), one that is wanted back, too. None when it is not lent to it.
    pub(super) fn release(&mut self, now: SimTime, addr: Ipv4Addr, who: &Who) -> Option<&mut Entry> {
        let entry = self.entries.get_mut(&addr).filter(|entry| entry.who.is(who))?;
        let why = match entry.used {
            Use::Bound { .. } => "released",
            Use::Recalled { .. } => RECALLED,
            _ => return None,
        };
        entry.used = Use::Free { since: now, why };
        Some(entry)
    }

    pub(super) fn reservation(&self, mac: Mac) -> Option<Ipv4Addr> {
        self.reserved.get(&mac).map(|(addr, _)| *addr)
    }

    /// The fact that reserved an address for this client.
    pub(super) fn reserved_by(&self, mac: Mac) -> FactId {
        self.reserved.get(&mac).map_or(FactId::NONE, |(_, fact)| *fact)
    }

    /// For whom the address is reserved.
    pub(super) fn reserved_for(&self, addr: Ipv4Addr) -> Option<Mac> {
        self.reserved.iter().find(|(_, (kept, _))| *kept == addr).map(|(mac, _)| *mac)
    }

    pub(super) fn reserve(&mut self, mac: Mac, addr: Ipv4Addr, fact: FactId) {
        self.misplaced.remove(&mac);
        self.reserved.insert(mac, (addr, fact));
    }

    /// Reserves nothing for this client any more; answers what was.
    pub(super) fn unreserve(&mut self, mac: Mac) -> Option<Ipv4Addr> {
        let waiting = self.misplaced.remove(&mac);
        self.reserved.remove(&mac).map(|(addr, _)| addr).or(waiting)
    }

    /// The network has no place for this reservation now.
    pub(super) fn misplace(&mut self, mac: Mac, addr: Ipv4Addr) {
        self.misplaced.insert(mac, addr);
    }

    /// Reservations that wait for a network with their place.
    pub(super) fn misplaced(&self) -> impl Iterator<Item = (Mac, Ipv4Addr)> {
        self.misplaced.iter().map(|(mac, addr)| (*mac, *addr))
    }

    /// For whom addresses are kept.
    pub(super) fn kept(&self) -> impl Iterator<Item = (Mac, Ipv4Addr)> {
        self.reserved.iter().map(|(mac, (addr, _))| (*mac, *addr))
    }

    /// Another network. What is lent in the old one stays known, for its clients have it until they ask: should the pool
    /// come back before that, nobody else gets it. Reservations and what was only offered or remembered go.
    pub(super) fn move_to(&mut self, pool: (Ipv4Addr, Ipv4Addr), never: Vec<Ipv4Addr>) {
        let lent = |used| matches!(used, Use::Bound { .. } | Use::Recalled { .. } | Use::SetAside { .. });
        self.entries.retain(|_, entry| lent(entry.used));
        self.reserved.clear();
        self.misplaced.clear();
        self.set_pool(pool, never);
    }

    /// Other addresses to lend; the rows stay.
    pub(super) fn set_pool(&mut self, pool: (Ipv4Addr, Ipv4Addr), never: Vec<Ipv4Addr>) {
        let Leases { first, last, never, .. } = Leases::new(pool, never);
        (self.first, self.last, self.never) = (first, last, never);
    }

    pub(super) fn reservations(&self) -> usize {
        self.reserved.len()
    }

    /// Whether the client is on record: with this address, or with any.
    pub(super) fn knows(&self, who: &Who, addr: Option<Ipv4Addr>) -> bool {
        let on_record = |(at, entry): (&Ipv4Addr, &Entry)| {
            entry.who.is(who) && !matches!(entry.used, Use::SetAside { .. }) && addr.is_none_or(|addr| addr == *at)
        };
        let kept = self.reservation(who.mac);
        self.entries.iter().any(on_record) || kept.is_some_and(|kept| addr.is_none_or(|addr| addr == kept))
    }

    /// Whether some other client, or an unknown host, stands on the address.
    pub(super) fn taken(&self, addr: Ipv4Addr, who: &Who) -> bool {
        let used = self.entries.get(&addr).is_some_and(|entry| match entry.used {
            Use::Offered { .. } | Use::Probed { .. } | Use::Bound { .. } => !entry.who.is(who),
            Use::SetAside { .. } | Use::Recalled { .. } => true,
            Use::Free { why, .. } => why == RECALLED && entry.who.is(who),
        });
        used || self.never.contains(&addr) || self.reserved_for(addr).is_some_and(|owner| owner != who.mac)
    }

    /// Whether the client can have the address.
    pub(super) fn free_for(&self, addr: Ipv4Addr, who: &Who) -> bool {
        let ours = (self.first..=self.last).contains(&addr.to_bits()) || self.reservation(who.mac) == Some(addr);
        ours && !self.taken(addr, who)
    }

    /// The address for a client, and why (RFC 2131 4.3.1): reserved, its present or previous one, the one it asks
    /// for, then the first of the pool that nobody had, then the one that is free for the longest time.
    pub(super) fn choose(&self, who: &Who, wish: Option<Ipv4Addr>) -> Option<(Ipv4Addr, &'static str)> {
        let reserved = self.reservation(who.mac).filter(|addr| self.free_for(*addr, who));
        reserved
            .map(|addr| (addr, "reserved"))
            .or_else(|| self.previous(who))
            .or_else(|| wish.filter(|addr| self.free_for(*addr, who)).map(|addr| (addr, "requested")))
            .or_else(|| self.next_free(who).map(|addr| (addr, "pool")))
    }

    fn previous(&self, who: &Who) -> Option<(Ipv4Addr, &'static str)> {
        let mut own = self.entries.iter().filter(|(addr, entry)| entry.who.is(who) && self.free_for(**addr, who));
        own.clone()
            .find(|(_, entry)| matches!(entry.used, Use::Bound { .. } | Use::Offered { .. }))
            .or_else(|| own.next())
            .map(|(addr, entry)| match entry.used {
                Use::Offered { why, .. } | Use::Probed { why, .. } => (*addr, why),
                _ => (*addr, "previous"),
            })
    }

    fn next_free(&self, who: &Who) -> Option<Ipv4Addr> {
        let fresh = (self.first..=self.last)
            .map(Ipv4Addr::from_bits)
            .find(|addr| !self.entries.contains_key(addr) && self.free_for(*addr, who));
        let since = |entry: &Entry| if let Use::Free { since, .. } = entry.used { Some(since) } else { None };
        fresh.or_else(|| {
            let idle = self.entries.iter().filter(|(addr, _)| self.free_for(**addr, who));
            idle.filter_map(|(addr, entry)| Some((since(entry)?, *addr))).min().map(|(_, addr)| addr)
        })
    }

    /// Keeps the address for a client. What is lent to it already stays lent.
    pub(super) fn keep(&mut self, addr: Ipv4Addr, who: &Who, used: Use, fact: FactId) {
        if self.bound(addr, who).is_none() {
            self.withdraw_offer(who);
            self.entries.insert(addr, Entry { who: who.clone(), host_name: None, used, fact });
        }
    }

    /// Lends the address; whatever else the client had here is free.
    pub(super) fn bind(&mut self, now: SimTime, addr: Ipv4Addr, entry: Entry) {
        for (other, old) in &mut self.entries {
            let why = match old.used {
                Use::Offered { .. } | Use::Probed { .. } | Use::Bound { .. } => "released",
                Use::Recalled { .. } => RECALLED,
                Use::Free { .. } | Use::SetAside { .. } => continue,
            };
            if *other != addr && old.who.is(&entry.who) {
                old.used = Use::Free { since: now, why };
            }
        }
        self.entries.insert(addr, entry);
    }

    /// The client took another server's offer.
    pub(super) fn withdraw_offer(&mut self, who: &Who) {
        let offered = |used| matches!(used, Use::Offered { .. } | Use::Probed { .. });
        self.entries.retain(|_, entry| !entry.who.is(who) || !offered(entry.used));
    }

    /// Nobody may have the address for a while: some other host uses it, as this client or a probe says.
    pub(super) fn set_aside(&mut self, addr: Ipv4Addr, who: &Who, until: SimTime, fact: FactId) {
        self.entries.insert(addr, Entry { who: who.clone(), host_name: None, used: Use::SetAside { until }, fact });
    }

    /// Forgets whose the address was. False when nothing is known about it.
    pub(super) fn forget(&mut self, addr: Ipv4Addr) -> Option<Entry> {
        self.entries.remove(&addr)
    }

    /// What a restart leaves: the leases on disk, those that ended too. Offers and what was set aside were in memory.
    pub(super) fn power_off(&mut self) {
        self.entries
            .retain(|_, entry| matches!(entry.used, Use::Bound { .. } | Use::Free { .. } | Use::Recalled { .. }));
    }

    /// How many leases run.
    pub(super) fn bound_count(&self) -> u32 {
        self.entries.values().filter(|entry| matches!(entry.used, Use::Bound { .. })).count() as u32
    }

    /// First and last address given out.
    pub(super) const fn pool(&self) -> (Ipv4Addr, Ipv4Addr) {
        (Ipv4Addr::from_bits(self.first), Ipv4Addr::from_bits(self.last))
    }

    /// Wants a lease back. Whose it is; none when the address is not lent.
    pub(super) fn recall(&mut self, addr: Ipv4Addr, fact: FactId) -> Option<Mac> {
        let entry = self.entries.get_mut(&addr)?;
        let Use::Bound { until } = entry.used else { return None };
        (entry.used, entry.fact) = (Use::Recalled { until }, fact);
        Some(entry.who.mac)
    }

    /// The client of a recalled lease was refused: the address may go to others.
    pub(super) fn give_up(&mut self, now: SimTime, addr: Ipv4Addr, who: &Who) {
        let held = self.entries.get_mut(&addr).filter(|entry| entry.who.is(who));
        if let Some(entry) = held.filter(|entry| matches!(entry.used, Use::Recalled { .. })) {
            entry.used = Use::Free { since: now, why: RECALLED };
        }
    }

    /// Whether the address was this client's and is wanted back.
    pub(super) fn is_recalled(&self, addr: Ipv4Addr, who: &Who) -> bool {
        self.entries.get(&addr).is_some_and(|entry| entry.who.is(who) && entry.used.name() == RECALLED)
    }

    /// The next address whose time is over; it is free from now on. Returns what it was.
    pub(super) fn lapse(&mut self, now: SimTime) -> Option<(Ipv4Addr, Entry)> {
        let over = |entry: &Entry| entry.used.until().is_some_and(|until| until <= now);
        let addr = *self.entries.iter().find(|(_, entry)| over(entry))?.0;
        let was = self.entries.remove(&addr)?;
        let why = match was.used {
            Use::Bound { .. } => Some("expired"),
            Use::Recalled { .. } => Some(RECALLED),
            _ => None,
        };
        if let Some(why) = why {
            self.entries.insert(addr, Entry { used: Use::Free { since: now, why }, ..was.clone() });
        }
        Some((addr, was))
    }

    /// When the next address lapses.
    pub(super) fn deadline(&self) -> Option<SimTime> {
        self.entries.values().filter_map(|entry| entry.used.until()).min().filter(|at| *at != SimTime::NEVER)
    }

    /// Addresses lent, kept or remembered, in order; then reserved ones that are none of these.
    pub(super) fn rows(&self, now: SimTime) -> Vec<LeaseRow> {
        let row =
            |(addr, entry): (&Ipv4Addr, &Entry)| entry.row(*addr, self.reservation(entry.who.mac) == Some(*addr), now);
        let idle = self.reserved.iter().filter(|(_, (addr, _))| !self.entries.contains_key(addr));
        let idle = idle.map(|(mac, (addr, fact))| LeaseRow::reserved(*mac, *addr, *fact));
        self.entries.iter().map(row).chain(idle).collect()
    }
}

/// When a lease of so many seconds ends.
pub(super) fn lease_end(now: SimTime, lease_secs: u32) -> SimTime {
    if lease_secs == FOREVER_SECS { SimTime::NEVER } else { now + Duration::from_secs(u64::from(lease_secs)) }
}
