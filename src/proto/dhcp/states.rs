//! The states of a DHCP client (RFC 2131 figure 5), each with what it knows, and the clocks they run on.
//!
//! No decision falls here: `client` moves between the states. While a new address is looked for on the wire (RFC 5227) the
//! client still is where the ACK found it, in REQUESTING or REBOOTING; that is `Checking`.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::FOREVER_SECS;
use super::exchange::Exchange;
use crate::sim::{Rng, SimTime};
use crate::trace::FactId;
use crate::wire::Dhcp;

/// What a server lent, as its ACK says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lease {
    /// The address, with the length of its network's prefix.
    pub addr: Ipv4Net,
    /// The gateway.
    pub router: Option<Ipv4Addr>,
    /// Name servers, best first.
    pub dns: Vec<Ipv4Addr>,
    /// The domain that short names belong to.
    pub domain: Option<String>,
    /// Who lent it.
    pub server: Ipv4Addr,
    /// For how long, in seconds from the REQUEST on.
    pub lease_secs: u32,
    /// The fact that says so.
    pub fact: FactId,
}

impl Lease {
    /// The lease in an ACK; none when it lends nothing. The fact is still to be said.
    pub(super) fn in_ack(ack: &Dhcp, server: Ipv4Addr) -> Option<Lease> {
        let lease_secs = ack.lease_secs().filter(|secs| *secs > 0)?;
        let addr = usable(ack.yiaddr)?;
        let prefix = ack.subnet_mask().and_then(|mask| ipnet::ipv4_mask_to_prefix(mask).ok());
        Some(Lease {
            addr: Ipv4Net::new(addr, prefix.unwrap_or_else(|| classful_prefix(addr))).ok()?,
            router: ack.routers().first().copied().and_then(usable),
            dns: ack.dns_servers().to_vec(),
            domain: ack.domain_name().map(str::to_owned),
            server,
            lease_secs,
            fact: FactId::NONE,
        })
    }

    /// What an ACK to an INFORM tells a box that has the address `own` already (RFC 2131 4.3.5): settings, no lease.
    pub(super) fn settings_in(ack: &Dhcp, own: Ipv4Addr, server: Ipv4Addr) -> Lease {
        Lease {
            addr: Ipv4Net::from(own),
            router: ack.routers().first().copied().and_then(usable),
            dns: ack.dns_servers().to_vec(),
            domain: ack.domain_name().map(str::to_owned),
            server,
            lease_secs: 0,
            fact: FactId::NONE,
        }
    }
}

/// The address, when a host can have it.
pub(super) fn usable(addr: Ipv4Addr) -> Option<Ipv4Addr> {
    let not = addr.is_unspecified() || addr.is_multicast() || addr.is_broadcast() || addr.is_loopback();
    (!not).then_some(addr)
}

/// The network of an address that came without a mask (RFC 791 3.2): class A, B or C.
fn classful_prefix(addr: Ipv4Addr) -> u8 {
    match addr.octets()[0] {
        0..=127 => 8,
        128..=191 => 16,
        _ => 24,
    }
}

/// Where a client stands.
#[derive(Clone, Debug)]
pub(super) enum State {
    /// No address, nobody asked.
    Init(Init),
    /// It waits for offers.
    Selecting(Exchange),
    /// It waits until the offer it took is confirmed.
    Requesting(Requesting),
    /// It remembers a lease and is about to ask for it.
    InitReboot,
    /// It waits until the lease it remembers is confirmed.
    Rebooting(Rebooting),
    /// It was lent an address and looks whether somebody else uses it.
    Checking(Checking),
    /// It has an address.
    Bound(Held),
    /// It asks its own server for more time.
    Renewing(Extending),
    /// It asks any server for more time.
    Rebinding(Extending),
}

impl State {
    /// The name in RFC 2131.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            State::Init(_) => "INIT",
            State::Selecting(_) => "SELECTING",
            State::Requesting(_) => "REQUESTING",
            State::InitReboot => "INIT-REBOOT",
            State::Rebooting(_) => "REBOOTING",
            State::Checking(checking) => checking.from,
            State::Bound(_) => "BOUND",
            State::Renewing(_) => "RENEWING",
            State::Rebinding(_) => "REBINDING",
        }
    }

    /// The lease it holds, in the states that hold one.
    pub(super) const fn held(&self) -> Option<&Held> {
        match self {
            State::Bound(held) => Some(held),
            State::Renewing(asking) | State::Rebinding(asking) => Some(&asking.held),
            State::Rebooting(r) if r.kept => Some(&r.held),
            State::Init(_)
            | State::Selecting(_)
            | State::Requesting(_)
            | State::InitReboot
            | State::Rebooting(_)
            | State::Checking(_) => None,
        }
    }

    /// The conversation it is in.
    pub(super) const fn exchange(&self) -> Option<&Exchange> {
        match self {
            State::Selecting(exchange) => Some(exchange),
            State::Requesting(r) => Some(&r.exchange),
            State::Renewing(asking) | State::Rebinding(asking) => Some(&asking.exchange),
            State::Rebooting(r) => Some(&r.exchange),
            State::Init(_) | State::Bound(_) | State::InitReboot | State::Checking(_) => None,
        }
    }

    /// When it wants to be woken.
    pub(super) fn deadline(&self) -> Option<SimTime> {
        let at = match self {
            State::Init(init) => init.start_at,
            State::Selecting(exchange) => exchange.again_at,
            State::Requesting(r) => r.exchange.again_at,
            State::InitReboot => SimTime::NEVER,
            State::Rebooting(r) => r.exchange.again_at.min(r.held.expires_at),
            State::Checking(checking) => checking.held.expires_at,
            State::Bound(held) => held.t1_at.min(held.expires_at),
            State::Renewing(asking) => asking.exchange.again_at.min(asking.held.t2_at).min(asking.held.expires_at),
            State::Rebinding(asking) => asking.exchange.again_at.min(asking.held.expires_at),
        };
        (at != SimTime::NEVER).then_some(at)
    }
}

