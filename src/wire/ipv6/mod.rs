//! IPv6 (RFC 8200): the fixed header, and the chain of extension headers behind it.
//!
//! A value names what comes last, behind all extension headers; the numbers that link the chain are made when it is
//! written. What ESP encrypts and what later pieces of a packet carry is payload here.

mod extension;
mod option;

use std::net::Ipv6Addr;

pub use extension::Extension;
pub(super) use extension::{DESTINATION, FRAGMENT, HOP_BY_HOP, ROUTING, is_extension, len as extension_len};
pub use option::Ipv6Option;

use super::{IpProto, WireError, be16, be32};

/// Bytes of the fixed header.
pub const IPV6_HEADER_LEN: usize = 40;

/// The headers of a packet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ipv6 {
    /// From whom.
    pub src: Ipv6Addr,
    /// For whom.
    pub dst: Ipv6Addr,
    /// How many more routers it may pass.
    pub hop_limit: u8,
    /// DSCP and ECN.
    pub traffic_class: u8,
    /// Packets of one conversation share it: 20 bits (RFC 6437).
    pub flow_label: u32,
    /// What stands between the fixed header and the payload, in this order.
    pub extensions: Vec<Extension>,
    /// What the payload is.
    pub proto: IpProto,
}

impl Ipv6 {
    /// A plain header: hop limit 64, nothing special.
    pub fn new(src: Ipv6Addr, dst: Ipv6Addr, proto: IpProto) -> Ipv6 {
        Ipv6 { src, dst, hop_limit: 64, traffic_class: 0, flow_label: 0, extensions: Vec::new(), proto }
    }

    /// The headers and their payload, cut to the payload length (frames are padded).
    pub fn parse(bytes: &[u8]) -> Result<(Ipv6, &[u8]), WireError> {
        let read = || {
            let (word, len) = (be32(bytes, 0)?, usize::from(be16(bytes, 4)?));
            let header = Ipv6 {
                src: address(bytes, 8)?,
                dst: address(bytes, 24)?,
                hop_limit: *bytes.get(7)?,
                traffic_class: (word >> 20) as u8,
                flow_label: word & 0x000f_ffff,
                extensions: Vec::new(),
                proto: IpProto(*bytes.get(6)?),
            };
            Some((word >> 28, len, header, bytes.get(IPV6_HEADER_LEN..)?))
        };
        let (version, len, mut header, rest) = read().ok_or(WireError::Truncated)?;
        if version != 6 {
            return Err(WireError::Malformed);
        }
        let jumbo = if len == 0 { jumbo_len(header.proto, rest)? } else { None };
        let len = jumbo.unwrap_or(len);
        let mut rest = rest.get(..len).ok_or(WireError::Truncated)?;
        while let Some((extension, next, after)) = Extension::parse(header.proto, rest)? {
            let is_first = header.extensions.is_empty();
            if matches!(extension, Extension::HopByHop(_)) && !is_first
                || extension.is_jumbo() != (is_first && jumbo.is_some())
            {
                // RFC 8200 4.1; RFC 2675 3: a jumbo payload needs a length of zero.
                return Err(WireError::Malformed);
            }
            let is_later_piece = matches!(extension, Extension::Fragment { offset: 1.., .. });
            header.extensions.push(extension);
            (header.proto, rest) = (next, after);
            if is_later_piece {
                // RFC 8200 4.5: the headers that follow are in the first piece only.
                break;
            }
        }
        Ok((header, rest))
    }

    /// A whole packet. One that is too long for its length field has zero there: its jumbo payload option tells
    /// (RFC 2675 3).
    pub fn emit(&self, payload: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(IPV6_HEADER_LEN + payload.len());
        let word = 6 << 28 | u32::from(self.traffic_class) << 20 | self.flow_label & 0x000f_ffff;
        out.extend(word.to_be_bytes());
        let kinds: Vec<IpProto> = self.extensions.iter().map(Extension::kind).chain([self.proto]).collect();
        out.extend([0, 0, kinds.first().unwrap_or(&self.proto).0, self.hop_limit]);
        out.extend(self.src.octets());
        out.extend(self.dst.octets());
        for (extension, next) in self.extensions.iter().zip(kinds.iter().skip(1)) {
            extension.write(*next, &mut out);
        }
        out.extend_from_slice(payload);
        let len = u16::try_from(out.len() - IPV6_HEADER_LEN).unwrap_or(0);
        let is_jumbo = self.extensions.iter().any(Extension::is_jumbo);
        out[4..6].copy_from_slice(&(if is_jumbo { 0 } else { len }).to_be_bytes());
        out
    }
}

/// Length zero is true, unless a jumbo payload option gives another one, which must need it (RFC 2675 3).
fn jumbo_len(next: IpProto, rest: &[u8]) -> Result<Option<usize>, WireError> {
    if next != HOP_BY_HOP {
        return Ok(None);
    }
    let Some((Extension::HopByHop(options), ..)) = Extension::parse(next, rest)? else { return Ok(None) };
    let jumbo = options.iter().find_map(|option| match option {
        Ipv6Option::Jumbo(len) => usize::try_from(*len).ok(),
        _ => None,
    });
    if jumbo.is_some_and(|len| u16::try_from(len).is_ok()) { Err(WireError::Malformed) } else { Ok(jumbo) }
}

/// The address at `at`.
fn address(bytes: &[u8], at: usize) -> Option<Ipv6Addr> {
    <[u8; 16]>::try_from(bytes.get(at..at + 16)?).ok().map(Ipv6Addr::from)
}

#[cfg(test)]
mod tests;
