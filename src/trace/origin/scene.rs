//! Where a frame was made: the frame, the first fact about it, and the facts it follows from.

use std::net::Ipv4Addr;

use crate::sim::{Frame, FrameId, NodeId};
use crate::trace::{DhcpFact, DnsFact, Fact, FactId, IpFact, LinkFact, PppFact, TcpEvent, Trace, What};
use crate::wire::{Value, dissect};

/// Causes looked at, at most: a long conversation is not read from its beginning for every field.
const LOOK_MAX: usize = 4096;
/// Causes that belong to the making of one frame, at most.
const NEAR_MAX: usize = 64;
/// Received frames that are read, at most.
const HEARD_MAX: usize = 24;

/// What DHCP decided, when the fact is of that.
pub(super) fn dhcp(fact: &Fact) -> Option<&DhcpFact> {
    if let What::Dhcp(dhcp) = &fact.what { Some(dhcp) } else { None }
}

/// What was decided about a name, when the fact is of that.
pub(super) fn dns(fact: &Fact) -> Option<&DnsFact> {
    if let What::Dns(dns) = &fact.what { Some(dns) } else { None }
}

/// What a connection decided, when the fact is of that.
pub(super) fn tcp(fact: &Fact) -> Option<&TcpEvent> {
    if let What::Tcp(tcp) = &fact.what { Some(&tcp.event) } else { None }
}

/// A frame and what made it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'t> {
    pub(super) trace: &'t Trace,
    pub(super) frame: &'t Frame,
    /// What became of it first.
    pub(super) birth: &'t Fact,
    /// Its box.
    pub(super) node: Option<NodeId>,
}

impl<'t> Scene<'t> {
    /// None when the log has let go of it.
    pub(super) fn of(trace: &'t Trace, frame: FrameId) -> Option<Scene<'t>> {
        let birth = trace.birth(frame)?;
        Some(Scene { trace, frame: trace.frame(frame)?, birth, node: birth.node })
    }

    /// The decision that made the frame.
    pub(super) fn decision(&self) -> FactId {
        self.birth.cause
    }

    /// The facts of the box that the frame follows from, back to what came in, the nearest first.
    pub(super) fn near(&self) -> impl Iterator<Item = &'t Fact> + use<'t> {
        let (trace, node) = (self.trace, self.node);
        let chain = std::iter::successors(trace.fact(self.decision()), move |fact| trace.fact(fact.cause));
        let mut over = false;
        chain.take(NEAR_MAX).take_while(move |fact| {
            let goes_on = !over && fact.node == node;
            over |= matches!(fact.what, What::Link(LinkFact::Arrived { .. }));
            goes_on
        })
    }

    /// All facts of the box that `from` follows from, the nearest first.
    pub(super) fn before(&self, from: FactId) -> impl Iterator<Item = &'t Fact> + use<'t> {
        let (trace, node) = (self.trace, self.node);
        let chain = std::iter::successors(trace.fact(from), move |fact| trace.fact(fact.cause));
        chain.take(LOOK_MAX).filter(move |fact| fact.node == node)
    }

    /// The first of the near facts that `pick` answers for.
    pub(super) fn find<R>(&self, pick: impl Fn(&'t Fact) -> Option<R>) -> Option<R> {
        self.near().find_map(pick)
    }

    /// The nearest received frame, among the causes of `from`, with one of these fields and, if it is given, this value.
    pub(super) fn heard(&self, from: FactId, names: &[&str], value: Option<&Value<'_>>) -> Option<FrameId> {
        let arrived = self.before(from).filter(|fact| matches!(fact.what, What::Link(LinkFact::Arrived { .. })));
        let has = |id: &FrameId| {
            self.trace.frame(*id).is_some_and(|frame| {
                let read = dissect(&frame.bytes);
                let mut fields = read.layers.iter().filter(|layer| !layer.quoted).flat_map(|layer| &layer.fields);
                fields.any(|field| names.contains(&field.field.name) && value.is_none_or(|v| *v == field.value))
            })
        };
        arrived.filter_map(|fact| fact.frame).take(HEARD_MAX).find(has).or_else(|| self.pieces(from).find(has))
    }

    /// The other pieces of the nearest packet, among the causes of `from`, that was put together: only the last one to
    /// come is a cause.
    fn pieces(&self, from: FactId) -> impl Iterator<Item = FrameId> {
        let whole = self.before(from).find_map(|fact| match fact.what {
            What::Ip(IpFact::Reassembled { src, ident, .. }) => Some((fact.id, src, ident)),
            _ => None,
        });
        let (id, from, of) = whole.unwrap_or((FactId::NONE, Ipv4Addr::UNSPECIFIED, 0));
        let later = (self.trace.last_id().0 - id.0) as usize;
        let back = self.trace.facts().rev().skip(later).take(LOOK_MAX).filter(|fact| fact.node == self.node);
        let held = back.filter(move |fact| match fact.what {
            What::Ip(IpFact::FragmentHeld { src, ident, .. }) => (src, ident) == (from, of),
            _ => false,
        });
        held.filter_map(|fact| fact.frame).take(HEARD_MAX)
    }

    /// The lease that the box held last when the frame was made.
    pub(super) fn address_held(&self) -> Option<FactId> {
        let later = (self.trace.last_id().0 - self.birth.id.0) as usize;
        let mut back = self.trace.facts().rev().skip(later).filter(|fact| fact.node == self.node);
        back.find(|fact| matches!(dhcp(fact), Some(DhcpFact::Bound { .. }))).map(|fact| fact.id)
    }

    /// The last session of the box with this card when the frame was made.
    pub(super) fn session_with(&self, card: &Value<'_>) -> Option<FactId> {
        let later = (self.trace.last_id().0 - self.birth.id.0) as usize;
        let mut back = self.trace.facts().rev().skip(later).filter(|fact| fact.node == self.node);
        let begun = |fact: &&Fact| match &fact.what {
            What::Ppp(ppp) => match &**ppp {
                PppFact::Begun { mac, .. } | PppFact::Granted { mac, .. } => *card == Value::Mac(*mac),
                _ => false,
            },
            _ => false,
        };
        back.find(begun).map(|fact| fact.id)
    }

    /// The fact that gave the box an address, as of the fact `by`.
    pub(super) fn address(&self, addr: Ipv4Addr, by: FactId) -> Option<&'t Fact> {
        let gave =
            |fact: &&Fact| matches!(&fact.what, What::Ip(IpFact::AddressAdded { addr: a, .. }) if a.addr() == addr);
        // Mostly the route by which the frame left stands on it; else it is looked for in the whole record.
        let by_route = self.find(|fact| match &fact.what {
            What::Ip(IpFact::Route { made, .. }) => Some(*made),
            _ => None,
        });
        let on_the_way = by_route.and_then(|made| self.before(made).find(gave));
        on_the_way.or_else(|| {
            let later = (self.trace.last_id().0 - by.0) as usize;
            self.trace.facts().rev().skip(later).filter(|fact| fact.node == self.node).find(gave)
        })
    }
}
