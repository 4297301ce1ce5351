//! Hints: what one could do now, at most three, read from the state of the lab and of the screen. Each is a row of one
//! table. A hint goes when its state is over; most go for good once their key was used.

use std::collections::BTreeSet;

use super::action::Action;
use super::focus::Pane;
use super::model::Model;
use super::story::Fate;
use crate::lab::NodeView;
use crate::sim::LinkId;
use crate::wire::IpProto;

/// Hints shown at a time.
pub const HINTS_MAX: usize = 3;

/// A hint.
struct Row {
    /// Its words are `hint-<id>`.
    id: &'static str,
    /// What it leads to.
    action: Action,
    /// Whether it comes back although its key was used: it tells of a state, not of a key.
    lasting: bool,
    /// Whether it fits now; the name of the box it is about, where there is one.
    when: fn(&Model) -> Option<String>,
}

/// The table; what stands above goes first.
const TABLE: &[Row] = &[
    Row { id: "past", action: Action::Live, lasting: true, when: |m| on(m.playback.past) },
    Row { id: "dropped", action: Action::Why, lasting: false, when: |m| on(is_dropped(m)) },
    Row { id: "no-address", action: Action::DhcpRenew, lasting: true, when: without_address },
    Row {
        id: "cut",
        action: Action::Links,
        lasting: true,
        when: |m| on(m.stage.view.links.iter().any(|l| l.cut && !l.removed)),
    },
    Row { id: "task", action: Action::About, lasting: false, when: |m| on(m.stage.plan.lesson.is_some()) },
    Row { id: "send", action: Action::Compose, lasting: false, when: |m| on(m.stage.lab.journal().entries.is_empty()) },
    Row {
        id: "layer",
        action: Action::StepLayer,
        lasting: false,
        when: |m| on(m.packet.story.is_some() && !m.playback.past),
    },
    Row {
        id: "follow",
        action: Action::Follow,
        lasting: false,
        when: |m| on(m.packet.story.is_none() && has_flown(m)),
    },
    Row { id: "connection", action: Action::Connection, lasting: false, when: |m| on(is_connected(m)) },
    Row {
        id: "back",
        action: Action::StepBack,
        lasting: false,
        when: |m| on(m.packet.story.is_some() && !m.playback.past),
    },
    Row { id: "what", action: Action::What, lasting: false, when: |m| on(m.focus.pane != Pane::Map) },
    Row {
        id: "next",
        action: Action::Skip,
        lasting: true,
        when: |m| on(m.playback.resting.is_some_and(|r| r.next.is_some())),
    },
];

/// A hint that is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// Its words are `hint-<id>`.
    pub id: &'static str,
    /// What it leads to.
    pub action: Action,
    /// The box it is about; empty for none.
    pub node: String,
}

/// The hints of a session.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Those shown now, the most wanted first.
    pub shown: Vec<Shown>,
    /// Actions that were used.
    used: BTreeSet<Action>,
    /// Events of the lab when it was looked at last.
    seen: Option<u64>,
}

impl Hints {
    /// Remembers that an action was used.
    pub(super) fn use_of(&mut self, action: Action) {
        if TABLE.iter().any(|row| row.action == action) {
            self.used.insert(action);
        }
    }

    /// The hints that fit a model which had an input; a tick counts only when the lab has moved.
    pub(super) fn of(&self, model: &Model, tick: bool) -> Option<Hints> {
        let seen = Some(model.stage.view.events);
        if tick && self.seen == seen {
            return None;
        }
        let fresh = |row: &&Row| row.lasting || !self.used.contains(&row.action);
        let shown = |row: &Row| Some(Shown { id: row.id, action: row.action, node: (row.when)(model)? });
        let shown = TABLE.iter().filter(fresh).filter_map(shown).take(HINTS_MAX).collect();
        Some(Hints { shown, used: self.used.clone(), seen })
    }
}

/// The ids of all hints.
pub fn ids() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|row| row.id)
}

fn on(fits: bool) -> Option<String> {
    fits.then(String::new)
}

/// Whether the followed packet died.
fn is_dropped(model: &Model) -> bool {
    let story = model.packet.story.as_ref().filter(|_| !model.packet.lags());
    story.and_then(|story| story.columns.last()).is_some_and(|c| matches!(c.fate, Fate::Dropped(_) | Fate::Lost(_)))
}

/// A box that asks for its address, has none, and could get one: its cable is whole, and somebody lends addresses.
fn without_address(model: &Model) -> Option<String> {
    let view = &model.stage.view;
    let on = |node: &&NodeView| !node.removed && !node.off;
    let lends = |node: &NodeView| !node.pools.is_empty() || !node.dhcp_servers.is_empty();
    let whole = |link: LinkId| view.links.iter().any(|l| l.id == link && !l.cut && !l.removed);
    let asks = |node: &NodeView, face: usize| node.ports.iter().any(|p| p.iface == face && p.link.is_some_and(whole));
    let lacks = |node: &&NodeView| {
        let mut faces = node.ifaces.iter().enumerate();
        faces.any(|(at, face)| face.dhcp.is_some() && face.addrs.is_empty() && asks(node, at))
    };
    let node = model.stage.dhcp_clients().filter(on).find(lacks)?;
    let lent = view.nodes.iter().filter(on).any(|other| other.id != node.id && lends(other));
    lent.then(|| node.name.clone())
}

/// Whether anything has flown that can be followed.
fn has_flown(model: &Model) -> bool {
    model.playback.flights.latest(model.playback.shown).is_some()
}

/// Whether a TCP connection has two ends.
fn is_connected(model: &Model) -> bool {
    let sockets = model.stage.view.nodes.iter().flat_map(|node| &node.sockets);
    sockets.into_iter().any(|socket| socket.proto == IpProto::TCP && socket.remote.is_some())
}
