//! What only shows when the parts of a file are compared: names, wiring, addresses, pools, rules.
//!
//! Each check reports all it finds and leaves the draft usable for the next one.

mod addresses;
mod names;
mod nat;
mod pools;
mod pppoe;
mod rules;
mod segments;
mod wiring;

use super::diagnostic::Mistake;
use super::draft::{Draft, NodeDraft, ScriptDraft, WhatDraft};
use super::report::Report;
use super::syntax::shortened;
use crate::lab::{LAB_COMMANDS, Target};
use crate::os::Typed;
use crate::program;
pub(super) use names::Names;
pub(super) use pools::{default_range, remote_router};
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
        check_vlans(node, report);
        nat::check(node, draft.profile, report);
        pools::check(node, &names, report);
        pppoe::check(node, report);
        rules::check(node, draft, &names, report);
    }
    check_story(draft, &names, report);
    Checked { links, names }
}

/// Networks are set at ports that are there: those that `ports` lists and those that links name.
fn check_vlans(node: &NodeDraft, report: &mut Report<'_>) {
    let known = || node.ifaces.iter().flat_map(|iface| &iface.ports).map(|port| port.value.as_str());
    for (port, _) in &node.vlans {
        if !known().any(|name| name == port.value) {
            let mistake = Mistake::UnknownPort { node: node.name.value.clone(), port: port.value.clone() };
            report.add_meant(port.at, mistake, &port.value, known());
        }
    }
}

/// A line begins with one of the words that its box, or the lab, understands.
fn check_command<'k>(line: &ScriptDraft, known: impl Iterator<Item = &'k str> + Clone, report: &mut Report<'_>) {
    let Some(word) = line.line.split_whitespace().next() else { return };
    if !known.clone().any(|command| command == word) {
        report.add_meant(line.command, Mistake::UnknownCommand { command: shortened(word) }, word, known);
    }
}

/// The script and the expectations speak of boxes and interfaces that exist.
fn check_story(draft: &Draft, names: &Names, report: &mut Report<'_>) {
    for line in &draft.script {
        if line.node.value == names::LAB {
            check_command(line, LAB_COMMANDS.iter().filter_map(|(command, _)| command.split(' ').next()), report);
        } else if let Target::Terminal(node, _) = Target::from(line.node.value.as_str()) {
            // What is typed there may be for a program that reads it: any line will do.
            names.find(&node, line.node.at, report);
        } else {
            names.find(&line.node.value, line.node.at, report);
            // Keys, and lines for a program that runs already.
            if Typed::read(&line.line).is_some() {
                continue;
            }
            check_command(line, program::table().iter().map(|program| program.name), report);
        }
    }
    for expected in draft.expectations.iter().chain(&draft.done) {
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
