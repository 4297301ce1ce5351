//! The headers of a frame as the ladder needs them, and what differs between the frame that came in and the one that
//! went out. Both are read from the dissection, so that ladder, bytes and captures never disagree.

use crate::wire::{Dissection, FieldValue, Layer, Proto, dissect};

/// A header inside a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// Its protocol, by Wireshark's name: `eth`, `ip`, `tcp`, `dns`, `data`.
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

/// The headers of an Ethernet frame, outermost first, without padding. An ICMP message is one header with all it
/// carries: it has no layer above (RFC 792).
pub fn headers(frame: &[u8]) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    for layer in dissect(frame).layers.iter().filter(|layer| layer.proto != Proto::Padding && layer.len > 0) {
        let carrier = |last: &&mut Header| [Proto::Icmp.key(), Proto::Icmpv6.key()].contains(&last.proto);
        match found.last_mut().filter(carrier) {
            Some(icmp) => icmp.len = (layer.start + layer.len).saturating_sub(icmp.start),
            None => found.push(header(layer)),
        }
    }
    found
}

fn header(layer: &Layer<'_>) -> Header {
    let above = matches!(
        layer.proto,
        Proto::Vlan
            | Proto::ServiceVlan
            | Proto::Ah
            | Proto::Esp
            | Proto::Llc
            | Proto::Stp
            | Proto::Arp
            | Proto::Ipv6Ext
            | Proto::Icmp
            | Proto::Icmpv6
            | Proto::Igmp
    );
    let number = layer.proto.layer();
    Header {
        proto: layer.proto.key(),
        layer: number,
        rank: number * 2 + u8::from(above),
        start: layer.start,
        len: layer.len,
    }
}

/// What was rewritten between a frame and the one made from it, outermost header first.
pub fn changes(old: &[u8], new: &[u8]) -> Vec<Change> {
    let (old, new) = (dissect(old), dissect(new));
    lower(&old).zip(lower(&new)).take_while(|(a, b)| a.proto == b.proto).flat_map(|(a, b)| differences(a, b)).collect()
}

/// The layers that boxes on the way rewrite.
fn lower<'d>(dissection: &'d Dissection<'_>) -> impl Iterator<Item = &'d Layer<'d>> {
    dissection.layers.iter().filter(|layer| !layer.quoted && layer.proto.layer() <= 4 && layer.proto != Proto::Padding)
}

fn differences(old: &Layer<'_>, new: &Layer<'_>) -> Vec<Change> {
    let pairs = old.fields.iter().zip(&new.fields).filter(|(a, b)| a.field.name == b.field.name && a.value != b.value);
    let mut found: Vec<(&FieldValue<'_>, Change)> = Vec::new();
    for (a, b) in pairs {
        // A part of a field that is named already (a bit of an address) says nothing more.
        let inside =
            |(whole, _): &(&FieldValue<'_>, Change)| b.bit >= whole.bit && b.bit + b.bits <= whole.bit + whole.bits;
        if !found.iter().any(inside) {
            let (header, field) = (new.proto.key(), b.field.name);
            found.push((b, Change { header, field, old: a.value.to_string(), new: b.value.to_string() }));
        }
    }
    found.into_iter().map(|(_, change)| change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Eth, EtherType, IpProto, Ipv4, Mac, Udp, ipv4};
    use std::net::Ipv4Addr;

    fn datagram() -> Vec<u8> {
        let (src, dst) = (Ipv4Addr::new(192, 168, 0, 3), Ipv4Addr::new(198, 51, 100, 80));
        let udp = Udp { src_port: 5000, dst_port: 9 }.emit(src, dst, b"?");
        let ip = Ipv4::new(src, dst, IpProto::UDP).emit(&udp);
        Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 }.emit(&ip)
    }

    #[test]
    fn headers_follow_each_other_without_gaps() {
        let got: Vec<_> = headers(&datagram()).iter().map(|h| (h.proto, h.layer, h.start, h.len)).collect();
        assert_eq!(got, [("eth", 2, 0, 14), ("ip", 3, 14, 20), ("udp", 4, 34, 8), ("data", 7, 42, 1)]);
        for cut in 0..43 {
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
        assert_eq!(got[1].0, "ip.checksum");
        assert_eq!(got[2], ("ip.src", "192.168.0.3".into(), "203.0.113.2".into()));
        assert_eq!(got[3..].iter().map(|c| c.0).collect::<Vec<_>>(), ["udp.checksum"]);
    }
}
