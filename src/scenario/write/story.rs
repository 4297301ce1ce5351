//! What happens by itself, what must hold, and what a learner is asked to do.

use super::bilingual;
use super::tree::{Fields, Tree, text};
use crate::device::Blueprint;
use crate::lab::{Expectation, Expected, Lesson, ScriptLine};
use crate::sim::{SimTime, time_text};

fn time(at: SimTime) -> Tree {
    text(time_text(at.since(SimTime::ZERO)))
}

pub(super) fn line(line: &ScriptLine) -> Tree {
    let mut fields = Fields::new();
    fields.put("at", time(line.at));
    fields.put("run", text(format!("{} {}", line.node, line.line)));
    Tree::Group("", fields)
}

pub(super) fn expectation(expected: &Expectation, nodes: &[Blueprint]) -> Tree {
    let mut fields = Fields::new();
    fields.put("by", time(expected.by));
    what(fields, &expected.what, nodes)
}

/// What is looked for, after the fields there are already.
fn what(mut fields: Fields, expected: &Expected, nodes: &[Blueprint]) -> Tree {
    let name = match expected {
        Expected::Prints { node, text: wanted } => {
            fields.put("node", text(node));
            fields.put("text", text(wanted));
            "Prints"
        }
        Expected::Number { node, text: wanted, least, most } => {
            fields.put("node", text(node));
            fields.put("text", text(wanted));
            fields.put_if(*least != 0, "least", || Tree::word(least));
            fields.put_some("most", most.map(Tree::word));
            "Number"
        }
        Expected::Exits { node, command, code } => {
            fields.put("node", text(node));
            fields.put("command", text(command));
            fields.put_if(*code != 0, "code", || Tree::word(code));
            "Exits"
        }
        Expected::Address { node, iface, within } => {
            fields.put("node", text(node));
            let first = nodes.iter().find(|plan| *plan.name == **node).and_then(|plan| plan.ifaces.first());
            let usual = first.is_some_and(|face| *face.name == **iface);
            fields.put_if(!usual, "interface", || text(iface));
            fields.put("within", text(within.to_string()));
            "Address"
        }
    };
    Tree::Group(name, fields)
}

pub(super) fn lesson(lesson: &Lesson, nodes: &[Blueprint]) -> Tree {
    let mut fields = Fields::new();
    fields.put("task", bilingual(&lesson.task));
    let hints: Vec<Tree> = lesson.hints.iter().map(bilingual).collect();
    fields.put_if(!hints.is_empty(), "hints", || Tree::Rows(hints));
    let done: Vec<Tree> = lesson.done.iter().map(|expected| what(Fields::new(), expected, nodes)).collect();
    fields.put_if(!done.is_empty(), "done", || Tree::Rows(done));
    fields.put_some("learned", lesson.learned.as_ref().map(bilingual));
    Tree::Group("", fields)
}
