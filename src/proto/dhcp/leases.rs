//! The lease table of a DHCP server: which address is whose, until when, and which one is given next.
//!
//! Bounded by the pool: a row is an address of the pool or a reserved one. An address whose lease ended stays known
//! as its last holder's (RFC 2131 4.3.4) until somebody else needs it.

use core::time::Duration;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use serde::Serialize;

use super::{FOREVER_SECS, secs_until};
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::Mac;

/// Of a larger pool only so many addresses are given out.
const POOL_LIMIT: u32 = 1 << 16;

/// What an address is that was taken back from its client: nobody else's until that knows, and never again its own
/// while others can be given.
const RECALLED: &str = "recalled";

/// One row of the table, for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LeaseRow {
    /// Whose.
    pub mac: Mac,
    /// The address.
    pub addr: Ipv4Addr,
    /// The name the client gave.
    pub host_name: Option<String>,
    /// `offered`, `bound`, `released`, `expired`, `declined`, `recalled`; `reserved` while a reserved address is not lent.
    pub state: &'static str,
    /// Seconds until that ends; none when it does not, or the lease is for ever.
    pub remaining_secs: Option<u32>,
    /// Whether the address is reserved for this hardware address.
    pub reserved: bool,
    /// The fact that made the row what it is.
    pub fact: FactId,
}

/// What an address is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Use {
    /// Kept for the client it was offered to, for this reason.
    Offered { until: SimTime, why: &'static str },
    /// Lent.
    Bound { until: SimTime },
    /// Free again; `why` is `released` or `expired`.
    Free { since: SimTime, why: &'static str },
    /// Some host that is not its client uses it (RFC 2131 4.3.3).
    SetAside { until: SimTime },
    /// Lent, and wanted back: its client is refused when it asks for more time.
    Recalled { until: SimTime },
}

impl Use {
    /// When it changes by itself.
    const fn until(self) -> Option<SimTime> {
        match self {
            Use::Offered { until, .. } | Use::Bound { until } | Use::SetAside { until } | Use::Recalled { until } => {
                Some(until)
            }
            Use::Free { .. } => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Use::Offered { .. } => "offered",
            Use::Bound { .. } => "bound",
            Use::Free { why, .. } => why,
            Use::SetAside { .. } => "declined",
            Use::Recalled { .. } => RECALLED,
        }
    }
}

/// An address that is, or was, somebody's.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) mac: Mac,
    pub(super) host_name: Option<String>,
    pub(super) used: Use,
    pub(super) fact: FactId,
}

/// The table.
#[derive(Clone, Debug)]
pub(super) struct Leases {
    entries: BTreeMap<Ipv4Addr, Entry>,
    reserved: BTreeMap<Mac, (Ipv4Addr, FactId)>,
    first: u32,
    last: u32,
    /// Addresses of the pool that no client may have: the server's own, the gateway's.
    never: Vec<Ipv4Addr>,
}

impl Leases {
    pub(super) fn new(pool: (Ipv4Addr, Ipv4Addr), never: Vec<Ipv4Addr>) -> Leases {
        let (first, last) = (pool.0.to_bits(), pool.1.to_bits());
        let last = last.min(first.saturating_add(POOL_LIMIT - 1));
        Leases { entries: BTreeMap::new(), reserved: BTreeMap::new(), first, last, never }
    }

    pub(super) fn get(&self, addr: Ipv4Addr) -> Option<&Entry> {
        self.entries.get(&addr)
    }

    /// The row of this address, when it is lent to this client.
    pub(super) fn bound(&mut self, addr: Ipv4Addr, mac: Mac) -> Option<&mut Entry> {
        self.entries.get_mut(&addr).filter(|entry| entry.mac == mac && matches!(entry.used, Use::Bound { .. }))
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
        self.reserved.insert(mac, (addr, fact));
    }

    /// Reserves nothing for this client any more; answers what was.
    pub(super) fn unreserve(&mut self, mac: Mac) -> Option<Ipv4Addr> {
        self.reserved.remove(&mac).map(|(addr, _)| addr)
    }

    /// For whom addresses are kept.
    pub(super) fn kept(&self) -> impl Iterator<Item = (Mac, Ipv4Addr)> {
        self.reserved.iter().map(|(mac, (addr, _))| (*mac, *addr))
    }

    /// Other addresses to lend; the rows stay.
    pub(super) fn set_pool(&mut self, pool: (Ipv4Addr, Ipv4Addr), never: Vec<Ipv4Addr>) {
        let Leases { first, last, never, .. } = Leases::new(pool, never);
        (self.first, self.last, self.never) = (first, last, never);
    }

    pub(super) fn reservations(&self) -> usize {
        self.reserved.len()
    }

    /// Whether some other client, or an unknown host, stands on the address.
    pub(super) fn taken(&self, addr: Ipv4Addr, mac: Mac) -> bool {
        let used = self.entries.get(&addr).is_some_and(|entry| match entry.used {
            Use::Offered { .. } | Use::Bound { .. } => entry.mac != mac,
            Use::SetAside { .. } | Use::Recalled { .. } => true,
            Use::Free { why, .. } => why == RECALLED && entry.mac == mac,
        });
        used || self.never.contains(&addr) || self.reserved_for(addr).is_some_and(|owner| owner != mac)
    }

    /// Whether the client can have the address.
    pub(super) fn free_for(&self, addr: Ipv4Addr, mac: Mac) -> bool {
        let ours = (self.first..=self.last).contains(&addr.to_bits()) || self.reservation(mac) == Some(addr);
        ours && !self.taken(addr, mac)
    }

