//! The start card: what one could do now, in one list. Sections stand closed until one is chosen, so that the first
//! look is six lines; `/` opens all of them and narrows.
//!
//! It holds no scenario: rows are made from the catalogue when they are asked for.

use super::memory::Memory;
use super::search;
use super::stage::{Catalogue, Entry};
use super::text_line::TextLine;

/// A part of the card. Its name is `start-<id>`, and what it is for is `start-<id>.about`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Section {
    /// The tour.
    Tour,
    /// What was open last.
    Continue,
    /// Scenarios with a task.
    Lessons,
    /// Scenarios without one.
    Labs,
    /// Demos.
    Demos,
    /// A file.
    File,
}

impl Section {
    /// All of them, in order.
    pub const ALL: [Section; 6] =
        [Section::Tour, Section::Continue, Section::Lessons, Section::Labs, Section::Demos, Section::File];

    /// Its name is `start-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Section::Tour => "tour",
            Section::Continue => "continue",
            Section::Lessons => "lessons",
            Section::Labs => "labs",
            Section::Demos => "demos",
            Section::File => "file",
        }
    }

    /// Whether it holds rows of its own.
    pub const fn unfolds(self) -> bool {
        matches!(self, Section::Lessons | Section::Labs | Section::Demos)
    }

    /// What it holds.
    pub fn entries(self, catalogue: &Catalogue) -> impl Iterator<Item = &Entry> {
        let (list, lesson): (&[Entry], _) = match self {
            Section::Lessons => (&catalogue.scenarios, Some(true)),
            Section::Labs => (&catalogue.scenarios, Some(false)),
            Section::Demos => (&catalogue.demos, None),
            Section::Tour | Section::Continue | Section::File => (&[], None),
        };
        list.iter().filter(move |entry| lesson.is_none_or(|lesson| entry.lesson == lesson))
    }
}

/// A row of the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row<'a> {
    /// The section it is or belongs to.
    pub section: Section,
    /// What can be opened; none for the section itself.
    pub entry: Option<&'a Entry>,
}

/// The card.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The section that is open.
    pub open: Option<Section>,
    /// The row under the cursor.
    pub at: usize,
    /// What narrows the list, while something is typed.
    pub filter: Option<TextLine>,
}

impl Start {
    /// A card with the cursor on what a person most likely wants: the tour at first, then what was open last.
    pub fn new(memory: &Memory) -> Start {
        Start { at: usize::from(memory.last.is_some()), ..Start::default() }
    }

    /// The rows, in order.
    pub fn rows<'a>(&self, catalogue: &'a Catalogue, memory: &Memory) -> Vec<Row<'a>> {
        let of = |section: Section| section.entries(catalogue).map(move |e| Row { section, entry: Some(e) });
        if let Some(filter) = self.filter.as_ref().filter(|line| !line.is_empty()) {
            let all: Vec<Row> = Section::ALL.into_iter().flat_map(of).collect();
            let words =
                |row: &Row| row.entry.map_or_else(String::new, |e| format!("{} {} {}", e.name, e.title.ko, e.title.en));
            let texts: Vec<String> = all.iter().map(words).collect();
            let fits = search::ranked(filter.text(), texts.iter().map(String::as_str));
            return fits.into_iter().filter_map(|at| all.get(at).copied()).collect();
        }
        let there = |section: &Section| *section != Section::Continue || memory.last.is_some();
        let open = |section: Section| of(section).filter(move |_| self.open == Some(section));
        let sections = Section::ALL.into_iter().filter(there);
        sections.flat_map(|section| core::iter::once(Row { section, entry: None }).chain(open(section))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Text;

    fn catalogue() -> Catalogue {
        let entry = |name: &str, lesson| Entry {
            name: name.into(),
            title: Text { ko: "제목".into(), en: format!("about {name}") },
            lesson,
        };
        Catalogue {
            scenarios: vec![entry("home", false), entry("two-pcs", true), entry("vlans", false)],
            demos: vec![entry("renew", false)],
            ..Catalogue::default()
        }
    }

    fn names(start: &Start, memory: &Memory) -> Vec<String> {
        let catalogue = catalogue();
        let rows = start.rows(&catalogue, memory);
        rows.iter().map(|row| row.entry.map_or(row.section.id(), |e| e.name.as_str()).to_owned()).collect()
    }

    #[test]
    fn sections_open_one_at_a_time_and_a_word_looks_into_all() {
        let mut memory = Memory::default();
        let mut start = Start::new(&memory);
        assert_eq!(names(&start, &memory), ["tour", "lessons", "labs", "demos", "file"]);
        start.open = Some(Section::Labs);
        assert_eq!(names(&start, &memory), ["tour", "lessons", "labs", "home", "vlans", "demos", "file"]);
        memory.opened("vlans", &Text::default());
        start.filter = Some(TextLine::default());
        assert_eq!(names(&start, &memory).len(), 8, "nothing typed yet");
        start.filter = Some(TextLine::new("pcs"));
        assert_eq!(names(&start, &memory), ["two-pcs"]);
        assert_eq!(Start::new(&memory).at, 1, "going on is what one most likely wants");
    }
}
