//! Options of hop-by-hop and destination headers (RFC 8200 4.2): type, length, value; only Pad1 is a single byte.

use crate::wire::{WireError, be16, be32};

const PAD1: u8 = 0;
const PAD_N: u8 = 1;
const ROUTER_ALERT: u8 = 5;
const JUMBO: u8 = 0xc2;

/// An option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ipv6Option {
    /// One byte of padding.
    Pad1,
    /// Padding of two bytes and as many zeros more.
    PadN(u8),
    /// Routers shall look inside (RFC 2711): 0 for MLD, 1 for RSVP.
    RouterAlert(u16),
    /// Bytes behind the fixed header, of a packet that is too long for its length field (RFC 2675).
    Jumbo(u32),
    /// Another one, or a known one whose length is not its own.
    Other {
        /// Its type, which is none of the above.
        kind: u8,
        /// Its value: 255 bytes at most are written.
        data: Vec<u8>,
    },
}

impl Ipv6Option {
    /// Reads options to the end of `bytes`.
    pub(super) fn parse_all(mut bytes: &[u8]) -> Result<Vec<Ipv6Option>, WireError> {
        let mut options = Vec::new();
        while let Some((&kind, rest)) = bytes.split_first() {
            if kind == PAD1 {
                options.push(Ipv6Option::Pad1);
                bytes = rest;
                continue;
            }
            let (&len, rest) = rest.split_first().ok_or(WireError::Malformed)?;
            let (data, rest) = rest.split_at_checked(usize::from(len)).ok_or(WireError::Malformed)?;
            options.push(Ipv6Option::read(kind, len, data));
            bytes = rest;
        }
        Ok(options)
    }

    fn read(kind: u8, len: u8, data: &[u8]) -> Ipv6Option {
        let known = match (kind, len) {
            // RFC 8200 4.2: zeros; others are kept, since somebody wrote them.
            (PAD_N, _) if data.iter().all(|byte| *byte == 0) => Some(Ipv6Option::PadN(len)),
            (ROUTER_ALERT, 2) => be16(data, 0).map(Ipv6Option::RouterAlert),
            (JUMBO, 4) => be32(data, 0).map(Ipv6Option::Jumbo),
            _ => None,
        };
        known.unwrap_or_else(|| Ipv6Option::Other { kind, data: data.to_vec() })
    }

    /// Writes it behind others.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            // Pad1 has no length: nothing else can be written with its number.
            Ipv6Option::Pad1 | Ipv6Option::Other { kind: PAD1, .. } => out.push(PAD1),
            Ipv6Option::PadN(len) => {
                out.extend([PAD_N, *len]);
                out.resize(out.len() + usize::from(*len), 0);
            }
            Ipv6Option::RouterAlert(value) => {
                out.extend([ROUTER_ALERT, 2]);
                out.extend(value.to_be_bytes());
            }
            Ipv6Option::Jumbo(len) => {
                out.extend([JUMBO, 4]);
                out.extend(len.to_be_bytes());
            }
            Ipv6Option::Other { kind, data } => {
                let data = data.get(..usize::from(u8::MAX)).unwrap_or(data);
                out.extend([*kind, data.len() as u8]);
                out.extend_from_slice(data);
            }
        }
    }
}
