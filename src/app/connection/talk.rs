//! One connection: a row for each segment, with what happened beside it, and its two ends.

use std::collections::VecDeque;

use crate::sim::SimTime;
use crate::trace::{Fact, FactId, TcpEvent};

use super::Peer;
use super::end::End;
use super::moment::Moment;
use super::note::{HandCall, Note, NoteKind, Outcome};
use super::segment::Segment;

/// A line of the ladder: an arrow, and what happened at either end beside it; or that alone.
#[derive(Clone, Debug)]
pub struct Row {
    /// The fact it begins with.
    pub fact: FactId,
    /// When.
    pub at: SimTime,
    /// The segment.
    pub arrow: Option<Box<Segment>>,
    /// What happened left and right.
    pub notes: [Option<Note>; 2],
}

impl Row {
    /// When what it tells of its own time has happened; what its arrow brings about happens later.
    pub fn moment(&self) -> Moment {
        let notes = self.notes.iter().flatten().filter(|note| note.at == self.at).map(|note| note.fact);
        let arrow = self.arrow.as_ref().map(|segment| segment.fact);
        Moment::of(self.at, notes.chain(arrow).fold(self.fact, FactId::max))
    }
}

/// Rows before the first that a connection has numbers for: what both ends did before anything passed.
const BEFORE_MAX: u64 = 32;
/// Rows looked at to find a call that has just been made.
const AMEND_MAX: usize = 1024;

/// A connection.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    /// Its two ends: client, server.
    pub ends: [End; 2],
    /// The lines of its ladder, oldest first.
    pub rows: VecDeque<Row>,
    /// The number of the oldest kept row: rows before it are forgotten.
    pub first: u64,
    /// Whether its start is not on the record any more.
    pub headless: bool,
    /// The moment its clock counts from.
    pub began: SimTime,
    /// Whether calls made by hand stand beside it.
    by_hand: bool,
    /// Whether what the server's process did before is told.
    pub(super) introduced: bool,
    /// How many links the way has, by direction: known when a segment has gone all of it.
    links: [Option<usize>; 2],
}

impl Talk {
    /// Nothing passed yet; its clock begins now.
    pub(super) fn beginning(began: SimTime) -> Talk {
        Talk { began, first: BEFORE_MAX, ..Talk::default() }
    }

    /// An end.
    pub fn end(&self, peer: Peer) -> &End {
        let [client, server] = &self.ends;
        if peer == Peer::Client { client } else { server }
    }

    pub(super) fn end_mut(&mut self, peer: Peer) -> &mut End {
        let [client, server] = &mut self.ends;
        if peer == Peer::Client { client } else { server }
    }

