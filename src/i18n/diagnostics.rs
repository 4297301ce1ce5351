//! Mistakes in scenario files → what is wrong, what to write instead, what the other place is.
//!
//! The message is `diag-CODE` (`diag-e0201`); the data of the mistake are its variables. Some data are words for
//! what a value is or should be (`rate`, `link-end`): the catalogue has them as `diag-form-WORD`.

use std::borrow::Cow;

use fluent_bundle::FluentArgs;

use super::Texts;
use crate::scenario::{Diagnostic, Sentences};

impl Sentences for Texts {
    fn headline(&self, diagnostic: &Diagnostic) -> String {
        part(self, diagnostic, "").unwrap_or_else(|| diagnostic.code.to_owned())
    }

    /// The nearest valid word.
    fn label(&self, diagnostic: &Diagnostic) -> Option<String> {
        let word = diagnostic.suggestion.as_deref()?;
        Some(self.format("diag-suggestion", &[("word", word.into())]))
    }

    fn second_label(&self, diagnostic: &Diagnostic) -> Option<String> {
        part(self, diagnostic, ".second")
    }

    fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        part(self, diagnostic, ".help")
    }

    fn words(&self) -> (&str, &str) {
        (word(self, "diag-error"), word(self, "diag-help"))
    }
}

/// A message that is plain text; its id if it were anything else.
fn word<'a>(texts: &'a Texts, id: &'static str) -> &'a str {
    match texts.text(id) {
        Cow::Borrowed(text) => text,
        Cow::Owned(_) => id,
    }
}

fn part(texts: &Texts, diagnostic: &Diagnostic, attribute: &str) -> Option<String> {
    let id = format!("diag-{}{attribute}", diagnostic.code.to_ascii_lowercase());
    texts.format_args(&id, &arguments(texts, diagnostic.code, diagnostic.mistake.args()))
}

/// The data of a mistake as variables, words translated.
fn arguments(texts: &Texts, code: &str, data: Vec<(&'static str, String)>) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    for (name, value) in data {
        let kind = match name {
            "expected" | "what" | "of" => "form",
            "part" => "part",
            "found" if code == "E0205" => "form", // there, what was found is a shape too
            _ => "",
        };
        let id = format!("diag-{kind}-{value}");
        let shown = if !kind.is_empty() && texts.has(&id) { texts.format(&id, &[]) } else { value };
        args.set(name, shown.replace(char::is_control, "·"));
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::scenario::{Form, Mistake, RecordPart, Span};

    #[test]
    fn every_mistake_and_every_word_is_told_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for (code, data) in Mistake::all() {
                let data: Vec<_> = data.iter().map(|name| (*name, "lan1".to_owned())).collect();
                let args = arguments(&texts, code, data);
                for part in ["", ".help"] {
                    let id = format!("diag-{}{part}", code.to_ascii_lowercase());
                    let mut errors = Vec::new();
                    assert!(texts.own(&id, Some(&args), &mut errors).is_some(), "{id} is missing in {lang}");
                    assert!(errors.is_empty(), "{id} in {lang}: {errors:?}");
                }
            }
            for word in Form::ALL {
                assert!(texts.has(&format!("diag-form-{word}")), "{word} is missing in {lang}");
            }
            for word in RecordPart::ALL {
                assert!(texts.has(&format!("diag-part-{word}")), "{word} is missing in {lang}");
            }
        }
    }

    #[test]
    fn a_mistake_says_what_to_write_instead() {
        let wrong = |mistake: Mistake, suggestion: Option<&str>| Diagnostic {
            code: mistake.code(),
            mistake,
            span: Span::default(),
            suggestion: suggestion.map(str::to_owned),
            second: None,
        };
        let (ko, en) = (Texts::new(Lang::Ko), Texts::new(Lang::En));
        let rate = wrong(Mistake::BadValue { expected: Form::Rate, found: "1 Gb".into() }, None);
        assert_eq!(en.headline(&rate), "1 Gb is not a rate such as 100Mbps or 1Gbps.");
        assert_eq!(en.help(&rate).as_deref(), Some("Write a rate such as 100Mbps or 1Gbps instead."));
        assert_eq!(en.label(&rate), None);
        let node = wrong(Mistake::UnknownNode { name: "ruoter".into() }, Some("router"));
        assert_eq!(ko.headline(&node), "ruoter라는 장치가 없습니다.");
        assert_eq!(ko.label(&node).as_deref(), Some("혹시 router입니까?"));
        assert_eq!(ko.second_label(&node), None);
        assert_eq!((ko.words(), en.words()), (("오류", "도움말"), ("error", "help")));
    }

    #[test]
    fn a_broken_file_is_reported_whole() {
        let source = "(format: 1, titel: \"x\")";
        let mistakes = crate::scenario::load(source, "x").expect_err("a misspelt field");
        let report = crate::scenario::render(&mistakes, source, "x.ron", &Texts::new(Lang::Ko));
        assert!(report.contains("오류[E0201]: 시나리오에는 titel 필드가 없습니다."), "{report}");
        assert!(report.contains("혹시 title입니까?") && report.contains("x.ron:1:13"), "{report}");
    }
}
