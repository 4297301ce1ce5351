//! The headers of a frame as the ladder needs them: layer, place and length; and what differs between the frame
//! that came in and the one that went out.

use crate::wire::{ETH_HEADER_LEN, EtherType, IpProto, Ipv4View, Mac};

/// A header inside a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// Its protocol, as Wireshark abbreviates it: `eth`, `arp`, `ip`, `icmp`, `udp`, `tcp`, `dhcp`, `dns`, `http`,
    /// `data`.
    pub proto: &'static str,
    /// Its OSI layer.
    pub layer: u8,
    /// Its place among the headers: twice the layer, one more for what stands above within the same layer.
    pub(super) rank: u8,
    /// First byte in the frame.
    pub start: usize,
    /// Bytes.
    pub len: usize,
}

/// A field that was rewritten.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The header, as in `Header`.
    pub header: &'static str,
    /// The field, as Wireshark calls it: `ip.src`.
    pub field: &'static str,
    /// Before.
    pub old: String,
    /// After.
    pub new: String,
}

/// The headers of an Ethernet frame, outermost first; bytes after the last known one are `data`. Padding is left
/// out.
pub fn headers(frame: &[u8]) -> Vec<Header> {
    let mut found = Vec::new();
    if frame.len() < ETH_HEADER_LEN {
        return found;
    }
    let header = |proto, layer, rank, start, len| Header { proto, layer, rank, start, len };
    found.push(header("eth", 2, 4, 0, ETH_HEADER_LEN));
    let payload = frame.get(ETH_HEADER_LEN..).unwrap_or_default();
    match ethertype(frame) {
        EtherType::ARP => found.push(header("arp", 2, 5, ETH_HEADER_LEN, payload.len().min(28))),
        EtherType::IPV4 => {
            let Some(ip) = Ipv4View::new(payload) else { return found };
            found.push(header("ip", 3, 6, ETH_HEADER_LEN, ip.header_len()));
            let start = ETH_HEADER_LEN + ip.header_len();
            let transport = transport(&ip).filter(|_| !ip.is_later_fragment());
            let len = transport.as_ref().map_or(0, |(.., len)| *len);
            found.extend(transport.map(|(proto, layer, rank, len)| header(proto, layer, rank, start, len)));
            let rest = ip.payload().len().saturating_sub(len);
            if rest > 0 {
                found.push(header(application(&ip), 7, 14, start + len, rest));
            }
        }
        _ if !payload.is_empty() => found.push(header("data", 7, 14, ETH_HEADER_LEN, payload.len())),
        _ => {}
    }
    found
}

