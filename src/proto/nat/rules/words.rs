//! The words of a rule, as the console takes them: `tcp 8080-8090 pc1:80 from 192.0.2.0/24 comment "my game"`.
//!
//! What `forward list` prints is read as well (`->` is passed over). The host is still a word here: who reads it knows
//! what names mean.

use core::fmt;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::RuleSpec;
use crate::wire::IpProto;

/// A rule whose host is still a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleWords<'a> {
    /// TCP, UDP, or none for both.
    pub proto: Option<IpProto>,
    /// First and last outside port.
    pub ports: (u16, u16),
    /// A name or an address.
    pub host: &'a str,
    /// Inside port; the outside one when nothing is said.
    pub port: Option<u16>,
    /// Who may call.
    pub from: Option<Ipv4Net>,
    /// What its owner notes.
    pub comment: Option<&'a str>,
}

/// A word that makes no sense where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WordError {
    /// Neither tcp, udp nor both.
    Proto {
        /// As typed.
        text: String,
    },
    /// Not a port from 1 to 65535.
    Port {
        /// As typed.
        text: String,
    },
    /// Not an address.
    Host {
        /// As typed.
        text: String,
    },
    /// Neither an address nor a network.
    Net {
        /// As typed.
        text: String,
    },
    /// Something is missing, or this word is one too many.
    Shape,
}

impl fmt::Display for WordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WordError::Proto { text } => write!(f, "{text:?}: tcp, udp or both is expected"),
            WordError::Port { text } => write!(f, "{text:?} is no port (1 to 65535)"),
            WordError::Host { text } => write!(f, "{text:?} is no address"),
            WordError::Net { text } => write!(f, "{text:?} is no network (192.0.2.0/24) or address"),
            WordError::Shape => {
                f.write_str("tcp|udp|both PORT[-END] HOST[:PORT] [from NET] [comment \"TEXT\"] is expected")
            }
        }
    }
}

impl<'a> RuleWords<'a> {
    /// Reads the words behind `forward add`.
    pub fn read(words: &[&'a str]) -> Result<RuleWords<'a>, WordError> {
        let words: Vec<&'a str> = words.iter().copied().filter(|word| *word != "->").collect();
        let [proto, ports, host, rest @ ..] = words.as_slice() else { return Err(WordError::Shape) };
        let proto = match *proto {
            "tcp" => Some(IpProto::TCP),
            "udp" => Some(IpProto::UDP),
            "both" => None,
            text => return Err(WordError::Proto { text: text.to_owned() }),
        };
        let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
        let (host, inner) = match host.split_once(':') {
            Some((host, inner)) => (host, Some(port(inner)?)),
            None => (*host, None),
        };
        let mut read =
            RuleWords { proto, ports: (port(first)?, port(last)?), host, port: inner, from: None, comment: None };
        let mut rest = rest.chunks_exact(2);
        for pair in rest.by_ref() {
            match *pair {
                ["from", "any"] => {}
                ["from", net] if read.from.is_none() => read.from = Some(network(net)?),
                ["comment", text] if read.comment.is_none() => read.comment = Some(text),
                _ => return Err(WordError::Shape),
            }
        }
        if rest.remainder().is_empty() { Ok(read) } else { Err(WordError::Shape) }
    }

    /// The rule, now that it is known what the host's word means.
    pub fn spec(&self, host: Ipv4Addr) -> RuleSpec {
        let (first_port, last_port) = self.ports;
        let port = self.port.unwrap_or(first_port);
        RuleSpec { proto: self.proto, first_port, last_port, host, port, from: self.from }
    }
}

fn port(text: &str) -> Result<u16, WordError> {
    text.parse().ok().filter(|port| *port > 0).ok_or_else(|| WordError::Port { text: text.to_owned() })
}

/// `192.0.2.0/24`, or one address; everybody is no restriction, and is said by leaving it out.
fn network(text: &str) -> Result<Ipv4Net, WordError> {
    let net = text.parse::<Ipv4Net>().ok().or_else(|| text.parse::<Ipv4Addr>().ok().map(Ipv4Net::from));
    net.map(|net| net.trunc()).ok_or_else(|| WordError::Net { text: text.to_owned() })
}
