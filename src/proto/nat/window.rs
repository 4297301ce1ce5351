//! Which sequence numbers of a connection can come next (Linux `nf_conntrack_proto_tcp`, after G. van Rooij, "Real Stateful
//! TCP Packet Filtering in IP Filter", 2000). A segment beyond what both ends have shown belongs to no connection: somebody
//! guessed its ports.
//!
//! Not a receiver: it keeps no data, and must let pass whatever one of both ends might take.

use super::session::Dir;
use super::state::NatState;
use crate::proto::nat::NatSettings;
use crate::trace::facts::InvalidWhy;
use crate::wire::{Flags, IpProto, Ipv4View, Tcp, be16, be32};

/// An acknowledgment may lie so far back, whatever the window (Linux `MAXACKWINCONST`).
const ACK_BACK_MIN: u32 = 66_000;
/// RFC 7323 2.3.
const SCALE_MAX: u8 = 14;
/// Two NOPs and timestamps: what most segments have, and nothing of which matters here.
const ONLY_TIMESTAMPS: [u8; 4] = [1, 1, 8, 10];

/// What is looked at of a TCP segment; blank for anything else.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Segment {
    pub(super) flags: Flags,
    seq: u32,
    /// The number behind its last one; SYN and FIN count.
    end: u32,
    ack: u32,
    /// The highest number it says it has, SACK included.
    sack: u32,
    window: u16,
    scale: Option<u8>,
    sack_permitted: bool,
}

impl Segment {
    /// Reads a packet, or its head.
    pub(super) fn of(packet: &[u8]) -> Segment {
        let view = Ipv4View::new(packet).filter(|view| view.proto() == IpProto::TCP && !view.is_later_fragment());
        let len = |view: &Ipv4View<'_>| view.total_len().saturating_sub(view.header_len());
        view.and_then(|view| Segment::read(view.payload(), len(&view))).unwrap_or_default()
    }

    /// Of a segment of `len` bytes, or of its head.
    fn read(segment: &[u8], len: usize) -> Option<Segment> {
        let (flags, header_len) = (Flags(*segment.get(13)?), usize::from(segment.get(12)? >> 4) * 4);
        let (seq, ack, window) = (be32(segment, 4)?, be32(segment, 8)?, be16(segment, 14)?);
        let marks = u32::from(flags.contains(Flags::SYN)) + u32::from(flags.contains(Flags::FIN));
        let data = len.saturating_sub(header_len) as u32;
        let end = seq.wrapping_add(data).wrapping_add(marks);
        let mut read = Segment { flags, seq, end, ack, sack: ack, window, scale: None, sack_permitted: false };
        if header_len > 20 && segment.get(20..24) != Some(&ONLY_TIMESTAMPS) {
            let (header, _) = Tcp::read(segment).ok()?;
            read.scale = header.options.window_scale.map(|bits| bits.min(SCALE_MAX));
            read.sack_permitted = header.options.sack_permitted;
            let highest = |sack: u32, (_, end): &(u32, u32)| if after(*end, sack) { *end } else { sack };
            read.sack = header.options.sack.iter().fold(ack, highest);
        }
        Some(read)
    }
}

/// What one end has shown.
#[derive(Clone, Copy, Default, Debug)]
struct Side {
    /// The number behind the last it has sent.
    end: u32,
    /// The number behind the last it may send.
    max_end: u32,
    /// The greatest window it has offered, in bytes; 0: it was not heard yet.
    max_window: u32,
    /// The highest number it has acknowledged.
    max_ack: Option<u32>,
    scale: Option<u8>,
    sack_permitted: bool,
}

/// Both ends of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// Client and server.
    sides: [Side; 2],
    opener: Dir,
    /// Taken over in mid-connection: its windows may be scaled by what nobody knows.
    is_guess: bool,
    /// Who sent the last segment that only acknowledged or carried data, and the number behind it.
    last: Option<(Dir, u32)>,
}

