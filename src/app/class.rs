//! What sort of traffic a frame is, at a glance: for the glyph, letter and colour of a moving packet.
//!
//! Not a dissection: the first telling header decides, and unreadable bytes are `Other`.

use crate::wire::{Eth, EtherType, Flags, IpProto, Ipv4View, PPPOE_HEADER_LEN, PppProtocol};

/// A sort of traffic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    /// Who has this address?
    Arp,
    /// Echoes.
    Icmp,
    /// Reports of trouble.
    IcmpError,
    /// Address leases.
    Dhcp,
    /// Names.
    Dns,
    /// Groups: who joins, who leaves.
    Igmp,
    /// A line that is dialled: its discovery (PPPoE), its options, its login and its addresses (LCP, PAP, IPCP).
    Ppp,
    /// A connection, with the flags of this segment; no data in it.
    Tcp(Flags),
    /// Data of a connection to a web server.
    Http,
    /// Data of another connection.
    TcpData,
    /// A datagram.
    Udp,
    /// Anything else.
    Other,
}

impl Class {
    /// Its short name is `class-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Class::Arp => "arp",
            Class::Icmp => "icmp",
            Class::IcmpError => "icmp-error",
            Class::Dhcp => "dhcp",
            Class::Dns => "dns",
            Class::Igmp => "igmp",
            Class::Ppp => "ppp",
            Class::Tcp(_) => "tcp",
            Class::Http => "http",
            Class::TcpData => "tcp-data",
            Class::Udp => "udp",
            Class::Other => "other",
        }
    }

    /// The sort of an Ethernet frame, of which the headers are enough.
    pub fn of(frame: &[u8]) -> Class {
        Class::read(frame).unwrap_or(Class::Other)
    }

    fn read(frame: &[u8]) -> Option<Class> {
        let (eth, payload) = Eth::parse(frame).ok()?;
        let pair = |at: usize| Some(u16::from_be_bytes([*payload.get(at)?, *payload.get(at + 1)?]));
        match eth.ethertype {
            EtherType::ARP => Some(Class::Arp),
            EtherType::IPV4 => Class::of_ip(payload),
            // IEEE 802.1Q: the tag, then what the frame would have been without it.
            EtherType::VLAN if pair(2)? == EtherType::ARP.0 => Some(Class::Arp),
            EtherType::VLAN if pair(2)? == EtherType::IPV4.0 => Class::of_ip(payload.get(4..)?),
            // RFC 2516 4, RFC 1332 4: what travels on a dialled line is a packet of its own.
            EtherType::PPPOE_SESSION if pair(PPPOE_HEADER_LEN)? == PppProtocol::IPV4.0 => {
                Class::of_ip(payload.get(PPPOE_HEADER_LEN + 2..)?)
            }
            EtherType::PPPOE_SESSION | EtherType::PPPOE_DISCOVERY => Some(Class::Ppp),
            _ => None,
        }
    }

    fn of_ip(packet: &[u8]) -> Option<Class> {
        let ip = Ipv4View::new(packet)?;
        let body = ip.payload();
        let port = |at: usize| Some(u16::from_be_bytes([*body.get(at)?, *body.get(at + 1)?]));
        match ip.proto() {
            // RFC 792: 0 and 8 are the echoes; the rest that is in use reports errors.
            IpProto::ICMP => Some(if matches!(body.first()?, 0 | 8) { Class::Icmp } else { Class::IcmpError }),
            IpProto::IGMP => Some(Class::Igmp),
            _ if ip.is_later_fragment() => None,
            IpProto::UDP => Some(match (port(0)?, port(2)?) {
                (67 | 68, _) | (_, 67 | 68) => Class::Dhcp,
                (53, _) | (_, 53) => Class::Dns,
                _ => Class::Udp,
            }),
            IpProto::TCP => {
                let header = usize::from(*body.get(12)? >> 4) * 4;
                let flags = Flags(*body.get(13)?);
                let web = |p: u16| matches!(p, 80 | 8000 | 8080);
                Some(match ip.total_len().saturating_sub(ip.header_len()) > header {
                    false => Class::Tcp(flags),
                    true if web(port(0)?) || web(port(2)?) => Class::Http,
                    true => Class::TcpData,
                })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Ipv4, Mac};
    use std::net::Ipv4Addr;

    fn frame(proto: IpProto, body: &[u8]) -> Vec<u8> {
        let ip = Ipv4::new(Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2), proto).emit(body);
        Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype: EtherType::IPV4 }.emit(&ip)
    }

    #[test]
    fn the_first_telling_header_decides() {
        let udp = |ports: [u8; 4]| frame(IpProto::UDP, &[&ports[..], &[0, 8, 0, 0]].concat());
        assert_eq!(Class::of(&udp([0, 68, 0, 67])), Class::Dhcp);
        assert_eq!(Class::of(&udp([200, 1, 0, 53])), Class::Dns);
        assert_eq!(Class::of(&udp([200, 1, 0, 9])), Class::Udp);
        let tcp = |data: &[u8]| {
            let head = [0xc8, 1, 0, 80, 0, 0, 0, 1, 0, 0, 0, 0, 0x50, 2, 1, 0, 0, 0, 0, 0];
            frame(IpProto::TCP, &[&head[..], data].concat())
        };
        assert_eq!(Class::of(&tcp(b"")), Class::Tcp(Flags::SYN));
        assert_eq!(Class::of(&tcp(b"GET /")), Class::Http);
        assert_eq!(Class::of(&tcp(b"GET /")[..54]), Class::Http, "its data lie elsewhere");
        assert_eq!(Class::of(&frame(IpProto::ICMP, &[8, 0, 0, 0])), Class::Icmp);
        assert_eq!(Class::of(&frame(IpProto::ICMP, &[3, 3, 0, 0])), Class::IcmpError);
        for cut in 0..40 {
            assert!(Class::of(&tcp(b"")[..cut]) == Class::Other, "short bytes are never an accident: {cut}");
        }
    }

    #[test]
    fn what_is_wrapped_is_named_by_what_is_inside() {
        let ip = Ipv4::new(Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2), IpProto::ICMP).emit(&[8; 8]);
        let frame = |ethertype, body: &[u8]| Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype }.emit(body);
        let tagged = |inner: [u8; 2]| frame(EtherType::VLAN, &[&[0, 10], &inner[..], &ip].concat());
        assert_eq!(Class::of(&tagged([8, 0])), Class::Icmp);
        assert_eq!((Class::of(&tagged([8, 6])), Class::of(&tagged([0x86, 0xdd]))), (Class::Arp, Class::Other));
        let session =
            |proto: [u8; 2]| frame(EtherType::PPPOE_SESSION, &[&[0x11, 0, 0, 1, 0, 40], &proto[..], &ip].concat());
        assert_eq!((Class::of(&session([0, 0x21])), Class::of(&session([0xc0, 0x21]))), (Class::Icmp, Class::Ppp));
        assert_eq!(Class::of(&frame(EtherType::PPPOE_DISCOVERY, &[0x11, 9, 0, 0, 0, 0])), Class::Ppp);
    }
}
