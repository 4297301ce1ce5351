//! Questions about names, and where answers are from: a zone, a cache, another server.

use super::scene::{self, Scene};
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role, Setting};
use crate::trace::DnsFact;
use crate::wire::{FieldValue, Layer, Value};

const HABIT: Origin = Origin::Fixed(Constant::Habit);

/// A message.
pub(super) fn message(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    if value.field.name == "dns.flags.response" {
        way.step(super::tell::KIND);
        let decided = scene.find(|fact| scene::dns(fact).map(|_| fact.id));
        return way.fact(decided.unwrap_or(scene.decision()), Role::Decided);
    }
    let answers = layer.field("dns.flags.response").is_some_and(|flag| flag.value == Value::Flag(true));
    if answers { answer(way, scene, value) } else { question(way, scene, value) }
}

fn question(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let from = scene.decision();
    match value.field.name {
        "dns.id" => way.step(Origin::Random(Chance::Transaction)),
        name @ ("dns.qry.name" | "dns.qry.type") => {
            let text = match &value.value {
                Value::Named { name, .. } => format!(" {name}"),
                other => other.to_string(),
            };
            let asked = scene.find(|fact| matches!(scene::dns(fact)?, DnsFact::Asked { .. }).then_some(fact.id));
            way.fact(asked.unwrap_or_default(), Role::Decided);
            if !way.typed(scene, from, &text) && !way.heard(scene, &[name], &value.value) {
                way.cut();
            }
        }
        _ => way.step(HABIT),
    }
}

fn answer(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let name = value.field.name;
    if matches!(name, "dns.id" | "dns.qry.name" | "dns.qry.type" | "dns.flags.opcode" | "dns.flags.recdesired") {
        way.heard(scene, &[name], &value.value);
        return;
    }
    if name == "dns.flags.recavail" {
        return way.step(HABIT); // a server is a forwarder, or it is none
    }
    let known = scene.before(scene.decision()).find_map(|fact| match scene::dns(fact)? {
        // What a forwarder says by itself: of its own network, that nobody answered, or that it has nobody to ask.
        DnsFact::Local { .. } | DnsFact::TimedOut { .. } | DnsFact::CacheMiss { .. } | DnsFact::FromZone { .. } => {
            Some((fact, None))
        }
        DnsFact::CacheHit { learned, .. } => Some((fact, Some(*learned))),
        DnsFact::Answered { .. } => Some((fact, Some(fact.id))),
        _ => None,
    });
    match known {
        Some((said, None)) => {
            way.fact(said.id, Role::Decided);
            way.step(match scene::dns(said) {
                Some(DnsFact::FromZone { .. }) => Origin::Config(Setting::Zone),
                _ => HABIT,
            });
        }
        Some((fact, Some(learned))) if learned == fact.id => {
            way.fact(fact.id, Role::Learned);
            way.heard_since(scene, fact.id, &[name], Some(&value.value));
        }
        Some((hit, Some(learned))) => {
            way.fact(hit.id, Role::Decided);
            if name == "dns.resp.ttl" {
                way.step(Origin::Computed(Over::Clock));
            }
            way.fact(learned, Role::Learned);
            let same = (name != "dns.resp.ttl").then_some(&value.value);
            way.heard_since(scene, learned, &[name], same);
        }
        None => {}
    }
}
