//! From the facts about a packet to the boxes on its way. A flood reaches many boxes: the way told is the one that
//! leads furthest.

use crate::sim::{LinkId, NodeId, Side, SimTime};
use crate::trace::{ArpFact, Drop, Fact, FactId, IpFact, LinkFact, ProcFact, SockFact, Trace, UdpFact, What};

use super::tree::{Twig, tree};
use super::{Column, Fate, steps};

/// Facts before the first sending that are told at the sender.
const PRELUDE_MAX: usize = 16;

/// The packet in one box, once.
#[derive(Debug)]
pub(super) struct Visit<'a> {
    pub(super) node: NodeId,
    /// The visit it came from, and the fact of its arrival.
    from: Option<(usize, &'a Fact)>,
    /// All facts in this box.
    pub(super) facts: Vec<&'a Fact>,
}

/// The way a frame left a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exit<'a> {
    pub(super) fact: &'a Fact,
    pub(super) link: LinkId,
    pub(super) side: Side,
    pub(super) lost: bool,
}

/// The boxes on the way of a packet with these facts, and all its copies; the way leads through the visit `toward`.
pub(super) fn columns(trace: &Trace, facts: &[FactId], toward: Option<usize>) -> (Vec<Column>, Vec<Twig>) {
    let facts: Vec<&Fact> = facts.iter().filter_map(|id| trace.fact(*id)).collect();
    let visits = visits(trace, &facts);
    let way = best_way(&visits, toward);
    let pairs = way.iter().enumerate();
    let column = |(place, index): (usize, &usize)| column(trace, &visits, *index, way.get(place + 1).copied());
    (pairs.filter_map(column).collect(), tree(&visits, &way))
}

fn visits<'a>(trace: &'a Trace, facts: &[&'a Fact]) -> Vec<Visit<'a>> {
    let mut visits: Vec<Visit<'a>> = Vec::new();
    for fact in facts {
        let Some(node) = fact.node else { continue };
        if matches!(fact.what, What::Link(LinkFact::Arrived { .. })) {
            let from = visits.iter().rposition(|v| v.facts.iter().any(|f| f.id == fact.cause));
            visits.push(Visit { node, from: from.map(|index| (index, *fact)), facts: Vec::new() });
            continue;
        }
        let by_cause = |v: &Visit| v.node == node && v.knows(fact.cause);
        let home = visits.iter().rposition(by_cause).or_else(|| visits.iter().rposition(|v| v.node == node));
        match home.and_then(|index| visits.get_mut(index)) {
            Some(visit) => visit.facts.push(fact),
            None => visits.push(Visit { node, from: None, facts: [prelude(trace, fact), vec![fact]].concat() }),
        }
    }
    visits
}

/// What led to a fact inside its box: back to the command, the timer or the packet that started it.
fn prelude<'a>(trace: &'a Trace, fact: &Fact) -> Vec<&'a Fact> {
    let chain = core::iter::successors(trace.fact(fact.cause), |f| trace.fact(f.cause));
    let inside = chain.take_while(|f| f.node == fact.node && !is_coming_in(&f.what)).take(PRELUDE_MAX);
    let mut facts: Vec<&Fact> = Vec::new();
    for fact in inside {
        facts.push(fact);
        // What a program did before it went on is another story.
        if matches!(
            fact.what,
            What::Proc(ProcFact::Woke { .. }) | What::Command { .. } | What::Script { .. } | What::Timer { .. }
        ) {
            break;
        }
    }
    facts.reverse();
    facts
}

/// What a box decides about a packet that leaves it.
const fn is_going_out(what: &What) -> bool {
    matches!(
        what,
        What::Ip(IpFact::Route { .. })
            | What::Arp(
                ArpFact::Hit { .. }
                    | ArpFact::Stale { .. }
                    | ArpFact::Confirmed { .. }
                    | ArpFact::Miss { .. }
                    | ArpFact::Asked { .. }
                    | ArpFact::Probed { .. }
            )
            | What::Udp(UdpFact::Sent { .. })
    )
}

