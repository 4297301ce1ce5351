//! Characters → tokens of RON. It never stops early: what cannot be read is reported and passed over, so that the
//! parser sees the rest of the file.

use crate::scenario::Mistake;
use crate::scenario::report::Report;
use crate::scenario::span::At;

/// A token.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Token {
    /// One of `( [ {`.
    Open(char),
    /// One of `) ] }`.
    Close(char),
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// A bare word.
    Word(String),
    /// A text, escapes resolved.
    Text(String),
    /// A whole number.
    Number(i128),
    /// A number with a fraction or an exponent.
    Fraction,
    /// A character literal.
    Character,
    /// What could not be read; its mistake has been reported.
    Broken,
    /// The end of the file.
    End,
}

/// Reads tokens one by one. Never stops early: what cannot be read is reported and becomes `Broken`.
#[derive(Debug)]
pub(super) struct Lexer<'s> {
    source: &'s str,
    at: usize,
}

impl<'s> Lexer<'s> {
    /// At the start of `source`, behind a byte order mark and `#![…]` attributes.
    pub(super) fn new(source: &'s str) -> Lexer<'s> {
        Lexer { source, at: if source.starts_with('\u{feff}') { 3 } else { 0 } }
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or("")
    }

    /// The characters from byte `start` to `end`.
    pub(super) fn text(&self, start: usize, end: usize) -> &'s str {
        self.source.get(start..end).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'s str {
        let rest = self.rest();
        let text = rest.split(|c| !keep(c)).next().unwrap_or("");
        self.at += text.len();
        text
    }

    /// The next token and its place. Characters that start nothing are reported and passed over.
    pub(super) fn next(&mut self, report: &mut Report<'_>) -> (Token, At) {
        loop {
            self.skip_blanks(report);
            let start = self.at;
            if let Some(token) = self.token(report) {
                return (token, At::new(start, self.at));
            }
        }
    }

    fn token(&mut self, report: &mut Report<'_>) -> Option<Token> {
        let start = self.at;
        let Some(first) = self.peek() else { return Some(Token::End) };
        Some(match first {
            '0'..='9' | '-' | '+' | '.' => self.number(report),
            '"' => self.quoted(report),
            'r' if raw_hashes(self.rest()).is_some() => self.raw_text(report),
            '\'' => self.character(report),
            c if c == '_' || c.is_alphabetic() => {
                let word = self.take_while(|c| c == '_' || c.is_alphanumeric());
                Token::Word(word.to_owned())
            }
            _ => {
                self.bump();
                match first {
                    '(' | '[' | '{' => Token::Open(first),
                    ')' | ']' | '}' => Token::Close(first),
                    ',' => Token::Comma,
                    ':' => Token::Colon,
                    found => {
                        self.take_while(|c| c == found);
                        report.add(At::new(start, self.at), Mistake::UnexpectedCharacter { found });
                        return None;
                    }
                }
            }
        })
    }

    /// Skips white space, comments and `#![…]` attributes.
    fn skip_blanks(&mut self, report: &mut Report<'_>) {
        loop {
            let start = self.at;
            self.take_while(is_blank);
            let rest = self.rest();
            if rest.starts_with("//") {
                self.take_while(|c| c != '\n');
            } else if rest.starts_with("/*") {
                self.skip_block_comment(report);
            } else if rest.starts_with("#![") {
                self.take_while(|c| c != ']' && c != '\n');
                self.bump();
            }
            if self.at == start {
                return;
            }
        }
    }

