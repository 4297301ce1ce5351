//! The inside of a box: walking its processes and sockets, and from box to box, while time runs.

use super::{PAGE, connection, console, link, main_screen};
use crate::app::action::{Action, Group};
use crate::app::effect::Effect;
use crate::app::host::HostView;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::sim::NodeId;

/// Looks into the chosen box.
pub(super) fn open(model: &mut Model) {
    model.overlays.push(Overlay::Host(HostView::new(model.selection.node)));
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action.row().group == Group::Play {
        main_screen::time(model, action);
        return Vec::new();
    }
    let Some(Overlay::Host(host)) = model.overlays.last_mut() else { return Vec::new() };
    let id = host.node;
    let Some(node) = model.stage.node(id) else {
        model.overlays.pop();
        return Vec::new();
    };
    match action {
        Action::Up => host.step(node, -1),
        Action::Down => host.step(node, 1),
        Action::PageUp => host.step(node, -(PAGE as isize)),
        Action::PageDown => host.step(node, PAGE as isize),
        Action::First => host.at = 0,
        Action::Last => host.step(node, isize::MAX),
        Action::Left | Action::FocusPrev => turn(model, id, false),
        Action::Right | Action::FocusNext => turn(model, id, true),
        Action::Activate | Action::Connection => {
            let ends = host.socket(node).and_then(|socket| Some((socket.local, socket.remote?)));
            match ends {
                Some((local, remote)) => connection::open_end(model, id, local, remote),
                None => model.notice = Some(Notice::NotAConnection),
            }
        }
        Action::DhcpRenew | Action::DhcpRelease => super::list::dhcp(model, action == Action::DhcpRenew),
        Action::Shell if model.stage.hosts().any(|n| n.id == id) => console::open(model, id),
        Action::Shell => model.notice = Some(Notice::NoPrograms),
        Action::LinkForm => link::open(model),
        Action::Dhcp => super::dhcp::open(model),
        Action::Cancel | Action::Host => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

/// Looks into the next box of the lab, or the one before, around the ends.
fn turn(model: &mut Model, from: NodeId, forward: bool) {
    let boxes: Vec<NodeId> = model.stage.view.nodes.iter().filter(|n| !n.removed).map(|n| n.id).collect();
    let here = boxes.iter().position(|id| *id == from).unwrap_or(0);
    let next = if forward { here + 1 } else { here + boxes.len().max(1) - 1 } % boxes.len().max(1);
    let Some(node) = boxes.get(next).copied() else { return };
    model.selection.choose(node);
    if let Some(Overlay::Host(host)) = model.overlays.last_mut() {
        *host = HostView::new(node);
    }
}
