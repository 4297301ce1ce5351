//! A link: two ends, a rate, a delay, a finite queue, and the trouble of its two directions.
//!
//! What becomes of a frame is decided in a fixed order: cut, queue, then what `trouble` says. Every direction has its
//! own line and its own dice; a cable never mixes them. A direction without trouble has no dice and pays for none.

use core::time::Duration;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::trouble::{Impairments, Loss, Marks, Trouble};
use super::{SimTime, stream};

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
    /// The trouble that frames sent from either side meet from the start.
    pub faults: [Option<Box<Impairments>>; 2],
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
            faults: [None, None],
        }
    }
}

impl LinkProps {
    /// A link of this medium of which nothing else is said.
    pub fn of(medium: Medium) -> LinkProps {
        match medium {
            Medium::Cable => LinkProps::default(),
            // What a phone gets across a flat: 100 Mbps, and a millisecond of waiting for its turn on the air.
            Medium::Wifi => {
                LinkProps { medium, rate_bps: 100_000_000, delay: Duration::from_millis(1), ..LinkProps::default() }
            }
        }
    }
}

/// Bytes that Ethernet adds on the wire: preamble 8, FCS 4, gap 12 (IEEE 802.3).
const WIRE_OVERHEAD_BYTES: u64 = 24;

/// What became of a frame handed to a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is on its way.
    Flies {
        /// First bit on the wire.
        on_wire: SimTime,
        /// Last bit at the far end.
        arrives: SimTime,
        /// What happens to it there, if anything does.
        marks: Option<Box<Marks>>,
    },
    /// It left and never arrives.
    Lost {
        /// First bit on the wire.
        on_wire: SimTime,
        /// When it would have arrived.
        missed: SimTime,
        /// Why.
        why: Loss,
    },
    /// The link is cut.
    Cut,
    /// The queue before the wire is full.
    QueueFull {
        /// Bytes that were waiting.
        waiting_bytes: u32,
        /// Bytes that may wait.
        limit_bytes: u32,
    },
}

#[derive(Clone, Default, Debug)]
struct Direction {
    /// When the last bit now queued will have left.
    busy_until: SimTime,
    trouble: Option<Box<Trouble>>,
}

/// A link of a lab.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its two ends.
    pub ends: [End; 2],
    /// What it is made of; links that are alike share it.
    pub props: Arc<LinkProps>,
    directions: [Direction; 2],
}

impl Link {
    /// A whole link. `seed` and `name` seed the dice of the trouble it begins with.
    pub fn new(ends: [End; 2], props: impl Into<Arc<LinkProps>>, seed: u64, name: &str) -> Link {
        let props: Arc<LinkProps> = props.into();
        let faults = props.faults.clone();
        let mut link = Link { ends, props, directions: Default::default() };
        for (side, faults) in [Side::A, Side::B].into_iter().zip(faults) {
            if let Some(faults) = faults {
                link.set_faults(SimTime::ZERO, side, *faults, seed, name);
            }
        }
        link
    }

    /// The end at `side`.
    pub fn end(&self, side: Side) -> End {
        self.ends[side as usize]
    }

    /// The trouble of frames sent from `side`.
    pub fn faults(&self, side: Side) -> Impairments {
        self.directions[side as usize].trouble.as_ref().map(|t| t.faults.clone()).unwrap_or_default()
    }

    /// Whether nothing sent from `side` passes.
    pub fn is_cut(&self, side: Side) -> bool {
        self.directions[side as usize].trouble.as_ref().is_some_and(|t| t.faults.cut)
    }

    /// How often what is sent from `side` has been cut off; who was sent before the latest cut does not arrive.
    pub fn cuts(&self, side: Side) -> u16 {
        self.directions[side as usize].trouble.as_ref().map_or(0, |t| t.cuts)
    }

    /// Changes the trouble of frames sent from `side`. Its dice are thrown on; `seed` and `name` (the link's) make them
    /// when there are none yet. A cut empties it; else what waits keeps the time that it was told to arrive at; to those behind it, it counts
    /// as many bytes as before, which leave at the new rate.
    pub fn set_faults(&mut self, now: SimTime, side: Side, faults: Impairments, seed: u64, name: &str) {
        let (waiting, before) = (self.waiting_bytes(now, side), self.rate_bps(side));
        let line = &mut self.directions[side as usize];
        if line.trouble.is_none() && faults == Impairments::default() {
            return;
        }
        let purpose = if side == Side::A { "a" } else { "b" };
        let trouble = line.trouble.get_or_insert_with(|| Box::new(Trouble::new(stream(seed, name, purpose))));
        let cut = faults.cut && !trouble.faults.cut;
        trouble.faults = faults;
        if cut {
            // What waits and what flies is gone.
            trouble.cuts = trouble.cuts.wrapping_add(1);
            line.busy_until = now;
            return;
        }
        let rate = self.rate_bps(side);
        if rate != before {
            self.directions[side as usize].busy_until = now + Duration::from_nanos(sending_nanos(waiting.into(), rate));
        }
    }