    /// The address for a client, and why (RFC 2131 4.3.1): reserved, its present or previous one, the one it asks
    /// for, then the first of the pool that nobody had, then the one that is free for the longest time.
    pub(super) fn choose(&self, mac: Mac, wish: Option<Ipv4Addr>) -> Option<(Ipv4Addr, &'static str)> {
        let reserved = self.reservation(mac).filter(|addr| self.free_for(*addr, mac));
        reserved
            .map(|addr| (addr, "reserved"))
            .or_else(|| self.previous(mac))
            .or_else(|| wish.filter(|addr| self.free_for(*addr, mac)).map(|addr| (addr, "requested")))
            .or_else(|| self.next_free(mac).map(|addr| (addr, "pool")))
    }

    fn previous(&self, mac: Mac) -> Option<(Ipv4Addr, &'static str)> {
        let mut own = self.entries.iter().filter(|(addr, entry)| entry.mac == mac && self.free_for(**addr, mac));
        own.clone()
            .find(|(_, entry)| matches!(entry.used, Use::Bound { .. } | Use::Offered { .. }))
            .or_else(|| own.next())
            .map(|(addr, entry)| match entry.used {
                Use::Offered { why, .. } => (*addr, why),
                _ => (*addr, "previous"),
            })
    }

    fn next_free(&self, mac: Mac) -> Option<Ipv4Addr> {
        let fresh = (self.first..=self.last)
            .map(Ipv4Addr::from_bits)
            .find(|addr| !self.entries.contains_key(addr) && self.free_for(*addr, mac));
        let since = |entry: &Entry| if let Use::Free { since, .. } = entry.used { Some(since) } else { None };
        fresh.or_else(|| {
            let idle = self.entries.iter().filter(|(addr, _)| self.free_for(**addr, mac));
            idle.filter_map(|(addr, entry)| Some((since(entry)?, *addr))).min().map(|(_, addr)| addr)
        })
    }

    /// Keeps the address for a client. What is lent to it already stays lent.
    pub(super) fn offer(&mut self, addr: Ipv4Addr, mac: Mac, until: SimTime, why: &'static str, fact: FactId) {
        if self.bound(addr, mac).is_none() {
            self.withdraw_offer(mac);
            let used = Use::Offered { until, why };
            self.entries.insert(addr, Entry { mac, host_name: None, used, fact });
        }
    }

    /// Lends the address; whatever else the client had here is free.
    pub(super) fn bind(&mut self, now: SimTime, addr: Ipv4Addr, entry: Entry) {
        for (other, old) in &mut self.entries {
            if *other != addr && old.mac == entry.mac && matches!(old.used, Use::Offered { .. } | Use::Bound { .. }) {
                old.used = Use::Free { since: now, why: "released" };
            }
        }
        self.entries.insert(addr, entry);
    }

    /// The client took another server's offer.
    pub(super) fn withdraw_offer(&mut self, mac: Mac) {
        self.entries.retain(|_, entry| entry.mac != mac || !matches!(entry.used, Use::Offered { .. }));
    }

    /// Nobody may have the address for a while: this client says that some other host uses it.
    pub(super) fn set_aside(&mut self, addr: Ipv4Addr, mac: Mac, until: SimTime, fact: FactId) {
        self.entries.insert(addr, Entry { mac, host_name: None, used: Use::SetAside { until }, fact });
    }

    /// Wants a lease back. Whose it is; none when the address is not lent.
    pub(super) fn recall(&mut self, addr: Ipv4Addr, fact: FactId) -> Option<Mac> {
        let entry = self.entries.get_mut(&addr)?;
        let Use::Bound { until } = entry.used else { return None };
        (entry.used, entry.fact) = (Use::Recalled { until }, fact);
        Some(entry.mac)
    }

    /// The client of a recalled lease was refused: the address may go to others.
    pub(super) fn give_up(&mut self, now: SimTime, addr: Ipv4Addr, mac: Mac) {
        let held = self.entries.get_mut(&addr).filter(|entry| entry.mac == mac);
        if let Some(entry) = held.filter(|entry| matches!(entry.used, Use::Recalled { .. })) {
            entry.used = Use::Free { since: now, why: RECALLED };
        }
    }

    /// Whether the address was this client's and is wanted back.
    pub(super) fn is_recalled(&self, addr: Ipv4Addr, mac: Mac) -> bool {
        self.entries.get(&addr).is_some_and(|entry| entry.mac == mac && entry.used.name() == RECALLED)
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
        let row = |(addr, entry): (&Ipv4Addr, &Entry)| LeaseRow {
            mac: entry.mac,
            addr: *addr,
            host_name: entry.host_name.clone(),
            state: entry.used.name(),
            remaining_secs: entry.used.until().and_then(|until| secs_until(now, until)),
            reserved: self.reservation(entry.mac) == Some(*addr),
            fact: entry.fact,
        };
        let idle = self.reserved.iter().filter(|(_, (addr, _))| !self.entries.contains_key(addr));
        let idle = idle.map(|(mac, (addr, fact))| LeaseRow {
            mac: *mac,
            addr: *addr,
            host_name: None,
            state: "reserved",
            remaining_secs: None,
            reserved: true,
            fact: *fact,
        });
        self.entries.iter().map(row).chain(idle).collect()
    }
}

/// When a lease of so many seconds ends.
pub(super) fn lease_end(now: SimTime, lease_secs: u32) -> SimTime {
    if lease_secs == FOREVER_SECS { SimTime::NEVER } else { now + Duration::from_secs(u64::from(lease_secs)) }
}
