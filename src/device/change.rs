//! From one plan of a living box to another: the settings that differ are changed, as their owner would change them, and
//! nothing else is touched. Services are not: they are processes, which the lab starts and ends.

use ipnet::Ipv4Net;

use super::build::{add_concentrators, add_dhcp_server, set_filter_line, usual_filter};
use super::{AddressPlan, Blueprint, DhcpPlan, DialPlan, NatPlan, RulePlan, ServicePlan};
use crate::os::{Cx, Ddns, Kernel, Setting, Settings};
use crate::proto::filter::{Change, Filter, Hook, chain_lines, read_change_line};
use crate::proto::ip::{Route, RouteOrigin};
use crate::proto::nat::{DMZ_RULE, NAT_KEYS, Nat};
use crate::proto::ppp::Login;
use crate::trace::Trace;

/// Makes the box, which is set up as `from` says, be set up as `to` says, whose port-forward rules have the numbers `rules`.
pub fn change(kernel: &mut Kernel, cx: &mut Cx<'_>, from: &Blueprint, to: &Blueprint, rules: &[u32]) {
    let cause = cx.trace.cursor();
    for (index, (old, new)) in from.ifaces.iter().zip(&to.ifaces).enumerate() {
        if old.address != new.address {
            cx.trace.follow(cause);
            readdress(kernel, cx, index, &new.address);
        }
    }
    cx.trace.follow(cause);
    change_routes(kernel, cx, to);
    if from.resolvers != to.resolvers {
        kernel.set_resolvers(cx, to.resolvers.clone());
    }
    for pool in from.dhcp.iter().chain(&to.dhcp) {
        let same = |plan: &&DhcpPlan| (&plan.iface, plan.subnet) == (&pool.iface, pool.subnet);
        let wanted = to.dhcp.iter().find(same);
        if from.dhcp.iter().find(same) != wanted {
            change_pool(kernel, cx, pool, wanted);
        }
    }
    kernel.set_dhcp_relay(cx, to.dhcp_relay);
    if from.concentrators != to.concentrators {
        cx.trace.follow(cause);
        kernel.drop_sessions(cx, None);
        from.concentrators.iter().for_each(|server| kernel.remove_concentrator(&server.iface));
        add_concentrators(kernel, to);
    }
    if let (Some(old), Some(new)) = (&from.nat, &to.nat)
        && old != new
    {
        change_nat(kernel, cx, (old, new), rules);
    }
    if from.firewall != to.firewall {
        change_firewall(kernel, cx, to);
    }
    let air = |plan: &Blueprint| (plan.ssid.clone(), plan.password.clone(), plan.channel);
    if air(from) != air(to) {
        kernel.set_radio(|setup| (setup.ssid, setup.password, setup.channel) = air(to));
    }
    change_sysctl(kernel, cx, from, to);
    if let (Some(old), Some(new)) = (hosts_of(from), hosts_of(to))
        && old != new
    {
        change_hosts(kernel, cx, old, new);
    }
    change_ddns(kernel, cx, to);
    cx.trace.follow(cause);
}

fn readdress(kernel: &mut Kernel, cx: &mut Cx<'_>, iface: usize, address: &AddressPlan) {
    let is_inside = kernel.nat.as_ref().is_some_and(|nat| nat.lan == iface);
    match address {
        AddressPlan::Dhcp => kernel.ask_by_dhcp(cx, iface),
        AddressPlan::None => kernel.set_by_hand(cx, iface, &[]),
        AddressPlan::Pppoe(dial) => {
            let DialPlan { user, password, service } = dial.clone();
            kernel.set_by_hand(cx, iface, &[]);
            kernel.dial_by(cx, iface, Login { user, password, service });
        }
        AddressPlan::Static(addrs) => {
            let moved = is_inside && addrs.first().is_some_and(|own| kernel.set_lan(cx, *own).is_ok());
            if !moved {
                kernel.set_by_hand(cx, iface, addrs);
            }
        }
    }
}

