//! What each lens makes of the labs that are built in.

use super::*;
use crate::lab::{Lab, LabOptions, Plan};
use crate::sim::SimTime;

fn lab(name: &str) -> (Plan, LabView) {
    let builtin = crate::scenario::find(name).expect("it is built in");
    let plan = crate::scenario::load(builtin.text, builtin.name).expect("it has no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it comes to life");
    lab.run_until(SimTime::from_secs(9));
    let view = lab.view();
    (plan, view)
}

fn number(view: &LabView, name: &str) -> usize {
    view.nodes.iter().position(|node| node.name == name).expect("it is there")
}

#[test]
fn packets_are_seen_by_subnet() {
    let (plan, view) = lab("home");
    let seen = look(Lens::Packets, &view, &plan.nodes, NodeId(0));
    let common = |a: &str, b: &str| {
        let [a, b] = [a, b].map(|name| &seen.nodes[number(&view, name)]);
        a.iter().any(|group| b.contains(group))
    };
    assert!(common("pc1", "phone") && common("pc1", "router") && common("router", "isp"));
    assert!(!common("pc1", "isp") && !common("web", "naver"));
    assert!(seen.groups.contains(&Group::Subnet("192.168.0.0/24".parse().unwrap())));
    assert!(seen.links.iter().all(Option::is_some), "every cable of the home lab lies in one subnet");
}

#[test]
fn frames_are_seen_by_broadcast_domain_and_virtual_network() {
    let (plan, view) = lab("vlans");
    let seen = look(Lens::Frames, &view, &plan.nodes, NodeId(0));
    let vlans: Vec<u16> =
        seen.groups.iter().filter_map(|g| if let Group::Domain { vlan, .. } = g { *vlan } else { None }).collect();
    assert!(vlans.len() >= 2, "{:?}", seen.groups);
    // Every station is in one domain, and stations of different virtual networks in different ones.
    for node in view.nodes.iter().filter(|node| node.kind.row().layer == 7) {
        assert_eq!(seen.nodes[node.id.0 as usize].len(), 1, "{}", node.name);
    }
    let (plan, view) = lab("home");
    let seen = look(Lens::Frames, &view, &plan.nodes, NodeId(0));
    let home = Group::Domain { subnets: vec!["192.168.0.0/24".parse().unwrap()], vlan: None, boxes: 4 };
    assert!(seen.groups.contains(&home), "{:?}", seen.groups);
}

#[test]
fn a_box_knows_what_its_tables_hold_and_no_more() {
    let (plan, view) = lab("home");
    let pc1 = number(&view, "pc1");
    let seen = look(Lens::Known, &view, &plan.nodes, NodeId(pc1 as u32));
    let tables =
        |name: &str| -> Vec<Table> { seen.nodes[number(&view, name)].iter().map(|at| Table::ALL[*at]).collect() };
    assert!(tables("router").contains(&Table::Gateway) && tables("router").contains(&Table::Resolver));
    assert!(tables("web").is_empty() && seen.faint[number(&view, "web")], "nobody has talked to it");
    assert!(!seen.faint[pc1]);
}

#[test]
fn letters_end_where_the_alphabet_does() {
    assert_eq!((letter(0), letter(25), letter(26)), ('A', 'Z', '*'));
}
