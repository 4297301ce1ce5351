//! The extension headers (RFC 8200 4), and the authentication header (RFC 4302), which stands in the same chain.

use super::option::Ipv6Option;
use crate::wire::{IpProto, WireError, be16, be32};

pub(in crate::wire) const HOP_BY_HOP: IpProto = IpProto(0);
pub(in crate::wire) const ROUTING: IpProto = IpProto(43);
pub(in crate::wire) const FRAGMENT: IpProto = IpProto(44);
const AUTHENTICATION: IpProto = IpProto::AUTHENTICATION;
pub(in crate::wire) const DESTINATION: IpProto = IpProto(60);

/// The longest header whose length counts eights beyond the first: 8 + 255 · 8.
const MAX_LEN: usize = 2048;
/// The longest authentication header whose length is a multiple of eight: 255 counts fours beyond the first two.
const MAX_AUTHENTICATION_LEN: usize = 1024;
const AUTHENTICATION_HEAD_LEN: usize = 12;

/// A header, the kind of the next one, and the rest.
type Parsed<'a> = (Extension, IpProto, &'a [u8]);

/// A header between the fixed one and the payload. What it says of the next header is in its place in the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Extension {
    /// Options for every router on the way; only the first one may be this (4.3). Padded to eights when written.
    HopByHop(Vec<Ipv6Option>),
    /// Options for the receiver (4.6). Padded to eights when written.
    Destination(Vec<Ipv6Option>),
    /// A list of routers to pass (4.4).
    Routing {
        /// How the list reads.
        kind: u8,
        /// How many are still to be passed.
        segments_left: u8,
        /// The list: 4 bytes and a multiple of eight; zeros are added when written.
        data: Vec<u8>,
    },
    /// The packet is a piece of one (4.5).
    Fragment {
        /// Where it belongs, in units of eight bytes: 13 bits.
        offset: u16,
        /// More pieces follow.
        more: bool,
        /// Which packet it belongs to.
        id: u32,
    },
    /// A proof of who sent the packet (RFC 4302).
    Authentication {
        /// Which agreement of the two sides.
        spi: u32,
        /// Counts packets.
        sequence: u32,
        /// The proof: 4 bytes and a multiple of eight; zeros are added when written.
        icv: Vec<u8>,
    },
}

/// How many bytes an extension header has that begins with `bytes`; none when its kind is no extension, or there are
/// too few to tell.
pub(in crate::wire) fn len(kind: IpProto, bytes: &[u8]) -> Option<usize> {
    let units = bytes.get(1).map(|units| usize::from(*units));
    match kind {
        HOP_BY_HOP | ROUTING | DESTINATION => Some(8 + units? * 8),
        FRAGMENT => Some(8),
        // RFC 4302 2.2: in units of four bytes, minus two.
        AUTHENTICATION => Some((units? + 2) * 4),
        _ => None,
    }
}

/// Whether a header of this kind stands in the chain, before the payload.
pub(in crate::wire) const fn is_extension(kind: IpProto) -> bool {
    matches!(kind, HOP_BY_HOP | ROUTING | FRAGMENT | AUTHENTICATION | DESTINATION)
}

impl Extension {
    /// The number that announces it in the header before.
    pub const fn kind(&self) -> IpProto {
        match self {
            Extension::HopByHop(_) => HOP_BY_HOP,
            Extension::Destination(_) => DESTINATION,
            Extension::Routing { .. } => ROUTING,
            Extension::Fragment { .. } => FRAGMENT,
            Extension::Authentication { .. } => AUTHENTICATION,
        }
    }

