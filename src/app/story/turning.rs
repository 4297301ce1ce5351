//! The field that a step turns on: what the eye should find first among the bytes.

use super::{Change, Step, StepKind};
use crate::trace::facts::NatField;
use crate::trace::{ArpFact, Drop, IpFact, NatDrop, NatFact, SwitchFact, Trace, What};
use crate::wire::IpProto;

/// The field by which a header says where to go, or what it is.
fn leading_field(step: &Step) -> Option<&'static str> {
    Some(match step.header.as_ref()?.proto {
        "eth" => "eth.dst",
        "arp" => "arp.dst.proto_ipv4",
        "ip" => "ip.dst",
        "ipv6" => "ipv6.dst",
        "icmp" => "icmp.type",
        "icmpv6" => "icmpv6.type",
        "udp" => "udp.dstport",
        "tcp" => "tcp.dstport",
        "dns" => "dns.qry.name",
        "dhcp" => "dhcp.type",
        _ => return None,
    })
}

/// The field a step turns on, by Wireshark's name.
pub fn turning_field(trace: &Trace, step: &Step) -> Option<&'static str> {
    let telling = |changes: &[Change]| changes.iter().map(|c| c.field).find(|f| !f.ends_with("checksum"));
    match &step.kind {
        StepKind::Push(changes) | StepKind::Rewrite(changes) => telling(changes).or_else(|| leading_field(step)),
        StepKind::Strip | StepKind::Read => leading_field(step),
        StepKind::Decide(id) => match &trace.fact(*id)?.what {
            What::Switch(SwitchFact::Learned { .. } | SwitchFact::Moved { .. }) => Some("eth.src"),
            What::Switch(_) | What::Drop(Drop::NotMyMac { .. }) => Some("eth.dst"),
            What::Ip(IpFact::Forwarded { .. }) | What::Drop(Drop::TtlExpired { .. }) => Some("ip.ttl"),
            What::Arp(ArpFact::Learned { .. } | ArpFact::Changed { .. }) => Some("arp.src.hw_mac"),
            What::Arp(ArpFact::Answered { .. } | ArpFact::NotMine { .. }) => Some("arp.dst.proto_ipv4"),
            What::Nat(NatFact::Rewrote { field: NatField::Source, .. }) => Some("ip.src"),
            What::Ip(_)
            | What::Nat(NatFact::Rewrote { .. } | NatFact::RuleMatched { .. })
            | What::Drop(Drop::NoRoute { .. } | Drop::NotForMe { .. }) => Some("ip.dst"),
            What::Drop(Drop::NoListener { proto, .. } | Drop::Nat(NatDrop::NoMapping { proto, .. })) => match *proto {
                IpProto::UDP => Some("udp.dstport"),
                IpProto::TCP => Some("tcp.dstport"),
                _ => None,
            },
            _ => None,
        },
    }
}