const fn is_coming_in(what: &What) -> bool {
    matches!(
        what,
        What::Link(_)
            | What::Switch(_)
            | What::Ip(IpFact::Mine { .. })
            | What::Udp(UdpFact::Delivered { .. } | UdpFact::ToService { .. })
            | What::Boot
    )
}

impl<'a> Visit<'a> {
    fn knows(&self, id: FactId) -> bool {
        self.from.is_some_and(|(_, f)| f.id == id) || self.facts.iter().any(|f| f.id == id)
    }

    pub(super) fn exits(&self) -> impl Iterator<Item = Exit<'a>> {
        self.facts.iter().filter_map(|fact| match fact.what {
            What::Link(LinkFact::Sent { link, side, .. }) => Some(Exit { fact, link, side, lost: false }),
            What::Link(LinkFact::Lost { link, side, .. }) => Some(Exit { fact, link, side, lost: true }),
            _ => None,
        })
    }

    pub(super) fn dropped(&self) -> Option<&'a Fact> {
        // What the wire lost is told of its exit.
        let died = |what: &What| matches!(what, What::Drop(why) if !why.is_on_the_way());
        self.facts.iter().find(|f| died(&f.what)).copied()
    }

    /// What says that the packet was not meant for this box at all.
    pub(super) fn aside(&self) -> Option<&'a Fact> {
        let says_so = |f: &&&Fact| {
            matches!(
                f.what,
                What::Drop(Drop::NotMyMac { .. } | Drop::NotForMe { .. } | Drop::SamePort { .. })
                    | What::Arp(ArpFact::NotMine { .. })
            )
        };
        self.facts.iter().find(says_so).copied()
    }

    fn is_bystander(&self) -> bool {
        self.aside().is_some()
    }

    /// Whether it came from a visit by this sending.
    pub(super) fn comes_from(&self, visit: usize, sending: FactId) -> bool {
        self.from.is_some_and(|(from, arrival)| from == visit && arrival.cause == sending)
    }

    /// The link it came by, and the end it left from.
    pub(super) fn came_by(&self, visits: &[Visit]) -> Option<(LinkId, Side)> {
        let (from, arrival) = self.from?;
        let exit = visits.get(from)?.exits().find(|exit| exit.fact.id == arrival.cause)?;
        Some((exit.link, exit.side))
    }

    /// Whether the packet has reached its end here: something above the switch had to do with it. A home router may
    /// flood the very frame that it takes.
    pub(super) fn takes(&self) -> bool {
        let Some((_, arrival)) = self.from else { return false };
        let above = |f: &&Fact| !matches!(f.what, What::Switch(_) | What::Link(_));
        let passes_on = self.facts.iter().any(|f| matches!(f.what, What::Ip(IpFact::Forwarded { .. })));
        let only_flooded = self.exits().all(|e| e.fact.frame == arrival.frame);
        only_flooded && !passes_on && self.dropped().is_none() && !self.is_bystander() && self.facts.iter().any(above)
    }

    /// How much a box had to do with the packet, when its way ends here so far: it took it, has it in the air, has it
    /// in hand, let it die, or was not meant.
    fn weight(&self) -> u8 {
        if self.is_bystander() {
            0
        } else if self.takes() {
            4
        } else if self.exits().next().is_some() {
            3
        } else if self.dropped().is_some() {
            1
        } else {
            2
        }
    }
}

/// From the first visit to the end that matters most, then is furthest, then earliest; if there is one through `toward`,
/// of those.
fn best_way(visits: &[Visit], toward: Option<usize>) -> Vec<usize> {
    let way_to = |mut at: usize| {
        let mut way = vec![at];
        while let Some((from, _)) = visits.get(at).and_then(|v| v.from).filter(|(from, _)| *from < at) {
            way.push(from);
            at = from;
        }
        way.reverse();
        way
    };
    let is_leaf = |index: &usize| !visits.iter().any(|v| v.from.is_some_and(|(from, _)| from == *index));
    let is_end = |index: &usize| is_leaf(index) || visits.get(*index).is_some_and(Visit::takes);
    let ways = (0..visits.len()).filter(is_end).map(|leaf| (leaf, way_to(leaf)));
    let rated = ways.filter(|(_, way)| way.first() == Some(&0)).map(|(leaf, way)| {
        let weight = visits.get(leaf).map_or(0, Visit::weight);
        let wished = toward.is_some_and(|visit| way.contains(&visit));
        ((wished, weight, way.len(), core::cmp::Reverse(leaf)), way)
    });
    rated.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, way)| way).unwrap_or_default()
}

