//! The scoreboard: what was sent and not acknowledged, segment by segment, and how many of those bytes are thought
//! to be still on the way (the *pipe* of RFC 6675). It knows no windows and no timers.

use core::time::Duration;
use std::collections::VecDeque;

use super::rack::{Delivered, Sending};
use super::seq::SeqNumber;
use crate::sim::SimTime;

/// What is believed about a segment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    /// On the way.
    Flying,
    /// The peer holds it beyond a hole.
    Sacked,
    /// Gone, and not yet sent again.
    Lost,
}

/// One segment that was sent.
#[derive(Clone, Copy, Debug)]
struct Sent {
    seq: SeqNumber,
    len: u32,
    at: SimTime,
    /// Which sending of this connection it was.
    order: SeqNumber,
    transmissions: u8,
    fate: Fate,
}

impl Sent {
    fn end(&self) -> SeqNumber {
        self.seq + self.len
    }

    fn sending(&self) -> Sending {
        Sending { at: self.at, order: self.order }
    }

    fn resent(&self) -> bool {
        self.transmissions > 1
    }
}

/// A piece to be sent once more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Resend {
    /// First sequence number.
    pub(super) seq: SeqNumber,
    /// Length in sequence numbers.
    pub(super) len: u32,
    /// How often it will have been sent then.
    pub(super) transmission: u8,
}

/// All segments in sequence order.
#[derive(Default, Debug)]
pub(super) struct Flight {
    queue: VecDeque<Sent>,
    flying: u32,
    lost: u32,
    /// Segments the peer holds beyond a hole.
    sacked: u32,
    /// Sendings so far.
    sendings: SeqNumber,
}

impl Flight {
    /// Nothing waits for an acknowledgment.
    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Segments that wait for an acknowledgment.
    pub(super) fn segments(&self) -> usize {
        self.queue.len()
    }

    /// Sequence numbers thought to be on the way.
    pub(super) fn flying(&self) -> u32 {
        self.flying
    }

    /// Something is known to be lost and has not been sent again.
    pub(super) fn has_lost(&self) -> bool {
        self.lost > 0
    }

    /// Sequence numbers known to be lost and not sent again.
    pub(super) fn lost(&self) -> u32 {
        self.lost
    }

    /// Segments the peer holds beyond a hole.
    pub(super) fn sacked(&self) -> u32 {
        self.sacked
    }

    /// When the oldest segment was last sent.
    pub(super) fn oldest_sent_at(&self) -> Option<SimTime> {
        self.queue.front().map(|s| s.at)
    }

    pub(super) fn clear(&mut self) {
        *self = Flight::default();
    }

    /// A segment leaves for the first time.
    pub(super) fn push(&mut self, seq: SeqNumber, len: u32, now: SimTime) {
        self.sendings += 1;
        self.queue.push_back(Sent { seq, len, at: now, order: self.sendings, transmissions: 1, fate: Fate::Flying });
        self.flying += len;
    }

    /// Everything before `una` has arrived. Returns how many whole segments that takes off.
    pub(super) fn acknowledge(&mut self, una: SeqNumber, delivered: &mut Delivered) -> u32 {
        let mut segments = 0;
        while let Some(first) = self.queue.front_mut() {
            let covered = una.since(first.seq).min(first.len);
            if covered == 0 {
                break;
            }
            match first.fate {
                Fate::Flying => self.flying -= covered,
                Fate::Lost => self.lost -= covered,
                Fate::Sacked if covered == first.len => self.sacked -= 1,
                Fate::Sacked => {}
            }
            if first.fate != Fate::Sacked {
                delivered.count(first.sending(), covered, first.resent(), (covered == first.len).then(|| first.end()));
            }
            if covered < first.len {
                first.seq += covered;
                first.len -= covered;
                break;
            }
            segments += 1;
            self.queue.pop_front();
        }
        if self.queue.is_empty() && self.queue.capacity() > 64 {
            self.queue = VecDeque::new();
        }
        segments
    }