fn change_routes(kernel: &mut Kernel, cx: &mut Cx<'_>, to: &Blueprint) {
    let wanted = |prefix: Ipv4Net, gateway| to.routes.contains(&(prefix, gateway));
    kernel.remove_routes(cx, |route| {
        let set = route.origin == RouteOrigin::Static;
        set && route.gateway.is_some_and(|gateway| !wanted(route.prefix, gateway))
    });
    kernel.forget_ways(|prefix, gateway| !wanted(prefix, gateway));
    for (prefix, gateway) in &to.routes {
        let is_it = |r: &Route| r.origin == RouteOrigin::Static && (r.prefix, r.gateway) == (*prefix, Some(*gateway));
        if !kernel.routes.iter().any(is_it) {
            let made = cx.trace.cursor();
            kernel.add_way(cx, *prefix, *gateway, made);
        }
    }
}

/// Makes a pool be as wanted, of its interface's own network or of one behind a relay.
fn change_pool(kernel: &mut Kernel, cx: &mut Cx<'_>, pool: &DhcpPlan, wanted: Option<&DhcpPlan>) {
    let Some(iface) = kernel.iface_named(&pool.iface) else { return };
    let at_iface = kernel.ifaces.get_mut(iface).and_then(|face| face.dhcp_server.as_mut());
    let Some(plan) = wanted else {
        let stays = pool.subnet.is_some_and(|net| at_iface.is_some_and(|server| server.end_remote(net)));
        if !stays {
            kernel.dhcp_serve(cx, iface, false);
        }
        return;
    };
    let Some(server) = at_iface.and_then(|server| server.pool_for(pool.subnet)) else {
        add_dhcp_server(kernel, plan);
        kernel.dhcp_serve(cx, iface, true);
        return;
    };
    // A pool that no longer fits its network is refused, as it would be at the box.
    let _ = server.set_pool(plan.pool, plan.lease_secs, cx.trace);
    let kept = server.settings().reservations;
    for (mac, _) in kept.iter().filter(|row| !plan.reservations.contains(row)) {
        server.unreserve(*mac, cx.trace);
    }
    for (mac, addr) in plan.reservations.iter().filter(|row| !kept.contains(row)) {
        let _ = server.reserve(*mac, *addr, cx.trace);
    }
    kernel.dhcp_serve(cx, iface, true);
}

fn change_nat(kernel: &mut Kernel, cx: &mut Cx<'_>, (from, to): (&NatPlan, &NatPlan), rules: &[u32]) {
    let Some(nat) = kernel.nat.as_mut().map(|stands| &mut stands.nat) else { return };
    for key in NAT_KEYS {
        let value = key.value(&to.settings);
        let mut settings = *nat.settings();
        if key.value(&settings) != value && key.assign(&mut settings, &value, false).is_ok() {
            nat.set(key, settings, cx.trace);
        }
    }
    for row in nat.rules().iter().filter(|row| !rules.contains(&row.id)) {
        let _ = nat.remove_rule(row.id, cx.trace);
    }
    for (id, rule) in rules.iter().zip(&to.rules) {
        change_rule(nat, *id, rule, cx.trace);
    }
    if from.dmz != to.dmz {
        let _ = nat.set_dmz(to.dmz.as_ref().map(|(host, _)| *host), cx.trace);
        if let Some((_, owner)) = &to.dmz {
            nat.own_rule(DMZ_RULE, owner.clone());
        }
    }
    if from.hairpin != to.hairpin {
        nat.set_hairpin(to.hairpin, cx.trace);
    }
}

