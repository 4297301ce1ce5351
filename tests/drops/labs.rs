//! Scenes that need wires: a lab, a line given at a console, and what became of its frames.

use hoplab::device::{AddressPlan, Blueprint, IfacePlan, Kind};
use hoplab::lab::{Command, Lab, LabOptions, LinkPlan, Plan};
use hoplab::scenario;
use hoplab::sim::{LinkProps, SimTime};
use hoplab::trace::Trace;

type Look<'a> = &'a mut dyn FnMut(&Trace);

fn home(lines: &[(&str, &str)], look: Look<'_>) {
    let plan = scenario::load(scenario::find("home").expect("built in").text, "home").expect("no mistakes");
    run(&plan, lines, look);
}

fn run(plan: &Plan, lines: &[(&str, &str)], look: Look<'_>) {
    let mut lab = Lab::new(plan, &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(5));
    for (node, line) in lines {
        lab.command(&Command::new(node, line)).expect("taken");
    }
    lab.run_until(SimTime::from_secs(15));
    look(&lab.trace());
}

/// A newcomer without a cable asks for an address.
pub(crate) fn unplugged(look: Look<'_>) {
    home(&[("lab", "add pc newcomer")], look);
}

pub(crate) fn link_cut(look: Look<'_>) {
    home(&[("lab", "link cut pc1:eth0"), ("pc1", "ping -c 1 192.168.0.1")], look);
}

/// The echo request waits a second before a slow line.
pub(crate) fn cut_off(look: Look<'_>) {
    let slow = "link set pc1:eth0 delay=2s";
    home(&[("lab", slow), ("pc1", "ping -c 1 192.168.0.1"), ("lab", "link cut pc1:eth0")], look);
}

pub(crate) fn lost_on_link(look: Look<'_>) {
    home(&[("lab", "link set pc1:eth0 loss=100%"), ("pc1", "ping -c 1 192.168.0.1")], look);
}

pub(crate) fn lost_in_burst(look: Look<'_>) {
    home(&[("lab", "link set pc1:eth0 burst=100%:5"), ("pc1", "ping -c 1 192.168.0.1")], look);
}

pub(crate) fn lost_by_number(look: Look<'_>) {
    home(&[("lab", "link set pc1:eth0 drop=1:60"), ("pc1", "ping -c 1 192.168.0.1")], look);
}

/// The sender hears of it from its own box: nothing leaves.
pub(crate) fn nobody_on_the_own_network(look: Look<'_>) {
    home(&[("pc1", "ping -c 1 192.168.0.77")], look);
}

/// RFC 1812 5.2.7.1: the last router says that the host is not there.
pub(crate) fn nobody_behind_a_router(look: Look<'_>) {
    home(&[("pc1", "ping -c 1 198.51.100.77")], look);
}

/// Three times 45 fragments wait for one address.
pub(crate) fn arp_queue_full(look: Look<'_>) {
    home(&[("pc1", "ping -c 3 -i 0.1 -s 65507 192.168.0.77")], look);
}

/// A thousand bytes a second, and a queue of two thousand.
pub(crate) fn queue_full(look: Look<'_>) {
    let host = |name: &str, addr: &str| {
        let address = AddressPlan::Static(vec![addr.parse().expect("a net")]);
        let eth0 = IfacePlan { name: "eth0".into(), ports: vec!["eth0".into()], mac: None, address };
        Blueprint { ifaces: vec![eth0], ..Blueprint::plain(name, Kind::Pc) }
    };
    let props = LinkProps { rate_bps: 8_000, queue_bytes: 2_000, ..LinkProps::default() };
    let plan = Plan {
        name: "slow".into(),
        title: hoplab::lab::Text::default(),
        about: hoplab::lab::Text::default(),
        seed: 1,
        positions: vec![None; 2],
        nodes: vec![host("a", "10.0.0.1/24"), host("b", "10.0.0.2/24")],
        links: vec![LinkPlan::new([(0, "eth0".into()), (1, "eth0".into())], props)],
        script: Vec::new(),
        expectations: Vec::new(),
        lesson: None,
    };
    run(&plan, &[("a", "ping -c 1 10.0.0.2"), ("a", "ping -c 9 -i 0.1 -s 1000 10.0.0.2")], look);
}

fn text(text: &str, lines: &[(&str, &str)], look: Look<'_>) {
    run(&scenario::load(text, "test").expect("no mistakes"), lines, look);
}

/// Two switches whose trunk carries different networks at its two ends.
pub(crate) fn wrong_vlan(look: Look<'_>) {
    let offices = r#"Scenario(format: 1, title: "t", about: "a", nodes: [
        Switch(name: "left", ports: ["a", "up"], vlans: [(port: "a", access: 20), (port: "up", trunk: [20])]),
        Switch(name: "right", ports: ["b", "up"], vlans: [(port: "b", access: 10), (port: "up", trunk: [10])]),
        Pc(name: "pc1", address: "10.0.0.1/24"),
        Pc(name: "pc2", address: "10.0.0.2/24"),
    ], links: [Cable(ends: ("left:up", "right:up")), Cable(ends: ("pc1", "left:a")), Cable(ends: ("pc2", "right:b"))])"#;
    text(offices, &[("pc2", "ping -c 1 10.0.0.1")], look);
}

pub(crate) fn wrong_ssid(look: Look<'_>) {
    let flat = r#"Scenario(format: 1, title: "t", about: "a", nodes: [
        HomeRouter(name: "router", wan: None, ssid: "home"), Phone(name: "phone", ssid: "cafe"),
    ], links: [Wifi(ends: ("phone", "router"))])"#;
    text(flat, &[], look);
}

pub(crate) fn wrong_password(look: Look<'_>) {
    let flat = r#"Scenario(format: 1, title: "t", about: "a", nodes: [
        HomeRouter(name: "router", wan: None, ssid: "home", password: "correct horse"), Phone(name: "phone"),
    ], links: [Wifi(ends: ("phone", "router"))])"#;
    text(flat, &[("phone", "wifi join home 'battery staple'")], look);
}

pub(crate) fn radio_off(look: Look<'_>) {
    let flat = r#"Scenario(format: 1, title: "t", about: "a", nodes: [
        HomeRouter(name: "router", wan: None), Phone(name: "phone"),
    ], links: [Wifi(ends: ("phone", "router"))])"#;
    text(flat, &[("router", "wifi off"), ("phone", "dhcp renew")], look);
}
