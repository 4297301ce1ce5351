//! Time, order, chance and cables: the physics of a lab.
//!
//! What it is: virtual time, a queue with one total order, random streams split per purpose, and links that carry
//! frames with a rate, a delay and faults. What it is not: a network. Frames are opaque bytes here, and nothing in
//! this module knows an address.

mod engine;
mod later;
mod frame;
pub mod link;
mod queue;
mod rng;
mod time;
mod trouble;
mod units;

pub use engine::{Arrival, Engine, Event};
pub use frame::{Frame, FrameId};
pub use link::{End, Link, LinkId, LinkProps, Medium, NodeId, PortId, Side, Verdict, queued_bytes};
pub use queue::Queue;
pub use rng::{Rng, stream};
pub use time::{ParseTimeError, SimTime, parse_duration};
pub use trouble::{Burst, Impairments, Loss, Marks, Ordinals, Reorder};
pub use units::{parse_percent, parse_rate, percent_text, rate_text, time_text};
