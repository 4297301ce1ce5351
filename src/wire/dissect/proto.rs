//! The protocols that a layer can be, with the names that people and Wireshark give them.

use serde::Serialize;

/// What a layer is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proto {
    /// Ethernet II.
    Ethernet,
    /// A tag of IEEE 802.1Q.
    Vlan,
    /// The outer one of two tags, the provider's (IEEE 802.1ad).
    ServiceVlan,
    /// Logical link control, with SNAP.
    Llc,
    /// The spanning tree.
    Stp,
    /// Address resolution.
    Arp,
    /// Internet Protocol, version 4.
    Ipv4,
    /// Internet Protocol, version 6.
    Ipv6,
    /// One of its extension headers.
    Ipv6Ext,
    /// A proof of who sent the packet.
    Ah,
    /// What is encrypted.
    Esp,
    /// Echoes and errors of version 4.
    Icmp,
    /// Echoes, errors, neighbours, routers and groups of version 6.
    Icmpv6,
    /// Who wants which group.
    Igmp,
    /// Datagrams.
    Udp,
    /// Streams.
    Tcp,
    /// Addresses for hosts.
    Dhcp,
    /// Addresses for names.
    Dns,
    /// Pages.
    Http,
    /// What is said in secret.
    Tls,
    /// Routes of a router.
    Rip,
    /// Outside ports for programs inside.
    Pcp,
    /// How a session over Ethernet is found.
    PppoeDiscovery,
    /// A session over Ethernet.
    PppoeSession,
    /// What a line between two carries.
    Ppp,
    /// How the line is agreed on.
    Lcp,
    /// A password in the clear.
    Pap,
    /// A password that is proved.
    Chap,
    /// How IP over the line is agreed on.
    Ipcp,
    /// What no header explains.
    Data,
    /// What fills a frame up.
    Padding,
}

impl Proto {
    /// All of them.
    pub const ALL: [Proto; 31] = [
        Proto::Ethernet,
        Proto::Vlan,
        Proto::ServiceVlan,
        Proto::Llc,
        Proto::Stp,
        Proto::Arp,
        Proto::Ipv4,
        Proto::Ipv6,
        Proto::Ipv6Ext,
        Proto::Ah,
        Proto::Esp,
        Proto::Icmp,
        Proto::Icmpv6,
        Proto::Igmp,
        Proto::Udp,
        Proto::Tcp,
        Proto::Dhcp,
        Proto::Dns,
        Proto::Http,
        Proto::Tls,
        Proto::Rip,
        Proto::Pcp,
        Proto::PppoeDiscovery,
        Proto::PppoeSession,
        Proto::Ppp,
        Proto::Lcp,
        Proto::Pap,
        Proto::Chap,
        Proto::Ipcp,
        Proto::Data,
        Proto::Padding,
    ];

    /// Its layer of the OSI model, 1 to 7.
    pub const fn layer(self) -> u8 {
        match self {
            Proto::Ethernet
            | Proto::Vlan
            | Proto::ServiceVlan
            | Proto::Llc
            | Proto::Stp
            | Proto::Arp
            | Proto::PppoeDiscovery
            | Proto::PppoeSession
            | Proto::Ppp
            | Proto::Lcp
            | Proto::Pap
            | Proto::Chap
            | Proto::Ipcp
            | Proto::Padding => 2,
            Proto::Ipv4
            | Proto::Ipv6
            | Proto::Ipv6Ext
            | Proto::Ah
            | Proto::Esp
            | Proto::Icmp
            | Proto::Icmpv6
            | Proto::Igmp => 3,
            Proto::Udp | Proto::Tcp => 4,
            Proto::Tls => 6,
            Proto::Dhcp | Proto::Dns | Proto::Http | Proto::Rip | Proto::Pcp | Proto::Data => 7,
        }
    }

    /// As people write it: `IPv4`.
    pub const fn name(self) -> &'static str {
        match self {
            Proto::Ethernet => "Ethernet",
            Proto::Vlan => "VLAN",
            Proto::ServiceVlan => "802.1ad",
            Proto::Llc => "LLC",
            Proto::Stp => "STP",
            Proto::Arp => "ARP",
            Proto::Ipv4 => "IPv4",
            Proto::Ipv6 => "IPv6",
            Proto::Ipv6Ext => "IPv6 extension",
            Proto::Ah => "AH",
            Proto::Esp => "ESP",
            Proto::Icmp => "ICMP",
            Proto::Icmpv6 => "ICMPv6",
            Proto::Igmp => "IGMP",
            Proto::Udp => "UDP",
            Proto::Tcp => "TCP",
            Proto::Dhcp => "DHCP",
            Proto::Dns => "DNS",
            Proto::Http => "HTTP",
            Proto::Tls => "TLS",
            Proto::Rip => "RIP",
            Proto::Pcp => "PCP",
            Proto::PppoeDiscovery => "PPPoE discovery",
            Proto::PppoeSession => "PPPoE",
            Proto::Ppp => "PPP",
            Proto::Lcp => "LCP",
            Proto::Pap => "PAP",
            Proto::Chap => "CHAP",
            Proto::Ipcp => "IPCP",
            Proto::Data => "Data",
            Proto::Padding => "Padding",
        }
    }

    /// As Wireshark's filters write it, `ip`; also the key of its explanation. Padding is Ethernet's,
    /// and an extension header its packet's.
    pub const fn key(self) -> &'static str {
        match self {
            Proto::Ethernet | Proto::Padding => "eth",
            Proto::Vlan => "vlan",
            Proto::ServiceVlan => "ieee8021ad",
            Proto::Llc => "llc",
            Proto::Stp => "stp",
            Proto::Arp => "arp",
            Proto::Ipv4 => "ip",
            Proto::Ipv6 | Proto::Ipv6Ext => "ipv6",
            Proto::Ah => "ah",
            Proto::Esp => "esp",
            Proto::Icmp => "icmp",
            Proto::Icmpv6 => "icmpv6",
            Proto::Igmp => "igmp",
            Proto::Udp => "udp",
            Proto::Tcp => "tcp",
            Proto::Dhcp => "dhcp",
            Proto::Dns => "dns",
            Proto::Http => "http",
            Proto::Tls => "tls",
            Proto::Rip => "rip",
            Proto::Pcp => "portcontrol",
            Proto::PppoeDiscovery => "pppoed",
            Proto::PppoeSession => "pppoes",
            Proto::Ppp => "ppp",
            Proto::Lcp => "lcp",
            Proto::Pap => "pap",
            Proto::Chap => "chap",
            Proto::Ipcp => "ipcp",
            Proto::Data => "data",
        }
    }
}
