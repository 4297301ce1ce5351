//! Single values: texts, numbers, addresses, times, rates.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::lab::Text;
use crate::scenario::read::fields::Fields;
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::syntax::{Body, Tree, Value, shortened};
use crate::scenario::{Form, Mistake};
use crate::sim::parse_duration;

/// Characters of a name of a box, an interface or a port.
const MAX_NAME_CHARS: usize = 32;
/// Addresses of an interface, and name servers of a box.
pub(super) const MAX_ADDRS: usize = 16;
/// Characters of a title.
const MAX_TITLE_CHARS: usize = 100;
/// Characters of a longer text for people.
const MAX_PROSE_CHARS: usize = 4000;

/// A value of the wrong shape is reported, a broken one has been.
pub(super) fn wrong<T>(tree: &Tree, expected: Form, report: &mut Report<'_>) -> Option<T> {
    if tree.value != Value::Broken {
        report.add(tree.at, Mistake::WrongShape { expected, found: tree.form() });
    }
    None
}

/// `"…"` of at most `limit` characters. `what` says what it is when it is too long or empty.
pub(super) fn text(tree: &Tree, what: Form, limit: usize, report: &mut Report<'_>) -> Option<Spanned<String>> {
    let Value::Text(text) = &tree.value else { return wrong(tree, Form::Text, report) };
    let chars = text.chars().count();
    if chars > limit {
        report.add(tree.at, Mistake::TooLong { what, chars, limit });
        return None;
    }
    if text.trim().is_empty() && what != Form::Body {
        report.add(tree.at, Mistake::Empty { what });
        return None;
    }
    Some(Spanned::new(text.clone(), tree.at))
}

/// A name: letters, digits, `-` and `_`, so that console lines can carry it.
pub(super) fn name(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<String>> {
    let name = text(tree, Form::Name, MAX_NAME_CHARS, report)?;
    if let Some(found) = name.value.chars().find(|c| !is_name_char(*c)) {
        report.add(name.at, Mistake::BadName { name: name.value, found });
        return None;
    }
    Some(name)
}

/// One of a few bare words, and what it stands for: `Linux`.
pub(super) fn word<T: Copy>(tree: &Tree, of: Form, words: &[(&'static str, T)], report: &mut Report<'_>) -> Option<T> {
    let Value::Group(Some(found), Body::Bare) = &tree.value else { return wrong(tree, of, report) };
    let known = words.iter().find(|(name, _)| *name == found.value);
    if known.is_none() {
        let mistake = Mistake::UnknownKind { of, found: found.value.clone() };
        report.add_meant(found.at, mistake, &found.value, words.iter().map(|(name, _)| *name));
    }
    known.map(|(_, meant)| *meant)
}

/// Whether a name may hold it.
pub(super) fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// A text that means something: `parse` reads it.
pub(super) fn parsed<T>(
    tree: &Tree,
    expected: Form,
    parse: impl FnOnce(&str) -> Option<T>,
    report: &mut Report<'_>,
) -> Option<Spanned<T>> {
    let Value::Text(text) = &tree.value else { return wrong(tree, expected, report) };
    let value = parse(text.trim());
    if value.is_none() {
        report.add(tree.at, Mistake::BadValue { expected, found: shortened(text) });
    }
    value.map(|value| Spanned::new(value, tree.at))
}

/// A whole number from `min` to `max`.
pub(super) fn number(tree: &Tree, what: Form, min: u64, max: u64, report: &mut Report<'_>) -> Option<Spanned<u64>> {
    let Value::Number(number) = tree.value else { return wrong(tree, what, report) };
    let value = u64::try_from(number).ok().filter(|n| (min..=max).contains(n));
    if value.is_none() {
        report.add(tree.at, Mistake::OutOfRange { what, found: number.to_string(), min, max });
    }
    value.map(|value| Spanned::new(value, tree.at))
}

/// A TCP or UDP port; zero is none.
pub(super) fn port(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<u16>> {
    let port = number(tree, Form::Port, 1, u64::from(u16::MAX), report)?;
    Some(port.with(port.value as u16))
}

/// `true` or `false`.
pub(super) fn flag(tree: &Tree, report: &mut Report<'_>) -> Option<bool> {
    if let Value::Flag(flag) = tree.value { Some(flag) } else { wrong(tree, Form::Flag, report) }
}

/// The items of `[…]`, at most `limit`.
pub(super) fn list<'t>(tree: &'t Tree, what: Form, limit: usize, report: &mut Report<'_>) -> &'t [Tree] {
    let Value::List(items) = &tree.value else {
        wrong::<()>(tree, Form::List, report);
        return &[];
    };
    within_limit(items, tree.at, what, limit, report)
}

/// As `list`, but a single item needs no brackets.
pub(super) fn one_or_more<'t>(tree: &'t Tree, what: Form, limit: usize, report: &mut Report<'_>) -> &'t [Tree] {
    match &tree.value {
        Value::List(items) => within_limit(items, tree.at, what, limit, report),
        Value::Group(Some(name), Body::Bare) if name.value == "None" => &[],
        _ => core::slice::from_ref(tree),
    }
}

fn within_limit<'t>(items: &'t [Tree], at: At, what: Form, limit: usize, report: &mut Report<'_>) -> &'t [Tree] {
    if items.len() > limit {
        report.add(at, Mistake::TooMany { what, count: items.len(), limit });
    }
    items.get(..limit).unwrap_or(items)
}

/// The two items of `(a, b)`.
pub(super) fn pair<'t>(tree: &'t Tree, report: &mut Report<'_>) -> Option<&'t [Tree; 2]> {
    if let Value::Group(None, Body::Items(items)) = &tree.value
        && let Ok(pair) = items.as_slice().try_into()
    {
        return Some(pair);
    }
    wrong(tree, Form::Pair, report)
}

/// `192.168.0.3`
pub(super) fn address(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<Ipv4Addr>> {
    parsed(tree, Form::Address, |text| text.parse().ok(), report)
}

/// Addresses of a field that is a list of them, or one.
pub(super) fn read_addresses(fields: Fields<'_>, field: &str, report: &mut Report<'_>) -> Vec<Ipv4Addr> {
    let Some(tree) = fields.get(field) else { return Vec::new() };
    let items = one_or_more(tree, Form::Address, MAX_ADDRS, report);
    items.iter().filter_map(|tree| address(tree, report)).map(|a| a.value).collect()
}

/// `192.168.0.3/24`; bits behind the prefix are kept.
pub(super) fn network(tree: &Tree, expected: Form, report: &mut Report<'_>) -> Option<Spanned<Ipv4Net>> {
    parsed(tree, expected, |text| text.parse().ok(), report)
}

/// `250ms`
pub(super) fn time(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<core::time::Duration>> {
    parsed(tree, Form::Time, |text| parse_duration(text).ok(), report)
}

/// `(ko: "…", en: "…")`, or one text for both languages.
pub(super) fn bilingual(tree: &Tree, what: Form, report: &mut Report<'_>) -> Option<Text> {
    let limit = if what == Form::Title { MAX_TITLE_CHARS } else { MAX_PROSE_CHARS };
    if let Value::Text(_) = tree.value {
        let both = text(tree, what, limit, report)?.value;
        return Some(Text { ko: both.clone(), en: both });
    }
    let fields = Fields::of(tree, Form::Bilingual, &["ko", "en"], report)?;
    let ko = fields.need("ko", report).and_then(|ko| text(ko, what, limit, report));
    let en = fields.need("en", report).and_then(|en| text(en, what, limit, report));
    Some(Text { ko: ko?.value, en: en?.value })
}
