//! Tests over whole catalogues: both languages say the same things with the same variables, and every message can
//! be formatted.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentArgs;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::texts::Subject;
use super::{Lang, Texts};

type Variables = BTreeSet<String>;

/// Every message and attribute (`id`, `id.short`) with the variables it takes.
fn messages(subject: Subject, lang: Lang) -> BTreeMap<String, Variables> {
    let source = subject.source(lang);
    let resource = fluent_syntax::parser::parse(source)
        .unwrap_or_else(|(_, errors)| panic!("{subject:?} in {lang}: {errors:?} near {}", near(source, &errors)));
    let mut all = BTreeMap::new();
    let mut put = |id: String, pattern: &Pattern<&str>| {
        let mut variables = Variables::new();
        in_pattern(pattern, &mut variables);
        assert!(all.insert(id.clone(), variables).is_none(), "{id} is there twice in {lang}");
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(value) = &message.value {
            put(message.id.name.to_owned(), value);
        }
        for attribute in &message.attributes {
            put(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    all
}

fn near(source: &str, errors: &[fluent_syntax::parser::ParserError]) -> String {
    errors.first().and_then(|e| source.get(e.pos.start..)).map_or_else(String::new, |s| s.chars().take(60).collect())
}

fn in_pattern(pattern: &Pattern<&str>, out: &mut Variables) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, out);
        }
    }
}

fn in_expression(expression: &Expression<&str>, out: &mut Variables) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, out),
        Expression::Select { selector, variants } => {
            in_inline(selector, out);
            for variant in variants {
                in_pattern(&variant.value, out);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, out: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            out.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            for argument in positional {
                in_inline(argument, out);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, out),
        _ => {}
    }
}

/// The ids of a file, without attributes.
pub(super) fn ids(subject: Subject, lang: Lang) -> BTreeSet<String> {
    messages(subject, lang).into_keys().filter(|id| !id.contains('.')).collect()
}

/// Whether it is the name of a number, which English needs only where the table of `wire` has none.
fn is_name(id: &str) -> bool {
    id.split_once('.').is_some_and(|(_, attribute)| attribute == "name")
}

#[test]
fn both_languages_have_the_same_messages_and_variables() {
    for subject in Subject::ALL {
        let (ko, en) = (messages(subject, Lang::Ko), messages(subject, Lang::En));
        let missing = |a: &BTreeMap<String, Variables>, b: &BTreeMap<String, Variables>| {
            a.keys().filter(|id| !b.contains_key(*id)).cloned().collect::<Vec<_>>()
        };
        let mut korean = missing(&ko, &en);
        korean.retain(|id| !is_name(id));
        assert_eq!(missing(&en, &ko), Vec::<String>::new(), "{subject:?}: in English only");
        assert_eq!(korean, Vec::<String>::new(), "{subject:?}: in Korean only");
        for (id, variables) in en.iter().filter(|(id, _)| !is_name(id)) {
            assert_eq!(Some(variables), ko.get(id), "{id} takes other variables in Korean");
        }
    }
}

#[test]
fn every_message_is_found_in_its_file_and_formats() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for subject in Subject::ALL {
            let messages = messages(subject, lang);
            // A message may refer to another one, which then takes its variables: all are given to each.
            let args: FluentArgs = messages.values().flatten().map(|name| (name.as_str(), "7")).collect();
            for id in messages.keys() {
                assert_eq!(Subject::of(id), subject, "{id} would be looked for in another file");
                assert!(texts.has(id));
                let mut errors = Vec::new();
                let text = texts.own(id, Some(&args), &mut errors).expect("just parsed");
                assert!(errors.is_empty(), "{id} in {lang}: {errors:?}");
                assert!(!text.contains(['\u{2068}', '\n']), "{id} in {lang}: {text:?}");
            }
        }
    }
}

#[test]
fn a_message_nobody_has_shows_its_id() {
    let texts = Texts::new(Lang::Ko);
    assert_eq!(texts.text("no-such-message"), "no-such-message");
    assert_eq!(texts.format("fact-nothing.short", &[("n", 1.into())]), "fact-nothing.short");
    assert!(!texts.has("no-such-message"));
}

/// The ids that a source file asks `Texts` or the screen's `Kit` for by name, tests apart.
fn ids_in(source: &str) -> Vec<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or(source);
    ["texts.text(\"", "texts.format(\"", "kit.text(\"", "kit.format(\""]
        .iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_id_named_in_the_code_exists() {
    let texts = Texts::new(Lang::En);
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("completeness.rs") {
                let source = std::fs::read_to_string(&path).expect("source");
                for id in ids_in(&source) {
                    found += 1;
                    assert!(texts.has(id), "{id}, asked for in {}", path.display());
                }
            }
        }
    }
    assert!(found > 0, "nothing was read");
}
