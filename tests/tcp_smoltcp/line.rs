//! A line between two ends, in virtual time: rate, queue, delay, and faults drawn from a seed. It carries IP packets
//! and looks into none. Not `sim::Link`: the judge shares nothing with the judged.

use std::collections::BTreeMap;
use std::collections::btree_map::OccupiedEntry;
use std::time::Duration;

use hoplab::sim::SimTime;

/// What a line is like; the same both ways. Chances are in a thousand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weather {
    pub(crate) delay_ms: u64,
    /// Bits a second.
    pub(crate) rate_bps: u64,
    /// Bytes that may wait before the wire.
    pub(crate) queue: u64,
    pub(crate) loss: u64,
    pub(crate) reorder: u64,
    pub(crate) duplicate: u64,
}

/// A stream of chances (xorshift64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % n
    }

    fn chance(&mut self, permille: u64) -> bool {
        permille > 0 && self.below(1000) < permille
    }
}

struct Lane {
    random: Random,
    busy_until: SimTime,
}

/// The line and all that is on it.
pub(crate) struct Line {
    weather: Weather,
    lanes: [Lane; 2],
    on_the_way: BTreeMap<(SimTime, u64), (usize, Vec<u8>)>,
    order: u64,
}

impl Line {
    pub(crate) fn new(weather: Weather, seed: u64) -> Line {
        let lane = |n| Lane { random: Random::new(seed * 2 + n), busy_until: SimTime::ZERO };
        Line { weather, lanes: [lane(0), lane(1)], on_the_way: BTreeMap::new(), order: 0 }
    }

    /// End `from` sends.
    pub(crate) fn put(&mut self, now: SimTime, from: usize, packet: Vec<u8>) {
        let Weather { delay_ms, rate_bps, queue, loss, reorder, duplicate } = self.weather;
        let lane = &mut self.lanes[from];
        let waiting = lane.busy_until.since(now).as_nanos() as u64 * rate_bps / 8_000_000_000;
        if waiting > queue {
            return;
        }
        let sending = Duration::from_nanos(packet.len() as u64 * 8_000_000_000 / rate_bps);
        lane.busy_until = lane.busy_until.max(now) + sending;
        let mut arrives = lane.busy_until + Duration::from_millis(delay_ms);
        if lane.random.chance(loss) {
            return;
        }
        if lane.random.chance(reorder) {
            arrives += Duration::from_millis(1 + delay_ms / 2);
        }
        if lane.random.chance(duplicate) {
            self.fly(arrives + sending, 1 - from, packet.clone());
        }
        self.fly(arrives, 1 - from, packet);
    }

    fn fly(&mut self, arrives: SimTime, to: usize, packet: Vec<u8>) {
        self.order += 1;
        self.on_the_way.insert((arrives, self.order), (to, packet));
    }

    /// When the next packet arrives.
    pub(crate) fn next_at(&self) -> Option<SimTime> {
        self.on_the_way.keys().next().map(|key| key.0)
    }

    /// A packet that has arrived by now, and at which end.
    pub(crate) fn take(&mut self, now: SimTime) -> Option<(usize, Vec<u8>)> {
        self.on_the_way.first_entry().filter(|first| first.key().0 <= now).map(OccupiedEntry::remove)
    }
}
