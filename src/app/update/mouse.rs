//! The mouse, where it is listened to: a press chooses what it points at, a second one opens it; the wheel scrolls, and on
//! the map comes nearer or goes farther. Everything it does a key does too.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::focus::Pane;
use crate::app::input::Target;
use crate::app::model::Model;
use crate::app::overlay::Overlay;

use super::act;

/// Rows a notch of the wheel moves.
const ROWS: usize = 3;

/// The mouse pressed on something.
pub(super) fn press(model: &mut Model, target: Target) -> Vec<Effect> {
    model.notice = None;
    let again = match target {
        Target::Pane(pane) => {
            model.focus.pane = pane;
            false
        }
        Target::Node(node) => {
            model.focus.pane = Pane::Map;
            let chosen = model.selection.node == node;
            model.selection.choose(node);
            chosen
        }
        Target::Event(fact) => {
            model.focus.pane = Pane::Events;
            model.selection.events.chosen.replace(fact) == Some(fact)
        }
        Target::Row(row) => match model.overlays.last_mut() {
            Some(Overlay::List(list)) => core::mem::replace(&mut list.at, row) == row,
            _ => false,
        },
        Target::Overlay => false,
    };
    if again { act(model, Action::Activate) } else { Vec::new() }
}

/// The wheel turned over something.
pub(super) fn wheel(model: &mut Model, up: bool, over: Target) -> Vec<Effect> {
    model.notice = None;
    let pane = match over {
        Target::Pane(pane) => Some(pane),
        Target::Node(_) => Some(Pane::Map),
        Target::Event(_) => Some(Pane::Events),
        Target::Row(_) | Target::Overlay => None,
    };
    if let Some(pane) = pane {
        model.focus.pane = pane;
    }
    if pane == Some(Pane::Map) {
        return act(model, if up { Action::MapNearer } else { Action::MapFarther });
    }
    (0..ROWS).flat_map(|_| act(model, if up { Action::Up } else { Action::Down })).collect()
}
