//! The options of a segment: MSS (RFC 9293 3.7.1), window scale and timestamps (RFC 7323), SACK (RFC 2018). What is
//! unknown is carried along unread.

use super::{HEAD_MAX, Head};
use crate::wire::{be16, be32};

/// Up to four blocks of received data beyond the acknowledgment: first number and the one after the last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct SackBlocks {
    blocks: [(u32, u32); 4],
    len: u8,
}

impl SackBlocks {
    /// Adds a block; beyond four it is forgotten.
    pub fn push(&mut self, block: (u32, u32)) {
        if let Some(slot) = self.blocks.get_mut(usize::from(self.len)) {
            *slot = block;
            self.len += 1;
        }
    }

    /// The blocks.
    pub fn as_slice(&self) -> &[(u32, u32)] {
        self.blocks.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl core::ops::Deref for SackBlocks {
    type Target = [(u32, u32)];
    fn deref(&self) -> &[(u32, u32)] {
        self.as_slice()
    }
}

impl Extend<(u32, u32)> for SackBlocks {
    fn extend<I: IntoIterator<Item = (u32, u32)>>(&mut self, blocks: I) {
        blocks.into_iter().for_each(|block| self.push(block));
    }
}

impl FromIterator<(u32, u32)> for SackBlocks {
    fn from_iter<I: IntoIterator<Item = (u32, u32)>>(blocks: I) -> SackBlocks {
        let mut out = SackBlocks::default();
        out.extend(blocks);
        out
    }
}

impl<'a> IntoIterator for &'a SackBlocks {
    type Item = &'a (u32, u32);
    type IntoIter = core::slice::Iter<'a, (u32, u32)>;
    fn into_iter(self) -> Self::IntoIter {
        self.as_slice().iter()
    }
}

/// The options of a segment.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct TcpOptions {
    /// Greatest segment the sender takes, in bytes of data and options.
    pub mss: Option<u16>,
    /// By how many bits the sender's later windows are shifted.
    pub window_scale: Option<u8>,
    /// The sender understands SACK.
    pub sack_permitted: bool,
    /// What arrived out of order.
    pub sack: SackBlocks,
    /// Timestamp value and echo reply.
    pub timestamps: Option<(u32, u32)>,
    /// Options of other kinds, or of lengths that their kinds do not know, whole: they are kept, and written last, as
    /// far as there is room.
    pub other: Vec<u8>,
}

impl TcpOptions {
    /// Reads what is well-formed; a broken option ends the list (RFC 9293 3.1: the receiver must not crash).
    pub(super) fn parse(mut bytes: &[u8]) -> TcpOptions {
        let mut out = TcpOptions::default();
        while let Some((&kind, rest)) = bytes.split_first() {
            match kind {
                0 => break,
                1 => bytes = rest,
                _ => {
                    let Some(len) = rest.first().map(|l| usize::from(*l)).filter(|l| *l >= 2) else { break };
                    let Some(data) = bytes.get(2..len) else { break };
                    if !out.take(kind, data) {
                        out.other.extend(bytes.get(..len).unwrap_or_default());
                    }
                    bytes = bytes.get(len..).unwrap_or_default();
                }
            }
        }
        out
    }

    /// Takes an option over; tells whether it is known.
    fn take(&mut self, kind: u8, data: &[u8]) -> bool {
        match (kind, data.len()) {
            (2, 2) => self.mss = be16(data, 0),
            // RFC 7323 2.3: more than 14 counts as 14.
            (3, 1) => self.window_scale = data.first().map(|s| (*s).min(14)),
            (4, 0) => self.sack_permitted = true,
            (5, len) if len % 8 == 0 => {
                let blocks = data.chunks_exact(8).filter_map(|b| Some((be32(b, 0)?, be32(b, 4)?)));
                self.sack = blocks.collect();
            }
            (8, 8) => self.timestamps = be32(data, 0).zip(be32(data, 4)),
            _ => return false,
        }
        true
    }

    /// In the order and with the padding of Linux: MSS, SACK permitted, timestamps, window scale in a SYN;
    /// NOP NOP timestamps, NOP NOP SACK otherwise.
    pub(super) fn emit(&self, out: &mut Head) {
        let word = |bytes: [u8; 4]| u32::from_be_bytes(bytes);
        if let Some(mss) = self.mss {
            out.push(word([2, 4, 0, 0]) | u32::from(mss));
        }
        if let Some((value, echo)) = self.timestamps {
            let before = if self.sack_permitted { [4, 2] } else { [1, 1] };
            out.push(word([before[0], before[1], 8, 10]));
            out.push(value);
            out.push(echo);
        } else if self.sack_permitted {
            out.push(word([4, 2, 1, 1]));
        }
        if let Some(scale) = self.window_scale {
            out.push(word([1, 3, 3, scale]));
        }
        if !self.sack.is_empty() {
            // Beside timestamps only three blocks fit into 40 bytes.
            let room = if self.timestamps.is_some() { 3 } else { 4 };
            let blocks = self.sack.iter().take(room);
            out.push(word([1, 1, 5, 2 + 8 * blocks.len() as u8]));
            for (from, to) in blocks {
                out.push(*from);
                out.push(*to);
            }
        }
        if !self.other.is_empty() {
            self.emit_other(out);
        }
    }

    /// The rest, whole options only, and padding behind them.
    #[cold]
    fn emit_other(&self, out: &mut Head) {
        let (mut rest, mut bytes) = (self.other.as_slice(), Vec::new());
        while let Some((option, behind)) = rest.get(1).and_then(|len| rest.split_at_checked(usize::from(*len).max(2))) {
            if out.len() + bytes.len() + option.len() <= HEAD_MAX {
                bytes.extend_from_slice(option);
            }
            rest = behind;
        }
        bytes.resize(bytes.len().next_multiple_of(4), 1);
        bytes.as_chunks().0.iter().for_each(|word| out.push(u32::from_be_bytes(*word)));
    }
}