    fn rate_bps(&self, side: Side) -> u64 {
        let own = self.directions[side as usize].trouble.as_ref().and_then(|t| t.faults.rate_bps);
        own.unwrap_or(self.props.rate_bps)
    }

    /// When all that waits at `side` will have been sent.
    pub fn busy_until(&self, side: Side) -> SimTime {
        self.directions[side as usize].busy_until
    }

    /// Bytes that wait at `side` to be sent.
    pub fn waiting_bytes(&self, now: SimTime, side: Side) -> u32 {
        queued_bytes(self.directions[side as usize].busy_until, now, self.rate_bps(side))
    }

    /// Puts a frame of `len` bytes on the wire at `side`.
    pub fn transmit(&mut self, now: SimTime, side: Side, len: usize) -> Verdict {
        let LinkProps { rate_bps, delay, queue_bytes, .. } = *self.props;
        let line = &mut self.directions[side as usize];
        if line.trouble.is_some() {
            return self.transmit_in_trouble(now, side, len);
        }
        match line.queue(now, len, rate_bps, queue_bytes) {
            Ok((on_wire, _)) => Verdict::Flies { on_wire, arrives: line.busy_until + delay, marks: None },
            Err(full) => full,
        }
    }

    #[cold]
    fn transmit_in_trouble(&mut self, now: SimTime, side: Side, len: usize) -> Verdict {
        let rate_bps = self.rate_bps(side);
        let LinkProps { delay, queue_bytes, .. } = *self.props;
        let line = &mut self.directions[side as usize];
        let faults = line.trouble.as_ref().map(|trouble| &trouble.faults);
        if faults.is_some_and(|faults| faults.cut) {
            return Verdict::Cut;
        }
        let queue_bytes = faults.and_then(|faults| faults.queue_bytes).unwrap_or(queue_bytes);
        let delay = delay + faults.map_or(Duration::ZERO, |faults| faults.extra_delay);
        let (on_wire, sending) = match line.queue(now, len, rate_bps, queue_bytes) {
            Ok(queued) => queued,
            Err(full) => return full,
        };
        let arrives = line.busy_until + delay;
        let Some(trouble) = &mut line.trouble else { return Verdict::Flies { on_wire, arrives, marks: None } };
        if let Some(why) = trouble.swallows(len) {
            return Verdict::Lost { on_wire, missed: arrives, why };
        }
        let (arrives, marks) = trouble.marks(len, sending, arrives);
        Verdict::Flies { on_wire, arrives, marks }
    }
}

impl Direction {
    /// Puts a frame behind those that wait: when its first bit leaves, and how long it is sent.
    #[inline]
    fn queue(
        &mut self,
        now: SimTime,
        len: usize,
        rate_bps: u64,
        limit_bytes: u32,
    ) -> Result<(SimTime, Duration), Verdict> {
        let waiting_bytes = queued_bytes(self.busy_until, now, rate_bps);
        if waiting_bytes > limit_bytes {
            return Err(Verdict::QueueFull { waiting_bytes, limit_bytes });
        }
        let on_wire = self.busy_until.max(now);
        let sending_nanos = sending_nanos(len as u64 + WIRE_OVERHEAD_BYTES, rate_bps);
        self.busy_until = SimTime(on_wire.0.saturating_add(sending_nanos));
        Ok((on_wire, Duration::from_nanos(sending_nanos)))
    }
}

/// How long a line of this rate sends so many bytes.
fn sending_nanos(bytes: u64, rate_bps: u64) -> u64 {
    bytes.saturating_mul(8_000_000_000).checked_div(rate_bps).unwrap_or(0)
}

