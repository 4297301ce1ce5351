//! A shell's line → what is to be run (POSIX shell grammar, as far as a lab needs it).
//!
//! What it is: quotes, `;` `&` `&&` `||` `|` `<` `>` `>>` `2>` `2>>` `2>&1`, comments and `$?` `$$` `$!`. What it is not:
//! variables, globs, substitutions, control structures. A backquote and what would redirect other descriptors are errors
//! with their place; `$NAME`, `*` and parentheses stand for themselves.

use std::mem;

/// Why a line is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ParseError {
    /// Where, in characters from 1.
    pub column: usize,
    /// What.
    pub what: ErrorWhat,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum ErrorWhat {
    /// A quote was opened here and never closed.
    Unclosed(char),
    /// This stands where a command should.
    Unexpected(&'static str),
    /// The line ends where a command should stand.
    NothingAfter(&'static str),
    /// A file name should follow.
    NoFile(&'static str),
    /// A sign of the shell language that this shell has not.
    NotOffered(&'static str),
}

/// A part of a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    /// Itself.
    Text(String),
    /// `$?`, `$$` or `$!`.
    Param(char),
}

/// A word.
pub(super) type Word = Vec<Piece>;

/// Where a stream of a command leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Redirect {
    /// `<`: the input comes from this file.
    Input(Word),
    /// `>`, `>>`: the output goes to this file.
    Output {
        /// The file.
        file: Word,
        /// Whether it keeps what it has.
        append: bool,
    },
    /// `2>`, `2>>`: the errors go to this file.
    Errors {
        /// The file.
        file: Word,
        /// Whether it keeps what it has.
        append: bool,
    },
    /// `2>&1`: the errors go where the output goes now.
    ErrorsToOutput,
}

impl Redirect {
    fn new(sign: &str, file: Word) -> Redirect {
        match sign {
            "<" => Redirect::Input(file),
            "2>" | "2>>" => Redirect::Errors { file, append: sign == "2>>" },
            sign => Redirect::Output { file, append: sign == ">>" },
        }
    }
}

/// A program and its words.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Simple {
    /// The words; the first is the program.
    pub words: Vec<Word>,
    /// Where its streams lead, in the order in which that is said.
    pub redirects: Vec<Redirect>,
}

/// When a pipeline runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum When {
    /// In any case.
    Always,
    /// After `&&`: when the one before went well.
    Well,
    /// After `||`: when the one before failed.
    Badly,
}

/// Commands that feed each other, and when they run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pipeline {
    /// When.
    pub when: When,
    /// The commands.
    pub stages: Vec<Simple>,
    /// How it is written.
    pub text: String,
}

/// Pipelines up to a `;` or `&`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Job {
    /// The pipelines.
    pub pipelines: Vec<Pipeline>,
    /// Whether nobody waits for it.
    pub background: bool,
    /// How it is written.
    pub text: String,
}

enum Token {
    Word(Word),
    Sign(&'static str),
}

struct Placed {
    token: Token,
    column: usize,
    /// Bytes of the line: for the text of a job.
    from: usize,
    to: usize,
}

/// Reads a line.
pub(super) fn parse(line: &str) -> Result<Vec<Job>, ParseError> {
    let tokens = Lexer::new(line).run()?;
    let mut jobs = Vec::new();
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        let end = rest.iter().position(|t| matches!(t.token, Token::Sign(";" | "&")));
        let (inside, after) = rest.split_at(end.unwrap_or(rest.len()));
        let sign = after.first();
        if inside.is_empty() {
            return Err(unexpected(sign));
        }
        let background = sign.is_some_and(|t| matches!(t.token, Token::Sign("&")));
        jobs.push(Job { pipelines: pipelines(inside, sign, line)?, background, text: text_of(inside, line) });
        rest = after.get(1..).unwrap_or_default();
    }
    Ok(jobs)
}

fn text_of(tokens: &[Placed], line: &str) -> String {
    let span = tokens.first().zip(tokens.last()).and_then(|(a, b)| line.get(a.from..b.to));
    span.unwrap_or_default().to_owned()
}

fn unexpected(found: Option<&Placed>) -> ParseError {
    match found {
        Some(Placed { token: Token::Sign(sign), column, .. }) => {
            ParseError { column: *column, what: ErrorWhat::Unexpected(sign) }
        }
        _ => ParseError { column: 1, what: ErrorWhat::Unexpected("end of line") },
    }
}