    /// A SACK block: mark what the peer holds. Returns the number of segments newly marked.
    pub(super) fn sack(&mut self, (left, right): (SeqNumber, SeqNumber), delivered: &mut Delivered) -> u32 {
        let mut news = 0;
        let from = self.queue.partition_point(|s| s.seq.before(left));
        for sent in self.queue.iter_mut().skip(from).take_while(|s| !s.end().after(right)) {
            match sent.fate {
                Fate::Flying => self.flying -= sent.len,
                Fate::Lost => self.lost -= sent.len,
                Fate::Sacked => continue,
            }
            sent.fate = Fate::Sacked;
            delivered.count(sent.sending(), sent.len, sent.resent(), Some(sent.end()));
            news += 1;
        }
        self.sacked += news;
        news
    }

    /// Was nothing that is still out sent before `newest`? Then all is in order; so it is with almost every acknowledgment.
    pub(super) fn is_in_order(&self, newest: Sending) -> bool {
        self.queue.front().is_none_or(|first| !first.resent() && !newest.is_after(first.sending()))
    }

    /// RFC 8985 section 6.2 step 5: lost is what was sent before `newest`, which has arrived, and is on the way for longer
    /// than `patience`. Returns how long the last of those must be waited for that are overtaken, but not for so long.
    pub(super) fn lose_overtaken(&mut self, newest: Sending, now: SimTime, patience: Duration) -> Option<Duration> {
        let mut wait = None;
        for sent in &mut self.queue {
            if !newest.is_after(sent.sending()) {
                if sent.resent() {
                    continue;
                }
                // All beyond it were sent later still.
                break;
            }
            if sent.fate != Fate::Flying {
                continue;
            }
            let due = sent.at + patience;
            if due <= now {
                sent.fate = Fate::Lost;
                self.flying -= sent.len;
                self.lost += sent.len;
            } else {
                wait = wait.max(Some(due.since(now)));
            }
        }
        wait
    }

    /// The oldest segment is lost (third duplicate ACK, a partial ACK of RFC 6582, a repeated SYN).
    pub(super) fn lose_first(&mut self) {
        if let Some(first) = self.queue.front_mut().filter(|s| s.fate == Fate::Flying) {
            first.fate = Fate::Lost;
            self.flying -= first.len;
            self.lost += first.len;
        }
    }

    /// A timeout: the first segment is lost, and with it what is on the way for longer than `patience` (RFC 8985 section
    /// 6.3, Linux `tcp_timeout_mark_lost`). A peer that has not acknowledged the first one though it said it holds it has
    /// forgotten what it held (RFC 2018 section 8): then nothing it said counts.
    pub(super) fn lose_timed_out(&mut self, now: SimTime, patience: Duration) {
        let reneged = self.queue.front().is_some_and(|s| s.fate == Fate::Sacked);
        let mut first = true;
        for sent in &mut self.queue {
            let overdue = core::mem::take(&mut first) || reneged || sent.at + patience <= now;
            match sent.fate {
                Fate::Flying if overdue => self.flying -= sent.len,
                Fate::Sacked if reneged => self.sacked -= 1,
                _ => continue,
            }
            sent.fate = Fate::Lost;
            self.lost += sent.len;
        }
    }

    /// What was thought to be lost may still arrive.
    pub(super) fn hope(&mut self) {
        for sent in self.queue.iter_mut().filter(|s| s.fate == Fate::Lost) {
            sent.fate = Fate::Flying;
            self.flying += sent.len;
            self.lost -= sent.len;
        }
    }

