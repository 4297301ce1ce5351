//! Rates and chances as people write them, both ways and exactly: no floats feed behaviour.

use core::time::Duration;

/// `100Mbps`, `2.5 Gbps`, `unlimited` (zero), in bits a second. The prefixes are powers of ten, as everywhere in
/// networking. From one bit a second to a terabit.
pub fn parse_rate(text: &str) -> Option<u64> {
    if text == "unlimited" {
        return Some(0);
    }
    let number = text.strip_suffix("bps").or_else(|| text.strip_suffix("bit/s"))?.trim_end();
    let (number, unit) = match number.as_bytes().last()? {
        b'k' | b'K' => (number.get(..number.len() - 1)?, 1_000),
        b'M' => (number.get(..number.len() - 1)?, 1_000_000),
        b'G' => (number.get(..number.len() - 1)?, 1_000_000_000),
        _ => (number, 1),
    };
    let bps = decimal(number.trim_end(), unit)?;
    (1..=1_000_000_000_000).contains(&bps).then_some(bps)
}

/// `1.5%`, in millionths; at most all.
pub fn parse_percent(text: &str) -> Option<u32> {
    let ppm = decimal(text.strip_suffix('%')?.trim_end(), 10_000)?;
    u32::try_from(ppm).ok().filter(|ppm| *ppm <= 1_000_000)
}

/// A decimal number times `unit`.
fn decimal(text: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || fraction.len() > 9 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let part: u64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(unit)?.checked_add(part.checked_mul(unit)? / 10_u64.pow(fraction.len() as u32))
}

/// As [`parse_rate`] reads it.
pub fn rate_text(bps: u64) -> String {
    match bps {
        0 => "unlimited".to_owned(),
        _ if bps >= 1_000_000_000 => format!("{}Gbps", quotient(bps, 1_000_000_000)),
        _ if bps >= 1_000_000 => format!("{}Mbps", quotient(bps, 1_000_000)),
        _ if bps >= 1_000 => format!("{}kbps", quotient(bps, 1_000)),
        _ => format!("{bps}bps"),
    }
}

/// As [`parse_percent`] reads it.
pub fn percent_text(ppm: u32) -> String {
    format!("{}%", quotient(u64::from(ppm), 10_000))
}

/// As `parse_duration` reads it.
pub fn time_text(time: Duration) -> String {
    let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    match nanos {
        0 => "0s".to_owned(),
        _ if nanos >= 1_000_000_000 => format!("{}s", quotient(nanos, 1_000_000_000)),
        _ if nanos >= 1_000_000 => format!("{}ms", quotient(nanos, 1_000_000)),
        _ if nanos >= 1_000 => format!("{}us", quotient(nanos, 1_000)),
        _ => format!("{nanos}ns"),
    }
}

/// `number / unit` as a decimal without trailing zeros; `unit` is a power of ten.
fn quotient(number: u64, unit: u64) -> String {
    let (whole, rest) = (number / unit, number % unit);
    let digits = unit.ilog10() as usize;
    let fraction = format!("{rest:0digits$}");
    match fraction.trim_end_matches('0') {
        "" => whole.to_string(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_duration;
    use super::*;

    #[test]
    fn rates_and_percentages_are_read_exactly() {
        assert_eq!(parse_rate("1Gbps"), Some(1_000_000_000));
        assert_eq!(parse_rate("2.5 Gbps"), Some(2_500_000_000));
        assert_eq!(parse_rate("56kbps"), Some(56_000));
        assert_eq!(parse_rate("unlimited"), Some(0));
        assert_eq!(parse_percent("1.5%"), Some(15_000));
        for bad in ["", "bps", "1", "1 Gb", "-1Mbps", "0bps", "1e9bps", "99999Gbps", "Gbps"] {
            assert_eq!(parse_rate(bad), None, "{bad}");
        }
        assert!([parse_percent("101%"), parse_percent("1"), parse_percent("%")].iter().all(Option::is_none));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for bps in [0, 1, 999, 1_500, 8_000_000, 2_500_000_001, 1_000_000_000_000] {
            assert_eq!(parse_rate(&rate_text(bps)), Some(bps), "{}", rate_text(bps));
        }
        for ppm in [0, 1, 500, 15_000, 1_000_000] {
            assert_eq!(parse_percent(&percent_text(ppm)), Some(ppm), "{}", percent_text(ppm));
        }
        for nanos in [0, 1, 5_000, 20_000_000, 1_500_000_000, 60_000_000_001] {
            let time = Duration::from_nanos(nanos);
            assert_eq!(parse_duration(&time_text(time)), Ok(time), "{}", time_text(time));
        }
        assert_eq!((rate_text(2_500_000).as_str(), percent_text(500).as_str()), ("2.5Mbps", "0.05%"));
    }
}
