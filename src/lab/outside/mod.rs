//! A forwarding rule tested from outside: a real call from a box beyond the WAN, how far it came, and what would let it
//! come further.
//!
//! What it is: the typed report. The call itself is made by `world::outside`; `follow` reads the facts it causes, and
//! `diagnose` says which of the usual failures that is. What it is not: sentences, nor anything that knows scenarios:
//! whatever is wrong is told from facts and from the picture of the lab.

mod diagnose;
mod follow;
mod mend;
mod text;
mod way;

use std::net::{Ipv4Addr, SocketAddrV4};

use serde::Serialize;

use crate::proto::nat::RuleSpec;
use crate::sim::{NodeId, SimTime};
use crate::trace::FactId;
use crate::wire::{IpProto, Mac};

pub(super) use diagnose::{diagnose, stillborn};
pub(super) use follow::{Follower, tried};
pub use mend::{Mend, MendKind};
pub(super) use way::{caller, dialled, is_inside};

/// A place on the way of the call; each is reached or not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It left the caller.
    Left,
    /// A router between passed it on.
    Provider,
    /// It reached the router.
    Router,
    /// The rule took it.
    Rule,
    /// The router passed it on to the LAN.
    Lan,
    /// It reached the inside host.
    Host,
    /// The host's filter let it in.
    Filter,
    /// A program there waits for it.
    Socket,
    /// The host answered.
    Answered,
    /// The answer came back.
    Back,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Step; 10] = [
        Step::Left,
        Step::Provider,
        Step::Router,
        Step::Rule,
        Step::Lan,
        Step::Host,
        Step::Filter,
        Step::Socket,
        Step::Answered,
        Step::Back,
    ];

    /// Its sentence is `outside-step-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Step::Left => "left",
            Step::Provider => "provider",
            Step::Router => "router",
            Step::Rule => "rule",
            Step::Lan => "lan",
            Step::Host => "host",
            Step::Filter => "filter",
            Step::Socket => "socket",
            Step::Answered => "answered",
            Step::Back => "back",
        }
    }
}

/// Why a call does not come through. Its sentence is `outside-why-<id>`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The router has no address outside.
    NoWanAddress,
    /// The call comes from inside, and hairpin is off.
    FromInside,
    /// Another translation stands before the router, and leads nothing to it.
    DoubleNat {
        /// The box that translates there.
        upper: String,
        /// The router's address behind it.
        wan: Ipv4Addr,
    },
    /// A box on the way filters the port.
    Blocked {
        /// The box.
        at: String,
        /// The deciding row.
        row: String,
        /// The port.
        port: u16,
    },
    /// The rule is off.
    RuleOff,
    /// The rule is for other callers.
    CallerRefused,
    /// Another rule comes first.
    OtherRule {
        /// Its number; 0 for the DMZ host.
        rule: u32,
    },
    /// Nobody on the LAN has the address the rule leads to.
    WrongAddress {
        /// That address.
        host: Ipv4Addr,
    },
    /// The host of that address cannot be reached.
    HostDown {
        /// The box that has it.
        host: String,
    },
    /// The host the rule was made for has another address now.
    Moved {
        /// Where the rule leads.
        host: Ipv4Addr,
        /// Where the host is.
        now: Ipv4Addr,
    },
    /// Another host has the address now.
    Taken {
        /// Where the rule leads.
        host: Ipv4Addr,
        /// Who has it.
        by: Mac,
    },
    /// The host's own filter refuses it.
    HostFilter {
        /// The host.
        host: String,
        /// The deciding row.
        row: String,
        /// The port.
        port: u16,
    },
    /// No program at the host waits at that port.
    NobodyListens {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// Something else: the fact says it.
    Other,
}

impl Failure {
    /// Its sentence is `outside-why-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            Failure::NoWanAddress => "no-wan-address",
            Failure::FromInside => "from-inside",
            Failure::DoubleNat { .. } => "double-nat",
            Failure::Blocked { .. } => "blocked",
            Failure::RuleOff => "rule-off",
            Failure::CallerRefused => "caller-refused",
            Failure::OtherRule { .. } => "other-rule",
            Failure::WrongAddress { .. } => "wrong-address",
            Failure::HostDown { .. } => "host-down",
            Failure::Moved { .. } => "moved",
            Failure::Taken { .. } => "taken",
            Failure::HostFilter { .. } => "host-filter",
            Failure::NobodyListens { .. } => "nobody-listens",
            Failure::Other => "other",
        }
    }
}

/// How a test ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The answer came back.
    Works,
    /// A datagram was delivered; the program did not answer, which it need not.
    Delivered,
    /// It did not come through.
    Fails {
        /// The first place it did not reach.
        step: Step,
        /// The fact that ended it; none when nothing was said.
        fact: FactId,
        /// Why.
        why: Failure,
        /// The smallest change that mends it, when one is known.
        mend: Option<Mend>,
    },
}

/// A test, running or done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OutsideTest {
    /// Its number, from 1.
    pub number: u32,
    /// The router.
    pub router: NodeId,
    /// The rule's number.
    pub rule: u32,
    /// What the rule said.
    pub spec: RuleSpec,
    /// Who calls.
    pub caller: NodeId,
    /// Whether the caller is behind the router, and so not outside.
    pub from_inside: bool,
    /// TCP or UDP.
    pub proto: IpProto,
    /// Whom it calls.
    pub to: SocketAddrV4,
    /// When it began.
    pub since: SimTime,
    /// The fact that began it.
    pub begun: FactId,
    /// The places reached, in order, each with the fact that shows it.
    pub reached: Vec<(Step, FactId)>,
    /// How it ended; none while it runs.
    pub verdict: Option<Verdict>,
}

impl OutsideTest {
    /// The fact that shows that a place was reached.
    pub fn reached(&self, step: Step) -> Option<FactId> {
        self.reached.iter().find(|(at, _)| *at == step).map(|(_, fact)| *fact)
    }

    /// The first place that was not reached.
    pub fn next_step(&self) -> Option<Step> {
        match self.reached.last() {
            None => Some(Step::Left),
            Some((last, _)) => Step::ALL.into_iter().find(|step| step > last),
        }
    }

    /// Whether the call comes through, as far as it is known.
    pub fn works(&self) -> Option<bool> {
        self.verdict.as_ref().map(|verdict| !matches!(verdict, Verdict::Fails { .. }))
    }
}
