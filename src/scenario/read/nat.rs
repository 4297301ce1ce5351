//! How a router translates: `nat: (filtering: "endpoint-independent", udp: 600)`.

use super::fields::Fields;
use super::values::{flag, name};
use crate::proto::nat::{NAT_KEYS, NatKey};
use crate::scenario::draft::NatDraft;
use crate::scenario::report::Report;
use crate::scenario::span::Spanned;
use crate::scenario::syntax::{Body, Tree, Value, shortened};
use crate::scenario::{Form, Mistake};

/// A home router translates unless it says `nat: false`; its interfaces go without saying.
pub(super) fn read_home_nat(fields: Fields<'_>, report: &mut Report<'_>) -> Option<NatDraft> {
    let of = |word: &str| Spanned::new(word.to_owned(), fields.at);
    let usual = || Some(NatDraft { wan: of("wan"), lan: of("lan"), settings: Vec::new() });
    match fields.get("nat") {
        None => usual(),
        Some(tree) if matches!(tree.value, Value::Group(None, _)) => {
            let group = Fields::of(tree, Form::Nat, &names(&[]), report)?;
            Some(NatDraft { settings: read_settings(group, report), ..usual()? })
        }
        Some(tree) => {
            if flag(tree, report).unwrap_or(true) {
                usual()
            } else {
                None
            }
        }
    }
}

/// Another router translates when it says between which interfaces: `nat: (wan: "up", lan: "homes")`.
pub(super) fn read_nat(fields: Fields<'_>, report: &mut Report<'_>) -> Option<NatDraft> {
    let group = Fields::of(fields.get("nat")?, Form::Nat, &names(&["wan", "lan"]), report)?;
    let settings = read_settings(group, report);
    let mut face = |field| group.need(field, report).and_then(|tree| name(tree, report));
    let (wan, lan) = (face("wan"), face("lan"));
    Some(NatDraft { wan: wan?, lan: lan?, settings })
}

fn names(first: &[&'static str]) -> Vec<&'static str> {
    first.iter().copied().chain(NAT_KEYS.iter().map(|key| key.name)).collect()
}

fn read_settings(group: Fields<'_>, report: &mut Report<'_>) -> Vec<(&'static NatKey, Spanned<String>)> {
    let said = NAT_KEYS.iter().filter_map(|key| Some((key, group.get(key.name)?)));
    said.filter_map(|(key, tree)| Some((key, Spanned::new(read_value(key, tree, report)?, tree.at)))).collect()
}

/// A value as the console writes it: texts and numbers as they are, `true` as `on`.
fn read_value(key: &'static NatKey, tree: &Tree, report: &mut Report<'_>) -> Option<String> {
    let text = match &tree.value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Flag(on) => if *on { "on" } else { "off" }.to_owned(),
        Value::Group(Some(word), Body::Bare) => word.value.clone(),
        Value::Broken => return None,
        _ => String::new(),
    };
    if key.takes(&text) {
        return Some(text);
    }
    let (found, allowed) = (shortened(&text), key.expected().to_owned());
    report.add(tree.at, Mistake::BadSetting { name: key.name, found, allowed });
    None
}