/// Makes a rule say what it is to say; one that is gone comes back under its number.
fn change_rule(nat: &mut Nat, id: u32, rule: &RulePlan, trace: &mut Trace) {
    let spec = rule.spec;
    let now = nat.rules().into_iter().find(|row| row.id == id);
    let done = match &now {
        None => nat.restore_rule(id, spec, trace),
        Some(row) if row.spec != spec => nat.edit_rule(id, spec, trace),
        Some(_) => Ok(()),
    };
    // What would collide with a rule made meanwhile is refused, as it would be at the box.
    if done.is_err() {
        return;
    }
    if now.as_ref().is_none_or(|row| row.owner != rule.owner || row.spec != spec) {
        nat.own_rule(id, rule.owner.clone());
    }
    let _ = nat.comment_rule(id, &rule.comment);
    if now.is_none_or(|row| row.enabled) != rule.enabled {
        let _ = nat.switch_rule(id, rule.enabled, trace);
    }
}

/// Chains that differ are written anew.
fn change_firewall(kernel: &mut Kernel, cx: &mut Cx<'_>, to: &Blueprint) {
    let mut wanted = match &to.nat {
        Some(nat) => usual_filter(&nat.wan, &nat.lan, to.kind, to.profile),
        None => Filter::default(),
    };
    let mut unsaid = Trace::off();
    to.firewall.iter().for_each(|line| set_filter_line(&mut wanted, line, &mut unsaid));
    for hook in Hook::ALL {
        let now = kernel.filter.as_ref().map(|filter| chain_lines(hook, filter.chain(hook)));
        let lines = chain_lines(hook, wanted.chain(hook));
        if now.unwrap_or_else(|| chain_lines(hook, Filter::default().chain(hook))) == lines {
            continue;
        }
        let _ = kernel.change_filter(cx, Change::Flush(Some(hook)));
        for (number, line) in lines.iter().enumerate() {
            let (line, off) = line.strip_prefix("# ").map_or((line.as_str(), false), |line| (line, true));
            let _ = read_change_line(line).map(|change| kernel.change_filter(cx, change));
            if off {
                let _ = kernel.change_filter(cx, Change::Switch { hook, number, on: false });
            }
        }
    }
}

fn change_sysctl(kernel: &mut Kernel, cx: &mut Cx<'_>, from: &Blueprint, to: &Blueprint) {
    for (name, old) in from.sysctl.iter().chain(&to.sysctl) {
        let Some(row) = Setting::find(name) else { continue };
        let wanted = to.sysctl.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone());
        let wanted = wanted.unwrap_or_else(|| row.value(Settings::of(kernel.profile)).replace('\t', " "));
        if *old != wanted || !from.sysctl.iter().any(|(other, _)| other == name) {
            let _ = kernel.set(cx, 0, row, &wanted);
        }
    }
}

type Hosts = Vec<(String, std::net::Ipv4Addr)>;

fn hosts_of(plan: &Blueprint) -> Option<&Hosts> {
    plan.services.iter().find_map(|s| if let ServicePlan::DnsForwarder { hosts } = s { Some(hosts) } else { None })
}

fn change_hosts(kernel: &mut Kernel, cx: &mut Cx<'_>, old: &Hosts, new: &Hosts) {
    let Some(names) = kernel.names_mut() else { return };
    for (name, _) in old.iter().filter(|host| !new.contains(host)) {
        names.remove_host(name, cx.trace);
    }
    for (name, addr) in new.iter().filter(|host| !old.contains(host)) {
        let _ = names.set_host(name, *addr, cx.trace);
    }
}

fn change_ddns(kernel: &mut Kernel, cx: &mut Cx<'_>, to: &Blueprint) {
    let wanted = to.services.iter().find_map(|service| match service {
        ServicePlan::DdnsClient { service, account } => Some((service, account)),
        _ => None,
    });
    let (Some((service, account)), Some(edge)) = (wanted, kernel.edge.as_mut()) else { return };
    let Some(ddns) = &mut edge.ddns else { return };
    let now = (&ddns.service, &ddns.name, &ddns.user, &ddns.password);
    if now != (service, &account.name, &account.user, &account.password) {
        let (name, user, password) = (account.name.clone(), account.user.clone(), account.password.clone());
        *ddns = Ddns { name, service: service.clone(), user, password, told: None };
        kernel.outside_changed(cx);
    }
}
