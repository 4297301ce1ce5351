//! ICMPv6 (RFC 4443): echoes and errors, and what rides in it: neighbour discovery (`nd`, RFC 4861) and multicast
//! listener discovery (`mld`, RFC 2710 and 3810).
//!
//! Only the messages. Its checksum covers the addresses of the packet around it, so reading and writing want them.

mod mld;
mod nd;
#[cfg(test)]
mod tests;

use std::net::Ipv6Addr;

pub use mld::{Mld, MldQuery, MldRecord};
pub use nd::{NdOption, NeighborAdvertisement, PrefixInformation, Redirect, RouterAdvertisement};

use super::{IpProto, WireError, be16, be32, checksum};

const HEADER_LEN: usize = 8;

/// An ICMPv6 message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Icmpv6 {
    /// The packet quoted could not be delivered.
    Unreachable {
        /// Why (RFC 4443 3.1): 0 no route, 1 forbidden, 3 no such host, 4 nobody listens …
        code: u8,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// The packet quoted does not fit the next link.
    PacketTooBig {
        /// The greatest packet that would have passed, in bytes.
        mtu: u32,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// The packet quoted lived too long.
    TimeExceeded {
        /// 0: hop limit; 1: reassembly.
        code: u8,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
    /// A header of the packet quoted cannot be read.
    ParameterProblem {
        /// 0: a wrong field; 1: an unknown next header; 2: an unknown option.
        code: u8,
        /// The byte of the packet that is wrong.
        pointer: u32,
        /// The beginning of the packet.
        quote: Vec<u8>,
    },
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
    /// Is there a router?
    RouterSolicitation {
        /// Who asks.
        options: Vec<NdOption>,
    },
    /// I am one, and this is the network.
    RouterAdvertisement(RouterAdvertisement),
    /// Who has this address?
    NeighborSolicitation {
        /// Which one.
        target: Ipv6Addr,
        /// Who asks.
        options: Vec<NdOption>,
    },
    /// I have it.
    NeighborAdvertisement(NeighborAdvertisement),
    /// There is a better first hop.
    Redirect(Redirect),
    /// Who wants which group.
    Mld(Mld),
    /// Anything else.
    Other {
        /// ICMPv6 type.
        kind: u8,
        /// ICMPv6 code.
        code: u8,
        /// All after the checksum.
        rest: Vec<u8>,
    },
}

impl Icmpv6 {
    /// Reads a message of a packet with these addresses; its checksum must be right.
    pub fn parse(src: Ipv6Addr, dst: Ipv6Addr, bytes: &[u8]) -> Result<Icmpv6, WireError> {
        let Some(&[kind, code]) = bytes.get(..2).filter(|_| bytes.len() >= 4) else {
            return Err(WireError::Truncated);
        };
        if checksum::transport_v6(src, dst, IpProto::ICMPV6, bytes) != 0 {
            return Err(WireError::Checksum);
        }
        let body = bytes.get(4..).unwrap_or_default();
        Ok(match (kind, code) {
            (1..=4, _) | (128 | 129, 0) => Icmpv6::read_plain(kind, code, body).ok_or(WireError::Truncated)?,
            (133, 0) => Icmpv6::RouterSolicitation { options: NdOption::parse_all(body, 4)? },
            (134, 0) => Icmpv6::RouterAdvertisement(RouterAdvertisement::read(body)?),
            (135, 0) => Icmpv6::NeighborSolicitation {
                target: ip_at(body, 4).ok_or(WireError::Truncated)?,
                options: NdOption::parse_all(body, 20)?,
            },
            (136, 0) => Icmpv6::NeighborAdvertisement(NeighborAdvertisement::read(body)?),
            (137, 0) => Icmpv6::Redirect(Redirect::read(body)?),
            (130..=132 | 143, 0) => Icmpv6::Mld(Mld::read(kind, body)?),
            _ => Icmpv6::Other { kind, code, rest: body.to_vec() },
        })
    }

    /// Errors and echoes: a word, and the bytes that it is about.
    fn read_plain(kind: u8, code: u8, body: &[u8]) -> Option<Icmpv6> {
        let word = be32(body, 0)?;
        let rest = body.get(HEADER_LEN - 4..)?.to_vec();
        let (id, seq) = (be16(body, 0)?, be16(body, 2)?);
        Some(match kind {
            1 => Icmpv6::Unreachable { code, quote: rest },
            2 => Icmpv6::PacketTooBig { mtu: word, quote: rest },
            3 => Icmpv6::TimeExceeded { code, quote: rest },
            4 => Icmpv6::ParameterProblem { code, pointer: word, quote: rest },
            128 => Icmpv6::EchoRequest { id, seq, data: rest },
            _ => Icmpv6::EchoReply { id, seq, data: rest },
        })
    }

    /// Its type and code.
    pub fn kind_code(&self) -> (u8, u8) {
        match self {
            Icmpv6::Unreachable { code, .. } => (1, *code),
            Icmpv6::PacketTooBig { .. } => (2, 0),
            Icmpv6::TimeExceeded { code, .. } => (3, *code),
            Icmpv6::ParameterProblem { code, .. } => (4, *code),
            Icmpv6::EchoRequest { .. } => (128, 0),
            Icmpv6::EchoReply { .. } => (129, 0),
            Icmpv6::RouterSolicitation { .. } => (133, 0),
            Icmpv6::RouterAdvertisement(_) => (134, 0),
            Icmpv6::NeighborSolicitation { .. } => (135, 0),
            Icmpv6::NeighborAdvertisement(_) => (136, 0),
            Icmpv6::Redirect(_) => (137, 0),
            Icmpv6::Mld(mld) => (mld.kind(), 0),
            Icmpv6::Other { kind, code, .. } => (*kind, *code),
        }
    }

    /// The packet an error is about, as far as it is quoted.
    pub fn quote(&self) -> Option<&[u8]> {
        match self {
            Icmpv6::Unreachable { quote, .. }
            | Icmpv6::PacketTooBig { quote, .. }
            | Icmpv6::TimeExceeded { quote, .. }
            | Icmpv6::ParameterProblem { quote, .. } => Some(quote),
            Icmpv6::Redirect(redirect) => redirect.options.iter().find_map(|option| match option {
                NdOption::RedirectedHeader(quote) => Some(&quote[..]),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The message's bytes in a packet with these addresses.
    pub fn emit(&self, src: Ipv6Addr, dst: Ipv6Addr) -> Vec<u8> {
        let (kind, code) = self.kind_code();
        let mut out = vec![kind, code, 0, 0];
        match self {
            Icmpv6::Unreachable { quote, .. } | Icmpv6::TimeExceeded { quote, .. } => put(&mut out, [0; 4], quote),
            Icmpv6::PacketTooBig { mtu: word, quote } | Icmpv6::ParameterProblem { pointer: word, quote, .. } => {
                put(&mut out, word.to_be_bytes(), quote);
            }
            Icmpv6::EchoRequest { id, seq, data } | Icmpv6::EchoReply { id, seq, data } => {
                put(&mut out, (u32::from(*id) << 16 | u32::from(*seq)).to_be_bytes(), data);
            }
            Icmpv6::RouterSolicitation { options } => {
                out.extend([0; 4]);
                NdOption::emit_all(options, &mut out);
            }
            Icmpv6::RouterAdvertisement(advertisement) => advertisement.write(&mut out),
            Icmpv6::NeighborSolicitation { target, options } => {
                put(&mut out, [0; 4], &target.octets());
                NdOption::emit_all(options, &mut out);
            }
            Icmpv6::NeighborAdvertisement(advertisement) => advertisement.write(&mut out),
            Icmpv6::Redirect(redirect) => redirect.write(&mut out),
            Icmpv6::Mld(mld) => mld.write(&mut out),
            Icmpv6::Other { rest, .. } => out.extend_from_slice(rest),
        }
        let check = checksum::transport_v6(src, dst, IpProto::ICMPV6, &out);
        out[2..4].copy_from_slice(&check.to_be_bytes());
        out
    }
}

fn put(out: &mut Vec<u8>, word: [u8; 4], rest: &[u8]) {
    out.extend(word);
    out.extend_from_slice(rest);
}

/// The IPv6 address at `at`.
fn ip_at(bytes: &[u8], at: usize) -> Option<Ipv6Addr> {
    let octets: [u8; 16] = bytes.get(at..at.checked_add(16)?)?.try_into().ok()?;
    Some(octets.into())
}
