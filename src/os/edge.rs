//! What only boxes between two networks have, behind one pointer: what a name server knows, a name that follows the
//! address, who waits for the address to change, and to whom questions for an address are carried; and routes that wait for an
//! address.

use core::future::poll_fn;
use core::task::Poll;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::{Cx, Kernel, Lines, Sys, TaskId};
use crate::proto::dhcp::Relay;
use crate::proto::dns;
use crate::sim::SimTime;

/// All of it.
#[derive(Default, Debug)]
pub struct Edge {
    /// What its DNS forwarder knows.
    pub names: Option<dns::Forwarder>,
    /// Its dialled lines.
    pub lines: Lines,
    /// The name that follows the address outside.
    pub ddns: Option<Ddns>,
    /// To which DHCP server it carries what clients ask.
    pub relay: Option<Relay>,
    /// Static routes that wait for their gateway.
    pub(super) ways: Vec<(Ipv4Net, Ipv4Addr)>,
    /// Counts up with each change of the outside, or of what is said about it.
    changes: u64,
    waiters: Vec<TaskId>,
}

/// A name whose address a service changes when it is told to (dyndns2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Ddns {
    /// The name.
    pub name: String,
    /// The service: a host, with its port if that is not 80.
    pub service: String,
    /// User there.
    pub user: String,
    /// Password there; no picture of the lab tells it.
    #[serde(skip)]
    pub password: String,
    /// What the service was told last, when, and what it answered.
    pub told: Option<Told>,
}

/// What a service of dynamic DNS was told last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Told {
    /// The address.
    pub addr: Ipv4Addr,
    /// When.
    pub at: SimTime,
    /// `good`, `nochg`, `badauth`…, or what failed before that.
    pub answer: String,
}

impl Told {
    /// Whether the name has this address now.
    pub fn is_well(&self) -> bool {
        matches!(self.answer.as_str(), "good" | "nochg")
    }
}

impl Kernel {
    /// What its DNS forwarder knows; none at a box without one.
    pub fn names(&self) -> Option<&dns::Forwarder> {
        self.edge.as_ref()?.names.as_ref()
    }

    /// The same, to be changed.
    pub fn names_mut(&mut self) -> Option<&mut dns::Forwarder> {
        self.edge.as_mut()?.names.as_mut()
    }

    /// Something about the outside is different now: who waits for that goes on.
    pub fn outside_changed(&mut self, cx: &Cx<'_>) {
        let Some(edge) = self.edge.as_mut() else { return };
        edge.changes += 1;
        let waiters = std::mem::take(&mut edge.waiters);
        self.wake_all(cx, waiters);
    }

    /// The address outside.
    pub fn outside_addr(&self) -> Option<Ipv4Addr> {
        let wan = self.nat.as_ref()?.wan;
        self.ifaces.get(wan).and_then(super::Iface::addr)
    }

    /// How often the outside has changed.
    pub fn outside_changes(&self) -> u64 {
        self.edge.as_ref().map_or(0, |edge| edge.changes)
    }
}

impl Sys {
    /// Waits until the outside has changed more often than `seen`.
    pub async fn outside_change(&self, seen: u64) {
        poll_fn(|_| {
            self.with(|k, _| {
                if k.outside_changes() > seen {
                    return Poll::Ready(());
                }
                let current = k.current;
                k.procs.waits(self.pid(), "address");
                let edge = k.edge.get_or_insert_default();
                edge.waiters.extend(current.filter(|task| !edge.waiters.contains(task)));
                Poll::Pending
            })
        })
        .await;
    }
}
