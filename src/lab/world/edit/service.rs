//! Services of a box: programs that it starts whenever it is switched on.

use super::history::Step;
use crate::device::{Account, Kind, Page, ServicePlan, install, service_line};
use crate::lab::world::{Lab, LabError, nearest};
use crate::os::INIT;
use crate::proto::dns::{qualified, read_record};
use crate::sim::NodeId;
use crate::trace::facts::Signal;

/// Services of a box, as in a scenario file.
const SERVICES_MAX: usize = 16;
/// What can be added, by the names of scenario files, with what may follow.
const KINDS: [(&str, &str); 6] = [
    ("Http", "[port=80] [page=TEXT…]"),
    ("Dns", "NAME TTL TYPE DATA[, …]"),
    ("DnsForwarder", "[NAME=ADDR…]"),
    ("DynDns", "[port=80] NAME USER PASSWORD"),
    ("Pcp", ""),
    ("UdpEcho", "[port=7]"),
];

impl Lab {
    /// `service NODE add KIND [ARGUMENTS]`
    pub(super) fn add_service(&mut self, node: &str, kind: &str, arguments: &[&str]) -> Result<(), LabError> {
        let id = self.node_or_error(node)?;
        if matches!(self.placed[id.0 as usize].kind, Kind::Switch | Kind::Hub) {
            return Err(LabError::BadArgument { text: node.to_owned(), expected: "a box that runs programs" });
        }
        let name = kind_named(kind)?;
        if name == "Pcp" && self.placed[id.0 as usize].kind != Kind::HomeRouter {
            return Err(LabError::BadArgument { text: node.to_owned(), expected: "a home router" });
        }
        let new = read_service(name, node, arguments)?;
        let mut wanted = self.set_up_now(id);
        let plan = &mut wanted.plan;
        if plan.services.len() >= SERVICES_MAX || plan.services.iter().any(|service| takes_same_port(service, &new)) {
            return Err(LabError::BadArgument { text: kind.to_owned(), expected: "a service on a port that is free" });
        }
        plan.services.push(new);
        let before = self.set_up(id, &wanted);
        self.remember(Step::SetUp(id, Box::new(before)));
        Ok(())
    }

    /// `service NODE remove KIND`
    pub(super) fn remove_service(&mut self, node: &str, kind: &str) -> Result<(), LabError> {
        let id = self.node_or_error(node)?;
        let mut wanted = self.set_up_now(id);
        let plan = &mut wanted.plan;
        let found = plan.services.iter().rposition(|service| name_of(service).eq_ignore_ascii_case(kind));
        let found = found.ok_or_else(|| LabError::UnknownLabCommand {
            word: kind.to_owned(),
            nearest: nearest(kind, plan.services.iter().map(name_of)),
        })?;
        plan.services.remove(found);
        let before = self.set_up(id, &wanted);
        self.remember(Step::SetUp(id, Box::new(before)));
        Ok(())
    }

    /// Ends the services that go and starts those that come; the others run on.
    pub(super) fn set_services(&mut self, id: NodeId, old: &[ServicePlan], new: &[ServicePlan]) {
        if old == new {
            return;
        }
        let stays = |service: &ServicePlan, among: &[ServicePlan]| among.iter().any(|other| is_same(service, other));
        let cause = self.shared.with(|cx| cx.trace.cursor());
        for service in old.iter().filter(|service| !stays(service, new)) {
            self.enter(Some(id), cause);
            self.end_service(id, &service_line(service));
        }
        for service in new.iter().filter(|service| !stays(service, old)) {
            self.enter(Some(id), cause);
            let line = self.touch(id, |kernel, cx| install(cx, kernel, service));
            // A box that can start no process has no service: the lab says so when it is asked for processes.
            let _ = self.start_service(id, &line);
        }
        let mut kept = self.placed[id.0 as usize].kept.take().unwrap_or_else(|| Box::new(self.described(id)));
        kept.services = new.to_vec();
        let placed = &mut self.placed[id.0 as usize];
        placed.kept = Some(kept);
        placed.boot = new.iter().map(service_line).collect();
    }

    fn end_service(&mut self, id: NodeId, line: &str) {
        let kernel = self.nodes[id.0 as usize].borrow();
        let daemons = kernel.procs.iter().filter(|(_, p)| p.is_alive() && p.parent == INIT && p.tty.is_none());
        let pids: Vec<_> = daemons.filter(|(_, p)| *p.argv == *line).map(|(pid, _)| pid).collect();
        drop(kernel);
        for pid in pids {
            // It was alive a moment ago, and it is not init.
            let _ = self.touch(id, |kernel, cx| kernel.signal(cx, 0, pid, Signal::Kill));
        }
    }
}

