//! The followed packet: its story, how far it is told, and which packet comes next.

use crate::sim::FrameId;
use crate::trace::{Fact, FactId, LinkFact, Trace, What};

use super::story::{Place, Step, StepKind, Story};

/// What is followed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Follow {
    /// Nothing.
    #[default]
    Nothing,
    /// The first packet that this command causes, once there is one.
    Awaited {
        /// The fact of the command.
        command: FactId,
        /// The last fact looked at.
        seen: FactId,
    },
    /// The story at hand, and after it (or while it waits) what it causes.
    Conversation {
        /// The last fact looked at for the next packet.
        seen: FactId,
    },
    /// The story at hand only.
    Pinned,
}

/// The followed packet.
#[derive(Clone, Debug, Default)]
pub struct Packet {
    /// What is followed.
    pub follow: Follow,
    /// Its story.
    pub story: Option<Story>,
    /// How many of the story's steps are told.
    pub told: usize,
    /// The step the reader chose to look at; the last one told when none.
    pub chosen: Option<usize>,
    /// Whether the bytes are shown.
    pub hex: bool,
    /// The field of the present header that the reader chose to look at, by its number there.
    pub field: Option<usize>,
    /// The copy under the cursor, while the tree of all copies is shown.
    pub tree: Option<usize>,
    /// The way of the packet that this one follows from, once that was told.
    pub before: Vec<Place>,
    /// The way of the packet that followed from this one, when the reader came back from there.
    pub after: Vec<Place>,
    /// Stories of this conversation that were left, and how far they were told: one that waited goes on there.
    left: Vec<(Story, usize)>,
    /// The latest root among those that were let go of: what is not after it is not begun again.
    let_go: FrameId,
}

/// Facts after a command among which its first packet is looked for.
const AWAITED_MAX: u64 = 20_000;
/// Stories of a conversation that are remembered.
const LEFT_MAX: usize = 16;

impl Packet {
    /// Whether there are steps to tell that have happened.
    pub fn lags(&self) -> bool {
        self.story.as_ref().is_some_and(|story| self.told < story.len())
    }

    /// The step under the reader's eyes, with the number of its column.
    pub fn step(&self) -> Option<(usize, &Step)> {
        let last = self.told.checked_sub(1)?;
        self.story.as_ref()?.steps().nth(self.chosen.unwrap_or(last).min(last))
    }

    /// How many steps of a column are told: for drawing.
    pub fn told_in(&self, column: usize) -> usize {
        let Some(story) = &self.story else { return 0 };
        let before: usize = story.columns.iter().take(column).map(|c| c.steps.len()).sum();
        self.told.saturating_sub(before).min(story.columns.get(column).map_or(0, |c| c.steps.len()))
    }

    /// Waits for the first packet of a command.
    pub(super) fn await_command(&mut self, command: FactId) {
        self.follow = Follow::Awaited { command, seen: command };
    }

    /// Starts to tell the story of a frame; whether the trace holds it.
    pub(super) fn start(&mut self, trace: &Trace, frame: FrameId, follow: Follow) -> bool {
        let Some(story) = Story::of(trace, frame) else { return false };
        *self = Packet { follow, story: Some(story), hex: self.hex, ..Packet::default() };
        true
    }

    /// Shows the story of a frame at the step where `fact` fell; it is then looked at, not passed by.
    pub(super) fn show(&mut self, trace: &Trace, frame: FrameId, fact: FactId) -> bool {
        if !self.start(trace, frame, Follow::Pinned) {
            return false;
        }
        let Some(story) = &self.story else { return false };
        let steps = || story.steps().enumerate().map(|(index, (_, step))| (index, step));
        let told = steps().find(|(_, step)| step.kind == StepKind::Decide(fact));
        let moment = || steps().find(|(_, step)| step.frame == Some(frame));
        (self.told, self.chosen) = (story.len(), told.or_else(moment).map(|(index, _)| index));
        true
    }

    /// Goes on to another story of the conversation, which may have been told in part.
    fn go_on(&mut self, trace: &Trace, root: FrameId) {
        let mut left = core::mem::take(&mut self.left);
        left.extend(self.story.take().map(|story| (story, self.told)));
        let excess = left.len().saturating_sub(LEFT_MAX);
        let gone = left.drain(..excess).map(|(story, _)| story.root);
        let let_go = gone.fold(self.let_go, FrameId::max);
        let before = left.last().map(|(story, _)| story.journey(trace)).unwrap_or_default();
        let follow = Follow::Conversation { seen: FactId::NONE };
        match left.iter().position(|(story, _)| story.root == root) {
            Some(index) => {
                let (story, told) = left.remove(index);
                *self = Packet { follow, story: Some(story), told, hex: self.hex, ..Packet::default() };
            }
            None => {
                self.start(trace, root, follow);
            }
        }
        (self.left, self.let_go, self.before) = (left, let_go, before);
    }

    /// What comes next in the conversation, among what was recorded after `seen`: what follows from the story at
    /// hand, else from one that was left (the one at hand was a dead end). A story that was told is taken up again
    /// when there is more of it.
    fn next_root(&self, trace: &Trace, seen: FactId) -> Option<FrameId> {
        let stories = self.story.iter().chain(self.left.iter().rev().map(|(story, _)| story));
        let news = |root: &FrameId| {
            let here = self.story.as_ref().is_some_and(|s| s.root == *root);
            match self.left.iter().find(|(story, _)| story.root == *root) {
                Some((story, told)) => *told < story.len(),
                None => !here && *root > self.let_go,
            }
        };
        stories.into_iter().find_map(|story| story.next(trace, seen).find(news))
    }

