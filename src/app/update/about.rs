//! What this lab is about: scrolling its text, and asking for its hints one after the other.

use super::PAGE;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::focus::Pane;
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::lab::Plan;

/// Letters that a line of the card holds at least.
const LINE_LETTERS: usize = 24;

/// Opens the card.
pub(super) fn open(model: &mut Model) {
    model.overlays.push(Overlay::About { scroll: 0, hints: 0 });
}

/// Opens the card that says what has the keyboard.
pub(super) fn what(model: &mut Model) {
    let topic = match (model.context(), model.focus.pane) {
        _ if matches!(model.overlays.last(), Some(Overlay::Dhcp(_))) => "dhcp",
        _ if matches!(model.overlays.last(), Some(Overlay::Subnets(_))) => "addresses",
        (Context::Rules, _) => "rules",
        (Context::Router, _) => "router",
        (Context::Connection, _) => "connection",
        (Context::Host, _) => "host",
        (Context::Anatomy, _) => "anatomy",
        (_, Pane::Map) => "map",
        (_, Pane::Inspector) => model.selection.tab.id(),
        (_, Pane::Events) => "events",
        (_, Pane::Ladder) => "ladder",
    };
    model.overlays.push(Overlay::What { topic });
}

/// A card without choices is left by any key that does something.
pub(super) fn leave(model: &mut Model, action: Action) -> Vec<Effect> {
    if matches!(action, Action::Activate | Action::Cancel) {
        model.overlays.pop();
    }
    Vec::new()
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let most = lines_at_most(&model.stage.plan);
    let given = model.stage.plan.lesson.as_ref().map_or(0, |lesson| lesson.hints.len());
    let Some(Overlay::About { scroll, hints }) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up => *scroll = scroll.saturating_sub(1),
        Action::Down => *scroll += 1,
        Action::PageUp => *scroll = scroll.saturating_sub(PAGE),
        Action::PageDown => *scroll += PAGE,
        Action::First => *scroll = 0,
        Action::Last => *scroll = most,
        // The next hint comes into sight.
        Action::Activate if *hints < given => (*hints, *scroll) = (*hints + 1, most),
        Action::Activate | Action::Cancel => {
            model.overlays.pop();
            return Vec::new();
        }
        _ => {}
    }
    *scroll = (*scroll).min(most);
    Vec::new()
}

/// Lines that the card has at most; the drawing knows exactly.
fn lines_at_most(plan: &Plan) -> usize {
    let lesson = plan.lesson.iter().flat_map(|lesson| lesson.hints.iter().chain([&lesson.task]));
    let texts = lesson.chain([&plan.about]);
    texts.map(|text| text.ko.len().max(text.en.len()) / LINE_LETTERS + 2).sum()
}
