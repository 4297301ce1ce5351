//! What goes wrong on one direction of a line, and the dice that decide it. Not the line itself (`link`), and not the
//! words that set it (`lab::trouble`).
//!
//! The order is part of the promise "same inputs, same bytes": number, burst, loss, corruption, duplication,
//! reordering, jitter. Each direction has its own dice, and what is switched off rolls none.

use core::time::Duration;

use serde::Serialize;

use super::{Rng, SimTime};

/// What is wrong with one direction of a line. Chances are in millionths.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize)]
pub struct Impairments {
    /// Nothing passes.
    pub cut: bool,
    /// Frames that vanish because of their number.
    pub drop: Option<Ordinals>,
    /// Frames that vanish one behind the other.
    pub burst: Option<Burst>,
    /// Chance that a frame vanishes, in millionths.
    pub loss_ppm: u32,
    /// Chance that one bit of a frame flips, in millionths.
    pub corrupt_ppm: u32,
    /// Chance that a frame arrives twice, in millionths.
    pub duplicate_ppm: u32,
    /// Frames that are held back, so that later ones overtake them.
    pub reorder: Option<Reorder>,
    /// Greatest random addition to the flight; frames may overtake each other by it.
    pub jitter: Duration,
    /// Additional time of flight.
    pub extra_delay: Duration,
    /// Bits a second, when it is not the link's own rate; zero means that sending takes no time.
    pub rate_bps: Option<u64>,
    /// Bytes that may wait to be sent, when they are not the link's own.
    pub queue_bytes: Option<u32>,
}

/// Losses in bursts: the model of Gilbert (1960), the one of Elliott (1963) whose bad state loses everything and whose
/// good state loses nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Burst {
    /// Chance that a burst begins at a frame, in millionths.
    pub chance_ppm: u32,
    /// Frames of a burst, on average; at least 1.
    pub frames: u32,
}

/// Frames that are held back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Reorder {
    /// Chance that a frame is held back, in millionths.
    pub chance_ppm: u32,
    /// For how long.
    pub hold: Duration,
}

/// Frames by their numbers, counted from when this was set.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize)]
pub struct Ordinals {
    /// First and last number of each range, from 1, in order.
    pub ranges: Vec<(u32, u32)>,
    /// Shorter frames are not counted.
    pub least_bytes: u32,
    /// Frames counted so far.
    pub counted: u32,
}

impl Ordinals {
    /// Counts a frame of `len` bytes; its number when it is one of these.
    fn meet(&mut self, len: usize) -> Option<u32> {
        if len < self.least_bytes as usize {
            return None;
        }
        self.counted = self.counted.saturating_add(1);
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&self.counted)).then_some(self.counted)
    }

    /// Whether the last of them has passed.
    fn is_over(&self) -> bool {
        self.ranges.last().is_none_or(|(_, last)| *last <= self.counted)
    }
}

/// Why a frame vanished. A die has a million sides; it struck because it showed less than the chance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// Its number was asked for.
    Number {
        /// Which, from 1.
        ordinal: u32,
        /// Shorter frames were not counted.
        least_bytes: u32,
    },
    /// It met a burst.
    Burst {
        /// Which frame of the burst, from 1.
        nth: u32,
        /// The chance that the burst began or went on, in millionths.
        chance_ppm: u32,
        /// What the die showed.
        die: u32,
    },
    /// By chance.
    Chance {
        /// The chance, in millionths.
        chance_ppm: u32,
        /// What the die showed.
        die: u32,
    },
}

/// What happens on its way to a frame that arrives.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Marks {
    /// The bit that flips, counted from the first of the frame, and what the die showed.
    pub flipped: Option<(u32, u32)>,
    /// When a second copy arrives, and what the die showed.
    pub copy: Option<(SimTime, u32)>,
    /// How long it is held back, and what the die showed.
    pub held: Option<(Duration, u32)>,
    /// By how much jitter delays it.
    pub late: Option<Duration>,
}

/// The trouble of one direction, with its dice.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    pub(super) faults: Impairments,
    dice: Rng,
    /// Frames that the present burst has swallowed; zero between bursts.
    in_burst: u32,
    /// How often it was cut.
    pub(super) cuts: u16,
}

impl Trouble {
    pub(super) fn new(dice: Rng) -> Trouble {
        Trouble { faults: Impairments::default(), dice, in_burst: 0, cuts: 0 }
    }

    /// Whether a frame of `len` bytes vanishes.
    pub(super) fn swallows(&mut self, len: usize) -> Option<Loss> {
        let number = self.faults.drop.as_mut().and_then(|drop| {
            let least_bytes = drop.least_bytes;
            drop.meet(len).map(|ordinal| Loss::Number { ordinal, least_bytes })
        });
        if self.faults.drop.as_ref().is_some_and(Ordinals::is_over) {
            self.faults.drop = None;
        }
        number.or_else(|| self.burst()).or_else(|| {
            let chance_ppm = self.faults.loss_ppm;
            self.dice.strikes(chance_ppm).map(|die| Loss::Chance { chance_ppm, die })
        })
    }

    fn burst(&mut self) -> Option<Loss> {
        let Some(Burst { chance_ppm, frames }) = self.faults.burst else {
            self.in_burst = 0;
            return None;
        };
        // A burst of N frames on average ends behind each of them with a chance of 1/N.
        let goes_on = 1_000_000 - 1_000_000 / frames.max(1);
        let chance_ppm = if self.in_burst == 0 { chance_ppm } else { goes_on };
        let die = self.dice.strikes(chance_ppm);
        self.in_burst = die.map_or(0, |_| self.in_burst.saturating_add(1));
        die.map(|die| Loss::Burst { nth: self.in_burst, chance_ppm, die })
    }

