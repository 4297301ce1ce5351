//! What routers translate, lend and let in.

use std::net::Ipv4Addr;

use super::All;
use super::nodes::{address, ways};
use super::services::{ddns, hosts};
use super::tree::{Fields, Tree, text};
use crate::device::{
    AddressPlan, Blueprint, ConcentratorPlan, DIAL_SESSIONS, DhcpPlan, DialPlan, HOME_LEASE_SECS, NatPlan, RulePlan,
    ServicePlan,
};
use crate::os::settings_table;
use crate::proto::Profile;
use crate::proto::dhcp::ServerHabits;
use crate::proto::nat::{NAT_KEYS, NatKey, NatKeyError, NatSettings, Owner, RuleSpec};
use crate::proto::ppp::AcUser;
use crate::scenario::check::default_range;
use crate::wire::IpProto;

/// LAN ports when a file is silent.
const LAN_PORTS: usize = 4;

pub(super) fn home(node: &Blueprint, all: &All<'_>, fields: &mut Fields) {
    let face = |name: &str| node.ifaces.iter().find(|face| *face.name == *name);
    let wan = face("wan").map(|face| &face.address).filter(|wan| **wan != AddressPlan::Dhcp);
    fields.put_some("wan", wan.map(address));
    if let Some(lan) = face("lan") {
        if let AddressPlan::Static(addrs) = &lan.address {
            fields.put_some("lan", addrs.first().map(|net| text(net.to_string())));
        }
        let count = lan.ports.iter().filter(|port| port.starts_with("lan")).count();
        fields.put_if(count != LAN_PORTS && count > 0, "lan_ports", || Tree::word(count));
    }
    ways(node, fields);
    match &node.nat {
        None => fields.put("nat", Tree::word(false)),
        Some(plan) => {
            let settings = nat(plan, all.profile, false);
            fields.put_if(!settings.is_empty(), "nat", || Tree::Group("", settings));
        }
    }
    let forwarder =
        node.services.iter().find_map(|s| if let ServicePlan::DnsForwarder { hosts } = s { Some(hosts) } else { None });
    fields.put_if(forwarder.is_none(), "dns_forwarder", || Tree::word(false));
    fields.put_some("dns_hosts", forwarder.filter(|known| !known.is_empty()).map(|known| hosts(known)));
    fields.put_if(node.services.contains(&ServicePlan::Pcp), "pcp", || Tree::word(true));
    fields.put_some("ddns", node.services.iter().find_map(ddns));
    fields.put_some("dhcp", home_pool(node, all));
    relay(node, fields);
    if let Some(plan) = &node.nat {
        let rules: Vec<Tree> = plan.rules.iter().map(|row| rule(row, node, all)).collect();
        fields.put_if(!rules.is_empty(), "port_forwards", || Tree::List(rules));
        let dmz = plan.dmz.as_ref().map(|(host, owner)| text(host_text(*host, owner.as_ref(), node, all)));
        fields.put_some("dmz", dmz);
        fields.put_if(!plan.hairpin, "hairpin", || Tree::word(false));
    }
    fields.put_some("ssid", node.ssid.as_ref().map(text));
    fields.put_some("password", node.password.as_ref().map(text));
    fields.put_some("channel", node.channel.map(Tree::word));
}

/// To which server it carries what DHCP clients ask.
pub(super) fn relay(node: &Blueprint, fields: &mut Fields) {
    fields.put_some("dhcp_relay", node.dhcp_relay.map(|server| text(server.to_string())));
}

/// The pools of a home router; nothing when there is only the usual one.
fn home_pool(node: &Blueprint, all: &All<'_>) -> Option<Tree> {
    match node.dhcp.as_slice() {
        [] => Some(Tree::word("None")),
        [only] if only.iface == "lan" => {
            let fields = pool(only, node, all, false);
            (!fields.is_empty()).then_some(Tree::Group("", fields))
        }
        _ => pools(node, all),
    }
}

/// The pools of another box.
pub(super) fn pools(node: &Blueprint, all: &All<'_>) -> Option<Tree> {
    let pools: Vec<Tree> = node.dhcp.iter().map(|plan| Tree::Group("", pool(plan, node, all, true))).collect();
    (!pools.is_empty()).then(|| Tree::list(pools))
}

