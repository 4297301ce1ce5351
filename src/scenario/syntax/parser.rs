//! Tokens → tree. After a mistake it goes on where the next item can begin, so that one run finds them all.

use super::lexer::{Lexer, Token, shortened};
use super::tree::{Body, Field, Tree, Value};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::{Form, Mistake};

/// Brackets within brackets; a scenario needs eight.
const MAX_DEPTH: usize = 32;

/// A file's tree.
#[derive(Debug)]
pub(in crate::scenario) struct Parsed {
    /// What is broken has been reported and is `Value::Broken`.
    pub(in crate::scenario) tree: Tree,
    /// Whether brackets were missing or misplaced: parts may then be in the wrong place, and to compare them would
    /// only invent mistakes.
    pub(in crate::scenario) damaged: bool,
}

/// Reads a whole file.
pub(in crate::scenario) fn parse(source: &str, report: &mut Report<'_>) -> Parsed {
    let mut lexer = Lexer::new(source);
    let (token, at) = lexer.next(report);
    let mut parser = Parser { lexer, token, at, before: At::default(), open: Vec::new(), ended: false, mismatch: None };
    let tree = parser.value(report);
    if parser.token != Token::End && !parser.ended {
        report.add(parser.at, Mistake::TextAfterEnd {});
        parser.ended = true;
    }
    Parsed { tree, damaged: parser.ended || parser.mismatch.is_some() }
}

struct Parser<'s> {
    lexer: Lexer<'s>,
    /// The next token and its place.
    token: Token,
    at: At,
    /// The place of the token before it.
    before: At,
    /// The brackets now open.
    open: Vec<Spanned<char>>,
    /// Whether a missing closer has been reported: the outer ones then go without saying.
    ended: bool,
    /// The last misplaced closer that has been reported: it may unwind several brackets.
    mismatch: Option<At>,
}

