//! The catalogues: message ids → text in one language.
//!
//! What it is: ten subjects a language (what the screen says, facts, header fields, where values came from,
//! connections, diagnostics, settings, terms, forwarding, plain mode), each embedded; where its messages stand is found when its
//! first one is asked for, and a message is parsed when it is asked for itself, so that a start pays only for the words
//! of its first screen. What it is not: a global. A screen owns a `Texts`; another language is another `Texts`.
//!
//! A message missing in a language falls back to English, then to its id: a screen with a gap beats no screen. The
//! tests of `i18n` prove that there is no gap.

use std::borrow::Cow;
use std::cell::OnceCell;

use fluent_bundle::FluentArgs;

use super::Lang;
use super::message::{Index, index};

/// A value put into a message; made from text and numbers by `.into()`.
pub type Arg<'a> = fluent_bundle::FluentValue<'a>;

/// The explanations of fields: one file a header, as in `wire/fields`.
macro_rules! fields_of {
    ($lang:literal) => {
        fields_of!($lang; "eth" "arp" "ip" "ipsec" "icmp" "udp" "tcp" "dhcp" "dns" "http" "tls" "rip" "pcp" "ppp" "llc" "ipv6" "icmpv6" "igmp" "layers")
    };
    ($lang:literal; $($header:literal)*) => {
        concat!($(include_str!(concat!("../../assets/lang/", $lang, "/fields/", $header, ".ftl")), "\n"),*)
    };
}

/// A subject of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    Ui,
    Facts,
    Fields,
    Origins,
    Connections,
    Diagnostics,
    Settings,
    Glossary,
    Forwards,
    Plain,
}

impl Subject {
    pub(super) const ALL: [Subject; 10] = [
        Subject::Ui,
        Subject::Facts,
        Subject::Fields,
        Subject::Origins,
        Subject::Connections,
        Subject::Diagnostics,
        Subject::Settings,
        Subject::Glossary,
        Subject::Forwards,
        Subject::Plain,
    ];

    /// The subject of an id, by how the id begins.
    pub(super) fn of(id: &str) -> Subject {
        match id.split('-').next() {
            Some("fact") => Subject::Facts,
            Some("header" | "proto" | "layer") => Subject::Fields,
            Some("came") => Subject::Origins,
            Some("conn") => Subject::Connections,
            Some("diag") => Subject::Diagnostics,
            Some("setting") => Subject::Settings,
            Some("term") => Subject::Glossary,
            Some("forwards" | "outside") => Subject::Forwards,
            Some("plain") => Subject::Plain,
            _ => Subject::Ui,
        }
    }

    /// Its messages.
    pub(super) const fn source(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Subject::Ui, Lang::Ko) => include_str!("../../assets/lang/ko/ui.ftl"),
            (Subject::Ui, Lang::En) => include_str!("../../assets/lang/en/ui.ftl"),
            (Subject::Facts, Lang::Ko) => include_str!("../../assets/lang/ko/facts.ftl"),
            (Subject::Facts, Lang::En) => include_str!("../../assets/lang/en/facts.ftl"),
            (Subject::Fields, Lang::Ko) => fields_of!("ko"),
            (Subject::Fields, Lang::En) => fields_of!("en"),
            (Subject::Origins, Lang::Ko) => include_str!("../../assets/lang/ko/origin.ftl"),
            (Subject::Origins, Lang::En) => include_str!("../../assets/lang/en/origin.ftl"),
            (Subject::Forwards, Lang::Ko) => include_str!("../../assets/lang/ko/forward.ftl"),
            (Subject::Forwards, Lang::En) => include_str!("../../assets/lang/en/forward.ftl"),
            (Subject::Plain, Lang::Ko) => include_str!("../../assets/lang/ko/plain.ftl"),
            (Subject::Plain, Lang::En) => include_str!("../../assets/lang/en/plain.ftl"),
            (Subject::Settings, Lang::Ko) => include_str!("../../assets/lang/ko/settings.ftl"),
            (Subject::Settings, Lang::En) => include_str!("../../assets/lang/en/settings.ftl"),
            (Subject::Glossary, Lang::Ko) => include_str!("../../assets/lang/ko/glossary.ftl"),
            (Subject::Glossary, Lang::En) => include_str!("../../assets/lang/en/glossary.ftl"),
            (Subject::Connections, Lang::Ko) => include_str!("../../assets/lang/ko/connection.ftl"),
            (Subject::Connections, Lang::En) => include_str!("../../assets/lang/en/connection.ftl"),
            (Subject::Diagnostics, Lang::Ko) => include_str!("../../assets/lang/ko/diagnostics.ftl"),
            (Subject::Diagnostics, Lang::En) => include_str!("../../assets/lang/en/diagnostics.ftl"),
        }
    }
}

/// The words of one language. An id may name an attribute: `fact-arp-hit.short`.
pub struct Texts {
    lang: Lang,
    subjects: [OnceCell<Index>; Subject::ALL.len()],
    /// English, made when a message is missing.
    fallback: OnceCell<Box<Texts>>,
}

impl core::fmt::Debug for Texts {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Texts").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Texts {
    /// The catalogue of a language; nothing is parsed yet.
    pub fn new(lang: Lang) -> Texts {
        Texts { lang, subjects: core::array::from_fn(|_| OnceCell::new()), fallback: OnceCell::new() }
    }

    /// Its language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a message without values.
    pub fn text<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.lookup(id, None).unwrap_or(Cow::Borrowed(id))
    }

    /// The text of a message with its values put in.
    pub fn format(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let args: FluentArgs = args.iter().cloned().collect();
        self.format_args(id, &args).unwrap_or_else(|| id.to_owned())
    }

    /// Whether this language has the message; English, the fallback, is not asked.
    pub fn has(&self, id: &str) -> bool {
        let (message, attribute) = split(id);
        let index = self.index(Subject::of(id));
        index.get(message).is_some_and(|entry| entry.has(attribute, index, self.lang))
    }

    /// The text of a message with its values put in; none when no language has it.
    pub(super) fn format_args(&self, id: &str, args: &FluentArgs) -> Option<String> {
        self.lookup(id, Some(args)).map(Cow::into_owned)
    }

    fn lookup<'a>(&'a self, id: &str, args: Option<&FluentArgs>) -> Option<Cow<'a, str>> {
        match self.own(id, args, &mut Vec::new()) {
            None if self.lang != Lang::En => {
                self.fallback.get_or_init(|| Box::new(Texts::new(Lang::En))).lookup(id, args)
            }
            found => found,
        }
    }

    /// The text in this very language. What Fluent complains about (a missing value shows as `{$name}`) goes to
    /// `errors`; only tests look there.
    pub(super) fn own<'a>(
        &'a self,
        id: &str,
        args: Option<&FluentArgs>,
        errors: &mut Vec<fluent_bundle::FluentError>,
    ) -> Option<Cow<'a, str>> {
        let (message, attribute) = split(id);
        let index = self.index(Subject::of(id));
        index.get(message)?.text(attribute, args, (index, self.lang), errors)
    }

    fn index(&self, subject: Subject) -> &Index {
        self.subjects[subject as usize].get_or_init(|| index(subject.source(self.lang)))
    }
}

fn split(id: &str) -> (&str, Option<&str>) {
    id.split_once('.').map_or((id, None), |(message, attribute)| (message, Some(attribute)))
}
