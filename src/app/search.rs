//! Finding things by a few letters of their name: subsequences, best first, Hangul taken apart into jamo so that a
//! half-typed syllable and initial consonants find the whole word.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The indices of the texts that fit, best first; all of them, in order, for an empty query.
pub(super) fn ranked<'a>(query: &str, texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let query = jamo(query.trim());
    if query.is_empty() {
        return (0..texts.count()).collect();
    }
    let pattern = Pattern::parse(&query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let scored = texts.enumerate().filter_map(|(index, text)| {
        let score = pattern.score(Utf32Str::new(&jamo(text), &mut buffer), &mut matcher)?;
        Some((core::cmp::Reverse(score), index))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_unstable();
    scored.into_iter().map(|(_, index)| index).collect()
}

/// Syllables as compatibility jamo: 링크 → ㄹㅣㅇㅋㅡ.
pub(super) fn jamo(text: &str) -> String {
    const INITIAL: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    const FINAL: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let Some(n) = (c as u32).checked_sub(0xAC00).filter(|n| *n < 11_172) else {
            out.push(c);
            continue;
        };
        out.extend(INITIAL.chars().nth(n as usize / 588));
        out.extend(char::from_u32(0x314F + n % 588 / 28));
        out.extend((n as usize % 28).checked_sub(1).and_then(|last| FINAL.chars().nth(last)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_typed_hangul_and_initials_find_the_word() {
        let words = ["라우터 rules", "링크 자르기", "save journal"];
        let find = |q| ranked(q, words.into_iter());
        assert_eq!(find("링ㅋ"), [1]);
        assert_eq!(find("ㄹㅇㅌ"), [0]);
        assert_eq!(find("svj"), [2]);
        assert_eq!(find(""), [0, 1, 2]);
        assert!(find("zzz").is_empty());
        assert_eq!(jamo("값a"), "ㄱㅏㅄa");
    }
}
