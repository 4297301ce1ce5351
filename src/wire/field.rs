//! What a header field is: its name, its meaning's key, its kind and its place; and the value read there.
//!
//! Tables of fields (`fields/`) feed the hex view, the layer view and the tests. Names are Wireshark's, so that what
//! is learned here can be typed into its filter line.

use core::fmt;
use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::Mac;

/// Numbers that have names.
pub type Names = &'static [(u64, &'static str)];

/// How the bits of a field read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// A number, big end first.
    Uint,
    /// A number that people write in hexadecimal.
    Hex,
    /// One bit.
    Flag,
    /// A hardware address.
    Mac,
    /// An IPv4 address.
    Ip,
    /// An IPv6 address.
    Ip6,
    /// Text; bytes that are no UTF-8 are replaced.
    Text,
    /// Bytes without a meaning of their own.
    Bytes,
    /// A number whose common values have names.
    Enum(Names),
}

/// A field of a header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// Wireshark's name: `ip.ttl`.
    pub name: &'static str,
    /// Key of the text that explains it: `ip-ttl`.
    pub doc: &'static str,
    /// How it reads.
    pub kind: FieldKind,
    /// First bit and number of bits, counted from the header's first bit; none when the place varies.
    pub place: Option<(usize, usize)>,
}

impl Field {
    /// A field whose place varies.
    pub const fn new(name: &'static str, doc: &'static str, kind: FieldKind) -> Field {
        Field { name, doc, kind, place: None }
    }

    /// The same field, `bits` bits from bit `bit` of the header on.
    #[must_use]
    pub const fn at(self, bit: usize, bits: usize) -> Field {
        Field { place: Some((bit, bits)), ..self }
    }
}

/// What stands in a field; text and bytes are those of the frame where they can be, so that reading a frame copies nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// A number.
    Uint(u64),
    /// A number in hexadecimal.
    Hex {
        /// The number.
        value: u64,
        /// How many digits the field has.
        digits: u8,
    },
    /// One bit.
    Flag(bool),
    /// A hardware address.
    Mac(Mac),
    /// An IPv4 address.
    Ip(Ipv4Addr),
    /// An IPv6 address.
    Ip6(Ipv6Addr),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A number with a name.
    Named {
        /// The number.
        value: u64,
        /// Its name.
        name: &'static str,
    },
}

impl<'a> Value<'a> {
    /// The value of a field of this kind in `bits` bits from bit `bit` of `bytes` on; none when they are not there,
    /// or not as many as the kind needs.
    pub fn read(kind: FieldKind, bytes: &'a [u8], bit: usize, bits: usize) -> Option<Value<'a>> {
        let number = || read_bits(bytes, bit, bits);
        Some(match kind {
            FieldKind::Uint => Value::Uint(number()?),
            FieldKind::Hex => Value::Hex { value: number()?, digits: bits.div_ceil(4) as u8 },
            FieldKind::Flag => Value::Flag(number()? != 0),
            FieldKind::Mac => Value::Mac(Mac::read(whole_bytes(bytes, bit, bits)?)?),
            FieldKind::Ip => Value::Ip(<[u8; 4]>::try_from(whole_bytes(bytes, bit, bits)?).ok()?.into()),
            FieldKind::Ip6 => Value::Ip6(<[u8; 16]>::try_from(whole_bytes(bytes, bit, bits)?).ok()?.into()),
            FieldKind::Text => {
                let bytes = whole_bytes(bytes, bit, bits)?;
                let text_len = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
                Value::Text(String::from_utf8_lossy(bytes.get(..text_len)?))
            }
            FieldKind::Bytes => Value::Bytes(whole_bytes(bytes, bit, bits)?),
            FieldKind::Enum(names) => Value::named(names, number()?),
        })
    }

    /// A number, with its name if it has one.
    pub fn named(names: Names, value: u64) -> Value<'a> {
        let name = names.iter().find(|(known, _)| *known == value);
        name.map_or(Value::Uint(value), |(_, name)| Value::Named { value, name })
    }
}