    /// A row by its number.
    pub fn row(&self, number: u64) -> Option<&Row> {
        self.rows.get(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    fn row_mut(&mut self, number: u64) -> Option<&mut Row> {
        self.rows.get_mut(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    /// The segment of a row.
    pub(super) fn segment_mut(&mut self, number: u64) -> Option<&mut Segment> {
        self.row_mut(number)?.arrow.as_deref_mut()
    }

    /// The number after the newest row of a moment.
    pub fn rows_by(&self, moment: SimTime) -> u64 {
        self.first + self.rows.partition_point(|row| row.at <= moment) as u64
    }

    /// How many links a segment of this end has to pass, when that is known.
    pub fn links(&self, from: Peer) -> Option<usize> {
        let [client, server] = self.links;
        if from == Peer::Client { client.or(server) } else { server.or(client) }
    }

    /// The end that sent more data: its windows and round trips are the ones worth watching.
    pub fn talker(&self) -> Peer {
        let [client, server] = &self.ends;
        if server.sent_bytes > client.sent_bytes { Peer::Server } else { Peer::Client }
    }

    /// A segment leaves; answers the number of its row.
    pub(super) fn send(&mut self, segment: Segment, event: &TcpEvent, fact: &Fact) -> u64 {
        let from = segment.from;
        self.end_mut(from).send(fact, event, &segment);
        if let Some(ack) = segment.ack {
            self.end_mut(from.other()).acknowledged(ack);
        }
        let last = self.first + self.rows.len() as u64;
        let at = segment.at;
        if let Some(row) = self.rows.back_mut() {
            let own = from as usize;
            let joins = row.arrow.is_none()
                && row.notes.get(own).is_some_and(|note| note.is_some_and(|note| note.at == at))
                && row.notes.get(1 - own).is_some_and(Option::is_none);
            if joins {
                row.arrow = Some(Box::new(segment));
                return last - 1;
            }
        }
        self.rows.push_back(Row { fact: fact.id, at, arrow: Some(Box::new(segment)), notes: [None, None] });
        last
    }

    /// Something happened at an end: beside the arrow that brought it, else on a line of its own.
    pub(super) fn note(&mut self, peer: Peer, note: Note) {
        let Note { fact, at, kind } = note;
        self.by_hand |= matches!(kind, NoteKind::Hand(_));
        let place = peer as usize;
        // At one end things stand in the order in which they happened.
        let told_to = self.end(peer).told_to;
        let bound = kind.is_about_arrival();
        let arrival = self.end(peer).arrival.filter(|(row, came)| *came == at && (bound || *row >= told_to));
        let arrival = arrival.map(|(row, _)| row);
        if let Some(slot) = arrival.and_then(|row| self.row_mut(row)).and_then(|row| row.notes.get_mut(place))
            && slot.is_none()
        {
            *slot = Some(note);
            self.end_mut(peer).told_to = arrival.unwrap_or(told_to).max(told_to);
            return;
        }
        if kind.is_minor() {
            return;
        }
        let mut notes = [None, None];
        if let Some(slot) = notes.get_mut(place) {
            *slot = Some(note);
        }
        self.end_mut(peer).told_to = self.first + self.rows.len() as u64;
        self.rows.push_back(Row { fact, at, arrow: None, notes });
    }

    /// An end is known by a fact that is not its beginning.
    pub(super) fn came_late(&mut self, peer: Peer) {
        self.end_mut(peer).late = true;
        self.headless = true;
    }

    /// What an end did before anything passed: it stands above the first arrow, in the order of facts.
    pub(super) fn before(&mut self, peer: Peer, note: Note) {
        self.by_hand |= matches!(note.kind, NoteKind::Hand(_));
        let place = self.rows.partition_point(|row| row.fact < note.fact);
        if let Some(last) = self.rows.back().filter(|_| self.rows.range(..place).any(|row| row.arrow.is_some())) {
            // Numbers of rows with arrows stay: it is told now.
            return self.note(peer, Note { at: last.at, ..note });
        }
        if self.first == 0 {
            return;
        }
        let notes = if peer == Peer::Client { [Some(note), None] } else { [None, Some(note)] };
        self.first -= 1;
        self.rows.insert(place, Row { fact: note.fact, at: note.at, arrow: None, notes });
    }

    /// More is known of a call that was made by hand just now.
    pub(super) fn amend(&mut self, peer: Peer, called: FactId, outcome: Outcome, last: FactId) {
        let notes =
            self.rows.iter_mut().rev().take(AMEND_MAX).filter_map(|row| row.notes.get_mut(peer as usize)?.as_mut());
        if let Some(NoteKind::Hand(call)) =
            notes.into_iter().find(|note| note.fact == called).map(|note| &mut note.kind)
        {
            (call.outcome, call.last) = (outcome, last);
        }
    }

    /// The call made by hand that an end is blocked in at a moment.
    pub fn blocked(&self, peer: Peer, moment: Moment) -> Option<HandCall> {
        if !self.by_hand {
            return None;
        }
        let notes =
            self.rows.iter().rev().filter_map(|row| {
                row.notes.get(peer as usize)?.filter(|note| Moment::of(note.at, note.fact) <= moment)
            });
        let call =
            notes.into_iter().find_map(|note| if let NoteKind::Hand(call) = note.kind { Some(call) } else { None });
        call.filter(|call| call.outcome == Outcome::Blocked)
    }

    /// The segment of a row reached the other end.
    pub(super) fn arrive(&mut self, number: u64, fact: &Fact) {
        let Some(segment) = self.segment_mut(number) else { return };
        segment.arrive(fact.at, fact.id);
        let (from, links) = (segment.from, segment.hops.len());
        let heard = segment.clone();
        if let Some(known) = self.links.get_mut(from as usize) {
            *known = Some(links.max(1));
        }
        let end = self.end_mut(from.other());
        end.arrival = Some((number, fact.at));
        end.hear(fact, &heard);
    }

    /// Lets go of what the record has forgotten.
    pub(super) fn forget(&mut self, forgotten: FactId) {
        while self.rows.front().is_some_and(|row| row.fact <= forgotten) {
            let gone = self.rows.pop_front();
            self.first += 1;
            self.headless |= gone.is_some_and(|row| row.at >= self.began);
        }
        self.ends.iter_mut().for_each(|end| end.forget(forgotten));
    }
}
