//! The Port Control Protocol (RFC 6887): a host asks the translator before it for an outside port. Here are ANNOUNCE, MAP
//! and PEER with their options; the data of other opcodes is not read.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddrV4};

use ipnet::Ipv4Net;

use super::{IpProto, WireError, be16, be32};

/// Where the server listens; clients hear announcements on the port before it (RFC 6887 19.5).
pub const PCP_PORT: u16 = 5351;
/// The version of RFC 6887; 0 is its forerunner NAT-PMP.
pub const PCP_VERSION: u8 = 2;
/// Opcode: the server speaks of itself.
pub const ANNOUNCE: u8 = 0;
/// Opcode: an outside port for an inside one.
pub const MAP: u8 = 1;
/// Where clients hear what a server announces to all (RFC 6887 19.5).
pub const PCP_CLIENT_PORT: u16 = 5350;
/// Opcode: a mapping towards one far end, as a packet to it would make one.
pub const PEER: u8 = 2;
/// Option: for another host (RFC 6887 13.1).
pub const THIRD_PARTY: u8 = 1;
/// Option: who may come in (RFC 6887 13.3).
pub const FILTER: u8 = 3;
/// Option: this outside port or none (RFC 6887 13.2).
pub const PREFER_FAILURE: u8 = 2;

const HEADER_LEN: usize = 24;
const MAP_LEN: usize = 36;
/// PEER is MAP with a far end behind it.
const PEER_LEN: usize = MAP_LEN + 20;
/// An IPv4 prefix stands in the last 32 bits.
const MAPPED_BITS: u8 = 96;
/// RFC 6887 7: longer messages are refused.
const LEN_MAX: usize = 1100;
/// The bit of the opcode's byte that makes an answer.
const RESPONSE: u8 = 0x80;

/// How it went (RFC 6887 7.4).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PcpResult {
    /// Well.
    Success,
    /// A version that the server does not speak.
    UnsuppVersion,
    /// The client may not do that.
    NotAuthorized,
    /// The server could not read it.
    MalformedRequest,
    /// An opcode that the server does not know.
    UnsuppOpcode,
    /// An option that must be known and is not.
    UnsuppOption,
    /// The option does not fit.
    MalformedOption,
    /// The server has no outside address.
    NetworkFailure,
    /// No port is left.
    NoResources,
    /// A protocol that is not translated.
    UnsuppProtocol,
    /// This client has enough.
    UserExQuota,
    /// Not this very outside port.
    CannotProvideExternal,
    /// The client is seen under another address than it says: a translator stands between.
    AddressMismatch,
    /// The server can not keep that many far ends apart.
    ExcessiveRemotePeers,
    /// Another number.
    Other(u8),
}

const RESULTS: [PcpResult; 14] = [
    PcpResult::Success,
    PcpResult::UnsuppVersion,
    PcpResult::NotAuthorized,
    PcpResult::MalformedRequest,
    PcpResult::UnsuppOpcode,
    PcpResult::UnsuppOption,
    PcpResult::MalformedOption,
    PcpResult::NetworkFailure,
    PcpResult::NoResources,
    PcpResult::UnsuppProtocol,
    PcpResult::UserExQuota,
    PcpResult::CannotProvideExternal,
    PcpResult::AddressMismatch,
    PcpResult::ExcessiveRemotePeers,
];

impl PcpResult {
    /// The result of this number.
    pub fn from_code(code: u8) -> PcpResult {
        RESULTS.get(usize::from(code)).copied().unwrap_or(PcpResult::Other(code))
    }

    /// Its number.
    pub fn code(self) -> u8 {
        match self {
            PcpResult::Other(code) => code,
            known => RESULTS.iter().position(|result| *result == known).unwrap_or(0) as u8,
        }
    }

