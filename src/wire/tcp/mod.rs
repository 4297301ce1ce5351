//! TCP segments (RFC 9293 3.1) with the options in use: MSS, window scale and timestamps (RFC 7323), SACK (RFC 2018).

use core::fmt;
use core::ops::BitOr;
use std::net::Ipv4Addr;

use serde::Serialize;

mod options;

pub use options::{SackBlocks, TcpOptions};

use super::{IpProto, Packet, Slice, WireError, be16, be32, checksum};

const HEADER_LEN: usize = 20;

/// The control bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize)]
pub struct Flags(pub u8);

impl Flags {
    /// No more data from me.
    pub const FIN: Flags = Flags(0x01);
    /// Let us count from here.
    pub const SYN: Flags = Flags(0x02);
    /// This connection is void.
    pub const RST: Flags = Flags(0x04);
    /// Hand it to the program.
    pub const PSH: Flags = Flags(0x08);
    /// The acknowledgment number counts.
    pub const ACK: Flags = Flags(0x10);
    /// The urgent pointer counts.
    pub const URG: Flags = Flags(0x20);
    /// Congestion was seen (RFC 3168).
    pub const ECE: Flags = Flags(0x40);
    /// The congestion window was reduced (RFC 3168).
    pub const CWR: Flags = Flags(0x80);

    /// Whether all bits of `other` are set.
    pub const fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Flags {
    type Output = Flags;
    fn bitor(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// `SYN,ACK`.
impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [&str; 8] = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"];
        let set = NAMES.iter().enumerate().filter(|(bit, _)| self.0 >> bit & 1 == 1).map(|(_, name)| *name);
        f.write_str(&set.collect::<Vec<_>>().join(","))
    }
}

/// The header of a segment.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Tcp {
    /// From which port.
    pub src_port: u16,
    /// To which port.
    pub dst_port: u16,
    /// Number of the first byte.
    pub seq: u32,
    /// Number of the next byte expected.
    pub ack: u32,
    /// Control bits.
    pub flags: Flags,
    /// How much the sender takes, unscaled.
    pub window: u16,
    /// Where urgent data ends.
    pub urgent: u16,
    /// Options.
    pub options: TcpOptions,
}

impl Tcp {
    /// The header and the data.
    pub fn parse(src: Ipv4Addr, dst: Ipv4Addr, bytes: &[u8]) -> Result<(Tcp, &[u8]), WireError> {
        let parsed = Tcp::read(bytes)?;
        if checksum::transport(src, dst, IpProto::TCP, bytes) != 0 {
            return Err(WireError::Checksum);
        }
        Ok(parsed)
    }

    /// As `parse`, of a segment whose checksum is known to be right.
    pub fn read(bytes: &[u8]) -> Result<(Tcp, &[u8]), WireError> {
        if bytes.len() < HEADER_LEN {
            return Err(WireError::Truncated);
        }
        let header_len = usize::from(bytes[12] >> 4) * 4;
        if header_len < HEADER_LEN {
            return Err(WireError::Malformed);
        }
        let options = bytes.get(HEADER_LEN..header_len).ok_or(WireError::Truncated)?;
        let short = |at| be16(bytes, at).unwrap_or_default();
        let long = |at| be32(bytes, at).unwrap_or_default();
        let header = Tcp {
            src_port: short(0),
            dst_port: short(2),
            seq: long(4),
            ack: long(8),
            flags: Flags(bytes[13]),
            window: short(14),
            urgent: short(18),
            options: TcpOptions::parse(options),
        };
        Ok((header, bytes.get(header_len..).unwrap_or_default()))
    }

    /// The segment's bytes.
    pub fn emit(&self, src: Ipv4Addr, dst: Ipv4Addr, payload: &[u8]) -> Vec<u8> {
        let head = self.head();
        let mut out = [&[0; HEAD_MAX][..head.len()], payload].concat();
        head.write(src, dst, &mut out);
        out
    }

    /// As `packet`, its data in one piece that stays where it is.
    pub fn packet_over(&self, src: Ipv4Addr, dst: Ipv4Addr, data: Slice) -> Packet {
        let head = self.head();
        let (len, sum) = (head.len() + data.len(), data.sum());
        Packet::over(head.len(), data, |room| head.write_with((src, dst), len, sum, room)).known_intact(true)
    }

    /// The segment as a packet that has no IP header yet. Its `len` bytes of data come in pieces.
    pub fn packet<'a>(
        &self,
        src: Ipv4Addr,
        dst: Ipv4Addr,
        len: usize,
        data: impl IntoIterator<Item = &'a [u8]>,
    ) -> Packet {
        let head = self.head();
        let packet = Packet::around(head.len() + len, |room| {
            let mut rest = room.get_mut(head.len()..).unwrap_or_default();
            for part in data {
                let (here, behind) = rest.split_at_mut(part.len().min(rest.len()));
                here.copy_from_slice(&part[..here.len()]);
                rest = behind;
            }
            head.write(src, dst, room);
        });
        packet.known_intact(true)
    }

    /// The header, its checksum still zero.
    fn head(&self) -> Head {
        let mut head = Head { words: [0; HEAD_MAX / 4], count: HEADER_LEN / 4, options: 0 };
        self.options.emit(&mut head);
        let ports = u32::from(self.src_port) << 16 | u32::from(self.dst_port);
        let control = (head.count as u32) << 28 | u32::from(self.flags.0) << 16 | u32::from(self.window);
        head.words[..5].copy_from_slice(&[ports, self.seq, self.ack, control, u32::from(self.urgent)]);
        head
    }
}

