//! What all boxes of a lab share: the present, the trace, and the lab's own names.

use std::cell::{Cell, RefCell};
use std::net::Ipv4Addr;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{Cx, Iface, Kernel};
use crate::sim::SimTime;
use crate::trace::{Name, Trace};
use crate::wire::{Mac, Slice};

/// The boxes of a lab by name, which every box reads like a hosts file: `pc1` is its first address, `router.wan` that
/// of an interface. Looked up, never iterated.
#[derive(Default, Debug)]
pub struct Boxes(FxHashMap<Name, Rc<RefCell<Kernel>>>);

impl Boxes {
    /// The box of this name.
    pub fn get(&self, name: &str) -> Option<&Rc<RefCell<Kernel>>> {
        self.0.get(name)
    }

    /// A box joins the lab.
    pub fn add(&mut self, kernel: &Rc<RefCell<Kernel>>) {
        let name = kernel.borrow().name.clone();
        self.0.insert(name, Rc::clone(kernel));
    }

    /// A box leaves it.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// The card of a box that has this address now, by the box's name or that of its interface.
    pub fn card(&self, name: &str, addr: Ipv4Addr) -> Option<Mac> {
        let parts = name.match_indices('.').filter_map(|(dot, _)| name.get(..dot));
        let kernel = core::iter::once(name).chain(parts).find_map(|name| self.get(name))?.borrow();
        kernel.ifaces.iter().find(|face| face.owns(addr)).map(|face| face.mac)
    }

    /// The address that a name means now. No box may be borrowed for a change.
    pub fn address(&self, name: &str) -> Option<Ipv4Addr> {
        if let Some(kernel) = self.get(name) {
            return kernel.borrow().ifaces.iter().find_map(Iface::addr);
        }
        name.match_indices('.').find_map(|(dot, _)| {
            let (name, iface) = (name.get(..dot)?, name.get(dot + 1..)?);
            let kernel = self.get(name)?.borrow();
            kernel.ifaces.get(kernel.iface_named(iface)?)?.addr()
        })
    }
}

/// One of these per lab, behind an `Rc`.
#[derive(Debug)]
pub struct Shared {
    /// The present.
    pub now: Cell<SimTime>,
    /// The record.
    pub trace: RefCell<Trace>,
    /// The boxes by name.
    pub boxes: RefCell<Boxes>,
    filling: RefCell<Slice>,
}

/// The longest filling that is shared.
const FILLING_MAX: usize = 1 << 20;

impl Shared {
    /// A shared part that records into `trace`.
    pub fn new(trace: Trace) -> Shared {
        let filling = RefCell::new(Slice::from(Vec::new()));
        Shared { now: Cell::new(SimTime::ZERO), trace: RefCell::new(trace), boxes: RefCell::default(), filling }
    }

    /// Bytes that say nothing, for tools that measure: one block for all of them, which stays near the processor.
    pub fn filling(&self, len: usize) -> Slice {
        let mut block = self.filling.borrow_mut();
        if len > FILLING_MAX {
            return Slice::from(vec![b'x'; len]);
        }
        if block.len() < len {
            *block = Slice::from(vec![b'x'; len]);
        }
        block.part(0, len)
    }

    /// Runs `f` with the present and the trace.
    pub fn with<R>(&self, f: impl FnOnce(&mut Cx<'_>) -> R) -> R {
        f(&mut Cx { now: self.now.get(), trace: &mut self.trace.borrow_mut() })
    }
}
