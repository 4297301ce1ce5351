//! The words that set a line's trouble, both ways: `loss=1% delay=20ms` ⇄ `Impairments`. Console, scenario files and the
//! screen's form read and write them here; what they do stands in `sim::trouble`.

use core::time::Duration;

use serde::Serialize;

use super::world::nearest;
use crate::sim::{
    Burst, Impairments, Ordinals, Reorder, parse_duration, parse_percent, parse_rate, percent_text, rate_text,
    time_text,
};

/// The longest addition to a flight: beyond it no protocol waits.
const LONGEST: Duration = Duration::from_secs(60);
/// The greatest queue.
const QUEUE_MAX_BYTES: u32 = 1 << 30;
/// The longest burst, in frames on average.
const BURST_MAX_FRAMES: u32 = 1_000;
/// Ranges of a list of numbers.
const RANGES_MAX: usize = 32;
/// How long a frame is held back when it is not said: long in a room, short on a way across a country.
const HOLD: Duration = Duration::from_millis(10);

/// One thing that can be set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// `loss=1%`: the chance that a frame vanishes.
    Loss,
    /// `burst=1%:5`: the chance that a burst of losses begins, and its mean length in frames.
    Burst,
    /// `drop=3,7-9`: frames that vanish, by number from now; `drop=3:200` counts those of at least 200 bytes.
    Drop,
    /// `delay=20ms`: an addition to the time of flight.
    Delay,
    /// `jitter=5ms`: the greatest random addition.
    Jitter,
    /// `reorder=5%`, `reorder=5%:2ms`: the chance that a frame is held back, and how long.
    Reorder,
    /// `duplicate=1%`: the chance that a frame arrives twice.
    Duplicate,
    /// `corrupt=1%`: the chance that a bit flips.
    Corrupt,
    /// `rate=1Mbps`: bits a second.
    Rate,
    /// `queue=20000`: bytes that may wait.
    Queue,
}

/// A word that sets nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum SettingError {
    /// No setting has this name.
    Unknown {
        /// As given.
        word: String,
        /// The nearest there is.
        nearest: Option<String>,
    },
    /// The value is none of this setting.
    BadValue {
        /// Which.
        setting: Setting,
        /// As given.
        text: String,
    },
}

impl Setting {
    /// All of them, in the order in which they are written.
    pub const ALL: [Setting; 10] = [
        Setting::Loss,
        Setting::Burst,
        Setting::Drop,
        Setting::Delay,
        Setting::Jitter,
        Setting::Reorder,
        Setting::Duplicate,
        Setting::Corrupt,
        Setting::Rate,
        Setting::Queue,
    ];

    /// Its word; also its field in a scenario file.
    pub const fn word(self) -> &'static str {
        match self {
            Setting::Loss => "loss",
            Setting::Burst => "burst",
            Setting::Drop => "drop",
            Setting::Delay => "delay",
            Setting::Jitter => "jitter",
            Setting::Reorder => "reorder",
            Setting::Duplicate => "duplicate",
            Setting::Corrupt => "corrupt",
            Setting::Rate => "rate",
            Setting::Queue => "queue",
        }
    }

    /// Reads its value; `off` switches it off. What was there stays when the value is wrong.
    pub fn read(self, text: &str, faults: &mut Impairments) -> Result<(), SettingError> {
        let bad = || SettingError::BadValue { setting: self, text: text.to_owned() };
        let off = text == "off";
        let percent = |into: &mut u32| -> Option<()> {
            *into = if off { 0 } else { parse_percent(text)? };
            Some(())
        };
        let time = |into: &mut Duration| -> Option<()> {
            *into = if off { Duration::ZERO } else { short_time(text)? };
            Some(())
        };
        let read = match self {
            Setting::Loss => percent(&mut faults.loss_ppm),
            Setting::Corrupt => percent(&mut faults.corrupt_ppm),
            Setting::Duplicate => percent(&mut faults.duplicate_ppm),
            Setting::Delay => time(&mut faults.extra_delay),
            Setting::Jitter => time(&mut faults.jitter),
            Setting::Burst => set(&mut faults.burst, off, || burst(text)),
            Setting::Drop => set(&mut faults.drop, off, || ordinals(text)),
            Setting::Reorder => set(&mut faults.reorder, off, || reorder(text)),
            Setting::Rate => set(&mut faults.rate_bps, off, || parse_rate(text)),
            Setting::Queue => set(&mut faults.queue_bytes, off, || text.parse().ok().filter(|n| *n <= QUEUE_MAX_BYTES)),
        };
        read.ok_or_else(bad)
    }

    /// Its value as `read` takes it; none when it is off.
    pub fn value(self, faults: &Impairments) -> Option<String> {
        let percent = |ppm: u32| (ppm > 0).then(|| percent_text(ppm));
        let time = |time: Duration| (!time.is_zero()).then(|| time_text(time));
        match self {
            Setting::Loss => percent(faults.loss_ppm),
            Setting::Corrupt => percent(faults.corrupt_ppm),
            Setting::Duplicate => percent(faults.duplicate_ppm),
            Setting::Delay => time(faults.extra_delay),
            Setting::Jitter => time(faults.jitter),
            Setting::Burst => faults.burst.map(|b| format!("{}:{}", percent_text(b.chance_ppm), b.frames)),
            Setting::Drop => faults.drop.as_ref().map(ordinals_text),
            Setting::Reorder => faults.reorder.map(|r| format!("{}:{}", percent_text(r.chance_ppm), time_text(r.hold))),
            Setting::Rate => faults.rate_bps.map(rate_text),
            Setting::Queue => faults.queue_bytes.map(|bytes| bytes.to_string()),
        }
    }
}

