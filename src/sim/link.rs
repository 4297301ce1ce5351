//! A link: two ends, a rate, a delay, a finite queue, and faults that are decided in a fixed order.
//!
//! The order is part of the promise "same inputs, same bytes": cut, queue, loss, corruption, duplication, jitter.
//! Every direction has its own random stream and its own line; a cable never mixes them.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Rng, SimTime, stream};

/// Index of a node in its lab.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct NodeId(pub u32);

/// Index of a port in its node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct PortId(pub u16);

/// Index of a link in its lab.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct LinkId(pub u32);

/// One end of a link: a port of a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct End {
    /// The box.
    pub node: NodeId,
    /// Its port.
    pub port: PortId,
}

/// Which end of a link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Side {
    /// The first end.
    A,
    /// The second end.
    B,
}

impl Side {
    /// The other end.
    #[must_use]
    pub const fn other(self) -> Side {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }
}

/// What carries the bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// A twisted pair or a fibre.
    #[default]
    Cable,
    /// Radio.
    Wifi,
}

/// What a link is made of.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct LinkProps {
    /// Cable or radio.
    pub medium: Medium,
    /// Bits a second; zero means that sending takes no time.
    pub rate_bps: u64,
    /// Time of flight.
    pub delay: Duration,
    /// Bytes that may wait to be sent, per direction.
    pub queue_bytes: u32,
    /// Greatest IP packet, in bytes.
    pub mtu_bytes: u16,
    /// The faults that both directions begin with.
    pub faults: Impairments,
}

impl Default for LinkProps {
    fn default() -> Self {
        // A gigabit cable across a room, behind the 1000-frame queue a Linux interface has.
        LinkProps {
            medium: Medium::Cable,
            rate_bps: 1_000_000_000,
            delay: Duration::from_micros(5),
            queue_bytes: 1_500_000,
            mtu_bytes: 1500,
            faults: Impairments::default(),
        }
    }
}

/// Faults of one direction. Chances are in millionths.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize)]
pub struct Impairments {
    /// Chance that a frame vanishes, in millionths.
    pub loss_ppm: u32,
    /// Chance that one bit of a frame flips, in millionths.
    pub corrupt_ppm: u32,
    /// Chance that a frame arrives twice, in millionths.
    pub duplicate_ppm: u32,
    /// Greatest random addition to the flight; frames may overtake each other by it.
    pub jitter: Duration,
    /// Additional time of flight.
    pub extra_delay: Duration,
}

/// Bytes that Ethernet adds on the wire: preamble 8, FCS 4, gap 12 (IEEE 802.3).
const WIRE_OVERHEAD_BYTES: u64 = 24;

/// What became of a frame handed to a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is on its way.
    Flies {
        /// First bit on the wire.
        on_wire: SimTime,
        /// Last bit at the far end.
        arrives: SimTime,
        /// A second copy arrives then.
        copy_arrives: Option<SimTime>,
        /// The bit that flipped, counted from the first bit of the frame.
        flipped_bit: Option<u32>,
    },
    /// It left and never arrives.
    Lost {
        /// First bit on the wire.
        on_wire: SimTime,
        /// When it would have arrived.
        missed: SimTime,
    },
    /// The link is cut.
    Cut,
    /// The queue before the wire is full.
    QueueFull {
        /// Bytes that were waiting.
        waiting_bytes: u32,
    },
}

#[derive(Clone, Debug)]
struct Direction {
    faults: Impairments,
    rng: Rng,
    /// When the last bit now queued will have left.
    busy_until: SimTime,
}

/// A link of a lab.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its two ends.
    pub ends: [End; 2],
    /// What it is made of.
    pub props: LinkProps,
    /// Whether nothing passes.
    pub cut: bool,
    directions: [Direction; 2],
}

impl Link {
    /// A whole link. `name` seeds its random streams.
    pub fn new(ends: [End; 2], props: LinkProps, seed: u64, name: &str) -> Link {
        let direction =
            |side| Direction { faults: props.faults.clone(), rng: stream(seed, name, side), busy_until: SimTime::ZERO };
        let directions = [direction("a"), direction("b")];
        Link { ends, props, cut: false, directions }
    }

    /// The end at `side`.
    pub fn end(&self, side: Side) -> End {
        self.ends[side as usize]
    }

