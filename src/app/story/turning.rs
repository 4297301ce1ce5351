//! The field that a step turns on: what the eye should find first among the bytes.

use super::{Change, Step, StepKind};
use crate::trace::facts::NatField;
use crate::trace::{ArpFact, Drop, IpFact, NatFact, SwitchFact, Trace, What};
use crate::wire::IpProto;

/// The field a step turns on, by Wireshark's name.
pub fn turning_field(trace: &Trace, step: &Step) -> Option<&'static str> {
    let telling = |changes: &[Change]| changes.iter().map(|c| c.field).find(|f| !f.ends_with("checksum"));
    match &step.kind {
        StepKind::Push(changes) | StepKind::Rewrite(changes) => telling(changes),
        StepKind::Strip | StepKind::Read => None,
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
            What::Drop(Drop::NoListener { proto, .. } | Drop::NatNoMapping { proto, .. }) => match *proto {
                IpProto::UDP => Some("udp.dstport"),
                IpProto::TCP => Some("tcp.dstport"),
                _ => None,
            },
            _ => None,
        },
    }
}
