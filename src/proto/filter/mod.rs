//! The packet filter: three chains of rows, of which the first that fits decides, and a policy for the rest; stateful
//! where a row asks for it (RFC 1812 5.3.9).
//!
//! What it is: rows, the decision about one packet, counters, and the row that would nearly have let a packet pass.
//! What it is not: the place where a packet is dropped or answered (`os/filter.rs`), nor translation.

mod change;
mod home;
mod row;
mod seen;
mod text;
mod track;

use serde::Serialize;

pub use change::{Change, ChangeError, chain_lines, read_change, read_change_line};
pub use row::{Condition, FilterRow, Refusal, States, Verdict};
pub use seen::{ConnState, Seen};
pub use text::{RowError, RowParts, read_row};
pub use track::TRACKED_MAX;

use crate::proto::nat::Timeouts;
use crate::sim::SimTime;
pub use crate::trace::facts::Hook;
use track::Tracker;

/// Rows of a chain.
pub const FILTER_ROWS_MAX: usize = 128;
/// Characters of a row's comment.
pub const FILTER_COMMENT_MAX: usize = 80;

/// One chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Chain {
    /// What happens to packets that no row fits: `Accept` or `Drop`.
    pub policy: Verdict,
    /// Packets the policy decided about.
    pub packets: u64,
    /// Their bytes.
    pub bytes: u64,
    /// The rows, in the order in which they are asked.
    pub rows: Vec<FilterRow>,
}

impl Default for Chain {
    fn default() -> Chain {
        Chain { policy: Verdict::Accept, packets: 0, bytes: 0, rows: Vec::new() }
    }
}

/// What was decided, and by which row (from 1; none: the policy).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    /// What happens.
    pub verdict: Verdict,
    /// The deciding row.
    pub row: Option<usize>,
}

/// A row that would have let a packet pass, but for one condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nearly {
    /// The row, from 1.
    pub row: usize,
    /// What does not fit.
    pub but: Condition,
}

/// Why a chain is not changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FilterError {
    /// There is no row of this number.
    NoSuchRow,
    /// No row says the same.
    NoSameRow,
    /// The chain has no room.
    Full,
}

/// The chains of one box.
#[derive(Clone, Default, Debug)]
pub struct Filter {
    chains: [Chain; 3],
    /// Whether any row asks for the state of a packet.
    asks_state: bool,
    tracker: Tracker,
}

impl Filter {
    /// A chain.
    pub const fn chain(&self, hook: Hook) -> &Chain {
        &self.chains[hook as usize]
    }

    /// Whether it does nothing: no row, and every policy accepts.
    pub fn is_open(&self) -> bool {
        self.chains.iter().all(|chain| chain.rows.is_empty() && chain.policy == Verdict::Accept)
    }

    /// Whether any row asks for the state of a packet.
    pub const fn asks_state(&self) -> bool {
        self.asks_state
    }

    /// Conversations that are followed.
    pub fn tracked(&self) -> usize {
        self.tracker.len()
    }

    /// Puts a row before row `at` (from 1), or behind the last.
    pub fn insert(&mut self, hook: Hook, at: Option<usize>, row: FilterRow) -> Result<usize, FilterError> {
        let rows = &mut self.chains[hook as usize].rows;
        let place = at.map_or(Some(rows.len()), |n| n.checked_sub(1)).filter(|place| *place <= rows.len());
        let place = place.ok_or(FilterError::NoSuchRow)?;
        if rows.len() >= FILTER_ROWS_MAX {
            return Err(FilterError::Full);
        }
        rows.insert(place, row);
        self.changed();
        Ok(place + 1)
    }

    /// Puts another row in the place of row `number`; answers the old one.
    pub fn replace(&mut self, hook: Hook, number: usize, row: FilterRow) -> Result<FilterRow, FilterError> {
        let old = core::mem::replace(self.row_mut(hook, number)?, row);
        self.changed();
        Ok(old)
    }

    /// Takes row `number` out.
    pub fn remove(&mut self, hook: Hook, number: usize) -> Result<FilterRow, FilterError> {
        self.row_mut(hook, number)?;
        let row = self.chains[hook as usize].rows.remove(number - 1);
        self.changed();
        Ok(row)
    }

    /// A row, to be changed in what it does not ask: its switch, its comment.
    pub fn row_mut(&mut self, hook: Hook, number: usize) -> Result<&mut FilterRow, FilterError> {
        let place = number.checked_sub(1).ok_or(FilterError::NoSuchRow)?;
        self.chains[hook as usize].rows.get_mut(place).ok_or(FilterError::NoSuchRow)
    }

    /// Takes all rows of a chain out; its policy stays.
    pub fn flush(&mut self, hook: Hook) {
        self.chains[hook as usize].rows.clear();
        self.changed();
    }

    /// What happens to packets that no row fits. A policy cannot reject.
    pub const fn set_policy(&mut self, hook: Hook, accepts: bool) {
        self.chains[hook as usize].policy = if accepts { Verdict::Accept } else { Verdict::Drop };
    }

    /// Sets the counters of a chain to zero.
    pub fn zero(&mut self, hook: Hook) {
        let chain = &mut self.chains[hook as usize];
        (chain.packets, chain.bytes) = (0, 0);
        chain.rows.iter_mut().for_each(|row| (row.packets, row.bytes) = (0, 0));
    }

    /// The power goes: the rows stay, what they have counted and who talks to whom does not.
    pub fn power_off(&mut self) {
        for chain in &mut self.chains {
            (chain.packets, chain.bytes) = (0, 0);
            chain.rows.iter_mut().for_each(|row| (row.packets, row.bytes, row.seen) = (0, 0, 0));
        }
        self.tracker = Tracker::default();
    }

    /// What a packet is to the conversations this box follows.
    pub fn state(&self, now: SimTime, seen: &Seen<'_>, packet: &[u8]) -> ConnState {
        self.tracker.state(now, seen, packet)
    }

    /// A packet was let through that no translation follows.
    pub fn confirm(&mut self, now: SimTime, seen: &Seen<'_>, packet: &[u8], times: &Timeouts) {
        self.tracker.confirm(now, seen, packet, times);
    }

    /// The first row that fits decides, else the policy. It is counted.
    pub fn decide(&mut self, hook: Hook, seen: &Seen<'_>) -> Decision {
        let chain = &mut self.chains[hook as usize];
        let found = chain.rows.iter_mut().zip(1..).find_map(|(row, number)| row.takes(seen).then_some((row, number)));
        let (packets, bytes, verdict, row) = match found {
            Some((row, number)) => (&mut row.packets, &mut row.bytes, row.verdict, Some(number)),
            None => (&mut chain.packets, &mut chain.bytes, chain.policy, None),
        };
        *packets += 1;
        *bytes += seen.len as u64;
        Decision { verdict, row }
    }

    /// The accepting row that a packet missed by one condition only; the first where there are several.
    pub fn nearly(&self, hook: Hook, seen: &Seen<'_>) -> Option<Nearly> {
        let rows = self.chain(hook).rows.iter().zip(1..);
        let accepting = rows.filter(|(row, _)| row.enabled && row.verdict == Verdict::Accept);
        accepting.map(|(row, number)| (row.misses(seen), number)).find_map(|(mut misses, number)| {
            let but = misses.next()?;
            misses.next().is_none().then_some(Nearly { row: number, but })
        })
    }

    fn changed(&mut self) {
        self.asks_state = self.chains.iter().any(|chain| chain.rows.iter().any(|row| row.states.is_some()));
    }
}

#[cfg(test)]
mod tests;
