//! Networks that share a wire, or the air: what passes and what dies, by the names and numbers they are set to.

use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::scenario;
use hoplab::sim::SimTime;
use hoplab::trace::{Drop, SwitchFact, What};

fn lab(text: &str, commands: &[(&str, &str)]) -> Lab {
    let plan = scenario::load(text, "test").unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    let mut lab = Lab::new(&plan, &LabOptions { trace: true, ..LabOptions::default() }).expect("a lab");
    lab.run_until(SimTime::from_secs(1));
    for (node, line) in commands {
        lab.command(&Command::new(node, line)).expect("taken");
    }
    lab.run_until(SimTime::from_secs(20));
    lab
}

fn drops(lab: &Lab) -> Vec<Drop> {
    let drop = |what: &What| if let What::Drop(drop) = what { Some(drop.clone()) } else { None };
    lab.trace().facts().filter_map(|fact| drop(&fact.what)).collect()
}

fn prints(lab: &Lab, text: &str) -> bool {
    lab.lines().iter().filter_map(|line| line.text()).any(|line| line.contains(text))
}

const PHONE: &str = r#"Scenario(format: 1, title: "t", about: "a", nodes: [
    HomeRouter(name: "router", wan: None, ssid: "home"),
    Phone(name: "phone", ssid: "cafe"),
    Phone(name: "guest"),
], links: [Wifi(ends: ("phone", "router")), Wifi(ends: ("guest", "router"))])"#;

#[test]
fn a_radio_of_another_name_is_not_heard() {
    let lab = lab(PHONE, &[]);
    let wrong = Drop::WrongSsid { port: "wlan0".into(), ssid: "cafe".into(), other: "home".into() };
    assert!(drops(&lab).contains(&wrong));
    let addressed = |name: &str| lab.view().nodes.iter().any(|n| n.name == name && !n.ifaces[0].addrs.is_empty());
    assert!(addressed("guest") && !addressed("phone"), "only who is heard gets a lease");
    let same = lab_of_one_name();
    assert!(drops(&same).iter().all(|drop| !matches!(drop, Drop::WrongSsid { .. })));
}

fn lab_of_one_name() -> Lab {
    lab(&PHONE.replace("cafe", "home"), &[])
}

#[test]
fn tags_are_worn_on_the_trunk_only() {
    let text = include_str!("../scenarios/vlans.ron");
    let lab = lab(text, &[]);
    assert!(lab.check_expectations().iter().all(|(_, holds)| *holds));
    let trace = lab.trace();
    let tagged =
        |what: &What| matches!(what, What::Switch(SwitchFact::Tagged { vlan: 10 | 20, port }) if &**port == "up");
    assert!(trace.facts().any(|fact| tagged(&fact.what)));
    for fact in trace.facts() {
        let What::Link(hoplab::trace::LinkFact::Sent { link, .. }) = fact.what else { continue };
        let bytes = fact.frame.and_then(|id| trace.frame(id)).map(|frame| frame.bytes.clone()).expect("kept");
        assert_eq!(bytes[12..14] == [0x81, 0], link.0 == 0, "only the first link is a trunk");
    }
}

#[test]
fn a_port_takes_only_its_networks() {
    // The right switch sends on its trunk what the left one's port does not carry, and the other way round without a tag.
    let text = r#"Scenario(format: 1, title: "t", about: "a", nodes: [
        Switch(name: "left", ports: ["a", "up"], vlans: [(port: "a", access: 20), (port: "up", trunk: [20])]),
        Switch(name: "right", ports: ["b", "up"], vlans: [(port: "b", access: 10), (port: "up", trunk: [10])]),
        Pc(name: "pc1", address: "10.0.0.1/24"),
        Pc(name: "pc2", address: "10.0.0.2/24"),
    ], links: [Cable(ends: ("left:up", "right:up")), Cable(ends: ("pc1", "left:a")), Cable(ends: ("pc2", "right:b"))])"#;
    let wrong = |vlan, carries: &str| Drop::WrongVlan { port: "up".into(), vlan, carries: carries.into() };
    let tagged = lab(text, &[("pc2", "ping -c 1 10.0.0.1")]);
    assert!(drops(&tagged).contains(&wrong(10, "20")));
    let plain = text.replace(r#"(port: "up", trunk: [10])"#, r#"(port: "up", access: 10)"#);
    let untagged = lab(&plain, &[("pc2", "ping -c 1 10.0.0.1")]);
    assert!(drops(&untagged).contains(&wrong(0, "20")));
    assert!(!prints(&untagged, "1 received"));
}