/// What a segment of a session is to its connection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fit {
    /// Its next one.
    Fits,
    /// Old, or a SYN that its receiver will answer with a challenge: it passes, and changes nothing.
    Stale,
    /// A reset with another number than the one expected next: its receiver will challenge it (RFC 5961 3.2).
    DoubtedReset {
        /// Its number.
        seq: u32,
        /// The one that would be believed.
        expected: u32,
    },
    /// None of it.
    Outside {
        /// What is wrong.
        why: InvalidWhy,
        /// The number.
        number: u32,
        /// The last, or for a reset the first, that would be of it.
        limit: u32,
    },
}

impl Window {
    /// After the first segment.
    pub(super) fn begin(opener: Dir, first: &Segment) -> Window {
        let is_guess = !first.flags.contains(Flags::SYN) || first.flags.contains(Flags::ACK);
        let max_window = u32::from(first.window).max(1);
        let max_end = if is_guess { first.end.wrapping_add(max_window) } else { first.end };
        let sack_permitted = first.sack_permitted || is_guess;
        let own = Side { end: first.end, max_end, max_window, max_ack: None, scale: first.scale, sack_permitted };
        let other = Side { sack_permitted: is_guess, ..Side::default() };
        let sides = if opener == Dir::Original { [own, other] } else { [other, own] };
        Window { sides, opener, is_guess, last: None }
    }

    /// A segment in this direction, in this state.
    pub(super) fn check(&mut self, dir: Dir, segment: &Segment, state: NatState, settings: &NatSettings) -> Fit {
        use NatState::{Closed, LastAck, SynSent, SynSent2, TimeWait};
        let has = |bits| segment.flags.contains(bits);
        let opens = matches!(state, SynSent | SynSent2);
        if has(Flags::SYN) && !opens {
            if !matches!(state, TimeWait | LastAck | Closed) || has(Flags::ACK) {
                return Fit::Stale;
            }
            *self = Window::begin(dir, segment);
            return Fit::Fits;
        }
        let last = self.last.take();
        if !has(Flags::SYN) && !has(Flags::RST) {
            self.last = Some((dir, segment.end));
        }
        let mut doubt = None;
        if has(Flags::RST) {
            match self.reset(dir, segment, state, last) {
                Some(fit @ Fit::DoubtedReset { .. }) => doubt = Some(fit),
                Some(fit) => return fit,
                None => {}
            }
        }
        match self.in_window(dir, segment, opens) {
            // Linux' "liberal": the numbers are followed, but only resets are judged by them.
            Fit::Outside { .. } | Fit::Stale if settings.tcp_be_liberal || self.is_guess => doubt.unwrap_or(Fit::Fits),
            Fit::Fits => doubt.unwrap_or(Fit::Fits),
            fit => fit,
        }
    }

    /// What a reset is by the numbers its receiver has acknowledged; none: it is judged as any segment.
    fn reset(&self, dir: Dir, segment: &Segment, state: NatState, last: Option<(Dir, u32)>) -> Option<Fit> {
        use NatState::{CloseWait, Closed, Established, FinWait, LastAck, TimeWait};
        if matches!(state, FinWait | CloseWait | LastAck | TimeWait | Closed) {
            return Some(Fit::Fits); // what may end soon may be reused already
        }
        let (expected, seq) = (self.sides[1 - dir as usize].max_ack?, segment.seq);
        let is_open = state == Established;
        if seq == 0 && !is_open {
            return None;
        }
        if after(expected, seq) {
            return Some(Fit::Outside { why: InvalidWhy::OldReset, number: seq, limit: expected });
        }
        // In one train with data that its receiver has not acknowledged yet.
        let follows = last == Some((dir, seq));
        (is_open && seq != expected && !follows).then_some(Fit::DoubtedReset { seq, expected })
    }

