//! Neighbour discovery (RFC 4861 4): bodies of its messages and their options. Places count from the message's
//! first byte, those of options from the option's.

use crate::wire::field::{Field, FieldKind, Names};

const PREFERENCES: Names = &[(0, "medium"), (1, "high"), (2, "reserved"), (3, "low")];
const OPTIONS: Names = &[
    (1, "source link-layer address"),
    (2, "target link-layer address"),
    (3, "prefix information"),
    (4, "redirected header"),
    (5, "MTU"),
    (14, "nonce"),
    (24, "route information"),
    (25, "DNS servers"),
    (31, "DNS search list"),
    (37, "captive portal"),
    (38, "PREF64"),
];

/// Of a router that makes itself known (RFC 4861 4.2; preference: RFC 4191 2.2).
pub const ROUTER: &[Field] = &[
    Field::new("icmpv6.nd.ra.cur_hop_limit", "icmpv6-nd-ra-cur-hop-limit", FieldKind::Uint).at(32, 8),
    Field::new("icmpv6.nd.ra.flag", "icmpv6-nd-ra-flag", FieldKind::Hex).at(40, 8),
    Field::new("icmpv6.nd.ra.flag.m", "icmpv6-nd-ra-flag-m", FieldKind::Flag).at(40, 1),
    Field::new("icmpv6.nd.ra.flag.o", "icmpv6-nd-ra-flag-o", FieldKind::Flag).at(41, 1),
    Field::new("icmpv6.nd.ra.flag.h", "icmpv6-nd-ra-flag-h", FieldKind::Flag).at(42, 1),
    Field::new("icmpv6.nd.ra.flag.prf", "icmpv6-nd-ra-flag-prf", FieldKind::Enum(PREFERENCES)).at(43, 2),
    Field::new("icmpv6.nd.ra.flag.p", "icmpv6-nd-ra-flag-p", FieldKind::Flag).at(45, 1),
    Field::new("icmpv6.nd.ra.flag.rsv", "icmpv6-nd-flag-rsv", FieldKind::Uint).at(46, 2),
    Field::new("icmpv6.nd.ra.router_lifetime", "icmpv6-nd-ra-router-lifetime", FieldKind::Uint).at(48, 16),
    Field::new("icmpv6.nd.ra.reachable_time", "icmpv6-nd-ra-reachable-time", FieldKind::Uint).at(64, 32),
    Field::new("icmpv6.nd.ra.retrans_timer", "icmpv6-nd-ra-retrans-timer", FieldKind::Uint).at(96, 32),
];

/// Of who looks for a neighbour (4.3).
pub const SOLICITATION: &[Field] =
    &[Field::new("icmpv6.nd.ns.target_address", "icmpv6-nd-ns-target-address", FieldKind::Ip6).at(64, 128)];

/// Of a neighbour that answers (4.4).
pub const ADVERTISEMENT: &[Field] = &[
    Field::new("icmpv6.nd.na.flag", "icmpv6-nd-na-flag", FieldKind::Hex).at(32, 32),
    Field::new("icmpv6.nd.na.flag.r", "icmpv6-nd-na-flag-r", FieldKind::Flag).at(32, 1),
    Field::new("icmpv6.nd.na.flag.s", "icmpv6-nd-na-flag-s", FieldKind::Flag).at(33, 1),
    Field::new("icmpv6.nd.na.flag.o", "icmpv6-nd-na-flag-o", FieldKind::Flag).at(34, 1),
    Field::new("icmpv6.nd.na.flag.rsv", "icmpv6-nd-flag-rsv", FieldKind::Uint).at(35, 29),
    Field::new("icmpv6.nd.na.target_address", "icmpv6-nd-na-target-address", FieldKind::Ip6).at(64, 128),
];

/// Of a router that knows a better first hop (4.5).
pub const REDIRECT: &[Field] = &[
    Field::new("icmpv6.nd.rd.target_address", "icmpv6-nd-rd-target-address", FieldKind::Ip6).at(64, 128),
    Field::new("icmpv6.rd.na.destination_address", "icmpv6-rd-na-destination-address", FieldKind::Ip6).at(192, 128),
];

/// What every option begins with.
pub const OPTION: &[Field] = &[
    Field::new("icmpv6.opt.type", "icmpv6-opt-type", FieldKind::Enum(OPTIONS)).at(0, 8),
    Field::new("icmpv6.opt.length", "icmpv6-opt-length", FieldKind::Uint).at(8, 8),
];

