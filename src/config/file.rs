//! The shape of a settings file, and where in it each word stands.
//!
//! `ron` gives no places for values, but a text without escapes is borrowed from the source: its address is its
//! place.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{Diagnostic, Problem};

/// The greatest file that is read, in bytes.
const FILE_MAX: usize = 256 << 10;

/// A text of the file and its first byte there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Until `File::read` has finished: an address. Then the byte in the file.
    pub(super) at: usize,
}

/// A map as it was written, duplicates and order kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pairs<V>(pub(super) Vec<(Word, V)>);

impl<V> Default for Pairs<V> {
    fn default() -> Self {
        Pairs(Vec::new())
    }
}

/// The file.
#[derive(serde::Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) lang: Option<Word>,
    pub(super) theme: Option<Word>,
    pub(super) ascii: Option<bool>,
    pub(super) reduced_motion: Option<bool>,
    pub(super) start_card: Option<bool>,
    pub(super) hints: Option<bool>,
    pub(super) mouse: Option<bool>,
    /// Contexts, and in each: keys and the action they mean.
    pub(super) keys: Pairs<Pairs<Word>>,
}

impl File {
    /// Reads a file; an empty one wishes nothing.
    pub(super) fn read(text: &str) -> Result<File, Diagnostic> {
        if text.trim().is_empty() {
            return Ok(File::default());
        }
        if text.len() > FILE_MAX {
            return Err(Diagnostic { line: 1, column: 1, problem: Problem::TooLarge { limit: FILE_MAX } });
        }
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let mut file: File = options.from_str(text).map_err(|error| Diagnostic {
            line: error.span.start.line,
            column: error.span.start.col,
            problem: Problem::Unreadable { reason: error.code.to_string() },
        })?;
        file.each_word(&mut |word| word.at = place(text, word.at));
        Ok(file)
    }

    fn each_word(&mut self, touch: &mut impl FnMut(&mut Word)) {
        self.lang.iter_mut().chain(&mut self.theme).for_each(&mut *touch);
        for (context, keys) in &mut self.keys.0 {
            touch(context);
            for (key, action) in &mut keys.0 {
                touch(key);
                touch(action);
            }
        }
    }
}

/// From an address to a byte of the text; its start when the word was not borrowed from it.
fn place(text: &str, address: usize) -> usize {
    address.checked_sub(text.as_ptr().addr()).filter(|at| *at <= text.len()).unwrap_or(0)
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
        struct Borrowed;
        impl<'de> Visitor<'de> for Borrowed {
            type Value = Word;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in quotes")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Word, E> {
                // The quote before it is where the reader's eye goes.
                Ok(Word { text: text.to_owned(), at: text.as_ptr().addr().saturating_sub(1) })
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word { text: text.to_owned(), at: 0 })
            }
        }
        deserializer.deserialize_str(Borrowed)
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Pairs<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs<V>, D::Error> {
        struct InOrder<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for InOrder<V> {
            type Value = Pairs<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map in braces")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<V>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}
