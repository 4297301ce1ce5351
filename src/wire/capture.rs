//! Reading captures: pcap and pcapng, both byte orders, as far as Ethernet frames go. Not a writer (`trace` has one
//! that knows the lab), and no judge: a frame is whatever bytes the file holds.
//!
//! Formats: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng.

use core::fmt;

/// A frame of a capture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Captured {
    /// Nanoseconds since the epoch (or whatever the writer counted from).
    pub at_nanos: u64,
    /// The bytes that were kept.
    pub bytes: Vec<u8>,
    /// How many there were on the wire.
    pub wire_len: u32,
}

/// Why a file is no capture of Ethernet frames. Frames before the fault are lost with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaptureError {
    /// The first bytes are of neither format.
    NotACapture,
    /// Another link type than Ethernet.
    LinkType(u16),
    /// The file ends inside a record; at this byte.
    Truncated(usize),
    /// A record contradicts itself; at this byte.
    Malformed(usize),
}

impl fmt::Display for CaptureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CaptureError::NotACapture => f.write_str("neither pcap nor pcapng"),
            CaptureError::LinkType(kind) => write!(f, "link type {kind}, not Ethernet"),
            CaptureError::Truncated(at) => write!(f, "ends inside a record (byte {at})"),
            CaptureError::Malformed(at) => write!(f, "a record contradicts itself (byte {at})"),
        }
    }
}

const LINKTYPE_ETHERNET: u16 = 1;
/// More than any Ethernet frame, jumbo ones included.
const FRAME_MAX: usize = 262_144;

/// All frames of a capture, and the fault at which reading stopped, when there was one.
pub fn read(bytes: &[u8]) -> Result<(Vec<Captured>, Option<CaptureError>), CaptureError> {
    match bytes.get(..4) {
        Some([0x0a, 0x0d, 0x0d, 0x0a]) => Ok(collect(PcapNg::new(bytes))),
        Some(magic) => {
            let (big, nanos) = match magic {
                [0xa1, 0xb2, 0xc3, 0xd4] => (true, false),
                [0xd4, 0xc3, 0xb2, 0xa1] => (false, false),
                [0xa1, 0xb2, 0x3c, 0x4d] => (true, true),
                [0x4d, 0x3c, 0xb2, 0xa1] => (false, true),
                _ => return Err(CaptureError::NotACapture),
            };
            let reader = Reader { bytes, big };
            let link = reader.u32(20).ok_or(CaptureError::Truncated(20))? as u16;
            if link != LINKTYPE_ETHERNET {
                return Err(CaptureError::LinkType(link));
            }
            Ok(collect(Pcap { reader, nanos, at: 24 }))
        }
        None => Err(CaptureError::NotACapture),
    }
}

fn collect(records: impl Iterator<Item = Result<Captured, CaptureError>>) -> (Vec<Captured>, Option<CaptureError>) {
    let mut frames = Vec::new();
    for record in records {
        match record {
            Ok(frame) => frames.push(frame),
            Err(fault) => return (frames, Some(fault)),
        }
    }
    (frames, None)
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl<'a> Reader<'a> {
    fn u16(&self, at: usize) -> Option<u16> {
        let b: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(b) } else { u16::from_le_bytes(b) })
    }
    fn u32(&self, at: usize) -> Option<u32> {
        let b: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.big { u32::from_be_bytes(b) } else { u32::from_le_bytes(b) })
    }
    fn slice(&self, at: usize, len: usize) -> Option<&'a [u8]> {
        self.bytes.get(at..at.checked_add(len)?)
    }
}

struct Pcap<'a> {
    reader: Reader<'a>,
    nanos: bool,
    at: usize,
}

impl Iterator for Pcap<'_> {
    type Item = Result<Captured, CaptureError>;
    fn next(&mut self) -> Option<Self::Item> {
        let (r, at) = (self.reader, self.at);
        if at >= r.bytes.len() {
            return None;
        }
        self.at = r.bytes.len(); // after a fault there is nothing more
        let head = (|| Some((r.u32(at)?, r.u32(at + 4)?, r.u32(at + 8)? as usize, r.u32(at + 12)?)))();
        let Some((secs, part, len, wire_len)) = head else { return Some(Err(CaptureError::Truncated(at))) };
        if len > FRAME_MAX {
            return Some(Err(CaptureError::Malformed(at)));
        }
        let Some(bytes) = r.slice(at + 16, len) else { return Some(Err(CaptureError::Truncated(at))) };
        self.at = at + 16 + len;
        let part = u64::from(part) * if self.nanos { 1 } else { 1000 };
        Some(Ok(Captured { at_nanos: u64::from(secs) * 1_000_000_000 + part, bytes: bytes.to_vec(), wire_len }))
    }
}

/// An interface of a pcapng section: its link type and how many nanoseconds a tick is worth.
struct Interface {
    link: u16,
    snap_len: usize,
    ticks_per_second: u64,
}

struct PcapNg<'a> {
    reader: Reader<'a>,
    interfaces: Vec<Interface>,
    at: usize,
}

