//! Reading a frame over the main screen: which frame, moving in it, and the jump to where a value came from.

use crate::app::action::Action;
use crate::app::anatomy::bytes_per_line;
use crate::app::effect::Effect;
use crate::app::focus::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::reading::{Reading, Source};
use crate::app::story::{Step, turning_field};
use crate::app::why;

use super::main_screen::to_follow;

/// Reads the frame under the person's eyes: that of the chosen event, else that of the ladder's step at the field the
/// step turns on, else what a follower would choose.
pub(super) fn open(model: &mut Model) {
    let trace = model.stage.lab.trace();
    let events = model.focus.pane == Pane::Events;
    let chosen = model.selection.events.chosen.filter(|_| events);
    let of_event = chosen.and_then(|id| trace.chain(id).into_iter().find_map(|f| f.frame));
    let step = model.packet.step().map(|(_, step)| step).filter(|_| of_event.is_none());
    // A packet that died before its first wire has a story, but no step with a frame.
    let root = model.packet.story.as_ref().map(|story| story.root);
    let frame = of_event.or_else(|| step.and_then(|s| s.frame)).or(root).or_else(|| to_follow(model));
    let Some(frame) = frame else {
        drop(trace);
        model.notice = Some(Notice::NoPacket);
        return;
    };
    let frames = model.packet.story.as_ref().map(|story| story.frames.clone()).unwrap_or_default();
    let mut reading = Reading::new(&trace, frame, frames);
    if let Some((reading, step)) = reading.as_mut().zip(step.filter(|s| s.frame == Some(frame))) {
        let field = turning_field(&trace, step);
        point_at(reading, step, field);
        reading.ask(&trace);
    }
    drop(trace);
    match reading {
        Some(reading) => model.overlays.push(Overlay::Anatomy(Box::new(reading))),
        None => model.notice = Some(Notice::PacketGone),
    }
}

fn point_at(reading: &mut Reading, step: &Step, field: Option<&str>) {
    if let Some(header) = &step.header {
        reading.anatomy.find(header.start, field);
    }
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let columns = model.focus.size.0;
    let trace = model.stage.lab.trace();
    let Some(Overlay::Anatomy(reading)) = model.overlays.last_mut() else { return Vec::new() };
    let mut jump = None;
    match action {
        Action::FrameNext | Action::FramePrev => reading.turn(&trace, action == Action::FrameNext),
        Action::Activate => jump = reading.source(),
        Action::FocusNext | Action::FocusPrev => reading.turn_focus(action == Action::FocusNext),
        Action::Up | Action::Down if reading.step.is_some() => {
            reading.walk_steps(if action == Action::Down { 1 } else { -1 });
        }
        _ if reading.step.is_some() => {}
        _ => {
            reading.anatomy.act(action, bytes_per_line(columns));
        }
    }
    if let Some(Source::Frame { frame, bit, bits }) = jump {
        reading.turn_to(&trace, frame);
        reading.anatomy.find_bits(bit, bits);
        reading.step = None;
    }
    reading.ask(&trace);
    drop(trace);
    match jump {
        Some(Source::Event(fact)) => why::jump(model, fact),
        _ if action == Action::Cancel => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}
