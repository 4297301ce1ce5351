//! What kind of address it is: whom a MAC or an IP address reaches, by the range it stands in.
//!
//! What it is: the ranges of the registries (RFC 6890 and its followers, IEEE 802), read from the bits alone. What it
//! is not: a routing decision, nor knowledge of a network's own broadcast address, for which a mask is needed.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::Mac;

/// Whom a hardware address names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MacKind {
    /// Nobody: all zeros.
    Zero,
    /// Everybody on the link.
    Broadcast,
    /// `01:00:5e`: those who listen to an IPv4 group (RFC 1112 6.4).
    Ipv4Group,
    /// `33:33`: those who listen to an IPv6 group (RFC 2464 7).
    Ipv6Group,
    /// `01:80:c2:00:00:0x`: the device at the other end; no bridge passes it on (IEEE 802.1D 7.12.6).
    NextBridge,
    /// Another group.
    Group,
    /// One card, by an address that somebody made up: second bit of the first byte.
    Local,
    /// One card, by the address of its maker.
    Vendor,
}

impl MacKind {
    /// The kind of an address.
    pub const fn of(mac: Mac) -> MacKind {
        match mac.0 {
            [0, 0, 0, 0, 0, 0] => MacKind::Zero,
            [0xff, 0xff, 0xff, 0xff, 0xff, 0xff] => MacKind::Broadcast,
            [0x01, 0x00, 0x5e, 0..=0x7f, _, _] => MacKind::Ipv4Group,
            [0x33, 0x33, _, _, _, _] => MacKind::Ipv6Group,
            [0x01, 0x80, 0xc2, 0, 0, 0..=0x0f] => MacKind::NextBridge,
            [first, ..] if first & 1 == 1 => MacKind::Group,
            [first, ..] if first & 2 == 2 => MacKind::Local,
            _ => MacKind::Vendor,
        }
    }

    /// Its key in catalogues.
    pub const fn key(self) -> &'static str {
        match self {
            MacKind::Zero => "zero",
            MacKind::Broadcast => "broadcast",
            MacKind::Ipv4Group => "ipv4-group",
            MacKind::Ipv6Group => "ipv6-group",
            MacKind::NextBridge => "next-bridge",
            MacKind::Group => "group",
            MacKind::Local => "local",
            MacKind::Vendor => "vendor",
        }
    }
}

/// What an IP address of either version is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IpKind {
    /// All zeros: none yet, or any.
    Unspecified,
    /// This very host.
    Loopback,
    /// Valid on one link only (RFC 3927, RFC 4291 2.5.6).
    LinkLocal,
    /// Inside of networks, not in the Internet (RFC 1918, RFC 4193).
    Private,
    /// Between a provider and its customers (RFC 6598).
    Shared,
    /// For examples (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// For measurements (RFC 2544).
    Benchmark,
    /// A group of the same link only (RFC 5771 4, RFC 4291 2.7).
    LinkGroup,
    /// The group of those whose IPv6 address ends alike, asked for their MAC (RFC 4291 2.7.1).
    SolicitedNode,
    /// Another group.
    Group,
    /// Everybody on the link.
    Broadcast,
    /// An IPv4 address in an IPv6 one (RFC 4291 2.5.5.2).
    Mapped,
    /// For nothing yet.
    Reserved,
    /// Of one host in the Internet.
    Public,
}

