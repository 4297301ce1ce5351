//! DHCP (RFC 2131): how a box gets its address, and how another one lends it.
//!
//! `Client` and `Server` are machines without sockets: a message or the time goes in, messages and settings come out. Who
//! carries them (UDP, broadcast frames) is the caller's business. Where programs differ from each other (ISC dhclient,
//! udhcpc, dnsmasq) their habits are tables, not code.

mod admin;
mod client;
mod exchange;
mod habits;
mod lease;
mod leases;
mod linklocal;
mod moves;
mod offers;
mod relay;
mod replies;
mod requests;
mod server;
mod serving;
mod states;
mod status;
#[cfg(test)]
mod tests;

pub use admin::{LEASE_SECS_MAX, PoolError, PoolRow, moved_pool, moved_reservation};
pub use client::{Client, ClientOut, Patience};
pub use habits::{ClientChoice, ClientProgram};
pub use lease::LeaseRow;
pub use relay::{Relay, Relayed};
pub use server::{REMOTE_MAX, ReassignError, ReserveError, Server, ServerConfig, ServerHabits, ServerOut, ServerRow};
pub use states::Lease;
pub use status::{ClientRow, Passed};

use crate::sim::SimTime;

/// RFC 2131 3.3: a lease of this many seconds never ends.
pub(crate) const FOREVER_SECS: u32 = u32::MAX;

/// Seconds from `now` until `at`, begun ones counted; none when it never comes.
fn secs_until(now: SimTime, at: SimTime) -> Option<u32> {
    if at == SimTime::NEVER {
        return None;
    }
    u32::try_from(at.since(now).as_nanos().div_ceil(1_000_000_000)).ok()
}