    /// What happens to a frame of `len` bytes that would arrive at `arrives` and takes `sending` on the wire: when it
    /// arrives, and why then.
    pub(super) fn marks(&mut self, len: usize, sending: Duration, arrives: SimTime) -> (SimTime, Option<Box<Marks>>) {
        let Impairments { corrupt_ppm, duplicate_ppm, reorder, jitter, .. } = self.faults;
        let dice = &mut self.dice;
        let flipped = dice.strikes(corrupt_ppm).map(|die| (dice.below((len as u32).saturating_mul(8)), die));
        let twice = dice.strikes(duplicate_ppm);
        let held = reorder.and_then(|r| dice.strikes(r.chance_ppm).map(|die| (r.hold, die)));
        let most_micros = u32::try_from(jitter.as_micros()).unwrap_or(u32::MAX - 1);
        let late = (most_micros > 0).then(|| Duration::from_micros(u64::from(dice.below(most_micros + 1))));
        let arrives = arrives + held.map_or(Duration::ZERO, |(hold, _)| hold) + late.unwrap_or_default();
        let copy = twice.map(|die| (arrives + sending.max(Duration::from_nanos(1)), die));
        let marks = Marks { flipped, copy, held, late };
        (arrives, (marks != Marks::default()).then(|| Box::new(marks)))
    }
}

impl Rng {
    /// What a die of a million sides shows, if it is less than `chance_ppm`. What cannot happen rolls no die.
    fn strikes(&mut self, chance_ppm: u32) -> Option<u32> {
        if chance_ppm == 0 {
            return None;
        }
        Some(self.below(1_000_000)).filter(|die| *die < chance_ppm)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stream;
    use super::*;

    const FRAMES: u32 = 10_000;

    fn trouble(faults: Impairments) -> Trouble {
        Trouble { faults, ..Trouble::new(stream(7, "a-b", "a")) }
    }

    fn losses(faults: Impairments) -> Vec<Loss> {
        let mut line = trouble(faults);
        (0..FRAMES).filter_map(|_| line.swallows(100)).collect()
    }

    #[test]
    fn losses_keep_their_chance_and_show_their_die() {
        let lost = losses(Impairments { loss_ppm: 50_000, ..Impairments::default() });
        assert!((430..570).contains(&lost.len()), "{} of 500", lost.len());
        assert!(lost.iter().all(|loss| matches!(loss, Loss::Chance { chance_ppm: 50_000, die } if *die < 50_000)));
        assert!(losses(Impairments::default()).is_empty());
    }

    #[test]
    fn bursts_begin_and_last_as_they_should() {
        let lost =
            losses(Impairments { burst: Some(Burst { chance_ppm: 10_000, frames: 5 }), ..Impairments::default() });
        let begun = lost.iter().filter(|loss| matches!(loss, Loss::Burst { nth: 1, .. })).count();
        // Of n frames a share of 1 / (1 + 0.01 × 5) stands between bursts.
        assert!((65..125).contains(&begun), "{begun} of 95");
        assert!((3 * begun..7 * begun).contains(&lost.len()), "{} in {begun}", lost.len());
        let single =
            losses(Impairments { burst: Some(Burst { chance_ppm: 10_000, frames: 1 }), ..Impairments::default() });
        assert!(single.iter().all(|loss| matches!(loss, Loss::Burst { nth: 1, .. })));
    }

    #[test]
    fn numbered_frames_vanish_once_and_short_ones_do_not_count() {
        let drop = Ordinals { ranges: vec![(2, 2), (4, 5)], least_bytes: 100, counted: 0 };
        let mut line = trouble(Impairments { drop: Some(drop), ..Impairments::default() });
        let gone: Vec<bool> = [100, 60, 200, 99, 100, 100, 100, 100].map(|len| line.swallows(len).is_some()).into();
        assert_eq!(gone, [false, false, true, false, false, true, true, false]);
        assert_eq!(line.faults, Impairments::default(), "nothing is left of it");
    }

    #[test]
    fn marks_keep_their_chances() {
        let mut line = trouble(Impairments {
            corrupt_ppm: 20_000,
            duplicate_ppm: 30_000,
            reorder: Some(Reorder { chance_ppm: 40_000, hold: Duration::from_millis(1) }),
            jitter: Duration::from_micros(9),
            ..Impairments::default()
        });
        let (mut flips, mut copies, mut held, mut late) = (0, 0, 0, Duration::ZERO);
        for _ in 0..FRAMES {
            let (arrives, marks) = line.marks(100, Duration::from_micros(1), SimTime::ZERO);
            let marks = marks.expect("jitter is said of every frame");
            flips += u32::from(marks.flipped.is_some_and(|(bit, _)| bit < 800));
            copies += u32::from(marks.copy.is_some_and(|(at, _)| at > arrives));
            held += u32::from(marks.held.is_some());
            late += marks.late.unwrap_or_default();
        }
        assert!((150..250).contains(&flips) && (240..360).contains(&copies) && (330..470).contains(&held));
        let mean_nanos = late.as_nanos() / u128::from(FRAMES);
        assert!((4_300..4_700).contains(&mean_nanos), "between 0 and 9 µs: {mean_nanos}");
    }
}
