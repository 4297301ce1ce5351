//! One segment: what it says, the links it went over, and what became of it.

use crate::sim::{Frame, FrameId, LinkId, Side, SimTime};
use crate::trace::{Fact, FactId, TcpEvent, TcpResend, Trace, What};
use crate::wire::{Eth, Flags, Ipv4, SackBlocks, Slice, Tcp};

use super::Peer;

/// Links of a segment's way that are kept; no lab of ours has a longer one.
const HOPS_MAX: usize = 64;

/// One link of a segment's way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hop {
    /// The link.
    pub link: LinkId,
    /// The end it left from.
    pub side: Side,
    /// First bit on the wire.
    pub on_wire: SimTime,
    /// Last bit at the far end, or when it would have been there.
    pub arrives: SimTime,
    /// The link loses it.
    pub lost: bool,
}

/// How a segment ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It reached the other end.
    Arrived {
        /// When.
        at: SimTime,
        /// The fact that says so.
        fact: FactId,
    },
    /// A link lost it, or a box threw it away.
    Died {
        /// When: for a lost frame, when it should have arrived.
        at: SimTime,
        /// The fact that says so.
        fact: FactId,
        /// Links it had passed.
        hops: usize,
        /// Whether a link lost it (else a box threw it away).
        on_link: bool,
    },
}

/// Where a segment is at a moment; `done` is its part of the way, 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Progress {
    /// It has not left its box: it waits, for an address for example.
    Waits,
    /// It is on its way.
    Flies {
        /// How far.
        done: f32,
    },
    /// It is there.
    Arrived,
    /// It is gone.
    Gone {
        /// Where it ended.
        done: f32,
    },
}

/// A segment.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its `tcp.sent`, or the fact that a closed port answers.
    pub fact: FactId,
    /// The fact it follows from.
    pub cause: FactId,
    /// When it was handed to the IP layer.
    pub at: SimTime,
    /// Who sent it.
    pub from: Peer,
    /// What it is: `SYN`, `SYN-ACK`, `ACK`, `DATA`, `FIN`, `RST`.
    pub kind: &'static str,
    /// Its flags; those that its kind must have until its frame was seen.
    pub flags: Flags,
    /// First sequence number.
    pub seq: u32,
    /// Data bytes.
    pub len: u32,
    /// What it acknowledges.
    pub ack: Option<u32>,
    /// The room it had in mind, in bytes; what it tells of it is `offer`.
    pub window: u32,
    /// Field Window of its header, as it stands on the wire; none while its frame is not on the record.
    pub wire_window: Option<u16>,
    /// What it reports of data beyond a hole.
    pub sack: SackBlocks,
    /// Why it was sent again, and how often it has left now.
    pub again: Option<(TcpResend, u32)>,
    /// It asks a peer whose window is shut.
    pub probe: bool,
    /// The frame it left its box in, and the fact of that.
    pub frame: Option<(FrameId, FactId)>,
    /// The links it passed.
    pub hops: Vec<Hop>,
    /// What became of it, as far as the record goes.
    pub fate: Option<Fate>,
    /// How often it arrived.
    pub arrivals: u32,
}

impl Segment {
    /// The segment that a fact sends.
    pub(super) fn sent(trace: &Trace, fact: &Fact, from: Peer, event: &TcpEvent) -> Option<Segment> {
        let (kind, seq, len, ack, window) = match *event {
            TcpEvent::Sent { kind, seq, len, ack, window, .. } => (kind, seq, len, ack, window),
            // A closed port answers without a connection.
            TcpEvent::NoConnection { .. } => ("RST", 0, 0, None, 0),
            _ => return None,
        };
        let cause = trace
            .fact(fact.cause)
            .and_then(|cause| if let What::Tcp(tcp) = &cause.what { Some(&tcp.event) } else { None });
        let again = match cause {
            Some(TcpEvent::Retransmit { why, transmission, .. }) => Some((*why, *transmission)),
            _ => None,
        };
        let acknowledges = if ack.is_some() { Flags::ACK } else { Flags(0) };
        let own = match kind {
            "SYN" | "SYN-ACK" => Flags::SYN,
            "FIN" => Flags::FIN,
            "RST" => Flags::RST,
            _ => Flags(0),
        };
        Some(Segment {
            fact: fact.id,
            cause: fact.cause,
            at: fact.at,
            from,
            kind,
            flags: own | acknowledges,
            seq,
            len,
            ack,
            window,
            wire_window: None,
            sack: SackBlocks::default(),
            again,
            probe: matches!(cause, Some(TcpEvent::WindowProbe { .. })),
            frame: None,
            hops: Vec::new(),
            fate: None,
            arrivals: 0,
        })
    }