    /// The first lost piece, cut to at most `mss`, is about to be sent again.
    pub(super) fn resend(&mut self, mss: u32, now: SimTime) -> Option<Resend> {
        let at = self.queue.iter().position(|s| s.fate == Fate::Lost)?;
        self.fill_up(at, mss);
        let sent = self.queue.get_mut(at)?;
        let rest = sent.len.saturating_sub(mss.max(1));
        let tail = Sent { seq: sent.end() - rest, len: rest, ..*sent };
        sent.len -= rest;
        sent.fate = Fate::Flying;
        self.lost -= sent.len;
        self.flying += sent.len;
        self.sendings += 1;
        let again = repeat(sent, now, self.sendings);
        if rest > 0 {
            self.queue.insert(at + 1, tail);
        }
        Some(again)
    }

    /// Makes the lost piece `at` as long as a segment may be, out of lost pieces that follow it (Linux
    /// `tcp_retrans_try_collapse`).
    fn fill_up(&mut self, at: usize, mss: u32) {
        while let (Some(piece), Some(next)) = (self.queue.get(at).copied(), self.queue.get_mut(at + 1)) {
            let room = mss.saturating_sub(piece.len).min(next.len);
            if room == 0 || next.fate != Fate::Lost {
                return;
            }
            next.seq += room;
            next.len -= room;
            let (gone, transmissions) = (next.len == 0, next.transmissions.max(piece.transmissions));
            if gone {
                self.queue.remove(at + 1);
            }
            if let Some(piece) = self.queue.get_mut(at) {
                (piece.len, piece.transmissions) = (piece.len + room, transmissions);
            }
        }
    }

    /// Segments longer than `mss` cannot have passed a link that carries no more: they are lost (RFC 1191 section 6.5).
    pub(super) fn lose_longer(&mut self, mss: u32) {
        for sent in self.queue.iter_mut().filter(|s| s.fate == Fate::Flying && s.len > mss) {
            sent.fate = Fate::Lost;
            self.flying -= sent.len;
            self.lost += sent.len;
        }
    }

    /// The last segment, or its last `mss` numbers, is about to be sent again though nobody missed it.
    pub(super) fn resend_last(&mut self, mss: u32, now: SimTime) -> Option<Resend> {
        let last = self.queue.back_mut()?;
        let rest = last.len.saturating_sub(mss.max(1));
        let head = Sent { len: rest, ..*last };
        last.seq += rest;
        last.len -= rest;
        self.sendings += 1;
        let again = repeat(last, now, self.sendings);
        if rest > 0 {
            self.queue.insert(self.queue.len() - 1, head);
        }
        Some(again)
    }
}

