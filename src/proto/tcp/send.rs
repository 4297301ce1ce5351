//! The sending half: the bytes the program gave, the send sequence space (RFC 9293 section 3.3.1) and the peer's window.
//! It says how much *could* leave; whether it leaves now is decided in `transmit`.

use super::chunks::{Chunks, Pieces};
use super::seq::SeqNumber;
use crate::wire::Slice;

/// Send sequence variables and the send buffer.
#[derive(Debug)]
pub(super) struct SendHalf {
    /// Initial sequence number.
    pub(super) iss: SeqNumber,
    /// Oldest unacknowledged number.
    pub(super) una: SeqNumber,
    /// Next number to send.
    pub(super) nxt: SeqNumber,
    /// The peer's window, from `una` on.
    pub(super) window: u32,
    /// The largest window the peer ever offered (`Max(SND.WND)`).
    pub(super) max_window: u32,
    /// Sequence number of the segment that last set the window.
    wl1: SeqNumber,
    /// Acknowledgment number of the segment that last set the window.
    wl2: SeqNumber,
    /// Sequence number of the first byte in the buffer.
    head: SeqNumber,
    buffer: Chunks,
    capacity: u32,
    /// The program had more to give than fitted.
    short: bool,
    /// A FIN follows the last byte of the buffer.
    pub(super) fin: bool,
    /// End of the last segment shorter than the MSS (Minshall's form of Nagle's rule).
    pub(super) small_end: SeqNumber,
    /// Where a segment was last held back by that rule: said once.
    pub(super) nagle_said: Option<SeqNumber>,
}

impl SendHalf {
    pub(super) fn new(iss: u32, capacity: u32) -> Self {
        let iss = SeqNumber(iss);
        SendHalf {
            iss,
            una: iss,
            nxt: iss,
            window: 0,
            max_window: 0,
            wl1: SeqNumber(0),
            wl2: iss,
            head: iss + 1,
            buffer: Chunks::default(),
            capacity,
            short: false,
            fin: false,
            small_end: iss,
            nagle_said: None,
        }
    }

    /// Bytes the buffer can hold.
    pub(super) fn capacity(&self) -> u32 {
        self.capacity
    }

    /// Takes what fits; returns how much.
    pub(super) fn take(&mut self, data: &[u8]) -> usize {
        let n = data.len().min(self.room());
        self.buffer.copy(data.get(..n).unwrap_or_default());
        self.short = n < data.len();
        n
    }

    /// As `take`, without copying them.
    pub(super) fn share(&mut self, data: &Slice) -> usize {
        let n = data.len().min(self.room());
        self.short = n < data.len();
        if n > 0 {
            self.buffer.share(data.part(0, n));
        }
        n
    }

    /// Bytes that would be taken now.
    pub(super) fn room(&self) -> usize {
        (self.capacity as usize).saturating_sub(self.buffer.len())
    }

    /// A program that had more than fitted gets room for two congestion windows, as Linux `tcp_sndbuf_expand`; never more
    /// than `limit`. Returns the capacity before, when it grows.
    pub(super) fn right_size(&mut self, cwnd: u32, limit: u32) -> Option<u32> {
        let wanted = cwnd.saturating_mul(2).min(limit);
        let before = self.capacity;
        if !self.short || wanted <= before {
            return None;
        }
        self.capacity = wanted;
        Some(before)
    }

    /// Bytes not acknowledged, sent or not.
    pub(super) fn queued(&self) -> usize {
        self.buffer.len()
    }

    /// Is a third of the buffer free? Less is not worth waking a program for (Linux `sk_stream_is_writeable`).
    pub(super) fn is_roomy(&self) -> bool {
        self.room() * 3 >= self.capacity as usize
    }

    /// Sequence number after the last byte: that of the FIN.
    pub(super) fn data_end(&self) -> SeqNumber {
        self.head + self.buffer.len() as u32
    }

    /// Bytes never sent.
    pub(super) fn unsent(&self) -> u32 {
        self.data_end().since(self.nxt)
    }

    /// Our FIN has been sent.
    pub(super) fn fin_sent(&self) -> bool {
        self.fin && self.nxt.after(self.data_end())
    }

    /// Our FIN has been acknowledged.
    pub(super) fn fin_acknowledged(&self) -> bool {
        self.fin && self.una.after(self.data_end())
    }

    /// Sequence numbers sent and not acknowledged.
    pub(super) fn outstanding(&self) -> u32 {
        self.nxt.since(self.una)
    }

