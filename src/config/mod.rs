//! A person's own wishes: RON text laid over the defaults. Default < user's file < command line.
//!
//! Text in, settings and diagnostics out: which file that is, is the shell's matter. A file is an overlay: what it
//! does not name stays as it is, and what is wrong in it is reported with its place while the rest counts.
//!
//! ```ron
//! (
//!     lang: "ko",
//!     theme: "okabe-ito",
//!     reduced_motion: true,
//!     start_card: false,
//!     hints: false,
//!     mouse: true,
//!     keys: { "main": { "z": "pause", "d r": "none", "d": "dhcp-renew" } },
//! )
//! ```

mod file;
mod keys;
mod problem;

pub use problem::{Diagnostic, Problem};

use crate::app::Settings;
use crate::app::settings::{LANGS, THEMES};
use file::{File, Word};

/// What the command line says; none where it says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Overrides {
    /// `--lang`.
    pub lang: Option<&'static str>,
    /// `--ascii`.
    pub ascii: Option<bool>,
    /// No colours: the theme `mono`.
    pub mono: bool,
    /// No motion.
    pub reduced_motion: Option<bool>,
}

impl Overrides {
    /// Lays the command line over settings.
    pub fn apply(&self, settings: &mut Settings) {
        settings.lang = self.lang.unwrap_or(settings.lang);
        settings.ascii = self.ascii.unwrap_or(settings.ascii);
        settings.reduced_motion = self.reduced_motion.unwrap_or(settings.reduced_motion);
        if self.mono {
            settings.theme = "mono";
        }
    }
}

/// Lays a file's text over settings. What is wrong comes back, in the order of the file; the rest counts.
pub fn apply(text: &str, settings: &mut Settings) -> Vec<Diagnostic> {
    let file = match File::read(text) {
        Ok(file) => file,
        Err(diagnostic) => return vec![diagnostic],
    };
    let mut found = Vec::new();
    if let Some(word) = &file.lang {
        settings.lang = pick(word, &LANGS, &mut found, |name| Problem::UnknownLang { name }).unwrap_or(settings.lang);
    }
    if let Some(word) = &file.theme {
        let theme = pick(word, &THEMES, &mut found, |name| Problem::UnknownTheme { name });
        settings.theme = theme.unwrap_or(settings.theme);
    }
    settings.ascii = file.ascii.unwrap_or(settings.ascii);
    settings.reduced_motion = file.reduced_motion.unwrap_or(settings.reduced_motion);
    settings.start_card = file.start_card.unwrap_or(settings.start_card);
    settings.hints = file.hints.unwrap_or(settings.hints);
    settings.mouse = file.mouse.unwrap_or(settings.mouse);
    keys::bind(&file.keys, &mut settings.keymap, &mut found);
    let mut diagnostics: Vec<(usize, Problem)> = found.into_iter().map(|(word, problem)| (word.at, problem)).collect();
    diagnostics.sort_by_key(|(at, _)| *at);
    diagnostics.into_iter().map(|(at, problem)| Diagnostic::at(text, at, problem)).collect()
}

fn pick(
    word: &Word,
    known: &[&'static str],
    found: &mut Vec<(Word, Problem)>,
    problem: impl FnOnce(String) -> Problem,
) -> Option<&'static str> {
    let fits = known.iter().find(|name| **name == word.text).copied();
    if fits.is_none() {
        found.push((word.clone(), problem(word.text.clone())));
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::parse_inputs;
    use crate::app::keymap::{Context, Meaning};
    use crate::app::{Action, Input, Key};

    fn meaning(settings: &Settings, text: &str) -> Meaning {
        let keys: Vec<Key> = parse_inputs(text)
            .unwrap()
            .into_iter()
            .filter_map(|i| if let Input::Key(k) = i { Some(k) } else { None })
            .collect();
        settings.keymap.meaning(Context::Main, &keys)
    }

    #[test]
    fn a_partial_file_is_an_overlay_and_the_command_line_wins() {
        let mut settings = Settings::default();
        let text = r#"(lang: "ko", reduced_motion: true, start_card: false, hints: false, mouse: true, keys: { "main": { "z": "pause", "d r": "none", "d x": "none", "d": "dhcp-renew" } })"#;
        assert_eq!(apply(text, &mut settings), []);
        assert_eq!((settings.lang, settings.theme, settings.reduced_motion), ("ko", "default", true));
        assert!(!settings.start_card && !settings.hints && settings.mouse);
        assert_eq!(meaning(&settings, "z"), Meaning::Action(Action::Pause));
        assert_eq!(meaning(&settings, "d"), Meaning::Action(Action::DhcpRenew));
        assert_eq!(meaning(&settings, "Space"), Meaning::Action(Action::Pause), "the default stays");
        Overrides { lang: Some("en"), mono: true, ..Overrides::default() }.apply(&mut settings);
        assert_eq!((settings.lang, settings.theme), ("en", "mono"));
        assert_eq!(apply("", &mut settings), [], "an empty file wishes nothing");
    }

    #[test]
    fn every_mistake_has_its_place_and_the_rest_counts() {
        let mut settings = Settings::default();
        let text = r#"(
    lang: "fr", ascii: true,
    keys: {
        "mian": { "z": "pause" },
        "main": {
            "z": "puase",
            "한글": "pause",
            "d": "pause",
            "z z": "rule-add",
            "u": "why", "u": "hex",
        },
        "form": { "j": "field-next" },
    },
)"#;
        let got: Vec<_> = apply(text, &mut settings).into_iter().map(|d| (d.line, d.column, d.problem.id())).collect();
        assert_eq!(
            got,
            [
                (2, 11, "unknown-lang"),
                (4, 9, "unknown-context"),
                (6, 18, "unknown-action"),
                (7, 13, "not-a-key"),
                (8, 13, "starts-other"),
                (9, 20, "not-here"),
                (10, 25, "twice"),
                (12, 19, "types-text"),
            ]
        );
        assert!(settings.ascii);
        assert_eq!(meaning(&settings, "u"), Meaning::Action(Action::Why), "the first of two counts");
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        let place = |text: &str| {
            let got = apply(text, &mut Settings::default());
            got.first().map(|d| (d.line, d.column, d.problem.id()))
        };
        assert_eq!(place("(\n  langg: \"ko\",\n)"), Some((2, 3, "unreadable")));
        assert_eq!(place("(lang: 7)"), Some((1, 7, "unreadable")));
        assert!(place(&"(".repeat(10_000)).is_some());
        assert!(place("(keys: {\"main\": {\"z\": 1}})").is_some());
    }
}
