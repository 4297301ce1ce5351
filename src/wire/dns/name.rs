//! Domain names (RFC 1035 2.3, 3.1, 4.1.4): labels from the leaf to the root.
//!
//! A name keeps the case in which it was written and compares without it (RFC 4343). How it looks in text is in
//! `text`.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::wire::WireError;

/// RFC 1035 2.3.4.
pub(super) const MAX_LABEL_LEN: usize = 63;
/// RFC 1035 2.3.4: 255 bytes, with the zero of the root, which is not kept here.
pub(super) const MAX_LEN: usize = 254;
/// A name has no more labels than this; following more pointers leads nowhere new.
const MAX_JUMPS: usize = 127;
/// The two bits that make a length byte the first half of a pointer.
const POINTER: u8 = 0xc0;

/// A domain name.
#[derive(Clone, Default)]
pub struct Name {
    /// Length and bytes of each label, without the zero of the root. A length is below 64 and therefore no letter:
    /// the whole may be compared as ASCII.
    wire: Box<[u8]>,
}

impl Name {
    /// The root: no label.
    pub fn root() -> Name {
        Name::default()
    }

    /// The name whose bytes these are: within the limits, without the zero of the root.
    pub(super) fn from_wire(wire: Vec<u8>) -> Name {
        Name { wire: wire.into() }
    }

    /// Whether it is the root.
    pub fn is_root(&self) -> bool {
        self.wire.is_empty()
    }

    /// The name under which the name of `addr` is kept: 192.0.2.1 is `1.2.0.192.in-addr.arpa` (RFC 1035 3.5).
    pub fn reverse(addr: Ipv4Addr) -> Name {
        let mut wire = Vec::new();
        for byte in addr.octets().into_iter().rev() {
            push_label(&mut wire, byte.to_string().as_bytes());
        }
        push_label(&mut wire, b"in-addr");
        push_label(&mut wire, b"arpa");
        Name::from_wire(wire)
    }

    /// The labels, leaf first. A label is bytes: RFC 2181 11 sets no other limit than its length.
    pub fn labels(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = &*self.wire;
        core::iter::from_fn(move || {
            let (label, tail) = split_label(rest)?;
            rest = tail;
            Some(label)
        })
    }

    /// The name without its first label; none of the root.
    pub fn parent(&self) -> Option<Name> {
        split_label(&self.wire).map(|(_, rest)| Name { wire: rest.into() })
    }

    /// Whether it is `zone` or stands below it.
    pub fn is_within(&self, zone: &Name) -> bool {
        let mut rest = &*self.wire;
        while rest.len() > zone.wire.len() {
            let Some((_, tail)) = split_label(rest) else { return false };
            rest = tail;
        }
        rest.eq_ignore_ascii_case(&zone.wire)
    }

    /// The name at `at` of a message, and where the bytes after it begin.
    ///
    /// A pointer leads to a prior place (RFC 1035 4.1.4): before the labels that it ends, so there is no loop.
    pub(in crate::wire) fn read(message: &[u8], at: usize) -> Result<(Name, usize), WireError> {
        let (mut wire, mut here, mut run_start, mut after) = (Vec::new(), at, at, None);
        let mut jumps = 0;
        loop {
            let len = *message.get(here).ok_or(WireError::Truncated)?;
            if len & POINTER == POINTER {
                let low = *message.get(here + 1).ok_or(WireError::Truncated)?;
                after.get_or_insert(here + 2);
                let target = usize::from(u16::from_be_bytes([len & !POINTER, low]));
                jumps += 1;
                if target >= run_start || jumps > MAX_JUMPS {
                    return Err(WireError::Malformed);
                }
                (here, run_start) = (target, target);
            } else if len & POINTER != 0 {
                return Err(WireError::Malformed); // reserved since RFC 1035, given up by RFC 6891 5
            } else if len == 0 {
                return Ok((Name::from_wire(wire), after.unwrap_or(here + 1)));
            } else {
                let next = here + 1 + usize::from(len);
                wire.extend_from_slice(message.get(here..next).ok_or(WireError::Truncated)?);
                if wire.len() > MAX_LEN {
                    return Err(WireError::Malformed);
                }
                here = next;
            }
        }
    }
}

pub(super) fn push_label(wire: &mut Vec<u8>, label: &[u8]) {
    wire.push(label.len() as u8);
    wire.extend_from_slice(label);
}

/// The first label and what follows it.
fn split_label(wire: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&len, rest) = wire.split_first()?;
    rest.split_at_checked(usize::from(len))
}

/// The bytes of a message in the making, and the names that a pointer can lead to.
#[derive(Default)]
pub(super) struct Writer {
    /// What is written so far, from the first byte of the message.
    pub(super) out: Vec<u8>,
    /// Where each name, and each tail of it, stands.
    places: BTreeMap<Box<[u8]>, u16>,
}

