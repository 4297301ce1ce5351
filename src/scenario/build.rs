//! Draft → plan. Only for a draft in which nothing is wrong.

use super::check::{Checked, address_of, default_range, remote_router};
use super::draft::{
    AddressDraft, ConcentratorDraft, Draft, ExpectationDraft, HolderDraft, HostDraft, IfaceDraft, NodeDraft, PoolDraft,
    RuleDraft, WhatDraft,
};
use std::net::Ipv4Addr;

use crate::device::{AddressPlan, Blueprint, ConcentratorPlan, DhcpPlan, IfacePlan, NatPlan, RulePlan};
use crate::lab::{Expectation, Expected, Lesson, LinkPlan, Plan, ScriptLine};
use crate::os::Setting;
use crate::proto::dhcp::{ClientChoice, ClientProgram, ServerHabits};
use crate::proto::nat::{NatKey, NatSettings, Owner};
use crate::proto::ppp::AcConfig;
use crate::sim::SimTime;
use crate::trace::Name;
use crate::wire::Mac;

/// The plan of a checked draft.
pub(super) fn build(draft: &Draft, checked: &Checked, name: &str) -> Plan {
    let links = checked.links.iter().filter_map(|(index, ends)| {
        let link = draft.links.get(*index)?;
        let end = |(node, port): (usize, String)| (node, port.into());
        Some(LinkPlan::new(ends.clone().map(end), link.props.clone()))
    });
    let script = draft.script.iter().map(|line| ScriptLine {
        at: SimTime::ZERO + line.at,
        node: line.node.value.clone(),
        line: line.line.clone(),
    });
    Plan {
        name: name.to_owned(),
        title: draft.title.clone(),
        about: draft.about.clone(),
        seed: draft.seed,
        nodes: draft.nodes.iter().map(|node| blueprint(node, draft, checked)).collect(),
        positions: draft.nodes.iter().map(|node| node.position).collect(),
        links: links.collect(),
        script: script.collect(),
        expectations: draft.expectations.iter().map(|e| expectation(e, draft, checked)).collect(),
        lesson: draft.lesson.clone().map(|lesson| {
            let done = draft.done.iter().map(|e| expectation(e, draft, checked).what).collect();
            Lesson { done, ..lesson }
        }),
    }
}

fn blueprint(node: &NodeDraft, draft: &Draft, checked: &Checked) -> Blueprint {
    let rules = node.rules.iter().filter_map(|rule| rule_plan(rule, node, draft, checked));
    Blueprint {
        name: node.name.value.as_str().into(),
        kind: node.kind,
        profile: draft.profile,
        ifaces: node.ifaces.iter().map(iface_plan).collect(),
        routes: node.routes.iter().map(|route| (route.to.value, route.via.value)).collect(),
        resolvers: node.resolvers.clone(),
        forwards: node.kind.row().forwards,
        services: node.services.iter().map(|service| service.value.clone()).collect(),
        nat: node.nat.as_ref().map(|nat| {
            let dmz = node.dmz.as_ref().and_then(|host| host_of(&host.value, node, draft, checked));
            let (wan, lan) = (nat.wan.value.clone(), nat.lan.value.clone());
            let mut settings = NatSettings::of(draft.profile);
            for (key, value) in &nat.settings {
                // The checks have refused what is no value.
                let _ = key.assign(&mut settings, &value.value, false);
            }
            for (key, value) in node.sysctl.iter().filter_map(of_translation) {
                let _ = key.assign(&mut settings, value, false);
            }
            Box::new(NatPlan { wan, lan, settings, rules: rules.collect(), dmz, hairpin: node.hairpin })
        }),
        dhcp_relay: node.relay,
        dhcp: node.pools.iter().filter_map(|pool| dhcp_plan(pool, node, draft, checked)).collect(),
        concentrators: node.concentrators.iter().filter_map(|server| concentrator_plan(server, node)).collect(),
        vlans: node.vlans.iter().map(|(port, plan)| (port.value.clone(), plan.clone())).collect(),
        ssid: node.ssid.as_deref().map(Name::from),
        password: node.password.as_deref().map(Name::from),
        channel: node.channel,
        login: node.login.as_deref().map(Name::from),
        firewall: node.firewall.clone(),
        sysctl: {
            let own = node.sysctl.iter().filter(|line| node.nat.is_none() || of_translation(line).is_none());
            own.map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
        },
        client: ClientChoice {
            program: node.client.unwrap_or(ClientProgram::of(draft.profile)),
            broadcast: node.client_broadcast,
            checks: checks_addresses(draft),
        },
    }
}

/// A setting by Linux' name that a translating box has as one of its translation.
fn of_translation<'v>((name, value): &'v (&'static str, String)) -> Option<(&'static NatKey, &'v str)> {
    Setting::find(name)?.nat_key().map(|key| (key, value.as_str()))
}

/// Whether boxes look for another user of an address before they use or offer it.
fn checks_addresses(draft: &Draft) -> bool {
    draft.address_checks.unwrap_or(false)
}

fn server_habits(pool: &PoolDraft, draft: &Draft) -> ServerHabits {
    let usual = ServerHabits::of(draft.profile);
    let probes = pool.probe.unwrap_or(checks_addresses(draft));
    ServerHabits {
        authoritative: pool.authoritative.unwrap_or(usual.authoritative),
        probe: probes.then_some(ServerHabits::probe_wait(draft.profile)),
        ..usual
    }
}

