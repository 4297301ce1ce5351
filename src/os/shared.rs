//! What all boxes of a lab share: the present, the trace, and the lab's own names.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::Cx;
use crate::sim::SimTime;
use crate::trace::Trace;

/// Names that the lab itself knows: `pc1`, `router.wan`. Every box reads them like a hosts file.
#[derive(Clone, Default, Debug)]
pub struct Names(BTreeMap<String, Ipv4Addr>);

impl Names {
    /// The address of a name now.
    pub fn get(&self, name: &str) -> Option<Ipv4Addr> {
        self.0.get(name).copied()
    }

    /// Sets or, with none, forgets the address of a name.
    pub fn set(&mut self, name: String, addr: Option<Ipv4Addr>) {
        match addr {
            Some(addr) => {
                self.0.insert(name, addr);
            }
            None => {
                self.0.remove(&name);
            }
        }
    }

    /// All names in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Ipv4Addr)> {
        self.0.iter().map(|(name, addr)| (name.as_str(), *addr))
    }
}

/// One of these per lab, behind an `Rc`.
#[derive(Debug)]
pub struct Shared {
    /// The present.
    pub now: Cell<SimTime>,
    /// The record.
    pub trace: RefCell<Trace>,
    /// The lab's names.
    pub names: RefCell<Names>,
}

impl Shared {
    /// A shared part that records into `trace`.
    pub fn new(trace: Trace) -> Shared {
        Shared { now: Cell::new(SimTime::ZERO), trace: RefCell::new(trace), names: RefCell::default() }
    }

    /// Runs `f` with the present and the trace.
    pub fn with<R>(&self, f: impl FnOnce(&mut Cx<'_>) -> R) -> R {
        f(&mut Cx { now: self.now.get(), trace: &mut self.trace.borrow_mut() })
    }
}
