//! What only shows when the parts of a file are compared: names, wiring, addresses, pools, rules.
//!
//! Each check reports all it finds and leaves the draft usable for the next one.

mod addresses;
mod names;
mod pools;
mod rules;
mod segments;
mod wiring;

use super::diagnostic::Mistake;
use super::draft::{Draft, WhatDraft};
use super::report::Report;
pub(super) use names::Names;
pub(super) use pools::default_range;
pub(super) use rules::address_of;

/// The two ends of a link: box and port.
pub(super) type Ends = [(usize, String); 2];

/// What the checks found out that a plan needs.
#[derive(Debug)]
pub(super) struct Checked {
    /// The ends of every link that could be resolved, with the link's index in the draft.
    pub(super) links: Vec<(usize, Ends)>,
    /// The index of every box, by name.
    pub(super) names: Names,
}

/// Compares everything with everything. Ports that links give to switches are added to the draft.
pub(super) fn check(draft: &mut Draft, report: &mut Report<'_>) -> Checked {
    let names = Names::of(draft, report);
    let links = wiring::resolve(draft, &names, report);
    let segments = segments::Segments::of(draft, &links);
    addresses::check(draft, &segments, report);
    for node in &draft.nodes {
        pools::check(node, &names, report);
        rules::check(node, draft, &names, report);
    }
    check_story(draft, &names, report);
    Checked { links, names }
}

/// The script and the expectations speak of boxes and interfaces that exist.
fn check_story(draft: &Draft, names: &Names, report: &mut Report<'_>) {
    for line in draft.script.iter().filter(|line| line.node.value != names::LAB) {
        names.find(&line.node.value, line.node.at, report);
    }
    for expected in &draft.expectations {
        let Some(index) = names.find(&expected.node.value, expected.node.at, report) else { continue };
        let (WhatDraft::Address(Some(iface), _), Some(node)) = (&expected.what, draft.nodes.get(index)) else {
            continue;
        };
        let known = || node.ifaces.iter().map(|i| i.name.value.as_str());
        if !known().any(|name| name == iface.value) {
            let mistake = Mistake::UnknownInterface { node: node.name.value.clone(), interface: iface.value.clone() };
            report.add_meant(iface.at, mistake, &iface.value, known());
        }
    }
}
