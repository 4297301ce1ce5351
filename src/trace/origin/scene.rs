//! Where a frame was made: the frame, the first fact about it, and the facts that one follows from.

use super::{Origin, Role};
use crate::sim::{Frame, FrameId};
use crate::trace::{Fact, Trace};
use crate::wire::{FieldValue, Layer, Proto, dissect};

/// A frame and what made it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'t> {
    pub(super) trace: &'t Trace,
    pub(super) frame: &'t Frame,
    pub(super) birth: &'t Fact,
}

impl<'t> Scene<'t> {
    /// None when the log has let go of it.
    pub(super) fn of(trace: &'t Trace, frame: FrameId) -> Option<Scene<'t>> {
        Some(Scene { trace, frame: trace.frame(frame)?, birth: trace.birth(frame)? })
    }
}

/// Adds the steps of a field.
pub(super) fn tell(trace: &Trace, frame: FrameId, layer: &Layer<'_>, value: &FieldValue<'_>, steps: &mut Vec<Origin>) {
    let Some(scene) = Scene::of(trace, frame) else { return };
    if let Some(parent) = scene.frame.parent.filter(|_| layer.proto != Proto::Ethernet)
        && let Some(before) = trace.frame(parent)
        && let dissection = dissect(&before.bytes)
        && let Some(same) = dissection.layers.iter().find(|l| l.proto == layer.proto && l.quoted == layer.quoted)
        && let Some(old) = same.fields.iter().find(|f| f.field.name == value.field.name && f.value == value.value)
    {
        steps.push(Origin::Carried { frame: parent, bit: old.bit, bits: old.bits });
        return tell(trace, parent, same, old, steps);
    }
    if let Some(made) = trace.fact(scene.birth.cause) {
        steps.push(Origin::Fact { fact: made.id, role: Role::Decided });
    }
}
