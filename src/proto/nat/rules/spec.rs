//! What a port-forward rule says, and what is wrong with it: by itself, at this LAN, beside the other rules.

use core::fmt;
use core::str::FromStr;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::words::{RuleWords, WordError};
use crate::proto::Endpoint;
use crate::wire::IpProto;

/// What a rule says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct RuleSpec {
    /// TCP, UDP, or none for both.
    pub proto: Option<IpProto>,
    /// First outside port.
    pub first_port: u16,
    /// Last outside port.
    pub last_port: u16,
    /// Inside host.
    pub host: Ipv4Addr,
    /// Inside port of the first outside port; the others follow.
    pub port: u16,
    /// Who may call; none for everybody.
    pub from: Option<Ipv4Net>,
}

/// Why a rule is refused. What each is about: the outside port, the inside port, the host, or the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleError {
    /// Outside port zero.
    PortZero,
    /// The last outside port is before the first.
    RangeReversed,
    /// Inside port zero.
    InnerPortZero,
    /// The inside ports would run past 65535.
    InnerPortsPastEnd,
    /// The inside host is not on the LAN.
    NotInLan {
        /// The LAN.
        lan: Ipv4Net,
    },
    /// The inside host is the LAN's own or its broadcast address.
    NotAHost,
    /// The inside host is the router itself.
    IsRouter,
    /// Another rule has one of these outside ports for the same protocol and the same callers.
    Overlaps {
        /// Its number.
        rule: u32,
    },
    /// There is no rule of this number.
    NoSuchRule {
        /// The number.
        rule: u32,
    },
    /// A rule of this number stands already.
    Stands {
        /// The number.
        rule: u32,
    },
    /// The table is full.
    TooMany {
        /// How many rules it takes.
        max: u32,
    },
}

/// A short reason, as command-line tools give one.
impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleError::PortZero => f.write_str("outside port must be 1-65535"),
            RuleError::RangeReversed => f.write_str("port range is reversed"),
            RuleError::InnerPortZero => f.write_str("inside port must be 1-65535"),
            RuleError::InnerPortsPastEnd => f.write_str("inside ports run past 65535"),
            RuleError::NotInLan { lan } => write!(f, "inside host is not in {lan}"),
            RuleError::NotAHost => f.write_str("inside host is a network or broadcast address"),
            RuleError::IsRouter => f.write_str("inside host is the router itself"),
            RuleError::Overlaps { rule } => write!(f, "outside port overlaps rule {rule}"),
            RuleError::NoSuchRule { rule } => write!(f, "no rule {rule}"),
            RuleError::Stands { rule } => write!(f, "there is a rule {rule}"),
            RuleError::TooMany { max } => write!(f, "no more than {max} rules"),
        }
    }
}

/// `tcp 8080 -> 192.168.0.3:80`, `both 6000-6010 -> 192.168.0.3:6000 from 192.0.2.0/24`: as `forward list` prints it.
impl fmt::Display for RuleSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.proto_word(), self.first_port)?;
        if self.last_port != self.first_port {
            write!(f, "-{}", self.last_port)?;
        }
        write!(f, " -> {}:{}", self.host, self.port)?;
        self.from.map_or(Ok(()), |from| write!(f, " from {from}"))
    }
}

/// What `Display` writes, or the words of `forward add` with an address for the host.
impl FromStr for RuleSpec {
    type Err = WordError;

    fn from_str(text: &str) -> Result<RuleSpec, WordError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let read = RuleWords::read(&words)?;
        let host = read.host.parse().map_err(|_| WordError::Host { text: read.host.to_owned() })?;
        Ok(read.spec(host))
    }
}

/// Another rule of the table, as `check` looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Other {
    /// Its number.
    pub rule: u32,
    /// What it says.
    pub spec: RuleSpec,
    /// Whether it stands before the rule that is checked, and so is asked first.
    pub before: bool,
}

