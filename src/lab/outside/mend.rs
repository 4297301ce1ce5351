//! The smallest change that mends a failure, as console lines: who follows it is one key away from a call that works.

use std::net::Ipv4Addr;

use serde::Serialize;

use super::{Failure, OutsideTest, way};
use crate::lab::{Command, LabView, NodeView};
use crate::proto::nat::{RuleRow, RuleSpec};
use crate::wire::IpProto;

/// What the change is. Its sentence is `outside-mend-<id>`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MendKind {
    /// Call from outside, or switch hairpin on.
    Hairpin,
    /// Forward the port at the box before the router, too.
    ForwardAbove {
        /// That box.
        upper: String,
    },
    /// Use another outside port.
    OtherPort {
        /// A free one.
        port: u16,
    },
    /// Switch the rule on.
    SwitchOn,
    /// Let everybody call.
    Everybody,
    /// Lead the rule to the host that waits at that port.
    Aim {
        /// That host.
        host: String,
    },
    /// Lead the rule to where its host is now; to keep it there, reserve the address.
    Follow {
        /// That address.
        now: Ipv4Addr,
    },
    /// Let the port through the host's filter.
    OpenFilter {
        /// The host.
        host: String,
    },
    /// Start a program that waits at that port.
    Listen {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// Plug the cable in, or switch the host on.
    Connect {
        /// The host.
        host: String,
    },
}

impl MendKind {
    /// Its sentence is `outside-mend-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            MendKind::Hairpin => "hairpin",
            MendKind::ForwardAbove { .. } => "forward-above",
            MendKind::OtherPort { .. } => "other-port",
            MendKind::SwitchOn => "switch-on",
            MendKind::Everybody => "everybody",
            MendKind::Aim { .. } => "aim",
            MendKind::Follow { .. } => "follow",
            MendKind::OpenFilter { .. } => "open-filter",
            MendKind::Listen { .. } => "listen",
            MendKind::Connect { .. } => "connect",
        }
    }
}

/// A change, and the console lines that make it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Mend {
    /// What it is.
    pub kind: MendKind,
    /// How it is done.
    pub commands: Vec<Command>,
}

impl Mend {
    /// What mends this failure of this test.
    pub(super) fn of(why: &Failure, test: &OutsideTest, view: &LabView) -> Option<Mend> {
        let router = view.nodes.get(test.router.0 as usize)?;
        let at = |line: String| Command::new(&router.name, &line);
        let (id, spec) = (test.rule, test.spec);
        let changed = |spec: RuleSpec| at(format!("forward edit {id} {}", spec.words()));
        let one = |kind, command| Some(Mend { kind, commands: vec![command] });
        match why {
            Failure::FromInside => one(MendKind::Hairpin, at("forward hairpin on".into())),
            Failure::DoubleNat { upper, wan } => {
                let (ports, port) = (RuleSpec { from: None, ..spec }, spec.first_port);
                let above = RuleSpec { host: *wan, port, ..ports }.words();
                let line = Command::new(upper, &format!("forward add {above}"));
                one(MendKind::ForwardAbove { upper: upper.clone() }, line)
            }
            Failure::Blocked { .. } => {
                let rules = router.nat.as_ref().map(|nat| nat.rules.as_slice()).unwrap_or_default();
                let moved = another_port(spec, rules)?;
                one(MendKind::OtherPort { port: moved.first_port }, changed(moved))
            }
            Failure::RuleOff => one(MendKind::SwitchOn, at(format!("forward on {id}"))),
            Failure::CallerRefused => one(MendKind::Everybody, changed(RuleSpec { from: None, ..spec })),
            Failure::Moved { now, .. } => one(MendKind::Follow { now: *now }, changed(RuleSpec { host: *now, ..spec })),
            Failure::WrongAddress { .. } | Failure::Taken { .. } => {
                let (name, host) = listener(view, router, test)?;
                one(MendKind::Aim { host: name }, changed(RuleSpec { host, ..spec }))
            }
            Failure::HostFilter { host, port, .. } => {
                let proto = if test.proto == IpProto::UDP { "udp" } else { "tcp" };
                let line = format!("iptables -I INPUT -p {proto} --dport {port} -j ACCEPT");
                one(MendKind::OpenFilter { host: host.clone() }, Command::new(host, &line))
            }
            Failure::NobodyListens { host, port } => {
                let server = if test.proto == IpProto::UDP { "echod -u" } else { "httpd" };
                let line = format!("nohup {server} -p {port} &");
                one(MendKind::Listen { host: host.clone(), port: *port }, Command::new(host, &line))
            }
            Failure::HostDown { host } => {
                let line = Command::new("lab", &format!("link mend {host}"));
                one(MendKind::Connect { host: host.clone() }, line)
            }
            Failure::OtherRule { .. } | Failure::NoWanAddress | Failure::Other => None,
        }
    }
}

/// The same rule at another outside port: 80 becomes 8080, 8080 the next that is free.
fn another_port(spec: RuleSpec, rules: &[RuleRow]) -> Option<RuleSpec> {
    let span = spec.last_port - spec.first_port;
    let start = if spec.first_port < 1000 { spec.first_port + 8000 } else { spec.first_port.checked_add(1)? };
    let at = |first_port: u16| Some(RuleSpec { first_port, last_port: first_port.checked_add(span)?, ..spec });
    let others = || rules.iter().map(|row| &row.spec).filter(|other| **other != spec);
    (start..=u16::MAX).map_while(at).find(|moved| !others().any(|other| other.overlaps(moved)))
}

/// The first host behind the router at which a program waits at the inside port of the rule.
fn listener(view: &LabView, router: &NodeView, test: &OutsideTest) -> Option<(String, Ipv4Addr)> {
    let port = test.spec.target(test.to.port()).port;
    let waits = |node: &&NodeView| {
        let open = |s: &&crate::lab::SocketView| s.proto == test.proto && s.remote.is_none() && s.local.port() == port;
        node.sockets.iter().any(|socket| open(&socket))
    };
    let behind = |node: &NodeView| {
        let addrs = node.ifaces.iter().flat_map(|face| face.addrs.iter());
        addrs.map(ipnet::Ipv4Net::addr).find(|addr| way::inside(router).any(|net| net.contains(addr)))
    };
    let others = view.nodes.iter().filter(|node| !node.removed && node.id != router.id);
    others.filter(waits).find_map(|node| Some((node.name.clone(), behind(node)?)))
}
