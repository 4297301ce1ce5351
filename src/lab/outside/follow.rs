//! Following the facts of one call: all that follow from the one that began it, and what they say about the way.

use rustc_hash::FxHashSet;

use super::{OutsideTest, Step};
use crate::sim::NodeId;
use crate::trace::{Drop, Fact, FactId, IpFact, LinkFact, NatFact, TcpEvent, TcpState, Trace, UdpFact, What};
use crate::wire::{Eth, EtherType, IpProto};

/// Facts of one call that are followed: a call of a few seconds says some hundreds.
const FACTS_MAX: usize = 50_000;

/// Reads on where it stopped.
#[derive(Clone, Default, Debug)]
pub(in crate::lab) struct Follower {
    /// The facts of the call so far. Looked up, never iterated.
    ours: FxHashSet<FactId>,
    /// The last fact read.
    read: FactId,
    /// The inside host it reached.
    host: Option<NodeId>,
    /// What ended it for good.
    pub(in crate::lab) end: Option<FactId>,
    /// What happened to it that need not be the end: a copy that was lost, a cable that is cut.
    pub(in crate::lab) mishap: Option<FactId>,
    /// The latest box between that passed it on.
    passed: Option<(NodeId, FactId)>,
    /// What a router said about why a rule is not followed.
    pub(in crate::lab) reason: Option<FactId>,
}

impl Follower {
    /// A follower of what this fact causes.
    pub(in crate::lab) fn of(begun: FactId) -> Follower {
        Follower { ours: FxHashSet::from_iter([begun]), read: begun, ..Follower::default() }
    }

    /// Whether it can be said how the call ended: it came back, or something ended it.
    pub(in crate::lab) fn knows(&self, test: &OutsideTest) -> bool {
        self.end.is_some() || test.reached(Step::Back).is_some()
    }

    /// Reads what was said since the last time.
    pub(in crate::lab) fn advance(&mut self, test: &mut OutsideTest, trace: &Trace) {
        for fact in trace.since(self.read) {
            self.read = fact.id;
            if !self.ours.contains(&fact.cause) || self.ours.len() >= FACTS_MAX {
                continue;
            }
            self.ours.insert(fact.id);
            if self.knows(test) {
                continue;
            }
            if let What::Drop(why) = &fact.what {
                self.dropped(fact, why, trace);
            }
            self.note(fact, test);
            if let Some(step) = self.step_of(fact, test, trace)
                && test.next_step().is_some_and(|next| next <= step)
            {
                if step == Step::Router {
                    self.provider(test);
                }
                // The filter says only what it refuses: what comes behind it shows that it did not.
                if step >= Step::Socket && test.reached(Step::Filter).is_none() {
                    test.reached.push((Step::Filter, fact.id));
                }
                test.reached.push((step, fact.id));
            }
        }
    }

    fn dropped(&mut self, fact: &Fact, why: &Drop, trace: &Trace) {
        match why {
            // Of a flooded frame, the copies for others; of a question to all, those who are not meant.
            Drop::NotMyMac { .. } | Drop::SamePort { .. } | Drop::WrongVlan { .. } => {}
            _ if !is_ip(fact, trace) => {
                self.mishap.get_or_insert(fact.id);
            }
            why if why.is_on_the_way() || is_hitch(why) => self.mishap = Some(fact.id),
            _ => self.end = Some(fact.id),
        }
    }

    fn note(&mut self, fact: &Fact, test: &OutsideTest) {
        let at_router = fact.node == Some(test.router);
        match &fact.what {
            What::Nat(NatFact::HairpinOff { .. } | NatFact::CallerRefused { .. }) if at_router => {
                self.reason = Some(fact.id);
            }
            What::Nat(NatFact::RuleMatched { rule, .. }) if at_router && *rule != test.rule => {
                (self.reason, self.end) = (Some(fact.id), Some(fact.id));
            }
            _ => {}
        }
    }

    /// The place on the way that this fact shows.
    fn step_of(&mut self, fact: &Fact, test: &OutsideTest, trace: &Trace) -> Option<Step> {
        let node = fact.node?;
        let (at_router, at_caller) = (node == test.router, node == test.caller);
        let inside = test.reached(Step::Lan).is_some() && !at_router && !at_caller;
        match &fact.what {
            What::Link(LinkFact::Sent { .. }) if at_caller && is_ip(fact, trace) => Some(Step::Left),
            What::Link(LinkFact::Sent { .. })
                if self.host == Some(node) && test.reached(Step::Socket).is_some() && is_ip(fact, trace) =>
            {
                Some(Step::Answered)
            }
            What::Link(LinkFact::Arrived { .. }) if at_router && is_ip(fact, trace) => Some(Step::Router),
            What::Ip(IpFact::Forwarded { .. }) if at_router => test.reached(Step::Rule).map(|_| Step::Lan),
            What::Ip(IpFact::Forwarded { .. }) if !at_caller && !inside => {
                self.passed = Some((node, fact.id));
                None
            }
            What::Nat(NatFact::RuleMatched { rule, .. }) if at_router && *rule == test.rule => Some(Step::Rule),
            What::Ip(IpFact::Mine { .. }) if inside => {
                self.host = Some(node);
                Some(Step::Host)
            }
            What::Drop(Drop::NoListener { .. }) if self.host == Some(node) => Some(Step::Filter),
            What::Tcp(tcp) if at_caller => match &tcp.event {
                TcpEvent::State { to: TcpState::Established, .. } => Some(Step::Back),
                _ => None,
            },
            What::Udp(UdpFact::Delivered { .. }) if at_caller => Some(Step::Back),
            What::Tcp(_) | What::Udp(UdpFact::Delivered { .. }) if self.host == Some(node) => Some(Step::Socket),
            _ => None,
        }
    }

    /// All that stand between have passed it on.
    fn provider(&self, test: &mut OutsideTest) {
        if let Some((_, fact)) = self.passed.filter(|_| test.reached(Step::Provider).is_none()) {
            test.reached.push((Step::Provider, fact));
        }
    }

    /// The call is over. It came past the provider's boxes unless another of them than the last that passed it on has
    /// stopped it.
    pub(in crate::lab) fn close(&self, test: &mut OutsideTest, trace: &Trace) {
        let stopper = self.end.or(self.mishap).and_then(|id| trace.fact(id)?.node);
        let is_last = self.passed.is_some_and(|(node, _)| stopper.is_none_or(|stopper| stopper == node));
        if is_last && test.next_step() == Some(Step::Provider) {
            self.provider(test);
        }
    }

    /// The inside host that was reached.
    pub(in crate::lab) fn host(&self) -> Option<NodeId> {
        self.host
    }
}

/// Whether another try, or another copy, may still come through.
fn is_hitch(why: &Drop) -> bool {
    matches!(why, Drop::LinkCut { .. } | Drop::QueueFull { .. } | Drop::Unplugged { .. })
        || matches!(why, Drop::WrongSsid { .. } | Drop::WrongPassword { .. })
}

/// Whether a fact is about an IP packet (or about no frame): the call itself, and not a question for its way.
fn is_ip(fact: &Fact, trace: &Trace) -> bool {
    let Some(frame) = fact.frame.and_then(|id| trace.frame(id)) else { return true };
    Eth::parse(frame.bytes.head()).is_ok_and(|(eth, _)| eth.ethertype == EtherType::IPV4)
}

/// TCP is tried unless the rule is for UDP alone.
pub(in crate::lab) fn tried(proto: Option<IpProto>) -> IpProto {
    proto.unwrap_or(IpProto::TCP)
}
