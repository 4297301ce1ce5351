//! DHCP options (RFC 2132): each one typed, in the order in which it stood on the wire.
//!
//! Nothing is lost: an unknown code, or a known one whose bytes do not fit its type, is kept as `Other`, and the
//! getters of `Dhcp` then do not see it. Pad (0), end (255) and overload (52) are spelling, not content: reading
//! consumes them and writing makes them.

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::wire::{WireError, be32};

const PAD: u8 = 0;
const OVERLOAD: u8 = 52;
pub(super) const END: u8 = 255;

/// What a message wants (RFC 2132 9.6).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageType {
    /// Client, to everybody: who can give me an address?
    Discover,
    /// Server: this one.
    Offer,
    /// Client: that one, please; or: let me keep mine.
    Request,
    /// Client: somebody uses it already.
    Decline,
    /// Server: it is yours, for this long.
    Ack,
    /// Server: it is not, or no longer, yours.
    Nak,
    /// Client: I do not need it any more.
    Release,
    /// Client: I have an address; tell me the rest.
    Inform,
}

impl MessageType {
    const ALL: [MessageType; 8] = [
        MessageType::Discover,
        MessageType::Offer,
        MessageType::Request,
        MessageType::Decline,
        MessageType::Ack,
        MessageType::Nak,
        MessageType::Release,
        MessageType::Inform,
    ];

    /// The type with this number (1 to 8).
    pub fn from_code(code: u8) -> Option<MessageType> {
        MessageType::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its number on the wire.
    pub const fn code(self) -> u8 {
        self as u8 + 1
    }

    /// `DISCOVER`, `OFFER` …
    pub const fn name(self) -> &'static str {
        match self {
            MessageType::Discover => "DISCOVER",
            MessageType::Offer => "OFFER",
            MessageType::Request => "REQUEST",
            MessageType::Decline => "DECLINE",
            MessageType::Ack => "ACK",
            MessageType::Nak => "NAK",
            MessageType::Release => "RELEASE",
            MessageType::Inform => "INFORM",
        }
    }
}

/// One option. The number in each line is its code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DhcpOption {
    /// 1: the mask of the client's network.
    SubnetMask(Ipv4Addr),
    /// 3: routers out of it, best first.
    Router(Vec<Ipv4Addr>),
    /// 6: name servers, best first.
    Dns(Vec<Ipv4Addr>),
    /// 12: the client's name.
    HostName(String),
    /// 15: the domain that name belongs to.
    DomainName(String),
    /// 28: the network's broadcast address.
    Broadcast(Ipv4Addr),
    /// 50: the address that the client would like.
    RequestedIp(Ipv4Addr),
    /// 51: for how many seconds the address is lent.
    LeaseSecs(u32),
    /// 53: what the message wants.
    MessageType(MessageType),
    /// 54: which server speaks, or is spoken to.
    ServerId(Ipv4Addr),
    /// 55: codes of the options that the client asks for.
    ParameterList(Vec<u8>),
    /// 56: why a NAK or a DECLINE was sent, in words.
    Message(String),
    /// 58: seconds until the client asks its server again.
    T1Secs(u32),
    /// 59: seconds until it asks any server.
    T2Secs(u32),
    /// 61: who the client is, if its hardware address shall not say so.
    ClientId(Vec<u8>),
    /// Any other code, or bytes that do not fit the type of their code.
    Other(u8, Vec<u8>),
}

impl DhcpOption {
    /// Its number on the wire.
    pub const fn code(&self) -> u8 {
        match self {
            DhcpOption::SubnetMask(_) => 1,
            DhcpOption::Router(_) => 3,
            DhcpOption::Dns(_) => 6,
            DhcpOption::HostName(_) => 12,
            DhcpOption::DomainName(_) => 15,
            DhcpOption::Broadcast(_) => 28,
            DhcpOption::RequestedIp(_) => 50,
            DhcpOption::LeaseSecs(_) => 51,
            DhcpOption::MessageType(_) => 53,
            DhcpOption::ServerId(_) => 54,
            DhcpOption::ParameterList(_) => 55,
            DhcpOption::Message(_) => 56,
            DhcpOption::T1Secs(_) => 58,
            DhcpOption::T2Secs(_) => 59,
            DhcpOption::ClientId(_) => 61,
            DhcpOption::Other(code, _) => *code,
        }
    }

    /// The option that `value` is under `code`.
    fn read(code: u8, value: Vec<u8>) -> DhcpOption {
        DhcpOption::read_typed(code, &value).unwrap_or(DhcpOption::Other(code, value))
    }