    /// The four limits of the paper, and what the segment teaches when it keeps them.
    fn in_window(&mut self, dir: Dir, segment: &Segment, opens: bool) -> Fit {
        let [mut sender, mut receiver] = self.ends(dir);
        let is_first = sender.max_window == 0;
        if segment.flags.contains(Flags::SYN) && (is_first || after(segment.end, sender.end) && opens) {
            sender = self.second_syn(dir, segment, &mut receiver);
            if !segment.flags.contains(Flags::ACK) {
                self.put(dir, sender, receiver);
                return Fit::Fits;
            }
        } else if is_first {
            (sender.end, sender.max_window) = (segment.end, scaled(segment, &sender).max(1));
            sender.max_end = segment.end.wrapping_add(sender.max_window);
            if receiver.max_window == 0 {
                (receiver.end, receiver.max_end) = (segment.sack, segment.sack);
            }
        }
        let (mut seq, mut end, mut ack) = (segment.seq, segment.end, segment.ack);
        let mut sack = if receiver.sack_permitted { segment.sack } else { ack };
        let is_reset = segment.flags.contains(Flags::RST);
        if !segment.flags.contains(Flags::ACK) || is_reset && ack == 0 {
            (ack, sack) = (receiver.end, receiver.end);
        }
        if is_reset && seq == 0 && opens {
            (seq, end) = (sender.end, sender.end); // it answers a SYN
        }
        let outside = |why, number, limit| Fit::Outside { why, number, limit };
        let is_recent =
            receiver.max_window == 0 || after(end, sender.end.wrapping_sub(receiver.max_window).wrapping_sub(1));
        let acks_recent = after(sack, receiver.end.wrapping_sub(sender.max_window.max(ACK_BACK_MIN)).wrapping_sub(1));
        let fit = match () {
            () if after(seq, sender.max_end) => outside(InvalidWhy::AboveWindow, seq, sender.max_end),
            () if after(sack, receiver.end) => outside(InvalidWhy::AcksUnseen, sack, receiver.end),
            () if !is_recent || !acks_recent => Fit::Stale,
            () => {
                learn(segment, (end, ack, sack), &mut sender, &mut receiver);
                Fit::Fits
            }
        };
        self.put(dir, sender, receiver);
        fit
    }

    /// The SYN of the other side, or another one of the same.
    fn second_syn(&self, dir: Dir, segment: &Segment, receiver: &mut Side) -> Side {
        let max_window = u32::from(segment.window).max(1);
        let (end, scale, sack_permitted) = (segment.end, segment.scale, segment.sack_permitted);
        let mut sender = Side { end, max_end: end, max_window, max_ack: None, scale, sack_permitted };
        // RFC 7323 2.2: only when both sides say so.
        if dir != self.opener && (scale.is_none() || receiver.scale.is_none()) {
            (sender.scale, receiver.scale) = (None, None);
        }
        sender
    }

    /// Sender and receiver.
    fn ends(&self, dir: Dir) -> [Side; 2] {
        let [client, server] = self.sides;
        if dir == Dir::Original { [client, server] } else { [server, client] }
    }

    fn put(&mut self, dir: Dir, sender: Side, receiver: Side) {
        self.sides = if dir == Dir::Original { [sender, receiver] } else { [receiver, sender] };
    }
}

/// What a segment within the limits shows of both ends; the numbers are its own, or those it stands for.
fn learn(segment: &Segment, (end, ack, sack): (u32, u32, u32), sender: &mut Side, receiver: &mut Side) {
    let window = if segment.flags.contains(Flags::SYN) { u32::from(segment.window) } else { scaled(segment, sender) };
    sender.max_window = sender.max_window.max(window.wrapping_add(sack.wrapping_sub(ack)));
    if after(end, sender.end) {
        sender.end = end;
    }
    if segment.flags.contains(Flags::ACK) && sender.max_ack.is_none_or(|known| after(ack, known)) {
        sender.max_ack = Some(ack);
    }
    if receiver.max_window != 0 && after(end, sender.max_end) {
        receiver.max_window = receiver.max_window.wrapping_add(end.wrapping_sub(sender.max_end));
    }
    let may_send_to = sack.wrapping_add(window.max(1));
    if after(may_send_to, receiver.max_end) {
        receiver.max_end = may_send_to;
    }
}

/// The window of a segment that is no SYN, in bytes.
fn scaled(segment: &Segment, sender: &Side) -> u32 {
    u32::from(segment.window) << sender.scale.unwrap_or(0)
}

/// Whether a sequence number stands behind another, on the circle.
const fn after(a: u32, b: u32) -> bool {
    (b.wrapping_sub(a) as i32) < 0
}
