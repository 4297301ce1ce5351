//! Packets of the box's own, and what ICMP writes into them.

use std::net::Ipv4Addr;

use super::scene::{self, Scene};
use super::tell::KIND;
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role, Setting, plain};
use crate::trace::{DhcpFact, DnsFact, Drop, FactId, IcmpFact, IgmpFact, IpFact, SockFact, TcpEvent, UdpFact, What};
use crate::wire::{FieldValue, Value};

/// All hosts of a link (RFC 1112 4).
const ALL_HOSTS: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 1);
/// First TTLs of systems: what is none of them, a program chose.
const USUAL_TTLS: [u64; 3] = [64, 128, 255];

/// The header of a packet that begins here.
pub(super) fn header(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    match (value.field.name, &value.value) {
        ("ip.ttl", Value::Uint(ttl)) if USUAL_TTLS.contains(ttl) => way.step(Origin::Fixed(Constant::Habit)),
        // A message for the routers of a link stays there.
        ("ip.ttl", _) if reported(scene).is_some() => way.step(Origin::Fixed(Constant::Habit)),
        ("ip.dst", _) if reported(scene).is_some() => {
            way.step(Origin::Fixed(Constant::WellKnown));
            way.fact(reported(scene).unwrap_or_default(), Role::Decided);
        }
        // What is for all hosts of a link stays there, too (RFC 6887 14.1.3).
        ("ip.dst", Value::Ip(ALL_HOSTS)) => {
            way.step(Origin::Fixed(Constant::WellKnown));
            way.fact(scene.decision(), Role::Decided);
        }
        ("ip.ttl", Value::Uint(1)) if is_to_all(scene) => way.step(Origin::Fixed(Constant::Habit)),
        ("ip.ttl", _) => {
            way.fact(echo(scene).unwrap_or_default(), Role::Chosen);
            way.program(scene, scene.decision());
        }
        ("ip.src", Value::Ip(own)) if !way.own_address(scene, *own) => {
            way.heard(scene, &["ip.dst"], &value.value);
        }
        ("ip.frag_offset" | "ip.flags.mf", _) => {
            cut(way, scene);
        }
        ("ip.dst", Value::Ip(Ipv4Addr::BROADCAST)) => {
            way.step(Origin::Fixed(Constant::Everybody));
            way.fact(scene.decision(), Role::Decided);
        }
        ("ip.dst", Value::Ip(to)) => destination(way, scene, *to, &value.value),
        _ => {}
    }
}

/// Whether a datagram goes to all hosts of the link: a TTL of 1 is usual then (RFC 1112 6.1).
fn is_to_all(scene: &Scene<'_>) -> bool {
    let is_it = |what: &What| matches!(what, What::Udp(UdpFact::Sent { remote, .. }) if *remote.ip() == ALL_HOSTS);
    scene.find(|fact| is_it(&fact.what).then_some(())).is_some()
}

fn echo(scene: &Scene<'_>) -> Option<FactId> {
    scene.find(|fact| matches!(fact.what, What::Icmp(IcmpFact::EchoRequested { .. })).then_some(fact.id))
}

/// Whether a DHCP server looks for an address with it.
fn is_probe(scene: &Scene<'_>) -> bool {
    scene.find(|fact| matches!(scene::dhcp(fact), Some(DhcpFact::ServerProbing { .. })).then_some(())).is_some()
}

fn destination(way: &mut Way<'_>, scene: &Scene<'_>, to: Ipv4Addr, value: &Value<'_>) {
    // The nearest fact that knows why this packet goes there.
    for fact in scene.near() {
        if let Some(TcpEvent::Sent { opened, .. }) = scene::tcp(fact) {
            return connection(way, scene, *opened, to, value);
        }
        match (scene::dhcp(fact), scene::dns(fact), &fact.what) {
            (_, Some(DnsFact::Asked { server, learned, .. }), _) if *server.ip() == to => {
                way.fact(fact.id, Role::Decided);
                return name_server(way, scene, *learned, to);
            }
            (Some(DhcpFact::RelayedBack { .. }), ..) => {
                way.fact(fact.id, Role::Decided);
                way.heard(scene, &["dhcp.ip.client", "dhcp.ip.your"], value);
                return;
            }
            (Some(DhcpFact::Offered { .. } | DhcpFact::Acked { .. } | DhcpFact::Nacked { .. }), ..) => {
                // What came by a relay is answered to it (RFC 2131 4.1).
                if !way.heard(scene, &["dhcp.ip.relay"], value) {
                    super::dhcp::lent(way, scene, value);
                }
                return;
            }
            // An address of the pool is looked for before it is offered; a relay is set to its server.
            (Some(DhcpFact::ServerProbing { .. } | DhcpFact::Relayed { .. }), ..) => {
                way.fact(fact.id, Role::Decided);
                return way.step(Origin::Config(Setting::Dhcp));
            }
            (Some(DhcpFact::ClientSent { .. }), ..) => {
                way.fact(fact.id, Role::Decided);
                return way.fact(lease(scene, fact.id), Role::Learned);
            }
            (.., What::Icmp(IcmpFact::EchoAnswered { .. } | IcmpFact::ErrorMade { .. })) => {
                way.fact(fact.id, Role::Decided);
                way.heard(scene, &["ip.src"], value);
                return;
            }
            _ => {}
        }
    }
    target(way, scene, scene.decision(), to, value);
}

