//! Facts of the wire: when a frame left and reached an end, and what was done to a cable.

use core::time::Duration;

use serde::Serialize;

use super::Name;
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
        /// The chance of it in millionths.
        chance_ppm: u32,
        /// What the die of a million sides showed: less than the chance.
        die: u32,
    },
    /// The frame just sent will arrive a second time.
    Duplicated {
        /// When the copy arrives.
        arrives: SimTime,
        /// The chance of it in millionths.
        chance_ppm: u32,
        /// What the die of a million sides showed: less than the chance.
        die: u32,
    },
    /// The frame just sent is held back on the way, so that later ones may overtake it.
    HeldBack {
        /// For how long.
        hold: Duration,
        /// The chance of it in millionths.
        chance_ppm: u32,
        /// What the die of a million sides showed: less than the chance.
        die: u32,
    },
    /// Jitter makes the frame just sent later.
    Late {
        /// By how much.
        by: Duration,
        /// By how much at most; boxed, so that a rare fact does not make the frequent ones large.
        most: Box<Duration>,
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
    /// One direction of the link was cut.
    CutOneWay {
        /// The link.
        link: LinkId,
        /// Frames sent from this end.
        side: Side,
    },
    /// One direction of the link was mended.
    MendedOneWay {
        /// The link.
        link: LinkId,
        /// Frames sent from this end.
        side: Side,
    },
    /// A box took its port down for a moment: who is plugged in there sees no carrier.
    CarrierGone {
        /// The link.
        link: LinkId,
        /// The end of that box.
        side: Side,
    },
    /// The port is up again.
    CarrierBack {
        /// The link.
        link: LinkId,
        /// The end of that box.
        side: Side,
    },
    /// A host has joined the network of an access point: name and password are those.
    Associated {
        /// The link.
        link: LinkId,
        /// The end of the host.
        side: Side,
        /// The network.
        ssid: Name,
    },
    /// The trouble of one direction was changed.
    FaultsSet {
        /// The link.
        link: LinkId,
        /// Frames sent from this end.
        side: Side,
        /// All that is wrong with it now, as console words, if anything is.
        setting: Option<Name>,
    },
}
