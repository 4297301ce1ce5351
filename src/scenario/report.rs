//! Collects the mistakes of a file, up to a limit, and finds the word that was meant.

use super::diagnostic::{Diagnostic, Mistake};
use super::span::{At, Lines};

/// Mistakes reported of one file; a file with more is another kind of file.
const MAX_DIAGNOSTICS: usize = 100;

/// The mistakes found so far.
#[derive(Debug)]
pub(super) struct Report<'s> {
    lines: Lines<'s>,
    found: Vec<Diagnostic>,
    full: bool,
}

impl<'s> Report<'s> {
    /// Nothing wrong yet.
    pub(super) fn new(source: &'s str) -> Report<'s> {
        Report { lines: Lines::of(source), found: Vec::new(), full: false }
    }

    /// Adds a mistake.
    pub(super) fn add(&mut self, at: At, mistake: Mistake) {
        self.push(at, mistake, None, None);
    }

    /// Adds a mistake that another place belongs to.
    pub(super) fn add_with(&mut self, at: At, mistake: Mistake, second: At) {
        self.push(at, mistake, None, Some(second));
    }

    /// Adds a mistake about `wrong`, where one of `known` may have been meant.
    pub(super) fn add_meant<'a>(
        &mut self,
        at: At,
        mistake: Mistake,
        wrong: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        self.push(at, mistake, nearest(wrong, known), None);
    }

    /// Adds a mistake whose remedy is known.
    pub(super) fn add_suggesting(&mut self, at: At, mistake: Mistake, suggestion: String) {
        self.push(at, mistake, Some(suggestion), None);
    }

    fn push(&mut self, at: At, mistake: Mistake, suggestion: Option<String>, second: Option<At>) {
        if self.full {
            return;
        }
        let (mistake, suggestion) = if self.found.len() < MAX_DIAGNOSTICS {
            (mistake, suggestion)
        } else {
            self.full = true;
            (Mistake::TooManyMistakes { limit: MAX_DIAGNOSTICS }, None)
        };
        let span = self.lines.span(at);
        let second = second.map(|second| self.lines.span(second));
        self.found.push(Diagnostic { code: mistake.code(), mistake, span, suggestion, second });
    }

    /// Whether nothing is wrong.
    pub(super) fn is_clean(&self) -> bool {
        self.found.is_empty()
    }

    /// All mistakes, in the order of the file.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let end = if self.full { self.found.pop() } else { None };
        self.found.sort_by_key(|d| (d.span.start, d.span.end, d.code));
        self.found.extend(end);
        self.found
    }
}

/// The word of `known` nearest to `wrong`, if it is near enough to have been meant.
pub(super) fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let length = wrong.chars().count();
    if length > 64 {
        return None;
    }
    let lower = wrong.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&lower, &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= (length.max(word.chars().count()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let kinds = ["Pc", "Phone", "Server", "HomeRouter", "Switch"];
        assert_eq!(nearest("Homerouter", kinds).as_deref(), Some("HomeRouter"));
        assert_eq!(nearest("Swich", kinds).as_deref(), Some("Switch"));
        assert_eq!(nearest("Toaster", kinds), None, "nothing near enough");
    }

    #[test]
    fn a_flood_of_mistakes_ends() {
        let mut report = Report::new("x");
        for _ in 0..1000 {
            report.add(At::point(0), Mistake::MissingComma {});
        }
        let found = report.into_diagnostics();
        assert_eq!(found.len(), MAX_DIAGNOSTICS + 1);
        assert!(matches!(found.last().map(|d| &d.mistake), Some(Mistake::TooManyMistakes { .. })));
    }
}
