//! A Korean keyboard left in Hangul must not lock anybody out: where keys are commands, jamo stand for the Latin
//! letters on the same keys (2-beolsik, KS X 5002). Where text is typed nothing is changed.

/// Keys of the compatibility jamo U+3131..=U+3163, in their order; compounds are two or more keys.
const COMPATIBILITY: [&str; 51] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q", "qt", "t",
    "T", "d", "w", "W", "c", "z", "x", "v", "g", "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y",
    "n", "nj", "np", "nl", "b", "m", "ml", "l",
];
/// Keys of the 19 initial consonants of a syllable.
const INITIAL: [&str; 19] =
    ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"];
/// Keys of the 21 vowels.
const VOWEL: [&str; 21] =
    ["k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"];
/// Keys of the 28 finals, the first of which is none.
const FINAL: [&str; 28] = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T",
    "d", "w", "c", "z", "x", "v", "g",
];

/// The Latin keys that were pressed to type this character; none when it is not Hangul.
pub fn latin_keys(c: char) -> Option<String> {
    let code = c as u32;
    let jamo = code.checked_sub(0x3131).and_then(|index| COMPATIBILITY.get(index as usize));
    if let Some(keys) = jamo {
        return Some((*keys).to_owned());
    }
    let syllable = code.checked_sub(0xAC00).filter(|n| *n < 11_172)? as usize;
    let (initial, vowel, last) = (syllable / 588, syllable % 588 / 28, syllable % 28);
    Some([INITIAL.get(initial)?, VOWEL.get(vowel)?, *FINAL.get(last)?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_and_syllables_name_their_keys() {
        let table =
            "ㅂqㅈwㄷeㄱrㅅtㅛyㅕuㅑiㅐoㅔpㅁaㄴsㅇdㄹfㅎgㅗhㅓjㅏkㅣlㅋzㅌxㅊcㅍvㅠbㅜnㅡmㅃQㅉWㄸEㄲRㅆTㅒOㅖP";
        let chars: Vec<char> = table.chars().collect();
        for pair in chars.chunks_exact(2) {
            assert_eq!(latin_keys(pair[0]), Some(pair[1].to_string()), "{}", pair[0]);
        }
        assert_eq!(latin_keys('가').as_deref(), Some("rk"));
        assert_eq!(latin_keys('힣').as_deref(), Some("glg"));
        assert_eq!(latin_keys('값').as_deref(), Some("rkqt"));
        assert_eq!((latin_keys('a'), latin_keys('漢'), latin_keys('?')), (None, None, None));
    }
}