fn iface_plan(iface: &IfaceDraft) -> IfacePlan {
    let name = Name::from(iface.name.value.as_str());
    // A port that is called as its interface shares its name.
    let port = |port: &str| if *name == *port { name.clone() } else { port.into() };
    IfacePlan {
        ports: iface.ports.iter().map(|p| port(&p.value)).collect(),
        name,
        mac: iface.mac.as_ref().map(|mac| mac.value),
        address: match &iface.address {
            AddressDraft::None => AddressPlan::None,
            AddressDraft::Dhcp => AddressPlan::Dhcp,
            AddressDraft::Pppoe(dial) => AddressPlan::Pppoe(dial.clone()),
            AddressDraft::Static(addrs) => AddressPlan::Static(addrs.iter().map(|net| net.value).collect()),
        },
    }
}

fn rule_plan(rule: &RuleDraft, node: &NodeDraft, draft: &Draft, checked: &Checked) -> Option<RulePlan> {
    let (host, owner) = host_of(&rule.host.value, node, draft, checked)?;
    Some(RulePlan { spec: rule.spec(host), comment: rule.comment.clone(), enabled: rule.enabled, owner })
}

/// Where a rule leads, and whose address that is when the host was named.
fn host_of(host: &HostDraft, node: &NodeDraft, draft: &Draft, checked: &Checked) -> Option<(Ipv4Addr, Option<Owner>)> {
    let address = address_of(host, node, draft, &checked.names)?;
    let owner = match host {
        HostDraft::Address(_) => None,
        HostDraft::Node(name) => {
            let mac = checked.names.get(name).and_then(|at| mac_of(at, draft));
            mac.map(|mac| Owner { name: Some(name.as_str().into()), mac })
        }
    };
    Some((address, owner))
}

fn dhcp_plan(pool: &PoolDraft, node: &NodeDraft, draft: &Draft, checked: &Checked) -> Option<DhcpPlan> {
    let iface = match &pool.iface {
        Some(name) => node.ifaces.iter().find(|iface| iface.name.value == name.value)?,
        None => node.ifaces.first()?,
    };
    let net = pool.subnet.as_ref().map_or_else(|| iface.addrs().first().map(|own| own.value), |far| Some(far.value))?;
    let reservations = pool.reservations.iter().filter_map(|reservation| {
        let mac = match &reservation.holder.value {
            HolderDraft::Mac(mac) => *mac,
            HolderDraft::Node(name) => mac_of(checked.names.get(name)?, draft)?,
        };
        Some((mac, reservation.address.value))
    });
    Some(DhcpPlan {
        iface: iface.name.value.clone(),
        pool: pool.range.as_ref().map_or_else(|| default_range(net), |range| range.value),
        subnet: pool.subnet.as_ref().map(|far| far.value.trunc()),
        router: pool.router.or(pool.subnet.as_ref().map(|far| remote_router(pool, far.value))),
        dns: pool.dns.clone(),
        lease_secs: pool.lease_secs,
        renew_secs: pool.renew_secs,
        habits: server_habits(pool, draft),
        reservations: reservations.collect(),
    })
}

/// Its own address is the first of its interface.
fn concentrator_plan(server: &ConcentratorDraft, node: &NodeDraft) -> Option<ConcentratorPlan> {
    let iface = node.ifaces.iter().find(|iface| iface.name.value == server.iface.value)?;
    let config = AcConfig {
        name: server.name.clone(),
        services: server.services.clone(),
        own: iface.addrs().first()?.value.addr(),
        pool: server.range.value,
        dns: server.dns.clone(),
        users: server.users.iter().map(|user| user.value.clone()).collect(),
        sessions_max: server.sessions,
    };
    Some(ConcentratorPlan { iface: server.iface.value.clone(), config })
}

/// The hardware address of a box's first interface: its own, or the one its number gives it (`device::build`).
fn mac_of(node: usize, draft: &Draft) -> Option<Mac> {
    let iface = draft.nodes.get(node)?.ifaces.first()?;
    Some(iface.mac.as_ref().map_or(Mac::local((node as u32) << 8 | 1), |mac| mac.value))
}

fn expectation(draft: &ExpectationDraft, file: &Draft, checked: &Checked) -> Expectation {
    let node = draft.node.value.clone();
    let what = match &draft.what {
        WhatDraft::Prints(text) => Expected::Prints { node, text: text.clone() },
        WhatDraft::Number(text, least, most) => {
            Expected::Number { node, text: text.clone(), least: *least, most: *most }
        }
        WhatDraft::Exits(command, code) => Expected::Exits { node, command: command.clone(), code: *code },
        WhatDraft::Address(iface, within) => {
            let first = || {
                let node = file.nodes.get(checked.names.get(&node)?)?;
                node.ifaces.first().map(|iface| iface.name.value.clone())
            };
            let iface = iface.as_ref().map(|iface| iface.value.clone()).or_else(first);
            Expected::Address { node, iface: iface.unwrap_or_default(), within: *within }
        }
    };
    Expectation { by: SimTime::ZERO + draft.by, what }
}