/// A network of this link (RFC 4861 4.6.2; router address: RFC 6275 7.2).
pub const PREFIX: &[Field] = &[
    Field::new("icmpv6.opt.prefix.length", "icmpv6-opt-prefix-length", FieldKind::Uint).at(16, 8),
    Field::new("icmpv6.opt.prefix.flag", "icmpv6-opt-prefix-flag", FieldKind::Hex).at(24, 8),
    Field::new("icmpv6.opt.prefix.flag.l", "icmpv6-opt-prefix-flag-l", FieldKind::Flag).at(24, 1),
    Field::new("icmpv6.opt.prefix.flag.a", "icmpv6-opt-prefix-flag-a", FieldKind::Flag).at(25, 1),
    Field::new("icmpv6.opt.prefix.flag.r", "icmpv6-opt-prefix-flag-r", FieldKind::Flag).at(26, 1),
    Field::new("icmpv6.opt.prefix.flag.reserved", "icmpv6-nd-flag-rsv", FieldKind::Uint).at(27, 5),
    Field::new("icmpv6.opt.prefix.valid_lifetime", "icmpv6-opt-prefix-valid-lifetime", FieldKind::Uint).at(32, 32),
    Field::new("icmpv6.opt.prefix.preferred_lifetime", "icmpv6-opt-prefix-preferred-lifetime", FieldKind::Uint)
        .at(64, 32),
    OPTION_RESERVED.at(96, 32),
    Field::new("icmpv6.opt.prefix", "icmpv6-opt-prefix", FieldKind::Ip6).at(128, 128),
];

/// The greatest packet of this link (RFC 4861 4.6.4).
pub const MTU: &[Field] =
    &[OPTION_RESERVED.at(16, 16), Field::new("icmpv6.opt.mtu", "icmpv6-opt-mtu", FieldKind::Uint).at(32, 32)];

/// Whom to ask for names (RFC 8106 5.1); the servers follow.
pub const DNS: &[Field] = &[
    OPTION_RESERVED.at(16, 16),
    Field::new("icmpv6.opt.rdnss.lifetime", "icmpv6-opt-rdnss-lifetime", FieldKind::Uint).at(32, 32),
    DNS_SERVER,
];

/// Names to try (RFC 8106 5.2); the names follow.
pub const SEARCH: &[Field] = &[
    OPTION_RESERVED.at(16, 16),
    Field::new("icmpv6.opt.dnssl.lifetime", "icmpv6-opt-dnssl-lifetime", FieldKind::Uint).at(32, 32),
    SEARCH_NAME,
];

/// Values of the other options.
pub const VALUES: &[Field] =
    &[SOURCE_LINK, SOURCE_LINK_BYTES, TARGET_LINK, TARGET_LINK_BYTES, OPTION_RESERVED, NONCE, QUOTE];

/// Zeros in an option.
pub const OPTION_RESERVED: Field = Field::new("icmpv6.opt.reserved", "icmpv6-opt-reserved", FieldKind::Bytes);
/// The MAC of who asks.
pub const SOURCE_LINK: Field = Field::new("icmpv6.opt.src_linkaddr", "icmpv6-opt-src-linkaddr", FieldKind::Mac);
/// The same where it is no MAC.
pub const SOURCE_LINK_BYTES: Field = Field { kind: FieldKind::Bytes, doc: "icmpv6-opt-linkaddr-bytes", ..SOURCE_LINK };
/// The MAC that is told.
pub const TARGET_LINK: Field = Field::new("icmpv6.opt.target_linkaddr", "icmpv6-opt-target-linkaddr", FieldKind::Mac);
/// The same where it is no MAC.
pub const TARGET_LINK_BYTES: Field = Field { kind: FieldKind::Bytes, doc: "icmpv6-opt-linkaddr-bytes", ..TARGET_LINK };
/// A name server.
pub const DNS_SERVER: Field = Field::new("icmpv6.opt.rdnss", "icmpv6-opt-rdnss", FieldKind::Ip6);
/// A name that is put behind short ones.
pub const SEARCH_NAME: Field = Field::new("icmpv6.opt.dnssl", "icmpv6-opt-dnssl", FieldKind::Text);
/// Proves that an answer is one (RFC 3971 5.3.2).
pub const NONCE: Field = Field::new("icmpv6.opt.nonce", "icmpv6-opt-nonce", FieldKind::Bytes);
/// The packet that made a router redirect, where it is not taken apart.
pub const QUOTE: Field = Field::new("icmpv6.opt.redirected_packet", "icmpv6-opt-redirected-packet", FieldKind::Bytes);
