//! Putting pieces together (RFC 791 3.2, RFC 815, RFC 1122 3.3.2). Pieces that overlap make the whole datagram suspect, as
//! on Linux (RFC 5722; RFC 791 would let the later bytes win), a piece that is here already is dropped alone.
//!
//! What it is: the store of one box, bounded in bytes and in time. What it is not: a sender of errors; it says what
//! died and hands back the first piece, which an error must quote.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::Config;
use crate::sim::{FrameId, SimTime};
use crate::trace::{Drop, FactId, IpFact, Trace, What};
use crate::wire::{IpProto, Ipv4, Ipv4View, Packet, WireError};

/// What a piece costs besides its bytes, so that tiny ones are bounded too.
const OVERHEAD_BYTES: usize = 256;
/// Greatest packet (RFC 791 3.1).
const PACKET_MAX: usize = 65_535;

/// What the pieces of one datagram share (RFC 791 3.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Key {
    src: Ipv4Addr,
    dst: Ipv4Addr,
    proto: IpProto,
    id: u16,
}

#[derive(Clone, Debug)]
struct Piece {
    /// Its place in the payload of the whole, in bytes.
    start: usize,
    end: usize,
    header_len: usize,
    packet: Packet,
}

impl Piece {
    fn bytes(&self) -> &[u8] {
        self.packet.get(self.header_len..self.header_len + self.end - self.start).unwrap_or_default()
    }
}

/// A datagram of which pieces are missing.
#[derive(Clone, Debug)]
struct Partial {
    key: Key,
    /// In order, never overlapping.
    pieces: Vec<Piece>,
    /// Bytes of the whole payload, once the last piece is here.
    total: Option<usize>,
    /// When its time is over.
    due: SimTime,
    iface: Option<usize>,
    frame: Option<FrameId>,
    /// The fact that kept the piece that came first.
    held: FactId,
}

impl Partial {
    fn have_bytes(&self) -> usize {
        self.pieces.iter().map(|piece| piece.end - piece.start).sum()
    }

    fn cost(&self) -> usize {
        self.have_bytes() + self.pieces.len() * OVERHEAD_BYTES
    }

    /// Where the first hole begins, in bytes.
    fn first_hole(&self) -> usize {
        self.pieces.iter().fold(0, |end, piece| if piece.start == end { piece.end } else { end })
    }

    /// Puts a piece in its place.
    fn insert(&mut self, piece: Piece, is_last: bool) -> Result<(), Misfit> {
        let known_end = self.pieces.last().map_or(0, |last| last.end);
        let contradicts = match self.total {
            Some(total) => piece.end > total || is_last && piece.end != total,
            None => is_last && piece.end < known_end,
        };
        if contradicts {
            return Err(Misfit::Overlap);
        }
        let at = self.pieces.partition_point(|p| p.start < piece.start);
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        let behind = self.pieces.get(at);
        let is_within = |p: &&Piece| p.start <= piece.start && piece.end <= p.end;
        if before.iter().chain(behind.iter()).any(is_within) {
            return Err(Misfit::Duplicate);
        }
        if before.is_some_and(|p| p.end > piece.start) || behind.is_some_and(|p| p.start < piece.end) {
            return Err(Misfit::Overlap);
        }
        if is_last {
            self.total = Some(piece.end);
        }
        self.pieces.insert(at, piece);
        Ok(())
    }

    /// The whole packet, under the header of its first piece, when nothing is missing. It may be cut again: that its
    /// pieces were not to be cut is theirs alone.
    fn whole(&self) -> Option<Packet> {
        let total = self.total?;
        let (first, _) = Ipv4::parse(&self.pieces.first()?.packet).ok()?;
        if self.first_hole() != total || first.header_len() + total > PACKET_MAX {
            return None;
        }
        let mut payload = Vec::with_capacity(total);
        self.pieces.iter().for_each(|piece| payload.extend_from_slice(piece.bytes()));
        let header = Ipv4 { more_fragments: false, fragment_offset: 0, dont_fragment: false, ..first };
        Some(Packet::with_options(&header, &payload))
    }
}

enum Misfit {
    Duplicate,
    Overlap,
}

/// A datagram whose time ran out.
#[derive(Clone, Debug)]
pub struct Expired {
    /// The reason, with what was missing.
    pub why: Drop,
    /// Its first piece, when that one is here: only then may an error be sent (RFC 1122 3.3.2).
    pub first: Option<Packet>,
    /// The interface its first arrival came in by.
    pub iface: Option<usize>,
    /// The frame of that arrival.
    pub frame: Option<FrameId>,
}

