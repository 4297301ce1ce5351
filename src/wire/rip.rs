//! RIP version 2 (RFC 2453): which networks a router reaches, and how far they are.
//!
//! Only the message: what a router does with it is no matter of this file. A digest (RFC 4822) is carried, not
//! checked.

use std::net::Ipv4Addr;

use super::{WireError, be16, be32};

/// Where routers listen, in UDP.
pub const RIP_PORT: u16 = 520;
/// As far as this is not at all (RFC 2453 3.6).
pub const RIP_INFINITY: u32 = 16;
/// A message has no more (RFC 2453 4); one more may carry the authentication.
pub const RIP_MAX_ENTRIES: usize = 26;

const HEADER_LEN: usize = 4;
const ENTRY_LEN: usize = 20;
const AUTHENTICATION: u16 = 0xffff;
/// The largest digest is that of SHA-512 (RFC 4822 2.1); there is room for more.
const MAX_TRAILER_LEN: usize = 255;

/// A RIP message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rip {
    /// What it is for.
    pub command: RipCommand,
    /// 2; 1 in old networks. Never 0.
    pub version: u8,
    /// Routes, after a password or what a digest needs.
    pub entries: Vec<RipEntry>,
    /// The digest over the message, when the first entry announces one.
    pub trailer: Option<Vec<u8>>,
}

/// What a message is for (RFC 2453 3.6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RipCommand {
    /// Tell me your routes.
    Request,
    /// These are mine.
    Response,
    /// Another one.
    Other(u8),
}

/// Twenty bytes of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RipEntry {
    /// A network, and the way to it.
    Route(RipRoute),
    /// In a request: all of your routes (RFC 2453 3.9.1).
    Everything,
    /// A word that everybody can read; zeros at its end (RFC 2453 4.1).
    Password([u8; 16]),
    /// A digest stands behind the routes (RFC 4822 2.1).
    Keyed {
        /// Bytes before the trailer.
        offset: u16,
        /// Which key.
        key_id: u8,
        /// Bytes of the digest.
        len: u8,
        /// Grows with every message, against repetition.
        sequence: u32,
    },
    /// Addresses of another kind, or another proof.
    Other {
        /// The kind.
        family: u16,
        /// All after it.
        data: [u8; 18],
    },
}

/// A network, and the way to it (RFC 2453 4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RipRoute {
    /// Where the route comes from, for other routing protocols.
    pub tag: u16,
    /// The network.
    pub network: Ipv4Addr,
    /// Its mask; unspecified in version 1.
    pub mask: Ipv4Addr,
    /// The router to send to; unspecified for the sender itself.
    pub next_hop: Ipv4Addr,
    /// How many routers away; 16 for unreachable.
    pub metric: u32,
}

impl RipCommand {
    /// Its number.
    pub const fn code(self) -> u8 {
        match self {
            RipCommand::Request => 1,
            RipCommand::Response => 2,
            RipCommand::Other(code) => code,
        }
    }

    const fn from_code(code: u8) -> RipCommand {
        match code {
            1 => RipCommand::Request,
            2 => RipCommand::Response,
            other => RipCommand::Other(other),
        }
    }
}

impl Rip {
    /// A message of version 2 without authentication.
    pub fn new(command: RipCommand, entries: Vec<RipEntry>) -> Rip {
        Rip { command, version: 2, entries, trailer: None }
    }

    /// Reads a datagram's payload. Version 0 is refused (RFC 2453 3.9), and a part of an entry at the end.
    pub fn parse(bytes: &[u8]) -> Result<Rip, WireError> {
        let Some(&[command, version, _, _]) = bytes.get(..HEADER_LEN) else { return Err(WireError::Truncated) };
        if version == 0 {
            return Err(WireError::Malformed);
        }
        let mut rip = Rip { command: RipCommand::from_code(command), version, entries: Vec::new(), trailer: None };
        let mut rest = bytes.get(HEADER_LEN..).unwrap_or_default();
        while !rest.is_empty() {
            if be16(rest, 0) == Some(AUTHENTICATION) && be16(rest, 2) == Some(1) {
                let digest = rest.get(4..).filter(|digest| digest.len() <= MAX_TRAILER_LEN);
                rip.trailer = Some(digest.ok_or(WireError::Malformed)?.to_vec());
                break;
            }
            if rip.entries.len() == RIP_MAX_ENTRIES {
                return Err(WireError::Malformed);
            }
            rip.entries.push(RipEntry::read(rest).ok_or(WireError::Truncated)?);
            rest = rest.get(ENTRY_LEN..).unwrap_or_default();
        }
        Ok(rip)
    }

    /// The message's bytes. Entries beyond the greatest number are left out.
    pub fn emit(&self) -> Vec<u8> {
        let mut out = vec![self.command.code(), self.version.max(1), 0, 0];
        self.entries.iter().take(RIP_MAX_ENTRIES).for_each(|entry| entry.write(&mut out));
        if let Some(digest) = &self.trailer {
            out.extend([0xff, 0xff, 0, 1]);
            out.extend_from_slice(digest.get(..MAX_TRAILER_LEN).unwrap_or(digest));
        }
        out
    }
}

