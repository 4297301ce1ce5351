//! What stands in the frames of a dialled line: the number of its session, what its ends negotiate, who calls.

use super::scene::Scene;
use super::tell::KIND;
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role, Setting};
use crate::trace::{PppFact, What};
use crate::wire::{FieldValue, Value};

const HABIT: Origin = Origin::Fixed(Constant::Habit);

/// A field of discovery, of a session's header, or of PPP's own protocols.
pub(super) fn message(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let name = value.field.name;
    match name {
        "pppoe.code" | "ppp.code" | "pap.code" => {
            way.step(KIND);
            way.fact(scene.decision(), Role::Decided);
        }
        "pppoe.session_id" => session(way, scene, &value.value),
        // The concentrator has no other number to tell than the one it chose.
        "pppoed.tags.host_uniq" | "lcp.opt.magic_number" | "lcp.magic_number" => {
            heard_or(way, scene, value, Origin::Random(Chance::Transaction));
        }
        "pppoed.tags.ac_cookie" | "ppp.identifier" | "pap.identifier" => {
            heard_or(way, scene, value, Origin::Computed(Over::State));
        }
        "pppoed.tags.ac_name" | "pppoed.tags.service_name" => {
            heard_or(way, scene, value, Origin::Config(Setting::Service));
        }
        "pap.peer_id" | "pap.password" => {
            let word = value.value.to_string();
            if !way.typed(scene, scene.decision(), &word) {
                way.step(Origin::Config(Setting::Service));
            }
        }
        "ipcp.opt.ip_address" => address(way, scene, value),
        "ipcp.opt.pri_dns_address" | "ipcp.opt.sec_dns_address" => {
            heard_or(way, scene, value, Origin::Config(Setting::Servers));
        }
        _ => heard_or(way, scene, value, HABIT),
    }
}

/// As it was heard, else from where it comes when nobody said it.
fn heard_or(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>, else_from: Origin) {
    if !way.heard(scene, &[value.field.name], &value.value) {
        way.step(else_from);
    }
}

/// The number of a session: as it was told, or as the concentrator chose it.
fn session(way: &mut Way<'_>, scene: &Scene<'_>, value: &Value<'_>) {
    if way.heard(scene, &["pppoe.session_id"], value) {
        return;
    }
    let granted = scene.before(scene.decision()).find(|fact| match &fact.what {
        What::Ppp(ppp) => matches!(**ppp, PppFact::Granted { .. } | PppFact::Begun { .. }),
        _ => false,
    });
    granted.into_iter().for_each(|fact| way.fact(fact.id, Role::Made));
    way.step(Origin::Computed(Over::State));
}

/// An address: as it was told, the own one, or one of the pool.
fn address(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    if way.heard(scene, &[value.field.name], &value.value) {
        return;
    }
    let given = scene.before(scene.decision()).find(|fact| match (&fact.what, &value.value) {
        (What::Ppp(ppp), Value::Ip(told)) => matches!(&**ppp, PppFact::LetIn { addr, .. } if addr == told),
        _ => false,
    });
    given.into_iter().for_each(|fact| way.fact(fact.id, Role::Decided));
    way.step(Origin::Config(Setting::Address));
}
