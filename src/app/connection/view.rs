//! What of a connection is looked at: which one, which part of the screen has the keyboard, which step is chosen.

use crate::sim::SimTime;

use super::{Book, Moment, Peer, Row, Talk};

/// A part of the view. In a small window one of them is shown at a time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Part {
    /// Segments over time, from end to end.
    #[default]
    Ladder,
    /// The state machine.
    States,
    /// Both ends' buffers.
    Buffers,
    /// Windows and round trips over time.
    Chart,
}

impl Part {
    /// In the order Tab walks them.
    pub const ALL: [Part; 4] = [Part::Ladder, Part::States, Part::Buffers, Part::Chart];

    /// Its title is `conn-part-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Part::Ladder => "ladder",
            Part::States => "states",
            Part::Buffers => "buffers",
            Part::Chart => "chart",
        }
    }
}

/// The view's state.
#[derive(Clone, Debug)]
pub struct ConnectionView {
    /// All connections on the record.
    pub book: Book,
    /// The one that is shown.
    pub shown: u32,
    /// The part that has the keyboard.
    pub part: Part,
    /// The chosen row, by its number; the newest as they come when none.
    pub chosen: Option<u64>,
    /// The end whose windows the chart shows; the one that sends more when none was chosen.
    pub peer: Option<Peer>,
}

impl ConnectionView {
    /// A connection, its newest step in sight.
    pub(in crate::app) fn new(book: Book, shown: u32) -> ConnectionView {
        ConnectionView { book, shown, part: Part::Ladder, chosen: None, peer: None }
    }

    /// The connection; none when the record has forgotten it.
    pub fn talk(&self) -> Option<&Talk> {
        self.book.talk(self.shown)
    }

    /// The end whose windows the chart shows.
    pub fn charted(&self) -> Peer {
        self.peer.unwrap_or_else(|| self.talk().map(Talk::talker).unwrap_or_default())
    }

    /// The moment that states, buffers and chart tell of: that of the chosen row, else the shown one.
    pub fn moment(&self, shown: SimTime) -> Moment {
        let row = self.chosen.and_then(|chosen| self.talk()?.row(chosen));
        row.map(Row::moment).filter(|moment| moment.at <= shown).unwrap_or(Moment::after(shown))
    }

    /// Chooses another row, so many away, of those there are at the shown moment; past the newest the ladder follows.
    pub(in crate::app) fn step(&mut self, by: isize, shown: SimTime) {
        let Some(talk) = self.talk() else { return };
        let end = talk.rows_by(shown);
        let from = self.chosen.unwrap_or(end).min(end);
        let next = from.saturating_add_signed(by as i64).max(talk.first);
        self.chosen = (next < end).then_some(next);
    }

    /// Shows another connection of the book, the next or the one before.
    pub(in crate::app) fn turn(&mut self, forward: bool) {
        let next = if forward {
            self.book.talks().map(|(id, _)| id).find(|id| *id > self.shown)
        } else {
            self.book.talks().rev().map(|(id, _)| id).find(|id| *id < self.shown)
        };
        if let Some(next) = next {
            self.show(next);
        }
    }

    /// Shows a connection.
    pub(in crate::app) fn show(&mut self, id: u32) {
        (self.shown, self.chosen, self.peer) = (id, None, None);
    }

    /// The next part, or the one before.
    pub(in crate::app) fn turn_part(&mut self, forward: bool) {
        let (here, count) = (self.part as usize, Part::ALL.len());
        let next = if forward { here + 1 } else { here + count - 1 } % count;
        self.part = Part::ALL.get(next).copied().unwrap_or_default();
    }
}