impl RipEntry {
    fn read(bytes: &[u8]) -> Option<RipEntry> {
        let family = be16(bytes, 0)?;
        let data: [u8; 18] = bytes.get(2..ENTRY_LEN)?.try_into().ok()?;
        let everything = RipEntry::Everything.data();
        Some(match (family, be16(&data, 0)?) {
            (0, _) if data == everything => RipEntry::Everything,
            (2, tag) => RipEntry::Route(RipRoute {
                tag,
                network: be32(&data, 2)?.into(),
                mask: be32(&data, 6)?.into(),
                next_hop: be32(&data, 10)?.into(),
                metric: be32(&data, 14)?,
            }),
            (AUTHENTICATION, 2) => RipEntry::Password(data.get(2..)?.try_into().ok()?),
            (AUTHENTICATION, 3) => RipEntry::Keyed {
                offset: be16(&data, 2)?,
                key_id: *data.get(4)?,
                len: *data.get(5)?,
                sequence: be32(&data, 6)?,
            },
            _ => RipEntry::Other { family, data },
        })
    }

    fn write(&self, out: &mut Vec<u8>) {
        let family: u16 = match self {
            RipEntry::Everything => 0,
            RipEntry::Route(_) => 2,
            RipEntry::Password(_) | RipEntry::Keyed { .. } => AUTHENTICATION,
            RipEntry::Other { family, .. } => *family,
        };
        out.extend(family.to_be_bytes());
        out.extend(self.data());
    }

    /// All after the family.
    fn data(&self) -> [u8; 18] {
        let mut data = [0; 18];
        match self {
            RipEntry::Everything => data[14..].copy_from_slice(&RIP_INFINITY.to_be_bytes()),
            RipEntry::Route(route) => {
                data[..2].copy_from_slice(&route.tag.to_be_bytes());
                data[2..6].copy_from_slice(&route.network.octets());
                data[6..10].copy_from_slice(&route.mask.octets());
                data[10..14].copy_from_slice(&route.next_hop.octets());
                data[14..].copy_from_slice(&route.metric.to_be_bytes());
            }
            RipEntry::Password(password) => {
                data[1] = 2;
                data[2..].copy_from_slice(password);
            }
            RipEntry::Keyed { offset, key_id, len, sequence } => {
                data[1] = 3;
                data[2..4].copy_from_slice(&offset.to_be_bytes());
                (data[4], data[5]) = (*key_id, *len);
                data[6..10].copy_from_slice(&sequence.to_be_bytes());
            }
            RipEntry::Other { data: other, .. } => data = *other,
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries() -> impl Strategy<Value = RipEntry> {
        let ip = any::<u32>().prop_map(Ipv4Addr::from);
        prop_oneof![
            (any::<(u16, u32)>(), ip.clone(), ip.clone(), ip).prop_map(|((tag, metric), network, mask, next_hop)| {
                RipEntry::Route(RipRoute { tag, network, mask, next_hop, metric })
            }),
            Just(RipEntry::Everything),
            any::<[u8; 16]>().prop_map(RipEntry::Password),
            any::<(u16, u8, u8, u32)>().prop_map(|(offset, key_id, len, sequence)| RipEntry::Keyed {
                offset,
                key_id,
                len,
                sequence
            }),
            (3u16..0xffff, any::<[u8; 18]>()).prop_map(|(family, data)| RipEntry::Other { family, data }),
        ]
    }

    proptest! {
        #[test]
        fn messages_read_as_they_are_written(
            command in any::<u8>(),
            version in 1u8..,
            entries in prop::collection::vec(entries(), 0..27),
            trailer in prop::option::of(prop::collection::vec(any::<u8>(), 0..65)),
        ) {
            let rip = Rip { command: RipCommand::from_code(command), version, entries, trailer };
            prop_assert_eq!(Rip::parse(&rip.emit()), Ok(rip));
        }

        /// Whatever could be read is written so that it reads the same.
        #[test]
        fn hostile_messages_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
            if let Ok(rip) = Rip::parse(&bytes) {
                prop_assert_eq!(Rip::parse(&rip.emit()), Ok(rip));
            }
        }
    }

    #[test]
    fn a_request_for_everything_has_the_bytes_of_the_standard() {
        let bytes = Rip::new(RipCommand::Request, vec![RipEntry::Everything]).emit();
        let mut expected = [0; 24];
        (expected[0], expected[1], expected[23]) = (1, 2, 16);
        assert_eq!(bytes, expected);
        assert_eq!(Rip::parse(&[1, 0, 0, 0]), Err(WireError::Malformed));
        assert_eq!(Rip::parse(&bytes[..23]), Err(WireError::Truncated));
        let many = Rip::new(RipCommand::Response, vec![RipEntry::Everything; 40]);
        assert_eq!(Rip::parse(&many.emit()).map(|rip| rip.entries.len()), Ok(RIP_MAX_ENTRIES));
        let more = [many.emit(), vec![0; 20]].concat();
        assert_eq!(Rip::parse(&more), Err(WireError::Malformed));
    }
}
