//! From the plan of a box to its kernel, and the console lines its services are started with.

use std::net::Ipv4Addr;
use std::rc::Rc;

use ipnet::Ipv4Net;

use super::{Account, AddressPlan, Blueprint, DhcpPlan, DialPlan, Kind, ServicePlan, VlanPlan};
use crate::os::{
    Addrs, CLAMP, ConflictPolicy, Cx, Ddns, Firewall, Iface, Kernel, NatBox, Port, PortRange, PortSetup, Setting,
};
use crate::proto::Profile;
use crate::proto::arp::ArpCache;
use crate::proto::dhcp::{Client, Server, ServerConfig};
use crate::proto::filter::{Change, Filter, Hook, read_change_line};
use crate::proto::nat::{DMZ_RULE, Nat};
use crate::proto::ppp::{Concentrator, Login};
use crate::proto::vlan::VlanPort;
use crate::sim::{NodeId, PortId, stream};
use crate::trace::Trace;
use crate::wire::Mac;

/// A box ready to be switched on.
#[derive(Debug)]
pub struct Built {
    /// The box.
    pub kernel: Kernel,
    /// Console lines to run at boot, in order.
    pub boot: Vec<String>,
}

/// Builds box number `id` of a lab with this seed. Static addresses are set (and said) at once.
pub fn build(cx: &mut Cx<'_>, plan: &Blueprint, id: NodeId, seed: u64) -> Built {
    let mut kernel = Kernel::new(id, plan.name.clone(), seed);
    kernel.boot = cx.trace.cursor();
    kernel.profile = plan.profile;
    kernel.conflicts = conflict_policy(plan);
    kernel.forwards = plan.forwards;
    kernel.repeats = plan.kind == Kind::Hub;
    if plan.login.is_some() {
        kernel.procs.login.clone_from(&plan.login);
    }
    kernel.firewall = Firewall { drop_private: plan.kind == Kind::Isp };
    if !plan.resolvers.is_empty() {
        (*kernel.resolvers).clone_from(&plan.resolvers);
    }
    for (name, value) in &plan.sysctl {
        // The scenario's checks have refused what is no setting.
        let _ = Setting::find(name).map(|row| kernel.set(cx, 0, row, value));
    }
    // Exact room: an idle box costs what it has, not what it might get.
    kernel.ifaces.reserve_exact(plan.ifaces.len());
    kernel.ports.reserve_exact(plan.ifaces.iter().map(|face| face.ports.len()).sum());
    for face in &plan.ifaces {
        add_iface(&mut kernel, face, id);
    }
    set_up_ports(&mut kernel, plan);
    for (index, face) in plan.ifaces.iter().enumerate() {
        match &face.address {
            AddressPlan::Static(addrs) => addrs.iter().for_each(|addr| kernel.add_address(cx, index, *addr)),
            AddressPlan::Dhcp => {
                // Each interface has a client of its own, and each client its own chance.
                let rng = stream(seed, &plan.name, &format!("dhcp {}", face.name));
                let client = Client::new(&face.name, kernel.ifaces[index].mac, &plan.name, plan.client, rng);
                kernel.ifaces[index].dhcp_client = Some(Box::new(client));
            }
            AddressPlan::Pppoe(dial) => {
                let DialPlan { user, password, service } = dial.clone();
                kernel.set_dialler(cx.now, index, Login { user, password, service });
                if plan.sysctl.iter().all(|(name, _)| name != CLAMP) {
                    kernel.clamp_for_line(cx);
                }
            }
            AddressPlan::None => {}
        }
    }
    for (prefix, gateway) in &plan.routes {
        let boot = kernel.boot;
        kernel.add_way(cx, *prefix, *gateway, boot);
    }
    let (own, remote): (Vec<_>, Vec<_>) = plan.dhcp.iter().partition(|pool| pool.subnet.is_none());
    own.into_iter().chain(remote).for_each(|pool| add_dhcp_server(&mut kernel, pool));
    if plan.dhcp_relay.is_some() {
        kernel.set_dhcp_relay(cx, plan.dhcp_relay);
    }
    add_concentrators(&mut kernel, plan);
    add_nat(cx, &mut kernel, plan);
    if !plan.firewall.is_empty() {
        let filter = kernel.filter.get_or_insert_default();
        plan.firewall.iter().for_each(|line| set_filter_line(filter, line, cx.trace));
        kernel.filter = kernel.filter.take().filter(|filter| !filter.is_open());
    }
    let boot = plan.services.iter().map(|service| install(cx, &mut kernel, service)).collect();
    Built { kernel, boot }
}