    /// Numbers it takes of the sequence: its data, and one each for SYN and FIN.
    pub fn numbers(&self) -> u32 {
        let flag = |flag| u32::from(self.flags.contains(flag));
        self.len.saturating_add(flag(Flags::SYN)).saturating_add(flag(Flags::FIN))
    }

    /// The window it tells: Wireshark's *Window* and *Calculated window size*. `scale` is the shift its end announced; the
    /// window of a SYN is never scaled (RFC 7323 2.2), and scaling rounds up.
    pub fn offer(&self, scale: u8) -> Option<(u16, u32)> {
        let shift = if self.flags.contains(Flags::SYN) { 0 } else { u32::from(scale.min(14)) };
        self.wire_window.map(|window| (window, u32::from(window) << shift))
    }

    /// The number after its last.
    pub fn end(&self) -> u32 {
        self.seq.wrapping_add(self.numbers())
    }

    /// It left its box: the frame tells what the fact did not.
    pub(super) fn left(&mut self, trace: &Trace, frame: FrameId, fact: FactId) {
        self.frame = Some((frame, fact));
        let Some(header) = trace.frame(frame).and_then(header) else { return };
        (self.flags, self.sack) = (header.flags, header.options.sack);
        self.wire_window = Some(header.window);
        if self.kind == "RST" {
            (self.seq, self.ack) = (header.seq, header.flags.contains(Flags::ACK).then_some(header.ack));
        }
    }

    pub(super) fn pass(&mut self, hop: Hop) {
        if self.hops.len() < HOPS_MAX {
            self.hops.push(hop);
        }
    }

    pub(super) fn arrive(&mut self, at: SimTime, fact: FactId) {
        self.arrivals += 1;
        if self.arrivals == 1 {
            self.fate = Some(Fate::Arrived { at, fact });
        }
    }

    /// A copy that dies elsewhere does not undo an arrival: a switch floods what it does not know.
    pub(super) fn die(&mut self, at: SimTime, fact: FactId, on_link: bool) {
        if self.fate.is_none() {
            self.fate = Some(Fate::Died { at, fact, hops: self.hops.len(), on_link });
        }
    }

    /// Its fate, if it is known at a moment.
    pub fn fate_at(&self, moment: SimTime) -> Option<Fate> {
        self.fate.filter(|(Fate::Arrived { at, .. } | Fate::Died { at, .. })| *at <= moment)
    }

    /// When it arrived, if it did by a moment.
    pub fn arrived_at(&self, moment: SimTime) -> Option<SimTime> {
        match self.fate_at(moment) {
            Some(Fate::Arrived { at, .. }) => Some(at),
            _ => None,
        }
    }

    /// Where it is at a moment, on a way of `links` links (none when no segment has gone all of it yet).
    pub fn progress(&self, moment: SimTime, links: Option<usize>) -> Progress {
        match self.fate_at(moment) {
            Some(Fate::Arrived { .. }) => return Progress::Arrived,
            Some(Fate::Died { hops, on_link, .. }) => {
                let passed = if on_link { hops as f32 - 0.5 } else { hops as f32 };
                return Progress::Gone { done: part(passed, links.unwrap_or(hops + 1)) };
            }
            None => {}
        }
        let passed: f32 = self.hops.iter().map(|hop| hop.passed(moment)).sum();
        if passed == 0.0 {
            return Progress::Waits;
        }
        // On an unknown way each link is half of what is left: the head never has to go back.
        let done = links.map_or_else(|| 1.0 - 0.5f32.powf(passed), |links| part(passed, links));
        Progress::Flies { done }
    }
}

impl Hop {
    /// How much of the link is behind it at a moment, 0 to 1.
    fn passed(&self, moment: SimTime) -> f32 {
        let whole = self.arrives.0.saturating_sub(self.on_wire.0).max(1);
        let gone = moment.0.saturating_sub(self.on_wire.0).min(whole);
        gone as f32 / whole as f32
    }
}

fn part(passed: f32, links: usize) -> f32 {
    (passed / links.max(1) as f32).clamp(0.0, 1.0)
}

fn header(frame: &Frame) -> Option<Tcp> {
    let (_, packet) = Eth::parse(frame.bytes.head()).ok()?;
    let more = frame.bytes.tail().map_or(0, Slice::len);
    let (ip, segment) = Ipv4::read(packet, more, false).ok()?;
    // Data that is still shared has met no damage.
    let read = if more > 0 { Tcp::read(segment) } else { Tcp::parse(ip.src, ip.dst, segment) };
    read.ok().map(|(tcp, _)| tcp)
}
