//! Korean particles: the form of 은/는, 이/가, 을/를, 과/와, 으로/로 that fits the word before it.
//!
//! The form depends on how the word ends when spoken: with a consonant (받침), with ㄹ (으로/로 alone treats it like a
//! vowel), or with a vowel. Hangul carries its ending in the code point; digits are read in Sino-Korean; capitals are
//! read letter by letter (NAT: 엔에이티) unless people say them as a word (SYN: 신); other Latin words are read as the
//! loanword they usually are. It is a set of rules with a table of exceptions, not a dictionary: a word it cannot
//! hear gets the written-out double form, `은(는)`.

/// How a spoken word ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
}

use Ending::{Consonant, Rieul, Vowel};

/// The word with the particle it takes. `pair` names the form after a consonant and the form after a vowel, in this
/// order: `은/는`. A pair without a slash is appended as it is.
pub fn josa(word: &str, pair: &str) -> String {
    let Some((after_consonant, after_vowel)) = pair.split_once('/') else { return format!("{word}{pair}") };
    match ending(word) {
        Some(Vowel) => format!("{word}{after_vowel}"),
        Some(Rieul) if after_consonant.starts_with('으') => format!("{word}{after_vowel}"),
        Some(Rieul | Consonant) => format!("{word}{after_consonant}"),
        None => format!("{word}{}", undecided(after_consonant, after_vowel)),
    }
}

/// The double form: `은(는)`, but `(으)로` where one form contains the other.
fn undecided(after_consonant: &str, after_vowel: &str) -> String {
    match after_consonant.strip_suffix(after_vowel) {
        Some(extra) => format!("({extra}){after_vowel}"),
        None => format!("{after_consonant}({after_vowel})"),
    }
}

/// How the word ends, when it can be heard. Closing brackets, quotes and dots are silent.
fn ending(word: &str) -> Option<Ending> {
    if word.ends_with("::") {
        return Some(Consonant); // 콜론
    }
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let last = word.chars().next_back()?;
    match last {
        '%' => Some(Vowel), // 퍼센트
        '가'..='힣' => Some(hangul(last)),
        '0'..='9' => Some(digit(last)),
        'a'..='z' | 'A'..='Z' => {
            let start = word.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + char_len(word, at));
            word.get(start..).map(|tail| latin(tail, has_hex_neighbour(word, start)))
        }
        _ => None,
    }
}

fn char_len(word: &str, at: usize) -> usize {
    word.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// Whether the letters that begin at `start` are hexadecimal digits of a longer number (`02:00:fe`, `0x1a`), which
/// are spelled and never read as a word.
fn has_hex_neighbour(word: &str, start: usize) -> bool {
    let is_hex = word.get(start..).is_some_and(|t| t.len() <= 2 && t.bytes().all(|b| b.is_ascii_hexdigit()));
    is_hex && word.get(..start).is_some_and(|before| before.ends_with(|c: char| c == ':' || c.is_ascii_digit()))
}

/// Hangul syllables stand in rows of 28 by their final consonant (Unicode 3.12); the eighth is ㄹ.
fn hangul(c: char) -> Ending {
    match (u32::from(c) - u32::from('가')) % 28 {
        0 => Vowel,
        8 => Rieul,
        _ => Consonant,
    }
}

/// 영 일 이 삼 사 오 육 칠 팔 구. Round numbers (십, 백, 천, 만) end in a consonant too, like 영.
fn digit(c: char) -> Ending {
    match c {
        '0' | '3' | '6' => Consonant,
        '1' | '7' | '8' => Rieul,
        _ => Vowel,
    }
}

/// The names of the letters: 엘 and 알 end in ㄹ, 엠 and 엔 in a consonant, all others in a vowel.
fn letter(c: char) -> Ending {
    match c.to_ascii_uppercase() {
        'L' | 'R' => Rieul,
        'M' | 'N' => Consonant,
        _ => Vowel,
    }
}

/// Words whose spelling misleads the rules below, as Korean networkers say them.
const SAID: &[(&str, Ending)] = &[
    ("ap", Vowel),       // 에이피
    ("arp", Vowel),      // 에이알피
    ("cable", Rieul),    // 케이블
    ("com", Consonant),  // 닷컴
    ("fin", Consonant),  // 핀
    ("idle", Rieul),     // 아이들
    ("ip", Vowel),       // 아이피
    ("isp", Vowel),      // 아이에스피
    ("kr", Rieul),       // 케이알
    ("lan", Consonant),  // 랜
    ("mac", Consonant),  // 맥
    ("nat", Vowel),      // 엔에이티
    ("pop", Consonant),  // 팝
    ("syn", Consonant),  // 신
    ("table", Rieul),    // 테이블
    ("tcp", Vowel),      // 티시피
    ("type", Consonant), // 타입
    ("udp", Vowel),      // 유디피
    ("wan", Consonant),  // 완
    ("web", Consonant),  // 웹
    ("wlan", Consonant), // 무선랜
];

/// How a run of Latin letters ends.
fn latin(word: &str, spelled: bool) -> Ending {
    let last = word.chars().next_back().map_or(Vowel, letter);
    let lower = word.to_ascii_lowercase();
    if spelled {
        return last;
    }
    if let Some((_, ending)) = SAID.iter().find(|(said, _)| *said == lower) {
        return *ending;
    }
    let has_vowel = lower.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let initials = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase());
    if initials || !has_vowel { last } else { loanword(lower.as_bytes()) }
}

