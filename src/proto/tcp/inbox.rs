//! The receiving half: bytes for the program, the receive sequence space (RFC 9293 section 3.3.1), the window we offer
//! (section 3.8.6.2.2) and the state of our acknowledgments. What a segment *means* is decided in `receive`.

use core::time::Duration;

use super::Text;
use super::chunks::Chunks;
use super::reassembly::Reassembly;
use super::seq::SeqNumber;
use crate::sim::SimTime;

/// What became of the data of a segment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Intake {
    /// Readable, and this many bytes with it; `filled` when they closed a hole.
    InOrder { bytes: u32, filled: bool },
    /// Kept beyond a hole.
    Held,
    /// Beyond a hole, but there are too many holes.
    Refused,
    /// Known already; the range is reported by the next ACK (D-SACK, RFC 2883).
    Duplicate,
    /// Beyond the window, or nothing at all.
    Nothing,
}

/// When our next acknowledgment is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum AckWish {
    /// Nothing new to acknowledge.
    None,
    /// The delayed-ACK timer runs.
    Delayed,
    /// With the next `poll_transmit`.
    Now,
}

/// How fast the program reads (Linux `rcvq_space`).
#[derive(Debug)]
struct Reading {
    /// The present round trip began then.
    since: SimTime,
    /// Bytes read in it.
    bytes: u32,
    /// Most bytes read in one.
    most: u32,
}

/// Receive sequence variables and the receive buffer.
#[derive(Debug)]
pub(super) struct ReceiveHalf {
    /// The peer's initial sequence number.
    pub(super) irs: SeqNumber,
    /// Next number expected.
    pub(super) nxt: SeqNumber,
    /// Right edge of the window we offered; never moves left.
    edge: SeqNumber,
    /// Number of the peer's FIN, once seen; it may lie beyond a hole.
    fin: Option<SeqNumber>,
    queue: Chunks,
    pub(super) held: Reassembly,
    capacity: u32,
    reading: Reading,
    /// A duplicate to report.
    pub(super) duplicate: Option<(u32, u32)>,
    /// Acknowledgment number of the last segment sent (`Last.ACK.sent`).
    pub(super) acknowledged: SeqNumber,
    /// Largest data segment seen: how long a "full" one is.
    pub(super) full_segment: u32,
    pub(super) ack: AckWish,
    /// Acknowledgments that may still be sent at once at the start (Linux quick ACK).
    pub(super) quick_acks: u8,
    /// Requests and answers alternate: acknowledgments ride with the answers (Linux "ping-pong").
    pub(super) interactive: bool,
    /// The program has read so much that the peer is to be told of the room.
    pub(super) update_due: bool,
    /// The window we offered last was zero.
    pub(super) said_closed: bool,
    /// When data last arrived.
    pub(super) data_at: SimTime,
}

impl ReceiveHalf {
    /// `capacity` is cut to whole segments of `mss`, as Linux chooses its first window (65536 → 64240).
    pub(super) fn new(capacity: u32, mss: u16, quick_acks: u8) -> Self {
        ReceiveHalf {
            irs: SeqNumber(0),
            nxt: SeqNumber(0),
            edge: SeqNumber(0),
            fin: None,
            queue: Chunks::default(),
            held: Reassembly::default(),
            capacity: whole_segments(capacity, mss),
            reading: Reading { since: SimTime::ZERO, bytes: 0, most: capacity.clamp(1, 10 * u32::from(mss.max(1))) },
            duplicate: None,
            acknowledged: SeqNumber(0),
            full_segment: 0,
            ack: AckWish::None,
            quick_acks,
            interactive: false,
            update_due: false,
            said_closed: false,
            data_at: SimTime::ZERO,
        }
    }

    /// The peer's SYN had this number; our first window is what fits the 16 unscaled bits.
    pub(super) fn synchronize(&mut self, irs: SeqNumber) {
        self.irs = irs;
        self.nxt = irs + 1;
        self.acknowledged = self.nxt;
        self.edge = self.nxt + self.first_window();
    }

