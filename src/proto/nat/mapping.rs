//! The mappings: which outside end an inside end has, and whom it has called from there (RFC 4787 4, 5).
//!
//! An inside end keeps its outside end for all it calls (endpoint-independent), or for each address, or for each far end,
//! as the settings say; no other inside end has that outside end meanwhile, unless ports are overloaded. A mapping lives as
//! long as a session holds it.

use std::collections::{BTreeMap, VecDeque};
use std::net::Ipv4Addr;

use rustc_hash::FxHashMap;

use crate::proto::Endpoint;
use crate::sim::SimTime;
use crate::trace::facts::NatBehaviour;
use crate::wire::IpProto;

/// What decides about an outside end: the inside end, and of the far end what the behaviour looks at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key {
    proto: IpProto,
    inside: Endpoint,
    far: Endpoint,
}

impl Key {
    pub(super) fn new(mapping: NatBehaviour, proto: IpProto, inside: Endpoint, called: Endpoint) -> Key {
        let anywhere = Endpoint::new(Ipv4Addr::UNSPECIFIED, 0);
        let far = match mapping {
            NatBehaviour::EndpointIndependent => anywhere,
            NatBehaviour::AddressDependent => Endpoint { port: 0, ..called },
            NatBehaviour::AddressAndPortDependent => called,
        };
        Key { proto, inside, far }
    }
}

/// One outside end of one inside end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mapping {
    key: Key,
    pub(super) outside: Endpoint,
    /// Whom it called last.
    pub(super) called: Endpoint,
    sessions: u32,
}

impl Mapping {
    /// Whose it is.
    pub(super) const fn inside(&self) -> Endpoint {
        self.key.inside
    }
}

/// All mappings of a router.
#[derive(Clone, Default, Debug)]
pub(super) struct Mappings {
    rows: Vec<Option<Mapping>>,
    free: Vec<u32>,
    by_key: FxHashMap<Key, u32>,
    by_outside: FxHashMap<(IpProto, Endpoint), u32>,
    /// How many sessions of a mapping call an address: who was called may answer.
    called: FxHashMap<(u32, Ipv4Addr), u32>,
    /// Outside ports by inside host: at most one row a host of the LAN.
    by_host: BTreeMap<Ipv4Addr, u32>,
    /// UDP ports that fell silent: nobody but the one who had them may have them until then, the oldest first.
    resting: VecDeque<(SimTime, Endpoint, Ipv4Addr)>,
}

impl Mappings {
    pub(super) fn get(&self, at: u32) -> Option<&Mapping> {
        self.rows.get(at as usize)?.as_ref()
    }

    /// The mapping of a key.
    pub(super) fn find(&self, key: &Key) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// The mapping behind an outside end. Of an overloaded one, the first.
    pub(super) fn behind(&self, proto: IpProto, outside: Endpoint) -> Option<(u32, &Mapping)> {
        let at = *self.by_outside.get(&(proto, outside))?;
        Some((at, self.get(at)?))
    }

    /// Whether an inside end has this outside end.
    pub(super) fn is_taken(&self, proto: IpProto, outside: Endpoint) -> bool {
        self.by_outside.contains_key(&(proto, outside))
    }

    /// Whether the inside end of a mapping has called an address.
    pub(super) fn has_called(&self, at: u32, addr: Ipv4Addr) -> bool {
        self.called.contains_key(&(at, addr))
    }

    /// Outside ports in use, those of one host, and the host with most of them.
    pub(super) fn usage(&self, host: Ipv4Addr) -> (u32, u32, Option<(Ipv4Addr, u32)>) {
        let most = self.by_host.iter().max_by_key(|(_, ports)| **ports).map(|(host, ports)| (*host, *ports));
        (self.by_key.len() as u32, self.by_host.get(&host).copied().unwrap_or_default(), most)
    }

    /// Whether an outside end was another host's a short while ago.
    pub(super) fn is_resting(&self, now: SimTime, outside: Endpoint, host: Ipv4Addr) -> bool {
        let rests = |(until, end, had): &(SimTime, Endpoint, Ipv4Addr)| now < *until && *end == outside && *had != host;
        self.resting.iter().any(rests)
    }

    /// A host's outside end is free, and rests until then. `most`: ports that rest at most.
    pub(super) fn rest(&mut self, now: SimTime, until: SimTime, (outside, host): (Endpoint, Ipv4Addr), most: u16) {
        while self.resting.front().is_some_and(|(over, ..)| *over <= now || self.resting.len() >= usize::from(most)) {
            self.resting.pop_front();
        }
        if most > 0 {
            self.resting.push_back((until, outside, host));
        }
    }

    /// A new mapping that nothing holds yet. Its key may not be there already.
    pub(super) fn add(&mut self, key: Key, outside: Endpoint) -> u32 {
        let at = self.free.pop().unwrap_or_else(|| {
            self.rows.push(None);
            self.rows.len() as u32 - 1
        });
        self.by_key.insert(key, at);
        self.by_outside.entry((key.proto, outside)).or_insert(at);
        *self.by_host.entry(key.inside.addr).or_default() += 1;
        if let Some(row) = self.rows.get_mut(at as usize) {
            *row = Some(Mapping { key, outside, called: key.far, sessions: 0 });
        }
        at
    }

    /// A session holds a mapping; `called` is whom its inside end calls.
    pub(super) fn hold(&mut self, at: u32, called: Option<Endpoint>) {
        let Some(mapping) = self.rows.get_mut(at as usize).and_then(Option::as_mut) else { return };
        mapping.sessions += 1;
        if let Some(far) = called {
            mapping.called = far;
            *self.called.entry((at, far.addr)).or_default() += 1;
        }
    }

    /// A session lets go; with the last one the mapping is gone: its outside end, and whose it was.
    pub(super) fn release(&mut self, at: u32, called: Option<Endpoint>) -> Option<(Endpoint, Ipv4Addr)> {
        if let Some(far) = called
            && let Some(count) = self.called.get_mut(&(at, far.addr))
        {
            *count -= 1;
            if *count == 0 {
                self.called.remove(&(at, far.addr));
            }
        }
        let row = self.rows.get_mut(at as usize)?;
        let mapping = row.as_mut()?;
        mapping.sessions = mapping.sessions.saturating_sub(1);
        if mapping.sessions > 0 {
            return None;
        }
        let Mapping { key, outside, .. } = *mapping;
        *row = None;
        self.free.push(at);
        self.by_key.remove(&key);
        if self.by_outside.get(&(key.proto, outside)) == Some(&at) {
            self.by_outside.remove(&(key.proto, outside));
        }
        if let Some(ports) = self.by_host.get_mut(&key.inside.addr) {
            *ports -= 1;
            if *ports == 0 {
                self.by_host.remove(&key.inside.addr);
            }
        }
        Some((outside, key.inside.addr))
    }
}