impl<'a> PcapNg<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        PcapNg { reader: Reader { bytes, big: false }, interfaces: Vec::new(), at: 0 }
    }

    /// One block: what it gave, if anything.
    fn block(&mut self) -> Result<Option<Captured>, CaptureError> {
        let at = self.at;
        let truncated = CaptureError::Truncated(at);
        if self.reader.slice(at, 4).ok_or(truncated)? == [0x0a, 0x0d, 0x0d, 0x0a] {
            self.reader.big = self.reader.slice(at + 8, 4).ok_or(truncated)? == [0x1a, 0x2b, 0x3c, 0x4d];
            self.interfaces.clear();
        }
        let kind = self.reader.u32(at).ok_or(truncated)?;
        let len = self.reader.u32(at + 4).ok_or(truncated)? as usize;
        if len < 12 || !len.is_multiple_of(4) {
            return Err(CaptureError::Malformed(at));
        }
        let body = Reader { bytes: self.reader.slice(at + 8, len - 12).ok_or(truncated)?, big: self.reader.big };
        self.at = at + len;
        match kind {
            1 => {
                self.interfaces.push(interface(body).ok_or(CaptureError::Malformed(at))?);
                Ok(None)
            }
            3 => self.simple(body, at).map(Some),
            6 => self.enhanced(body, at).map(Some),
            _ => Ok(None),
        }
    }

    fn simple(&self, body: Reader<'_>, at: usize) -> Result<Captured, CaptureError> {
        let face = self.ethernet(0, at)?;
        let wire_len = body.u32(0).ok_or(CaptureError::Malformed(at))?;
        let room = body.bytes.len().saturating_sub(4).min(face.snap_len);
        let bytes = body.slice(4, room.min(wire_len as usize)).ok_or(CaptureError::Malformed(at))?;
        Ok(Captured { at_nanos: 0, bytes: bytes.to_vec(), wire_len })
    }

    fn enhanced(&self, body: Reader<'_>, at: usize) -> Result<Captured, CaptureError> {
        let malformed = CaptureError::Malformed(at);
        let field = |i: usize| body.u32(i * 4).ok_or(malformed);
        let face = self.ethernet(field(0)? as usize, at)?;
        let ticks = u128::from(field(1)?) << 32 | u128::from(field(2)?);
        let bytes = body.slice(20, field(3)? as usize).ok_or(malformed)?;
        let at_nanos = (ticks * 1_000_000_000 / u128::from(face.ticks_per_second)) as u64;
        Ok(Captured { at_nanos, bytes: bytes.to_vec(), wire_len: field(4)? })
    }

    fn ethernet(&self, index: usize, at: usize) -> Result<&Interface, CaptureError> {
        let face = self.interfaces.get(index).ok_or(CaptureError::Malformed(at))?;
        if face.link == LINKTYPE_ETHERNET { Ok(face) } else { Err(CaptureError::LinkType(face.link)) }
    }
}

impl Iterator for PcapNg<'_> {
    type Item = Result<Captured, CaptureError>;
    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.reader.bytes.len() {
            match self.block() {
                Ok(Some(frame)) => return Some(Ok(frame)),
                Ok(None) => {}
                Err(fault) => {
                    self.at = self.reader.bytes.len();
                    return Some(Err(fault));
                }
            }
        }
        None
    }
}

/// An interface description block; option 9 (`if_tsresol`) says what a tick is.
fn interface(body: Reader<'_>) -> Option<Interface> {
    let (link, snap) = (body.u16(0)?, body.u32(4)? as usize);
    let mut ticks_per_second = 1_000_000;
    let mut at = 8;
    while let (Some(code), Some(len)) = (body.u16(at), body.u16(at + 2)) {
        if code == 0 {
            break;
        }
        if let (9, Some(&[resolution])) = (code, body.slice(at + 4, usize::from(len)).and_then(|v| v.get(..1))) {
            let power = u32::from(resolution & 0x7f);
            let base: u64 = if resolution & 0x80 == 0 { 10 } else { 2 };
            ticks_per_second = base.checked_pow(power)?;
        }
        at += 4 + usize::from(len).next_multiple_of(4);
    }
    Some(Interface { link, snap_len: if snap == 0 { FRAME_MAX } else { snap }, ticks_per_second })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pcap() -> Vec<u8> {
        let mut out = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0];
        out.extend([0; 8]);
        out.extend([0xff, 0xff, 0, 0, 1, 0, 0, 0]);
        out.extend([5, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0, 60, 0, 0, 0, 1, 2, 3]);
        out
    }

    #[test]
    fn a_pcap_is_read() {
        let (frames, fault) = read(&pcap()).expect("a capture");
        assert_eq!(frames, [Captured { at_nanos: 5_000_007_000, bytes: vec![1, 2, 3], wire_len: 60 }]);
        assert_eq!(fault, None);
        assert_eq!(read(b"hello, this is text"), Err(CaptureError::NotACapture));
    }

    #[test]
    fn truncated_and_mutated_files_end_with_a_fault_or_not_but_never_panic() {
        let whole = pcap();
        for len in 0..whole.len() {
            let _ = read(&whole[..len]);
        }
        for at in 0..whole.len() {
            for value in [0, 0x7f, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                let _ = read(&bytes);
            }
        }
        let (frames, fault) = read(&whole[..whole.len() - 1]).expect("the head is there");
        assert_eq!((frames.len(), fault), (0, Some(CaptureError::Truncated(24))));
    }
}