    /// The window of a SYN or SYN-ACK, which is never scaled (RFC 7323 section 2.2).
    pub(super) fn first_window(&self) -> u32 {
        self.capacity.min(u16::MAX.into())
    }

    /// What is left of the window we offered.
    pub(super) fn window(&self) -> u32 {
        self.edge.since(self.nxt)
    }

    /// Bytes the buffer can hold.
    pub(super) fn capacity(&self) -> u32 {
        self.capacity
    }

    /// Bytes that may still arrive before the buffer is full.
    fn free(&self) -> u32 {
        self.capacity.saturating_sub(self.queue.len() as u32)
    }

    /// Dynamic right-sizing, as Linux `tcp_rcv_space_adjust`: what the program reads in a round trip is the least the window
    /// must be; twice that leaves room for a repair, and the growth of the peer's window is added. Looked at once in a
    /// round trip; never beyond `limit`. Returns the capacity before, when it grows.
    pub(super) fn right_size(&mut self, now: SimTime, rtt: Duration, limit: u32) -> Option<u32> {
        if now.since(self.reading.since) < rtt {
            return None;
        }
        let read = core::mem::take(&mut self.reading.bytes);
        self.reading.since = now;
        if read <= self.reading.most {
            return None;
        }
        let (wide, most) = (u64::from(read), u64::from(self.reading.most));
        let base = 2 * wide + 16 * u64::from(self.full_segment);
        let wanted = base.saturating_add((base.saturating_mul(wide - most) / most).saturating_mul(2));
        self.reading.most = read;
        let before = self.capacity;
        self.capacity = before.max(wanted.min(limit.into()) as u32);
        (self.capacity > before).then_some(before)
    }

    fn segment(&self) -> u32 {
        self.full_segment.max(536).min(self.capacity / 2)
    }

    /// The window field of a segment that leaves now. The right edge moves only when a full segment fits (no silly
    /// windows), and never back. Rounding up by the scale may promise up to `2^scale - 1` bytes more than `edge`.
    pub(super) fn offer_window(&mut self, scale: u8) -> u16 {
        let free = self.free();
        if free >= self.segment() {
            let largest = u32::from(u16::MAX) << scale;
            self.edge = self.edge.later(self.nxt + free.min(largest));
        }
        self.window().div_ceil(1 << scale).min(u16::MAX.into()) as u16
    }

    /// Would an update of the window help the peer? As Linux `tcp_cleanup_rbuf`: when it at least doubles.
    pub(super) fn wants_update(&self) -> bool {
        let (free, window) = (self.free(), self.window());
        free >= self.segment() && window <= self.capacity / 2 && free >= 2 * window
    }

    /// First number beyond what is accepted, the rounding of the window field included.
    fn limit(&self, scale: u8) -> SeqNumber {
        self.edge + ((1 << scale) - 1)
    }

    /// RFC 9293 section 3.10.7.4, first check, in the form of Linux `tcp_sequence`: some part of the segment, or its
    /// acknowledgment, can be of use.
    pub(super) fn acceptable(&self, seq: SeqNumber, len: u32, scale: u8) -> bool {
        !(seq + len).before(self.nxt) && !seq.after(self.limit(scale))
    }

    /// Takes the data of a segment that starts at `seq`.
    pub(super) fn take(&mut self, mut seq: SeqNumber, mut data: Text<'_>, scale: u8) -> Intake {
        let known = self.nxt.since(seq).min(data.len() as u32);
        if known > 0 {
            self.duplicate = Some((seq.0, (seq + known).0));
            data = data.after(known as usize);
            seq += known;
            if data.is_empty() {
                return Intake::Duplicate;
            }
        }
        let room = self.limit(scale).since(seq) as usize;
        data = data.up_to(room);
        if data.is_empty() {
            return Intake::Nothing;
        }
        if seq != self.nxt {
            return if self.held.insert(seq, data) { Intake::Held } else { Intake::Refused };
        }
        self.queue.keep(data);
        self.nxt += data.len() as u32;
        let mut bytes = data.len() as u32;
        let filled = !self.held.is_empty();
        while let Some(more) = self.held.take(self.nxt) {
            self.nxt += more.len() as u32;
            bytes += more.len() as u32;
            self.queue.append(more);
        }
        Intake::InOrder { bytes, filled }
    }

