//! Neighbour discovery (RFC 4861): bodies of its messages, and the options in which they tell what they know.
//!
//! Bodies begin behind the checksum of the ICMPv6 message around them.

use std::net::Ipv6Addr;

use super::ip_at;
use crate::wire::{Mac, WireError, be16, be32};

/// An option's length is counted in a byte, in units of eight.
const MAX_OPTION_LEN: usize = 255 * 8;

/// What a router tells about itself and its network (RFC 4861 4.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RouterAdvertisement {
    /// Hop limit that hosts should use; 0 for no word about it.
    pub hop_limit: u8,
    /// Addresses come by DHCPv6.
    pub managed: bool,
    /// Other settings come by DHCPv6.
    pub other_config: bool,
    /// Home agent, preference and what comes later: the six bits below (RFC 5175 5).
    pub more_flags: u8,
    /// How long this router may be the default one, in seconds; 0 for never.
    pub lifetime_secs: u16,
    /// How long a neighbour counts as reachable, in milliseconds; 0 for no word about it.
    pub reachable_millis: u32,
    /// How long to wait for a neighbour's answer, in milliseconds; 0 for no word about it.
    pub retrans_millis: u32,
    /// Its link-layer address, the networks, the MTU …
    pub options: Vec<NdOption>,
}

/// A neighbour that tells its link-layer address (RFC 4861 4.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NeighborAdvertisement {
    /// It is a router.
    pub router: bool,
    /// It was asked.
    pub solicited: bool,
    /// What is known of it shall be replaced.
    pub override_known: bool,
    /// Whose address.
    pub target: Ipv6Addr,
    /// The address.
    pub options: Vec<NdOption>,
}

/// A better first hop (RFC 4861 4.5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Redirect {
    /// Which one; the destination itself when it is a neighbour.
    pub target: Ipv6Addr,
    /// For whom it is better.
    pub destination: Ipv6Addr,
    /// Its link-layer address, the packet that was redirected.
    pub options: Vec<NdOption>,
}

/// An option (RFC 4861 4.6).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NdOption {
    /// The sender's MAC.
    SourceLinkAddress(Mac),
    /// The target's MAC.
    TargetLinkAddress(Mac),
    /// A network of this link.
    Prefix(PrefixInformation),
    /// The beginning of the packet that was redirected; filled with zeros up to eights when written.
    RedirectedHeader(Vec<u8>),
    /// The greatest packet of this link, in bytes.
    Mtu(u32),
    /// Whom to ask for names (RFC 8106 5.1).
    Dns {
        /// For how long, in seconds.
        lifetime_secs: u32,
        /// At least one.
        servers: Vec<Ipv6Addr>,
    },
    /// Any other, and one of a length that its type does not have.
    Other {
        /// Its type.
        kind: u8,
        /// All after its length; filled with zeros up to eights when written.
        data: Vec<u8>,
    },
}

/// A network of this link (RFC 4861 4.6.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PrefixInformation {
    /// Bits of the prefix.
    pub length: u8,
    /// Its addresses are neighbours.
    pub on_link: bool,
    /// Hosts may make an address of it by themselves.
    pub autonomous: bool,
    /// How long neighbours are there, in seconds; all ones for ever.
    pub valid_secs: u32,
    /// How long addresses made of it are for new conversations, in seconds; all ones for ever.
    pub preferred_secs: u32,
    /// The network.
    pub prefix: Ipv6Addr,
}

impl RouterAdvertisement {
    pub(super) fn read(body: &[u8]) -> Result<RouterAdvertisement, WireError> {
        let head = || Some((body.get(..2)?, be16(body, 2)?, be32(body, 4)?, be32(body, 8)?));
        let Some((&[hop_limit, flags], lifetime_secs, reachable_millis, retrans_millis)) = head() else {
            return Err(WireError::Truncated);
        };
        Ok(RouterAdvertisement {
            hop_limit,
            managed: flags & 0x80 != 0,
            other_config: flags & 0x40 != 0,
            more_flags: flags & 0x3f,
            lifetime_secs,
            reachable_millis,
            retrans_millis,
            options: NdOption::parse_all(body, 12)?,
        })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let flags = u8::from(self.managed) << 7 | u8::from(self.other_config) << 6 | self.more_flags & 0x3f;
        out.extend([self.hop_limit, flags]);
        out.extend(self.lifetime_secs.to_be_bytes());
        out.extend(self.reachable_millis.to_be_bytes());
        out.extend(self.retrans_millis.to_be_bytes());
        NdOption::emit_all(&self.options, out);
    }
}

impl NeighborAdvertisement {
    pub(super) fn read(body: &[u8]) -> Result<NeighborAdvertisement, WireError> {
        let (Some(flags), Some(target)) = (body.first(), ip_at(body, 4)) else { return Err(WireError::Truncated) };
        Ok(NeighborAdvertisement {
            router: flags & 0x80 != 0,
            solicited: flags & 0x40 != 0,
            override_known: flags & 0x20 != 0,
            target,
            options: NdOption::parse_all(body, 20)?,
        })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let flags = u8::from(self.router) << 7 | u8::from(self.solicited) << 6 | u8::from(self.override_known) << 5;
        out.extend([flags, 0, 0, 0]);
        out.extend(self.target.octets());
        NdOption::emit_all(&self.options, out);
    }
}

