//! Arithmetic of address blocks: what a prefix says about its hosts, and cutting and joining blocks (RFC 4632).
//!
//! Not a routing table: nothing here decides where packets go.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

/// The letter of an address in the classes of old (RFC 791 3.2), which prefixes have replaced (RFC 4632 2).
pub const fn class(addr: Ipv4Addr) -> char {
    match addr.octets()[0] {
        0..=127 => 'A',
        128..=191 => 'B',
        192..=223 => 'C',
        224..=239 => 'D',
        240..=255 => 'E',
    }
}

/// Whether two blocks have an address in common: then one holds the other.
pub fn overlap(a: Ipv4Net, b: Ipv4Net) -> bool {
    a.contains(&b.network()) || b.contains(&a.network())
}

/// First and last address that a host may have: all but network and broadcast; /31 and /32 have neither (RFC 3021).
pub fn host_range(net: Ipv4Net) -> (Ipv4Addr, Ipv4Addr) {
    let (first, last) = (net.network().to_bits(), net.broadcast().to_bits());
    if net.prefix_len() >= 31 {
        return (first.into(), last.into());
    }
    ((first + 1).into(), (last - 1).into())
}

/// How many hosts a block has room for.
pub fn host_count(net: Ipv4Net) -> u64 {
    let (first, last) = host_range(net);
    u64::from(last.to_bits()) - u64::from(first.to_bits()) + 1
}

/// The two halves of a block; none of a single address.
pub fn halves(net: Ipv4Net) -> Option<[Ipv4Net; 2]> {
    let len = net.prefix_len() + 1;
    let low = Ipv4Net::new(net.network(), len).ok()?;
    let high = Ipv4Addr::from_bits(low.broadcast().to_bits().checked_add(1)?);
    Some([low, Ipv4Net::new(high, len).ok()?])
}

/// The block that a block and its other half make; none of everything.
pub fn whole_of(net: Ipv4Net) -> Option<Ipv4Net> {
    Ipv4Net::new(net.network(), net.prefix_len().checked_sub(1)?).ok().map(|net| net.trunc())
}

/// `192.168.0.1`, `192.168.0.1/24`, `192.168.0.1/255.255.255.0`, `192.168.0.1 255.255.255.0`. An address alone gets the
/// prefix of its class, or is a host when its class has none.
pub fn read_block(text: &str) -> Option<Ipv4Net> {
    let mut words = text.split(['/', ' ']).filter(|word| !word.is_empty());
    let addr: Ipv4Addr = words.next()?.parse().ok()?;
    let len = match (words.next(), words.next()) {
        (None, _) => match class(addr) {
            'A' => 8,
            'B' => 16,
            'C' => 24,
            _ => 32,
        },
        (Some(len), None) => len.parse().ok().or_else(|| mask_len(len))?,
        _ => return None,
    };
    Ipv4Net::new(addr, len).ok()
}

/// The length of a mask, which must be ones and then zeros.
fn mask_len(text: &str) -> Option<u8> {
    ipnet::ipv4_mask_to_prefix(text.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(text: &str) -> Ipv4Net {
        text.parse().expect("a prefix")
    }

    #[test]
    fn hosts_are_all_but_the_first_and_the_last() {
        let hosts = |text: &str| (host_range(net(text)), host_count(net(text)));
        let addr = |text: &str| text.parse::<Ipv4Addr>().expect("an address");
        assert_eq!(hosts("192.168.10.37/26"), ((addr("192.168.10.1"), addr("192.168.10.62")), 62));
        assert_eq!(hosts("10.0.0.8/31"), ((addr("10.0.0.8"), addr("10.0.0.9")), 2));
        assert_eq!(hosts("10.0.0.8/32").1, 1);
        assert_eq!(hosts("0.0.0.0/0").1, (1 << 32) - 2);
    }

    #[test]
    fn halves_make_their_whole() {
        assert_eq!(halves(net("10.0.0.0/24")), Some([net("10.0.0.0/25"), net("10.0.0.128/25")]));
        assert_eq!(halves(net("10.0.0.1/32")), None);
        assert_eq!(whole_of(net("10.0.0.128/25")), Some(net("10.0.0.0/24")));
        assert_eq!(whole_of(net("0.0.0.0/0")), None);
        for len in 0..32 {
            let whole = Ipv4Net::new(Ipv4Addr::new(172, 31, 255, 255), len).expect("a length").trunc();
            assert!(halves(whole).expect("two").iter().all(|half| whole_of(*half) == Some(whole)), "/{len}");
        }
    }

    #[test]
    fn blocks_are_read_as_people_write_them() {
        let read = |text: &str| read_block(text).map(|net| net.to_string());
        assert_eq!(read("192.168.0.1/24").as_deref(), Some("192.168.0.1/24"));
        assert_eq!(read("192.168.0.1 255.255.255.192").as_deref(), Some("192.168.0.1/26"));
        assert_eq!(read("172.16.0.1/255.255.0.0").as_deref(), Some("172.16.0.1/16"));
        assert_eq!(
            (read("10.1.2.3").as_deref(), read("224.0.0.1").as_deref()),
            (Some("10.1.2.3/8"), Some("224.0.0.1/32"))
        );
        for bad in ["", "10.0.0", "10.0.0.1/33", "10.0.0.1/255.0.255.0", "10.0.0.1/24/3", "x"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(
            [class([10, 0, 0, 1].into()), class([191, 0, 0, 1].into()), class([192, 0, 0, 1].into())],
            ['A', 'B', 'C']
        );
    }
}
