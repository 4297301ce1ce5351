//! A lab that was changed is saved: its file reads back as the plan it was written from, whatever was changed.

use hoplab::lab::{Command, Lab, LabOptions, Plan};
use hoplab::scenario::{Mistake, builtin, load, write};
use hoplab::sim::SimTime;
use proptest::prelude::*;

fn lab(plan: Plan) -> Lab {
    Lab::new(plan, &LabOptions { trace: false, ..LabOptions::default() }).expect("it can be switched on")
}

/// Gives a line, which may be refused, and lets some time pass.
fn say(lab: &mut Lab, line: &str, millis: u64) {
    let _ = lab.command(&line.parse::<Command>().expect("a command"));
    lab.run_until(SimTime(lab.now().0 + millis * 1_000_000));
}

/// The plan of a file that was written.
fn read_back(plan: &Plan) -> Plan {
    let text = write(plan);
    load(&text, &plan.name).unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:#?}"))
}

#[test]
fn every_pool_and_every_route_is_saved() {
    let text = r#"(format: 1, title: "x", nodes: [
        HomeRouter(name: "router", wan: "203.0.113.2/24", routes: [(to: "10.0.2.0/24", via: "192.168.0.2")], dhcp: [
            (pool: ("192.168.0.50", "192.168.0.59")), (subnet: "10.0.2.0/24", pool: ("10.0.2.70", "10.0.2.79"), lease: "1h"),
        ]),
        Pc(name: "pc", routes: [(to: "10.9.0.0/16", via: "192.168.0.7"), (to: "0.0.0.0/0", via: "192.168.0.8")]),
    ], links: [Cable(ends: ("pc", "router"))])"#;
    let plan = load(text, "x").unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    assert_eq!((plan.nodes[0].dhcp.len(), plan.nodes[1].routes.len()), (2, 2));
    assert_eq!(read_back(&plan), plan);
    let mut lab = lab(plan.clone());
    assert_eq!(lab.plan_now(), plan, "its routes wait for an address");
    lab.run_until(SimTime::from_secs(10));
    assert_eq!(lab.plan_now(), plan, "and stand when there is one");
    let routes = |lab: &Lab| lab.view().nodes[1].routes.iter().filter(|route| route.origin == "static").count();
    assert_eq!(routes(&lab), 2);
    say(&mut lab, "pc ip route add 10.8.0.0/16 via 192.168.0.9", 100);
    say(&mut lab, "pc ip route del 10.9.0.0/16", 100);
    let changed = lab.plan_now();
    assert_eq!(changed.nodes[1].routes.len(), 2);
    assert_eq!(read_back(&changed), changed);
    say(&mut lab, "lab undo 2", 100);
    assert_eq!(lab.plan_now(), plan);
    say(&mut lab, "lab address pc dhcp gateway 192.168.0.9", 5_000);
    assert!(lab.view().nodes[1].routes.iter().any(|route| route.gateway == Some([192, 168, 0, 9].into())));
}

#[test]
fn what_was_kept_for_a_box_that_is_gone_falls_to_no_other() {
    let text = r#"(format: 1, title: "x", nodes: [
        Pc(name: "a"), Pc(name: "b"),
        HomeRouter(name: "router", wan: "203.0.113.2/24", port_forwards: [(port: 80, to: "a")],
            dhcp: (reservations: [(host: "a", address: "192.168.0.9")])),
    ], links: [Cable(ends: ("a", "router")), Cable(ends: ("b", "router"))])"#;
    let mut lab = lab(load(text, "x").unwrap_or_else(|mistakes| panic!("{mistakes:#?}")));
    lab.run_until(SimTime::from_secs(5));
    let whole = lab.plan_now();
    say(&mut lab, "lab remove a", 100);
    let plan = lab.plan_now();
    assert_eq!(plan.nodes[1].dhcp[0].reservations, [], "b has a's number now");
    assert_eq!(read_back(&plan), plan);
    say(&mut lab, "lab undo", 100);
    assert_eq!(lab.plan_now(), whole);
}