fn pipelines(tokens: &[Placed], after: Option<&Placed>, line: &str) -> Result<Vec<Pipeline>, ParseError> {
    let mut out = Vec::new();
    let (mut when, mut rest) = (When::Always, tokens);
    loop {
        let end = rest.iter().position(|t| matches!(t.token, Token::Sign("&&" | "||")));
        let (inside, tail) = rest.split_at(end.unwrap_or(rest.len()));
        let stages = stages(inside, tail.first().or(after))?;
        out.push(Pipeline { when, stages, text: text_of(inside, line) });
        let Some(sign) = tail.first() else { return Ok(out) };
        when = if matches!(sign.token, Token::Sign("&&")) { When::Well } else { When::Badly };
        rest = tail.get(1..).unwrap_or_default();
        if rest.is_empty() {
            return Err(nothing_after(sign));
        }
    }
}

fn nothing_after(sign: &Placed) -> ParseError {
    let name = if let Token::Sign(name) = sign.token { name } else { "" };
    ParseError { column: sign.column, what: ErrorWhat::NothingAfter(name) }
}

fn stages(tokens: &[Placed], after: Option<&Placed>) -> Result<Vec<Simple>, ParseError> {
    let mut out = Vec::new();
    let mut rest = tokens;
    loop {
        let end = rest.iter().position(|t| matches!(t.token, Token::Sign("|")));
        let (inside, tail) = rest.split_at(end.unwrap_or(rest.len()));
        if inside.is_empty() {
            return Err(unexpected(tail.first().or(after)));
        }
        out.push(simple(inside)?);
        let Some(sign) = tail.first() else { return Ok(out) };
        rest = tail.get(1..).unwrap_or_default();
        if rest.is_empty() && after.is_none() {
            return Err(nothing_after(sign));
        }
    }
}

fn simple(tokens: &[Placed]) -> Result<Simple, ParseError> {
    let mut out = Simple::default();
    let first = tokens.first();
    let mut tokens = tokens.iter();
    while let Some(placed) = tokens.next() {
        match &placed.token {
            Token::Word(word) => out.words.push(word.clone()),
            Token::Sign("2>&1") => out.redirects.push(Redirect::ErrorsToOutput),
            Token::Sign(sign) => {
                let Some(Placed { token: Token::Word(file), .. }) = tokens.next() else {
                    return Err(ParseError { column: placed.column, what: ErrorWhat::NoFile(sign) });
                };
                out.redirects.push(Redirect::new(sign, file.clone()));
            }
        }
    }
    if out.words.is_empty() {
        return Err(unexpected(first));
    }
    Ok(out)
}

struct Lexer<'a> {
    line: &'a str,
    chars: std::iter::Peekable<std::str::CharIndices<'a>>,
    column: usize,
    tokens: Vec<Placed>,
    word: Option<(Word, usize, usize)>,
}

