//! The IPv4 ranges that mean something by themselves (RFC 6890 and its followers): one table, read by `ipcalc`, by the
//! address tools on the screen, and held against `scope`.

use std::net::Ipv4Addr;

/// A range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpecialRange {
    /// Its first address.
    pub first: Ipv4Addr,
    /// Its prefix length.
    pub len: u8,
    /// Its sentence is `range-<key>`.
    pub key: &'static str,
    /// What it is called in the registry.
    pub name: &'static str,
    /// The RFC it comes from.
    pub rfc: u16,
}

const fn row(first: [u8; 4], len: u8, key: &'static str, name: &'static str, rfc: u16) -> SpecialRange {
    let [a, b, c, d] = first;
    SpecialRange { first: Ipv4Addr::new(a, b, c, d), len, key, name, rfc }
}

/// The registry, the wider range before the narrower one within it.
pub const SPECIAL_RANGES: [SpecialRange; 22] = [
    row([0, 0, 0, 0], 8, "this-network", "This network", 791),
    row([0, 0, 0, 0], 32, "unspecified", "This host on this network", 1122),
    row([10, 0, 0, 0], 8, "private", "Private-Use", 1918),
    row([100, 64, 0, 0], 10, "shared", "Shared Address Space", 6598),
    row([127, 0, 0, 0], 8, "loopback", "Loopback", 1122),
    row([169, 254, 0, 0], 16, "link-local", "Link Local", 3927),
    row([172, 16, 0, 0], 12, "private", "Private-Use", 1918),
    row([192, 0, 0, 0], 24, "protocol", "IETF Protocol Assignments", 6890),
    row([192, 0, 0, 0], 29, "ds-lite", "IPv4 Service Continuity Prefix", 7335),
    row([192, 0, 2, 0], 24, "documentation", "Documentation (TEST-NET-1)", 5737),
    row([192, 88, 99, 0], 24, "relay", "Deprecated (6to4 Relay Anycast)", 7526),
    row([192, 168, 0, 0], 16, "private", "Private-Use", 1918),
    row([198, 18, 0, 0], 15, "benchmark", "Benchmarking", 2544),
    row([198, 51, 100, 0], 24, "documentation", "Documentation (TEST-NET-2)", 5737),
    row([203, 0, 113, 0], 24, "documentation", "Documentation (TEST-NET-3)", 5737),
    row([224, 0, 0, 0], 4, "group", "Multicast", 5771),
    row([224, 0, 0, 0], 24, "link-group", "Local Network Control Block", 5771),
    row([232, 0, 0, 0], 8, "source-group", "Source-Specific Multicast", 4607),
    row([233, 252, 0, 0], 24, "documentation-group", "Documentation (MCAST-TEST-NET)", 6676),
    row([239, 0, 0, 0], 8, "admin-group", "Administratively Scoped", 2365),
    row([240, 0, 0, 0], 4, "reserved", "Reserved", 1112),
    row([255, 255, 255, 255], 32, "broadcast", "Limited Broadcast", 919),
];

impl SpecialRange {
    /// Whether an address stands in it.
    pub const fn contains(&self, addr: Ipv4Addr) -> bool {
        let rest = 32 - self.len as u32;
        let mask = if rest == 32 { 0 } else { u32::MAX << rest };
        addr.to_bits() & mask == self.first.to_bits()
    }

    /// The narrowest range an address stands in; none: an address of the Internet.
    pub fn of(addr: Ipv4Addr) -> Option<&'static SpecialRange> {
        SPECIAL_RANGES.iter().filter(|range| range.contains(addr)).max_by_key(|range| range.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::IpKind;

    #[test]
    fn the_narrowest_range_counts_and_has_no_host_bits() {
        let of = |text: &str| SpecialRange::of(text.parse().expect("an address")).map(|range| (range.key, range.rfc));
        assert_eq!(of("192.168.3.4"), Some(("private", 1918)));
        assert_eq!(of("172.32.0.1"), None);
        assert_eq!(of("224.0.0.251"), Some(("link-group", 5771)));
        assert_eq!(of("255.255.255.255"), Some(("broadcast", 919)));
        assert_eq!(of("0.0.0.0"), Some(("unspecified", 1122)));
        assert!(SPECIAL_RANGES.iter().all(|range| range.contains(range.first)));
        assert!(SPECIAL_RANGES.is_sorted_by_key(|range| (range.first, range.len)));
    }

    /// Both tables name the same ends.
    #[test]
    fn scope_says_the_same() {
        for range in SPECIAL_RANGES {
            let count = 1u64 << (32 - u32::from(range.len));
            let last = Ipv4Addr::from_bits((u64::from(range.first.to_bits()) + count - 1) as u32);
            for addr in [range.first, last] {
                let narrowest = SpecialRange::of(addr).expect("in a range");
                let kind = IpKind::of_v4(addr);
                let agrees = match narrowest.key {
                    "private" => kind == IpKind::Private,
                    "shared" => kind == IpKind::Shared,
                    "loopback" => kind == IpKind::Loopback,
                    "link-local" => kind == IpKind::LinkLocal,
                    "documentation" => kind == IpKind::Documentation,
                    "benchmark" => kind == IpKind::Benchmark,
                    "link-group" => kind == IpKind::LinkGroup,
                    "group" | "source-group" | "documentation-group" | "admin-group" => kind == IpKind::Group,
                    "unspecified" => kind == IpKind::Unspecified,
                    "broadcast" => kind == IpKind::Broadcast,
                    "reserved" | "this-network" => kind == IpKind::Reserved,
                    // Assigned, but no kind of their own for a packet.
                    _ => kind == IpKind::Public,
                };
                assert!(agrees, "{addr}: {} and {kind:?}", narrowest.key);
            }
        }
    }
}
