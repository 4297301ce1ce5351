//! The scoreboard: what was sent and not acknowledged, segment by segment, and how many of those bytes are thought
//! to be still on the way (the *pipe* of RFC 6675). It knows no windows and no timers.

use std::collections::VecDeque;

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
    transmissions: u8,
    fate: Fate,
}

impl Sent {
    fn end(&self) -> SeqNumber {
        self.seq + self.len
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

/// What an acknowledgment took off the scoreboard.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Acked {
    /// Whole segments.
    pub(super) segments: u32,
    /// When the newest of them was sent, if all of them were sent only once (Karn).
    pub(super) sent_at: Option<SimTime>,
    /// One of them had been sent more than once.
    pub(super) resent: bool,
}

/// All segments in sequence order.
#[derive(Default, Debug)]
pub(super) struct Flight {
    queue: VecDeque<Sent>,
    flying: u32,
    lost: u32,
    /// Segments the peer holds beyond a hole.
    sacked: u32,
}

impl Flight {
    /// Nothing waits for an acknowledgment.
    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Sequence numbers thought to be on the way.
    pub(super) fn flying(&self) -> u32 {
        self.flying
    }

    /// Something is known to be lost and has not been sent again.
    pub(super) fn has_lost(&self) -> bool {
        self.lost > 0
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
        self.queue.push_back(Sent { seq, len, at: now, transmissions: 1, fate: Fate::Flying });
        self.flying += len;
    }

    /// Everything before `una` has arrived.
    pub(super) fn acknowledge(&mut self, una: SeqNumber) -> Acked {
        let mut acked = Acked::default();
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
            acked.resent |= first.transmissions > 1;
            if covered < first.len {
                first.seq += covered;
                first.len -= covered;
                break;
            }
            acked.segments += 1;
            acked.sent_at = Some(first.at);
            self.queue.pop_front();
        }
        if acked.resent {
            acked.sent_at = None;
        }
        if self.queue.is_empty() && self.queue.capacity() > 64 {
            self.queue = VecDeque::new();
        }
        acked
    }

    /// SACK blocks: mark what the peer holds. Returns the number of segments newly marked.
    pub(super) fn sack(&mut self, blocks: &[(u32, u32)]) -> u32 {
        let mut news = 0;
        for &(left, right) in blocks {
            let (left, right) = (SeqNumber(left), SeqNumber(right));
            let from = self.queue.partition_point(|s| s.seq.before(left));
            for sent in self.queue.iter_mut().skip(from).take_while(|s| !s.end().after(right)) {
                match sent.fate {
                    Fate::Flying => self.flying -= sent.len,
                    Fate::Lost => self.lost -= sent.len,
                    Fate::Sacked => continue,
                }
                sent.fate = Fate::Sacked;
                news += 1;
            }
        }
        self.sacked += news;
        news
    }

    /// A segment sent once is lost when the peer holds `enough` segments beyond it (RFC 6675 section 4, `IsLost`).
    /// Returns whether one was marked now.
    pub(super) fn infer_lost(&mut self, enough: u32) -> bool {
        if self.sacked < enough {
            return false;
        }
        let (mut above, before) = (0, self.lost);
        for sent in self.queue.iter_mut().rev() {
            match sent.fate {
                Fate::Sacked => above += 1,
                Fate::Flying if above >= enough && sent.transmissions == 1 => {
                    sent.fate = Fate::Lost;
                    self.flying -= sent.len;
                    self.lost += sent.len;
                }
                _ => {}
            }
        }
        self.lost > before
    }

    /// The oldest segment is lost (third duplicate ACK, or a partial ACK, RFC 6582); with `once_only` not if it has
    /// been sent again already.
    pub(super) fn lose_first(&mut self, once_only: bool) {
        let doomed = |s: &&mut Sent| s.fate == Fate::Flying && (s.transmissions == 1 || !once_only);
        if let Some(first) = self.queue.front_mut().filter(doomed) {
            first.fate = Fate::Lost;
            self.flying -= first.len;
            self.lost += first.len;
        }
    }

    /// Nothing is on the way any more (RFC 5681 section 3.1: after a timeout the network is taken to be empty). What the
    /// peer said it holds may be forgotten by it (RFC 2018 section 8), so a timeout does not trust it either.
    pub(super) fn lose_all(&mut self) {
        (self.flying, self.lost, self.sacked) = (0, 0, 0);
        for sent in &mut self.queue {
            sent.fate = Fate::Lost;
            self.lost += sent.len;
        }
    }

    /// The first lost piece, cut to at most `mss`, is about to be sent again.
    pub(super) fn resend(&mut self, mss: u32, now: SimTime) -> Option<Resend> {
        let at = self.queue.iter().position(|s| s.fate == Fate::Lost)?;
        let sent = self.queue.get_mut(at)?;
        let rest = sent.len.saturating_sub(mss.max(1));
        let tail = Sent { seq: sent.end() - rest, len: rest, ..*sent };
        sent.len -= rest;
        sent.fate = Fate::Flying;
        sent.at = now;
        sent.transmissions = sent.transmissions.saturating_add(1);
        self.lost -= sent.len;
        self.flying += sent.len;
        let resend = Resend { seq: sent.seq, len: sent.len, transmission: sent.transmissions };
        if rest > 0 {
            self.queue.insert(at + 1, tail);
        }
        Some(resend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ten() -> Flight {
        let mut flight = Flight::default();
        for i in 0..10 {
            flight.push(SeqNumber(u32::MAX - 500) + i * 100, 100, SimTime(i.into()));
        }
        flight
    }

    fn at(i: u32) -> SeqNumber {
        SeqNumber(u32::MAX - 500) + i * 100
    }

    #[test]
    fn an_ack_takes_whole_and_partial_segments() {
        let mut flight = ten();
        let acked = flight.acknowledge(at(3) + 50);
        assert_eq!(acked, Acked { segments: 3, sent_at: Some(SimTime(2)), resent: false });
        assert_eq!(flight.flying(), 650);
        assert_eq!(flight.acknowledge(at(10)).segments, 7);
        assert!(flight.is_empty() && flight.flying() == 0);
    }

    #[test]
    fn three_segments_beyond_a_hole_make_it_lost() {
        let mut flight = ten();
        assert_eq!(flight.sack(&[(at(2).0, at(4).0)]), 2);
        assert!(!flight.infer_lost(3));
        assert_eq!(flight.sack(&[(at(2).0, at(5).0)]), 1, "known blocks count once");
        assert!(flight.infer_lost(3));
        assert_eq!(flight.flying(), 500);
        assert_eq!(flight.resend(1460, SimTime(99)), Some(Resend { seq: at(0), len: 100, transmission: 2 }));
        assert_eq!(flight.resend(1460, SimTime(99)).map(|r| r.seq), Some(at(1)));
        assert_eq!(flight.resend(1460, SimTime(99)), None);
        assert!(!flight.infer_lost(3), "what was sent again is not lost by the old evidence");
        assert_eq!(flight.acknowledge(at(1)), Acked { segments: 1, sent_at: None, resent: true });
    }

    #[test]
    fn a_smaller_path_cuts_a_segment_in_pieces() {
        let mut flight = Flight::default();
        flight.push(SeqNumber(0), 250, SimTime::ZERO);
        flight.lose_all();
        let pieces: Vec<_> = std::iter::from_fn(|| flight.resend(100, SimTime(1))).map(|r| (r.seq.0, r.len)).collect();
        assert_eq!(pieces, [(0, 100), (100, 100), (200, 50)]);
        assert_eq!((flight.flying(), flight.has_lost()), (250, false));
    }
}