impl RuleSpec {
    /// The words that `forward add` makes it of: `tcp 8080 192.168.0.3:80`.
    pub fn words(&self) -> String {
        self.to_string().replace("-> ", "")
    }

    /// `tcp`, `udp`, `both`.
    pub const fn proto_word(&self) -> &'static str {
        match self.proto {
            Some(IpProto::TCP) => "tcp",
            Some(IpProto::UDP) => "udp",
            _ => "both",
        }
    }

    /// What is wrong with this rule at a router with this LAN (its own address and prefix) and these other rules.
    pub fn check(&self, lan: Ipv4Net, others: impl IntoIterator<Item = Other>) -> Result<(), RuleError> {
        if self.first_port == 0 || self.last_port == 0 {
            return Err(RuleError::PortZero);
        }
        let Some(span) = self.last_port.checked_sub(self.first_port) else {
            return Err(RuleError::RangeReversed);
        };
        if self.port == 0 {
            return Err(RuleError::InnerPortZero);
        }
        if self.port.checked_add(span).is_none() {
            return Err(RuleError::InnerPortsPastEnd);
        }
        check_host(self.host, lan)?;
        match others.into_iter().find(|other| self.collides(other)) {
            Some(other) => Err(RuleError::Overlaps { rule: other.rule }),
            None => Ok(()),
        }
    }

    /// Whether the two cannot both stand.
    pub fn collides(&self, other: &Other) -> bool {
        let (first, second) = if other.before { (&other.spec, self) } else { (self, &other.spec) };
        first.hides(second)
    }

    /// Whether a later rule could not be reached by some of the packets it is about, and not only because this one picks
    /// a few callers out of its own.
    pub fn hides(&self, later: &RuleSpec) -> bool {
        self.overlaps(later) && !self.picks_from(later)
    }

    /// Whether a packet could follow both; the same from either side.
    pub fn overlaps(&self, other: &RuleSpec) -> bool {
        let same_proto = self.proto.is_none() || other.proto.is_none() || self.proto == other.proto;
        let same_callers = match (self.from, other.from) {
            (Some(a), Some(b)) => a.contains(&b) || b.contains(&a),
            _ => true,
        };
        same_proto && same_callers && self.first_port <= other.last_port && other.first_port <= self.last_port
    }

    /// Whether the callers of this rule are only some of the other's.
    fn picks_from(&self, other: &RuleSpec) -> bool {
        match (self.from, other.from) {
            (Some(some), Some(all)) => all.contains(&some) && all.prefix_len() < some.prefix_len(),
            (some, all) => some.is_some() && all.is_none(),
        }
    }

    /// Whether it is about this outside port, whoever calls.
    pub fn takes(&self, proto: IpProto, port: u16) -> bool {
        let right_proto = match self.proto {
            Some(own) => own == proto,
            None => proto == IpProto::TCP || proto == IpProto::UDP,
        };
        right_proto && (self.first_port..=self.last_port).contains(&port)
    }

    /// Whether this caller may.
    pub fn lets_in(&self, caller: Ipv4Addr) -> bool {
        self.from.is_none_or(|from| from.contains(&caller))
    }

    /// The inside end of an outside port of this rule.
    pub fn target(&self, port: u16) -> Endpoint {
        Endpoint::new(self.host, self.port.saturating_add(port.saturating_sub(self.first_port)))
    }
}

/// Whether a call can be led to this host behind a router whose own address and LAN are `lan`.
pub(super) fn check_host(host: Ipv4Addr, lan: Ipv4Net) -> Result<(), RuleError> {
    if !lan.contains(&host) {
        return Err(RuleError::NotInLan { lan: lan.trunc() });
    }
    if lan.prefix_len() < 31 && (host == lan.network() || host == lan.broadcast()) {
        return Err(RuleError::NotAHost);
    }
    if host == lan.addr() { Err(RuleError::IsRouter) } else { Ok(()) }
}
