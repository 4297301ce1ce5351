//! Options of the IPv4 header (RFC 791 3.1): what routers on the way shall do or write down.
//!
//! The end of the list and the padding behind it are not options here: they are written where they are needed.

use std::net::Ipv4Addr;

use super::{WireError, be16, be32};

/// All options of a header: its length counts fours in four bits.
pub(super) const MAX_LEN: usize = 40;

const END: u8 = 0;
const NOP: u8 = 1;
const RECORD_ROUTE: u8 = 7;
const TIMESTAMP: u8 = 68;
const LOOSE_ROUTE: u8 = 131;
const STRICT_ROUTE: u8 = 137;
const ROUTER_ALERT: u8 = 148;

/// An option. The pointers count from the option's first byte, which is 1, and name the next free place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ipv4Option {
    /// Nothing: fills up between others.
    Nop,
    /// Routers write their addresses down.
    RecordRoute {
        /// The next free place; beyond the list when it is full.
        pointer: u8,
        /// The places, written or not: nine at most.
        route: Vec<Ipv4Addr>,
    },
    /// Routers that the packet must pass, among others.
    LooseRoute {
        /// Who is next; beyond the list when all have been passed.
        pointer: u8,
        /// The routers: nine at most.
        route: Vec<Ipv4Addr>,
    },
    /// Routers that the packet must pass, and no others.
    StrictRoute {
        /// Who is next; beyond the list when all have been passed.
        pointer: u8,
        /// The routers: nine at most.
        route: Vec<Ipv4Addr>,
    },
    /// Routers write down when the packet passed.
    Timestamp {
        /// The next free place; beyond the list when it is full.
        pointer: u8,
        /// How many found no place: four bits.
        overflow: u8,
        /// 0: only times; 1: addresses too; 3: the addresses are given. Four bits.
        flag: u8,
        /// Times, in milliseconds since midnight UTC, or by turns addresses and times: nine at most.
        words: Vec<u32>,
    },
    /// Routers shall look inside (RFC 2113): 0 means every packet.
    RouterAlert(u16),
    /// Another one, or a known one whose length is not its own.
    Other {
        /// Its type, which is neither the end nor nothing.
        kind: u8,
        /// What follows its length: 38 bytes at most.
        data: Vec<u8>,
    },
}

impl Ipv4Option {
    /// Reads options up to the end of the list, or of `bytes`.
    pub(super) fn parse_all(mut bytes: &[u8]) -> Result<Vec<Ipv4Option>, WireError> {
        let mut options = Vec::new();
        while let Some((&kind, rest)) = bytes.split_first() {
            bytes = match kind {
                END => break,
                NOP => {
                    options.push(Ipv4Option::Nop);
                    rest
                }
                _ => {
                    // The length counts the type and itself.
                    let len = rest.first().map_or(0, |len| usize::from(*len));
                    let data = bytes.get(2..len).ok_or(WireError::Malformed)?;
                    options.push(Ipv4Option::read(kind, data));
                    bytes.get(len..).unwrap_or_default()
                }
            };
        }
        Ok(options)
    }

    /// Whether it stands in every fragment (RFC 791 3.1: the first bit of its type), not only in the first.
    pub fn is_copied(&self) -> bool {
        match self {
            Ipv4Option::LooseRoute { .. } | Ipv4Option::StrictRoute { .. } | Ipv4Option::RouterAlert(_) => true,
            Ipv4Option::Nop | Ipv4Option::RecordRoute { .. } | Ipv4Option::Timestamp { .. } => false,
            Ipv4Option::Other { kind, .. } => kind & 0x80 != 0,
        }
    }

    fn read(kind: u8, data: &[u8]) -> Ipv4Option {
        let known = match kind {
            RECORD_ROUTE => route(data).map(|(pointer, route)| Ipv4Option::RecordRoute { pointer, route }),
            LOOSE_ROUTE => route(data).map(|(pointer, route)| Ipv4Option::LooseRoute { pointer, route }),
            STRICT_ROUTE => route(data).map(|(pointer, route)| Ipv4Option::StrictRoute { pointer, route }),
            TIMESTAMP => timestamp(data),
            ROUTER_ALERT if data.len() == 2 => be16(data, 0).map(Ipv4Option::RouterAlert),
            _ => None,
        };
        known.unwrap_or_else(|| Ipv4Option::Other { kind, data: data.to_vec() })
    }

    /// The options, as many as there is room for, padded to fours.
    pub(super) fn emit_all(options: &[Ipv4Option]) -> Vec<u8> {
        let mut out = Vec::with_capacity(MAX_LEN);
        for option in options {
            let before = out.len();
            option.write(&mut out);
            if out.len() > MAX_LEN {
                out.truncate(before);
                break;
            }
        }
        out.resize(out.len().next_multiple_of(4), END);
        out
    }

