//! RACK (RFC 8985 section 6): a segment is lost when one that was sent *later* has arrived, and nothing but a little
//! disorder on the way could explain it. This file knows times only: what has arrived, how long that took, and how much
//! disorder is allowed for. Which segments that makes lost is `flight`'s to say.

use core::time::Duration;

use super::seq::SeqNumber;
use crate::sim::SimTime;

/// Recoveries for which a wider window is kept (section 6.2 step 4).
const PERSIST: u8 = 16;
/// For so long the least round trip holds: Linux `tcp_min_rtt_wlen`.
const MIN_RTT_WINDOW: Duration = Duration::from_secs(300);

/// One transmission of a segment. In virtual time many leave in one moment, so they are also counted; the RFC would take the
/// one with the higher number for the later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sending {
    pub(super) at: SimTime,
    pub(super) order: SeqNumber,
}

impl Sending {
    pub(super) fn is_after(self, other: Sending) -> bool {
        self.order.after(other.order)
    }
}

/// What one acknowledgment says has arrived and was not known to have.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Delivered {
    pub(super) bytes: u32,
    /// When the first and the last of the segments were sent that were sent only once.
    pub(super) once: Option<(SimTime, SimTime)>,
    /// One of them had been sent more than once.
    pub(super) resent: bool,
    /// One that was sent once arrived after one that was sent later.
    pub(super) reordered: bool,
    /// The last one sent of those whose transmission is certain.
    newest: Option<Sending>,
    /// The highest end.
    highest: Option<SeqNumber>,
    /// The highest number that had arrived before this acknowledgment.
    forward: SeqNumber,
    /// Which transmission of a repeated segment arrived is certain up to this moment.
    certain: SimTime,
}

impl Delivered {
    /// `bytes` of a segment arrived; when that is the `whole` of it, it ends there.
    pub(super) fn count(&mut self, sending: Sending, bytes: u32, resent: bool, whole: Option<SeqNumber>) {
        self.bytes += bytes;
        self.resent |= resent;
        let Some(end) = whole else { return };
        if !resent {
            let (first, last) = self.once.unwrap_or((sending.at, sending.at));
            self.once = Some((first.min(sending.at), last.max(sending.at)));
            self.reordered |= end.before(self.forward);
        }
        if (!resent || sending.at <= self.certain) && self.newest.is_none_or(|newest| sending.is_after(newest)) {
            self.newest = Some(sending);
        }
        self.highest = Some(self.highest.map_or(end, |highest| highest.later(end)));
    }
}

/// What a connection remembers for it.
#[derive(Debug)]
pub(super) struct Rack {
    /// When the last-sent segment left that has arrived; never before the first.
    newest_at: SimTime,
    newest_order: SeqNumber,
    /// How long that one took.
    rtt_ns: u64,
    /// The least round trip; all ones before the first.
    min_rtt_ns: u64,
    min_rtt_at: SimTime,
    /// The highest number that has arrived (`RACK.fack`).
    forward: SeqNumber,
    reordering_seen: bool,
    /// Quarters of the least round trip that disorder is allowed for.
    quarters: u16,
    /// Recoveries after which that falls back to one.
    persist: u8,
    /// The window has been widened for what was sent before this.
    round: Option<SeqNumber>,
}

impl Rack {
    pub(super) fn new(iss: SeqNumber) -> Self {
        Rack {
            newest_at: SimTime::NEVER,
            newest_order: SeqNumber(0),
            rtt_ns: 0,
            min_rtt_ns: u64::MAX,
            min_rtt_at: SimTime::ZERO,
            forward: iss,
            reordering_seen: false,
            quarters: 1,
            persist: 0,
            round: None,
        }
    }

    /// An empty count for an acknowledgment that arrives now. A repeated segment that seems to have taken less than the least
    /// round trip is its first copy (section 6.2 step 2). The echoed timestamp, which the RFC looks at too, says nothing
    /// about a segment beyond a hole (RFC 7323 section 4.3); Linux does without.
    pub(super) fn delivery(&self, now: SimTime) -> Delivered {
        let certain = SimTime(now.0.saturating_sub(self.min_rtt_ns));
        Delivered { forward: self.forward, certain, ..Delivered::default() }
    }

    /// Takes over what arrived (steps 2 and 3).
    pub(super) fn update(&mut self, now: SimTime, delivered: &Delivered) {
        self.reordering_seen |= delivered.reordered;
        if let Some(highest) = delivered.highest {
            self.forward = self.forward.later(highest);
        }
        if let Some(sending) = delivered.newest
            && self.newest().is_none_or(|newest| sending.is_after(newest))
        {
            (self.newest_at, self.newest_order) = (sending.at, sending.order);
            self.rtt_ns = now.since(sending.at).as_nanos() as u64;
        }
    }

