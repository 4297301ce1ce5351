//! From the end of a call to its failure: which of the usual ones it is, and what mends it.

use std::net::Ipv4Addr;

use super::follow::Follower;
use super::{Failure, Mend, OutsideTest, Step, Verdict, way};
use crate::lab::{LabView, NodeView};
use crate::proto::nat::{RuleRow, Stale};
use crate::sim::NodeId;
use crate::trace::{Drop, Fact, FactId, NatDrop, NatFact, Trace, What};
use crate::wire::IpProto;

/// How the test ended, now that nothing more will come.
pub(in crate::lab) fn diagnose(test: &OutsideTest, follower: &Follower, trace: &Trace, view: &LabView) -> Verdict {
    if test.reached(Step::Back).is_some() {
        return Verdict::Works;
    }
    if test.proto == IpProto::UDP && test.reached(Step::Socket).is_some() && follower.end.is_none() {
        return Verdict::Delivered;
    }
    let fact = follower.end.or(follower.mishap).unwrap_or_default();
    let case = Case { test, view, host: follower.host() };
    let why = case.failure(trace.fact(fact), follower.reason.and_then(|id| trace.fact(id)));
    let step = test.next_step().unwrap_or(Step::Back);
    let mend = Mend::of(&why, test, view);
    Verdict::Fails { step, fact, why, mend }
}

/// A test that could not begin.
pub(in crate::lab) fn stillborn(why: Failure, test: &OutsideTest, view: &LabView) -> Verdict {
    let mend = Mend::of(&why, test, view);
    Verdict::Fails { step: Step::Left, fact: FactId::NONE, why, mend }
}

struct Case<'a> {
    test: &'a OutsideTest,
    view: &'a LabView,
    host: Option<NodeId>,
}

impl Case<'_> {
    /// Nothing was said about its end.
    fn unsaid(&self) -> Failure {
        let lost_inside = self.test.reached(Step::Lan).is_some() && self.host.is_none();
        if lost_inside { self.nobody_there() } else { Failure::Other }
    }

    fn failure(&self, end: Option<&Fact>, reason: Option<&Fact>) -> Failure {
        let before_rule = self.test.reached(Step::Rule).is_none();
        match reason.map(|fact| &fact.what) {
            Some(What::Nat(NatFact::HairpinOff { .. })) => return Failure::FromInside,
            Some(What::Nat(NatFact::CallerRefused { .. })) => return Failure::CallerRefused,
            Some(What::Nat(NatFact::RuleMatched { rule, .. })) => return Failure::OtherRule { rule: *rule },
            _ => {}
        }
        let Some((fact, why)) = end.and_then(|fact| match &fact.what {
            What::Drop(why) => Some((fact, why)),
            _ => None,
        }) else {
            return self.unsaid();
        };
        match why {
            Drop::Nat(NatDrop::NoMapping { .. }) | Drop::NoListener { .. } if before_rule => self.not_led(fact.node),
            Drop::Filtered { rule, port, .. } if fact.node == self.host && self.host.is_some() => {
                Failure::HostFilter { host: self.name(fact.node), row: rule.to_string(), port: *port }
            }
            Drop::Filtered { rule, port, .. } if fact.node != Some(self.test.router) => {
                Failure::Blocked { at: self.name(fact.node), row: rule.to_string(), port: *port }
            }
            Drop::NoListener { port, .. } if fact.node == self.host => {
                self.stale().unwrap_or_else(|| Failure::NobodyListens { host: self.name(fact.node), port: *port })
            }
            Drop::NoArpAnswer { .. } if fact.node == Some(self.test.router) => self.nobody_there(),
            // A stranger's card took what was meant for a host that is elsewhere now.
            Drop::NotForMe { .. } => self.stale().unwrap_or(Failure::Other),
            _ if self.host.is_none() && !before_rule => self.nobody_there(),
            _ => Failure::Other,
        }
    }

    /// A box that translates knew nothing to do with the call.
    fn not_led(&self, at: Option<NodeId>) -> Failure {
        if at == Some(self.test.router) {
            return if self.rule().is_some_and(|rule| !rule.enabled) { Failure::RuleOff } else { Failure::Other };
        }
        let router = self.view.nodes.get(self.test.router.0 as usize);
        let translates = |node: &&NodeView| Some(node.id) == at && node.nat.is_some();
        match (self.view.nodes.iter().find(translates), router.and_then(way::wan)) {
            (Some(upper), Some(wan)) => Failure::DoubleNat { upper: upper.name.clone(), wan },
            _ => Failure::Other,
        }
    }

    /// The address the rule leads to did not answer.
    fn nobody_there(&self) -> Failure {
        let host = self.test.spec.host;
        self.stale().unwrap_or_else(|| match holder(self.view, self.test.router, host) {
            Some(node) => Failure::HostDown { host: node.name.clone() },
            None => Failure::WrongAddress { host },
        })
    }

    fn stale(&self) -> Option<Failure> {
        let RuleRow { spec, stale, .. } = self.rule()?;
        let host = spec.host;
        Some(match (*stale)? {
            Stale::Moved { now, .. } => Failure::Moved { host, now },
            Stale::Taken { by, .. } => Failure::Taken { host, by },
        })
    }

    /// The rule as it is now, when it still says the same.
    fn rule(&self) -> Option<&RuleRow> {
        let nat = self.view.nodes.get(self.test.router.0 as usize)?.nat.as_ref()?;
        nat.rules.iter().find(|row| row.id == self.test.rule && row.spec == self.test.spec)
    }

    fn name(&self, node: Option<NodeId>) -> String {
        node.and_then(|id| self.view.nodes.get(id.0 as usize)).map(|node| node.name.clone()).unwrap_or_default()
    }
}

/// The box that has this address, other than the router.
fn holder(view: &LabView, router: NodeId, addr: Ipv4Addr) -> Option<&NodeView> {
    let others = view.nodes.iter().filter(|node| !node.removed && node.id != router);
    others.into_iter().find(|node| node.ifaces.iter().any(|face| face.addrs.iter().any(|net| net.addr() == addr)))
}
