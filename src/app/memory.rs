//! What is remembered from one session to the next: the lab opened last, lessons that were done, how far the tour came.
//!
//! Text in, text out: which file that is, is the shell's matter. What cannot be read is forgotten: nobody wrote it by
//! hand, and nothing in it is needed.

use serde::{Deserialize, Serialize};

use crate::lab::Text;

/// The greatest text that is read, in bytes.
const TEXT_MAX: usize = 64 << 10;
/// Lessons remembered: more than there are.
const DONE_MAX: usize = 500;

/// What is remembered.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The lab opened last.
    pub last: Option<Opened>,
    /// Names of the lessons done, in the order in which they were.
    pub done: Vec<String>,
    /// Steps of the tour that were done.
    pub tour: u8,
}

/// A lab that was opened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// Its built-in name or the path of its file.
    pub name: String,
    /// Its title in Korean.
    pub ko: String,
    /// Its title in English.
    pub en: String,
}

impl Memory {
    /// Reads what `text` wrote.
    pub fn read(text: &str) -> Memory {
        let options = ron::Options::default().with_recursion_limit(16);
        let mut memory: Memory =
            if text.len() > TEXT_MAX { Memory::default() } else { options.from_str(text).unwrap_or_default() };
        memory.done.truncate(DONE_MAX);
        memory
    }

    /// As a text for `read`.
    pub fn text(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).unwrap_or_default()
    }

    /// A lab was opened.
    pub fn opened(&mut self, name: &str, title: &Text) {
        self.last = Some(Opened { name: name.to_owned(), ko: title.ko.clone(), en: title.en.clone() });
    }

    /// Whether this lesson was done.
    pub fn has_done(&self, name: &str) -> bool {
        self.done.iter().any(|done| done == name)
    }

    /// A lesson is done. Whether it is news.
    pub fn did(&mut self, name: &str) -> bool {
        let news = !self.has_done(name) && self.done.len() < DONE_MAX;
        if news {
            self.done.push(name.to_owned());
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again_and_rubbish_is_forgotten() {
        let mut memory = Memory { tour: 3, ..Memory::default() };
        memory.opened("two-pcs", &Text { ko: "둘".into(), en: "two".into() });
        assert!(memory.did("two-pcs") && !memory.did("two-pcs"));
        assert_eq!(Memory::read(&memory.text()), memory);
        assert_eq!(Memory::read("(tour: 2)").tour, 2, "a part is enough");
        for rubbish in ["", "(((", "(tour: \"x\")", &"(".repeat(100_000)] {
            assert_eq!(Memory::read(rubbish), Memory::default());
        }
    }
}