impl Writer {
    /// Appends a number of two bytes.
    pub(super) fn put_u16(&mut self, number: u16) {
        self.out.extend(number.to_be_bytes());
    }

    /// Appends a number of four bytes.
    pub(super) fn put_u32(&mut self, number: u32) {
        self.out.extend(number.to_be_bytes());
    }

    /// Appends a name; a tail that stands already, in the same case, becomes a pointer.
    pub(super) fn put_name(&mut self, name: &Name) {
        let mut rest = &*name.wire;
        while let Some((label, tail)) = split_label(rest) {
            if let Some(place) = self.places.get(rest) {
                return self.put_u16(u16::from(POINTER) << 8 | place);
            }
            // A pointer has 14 bits: what stands further back cannot be pointed to.
            if let Some(place) = u16::try_from(self.out.len()).ok().filter(|place| place >> 14 == 0) {
                self.places.insert(rest.into(), place);
            }
            push_label(&mut self.out, label);
            rest = tail;
        }
        self.out.push(0);
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.wire.eq_ignore_ascii_case(&other.wire)
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.wire.len());
        for byte in &*self.wire {
            state.write_u8(byte.to_ascii_lowercase());
        }
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Name) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Label by label from the leaf, as the text reads.
impl Ord for Name {
    fn cmp(&self, other: &Name) -> Ordering {
        let lower = |label: &[u8]| label.to_ascii_lowercase();
        self.labels().map(lower).cmp(other.labels().map(lower))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> Name {
        text.parse().expect(text)
    }

    #[test]
    fn case_does_not_matter_but_is_kept() {
        use std::collections::BTreeSet;
        assert_eq!(name("WWW.example.COM"), name("www.EXAMPLE.com"));
        let set: BTreeSet<Name> = ["b.a", "A.b", "a.B", "a"].map(name).into();
        let texts: Vec<String> = set.iter().map(|name| name.to_string().to_lowercase()).collect();
        assert_eq!(texts, ["a", "a.b", "b.a"]);
    }

    #[test]
    fn labels_lead_to_the_root() {
        let www = name("www.example.com");
        assert_eq!(www.labels().collect::<Vec<_>>(), [&b"www"[..], b"example", b"com"]);
        assert_eq!(www.parent(), Some(name("example.com")));
        assert_eq!(name("com").parent(), Some(Name::root()));
        assert_eq!(Name::root().parent(), None);
        assert!(www.is_within(&name("Example.com")) && www.is_within(&www) && www.is_within(&Name::root()));
        assert!(!name("badexample.com").is_within(&name("example.com")) && !name("com").is_within(&www));
        assert_eq!(Name::reverse(Ipv4Addr::new(192, 0, 2, 1)), name("1.2.0.192.in-addr.arpa"));
    }

    #[test]
    fn pointers_lead_back_and_never_round() {
        let message = b"\x03com\0\x02ab\xc0\x00\xc0\x05\x01x\xc0\x0b\x40\x80";
        assert_eq!(Name::read(message, 5), Ok((name("ab.com"), 10)));
        assert_eq!(Name::read(message, 10), Ok((name("ab.com"), 12)));
        assert_eq!(Name::read(message, 12), Err(WireError::Malformed), "into the middle, and round from there");
        assert_eq!(Name::read(message, 16), Err(WireError::Malformed), "reserved bits");
        assert_eq!(Name::read(b"\xc0\x00", 0), Err(WireError::Malformed), "to itself");
        assert_eq!(Name::read(b"\x01a\xc0\x00", 0), Err(WireError::Malformed), "into its own labels");
        assert_eq!(Name::read(b"\x03co", 0), Err(WireError::Truncated));
        assert_eq!(Name::read(b"\x01a\xc0", 0), Err(WireError::Truncated));
        let chain: Vec<u8> = (0u16..200).flat_map(|n| (0xc000 | (n.saturating_sub(1) * 2)).to_be_bytes()).collect();
        assert_eq!(Name::read(&chain, 398), Err(WireError::Malformed), "too many pointers");
    }

    proptest! {
        #[test]
        fn written_names_are_read_again(texts in prop::collection::vec("([a-zA-Z]{1,9}\\.){0,4}[a-c]{1,3}", 1..20)) {
            let names: Vec<Name> = texts.iter().map(|text| name(text)).collect();
            let mut writer = Writer::default();
            for name in &names {
                writer.put_name(name);
            }
            let mut at = 0;
            for name in &names {
                let (read, next) = Name::read(&writer.out, at).expect("written by us");
                prop_assert_eq!(read.to_string(), name.to_string());
                at = next;
            }
            prop_assert_eq!(at, writer.out.len());
        }
    }
}
