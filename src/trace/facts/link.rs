//! Facts of the wire: when a frame left and reached an end, and what was done to a cable.

use core::time::Duration;

use serde::Serialize;

use crate::sim::{LinkId, Side, SimTime};

/// What a link did.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkFact {
    /// A frame left a port.
    Sent {
        /// The link.
        link: LinkId,
        /// The end it left from.
        side: Side,
        /// Frame length in bytes, without FCS.
        len: u32,
        /// First bit on the wire (later than now when it had to queue).
        on_wire: SimTime,
        /// Last bit at the far end.
        arrives: SimTime,
    },
    /// A frame left a port and vanished on the way.
    Lost {
        /// The link.
        link: LinkId,
        /// The end it left from.
        side: Side,
        /// Frame length in bytes.
        len: u32,
        /// First bit on the wire.
        on_wire: SimTime,
        /// When it would have arrived.
        missed: SimTime,
    },
    /// A bit of the frame just sent will flip on the way: what arrives is a new frame, made from it.
    Corrupted {
        /// Counted from the first bit of the frame.
        bit: u32,
    },
    /// The frame just sent will arrive a second time.
    Duplicated {
        /// When the copy arrives.
        arrives: SimTime,
    },
    /// A frame arrived at a port.
    Arrived {
        /// The link.
        link: LinkId,
        /// The end it arrived at.
        side: Side,
        /// Frame length in bytes.
        len: u32,
    },
    /// The link was cut.
    Cut {
        /// The link.
        link: LinkId,
    },
    /// The link was mended.
    Mended {
        /// The link.
        link: LinkId,
    },
    /// The faults of one direction were changed.
    FaultsSet {
        /// The link.
        link: LinkId,
        /// Frames sent from this end.
        side: Side,
        /// Loss in millionths.
        loss_ppm: u32,
        /// Corruption in millionths.
        corrupt_ppm: u32,
        /// Duplication in millionths.
        duplicate_ppm: u32,
        /// Additional delay; boxed, so that a rare fact does not make the frequent ones large.
        extra_delay: Box<Duration>,
        /// Greatest random addition.
        jitter: Box<Duration>,
    },
}
