//! Domain names as text (RFC 1035 5.1): labels with dots between them, without the dot of the root.
//!
//! A byte that text cannot show is `\DDD` (RFC 4343 2.1), so that every name survives the way through text.

use core::fmt::{self, Write};
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::name::{MAX_LABEL_LEN, MAX_LEN, Name, push_label};

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_root() {
            return f.write_char('.');
        }
        for (nth, label) in self.labels().enumerate() {
            if nth > 0 {
                f.write_char('.')?;
            }
            for &byte in label {
                match byte {
                    b'.' | b'\\' => write!(f, "\\{}", char::from(byte))?,
                    0x21..=0x7e => f.write_char(char::from(byte))?,
                    _ => write!(f, "\\{byte:03}")?,
                }
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is not a domain name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseNameError {
    /// Two dots in a row, a dot in front, or no text at all.
    EmptyLabel,
    /// More than 63 bytes between two dots.
    LongLabel,
    /// More than 255 bytes on the wire.
    LongName,
    /// A backslash without a character or a number from 000 to 255 behind it.
    BadEscape,
}

impl fmt::Display for ParseNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ParseNameError::EmptyLabel => "empty label in a domain name",
            ParseNameError::LongLabel => "label of a domain name above 63 bytes",
            ParseNameError::LongName => "domain name above 255 bytes",
            ParseNameError::BadEscape => "bad escape in a domain name",
        })
    }
}

impl FromStr for Name {
    type Err = ParseNameError;

    /// A dot at the end is the root's, and may stand or not.
    fn from_str(text: &str) -> Result<Name, ParseNameError> {
        if text == "." {
            return Ok(Name::root());
        }
        let (mut wire, mut label) = (Vec::new(), Vec::new());
        let mut bytes = text.bytes();
        let mut open = true;
        while let Some(byte) = bytes.next() {
            open = byte != b'.';
            match byte {
                b'.' => close_label(&mut wire, &mut label)?,
                b'\\' => label.push(unescape(&mut bytes)?),
                _ => label.push(byte),
            }
        }
        if open {
            close_label(&mut wire, &mut label)?;
        }
        Ok(Name::from_wire(wire))
    }
}

fn close_label(wire: &mut Vec<u8>, label: &mut Vec<u8>) -> Result<(), ParseNameError> {
    if label.is_empty() {
        return Err(ParseNameError::EmptyLabel);
    }
    if label.len() > MAX_LABEL_LEN {
        return Err(ParseNameError::LongLabel);
    }
    push_label(wire, label);
    label.clear();
    if wire.len() > MAX_LEN { Err(ParseNameError::LongName) } else { Ok(()) }
}

/// The byte that stands behind a backslash: three digits, or itself.
fn unescape(bytes: &mut impl Iterator<Item = u8>) -> Result<u8, ParseNameError> {
    let first = bytes.next().ok_or(ParseNameError::BadEscape)?;
    if !first.is_ascii_digit() {
        return Ok(first);
    }
    let mut number = u16::from(first - b'0');
    for _ in 0..2 {
        let digit = bytes.next().filter(u8::is_ascii_digit).ok_or(ParseNameError::BadEscape)?;
        number = number * 10 + u16::from(digit - b'0');
    }
    u8::try_from(number).map_err(|_| ParseNameError::BadEscape)
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        text.parse().expect(text)
    }

    #[test]
    fn names_read_as_they_print() {
        for text in ["www.Example.com", ".", "a", "xn--9n2bp8q.kr", "a\\.b.c\\\\d", "\\000\\255.x", "_tcp.a"] {
            assert_eq!(name(text).to_string(), text);
        }
        assert_eq!(name("a.b.").to_string(), "a.b");
        assert_eq!(name("\\065b").to_string(), "Ab");
        assert_eq!(serde_json::to_string(&name("a.b")).expect("text"), "\"a.b\"");
        assert_eq!(serde_json::from_str::<Name>("\"A.b\"").expect("text"), name("a.B"));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let long = "x".repeat(64);
        let wide = vec!["x".repeat(63); 4].join(".");
        for (text, error) in [
            ("", ParseNameError::EmptyLabel),
            ("a..b", ParseNameError::EmptyLabel),
            (".a", ParseNameError::EmptyLabel),
            (long.as_str(), ParseNameError::LongLabel),
            (wide.as_str(), ParseNameError::LongName),
            ("a\\", ParseNameError::BadEscape),
            ("a\\25", ParseNameError::BadEscape),
            ("a\\256", ParseNameError::BadEscape),
        ] {
            assert_eq!(text.parse::<Name>(), Err(error), "{text}");
        }
    }
}
