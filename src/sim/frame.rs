//! A frame: bytes that travel, shared between everybody who holds them. What the bytes mean is `wire`'s matter.

use serde::{Deserialize, Serialize};

use crate::wire::Bytes;

/// Number of a frame within its lab, in order of birth. Zero is nobody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
pub struct FrameId(pub u64);

/// Bytes on their way, with the frame they were rewritten from (a router's output names its input).
#[derive(Clone, Debug)]
pub struct Frame {
    /// Who this is; nobody yet, until it is sent.
    pub id: FrameId,
    /// The frame this one was made from, when a box passed it on with changes; else nobody (`made_from`).
    pub parent: FrameId,
    /// The Ethernet frame from destination address to the end of the payload, without preamble and FCS.
    pub bytes: Bytes,
    /// Whether it was made in this lab and nothing has damaged it since, so that its checksums are right.
    pub intact: bool,
}

impl Frame {
    /// A new frame, made from another one when that was only rewritten. It gets its number when it is sent.
    #[inline]
    pub fn new(bytes: Bytes, made_from: Option<FrameId>, intact: bool) -> Frame {
        Frame { id: FrameId::default(), parent: made_from.unwrap_or_default(), bytes, intact }
    }

    /// The frame this one was made from.
    pub fn made_from(&self) -> Option<FrameId> {
        Some(self.parent).filter(|parent| *parent != FrameId::default())
    }

    /// Its bytes with one bit turned over, counted from the first bit of the frame.
    pub fn flipped(&self, bit: u32) -> Bytes {
        let mut bytes = self.bytes.to_vec();
        if let Some(byte) = bytes.get_mut(bit as usize / 8) {
            *byte ^= 0x80 >> (bit % 8);
        }
        bytes.into()
    }
}
