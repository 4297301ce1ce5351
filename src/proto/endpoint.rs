//! An address with a port: what UDP, TCP and translators call the end of a conversation.

use core::fmt;
use std::net::{Ipv4Addr, SocketAddrV4};

use serde::Serialize;

/// One end of a conversation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct Endpoint {
    /// IPv4 address.
    pub addr: Ipv4Addr,
    /// Port.
    pub port: u16,
}

impl Endpoint {
    /// An address and a port.
    pub const fn new(addr: Ipv4Addr, port: u16) -> Self {
        Endpoint { addr, port }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.addr, self.port)
    }
}

impl From<Endpoint> for SocketAddrV4 {
    fn from(end: Endpoint) -> Self {
        SocketAddrV4::new(end.addr, end.port)
    }
}