/// The number in `bits` bits (at most 64) from bit `bit` on.
fn read_bits(bytes: &[u8], bit: usize, bits: usize) -> Option<u64> {
    let end = bit.checked_add(bits).filter(|_| bits <= 64)?;
    let part = bytes.get(bit / 8..end.div_ceil(8))?;
    if let [byte] = part {
        // Flags and small numbers, most of all fields.
        return Some(u64::from(byte << (bit % 8)) >> (8 - bits).min(63));
    }
    // At most nine bytes: 64 bits that begin within one.
    let wide = part.iter().fold(0u128, |sum, byte| sum << 8 | u128::from(*byte));
    Some((wide >> (end.div_ceil(8) * 8 - end) & ((1 << bits) - 1)) as u64)
}

fn whole_bytes(bytes: &[u8], bit: usize, bits: usize) -> Option<&[u8]> {
    let aligned = bit.is_multiple_of(8) && bits.is_multiple_of(8);
    bytes.get(bit / 8..bit.checked_add(bits)? / 8).filter(|_| aligned)
}

/// `64`, `0x0800`, `1`, `02:00:00:00:00:01`, `10.0.0.1`, `text`, `00:ff`, `reply (2)`.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Uint(value) => write!(f, "{value}"),
            Value::Hex { value, digits } => write!(f, "0x{value:0width$x}", width = usize::from(*digits)),
            Value::Flag(set) => write!(f, "{}", u8::from(*set)),
            Value::Mac(mac) => write!(f, "{mac}"),
            Value::Ip(ip) => write!(f, "{ip}"),
            Value::Ip6(ip) => write!(f, "{ip}"),
            Value::Text(text) => f.write_str(text),
            Value::Bytes(bytes) => bytes.iter().enumerate().try_for_each(|(nth, byte)| {
                let colon = if nth == 0 { "" } else { ":" };
                write!(f, "{colon}{byte:02x}")
            }),
            Value::Named { value, name } => write!(f, "{name} ({value})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_counted_from_the_first_one_on_the_wire() {
        let bytes = [0b1010_0101, 0xff, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0];
        assert_eq!(read_bits(&bytes, 0, 4), Some(0b1010));
        assert_eq!(read_bits(&bytes, 5, 4), Some(0b1011));
        assert_eq!(read_bits(&bytes, 4, 64), Some(0x5ff1_2345_6789_abcd));
        assert_eq!(read_bits(&bytes, 79, 1), Some(0));
        assert_eq!(read_bits(&bytes, 80, 0), Some(0));
        assert_eq!((read_bits(&bytes, 79, 2), read_bits(&bytes, 0, 65)), (None, None));
        assert_eq!((read_bits(&bytes, usize::MAX, 8), read_bits(&bytes, 96, 0)), (None, None));
    }

    #[test]
    fn values_print_as_people_write_them() {
        const NAMES: Names = &[(2, "reply")];
        let bytes = [2, 0, 0, 0, 0, 1, b'a', 0];
        for (kind, bit, bits, text) in [
            (FieldKind::Uint, 0, 8, "2"),
            (FieldKind::Hex, 0, 12, "0x020"),
            (FieldKind::Flag, 6, 1, "1"),
            (FieldKind::Mac, 0, 48, "02:00:00:00:00:01"),
            (FieldKind::Ip, 0, 32, "2.0.0.0"),
            (FieldKind::Text, 48, 16, "a"),
            (FieldKind::Bytes, 40, 16, "01:61"),
            (FieldKind::Enum(NAMES), 0, 8, "reply (2)"),
            (FieldKind::Enum(NAMES), 8, 8, "0"),
        ] {
            let value = Value::read(kind, &bytes, bit, bits).expect("there");
            assert_eq!(value.to_string(), text);
        }
        assert_eq!(Value::read(FieldKind::Ip, &bytes, 0, 24), None, "an address has 32 bits");
        assert_eq!(Value::read(FieldKind::Bytes, &bytes, 4, 8), None, "bytes do not begin within one");
    }
}
