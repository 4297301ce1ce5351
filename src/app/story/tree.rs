//! All copies of a packet: a switch that floods it, a broadcast. Who got one, who took it, who let it fall and why, what is
//! still in the air. The story tells one branch of it; any other can be chosen.

use crate::sim::{LinkId, NodeId, Side};
use crate::trace::FactId;

use super::gather::Visit;

/// One copy, at the box it came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Twig {
    /// The box; none for a copy that nobody has yet, or ever.
    pub node: Option<NodeId>,
    /// How many boxes it is away from the sender.
    pub depth: usize,
    /// The link it came by and the end it left from; none at the sender.
    pub via: Option<(LinkId, Side)>,
    /// How many copies left from here.
    pub copies: usize,
    /// What became of it.
    pub end: TwigEnd,
    /// Whether the story tells this branch.
    pub told: bool,
    /// The visit it stands for, by which the branch is chosen.
    pub(super) visit: Option<usize>,
}

/// What became of a copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TwigEnd {
    /// It was sent on.
    Passed,
    /// The box took it.
    Took,
    /// It was not meant for this box; the fact says why.
    Aside(FactId),
    /// It died here.
    Dropped(FactId),
    /// The wire lost it.
    Lost(FactId),
    /// It is on the wire.
    Flies,
    /// The box has it and has not decided, or waits.
    Held,
}

/// The copies as a tree, each before those made from it.
pub(super) fn tree(visits: &[Visit], way: &[usize]) -> Vec<Twig> {
    let mut twigs = Vec::new();
    let mut open: Vec<(Grown, usize)> = vec![(Grown::Visit(0), 0)];
    while let Some((grown, depth)) = open.pop() {
        match grown {
            Grown::Visit(index) => {
                let Some(visit) = visits.get(index) else { continue };
                let children = children(visits, index);
                let copies = children.len();
                open.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
                let node = Some(visit.node);
                let told = way.contains(&index);
                twigs.push(Twig {
                    node,
                    depth,
                    via: visit.came_by(visits),
                    copies,
                    end: end(visit),
                    told,
                    visit: Some(index),
                });
            }
            Grown::Exit { via, end } => {
                twigs.push(Twig { node: None, depth, via: Some(via), copies: 0, end, told: false, visit: None });
            }
        }
    }
    twigs
}

/// What grows out of a visit.
enum Grown {
    Visit(usize),
    Exit { via: (LinkId, Side), end: TwigEnd },
}

fn children(visits: &[Visit], index: usize) -> Vec<Grown> {
    let Some(visit) = visits.get(index) else { return Vec::new() };
    let mut grown = Vec::new();
    for exit in visit.exits() {
        let before = grown.len();
        // A wire may deliver one sending twice.
        let from_here = |(at, v): (usize, &Visit)| v.comes_from(index, exit.fact.id).then_some(Grown::Visit(at));
        grown.extend(visits.iter().enumerate().skip(index + 1).filter_map(from_here));
        if grown.len() == before {
            let end = if exit.lost { TwigEnd::Lost(exit.fact.id) } else { TwigEnd::Flies };
            grown.push(Grown::Exit { via: (exit.link, exit.side), end });
        }
    }
    grown
}

fn end(visit: &Visit) -> TwigEnd {
    match (visit.aside(), visit.dropped()) {
        (Some(fact), _) => TwigEnd::Aside(fact.id),
        _ if visit.takes() => TwigEnd::Took,
        (None, Some(fact)) => TwigEnd::Dropped(fact.id),
        (None, None) if visit.exits().next().is_some() => TwigEnd::Passed,
        (None, None) => TwigEnd::Held,
    }
}
