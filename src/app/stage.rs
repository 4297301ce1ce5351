//! The lab on the stage, a picture of it, and what else could be put there.

use std::net::Ipv4Addr;

use crate::device::{Kind, ServicePlan};
use crate::lab::{Command, LAB, Lab, LabError, LabOptions, LabView, NodeView, OutsideTest, Plan, Text, Verdict};
use crate::proto::nat::RuleRow;
use crate::sim::{NodeId, SimTime};
use crate::wire::IpProto;

use super::form::forward::Surroundings;
use super::router::Undo;
use super::selection::Tab;

/// A scenario or a demo that can be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Text,
    /// Whether it has a task.
    pub lesson: bool,
}

/// What can be opened, and the words actions are found by. Filled in by the shell.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Scenarios.
    pub scenarios: Vec<Entry>,
    /// Demos.
    pub demos: Vec<Entry>,
    /// For each action's id, its sentences in all languages: what typing in the palette is compared with.
    pub words: Vec<(&'static str, String)>,
    /// The terms of the glossary by id, and each in all languages.
    pub terms: Vec<(&'static str, Text)>,
}

/// Refusals remembered: more than a screen shows.
const REFUSED_MAX: usize = 200;

/// The lab, a picture of it, and the catalogue.
#[derive(Debug)]
pub struct Stage {
    /// What the lab was made from.
    pub plan: Plan,
    /// The lab. It is changed by commands and by time only.
    pub lab: Lab,
    /// Its picture, as of the latest change.
    pub view: LabView,
    /// What else could be here.
    pub catalogue: Catalogue,
    /// Changes of routers that can be taken back, oldest first.
    pub undo: Vec<Undo>,
    /// Those that were taken back and can be done again.
    pub redo: Vec<Undo>,
    /// Commands in the journal when it was saved last.
    saved: usize,
    /// The latest lines for the lab that it refused.
    refused: Vec<(usize, LabError)>,
}

impl Stage {
    /// Switches a plan on.
    pub fn new(plan: &Plan, options: &LabOptions, catalogue: Catalogue) -> Result<Stage, LabError> {
        let lab = Lab::new(plan, options)?;
        let view = lab.view();
        Ok(Stage {
            plan: plan.clone(),
            lab,
            view,
            catalogue,
            undo: Vec::new(),
            redo: Vec::new(),
            saved: 0,
            refused: Vec::new(),
        })
    }

    /// Looks at the lab again.
    pub fn refresh(&mut self) {
        self.view = self.lab.view();
    }

    /// Gives a command and looks again.
    pub(super) fn command(&mut self, command: &Command) -> Result<u32, LabError> {
        let result = self.lab.command(command);
        self.refresh();
        result
    }

    /// What the lab refused, oldest first, each with the number of lines of the lab that stood before.
    pub fn refused(&self) -> &[(usize, LabError)] {
        &self.refused
    }

    /// Remembers that the lab refused its latest line.
    pub(super) fn refuse(&mut self, error: LabError) {
        if self.refused.len() == REFUSED_MAX {
            self.refused.remove(0);
        }
        self.refused.push((self.lab.first_line() + self.lab.lines().len(), error));
    }

    /// Whether something was done that no file holds yet.
    pub fn is_unsaved(&self) -> bool {
        self.lab.journal().entries.len() > self.saved
    }

    /// Remembers that nothing was saved after all.
    pub(super) fn mark_unsaved(&mut self) {
        self.saved = 0;
    }

    /// Remembers that all that was done is saved: as a journal, or in the scenario it led to.
    pub(super) fn mark_saved(&mut self) {
        self.saved = self.lab.journal().entries.len();
    }

    /// A box.
    pub fn node(&self, id: NodeId) -> Option<&NodeView> {
        self.view.nodes.get(id.0 as usize)
    }

    /// The name of a box, `lab` for `LAB`; empty for a number that is none.
    pub fn name(&self, id: NodeId) -> &str {
        if id == LAB {
            return "lab";
        }
        self.node(id).map_or("", |n| n.name.as_str())
    }

    /// Boxes that run programs.
    pub fn hosts(&self) -> impl Iterator<Item = &NodeView> {
        self.view.nodes.iter().filter(|n| n.kind.is_host() && !n.removed)
    }

    /// Names a program can take as a host: boxes with an address, and their interfaces.
    pub fn host_names(&self) -> Vec<String> {
        self.addresses().into_iter().map(|(name, _)| name).collect()
    }

    /// Names that the lab's name servers know an address for, and that address.
    pub fn domain_names(&self) -> Vec<(String, Ipv4Addr)> {
        let services = self.plan.nodes.iter().flat_map(|n| &n.services);
        let records = services.filter_map(|s| if let ServicePlan::Dns { records } = s { Some(records) } else { None });
        let address = |record: &String| match record.split_whitespace().collect::<Vec<_>>().as_slice() {
            [name, _, kind, addr] if kind.eq_ignore_ascii_case("A") => Some(((*name).to_owned(), addr.parse().ok()?)),
            _ => None,
        };
        records.flatten().filter_map(address).collect()
    }

    /// All names a program can be given: of boxes, of interfaces, of the name servers.
    pub fn known_names(&self) -> Vec<String> {
        let domains = self.domain_names().into_iter().map(|(name, _)| name);
        self.host_names().into_iter().chain(domains).collect()
    }

    /// Those names with their address now: `pc1` is its first, `router.wan` that of the interface.
    pub fn addresses(&self) -> Vec<(String, Option<Ipv4Addr>)> {
        let addressed = |n: &&NodeView| n.kind.is_host() && !n.removed;
        let mut names = Vec::new();
        for node in self.view.nodes.iter().filter(addressed) {
            let addr = |face: &crate::lab::IfaceView| face.addrs.first().map(ipnet::Ipv4Net::addr);
            names.push((node.name.clone(), node.ifaces.iter().find_map(addr)));
            names.extend(node.ifaces.iter().map(|face| (format!("{}.{}", node.name, face.name), addr(face))));
        }
        names
    }

    /// The box with port-forward rules: the chosen one, else the first.
    pub fn router(&self, chosen: NodeId) -> Option<&NodeView> {
        let has = |n: &&NodeView| n.nat.is_some() && !n.removed;
        self.node(chosen).filter(has).or_else(|| self.view.nodes.iter().find(has))
    }

    /// Whether a box has an address of the network inside of this router.
    pub fn is_behind(&self, router: NodeId, node: &NodeView) -> bool {
        let Some(name) = self.node(router).filter(|n| n.nat.is_some()).map(|n| n.name.as_str()) else { return false };
        let nets = self.surroundings(name).inside;
        let mut addrs = node.ifaces.iter().flat_map(|face| &face.addrs);
        addrs.any(|addr| nets.iter().any(|net| net.contains(&addr.addr())))
    }

    /// Boxes with a DHCP client.
    pub fn dhcp_clients(&self) -> impl Iterator<Item = &NodeView> {
        let clients = |router: bool| {
            let of_kind = self.view.nodes.iter().filter(move |n| n.nat.is_some() == router && !n.removed);
            of_kind.filter(|n| n.ifaces.iter().any(|face| face.dhcp.is_some()))
        };
        // A router has a client too, but is seldom what is meant.
        clients(false).chain(clients(true))
    }

    /// What a rule of this router is checked against.
    pub fn surroundings(&self, router: &str) -> Surroundings {
        let node = self.view.nodes.iter().find(|n| n.name == router);
        let Some((node, nat)) = node.and_then(|n| Some((n, n.nat.as_ref()?))) else { return Surroundings::default() };
        let lan = node.ifaces.iter().filter(|face| face.name == nat.lan);
        let inside = lan.flat_map(|face| face.addrs.iter().copied()).collect();
        let waits = |s: &&crate::lab::SocketView| s.remote.is_none() && s.proto != IpProto::ICMP;
        Surroundings {
            names: self.addresses(),
            inside,
            rules: nat.rules.clone(),
            dmz: nat.dmz.as_ref().map(|dmz| dmz.host),
            hairpin: nat.hairpin,
            services: node.sockets.iter().filter(waits).map(|s| (s.proto, s.local.port())).collect(),
            sessions: nat.rows.clone(),
        }
    }

    /// The latest test of a rule, as long as the rule says the same as then.
    pub fn rule_test(&self, router: &str, rule: &RuleRow) -> Option<&OutsideTest> {
        let router = self.view.nodes.iter().find(|node| node.name == router)?.id;
        let latest = self.view.tests.iter().rev().find(|test| test.router == router && test.rule == rule.id)?;
        (latest.spec == rule.spec).then_some(latest)
    }

    /// The box where a test ended, or that it has reached last.
    pub fn test_place(&self, test: &OutsideTest) -> NodeId {
        let ended = match &test.verdict {
            Some(Verdict::Fails { fact, .. }) => Some(*fact),
            _ => test.reached.last().map(|(_, fact)| *fact),
        };
        let trace = self.lab.trace();
        ended.and_then(|fact| trace.fact(fact)?.node).unwrap_or(test.router)
    }

    /// A box at home that could call a rule: the first that is not its host.
    pub fn inside_caller(&self, router: &str, host: Ipv4Addr) -> Option<String> {
        let nets = self.surroundings(router).inside;
        let first = |node: &NodeView| node.ifaces.iter().find_map(|face| face.addrs.first().map(ipnet::Ipv4Net::addr));
        let inside = |node: &&NodeView| {
            matches!(node.kind, Kind::Pc | Kind::Phone | Kind::Server)
                && first(node).is_some_and(|addr| addr != host && nets.iter().any(|net| net.contains(&addr)))
        };
        self.view.nodes.iter().filter(|node| !node.removed).find(inside).map(|node| node.name.clone())
    }

    /// The tables a box has.
    pub fn tabs(&self, node: NodeId) -> Vec<Tab> {
        let Some(node) = self.node(node) else { return vec![Tab::Interfaces] };
        let kind = node.kind.row();
        let addressed = node.kind.is_host();
        let switches = !node.mac_table.is_empty()
            || node.ports.len() > node.ifaces.len() && kind.layer > 1
            || node.kind == Kind::Switch;
        let has = |tab: &Tab| match tab {
            Tab::Interfaces => true,
            Tab::Arp | Tab::Routes | Tab::Sockets | Tab::Processes => addressed,
            Tab::Mac => switches,
            Tab::Nat | Tab::Forwards => node.nat.is_some(),
            Tab::Leases => !node.leases.is_empty() || node.nat.is_some(),
            Tab::Dns => !node.dns_cache.is_empty() || (kind.forwards && node.nat.is_some()),
        };
        Tab::ALL.into_iter().filter(has).collect()
    }

    /// Whether a program that a person started has not ended, and does more than wait for callers.
    pub fn is_awaited(&self) -> bool {
        let procs = self.view.nodes.iter().flat_map(|n| &n.procs);
        procs.into_iter().any(|p| p.since > SimTime::ZERO && !matches!(p.waits, "accept" | "line" | "child" | "read"))
    }
}
