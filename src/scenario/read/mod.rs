//! Tree → draft. Every element is read on its own: a mistake in one says nothing about the next.

mod dhcp;
mod fields;
mod firewall;
mod ifaces;
mod known;
mod links;
mod nat;
mod nodes;
mod pppoe;
mod services;
mod settings;
mod story;
mod trouble;
mod values;
mod vlans;

use super::draft::Draft;
use super::report::Report;
use super::syntax::{Tree, Value};
use super::{Form, Mistake};
use crate::proto::Profile;
use fields::Fields;
use values::{bilingual, list, number, word};

/// The version of the format that this program reads.
const FORMAT: u64 = 1;
/// Boxes of a lab.
const MAX_NODES: usize = 10_000;
/// Links of a lab.
const MAX_LINKS: usize = 20_000;
/// Lines of a script, and expectations.
const MAX_LINES: usize = 2000;
/// The seed when a file names none.
pub(super) const DEFAULT_SEED: u64 = 1;

const KNOWN: &[&str] =
    &["format", "title", "about", "seed", "profile", "address_checks", "nodes", "links", "script", "expect", "lesson"];

/// Reads a file's tree. What cannot be read is missing in the draft and has been reported.
pub(super) fn read(tree: &Tree, report: &mut Report<'_>) -> Draft {
    let mut draft = Draft { seed: DEFAULT_SEED, ..Draft::default() };
    let fields = match &tree.value {
        Value::Group(Some(name), body) if name.value == "Scenario" => {
            Fields::of_body(body, name.at, Form::Scenario.word(), KNOWN, report)
        }
        _ => Fields::of(tree, Form::Scenario, KNOWN, report),
    };
    let Some(fields) = fields else { return draft };
    read_format(fields, report);
    if let Some(title) = fields.need("title", report).and_then(|tree| bilingual(tree, Form::Title, report)) {
        draft.title = title;
    }
    if let Some(about) = fields.get("about").and_then(|tree| bilingual(tree, Form::Prose, report)) {
        draft.about = about;
    }
    if let Some(seed) = fields.get("seed").and_then(|tree| number(tree, Form::Seed, 0, u64::MAX, report)) {
        draft.seed = seed.value;
    }
    if let Some(profile) = fields.get("profile").and_then(|tree| word(tree, Form::Profile, &Profile::NAMES, report)) {
        draft.profile = profile;
    }
    draft.address_checks = fields.get("address_checks").and_then(|tree| values::flag(tree, report));
    if let Some(nodes) = fields.need("nodes", report) {
        for node in list(nodes, Form::Node, MAX_NODES, report) {
            match nodes::read_node(node, report) {
                Ok(node) => draft.nodes.push(node),
                Err(name) => draft.broken.extend(name),
            }
        }
    }
    for link in fields.get("links").map_or(&[][..], |tree| list(tree, Form::Link, MAX_LINKS, report)) {
        draft.links.extend(links::read_link(link, report));
    }
    for line in fields.get("script").map_or(&[][..], |tree| list(tree, Form::ScriptLine, MAX_LINES, report)) {
        draft.script.extend(story::read_line(line, report));
    }
    for expected in fields.get("expect").map_or(&[][..], |tree| list(tree, Form::Expectation, MAX_LINES, report)) {
        draft.expectations.extend(story::read_expectation(expected, report));
    }
    if let Some((lesson, done)) = fields.get("lesson").and_then(|tree| story::read_lesson(tree, report)) {
        (draft.lesson, draft.done) = (Some(lesson), done);
    }
    draft
}

fn read_format(fields: Fields<'_>, report: &mut Report<'_>) {
    let Some(format) = fields.need("format", report) else { return };
    match format.value {
        Value::Number(number) if number == i128::from(FORMAT) => {}
        Value::Number(number) => report.add(format.at, Mistake::UnknownFormat { found: number.to_string() }),
        _ => values::wrong(format, Form::Format, report).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_names_every_field() {
        let text = include_str!("../../../docs/scenario-format.md");
        for field in KNOWN
            .iter()
            .chain(known::all_known())
            .chain(links::KNOWN)
            .chain(trouble::TROUBLE)
            .chain(dhcp::POOL)
            .chain(dhcp::RULE)
            .chain(pppoe::CONCENTRATOR)
            .chain(pppoe::USER)
            .chain(pppoe::DIAL)
        {
            assert!(text.contains(&format!("`{field}`")), "{field} is not described");
        }
    }
}
