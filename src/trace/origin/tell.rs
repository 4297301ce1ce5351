//! Which question is asked of a field: is there a choice at all, was it carried over, was it changed on the way, or
//! was it made here?

use super::scene::Scene;
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role, Setting, arp, dhcp, dns, http, ip, pcp, plain, ppp, transport};
use crate::sim::FrameId;
use crate::trace::{FactId, IpFact, LinkFact, NatFact, What};
use crate::wire::{FieldValue, Layer, Proto, Value};

/// Adds the steps of a field.
pub(super) fn field(way: &mut Way<'_>, frame: FrameId, layer: &Layer<'_>, value: &FieldValue<'_>) {
    let Some(scene) = Scene::of(way.trace, frame) else { return way.step(Origin::Forgotten) };
    if let (What::Link(LinkFact::Corrupted { .. }), Some(parent)) = (&scene.birth.what, scene.frame.made_from()) {
        // Noise changed a bit of the frame before; what it did not touch is as it was.
        if !way.carried(parent, (layer, value)) {
            way.fact(scene.birth.id, Role::Rewritten);
        }
        return;
    }
    // What stands in a quote was not worked out here, but copied, unless it was changed on the way.
    let plain = plain::step(value.field.name, &value.value);
    if let Some(step) = plain.filter(|_| !layer.quoted) {
        return way.step(step);
    }
    if let (Some(What::Switch(_)), Some(parent)) =
        (way.trace.fact(scene.decision()).map(|f| &f.what), scene.frame.made_from())
    {
        return switched(way, &scene, parent, layer, value);
    }
    let steps = way.steps.len();
    match (layer.proto, scene.frame.made_from()) {
        (Proto::Ethernet, _) => arp::ethernet(way, &scene, value),
        // The session is this box's own, whatever it carries.
        (Proto::PppoeSession | Proto::Ppp, _) => ppp::message(way, &scene, value),
        (_, Some(parent)) => passed_on(way, &scene, parent, layer, value),
        _ => made_here(way, &scene, layer, value),
    }
    // What no finer trace explains follows from the decision that made the frame.
    if way.steps.len() == steps {
        match plain {
            Some(step) => way.step(step),
            None => way.fact(scene.decision(), Role::Decided),
        }
    }
}

fn made_here(way: &mut Way<'_>, scene: &Scene<'_>, layer: &Layer<'_>, value: &FieldValue<'_>) {
    if layer.quoted {
        return ip::quoted(way, scene, value);
    }
    match layer.proto {
        Proto::Arp => arp::message(way, scene, layer, value),
        Proto::Ipv4 => ip::header(way, scene, value),
        Proto::Icmp => ip::icmp(way, scene, value),
        Proto::Igmp => ip::igmp(way, scene, value),
        Proto::Udp => transport::udp(way, scene, value),
        Proto::Tcp => transport::tcp(way, scene, value),
        Proto::Dhcp => dhcp::message(way, scene, layer, value),
        Proto::Dns => dns::message(way, scene, layer, value),
        Proto::Http => http::message(way, scene, layer, value),
        Proto::Pcp => pcp::message(way, scene, layer, value),
        Proto::PppoeDiscovery | Proto::Lcp | Proto::Pap | Proto::Chap | Proto::Ipcp => ppp::message(way, scene, value),
        Proto::Data => http::data(way, scene, value),
        _ => {}
    }
}

/// A switch's output, when it is not what came in: only the tag differs.
fn switched(way: &mut Way<'_>, scene: &Scene<'_>, parent: FrameId, layer: &Layer<'_>, value: &FieldValue<'_>) {
    if way.carried(parent, (layer, value)) {
        return;
    }
    way.fact(scene.decision(), Role::Decided);
    way.step(match value.field.name {
        "vlan.id" => Origin::Config(Setting::Vlan),
        _ => Origin::Fixed(Constant::Habit),
    });
}