fn ethertype(frame: &[u8]) -> EtherType {
    EtherType(number(frame, 12).unwrap_or(0))
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn transport(ip: &Ipv4View<'_>) -> Option<(&'static str, u8, u8, usize)> {
    let bytes = ip.payload();
    let (proto, layer, rank, len) = match ip.proto() {
        // An echo and its data are one message (RFC 792).
        IpProto::ICMP => ("icmp", 3, 7, bytes.len()),
        IpProto::UDP => ("udp", 4, 8, 8),
        IpProto::TCP => ("tcp", 4, 8, usize::from(*bytes.get(12)? >> 4) * 4),
        _ => return None,
    };
    (len > 0 && len <= bytes.len()).then_some((proto, layer, rank, len))
}

fn application(ip: &Ipv4View<'_>) -> &'static str {
    let ports = [number(ip.payload(), 0), number(ip.payload(), 2)];
    let one_of = |known: &[u16]| ports.iter().flatten().any(|p| known.contains(p));
    match ip.proto() {
        IpProto::UDP if one_of(&[67, 68]) => "dhcp",
        IpProto::UDP if one_of(&[53]) => "dns",
        IpProto::TCP if one_of(&[80, 8000, 8080]) => "http",
        _ => "data",
    }
}

/// The fields a box may rewrite: header, name, and how to read it.
type Reader = fn(&[u8]) -> Option<String>;
const REWRITTEN: [(&str, &str, Reader); 12] = [
    ("eth", "eth.dst", |f| Mac::read(f).map(|m| m.to_string())),
    ("eth", "eth.src", |f| Mac::read(f.get(6..)?).map(|m| m.to_string())),
    ("ip", "ip.ttl", |f| ip(f).map(|ip| ip.ttl().to_string())),
    ("ip", "ip.src", |f| ip(f).map(|ip| ip.src().to_string())),
    ("ip", "ip.dst", |f| ip(f).map(|ip| ip.dst().to_string())),
    ("ip", "ip.checksum", |f| ip(f).and_then(|_| hex(f, ETH_HEADER_LEN + 10))),
    ("tcp", "tcp.srcport", |f| port(f, IpProto::TCP, 0)),
    ("tcp", "tcp.dstport", |f| port(f, IpProto::TCP, 2)),
    ("tcp", "tcp.checksum", |f| field(f, IpProto::TCP, 16).map(|n| format!("0x{n:04x}"))),
    ("udp", "udp.srcport", |f| port(f, IpProto::UDP, 0)),
    ("udp", "udp.dstport", |f| port(f, IpProto::UDP, 2)),
    ("icmp", "icmp.ident", |f| port(f, IpProto::ICMP, 4)),
];

fn ip(frame: &[u8]) -> Option<Ipv4View<'_>> {
    (ethertype(frame) == EtherType::IPV4).then(|| frame.get(ETH_HEADER_LEN..).and_then(Ipv4View::new))?
}

fn field(frame: &[u8], proto: IpProto, at: usize) -> Option<u16> {
    ip(frame).filter(|ip| ip.proto() == proto && !ip.is_later_fragment()).and_then(|ip| number(ip.payload(), at))
}

fn port(frame: &[u8], proto: IpProto, at: usize) -> Option<String> {
    field(frame, proto, at).map(|n| n.to_string())
}

fn hex(frame: &[u8], at: usize) -> Option<String> {
    number(frame, at).map(|n| format!("0x{n:04x}"))
}

/// What was rewritten between a frame and the one made from it, outermost header first.
pub fn changes(old: &[u8], new: &[u8]) -> Vec<Change> {
    let differs = |(header, name, read): &(&'static str, &'static str, Reader)| {
        let (old, new) = (read(old)?, read(new)?);
        (old != new).then_some(Change { header, field: name, old, new })
    };
    REWRITTEN.iter().filter_map(differs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Eth, Ipv4, Udp, ipv4};
    use std::net::Ipv4Addr;

    fn datagram() -> Vec<u8> {
        let (src, dst) = (Ipv4Addr::new(192, 168, 0, 3), Ipv4Addr::new(198, 51, 100, 80));
        let udp = Udp { src_port: 5000, dst_port: 53 }.emit(src, dst, b"question");
        let ip = Ipv4::new(src, dst, IpProto::UDP).emit(&udp);
        Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 }.emit(&ip)
    }

    #[test]
    fn headers_follow_each_other_without_gaps() {
        let got: Vec<_> = headers(&datagram()).iter().map(|h| (h.proto, h.layer, h.start, h.len)).collect();
        assert_eq!(got, [("eth", 2, 0, 14), ("ip", 3, 14, 20), ("udp", 4, 34, 8), ("dns", 7, 42, 8)]);
        for cut in 0..50 {
            let frame = datagram();
            assert!(headers(&frame[..cut]).iter().all(|h| h.start + h.len <= cut), "{cut}");
        }
    }

    #[test]
    fn rewritten_fields_are_named_old_and_new() {
        let old = datagram();
        let mut new = old.clone();
        ipv4::decrement_ttl(&mut new[14..]);
        ipv4::set_src(&mut new[14..], Ipv4Addr::new(203, 0, 113, 2));
        let got: Vec<_> = changes(&old, &new).into_iter().map(|c| (c.field, c.old, c.new)).collect();
        assert_eq!(got[0], ("ip.ttl", "64".into(), "63".into()));
        assert_eq!(got[1], ("ip.src", "192.168.0.3".into(), "203.0.113.2".into()));
        assert_eq!(got[2].0, "ip.checksum");
        assert_eq!(got.len(), 3);
    }
}
