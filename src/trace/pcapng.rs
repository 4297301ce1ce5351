//! Writes what happened as pcapng: one section per lab, one interface per link end, nanosecond stamps taken when the
//! frame is on the wire, and the box's decisions as the packet's comment.
//!
//! The comment is text, and text is not this module's business: the caller passes a renderer.
//! Format: draft-ietf-opsawg-pcapng (section header, interface description, enhanced packet blocks).

use std::io::{self, Write};

use super::{Fact, LinkFact, Trace, What};
use crate::sim::{FrameId, LinkId, Side, SimTime};

/// Why a capture could not be written.
#[derive(Debug)]
pub enum PcapError {
    /// The writer failed.
    Io(io::Error),
}

impl From<io::Error> for PcapError {
    fn from(e: io::Error) -> Self {
        PcapError::Io(e)
    }
}

impl From<PcapError> for io::Error {
    fn from(PcapError::Io(e): PcapError) -> io::Error {
        e
    }
}

impl core::fmt::Display for PcapError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let PcapError::Io(e) = self;
        e.fmt(f)
    }
}

/// One link end, as an interface of the capture.
#[derive(Clone, Debug)]
pub struct CapturePoint {
    /// `router:wan`.
    pub name: String,
    /// The link.
    pub link: LinkId,
    /// Its end.
    pub side: Side,
}

/// A sighting of a frame at a link end.
struct Sighting {
    at: SimTime,
    interface: u32,
    frame: FrameId,
    comment: String,
}

/// Writes captures of a lab's trace.
pub struct Capture<'a> {
    /// The interfaces, in order.
    pub points: &'a [CapturePoint],
    /// What a frame's sighting at a link end says: the sentences of the decisions around it, empty for none.
    pub comment: &'a dyn Fn(&Fact) -> String,
}

impl Capture<'_> {
    /// Writes the whole trace.
    pub fn write(&self, trace: &Trace, out: &mut dyn Write) -> Result<(), PcapError> {
        out.write_all(&section_header())?;
        for point in self.points {
            out.write_all(&interface(&point.name))?;
        }
        for s in self.sightings(trace) {
            if let Some(frame) = trace.frame(s.frame) {
                out.write_all(&packet(s.interface, s.at, &frame.bytes, &s.comment))?;
            }
        }
        out.flush()?;
        Ok(())
    }

    /// All sightings in order of time: a sender sees its frame when its first bit is on the wire, the far end when
    /// its last bit has come.
    fn sightings(&self, trace: &Trace) -> Vec<Sighting> {
        let interface = |link, side| self.points.iter().position(|p| p.link == link && p.side == side);
        let mut all = Vec::new();
        for fact in trace.facts() {
            let What::Link(what) = &fact.what else { continue };
            let (link, side, at) = match *what {
                LinkFact::Sent { link, side, on_wire, .. } | LinkFact::Lost { link, side, on_wire, .. } => {
                    (link, side, on_wire)
                }
                LinkFact::Arrived { link, side, .. } => (link, side, fact.at),
                _ => continue,
            };
            let (Some(index), Some(frame)) = (interface(link, side), fact.frame) else { continue };
            all.push(Sighting { at, interface: index as u32, frame, comment: (self.comment)(fact) });
        }
        all.sort_by_key(|s| s.at); // stable: facts of one moment keep their order
        all
    }
}

fn pad4(len: usize) -> usize {
    len.next_multiple_of(4)
}

fn option(code: u16, value: &[u8]) -> Vec<u8> {
    let value = &value[..value.len().min(usize::from(u16::MAX))];
    let mut out = Vec::with_capacity(4 + pad4(value.len()));
    out.extend(code.to_le_bytes());
    out.extend((value.len() as u16).to_le_bytes());
    out.extend(value);
    out.resize(4 + pad4(value.len()), 0);
    out
}

fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let total = (12 + pad4(body.len())) as u32;
    let mut out = Vec::with_capacity(total as usize);
    out.extend(kind.to_le_bytes());
    out.extend(total.to_le_bytes());
    out.extend(body);
    out.resize(8 + pad4(body.len()), 0);
    out.extend(total.to_le_bytes());
    out
}

fn section_header() -> Vec<u8> {
    let mut body = Vec::new();
    body.extend(0x1A2B_3C4D_u32.to_le_bytes()); // byte-order magic
    body.extend(1u16.to_le_bytes());
    body.extend(0u16.to_le_bytes());
    body.extend((-1i64).to_le_bytes()); // section length not given
    body.extend(option(4, b"hoplab")); // shb_userappl
    body.extend(option(0, &[]));
    block(0x0A0D_0D0A, &body)
}

fn interface(name: &str) -> Vec<u8> {
    let mut body = Vec::new();
    body.extend(1u16.to_le_bytes()); // LINKTYPE_ETHERNET
    body.extend(0u16.to_le_bytes());
    body.extend(0u32.to_le_bytes()); // no snap length
    body.extend(option(2, name.as_bytes())); // if_name
    body.extend(option(9, &[9])); // if_tsresol: nanoseconds
    body.extend(option(0, &[]));
    block(1, &body)
}

fn packet(interface: u32, at: SimTime, bytes: &[u8], comment: &str) -> Vec<u8> {
    let mut body = Vec::with_capacity(bytes.len() + comment.len() + 40);
    body.extend(interface.to_le_bytes());
    body.extend(((at.nanos() >> 32) as u32).to_le_bytes());
    body.extend((at.nanos() as u32).to_le_bytes());
    body.extend((bytes.len() as u32).to_le_bytes());
    body.extend((bytes.len() as u32).to_le_bytes());
    body.extend(bytes);
    body.resize(20 + pad4(bytes.len()), 0);
    if !comment.is_empty() {
        body.extend(option(1, comment.as_bytes())); // opt_comment
        body.extend(option(0, &[]));
    }
    block(6, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_aligned_and_closed_by_their_length() {
        for bytes in [section_header(), interface("router:wan"), packet(0, SimTime(1), &[1, 2, 3], "왜")] {
            assert_eq!(bytes.len() % 4, 0);
            let total = u32::from_le_bytes(bytes[4..8].try_into().expect("four bytes")) as usize;
            assert_eq!(total, bytes.len());
            assert_eq!(bytes[bytes.len() - 4..], bytes[4..8]);
        }
    }
}
