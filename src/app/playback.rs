//! The transport: how the shown time runs, and where it is.
//!
//! The arithmetic is `pace`, what happens at each moment is `update::play`; here is what both remember.

use core::time::Duration;

use crate::sim::SimTime;

use super::flights::Flights;
use super::motion::{self, Moving};
use super::pace::{FLIGHT_VISIBLE, FRAME_TICK, LAYER_VISIBLE, STEP_VISIBLE};

/// How shown time follows the lab's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Mode {
    /// Every flight and every layer has a visible length; idle gaps are skipped.
    #[default]
    Paced,
    /// In proportion.
    Real,
    /// As fast as the machine can.
    Instant,
}

impl Mode {
    /// All of them, in the order they are offered.
    pub const ALL: [Mode; 3] = [Mode::Paced, Mode::Real, Mode::Instant];

    /// Its name is `mode-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Mode::Paced => "paced",
            Mode::Real => "real",
            Mode::Instant => "instant",
        }
    }
}

/// How far a step goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stop {
    /// To the next step of the ladder.
    Layer,
    /// Until a frame arrives.
    Hop,
    /// One event of the engine.
    Event,
}

/// Whether time runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Transport {
    /// It stands.
    Paused,
    /// It runs.
    Playing,
    /// It runs as far as a step goes.
    Stepping(Stop),
}

/// Why time stands although it runs: nothing is in the air and nothing is due soon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resting {
    /// When the next event is due, if any is.
    pub next: Option<SimTime>,
}

/// Speeds, in quarters of the usual one: ×¼ to ×16.
const SPEEDS: [u32; 7] = [1, 2, 4, 8, 16, 32, 64];

/// The longest tick that counts whole: a session written down may wait an hour, not a year.
const TICK_MAX: Duration = Duration::from_secs(3600);

/// The transport.
#[derive(Clone, Debug)]
pub struct Playback {
    /// How shown time follows the lab's.
    pub mode: Mode,
    /// Whether it runs.
    pub transport: Transport,
    /// The moment on the screen.
    pub shown: SimTime,
    /// Whether that moment is before the lab's present: looking back.
    pub past: bool,
    /// Why it stands although it runs.
    pub resting: Option<Resting>,
    /// All flights on the record.
    pub flights: Flights,
    /// Quarters of the usual speed.
    pub(super) quarters: u32,
    /// Watching time not yet used, in nanoseconds.
    pub(super) carry: u64,
    /// Since when nothing flew and nobody commanded anything: gaps are skipped only so far beyond it.
    pub(super) quiet_from: SimTime,
}

impl Default for Playback {
    fn default() -> Playback {
        Playback {
            mode: Mode::Paced,
            transport: Transport::Playing,
            shown: SimTime::ZERO,
            past: false,
            resting: None,
            flights: Flights::default(),
            quarters: 4,
            carry: 0,
            quiet_from: SimTime::ZERO,
        }
    }
}

impl Playback {
    /// Quarters of the usual speed: 1 is ×¼, 4 is ×1, 64 is ×16.
    pub fn quarters(&self) -> u32 {
        self.quarters
    }

    /// Whether time runs and does not rest.
    pub fn is_moving(&self) -> bool {
        self.transport != Transport::Paused && self.resting.is_none()
    }

    /// What is in the air at the shown moment.
    pub fn moving(&self) -> Vec<Moving> {
        motion::moving(&self.flights, self.shown)
    }

    /// How long a step of the ladder is seen.
    pub(super) fn layer_visible(&self) -> Duration {
        match (self.mode, self.transport) {
            (Mode::Paced, Transport::Stepping(Stop::Layer)) => STEP_VISIBLE,
            (Mode::Paced, _) => LAYER_VISIBLE,
            _ => Duration::ZERO,
        }
    }

    /// How far the next step of the ladder has come, from 0 to 1, while there is one to tell; none when nothing moves.
    pub fn coming_step(&self) -> Option<f32> {
        let visible = self.layer_visible().as_nanos();
        let moves = self.is_moving() && !self.past && visible > 0;
        moves.then(|| (self.carry as f32 / visible as f32).clamp(0.0, 1.0))
    }

    /// Lets time run from where it is.
    pub(super) fn resume(&mut self) {
        (self.transport, self.resting) = (Transport::Playing, None);
        self.quiet_from = self.quiet_from.max(self.shown);
    }

    /// The next greater or smaller speed.
    pub(super) fn change_speed(&mut self, faster: bool) {
        let here = SPEEDS.iter().position(|s| *s == self.quarters).unwrap_or(2);
        let next = if faster { here + 1 } else { here.saturating_sub(1) };
        self.quarters = SPEEDS.get(next).copied().unwrap_or(self.quarters);
    }

    /// The speed nearest to this many times the usual one.
    pub fn set_speed(&mut self, times: f64) {
        let off = |quarters: &u32| (f64::from(*quarters) / 4.0 - times).abs();
        self.quarters = SPEEDS.into_iter().min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(4);
    }

    /// The next way to play.
    pub(super) fn change_mode(&mut self) {
        let next = Mode::ALL.iter().skip_while(|m| **m != self.mode).nth(1);
        (self.mode, self.carry) = (next.copied().unwrap_or_default(), 0);
    }

    /// Watching time to use now, in nanoseconds, at this speed: a tick and what was left of the one before.
    pub(super) fn watch(&mut self, tick: Duration) -> u64 {
        let nanos = tick.min(TICK_MAX).as_nanos() as u64;
        let scaled = nanos * u64::from(self.quarters) / 4;
        scaled + core::mem::take(&mut self.carry)
    }

    /// Keeps unused watching time, within reason.
    pub(super) fn keep(&mut self, left: u64) {
        self.carry = left.min(FLIGHT_VISIBLE.as_nanos() as u64);
    }

    /// When the screen wants its next tick; none when nothing can change by itself.
    pub fn next_tick(&self) -> Option<Duration> {
        if !self.is_moving() {
            return None;
        }
        Some(match self.mode {
            Mode::Instant => Duration::from_millis(1),
            Mode::Paced | Mode::Real => FRAME_TICK,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_stay_between_a_quarter_and_sixteen() {
        let mut p = Playback::default();
        (0..9).for_each(|_| p.change_speed(true));
        assert_eq!(p.quarters(), 64);
        (0..9).for_each(|_| p.change_speed(false));
        assert_eq!(p.quarters(), 1);
        assert_eq!(p.watch(Duration::from_millis(40)), 10_000_000);
    }

    #[test]
    fn what_stands_wants_no_tick() {
        let mut p = Playback::default();
        assert!(p.next_tick().is_some());
        p.resting = Some(Resting { next: None });
        assert_eq!(p.next_tick(), None);
        (p.resting, p.transport) = (None, Transport::Paused);
        assert_eq!(p.next_tick(), None);
        for mode in [Mode::Real, Mode::Instant, Mode::Paced] {
            p.change_mode();
            assert_eq!(p.mode, mode);
        }
    }
}