/// RFC 5227 2.4: what others must find where it was defends its address always, a host may give it up.
fn conflict_policy(plan: &Blueprint) -> ConflictPolicy {
    match plan.kind {
        _ if !plan.client.checks => ConflictPolicy::Ignore,
        Kind::Pc | Kind::Phone => ConflictPolicy::MayGiveUp,
        _ => ConflictPolicy::Keep,
    }
}

/// A line of the packet filter; behind `#`, a row that is switched off, as `iptables -S` prints it. The scenario's checks
/// have refused what is no such line.
pub(super) fn set_filter_line(filter: &mut Filter, line: &str, trace: &mut Trace) {
    let (line, is_off) = off_line(line);
    let Ok(change) = read_change_line(line) else { return };
    let hook = if let Change::Add { hook, at: None, .. } = &change { Some(*hook) } else { None };
    let _ = filter.apply(change, trace);
    if let Some(hook) = hook.filter(|_| is_off) {
        let number = filter.chain(hook).rows.len();
        let _ = filter.apply(Change::Switch { hook, number, on: false }, trace);
    }
}

/// A line without its `#`, and whether it had one.
pub fn off_line(line: &str) -> (&str, bool) {
    line.strip_prefix('#').map_or((line, false), |line| (line.trim_start(), true))
}

/// The hardware address of interface `index` of box `id` when nobody chose one. 02: locally administered; then the box
/// and its interface, so that addresses are stable and readable.
pub fn own_mac(id: NodeId, index: usize) -> Mac {
    Mac::local((id.0 << 8) | (index as u32 + 1))
}

fn add_iface(kernel: &mut Kernel, plan: &super::IfacePlan, id: NodeId) {
    let index = kernel.ifaces.len();
    let iface = index as u16;
    let ports = PortRange::new(PortId(kernel.ports.len() as u16), plan.ports.len() as u16);
    for name in &plan.ports {
        kernel.ports.push(Port { name: name.clone(), iface, link: None, mtu_bytes: 1500, setup: None });
    }
    let mac = plan.mac.unwrap_or_else(|| own_mac(id, index));
    kernel.ifaces.push(Iface {
        name: plan.name.clone(),
        mac,
        bridge: (ports.len() > 1).then(Box::default),
        ports,
        mtu_bytes: 1500,
        addrs: Addrs::default(),
        arp: ArpCache::default(),
        dhcp_client: None,
        dhcp_server: None,
        rx_frames: 0,
        tx_frames: 0,
    });
}

/// The network ports belong to where nothing is said (IEEE 802.1Q table 9-2).
pub(super) const DEFAULT_VLAN: u16 = 1;

fn set_up_ports(kernel: &mut Kernel, plan: &Blueprint) {
    if plan.vlans.is_empty() && plan.ssid.is_none() && plan.password.is_none() && plan.channel.is_none() {
        return;
    }
    for port in &mut kernel.ports {
        let said = plan.vlans.iter().find(|(name, _)| *port.name == **name).map(|(_, vlan)| vlan);
        let vlan = (!plan.vlans.is_empty()).then(|| match said {
            Some(VlanPlan::Access(vlan)) => VlanPort::Access(*vlan),
            Some(VlanPlan::Trunk(list)) => VlanPort::Trunk(list.clone()),
            None => VlanPort::Access(DEFAULT_VLAN),
        });
        let (ssid, password, channel) = (plan.ssid.clone(), plan.password.clone(), plan.channel);
        port.setup = Some(Box::new(PortSetup { vlan, ssid, password, channel, silent: false }));
    }
}

pub(super) fn add_dhcp_server(kernel: &mut Kernel, plan: &DhcpPlan) {
    let Some(face) = kernel.ifaces.iter_mut().find(|face| *face.name == *plan.iface) else { return };
    let Some(net) = face.addrs.first().copied() else { return };
    let own = net.addr();
    let config = ServerConfig {
        server: own,
        net: plan.subnet.unwrap_or(net.trunc()),
        pool: plan.pool,
        router: Some(plan.router.unwrap_or(own)),
        dns: if plan.dns.is_empty() { vec![own] } else { plan.dns.clone() },
        domain: None,
        lease_secs: plan.lease_secs,
        t1_secs: plan.renew_secs.0,
        t2_secs: plan.renew_secs.1,
        habits: plan.habits,
        reservations: plan.reservations.clone(),
        on_link: plan.subnet.is_none(),
    };
    match &mut face.dhcp_server {
        Some(server) if !config.on_link => {
            server.serve_remote(config);
        }
        slot => *slot = Some(Box::new(Server::new(config))),
    }
}

