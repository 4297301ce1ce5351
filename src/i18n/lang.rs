//! Which language a screen speaks.
//!
//! What it is: a value that is passed along, one per screen. What it is not: a global, nor a reader of the
//! environment: the caller hands the look-up in, so that the order of POSIX (`LC_ALL`, `LC_MESSAGES`, `LANG`) is
//! tested without touching a process.

use core::fmt;
use core::str::FromStr;

/// A language with a full catalogue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Lang {
    /// Korean.
    Ko,
    /// English, and what everything falls back to.
    #[default]
    En,
}

/// The text names no language that has a catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownLang;

impl Lang {
    /// All of them, in the order they are offered.
    pub const ALL: [Lang; 2] = [Lang::Ko, Lang::En];

    /// The language the environment asks for (POSIX 8.2: the first that is set and not empty counts). A language
    /// without a catalogue gets English.
    pub fn from_env(get: impl Fn(&str) -> Option<String>) -> Lang {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(get)
            .find(|value| !value.is_empty())
            .and_then(|value| value.parse().ok())
            .unwrap_or_default()
    }

    /// The other language.
    #[must_use]
    pub const fn toggle(self) -> Lang {
        match self {
            Lang::Ko => Lang::En,
            Lang::En => Lang::Ko,
        }
    }

    /// ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ko => "ko",
            Lang::En => "en",
        }
    }

    /// Its name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Ko => "한국어",
            Lang::En => "English",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Reads `ko`, `ko_KR.UTF-8`, `en-GB`; case does not matter.
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        let primary = text.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code())).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Lang {
        Lang::from_env(|key| pairs.iter().find(|(k, _)| *k == key).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn the_environment_is_asked_in_the_order_of_posix() {
        assert_eq!(env(&[("LANG", "ko_KR.UTF-8")]), Lang::Ko);
        assert_eq!(env(&[("LANG", "ko_KR.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")]), Lang::En);
        assert_eq!(env(&[("LC_ALL", "ko"), ("LC_MESSAGES", "en_US"), ("LANG", "en_US")]), Lang::Ko);
        assert_eq!(env(&[("LC_ALL", ""), ("LANG", "ko_KR")]), Lang::Ko, "empty is not set");
        assert_eq!(env(&[("LC_ALL", "C"), ("LANG", "ko_KR")]), Lang::En, "C is an answer");
        assert_eq!(env(&[]), Lang::En);
    }

    #[test]
    fn codes_are_read_back() {
        for lang in Lang::ALL {
            assert_eq!(lang.code().parse(), Ok(lang));
            assert_eq!(lang.toggle().toggle(), lang);
        }
        assert_eq!("KO-kr".parse(), Ok(Lang::Ko));
        assert_eq!("korean".parse::<Lang>(), Err(UnknownLang));
    }
}