/// What cut the packet in pieces, or put it together, for a field that this changed. False when nothing did.
pub(super) fn cut(way: &mut Way<'_>, scene: &Scene<'_>) -> bool {
    let cut = scene.find(|fact| match fact.what {
        What::Ip(IpFact::Fragmented { .. } | IpFact::Reassembled { .. }) => Some(fact.id),
        _ => None,
    });
    let Some(cut) = cut else { return false };
    way.fact(cut, Role::Decided);
    way.step(Origin::Computed(Over::Length));
    true
}

/// The lease a client has, by what led to `from`.
fn lease(scene: &Scene<'_>, from: FactId) -> FactId {
    let bound = scene.before(from).find(|fact| matches!(scene::dhcp(fact), Some(DhcpFact::Bound { .. })));
    bound.map_or(FactId::NONE, |fact| fact.id)
}

fn name_server(way: &mut Way<'_>, scene: &Scene<'_>, learned: FactId, to: Ipv4Addr) {
    if learned.is_some() {
        return way.taught(scene, learned, Setting::Servers, "dhcp.option.domain_name_server");
    }
    if !way.typed(scene, scene.decision(), &to.to_string()) {
        way.step(Origin::Config(Setting::Servers));
    }
}

/// The far end of a connection: called by the program, or heard in the SYN.
fn connection(way: &mut Way<'_>, scene: &Scene<'_>, opened: FactId, to: Ipv4Addr, value: &Value<'_>) {
    way.fact(opened, Role::Decided);
    let Some(fact) = way.trace.fact(opened) else { return };
    match (&fact.what, fact.frame) {
        (What::Sock(SockFact::Connecting { .. }), _) => target(way, scene, opened, to, value),
        (_, Some(syn)) => {
            way.frame(syn, &["ip.src"], Some(value));
        }
        _ => {}
    }
}

/// How a program came by an address: an answer to its question, a name of the lab, a command, or who wrote to it.
fn target(way: &mut Way<'_>, scene: &Scene<'_>, from: FactId, to: Ipv4Addr, value: &Value<'_>) {
    let told = scene.before(from).find(|fact| match scene::dns(fact) {
        Some(DnsFact::Answered { addr, .. }) => *addr == Some(to),
        Some(DnsFact::LabName { addr, .. }) => *addr == to,
        _ => false,
    });
    if let Some(told) = told {
        way.fact(told.id, Role::Learned);
        way.heard_since(scene, told.id, &["dns.a"], Some(value));
    } else if !way.typed(scene, from, &to.to_string()) && !way.heard_since(scene, from, &["ip.src"], Some(value)) {
        way.program(scene, from);
    }
}

/// A message of ICMP.
pub(super) fn icmp(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let asks = echo(scene);
    match (value.field.name, asks) {
        ("icmp.type" | "icmp.code", _) => {
            way.step(KIND);
            let made = scene.find(|fact| matches!(fact.what, What::Icmp(_)).then_some(fact.id));
            way.fact(made.unwrap_or_default(), Role::Decided);
        }
        ("icmp.ident" | "icmp.seq", None) if is_probe(scene) => way.step(Origin::Fixed(Constant::Habit)),
        ("icmp.ident", Some(_)) => way.step(Origin::Random(Chance::Echo)),
        ("icmp.seq", Some(asked)) => way.fact(asked, Role::Counted),
        ("icmp.mtu", _) => {
            let dropped = |fact: &crate::trace::Fact| {
                matches!(fact.what, What::Drop(Drop::FragmentationNeeded { .. })).then_some(fact.id)
            };
            way.fact(scene.find(dropped).unwrap_or_default(), Role::Decided);
            way.step(Origin::Config(Setting::Mtu));
        }
        (name, None) => {
            way.heard(scene, &[name], &value.value);
        }
        _ => {}
    }
}

/// The report to routers that the packet is.
fn reported(scene: &Scene<'_>) -> Option<FactId> {
    scene.find(|fact| matches!(fact.what, What::Igmp(IgmpFact::Reported { .. })).then_some(fact.id))
}

/// A message of IGMP: its kind, or the group that a program joined or left.
pub(super) fn igmp(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    if value.field.name != "igmp.maddr" {
        way.step(KIND);
    }
    way.fact(reported(scene).unwrap_or_default(), Role::Decided);
    let changed = scene
        .before(scene.decision())
        .find(|fact| matches!(fact.what, What::Igmp(IgmpFact::Joined { .. } | IgmpFact::Left { .. })));
    way.fact(changed.map_or(FactId::NONE, |fact| fact.id), Role::Chosen);
    if let Value::Ip(group) = &value.value {
        way.typed(scene, scene.decision(), &group.to_string());
    }
}

/// A field of the packet that an ICMP error quotes.
pub(super) fn quoted(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let names = [value.field.name];
    if !way.heard(scene, &names, &value.value) {
        // Changed after it came in, before it was quoted.
        let made = |fact: &crate::trace::Fact| matches!(fact.what, What::Icmp(_)).then_some(fact.id);
        way.fact(scene.find(made).unwrap_or_default(), Role::Decided);
        let heard = way.heard_since(scene, scene.decision(), &names, None);
        // A packet of the box's own, which no wire has brought.
        if let Some(step) = plain::step(value.field.name, &value.value).filter(|_| !heard) {
            way.step(step);
        }
    }
}
