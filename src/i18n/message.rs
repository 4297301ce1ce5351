//! One message of a catalogue: found by its id, read when it is asked for.
//!
//! What it is: an index of a Fluent file, made by looking at the beginnings of its lines, and for each message the
//! text of it. A label without values is that text itself; anything more is parsed by Fluent, with the messages it
//! refers to. What it is not: a parser of Fluent, nor a check: the tests parse the whole files, and hold that both
//! ways say the same.

use std::borrow::Cow;
use std::cell::OnceCell;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use super::{Lang, functions};

type Bundle = FluentBundle<FluentResource>;

/// The messages of a file by id.
pub(super) type Index = FxHashMap<&'static str, Message>;

/// A message as it stands in its file.
pub(super) struct Message {
    id: &'static str,
    /// From its id to where the next one begins.
    source: &'static str,
    /// Made when a value or a reference has to be put in.
    bundle: OnceCell<Box<Bundle>>,
}

/// Where the messages of a file stand. A line that begins with a letter begins a message, a comment ends one.
pub(super) fn index(source: &'static str) -> Index {
    let mut index = Index::default();
    let mut begun: Option<(&'static str, usize)> = None;
    let mut put = |begun: Option<(&'static str, usize)>, end: usize| {
        if let Some((id, at)) = begun {
            let source = source.get(at..end).unwrap_or("");
            index.insert(id, Message { id, source, bundle: OnceCell::new() });
        }
    };
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        match line.bytes().next() {
            Some(b'a'..=b'z' | b'A'..=b'Z') => {
                put(begun, at);
                begun = line.split(['=', ' ']).next().map(|id| (id, at));
            }
            Some(b'#') => {
                put(begun, at);
                begun = None;
            }
            _ => {}
        }
        at += line.len();
    }
    put(begun, at);
    index
}

impl Message {
    /// Its text, or that of an attribute; none when it has no such.
    pub(super) fn text<'a>(
        &'a self,
        attribute: Option<&str>,
        args: Option<&FluentArgs>,
        (index, lang): (&'a Index, Lang),
        errors: &mut Vec<FluentError>,
    ) -> Option<Cow<'a, str>> {
        if let Some(plain) = self.plain(attribute) {
            return Some(Cow::Borrowed(plain));
        }
        let bundle = self.bundle(index, lang);
        let message = bundle.get_message(self.id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        Some(bundle.format_pattern(pattern, args, errors))
    }

    /// Whether it has a value, or this attribute.
    pub(super) fn has(&self, attribute: Option<&str>, index: &Index, lang: Lang) -> bool {
        let parsed = || {
            let message = self.bundle(index, lang).get_message(self.id)?;
            attribute.map_or(message.value().map(|_| ()), |name| message.get_attribute(name).map(|_| ()))
        };
        self.plain(attribute).is_some() || parsed().is_some()
    }

    /// The text where it is nothing but one line of text.
    fn plain(&self, attribute: Option<&str>) -> Option<&'static str> {
        let mut lines = self.source.lines();
        let text = match attribute {
            None => lines.next()?.strip_prefix(self.id)?.trim_start().strip_prefix('=')?,
            Some(name) => lines.find_map(|line| {
                let line = line.trim_start().strip_prefix('.')?.strip_prefix(name)?;
                line.trim_start().strip_prefix('=')
            })?,
        };
        // An attribute may follow, or nothing: any other line belongs to the text.
        let ends = lines.next().is_none_or(|line| line.trim_start().starts_with('.') || line.is_empty());
        let text = text.trim();
        (ends && !text.is_empty() && !text.contains('{')).then_some(text)
    }

    fn bundle(&self, index: &Index, lang: Lang) -> &Bundle {
        self.bundle.get_or_init(|| {
            let mut sources = vec![self.source];
            gather(index, self.source, &mut sources);
            Box::new(parse(sources.concat(), lang))
        })
    }
}

/// Adds the messages that a text refers to (`{ id }`, `{ id.attribute }`), and those that these do.
fn gather(index: &Index, source: &str, sources: &mut Vec<&'static str>) {
    for inner in source.split('{').skip(1) {
        let id = inner.trim_start().split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next();
        let Some(found) = id.and_then(|id| index.get(id)) else { continue };
        if !sources.contains(&found.source) {
            sources.push(found.source);
            gather(index, found.source, sources);
        }
    }
}

fn parse(source: String, lang: Lang) -> Bundle {
    // The plural rules are those of the language; a code that cannot be read has none.
    let plurals: Vec<LanguageIdentifier> = lang.code().parse().into_iter().collect();
    let mut bundle = FluentBundle::new_concurrent(plurals);
    bundle.set_use_isolating(false); // U+2068 and U+2069 would be drawn by terminals
    functions::add_to(&mut bundle, lang, &source);
    // A broken entry is left out by the parser and the rest is kept; the tests refuse any.
    let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::texts::Subject;

    /// What Fluent itself makes of a message when it has read the whole file.
    fn whole(subject: Subject, lang: Lang) -> Bundle {
        parse(subject.source(lang).to_owned(), lang)
    }

    #[test]
    fn a_message_alone_says_what_it_says_in_its_file() {
        for lang in Lang::ALL {
            for subject in Subject::ALL {
                let (index, whole) = (index(subject.source(lang)), whole(subject, lang));
                let args: FluentArgs = ["n", "node", "iface", "ip"].iter().map(|name| (*name, "7")).collect();
                for (id, message) in &index {
                    let parsed = whole.get_message(id).expect("Fluent has it too");
                    let attributes = parsed.attributes().map(|a| (Some(a.id()), a.value()));
                    let values = parsed.value().into_iter().map(|value| (None, value));
                    for (attribute, pattern) in values.chain(attributes) {
                        let mut errors = Vec::new();
                        let expected = whole.format_pattern(pattern, Some(&args), &mut errors);
                        let got = message.text(attribute, Some(&args), (&index, lang), &mut Vec::new());
                        assert_eq!(got.as_deref(), Some(&*expected), "{id} {attribute:?} in {lang}");
                        assert!(message.has(attribute, &index, lang));
                    }
                    assert!(!message.has(Some("no-such-attribute"), &index, lang));
                }
            }
        }
    }

    #[test]
    fn what_a_text_refers_to_comes_with_it() {
        let index = index("# c\na = x { b } y\n    .t = { b.u } { $n }\nb = { c }\n    .u = U\n\n# d\nc = C\n");
        let say = |id: &str, attribute| {
            let mut args = FluentArgs::new();
            args.set("n", 3);
            index.get(id).and_then(|m| m.text(attribute, Some(&args), (&index, Lang::En), &mut Vec::new()))
        };
        assert_eq!(say("a", None).as_deref(), Some("x C y"));
        assert_eq!(say("a", Some("t")).as_deref(), Some("U 3"));
        assert_eq!((say("b", Some("u")).as_deref(), say("b", Some("v"))), (Some("U"), None));
    }
}
