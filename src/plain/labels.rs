//! What choices are called.

use super::Voice;
use super::overlays::{field, rule};
use crate::app::lesson;
use crate::app::list::{Item, Pick};
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::plain::Label;
use crate::app::router::RowKind;
use crate::app::start::Section;
use crate::i18n::fact_sentence;

/// A choice as a line.
pub(super) fn label(voice: &Voice, model: &Model, label: &Label) -> String {
    let texts = voice.texts;
    match label {
        Label::Action(action) => texts.named("action", action.synonym_of().id()),
        Label::Group(group) => voice.say("plain-group", &[("group", texts.named("group", group.id()).into())]),
        Label::Item(item) => item_text(voice, item),
        Label::Start(section, entry) => match entry {
            Some(entry) => {
                let done = if model.guide.memory.has_done(&entry.name) { "yes" } else { "no" };
                let title = voice.own(&entry.title).to_owned();
                voice.say(
                    "plain-entry",
                    &[("title", title.into()), ("name", entry.name.as_str().into()), ("done", done.into())],
                )
            }
            None => section_text(voice, model, *section),
        },
        Label::Answer(answer) => texts.named("answer", answer.id()),
        Label::Tab(tab) => voice.say("plain-tab", &[("table", texts.named("tab", tab.id()).into())]),
        Label::Page(page) => voice.say("plain-page", &[("page", texts.named("router-page", page.id()).into())]),
        Label::Row(row) => row_text(voice, model, *row),
        Label::Rule(at) => {
            let rule = rule(voice, model, *at).unwrap_or_default();
            voice.say("plain-rule", &[("rule", rule.into())])
        }
        Label::Cause(fact) => {
            let trace = model.stage.lab.trace();
            trace
                .fact(*fact)
                .map_or_else(String::new, |fact| format!("{} {}", fact.at, fact_sentence(texts, fact, &voice.names())))
        }
        Label::Field(row) => match model.overlays.last() {
            Some(Overlay::Anatomy(reading)) => field(voice, reading.anatomy.bytes(), row.place),
            _ => String::new(),
        },
        Label::NextLesson => {
            let next = lesson::next(&model.stage.catalogue, &model.guide.memory, &model.stage.plan.name);
            match next {
                Some(next) => voice.say("lesson-next", &[("title", voice.own(&next.title).into())]),
                None => texts.text("lesson-last").into_owned(),
            }
        }
        Label::Hint => texts.text("about-hint").into_owned(),
        Label::Send => texts.text("plain-send").into_owned(),
        Label::Boundary(longer) => {
            voice.say("plain-boundary", &[("way", if *longer { "right" } else { "left" }.into())])
        }
        Label::Cut(cut) => texts.text(if *cut { "subnets-split" } else { "subnets-join" }).into_owned(),
    }
}

fn section_text(voice: &Voice, model: &Model, section: Section) -> String {
    let name = voice.texts.named("start", section.id());
    let last = model.guide.memory.last.as_ref().filter(|_| section == Section::Continue);
    let korean = voice.texts.lang() == crate::i18n::Lang::Ko;
    let about = match last {
        Some(last) => if korean { &last.ko } else { &last.en }.clone(),
        None => voice.say(&format!("start-{}.about", section.id()), &[]),
    };
    format!("{name}: {about}")
}

fn item_text(voice: &Voice, item: &Item) -> String {
    match (&item.pick, &item.title) {
        (Pick::Action(action), _) => voice.texts.named("action", action.synonym_of().id()),
        (Pick::Term(id), Some(title)) => {
            format!("{}: {}", voice.own(title), crate::i18n::term_meaning(voice.texts, id))
        }
        (Pick::Link(_), _) => {
            let state = if item.cut { "cut" } else { "up" };
            voice.say("plain-link", &[("name", item.name.replace(" ─ ", " - ").into()), ("state", state.into())])
        }
        (_, Some(title)) => format!("{} ({})", voice.own(title), item.name),
        (_, None) => item.name.clone(),
    }
}

/// A row of a router's list: what the router itself would print of it.
fn row_text(voice: &Voice, model: &Model, row: RowKind) -> String {
    let Some(Overlay::Router(pages)) = model.overlays.last() else { return String::new() };
    let Some(node) = model.stage.view.nodes.iter().find(|node| node.name == pages.router) else { return String::new() };
    let text = match row {
        RowKind::Reservation(at) => {
            let kept = node.pools.iter().flat_map(|pool| &pool.reservations).nth(at);
            kept.map(|(mac, addr)| format!("{mac} {addr}"))
        }
        RowKind::Name(at) => node.dns_hosts.get(at).map(|(name, addr)| format!("{name} {addr}")),
        RowKind::Filter(hook, number) => {
            let chain = node.filter.as_ref().and_then(|filter| filter.chains.get(hook as usize));
            let row = chain.and_then(|chain| chain.rows.get(number.checked_sub(1)?));
            row.map(|row| format!("{} {number}: {row}", hook.name()))
        }
        RowKind::Policy(hook) => Some(format!("{} {}", hook.name(), voice.texts.text("router-the-rest"))),
    };
    voice.say("plain-row", &[("row", text.unwrap_or_default().into())])
}
