//! The workloads that other simulators are measured by: the same shapes, rates, delays and counts.

use core::time::Duration;

use super::{Start, host, iface, plan, report};
use hoplab::device::{Blueprint, Kind};
use hoplab::lab::{Command, Lab, LabOptions, LinkPlan, Plan};
use hoplab::sim::{LinkProps, SimTime};
use std::net::Ipv4Addr;

/// A gigabit link with this delay.
fn wire(a: (usize, &str), b: (usize, &str), delay: Duration) -> LinkPlan {
    LinkPlan::new([(a.0, a.1.into()), (b.0, b.1.into())], LinkProps { delay, ..LinkProps::default() })
}

fn switch(name: &str, ports: usize) -> Blueprint {
    let ports = (0..ports).map(|i| format!("p{i}").into()).collect();
    Blueprint { ifaces: vec![iface("sw", ports, None)], ..Blueprint::plain(name, Kind::Switch) }
}

fn router(wan: &str, lan: &str) -> Blueprint {
    let ifaces = vec![iface("wan", vec!["wan".into()], Some(wan)), iface("lan", vec!["lan".into()], Some(lan))];
    Blueprint { ifaces, ..Blueprint::plain("router", Kind::Router) }
}

fn boot(plan: &Plan) -> (Lab, Start) {
    let mut lab = Lab::new(plan, &LabOptions { trace: false, undo: false, ..LabOptions::default() }).expect("a lab");
    lab.run_until(SimTime::from_secs(1));
    (lab, Start::now())
}

/// Tells a box to do something now.
fn tell(lab: &mut Lab, node: &str, line: &str) {
    lab.command(&Command::new(node, line)).expect("taken");
}

fn lan_addr(i: usize) -> Ipv4Addr {
    Ipv4Addr::from(0x0a00_0100 + i as u32)
}

pub(super) fn ping_lan(hosts: usize) {
    let mut nodes = vec![switch("sw", hosts)];
    let mut links = Vec::new();
    for i in 0..hosts {
        nodes.push(host(&format!("h{i}"), &format!("{}/8", lan_addr(i)), None));
        links.push(wire((0, &format!("p{i}")), (i + 1, "eth0"), Duration::from_micros(1)));
    }
    let (mut lab, start) = boot(&plan("ping-lan", nodes, links));
    for i in 0..hosts {
        // The first pings are spread over a second, so that the floods of their ARP questions fit the queues.
        let next = SimTime(1_000_000_000 + i as u64 * 1_000_000_000 / hosts as u64);
        lab.run_until(next);
        tell(&mut lab, &format!("h{i}"), &format!("ping -c 10 {}", lan_addr((i + 1) % hosts)));
    }
    lab.run_until(SimTime::from_secs(13));
    report("ping-lan", &lab, &start, serde_json::Value::Null);
}

/// Clients on one switch: a larger LAN than this would mostly hear its own ARP.
const LAN_CLIENTS: usize = 1000;

fn client_addr(i: usize) -> Ipv4Addr {
    Ipv4Addr::from(0x0a00_0100 + ((i / LAN_CLIENTS) << 16) as u32 + (i % LAN_CLIENTS) as u32)
}

/// A host as patient as one of ns-3: in the crowd of ten thousand all that is sent may be lost for minutes. There, a SYN
/// or its answer is repeated six times from three seconds on, 189 s in all; from one second on, seven times come nearest.
fn patient(host: Blueprint) -> Blueprint {
    let retries = ["tcp_syn_retries", "tcp_synack_retries"].map(|name| (format!("net.ipv4.{name}"), "7".to_owned()));
    Blueprint { sysctl: retries.into(), ..host }
}

