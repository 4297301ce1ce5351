//! ICMP for IPv4: echoes and errors (RFC 792), times, address masks (RFC 950) and routers (RFC 1256).
//!
//! Codes of errors are kept as they came; what a code of another message should not be makes it an `Other`.

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
    /// A router that it must pass cannot be reached.
    SourceRouteFailed,
    /// Nobody knows the network.
    NetUnknown,
    /// Nobody knows the host.
    HostUnknown,
    /// The source may not send.
    SourceIsolated,
    /// Refused by policy, for all of the network.
    NetProhibited,
    /// Refused by policy, for the host.
    HostProhibited,
    /// No route to the network for this type of service.
    NetForTos,
    /// No way to the host for this type of service.
    HostForTos,
    /// Refused by policy.
    AdminProhibited,
    /// Too little precedence for this host (RFC 1812).
    PrecedenceViolation,
    /// Too little precedence for this network (RFC 1812).
    PrecedenceCutoff,
    /// Another one.
    Other(u8),
}

impl UnreachableCode {
    /// Those that have a name, in the order of their numbers (RFC 792; RFC 1122 3.2.2.1; RFC 1812 5.2.7.1).
    const NAMED: [UnreachableCode; 16] = [
        UnreachableCode::Net,
        UnreachableCode::Host,
        UnreachableCode::Protocol,
        UnreachableCode::Port,
        UnreachableCode::FragNeeded,
        UnreachableCode::SourceRouteFailed,
        UnreachableCode::NetUnknown,
        UnreachableCode::HostUnknown,
        UnreachableCode::SourceIsolated,
        UnreachableCode::NetProhibited,
        UnreachableCode::HostProhibited,
        UnreachableCode::NetForTos,
        UnreachableCode::HostForTos,
        UnreachableCode::AdminProhibited,
        UnreachableCode::PrecedenceViolation,
        UnreachableCode::PrecedenceCutoff,
    ];

    /// Its number.
    pub fn code(self) -> u8 {
        match self {
            UnreachableCode::Other(code) => code,
            named => UnreachableCode::NAMED.iter().position(|code| *code == named).map_or(u8::MAX, |nth| nth as u8),
        }
    }

