//! The only way in: a console line for a box or for the lab, and the journal that remembers them.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::os::TTYS_MAX;
use crate::sim::SimTime;

/// For whom a command is.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Target {
    /// What no box does: `lab link cut pc1:eth0`.
    Lab,
    /// A box, by name: at a terminal that is free.
    Node(String),
    /// A terminal of a box: `pc1/pts0`.
    Terminal(String, u16),
}

impl Target {
    /// The box, when it is one or a terminal of one.
    pub fn node(&self) -> Option<&str> {
        match self {
            Target::Lab => None,
            Target::Node(name) | Target::Terminal(name, _) => Some(name),
        }
    }
}

/// `lab`, `pc1`, `pc1/pts0`. What is no terminal's name is taken for a box's, which then does not exist.
impl From<&str> for Target {
    fn from(text: &str) -> Target {
        let terminal = |text: &str| {
            let (node, number) = text.split_once("/pts")?;
            let plain = !number.starts_with('+') && (number == "0" || !number.starts_with('0'));
            Some(Target::Terminal(node.to_owned(), number.parse().ok().filter(|n| plain && *n < TTYS_MAX)?))
        };
        match text {
            "lab" => Target::Lab,
            text => terminal(text).unwrap_or_else(|| Target::Node(text.to_owned())),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Lab => f.write_str("lab"),
            Target::Node(name) => f.write_str(name),
            Target::Terminal(name, number) => write!(f, "{name}/pts{number}"),
        }
    }
}

/// A console line and its addressee. Text form: `NODE COMMAND…`; files hold that text. NODE is `lab`, a box, or a
/// terminal of a box.
///
/// A line for a box is typed at a terminal there that waits for one, the first of them; when all are busy another is
/// opened. So it always runs at once, and lines one after another share one shell. A line for `pc1/pts1` is typed at
/// that terminal whatever goes on there: the program in the foreground reads it, or else the shell when that is done.
/// `^C`, `^Z` and `^D` are the keys; without a terminal they are pressed where something was typed last.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Command {
    /// For whom.
    pub target: Target,
    /// The line.
    pub line: String,
}

impl TryFrom<String> for Command {
    type Error = EmptyCommand;
    fn try_from(text: String) -> Result<Self, EmptyCommand> {
        text.parse()
    }
}

impl From<Command> for String {
    fn from(command: Command) -> String {
        command.to_string()
    }
}

impl fmt::Display for EmptyCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a box and a command, as in \"pc1 ping pc2\"")
    }
}

/// The text has no command after the box's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EmptyCommand;

impl FromStr for Command {
    type Err = EmptyCommand;
    fn from_str(text: &str) -> Result<Self, EmptyCommand> {
        let (node, line) = text.trim().split_once(char::is_whitespace).ok_or(EmptyCommand)?;
        Ok(Command::new(node, line.trim()))
    }
}

impl Command {
    /// A command for the box, the terminal, or `lab`, called `node`.
    pub fn new(node: &str, line: &str) -> Command {
        Command { target: node.into(), line: line.to_owned() }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.target, self.line)
    }
}

/// A command and where in the lab's life it was given: after so many events, which is exact where a time is not.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Events the engine had taken.
    pub after_events: u64,
    /// The time, for people and for journals written by hand.
    pub at: SimTime,
    /// The command.
    pub command: Command,
}

/// What a person did: with scenario and seed it determines every byte.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
pub struct Journal {
    /// The scenario's name.
    pub scenario: String,
    /// The seed.
    pub seed: u64,
    /// The commands, in order.
    pub entries: Vec<JournalEntry>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_read_as_they_print() {
        for text in ["lab link cut pc1:eth0", "pc1 ping -c 3 example.com", "pc1/pts12 ^C"] {
            assert_eq!(text.parse::<Command>().map(|c| c.to_string()), Ok(text.into()));
        }
        assert_eq!("pc1".parse::<Command>(), Err(EmptyCommand));
        assert_eq!(Target::from("pc1/pts1"), Target::Terminal("pc1".into(), 1));
        for odd in ["pc1/pts", "pc1/pts01", "pc1/pts+1", "pc1/pts99999", "pc1/1"] {
            assert_eq!(Target::from(odd), Target::Node(odd.into()));
        }
    }
}