    /// Sequence numbers the peer's window still allows.
    pub(super) fn allowance(&self) -> u32 {
        (self.una + self.window).since(self.nxt)
    }

    /// The peer has everything before `una`.
    pub(super) fn acknowledge(&mut self, una: SeqNumber) {
        self.una = una;
        self.small_end = self.small_end.later(una);
        let n = (una.since(self.head) as usize).min(self.buffer.len());
        self.buffer.skip(n);
        self.head += n as u32;
    }

    /// The window in a segment, if that segment is newer than the one that set it last (RFC 9293 section 3.10.7.4,
    /// SND.WL1 and SND.WL2). What it acknowledges says first how new it is, and its number only then: repeated data brings
    /// a new window (Linux `tcp_may_update_window`), and a late segment must not move the right edge that `una` carries
    /// along. Returns the window before.
    pub(super) fn hear_window(&mut self, seq: SeqNumber, ack: SeqNumber, window: u32) -> u32 {
        let before = self.window;
        if ack.after(self.wl2) || (ack == self.wl2 && !seq.before(self.wl1)) {
            self.set_window(seq, ack, window);
        }
        before
    }

    /// The window of the peer's SYN.
    pub(super) fn set_window(&mut self, seq: SeqNumber, ack: SeqNumber, window: u32) {
        (self.window, self.wl1, self.wl2) = (window, seq, ack);
        self.max_window = self.max_window.max(window);
    }

    /// `len` bytes from `seq` on, as far as they are in the buffer.
    pub(super) fn bytes(&self, seq: SeqNumber, len: u32) -> Pieces<'_> {
        self.buffer.pieces(seq.since(self.head) as usize, len as usize)
    }

    /// The connection is over: nothing will leave any more.
    pub(super) fn clear(&mut self) {
        self.buffer = Chunks::default();
        self.fin = false;
    }

    #[cfg(test)]
    pub(super) fn kept_bytes(&self) -> usize {
        self.buffer.kept_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_kept_until_acknowledged_across_the_wrap() {
        let mut half = SendHalf::new(u32::MAX - 3, 10);
        assert_eq!(half.take(b"abcdefghijkl"), 10);
        half.acknowledge(half.iss + 1);
        half.nxt = half.una + 6;
        assert_eq!((half.unsent(), half.outstanding(), half.room()), (4, 6, 0));
        half.acknowledge(half.iss + 5);
        assert_eq!(half.take(b"KLMNOP"), 4);
        assert_eq!(half.bytes(half.una, 100).concat(), b"efghijKLMN", "the ring wraps, the bytes do not");
        assert_eq!(half.bytes(half.una + 4, 3).concat(), b"ijK");
        assert_eq!(half.bytes(half.una + 400, 3).concat(), b"");
    }

    #[test]
    fn the_buffer_follows_the_congestion_window_when_it_was_too_small() {
        let mut half = SendHalf::new(0, 10);
        assert_eq!((half.take(b"abc"), half.right_size(100, 150)), (3, None), "all fitted");
        half.take(b"defghijklmn");
        assert_eq!((half.right_size(4, 150), half.right_size(100, 150), half.capacity), (None, Some(10), 150));
    }

    #[test]
    fn only_newer_segments_set_the_window() {
        let mut half = SendHalf::new(0, 10);
        half.set_window(SeqNumber(100), SeqNumber(1), 500);
        half.hear_window(SeqNumber(99), SeqNumber(1), 9);
        assert_eq!(half.window, 500, "older segment");
        half.hear_window(SeqNumber(100), SeqNumber(1), 0);
        assert_eq!((half.window, half.max_window), (0, 500));
        half.hear_window(SeqNumber(99), SeqNumber(5), 9);
        assert_eq!(half.window, 9, "repeated data that acknowledges more");
        half.hear_window(SeqNumber(101), SeqNumber(4), 700);
        assert_eq!(half.window, 9, "a late segment");
    }

    #[test]
    fn the_fin_has_a_number_of_its_own() {
        let mut half = SendHalf::new(0, 10);
        half.take(b"xy");
        half.fin = true;
        half.nxt = SeqNumber(3);
        assert!(!half.fin_sent());
        half.nxt = SeqNumber(4);
        half.acknowledge(SeqNumber(3));
        assert!(half.fin_sent() && !half.fin_acknowledged());
        half.acknowledge(SeqNumber(4));
        assert!(half.fin_acknowledged());
    }
}
