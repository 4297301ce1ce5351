//! The tour: five deeds in a real lab, each waited for until it is done, however it is done.
//!
//! It looks at the model and at the record after every input; it counts no keys and changes nothing. What it says
//! stands under `tour-<page>`.

use crate::sim::{FrameId, NodeId};
use crate::trace::{FactId, IcmpFact, NatFact, TcpEvent, TcpState, Trace, What};

use super::form::Forwards;
use super::list::Purpose;
use super::model::Model;
use super::overlay::Overlay;
use super::playback::{Stop, Transport};

/// The lab in which it is.
pub const LAB: &str = "home";
/// The box there that calls from outside.
const CALLER: &str = "visitor";
/// Facts looked at after one input; the rest after the next.
const FACTS_MAX: usize = 20_000;

/// A step of the tour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// Choose a box.
    Choose,
    /// Send a ping and see its answer.
    Ping,
    /// Go one layer on, and ask why.
    Layer,
    /// A call from outside is refused; a rule lets it in.
    Forward,
    /// Look back, and return.
    Back,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Step; 5] = [Step::Choose, Step::Ping, Step::Layer, Step::Forward, Step::Back];
}

/// What was done of the present step.
#[allow(clippy::struct_excessive_bools, reason = "each is a deed of its own")]
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Deeds {
    /// A layer was stepped.
    stepped: bool,
    /// Somebody asked why.
    asked: bool,
    /// A call from outside was turned away.
    refused: bool,
    /// A rule took a call.
    matched: bool,
    /// The answer to the ping came, or the call was taken.
    reached: bool,
    /// The past was looked at.
    went_back: bool,
}

/// The tour.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tour {
    /// Steps done; all of them: it is over.
    done: u8,
    /// Facts looked at so far.
    seen: FactId,
    /// The box that was chosen when the step began.
    chosen: NodeId,
    /// The followed packet and how far it was told when it was looked at last.
    told: Option<(FrameId, usize)>,
    deeds: Deeds,
}

impl Tour {
    /// The tour after so many steps; what happened before does not count.
    pub(super) fn new(done: u8, model: &Model) -> Tour {
        let done = done.min(Step::ALL.len() as u8);
        let seen = model.stage.lab.trace().last_id();
        Tour { done, seen, chosen: model.selection.node, told: told(model), deeds: Deeds::default() }
    }

    /// The present step; none when it is over.
    pub fn step(&self) -> Option<Step> {
        Step::ALL.get(usize::from(self.done)).copied()
    }

    /// Steps done.
    pub fn done(&self) -> u8 {
        self.done
    }

    /// What is said now: `tour-<page>`.
    pub fn page(&self, model: &Model) -> &'static str {
        match self.step() {
            Some(Step::Choose) => "choose",
            Some(Step::Ping) => "ping",
            Some(Step::Layer) if !self.deeds.stepped => "layer",
            Some(Step::Layer) => "why",
            Some(Step::Forward) if !self.deeds.refused && !has_rule(model) => "knock",
            Some(Step::Forward) if !has_rule(model) => "rule",
            Some(Step::Forward) => "again",
            Some(Step::Back) if !self.deeds.went_back => "back",
            Some(Step::Back) => "return",
            None => "over",
        }
    }

    /// What is said while something lies over the map, `tour-<page>.<over>`: what to do there where it helps, else how to
    /// get away from it.
    pub fn over(&self, model: &Model) -> &'static str {
        match (model.overlays.last(), self.page(model)) {
            (Some(Overlay::List(list)), "choose") if list.purpose == Purpose::Boxes => "here",
            (Some(Overlay::Composer(_)), "ping" | "layer")
            | (Some(Overlay::Forwards(Forwards { editor: Some(_), .. })), "rule") => "here",
            (Some(Overlay::Console(shell)), "knock" | "again") if model.stage.name(shell.node) == CALLER => "here",
            (Some(Overlay::List(list)), "knock" | "again") if list.purpose == Purpose::ShellAt => "list",
            (Some(Overlay::Forwards(Forwards { editor: None, .. })), "rule" | "again") => "rules",
            _ => "away",
        }
    }

    /// Looks at what happened since it looked last. Whether the step is done.
    pub(super) fn watch(&mut self, model: &Model) -> bool {
        self.read(&model.stage.lab.trace());
        let now = told(model);
        let walks = matches!(model.playback.transport, Transport::Paused | Transport::Stepping(Stop::Layer));
        let moved = now.is_some() && self.told.map(|(root, _)| root) == now.map(|(root, _)| root) && self.told != now;
        self.told = now;
        let step = self.step();
        let deeds = &mut self.deeds;
        deeds.stepped |= walks && moved;
        deeds.asked |= matches!(model.overlays.last(), Some(Overlay::Why(_)));
        deeds.went_back |= model.playback.past;
        match step {
            Some(Step::Choose) => model.selection.node != self.chosen,
            Some(Step::Layer) => deeds.stepped && deeds.asked,
            Some(Step::Back) => deeds.went_back && !model.playback.past,
            Some(Step::Ping | Step::Forward) => deeds.reached,
            None => false,
        }
    }

    /// Reads the new facts.
    fn read(&mut self, trace: &Trace) {
        for fact in trace.since(self.seen).take(FACTS_MAX) {
            self.seen = fact.id;
            let deeds = &mut self.deeds;
            match (&fact.what, Step::ALL.get(usize::from(self.done))) {
                (What::Icmp(IcmpFact::EchoReceived { .. }), Some(Step::Ping)) => deeds.reached = true,
                (What::Nat(NatFact::SynRemembered { .. } | NatFact::SynAnswered { .. }), _) => deeds.refused = true,
                (What::Nat(NatFact::RuleMatched { .. }), Some(Step::Forward)) => deeds.matched = true,
                (What::Tcp(tcp), Some(Step::Forward)) => match tcp.event {
                    TcpEvent::ResetReceived { .. } => deeds.refused = true,
                    TcpEvent::State { to: TcpState::Established, .. } if deeds.matched => deeds.reached = true,
                    _ => {}
                },
                _ => {}
            }
        }
    }
}

/// The followed packet and how far it is told.
fn told(model: &Model) -> Option<(FrameId, usize)> {
    model.packet.story.as_ref().map(|story| (story.root, model.packet.told))
}

/// Whether any router leads calls inside.
fn has_rule(model: &Model) -> bool {
    let rules = model.stage.view.nodes.iter().filter_map(|node| node.nat.as_ref()).flat_map(|nat| &nat.rules);
    rules.into_iter().any(|rule| rule.enabled)
}
