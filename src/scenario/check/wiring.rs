//! Which port each end of a link is. Ends that name a port come first; the others take what is free.

use std::collections::BTreeMap;

use super::Ends;
use super::names::Names;
use crate::device::Kind;
use crate::scenario::Mistake;
use crate::scenario::draft::{Draft, EndDraft, NodeDraft};
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::sim::Medium;

/// Ports a box may grow to by its links.
const MAX_GROWN_PORTS: usize = 4096;

/// A port, and the place of the link that has it.
type Used = BTreeMap<(usize, String), At>;

/// The ends of all links, by index of the link. Ports named by links are added to boxes that grow.
pub(super) fn resolve(draft: &mut Draft, names: &Names, report: &mut Report<'_>) -> Vec<(usize, Ends)> {
    let links = std::mem::take(&mut draft.links);
    let mut found: Vec<[Option<(usize, String)>; 2]> = vec![[None, None]; links.len()];
    let mut used = Used::new();
    for explicit in [true, false] {
        for (link, found) in links.iter().zip(&mut found) {
            for (side, end) in link.ends.iter().enumerate().filter(|(_, end)| end.port.is_some() == explicit) {
                let Some(index) = names.find(&end.node, end.at, report) else { continue };
                let Some(node) = draft.nodes.get_mut(index) else { continue };
                let Some(port) = port_of(node, index, end, link.props.medium, &used, report) else { continue };
                if found.iter().flatten().any(|other| *other == (index, port.clone())) {
                    report.add(end.at, Mistake::LinkToItself { end: format!("{}:{port}", end.node) });
                } else {
                    claim(index, node, &port, end.at, &mut used, report);
                }
                found[side] = Some((index, port));
            }
        }
    }
    let mut resolved = Vec::new();
    for (index, ends) in found.into_iter().enumerate() {
        if let [Some(a), Some(b)] = ends {
            resolved.push((index, [a, b]));
        }
    }
    draft.links = links;
    resolved
}

fn claim(index: usize, node: &NodeDraft, port: &str, at: At, used: &mut Used, report: &mut Report<'_>) {
    if let Some(first) = used.insert((index, port.to_owned()), at) {
        let mistake = Mistake::PortUsedTwice { node: node.name.value.clone(), port: port.to_owned() };
        report.add_with(at, mistake, first);
    }
}

/// The port that an end means.
fn port_of(
    node: &mut NodeDraft,
    index: usize,
    end: &EndDraft,
    medium: Medium,
    used: &Used,
    report: &mut Report<'_>,
) -> Option<String> {
    let Some(port) = &end.port else { return free_port(node, index, end, medium, used, report) };
    let has = node.ifaces.iter().flat_map(|iface| &iface.ports).any(|p| p.value == *port);
    if !has && !grow(node, port, end.at) {
        let known = node.ifaces.iter().flat_map(|iface| &iface.ports).map(|p| p.value.as_str());
        let mistake = Mistake::UnknownPort { node: end.node.clone(), port: port.clone() };
        report.add_meant(end.at, mistake, port, known);
        return None;
    }
    if node.kind == Kind::HomeRouter && is_radio(port) != (medium == Medium::Wifi) {
        report.add(end.at, Mistake::WrongMedium { node: end.node.clone(), port: port.clone() });
    }
    Some(port.clone())
}

/// The port of an end that names none: the only one there is, or the first free one of a box made for many.
fn free_port(
    node: &mut NodeDraft,
    index: usize,
    end: &EndDraft,
    medium: Medium,
    used: &Used,
    report: &mut Report<'_>,
) -> Option<String> {
    let is_free = |port: &str| !used.contains_key(&(index, port.to_owned()));
    let ports: Vec<String> = node.ifaces.iter().flat_map(|iface| &iface.ports).map(|p| p.value.clone()).collect();
    let found = match node.kind {
        Kind::Switch | Kind::Hub => {
            ports.iter().find(|port| is_free(port)).cloned().or_else(|| new_name("p", 1, is_free))
        }
        Kind::HomeRouter if medium == Medium::Wifi => {
            Some("wifi".to_owned()).filter(|port| is_free(port)).or_else(|| new_name("wifi", 2, is_free))
        }
        Kind::HomeRouter => ports.iter().find(|port| port.starts_with("lan") && is_free(port)).cloned(),
        _ if ports.len() == 1 => ports.first().cloned(),
        _ => None,
    };
    let Some(port) = found else {
        let mistake = Mistake::PortNotSaid { node: end.node.clone(), ports: ports.join(", ") };
        report.add(end.at, mistake);
        return None;
    };
    if !ports.contains(&port) {
        grow(node, &port, end.at);
    }
    Some(port)
}

fn new_name(stem: &str, first: usize, is_free: impl Fn(&str) -> bool) -> Option<String> {
    (first..MAX_GROWN_PORTS).map(|n| format!("{stem}{n}")).find(|name| is_free(name))
}

/// Adds a port to a switch, or a station to a home router's Wi-Fi. Other boxes do not grow.
fn grow(node: &mut NodeDraft, port: &str, at: At) -> bool {
    let iface = match node.kind {
        Kind::Switch | Kind::Hub => node.ifaces.first_mut(),
        Kind::HomeRouter if is_radio(port) => node.ifaces.iter_mut().find(|iface| iface.name.value == "lan"),
        _ => None,
    };
    let Some(iface) = iface.filter(|iface| iface.ports.len() < MAX_GROWN_PORTS) else { return false };
    iface.ports.push(Spanned::new(port.to_owned(), at));
    true
}

/// `wifi`, `wifi2`, …
fn is_radio(port: &str) -> bool {
    port.strip_prefix("wifi").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}
