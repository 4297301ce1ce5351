//! The plan of a box as it is set up now, read from its kernel: what `build` would make the same box of. What the box
//! learned, lent and counted is no part of it.
//!
//! Not a way to change a box: that is `change`.

use core::cmp::Reverse;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::build::{DEFAULT_VLAN, own_mac, usual_filter};
use super::{
    AddressPlan, Blueprint, ConcentratorPlan, DhcpPlan, DialPlan, IfacePlan, Kind, NatPlan, RulePlan, ServicePlan,
    VlanPlan,
};
use crate::os::{CLAMP, ConflictPolicy, Iface, Kernel, Setting, Settings, settings_table};
use crate::proto::dhcp::{ClientChoice, Server};
use crate::proto::filter::{Filter, Hook, chain_lines};
use crate::proto::ip::RouteOrigin;
use crate::proto::nat::RuleRow;
use crate::proto::ppp::Login;
use crate::proto::vlan::VlanPort;

/// Reads a box. `before` is the plan it was built by, or had when somebody last looked: it says what a kernel does not
/// keep as such, which are its services.
pub fn describe(kernel: &Kernel, kind: Kind, before: Option<&Blueprint>) -> Blueprint {
    let ports =
        |face: &Iface| face.ports.iter().filter_map(|port| Some(kernel.ports.get(port.0 as usize)?.name.clone()));
    let ifaces = kernel.ifaces.iter().enumerate().map(|(index, face)| IfacePlan {
        name: face.name.clone(),
        ports: ports(face).collect(),
        mac: (face.mac != own_mac(kernel.id, index)).then_some(face.mac),
        address: address(kernel, index, face),
    });
    let set = kernel.routes.iter().filter(|route| route.origin == RouteOrigin::Static);
    let set = set.filter_map(|route| Some((route.prefix, route.gateway?)));
    let mut routes: Vec<(Ipv4Net, Ipv4Addr)> = set.chain(kernel.held_ways().iter().copied()).collect();
    // As in the table, whichever of them wait.
    routes.sort_by_key(|(prefix, _)| Reverse(prefix.prefix_len()));
    let resolvers = match before {
        // What DHCP tells stands in for them.
        before if kernel.has_lent_resolvers() => before.map(|plan| plan.resolvers.clone()).unwrap_or_default(),
        _ => kernel.resolvers.to_vec(),
    };
    Blueprint {
        name: kernel.name.clone(),
        kind,
        profile: kernel.profile,
        ifaces: ifaces.collect(),
        routes,
        resolvers,
        forwards: kernel.forwards,
        services: before.map(|plan| services(kernel, &plan.services)).unwrap_or_default(),
        nat: nat(kernel),
        dhcp_relay: kernel.dhcp_relay(),
        dhcp: kernel.ifaces.iter().flat_map(pools).collect(),
        concentrators: concentrators(kernel),
        vlans: vlans(kernel),
        ssid: kernel.ports.iter().find_map(|port| port.ssid().cloned()),
        password: kernel.ports.iter().find_map(|port| port.password().cloned()),
        channel: kernel.ports.iter().find_map(|port| port.setup.as_ref()?.channel),
        login: kernel.procs.login.clone(),
        firewall: firewall(kernel, kind),
        sysctl: sysctl(kernel),
        client: client(kernel, before),
    }
}

fn address(kernel: &Kernel, index: usize, face: &Iface) -> AddressPlan {
    if let Some(client) = kernel.dialler(index) {
        let Login { user, password, service } = client.login().clone();
        return AddressPlan::Pppoe(DialPlan { user, password, service });
    }
    let addrs: Vec<_> = face.addrs.iter().copied().collect();
    match &face.dhcp_client {
        // A client that only asks for other settings (RFC 2131 4.4.3) has lent no address.
        Some(client) if addrs.is_empty() || !client.only_informs() => AddressPlan::Dhcp,
        _ if addrs.is_empty() => AddressPlan::None,
        _ => AddressPlan::Static(addrs),
    }
}

fn client(kernel: &Kernel, before: Option<&Blueprint>) -> ClientChoice {
    let checks = kernel.conflicts != ConflictPolicy::Ignore;
    let asks = kernel.ifaces.iter().find_map(|face| face.dhcp_client.as_ref());
    match (asks, before) {
        (Some(client), _) => client.choice(),
        (None, Some(plan)) => plan.client,
        (None, None) => ClientChoice { checks, ..ClientChoice::of(kernel.profile) },
    }
}

/// The services as they are told now: names and pages may have been changed at the box.
fn services(kernel: &Kernel, before: &[ServicePlan]) -> Vec<ServicePlan> {
    let mut services = before.to_vec();
    for service in &mut services {
        match service {
            ServicePlan::Http { pages, .. } => {
                for page in pages {
                    if let Some(body) = kernel.files.get(&format!("/var/www{}", page.path)) {
                        page.body.clone_from(body);
                    }
                }
            }
            ServicePlan::DnsForwarder { hosts } => {
                let known = |names: &crate::proto::dns::Forwarder| -> Vec<(String, Ipv4Addr)> {
                    names.hosts().map(|host| (host.name.to_string(), host.addr)).collect()
                };
                let now = kernel.names().map(known).unwrap_or_default();
                let same = now.len() == hosts.len()
                    && now
                        .iter()
                        .all(|(name, addr)| hosts.iter().any(|(was, to)| is_same_name(was, name) && to == addr));
                if !same {
                    *hosts = now;
                }
            }
            ServicePlan::DdnsClient { service, account } => {
                if let Some(ddns) = kernel.edge.as_ref().and_then(|edge| edge.ddns.as_ref()) {
                    service.clone_from(&ddns.service);
                    account.name.clone_from(&ddns.name);
                    account.user.clone_from(&ddns.user);
                    account.password.clone_from(&ddns.password);
                }
            }
            ServicePlan::Dns { .. } | ServicePlan::Pcp | ServicePlan::DynDns { .. } | ServicePlan::UdpEcho { .. } => {}
        }
    }
    services
}

