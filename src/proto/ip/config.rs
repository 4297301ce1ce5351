//! The numbers by which IP lives at a box: defaults of the RFCs, and where Linux has others, Linux'.

/// What can be set about IP and ICMP (Linux `net.ipv4.*`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a setting by itself, as in Linux")]
pub struct Config {
    /// Time to live of packets made here.
    pub default_ttl: u8,
    /// A path MTU is never taken to be less, in bytes: RFC 1191 3 says 68.
    pub min_pmtu: u16,
    /// How long a path MTU is remembered, in seconds (RFC 1191 6.3).
    pub mtu_expires_s: u32,
    /// How long the pieces of a datagram wait for each other, in seconds (RFC 1122 3.3.2).
    pub frag_time_s: u32,
    /// Bytes a box keeps in pieces.
    pub frag_bytes_max: u32,
    /// Echo requests are not answered at all.
    pub echo_ignore_all: bool,
    /// Echo requests to many are not answered (RFC 1122 3.2.2.6 allows either).
    pub echo_ignore_broadcasts: bool,
    /// A destination earns the right to one more ICMP error in this time, in milliseconds; 0: no limit.
    pub icmp_ratelimit_ms: u32,
    /// All destinations together may get so many ICMP errors in a second.
    pub icmp_msgs_per_sec: u32,
    /// Of them, so many at once.
    pub icmp_msgs_burst: u32,
    /// Errors come from the address of the interface by which the packet came, not of the one by which the error leaves.
    pub errors_use_inbound: bool,
    /// A router tells hosts of better routers.
    pub send_redirects: bool,
    /// A host believes routers that tell of better ones.
    pub accept_redirects: bool,
    /// 1: a source must be reachable by the interface it came in by; 2: by any (RFC 3704 2.2, 2.4).
    pub rp_filter: u8,
    /// A router lowers the MSS of passing SYNs to what its links carry.
    pub clamp_mss: bool,
}

impl Config {
    /// As the RFCs ask, and Linux where they leave it open.
    pub const DEFAULT: Config = Config {
        default_ttl: 64,
        min_pmtu: 68,
        mtu_expires_s: 600,
        frag_time_s: 60,
        frag_bytes_max: 4 << 20,
        echo_ignore_all: false,
        echo_ignore_broadcasts: true,
        icmp_ratelimit_ms: 1_000,
        icmp_msgs_per_sec: 1_000,
        icmp_msgs_burst: 50,
        errors_use_inbound: false,
        send_redirects: true,
        accept_redirects: true,
        rp_filter: 0,
        clamp_mss: false,
    };

    /// As Linux comes.
    pub const LINUX: Config = Config { min_pmtu: 552, frag_time_s: 30, ..Config::DEFAULT };
}
