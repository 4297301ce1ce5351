//! The trouble of a link in a file: the settings of `lab link set`, as fields.

use super::fields::Fields;
use super::links::MAX_QUEUE_BYTES;
use super::values::{flag, number, parsed};
use crate::lab::Setting;
use crate::scenario::Form;
use crate::scenario::report::Report;
use crate::sim::Impairments;

/// The fields of one direction.
pub(super) const TROUBLE: &[&str] =
    &["loss", "burst", "drop", "delay", "jitter", "reorder", "duplicate", "corrupt", "rate", "queue", "cut"];

/// Reads those of `words` that are there into `faults`.
pub(super) fn read_trouble(fields: Fields<'_>, words: &[&str], faults: &mut Impairments, report: &mut Report<'_>) {
    if let Some(cut) = fields.get("cut").and_then(|tree| flag(tree, report)) {
        faults.cut = cut;
    }
    for setting in Setting::ALL.into_iter().filter(|setting| words.contains(&setting.word())) {
        let Some(tree) = fields.get(setting.word()) else { continue };
        if setting == Setting::Queue {
            let bytes = number(tree, Form::Queue, 0, MAX_QUEUE_BYTES, report);
            faults.queue_bytes = bytes.map(|bytes| bytes.value as u32);
            continue;
        }
        parsed(tree, form(setting), |text| setting.read(text, faults).ok(), report);
    }
}

/// What a value should have been.
const fn form(setting: Setting) -> Form {
    match setting {
        Setting::Loss | Setting::Duplicate | Setting::Corrupt => Form::Percent,
        Setting::Burst => Form::Burst,
        Setting::Drop => Form::FrameNumbers,
        Setting::Delay | Setting::Jitter => Form::ExtraTime,
        Setting::Reorder => Form::Reorder,
        Setting::Rate => Form::Rate,
        Setting::Queue => Form::Queue,
    }
}
