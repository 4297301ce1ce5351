//! What a program asks of the translator before it by PCP, and what it is given.

use super::scene::Scene;
use super::tell::KIND;
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role};
use crate::trace::{FactId, NatFact, What};
use crate::wire::{FieldValue, Layer, Value};

const HABIT: Origin = Origin::Fixed(Constant::Habit);

/// A message.
pub(super) fn message(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    let is_answer = layer.field("portcontrol.r").is_some_and(|field| field.value == Value::Flag(true));
    if is_answer { answer(way, scene, value) } else { request(way, scene, value) }
}

fn request(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    match (value.field.name, &value.value) {
        ("portcontrol.client_ip", Value::Ip6(addr)) => {
            if let Some(own) = addr.to_ipv4_mapped() {
                way.own_address(scene, own);
            }
        }
        ("portcontrol.map.nonce", _) => way.step(Origin::Random(Chance::Transaction)),
        ("portcontrol.map.protocol", Value::Named { value: number, .. }) => {
            typed(way, scene, if *number == 6 { "tcp" } else { "udp" });
        }
        ("portcontrol.option.code", _) => typed(way, scene, "exact"),
        (
            "portcontrol.lifetime_req" | "portcontrol.map.internal_port" | "portcontrol.map.req_sug_external_port",
            Value::Uint(number),
        ) => typed(way, scene, &format!(" {number}")),
        _ => kind(way, scene),
    }
}

/// Words of the command; what nobody said the program says by itself.
fn typed(way: &mut Way<'_>, scene: &Scene<'_>, words: &str) {
    if !way.typed(scene, scene.decision(), words) {
        way.step(HABIT);
    }
}

/// What a server copies from the request.
const COPIED: [&str; 4] =
    ["portcontrol.map.nonce", "portcontrol.map.protocol", "portcontrol.map.internal_port", "portcontrol.option.code"];

fn answer(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    match (value.field.name, &value.value) {
        (name, same) if COPIED.contains(&name) => {
            way.heard(scene, &[name], same);
        }
        ("portcontrol.lifetime_rsp", wished) => {
            way.fact(decided(scene), Role::Decided);
            if !way.heard(scene, &["portcontrol.lifetime_req"], wished) {
                way.step(HABIT);
            }
        }
        ("portcontrol.map.rsp_assigned_external_port", wished) => {
            way.fact(decided(scene), Role::Decided);
            let names = ["portcontrol.map.req_sug_external_port", "portcontrol.map.internal_port"];
            if !names.iter().any(|name| way.heard(scene, &[name], wished)) {
                way.step(Origin::Computed(Over::State));
            }
        }
        ("portcontrol.map.rsp_assigned_ext_ip", Value::Ip6(addr)) => {
            way.fact(decided(scene), Role::Decided);
            if let Some(own) = addr.to_ipv4_mapped() {
                way.own_address(scene, own);
            }
        }
        _ => kind(way, scene),
    }
}

/// What kind of message it is, or how it went.
fn kind(way: &mut Way<'_>, scene: &Scene<'_>) {
    way.step(KIND);
    way.fact(decided(scene), Role::Decided);
}

/// What the server decided; of a request, what sent it.
fn decided(scene: &Scene<'_>) -> FactId {
    let asked = scene.find(|fact| matches!(fact.what, What::Nat(NatFact::PortAsked { .. })).then_some(fact.id));
    asked.unwrap_or(scene.decision())
}
