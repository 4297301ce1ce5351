//! Why something happened: the chain of causes of a fact, from where it began, and the way back from a jump.
//!
//! What it is: which links of the chain there are, and which is looked at. What it is not: sentences (`i18n`) or
//! lines (`ui`): how many lines a sentence takes, the drawing knows.

use crate::sim::NodeId;
use crate::trace::{FactId, Trace, What};

use super::focus::Pane;
use super::model::Model;
use super::notice::Notice;
use super::overlay::Overlay;
use super::packet::Packet;
use super::story::StepKind;

/// Links of a chain that are kept: those nearest to the fact.
const LINKS_MAX: usize = 10_000;
/// Jumps that can be taken back.
const RETURNS_MAX: usize = 16;

/// The chain of causes of a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    /// From the root to the fact itself.
    pub links: Vec<FactId>,
    /// The link under the cursor.
    pub at: usize,
}

/// Where a chain begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Root {
    /// Somebody gave a command.
    Command,
    /// The scenario's script gave a line.
    Script,
    /// A box was switched on.
    Boot,
    /// The log has let go of what came before.
    Forgotten,
}

impl Root {
    /// Its sentence is `why-root-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Root::Command => "command",
            Root::Script => "script",
            Root::Boot => "boot",
            Root::Forgotten => "forgotten",
        }
    }
}

impl Why {
    /// The chain of a kept fact, the cursor on the fact itself.
    pub fn of(trace: &Trace, fact: FactId) -> Option<Why> {
        let chain = std::iter::successors(trace.fact(fact), |f| trace.fact(f.cause));
        let mut links: Vec<FactId> = chain.take(LINKS_MAX).map(|f| f.id).collect();
        links.reverse();
        Some(Why { at: links.len().checked_sub(1)?, links })
    }

    /// The fact under the cursor.
    pub fn chosen(&self) -> FactId {
        self.links.get(self.at).copied().unwrap_or_default()
    }

    /// Moves the cursor; down is towards the fact.
    pub(super) fn step(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.links.len().saturating_sub(1));
    }

    /// Where the chain begins.
    pub fn root(&self, trace: &Trace) -> Root {
        let first = self.links.first().and_then(|id| trace.fact(*id));
        match first.map(|fact| (&fact.what, fact.cause)) {
            Some((What::Command { .. }, _)) => Root::Command,
            Some((What::Script { .. }, _)) => Root::Script,
            Some((What::Boot, FactId::NONE)) => Root::Boot,
            _ => Root::Forgotten,
        }
    }
}

/// What was looked at before a jump to a fact.
#[derive(Clone, Debug)]
pub struct Return {
    overlays: Vec<Overlay>,
    node: NodeId,
    event: Option<FactId>,
    pane: Pane,
    packet: Packet,
}

/// What the reader looks at: the step of the packet when the ladder has the keyboard, else the chosen event, else the
/// newest one.
pub(super) fn subject(model: &Model) -> Option<FactId> {
    let trace = model.stage.lab.trace();
    let step = model.packet.step().map(|(_, step)| step).and_then(|step| match step.kind {
        StepKind::Decide(fact) => Some(fact),
        _ => step.frame.and_then(|frame| trace.birth(frame)).map(|fact| fact.id),
    });
    let events = &model.selection.events;
    let newest = || events.page(&trace, trace.last_id(), 1).first().map(|fact| fact.id);
    let in_list = events.chosen.or_else(newest);
    if model.focus.pane == Pane::Ladder { step.or(in_list) } else { events.chosen.or(step).or(in_list) }
}

/// Goes to a fact: its event, its box, its packet at that step. What lies over the main screen is left.
pub(super) fn jump(model: &mut Model, fact: FactId) {
    let trace = model.stage.lab.trace();
    let Some(fact) = trace.fact(fact).cloned() else {
        drop(trace);
        model.notice = Some(Notice::PacketGone);
        return;
    };
    let before = Return {
        overlays: core::mem::take(&mut model.overlays),
        node: model.selection.node,
        event: model.selection.events.chosen,
        pane: model.focus.pane,
        packet: model.packet.clone(),
    };
    if let Some(frame) = fact.frame {
        model.packet.show(&trace, frame, fact.id);
    }
    drop(trace);
    let returns = &mut model.selection.returns;
    if returns.len() >= RETURNS_MAX {
        returns.remove(0);
    }
    returns.push(before);
    if let Some(node) = fact.node {
        model.selection.choose(node);
    }
    model.selection.events.reveal(&fact);
    model.focus.pane = Pane::Events;
}

/// Back to what was looked at before the latest jump, with what lay over it. False when there was none.
pub(super) fn back(model: &mut Model) -> bool {
    let Some(before) = model.selection.returns.pop() else { return false };
    model.selection.choose(before.node);
    model.selection.events.chosen = before.event;
    model.focus.pane = before.pane;
    model.packet = before.packet;
    model.overlays = before.overlays;
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::SimTime;
    use crate::trace::TraceLimits;

    #[test]
    fn a_chain_is_read_from_its_root_and_says_when_the_root_is_gone() {
        let mut trace = Trace::with_limits(TraceLimits { facts: 3, ..TraceLimits::default() });
        trace.enter(SimTime(1), Some(NodeId(0)), FactId::NONE);
        let root = trace.say(|| What::Command { line: "ping pc2".into() });
        let timer = trace.say(|| What::Timer { purpose: "arp" });
        let mut why = Why::of(&trace, timer).expect("kept");
        assert_eq!((why.links.as_slice(), why.chosen(), why.root(&trace)), (&[root, timer][..], timer, Root::Command));
        why.step(-9);
        assert_eq!(why.chosen(), root);
        why.step(1);
        assert_eq!(why.chosen(), timer);
        let last = trace.say(|| What::Timer { purpose: "tcp" });
        trace.say(|| What::Timer { purpose: "tcp" });
        let why = Why::of(&trace, last).expect("kept");
        assert_eq!((why.links.as_slice(), why.root(&trace)), (&[timer, last][..], Root::Forgotten));
        assert_eq!(Why::of(&trace, root), None, "the log has let go of it");
    }
}