    /// The header of this kind, what comes next, and the rest; none when `kind` is no extension header.
    pub(super) fn parse(kind: IpProto, bytes: &[u8]) -> Result<Option<Parsed<'_>>, WireError> {
        if !is_extension(kind) {
            return Ok(None);
        }
        let split = len(kind, bytes).and_then(|len| bytes.split_at_checked(len));
        let (header, rest) = split.ok_or(WireError::Truncated)?;
        let next = header.first().map(|next| IpProto(*next)).ok_or(WireError::Truncated)?;
        Ok(Some((Extension::read(kind, header)?, next, rest)))
    }

    /// Reads a header whose bytes are all there.
    fn read(kind: IpProto, header: &[u8]) -> Result<Extension, WireError> {
        let options = || Ipv6Option::parse_all(header.get(2..).unwrap_or_default());
        let read = || {
            Some(match kind {
                ROUTING => Extension::Routing {
                    kind: *header.get(2)?,
                    segments_left: *header.get(3)?,
                    data: header.get(4..)?.to_vec(),
                },
                FRAGMENT => {
                    let place = be16(header, 2)?;
                    Extension::Fragment { offset: place >> 3, more: place & 1 == 1, id: be32(header, 4)? }
                }
                _ => Extension::Authentication {
                    spi: be32(header, 4)?,
                    sequence: be32(header, 8)?,
                    icv: header.get(AUTHENTICATION_HEAD_LEN..)?.to_vec(),
                },
            })
        };
        match kind {
            HOP_BY_HOP => options().map(Extension::HopByHop),
            DESTINATION => options().map(Extension::Destination),
            // RFC 4302 2.2: in IPv6 the whole is a multiple of eight.
            AUTHENTICATION if !header.len().is_multiple_of(8) => Err(WireError::Malformed),
            _ => read().ok_or(WireError::Malformed),
        }
    }

    /// Writes it behind others, before a header of the kind `next`.
    pub(super) fn write(&self, next: IpProto, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend([next.0, 0]);
        match self {
            Extension::HopByHop(options) | Extension::Destination(options) => write_options(options, out, start),
            Extension::Routing { kind, segments_left, data } => {
                out.extend([*kind, *segments_left]);
                fill(out, start, data, MAX_LEN);
            }
            Extension::Fragment { offset, more, id } => {
                out.extend((offset << 3 | u16::from(*more)).to_be_bytes());
                out.extend(id.to_be_bytes());
            }
            Extension::Authentication { spi, sequence, icv } => {
                out.extend([0, 0]);
                out.extend(spi.to_be_bytes());
                out.extend(sequence.to_be_bytes());
                fill(out, start, icv, MAX_AUTHENTICATION_LEN);
            }
        }
        let len = out.len() - start;
        let units = match self {
            Extension::Fragment { .. } => 0,
            Extension::Authentication { .. } => len / 4 - 2,
            _ => len / 8 - 1,
        };
        if let Some(field) = out.get_mut(start + 1) {
            *field = units as u8;
        }
    }

    /// Whether it holds the length of a jumbo packet.
    pub(super) fn is_jumbo(&self) -> bool {
        let is = |option: &Ipv6Option| matches!(option, Ipv6Option::Jumbo(_));
        matches!(self, Extension::HopByHop(options) if options.iter().any(is))
    }
}

/// Options, as many as a header holds, and the padding that is missing (RFC 8200 4.2).
fn write_options(options: &[Ipv6Option], out: &mut Vec<u8>, start: usize) {
    for option in options {
        let before = out.len();
        option.write(out);
        if out.len() - start > MAX_LEN {
            out.truncate(before);
            break;
        }
    }
    match (out.len() - start).next_multiple_of(8) - (out.len() - start) {
        0 => {}
        1 => Ipv6Option::Pad1.write(out),
        missing => Ipv6Option::PadN(missing as u8 - 2).write(out),
    }
}

/// Bytes, as many as a header of `most` bytes holds, and zeros up to a multiple of eight.
fn fill(out: &mut Vec<u8>, start: usize, data: &[u8], most: usize) {
    let room = (start + most).saturating_sub(out.len());
    out.extend_from_slice(data.get(..room).unwrap_or(data));
    let len = (out.len() - start).next_multiple_of(8);
    out.resize(start + len, 0);
}