    /// A round trip was measured (step 1).
    pub(super) fn sample(&mut self, now: SimTime, rtt: Duration) {
        let rtt_ns = rtt.as_nanos() as u64;
        if rtt_ns <= self.min_rtt_ns || now.since(self.min_rtt_at) > MIN_RTT_WINDOW {
            (self.min_rtt_ns, self.min_rtt_at) = (rtt_ns, now);
        }
    }

    /// The shortest round trip so far, after the first sample.
    pub(super) fn min_rtt(&self) -> Duration {
        Duration::from_nanos(self.min_rtt_ns)
    }

    /// The peer got something twice: more disorder than was allowed for, once a round trip (step 4).
    pub(super) fn widen(&mut self, una: SeqNumber, nxt: SeqNumber) {
        if self.round.is_none_or(|round| !una.before(round)) {
            self.round = Some(nxt);
            self.quarters = self.quarters.saturating_add(1);
            self.persist = PERSIST;
        }
    }

    /// A recovery is over.
    pub(super) fn recovered(&mut self) {
        self.persist = self.persist.saturating_sub(1);
        if self.persist == 0 {
            self.quarters = 1;
        }
    }

    /// How long after its time a segment may still come (step 4). `certain`: a loss is being repaired, or as many segments
    /// have arrived beyond a hole as make one; then only disorder that was seen before is a reason to wait.
    pub(super) fn window(&self, certain: bool, srtt: Duration) -> Duration {
        if certain && !self.reordering_seen || self.min_rtt_ns == u64::MAX {
            return Duration::ZERO;
        }
        Duration::from_nanos((self.min_rtt_ns / 4).saturating_mul(self.quarters.into())).min(srtt)
    }

    /// The last-sent segment that has arrived.
    pub(super) fn newest(&self) -> Option<Sending> {
        let newest = Sending { at: self.newest_at, order: self.newest_order };
        (newest.at != SimTime::NEVER).then_some(newest)
    }

    /// How long it took.
    pub(super) fn rtt(&self) -> Duration {
        Duration::from_nanos(self.rtt_ns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(n: u64) -> SimTime {
        SimTime::from_millis(n)
    }

    fn sending(at: u64) -> Sending {
        Sending { at: ms(at), order: SeqNumber(at as u32) }
    }

    #[test]
    fn the_copy_that_arrived_must_be_certain() {
        let mut rack = Rack::new(SeqNumber(0));
        rack.sample(ms(20), Duration::from_millis(20));
        let arrived = |at| {
            let mut delivered = rack.delivery(ms(100));
            delivered.count(sending(at), 10, true, Some(SeqNumber(10)));
            delivered.newest.is_some()
        };
        assert!(arrived(80) && !arrived(81), "that would be quicker than ever");
    }

    #[test]
    fn disorder_is_noticed_and_duplicates_widen_the_window_once_a_round() {
        let mut rack = Rack::new(SeqNumber(0));
        let srtt = Duration::from_millis(100);
        assert_eq!(rack.window(false, srtt), Duration::ZERO, "nothing is known yet");
        rack.sample(ms(20), Duration::from_millis(20));
        assert_eq!((rack.window(false, srtt), rack.window(true, srtt)), (Duration::from_millis(5), Duration::ZERO));
        let mut delivered = rack.delivery(ms(20));
        delivered.count(sending(1), 10, false, Some(SeqNumber(30)));
        rack.update(ms(20), &delivered);
        let mut late = rack.delivery(ms(21));
        late.count(sending(0), 10, false, Some(SeqNumber(20)));
        rack.update(ms(21), &late);
        assert_eq!(rack.rtt(), Duration::from_millis(19));
        assert_eq!(rack.newest(), Some(sending(1)));
        assert_eq!(rack.window(true, srtt), Duration::from_millis(5), "what overtakes is no proof any more");
        rack.widen(SeqNumber(30), SeqNumber(90));
        rack.widen(SeqNumber(40), SeqNumber(99));
        assert_eq!(rack.window(true, srtt), Duration::from_millis(10));
        rack.widen(SeqNumber(90), SeqNumber(120));
        assert_eq!(
            (rack.window(true, srtt), rack.window(true, ms(9).since(ms(0)))),
            (Duration::from_millis(15), Duration::from_millis(9))
        );
        for _ in 0..PERSIST {
            rack.recovered();
        }
        assert_eq!(rack.window(true, srtt), Duration::from_millis(5));
    }
}