impl Parser<'_> {
    fn advance(&mut self, report: &mut Report<'_>) -> Token {
        let (token, at) = self.lexer.next(report);
        self.before = self.at;
        self.at = at;
        core::mem::replace(&mut self.token, token)
    }

    fn value(&mut self, report: &mut Report<'_>) -> Tree {
        let start = self.at;
        let value = match self.token {
            Token::Open(opener) => return self.bracket(opener, None, start, report),
            Token::Word(_) => return self.named(start, report),
            Token::Close(_) | Token::Comma | Token::Colon | Token::End => {
                self.unexpected(Form::Value, report);
                return Tree { value: Value::Broken, at: At::point(start.start) };
            }
            _ => match self.advance(report) {
                Token::Text(text) => Value::Text(text),
                Token::Number(number) => Value::Number(number),
                Token::Fraction => Value::Fraction,
                Token::Character => Value::Character,
                _ => Value::Broken,
            },
        };
        Tree { value, at: start }
    }

    /// `word`, `Word(…)`, `true`, `Some(…)`.
    fn named(&mut self, start: At, report: &mut Report<'_>) -> Tree {
        let Token::Word(word) = self.advance(report) else { return Tree { value: Value::Broken, at: start } };
        if self.token == Token::Open('(') {
            return self.bracket('(', Some(Spanned::new(word, start)), start, report);
        }
        let value = match word.as_str() {
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            _ => Value::Group(Some(Spanned::new(word, start)), Body::Bare),
        };
        Tree { value, at: start }
    }

    /// A bracket and what it holds.
    fn bracket(&mut self, opener: char, name: Option<Spanned<String>>, start: At, report: &mut Report<'_>) -> Tree {
        let bracket = self.at;
        if self.open.len() >= MAX_DEPTH {
            report.add(bracket, Mistake::TooDeep { limit: MAX_DEPTH });
            self.skip_bracket(report);
            return Tree { value: Value::Broken, at: At::new(start.start, self.before.end) };
        }
        self.advance(report);
        self.open.push(Spanned::new(opener, bracket));
        let mut items = Vec::new();
        let mut fields = Vec::new();
        while !matches!(self.token, Token::Close(_) | Token::End) {
            let item = self.item(report);
            match item {
                Item::Field(field) => fields.push(field),
                Item::Value(tree) => items.push(tree),
            }
            self.comma(report);
        }
        self.close(opener, bracket, report);
        self.open.pop();
        let at = At::new(start.start, self.before.end);
        let value = match (opener, name) {
            ('(', name) if fields.is_empty() => Value::Group(name, Body::Items(items)),
            ('(', name) => {
                report_strays(&items, Form::FieldName, report);
                Value::Group(name, Body::Fields(fields))
            }
            ('{', _) => {
                report_strays(&items, Form::FieldName, report);
                Value::Map
            }
            _ => {
                for field in &fields {
                    unexpected_field(field, report);
                }
                Value::List(items)
            }
        };
        Tree { value: unwrap_some(value, report), at }
    }

    /// `value`, or `name: value`. A map's `key: value` counts as two values: no scenario has maps.
    fn item(&mut self, report: &mut Report<'_>) -> Item {
        let tree = self.value(report);
        if self.token != Token::Colon {
            return Item::Value(tree);
        }
        let Tree { value: Value::Group(Some(name), Body::Bare), .. } = tree else {
            if !matches!(self.open.last(), Some(Spanned { value: '{', .. })) {
                report.add(self.at, Mistake::Unexpected { expected: Form::FieldName, found: ":".into() });
            }
            self.advance(report);
            self.value(report);
            return Item::Value(Tree { value: Value::Broken, at: tree.at });
        };
        self.advance(report);
        Item::Field(Field { name, value: self.value(report) })
    }

    /// The comma between two items; where it is missing, all goes on as if it were there.
    fn comma(&mut self, report: &mut Report<'_>) {
        match self.token {
            Token::Comma | Token::Broken => {
                self.advance(report);
            }
            Token::Close(_) | Token::End => {}
            Token::Colon => {
                self.unexpected(Form::Closer, report);
                self.advance(report);
            }
            _ => report.add(At::point(self.before.end), Mistake::MissingComma {}),
        }
    }

    /// The closing bracket. One of another shape is taken to be a slip for this one's, unless an outer bracket waits
    /// for it and is as near: opened on the line of this one.
    fn close(&mut self, opener: char, bracket: At, report: &mut Report<'_>) {
        match self.token {
            Token::Close(found) if found == closer_of(opener) => {
                self.advance(report);
            }
            Token::Close(found) => {
                if self.mismatch != Some(self.at) {
                    self.mismatch = Some(self.at);
                    report.add_with(self.at, Mistake::MismatchedCloser { opener, found }, bracket);
                }
                if !self.belongs_outside(found, bracket) {
                    self.advance(report);
                }
            }
            _ if !self.ended => {
                self.ended = true;
                report.add_with(bracket, Mistake::Unclosed { opener }, self.at);
            }
            _ => {}
        }
    }

    /// Whether a misplaced closer is better taken as that of an outer bracket than of the one at `bracket`.
    fn belongs_outside(&self, found: char, bracket: At) -> bool {
        let outer = self.open.iter().rev().skip(1).find(|outer| closer_of(outer.value) == found);
        let Some(outer) = outer else { return false };
        let same_line = |from: At, to: At| !self.lexer.text(from.start, to.start).contains('\n');
        same_line(outer.at, bracket) || !same_line(bracket, self.at)
    }

    /// Passes over a bracket without going down into it.
    fn skip_bracket(&mut self, report: &mut Report<'_>) {
        let mut depth = 0_usize;
        while self.token != Token::End {
            match self.advance(report) {
                Token::Open(_) => depth += 1,
                Token::Close(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Reports the next token, and passes over it if it could never begin an item.
    fn unexpected(&mut self, expected: Form, report: &mut Report<'_>) {
        if self.token == Token::End && self.ended {
            return;
        }
        let found = match &self.token {
            Token::Open(c) | Token::Close(c) => c.to_string(),
            Token::Comma => ",".into(),
            Token::Colon => ":".into(),
            Token::Word(word) | Token::Text(word) => shortened(word),
            _ => String::new(),
        };
        report.add(self.at, Mistake::Unexpected { expected, found });
    }
}

enum Item {
    Field(Field),
    Value(Tree),
}

const fn closer_of(opener: char) -> char {
    match opener {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// `Some(x)` is `x`: nobody needs to write it.
fn unwrap_some(value: Value, report: &mut Report<'_>) -> Value {
    match value {
        Value::Group(Some(name), Body::Items(mut items)) if name.value == "Some" && items.len() == 1 => {
            items.pop().map_or(Value::Broken, |tree| tree.value)
        }
        Value::Group(Some(name), Body::Items(_) | Body::Fields(_)) if name.value == "Some" => {
            report.add(name.at, Mistake::Unexpected { expected: Form::Value, found: name.value });
            Value::Broken
        }
        value => value,
    }
}

/// Values among fields.
fn report_strays(items: &[Tree], expected: Form, report: &mut Report<'_>) {
    for tree in items.iter().filter(|tree| tree.value != Value::Broken) {
        report.add(tree.at, Mistake::Unexpected { expected, found: tree.form().to_string() });
    }
}

/// A field in a list.
fn unexpected_field(field: &Field, report: &mut Report<'_>) {
    report.add(field.name.at, Mistake::WrongShape { expected: Form::Value, found: Form::FieldName });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mistakes(source: &str) -> Vec<(&'static str, usize)> {
        let mut report = Report::new(source);
        parse(source, &mut report);
        report.into_diagnostics().iter().map(|d| (d.code, d.span.column)).collect()
    }

    #[test]
    fn a_tree_remembers_its_places() {
        let source = "(a: [1, Pc(b: \"서버\")])";
        let mut report = Report::new(source);
        let Value::Group(None, Body::Fields(fields)) = parse(source, &mut report).tree.value else { panic!("fields") };
        assert!(report.is_clean());
        let Value::List(items) = &fields[0].value.value else { panic!("list") };
        let at = items[1].at;
        assert_eq!(source.get(at.start..at.end), Some("Pc(b: \"서버\")"));
    }

    #[test]
    fn several_mistakes_of_syntax_are_found_at_once() {
        assert_eq!(mistakes("(a: 1 b: 2, c: \"x\\q\", d: 1x)"), [("E0103", 6), ("E0107", 18), ("E0108", 26)]);
        assert_eq!(mistakes("(a: [1, 2), b: 3)"), [("E0105", 10), ("E0111", 11)]);
        assert_eq!(mistakes("(a: (b: 1, c: [2]"), [("E0104", 5)], "the outer bracket goes without saying");
        assert_eq!(mistakes("(a: \"open\n, b: 'x)"), [("E0106", 5), ("E0106", 6)]);
        assert_eq!(mistakes("(a: , b: @@ 1) x"), [("E0102", 5), ("E0101", 10), ("E0111", 16)]);
        assert_eq!(mistakes(""), [("E0102", 1)]);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(100_000);
        assert!(mistakes(&deep).iter().any(|(code, _)| *code == "E0109"));
    }

    /// Tokens of RON, strewn.
    fn soup() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "a", "Pc", "1", "-2.5", "\"x\"", "\"\\n", "r#\"y\"#", "'c'",
            "//k\n", "/*", "*/", " ", "\n", "Some(", "true", "서버", "#", "\\",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_text_is_read(source in "\\PC{0,200}") {
            mistakes(&source);
        }

        #[test]
        fn what_is_accepted_here_is_accepted_by_ron(source in soup()) {
            if mistakes(&source).is_empty() {
                prop_assert!(ron::from_str::<&ron::value::RawValue>(&source).is_ok(), "{source}");
            }
        }
    }
}
