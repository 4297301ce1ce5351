//! What lies over the main screen, as lines: what is worth saying of it before its choices.

use super::Voice;
use super::boxes::rows;
use super::{drawn, pages};
use crate::app::anatomy::Place;
use crate::app::model::Model;
use crate::app::overlay::{Confirm, Overlay, Question};
use crate::i18n::{ConnectionTelling, Texts, field_about, field_here, layer_about, layer_here, origin_sentence};
use crate::ui::panes::tables;
use crate::wire::dissect;

/// What is said of what lies on top; empty when its choices say it all.
pub(super) fn top(voice: &Voice, model: &Model, review: bool) -> Vec<String> {
    match model.overlays.last() {
        Some(Overlay::List(list)) => {
            let node = if let crate::app::list::Purpose::Menu(id) = list.purpose { model.stage.name(id) } else { "" };
            let title = voice.say(&format!("list-{}", list.purpose.id()), &[("node", node.into())]);
            let empty = list.shown.is_empty().then(|| voice.texts.text("list-empty").into_owned());
            core::iter::once(title).chain(empty).collect()
        }
        Some(Overlay::Done) => {
            let plan = &model.stage.plan;
            let learned = plan.lesson.as_ref().and_then(|lesson| lesson.learned.as_ref());
            vec![voice.texts.text("lesson-done").into_owned(), voice.own(learned.unwrap_or(&plan.about)).to_owned()]
        }
        Some(Overlay::Start(_)) => vec![voice.texts.named("action", "start")],
        Some(Overlay::Help { .. }) => help(voice.texts),
        Some(Overlay::About { hints, .. }) => about(voice, model, *hints),
        Some(Overlay::What { topic }) => vec![voice.texts.named("what", topic)],
        Some(Overlay::Confirm(confirm)) => vec![asked(voice, confirm)],
        Some(Overlay::Forwards(forwards)) if forwards.editor.is_none() => rules(voice, model, forwards.at),
        Some(Overlay::Console(console)) => {
            vec![voice.say("plain-terminal", &[("node", model.stage.name(console.node).into())])]
        }
        Some(Overlay::Why(_)) => vec![voice.texts.text("why-title").into_owned()],
        Some(Overlay::Anatomy(reading)) => {
            let dissection = dissect(reading.anatomy.bytes());
            let frame = voice.say("anatomy-title", &[("frame", reading.frame.0.into())]);
            let here = reading.anatomy.chosen(&dissection).map(|(layer, value)| match value {
                Some(value) => vec![field_about(voice.texts, value.field), field_here(voice.texts, layer, value)],
                None => vec![layer_about(voice.texts, layer.proto), layer_here(voice.texts, layer)],
            });
            let trace = model.stage.lab.trace();
            let came = reading.came.iter().map(|step| origin_sentence(voice.texts, &trace, step, &voice.names()));
            core::iter::once(frame).chain(here.into_iter().flatten()).chain(came).collect()
        }
        Some(Overlay::Connection(view)) => connection(voice, model, view),
        Some(Overlay::Host(view)) => pages::host(voice, model, view),
        Some(Overlay::Dhcp(view)) => pages::dhcp(voice, model, view),
        Some(Overlay::Router(router)) if router.sheet.is_none() => pages::router(voice, model, router),
        Some(overlay) if !is_asked(overlay) || review => {
            let mut lines = drawn::top(model, voice.texts);
            // The last line names keys of the screen.
            lines.pop();
            lines
        }
        _ => Vec::new(),
    }
}

/// Whether a form on top is being filled in.
fn is_asked(overlay: &Overlay) -> bool {
    match overlay {
        Overlay::Forwards(forwards) => forwards.editor.is_some(),
        Overlay::Router(pages) => pages.sheet.is_some(),
        Overlay::Link(_)
        | Overlay::Edit(_)
        | Overlay::Composer(_)
        | Overlay::SaveName { .. }
        | Overlay::OpenFile(_) => true,
        _ => false,
    }
}

fn help(texts: &Texts) -> Vec<String> {
    ["plain-help-numbers", "plain-help-fields", "plain-help-lines", "plain-help-time", "plain-help-leave"]
        .map(|id| texts.text(id).into_owned())
        .to_vec()
}

fn about(voice: &Voice, model: &Model, hints: usize) -> Vec<String> {
    let plan = &model.stage.plan;
    let mut lines = vec![voice.own(&plan.title).to_owned(), voice.own(&plan.about).to_owned()];
    if let Some(lesson) = &plan.lesson {
        lines.push(format!("{}: {}", voice.texts.text("about-task"), voice.own(&lesson.task)));
        for (number, hint) in lesson.hints.iter().enumerate().take(hints) {
            let args = [("number", (number + 1).into()), ("count", lesson.hints.len().into())];
            lines.push(format!("{}: {}", voice.say("about-hint-number", &args), voice.own(hint)));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// A question as a sentence.
fn asked(voice: &Voice, confirm: &Confirm) -> String {
    let title = if let Question::Open { title, .. } = &confirm.question { voice.own(title) } else { "" };
    let args = [("name", title.into())];
    voice.say(&format!("ask-{}", confirm.question.id()), &args)
}

/// The rules of the router; the chosen one is named, with what its test said.
fn rules(voice: &Voice, model: &Model, at: usize) -> Vec<String> {
    let mut lines = drawn::top(model, voice.texts);
    // The keys in the lower lines are those of the screen.
    lines.truncate(lines.len().saturating_sub(2));
    if let Some(rule) = rule(voice, model, at) {
        lines.push(voice.say("plain-chosen-rule", &[("rule", rule.into())]));
    }
    lines
}

/// A rule of the router whose form is open, in a line.
pub(super) fn rule(voice: &Voice, model: &Model, at: usize) -> Option<String> {
    let Some(Overlay::Forwards(forwards)) = model.overlays.last() else { return None };
    let node = model.stage.view.nodes.iter().find(|node| node.name == forwards.router)?;
    rows(&tables::forwards(&voice.kit(), node)).into_iter().nth(at)
}

/// A layer or a field of a frame, in a line.
pub(super) fn field(voice: &Voice, bytes: &[u8], place: Place) -> String {
    let dissection = dissect(bytes);
    let Some(layer) = dissection.layers.get(place.layer) else { return String::new() };
    match place.field.and_then(|field| layer.fields.get(field)) {
        Some(value) => format!("{} {}", value.field.name, value.value),
        None => format!("{}: {}", layer.proto.name(), layer_here(voice.texts, layer)),
    }
}

/// A connection: its ends, then each segment and what happened beside it.
fn connection(voice: &Voice, model: &Model, view: &crate::app::connection::ConnectionView) -> Vec<String> {
    let Some(talk) = view.talk() else { return Vec::new() };
    let (trace, names) = (model.stage.lab.trace(), voice.names());
    let telling =
        ConnectionTelling { texts: voice.texts, trace: &trace, names: &names, talk, moment: model.playback.shown };
    let ends = crate::app::connection::Peer::BOTH.map(|peer| telling.end(peer));
    let head =
        voice.say("plain-connection", &[("client", ends[0].as_str().into()), ("server", ends[1].as_str().into())]);
    let row = |row: &crate::app::connection::Row| format!("{} {}", row.moment().at, telling.row(row).join(" "));
    core::iter::once(head).chain(talk.rows.iter().map(row)).collect()
}
