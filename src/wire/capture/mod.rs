//! Reading captures: pcap and pcapng, both byte orders, as far as Ethernet frames go. Not a writer (`trace` has one
//! that knows the lab), and no judge: a frame is whatever bytes the file holds. `index` only says where frames lie, so
//! that a capture of a million costs its own bytes and little more.
//!
//! Formats: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng.

use core::fmt;

/// A frame of a capture, copied out of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Captured {
    /// Nanoseconds since the epoch (or whatever the writer counted from).
    pub at_nanos: u64,
    /// The bytes that were kept.
    pub bytes: Vec<u8>,
    /// How many there were on the wire.
    pub wire_len: u32,
}

/// Where a frame lies in a capture, and what is said about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Nanoseconds since the epoch (or whatever the writer counted from).
    pub at_nanos: u64,
    /// Its first byte in the file.
    pub start: usize,
    /// How many bytes were kept.
    pub len: u32,
    /// How many there were on the wire.
    pub wire_len: u32,
    /// Where its comment begins, from `start` on.
    comment_at: u32,
    comment_len: u16,
    /// Its interface: an index into `Index::interfaces`, which may not name it.
    pub interface: u16,
}

impl Entry {
    /// The bytes that were kept.
    pub fn bytes<'a>(&self, file: &'a [u8]) -> &'a [u8] {
        file.get(self.start..self.start.saturating_add(self.len as usize)).unwrap_or_default()
    }

    /// What the writer said about the frame (`opt_comment`), empty for nothing. The text is whatever the file holds.
    pub fn comment<'a>(&self, file: &'a [u8]) -> &'a [u8] {
        let start = self.start.saturating_add(self.comment_at as usize);
        file.get(start..start.saturating_add(usize::from(self.comment_len))).unwrap_or_default()
    }
}

/// All frames of a capture by their place.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Index {
    /// The frames, in the order of the file.
    pub frames: Vec<Entry>,
    /// Names of interfaces (`if_name`), empty where the file gives none.
    pub interfaces: Vec<String>,
    /// The fault at which reading stopped, when there was one.
    pub fault: Option<CaptureError>,
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
    /// There are more frames than were asked for; this many were read.
    TooMany(usize),
}

impl fmt::Display for CaptureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CaptureError::NotACapture => f.write_str("neither pcap nor pcapng"),
            CaptureError::LinkType(kind) => write!(f, "link type {kind}, not Ethernet"),
            CaptureError::Truncated(at) => write!(f, "ends inside a record (byte {at})"),
            CaptureError::Malformed(at) => write!(f, "a record contradicts itself (byte {at})"),
            CaptureError::TooMany(most) => write!(f, "more than {most} frames; the rest is left out"),
        }
    }
}

const LINKTYPE_ETHERNET: u16 = 1;
/// More than any Ethernet frame, jumbo ones included.
const FRAME_MAX: usize = 262_144;

/// Interfaces whose names are kept.
const INTERFACES_MAX: usize = 4096;

/// All frames of a capture, and the fault at which reading stopped, when there was one.
pub fn read(bytes: &[u8]) -> Result<(Vec<Captured>, Option<CaptureError>), CaptureError> {
    let index = index(bytes, usize::MAX)?;
    let captured = |e: &Entry| Captured { at_nanos: e.at_nanos, bytes: e.bytes(bytes).to_vec(), wire_len: e.wire_len };
    Ok((index.frames.iter().map(captured).collect(), index.fault))
}

/// Where the frames of a capture lie, at most so many of them.
pub fn index(bytes: &[u8], most: usize) -> Result<Index, CaptureError> {
    match bytes.get(..4) {
        Some([0x0a, 0x0d, 0x0d, 0x0a]) => {
            let mut records = PcapNg::new(bytes);
            let mut index = collect(&mut records, most);
            index.interfaces = records.names;
            Ok(index)
        }
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
            Ok(collect(&mut Pcap { reader, nanos, at: 24 }, most))
        }
        None => Err(CaptureError::NotACapture),
    }
}

fn collect(records: &mut dyn Iterator<Item = Result<Entry, CaptureError>>, most: usize) -> Index {
    let mut index = Index::default();
    for record in records {
        match record {
            Ok(_) if index.frames.len() >= most => {
                index.fault = Some(CaptureError::TooMany(most));
                break;
            }
            Ok(frame) => index.frames.push(frame),
            Err(fault) => {
                index.fault = Some(fault);
                break;
            }
        }
    }
    index
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
    type Item = Result<Entry, CaptureError>;
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
        if r.slice(at + 16, len).is_none() {
            return Some(Err(CaptureError::Truncated(at)));
        }
        self.at = at + 16 + len;
        let part = u64::from(part) * if self.nanos { 1 } else { 1000 };
        let at_nanos = u64::from(secs) * 1_000_000_000 + part;
        Some(Ok(Entry {
            at_nanos,
            start: at + 16,
            len: len as u32,
            wire_len,
            comment_at: 0,
            comment_len: 0,
            interface: 0,
        }))
    }
}

