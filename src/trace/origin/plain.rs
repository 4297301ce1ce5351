//! Fields that leave no choice, or that are worked out, whoever sends them: told by their names alone.

use super::{Chance, Constant, Origin, Over};
use crate::wire::{Mac, Value};

const FORMAT: Origin = Origin::Fixed(Constant::Format);
const NEXT: Origin = Origin::Fixed(Constant::Next);
const FILL: Origin = Origin::Fixed(Constant::Fill);
const HABIT: Origin = Origin::Fixed(Constant::Habit);
const UNUSED: Origin = Origin::Fixed(Constant::Unused);
const LENGTH: Origin = Origin::Computed(Over::Length);
const COUNT: Origin = Origin::Computed(Over::Count);
const CHECKSUM: Origin = Origin::Computed(Over::Checksum);
const PARTS: Origin = Origin::Computed(Over::Parts);

/// The whole chain of a field that needs no look at the record.
pub(super) fn step(name: &str, value: &Value<'_>) -> Option<Origin> {
    if is_zero(value) && ZERO_IS_UNUSED.iter().any(|prefix| name.starts_with(prefix)) {
        return Some(UNUSED);
    }
    if LENGTHS.contains(&name) {
        return Some(LENGTH);
    }
    Some(match name {
        "ppp.protocol" | "eth.type" | "vlan.etype" | "ip.proto" | "dhcp.option.type" | "llc.type" | "llc.pid" => NEXT,
        "eth.padding"
        | "eth.trailer"
        | "vlan.trailer"
        | "dhcp.option.padding"
        | "dhcp.hw.addr_padding"
        | "tcp.options.nop"
        | "tcp.options.eol" => FILL,
        "arp.hw.type"
        | "arp.proto.type"
        | "arp.hw.size"
        | "arp.proto.size"
        | "ip.version"
        | "ipv6.version"
        | "dhcp.hw.type"
        | "dhcp.hw.len"
        | "dhcp.cookie"
        | "dhcp.option.end"
        | "dns.qry.class"
        | "dns.resp.class"
        | "http.request.version"
        | "http.response.version"
        | "portcontrol.version"
        | "pppoe.version"
        | "pppoe.type" => FORMAT,
        "ip.checksum" | "tcp.checksum" | "udp.checksum" | "icmp.checksum" | "igmp.checksum" => CHECKSUM,
        "dns.count.queries" | "dns.count.answers" | "dns.count.auth_rr" | "dns.count.add_rr" | "igmp.num_grp_recs"
        | "igmp.num_src" | "igmp.aux_data_len" => COUNT,
        "ip.flags"
        | "ip.dsfield"
        | "tcp.flags"
        | "dns.flags"
        | "dhcp.flags"
        | "tcp.options"
        | "ip.options"
        | "ip.options.routeralert"
        | "ip.opt.type" => PARTS,
        "tcp.window_size_value" => Origin::Computed(Over::Room),
        "tcp.options.timestamp.tsval" | "portcontrol.epoch_time" => Origin::Computed(Over::Clock),
        "ip.id" => Origin::Random(Chance::Packet),
        "ip.flags.df"
        | "ip.dsfield.dscp"
        | "ip.dsfield.ecn"
        | "tcp.options.wscale.shift"
        | "tcp.options.sack_perm"
        | "dhcp.option.request_list_item"
        | "ip.opt.type.copy"
        | "ip.opt.type.class"
        | "ip.opt.type.number"
        | "ip.opt.ra"
        | "dhcp.option.dhcp_max_message_size"
        | "dhcp.option.vendor_class_id" => HABIT,
        _ => return None,
    })
}

/// Lengths of what follows.
const LENGTHS: [&str; 20] = [
    "eth.len",
    "ip.hdr_len",
    "ip.len",
    "tcp.hdr_len",
    "udp.length",
    "ipv6.plen",
    "dns.resp.len",
    "dns.length",
    "dhcp.option.length",
    "http.content_length_header",
    "ip.opt.len",
    "portcontrol.option.length",
    "pppoe.payload_length",
    "ppp.length",
    "pap.length",
    "lcp.opt.length",
    "ipcp.opt.length",
    "pap.peer_id.length",
    "pap.password.length",
    "pap.message.length",
];

/// Zero in a field of these names means: not used here.
const ZERO_IS_UNUSED: [&str; 28] = [
    "ip.flags.",
    "ip.frag_offset",
    "ip.id",
    "tcp.flags.",
    "tcp.urgent_pointer",
    "tcp.ack",
    "tcp.options.timestamp.tsecr",
    "arp.dst.hw_mac",
    "arp.src.proto_ipv4",
    "icmp.unused",
    "igmp.reserved",
    "dhcp.hops",
    "dhcp.flags.",
    "dhcp.ip.",
    "dhcp.server",
    "dhcp.file",
    "ip.src",
    "dns.flags.z",
    "dns.flags.truncated",
    "dns.flags.authenticated",
    "dns.flags.checkdisable",
    "portcontrol.reserved",
    "portcontrol.rsp_reserved",
    "portcontrol.map.reserved",
    "portcontrol.map.req_sug_external",
    "portcontrol.option.reserved",
    "pppoe.session_id",
    "ipcp.opt.",
];

fn is_zero(value: &Value<'_>) -> bool {
    match value {
        Value::Uint(n) | Value::Hex { value: n, .. } | Value::Named { value: n, .. } => *n == 0,
        Value::Flag(set) => !set,
        Value::Mac(mac) => *mac == Mac([0; 6]),
        Value::Ip(addr) => addr.is_unspecified(),
        Value::Ip6(addr) => addr.to_ipv4_mapped().map_or(addr.is_unspecified(), |addr| addr.is_unspecified()),
        Value::Text(text) => text.is_empty(),
        Value::Bytes(bytes) => bytes.iter().all(|byte| *byte == 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_is_unused_only_where_zero_means_nothing() {
        assert_eq!(step("ip.frag_offset", &Value::Uint(0)), Some(UNUSED));
        assert_eq!(step("ip.ttl", &Value::Uint(0)), None);
        assert_eq!(step("ip.id", &Value::Hex { value: 7, digits: 4 }), Some(Origin::Random(Chance::Packet)));
        assert_eq!(step("tcp.flags.syn", &Value::Flag(true)), None, "a set flag was decided");
        let named = crate::wire::fields::ALL.iter().copied().flatten();
        let known = |prefix: &&&str| !named.clone().any(|field| field.name.starts_with(**prefix));
        assert_eq!(ZERO_IS_UNUSED.iter().filter(known).collect::<Vec<_>>(), Vec::<&&str>::new());
    }
}