    fn read_typed(code: u8, value: &[u8]) -> Option<DhcpOption> {
        Some(match code {
            1 => DhcpOption::SubnetMask(address(value)?),
            3 => DhcpOption::Router(addresses(value)?),
            6 => DhcpOption::Dns(addresses(value)?),
            12 => DhcpOption::HostName(text(value)?),
            15 => DhcpOption::DomainName(text(value)?),
            28 => DhcpOption::Broadcast(address(value)?),
            50 => DhcpOption::RequestedIp(address(value)?),
            51 => DhcpOption::LeaseSecs(number(value)?),
            53 => DhcpOption::MessageType(one(value).and_then(MessageType::from_code)?),
            54 => DhcpOption::ServerId(address(value)?),
            55 if !value.is_empty() => DhcpOption::ParameterList(value.to_vec()),
            56 => DhcpOption::Message(text(value)?),
            58 => DhcpOption::T1Secs(number(value)?),
            59 => DhcpOption::T2Secs(number(value)?),
            // RFC 2132 9.14: a type and at least one byte.
            61 if value.len() >= 2 => DhcpOption::ClientId(value.to_vec()),
            _ => return None,
        })
    }

    /// The bytes behind code and length.
    fn value(&self) -> Vec<u8> {
        match self {
            DhcpOption::SubnetMask(ip)
            | DhcpOption::Broadcast(ip)
            | DhcpOption::RequestedIp(ip)
            | DhcpOption::ServerId(ip) => ip.octets().to_vec(),
            DhcpOption::Router(ips) | DhcpOption::Dns(ips) => ips.iter().flat_map(Ipv4Addr::octets).collect(),
            DhcpOption::HostName(text) | DhcpOption::DomainName(text) | DhcpOption::Message(text) => {
                text.as_bytes().to_vec()
            }
            DhcpOption::LeaseSecs(secs) | DhcpOption::T1Secs(secs) | DhcpOption::T2Secs(secs) => {
                secs.to_be_bytes().to_vec()
            }
            DhcpOption::MessageType(kind) => vec![kind.code()],
            DhcpOption::ParameterList(bytes) | DhcpOption::ClientId(bytes) | DhcpOption::Other(_, bytes) => {
                bytes.clone()
            }
        }
    }

    /// Writes it. A value above 255 bytes is cut into several options of the same code (RFC 3396 5).
    pub(super) fn emit(&self, out: &mut Vec<u8>) {
        let (code, value) = (self.code(), self.value());
        if matches!(code, PAD | OVERLOAD | END) {
            return;
        }
        if value.is_empty() {
            // Every typed option needs a value; of the others nobody knows.
            if matches!(self, DhcpOption::Other(..)) {
                out.extend([code, 0]);
            }
            return;
        }
        for part in value.chunks(255) {
            out.extend([code, part.len() as u8]);
            out.extend_from_slice(part);
        }
    }
}

/// The options of a message: the options field, then `file` and `sname` if option 52 lends them (RFC 2131 4.1).
pub(super) fn read_all(field: &[u8], file: &[u8], sname: &[u8]) -> Result<Vec<DhcpOption>, WireError> {
    let mut values = Vec::new();
    collect(field, &mut values)?;
    let overload = values.iter().find(|(code, _)| *code == OVERLOAD).and_then(|(_, value)| one(value)).unwrap_or(0);
    if overload & 1 != 0 {
        collect(file, &mut values)?;
    }
    if overload & 2 != 0 {
        collect(sname, &mut values)?;
    }
    values.retain(|(code, _)| *code != OVERLOAD);
    Ok(values.into_iter().map(|(code, value)| DhcpOption::read(code, value)).collect())
}

/// Adds the options of one field to `values`; the parts of an option that was cut are joined (RFC 3396 7).
///
/// A field may end without the end option: some old servers leave it out, and nothing is in doubt.
fn collect(mut field: &[u8], values: &mut Vec<(u8, Vec<u8>)>) -> Result<(), WireError> {
    while let Some((&code, rest)) = field.split_first() {
        match code {
            PAD => field = rest,
            END => break,
            code => {
                let (&len, rest) = rest.split_first().ok_or(WireError::Truncated)?;
                let (value, rest) = rest.split_at_checked(usize::from(len)).ok_or(WireError::Truncated)?;
                match values.iter_mut().find(|(known, _)| *known == code) {
                    Some((_, known)) => known.extend_from_slice(value),
                    None => values.push((code, value.to_vec())),
                }
                field = rest;
            }
        }
    }
    Ok(())
}

fn one(value: &[u8]) -> Option<u8> {
    match value {
        [byte] => Some(*byte),
        _ => None,
    }
}

fn number(value: &[u8]) -> Option<u32> {
    be32(value, 0).filter(|_| value.len() == 4)
}

fn address(value: &[u8]) -> Option<Ipv4Addr> {
    number(value).map(Ipv4Addr::from_bits)
}

fn addresses(value: &[u8]) -> Option<Vec<Ipv4Addr>> {
    if value.is_empty() { None } else { value.chunks(4).map(address).collect() }
}

/// RFC 2132 2: a receiver deletes the zeros that some senders put at the end of a text.
fn text(value: &[u8]) -> Option<String> {
    let text = str::from_utf8(value).ok()?.trim_end_matches('\0');
    if text.is_empty() { None } else { Some(text.to_owned()) }
}