/// Services that are one program with other data, which it reads while it runs.
fn is_same(a: &ServicePlan, b: &ServicePlan) -> bool {
    matches!(
        (a, b),
        (ServicePlan::DnsForwarder { .. }, ServicePlan::DnsForwarder { .. })
            | (ServicePlan::DdnsClient { .. }, ServicePlan::DdnsClient { .. })
    ) || a == b
}

fn takes_same_port(a: &ServicePlan, b: &ServicePlan) -> bool {
    let port = |service: &ServicePlan| match service {
        ServicePlan::DdnsClient { .. } => (0, 0),
        ServicePlan::Http { port, .. } | ServicePlan::DynDns { port, .. } => (1, *port),
        ServicePlan::UdpEcho { port } => (2, *port),
        ServicePlan::Dns { .. } | ServicePlan::DnsForwarder { .. } => (2, 53),
        ServicePlan::Pcp => (2, crate::wire::pcp::PCP_PORT),
    };
    port(a) == port(b)
}

const fn name_of(service: &ServicePlan) -> &'static str {
    match service {
        ServicePlan::Http { .. } => "Http",
        ServicePlan::Dns { .. } => "Dns",
        ServicePlan::DnsForwarder { .. } => "DnsForwarder",
        ServicePlan::DynDns { .. } => "DynDns",
        ServicePlan::DdnsClient { .. } => "Ddns",
        ServicePlan::Pcp => "Pcp",
        ServicePlan::UdpEcho { .. } => "UdpEcho",
    }
}

fn kind_named(word: &str) -> Result<&'static str, LabError> {
    let names = || KINDS.iter().map(|(name, _)| *name);
    let found = names().find(|name| name.eq_ignore_ascii_case(word));
    found.ok_or_else(|| LabError::UnknownLabCommand { word: word.to_owned(), nearest: nearest(word, names()) })
}

fn read_service(kind: &'static str, node: &str, words: &[&str]) -> Result<ServicePlan, LabError> {
    let wrong = |text: &str| {
        let expected = KINDS.iter().find(|(name, _)| *name == kind).map_or("", |(_, usage)| *usage);
        LabError::BadArgument { text: text.to_owned(), expected }
    };
    let (port, rest) = match words.first().and_then(|word| word.strip_prefix("port=")) {
        Some(text) => (Some(text.parse().ok().filter(|port| *port != 0).ok_or_else(|| wrong(text))?), &words[1..]),
        None => (None, words),
    };
    let alone = |service| rest.first().map_or(Ok(service), |word| Err(wrong(word)));
    match kind {
        "Http" => {
            let text = rest.join(" ");
            let page = match text.strip_prefix("page=") {
                Some(page) => format!("{page}\n"),
                None if text.is_empty() => format!("hello from {node}\n"),
                None => return Err(wrong(&text)),
            };
            Ok(ServicePlan::Http { port: port.unwrap_or(80), pages: vec![Page { path: "/".into(), body: page }] })
        }
        "UdpEcho" => alone(ServicePlan::UdpEcho { port: port.unwrap_or(7) }),
        "Pcp" => alone(ServicePlan::Pcp),
        "Dns" => {
            let records: Vec<String> = rest.join(" ").split(',').map(|record| record.trim().to_owned()).collect();
            match records.iter().find(|record| !matches!(read_record(record), Ok(Some(_)))) {
                Some(record) => Err(wrong(record)),
                None => Ok(ServicePlan::Dns { records }),
            }
        }
        "DynDns" => match rest {
            [name, user, password] => {
                let account = Account {
                    name: (*name).to_owned(),
                    user: (*user).to_owned(),
                    password: (*password).to_owned(),
                    ttl_secs: 60,
                };
                Ok(ServicePlan::DynDns { port: port.unwrap_or(80), accounts: vec![account] })
            }
            words => Err(wrong(&words.join(" "))),
        },
        _ => {
            let host = |word: &&str| {
                let (name, addr) = word.split_once('=').ok_or_else(|| wrong(word))?;
                let addr = addr.parse().map_err(|_| wrong(word))?;
                qualified(name).map(|_| (name.to_owned(), addr)).ok_or_else(|| wrong(word))
            };
            Ok(ServicePlan::DnsForwarder { hosts: rest.iter().map(host).collect::<Result<_, _>>()? })
        }
    }
}
