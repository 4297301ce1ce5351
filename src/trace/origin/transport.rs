//! Ports, and the numbers of TCP.

use std::net::SocketAddrV4;

use super::scene::{self, Scene};
use super::way::Way;
use super::{Chance, Constant, Origin, Over, Role, Setting};
use crate::trace::{Fact, FactId, SockFact, TcpEvent, UdpFact, What};
use crate::wire::{FieldValue, Value};

/// Ports from here on are given out by chance (Linux `ip_local_port_range`).
const FIRST_EPHEMERAL: u64 = 32_768;
const WELL_KNOWN: Origin = Origin::Fixed(Constant::WellKnown);

/// A datagram that begins here.
pub(super) fn udp(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let Value::Uint(port) = value.value else { return };
    let sent = scene.find(|fact| match &fact.what {
        What::Udp(UdpFact::Sent { bound, .. }) => Some(*bound),
        _ => None,
    });
    // DHCP speaks without a socket, from and to the ports it was assigned.
    let Some(bound) = sent else { return way.step(WELL_KNOWN) };
    match value.field.name {
        "udp.srcport" => {
            way.fact(bound, Role::Chosen);
            own_port(way, scene, bound, port);
        }
        _ => far_port(way, scene, scene.decision(), port, &["udp.srcport"]),
    }
}

/// A port of the box itself: given out by chance, named by somebody, or the service's.
fn own_port(way: &mut Way<'_>, scene: &Scene<'_>, from: FactId, port: u64) {
    if way.typed(scene, from, &port.to_string()) {
        return;
    }
    way.step(if port >= FIRST_EPHEMERAL { Origin::Random(Chance::Port) } else { WELL_KNOWN });
}

/// A port of the other side: the service's, named by somebody, or the one that wrote.
fn far_port(way: &mut Way<'_>, scene: &Scene<'_>, from: FactId, port: u64, heard: &[&str]) {
    let answers = port >= FIRST_EPHEMERAL && way.heard_since(scene, from, heard, Some(&Value::Uint(port)));
    if answers || way.typed(scene, from, &format!(":{port}")) || way.typed(scene, from, &format!(" {port}")) {
        return;
    }
    if port < 1024 || !way.heard_since(scene, from, heard, Some(&Value::Uint(port))) {
        way.step(WELL_KNOWN);
    }
}

/// What is known about a segment that leaves.
struct Segment {
    sent: FactId,
    opened: FactId,
    heard: FactId,
    first: bool,
}

fn segment(scene: &Scene<'_>) -> Option<Segment> {
    scene.find(|fact| match *scene::tcp(fact)? {
        TcpEvent::Sent { opened, heard, kind, .. } => {
            Some(Segment { sent: fact.id, opened, heard, first: kind.starts_with("SYN") })
        }
        _ => None,
    })
}

/// A segment that begins here.
pub(super) fn tcp(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let Some(segment) = segment(scene) else { return refusal(way, scene, value) };
    match (value.field.name, &value.value) {
        ("tcp.srcport" | "tcp.dstport", Value::Uint(port)) => ports(way, scene, &segment, value, *port),
        ("tcp.seq", _) if segment.first => {
            way.fact(segment.opened, Role::Chosen);
            way.step(Origin::Random(Chance::Isn));
        }
        ("tcp.seq", _) => {
            way.fact(segment.sent, Role::Counted);
            way.step(Origin::Computed(Over::Sent));
            way.fact(segment.opened, Role::Chosen);
            way.step(Origin::Random(Chance::Isn));
        }
        ("tcp.ack", _) => {
            way.step(Origin::Computed(Over::Received));
            if let Some(frame) = way.trace.fact(segment.heard).and_then(|fact| fact.frame) {
                way.frame(frame, &["tcp.seq"], None);
            } else {
                way.fact(segment.heard, Role::Learned);
            }
        }
        ("tcp.options.timestamp.tsecr", echo) => {
            // The newest one that counted may have come long before this segment's own causes (RFC 7323 4.3).
            let names = ["tcp.options.timestamp.tsval"];
            if !way.heard(scene, &names, echo) && !way.heard_since(scene, segment.heard, &names, Some(echo)) {
                way.step(Origin::Computed(Over::State));
            }
        }
        ("tcp.options.mss_val", _) => {
            way.step(Origin::Computed(Over::Share));
            way.step(Origin::Config(Setting::Mtu));
        }
        ("tcp.options.sack" | "tcp.options.sack_le" | "tcp.options.sack_re", _) => {
            let hole = scene.before(segment.sent).find(|fact| is_hole(fact));
            way.fact(hole.map_or(segment.sent, |fact| fact.id), Role::Learned);
        }
        _ => way.fact(segment.sent, Role::Decided),
    }
}

fn is_hole(fact: &Fact) -> bool {
    matches!(scene::tcp(fact), Some(TcpEvent::OutOfOrder { .. } | TcpEvent::DuplicateData { .. }))
}

/// The ports of a connection: chosen when it was called, or those of the SYN that was heard.
fn ports(way: &mut Way<'_>, scene: &Scene<'_>, segment: &Segment, value: &FieldValue<'_>, port: u64) {
    let Some(opened) = way.trace.fact(segment.opened) else {
        way.fact(segment.sent, Role::Decided);
        return way.step(Origin::Forgotten);
    };
    let is_own = value.field.name == "tcp.srcport";
    if let What::Sock(SockFact::Connecting { remote, .. }) = &opened.what {
        way.fact(opened.id, Role::Chosen);
        if is_own { own_port(way, scene, opened.id, port) } else { called(way, scene, opened.id, *remote) }
    } else if let Some(syn) = opened.frame {
        way.fact(opened.id, Role::Decided);
        way.frame(syn, &[if is_own { "tcp.dstport" } else { "tcp.srcport" }], Some(&value.value));
    }
}

fn called(way: &mut Way<'_>, scene: &Scene<'_>, from: FactId, remote: SocketAddrV4) {
    let port = remote.port();
    if !way.typed(scene, from, &format!(":{port}")) && !way.typed(scene, from, &format!(" {port}")) {
        way.step(WELL_KNOWN);
    }
}

/// An RST to a segment that belongs to nobody: all it says comes from that segment (RFC 9293 3.10.7.1).
fn refusal(way: &mut Way<'_>, scene: &Scene<'_>, value: &FieldValue<'_>) {
    let name = match value.field.name {
        "tcp.srcport" => "tcp.dstport",
        "tcp.dstport" => "tcp.srcport",
        "tcp.seq" => "tcp.ack",
        "tcp.ack" => {
            way.step(Origin::Computed(Over::Received));
            way.heard_since(scene, scene.decision(), &["tcp.seq"], None);
            return;
        }
        _ => {
            let refused = scene.find(|fact| scene::tcp(fact).map(|_| fact.id));
            return way.fact(refused.unwrap_or_default(), Role::Decided);
        }
    };
    if !way.heard(scene, &[name], &value.value) {
        // RFC 9293 3.10.7.1: without an acknowledgment to go by, an RST begins at zero.
        way.step(Origin::Fixed(Constant::Unused));
    }
}
