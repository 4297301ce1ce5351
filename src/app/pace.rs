//! The two clocks. Lab time is exact and has gaps of hours beside flights of microseconds; shown time moves so that a
//! person can follow. This file holds the arithmetic between them, in whole nanoseconds, so that a session of
//! ticks is as reproducible as the lab itself.

use core::time::Duration;

use crate::sim::SimTime;

use super::flights::Flights;

/// How long a flight is seen at ×1, at least.
pub const FLIGHT_VISIBLE: Duration = Duration::from_millis(400);
/// How long a step of the layer ladder is seen at ×1.
pub const LAYER_VISIBLE: Duration = Duration::from_millis(55);
/// How long it is seen when it is asked for by itself: a header slides on or off in several pictures.
pub const STEP_VISIBLE: Duration = Duration::from_millis(165);
/// The screen's tick while something moves: 30 a second.
pub const FRAME_TICK: Duration = Duration::from_millis(33);

/// What became of a stretch of watching time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Advance {
    /// The shown time afterwards.
    pub shown: SimTime,
    /// Watching time that is left, in nanoseconds.
    pub left: u64,
}

/// Moves the shown time towards `limit` for at most `watch` nanoseconds, while the set of flights in the air stays
/// the same. Every flight takes at least `FLIGHT_VISIBLE` because the shortest one in the air sets the rate. With
/// nothing in the air it jumps to `limit` for free.
pub fn paced(flights: &Flights, shown: SimTime, limit: SimTime, watch: u64) -> Advance {
    let shortest = flights.at(shown).map(|f| f.nanos().max(1)).min();
    let Some(shortest) = shortest else { return Advance { shown: shown.max(limit), left: watch } };
    let visible = FLIGHT_VISIBLE.as_nanos();
    let wanted = u128::from(limit.0.saturating_sub(shown.0));
    let price = (wanted * visible).div_ceil(u128::from(shortest));
    if price <= u128::from(watch) {
        return Advance { shown: shown.max(limit), left: watch - price as u64 };
    }
    let come = u128::from(watch) * u128::from(shortest) / visible;
    let spent = (come * visible).div_ceil(u128::from(shortest)).min(u128::from(watch));
    Advance { shown: SimTime(shown.0.saturating_add(come as u64)), left: watch - spent as u64 }
}

/// Moves the shown time towards `limit`, one nanosecond for each watched.
pub fn proportional(shown: SimTime, limit: SimTime, watch: u64) -> Advance {
    let wanted = limit.0.saturating_sub(shown.0);
    let come = wanted.min(watch);
    Advance { shown: SimTime(shown.0.saturating_add(come)), left: watch - come }
}

#[cfg(test)]
mod tests {
    use super::super::flights::tests::trace_of;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn idle_gaps_cost_nothing() {
        let got = paced(&Flights::default(), SimTime(5), SimTime::from_secs(3600), 33);
        assert_eq!(got, Advance { shown: SimTime::from_secs(3600), left: 33 });
    }

    proptest! {
        /// However long the flights and however the ticks fall, nobody's flight is shorter than promised.
        #[test]
        fn every_flight_is_seen_long_enough(
            shape in proptest::collection::vec((0u64..50_000, 1u64..20_000_000), 1..8),
            ticks in proptest::collection::vec(1_000_000u64..80_000_000, 1..40),
        ) {
            let mut flights = Flights::default();
            let mut sent = 0;
            let list: Vec<_> = shape.iter().map(|(gap, len)| { sent += gap; (sent, sent, sent + len) }).collect();
            flights.absorb(&trace_of(&list));
            let (mut shown, mut watch, mut watched, mut tick) = (SimTime::ZERO, 0, 0u64, 0);
            let mut seen = vec![(None, None); list.len()];
            while let Some(limit) = flights.next_change(shown).or_else(|| (watched == 0).then_some(SimTime(1))) {
                for (times, (_, on, off)) in seen.iter_mut().zip(&list) {
                    if shown.0 >= *on && times.0.is_none() { times.0 = Some(watched - watch); }
                    if shown.0 >= *off && times.1.is_none() { times.1 = Some(watched - watch); }
                }
                let step = paced(&flights, shown, limit, watch);
                prop_assert!(step.shown >= shown && step.left <= watch);
                (shown, watch) = (step.shown, step.left);
                if shown < limit {
                    let more = ticks[tick % ticks.len()];
                    (watch, watched, tick) = (watch + more, watched + more, tick + 1);
                }
                prop_assume!(tick < 20_000);
            }
            for (on, off) in seen {
                let off = off.unwrap_or(watched - watch);
                prop_assert!(off - on.unwrap_or(0) >= FLIGHT_VISIBLE.as_nanos() as u64 - 1);
            }
        }
    }
}
