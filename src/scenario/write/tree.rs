//! What a file is made of, and how it is set: a group on one line if it fits there, else one field a line.

use core::fmt::Display;

/// Characters of a line.
const WIDTH: usize = 118;

/// A value.
#[derive(Debug)]
pub(super) enum Tree {
    /// As it stands: a number, a word, a text in its quotes.
    Word(String),
    /// `[…]`
    List(Vec<Tree>),
    /// The same, each item on a line of its own.
    Rows(Vec<Tree>),
    /// `(a, b)`
    Pair([Box<Tree>; 2]),
    /// `Name(field: value)`; the name may be empty.
    Group(&'static str, Fields),
}

/// The fields of a group.
#[derive(Debug)]
pub(super) struct Fields(Vec<(&'static str, Tree)>);

/// A text in its quotes. RON has the escapes of Rust.
pub(super) fn text(text: impl AsRef<str>) -> Tree {
    Tree::Word(format!("{:?}", text.as_ref()))
}

impl Fields {
    pub(super) const fn new() -> Fields {
        Fields(Vec::new())
    }

    pub(super) fn put(&mut self, name: &'static str, value: Tree) {
        self.0.push((name, value));
    }

    pub(super) fn put_if(&mut self, said: bool, name: &'static str, value: impl FnOnce() -> Tree) {
        if said {
            self.put(name, value());
        }
    }

    pub(super) fn put_some(&mut self, name: &'static str, value: Option<Tree>) {
        self.0.extend(value.map(|value| (name, value)));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Tree {
    pub(super) fn word(value: impl Display) -> Tree {
        Tree::Word(value.to_string())
    }

    pub(super) fn pair(a: Tree, b: Tree) -> Tree {
        Tree::Pair([Box::new(a), Box::new(b)])
    }

    /// A list; one alone needs no brackets.
    pub(super) fn list(mut items: Vec<Tree>) -> Tree {
        match items.pop() {
            Some(only) if items.is_empty() => only,
            last => {
                items.extend(last);
                Tree::List(items)
            }
        }
    }

    /// Appends it as the whole of a file.
    pub(super) fn write(&self, out: &mut String) {
        self.set(out, 0, 0, true);
    }

    /// `depth` levels deep, `used` characters of the line gone. `open`: one field a line, whether it fits or not.
    fn set(&self, out: &mut String, depth: usize, used: usize, open: bool) {
        let flat = self.flat();
        let fits = flat.as_ref().is_some_and(|flat| used + flat.chars().count() < WIDTH && !open);
        if let Some(flat) = flat.filter(|_| fits || matches!(self, Tree::Word(_))) {
            out.push_str(&flat);
            return;
        }
        let pad = "    ".repeat(depth + 1);
        let (first, last): (String, char) = match self {
            Tree::Group(name, _) => (format!("{name}("), ')'),
            Tree::Pair(_) => ("(".into(), ')'),
            _ => ("[".into(), ']'),
        };
        out.push_str(&first);
        out.push('\n');
        let row = |out: &mut String, name: &str, value: &Tree| {
            out.push_str(&pad);
            out.push_str(name);
            value.set(out, depth + 1, pad.len() + name.chars().count() + 1, false);
            out.push_str(",\n");
        };
        match self {
            Tree::Group(_, Fields(fields)) => {
                fields.iter().for_each(|(name, value)| row(out, &format!("{name}: "), value));
            }
            Tree::Pair(items) => items.iter().for_each(|item| row(out, "", item)),
            Tree::List(items) | Tree::Rows(items) => items.iter().for_each(|item| row(out, "", item)),
            Tree::Word(_) => {}
        }
        out.push_str(&"    ".repeat(depth));
        out.push(last);
    }

    /// On one line; none when it is to stand on several.
    fn flat(&self) -> Option<String> {
        let all = |items: &[Tree]| items.iter().map(Tree::flat).collect::<Option<Vec<_>>>();
        Some(match self {
            Tree::Word(word) => word.clone(),
            Tree::List(items) => format!("[{}]", all(items)?.join(", ")),
            Tree::Rows(_) => return None,
            Tree::Pair([a, b]) => format!("({}, {})", a.flat()?, b.flat()?),
            Tree::Group(name, Fields(fields)) => {
                let set = |(name, value): &(&str, Tree)| Some(format!("{name}: {}", value.flat()?));
                format!("{name}({})", fields.iter().map(set).collect::<Option<Vec<_>>>()?.join(", "))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stands_on_a_line() {
        let mut fields = Fields::new();
        fields.put("name", text("a \"b\"\n"));
        fields.put("at", Tree::pair(Tree::word(1), Tree::word(2)));
        fields.put("one", Tree::list(vec![Tree::word(7)]));
        assert_eq!(Tree::Group("Pc", fields).flat().as_deref(), Some(r#"Pc(name: "a \"b\"\n", at: (1, 2), one: 7)"#));
        let mut out = String::new();
        Tree::Rows(vec![Tree::word(1), Tree::List(vec![Tree::Word("x".repeat(200))])]).write(&mut out);
        assert!(out.starts_with("[\n    1,\n    [\n        xxx"), "{out}");
    }
}