impl Redirect {
    pub(super) fn read(body: &[u8]) -> Result<Redirect, WireError> {
        let ends = ip_at(body, 4).zip(ip_at(body, 20));
        let (target, destination) = ends.ok_or(WireError::Truncated)?;
        Ok(Redirect { target, destination, options: NdOption::parse_all(body, 36)? })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend([0; 4]);
        out.extend(self.target.octets());
        out.extend(self.destination.octets());
        NdOption::emit_all(&self.options, out);
    }
}

impl NdOption {
    /// The options from byte `at` of a body on, to its end. One without a length makes all of it invalid (4.6).
    pub(super) fn parse_all(body: &[u8], at: usize) -> Result<Vec<NdOption>, WireError> {
        let mut rest = body.get(at..).ok_or(WireError::Truncated)?;
        let mut options = Vec::new();
        while let [kind, ..] = rest {
            let len = rest.get(1).map(|units| usize::from(*units) * 8).ok_or(WireError::Truncated)?;
            let data = rest.get(2..len.max(2)).ok_or(WireError::Truncated)?;
            if len == 0 {
                return Err(WireError::Malformed);
            }
            let known = NdOption::read(*kind, data);
            options.push(known.unwrap_or_else(|| NdOption::Other { kind: *kind, data: data.to_vec() }));
            rest = rest.get(len..).unwrap_or_default();
        }
        Ok(options)
    }

    /// A known option of the length that it should have.
    fn read(kind: u8, data: &[u8]) -> Option<NdOption> {
        match (kind, data.len()) {
            (1, 6) => Some(NdOption::SourceLinkAddress(Mac::read(data)?)),
            (2, 6) => Some(NdOption::TargetLinkAddress(Mac::read(data)?)),
            (3, 30) => PrefixInformation::read(data).map(NdOption::Prefix),
            (4, _) => Some(NdOption::RedirectedHeader(data.get(6..)?.to_vec())),
            (5, 6) => Some(NdOption::Mtu(be32(data, 2)?)),
            // RFC 8106 5.1: an odd number of eights, at least three.
            (25, 22..) if data.len() % 16 == 6 => {
                let servers = (6..data.len()).step_by(16).map_while(|at| ip_at(data, at)).collect();
                Some(NdOption::Dns { lifetime_secs: be32(data, 2)?, servers })
            }
            _ => None,
        }
    }

    /// Writes options one after another.
    pub(super) fn emit_all(options: &[NdOption], out: &mut Vec<u8>) {
        for option in options {
            let (kind, mut data) = option.data();
            data.truncate(MAX_OPTION_LEN - 2);
            let units = (data.len() + 2).div_ceil(8);
            data.resize(units * 8 - 2, 0);
            out.extend([kind, units as u8]);
            out.extend(data);
        }
    }

    /// Its type, and all after its length.
    fn data(&self) -> (u8, Vec<u8>) {
        match self {
            NdOption::SourceLinkAddress(mac) => (1, mac.0.to_vec()),
            NdOption::TargetLinkAddress(mac) => (2, mac.0.to_vec()),
            NdOption::Prefix(prefix) => (3, prefix.bytes()),
            NdOption::RedirectedHeader(quote) => (4, [&[0; 6], &quote[..]].concat()),
            NdOption::Mtu(mtu) => (5, [&[0; 2], &mtu.to_be_bytes()[..]].concat()),
            NdOption::Dns { lifetime_secs, servers } => {
                let mut data = [&[0; 2], &lifetime_secs.to_be_bytes()[..]].concat();
                // What does not fit is left out whole.
                servers.iter().take((MAX_OPTION_LEN - 8) / 16).for_each(|server| data.extend(server.octets()));
                (25, data)
            }
            NdOption::Other { kind, data } => (*kind, data.clone()),
        }
    }
}

impl PrefixInformation {
    /// All after the option's length.
    fn read(data: &[u8]) -> Option<PrefixInformation> {
        Some(PrefixInformation {
            length: *data.first()?,
            on_link: data.get(1)? & 0x80 != 0,
            autonomous: data.get(1)? & 0x40 != 0,
            valid_secs: be32(data, 2)?,
            preferred_secs: be32(data, 6)?,
            prefix: ip_at(data, 14)?,
        })
    }

    fn bytes(&self) -> Vec<u8> {
        let mut data = vec![self.length, u8::from(self.on_link) << 7 | u8::from(self.autonomous) << 6];
        data.extend(self.valid_secs.to_be_bytes());
        data.extend(self.preferred_secs.to_be_bytes());
        data.extend([0; 4]);
        data.extend(self.prefix.octets());
        data
    }
}
