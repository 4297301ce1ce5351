//! What a DHCP client asks, what a server lends and tells, and what a relay passes on.

use super::scene::{self, Scene};
use super::tell::KIND;
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role, Setting};
use crate::sim::FrameId;
use crate::trace::{DhcpFact, LinkFact, What};
use crate::wire::{FieldValue, Layer, Value};

/// A message.
pub(super) fn message(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    if matches!(value.field.name, "dhcp.type" | "dhcp.option.dhcp") {
        way.step(KIND);
        let decided = scene.find(|fact| scene::dhcp(fact).map(|_| fact.id));
        return way.fact(decided.unwrap_or(scene.decision()), Role::Decided);
    }
    if let Some(came) = passed_on(scene) {
        return same(way, scene, came, value);
    }
    let asks = layer.field("dhcp.type").is_some_and(|op| matches!(op.value, Value::Named { value: 1, .. }));
    if asks { request(way, scene, layer, value) } else { reply(way, scene, value) }
}

/// The frame in which a relay got the message that it passes on.
fn passed_on(scene: &Scene<'_>) -> Option<FrameId> {
    let is_relay = |what: &DhcpFact| matches!(what, DhcpFact::Relayed { .. } | DhcpFact::RelayedBack { .. });
    scene.find(|fact| scene::dhcp(fact).filter(|what| is_relay(what)))?;
    scene.find(|fact| if let What::Link(LinkFact::Arrived { .. }) = fact.what { fact.frame } else { None })
}

/// A relay leaves all as it is, but for its own address, and the count of relays (RFC 1542 4.1.1).
fn same(way: &mut Way<'_>, scene: &Scene<'_>, came: FrameId, value: &FieldValue<'_>) {
    let name = value.field.name;
    if way.frame(came, &[name], Some(&value.value)) {
        return;
    }
    match &value.value {
        Value::Ip(own) if name == "dhcp.ip.relay" => way.own_address(scene, *own),
        _ => way.frame(came, &[name], None),
    };
}

fn request(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    match (value.field.name, &value.value) {
        ("dhcp.id", xid) => {
            let goes_on = layer.field("dhcp.option.dhcp_server_id").is_some() && way.heard(scene, &["dhcp.id"], xid);
            if !goes_on {
                way.step(Origin::Random(Chance::Transaction));
            }
        }
        ("dhcp.secs", _) => way.step(Origin::Computed(Over::Clock)),
        ("dhcp.hw.mac_addr" | "dhcp.client_id", _) => way.step(Origin::Config(Setting::Card)),
        ("dhcp.option.hostname", _) => way.step(Origin::Config(Setting::HostName)),
        ("dhcp.ip.client", Value::Ip(own)) => {
            way.own_address(scene, *own);
        }
        ("dhcp.option.requested_ip_address", addr) => {
            way.heard(scene, &["dhcp.ip.your"], addr);
        }
        (name @ "dhcp.option.dhcp_server_id", addr) => {
            // A release names the server of the lease, which may be long ago.
            let lease = scene.address_held();
            if !way.heard(scene, &[name], addr) {
                way.fact(lease.unwrap_or_default(), Role::Learned);
            }
        }
        _ => {}
    }
}

/// What a server copies from the request.
const COPIED: [&str; 8] = [
    "dhcp.id",
    "dhcp.secs",
    "dhcp.flags.bc",
    "dhcp.hw.mac_addr",
    "dhcp.client_id",
    "dhcp.ip.client",
    "dhcp.ip.relay",
    "dhcp.option.hostname",
];

fn reply(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    match (value.field.name, &value.value) {
        (name, same) if COPIED.contains(&name) => {
            let copied = way.heard(scene, &[name], same);
            // RFC 2131 4.3.2: a refusal is for everybody, whatever was asked for.
            if !copied && name == "dhcp.flags.bc" {
                way.step(Origin::Fixed(Constant::Habit));
            }
        }
        ("dhcp.ip.your", addr) => lent(way, scene, addr),
        ("dhcp.ip.server" | "dhcp.option.dhcp_server_id", Value::Ip(own)) => {
            way.own_address(scene, *own);
        }
        ("dhcp.option.renewal_time_value" | "dhcp.option.rebinding_time_value", _) => {
            way.step(Origin::Computed(Over::Share));
            way.step(Origin::Config(Setting::Dhcp));
        }
        ("dhcp.option.message", _) => way.step(Origin::Fixed(Constant::Habit)),
        _ => way.step(Origin::Config(Setting::Dhcp)),
    }
}

/// The address that is lent: from the pool or a reservation, or the one that was asked for.
pub(super) fn lent(way: &mut Way<'_>, scene: &Scene<'_>, addr: &Value<'_>) {
    let decision = scene.find(|fact| match scene::dhcp(fact)? {
        DhcpFact::Offered { made, .. } => Some((fact.id, Some(*made))),
        DhcpFact::Acked { .. } => Some((fact.id, None)),
        _ => None,
    });
    let Some((id, offered)) = decision else { return };
    way.fact(id, Role::Decided);
    match offered {
        None => {
            way.heard(scene, &["dhcp.option.requested_ip_address", "dhcp.ip.client"], addr);
        }
        Some(made) if made.is_some() => {
            way.fact(made, Role::Made);
            way.taught(scene, made, Setting::Dhcp, "");
        }
        Some(_) => {
            // An address that the client had before, or wished for, is the pool's too.
            way.step(Origin::Config(Setting::Dhcp));
        }
    }
}
