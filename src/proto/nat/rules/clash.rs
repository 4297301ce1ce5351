//! What a rule gets in the way of although it may stand: a service of the router itself, a port an inside host has
//! outside just now. Other rules are no clash but a refusal (`RuleError::Overlaps`).

use std::net::SocketAddrV4;

use serde::Serialize;

use super::RuleSpec;
use crate::proto::nat::{NatKind, NatRow};
use crate::wire::IpProto;

/// Something that had the port before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// A service of the router: from now on, calls to the public address reach the inside host instead.
    Service {
        /// TCP or UDP.
        proto: IpProto,
        /// The port.
        port: u16,
    },
    /// An inside host that called out is seen outside with this port: its answers still come to it.
    Mapping {
        /// TCP or UDP.
        proto: IpProto,
        /// The port.
        port: u16,
        /// The inside end.
        inside: SocketAddrV4,
    },
}

impl RuleSpec {
    /// The first thing this rule gets in the way of: `services` are the open ports of the router itself, `sessions` its
    /// translations.
    pub fn clash(&self, services: impl IntoIterator<Item = (IpProto, u16)>, sessions: &[NatRow]) -> Option<Clash> {
        let service = services.into_iter().find(|(proto, port)| self.takes(*proto, *port));
        if let Some((proto, port)) = service {
            return Some(Clash::Service { proto, port });
        }
        let outbound = sessions.iter().filter(|row| row.kind == NatKind::Outbound);
        let mut taken = outbound.filter(|row| self.takes(row.proto, row.outside.port()));
        taken.next().map(|row| Clash::Mapping { proto: row.proto, port: row.outside.port(), inside: row.inside })
    }
}