/// Bytes that a line of this rate, busy until then, still has to send.
pub fn queued_bytes(busy_until: SimTime, now: SimTime, rate_bps: u64) -> u32 {
    // Bits times 10⁹; only rarely too many for 64 bits, and dividing wider numbers is slow.
    let nanos = busy_until.nanos().saturating_sub(now.nanos());
    let wide = || u32::try_from(u128::from(nanos) * u128::from(rate_bps) / 8_000_000_000).unwrap_or(u32::MAX);
    nanos.checked_mul(rate_bps).map_or_else(wide, |bits| (bits / 8_000_000_000) as u32)
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
        l.set_faults(SimTime::ZERO, Side::A, Impairments { cut: true, ..Impairments::default() }, 1, "a-b");
        assert_eq!(l.transmit(SimTime::ZERO, Side::A, 76), Verdict::Cut);
        assert!(
            matches!(l.transmit(SimTime::ZERO, Side::B, 76), Verdict::Flies { .. }),
            "the other direction is whole"
        );
        l.set_faults(SimTime::ZERO, Side::A, Impairments::default(), 1, "a-b");
        Arc::make_mut(&mut l.props).queue_bytes = 150;
        for _ in 0..2 {
            l.transmit(SimTime::ZERO, Side::A, 76);
        }
        assert_eq!(l.transmit(SimTime::ZERO, Side::A, 76), Verdict::QueueFull { waiting_bytes: 200, limit_bytes: 150 });
        l.set_faults(SimTime::ZERO, Side::B, Impairments { loss_ppm: 1_000_000, ..Impairments::default() }, 1, "a-b");
        assert!(matches!(l.transmit(SimTime::ZERO, Side::B, 76), Verdict::Lost { .. }));
    }

    #[test]
    fn trouble_on_one_direction_never_touches_the_other() {
        let all = Impairments {
            loss_ppm: 100_000,
            corrupt_ppm: 100_000,
            duplicate_ppm: 100_000,
            burst: Some(super::super::Burst { chance_ppm: 10_000, frames: 3 }),
            jitter: Duration::from_millis(1),
            extra_delay: Duration::from_millis(3),
            rate_bps: Some(1_000_000),
            ..Impairments::default()
        };
        let (mut whole, mut rough) = (link(), link());
        rough.set_faults(SimTime::ZERO, Side::A, all, 1, "a-b");
        for n in 0..1_000_u64 {
            let now = SimTime(n * 100_000);
            rough.transmit(now, Side::A, 76);
            assert_eq!(rough.transmit(now, Side::B, 76), whole.transmit(now, Side::B, 76), "frame {n}");
        }
    }

    #[test]
    fn a_direction_has_a_rate_and_a_queue_of_its_own() {
        let mut l = link();
        let slow = Impairments { rate_bps: Some(800_000), queue_bytes: Some(50), ..Impairments::default() };
        l.set_faults(SimTime::ZERO, Side::A, slow, 1, "a-b");
        // 100 bytes at 0.1 bytes a microsecond, and the millisecond of the cable.
        let first = l.transmit(SimTime::ZERO, Side::A, 76);
        assert!(matches!(first, Verdict::Flies { arrives: SimTime(2_000_000), marks: None, .. }), "{first:?}");
        assert_eq!(l.waiting_bytes(SimTime::ZERO, Side::A), 100);
        assert_eq!(l.transmit(SimTime::ZERO, Side::A, 76), Verdict::QueueFull { waiting_bytes: 100, limit_bytes: 50 });
        assert!(matches!(
            l.transmit(SimTime(500_000), Side::A, 76),
            Verdict::Flies { on_wire: SimTime(1_000_000), .. }
        ));
    }

    #[test]
    fn a_line_that_gets_quick_again_is_soon_free_and_loses_nothing() {
        let mut l = link();
        let slow = Impairments { rate_bps: Some(800), ..Impairments::default() };
        l.set_faults(SimTime::ZERO, Side::A, slow, 1, "a-b");
        for _ in 0..10 {
            l.transmit(SimTime::ZERO, Side::A, 76);
        }
        assert_eq!(l.busy_until(Side::A), SimTime::from_secs(10), "a byte in ten milliseconds");
        l.set_faults(SimTime::from_secs(5), Side::A, Impairments::default(), 1, "a-b");
        assert_eq!(l.waiting_bytes(SimTime::from_secs(5), Side::A), 500);
        let next = l.transmit(SimTime::from_secs(5), Side::A, 76);
        assert!(matches!(next, Verdict::Flies { on_wire: SimTime(5_000_500_000), .. }), "{next:?}");
        assert_eq!(queued_bytes(SimTime::NEVER, SimTime::ZERO, u64::MAX), u32::MAX);
    }
}
