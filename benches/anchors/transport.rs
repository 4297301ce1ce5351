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
    let mut lab = Lab::new(plan, &LabOptions { trace: false, ..LabOptions::default() }).expect("a lab");
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

pub(super) fn tcp_bulk(clients: usize) {
    let server = host("server", "203.0.113.80/24", Some("203.0.113.1"));
    let mut nodes = vec![router("203.0.113.1/24", "10.0.0.1/8"), server, switch("sw", clients + 1)];
    let micro = Duration::from_micros(1);
    let uplink = wire((0, "lan"), (2, "p0"), micro);
    let mut links = vec![wire((0, "wan"), (1, "eth0"), Duration::from_millis(2)), uplink];
    for i in 0..clients {
        nodes.push(host(&format!("c{i}"), &format!("{}/8", lan_addr(i)), Some("10.0.0.1")));
        links.push(wire((2, &format!("p{}", i + 1)), (i + 3, "eth0"), micro));
    }
    let (mut lab, start) = boot(&plan("tcp-bulk", nodes, links));
    for i in 0..clients {
        tell(&mut lab, &format!("c{i}"), "iperf -s");
        tell(&mut lab, "server", &format!("iperf -c {} -n 1M", lan_addr(i)));
    }
    // A client reports what it received, the server what it sent.
    let (mut read, mut whole) = (0, 0);
    while whole < 2 * clients && lab.now() < SimTime::from_secs(600) {
        lab.run_until(SimTime(lab.now().0 + 100_000_000));
        let lines = lab.lines().get(read..).unwrap_or_default();
        whole += lines.iter().filter_map(|line| line.text()).filter(|text| text.starts_with("1000000 bytes")).count();
        read += lines.len();
    }
    assert!(whole == 2 * clients, "every download ends: {whole}, {:?}", lab.lines().last());
    report("tcp-bulk", &lab, &start, serde_json::Value::Null);
}

pub(super) fn udp_flood(datagrams: usize) {
    let delay = Duration::from_micros(1);
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
