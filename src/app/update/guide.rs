//! What leads: looked at after every input. The tour goes on, the task is found done, the hints follow the state.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::lesson;
use crate::app::model::Model;
use crate::app::overlay::Overlay;

use super::{question, tour};

/// Looks at what an input has led to.
pub(super) fn watch(model: &mut Model, tick: bool) {
    tour::watch(model);
    if !model.guide.leads {
        return;
    }
    watch_lesson(model);
    let hints = &model.guide.hints;
    let wanted = model.settings.hints && model.guide.tour.is_none() && model.demo.is_none();
    if !wanted {
        model.guide.hints.shown.clear();
    } else if let Some(hints) = hints.of(model, tick) {
        model.guide.hints = hints;
    }
}

/// Tells that the task is done, once nothing else is looked at.
fn watch_lesson(model: &mut Model) {
    if model.guide.lesson.look(&model.stage) {
        let name = model.stage.plan.name.clone();
        model.guide.memory.did(&name);
    }
    let quiet = model.overlays.is_empty() && model.demo.is_none() && model.playback.moving().is_empty();
    if model.guide.lesson.done && !model.guide.lesson.told && quiet {
        model.guide.lesson.told = true;
        model.overlays.push(Overlay::Done);
    }
}

/// The card that tells it: Enter opens the next lesson.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if !matches!(action, Action::Activate | Action::Cancel) {
        return Vec::new();
    }
    model.overlays.pop();
    let next = lesson::next(&model.stage.catalogue, &model.guide.memory, &model.stage.plan.name);
    match next.map(|entry| entry.name.clone()).filter(|_| action == Action::Activate) {
        Some(name) => {
            // What was tried out in a lesson is no work that would be lost.
            model.stage.mark_saved();
            question::load(model, name, false)
        }
        None => Vec::new(),
    }
}
