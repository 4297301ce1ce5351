//! Hardware addresses: of frames, and in ARP's questions and answers.

use super::scene::Scene;
use super::tell::KIND;
use super::way::Way;
use super::{Constant, Origin, Over, Role, Setting};
use crate::trace::{ArpFact, FactId, IpFact, What};
use crate::wire::{FieldValue, Layer, Mac, Value};

/// The addresses of a frame.
pub(super) fn ethernet(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    match (value.field.name, &value.value) {
        ("eth.src", _) => way.step(Origin::Config(Setting::Card)),
        ("eth.dst", Value::Mac(Mac::BROADCAST)) => {
            way.step(Origin::Fixed(Constant::Everybody));
            way.fact(scene.decision(), Role::Decided);
        }
        // Worked out from the group's address (RFC 1112 6.4).
        ("eth.dst", Value::Mac(to)) if to.is_group() => {
            way.step(Origin::Computed(Over::Share));
            way.fact(scene.decision(), Role::Decided);
        }
        ("eth.dst", to) if !by_table(way, scene, to) => {
            way.fact(scene.decision(), Role::Decided);
            let heard = way.heard(scene, &["arp.src.hw_mac", "dhcp.hw.mac_addr", "eth.src"], to);
            // The other end of a dialled line is known since its session began.
            if !heard && let Some(begun) = scene.session_with(to) {
                way.fact(begun, Role::Learned);
            }
        }
        _ => {}
    }
}

/// The row of the ARP table, the answer that taught it, and the route that chose whose address is needed.
fn by_table(way: &mut Way<'_>, scene: &Scene<'_>, to: &Value<'_>) -> bool {
    let hit = scene.find(|fact| match &fact.what {
        What::Arp(ArpFact::Hit { learned, .. } | ArpFact::Probed { learned, .. }) => Some((fact.id, *learned)),
        _ => None,
    });
    let Some((hit, learned)) = hit else { return false };
    way.fact(hit, Role::Decided);
    way.fact(learned, Role::Learned);
    if let Some(answer) = way.trace.fact(learned).and_then(|fact| fact.frame) {
        way.frame(answer, &["arp.src.hw_mac"], Some(to));
    }
    next_hop(way, scene, scene.decision());
    true
}

/// The route among the causes of `from`, and what made it.
fn next_hop(way: &mut Way<'_>, scene: &Scene<'_>, from: FactId) {
    let route = scene.before(from).find_map(|fact| match &fact.what {
        What::Ip(IpFact::Route { made, .. }) => Some((fact.id, *made)),
        _ => None,
    });
    let Some((route, made)) = route else { return };
    way.fact(route, Role::NextHop);
    way.fact(made, Role::Made);
    let by_router =
        way.trace.fact(made).is_some_and(|f| matches!(f.what, What::Ip(IpFact::RouteAdded { gateway: Some(_), .. })));
    let option = if by_router { "dhcp.option.router" } else { "dhcp.ip.your" };
    way.taught(scene, made, if by_router { Setting::Route } else { Setting::Address }, option);
}

/// A question or an answer.
pub(super) fn message(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    let asks = layer.field("arp.opcode").is_some_and(|op| matches!(op.value, Value::Named { value: 1, .. }));
    match (value.field.name, &value.value) {
        ("arp.opcode", _) => {
            way.step(KIND);
            way.fact(scene.decision(), Role::Decided);
        }
        ("arp.src.hw_mac", _) => way.step(Origin::Config(Setting::Card)),
        ("arp.src.proto_ipv4", Value::Ip(own)) => {
            way.own_address(scene, *own);
        }
        ("arp.dst.proto_ipv4", _) if asks => {
            way.fact(scene.decision(), Role::Decided);
            next_hop(way, scene, scene.decision());
            // What is looked for or told is an address the box was lent, or was given.
            let own = |fact: &crate::trace::Fact| {
                let own = matches!(
                    fact.what,
                    What::Arp(ArpFact::ConflictProbe { .. } | ArpFact::Announced { .. } | ArpFact::Defended { .. })
                );
                own.then_some(())
            };
            if scene.find(own).is_some() && !way.heard(scene, &["dhcp.ip.your"], &value.value) {
                way.step(Origin::Config(Setting::Address));
            }
        }
        ("arp.dst.hw_mac", mac) => {
            way.heard(scene, &["arp.src.hw_mac"], mac);
        }
        ("arp.dst.proto_ipv4", addr) => {
            way.heard(scene, &["arp.src.proto_ipv4"], addr);
        }
        _ => {}
    }
}
