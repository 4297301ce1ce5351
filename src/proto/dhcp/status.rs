//! The DHCP client as the screen shows it: a row made when it is asked for, and the last messages it remembers for it.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::Client;
use super::habits::ClientChoice;
use super::secs_until;
use super::states::State;
use crate::sim::SimTime;
use crate::trace::FactId;

/// Messages it remembers for the screen.
const LAST_MAX: usize = 6;

/// A message that passed, for the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Passed {
    /// When.
    pub at: SimTime,
    /// Whether the client sent it.
    pub sent: bool,
    /// `DISCOVER`, `OFFER`…
    pub message: &'static str,
    /// To whom, or from whom; none: to everybody.
    pub peer: Option<Ipv4Addr>,
}

/// The client as the screen shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClientRow {
    /// `INIT`, `SELECTING`… (RFC 2131 figure 5).
    pub state: &'static str,
    /// The state before.
    pub came: &'static str,
    /// Whether the address it was lent is being looked for on the wire.
    pub checking: bool,
    /// Whose habits it has.
    pub choice: ClientChoice,
    /// Its address.
    pub addr: Option<Ipv4Net>,
    /// Who lent it.
    pub server: Option<Ipv4Addr>,
    /// Gateway.
    pub router: Option<Ipv4Addr>,
    /// Name servers.
    pub dns: Vec<Ipv4Addr>,
    /// Domain of short names.
    pub domain: Option<String>,
    /// Length of the lease in seconds.
    pub lease_secs: Option<u32>,
    /// Seconds the lease still runs; none without lease, or when it never ends.
    pub lease_left_secs: Option<u32>,
    /// Seconds until its server is asked for more time (T1).
    pub t1_left_secs: Option<u32>,
    /// Seconds until any server is asked (T2).
    pub t2_left_secs: Option<u32>,
    /// Transaction it is in.
    pub xid: Option<u32>,
    /// Messages of this state sent so far.
    pub tries: u8,
    /// Seconds until it does something by itself; none: never.
    pub next_secs: Option<u32>,
    /// The lease it remembers over a restart.
    pub remembered: Option<Ipv4Net>,
    /// Servers that offered something, too, and were not chosen.
    pub others: Vec<Ipv4Addr>,
    /// The last messages, oldest first.
    pub last: Vec<Passed>,
    /// The fact that gave it the lease.
    pub fact: FactId,
}

impl Client {
    /// The client for the screen.
    pub fn status(&self, now: SimTime) -> ClientRow {
        let held = self.state.held();
        let lease = held.map(|h| &h.lease);
        ClientRow {
            state: self.state.name(),
            came: self.came,
            checking: matches!(self.state, State::Checking(_)),
            choice: self.identity.choice,
            addr: lease.map(|l| l.addr),
            server: lease.map(|l| l.server),
            router: lease.and_then(|l| l.router),
            dns: lease.map(|l| l.dns.clone()).unwrap_or_default(),
            domain: lease.and_then(|l| l.domain.clone()),
            lease_secs: lease.map(|l| l.lease_secs),
            lease_left_secs: held.and_then(|h| secs_until(now, h.expires_at)),
            t1_left_secs: held.and_then(|h| secs_until(now, h.t1_at)),
            t2_left_secs: held.and_then(|h| secs_until(now, h.t2_at)),
            xid: self.state.exchange().map(|exchange| exchange.xid),
            tries: self.state.exchange().map_or(0, |exchange| exchange.tries),
            next_secs: self.deadline().and_then(|at| secs_until(now, at)),
            remembered: self.remembered.as_ref().map(|held| held.lease.addr),
            others: self.others.clone(),
            last: self.last.clone(),
            fact: lease.map_or(FactId::NONE, |l| l.fact),
        }
    }

    /// Remembers a message.
    pub(super) fn note(&mut self, passed: Passed) {
        if self.last.len() >= LAST_MAX {
            self.last.remove(0);
        }
        self.last.push(passed);
    }
}
