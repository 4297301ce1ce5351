//! Virtual time: nanoseconds since the lab was switched on. Not a clock: it only moves when the engine moves it.

use core::fmt;
use core::ops::{Add, AddAssign, Sub};
use core::str::FromStr;
use core::time::Duration;

use serde::{Deserialize, Serialize};

/// A moment of a lab's life, in nanoseconds since boot.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
pub struct SimTime(pub u64);

impl SimTime {
    /// Boot.
    pub const ZERO: SimTime = SimTime(0);
    /// Later than everything: "no deadline".
    pub const NEVER: SimTime = SimTime(u64::MAX);

    /// A moment `ms` milliseconds after boot.
    pub const fn from_millis(ms: u64) -> Self {
        SimTime(ms * 1_000_000)
    }

    /// A moment `s` seconds after boot.
    pub const fn from_secs(s: u64) -> Self {
        SimTime(s * 1_000_000_000)
    }

    /// Whole nanoseconds since boot.
    pub const fn nanos(self) -> u64 {
        self.0
    }

    /// Whole microseconds since boot.
    pub const fn micros(self) -> u64 {
        self.0 / 1_000
    }

    /// Whole seconds since boot.
    pub const fn secs(self) -> u64 {
        self.0 / 1_000_000_000
    }

    /// The time from `earlier` to here; zero when `earlier` is later.
    pub const fn since(self, earlier: SimTime) -> Duration {
        Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for SimTime {
    type Output = SimTime;
    fn add(self, d: Duration) -> SimTime {
        let nanos = d.as_secs().saturating_mul(1_000_000_000).saturating_add(u64::from(d.subsec_nanos()));
        SimTime(self.0.saturating_add(nanos))
    }
}

impl AddAssign<Duration> for SimTime {
    fn add_assign(&mut self, d: Duration) {
        *self = *self + d;
    }
}

impl Sub<SimTime> for SimTime {
    type Output = Duration;
    fn sub(self, earlier: SimTime) -> Duration {
        self.since(earlier)
    }
}

/// Seconds with six decimals: `12.000431`.
impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:06}", self.0 / 1_000_000_000, self.0 % 1_000_000_000 / 1_000)
    }
}

/// The text was not a time: a number and one of `ns us ms s m h`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseTimeError;

impl fmt::Display for ParseTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time: a number with ns, us, ms, s, m or h")
    }
}

/// Reads `250ms`, `1.5s`, `2m`, `10` (seconds). Exact decimal arithmetic: no floats feed behaviour.
pub fn parse_duration(text: &str) -> Result<Duration, ParseTimeError> {
    let text = text.trim();
    let split = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let unit_nanos: u128 = match unit.trim() {
        "ns" => 1,
        "us" | "µs" => 1_000,
        "ms" => 1_000_000,
        "" | "s" => 1_000_000_000,
        "m" | "min" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return Err(ParseTimeError),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || whole.len() > 12 || fraction.len() > 9 || fraction.contains('.') {
        return Err(ParseTimeError);
    }
    let whole: u128 = whole.parse().map_err(|_| ParseTimeError)?;
    let part: u128 = if fraction.is_empty() { 0 } else { fraction.parse().map_err(|_| ParseTimeError)? };
    let nanos = whole * unit_nanos + part * unit_nanos / 10u128.pow(fraction.len() as u32);
    u64::try_from(nanos).map(Duration::from_nanos).map_err(|_| ParseTimeError)
}

impl FromStr for SimTime {
    type Err = ParseTimeError;
    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        Ok(SimTime::ZERO + parse_duration(text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_exactly() {
        assert_eq!(parse_duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(parse_duration("1.5s"), Ok(Duration::from_millis(1500)));
        assert_eq!(parse_duration("10"), Ok(Duration::from_secs(10)));
        assert_eq!(parse_duration("0.000000001"), Ok(Duration::from_nanos(1)));
        for bad in ["", "s", "1.2.3s", "1 parsec", "-1s", "9999999999999s"] {
            assert_eq!(parse_duration(bad), Err(ParseTimeError), "{bad}");
        }
    }

    #[test]
    fn a_moment_prints_six_decimals() {
        assert_eq!(SimTime(12_000_431_999).to_string(), "12.000431");
        assert_eq!(SimTime::from_secs(5).since(SimTime::from_secs(7)), Duration::ZERO);
    }
}