/// `nas` and `nas.lan` are one name.
fn is_same_name(a: &str, b: &str) -> bool {
    let whole = crate::proto::dns::qualified;
    a == b || (whole(a).is_some() && whole(a) == whole(b))
}

fn nat(kernel: &Kernel) -> Option<Box<NatPlan>> {
    let stands = kernel.nat.as_ref()?;
    let name = |iface: usize| kernel.ifaces.get(iface).map(|face| face.name.to_string());
    Some(Box::new(NatPlan {
        wan: name(stands.wan)?,
        lan: name(stands.lan)?,
        settings: *stands.nat.settings(),
        rules: stands.nat.rules().into_iter().map(rule).collect(),
        dmz: stands.nat.dmz().map(|dmz| (dmz.host, dmz.owner.clone())),
        hairpin: stands.nat.hairpin(),
    }))
}

fn rule(row: RuleRow) -> RulePlan {
    RulePlan { spec: row.spec, comment: row.comment, enabled: row.enabled, owner: row.owner }
}

/// The pools of an interface whose server runs.
fn pools(face: &Iface) -> Vec<DhcpPlan> {
    let running = face.dhcp_server.as_ref().filter(|server| server.is_running());
    let all = running.into_iter().flat_map(|server| core::iter::once(&**server).chain(server.remote()));
    all.map(|server| pool(face, server)).collect()
}

fn pool(face: &Iface, server: &Server) -> DhcpPlan {
    let config = server.config();
    DhcpPlan {
        iface: face.name.to_string(),
        subnet: (!config.on_link).then_some(config.net),
        pool: config.pool,
        router: config.router.filter(|router| *router != config.server),
        dns: if config.dns == [config.server] { Vec::new() } else { config.dns.clone() },
        lease_secs: config.lease_secs,
        renew_secs: (config.t1_secs, config.t2_secs),
        habits: config.habits,
        reservations: server.settings().reservations,
    }
}

fn concentrators(kernel: &Kernel) -> Vec<ConcentratorPlan> {
    let faces = kernel.ifaces.iter().enumerate();
    let plan = |(index, face): (usize, &Iface)| {
        let config = kernel.concentrator(index)?.config().clone();
        Some(ConcentratorPlan { iface: face.name.to_string(), config })
    };
    faces.filter_map(plan).collect()
}

fn vlans(kernel: &Kernel) -> Vec<(String, VlanPlan)> {
    let said = |port: &crate::os::Port| match port.vlan()? {
        VlanPort::Access(DEFAULT_VLAN) => None,
        VlanPort::Access(vlan) => Some((port.name.to_string(), VlanPlan::Access(*vlan))),
        VlanPort::Trunk(list) => Some((port.name.to_string(), VlanPlan::Trunk(list.clone()))),
    };
    kernel.ports.iter().filter_map(said).collect()
}

/// What differs from the filter that a box of its kind begins with: whole chains, as `iptables -S` prints them.
fn firewall(kernel: &Kernel, kind: Kind) -> Vec<String> {
    let Some(filter) = &kernel.filter else { return Vec::new() };
    let sides = kernel.nat.as_ref().and_then(|nat| Some((kernel.ifaces.get(nat.wan)?, kernel.ifaces.get(nat.lan)?)));
    let usual =
        sides.map_or_else(Filter::default, |(wan, lan)| usual_filter(&wan.name, &lan.name, kind, kernel.profile));
    let mut lines = Vec::new();
    for hook in Hook::ALL {
        let (now, usual) = (chain_lines(hook, filter.chain(hook)), chain_lines(hook, usual.chain(hook)));
        if now == usual {
            continue;
        }
        if usual.len() > 1 {
            lines.push(format!("-F {}", hook.name()));
        }
        let same_policy = now.first() == usual.first();
        lines.extend(now.into_iter().skip(usize::from(same_policy)));
    }
    lines
}

/// Its profile's; a router that dials keeps what passes small enough.
fn usual_settings(kernel: &Kernel) -> Settings {
    let mut usual = *Settings::of(kernel.profile);
    if (0..kernel.ifaces.len()).any(|iface| kernel.dialler(iface).is_some()) {
        Setting::find(CLAMP).map(|row| row.assign(&mut usual, "1"));
    }
    usual
}

fn sysctl(kernel: &Kernel) -> Vec<(String, String)> {
    let (now, usual) = (kernel.settings(), &usual_settings(kernel));
    if now == usual {
        return Vec::new();
    }
    let differs = settings_table().iter().filter(|row| row.value(now) != row.value(usual));
    differs.map(|row| (row.name.to_owned(), row.value(now).replace('\t', " "))).collect()
}
