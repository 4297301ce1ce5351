//! A demo while it plays: commands and captions at their times. Where they come from is `demo`'s matter.

use crate::lab::{Command, Text};
use crate::sim::SimTime;

/// Something a demo does or says at a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimedStep {
    /// When, in the lab's time.
    pub at: SimTime,
    /// What is done.
    pub command: Option<Command>,
    /// What is said.
    pub caption: Option<Text>,
}

/// How long a caption is seen before anything moves on: 2.5 s and 60 ms a character, in nanoseconds.
const CAPTION_NANOS: u64 = 2_500_000_000;
const CHARACTER_NANOS: u64 = 60_000_000;

/// The demo that plays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Player {
    /// All steps, in order of time.
    steps: Vec<TimedStep>,
    /// The next one.
    next: usize,
    /// What is said now.
    pub caption: Option<Text>,
    /// Watching time for which the caption still holds everything, in nanoseconds.
    hold: u64,
}

impl Player {
    /// A demo at its beginning. Steps of the same moment keep their order.
    pub fn new(mut steps: Vec<TimedStep>) -> Player {
        steps.sort_by_key(|step| step.at);
        Player { steps, next: 0, caption: None, hold: 0 }
    }

    /// The steps that are still to come.
    pub fn into_steps(self) -> Vec<TimedStep> {
        self.steps.into_iter().skip(self.next).collect()
    }

    /// When the next step is.
    pub fn next_at(&self) -> Option<SimTime> {
        self.steps.get(self.next).map(|step| step.at)
    }

    /// How far it is: steps taken and steps in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.steps.len())
    }

    /// Takes the next step when it is due by `now`. Its caption holds everything until it was read.
    pub(super) fn due(&mut self, now: SimTime) -> Option<TimedStep> {
        let step = self.steps.get(self.next).filter(|step| step.at <= now)?.clone();
        self.next += 1;
        if let Some(caption) = &step.caption {
            let longest = caption.ko.chars().count().max(caption.en.chars().count() / 2) as u64;
            self.hold = CAPTION_NANOS + longest * CHARACTER_NANOS;
            self.caption = Some(caption.clone());
        }
        Some(step)
    }

    /// Watching time that the caption takes away from what is given, in nanoseconds.
    pub(super) fn read(&mut self, watch: u64) -> u64 {
        let spent = self.hold.min(watch);
        self.hold -= spent;
        spent
    }

    /// Whether a caption is being read.
    pub fn is_holding(&self) -> bool {
        self.hold > 0
    }

    /// Ends the reading of the caption.
    pub(super) fn read_all(&mut self) {
        self.hold = 0;
    }

    /// Whether every step was taken and its caption read.
    pub fn is_over(&self) -> bool {
        self.next >= self.steps.len() && self.hold == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_come_in_order_of_time_and_captions_hold() {
        let text = |en: &str| Some(Text { ko: String::new(), en: en.into() });
        let step = |at, caption| TimedStep { at: SimTime(at), command: None, caption };
        let mut player = Player::new(vec![step(9, None), step(5, text("look"))]);
        assert_eq!(player.due(SimTime(4)), None);
        assert_eq!(player.due(SimTime(9)).map(|s| s.at), Some(SimTime(5)));
        assert!(player.is_holding());
        assert_eq!(player.read(1_000), 1_000);
        let rest = player.read(u64::MAX);
        assert_eq!(rest, CAPTION_NANOS + 2 * CHARACTER_NANOS - 1_000);
        assert_eq!(player.due(SimTime(9)).map(|s| s.at), Some(SimTime(9)));
        assert!(player.is_over());
    }
}