fn column(trace: &Trace, visits: &[Visit], index: usize, next: Option<usize>) -> Option<Column> {
    let visit = visits.get(index)?;
    let sending = next.and_then(|n| visits.get(n)?.from).map(|(_, arrival)| arrival.cause);
    let ends_here = next.is_none() && visit.takes();
    let exit = visit.exits().find(|e| !ends_here && sending.is_none_or(|id| e.fact.id == id));
    let arrival = visit.from.map(|(_, fact)| fact);
    let facts = told(visit, exit);
    let fate = match (&exit, facts.iter().find(|f| matches!(f.what, What::Drop(_)))) {
        (Some(exit), _) if exit.lost => Fate::Lost(exit.fact.id),
        (Some(_), _) => Fate::Passed,
        (None, Some(drop)) => Fate::Dropped(drop.id),
        (None, None) if facts.iter().any(|f| matches!(f.what, What::Arp(ArpFact::Miss { .. }))) => Fate::Waits,
        (None, None) => Fate::Delivered,
    };
    let frames = (arrival.and_then(|f| f.frame), exit.and_then(|e| e.fact.frame));
    let at = arrival.or(exit.map(|e| e.fact)).map_or(SimTime::ZERO, |f| f.at);
    let ladder = steps::ladder(trace, &facts, frames, fate, at);
    Some(Column {
        node: visit.node,
        arrived: arrival.map(|f| f.at),
        frame_in: frames.0,
        frame_out: frames.1,
        sent: exit.map(|e| (e.link, e.side, e.fact.id)),
        top: ladder.top,
        steps: ladder.steps,
        fate,
    })
}

/// The decisions told in a box: up to its exit; where the packet stays, up to the highest one, without those of the
/// reply on its way down; where it dies, up to its death.
fn told<'a>(visit: &Visit<'a>, exit: Option<Exit<'a>>) -> Vec<&'a Fact> {
    let before_exit = |f: &&&Fact| exit.is_none_or(|e| f.id < e.fact.id) && !matches!(f.what, What::Link(_));
    let mut decisions: Vec<&Fact> = visit.facts.iter().filter(before_exit).copied().collect();
    // That a program goes on says nothing about the packet, unless nothing else says who sent it.
    let says_nothing = |f: &&Fact| {
        matches!(&f.what, What::Proc(ProcFact::Woke { .. } | ProcFact::Reaped { .. }))
            || matches!(&f.what, What::Proc(ProcFact::Printed { text, .. }) if text.trim().is_empty())
    };
    if decisions.iter().any(|f| f.what.layer() == 7 && !says_nothing(f)) {
        decisions.retain(|f| !says_nothing(f));
    }
    if exit.is_none() && visit.from.is_some() && visit.takes() {
        let reply = decisions.iter().position(|f| matches!(f.what, What::Sock(SockFact::Wrote { .. })));
        decisions.truncate(reply.unwrap_or(decisions.len()));
        decisions.retain(|f| !is_going_out(&f.what));
    }
    let end = if exit.is_some() {
        decisions.len()
    } else {
        let death = decisions.iter().position(|f| matches!(f.what, What::Drop(_)));
        let top = decisions.iter().map(|f| f.what.layer()).max().unwrap_or(0);
        let summit = decisions.iter().rposition(|f| f.what.layer() == top);
        let waits = decisions.iter().position(|f| matches!(f.what, What::Arp(ArpFact::Miss { .. })));
        death.or(waits).or(summit).map_or(0, |last| last + 1)
    };
    decisions.into_iter().take(end).collect()
}
