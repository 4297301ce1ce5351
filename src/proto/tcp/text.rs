//! The data of a segment that arrived, and the packet it lies in when that may be kept: then nothing is copied.

use core::ops::Deref;

use crate::wire::{Packet, Slice};

/// Data of a segment.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    bytes: &'a [u8],
    /// The packet, and how many of its bytes stand behind these.
    lies_in: Option<(&'a Packet, usize)>,
}

impl<'a> Text<'a> {
    /// The last `len` bytes of a packet.
    pub fn at_end_of(packet: &'a Packet, len: usize) -> Text<'a> {
        let bytes = packet.rest(packet.len().saturating_sub(len));
        Text { bytes, lies_in: Some((packet, 0)) }
    }

    /// Without its first bytes.
    pub(super) fn after(self, len: usize) -> Text<'a> {
        Text { bytes: self.bytes.get(len..).unwrap_or_default(), ..self }
    }

    /// Without what is longer than this.
    pub(super) fn up_to(self, len: usize) -> Text<'a> {
        let (bytes, behind) = self.bytes.split_at(len.min(self.bytes.len()));
        Text { bytes, lies_in: self.lies_in.map(|(packet, already)| (packet, already + behind.len())) }
    }

    /// The bytes to be kept, where they lie in a packet.
    pub(super) fn slice(self) -> Option<Slice> {
        let (packet, behind) = self.lies_in?;
        let to = packet.len().checked_sub(behind)?;
        Some(packet.slice(to.checked_sub(self.bytes.len())?, to))
    }
}

impl<'a> From<&'a [u8]> for Text<'a> {
    fn from(bytes: &'a [u8]) -> Text<'a> {
        Text { bytes, lies_in: None }
    }
}

impl Deref for Text<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.bytes
    }
}
