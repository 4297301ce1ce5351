//! The fields of one `(…)`: known, unknown, missing and doubled ones.

use crate::scenario::report::Report;
use crate::scenario::span::At;
use crate::scenario::syntax::{Body, Field, Tree, Value};
use crate::scenario::{Form, Mistake};

/// The fields of one group. Asking for one that `known` does not list is a mistake of the program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'t> {
    all: &'t [Field],
    /// What the group describes, for mistakes: `HomeRouter`, `reservation`.
    of: &'static str,
    /// Where a missing field is missed.
    pub(super) at: At,
}

impl<'t> Fields<'t> {
    /// The fields of a group without a name of its own.
    pub(super) fn of(tree: &'t Tree, of: Form, known: &[&'static str], report: &mut Report<'_>) -> Option<Fields<'t>> {
        match &tree.value {
            Value::Group(None, body) => {
                let bracket = At::new(tree.at.start, tree.at.start + 1);
                Fields::of_body(body, bracket, of.word(), known, report)
            }
            Value::Group(Some(name), Body::Fields(_)) => {
                report.add(name.at, Mistake::Unexpected { expected: Form::Fields, found: name.value.clone() });
                None
            }
            Value::Broken => None,
            _ => {
                report.add(tree.at, Mistake::WrongShape { expected: Form::Fields, found: tree.form() });
                None
            }
        }
    }

    /// The fields behind a name. `at` is the whole group, or its name.
    pub(super) fn of_body(
        body: &'t Body,
        at: At,
        of: &'static str,
        known: &[&'static str],
        report: &mut Report<'_>,
    ) -> Option<Fields<'t>> {
        let fields: &[Field] = match body {
            Body::Bare => &[],
            Body::Items(items) if items.is_empty() => &[],
            Body::Fields(fields) => fields,
            Body::Items(_) => {
                report.add(at, Mistake::WrongShape { expected: Form::Fields, found: Form::Pair });
                return None;
            }
        };
        for (index, field) in fields.iter().enumerate() {
            let name = &field.name;
            if !known.contains(&name.value.as_str()) {
                let mistake = Mistake::UnknownField { field: name.value.clone(), of };
                report.add_meant(name.at, mistake, &name.value, known.iter().copied());
            } else if let Some(first) = fields.iter().take(index).find(|f| f.name.value == name.value) {
                report.add_with(name.at, Mistake::DuplicateField { field: name.value.clone() }, first.name.at);
            }
        }
        Some(Fields { all: fields, of, at })
    }

    /// The value of a field, if it is there.
    pub(super) fn get(&self, name: &str) -> Option<&'t Tree> {
        self.all.iter().find(|field| field.name.value == name).map(|field| &field.value)
    }

    /// The value of a field that must be there.
    pub(super) fn need(&self, name: &'static str, report: &mut Report<'_>) -> Option<&'t Tree> {
        let found = self.get(name);
        if found.is_none() {
            report.add(self.at, Mistake::MissingField { field: name, of: self.of });
        }
        found
    }
}
