//! Facts → sentences: what happened, why, and what would have let a packet pass.
//!
//! A fact serialises to its kind, its variant and its fields (the ledger prints the same). The message is
//! `fact-KIND-VARIANT`, the fields are its variables. So a new decision costs its variant and two catalogue entries,
//! and nothing here; a test reads the fact enums and refuses a variant that has no sentence in either language.

use fluent_bundle::FluentArgs;
use serde_json::{Map, Value};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Arg, Texts};
use crate::sim::{LinkId, NodeId, Side};
use crate::trace::Fact;
use crate::trace::facts::{Parts, unwrap_variant};
use crate::wire::IpProto;

/// What the event list has room for, in terminal cells.
pub const SHORT_CELLS: usize = 28;

/// How the lab's things are called.
pub trait Names {
    /// The box.
    fn node(&self, node: NodeId) -> String;
    /// The box and port at this end of a link: `router:wan`.
    fn link_end(&self, link: LinkId, side: Side) -> String;
}

/// One full sentence about a fact.
pub fn fact_sentence(texts: &Texts, fact: &Fact, names: &dyn Names) -> String {
    let told = Told::new(texts, fact, names);
    told.part(texts, "").unwrap_or_else(|| told.plain())
}

/// The fact in at most [`SHORT_CELLS`] cells, without the box's name.
pub fn fact_short(texts: &Texts, fact: &Fact, names: &dyn Names) -> String {
    let told = Told::new(texts, fact, names);
    clip(&told.part(texts, ".short").unwrap_or_else(|| told.plain()), SHORT_CELLS)
}

/// For a drop: the nearest thing that would have let the packet pass.
pub fn fact_remedy(texts: &Texts, fact: &Fact, names: &dyn Names) -> Option<String> {
    Told::new(texts, fact, names).part(texts, ".fix")
}

/// Cuts a text to at most `cells` terminal cells; an ellipsis stands for what is gone.
pub fn clip(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1; // the ellipsis
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > cells {
            break;
        }
        out.push_str(grapheme);
    }
    out.push('…');
    out
}

/// A fact as its message id and variables.
struct Told {
    id: String,
    args: FluentArgs<'static>,
}

impl Told {
    fn new(texts: &Texts, fact: &Fact, names: &dyn Names) -> Told {
        let parts = Parts::of(&fact.what);
        let id = format!("fact-{}", parts.name()).replace(['.', '_'], "-");
        let mut args = arguments(&parts.fields, names);
        args.set("node", fact.node.map_or_else(|| texts.text("the-lab").into_owned(), |n| names.node(n)));
        Told { id, args }
    }

    fn part(&self, texts: &Texts, attribute: &str) -> Option<String> {
        let text = texts.format_args(&format!("{}{attribute}", self.id), &self.args)?;
        Some(text.trim_end().to_owned())
    }

    /// What is left when no catalogue has a sentence: the names of the fact.
    fn plain(&self) -> String {
        self.id.trim_start_matches("fact-").replace('-', " ")
    }
}

/// The fields as variables of a message.
fn arguments(fields: &Map<String, Value>, names: &dyn Names) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    for (key, value) in fields {
        args.set(key.clone(), argument(key, value));
    }
    if let Some(link) = fields.get("link").and_then(Value::as_u64) {
        let link = LinkId(link as u32);
        let side = if fields.get("side").and_then(Value::as_str) == Some("B") { Side::B } else { Side::A };
        args.set("here", names.link_end(link, side));
        args.set("there", names.link_end(link, side.other()));
    }
    args
}

/// One field: numbers that name a protocol become its name, truth becomes `yes` and `no`, absence `none`, a variant
/// its name.
fn argument(key: &str, value: &Value) -> Arg<'static> {
    let number = value.as_u64();
    match (key, number, value) {
        ("proto", Some(n), _) => IpProto(n as u8).to_string().into(),
        ("ethertype", Some(n), _) => format!("0x{n:04x}").into(),
        ("why", _, Value::String(words)) => words.replace(' ', "-").into(), // a variant key takes no space
        (_, Some(n), _) => n.into(),
        (_, _, Value::Number(n)) => n.as_f64().unwrap_or_default().into(),
        (_, _, Value::String(text)) => text.replace(char::is_control, "·").into(),
        (_, _, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.into(),
        (_, _, Value::Null) => "none".into(),
        (_, _, Value::Object(map)) => duration(map).unwrap_or_else(|| unwrap_variant(value.clone()).0).into(),
        (_, _, Value::Array(_)) => value.to_string().into(),
    }
}

/// A `Duration` serialises to seconds and nanoseconds.
fn duration(map: &Map<String, Value>) -> Option<String> {
    let part = |key| map.get(key).and_then(Value::as_u64);
    let time = core::time::Duration::new(part("secs")?, u32::try_from(part("nanos")?).ok()?);
    Some(format!("{time:?}"))
}

#[cfg(test)]
#[path = "facts_tests.rs"]
mod tests;