/// Greatest header, in bytes: its length has four bits, in units of four.
const HEAD_MAX: usize = 60;

/// A header that is being made. All that stands in one is padded to words of four bytes.
struct Head {
    words: [u32; HEAD_MAX / 4],
    count: usize,
    /// The sum of its options.
    options: u64,
}

impl Head {
    /// Bytes of it.
    fn len(&self) -> usize {
        4 * self.count
    }

    /// A word of options. What does not fit is left out.
    fn push(&mut self, word: u32) {
        if let Some(place) = self.words.get_mut(self.count) {
            *place = word;
            self.count += 1;
            self.options += u64::from(word);
        }
    }

    /// Writes the header before the data that stands in a segment, with the checksum of both. It is added up from the
    /// words: reading again what was just written makes a processor wait.
    fn write(self, src: Ipv4Addr, dst: Ipv4Addr, segment: &mut [u8]) {
        let len = segment.len();
        let Some((place, data)) = segment.split_at_mut_checked(self.len()) else { return };
        let data = checksum::sum(data);
        self.write_with((src, dst), len, data, place);
    }

    /// Writes the header of a segment of `len` bytes whose data have this sum.
    fn write_with(mut self, (src, dst): (Ipv4Addr, Ipv4Addr), len: usize, data: u64, place: &mut [u8]) {
        let fixed: u64 = self.words[..5].iter().map(|word| u64::from(*word)).sum();
        let beyond = checksum::pseudo(src, dst, IpProto::TCP, len) + data;
        let check = !checksum::fold(fixed + self.options + beyond);
        self.words[4] |= u32::from(check) << 16;
        for (place, word) in place.as_chunks_mut::<4>().0.iter_mut().zip(self.words) {
            *place = word.to_be_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
    const B: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);

    fn segment(options: TcpOptions) -> Tcp {
        let flags = Flags::SYN | Flags::ACK;
        Tcp { src_port: 80, dst_port: 51_000, seq: 1, ack: 2, flags, window: 64_240, urgent: 0, options }
    }

    #[test]
    fn a_syn_carries_options_in_linux_order() {
        let options = TcpOptions {
            mss: Some(1460),
            window_scale: Some(7),
            sack_permitted: true,
            timestamps: Some((1, 0)),
            ..TcpOptions::default()
        };
        let bytes = segment(options.clone()).emit(A, B, &[]);
        assert_eq!(bytes.len(), 40);
        assert_eq!([bytes[20], bytes[24], bytes[26], bytes[36], bytes[37]], [2, 4, 8, 1, 3]);
        let (read, _) = Tcp::parse(A, B, &bytes).expect("whole");
        assert_eq!(read, segment(options));
        assert_eq!(read.flags.to_string(), "SYN,ACK");
    }

    #[test]
    fn sack_blocks_come_back_as_far_as_they_fit() {
        let sack: SackBlocks = (0..4).map(|i| (i * 10, i * 10 + 5)).collect();
        let options = TcpOptions { sack, timestamps: Some((9, 8)), ..TcpOptions::default() };
        let bytes = segment(options).emit(A, B, b"data");
        let (read, data) = Tcp::parse(A, B, &bytes).expect("whole");
        assert_eq!((read.options.sack.len(), data), (3, &b"data"[..]));
    }

    #[test]
    fn unknown_options_are_kept_as_far_as_there_is_room() {
        let other = vec![254, 4, 0xf9, 0x89, 2, 3, 9, 34, 2];
        let options = TcpOptions { mss: Some(1460), other: other.clone(), ..TcpOptions::default() };
        let (read, data) = {
            let bytes = segment(options.clone()).emit(A, B, b"data");
            assert_eq!(bytes[24..36], [254, 4, 0xf9, 0x89, 2, 3, 9, 34, 2, 1, 1, 1]);
            Tcp::parse(A, B, &bytes).map(|(read, data)| (read, data.to_vec())).expect("whole")
        };
        assert_eq!((read.options, data), (options, b"data".to_vec()));
        let long = TcpOptions { other: [&[77, 39][..], &[0; 37], &other].concat(), ..TcpOptions::default() };
        let bytes = segment(long).emit(A, B, &[]);
        assert_eq!((bytes.len(), bytes[20], bytes[59]), (HEAD_MAX, 77, 1), "what does not fit whole is left out");
    }

    #[test]
    fn broken_options_end_the_list() {
        for bad in [&[2u8, 0][..], &[2, 1], &[5], &[3, 200, 1], &[8, 10, 0]] {
            assert_eq!(TcpOptions::parse(bad), TcpOptions::default(), "{bad:?}");
        }
    }
}