    /// As RFC 6887 writes it.
    pub const fn name(self) -> &'static str {
        match self {
            PcpResult::Success => "SUCCESS",
            PcpResult::UnsuppVersion => "UNSUPP_VERSION",
            PcpResult::NotAuthorized => "NOT_AUTHORIZED",
            PcpResult::MalformedRequest => "MALFORMED_REQUEST",
            PcpResult::UnsuppOpcode => "UNSUPP_OPCODE",
            PcpResult::UnsuppOption => "UNSUPP_OPTION",
            PcpResult::MalformedOption => "MALFORMED_OPTION",
            PcpResult::NetworkFailure => "NETWORK_FAILURE",
            PcpResult::NoResources => "NO_RESOURCES",
            PcpResult::UnsuppProtocol => "UNSUPP_PROTOCOL",
            PcpResult::UserExQuota => "USER_EX_QUOTA",
            PcpResult::CannotProvideExternal => "CANNOT_PROVIDE_EXTERNAL",
            PcpResult::AddressMismatch => "ADDRESS_MISMATCH",
            PcpResult::ExcessiveRemotePeers => "EXCESSIVE_REMOTE_PEERS",
            PcpResult::Other(_) => "another result",
        }
    }
}

/// The data of MAP and PEER (RFC 6887 11.1, 12.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PcpMap {
    /// Drawn by the client: who knows it may change the mapping.
    pub nonce: [u8; 12],
    /// What is translated.
    pub proto: IpProto,
    /// Inside.
    pub internal_port: u16,
    /// Outside: wished for, or given; 0: any.
    pub external_port: u16,
    /// The address outside: wished for, or given.
    pub external: Ipv4Addr,
    /// PEER: the far end; none for MAP.
    pub remote: Option<SocketAddrV4>,
}

/// What only one direction has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PcpWay {
    /// A request.
    Request {
        /// The address the client believes to have.
        client: Ipv4Addr,
    },
    /// An answer.
    Response {
        /// How it went.
        result: PcpResult,
        /// Seconds since the server has its table: when it goes back, the table is lost.
        epoch_secs: u32,
    },
}

/// A message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pcp {
    /// 2.
    pub version: u8,
    /// `ANNOUNCE`, `MAP`…
    pub opcode: u8,
    /// Request or answer.
    pub way: PcpWay,
    /// For how long, in seconds.
    pub lifetime_secs: u32,
    /// The data of MAP and PEER; none for others.
    pub map: Option<PcpMap>,
    /// Options: code and data.
    pub options: Vec<(u8, Vec<u8>)>,
}

impl Pcp {
    /// The message in a datagram.
    pub fn parse(bytes: &[u8]) -> Result<Pcp, WireError> {
        let (&[version, opcode, _, code], lifetime_secs) =
            bytes.first_chunk::<4>().zip(be32(bytes, 4)).ok_or(WireError::Truncated)?;
        if bytes.len() < HEADER_LEN {
            return Err(WireError::Truncated);
        }
        if bytes.len() > LEN_MAX || !bytes.len().is_multiple_of(4) {
            return Err(WireError::Malformed);
        }
        let way = if opcode & RESPONSE == 0 {
            PcpWay::Request { client: mapped(bytes, 8)? }
        } else {
            let epoch_secs = be32(bytes, 8).ok_or(WireError::Truncated)?;
            PcpWay::Response { result: PcpResult::from_code(code), epoch_secs }
        };
        let opcode = opcode & !RESPONSE;
        // A request that could not be read is refused without its data.
        let is_bare = matches!(way, PcpWay::Response { result, .. } if result != PcpResult::Success);
        let data_len = match opcode {
            _ if version != PCP_VERSION || is_bare && bytes.len() == HEADER_LEN => 0,
            MAP => MAP_LEN,
            PEER => PEER_LEN,
            _ => 0,
        };
        let map = (data_len > 0).then(|| read_map(bytes, data_len == PEER_LEN)).transpose()?;
        let rest = bytes.get(HEADER_LEN + data_len..).unwrap_or_default();
        let options = if data_len > 0 || opcode == ANNOUNCE { read_options(rest)? } else { Vec::new() };
        Ok(Pcp { version, opcode, way, lifetime_secs, map, options })
    }