/// A server, a router, and behind it clients on switches.
fn bulk_plan(clients: usize) -> Plan {
    let lans = clients.div_ceil(LAN_CLIENTS);
    let lan = |k: usize| (format!("lan{k}"), format!("10.{k}.0.1"));
    let wan = iface("wan", vec!["wan".into()], Some("203.0.113.1/24"));
    let sides =
        (0..lans).map(lan).map(|(name, addr)| iface(&name, vec![name.as_str().into()], Some(&format!("{addr}/16"))));
    let router =
        Blueprint { ifaces: core::iter::once(wan).chain(sides).collect(), ..Blueprint::plain("router", Kind::Router) };
    let mut nodes = vec![router, patient(host("server", "203.0.113.80/24", Some("203.0.113.1")))];
    let micro = Duration::from_micros(1);
    let mut links = vec![wire((0, "wan"), (1, "eth0"), Duration::from_millis(2))];
    for k in 0..lans {
        let (name, gateway) = lan(k);
        let at = nodes.len();
        let here = k * LAN_CLIENTS..clients.min((k + 1) * LAN_CLIENTS);
        nodes.push(switch(&format!("sw{k}"), here.len() + 1));
        links.push(wire((0, &name), (at, "p0"), micro));
        for (place, i) in here.enumerate() {
            let client = host(&format!("c{i}"), &format!("{}/16", client_addr(i)), Some(&gateway));
            nodes.push(patient(client));
            links.push(wire((at, &format!("p{}", place + 1)), (at + 1 + place, "eth0"), micro));
        }
    }
    plan("tcp-bulk", nodes, links)
}

pub(super) fn tcp_bulk(clients: usize) {
    let (mut lab, start) = boot(&bulk_plan(clients));
    for i in 0..clients {
        tell(&mut lab, &format!("c{i}"), "iperf -s");
    }
    for i in 0..clients {
        // They begin within ten milliseconds, one after the other.
        lab.run_until(SimTime(1_000_000_000 + i as u64 * 10_000_000 / clients as u64));
        tell(&mut lab, "server", &format!("iperf -c {} -n 1M", client_addr(i)));
    }
    // A client reports what it received, the server what it sent.
    let (mut read, mut whole) = (0, 0);
    while whole < 2 * clients && lab.now() < SimTime::from_secs(3600) {
        lab.run_until(SimTime(lab.now().0 + 100_000_000));
        let lines = lab.lines().get(read..).unwrap_or_default();
        whole += lines.iter().filter_map(|line| line.text()).filter(|text| text.starts_with("1000000 bytes")).count();
        read += lines.len();
    }
    let failed = |line: &&hoplab::lab::Line| line.text().is_some_and(|text| text.starts_with("iperf: "));
    let why: Vec<_> = lab.lines().iter().filter(failed).take(5).collect();
    assert!(whole == 2 * clients, "every download ends: {whole} of {}, {why:?}", 2 * clients);
    report("tcp-bulk", &lab, &start, serde_json::Value::Null);
}

pub(super) fn udp_flood(datagrams: usize) {
    let delay = Duration::from_millis(1);
    let sender = host("sender", "203.0.113.2/24", Some("203.0.113.1"));
    let nodes = vec![router("203.0.113.1/24", "10.0.0.1/8"), sender, host("receiver", "10.0.0.2/8", Some("10.0.0.1"))];
    let links = vec![wire((0, "wan"), (1, "eth0"), delay), wire((0, "lan"), (2, "eth0"), delay)];
    let (mut lab, start) = boot(&plan("udp-flood", nodes, links));
    // A queue in front of an ARP answer is short: the neighbours know each other before it begins.
    tell(&mut lab, "sender", "ping -c 1 10.0.0.2");
    tell(&mut lab, "receiver", "iperf -s -u");
    lab.run_until(SimTime(lab.now().0 + 1_000_000_000));
    let bytes = datagrams as u64 * 1000;
    tell(&mut lab, "sender", &format!("iperf -c 10.0.0.2 -u -l 1000 -b 930M -n {bytes}"));
    lab.run_until(SimTime(lab.now().0 + bytes * 9 + 1_000_000_000));
    let told = lab.lines().iter().filter_map(|line| line.text()).any(|text| text.contains(" 0 of "));
    assert!(told, "no datagram is lost: {:?}", lab.lines());
    report("udp-flood", &lab, &start, serde_json::Value::Null);
}
