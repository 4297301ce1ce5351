//! `docs/facts.md`, read as tables.

use std::collections::BTreeMap;

/// A field and its type.
pub(crate) type Field = (String, String);

/// What the page promises.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// `arp.hit` and its fields, in the page's order.
    pub facts: BTreeMap<String, Vec<Field>>,
    /// Lists of words by their names (`tcp state`); a word may have fields of its own.
    pub words: BTreeMap<String, BTreeMap<String, Vec<Field>>>,
}

impl Page {
    /// Reads the page. Rows of words stand under a heading in italics that names their list.
    pub(crate) fn read(text: &str) -> Page {
        let (_, tables) = text.split_once("## All facts").expect("the tables");
        let (mut page, mut list) = (Page::default(), None);
        for line in tables.lines() {
            if let Some(title) = line.strip_prefix("### ") {
                list = title.strip_prefix('*').and_then(|t| t.strip_suffix('*')).map(str::to_owned);
            }
            let Some((name, cells)) = line.strip_prefix("| `").and_then(|row| row.split_once("` | ")) else { continue };
            let place = match &list {
                Some(list) => page.words.entry(list.clone()).or_default(),
                None => &mut page.facts,
            };
            assert!(place.insert(name.to_owned(), fields(cells)).is_none(), "{name} stands there twice");
        }
        page
    }

    /// `arp.hit ip:address mac:mac`, a row each.
    pub(crate) fn rows(&self) -> impl Iterator<Item = String> + '_ {
        let row = |(name, fields): (String, &Vec<Field>)| {
            fields.iter().fold(name, |row, (field, kind)| format!("{row} {field}:{kind}"))
        };
        let words =
            self.words.iter().flat_map(|(list, words)| words.iter().map(move |(w, f)| (format!("{list}.{w}"), f)));
        self.facts.iter().map(|(name, fields)| (name.clone(), fields)).chain(words).map(row)
    }
}

/// A field is `name` *type*; other words in code style have no type behind them.
fn fields(cells: &str) -> Vec<Field> {
    let pieces: Vec<&str> = cells.split('`').collect();
    let pairs = pieces.windows(2).skip(1).step_by(2);
    let typed = |pair: &[&str]| {
        let kind = pair[1].strip_prefix(" *")?.split('*').next()?;
        Some((pair[0].to_owned(), kind.to_owned()))
    };
    pairs.filter_map(typed).collect()
}