fn pool(plan: &DhcpPlan, node: &Blueprint, all: &All<'_>, with_iface: bool) -> Fields {
    let mut fields = Fields::new();
    fields.put_if(with_iface, "interface", || text(&plan.iface));
    fields.put_some("subnet", plan.subnet.map(|net| text(net.to_string())));
    let net = node.ifaces.iter().find(|face| *face.name == *plan.iface).and_then(|face| match &face.address {
        AddressPlan::Static(addrs) => addrs.first().copied(),
        _ => None,
    });
    let addr = |addr: Ipv4Addr| text(addr.to_string());
    let usual = net.is_some_and(|net| default_range(net) == plan.pool);
    fields.put_if(!usual || with_iface, "pool", || Tree::pair(addr(plan.pool.0), addr(plan.pool.1)));
    fields.put_if(plan.lease_secs != HOME_LEASE_SECS, "lease", || secs(plan.lease_secs));
    fields.put_some("t1", plan.renew_secs.0.map(secs));
    fields.put_some("t2", plan.renew_secs.1.map(secs));
    fields.put_some("router", plan.router.map(addr));
    fields.put_if(!plan.dns.is_empty(), "dns", || Tree::list(plan.dns.iter().copied().map(addr).collect()));
    let reservations = plan.reservations.iter().map(|(mac, kept)| {
        let mut fields = Fields::new();
        fields.put("host", all.holder(*mac).map_or_else(|| text(mac.to_string()), |holder| text(&holder.name)));
        fields.put("address", addr(*kept));
        Tree::Group("", fields)
    });
    fields.put_if(!plan.reservations.is_empty(), "reservations", || Tree::List(reservations.collect()));
    let usual = ServerHabits::of(all.profile);
    let probes = plan.habits.probe.is_some();
    fields.put_if(probes != all.checks, "probe", || Tree::word(probes));
    let alone = plan.habits.authoritative;
    fields.put_if(alone != usual.authoritative, "authoritative", || Tree::word(alone));
    fields
}

/// `Pppoe(user: …, password: …)`
pub(super) fn dial(plan: &DialPlan) -> Tree {
    let mut fields = Fields::new();
    fields.put("user", text(&plan.user));
    fields.put("password", text(&plan.password));
    fields.put_if(!plan.service.is_empty(), "service", || text(&plan.service));
    Tree::Group("Pppoe", fields)
}

/// The concentrators of a box.
pub(super) fn concentrators(node: &Blueprint) -> Option<Tree> {
    let all: Vec<Tree> = node.concentrators.iter().map(|plan| concentrator(plan, node)).collect();
    (!all.is_empty()).then(|| Tree::list(all))
}

fn concentrator(plan: &ConcentratorPlan, node: &Blueprint) -> Tree {
    let (mut fields, config) = (Fields::new(), &plan.config);
    let addr = |addr: Ipv4Addr| text(addr.to_string());
    fields.put("interface", text(&plan.iface));
    fields.put_if(*config.name != *node.name, "name", || text(&config.name));
    fields.put("pool", Tree::pair(addr(config.pool.0), addr(config.pool.1)));
    let user = |user: &AcUser| {
        let mut fields = Fields::new();
        fields.put("user", text(&user.name));
        fields.put("password", text(&user.password));
        fields.put_some("address", user.addr.map(addr));
        Tree::Group("", fields)
    };
    fields.put("users", Tree::List(config.users.iter().map(user).collect()));
    let services = || Tree::List(config.services.iter().map(text).collect());
    fields.put_if(!config.services.is_empty(), "services", services);
    fields.put_if(!config.dns.is_empty(), "dns", || Tree::list(config.dns.iter().copied().map(addr).collect()));
    fields.put_if(config.sessions_max != DIAL_SESSIONS, "sessions", || Tree::word(config.sessions_max));
    Tree::Group("", fields)
}

