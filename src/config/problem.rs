//! What can be wrong with a settings file: typed, with its place; worded in the reader's language.

use crate::app::settings::THEMES;
use crate::i18n::{Arg, Texts};

/// A mistake and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong. Its sentence is `config-<id>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Not RON, or not the shape of a settings file.
    Unreadable {
        /// What the parser says.
        reason: String,
    },
    /// Too many bytes.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// No such language.
    UnknownLang {
        /// As written.
        name: String,
    },
    /// No such theme.
    UnknownTheme {
        /// As written.
        name: String,
    },
    /// No such place for keys.
    UnknownContext {
        /// As written.
        name: String,
        /// The nearest there is.
        nearest: Option<&'static str>,
    },
    /// No such action.
    UnknownAction {
        /// As written.
        name: String,
        /// The nearest there is.
        nearest: Option<&'static str>,
    },
    /// Not a key.
    NotAKey {
        /// The word that is none.
        word: String,
    },
    /// The action means nothing in this place.
    NotHere {
        /// The action.
        action: &'static str,
        /// The place.
        context: &'static str,
    },
    /// A character is text in this place, never a command.
    TypesText {
        /// The keys.
        keys: String,
        /// The place.
        context: &'static str,
    },
    /// Longer sequences start with these keys; they would be lost.
    StartsOther {
        /// The keys.
        keys: String,
        /// What one of the longer sequences means.
        other: &'static str,
    },
    /// A part of the sequence has a meaning already, so its end is never reached.
    ContinuesOther {
        /// The keys.
        keys: String,
        /// What the part means.
        other: &'static str,
    },
    /// The same keys twice in one place.
    Twice {
        /// The keys.
        keys: String,
    },
}

impl Problem {
    /// Its sentence is `config-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            Problem::Unreadable { .. } => "unreadable",
            Problem::TooLarge { .. } => "too-large",
            Problem::UnknownLang { .. } => "unknown-lang",
            Problem::UnknownTheme { .. } => "unknown-theme",
            Problem::UnknownContext { .. } => "unknown-context",
            Problem::UnknownAction { .. } => "unknown-action",
            Problem::NotAKey { .. } => "not-a-key",
            Problem::NotHere { .. } => "not-here",
            Problem::TypesText { .. } => "types-text",
            Problem::StartsOther { .. } => "starts-other",
            Problem::ContinuesOther { .. } => "continues-other",
            Problem::Twice { .. } => "twice",
        }
    }

    /// What is wrong, in a sentence.
    pub fn sentence(&self, texts: &Texts) -> String {
        let near = |nearest: Option<&'static str>| nearest.unwrap_or("none");
        let args: Vec<(&str, Arg)> = match self {
            Problem::Unreadable { reason } => vec![("reason", reason.as_str().into())],
            Problem::TooLarge { limit } => vec![("limit", (*limit).into())],
            Problem::UnknownLang { name } => vec![("name", name.as_str().into())],
            Problem::UnknownTheme { name } => {
                vec![("name", name.as_str().into()), ("known", THEMES.join(", ").into())]
            }
            Problem::UnknownContext { name, nearest } | Problem::UnknownAction { name, nearest } => {
                vec![("name", name.as_str().into()), ("nearest", near(*nearest).into())]
            }
            Problem::NotAKey { word } => vec![("word", word.as_str().into())],
            Problem::NotHere { action, context } => vec![("action", (*action).into()), ("context", (*context).into())],
            Problem::TypesText { keys, context } => {
                vec![("keys", keys.as_str().into()), ("context", (*context).into())]
            }
            Problem::StartsOther { keys, other } | Problem::ContinuesOther { keys, other } => {
                vec![("keys", keys.as_str().into()), ("other", (*other).into())]
            }
            Problem::Twice { keys } => vec![("keys", keys.as_str().into())],
        };
        texts.format(&format!("config-{}", self.id()), &args)
    }
}

impl Diagnostic {
    /// A mistake at a byte of the text.
    pub(super) fn at(text: &str, byte: usize, problem: Problem) -> Diagnostic {
        let before = text.get(..byte).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Diagnostic { line, column, problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_problem_has_its_words_in_both_languages() {
        let (keys, name, word) = ("d".to_owned(), "mian".to_owned(), "x y".to_owned());
        let problems = [
            Problem::Unreadable { reason: "?".into() },
            Problem::TooLarge { limit: 1 },
            Problem::UnknownLang { name: name.clone() },
            Problem::UnknownTheme { name: name.clone() },
            Problem::UnknownContext { name: name.clone(), nearest: Some("main") },
            Problem::UnknownAction { name, nearest: None },
            Problem::NotAKey { word },
            Problem::NotHere { action: "pause", context: "form" },
            Problem::TypesText { keys: keys.clone(), context: "form" },
            Problem::StartsOther { keys: keys.clone(), other: "dhcp-renew" },
            Problem::ContinuesOther { keys: keys.clone(), other: "dhcp-renew" },
            Problem::Twice { keys },
        ];
        for texts in Lang::ALL.map(Texts::new) {
            for problem in &problems {
                let sentence = problem.sentence(&texts);
                assert!(!sentence.starts_with("config-") && !sentence.contains("{$"), "{sentence}");
            }
        }
    }
}
