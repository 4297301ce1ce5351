//! Changes of the chains as values: a console line or a line of a scenario becomes one, and is carried out in one place.

use core::fmt::{self, Display};

use super::{Chain, Filter, FilterError, FilterRow, Hook, RowError, Verdict, read_row};
use crate::trace::{FactId, FilterFact, Name, Trace, What};

/// One change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// A new row: before row `at` (from 1), else behind the last.
    Add {
        /// The chain.
        hook: Hook,
        /// Before which row.
        at: Option<usize>,
        /// The row.
        row: Box<FilterRow>,
    },
    /// Another row in the place of one.
    Replace {
        /// The chain.
        hook: Hook,
        /// The row's number, from 1.
        number: usize,
        /// The row.
        row: Box<FilterRow>,
    },
    /// A row goes, by its number.
    Delete {
        /// The chain.
        hook: Hook,
        /// The row's number, from 1.
        number: usize,
    },
    /// The first row goes that says the same.
    DeleteSame {
        /// The chain.
        hook: Hook,
        /// What it says.
        row: Box<FilterRow>,
    },
    /// A row is switched on or off.
    Switch {
        /// The chain.
        hook: Hook,
        /// The row's number, from 1.
        number: usize,
        /// On?
        on: bool,
    },
    /// What happens to packets that no row fits.
    Policy {
        /// The chain.
        hook: Hook,
        /// Whether they pass.
        accepts: bool,
    },
    /// All rows go, of one chain or of all.
    Flush(Option<Hook>),
    /// Counters to zero, of one chain or of all.
    Zero(Option<Hook>),
}

/// Why a line is no change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChangeError {
    /// It does not begin with a command.
    NoCommand,
    /// There is no such chain.
    NoChain {
        /// The word.
        found: String,
    },
    /// The policy is neither `ACCEPT` nor `DROP`.
    BadPolicy {
        /// The word.
        found: String,
    },
    /// The row is none.
    Row(RowError),
    /// The chains do not take it.
    Filter(FilterError),
}

impl From<RowError> for ChangeError {
    fn from(error: RowError) -> ChangeError {
        ChangeError::Row(error)
    }
}

impl From<FilterError> for ChangeError {
    fn from(error: FilterError) -> ChangeError {
        ChangeError::Filter(error)
    }
}

/// As `iptables` words it.
impl Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ChangeError::NoCommand => f.write_str("no command specified"),
            ChangeError::NoChain { found } => {
                write!(f, "No chain/target/match by that name ({found}): INPUT, FORWARD, OUTPUT")
            }
            ChangeError::BadPolicy { found } => write!(f, "Bad policy name \"{found}\": ACCEPT or DROP"),
            ChangeError::Row(error) => error.fmt(f),
            ChangeError::Filter(FilterError::NoSuchRow) => f.write_str("Index of deletion too big."),
            ChangeError::Filter(FilterError::NoSameRow) => {
                f.write_str("Bad rule (does a matching rule exist in that chain?).")
            }
            ChangeError::Filter(FilterError::Full) => f.write_str("the chain is full."),
        }
    }
}

impl ChangeError {
    /// The word that is wrong, or the option that misses something.
    pub fn word(&self) -> &str {
        match self {
            ChangeError::NoCommand | ChangeError::Filter(_) => "",
            ChangeError::NoChain { found } | ChangeError::BadPolicy { found } => found,
            ChangeError::Row(RowError::NoTarget) => "-j",
            ChangeError::Row(RowError::BadValue { value, .. }) => value,
            ChangeError::Row(
                RowError::Unknown { option } | RowError::NoValue { option } | RowError::NeedsProto { option, .. },
            ) => option,
        }
    }
}

/// Reads a line: its words, of which those in double quotes are one.
pub fn read_change_line(line: &str) -> Result<Change, ChangeError> {
    let pieces = line.split('"').enumerate();
    let words: Vec<&str> = pieces
        .flat_map(|(n, piece)| {
            let (quoted, plain) = if n % 2 == 1 { (Some(piece), "") } else { (None, piece) };
            quoted.into_iter().chain(plain.split_whitespace())
        })
        .collect();
    read_change(&words)
}

