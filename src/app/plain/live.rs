//! How time passes where nobody watches it: after a deed until its answer is there, after a step until the step is done.

use core::time::Duration;

use crate::app::input::Input;
use crate::app::model::Model;
use crate::app::playback::{Mode, Transport};

/// How much time passes after a deed by itself: long enough for an answer from anywhere.
const AFTER: Duration = Duration::from_secs(2);
/// How much at most, while a program that a person started has not ended.
const AWAITED: Duration = Duration::from_secs(15);
/// The lab is looked at this often.
const LOOK: Duration = Duration::from_millis(250);
/// Ticks of a step, at most.
const TICKS: usize = 5_000;
/// A tick of watching time: more than any layer is shown for.
const TICK: Duration = Duration::from_millis(500);

/// Lets a step come to its end; or, where time runs, lets the lab live until what was begun is answered.
pub fn live(model: &mut Model, begun: bool) {
    match model.playback.transport {
        Transport::Stepping(_) => {
            for _ in 0..TICKS {
                if !matches!(model.playback.transport, Transport::Stepping(_)) || model.next_tick().is_none() {
                    break;
                }
                model.update(Input::Tick(TICK));
            }
        }
        Transport::Playing if begun && !model.is_held() => {
            let from = model.stage.lab.now();
            model.run_to(from + AFTER);
            while model.stage.is_awaited() && model.stage.lab.now() < from + AWAITED {
                model.run_to(model.stage.lab.now() + LOOK);
            }
        }
        Transport::Playing | Transport::Paused => {}
    }
}

/// Lets so much time pass.
pub fn pass(model: &mut Model, span: Duration) {
    model.playback.mode = Mode::Instant;
    model.run_to(model.stage.lab.now() + span);
}