    /// Block comments nest, as in Rust.
    fn skip_block_comment(&mut self, report: &mut Report<'_>) {
        let start = self.at;
        let mut depth = 0_u32;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else if self.bump().is_none() {
                report.add(At::new(start, start + 2), Mistake::UnterminatedComment {});
                return;
            }
        }
    }

    fn number(&mut self, report: &mut Report<'_>) -> Token {
        let start = self.at;
        let text = self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-'));
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        if digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '_') {
            if let Ok(number) = text.replace('_', "").parse() {
                return Token::Number(number);
            }
        } else if !digits.contains('_') && digits.chars().any(|c| c.is_ascii_digit()) && text.parse::<f64>().is_ok() {
            return Token::Fraction;
        }
        report.add(At::new(start, self.at), Mistake::BadNumber { found: shortened(text) });
        Token::Broken
    }

    /// A text ends on its line, unlike in RON at large: so a forgotten quote does not turn the rest of the file inside
    /// out. Longer texts are raw, or go on behind a backslash at the line's end.
    fn quoted(&mut self, report: &mut Report<'_>) -> Token {
        let start = self.at;
        self.bump();
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|c| !matches!(c, '"' | '\\' | '\n')));
            match self.peek() {
                Some('"') => {
                    self.bump();
                    return Token::Text(text);
                }
                Some('\\') if self.rest().starts_with("\\\n") || self.rest().starts_with("\\\r\n") => {
                    self.bump();
                    self.take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
                }
                Some('\\') => {
                    let escape = self.at;
                    if let Some(c) = self.escape() {
                        text.push(c);
                    } else {
                        let found = shortened(self.text(escape, self.at));
                        report.add(At::new(escape, self.at), Mistake::BadEscape { found });
                    }
                }
                _ => return self.unterminated(start, report),
            }
        }
    }

    /// A text without an end is taken to end before the brackets and commas that end its line, so that the rest of
    /// the file is still read.
    fn unterminated(&mut self, start: usize, report: &mut Report<'_>) -> Token {
        self.at = start;
        let line = self.take_while(|c| c != '\n');
        let line = line.split(" //").next().unwrap_or(line);
        let text = line.trim_end_matches(|c: char| matches!(c, ')' | ']' | '}' | ',') || c.is_whitespace());
        self.at = start + text.len().max(1);
        report.add(At::new(start, self.at), Mistake::UnterminatedText {});
        Token::Broken
    }

    /// The character behind a backslash; the escapes of RON.
    fn escape(&mut self) -> Option<char> {
        self.bump();
        match self.bump()? {
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            '0' => Some('\0'),
            c @ ('\\' | '"' | '\'') => Some(c),
            'x' => {
                let digits = self.rest().get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
                self.at += 2;
                u8::from_str_radix(digits, 16).ok().filter(u8::is_ascii).map(char::from)
            }
            'u' => {
                let inside = self.rest().strip_prefix('{')?;
                let digits = inside.split_once('}').map(|(digits, _)| digits).filter(|d| (1..=6).contains(&d.len()))?;
                let code = digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16))?;
                self.at += digits.len() + 2;
                char::from_u32(code.ok()?)
            }
            _ => None,
        }
    }

    fn raw_text(&mut self, report: &mut Report<'_>) -> Token {
        let start = self.at;
        let hashes = raw_hashes(self.rest()).unwrap_or(0);
        self.at += hashes + 2;
        let end = format!("\"{}", "#".repeat(hashes));
        match self.rest().split_once(end.as_str()) {
            Some((text, _)) => {
                self.at += text.len() + end.len();
                Token::Text(text.to_owned())
            }
            None => self.unterminated(start, report),
        }
    }

    fn character(&mut self, report: &mut Report<'_>) -> Token {
        let start = self.at;
        self.bump();
        let read = if self.peek() == Some('\\') { self.escape() } else { self.bump() };
        if read.is_some() && self.peek() == Some('\'') {
            self.bump();
            return Token::Character;
        }
        self.unterminated(start, report)
    }
}

/// The number of hashes of a raw text's opening, if one opens here.
fn raw_hashes(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let inside = after.trim_start_matches('#');
    inside.starts_with('"').then_some(after.len() - inside.len()).filter(|hashes| *hashes < 32)
}

/// RON's white space.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// At most thirty characters of a text that is quoted in a mistake.
pub(in crate::scenario) fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(30).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