/// How a Latin word ends as a loanword (외래어 표기법 chapter 3, English): short vowel + p, t, k closes the syllable
/// (넷, 랩톱), every other stop gets a vowel (클라이언트, 스위치, 허브); m, n, ng close it; l is ㄹ; r is silent.
fn loanword(word: &[u8]) -> Ending {
    let is_vowel = |b: u8| b"aeiouy".contains(&b);
    match *word {
        [.., b'm' | b'n'] | [.., b'm' | b'n', b'e'] | [.., b'n', b'g'] | [.., b'c', b'k'] => Consonant,
        [.., b'l'] | [.., b'l', b'e'] => Rieul,
        [.., a, b, b'p' | b't' | b'k'] if is_vowel(a) && is_vowel(b) => Vowel, // 루트, 헤이트
        [.., a, b'p' | b't' | b'k'] if is_vowel(a) => Consonant,
        _ => Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(pair: &str, words: &[&str]) {
        let particles: Vec<&str> = pair.split('/').collect();
        for word in words {
            let (stem, wanted) = word.split_once('+').expect("stem+particle");
            assert!(particles.contains(&wanted), "{wanted} is not of {pair}");
            assert_eq!(josa(stem, pair), format!("{stem}{wanted}"));
        }
    }

    #[test]
    fn hangul_ends_as_written() {
        all("이/가", &["공유기+가", "스위치+가", "패킷+이", "프레임+이", "포트+가", "칠판+이", "물+이"]);
        all("으로/로", &["공유기+로", "패킷+으로", "서울+로", "집+으로"]);
        all("과/와", &["단말+과", "서버+와"]);
    }

    #[test]
    fn numbers_are_read_in_sino_korean() {
        all(
            "은/는",
            &["192.168.0.1+은", "192.168.0.2+는", "192.168.0.100+은", "10.0.0.5+는", "0+은", "203.0.113.9+는"],
        );
        all(
            "으로/로",
            &["PC3+으로", "R2+로", "eth0+으로", "lan1+로", "192.168.0.7+로", "포트 8080+으로", "443+으로", "51234+로"],
        );
        all("을/를", &["80+을", "192.168.0.0/24+를", "192.168.0.100:40001+을", "10%+를", "40002+를"]);
    }

    #[test]
    fn initials_are_spelled_unless_people_say_them() {
        all(
            "을/를",
            &["DNS+를", "SYN+을", "FIN+을", "TCP+를", "ACK+를", "HTTP+를", "LAN+을", "WAN+을", "TTL+을", "URL+을"],
        );
        all("이/가", &["NAT+가", "ARP+가", "MAC+이", "IP+가", "RST+가", "MTU+가", "OSI+가", "QR+이"]);
        all("으로/로", &["URL+로", "VPN+으로", "UDP+로", "ICMP+로"]);
    }

    #[test]
    fn words_are_read_as_loanwords() {
        all(
            "이/가",
            &["router+가", "switch+가", "phone+이", "server+가", "laptop+이", "web+이", "hub+가", "internet+이"],
        );
        all("을/를", &["client+를", "packet+을", "cable+을", "host+를", "ping+을", "curl+을", "visitor+를", "home+을"]);
        all(
            "은/는",
            &["pc+는", "isp+는", "example.com+은", "naver.com+은", "co.kr+은", "printer+는", "REQUEST+는", "google+은"],
        );
        all("으로/로", &["cable+로", "phone+으로", "mail+로", "dnsd+로"]);
    }

    #[test]
    fn hardware_addresses_are_spelled() {
        all("은/는", &["02:00:00:00:00:fe+는", "02:00:00:00:00:01+은", "02:00:00:00:00:0a+는", "02:00:00:00:00:10+은"]);
        all("이/가", &["ff:ff:ff:ff:ff:ff+가", "0x1a+가", "fe80::+이", "::+이", "::1+이"]);
    }

    #[test]
    fn closing_marks_are_silent_and_the_unheard_gets_both() {
        all("이/가", &["“공유기”+가", "(패킷)+이", "pc1.+이"]);
        assert_eq!(josa("私", "은/는"), "私은(는)");
        assert_eq!(josa("", "으로/로"), "(으)로");
        assert_eq!(josa("공유기", "의"), "공유기의");
    }

    #[test]
    fn any_text_is_safe() {
        for word in ["é", "日a", "a日", "%", "…", "ㄱ", "\u{1F600}x", "é1", "한a", ":a"] {
            assert!(josa(word, "은/는").starts_with(word));
        }
    }
}