    /// The faults of frames sent from `side`.
    pub fn faults(&self, side: Side) -> &Impairments {
        &self.directions[side as usize].faults
    }

    /// Changes the faults of frames sent from `side`.
    pub fn set_faults(&mut self, side: Side, faults: Impairments) {
        self.directions[side as usize].faults = faults;
    }

    /// Puts a frame of `len` bytes on the wire at `side`.
    pub fn transmit(&mut self, now: SimTime, side: Side, len: usize) -> Verdict {
        if self.cut {
            return Verdict::Cut;
        }
        let LinkProps { rate_bps, delay, queue_bytes, .. } = self.props;
        let line = &mut self.directions[side as usize];
        let waiting_bytes = (line.busy_until.since(now).as_nanos() * u128::from(rate_bps) / 8_000_000_000) as u32;
        if waiting_bytes > queue_bytes {
            return Verdict::QueueFull { waiting_bytes };
        }
        let on_wire = line.busy_until.max(now);
        let bits = (len as u64 + WIRE_OVERHEAD_BYTES) * 8;
        let sending = (bits * 1_000_000_000).checked_div(rate_bps).unwrap_or(0);
        line.busy_until = on_wire + Duration::from_nanos(sending);
        let mut arrives = line.busy_until + delay + line.faults.extra_delay;
        if line.rng.chance_if(line.faults.loss_ppm) {
            return Verdict::Lost { on_wire, missed: arrives };
        }
        let flipped_bit = line.rng.chance_if(line.faults.corrupt_ppm).then(|| line.rng.below(len as u32 * 8));
        let twice = line.rng.chance_if(line.faults.duplicate_ppm);
        arrives += jitter(&mut line.rng, line.faults.jitter);
        let copy_arrives = twice.then(|| arrives + Duration::from_nanos(sending.max(1)));
        Verdict::Flies { on_wire, arrives, copy_arrives, flipped_bit }
    }
}

fn jitter(rng: &mut Rng, most: Duration) -> Duration {
    let most_micros = most.as_micros() as u32;
    Duration::from_micros(u64::from(if most_micros == 0 { 0 } else { rng.below(most_micros + 1) }))
}

impl Rng {
    /// As `chance`, but a fault that is switched off draws nothing.
    fn chance_if(&mut self, ppm: u32) -> bool {
        ppm > 0 && self.chance(ppm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> Link {
        let end = |n| End { node: NodeId(n), port: PortId(0) };
        let props = LinkProps { rate_bps: 8_000_000, delay: Duration::from_millis(1), ..LinkProps::default() };
        Link::new([end(0), end(1)], props, 1, "a-b")
    }

    #[test]
    fn frames_queue_behind_each_other() {
        let mut l = link();
        // 76 + 24 bytes at 1 byte a microsecond: 100 µs on the wire, 1 ms in the air.
        let first = l.transmit(SimTime::ZERO, Side::A, 76);
        assert!(matches!(first, Verdict::Flies { on_wire: SimTime(0), arrives: SimTime(1_100_000), .. }), "{first:?}");
        let second = l.transmit(SimTime::ZERO, Side::A, 76);
        assert!(matches!(second, Verdict::Flies { on_wire: SimTime(100_000), arrives: SimTime(1_200_000), .. }));
        let other_way = l.transmit(SimTime::ZERO, Side::B, 76);
        assert!(matches!(other_way, Verdict::Flies { on_wire: SimTime(0), .. }), "directions do not share a line");
    }

    #[test]
    fn cut_full_and_lossy_lines_say_so() {
        let mut l = link();
        l.cut = true;
        assert_eq!(l.transmit(SimTime::ZERO, Side::A, 76), Verdict::Cut);
        l.cut = false;
        l.props.queue_bytes = 150;
        for _ in 0..2 {
            l.transmit(SimTime::ZERO, Side::A, 76);
        }
        assert_eq!(l.transmit(SimTime::ZERO, Side::A, 76), Verdict::QueueFull { waiting_bytes: 200 });
        l.set_faults(Side::B, Impairments { loss_ppm: 1_000_000, ..Impairments::default() });
        assert!(matches!(l.transmit(SimTime::ZERO, Side::B, 76), Verdict::Lost { .. }));
    }
}
