//! The DHCP of a box: from client to server, and from box to box, while time runs.

use super::{command, list, main_screen};
use crate::app::action::{Action, Group};
use crate::app::dhcp::{DhcpView, Subject, subjects};
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::sim::NodeId;

/// Looks at the DHCP of the chosen box; where it has none, of the first that has.
pub(super) fn open(model: &mut Model) {
    let has = |id: NodeId| model.stage.node(id).is_some_and(|node| !subjects(node).is_empty());
    let chosen = model.selection.node;
    let first = || boxes(model).into_iter().next();
    let node = if has(chosen) { chosen } else { first().unwrap_or(chosen) };
    model.selection.choose(node);
    model.overlays.push(Overlay::Dhcp(DhcpView::new(node)));
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action.row().group == Group::Play {
        main_screen::time(model, action);
        return Vec::new();
    }
    let Some(Overlay::Dhcp(view)) = model.overlays.last_mut() else { return Vec::new() };
    let count = model.stage.node(view.node).map_or(0, |node| subjects(node).len()).max(1);
    match action {
        Action::Down | Action::PageDown => view.at = (view.at + 1) % count,
        Action::Up | Action::PageUp => view.at = (view.at + count - 1) % count,
        Action::First => view.at = 0,
        Action::Last => view.at = count - 1,
        Action::Left | Action::FocusPrev => turn(model, false),
        Action::Right | Action::FocusNext => turn(model, true),
        Action::DhcpRenew | Action::DhcpRelease => lease(model, action == Action::DhcpRenew),
        Action::Cancel | Action::Dhcp => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

/// Renews or releases what the client that is looked at was lent; looking at a server, the list asks whose.
fn lease(model: &mut Model, renew: bool) {
    let Some(Overlay::Dhcp(view)) = model.overlays.last() else { return };
    let Some(node) = model.stage.node(view.node) else { return };
    match view.subject(node) {
        Some(Subject::Client(iface, _)) => {
            let (name, verb) = (node.name.clone(), if renew { "renew" } else { "release" });
            let line = format!("dhcp {verb} {iface}");
            command::give(model, &name, &line);
        }
        _ => list::dhcp(model, renew),
    }
}

/// The boxes that have a DHCP client or server.
fn boxes(model: &Model) -> Vec<NodeId> {
    let nodes = model.stage.view.nodes.iter().filter(|node| !node.removed && !subjects(node).is_empty());
    nodes.map(|node| node.id).collect()
}

/// To the next such box, or the one before, around the ends.
fn turn(model: &mut Model, forward: bool) {
    let all = boxes(model);
    let Some(Overlay::Dhcp(view)) = model.overlays.last() else { return };
    let here = all.iter().position(|id| *id == view.node).unwrap_or(0);
    let step = if forward { 1 } else { all.len().max(1) - 1 };
    let Some(node) = all.get((here + step) % all.len().max(1)).copied() else { return };
    model.selection.choose(node);
    if let Some(Overlay::Dhcp(view)) = model.overlays.last_mut() {
        *view = DhcpView::new(node);
    }
}
