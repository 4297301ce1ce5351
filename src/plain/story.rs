//! The layer ladder told as a story: a sentence for each step, box by box.

use super::Voice;
use crate::app::model::Model;
use crate::app::story::{Fate, Step, StepKind};
use crate::i18n::{fact_remedy, fact_sentence, field_here, layer_here};
use crate::trace::Trace;
use crate::wire::dissect;

/// The steps of the followed packet from the `first`-th to the `last`-th told (counted from 0, without the last).
pub(super) fn steps(voice: &Voice, model: &Model, first: usize, last: usize) -> Vec<String> {
    let Some(story) = &model.packet.story else { return Vec::new() };
    let trace = model.stage.lab.trace();
    let mut lines = Vec::new();
    let mut before = None;
    for (index, (column, step)) in story.steps().enumerate().take(last) {
        if index >= first {
            if before != Some(column) {
                let node = story.columns.get(column).map_or("", |column| model.stage.name(column.node));
                lines.push(voice.say("plain-at", &[("node", node.into()), ("time", step.at.to_string().into())]));
            }
            lines.push(told(voice, &trace, step));
            let ends =
                story.columns.get(column).is_some_and(|c| c.steps.last().is_some_and(|s| core::ptr::eq(s, step)));
            lines.extend(ends.then(|| fate(voice, story.columns.get(column).map(|c| c.fate))).flatten());
        }
        before = Some(column);
    }
    lines
}

/// How it goes on for the packet after a box.
fn fate(voice: &Voice, fate: Option<Fate>) -> Option<String> {
    let id = match fate? {
        Fate::Passed => return None,
        Fate::Delivered => "fate-delivered",
        Fate::Waits => "fate-waits",
        Fate::Dropped(_) => "fate-dropped",
        Fate::Lost(_) => "fate-lost",
    };
    Some(voice.say("plain-fate", &[("fate", voice.texts.text(id).into_owned().into())]))
}

/// `Layer 3: IPv4 is put on. …`
fn told(voice: &Voice, trace: &Trace, step: &Step) -> String {
    let texts = voice.texts;
    let header = step.header.as_ref().map(|header| {
        let sentence = texts.named("proto", header.proto);
        sentence.split(':').next().unwrap_or(header.proto).to_owned()
    });
    let named = |id: &str| voice.say(id, &[("header", header.clone().unwrap_or_default().into())]);
    let frame = step.frame.and_then(|id| trace.frame(id));
    let dissection = frame.map(|frame| dissect(&frame.bytes));
    let layers = || dissection.iter().flat_map(|d| &d.layers);
    let here = || {
        let start = step.header.as_ref().map(|header| header.start);
        layers().find(|layer| Some(layer.start) == start).map(|layer| layer_here(texts, layer))
    };
    let words = match &step.kind {
        StepKind::Decide(id) => match trace.fact(*id) {
            Some(fact) => {
                let fix = fact_remedy(texts, fact, &voice.names()).map(|fix| format!(" {fix}")).unwrap_or_default();
                format!("{}{fix}", fact_sentence(texts, fact, &voice.names()))
            }
            None => voice.say("step-forgotten", &[("id", trace.forgotten().0.into())]),
        },
        StepKind::Push(changes) | StepKind::Rewrite(changes) if !changes.is_empty() => {
            let id = if matches!(step.kind, StepKind::Push(_)) { "step-push" } else { "step-rewrite" };
            let changed = changes.iter().map(|change| {
                let value = |layer: &crate::wire::Layer| {
                    let field =
                        layer.fields.iter().find(|v| v.field.name == change.field && v.value.to_string() == change.new);
                    field.map(|field| field_here(texts, layer, field))
                };
                let args = [
                    ("field", change.field.into()),
                    ("old", change.old.as_str().into()),
                    ("new", change.new.as_str().into()),
                    ("here", layers().find_map(value).unwrap_or_default().into()),
                ];
                voice.say("plain-changed", &args)
            });
            core::iter::once(format!("{}.", named(id))).chain(changed).collect::<Vec<_>>().join(" ")
        }
        kind => {
            let id = match kind {
                StepKind::Strip => "step-strip",
                StepKind::Push(_) => "step-push",
                _ => "step-read",
            };
            format!("{}. {}", named(id), here().unwrap_or_default())
        }
    };
    voice.say("plain-step", &[("layer", step.layer.into()), ("words", words.trim_end().into())])
}
