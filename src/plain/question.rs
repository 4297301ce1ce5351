//! What is asked, as lines: what lies on top, the choices with their numbers, or a field with what it says now.

use super::overlays;
use super::{Voice, labels};
use crate::app::form::{Field, FieldKind, Form};
use crate::app::model::Model;
use crate::app::plain::{Ask, Menu};
use crate::i18n::field_error_sentence;

/// What is asked now in a line, where its choices were said before.
pub fn prompt(voice: &Voice) -> String {
    voice.texts.text("plain-prompt").into_owned()
}

/// What is asked now, whole.
pub fn question(voice: &Voice, model: &Model, menu: &Menu) -> Vec<String> {
    let mut lines = overlays::top(voice, model, menu.review);
    match menu.ask(model) {
        Ask::Choice(choices, _) => {
            let numbered = choices.iter().zip(1..);
            lines.extend(numbered.map(|(choice, n)| format!("{n}. {}", labels::label(voice, model, &choice.label))));
            let nowhere = model.overlays.is_empty() && menu.place == crate::app::plain::Place::Main;
            lines.push(voice.texts.text(if nowhere { "plain-prompt" } else { "plain-prompt-back" }).into_owned());
        }
        Ask::Field(form) => lines.extend(form.fields.get(form.at).map(|field| of_field(voice, field))),
        Ask::Terminal(_) => lines.push(voice.texts.text("plain-prompt-terminal").into_owned()),
    }
    lines
}

/// `To port [80]:`, and for a choice its offers.
fn of_field(voice: &Voice, field: &Field) -> String {
    let label = voice.texts.named("field", field.id.id());
    let word = |value: &str, worded: bool| {
        if worded { voice.texts.named("offer", value) } else { value.to_owned() }
    };
    let (now, offers) = match &field.kind {
        FieldKind::Text(line) => (line.text().to_owned(), String::new()),
        FieldKind::Choice { offers, at } => {
            let now = offers.get(*at).map(|offer| word(&offer.value, offer.worded)).unwrap_or_default();
            let all = offers.iter().zip(1..).map(|(offer, n)| format!("{n} {}", word(&offer.value, offer.worded)));
            (now, all.collect::<Vec<_>>().join(", "))
        }
    };
    let id = if offers.is_empty() { "plain-field" } else { "plain-field-choice" };
    let now = if now.is_empty() { voice.texts.text("plain-nothing").into_owned() } else { now };
    voice.say(id, &[("label", label.into()), ("now", now.into()), ("offers", offers.into())])
}

/// Why an answer could not be taken.
pub fn mistake(voice: &Voice, model: &Model, menu: &Menu, line: &str) -> String {
    let error = match menu.ask(model) {
        Ask::Field(form) => of_form(form).map(|error| field_error_sentence(voice.texts, error)),
        _ => None,
    };
    error.unwrap_or_else(|| voice.say("plain-unknown", &[("line", line.trim().into())]))
}

fn of_form(form: &Form) -> Option<&crate::app::form::FieldError> {
    form.fields.get(form.at).and_then(|field| field.error.as_ref())
}