impl IpKind {
    /// The kind of an IPv4 address.
    pub const fn of_v4(ip: Ipv4Addr) -> IpKind {
        match ip.octets() {
            [0, 0, 0, 0] => IpKind::Unspecified,
            [255, 255, 255, 255] => IpKind::Broadcast,
            [127, ..] => IpKind::Loopback,
            [169, 254, ..] => IpKind::LinkLocal,
            [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => IpKind::Private,
            [100, 64..=127, ..] => IpKind::Shared,
            [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => IpKind::Documentation,
            [198, 18 | 19, ..] => IpKind::Benchmark,
            [224, 0, 0, _] => IpKind::LinkGroup,
            [224..=239, ..] => IpKind::Group,
            [0 | 240..=255, ..] => IpKind::Reserved,
            _ => IpKind::Public,
        }
    }

    /// The kind of an IPv6 address.
    pub const fn of_v6(ip: Ipv6Addr) -> IpKind {
        match ip.segments() {
            [0, 0, 0, 0, 0, 0, 0, 0] => IpKind::Unspecified,
            [0, 0, 0, 0, 0, 0, 0, 1] => IpKind::Loopback,
            [0, 0, 0, 0, 0, 0xffff, _, _] => IpKind::Mapped,
            [0xfe80..=0xfebf, ..] => IpKind::LinkLocal,
            [0xfc00..=0xfdff, ..] => IpKind::Private,
            [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => IpKind::Documentation,
            [0xff02, 0, 0, 0, 0, 1, 0xff00..=0xffff, _] => IpKind::SolicitedNode,
            // The last four bits of the second byte are the scope: 1 this host, 2 this link.
            [first @ 0xff00..=0xffff, ..] if first & 0xf <= 2 => IpKind::LinkGroup,
            [0xff00..=0xffff, ..] => IpKind::Group,
            // RFC 4291 2.4: global unicast is given out from 2000::/3 only.
            [0x2000..=0x3fff, ..] => IpKind::Public,
            _ => IpKind::Reserved,
        }
    }

    /// Its key in catalogues.
    pub const fn key(self) -> &'static str {
        match self {
            IpKind::Unspecified => "unspecified",
            IpKind::Loopback => "loopback",
            IpKind::LinkLocal => "link-local",
            IpKind::Private => "private",
            IpKind::Shared => "shared",
            IpKind::Documentation => "documentation",
            IpKind::Benchmark => "benchmark",
            IpKind::LinkGroup => "link-group",
            IpKind::SolicitedNode => "solicited-node",
            IpKind::Group => "group",
            IpKind::Broadcast => "broadcast",
            IpKind::Mapped => "mapped",
            IpKind::Reserved => "reserved",
            IpKind::Public => "public",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hardware_addresses_tell_whom_they_name() {
        for (mac, kind) in [
            ("00:00:00:00:00:00", MacKind::Zero),
            ("ff:ff:ff:ff:ff:ff", MacKind::Broadcast),
            ("ff:ff:ff:ff:ff:fe", MacKind::Group),
            ("01:00:5e:00:00:01", MacKind::Ipv4Group),
            ("01:00:5e:80:00:01", MacKind::Group),
            ("33:33:00:00:00:01", MacKind::Ipv6Group),
            ("01:80:c2:00:00:00", MacKind::NextBridge),
            ("01:80:c2:00:00:10", MacKind::Group),
            ("02:00:00:00:00:01", MacKind::Local),
            ("00:1b:21:00:00:01", MacKind::Vendor),
        ] {
            assert_eq!(MacKind::of(mac.parse().expect("a MAC")), kind, "{mac}");
        }
    }

    #[test]
    fn ranges_end_where_the_registries_say() {
        for (ip, kind) in [
            ("0.0.0.0", IpKind::Unspecified),
            ("0.0.0.1", IpKind::Reserved),
            ("10.255.255.255", IpKind::Private),
            ("11.0.0.0", IpKind::Public),
            ("100.63.255.255", IpKind::Public),
            ("100.64.0.0", IpKind::Shared),
            ("100.128.0.0", IpKind::Public),
            ("127.9.9.9", IpKind::Loopback),
            ("169.254.0.1", IpKind::LinkLocal),
            ("172.15.0.1", IpKind::Public),
            ("172.31.255.255", IpKind::Private),
            ("172.32.0.0", IpKind::Public),
            ("192.168.0.3", IpKind::Private),
            ("198.51.100.80", IpKind::Documentation),
            ("198.19.0.1", IpKind::Benchmark),
            ("224.0.0.251", IpKind::LinkGroup),
            ("224.0.1.1", IpKind::Group),
            ("239.255.255.250", IpKind::Group),
            ("240.0.0.1", IpKind::Reserved),
            ("255.255.255.255", IpKind::Broadcast),
        ] {
            assert_eq!(IpKind::of_v4(ip.parse().expect("an address")), kind, "{ip}");
        }
    }

    #[test]
    fn version_six_has_ranges_of_its_own() {
        for (ip, kind) in [
            ("::", IpKind::Unspecified),
            ("::1", IpKind::Loopback),
            ("::2", IpKind::Reserved),
            ("::ffff:10.0.0.1", IpKind::Mapped),
            ("fe80::1", IpKind::LinkLocal),
            ("fec0::1", IpKind::Reserved),
            ("fd00::1", IpKind::Private),
            ("2001:db8::1", IpKind::Documentation),
            ("2001:db9::1", IpKind::Public),
            ("3fff:1000::1", IpKind::Public),
            ("ff02::1:ff00:1", IpKind::SolicitedNode),
            ("ff02::1", IpKind::LinkGroup),
            ("ff05::2", IpKind::Group),
            ("4000::1", IpKind::Reserved),
        ] {
            assert_eq!(IpKind::of_v6(ip.parse().expect("an address")), kind, "{ip}");
        }
    }
}
