//! A frame: bytes that travel, shared between everybody who holds them. What the bytes mean is `wire`'s matter.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Number of a frame within its lab, in order of birth. Zero is nobody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
pub struct FrameId(pub u64);

/// Bytes on their way, with the frame they were rewritten from (a router's output names its input).
#[derive(Clone, Debug)]
pub struct Frame {
    /// Who this is.
    pub id: FrameId,
    /// The frame this one was made from, when a box passed it on with changes.
    pub parent: Option<FrameId>,
    /// The Ethernet frame from destination address to the end of the payload, without preamble and FCS.
    pub bytes: Arc<[u8]>,
}
