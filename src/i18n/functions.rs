//! What catalogues can call. To shape values: `JOSA`, `TAIL`, `LOWER`, `HEX`, `NS`, `SPAN`, `SECONDS`, `PERCENT`, `BYTES`,
//! `PREFIX`. To reckon: `TIMES`, `MINUS`, `POWER`, `SCALED`. To choose a branch, with `yes` or `no`: `HAS`, `SAME`.
//!
//! Which words stand around values is the catalogue's business.

use std::net::Ipv4Addr;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};

use super::{Lang, josa};

/// Adds those that `source` calls to a bundle.
pub(super) fn add_to(bundle: &mut FluentBundle<FluentResource>, lang: Lang, source: &str) {
    let mut add = |name: &str, shape: fn(&FluentValue, Option<&FluentValue>) -> String| {
        if !source.contains(name) {
            return;
        }
        // Fails only when a name is taken, and the bundle is new.
        let _ = bundle.add_function(name, move |args, _| match args {
            [value, rest @ ..] => shape(value, rest.first()).into(),
            [] => FluentValue::Error,
        });
    };
    add("JOSA", |word, pair| josa(&plain(word), &pair.map(plain).unwrap_or_default()));
    add("TAIL", |address, _| tail(&plain(address)).to_owned());
    add("HEX", |value, digits| {
        let digits = digits.map_or(1, |n| number(n) as usize);
        format!("0x{:0digits$x}", number(value) as u64)
    });
    add("NS", |nanos, _| format!("{:.1?}", core::time::Duration::from_nanos(number(nanos) as u64)));
    add("SECONDS", |nanos, _| crate::sim::SimTime(number(nanos) as u64).to_string());
    add("LOWER", |word, _| plain(word).to_lowercase());
    add("PERCENT", |ppm, _| format!("{}%", number(ppm) / 10_000.0));
    // The length of the network part that a mask leaves, or that it is none.
    add("PREFIX", |mask, _| prefix(&plain(mask)).map_or_else(|| "none".to_owned(), |bits| bits.to_string()));
    add("HAS", |value, _| truth(!plain(value).is_empty()));
    add("SAME", |a, b| truth(b.is_some_and(|b| plain(a) == plain(b) && !plain(a).is_empty())));
    add(
        "BYTES",
        match lang {
            Lang::Ko => |count, _| format!("{}바이트", plain(count)),
            Lang::En => |count, _| format!("{} byte{}", plain(count), if plain(count) == "1" { "" } else { "s" }),
        },
    );
    match lang {
        Lang::Ko => add("SPAN", |secs, _| span(number(secs) as u64, ["일", "시간", "분", "초"])),
        Lang::En => add("SPAN", |secs, _| span(number(secs) as u64, [" d", " h", " min", " s"])),
    }
    add_arithmetic(bundle, source);
}

fn truth(it_is: bool) -> String {
    if it_is { "yes" } else { "no" }.to_owned()
}

fn prefix(mask: &str) -> Option<u32> {
    let bits = mask.parse::<Ipv4Addr>().ok()?.to_bits();
    (bits.leading_ones() == bits.count_ones()).then_some(bits.leading_ones())
}

/// Adds what reckons. What comes out can be put into a sentence, or choose one.
fn add_arithmetic(bundle: &mut FluentBundle<FluentResource>, source: &str) {
    let mut add = |name: &str, reckon: fn(f64, f64) -> f64| {
        if !source.contains(name) {
            return;
        }
        let _ = bundle.add_function(name, move |args, _| match args {
            [a, b] => reckon(number(a), number(b)).into(),
            _ => FluentValue::Error,
        });
    };
    add("TIMES", |a, b| a * b);
    // Sizes that contradict each other leave nothing, not less.
    add("MINUS", |a, b| (a - b).max(0.0));
    add("POWER", f64::powf);
    add("SCALED", |code, bits| scaled(code as u64, bits as u32) as f64);
}

