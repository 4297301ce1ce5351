//! ICMP for IPv4 (RFC 792): echoes and errors.

use std::net::Ipv4Addr;

use super::{WireError, be16, be32, checksum};

/// Why a destination could not be reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnreachableCode {
    /// No route to the network.
    Net,
    /// The host does not answer.
    Host,
    /// The host does not speak this transport.
    Protocol,
    /// Nobody listens on the port.
    Port,
    /// Too big, and must not be cut.
    FragNeeded,
    /// Refused by policy.
    AdminProhibited,
    /// Another one.
    Other(u8),
}

impl UnreachableCode {
    /// Its number.
    pub const fn code(self) -> u8 {
        match self {
            UnreachableCode::Net => 0,
            UnreachableCode::Host => 1,
            UnreachableCode::Protocol => 2,
            UnreachableCode::Port => 3,
            UnreachableCode::FragNeeded => 4,
            UnreachableCode::AdminProhibited => 13,
            UnreachableCode::Other(code) => code,
        }
    }

    const fn from_code(code: u8) -> UnreachableCode {
        match code {
            0 => UnreachableCode::Net,
            1 => UnreachableCode::Host,
            2 => UnreachableCode::Protocol,
            3 => UnreachableCode::Port,
            4 => UnreachableCode::FragNeeded,
            13 => UnreachableCode::AdminProhibited,
            other => UnreachableCode::Other(other),
        }
    }
}

/// An ICMP message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Icmp {
    /// Are you there?
    EchoRequest {
        /// Which program asks.
        id: u16,
        /// Which question.
        seq: u16,
        /// Comes back unchanged.
        data: Vec<u8>,
    },
    /// I am.
    EchoReply {
        /// As asked.
        id: u16,
        /// As asked.
        seq: u16,
        /// As asked.
        data: Vec<u8>,
    },
    /// The packet quoted could not be delivered.
    Unreachable {
        /// Why.
        code: UnreachableCode,
        /// Greatest packet of the next link, for `FragNeeded` (RFC 1191).
        mtu: u16,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// The packet quoted lived too long.
    TimeExceeded {
        /// 0: TTL; 1: reassembly.
        code: u8,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// There is a better router.
    Redirect {
        /// For net or host.
        code: u8,
        /// The better one.
        gateway: Ipv4Addr,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// Anything else.
    Other {
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
        /// All after the checksum.
        rest: Vec<u8>,
    },
}

impl Icmp {
    /// Reads a message; its checksum must be right.
    pub fn parse(bytes: &[u8]) -> Result<Icmp, WireError> {
        let (Some(&[kind, code]), Some(word)) = (bytes.get(..2), be32(bytes, 4)) else {
            return Err(WireError::Truncated);
        };
        if checksum::checksum(bytes) != 0 {
            return Err(WireError::Checksum);
        }
        let (high, low) = ((word >> 16) as u16, word as u16);
        let rest = || bytes.get(8..).unwrap_or_default().to_vec();
        Ok(match (kind, code) {
            (8, 0) => Icmp::EchoRequest { id: high, seq: low, data: rest() },
            (0, 0) => Icmp::EchoReply { id: high, seq: low, data: rest() },
            (3, _) => Icmp::Unreachable { code: UnreachableCode::from_code(code), mtu: low, quote: rest() },
            (11, _) => Icmp::TimeExceeded { code, quote: rest() },
            (5, _) => Icmp::Redirect { code, gateway: Ipv4Addr::from(word), quote: rest() },
            _ => Icmp::Other { kind, code, rest: bytes.get(4..).unwrap_or_default().to_vec() },
        })
    }

    /// Its type and code.
    pub fn kind_code(&self) -> (u8, u8) {
        match self {
            Icmp::EchoReply { .. } => (0, 0),
            Icmp::EchoRequest { .. } => (8, 0),
            Icmp::Unreachable { code, .. } => (3, code.code()),
            Icmp::Redirect { code, .. } => (5, *code),
            Icmp::TimeExceeded { code, .. } => (11, *code),
            Icmp::Other { kind, code, .. } => (*kind, *code),
        }
    }

    /// The packet an error is about, as far as it is quoted.
    pub fn quote(&self) -> Option<&[u8]> {
        match self {
            Icmp::Unreachable { quote, .. } | Icmp::TimeExceeded { quote, .. } | Icmp::Redirect { quote, .. } => {
                Some(quote)
            }
            _ => None,
        }
    }

    /// The message's bytes.
    pub fn emit(&self) -> Vec<u8> {
        let (kind, code) = self.kind_code();
        let mut out = vec![kind, code, 0, 0];
        match self {
            Icmp::EchoRequest { id, seq, data } | Icmp::EchoReply { id, seq, data } => {
                out.extend(id.to_be_bytes());
                out.extend(seq.to_be_bytes());
                out.extend_from_slice(data);
            }
            Icmp::Unreachable { mtu, quote, .. } => {
                out.extend([0, 0]);
                out.extend(mtu.to_be_bytes());
                out.extend_from_slice(quote);
            }
            Icmp::TimeExceeded { quote, .. } => {
                out.extend([0; 4]);
                out.extend_from_slice(quote);
            }
            Icmp::Redirect { gateway, quote, .. } => {
                out.extend(gateway.octets());
                out.extend_from_slice(quote);
            }
            Icmp::Other { rest, .. } => out.extend_from_slice(rest),
        }
        let check = checksum::checksum(&out);
        out[2..4].copy_from_slice(&check.to_be_bytes());
        out
    }
}

/// Identifier and sequence number of an echo message quoted in an error.
pub(crate) fn echo_ids(bytes: &[u8]) -> Option<(u16, u16)> {
    matches!(bytes.first()?, 0 | 8).then_some(())?;
    Some((be16(bytes, 4)?, be16(bytes, 6)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_read_as_they_are_written() {
        for icmp in [
            Icmp::EchoRequest { id: 7, seq: 1, data: vec![1, 2, 3] },
            Icmp::Unreachable { code: UnreachableCode::FragNeeded, mtu: 1400, quote: vec![0x45; 28] },
            Icmp::TimeExceeded { code: 0, quote: vec![0x45; 28] },
            Icmp::Redirect { code: 1, gateway: Ipv4Addr::new(10, 0, 0, 1), quote: vec![] },
            Icmp::Other { kind: 13, code: 0, rest: vec![9; 16] },
        ] {
            let mut bytes = icmp.emit();
            assert_eq!(Icmp::parse(&bytes), Ok(icmp));
            bytes[3] ^= 0x10;
            assert_eq!(Icmp::parse(&bytes), Err(WireError::Checksum));
        }
        assert_eq!(Icmp::parse(&[8, 0, 0]), Err(WireError::Truncated));
    }
}
