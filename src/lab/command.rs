//! The only way in: a console line for a box or for the lab, and the journal that remembers them.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::sim::SimTime;

/// For whom a command is.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Target {
    /// What no box does: `lab link cut pc1:eth0`.
    Lab,
    /// A box, by name.
    Node(String),
}

/// A console line and its addressee. Text form: `NODE COMMAND…`; files hold that text.
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
    /// A command for the box (or `lab`) called `node`.
    pub fn new(node: &str, line: &str) -> Command {
        let target = if node == "lab" { Target::Lab } else { Target::Node(node.to_owned()) };
        Command { target, line: line.to_owned() }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            Target::Lab => write!(f, "lab {}", self.line),
            Target::Node(name) => write!(f, "{name} {}", self.line),
        }
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
        for text in ["lab link cut pc1:eth0", "pc1 ping -c 3 example.com"] {
            assert_eq!(text.parse::<Command>().map(|c| c.to_string()), Ok(text.into()));
        }
        assert_eq!("pc1".parse::<Command>(), Err(EmptyCommand));
    }
}