/// A router's output: as it came in, or changed.
fn passed_on(way: &mut Way<'_>, scene: &Scene<'_>, parent: FrameId, layer: &Layer<'_>, value: &FieldValue<'_>) {
    if way.carried(parent, (layer, value)) {
        return;
    }
    let name = value.field.name;
    if name == "ip.ttl" {
        let forwarded = scene.find(|f| matches!(f.what, What::Ip(IpFact::Forwarded { .. })).then_some(f.id));
        way.fact(forwarded.unwrap_or_default(), Role::Decided);
        way.step(Origin::Computed(Over::Less));
        way.frame(parent, &[name], None);
    } else if name.starts_with("tcp.options.mss")
        && let Some(clamped) = mss_clamped(scene)
    {
        way.fact(clamped, Role::Rewritten);
        way.step(Origin::Config(Setting::Mtu));
    } else if !rewritten(way, scene, &value.value) {
        ip::cut(way, scene);
    }
}

/// The fact that a SYN's greatest segment was made smaller.
fn mss_clamped(scene: &Scene<'_>) -> Option<FactId> {
    scene.find(|fact| matches!(fact.what, What::Ip(IpFact::MssClamped { .. })).then_some(fact.id))
}

/// A field that translation changed: the rewriting, the row that says so, and what made that row.
fn rewritten(way: &mut Way<'_>, scene: &Scene<'_>, value: &Value<'_>) -> bool {
    let rewrote = scene.find(|fact| match &fact.what {
        What::Nat(NatFact::Rewrote { new, .. } | NatFact::RewroteQuote { new, .. }) => {
            let is = match value {
                Value::Ip(addr) => new.ip() == addr,
                Value::Uint(port) => u64::from(new.port()) == *port,
                _ => false,
            };
            is.then_some(fact.id)
        }
        _ => None,
    });
    let Some(rewrote) = rewrote else { return false };
    way.fact(rewrote, Role::Rewritten);
    let row = scene.find(|fact| match &fact.what {
        What::Nat(NatFact::Hit { made, .. }) => Some((fact.id, *made)),
        What::Nat(NatFact::New { .. }) => Some((FactId::NONE, fact.id)),
        _ => None,
    });
    let Some((hit, made)) = row else { return true };
    way.fact(hit, Role::Decided);
    way.fact(made, Role::Made);
    row_made(way, scene, made, value);
    true
}

/// Where a row of the translation has a value from: the rule it follows, the router's own address, or the packet that
/// opened it.
fn row_made(way: &mut Way<'_>, scene: &Scene<'_>, made: FactId, value: &Value<'_>) {
    let Some(row) = way.trace.fact(made) else { return };
    let What::Nat(NatFact::New { outside, inside, remote, .. }) = &row.what else { return };
    let rule = scene.before(made).take(8).find_map(|fact| match &fact.what {
        What::Nat(NatFact::RuleMatched { made, .. }) => Some((fact.id, *made)),
        _ => None,
    });
    if let Some((matched, rule)) = rule {
        way.fact(matched, Role::Decided);
        way.fact(rule, Role::Made);
        return way.taught(scene, rule, Setting::Rule, "");
    }
    match value {
        Value::Ip(addr) if addr == outside.ip() => {
            way.own_address(scene, *addr);
        }
        Value::Uint(port) if *port == u64::from(outside.port()) && outside.port() != inside.port() => {
            way.step(Origin::Random(Chance::Port));
        }
        Value::Ip(addr) if addr == inside.ip() || addr == remote.ip() => {
            row.frame.map(|frame| way.frame(frame, &["ip.src", "ip.dst"], Some(value)));
        }
        _ => {
            let names = ["tcp.srcport", "udp.srcport", "icmp.ident", "tcp.dstport", "udp.dstport"];
            row.frame.map(|frame| way.frame(frame, &names, Some(value)));
        }
    }
}

/// The step of a value that has no other use than its kind.
pub(super) const KIND: Origin = Origin::Fixed(Constant::Kind);