    /// The message as a datagram carries it.
    pub fn emit(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER_LEN + MAP_LEN);
        match self.way {
            PcpWay::Request { client } => {
                out.extend([self.version, self.opcode & !RESPONSE, 0, 0]);
                out.extend(self.lifetime_secs.to_be_bytes());
                out.extend(client.to_ipv6_mapped().octets());
            }
            PcpWay::Response { result, epoch_secs } => {
                out.extend([self.version, self.opcode | RESPONSE, 0, result.code()]);
                out.extend(self.lifetime_secs.to_be_bytes());
                out.extend(epoch_secs.to_be_bytes());
                out.extend([0; 12]);
            }
        }
        if let Some(map) = &self.map {
            out.extend(map.nonce);
            out.extend([map.proto.0, 0, 0, 0]);
            out.extend(map.internal_port.to_be_bytes());
            out.extend(map.external_port.to_be_bytes());
            out.extend(map.external.to_ipv6_mapped().octets());
            if let Some(remote) = map.remote {
                out.extend(remote.port().to_be_bytes());
                out.extend([0; 2]);
                out.extend(remote.ip().to_ipv6_mapped().octets());
            }
        }
        for (code, data) in &self.options {
            let len = u16::try_from(data.len()).unwrap_or(u16::MAX);
            out.extend([*code, 0]);
            out.extend(len.to_be_bytes());
            out.extend(data.iter().take(usize::from(len)));
            out.resize(out.len().next_multiple_of(4), 0);
        }
        out
    }
}

/// RFC 6887 5: IPv4 addresses stand as IPv6 ones that map them. Others are none here.
fn mapped(bytes: &[u8], at: usize) -> Result<Ipv4Addr, WireError> {
    let octets: [u8; 16] = bytes.get(at..).and_then(<[u8]>::first_chunk).copied().ok_or(WireError::Truncated)?;
    let addr = Ipv6Addr::from(octets);
    addr.to_ipv4_mapped().or_else(|| addr.is_unspecified().then_some(Ipv4Addr::UNSPECIFIED)).ok_or(WireError::Malformed)
}

fn read_map(bytes: &[u8], is_peer: bool) -> Result<PcpMap, WireError> {
    let at = HEADER_LEN;
    let nonce = bytes.get(at..).and_then(<[u8]>::first_chunk).copied().ok_or(WireError::Truncated)?;
    let proto = bytes.get(at + 12).copied().ok_or(WireError::Truncated)?;
    let port = |at| be16(bytes, at).ok_or(WireError::Truncated);
    let far = |at| Ok::<_, WireError>(SocketAddrV4::new(mapped(bytes, at + 4)?, port(at)?));
    Ok(PcpMap {
        nonce,
        proto: IpProto(proto),
        internal_port: port(at + 16)?,
        external_port: port(at + 18)?,
        external: mapped(bytes, at + 20)?,
        remote: is_peer.then(|| far(at + MAP_LEN)).transpose()?,
    })
}

fn read_options(mut rest: &[u8]) -> Result<Vec<(u8, Vec<u8>)>, WireError> {
    let mut options = Vec::new();
    while let Some(code) = rest.first().copied() {
        let len = be16(rest, 2).map(usize::from).ok_or(WireError::Truncated)?;
        let data = rest.get(4..4 + len).ok_or(WireError::Truncated)?;
        options.push((code, data.to_vec()));
        rest = rest.get((4 + len).next_multiple_of(4)..).unwrap_or_default();
    }
    Ok(options)
}

/// `THIRD_PARTY` for this host.
pub fn third_party(host: Ipv4Addr) -> (u8, Vec<u8>) {
    (THIRD_PARTY, host.to_ipv6_mapped().octets().to_vec())
}

/// The host of a `THIRD_PARTY` option; none for data of another form.
pub fn read_third_party(data: &[u8]) -> Option<Ipv4Addr> {
    mapped(data, 0).ok().filter(|_| data.len() == 16)
}

/// `FILTER`: only this network may come in.
pub fn filter(net: Ipv4Net) -> (u8, Vec<u8>) {
    let mut data = vec![0, MAPPED_BITS + net.prefix_len(), 0, 0];
    data.extend(net.network().to_ipv6_mapped().octets());
    (FILTER, data)
}

