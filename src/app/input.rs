//! What a person does to the screen, as text and as values: the same words in key maps, tests, `--keys` and help.
//!
//! Not a terminal: the shell turns whatever its terminal library reports into these. Ticks are inputs too, so that
//! a list of inputs is a whole session.

use core::fmt;
use core::str::FromStr;
use core::time::Duration;

use crate::sim::{NodeId, parse_duration};
use crate::trace::FactId;

use super::focus::Pane;

use super::action::Action;

/// One thing that reaches the screen's model.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text arrived at once.
    Paste(String),
    /// The screen has a new size, in cells.
    Resize {
        /// Width.
        cols: u16,
        /// Height.
        rows: u16,
    },
    /// So much time passed for the person watching.
    Tick(Duration),
    /// An action was wanted by itself, without a key.
    Act(Action),
    /// The terminal lost the keyboard.
    FocusLost,
    /// The terminal has the keyboard again.
    FocusGained,
    /// The mouse pressed on something.
    Press(Target),
    /// The mouse's wheel turned.
    Wheel {
        /// Away from the person.
        up: bool,
        /// Over what.
        over: Target,
    },
    /// The terminal turned out to draw line glyphs two cells wide.
    WideGlyphs,
}

/// What a mouse can point at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// A pane, nothing in particular in it.
    Pane(Pane),
    /// A box on the map.
    Node(NodeId),
    /// A row of the event list.
    Event(FactId),
    /// A row of the list that lies on top.
    Row(usize),
    /// Whatever lies on top.
    Overlay,
}

/// A key with its modifiers. Shift is part of the character for characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never for characters.
    pub shift: bool,
}

/// A key without modifiers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Code {
    /// A character.
    Char(char),
    /// A function key.
    F(u8),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

/// Keys with names. The first name of a code is the one it prints as.
const NAMES: [(&str, Code); 22] = [
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("BackTab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("lt", Code::Char('<')),
    ("quote", Code::Char('"')),
    ("at", Code::Char('@')),
    ("Return", Code::Enter),
    ("Escape", Code::Esc),
    ("Del", Code::Delete),
];

/// The text is not a key, or not a list of keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyError {
    /// The word that is none.
    pub word: String,
    /// Where it starts, in characters from 1.
    pub column: usize,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// A character.
    pub const fn char(c: char) -> Key {
        Key::plain(Code::Char(c))
    }

    /// The character this key types, when it types one.
    pub const fn typed(self) -> Option<char> {
        match self {
            Key { code: Code::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        }
    }
}

impl From<Key> for Input {
    fn from(key: Key) -> Input {
        Input::Key(key)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| code == self) {
            return f.write_str(name);
        }
        match self {
            Code::F(n) => write!(f, "F{n}"),
            Code::Char(c) => write!(f, "{c}"),
            other => write!(f, "{other:?}"),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key { code, ctrl, alt, shift } = self;
        if !(*ctrl || *alt || *shift) {
            return write!(f, "{code}");
        }
        let mark = |on: bool, text| if on { text } else { "" };
        write!(f, "<{}{}{}{code}>", mark(*ctrl, "C-"), mark(*alt, "A-"), mark(*shift, "S-"))
    }
}

impl FromStr for Code {
    type Err = ();

    fn from_str(text: &str) -> Result<Code, ()> {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Code::Char(c));
        }
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
            return Ok(*code);
        }
        let number = text.strip_prefix(['F', 'f']).and_then(|n| n.parse().ok());
        number.filter(|n| (1..=24).contains(n)).map(Code::F).ok_or(())
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Key, KeyError> {
        let wrong = || KeyError { word: text.to_owned(), column: 1 };
        let inner = text.strip_prefix('<').and_then(|t| t.strip_suffix('>'));
        let Some(mut rest) = inner else { return text.parse().map(Key::plain).map_err(|()| wrong()) };
        let mut key = Key::char(' ');
        while let Some((mark, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match mark {
                "C" | "c" => key.ctrl = true,
                "A" | "a" | "M" | "m" => key.alt = true,
                "S" | "s" => key.shift = true,
                _ => return Err(wrong()),
            }
            rest = after;
        }
        key.code = rest.parse().map_err(|()| wrong())?;
        Ok(key.normal())
    }
}

impl Key {
    /// One spelling for each key: Shift-Tab is `BackTab`, a shifted character is the other character, and with
    /// Ctrl letters are small.
    #[must_use]
    pub fn normal(mut self) -> Key {
        match self.code {
            Code::Tab if self.shift => (self.code, self.shift) = (Code::BackTab, false),
            Code::BackTab => self.shift = false,
            Code::Char(c) if self.ctrl => (self.code, self.shift) = (Code::Char(c.to_ascii_lowercase()), false),
            Code::Char(c) if self.shift => {
                (self.code, self.shift) = (Code::Char(c.to_uppercase().next().unwrap_or(c)), false);
            }
            _ => {}
        }
        self
    }
}

/// Reads a list of inputs: keys apart by blanks, `"text"` typed character by character, `@500ms` for time that
/// passes. `f a "8080" Tab Enter @2s`.
pub fn parse_inputs(text: &str) -> Result<Vec<Input>, KeyError> {
    let mut inputs = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let column = text[..text.len() - rest.len()].chars().count() + 1;
        let wrong = |word: &str| KeyError { word: word.to_owned(), column };
        if let Some(quoted) = rest.strip_prefix('"') {
            let (typed, after) = quoted.split_once('"').ok_or_else(|| wrong(rest))?;
            inputs.extend(typed.chars().map(|c| Input::Key(Key::char(c))));
            rest = after.trim_start();
            continue;
        }
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let input = match word.strip_prefix('@').filter(|t| !t.is_empty()) {
            Some(time) => Input::Tick(parse_duration(time).map_err(|_| wrong(word))?),
            None => Input::Key(word.parse().map_err(|_| wrong(word))?),
        };
        inputs.push(input);
        rest = after.trim_start();
    }
    Ok(inputs)
}

/// Reads a sequence of keys as a key map spells it: `g g`.
pub fn parse_sequence(text: &str) -> Result<Vec<Key>, KeyError> {
    let keys = text.split_whitespace().map(str::parse).collect::<Result<Vec<Key>, _>>()?;
    if keys.is_empty() { Err(KeyError { word: String::new(), column: 1 }) } else { Ok(keys) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_print_as_they_are_read() {
        for text in
            ["a", "<C-k>", "Enter", "<A-x>", "F12", "한", "Space", "<S-Up>", "BackTab", "?", "<C-Space>", "-", "<C-->"]
        {
            assert_eq!(text.parse::<Key>().map(|k| k.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("<S-Tab>".parse(), Ok(Key::plain(Code::BackTab)));
        assert_eq!("<S-a>".parse(), Ok(Key::char('A')));
        for bad in ["<X-a>", "F99", "Entre", "<C->", ""] {
            assert!(bad.parse::<Key>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_list_of_inputs_is_a_session() {
        let inputs = parse_inputs("g \"a b\" @1.5s Enter").unwrap();
        let key = |c| Input::Key(Key::char(c));
        let tick = Input::Tick(Duration::from_millis(1500));
        assert_eq!(inputs, [key('g'), key('a'), key(' '), key('b'), tick, Input::Key(Key::plain(Code::Enter))]);
        assert_eq!(parse_inputs("a nonsense"), Err(KeyError { word: "nonsense".into(), column: 3 }));
        assert_eq!(parse_inputs("\"open").map_err(|e| e.column), Err(1));
    }
}