/// An interface of a pcapng section: its link type and how many nanoseconds a tick is worth.
struct Interface {
    link: u16,
    snap_len: usize,
    ticks_per_second: u64,
    name: String,
    /// Its number among all interfaces of the file, as far as they are counted.
    number: u16,
}

struct PcapNg<'a> {
    reader: Reader<'a>,
    interfaces: Vec<Interface>,
    /// Of all sections.
    names: Vec<String>,
    at: usize,
}

impl<'a> PcapNg<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        PcapNg { reader: Reader { bytes, big: false }, interfaces: Vec::new(), names: Vec::new(), at: 0 }
    }

    /// One block: what it gave, if anything.
    fn block(&mut self) -> Result<Option<Entry>, CaptureError> {
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
                let mut face = interface(body).ok_or(CaptureError::Malformed(at))?;
                face.number = self.names.len() as u16;
                if self.names.len() < INTERFACES_MAX {
                    self.names.push(core::mem::take(&mut face.name));
                }
                self.interfaces.push(face);
                Ok(None)
            }
            2 => {
                let index = body.u16(0).ok_or(CaptureError::Malformed(at))?;
                self.packet(usize::from(index), body, at).map(Some)
            }
            3 => self.simple(body, at).map(Some),
            6 => {
                let index = body.u32(0).ok_or(CaptureError::Malformed(at))?;
                self.packet(index as usize, body, at).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn simple(&self, body: Reader<'_>, at: usize) -> Result<Entry, CaptureError> {
        let face = self.ethernet(0, at)?;
        let wire_len = body.u32(0).ok_or(CaptureError::Malformed(at))?;
        let room = body.bytes.len().saturating_sub(4).min(face.snap_len);
        let len = room.min(wire_len as usize).min(FRAME_MAX) as u32;
        let (comment_at, comment_len, interface) = (0, 0, face.number);
        Ok(Entry { at_nanos: 0, start: at + 12, len, wire_len, comment_at, comment_len, interface })
    }

    /// An enhanced packet block, or the one it replaced: behind the interface's number they are alike.
    fn packet(&self, interface: usize, body: Reader<'_>, at: usize) -> Result<Entry, CaptureError> {
        let malformed = CaptureError::Malformed(at);
        let field = |i: usize| body.u32(i * 4).ok_or(malformed);
        let face = self.ethernet(interface, at)?;
        let ticks = u128::from(field(1)?) << 32 | u128::from(field(2)?);
        let len = field(3)?;
        body.slice(20, len as usize).filter(|bytes| bytes.len() <= FRAME_MAX).ok_or(malformed)?;
        let at_nanos = (ticks * 1_000_000_000 / u128::from(face.ticks_per_second)) as u64;
        let options = 20 + (len as usize).next_multiple_of(4);
        let (comment_at, comment_len) = match options_of(body, options).find(|o| o.code == 1) {
            Some(comment) => ((comment.at - 20) as u32, comment.len),
            None => (0, 0),
        };
        let (start, wire_len, interface) = (at + 28, field(4)?, face.number);
        Ok(Entry { at_nanos, start, len, wire_len, comment_at, comment_len, interface })
    }

    fn ethernet(&self, index: usize, at: usize) -> Result<&Interface, CaptureError> {
        let face = self.interfaces.get(index).ok_or(CaptureError::Malformed(at))?;
        if face.link == LINKTYPE_ETHERNET { Ok(face) } else { Err(CaptureError::LinkType(face.link)) }
    }
}

impl Iterator for PcapNg<'_> {
    type Item = Result<Entry, CaptureError>;
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

/// An option of a block: where its value lies in the body.
struct BlockOption {
    code: u16,
    at: usize,
    len: u16,
}

/// The options of a block whose body has them from byte `at` on, as far as they are whole.
fn options_of(body: Reader<'_>, mut at: usize) -> impl Iterator<Item = BlockOption> + '_ {
    core::iter::from_fn(move || {
        let (code, len) = (body.u16(at)?, body.u16(at + 2)?);
        body.slice(at + 4, usize::from(len)).filter(|_| code != 0)?;
        let option = BlockOption { code, at: at + 4, len };
        at += 4 + usize::from(len).next_multiple_of(4);
        Some(option)
    })
}

/// An interface description block; option 2 (`if_name`) is its name, option 9 (`if_tsresol`) says what a tick is.
fn interface(body: Reader<'_>) -> Option<Interface> {
    let (link, snap) = (body.u16(0)?, body.u32(4)? as usize);
    let mut ticks_per_second = 1_000_000;
    let mut name = String::new();
    for option in options_of(body, 8) {
        let value = body.slice(option.at, usize::from(option.len))?;
        if let (9, Some(&resolution)) = (option.code, value.first()) {
            let power = u32::from(resolution & 0x7f);
            let base: u64 = if resolution & 0x80 == 0 { 10 } else { 2 };
            ticks_per_second = base.checked_pow(power)?;
        }
        if option.code == 2 {
            name = String::from_utf8_lossy(value).into_owned();
        }
    }
    let snap_len = if snap == 0 { FRAME_MAX } else { snap };
    Some(Interface { link, snap_len, ticks_per_second, name, number: 0 })
}

#[cfg(test)]
mod tests;
