//! For whom a rule was made, and whether that host still has the address the rule names.
//!
//! A home's addresses are lent: after a restart the host may have another one, and the rule leads to nobody, or to a
//! stranger. The router sees it where it sees its neighbours anyway, in leases and in ARP.

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::trace::{FactId, Name, NatFact, Trace, What};
use crate::wire::Mac;

/// For whom a rule was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Owner {
    /// Its name, when it has told one or the lab knows it.
    pub name: Option<Name>,
    /// Its card: that is who it is, whatever its address.
    pub mac: Mac,
}

/// Why a rule leads where it was not meant to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stale {
    /// The host it was made for has another address now.
    Moved {
        /// That address.
        now: Ipv4Addr,
        /// The fact that showed it.
        seen: FactId,
    },
    /// Another host has the address now.
    Taken {
        /// Its card.
        by: Mac,
        /// The fact that showed it.
        seen: FactId,
    },
}

/// Where a rule leads, and who that should be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Aim<'a> {
    pub(super) rule: u32,
    pub(super) host: Ipv4Addr,
    pub(super) owner: Option<&'a Owner>,
}

impl Aim<'_> {
    /// A neighbour was seen with this address and this card: what that makes of the rule, said when it is news.
    pub(super) fn hear(&self, before: Option<Stale>, ip: Ipv4Addr, card: Mac, trace: &mut Trace) -> Option<Stale> {
        let &Owner { mac, .. } = self.owner?;
        let (rule, host) = (self.rule, self.host);
        match (card == mac, ip == host) {
            (true, true) => {
                if before.is_some() {
                    trace.aside(|| What::Nat(NatFact::RuleFits { rule, host, mac }));
                }
                None
            }
            (true, false) if !matches!(before, Some(Stale::Moved { now, .. }) if now == ip) => {
                let seen = trace.aside(|| What::Nat(NatFact::RuleMoved { rule, host, mac, now: ip }));
                Some(Stale::Moved { now: ip, seen })
            }
            // Where the host has gone says more than who came after it.
            (false, true) if before.is_none() => {
                let seen = trace.aside(|| What::Nat(NatFact::RuleTaken { rule, host, mac, by: card }));
                Some(Stale::Taken { by: card, seen })
            }
            _ => before,
        }
    }
}