    /// A FIN with this number was seen within the window. Beyond a hole it is held there, as data without bytes.
    pub(super) fn see_fin(&mut self, seq: SeqNumber, scale: u8) {
        if self.fin.is_none() && !seq.before(self.nxt) && !seq.after(self.limit(scale)) {
            self.fin = Some(seq);
        }
        if self.fin == Some(seq) && seq.after(self.nxt) {
            self.held.insert(seq, Text::from(&[][..]));
        }
    }

    /// All data before the FIN is here: the FIN itself is received now. True once.
    pub(super) fn reach_fin(&mut self) -> bool {
        let reached = self.fin == Some(self.nxt);
        if reached {
            self.nxt += 1;
            self.held = Reassembly::default();
        }
        reached
    }

    /// The peer's FIN, and so all it ever said, was received.
    pub(super) fn finished(&self) -> bool {
        self.fin.is_some_and(|fin| self.nxt.after(fin))
    }

    /// Bytes to read.
    pub(super) fn queued(&self) -> usize {
        self.queue.len()
    }

    /// Moves at most `max` bytes to `out`.
    pub(super) fn read(&mut self, out: &mut Vec<u8>, max: usize) -> usize {
        self.queue.pieces(0, max).for_each(|piece| out.extend_from_slice(piece));
        self.skip(max)
    }

    /// Takes at most `max` bytes out, unread.
    pub(super) fn skip(&mut self, max: usize) -> usize {
        let n = max.min(self.queue.len());
        self.queue.skip(n);
        self.reading.bytes = self.reading.bytes.saturating_add(n as u32);
        n
    }

    /// Takes up to `room` SACK blocks for the next segment: a duplicate first, then the newest. The block that reaches
    /// the FIN covers its number, too (RFC 2018 section 3 speaks of sequence numbers, not of bytes).
    pub(super) fn sack_blocks(&mut self, room: usize) -> impl Iterator<Item = (u32, u32)> {
        let duplicate = self.duplicate.take();
        let fin = self.fin;
        let with_fin = move |(from, to)| (from, if fin == Some(SeqNumber(to)) { (SeqNumber(to) + 1).0 } else { to });
        duplicate.into_iter().chain(self.held.sack_blocks(room).map(with_fin)).take(room)
    }

    #[cfg(test)]
    pub(super) fn kept_bytes(&self) -> usize {
        self.queue.kept_bytes()
    }
}