    fn write(&self, out: &mut Vec<u8>) {
        let start = out.len();
        let mut put_route = |kind: u8, pointer: u8, route: &[Ipv4Addr]| {
            out.extend([kind, 0, pointer]);
            out.extend(route.iter().flat_map(Ipv4Addr::octets));
        };
        match self {
            // The end of the list would hide what follows.
            Ipv4Option::Nop | Ipv4Option::Other { kind: END | NOP, .. } => return out.push(NOP),
            Ipv4Option::RecordRoute { pointer, route } => put_route(RECORD_ROUTE, *pointer, route),
            Ipv4Option::LooseRoute { pointer, route } => put_route(LOOSE_ROUTE, *pointer, route),
            Ipv4Option::StrictRoute { pointer, route } => put_route(STRICT_ROUTE, *pointer, route),
            Ipv4Option::Timestamp { pointer, overflow, flag, words } => {
                out.extend([TIMESTAMP, 0, *pointer, overflow << 4 | flag & 0x0f]);
                out.extend(words.iter().flat_map(|word| word.to_be_bytes()));
            }
            Ipv4Option::RouterAlert(value) => {
                out.extend([ROUTER_ALERT, 0]);
                out.extend(value.to_be_bytes());
            }
            Ipv4Option::Other { kind, data } => {
                out.extend([*kind, 0]);
                out.extend_from_slice(data);
            }
        }
        // What is longer than a header holds is left out by `emit_all`.
        let len = u8::try_from(out.len() - start).unwrap_or(u8::MAX);
        if let Some(field) = out.get_mut(start + 1) {
            *field = len;
        }
    }
}

/// A pointer and whole addresses.
fn route(data: &[u8]) -> Option<(u8, Vec<Ipv4Addr>)> {
    let (&pointer, rest) = data.split_first()?;
    let (addresses, rest) = rest.as_chunks::<4>();
    rest.is_empty().then(|| (pointer, addresses.iter().map(|octets| Ipv4Addr::from(*octets)).collect()))
}

fn timestamp(data: &[u8]) -> Option<Ipv4Option> {
    let (&[pointer, flags], rest) = data.split_first_chunk()?;
    let words: Vec<u32> = rest.chunks_exact(4).filter_map(|chunk| be32(chunk, 0)).collect();
    let whole = rest.len().is_multiple_of(4);
    whole.then_some(Ipv4Option::Timestamp { pointer, overflow: flags >> 4, flag: flags & 0x0f, words })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each(count: u8) -> Vec<Ipv4Option> {
        let route: Vec<_> = (0..count).map(|n| Ipv4Addr::new(10, 0, 0, n)).collect();
        vec![
            Ipv4Option::Nop,
            Ipv4Option::RecordRoute { pointer: 4 + 4 * count, route: route.clone() },
            Ipv4Option::LooseRoute { pointer: 4, route: route.clone() },
            Ipv4Option::StrictRoute { pointer: 8, route },
            Ipv4Option::Timestamp { pointer: 5, overflow: 15, flag: 3, words: vec![7; usize::from(count)] },
            Ipv4Option::RouterAlert(0xabcd),
            Ipv4Option::Other { kind: 30, data: vec![1; usize::from(count) * 3] },
            Ipv4Option::Other { kind: 148, data: vec![1; usize::from(count) + 3] },
        ]
    }

    #[test]
    fn options_read_as_they_are_written() {
        for count in 0..=9 {
            for pair in one_of_each(count).windows(2) {
                let bytes = Ipv4Option::emit_all(pair);
                let read = Ipv4Option::parse_all(&bytes).expect("written by us");
                assert!(bytes.len() <= MAX_LEN && bytes.len().is_multiple_of(4));
                let fitting = pair.iter().scan(0, |sum, option| {
                    *sum += Ipv4Option::emit_all(core::slice::from_ref(option)).len();
                    Some(*sum)
                });
                assert_eq!(read, pair[..read.len()]);
                assert!(read.len() >= fitting.filter(|sum| *sum <= MAX_LEN).count(), "left out only for want of room");
            }
        }
    }

    #[test]
    fn known_bytes_are_known_options() {
        let bytes = [1, 7, 7, 4, 0, 0, 0, 0, 0x94, 4, 0, 0, 0, 0xee, 0xee];
        let record = Ipv4Option::RecordRoute { pointer: 4, route: vec![Ipv4Addr::UNSPECIFIED] };
        let expected = vec![Ipv4Option::Nop, record, Ipv4Option::RouterAlert(0)];
        assert_eq!(Ipv4Option::parse_all(&bytes), Ok(expected));
        assert_eq!(Ipv4Option::emit_all(&[Ipv4Option::Other { kind: 0, data: vec![9; 4] }]), [1, 0, 0, 0]);
    }

    #[test]
    fn a_length_that_cannot_be_is_refused() {
        for bytes in [&[7][..], &[7, 0, 0, 0], &[7, 1, 0, 0], &[7, 5, 0, 0], &[1, 148, 255, 0]] {
            assert_eq!(Ipv4Option::parse_all(bytes), Err(WireError::Malformed), "{bytes:?}");
        }
    }
}
