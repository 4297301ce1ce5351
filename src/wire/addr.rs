//! Hardware addresses, and the numbers that say what comes next: `EtherType` and IP protocol.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A 48-bit hardware address (EUI-48).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mac(pub [u8; 6]);

impl Mac {
    /// Everybody on the link.
    pub const BROADCAST: Mac = Mac([0xff; 6]);
    /// Nobody: the unknown half of an ARP question.
    pub const ZERO: Mac = Mac([0; 6]);

    /// A locally administered address (IEEE 802, second bit of the first byte) with number `n`.
    pub const fn local(n: u32) -> Mac {
        let [n0, n1, n2, n3] = n.to_be_bytes();
        Mac([0x02, 0, n0, n1, n2, n3])
    }

    /// The group of cards that hears an IP group: its last 23 bits behind 01-00-5E (RFC 1112 6.4).
    pub const fn multicast(group: std::net::Ipv4Addr) -> Mac {
        let [_, a, b, c] = group.octets();
        Mac([0x01, 0x00, 0x5e, a & 0x7f, b, c])
    }

    /// Whether it is everybody.
    pub fn is_broadcast(self) -> bool {
        self == Mac::BROADCAST
    }

    /// Whether it names a group (broadcast included): the first bit on the wire.
    pub const fn is_group(self) -> bool {
        self.0[0] & 1 == 1
    }

    /// The manufacturer's half.
    pub const fn oui(self) -> [u8; 3] {
        [self.0[0], self.0[1], self.0[2]]
    }

    /// The address in the first six bytes.
    pub fn read(bytes: &[u8]) -> Option<Mac> {
        bytes.get(..6)?.try_into().ok().map(Mac)
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [oui @ .., n0, n1, n2] = self.0;
        let [o0, o1, o2] = oui;
        write!(f, "{o0:02x}:{o1:02x}:{o2:02x}:{n0:02x}:{n1:02x}:{n2:02x}")
    }
}

impl fmt::Debug for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not six bytes in hex, separated by `:` or `-`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseMacError;

impl fmt::Display for ParseMacError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a hardware address such as 02:00:00:00:00:01")
    }
}

impl FromStr for Mac {
    type Err = ParseMacError;
    fn from_str(text: &str) -> Result<Self, ParseMacError> {
        let mut mac = [0; 6];
        let mut parts = text.split([':', '-']);
        for byte in &mut mac {
            let part = parts.next().filter(|p| p.len() == 2).ok_or(ParseMacError)?;
            *byte = u8::from_str_radix(part, 16).map_err(|_| ParseMacError)?;
        }
        if parts.next().is_some() { Err(ParseMacError) } else { Ok(Mac(mac)) }
    }
}

impl Serialize for Mac {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mac {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What an Ethernet frame carries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct EtherType(pub u16);

impl EtherType {
    /// Internet Protocol, version 4.
    pub const IPV4: EtherType = EtherType(0x0800);
    /// Address Resolution Protocol.
    pub const ARP: EtherType = EtherType(0x0806);
    /// IEEE 802.1Q tag.
    pub const VLAN: EtherType = EtherType(0x8100);
    /// Internet Protocol, version 6.
    pub const IPV6: EtherType = EtherType(0x86dd);
    /// The outer one of two tags (IEEE 802.1ad).
    pub const SERVICE_VLAN: EtherType = EtherType(0x88a8);
    /// How a session of PPP over Ethernet is found.
    pub const PPPOE_DISCOVERY: EtherType = EtherType(0x8863);
    /// A session of PPP over Ethernet.
    pub const PPPOE_SESSION: EtherType = EtherType(0x8864);
}

/// What an IP packet carries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct IpProto(pub u8);

impl IpProto {
    /// Internet Control Message Protocol.
    pub const ICMP: IpProto = IpProto(1);
    /// Internet Group Management Protocol.
    pub const IGMP: IpProto = IpProto(2);
    /// Transmission Control Protocol.
    pub const TCP: IpProto = IpProto(6);
    /// User Datagram Protocol.
    pub const UDP: IpProto = IpProto(17);
    /// A packet of IPv4 within another one.
    pub const IPV4: IpProto = IpProto(4);
    /// A packet of IPv6 within another one.
    pub const IPV6: IpProto = IpProto(41);
    /// Encapsulating Security Payload: what follows is encrypted.
    pub const ESP: IpProto = IpProto(50);
    /// Authentication Header.
    pub const AUTHENTICATION: IpProto = IpProto(51);

    /// Internet Control Message Protocol for IPv6.
    pub const ICMPV6: IpProto = IpProto(58);

    /// `TCP`, `UDP`, `ICMP`; none for others.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            IpProto::ICMP => Some("ICMP"),
            IpProto::TCP => Some("TCP"),
            IpProto::UDP => Some("UDP"),
            _ => None,
        }
    }
}

impl fmt::Display for IpProto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macs_read_as_they_print() {
        let mac = Mac::local(0x0102);
        assert_eq!(mac.to_string(), "02:00:00:00:01:02");
        assert_eq!("02-00-00-00-01-02".parse(), Ok(mac));
        for bad in ["", "02:00", "02:00:00:00:01:02:03", "zz:00:00:00:01:02", "2:0:0:0:1:2"] {
            assert_eq!(bad.parse::<Mac>(), Err(ParseMacError), "{bad}");
        }
        assert!(Mac::BROADCAST.is_group() && !mac.is_group());
    }
}