/// What a `FILTER` option says: a network, none for the end of all filters, and a far port, 0 for any. None for data of another
/// form.
pub fn read_filter(data: &[u8]) -> Option<(Option<Ipv4Net>, u16)> {
    let (bits, port) = (*data.get(1)?, be16(data, 2)?);
    if data.len() != 20 {
        return None;
    }
    if bits == 0 {
        return Some((None, port));
    }
    let net = Ipv4Net::new(mapped(data, 4).ok()?, bits.checked_sub(MAPPED_BITS)?).ok()?;
    Some((Some(net.trunc()), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Pcp {
        let map = PcpMap {
            nonce: *b"twelve bytes",
            proto: IpProto::TCP,
            internal_port: 80,
            external_port: 8080,
            external: Ipv4Addr::UNSPECIFIED,
            remote: None,
        };
        let way = PcpWay::Request { client: [192, 168, 0, 100].into() };
        let options = vec![(PREFER_FAILURE, vec![]), (130, vec![1, 2, 3])];
        Pcp { version: PCP_VERSION, opcode: MAP, way, lifetime_secs: 7200, map: Some(map), options }
    }

    #[test]
    fn a_request_has_the_bytes_of_the_standard() {
        let bytes = request().emit();
        assert_eq!(bytes[..8], [2, 1, 0, 0, 0, 0, 0x1c, 0x20]);
        assert_eq!(bytes[8..24], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 168, 0, 100]);
        assert_eq!(bytes[36..44], [6, 0, 0, 0, 0, 80, 0x1f, 0x90]);
        assert_eq!(bytes[60..], [2, 0, 0, 0, 130, 0, 0, 3, 1, 2, 3, 0]);
        assert_eq!(Pcp::parse(&bytes), Ok(request()));
    }

    #[test]
    fn an_answer_reads_as_it_is_written_and_cut_ones_are_refused() {
        let way = PcpWay::Response { result: PcpResult::AddressMismatch, epoch_secs: 9 };
        let answer = Pcp { way, options: vec![], ..request() };
        let bytes = answer.emit();
        assert_eq!((bytes[1], bytes[3]), (0x81, 12));
        assert_eq!(Pcp::parse(&bytes), Ok(answer));
        for len in (0..bytes.len()).filter(|len| *len != HEADER_LEN) {
            assert!(Pcp::parse(&bytes[..len]).is_err(), "{len}");
        }
        assert!(Pcp::parse(&[2; 1104]).is_err(), "too long");
        for code in 0..=u8::MAX {
            assert_eq!(PcpResult::from_code(code).code(), code);
        }
    }

    #[test]
    fn a_peer_is_a_mapping_with_a_far_end_behind_it() {
        let mut peer = Pcp { opcode: PEER, options: vec![], ..request() };
        peer.map.as_mut().expect("a mapping").remote = Some(SocketAddrV4::new([198, 51, 100, 80].into(), 443));
        let bytes = peer.emit();
        assert_eq!((bytes.len(), &bytes[60..64]), (80, &[1, 0xbb, 0, 0][..]));
        assert_eq!(bytes[74..], [0xff, 0xff, 198, 51, 100, 80]);
        assert_eq!(Pcp::parse(&bytes), Ok(peer));
        assert!(Pcp::parse(&bytes[..60]).is_err(), "without it");
    }

    #[test]
    fn options_for_others_and_of_whom_read_as_they_are_written() {
        let host = Ipv4Addr::new(192, 168, 0, 7);
        let (code, data) = third_party(host);
        assert_eq!((code, data.len(), read_third_party(&data)), (1, 16, Some(host)));
        assert_eq!(read_third_party(&data[..15]), None);
        let net: Ipv4Net = "198.51.100.0/24".parse().expect("a network");
        let (code, data) = filter(net);
        assert_eq!((code, data[1], read_filter(&data)), (3, 120, Some((Some(net), 0))));
        assert_eq!(read_filter(&[0; 20]), Some((None, 0)), "no filter any more");
        for wrong in [&data[..19], &[&[0, 95][..], &data[2..]].concat(), &[&[0, 129][..], &data[2..]].concat()] {
            assert_eq!(read_filter(wrong), None);
        }
    }
}