fn whole_segments(bytes: u32, mss: u16) -> u32 {
    let mss = u32::from(mss.max(1));
    if bytes < mss { bytes } else { bytes / mss * mss }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half() -> ReceiveHalf {
        let mut half = ReceiveHalf::new(10_000, 1000, 16);
        half.synchronize(SeqNumber(u32::MAX));
        half.full_segment = 1000;
        half
    }

    #[test]
    fn the_first_windows_are_those_of_linux() {
        assert_eq!(ReceiveHalf::new(65536, 1460, 16).first_window(), 64240);
        assert_eq!(ReceiveHalf::new(65536, 1448, 16).first_window(), 65160);
        let mut half = ReceiveHalf::new(65536, 1460, 16);
        half.synchronize(SeqNumber(7));
        assert_eq!(half.offer_window(7), 502);
    }

    #[test]
    fn holes_are_filled_in_any_order() {
        let mut half = half();
        assert_eq!(half.take(SeqNumber(3), Text::from(&b"def"[..]), 0), Intake::Held);
        assert_eq!(half.take(SeqNumber(0), Text::from(&b"abc"[..]), 0), Intake::InOrder { bytes: 6, filled: true });
        assert_eq!(half.take(SeqNumber(1), Text::from(&b"bc"[..]), 0), Intake::Duplicate);
        assert_eq!(half.take(SeqNumber(4), Text::from(&b"efgh"[..]), 0), Intake::InOrder { bytes: 2, filled: false });
        let mut out = Vec::new();
        assert_eq!((half.read(&mut out, 3), half.read(&mut out, 100)), (3, 5));
        assert_eq!(out, b"abcdefgh");
    }

    #[test]
    fn the_window_closes_without_moving_left_and_opens_by_whole_segments() {
        let mut half = half();
        let mut offers = Vec::new();
        for _ in 0..10 {
            half.take(half.nxt, Text::from(&[0; 1000][..]), 0);
            offers.push(half.offer_window(0));
        }
        assert_eq!(offers, [9000, 8000, 7000, 6000, 5000, 4000, 3000, 2000, 1000, 0]);
        assert_eq!(half.take(half.nxt, Text::from(&b"x"[..]), 0), Intake::Nothing);
        half.read(&mut Vec::new(), 999);
        assert_eq!((half.wants_update(), half.offer_window(0)), (false, 0));
        half.read(&mut Vec::new(), 1);
        assert_eq!((half.wants_update(), half.offer_window(0)), (true, 1000));
    }

    #[test]
    fn rounding_never_makes_the_buffer_creep() {
        let mut half = ReceiveHalf::new(10_000, 1000, 16);
        half.synchronize(SeqNumber(0));
        let mut taken = 0;
        for _ in 0..100_000 {
            match half.take(half.nxt, Text::from(&b"x"[..]), 7) {
                Intake::InOrder { bytes, .. } => taken += bytes,
                _ => break,
            }
            half.offer_window(7);
        }
        assert!((10_000..=10_127).contains(&taken), "{taken}");
    }

    #[test]
    fn a_program_that_reads_fast_gets_a_larger_buffer_once_a_round_trip() {
        let mut half = half();
        let mut size = |at_ms, bytes| {
            half.reading.bytes += bytes;
            let before = half.right_size(SimTime::from_millis(at_ms), Duration::from_millis(10), 1_000_000);
            before.map(|before| (before, half.capacity))
        };
        assert_eq!(size(10, 10_000), None, "no more than the first window");
        assert_eq!(size(15, 20_000), None, "not yet a round trip");
        // 2 · 20,000 + 16 segments, and twice that for having doubled.
        assert_eq!(size(20, 0), Some((10_000, 3 * 56_000)));
        assert_eq!(size(40, 500_000), Some((168_000, 1_000_000)), "the limit");
        assert_eq!(size(60, u32::MAX), None, "no rate is too high for it");
    }

    #[test]
    fn a_fin_waits_for_the_data_before_it() {
        let mut half = half();
        half.see_fin(SeqNumber(3), 0);
        assert!(!half.reach_fin());
        half.take(SeqNumber(0), Text::from(&b"abc"[..]), 0);
        assert!(half.reach_fin() && half.finished() && !half.reach_fin());
        assert_eq!(half.nxt, SeqNumber(4));
    }

    #[test]
    fn a_fin_beyond_a_hole_is_reported_with_its_number() {
        let mut half = half();
        half.take(SeqNumber(10), Text::from(&b"end"[..]), 0);
        half.see_fin(SeqNumber(13), 0);
        assert_eq!(half.sack_blocks(3).collect::<Vec<_>>(), [(10, 14)]);
        let mut half = self::half();
        half.see_fin(SeqNumber(13), 0);
        assert_eq!(half.sack_blocks(3).collect::<Vec<_>>(), [(13, 14)], "a FIN without data");
        half.take(SeqNumber(10), Text::from(&b"end"[..]), 0);
        assert_eq!(half.sack_blocks(3).collect::<Vec<_>>(), [(10, 14)]);
        assert_eq!(half.take(SeqNumber(0), Text::from(&[7; 10][..]), 0), Intake::InOrder { bytes: 13, filled: true });
        assert!(half.reach_fin() && half.held.is_empty());
    }
}
