//! Names of boxes, interfaces and ports: each is given once, and what is named exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::Mistake;
use crate::scenario::draft::{Draft, NodeDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};

/// The name under which console lines reach what no box does.
pub(super) const LAB: &str = "lab";

/// The boxes of a file, by name.
#[derive(Debug, Default)]
pub(in crate::scenario) struct Names {
    index: BTreeMap<String, usize>,
    /// Boxes that could not be read.
    broken: BTreeSet<String>,
}

impl Names {
    /// Collects the names; reports doubled and reserved ones.
    pub(super) fn of(draft: &Draft, report: &mut Report<'_>) -> Names {
        let mut names = Names { index: BTreeMap::new(), broken: draft.broken.iter().cloned().collect() };
        for (index, node) in draft.nodes.iter().enumerate() {
            let name = &node.name;
            if name.value == LAB || name.value.parse::<std::net::Ipv4Addr>().is_ok() {
                report.add(name.at, Mistake::ReservedName { name: name.value.clone() });
            }
            match names.index.get(&name.value).and_then(|first| draft.nodes.get(*first)) {
                Some(first) => {
                    report.add_with(name.at, Mistake::DuplicateName { name: name.value.clone() }, first.name.at);
                }
                None => {
                    names.index.insert(name.value.clone(), index);
                }
            }
            check_parts(node, report);
        }
        names
    }

    /// The index of a box.
    pub(in crate::scenario) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// The index of a box that the file speaks of at `at`; it is a mistake if there is none.
    pub(super) fn find(&self, name: &str, at: At, report: &mut Report<'_>) -> Option<usize> {
        let found = self.get(name);
        if found.is_none() && !self.broken.contains(name) {
            let mistake = Mistake::UnknownNode { name: name.to_owned() };
            let known = self.index.keys().chain(&self.broken).map(String::as_str);
            report.add_meant(at, mistake, name, known);
        }
        found
    }
}

/// Interfaces of a box have names of their own, and so have its ports.
fn check_parts(node: &NodeDraft, report: &mut Report<'_>) {
    unique(node.ifaces.iter().map(|iface| (&iface.name, false)), report);
    // A port named after its interface is not the one to blame when two interfaces share a name.
    let ports = node.ifaces.iter().flat_map(|iface| iface.ports.iter().map(|port| (port, port.at == iface.name.at)));
    unique(ports, report);
}

/// Reports doubled names, unless both are only derived from others.
fn unique<'d>(names: impl Iterator<Item = (&'d Spanned<String>, bool)>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<&str, (At, bool)> = BTreeMap::new();
    for (name, derived) in names {
        if let Some((first, first_derived)) = seen.insert(&name.value, (name.at, derived))
            && !(derived && first_derived)
        {
            report.add_with(name.at, Mistake::DuplicateInterface { name: name.value.clone() }, first);
        }
    }
}