/// The number that a code of so many bits stands for: itself below its first bit, beyond it three bits of exponent and
/// the rest of mantissa (RFC 3376 4.1.1, RFC 3810 5.1.3).
fn scaled(code: u64, bits: u32) -> u64 {
    let mantissa_bits = bits.clamp(8, 16) - 4;
    match code >> (mantissa_bits + 3) {
        0 => code,
        _ => (code & ((1 << mantissa_bits) - 1) | 1 << mantissa_bits) << ((code >> mantissa_bits & 7) + 3),
    }
}

fn plain(value: &FluentValue) -> String {
    match value {
        FluentValue::String(text) => text.to_string(),
        FluentValue::Number(number) => number.as_string().into_owned(),
        _ => String::new(),
    }
}

fn number(value: &FluentValue) -> f64 {
    match value {
        FluentValue::Number(number) => number.value,
        FluentValue::String(text) => text.parse().unwrap_or_default(),
        _ => 0.0,
    }
}

/// The end of an address that tells neighbours apart: `.0.100` of an IPv4 address, `:51000` of one with a port,
/// `:fe` of a hardware address. Anything else stays whole.
pub(super) fn tail(address: &str) -> &str {
    let from = match address.matches(':').count() {
        1 | 5 => address.rfind(':'),
        0 if address.matches('.').count() == 3 => address.rmatch_indices('.').nth(1).map(|(at, _)| at),
        _ => None,
    };
    from.and_then(|at| address.get(at..)).unwrap_or(address)
}

/// A length of time in its two greatest units: `1 h 30 min`.
fn span(secs: u64, units: [&str; 4]) -> String {
    let parts = [secs / 86_400, secs / 3600 % 24, secs / 60 % 60, secs % 60];
    let first = parts.iter().position(|n| *n > 0).unwrap_or(3);
    let shown: Vec<String> = parts
        .iter()
        .zip(units)
        .enumerate()
        .skip(first)
        .take(2)
        .filter(|(at, (n, _))| **n > 0 || *at == first)
        .map(|(_, (n, unit))| format!("{n}{unit}"))
        .collect();
    shown.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_tell_neighbours_apart() {
        assert_eq!(tail("192.168.0.100"), ".0.100");
        assert_eq!(tail("192.168.0.100:51000"), ":51000");
        assert_eq!(tail("02:00:00:00:00:fe"), ":fe");
        assert_eq!(tail("0.0.0.0/0"), ".0.0/0");
        for whole in ["", ":", "example.com", "a.b.c", "none"] {
            assert!(whole.ends_with(tail(whole)), "{whole}");
        }
    }

    #[test]
    fn a_mask_has_a_length_if_its_ones_come_first() {
        for (mask, bits) in [("255.255.255.0", Some(24)), ("0.0.0.0", Some(0)), ("255.255.255.255", Some(32))] {
            assert_eq!(prefix(mask), bits);
        }
        assert_eq!((prefix("255.0.255.0"), prefix("255.255.255"), prefix("7")), (None, None, None));
    }

    #[test]
    fn codes_of_multicast_grow_past_their_bits() {
        assert_eq!([0, 127, 128, 0x8a, 255].map(|code| scaled(code, 8)), [0, 127, 128, 208, 31_744]);
        assert_eq!([0x7fff, 0x8000, 0xffff].map(|code| scaled(code, 16)), [32_767, 32_768, 8_387_584]);
    }

    #[test]
    fn spans_show_two_units() {
        let en = |secs| span(secs, [" d", " h", " min", " s"]);
        assert_eq!([en(0), en(59), en(60), en(3600), en(5400)], ["0 s", "59 s", "1 min", "1 h", "1 h 30 min"]);
        assert_eq!([en(86_400), en(90_061), en(3601)], ["1 d", "1 d 1 h", "1 h"]);
        assert_eq!(span(7200, ["일", "시간", "분", "초"]), "2시간");
    }
}