/// The pieces a box keeps.
#[derive(Clone, Default, Debug)]
pub struct Reassembly {
    /// The oldest first.
    partials: Vec<Partial>,
}

impl Reassembly {
    /// Takes a piece in. The whole packet, once nothing is missing; none while it waits for others. `from`: the
    /// interface and the frame it came in by.
    pub fn on_fragment(
        &mut self,
        now: SimTime,
        header: &Ipv4,
        packet: Packet,
        from: (Option<usize>, Option<FrameId>),
        config: &Config,
        trace: &mut Trace,
    ) -> Result<Option<Packet>, Drop> {
        let (bytes_max, wait_secs) = (config.frag_bytes_max, config.frag_time_s);
        let key = Key { src: header.src, dst: header.dst, proto: header.proto, id: header.id };
        let header_len = Ipv4View::new(&packet).map_or(0, |view| view.header_len());
        let start = usize::from(header.fragment_offset) * 8;
        let (len, offset_bytes) = (packet.len().saturating_sub(header_len), start as u32);
        // All but the last piece are whole units of eight bytes; nothing lies beyond the greatest packet.
        if len == 0 || header.more_fragments && !len.is_multiple_of(8) || start + len + header_len > PACKET_MAX {
            return Err(Drop::BadBytes { header: "ip", error: WireError::Malformed });
        }
        let found = self.partials.iter().position(|partial| partial.key == key);
        if self.bytes() + len + OVERHEAD_BYTES > bytes_max as usize {
            return Err(Drop::ReassemblyFull { datagrams: self.partials.len() as u32, limit_bytes: bytes_max });
        }
        let at = found.unwrap_or(self.partials.len());
        if found.is_none() {
            let (due, (iface, frame)) = (now + Duration::from_secs(wait_secs.into()), from);
            let (pieces, held) = (Vec::new(), FactId::NONE);
            self.partials.push(Partial { key, pieces, total: None, due, iface, frame, held });
        }
        let Some(partial) = self.partials.get_mut(at) else { return Ok(None) };
        let piece = Piece { start, end: start + len, header_len, packet };
        match partial.insert(piece, !header.more_fragments) {
            Ok(()) => {}
            Err(Misfit::Duplicate) => {
                return Err(Drop::FragmentDuplicate { src: key.src, ident: key.id, offset_bytes });
            }
            Err(Misfit::Overlap) => {
                let lost = self.partials.remove(at).pieces.len() as u16 + 1;
                return Err(Drop::FragmentOverlap { src: key.src, ident: key.id, offset_bytes, lost });
            }
        }
        if let Some(packet) = partial.whole() {
            let pieces = partial.pieces.len() as u16;
            self.partials.remove(at);
            let len_bytes = packet.len() as u16;
            trace.say(|| What::Ip(IpFact::Reassembled { src: key.src, ident: key.id, pieces, len_bytes }));
            return Ok(Some(packet));
        }
        let have_bytes = partial.have_bytes() as u32;
        let (src, ident, len_bytes) = (key.src, key.id, len as u16);
        let held =
            trace.say(|| What::Ip(IpFact::FragmentHeld { src, ident, offset_bytes, len_bytes, have_bytes, wait_secs }));
        if partial.pieces.len() == 1 {
            partial.held = held;
        }
        Ok(None)
    }

    /// Gives up the datagrams whose time ran out.
    pub fn on_timer(&mut self, now: SimTime) -> Vec<Expired> {
        let expired = |partial: Partial| Expired {
            why: Drop::FragmentTimeout {
                src: partial.key.src,
                ident: partial.key.id,
                pieces: partial.pieces.len() as u16,
                missing_from_bytes: partial.first_hole() as u32,
            },
            first: partial.pieces.first().filter(|piece| piece.start == 0).map(|piece| piece.packet.clone()),
            iface: partial.iface,
            frame: partial.frame,
        };
        self.partials.extract_if(.., |partial| now >= partial.due).map(expired).collect()
    }

    /// When `on_timer` wants to be called, and the fact that began to wait.
    pub fn deadline(&self) -> Option<(SimTime, FactId)> {
        self.partials.iter().min_by_key(|partial| partial.due).map(|first| (first.due, first.held))
    }

    fn bytes(&self) -> usize {
        self.partials.iter().map(Partial::cost).sum()
    }
}

#[cfg(test)]
#[path = "reassembly_tests.rs"]
mod tests;