impl<'a> Lexer<'a> {
    fn new(line: &'a str) -> Lexer<'a> {
        Lexer { line, chars: line.char_indices().peekable(), column: 0, tokens: Vec::new(), word: None }
    }

    fn next(&mut self) -> Option<(usize, char)> {
        self.column += 1;
        self.chars.next()
    }

    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn run(mut self) -> Result<Vec<Placed>, ParseError> {
        while let Some((at, c)) = self.next() {
            match c {
                _ if c.is_whitespace() => self.end_word(at),
                '#' if self.word.is_none() => break,
                '\'' | '"' => self.quoted(at, c)?,
                '\\' => {
                    let escaped = self.next().map(|(_, c)| c);
                    self.word_at(at);
                    escaped.into_iter().for_each(|c| self.push(c));
                }
                '$' => self.dollar(at),
                '`' => return Err(self.error(ErrorWhat::NotOffered("`"))),
                ';' => self.sign(at, ";"),
                '>' | '<' => self.redirect(at, c)?,
                '|' | '&' => self.operator(at, c),
                _ => {
                    self.word_at(at);
                    self.push(c);
                }
            }
        }
        self.end_word(self.line.len());
        Ok(self.tokens)
    }

    fn error(&self, what: ErrorWhat) -> ParseError {
        ParseError { column: self.column, what }
    }

    fn operator(&mut self, at: usize, c: char) {
        let twice = self.peek() == Some(c);
        // Inside a word an ampersand is a letter, unlike in POSIX: learners type URLs.
        let ends = self.peek().is_none_or(|next| next.is_whitespace() || next == ';');
        if c == '&' && self.word.is_some() && !twice && !ends {
            self.push(c);
            return;
        }
        let sign = match (c, twice) {
            ('|', true) => "||",
            ('|', false) => "|",
            (_, true) => "&&",
            (_, false) => "&",
        };
        self.sign(at, sign);
        if twice {
            self.next();
        }
    }

    /// `<`, `>`, `>>`, with the number of a descriptor before it, and `2>&1`.
    fn redirect(&mut self, at: usize, c: char) -> Result<(), ParseError> {
        let number = self.word.as_ref().filter(|(word, ..)| is_number(word)).map(|(word, ..)| text_of_word(word));
        let twice = self.peek() == Some(c);
        let sign = match (number.as_deref(), c, twice) {
            (None | Some("0"), '<', false) => "<",
            (None | Some("1"), '>', false) => ">",
            (None | Some("1"), '>', true) => ">>",
            (Some("2"), '>', false) => "2>",
            (Some("2"), '>', true) => "2>>",
            (_, '<', true) => return Err(self.error(ErrorWhat::NotOffered("<<"))),
            (_, '<', false) => return Err(self.error(ErrorWhat::NotOffered("N<"))),
            _ => return Err(self.error(ErrorWhat::NotOffered("N>"))),
        };
        let from = if number.is_some() { self.word.take().map_or(at, |(_, from, _)| from) } else { at };
        let to_output = sign == "2>" && self.line.get(at..).is_some_and(|rest| rest.starts_with(">&1"));
        let sign = if to_output { "2>&1" } else { sign };
        self.sign(from, sign);
        if let Some(placed) = self.tokens.last_mut() {
            placed.to = at + if to_output { 3 } else { 1 + usize::from(twice) };
        }
        (0..usize::from(twice) + 2 * usize::from(to_output)).for_each(|_| _ = self.next());
        if matches!(self.peek(), Some('&')) && !to_output {
            return Err(self.error(ErrorWhat::NotOffered(">&")));
        }
        Ok(())
    }

    fn sign(&mut self, at: usize, sign: &'static str) {
        self.end_word(at);
        self.tokens.push(Placed { token: Token::Sign(sign), column: self.column, from: at, to: at + sign.len() });
    }

    fn quoted(&mut self, at: usize, quote: char) -> Result<(), ParseError> {
        let opened = self.error(ErrorWhat::Unclosed(quote));
        self.word_at(at);
        while let Some((at, c)) = self.next() {
            match c {
                _ if c == quote => return Ok(()),
                '$' if quote == '"' => self.dollar(at),
                '\\' if quote == '"' && matches!(self.peek(), Some('"' | '\\' | '$' | '`')) => {
                    let escaped = self.next().map_or(c, |(_, c)| c);
                    self.push(escaped);
                }
                _ => self.push(c),
            }
        }
        Err(opened)
    }

    fn dollar(&mut self, at: usize) {
        self.word_at(at);
        match self.peek() {
            Some(c @ ('?' | '$' | '!')) => {
                self.next();
                if let Some((word, ..)) = &mut self.word {
                    word.push(Piece::Param(c));
                }
            }
            _ => self.push('$'),
        }
    }

    fn word_at(&mut self, at: usize) {
        let column = self.column;
        self.word.get_or_insert_with(|| (Vec::new(), at, column));
    }

    fn push(&mut self, c: char) {
        let Some((word, ..)) = &mut self.word else { return };
        if let Some(Piece::Text(text)) = word.last_mut() {
            text.push(c);
        } else {
            word.push(Piece::Text(c.into()));
        }
    }

    fn end_word(&mut self, to: usize) {
        if let Some((word, from, column)) = mem::take(&mut self.word) {
            self.tokens.push(Placed { token: Token::Word(word), column, from, to });
        }
    }
}

fn text_of_word(word: &Word) -> String {
    word.iter().map(|piece| if let Piece::Text(text) = piece { text.as_str() } else { "" }).collect()
}

fn is_number(word: &Word) -> bool {
    matches!(word.as_slice(), [Piece::Text(text)] if text.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
