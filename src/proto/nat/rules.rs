//! Port-forward rules: which outside port leads to which inside host, and what is wrong with a rule.

use core::fmt;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::proto::Endpoint;
use crate::trace::{FactId, NatFact, Trace, What};
use crate::wire::IpProto;

/// Rules of a router.
pub const RULES_MAX: usize = 128;
/// Characters of a rule's comment.
pub const COMMENT_MAX: usize = 80;

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
    /// Another rule has one of these outside ports for the same protocol.
    Overlaps {
        /// Its number.
        rule: u32,
    },
    /// There is no rule of this number.
    NoSuchRule {
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
            RuleError::TooMany { max } => write!(f, "no more than {max} rules"),
        }
    }
}

/// `tcp 8080 -> 192.168.0.3:80`, `both 6000-6010 -> 192.168.0.3:6000`: as `forward list` prints it.
impl fmt::Display for RuleSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proto = match self.proto {
            Some(IpProto::TCP) => "tcp",
            Some(IpProto::UDP) => "udp",
            _ => "both",
        };
        write!(f, "{proto} {}", self.first_port)?;
        if self.last_port != self.first_port {
            write!(f, "-{}", self.last_port)?;
        }
        write!(f, " -> {}:{}", self.host, self.port)
    }
}

impl RuleSpec {
    /// What is wrong with this rule at a router with this LAN (its own address and prefix) and these other rules.
    pub fn check(&self, lan: Ipv4Net, others: impl IntoIterator<Item = (u32, RuleSpec)>) -> Result<(), RuleError> {
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
        if !lan.contains(&self.host) {
            return Err(RuleError::NotInLan { lan: lan.trunc() });
        }
        if lan.prefix_len() < 31 && (self.host == lan.network() || self.host == lan.broadcast()) {
            return Err(RuleError::NotAHost);
        }
        if self.host == lan.addr() {
            return Err(RuleError::IsRouter);
        }
        match others.into_iter().find(|(_, other)| self.overlaps(other)) {
            Some((rule, _)) => Err(RuleError::Overlaps { rule }),
            None => Ok(()),
        }
    }

    fn overlaps(&self, other: &RuleSpec) -> bool {
        let same_proto = self.proto.is_none() || other.proto.is_none() || self.proto == other.proto;
        same_proto && self.first_port <= other.last_port && other.first_port <= self.last_port
    }

    fn takes(&self, proto: IpProto, port: u16) -> bool {
        let right_proto = match self.proto {
            Some(own) => own == proto,
            None => proto == IpProto::TCP || proto == IpProto::UDP,
        };
        right_proto && (self.first_port..=self.last_port).contains(&port)
    }

    /// The inside end of an outside port of this rule.
    fn target(&self, port: u16) -> Endpoint {
        Endpoint::new(self.host, self.port.saturating_add(port.saturating_sub(self.first_port)))
    }
}

/// A rule for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RuleRow {
    /// Its number; never given twice.
    pub id: u32,
    /// What it says.
    #[serde(flatten)]
    pub spec: RuleSpec,
    /// Whether it is in force.
    pub enabled: bool,
    /// What its owner noted.
    pub comment: String,
    /// Sessions it let in.
    pub hits: u64,
    /// The fact that made it what it is.
    pub made: FactId,
}

impl RuleRow {
    /// As `forward list` prints it.
    pub fn text(&self) -> String {
        self.spec.to_string()
    }
}

/// What a rule answers to a flow from outside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    pub(super) rule: u32,
    pub(super) inside: Endpoint,
    pub(super) made: FactId,
}

/// The rules of one router, in the order they were added.
#[derive(Clone, Default, Debug)]
pub(super) struct Rules {
    rows: Vec<RuleRow>,
    last_id: u32,
}

impl Rules {
    /// The enabled rule that takes this outside port. There is at most one: overlaps are refused.
    pub(super) fn matching(&self, proto: IpProto, port: u16) -> Option<Matched> {
        let row = self.rows.iter().find(|row| row.enabled && row.spec.takes(proto, port))?;
        Some(Matched { rule: row.id, inside: row.spec.target(port), made: row.made })
    }

    /// Counts a session that a rule let in.
    pub(super) fn count(&mut self, id: u32) {
        if let Ok(row) = self.row(id) {
            row.hits += 1;
        }
    }

    pub(super) fn add(&mut self, spec: RuleSpec, lan: Ipv4Net, trace: &mut Trace) -> Result<u32, RuleError> {
        if self.rows.len() >= RULES_MAX {
            return Err(RuleError::TooMany { max: RULES_MAX as u32 });
        }
        spec.check(lan, self.specs_but(None))?;
        self.last_id += 1;
        let id = self.last_id;
        let made = trace.say(|| What::Nat(NatFact::RuleAdded { rule: id, text: spec.to_string() }));
        self.rows.push(RuleRow { id, spec, enabled: true, comment: String::new(), hits: 0, made });
        Ok(id)
    }