fn repeat(sent: &mut Sent, now: SimTime, order: SeqNumber) -> Resend {
    (sent.at, sent.order) = (now, order);
    sent.transmissions = sent.transmissions.saturating_add(1);
    Resend { seq: sent.seq, len: sent.len, transmission: sent.transmissions }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ten() -> Flight {
        let mut flight = Flight::default();
        for i in 0..10 {
            flight.push(at(i), 100, SimTime(i.into()));
        }
        flight
    }

    fn at(i: u32) -> SeqNumber {
        SeqNumber(u32::MAX - 500) + i * 100
    }

    fn sack(flight: &mut Flight, from: u32, to: u32) -> u32 {
        flight.sack((at(from), at(to)), &mut Delivered::default())
    }

    #[test]
    fn an_ack_takes_whole_and_partial_segments() {
        let (mut flight, mut delivered) = (ten(), Delivered::default());
        assert_eq!(flight.acknowledge(at(3) + 50, &mut delivered), 3);
        assert_eq!((delivered.bytes, delivered.once, delivered.resent), (350, Some((SimTime(0), SimTime(2))), false));
        assert_eq!(flight.flying(), 650);
        assert_eq!(flight.acknowledge(at(10), &mut delivered), 7);
        assert!(flight.is_empty() && flight.flying() == 0);
    }

    #[test]
    fn what_is_overtaken_for_long_enough_is_lost() {
        let mut flight = ten();
        assert_eq!((sack(&mut flight, 2, 5), sack(&mut flight, 2, 5)), (3, 0), "known blocks count once");
        // Segment 4 left at 4 ns and has arrived: 0 and 1 left before it.
        let newest = Sending { at: SimTime(4), order: SeqNumber(5) };
        let wait = flight.lose_overtaken(newest, SimTime(20), Duration::from_nanos(20));
        assert_eq!((wait, flight.flying()), (Some(Duration::from_nanos(1)), 600), "0 is lost, 1 may be late");
        assert_eq!(flight.resend(1460, SimTime(20)), Some(Resend { seq: at(0), len: 100, transmission: 2 }));
        assert_eq!(flight.lose_overtaken(newest, SimTime(99), Duration::ZERO), None);
        assert_eq!(flight.resend(1460, SimTime(99)).map(|r| r.seq), Some(at(1)));
        assert_eq!(flight.resend(1460, SimTime(99)), None, "what was sent again left after it");
        let late = Sending { at: SimTime(50), order: SeqNumber(12) };
        flight.lose_overtaken(late, SimTime(60), Duration::ZERO);
        assert_eq!(flight.resend(1460, SimTime(99)).map(|r| (r.seq, r.transmission)), Some((at(0), 3)));
    }

    #[test]
    fn a_timeout_spares_what_the_peer_holds_unless_it_forgot() {
        let mut flight = ten();
        sack(&mut flight, 2, 4);
        flight.lose_timed_out(SimTime(20), Duration::from_nanos(12));
        let lost: Vec<_> = std::iter::from_fn(|| flight.resend(100, SimTime(99))).map(|r| r.seq).collect();
        assert_eq!(lost, [0, 1, 4, 5, 6, 7, 8].map(at), "the last one left just now");
        let mut flight = ten();
        sack(&mut flight, 0, 2);
        flight.lose_timed_out(SimTime(20), Duration::ZERO);
        assert_eq!((flight.flying(), flight.sacked(), flight.lost), (0, 0, 1000));
        flight.hope();
        assert_eq!((flight.flying(), flight.has_lost()), (1000, false));
    }

    #[test]
    fn a_smaller_path_cuts_a_segment_in_pieces() {
        let mut flight = Flight::default();
        flight.push(SeqNumber(0), 250, SimTime::ZERO);
        flight.lose_timed_out(SimTime(9), Duration::ZERO);
        let pieces: Vec<_> = std::iter::from_fn(|| flight.resend(100, SimTime(1))).map(|r| (r.seq.0, r.len)).collect();
        assert_eq!(pieces, [(0, 100), (100, 100), (200, 50)]);
        assert_eq!((flight.flying(), flight.has_lost()), (250, false));
    }

    #[test]
    fn only_what_is_too_long_is_cut_and_the_pieces_are_full() {
        let mut flight = Flight::default();
        flight.push(SeqNumber(0), 250, SimTime::ZERO);
        flight.push(SeqNumber(250), 250, SimTime::ZERO);
        flight.push(SeqNumber(500), 40, SimTime::ZERO);
        flight.lose_longer(100);
        let pieces: Vec<_> = std::iter::from_fn(|| flight.resend(100, SimTime(1))).map(|r| (r.seq.0, r.len)).collect();
        assert_eq!(pieces, [(0, 100), (100, 100), (200, 100), (300, 100), (400, 100)]);
        assert_eq!((flight.flying(), flight.lost()), (540, 0));
    }

    #[test]
    fn the_tail_is_the_last_part_of_the_last_segment() {
        let mut flight = Flight::default();
        flight.push(SeqNumber(0), 250, SimTime::ZERO);
        let again = flight.resend_last(100, SimTime(5));
        assert_eq!(again, Some(Resend { seq: SeqNumber(150), len: 100, transmission: 2 }));
        assert_eq!((flight.queue.len(), flight.flying(), flight.oldest_sent_at()), (2, 250, Some(SimTime::ZERO)));
    }
}