pub(super) fn add_concentrators(kernel: &mut Kernel, plan: &Blueprint) {
    for server in &plan.concentrators {
        let Some(iface) = kernel.iface_named(&server.iface) else { continue };
        let rng = kernel.chance.stream(&plan.name, &format!("pppoe {}", server.iface));
        kernel.add_concentrator(iface, Concentrator::new(server.config.clone(), rng));
    }
}

fn add_nat(cx: &mut Cx<'_>, kernel: &mut Kernel, plan: &Blueprint) {
    let Some(nat_plan) = &plan.nat else { return };
    let (Some(wan), Some(lan)) = (kernel.iface_named(&nat_plan.wan), kernel.iface_named(&nat_plan.lan)) else { return };
    let lan_net = kernel.ifaces[lan].addrs.first().copied();
    let mut nat = Nat::new(lan_net.unwrap_or_else(|| Ipv4Net::from(Ipv4Addr::UNSPECIFIED)), nat_plan.settings);
    for rule in &nat_plan.rules {
        // The scenario's checks have refused bad rules already.
        let Ok(id) = nat.add_rule(rule.spec, cx.trace) else { continue };
        nat.own_rule(id, rule.owner.clone());
        let _ = nat.comment_rule(id, &rule.comment);
        if !rule.enabled {
            let _ = nat.switch_rule(id, false, cx.trace);
        }
    }
    if let Some((host, owner)) = &nat_plan.dmz {
        let _ = nat.set_dmz(Some(*host), cx.trace);
        nat.own_rule(DMZ_RULE, owner.clone());
    }
    nat.set_hairpin(nat_plan.hairpin, cx.trace);
    nat.set_chance(kernel.chance.stream(&plan.name, "nat ports"));
    kernel.nat = Some(Box::new(NatBox { nat, wan, lan }));
    kernel.filter = Some(Box::new(usual_filter(&nat_plan.wan, &nat_plan.lan, plan.kind, plan.profile)));
    kernel.say_standing(cx, wan);
}

/// The filter that a translating router of this kind begins with.
pub(super) fn usual_filter(wan: &str, lan: &str, kind: Kind, profile: Profile) -> Filter {
    let mut filter = Filter::of_home_router(wan, lan, profile);
    // Others have more sides than two, and pass on what is between those.
    filter.set_policy(Hook::Forward, kind != Kind::HomeRouter);
    filter
}

/// The console line that starts a service.
pub fn service_line(service: &ServicePlan) -> String {
    match service {
        ServicePlan::Http { port, .. } => format!("httpd -p {port}"),
        ServicePlan::Dns { .. } => "dnsd".into(),
        ServicePlan::DnsForwarder { .. } => "dnsfwd".into(),
        ServicePlan::Pcp => "pcpd".into(),
        ServicePlan::DynDns { port, .. } => format!("ddnsd -p {port}"),
        ServicePlan::DdnsClient { .. } => "ddns run".into(),
        ServicePlan::UdpEcho { port } => format!("echod -u -p {port}"),
    }
}

/// Puts the service's files in place; answers the line that starts it.
pub fn install(cx: &mut Cx<'_>, kernel: &mut Kernel, service: &ServicePlan) -> String {
    match service {
        ServicePlan::Http { pages, .. } => {
            for page in pages {
                kernel.files.insert(format!("/var/www{}", page.path), Rc::new(page.body.clone()));
            }
        }
        ServicePlan::Dns { records } => {
            kernel.files.insert("/etc/dns/zone".into(), Rc::new(records.join("\n")));
        }
        ServicePlan::DnsForwarder { hosts } => {
            let names = kernel.edge.get_or_insert_default().names.get_or_insert_default();
            for (name, addr) in hosts {
                // The scenario's checks have refused what is no name.
                let _ = names.set_host(name, *addr, cx.trace);
            }
        }
        ServicePlan::DynDns { accounts, .. } => {
            let line = |a: &Account| format!("{} {} {} {}", a.name, a.user, a.password, a.ttl_secs);
            let text: Vec<String> = accounts.iter().map(line).collect();
            kernel.files.insert("/etc/ddns/hosts".into(), Rc::new(text.join("\n")));
        }
        ServicePlan::DdnsClient { service, account } => {
            let Account { name, user, password, .. } = account.clone();
            let ddns = Ddns { name, service: service.clone(), user, password, told: None };
            kernel.edge.get_or_insert_default().ddns = Some(ddns);
        }
        ServicePlan::Pcp | ServicePlan::UdpEcho { .. } => {}
    }
    service_line(service)
}