    pub(super) fn edit(&mut self, id: u32, spec: RuleSpec, lan: Ipv4Net, trace: &mut Trace) -> Result<(), RuleError> {
        spec.check(lan, self.specs_but(Some(id)))?;
        let row = self.row(id)?;
        row.spec = spec;
        row.made = trace.say(|| What::Nat(NatFact::RuleChanged { rule: id, text: spec.to_string() }));
        Ok(())
    }

    pub(super) fn remove(&mut self, id: u32, trace: &mut Trace) -> Result<(), RuleError> {
        self.row(id)?;
        self.rows.retain(|row| row.id != id);
        trace.say(|| What::Nat(NatFact::RuleRemoved { rule: id }));
        Ok(())
    }

    pub(super) fn switch(&mut self, id: u32, on: bool, trace: &mut Trace) -> Result<(), RuleError> {
        let row = self.row(id)?;
        if row.enabled != on {
            row.enabled = on;
            row.made = trace.say(|| What::Nat(NatFact::RuleSwitched { rule: id, on }));
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, id: u32, comment: &str) -> Result<(), RuleError> {
        self.row(id)?.comment = comment.chars().take(COMMENT_MAX).collect();
        Ok(())
    }

    pub(super) fn rows(&self) -> &[RuleRow] {
        &self.rows
    }

    fn row(&mut self, id: u32) -> Result<&mut RuleRow, RuleError> {
        self.rows.iter_mut().find(|row| row.id == id).ok_or(RuleError::NoSuchRule { rule: id })
    }

    fn specs_but(&self, id: Option<u32>) -> impl Iterator<Item = (u32, RuleSpec)> {
        self.rows.iter().filter(move |row| Some(row.id) != id).map(|row| (row.id, row.spec))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lan() -> Ipv4Net {
        "192.168.0.1/24".parse().expect("a network")
    }

    fn tcp(first_port: u16, last_port: u16, host: u8, port: u16) -> RuleSpec {
        let host = Ipv4Addr::new(192, 168, 0, host);
        RuleSpec { proto: Some(IpProto::TCP), first_port, last_port, host, port }
    }

    #[test]
    fn every_mistake_has_its_name() {
        let check = |spec: RuleSpec| spec.check(lan(), [(4, tcp(8080, 8090, 3, 80))]);
        assert_eq!(check(tcp(80, 80, 3, 80)), Ok(()));
        assert_eq!(check(tcp(0, 80, 3, 80)), Err(RuleError::PortZero));
        assert_eq!(check(tcp(81, 80, 3, 80)), Err(RuleError::RangeReversed));
        assert_eq!(check(tcp(80, 80, 3, 0)), Err(RuleError::InnerPortZero));
        assert_eq!(check(tcp(80, 90, 3, 65_530)), Err(RuleError::InnerPortsPastEnd));
        assert_eq!(check(tcp(80, 80, 255, 80)), Err(RuleError::NotAHost));
        assert_eq!(check(tcp(80, 80, 0, 80)), Err(RuleError::NotAHost));
        assert_eq!(check(tcp(80, 80, 1, 80)), Err(RuleError::IsRouter));
        assert_eq!(check(tcp(8085, 9000, 4, 80)), Err(RuleError::Overlaps { rule: 4 }));
        assert_eq!(check(RuleSpec { proto: None, ..tcp(8000, 8080, 4, 80) }), Err(RuleError::Overlaps { rule: 4 }));
        assert_eq!(check(RuleSpec { proto: Some(IpProto::UDP), ..tcp(8080, 8080, 4, 80) }), Ok(()));
        let far = RuleSpec { host: Ipv4Addr::new(10, 0, 0, 3), ..tcp(80, 80, 3, 80) };
        assert_eq!(check(far), Err(RuleError::NotInLan { lan: lan().trunc() }));
    }

    #[test]
    fn rules_are_edited_switched_and_never_renumbered() {
        let (mut rules, mut trace) = (Rules::default(), Trace::all());
        assert_eq!(rules.add(tcp(8080, 8080, 3, 80), lan(), &mut trace), Ok(1));
        assert_eq!(rules.add(tcp(6000, 6010, 4, 7000), lan(), &mut trace), Ok(2));
        let inside = |rules: &Rules, port| rules.matching(IpProto::TCP, port).map(|m| m.inside.to_string());
        assert_eq!(inside(&rules, 6010), Some("192.168.0.4:7010".into()));
        assert_eq!(rules.switch(2, false, &mut trace), Ok(()));
        assert_eq!(inside(&rules, 6010), None);
        assert_eq!(rules.edit(1, tcp(8080, 8081, 5, 80), lan(), &mut trace), Ok(()), "it may overlap itself");
        assert_eq!(inside(&rules, 8081), Some("192.168.0.5:81".into()));
        assert_eq!(rules.remove(1, &mut trace), Ok(()));
        assert_eq!(rules.add(tcp(8080, 8080, 3, 80), lan(), &mut trace), Ok(3));
        assert_eq!(rules.remove(1, &mut trace), Err(RuleError::NoSuchRule { rule: 1 }));
        assert_eq!(rules.rows()[0].text(), "tcp 6000-6010 -> 192.168.0.4:7000");
    }
}
