//! What happens by itself, what must hold, and what a learner is asked to do.

use core::time::Duration;

use super::fields::Fields;
use super::values::{bilingual, list, name, network, number, text, time, wrong};
use crate::lab::Lesson;
use crate::scenario::draft::{ExpectationDraft, ScriptDraft, WhatDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::syntax::{Tree, Value};
use crate::scenario::{Form, Mistake};

/// Characters of a command line.
const MAX_COMMAND_CHARS: usize = 1000;
/// The end of the time a script can speak of: a week.
const MAX_TIME: Duration = Duration::from_secs(7 * 24 * 3600);
/// Hints of a lesson.
const MAX_HINTS: usize = 20;

const KINDS: &[&str] = &["Address", "Prints", "Number", "Exits"];

/// `(at: "3s", run: "pc1 ping -c 1 example.com")`
pub(super) fn read_line(tree: &Tree, report: &mut Report<'_>) -> Option<ScriptDraft> {
    let fields = Fields::of(tree, Form::ScriptLine, &["at", "run"], report)?;
    let at = fields.need("at", report).and_then(|tree| read_time(tree, report));
    let command = fields.need("run", report).and_then(|tree| read_command(tree, report));
    let (at, (node, line)) = (at?, command?);
    Some(ScriptDraft { at, node, line: line.value, command: line.at })
}

fn read_time(tree: &Tree, report: &mut Report<'_>) -> Option<Duration> {
    let when = time(tree, report)?;
    if when.value <= MAX_TIME {
        return Some(when.value);
    }
    let (found, max) = (format!("{}s", when.value.as_secs()), MAX_TIME.as_secs());
    report.add(tree.at, Mistake::OutOfRange { what: Form::Time, found, min: 0, max });
    None
}

/// `NODE COMMAND…`: the box with its place, and the line with that of its first word.
fn read_command(tree: &Tree, report: &mut Report<'_>) -> Option<(Spanned<String>, Spanned<String>)> {
    let command = text(tree, Form::Command, MAX_COMMAND_CHARS, report)?;
    if command.value.contains(['\n', '\r']) {
        report.add(command.at, Mistake::LineBreak {});
        return None;
    }
    let Some((node, line)) = command.value.trim().split_once(char::is_whitespace) else {
        report.add(command.at, Mistake::EmptyCommand {});
        return None;
    };
    // A text without escapes that is not raw is as long as its source: then its words have places of their own.
    let plain = command.at.end - command.at.start == command.value.len() + 2;
    let start = command.at.start + 1 + (command.value.len() - command.value.trim_start().len());
    let place = |from: usize, len: usize| if plain { At::new(from, from + len) } else { command.at };
    let line = line.trim_start();
    let line_start = start + (command.value.trim().len() - line.len());
    let word = line.split_whitespace().next().unwrap_or("");
    let (node_at, word_at) = (place(start, node.len()), place(line_start, word.len()));
    Some((Spanned::new(node.into(), node_at), Spanned::new(line.into(), word_at)))
}

/// `Address(by: "10s", node: "pc1", within: "…")`, `Prints(by, node, text)`, `Number(by, node, text, least, most)`,
/// `Exits(by, node, command, code)`.
pub(super) fn read_expectation(tree: &Tree, report: &mut Report<'_>) -> Option<ExpectationDraft> {
    read_expected(tree, true, report)
}

/// The same; `timed`, with the time by which it must hold.
fn read_expected(tree: &Tree, timed: bool, report: &mut Report<'_>) -> Option<ExpectationDraft> {
    let Value::Group(Some(word), body) = &tree.value else { return wrong(tree, Form::Expectation, report) };
    let (of, known): (&'static str, &[&'static str]) = match word.value.as_str() {
        "Address" => ("Address", &["by", "node", "interface", "within"]),
        "Prints" => ("Prints", &["by", "node", "text"]),
        "Number" => ("Number", &["by", "node", "text", "least", "most"]),
        "Exits" => ("Exits", &["by", "node", "command", "code"]),
        _ => {
            let mistake = Mistake::UnknownKind { of: Form::Expectation, found: word.value.clone() };
            report.add_meant(word.at, mistake, &word.value, KINDS.iter().copied());
            return None;
        }
    };
    let known = if timed { known } else { known.get(1..).unwrap_or_default() };
    let fields = Fields::of_body(body, word.at, of, known, report)?;
    let by =
        if timed { fields.need("by", report).and_then(|tree| read_time(tree, report)) } else { Some(Duration::ZERO) };
    let node = fields.need("node", report).and_then(|tree| name(tree, report));
    let what = match of {
        "Address" => {
            let iface = fields.get("interface").and_then(|tree| name(tree, report));
            let within = fields.need("within", report).and_then(|tree| network(tree, Form::Network, report));
            within.map(|within| WhatDraft::Address(iface, within.value))
        }
        "Prints" => {
            let text = fields.need("text", report).and_then(|tree| text(tree, Form::Text, MAX_COMMAND_CHARS, report));
            text.map(|text| WhatDraft::Prints(text.value))
        }
        "Number" => read_number(fields, report),
        _ => {
            let command = fields.need("command", report);
            let command = command.and_then(|tree| text(tree, Form::Command, MAX_COMMAND_CHARS, report));
            let code = fields.get("code").map_or(Some(0), |tree| {
                number(tree, Form::ExitCode, 0, u64::from(u8::MAX), report).map(|code| code.value as u8)
            });
            command.zip(code).map(|(command, code)| WhatDraft::Exits(command.value, code))
        }
    };
    Some(ExpectationDraft { by: by?, node: node?, what: what? })
}

/// The text with a `#` where the number stands, and its bounds.
fn read_number(fields: Fields<'_>, report: &mut Report<'_>) -> Option<WhatDraft> {
    let text = fields.need("text", report).and_then(|tree| {
        let pattern = text(tree, Form::NumberPattern, MAX_COMMAND_CHARS, report)?;
        if pattern.value.matches('#').count() != 1 {
            let mistake = Mistake::BadValue { expected: Form::NumberPattern, found: pattern.value };
            report.add(pattern.at, mistake);
            return None;
        }
        Some(pattern.value)
    });
    let mut bound = |name: &str| {
        let tree = fields.get(name)?;
        number(tree, Form::Number, 0, u64::MAX, report).map(|bound| bound.value)
    };
    let (least, most) = (bound("least"), bound("most"));
    Some(WhatDraft::Number(text?, least.unwrap_or(0), most))
}

/// `(task: …, hints: [… ], done: [… ], learned: …)`; what shows that it is done stays a draft.
pub(super) fn read_lesson(tree: &Tree, report: &mut Report<'_>) -> Option<(Lesson, Vec<ExpectationDraft>)> {
    let fields = Fields::of(tree, Form::Lesson, &["task", "hints", "done", "learned"], report)?;
    let task = fields.need("task", report).and_then(|tree| bilingual(tree, Form::Prose, report));
    let hints = fields.get("hints").map_or(&[][..], |tree| list(tree, Form::Hint, MAX_HINTS, report));
    let hints = hints.iter().filter_map(|tree| bilingual(tree, Form::Prose, report)).collect();
    let done = fields.get("done").map_or(&[][..], |tree| list(tree, Form::Expectation, MAX_HINTS, report));
    let done = done.iter().filter_map(|tree| read_expected(tree, false, report)).collect();
    let learned = fields.get("learned").and_then(|tree| bilingual(tree, Form::Prose, report));
    Some((Lesson { task: task?, hints, done: Vec::new(), learned }, done))
}