    fn from_code(code: u8) -> UnreachableCode {
        UnreachableCode::NAMED.get(usize::from(code)).copied().unwrap_or(UnreachableCode::Other(code))
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
    /// Please send more slowly: nobody sends it any more (RFC 6633).
    SourceQuench {
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// The header of the packet quoted is wrong.
    ParameterProblem {
        /// 0: where the pointer says; 1: an option is missing; 2: a length is wrong.
        code: u8,
        /// Which byte of the packet.
        pointer: u8,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// What time is it there?
    Timestamp {
        /// Whether it answers.
        reply: bool,
        /// Which program asks.
        id: u16,
        /// Which question.
        seq: u16,
        /// When it was asked, arrived and answered: milliseconds since midnight UTC.
        times: [u32; 3],
    },
    /// How long is the network's part of an address here? Nobody asks any more (RFC 6918).
    AddressMask {
        /// Whether it answers.
        reply: bool,
        /// Which program asks.
        id: u16,
        /// Which question.
        seq: u16,
        /// Zero in a question.
        mask: Ipv4Addr,
    },
    /// These routers are here.
    RouterAdvertisement {
        /// 0; or 16 of one that routes only for mobile hosts (RFC 5944).
        code: u8,
        /// How long this counts, in seconds.
        lifetime: u16,
        /// Who, and how much it is preferred: 1 to 255 of them.
        routers: Vec<(Ipv4Addr, i32)>,
    },
    /// Which routers are here?
    RouterSolicitation,
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
        let (id, seq) = ((word >> 16) as u16, word as u16);
        let rest = || bytes.get(8..).unwrap_or_default().to_vec();
        let word_at = |at| be32(bytes, at).ok_or(WireError::Truncated);
        Ok(match (kind, code) {
            (8, 0) => Icmp::EchoRequest { id, seq, data: rest() },
            (0, 0) => Icmp::EchoReply { id, seq, data: rest() },
            (3, _) => Icmp::Unreachable { code: UnreachableCode::from_code(code), mtu: seq, quote: rest() },
            (4, 0) => Icmp::SourceQuench { quote: rest() },
            (5, _) => Icmp::Redirect { code, gateway: Ipv4Addr::from(word), quote: rest() },
            (9, _) => Icmp::RouterAdvertisement { code, lifetime: seq, routers: routers(bytes)? },
            (10, 0) => Icmp::RouterSolicitation,
            (11, _) => Icmp::TimeExceeded { code, quote: rest() },
            (12, _) => Icmp::ParameterProblem { code, pointer: (word >> 24) as u8, quote: rest() },
            (13 | 14, 0) => {
                Icmp::Timestamp { reply: kind == 14, id, seq, times: [word_at(8)?, word_at(12)?, word_at(16)?] }
            }
            (17 | 18, 0) => Icmp::AddressMask { reply: kind == 18, id, seq, mask: Ipv4Addr::from(word_at(8)?) },
            _ => Icmp::Other { kind, code, rest: bytes.get(4..).unwrap_or_default().to_vec() },
        })
    }

    /// Its type and code.
    pub fn kind_code(&self) -> (u8, u8) {
        match self {
            Icmp::EchoReply { .. } => (0, 0),
            Icmp::EchoRequest { .. } => (8, 0),
            Icmp::Unreachable { code, .. } => (3, code.code()),
            Icmp::SourceQuench { .. } => (4, 0),
            Icmp::Redirect { code, .. } => (5, *code),
            Icmp::RouterAdvertisement { code, .. } => (9, *code),
            Icmp::RouterSolicitation => (10, 0),
            Icmp::TimeExceeded { code, .. } => (11, *code),
            Icmp::ParameterProblem { code, .. } => (12, *code),
            Icmp::Timestamp { reply, .. } => (13 + u8::from(*reply), 0),
            Icmp::AddressMask { reply, .. } => (17 + u8::from(*reply), 0),
            Icmp::Other { kind, code, .. } => (*kind, *code),
        }
    }

    /// The packet an error is about, as far as it is quoted.
    pub fn quote(&self) -> Option<&[u8]> {
        match self {
            Icmp::Unreachable { quote, .. }
            | Icmp::TimeExceeded { quote, .. }
            | Icmp::Redirect { quote, .. }
            | Icmp::SourceQuench { quote }
            | Icmp::ParameterProblem { quote, .. } => Some(quote),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn quote_mut(&mut self) -> Option<&mut Vec<u8>> {
        match self {
            Icmp::Unreachable { quote, .. }
            | Icmp::TimeExceeded { quote, .. }
            | Icmp::Redirect { quote, .. }
            | Icmp::SourceQuench { quote }
            | Icmp::ParameterProblem { quote, .. } => Some(quote),
            _ => None,
        }
    }

    /// The message's bytes.
    pub fn emit(&self) -> Vec<u8> {
        let (kind, code) = self.kind_code();
        let mut out = vec![kind, code, 0, 0];
        match self {
            Icmp::EchoRequest { id, seq, data } | Icmp::EchoReply { id, seq, data } => put(&mut out, *id, *seq, data),
            Icmp::Unreachable { mtu, quote, .. } => put(&mut out, 0, *mtu, quote),
            Icmp::TimeExceeded { quote, .. } | Icmp::SourceQuench { quote } => put(&mut out, 0, 0, quote),
            Icmp::ParameterProblem { pointer, quote, .. } => put(&mut out, u16::from(*pointer) << 8, 0, quote),
            Icmp::Timestamp { id, seq, times: [asked, arrived, answered], .. } => {
                put(&mut out, *id, *seq, &asked.to_be_bytes());
                out.extend(arrived.to_be_bytes());
                out.extend(answered.to_be_bytes());
            }
            Icmp::AddressMask { id, seq, mask, .. } => put(&mut out, *id, *seq, &mask.octets()),
            Icmp::RouterAdvertisement { lifetime, routers, .. } => {
                let routers = routers.get(..usize::from(u8::MAX)).unwrap_or(routers);
                // Each takes two words (RFC 1256 3.1).
                put(&mut out, (routers.len() as u16) << 8 | 2, *lifetime, &[]);
                for (address, preference) in routers {
                    out.extend(address.octets());
                    out.extend(preference.to_be_bytes());
                }
            }
            Icmp::RouterSolicitation => out.extend([0; 4]),
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

/// The second word, as two halves, and what follows it.
fn put(out: &mut Vec<u8>, high: u16, low: u16, rest: &[u8]) {
    out.extend(high.to_be_bytes());
    out.extend(low.to_be_bytes());
    out.extend_from_slice(rest);
}

/// The routers of an advertisement, as RFC 1256 5.2 wants them: at least one, of at least two words each.
fn routers(message: &[u8]) -> Result<Vec<(Ipv4Addr, i32)>, WireError> {
    let (count, words) = (message.get(4).copied().unwrap_or(0), message.get(5).copied().unwrap_or(0));
    if count == 0 || words < 2 {
        return Err(WireError::Malformed);
    }
    let entry = |nth: u8| {
        let at = 8 + usize::from(nth) * usize::from(words) * 4;
        message.get(at..at + usize::from(words) * 4)?;
        Some((Ipv4Addr::from(be32(message, at)?), be32(message, at + 4)?.cast_signed()))
    };
    (0..count).map(|nth| entry(nth).ok_or(WireError::Truncated)).collect()
}

/// Identifier and sequence number of an echo message quoted in an error.
pub(crate) fn echo_ids(bytes: &[u8]) -> Option<(u16, u16)> {
    matches!(bytes.first()?, 0 | 8).then_some(())?;
    Some((be16(bytes, 4)?, be16(bytes, 6)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages() -> Vec<Icmp> {
        let (quote, gateway) = (vec![0x45; 28], Ipv4Addr::new(10, 0, 0, 1));
        let mut all = vec![
            Icmp::EchoRequest { id: 7, seq: 1, data: vec![1, 2, 3] },
            Icmp::EchoReply { id: 7, seq: 1, data: vec![] },
            Icmp::SourceQuench { quote: quote.clone() },
            Icmp::TimeExceeded { code: 0, quote: quote.clone() },
            Icmp::Redirect { code: 1, gateway, quote: vec![] },
            Icmp::ParameterProblem { code: 0, pointer: 20, quote: quote.clone() },
            Icmp::AddressMask { reply: true, id: 1, seq: 2, mask: Ipv4Addr::new(255, 255, 255, 0) },
            Icmp::AddressMask { reply: false, id: 1, seq: 2, mask: Ipv4Addr::UNSPECIFIED },
            Icmp::RouterAdvertisement { code: 16, lifetime: 1800, routers: vec![(gateway, -1), (gateway, 0)] },
            Icmp::RouterAdvertisement { code: 0, lifetime: 0, routers: vec![(gateway, i32::MIN); 255] },
            Icmp::RouterSolicitation,
            Icmp::Other { kind: 15, code: 0, rest: vec![9; 16] },
            Icmp::Other { kind: 8, code: 1, rest: vec![9; 4] },
        ];
        all.extend([false, true].map(|reply| Icmp::Timestamp { reply, id: 7, seq: 1, times: [1, u32::MAX, 3] }));
        all.extend((0..=u8::MAX).map(|code| Icmp::Unreachable {
            code: UnreachableCode::from_code(code),
            mtu: 1400,
            quote: quote.clone(),
        }));
        all
    }

    #[test]
    fn messages_read_as_they_are_written() {
        for icmp in messages() {
            let mut bytes = icmp.emit();
            assert_eq!(Icmp::parse(&bytes), Ok(icmp));
            bytes[3] ^= 0x10;
            assert_eq!(Icmp::parse(&bytes), Err(WireError::Checksum));
        }
        assert_eq!(Icmp::parse(&[8, 0, 0]), Err(WireError::Truncated));
    }

    #[test]
    fn every_code_keeps_its_number() {
        for code in 0..=u8::MAX {
            assert_eq!(UnreachableCode::from_code(code).code(), code);
        }
        assert_eq!((UnreachableCode::Port.code(), UnreachableCode::AdminProhibited.code()), (3, 13));
    }

    #[test]
    fn what_is_too_short_is_refused() {
        let summed = |bytes: &[u8]| {
            Icmp::parse(&Icmp::Other { kind: bytes[0], code: bytes[1], rest: bytes[4..].to_vec() }.emit())
        };
        assert_eq!(summed(&[13, 0, 0, 0, 0, 7, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2]), Err(WireError::Truncated));
        assert_eq!(summed(&[18, 0, 0, 0, 0, 7, 0, 1, 255, 255]), Err(WireError::Truncated));
        assert_eq!(summed(&[9, 0, 0, 0, 2, 2, 0, 9, 10, 0, 0, 1, 0, 0, 0, 0]), Err(WireError::Truncated));
        assert_eq!(summed(&[9, 0, 0, 0, 1, 1, 0, 9, 10, 0, 0, 1, 0, 0, 0, 0]), Err(WireError::Malformed));
        assert_eq!(summed(&[9, 0, 0, 0, 0, 2, 0, 9]), Err(WireError::Malformed), "nobody is advertised");
    }
}
