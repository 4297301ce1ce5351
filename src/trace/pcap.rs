//! Plain pcap: one interface a file, nanosecond stamps. For tools that read no pcapng; it has no room for comments.
//!
//! Format: draft-ietf-opsawg-pcap.

use std::io::{self, Write};

use super::Sighting;

/// Written as little-endian; says that stamps count nanoseconds.
const MAGIC: u32 = 0xa1b2_3c4d;
/// Longest record; no frame is longer.
const SNAPLEN: u32 = 262_144;
const LINKTYPE_ETHERNET: u32 = 1;

/// A pcap that grows.
#[derive(Debug)]
pub struct Pcap<W> {
    out: W,
}

impl<W: Write> Pcap<W> {
    /// Begins the file.
    pub fn new(mut out: W) -> io::Result<Pcap<W>> {
        let version: u32 = 2 | 4 << 16;
        for word in [MAGIC, version, 0, 0, SNAPLEN, LINKTYPE_ETHERNET] {
            out.write_all(&word.to_le_bytes())?;
        }
        Ok(Pcap { out })
    }

    /// Adds a frame.
    pub fn packet(&mut self, seen: &Sighting) -> io::Result<()> {
        let (nanos, bytes) = (seen.at.nanos(), &seen.frame.bytes);
        let (secs, rest) = ((nanos / 1_000_000_000) as u32, (nanos % 1_000_000_000) as u32);
        for word in [secs, rest, bytes.len() as u32, seen.len] {
            self.out.write_all(&word.to_le_bytes())?;
        }
        self.out.write_all(bytes)
    }

    /// Where it is written.
    pub fn sink_mut(&mut self) -> &mut W {
        &mut self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{Frame, FrameId, LinkId, Side, SimTime};
    use crate::trace::FactId;
    use crate::wire::capture;

    #[test]
    fn what_is_written_is_read_again() {
        let mut pcap = Pcap::new(Vec::new()).expect("memory");
        let frame = Frame { id: FrameId(1), ..Frame::new([7u8; 60].into(), None, false) };
        let (link, side, at) = (LinkId(0), Side::A, SimTime(3_000_000_042));
        let seen = Sighting { at, link, side, came_in: true, frame, len: 9000, fact: FactId::NONE };
        pcap.packet(&seen).expect("memory");
        let (frames, fault) = capture::read(&pcap.out).expect("a capture");
        assert_eq!((frames.len(), fault), (1, None));
        let frame = &frames[0];
        assert_eq!((frame.at_nanos, frame.wire_len, &frame.bytes[..]), (3_000_000_042, 9000, &[7u8; 60][..]));
    }
}
