//! The tour: beginning it, waiting for its deeds, going on, putting it away.

use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::tour::{LAB, Step, Tour};

use super::question;

/// Shows the tour where it was left, or puts it away.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    if model.guide.tour.take().is_none() {
        return start(model);
    }
    model.notice = Some(Notice::TourLeft);
    Vec::new()
}

/// Begins the tour, or goes on with it: in its lab, which is opened first when another one is on the stage.
pub(super) fn start(model: &mut Model) -> Vec<Effect> {
    if usize::from(model.guide.memory.tour) >= Step::ALL.len() {
        model.guide.memory.tour = 0;
    }
    model.guide.tour_awaits = true;
    if model.stage.plan.name == LAB && model.demo.is_none() {
        on(model);
        return Vec::new();
    }
    question::load(model, LAB.to_owned(), false)
}

/// A lab is on the stage: a tour that was under way, or waited for it, goes on there. It stays in its own lab.
pub(in crate::app) fn on(model: &mut Model) {
    let goes_on = model.guide.tour.take().is_some() || model.guide.tour_awaits;
    model.guide.tour_awaits = false;
    if goes_on && model.stage.plan.name == LAB {
        model.guide.tour = Some(Tour::new(model.guide.memory.tour, model));
        model.notice = None;
    }
}

/// Looks whether the present step is done.
pub(super) fn watch(model: &mut Model) {
    let Some(mut tour) = model.guide.tour.take() else { return };
    let done = tour.watch(model);
    let step = tour.done() + 1;
    model.guide.tour = Some(tour);
    if done {
        go_on(model, step);
        model.notice = Some(Notice::TourStep { step });
    }
}

/// Leaves the present step out.
pub(super) fn skip(model: &mut Model) {
    match model.guide.tour.as_ref().filter(|tour| tour.step().is_some()) {
        Some(tour) => go_on(model, tour.done() + 1),
        None => model.notice = Some(Notice::NoTour),
    }
}

fn go_on(model: &mut Model, done: u8) {
    model.guide.memory.tour = done;
    model.guide.tour = Some(Tour::new(done, model));
}

/// Puts a tour away that is over.
pub(super) fn put_away(model: &mut Model) {
    if model.guide.tour.as_ref().is_some_and(|tour| tour.step().is_none()) {
        model.guide.tour = None;
    }
}
