//! A conversation of a DHCP client: one transaction number, and when its message is sent again (RFC 2131 4.1).

use core::time::Duration;

use crate::sim::{Rng, SimTime};

/// The least wait between two requests for more time.
const RENEW_WAIT_MIN: Duration = Duration::from_secs(60);

/// A conversation: one transaction number, sent again until somebody answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exchange {
    pub(super) xid: u32,
    /// When the first message of the conversation left.
    began_at: SimTime,
    /// `secs` of the last message.
    pub(super) secs: u16,
    /// When the last message left.
    pub(super) sent_at: SimTime,
    /// Messages of this state sent so far.
    pub(super) tries: u8,
    /// When the next one is due.
    pub(super) again_at: SimTime,
}

impl Exchange {
    /// A conversation whose first message leaves now.
    pub(super) fn begin(now: SimTime, rng: &mut Rng) -> Exchange {
        let again_at = now + back_off(0, rng);
        Exchange { xid: rng.u32(), began_at: now, secs: 0, sent_at: now, tries: 1, again_at }
    }

    /// The next state's first message leaves now, in the same conversation.
    pub(super) fn go_on(self, now: SimTime, rng: &mut Rng) -> Exchange {
        Exchange { sent_at: now, tries: 1, again_at: now + back_off(0, rng), ..self }
    }

    /// The message leaves again now; for more time not before half of what is left until `end` (RFC 2131 4.4.5).
    pub(super) fn repeat_by_half(&mut self, now: SimTime, end: SimTime) {
        (self.sent_at, self.again_at) = (now, half_way(now, end));
        self.tries = self.tries.saturating_add(1);
    }

    /// The message leaves again now.
    pub(super) fn repeat(&mut self, now: SimTime, rng: &mut Rng) {
        (self.sent_at, self.again_at) = (now, now + back_off(self.tries, rng));
        self.tries = self.tries.saturating_add(1);
    }

    /// Seconds since the conversation began, as `secs` counts them.
    pub(super) fn age_secs(&self, now: SimTime) -> u16 {
        u16::try_from(now.since(self.began_at).as_secs()).unwrap_or(u16::MAX)
    }
}

/// RFC 2131 4.1: 4 s, then twice as long each time up to 64 s, each at random up to one second shorter or longer.
pub(super) fn back_off(tries: u8, rng: &mut Rng) -> Duration {
    let middle_secs = 4 << tries.min(4);
    Duration::from_secs(middle_secs - 1) + Duration::from_micros(u64::from(rng.below(2_000_001)))
}

/// RFC 2131 4.4.5: half of the remaining time, but a minute at least.
pub(super) fn half_way(now: SimTime, end: SimTime) -> SimTime {
    if end == SimTime::NEVER {
        return end;
    }
    now + (end.since(now) / 2).max(RENEW_WAIT_MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::stream;

    #[test]
    fn the_wait_doubles_and_stays_within_a_second() {
        let mut rng = stream(1, "pc1", "dhcp");
        for (tries, middle) in [(0, 4), (1, 8), (2, 16), (3, 32), (4, 64), (5, 64), (255, 64)] {
            let wait = back_off(tries, &mut rng).as_secs_f64();
            assert!((wait - f64::from(middle)).abs() <= 1.0, "{tries}: {wait}");
        }
    }

    #[test]
    fn more_time_is_asked_for_after_half_of_what_is_left() {
        let at = SimTime::from_secs;
        assert_eq!(half_way(at(100), at(1100)), at(600));
        assert_eq!(half_way(at(100), at(130)), at(160), "a minute at least: the end of the lease comes before");
        assert_eq!(half_way(at(100), SimTime::NEVER), SimTime::NEVER);
    }
}