    /// Follows nothing.
    pub(super) fn stop(&mut self) {
        *self = Packet { hex: self.hex, ..Packet::default() };
    }

    /// Takes in what was recorded since: grows the story, finds the awaited or the next packet.
    pub(super) fn absorb(&mut self, trace: &Trace) {
        if let Some(story) = &mut self.story {
            story.grow(trace);
            self.told = self.told.min(story.len());
        }
        match self.follow {
            Follow::Awaited { command, seen } => {
                let found = first_caused(trace, command, seen);
                let last = trace.last_id();
                let waits = last.0 - command.0 < AWAITED_MAX;
                self.follow = if waits { Follow::Awaited { command, seen: last } } else { Follow::Pinned };
                if let Some(frame) = found {
                    self.start(trace, frame, Follow::Conversation { seen: FactId::NONE });
                }
            }
            Follow::Conversation { seen } => {
                let told = self.story.as_ref().is_some_and(|s| s.is_still() && self.told >= s.len());
                if !told || seen == trace.last_id() {
                    return;
                }
                for (story, _) in &mut self.left {
                    story.grow(trace);
                }
                let next = self.next_root(trace, seen);
                self.follow = Follow::Conversation { seen: trace.last_id() };
                if let Some(root) = next {
                    self.go_on(trace, root);
                }
            }
            Follow::Nothing | Follow::Pinned => {}
        }
    }

    /// One more step is told.
    pub(super) fn tell(&mut self) {
        self.told += 1;
        self.field = None;
    }

    /// Another packet of the conversation is looked at: the one after this, or the one before.
    pub(super) fn turn(&mut self, trace: &Trace, frame: FrameId, forward: bool) -> bool {
        let here = self.story.as_ref().map(|story| story.journey(trace)).unwrap_or_default();
        let started = self.start(trace, frame, Follow::Pinned);
        match forward {
            _ if !started => {}
            true => self.before = here,
            false => self.after = here,
        }
        started
    }

    /// Opens the tree of all copies, or closes it. Whether there is one.
    pub(super) fn toggle_tree(&mut self) -> bool {
        let Some(story) = &self.story else { return false };
        let told = story.tree.iter().rposition(|twig| twig.told).unwrap_or(0);
        self.tree = if self.tree.is_some() { None } else { Some(told) };
        true
    }

    /// Moves the cursor in the tree.
    pub(super) fn walk_tree(&mut self, by: isize) {
        let last = self.story.as_ref().map_or(0, |story| story.tree.len().saturating_sub(1));
        self.tree = self.tree.map(|at| at.saturating_add_signed(by).min(last));
    }

    /// Tells the branch under the cursor, and looks at it where it parts from the others.
    pub(super) fn enter_branch(&mut self, trace: &Trace) {
        let (Some(at), Some(story)) = (self.tree, &mut self.story) else { return };
        if story.turn_to(trace, at) {
            let parts = story.steps().find(|(column, _)| *column > 0 && story.copies(column - 1) > 1);
            let first = parts.and_then(|(column, _)| story.steps().position(|(other, _)| other == column));
            (self.told, self.chosen) = (story.len(), first);
        }
        (self.tree, self.field) = (None, None);
    }

    /// Chooses another field of the present header: `fields` of them, from the one now looked at.
    pub(super) fn choose_field(&mut self, by: isize, here: usize, fields: usize) {
        let at = self.field.map_or(here, |at| at.saturating_add_signed(by));
        self.field = (fields > 0).then(|| at.min(fields - 1));
    }

    /// Chooses another told step.
    pub(super) fn choose(&mut self, by: isize) {
        self.field = None;
        let Some(last) = self.told.checked_sub(1) else { return };
        let next = self.chosen.unwrap_or(last).saturating_add_signed(by).min(last);
        self.chosen = (next < last).then_some(next);
    }

    /// Chooses the first told step of the next or previous box.
    pub(super) fn choose_column(&mut self, forward: bool) {
        self.field = None;
        let Some((here, _)) = self.step() else { return };
        let Some(story) = &self.story else { return };
        let starts: Vec<usize> = (0..story.columns.len())
            .map(|column| story.columns.iter().take(column).map(|c| c.steps.len()).sum())
            .collect();
        let wanted = if forward { here + 1 } else { here.saturating_sub(1) };
        match starts.get(wanted).filter(|s| **s < self.told) {
            Some(start) => self.chosen = Some(*start),
            None => self.chosen = None,
        }
    }
}

/// The first packet after `seen` that a command caused.
fn first_caused(trace: &Trace, command: FactId, seen: FactId) -> Option<FrameId> {
    let caused = |fact: &&Fact| {
        let sent = matches!(fact.what, What::Link(LinkFact::Sent { .. } | LinkFact::Lost { .. }) | What::Drop(_));
        let mut causes = core::iter::successors(Some(*fact), |f| trace.fact(f.cause)).take_while(|f| f.id >= command);
        sent && causes.any(|f| f.id == command)
    };
    trace.since(seen).find(caused).and_then(|f| f.frame)
}