fn secs(secs: u32) -> Tree {
    text(match secs {
        0 => "0s".to_owned(),
        _ if secs.is_multiple_of(3600) => format!("{}h", secs / 3600),
        _ if secs.is_multiple_of(60) => format!("{}m", secs / 60),
        _ => format!("{secs}s"),
    })
}

/// `nat: (wan: …, lan: …, udp: 600)`; a home router's interfaces go without saying.
pub(super) fn nat(plan: &NatPlan, profile: Profile, with_faces: bool) -> Fields {
    let mut fields = Fields::new();
    fields.put_if(with_faces, "wan", || text(&plan.wan));
    fields.put_if(with_faces, "lan", || text(&plan.lan));
    let usual = NatSettings::of(profile);
    for key in NAT_KEYS {
        let value = key.value(&plan.settings);
        if value == key.value(&usual) || is_too_short(key, &value, profile) {
            continue;
        }
        let value = match value.as_str() {
            "on" => Tree::word(true),
            "off" => Tree::word(false),
            number if number.bytes().all(|b| b.is_ascii_digit()) => Tree::word(number),
            word => text(word),
        };
        fields.put(key.name, value);
    }
    fields
}

/// Whether a file refuses a time of `nat: (…)` as too short, to which somebody set it all the same.
fn is_too_short(key: &NatKey, value: &str, profile: Profile) -> bool {
    let refusal = key.assign(&mut NatSettings::of(profile), value, profile == Profile::Rfc);
    refusal == Err(NatKeyError::TooShort)
}

/// Those times by Linux' names, which knows no least ones.
pub(super) fn short_times(node: &Blueprint, profile: Profile) -> Vec<String> {
    let Some(plan) = &node.nat else { return Vec::new() };
    let named = settings_table().iter().filter_map(|row| Some((row.name, row.nat_key()?)));
    let valued = named.map(|(name, key)| (name, key, key.value(&plan.settings)));
    let short = valued.filter(|(_, key, value)| is_too_short(key, value, profile));
    short.map(|(name, _, value)| format!("{name} = {value}")).collect()
}

fn rule(rule: &RulePlan, router: &Blueprint, all: &All<'_>) -> Tree {
    let mut fields = Fields::new();
    let RuleSpec { proto, first_port, last_port, host, port, from } = rule.spec;
    let outside =
        if first_port == last_port { Tree::word(first_port) } else { text(format!("{first_port}-{last_port}")) };
    fields.put("port", outside);
    let host = host_text(host, rule.owner.as_ref(), router, all);
    fields.put("to", text(if port == first_port { host } else { format!("{host}:{port}") }));
    match proto {
        Some(IpProto::TCP) => {}
        Some(_) => fields.put("proto", Tree::word("Udp")),
        None => fields.put("proto", Tree::word("Both")),
    }
    fields.put_some("from", from.map(|from| text(from.to_string())));
    fields.put_if(!rule.comment.is_empty(), "comment", || text(&rule.comment));
    fields.put_if(!rule.enabled, "enabled", || Tree::word(false));
    Tree::Group("", fields)
}

/// A host by its name, if the file then means the same address and card; else the address.
fn host_text(host: Ipv4Addr, owner: Option<&Owner>, router: &Blueprint, all: &All<'_>) -> String {
    let named = || {
        let owner = owner?;
        let name = owner.name.as_ref()?;
        let holder = all.holder(owner.mac).filter(|node| node.name == *name)?;
        let lan = router.ifaces.iter().find(|face| *face.name == *router.nat.as_ref().map_or("", |nat| &nat.lan))?;
        let AddressPlan::Static(own) = &lan.address else { return None };
        let lan = own.first()?;
        let set = holder.ifaces.iter().flat_map(|face| match &face.address {
            AddressPlan::Static(addrs) => addrs.iter().map(ipnet::Ipv4Net::addr).collect(),
            _ => Vec::new(),
        });
        let kept = router.dhcp.iter().flat_map(|pool| &pool.reservations).filter(|(mac, _)| *mac == owner.mac);
        let meant = set.chain(kept.map(|(_, addr)| *addr)).find(|addr| lan.contains(addr));
        (meant == Some(host)).then(|| name.to_string())
    };
    named().unwrap_or_else(|| host.to_string())
}
