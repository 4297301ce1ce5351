//! The chain of causes: opening it, walking it, jumping to a link, and the way back.

use super::PAGE;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::why::{self, Why};

/// Opens the chain of what is looked at.
pub(super) fn open(model: &mut Model) {
    let chain = why::subject(model).and_then(|fact| Why::of(&model.stage.lab.trace(), fact));
    match chain {
        Some(why) => model.overlays.push(Overlay::Why(why)),
        None => model.notice = Some(Notice::PacketGone),
    }
}

/// Takes the latest jump back: what was looked at then, and the chain over it.
pub(super) fn back(model: &mut Model) {
    if !why::back(model) {
        model.notice = Some(Notice::NoReturn);
    }
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Why(why)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up => why.step(-1),
        Action::Down => why.step(1),
        Action::PageUp => why.step(-(PAGE as isize)),
        Action::PageDown => why.step(PAGE as isize),
        Action::First => why.step(isize::MIN),
        Action::Last => why.step(isize::MAX),
        Action::Activate => {
            let chosen = why.chosen();
            why::jump(model, chosen);
        }
        Action::Cancel | Action::Why => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}