/// Reads one word: `loss=1%`, or `clear`, which switches all of them off and leaves a cut.
pub fn apply_setting(faults: &mut Impairments, word: &str) -> Result<(), SettingError> {
    if word == "clear" {
        *faults = Impairments { cut: faults.cut, ..Impairments::default() };
        return Ok(());
    }
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let Some(setting) = Setting::ALL.into_iter().find(|s| s.word() == name) else {
        let words = Setting::ALL.iter().map(|s| s.word()).chain(["clear"]);
        return Err(SettingError::Unknown { word: name.to_owned(), nearest: nearest(name, words) });
    };
    setting.read(value, faults)
}

/// All that is set, as console words; empty when nothing is.
pub fn setting_words(faults: &Impairments) -> String {
    let word = |s: &Setting| s.value(faults).map(|value| format!("{}={value}", s.word()));
    Setting::ALL.iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

fn set<T>(place: &mut Option<T>, off: bool, read: impl FnOnce() -> Option<T>) -> Option<()> {
    *place = if off { None } else { Some(read()?) };
    Some(())
}

fn short_time(text: &str) -> Option<Duration> {
    // A bare number would be seconds, which nobody means on a line: the unit must be said.
    let told = text == "0" || text.ends_with(|c: char| c.is_alphabetic());
    parse_duration(text).ok().filter(|time| told && *time <= LONGEST)
}

fn burst(text: &str) -> Option<Burst> {
    let (chance, frames) = text.split_once(':')?;
    let frames = frames.parse().ok().filter(|n| (1..=BURST_MAX_FRAMES).contains(n))?;
    Some(Burst { chance_ppm: parse_percent(chance)?, frames })
}

fn reorder(text: &str) -> Option<Reorder> {
    let (chance, hold) = text.split_once(':').map_or((text, None), |(chance, hold)| (chance, Some(hold)));
    Some(Reorder { chance_ppm: parse_percent(chance)?, hold: hold.map_or(Some(HOLD), short_time)? })
}

/// `3,7-9`, `3:200`: numbers from 1, rising.
fn ordinals(text: &str) -> Option<Ordinals> {
    let (list, least) = text.split_once(':').map_or((text, "0"), |(list, least)| (list, least));
    let range = |part: &str| -> Option<(u32, u32)> {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some((first.parse().ok()?, last.parse().ok()?))
    };
    let ranges: Vec<(u32, u32)> = list.split(',').take(RANGES_MAX + 1).map(range).collect::<Option<_>>()?;
    let mut before = 0;
    let rising = ranges.iter().all(|(first, last)| {
        let fits = *first > before && last >= first;
        before = *last;
        fits
    });
    (rising && ranges.len() <= RANGES_MAX).then_some(())?;
    Some(Ordinals { ranges, least_bytes: least.parse().ok()?, counted: 0 })
}

/// The numbers that are still to come.
fn ordinals_text(drop: &Ordinals) -> String {
    let range = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    let list = drop.ranges.iter().map(range).collect::<Vec<_>>().join(",");
    if drop.least_bytes == 0 { list } else { format!("{list}:{}", drop.least_bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_says_its_unit() {
        let mut faults = Impairments::default();
        for word in ["jitter=5", "delay=20", "reorder=5%:2"] {
            assert!(apply_setting(&mut faults, word).is_err(), "{word}");
        }
        assert_eq!(apply_setting(&mut faults, "delay=0"), Ok(()));
    }

    #[test]
    fn words_are_read_exactly_and_written_back() {
        let line = "loss=0.5% burst=1%:5 drop=3,7-9:200 delay=20ms jitter=5ms reorder=5%:10ms duplicate=100% \
                    corrupt=0.001% rate=1.5Mbps queue=20000";
        let mut faults = Impairments::default();
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            assert_eq!(apply_setting(&mut faults, word), Ok(()), "{word}");
        }
        assert_eq!((faults.loss_ppm, faults.duplicate_ppm, faults.corrupt_ppm), (5_000, 1_000_000, 10));
        assert_eq!(setting_words(&faults), line.split_whitespace().collect::<Vec<_>>().join(" "));
        for setting in Setting::ALL {
            assert_eq!(setting.read("off", &mut faults), Ok(()));
            assert_eq!(setting.value(&faults), None);
        }
        assert_eq!((setting_words(&faults).as_str(), &faults), ("", &Impairments::default()));
    }

    #[test]
    fn what_is_out_of_range_is_refused_and_changes_nothing() {
        let wrong = [
            "loss",
            "loss=5",
            "loss=101%",
            "burst=1%",
            "burst=1%:0",
            "burst=1%:1001",
            "drop=",
            "drop=0",
            "drop=3,2",
            "drop=5-4",
            "drop=1:x",
            "delay=soon",
            "delay=61s",
            "jitter=-1ms",
            "reorder=5%:61s",
            "rate=fast",
            "queue=-1",
            "queue=9999999999",
        ];
        let mut faults = Impairments::default();
        for word in wrong {
            assert!(matches!(apply_setting(&mut faults, word), Err(SettingError::BadValue { .. })), "{word}");
        }
        let many = (1..=33).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert!(apply_setting(&mut faults, &format!("drop={many}")).is_err());
        let nearest = Some("loss".into());
        assert_eq!(apply_setting(&mut faults, "los=1%"), Err(SettingError::Unknown { word: "los".into(), nearest }));
        assert_eq!(faults, Impairments::default());
    }

    #[test]
    fn clearing_leaves_a_cut() {
        let mut faults = Impairments { cut: true, loss_ppm: 9, ..Impairments::default() };
        assert_eq!(apply_setting(&mut faults, "clear"), Ok(()));
        assert_eq!(faults, Impairments { cut: true, ..Impairments::default() });
    }
}