/// Reads the words of `iptables`, without its name: `-A FORWARD -i wan -p tcp --dport 22 -j DROP`, `-P INPUT DROP`.
pub fn read_change<W: AsRef<str>>(words: &[W]) -> Result<Change, ChangeError> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let (order, rest) = words.split_first().ok_or(ChangeError::NoCommand)?;
    let named = |word: &str| Hook::named(word).ok_or_else(|| ChangeError::NoChain { found: word.to_owned() });
    if matches!(*order, "-F" | "--flush" | "-Z" | "--zero") {
        let hook = rest.first().map(|word| named(word)).transpose()?;
        return Ok(if order.eq_ignore_ascii_case("-F") || *order == "--flush" {
            Change::Flush(hook)
        } else {
            Change::Zero(hook)
        });
    }
    if !matches!(
        *order,
        "-A" | "--append" | "-I" | "--insert" | "-R" | "--replace" | "-D" | "--delete" | "-P" | "--policy"
    ) {
        return Err(ChangeError::NoCommand);
    }
    let (chain, rest) = rest.split_first().ok_or(ChangeError::NoChain { found: String::new() })?;
    let hook = named(chain)?;
    let number = rest.first().and_then(|word| word.parse::<usize>().ok());
    let behind = rest.get(usize::from(number.is_some())..).unwrap_or_default();
    let row = |words: &[&str]| read_row(words).map(Box::new);
    Ok(match *order {
        "-A" | "--append" => Change::Add { hook, at: None, row: row(rest)? },
        "-I" | "--insert" => Change::Add { hook, at: Some(number.unwrap_or(1)), row: row(behind)? },
        "-R" | "--replace" => {
            Change::Replace { hook, number: number.ok_or(FilterError::NoSuchRow)?, row: row(behind)? }
        }
        "-D" | "--delete" => match number {
            Some(number) => Change::Delete { hook, number },
            None => Change::DeleteSame { hook, row: row(rest)? },
        },
        _ => {
            let found = rest.first().copied().unwrap_or_default();
            let accepts = match found {
                "ACCEPT" => true,
                "DROP" => false,
                _ => return Err(ChangeError::BadPolicy { found: found.to_owned() }),
            };
            Change::Policy { hook, accepts }
        }
    })
}

/// `FORWARD 3`
fn rule(hook: Hook, number: usize) -> Name {
    format!("{} {number}", hook.name()).into()
}

fn text(row: &FilterRow) -> Name {
    row.to_string().into()
}

impl Filter {
    /// Carries a change out, and says so.
    pub fn apply(&mut self, change: Change, trace: &mut Trace) -> Result<(), FilterError> {
        let mut say = |fact: &dyn Fn() -> FilterFact| trace.say(|| What::Filter(fact()));
        match change {
            Change::Add { hook, at, row } => {
                let words = text(&row);
                let number = self.insert(hook, at, *row)?;
                let made = say(&|| FilterFact::RowAdded { rule: rule(hook, number), text: words.clone() });
                self.made(hook, number, made);
            }
            Change::Replace { hook, number, row } => {
                let words = text(&row);
                let old = text(&self.replace(hook, number, *row)?);
                say(&|| FilterFact::RowRemoved { rule: rule(hook, number), text: old.clone() });
                let made = say(&|| FilterFact::RowAdded { rule: rule(hook, number), text: words.clone() });
                self.made(hook, number, made);
            }
            Change::Delete { hook, number } => {
                let old = text(&self.remove(hook, number)?);
                say(&|| FilterFact::RowRemoved { rule: rule(hook, number), text: old.clone() });
            }
            Change::DeleteSame { hook, row } => {
                let same = |(_, other): &(usize, &FilterRow)| other.to_string() == row.to_string();
                let found = (1..).zip(&self.chain(hook).rows).find(same).map(|(number, _)| number);
                let number = found.ok_or(FilterError::NoSameRow)?;
                return self.apply(Change::Delete { hook, number }, trace);
            }
            Change::Switch { hook, number, on } => {
                self.row_mut(hook, number)?.enabled = on;
                let made = say(&|| FilterFact::RowSwitched { rule: rule(hook, number), on });
                self.made(hook, number, made);
            }
            Change::Policy { hook, accepts } => {
                self.set_policy(hook, accepts);
                say(&|| FilterFact::PolicySet { chain: hook, accepts });
            }
            Change::Flush(chosen) => {
                for hook in Hook::ALL.into_iter().filter(|hook| chosen.is_none_or(|one| one == *hook)) {
                    let rows = self.chain(hook).rows.len() as u16;
                    self.flush(hook);
                    if rows > 0 {
                        say(&|| FilterFact::Flushed { chain: hook, rows });
                    }
                }
            }
            Change::Zero(chosen) => {
                let hooks = Hook::ALL.into_iter().filter(|hook| chosen.is_none_or(|one| one == *hook));
                hooks.for_each(|hook| self.zero(hook));
            }
        }
        Ok(())
    }

    fn made(&mut self, hook: Hook, number: usize, made: FactId) {
        if let Ok(row) = self.row_mut(hook, number) {
            row.made = made;
        }
    }
}

/// What `iptables -S` prints of a chain: its policy and its rows. A row that is switched off stands behind `#`.
pub fn chain_lines(hook: Hook, chain: &Chain) -> Vec<String> {
    let policy = if chain.policy == Verdict::Accept { "ACCEPT" } else { "DROP" };
    let row = |row: &FilterRow| {
        let off = if row.enabled { "" } else { "# " };
        format!("{off}-A {} {row}", hook.name())
    };
    core::iter::once(format!("-P {} {policy}", hook.name())).chain(chain.rows.iter().map(row)).collect()
}
