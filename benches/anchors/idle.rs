//! Hosts that have nothing to do: what they cost in bytes and in the time to set them up.

use std::net::Ipv4Addr;
use std::sync::Arc;

use super::{Start, host, iface, plan, report, status};
use hoplab::device::{AddressPlan, Blueprint, IfacePlan, Kind};
use hoplab::lab::{Lab, LabOptions, LinkPlan, Plan};
use hoplab::sim::{LinkProps, SimTime};
use hoplab::trace::Name;

/// Hosts of an idle LAN.
const LAN_HOSTS: usize = 250;

/// LANs of idle hosts behind one router; the last may be smaller.
fn idle_plan(hosts: usize) -> Plan {
    let lans = hosts.div_ceil(LAN_HOSTS);
    let router_port = |lan: usize| {
        let name = Name::from(format!("lan{lan}"));
        iface(&name, vec![name.clone()], Some(&format!("10.{}.{}.1/24", lan / 256, lan % 256)))
    };
    let ifaces = (0..lans).map(router_port).collect();
    let mut nodes = vec![Blueprint { ifaces, ..Blueprint::plain("router", Kind::Router) }];
    let mut links = Vec::new();
    let props = Arc::new(LinkProps::default());
    let port = |i: usize| Name::from(format!("p{i}"));
    let model = host("", "10.0.0.2/24", None);
    let eth0 = &model.ifaces[0];
    for lan in 0..lans {
        let first = lan * LAN_HOSTS;
        let count = LAN_HOSTS.min(hosts - first);
        let (switch, ports) = (nodes.len(), (0..=count).map(port).collect::<Vec<_>>());
        links.push(LinkPlan::new([(0, format!("lan{lan}").into()), (switch, ports[0].clone())], Arc::clone(&props)));
        let ends = ports.iter().skip(1).zip(switch + 1..);
        links.extend(ends.map(|(port, host)| {
            LinkPlan::new([(switch, port.clone()), (host, eth0.name.clone())], Arc::clone(&props))
        }));
        let sw = iface("sw", ports, None);
        nodes.push(Blueprint { ifaces: vec![sw], ..Blueprint::plain(&format!("sw{lan}"), Kind::Switch) });
        nodes.extend((0..count).map(|i| {
            let net = 0x0a00_0000 + ((lan as u32) << 8);
            let addr = ipnet::Ipv4Net::new_assert(Ipv4Addr::from(net + 2 + i as u32), 24);
            let eth0 = IfacePlan { address: AddressPlan::Static(vec![addr]), ..eth0.clone() };
            let routes = vec![(ipnet::Ipv4Net::default(), Ipv4Addr::from(net + 1))];
            Blueprint { name: format!("h{}", first + i).into(), ifaces: vec![eth0], routes, ..model.clone() }
        }));
    }
    plan("idle", nodes, links)
}

/// Memory is counted in small pages: a large one (`.cargo/config.toml`) would count what nobody uses.
fn in_small_pages(hosts: usize) -> bool {
    const TUNABLES: &str = "GLIBC_TUNABLES";
    if std::env::var_os(TUNABLES).is_none() {
        return true;
    }
    let this = std::env::current_exe().expect("a program");
    let ended = std::process::Command::new(this).args(["idle", &hosts.to_string()]).env_remove(TUNABLES).status();
    assert!(ended.is_ok_and(|status| status.success()), "the idle hosts in small pages");
    false
}

pub(super) fn idle(hosts: usize) {
    if !in_small_pages(hosts) {
        return;
    }
    let before = status("VmRSS:").unwrap_or(0);
    let grown = || status("VmRSS:").unwrap_or(0).saturating_sub(before) * 1024 / hosts as u64;
    let start = Start::now();
    let plan = idle_plan(hosts);
    let plan_bytes = grown();
    let mut lab = Lab::new(plan, &LabOptions { trace: false, undo: false, ..LabOptions::default() }).expect("a lab");
    let setup = start.wall.elapsed().as_secs_f64();
    let start = Start::now();
    lab.run_until(SimTime::from_secs(60));
    let more = serde_json::json!({ "setup_s": setup, "bytes_per_node": grown(), "plan_bytes_per_node": plan_bytes });
    report("idle", &lab, &start, more);
}
