//! pcapng: one section a lab, one interface a link end, nanosecond stamps, and each packet's comment.
//!
//! The comment is text, and text is not this module's business: the caller brings it. Blocks are written as they come,
//! so a reader at the other end of a pipe sees the lab live.
//! Format: draft-ietf-opsawg-pcapng (section header, interface description, enhanced packet blocks).

use std::io::{self, Write};

use super::{CapturePoint, Sighting};

/// A pcapng that grows.
#[derive(Debug)]
pub struct Pcapng<W> {
    out: W,
    /// The interfaces named so far.
    points: Vec<CapturePoint>,
}

impl<W: Write> Pcapng<W> {
    /// Begins the file: its only section.
    pub fn new(mut out: W) -> io::Result<Pcapng<W>> {
        out.write_all(&section_header())?;
        Ok(Pcapng { out, points: Vec::new() })
    }

    /// Names the interfaces that are new; those named before must come first, as they did.
    pub fn interfaces(&mut self, points: &[CapturePoint]) -> io::Result<()> {
        for point in points.get(self.points.len()..).unwrap_or_default() {
            self.out.write_all(&interface(&point.name))?;
            self.points.push(point.clone());
        }
        Ok(())
    }

    /// Adds a frame; one of an unnamed interface is left out.
    pub fn packet(&mut self, seen: &Sighting, comment: &str) -> io::Result<()> {
        let here = |p: &CapturePoint| (p.link, p.side) == (seen.link, seen.side);
        let Some(index) = self.points.iter().position(here) else { return Ok(()) };
        self.out.write_all(&packet(index as u32, seen, comment))
    }

    /// Hands on what is buffered.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn pad4(len: usize) -> usize {
    len.next_multiple_of(4)
}

fn option(code: u16, value: &[u8]) -> Vec<u8> {
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

/// Longest comment, in bytes: an option's length is 16 bits wide, and a reader shows no more than a screen of it.
const COMMENT_MAX: usize = 16_384;

fn packet(interface: u32, seen: &Sighting, comment: &str) -> Vec<u8> {
    let (nanos, bytes) = (seen.at.nanos(), &seen.frame.bytes);
    let mut body = Vec::with_capacity(bytes.len() + comment.len() + 48);
    for word in [interface, (nanos >> 32) as u32, nanos as u32, bytes.len() as u32, seen.len] {
        body.extend(word.to_le_bytes());
    }
    body.extend(bytes.iter());
    body.resize(20 + pad4(bytes.len()), 0);
    if !comment.is_empty() {
        let end = (0..=COMMENT_MAX.min(comment.len())).rev().find(|end| comment.is_char_boundary(*end));
        let text = comment.get(..end.unwrap_or(0)).unwrap_or_default();
        body.extend(option(1, text.as_bytes())); // opt_comment
    }
    body.extend(option(2, &(if seen.came_in { 1u32 } else { 2 }).to_le_bytes())); // epb_flags: inbound, outbound
    body.extend(option(0, &[]));
    block(6, &body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{Frame, FrameId, LinkId, Side, SimTime};
    use crate::trace::FactId;
    use crate::wire::capture;

    fn seen(at: u64, side: Side, bytes: &[u8]) -> Sighting {
        let frame = Frame { id: FrameId(1), ..Frame::new(bytes.into(), None, false) };
        let at = SimTime(at);
        Sighting { at, link: LinkId(0), side, came_in: false, frame, len: 9000, fact: FactId::NONE }
    }

    #[test]
    fn blocks_are_aligned_and_closed_by_their_length() {
        let packet = packet(0, &seen(1, Side::A, &[1, 2, 3]), "왜");
        for bytes in [section_header(), interface("router:wan"), packet] {
            assert_eq!(bytes.len() % 4, 0);
            let total = u32::from_le_bytes(bytes[4..8].try_into().expect("four bytes")) as usize;
            assert_eq!(total, bytes.len());
            assert_eq!(bytes[bytes.len() - 4..], bytes[4..8]);
        }
    }

    #[test]
    fn interfaces_may_come_late_and_what_is_written_is_read_again() {
        let point = |name: &str, side| CapturePoint { name: name.into(), link: LinkId(0), side };
        let points = [point("a:eth0", Side::A), point("b:eth0", Side::B)];
        let mut file = Pcapng::new(Vec::new()).expect("memory");
        file.interfaces(&points[..1]).expect("memory");
        file.packet(&seen(5_000_000_007, Side::A, &[7; 60]), &"까닭 ".repeat(9_000)).expect("memory");
        file.packet(&seen(5_000_000_008, Side::B, &[8; 60]), "").expect("memory");
        file.interfaces(&points).expect("memory");
        file.packet(&seen(5_000_000_009, Side::B, &[9; 61]), "").expect("memory");
        let (frames, fault) = capture::read(&file.out).expect("a capture");
        assert_eq!(fault, None);
        let all: Vec<_> = frames.iter().map(|f| (f.at_nanos, f.bytes[0], f.bytes.len(), f.wire_len)).collect();
        assert_eq!(all, [(5_000_000_007, 7, 60, 9000), (5_000_000_009, 9, 61, 9000)]);
    }
}