/// INIT.
#[derive(Clone, Copy, Debug)]
pub(super) struct Init {
    /// When it asks by itself; `NEVER` when it was not started, or gave its address back.
    pub(super) start_at: SimTime,
}

/// REQUESTING.
#[derive(Clone, Debug)]
pub(super) struct Requesting {
    pub(super) exchange: Exchange,
    /// The address that was offered.
    pub(super) addr: Ipv4Addr,
    /// Who offered it.
    pub(super) server: Ipv4Addr,
}

/// REBOOTING.
#[derive(Clone, Debug)]
pub(super) struct Rebooting {
    pub(super) exchange: Exchange,
    /// The lease it remembers.
    pub(super) held: Held,
    /// Whether the address is still in use: only the cable was away, not the box.
    pub(super) kept: bool,
}

/// An address that was lent and is not used yet.
#[derive(Clone, Debug)]
pub(super) struct Checking {
    pub(super) held: Held,
    /// The state in which the ACK came.
    pub(super) from: &'static str,
    /// The transaction of the ACK.
    pub(super) xid: u32,
}

/// A lease and its times.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) lease: Lease,
    /// T1: its own server is asked for more time.
    pub(super) t1_at: SimTime,
    /// T2: any server is asked.
    pub(super) t2_at: SimTime,
    pub(super) expires_at: SimTime,
    /// The transaction that gave it.
    pub(super) xid: u32,
}

impl Held {
    /// RFC 2131 4.4.1: the lease counts from the moment the REQUEST was sent. 4.4.5: T1 is half of it and T2 seven
    /// eighths, unless the server says otherwise, and T1 < T2 < lease must hold.
    pub(super) fn new(lease: Lease, ack: &Dhcp, asked_at: SimTime) -> Held {
        if lease.lease_secs == FOREVER_SECS {
            let never = SimTime::NEVER;
            return Held { lease, t1_at: never, t2_at: never, expires_at: never, xid: ack.xid };
        }
        let whole = Duration::from_secs(u64::from(lease.lease_secs));
        let told = |secs: Option<u32>| secs.filter(|s| *s > 0).map(|s| Duration::from_secs(u64::from(s)));
        let t2 = told(ack.t2_secs()).filter(|t2| *t2 < whole).unwrap_or(whole * 7 / 8);
        let half = if whole / 2 < t2 { whole / 2 } else { t2 / 2 };
        let t1 = told(ack.t1_secs()).filter(|t1| *t1 < t2).unwrap_or(half);
        Held { lease, t1_at: asked_at + t1, t2_at: asked_at + t2, expires_at: asked_at + whole, xid: ack.xid }
    }

    /// RFC 2131 4.4.5: T1 and T2 with some random fuzz, both moved to one share, so that their order stays. In percent.
    pub(super) fn fuzzed(mut self, asked_at: SimTime, shares: (u32, u32), rng: &mut Rng) -> Held {
        let (least, most) = shares;
        if self.expires_at != SimTime::NEVER && least < most {
            let permille = least * 10 + rng.below((most - least) * 10 + 1);
            let moved = |at: SimTime| asked_at + (at.since(asked_at) / 1000) * permille;
            (self.t1_at, self.t2_at) = (moved(self.t1_at), moved(self.t2_at));
        }
        self
    }
}

/// RENEWING and REBINDING.
#[derive(Clone, Debug)]
pub(super) struct Extending {
    pub(super) held: Held,
    pub(super) exchange: Exchange,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{BootOp, DhcpOption, Mac};

    fn held(lease_secs: u32, options: Vec<DhcpOption>) -> (Duration, Duration, Duration) {
        let mut ack = Dhcp::new(BootOp::Reply, 1, Mac::local(1));
        ack.yiaddr = Ipv4Addr::new(192, 168, 0, 100);
        ack.options = options;
        ack.options.push(DhcpOption::LeaseSecs(lease_secs));
        let lease = Lease::in_ack(&ack, Ipv4Addr::new(192, 168, 0, 1)).expect("it lends");
        let from = SimTime::from_secs(100);
        let held = Held::new(lease, &ack, from);
        (held.t1_at - from, held.t2_at - from, held.expires_at - from)
    }

    #[test]
    fn lease_times_are_exact_and_stand_in_order() {
        let secs = Duration::from_secs;
        assert_eq!(held(43200, vec![]), (secs(21600), secs(37800), secs(43200)));
        assert_eq!(
            held(120, vec![DhcpOption::T1Secs(6), DhcpOption::T2Secs(20)]),
            (secs(6), secs(20), secs(120)),
            "the server's own times"
        );
        let (t1, t2, end) = held(1, vec![DhcpOption::T1Secs(9), DhcpOption::T2Secs(9)]);
        assert!(Duration::ZERO < t1 && t1 < t2 && t2 < end, "times that contradict the lease are not believed");
        assert!(held(FOREVER_SECS, vec![]).2 > Duration::from_secs(1 << 32));
    }
}