#[test]
fn a_pool_behind_a_relay_comes_back_by_undo() {
    let relay = builtin().iter().find(|entry| entry.name == "relay").expect("a scenario");
    let plan = load(relay.text, relay.name).expect("it is right");
    let mut lab = lab(plan);
    lab.run_until(SimTime::from_secs(5));
    let before = lab.plan_now();
    let index = before.nodes.iter().position(|node| *node.name == *"dhcpd").expect("the server");
    assert_eq!(before.nodes[index].dhcp.len(), 2);
    say(&mut lab, "dhcpd dhcp server off", 100);
    assert_eq!(lab.plan_now().nodes[index].dhcp, []);
    say(&mut lab, "lab undo", 100);
    assert_eq!(lab.plan_now(), before);
    say(&mut lab, "sales1 dhcp release", 100);
    say(&mut lab, "sales1 dhcp renew", 5_000);
    assert!(lab.view().nodes.iter().any(|node| *node.name == *"sales1" && !node.ifaces[0].addrs.is_empty()));
}

/// The plan without whose the addresses are that rules lead to: a file tells it by a name whose address it knows, too.
fn unowned(mut plan: Plan) -> Plan {
    for nat in plan.nodes.iter_mut().filter_map(|node| node.nat.as_mut()) {
        nat.rules.iter_mut().for_each(|rule| rule.owner = None);
        nat.dmz.iter_mut().for_each(|(_, owner)| *owner = None);
    }
    plan
}

/// A line for a lab, of which the numbers choose the boxes.
fn line(lab: &Lab, (kind, a, b): (usize, usize, usize), turn: usize) -> String {
    let names: Vec<&str> = lab.node_names().filter(|name| !name.starts_with('(')).collect();
    let name = |n: usize| names.get(n % names.len().max(1)).copied().unwrap_or("lab");
    let (x, y) = (name(a), name(b));
    let kinds = ["Pc", "Switch", "Router", "HomeRouter", "Server", "Phone", "Hub"];
    match kind {
        0 => format!("lab add {} n{turn} to {x}", kinds[b % kinds.len()]),
        1 => format!("lab remove {x}"),
        2 => format!("lab rename {x} r{turn}"),
        3 => format!("lab connect {x} {y}"),
        4 => format!("lab disconnect {x}"),
        5 => format!("lab address {x} dhcp"),
        6 => format!("lab address {x} 10.77.{turn}.{}/24 gateway 10.77.{turn}.254", b % 250 + 1),
        7 => format!("lab address {x} dhcp gateway 10.77.{turn}.1 dns 10.77.{turn}.2"),
        8 => format!("lab service {x} add Http port=80{turn:02} page=\"한 쪽\" \\ {{}}"),
        9 => format!("lab link set {x} both loss={}% delay=3ms", b % 50),
        10 => format!("{x} ip route add 10.99.{turn}.0/24 via 192.168.0.{}", b % 250 + 2),
        11 => format!("{x} sysctl -w net.netfilter.nf_conntrack_udp_timeout={}", b + 1),
        12 => format!("{x} iptables -A INPUT -p tcp --dport {turn} -j DROP"),
        13 => format!("router forward add tcp {} {y}:80", 8000 + turn),
        14 => format!("router reserve 02:00:00:00:99:{turn:02} 192.168.0.{}", b % 90 + 5),
        15 => format!("router nat set udp={}", 120 + b),
        16 => format!("router dhcp server {}", ["on", "off"][b % 2]),
        17 => format!("router dhcp relay 10.77.{turn}.2"),
        18 => format!("lab place {x} {},{}", a % 9, b % 9),
        19 => format!("lab power off {x}"),
        20 => format!("lab service {x} remove Http"),
        21 => format!("router lan 10.{turn}.0.1/24"),
        _ => "lab undo".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_lab_reads_back_as_it_was(
        which in 0..builtin().len(),
        steps in prop::collection::vec((0usize..23, any::<usize>(), any::<usize>().prop_map(|n| n % 1000)), 0..10),
    ) {
        let entry = builtin()[which];
        let mut lab = lab(load(entry.text, entry.name).expect("a scenario"));
        lab.run_until(SimTime::from_secs(4));
        let mut lines = Vec::new();
        for (turn, step) in steps.into_iter().enumerate() {
            lines.push(line(&lab, step, turn));
            say(&mut lab, &lines[turn], 300);
        }
        let plan = lab.plan_now();
        let text = write(&plan);
        match load(&text, entry.name) {
            Ok(again) => prop_assert_eq!(unowned(again), unowned(plan), "{:?}\n{}", lines, text),
            // Boxes may have been put where their addresses clash, and rules may lead out of a LAN that has moved.
            Err(mistakes) => prop_assert!(
                mistakes.iter().all(|mistake| {
                    matches!(mistake.mistake, Mistake::AddressClash { .. } | Mistake::RuleOutside { .. })
                }),
                "{:?}\n{}\n{:#?}", lines, text, mistakes
            ),
        }
    }
}
