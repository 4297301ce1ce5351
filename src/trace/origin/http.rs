//! What programs say: requests, pages, and bytes without a header.

use super::scene::{self, Scene};
use super::way::Way;
use super::{Constant, Origin, Over, Setting};
use crate::trace::{FactId, IcmpFact, TcpEvent, What};
use crate::wire::{FieldValue, Layer, Value};

const HABIT: Origin = Origin::Fixed(Constant::Habit);

/// The fact that opened the connection of a segment: what was typed stands before it.
fn opened(scene: &Scene<'_>) -> FactId {
    let sent = scene.find(|fact| match scene::tcp(fact)? {
        TcpEvent::Sent { opened, .. } => Some(*opened),
        _ => None,
    });
    sent.filter(|fact| fact.is_some()).unwrap_or(scene.decision())
}

fn text<'v>(value: &'v Value<'_>) -> &'v str {
    match value {
        Value::Text(text) => text.trim(),
        _ => "",
    }
}

/// A message.
pub(super) fn message(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    let name = value.field.name;
    let from = opened(scene);
    let is_request = layer.field("http.request.method").is_some();
    match name {
        "http.response.line" if text(&value.value).starts_with("Date") => way.step(Origin::Computed(Over::Clock)),
        "http.response.line" | "http.content_type" if !is_request => way.step(HABIT),
        "http.response.code" | "http.response.phrase" => {
            let found = layer.field("http.response.code").is_some_and(|code| text(&code.value).starts_with('2'));
            if found { page(way, scene) } else { asked_for(way, scene) }
        }
        "http.request.uri" if text(&value.value).len() < 2 => way.step(HABIT),
        "http.request.line" => {
            let said = text(&value.value).split_once(": ").map_or("", |(_, said)| said);
            if said.len() < 2 || !way.typed(scene, from, said) {
                way.step(HABIT);
            }
        }
        "http.file_data" => data(way, scene, value),
        _ => {
            if !way.typed(scene, from, text(&value.value)) {
                way.step(HABIT);
            }
        }
    }
}

/// What a server answers: a page, by the request that asked for it.
fn page(way: &mut Way<'_>, scene: &Scene<'_>) {
    way.step(Origin::Config(Setting::Page));
    asked_for(way, scene);
}

fn asked_for(way: &mut Way<'_>, scene: &Scene<'_>) {
    way.heard_since(scene, scene.decision(), &["http.request.uri"], None);
}

/// Bytes of a program: those it got, those that were typed, those of a page, or its own.
pub(super) fn data(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let from = opened(scene);
    let words = match &value.value {
        Value::Bytes(bytes) => str::from_utf8(bytes).unwrap_or_default().trim(),
        other => text(other),
    };
    // What an echo request carries is always the same: it is not that of the echo before.
    let asks = scene.find(|f| matches!(f.what, What::Icmp(IcmpFact::EchoRequested { .. })).then_some(())).is_some();
    let names = ["data.data", "http.file_data"];
    // Typed with the command that opened the connection, or later at the program that holds it.
    let typed = way.typed(scene, from, words) || way.typed(scene, scene.decision(), words);
    if typed || !asks && way.heard(scene, &names, &value.value) {
        return;
    }
    if value.field.name == "http.file_data" && scene.heard(scene.decision(), &["http.request.uri"], None).is_some() {
        page(way, scene);
    } else {
        way.program(scene, scene.decision());
    }
}
