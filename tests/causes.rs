//! Every fact has a cause, and every chain of causes ends where something began by itself: a command, a line of the
//! script, a box that was switched on.
//!
//! Goal: *why* never ends in the middle. Method: all built-in scenarios with commands that make every machine work,
//! and all demos, are lived through; then each fact is checked against its cause, which covers every chain, because a
//! cause is always an earlier fact that was checked before.

mod living;

use hoplab::lab::{Lab, LabOptions};
use hoplab::sim::SimTime;
use hoplab::trace::{FactId, What};
use hoplab::{demo, scenario};
use living::{lived, plan};

/// What is done in each scenario besides its script: at a second, at a box. What a scenario has no box for is left out.
const DONE: &[(u64, &str, &str)] = &[
    (4, "pc1", "ping -c 2 pc2"),
    (5, "pc1", "curl http://example.com/"),
    (6, "pc2", "curl http://example.com/"),
    (7, "router", "forward add tcp 8080 pc1:80"),
    (7, "visitor", "curl http://router.wan:8080/"),
    (8, "pc1", "traceroute example.com"),
    (9, "pc1", "dig example.com"),
    (9, "pc2", "dhcp renew"),
    (10, "pc1", "dhcp release"),
    (11, "pc1", "dhcp renew"),
    (12, "pc2", "ping -c 1 192.168.0.250"),
    (13, "lab", "link set pc2 loss=20% corrupt=5% duplicate=10%"),
    (14, "pc2", "curl http://example.com/"),
    (30, "lab", "link cut pc2"),
    (31, "pc2", "ping -c 1 192.168.0.1"),
    (33, "lab", "link mend pc2"),
    (34, "lab", "add pc extra"),
    (35, "lab", "remove extra"),
    (36, "pc1", "nosuchprogram"),
    (42, "pc1", "ping -c 1 -s 4000 example.com"),
    (43, "pc1", "iperf -s"),
    (43, "pc2", "iperf -c pc1 -n 60000"),
    (44, "router", "reserve 02:00:00:00:08:01 192.168.0.150"),
    (45, "phone", "dhcp release"),
    (46, "phone", "dhcp renew"),
    (47, "visitor", "curl http://example.com/nowhere"),
    (48, "router", "forward edit 1 tcp 8081 pc1:80"),
    (49, "visitor", "curl http://router.wan:8081/ip"),
];

/// The kind of root each fact hangs from, by its number; panics at the first fact that is wrong.
fn check(name: &str, lab: &Lab) -> Vec<&'static str> {
    let trace = lab.trace();
    let mut roots: Vec<&'static str> = vec![""; trace.last_id().0 as usize + 1];
    for fact in trace.facts() {
        let kind = match (&fact.what, fact.cause) {
            (What::Boot, FactId::NONE) => "boot",
            (What::Command { .. }, FactId::NONE) => "command",
            (What::Script { .. }, FactId::NONE) => "script",
            (_, FactId::NONE) => panic!("{name}: nothing causes {fact:?}"),
            (What::Command { .. } | What::Script { .. }, _) => panic!("{name}: {fact:?} is a root"),
            (what, cause) => {
                assert!(cause < fact.id, "{name}: {fact:?} follows from what came later");
                let earlier = trace.fact(cause).unwrap_or_else(|| panic!("{name}: the cause of {fact:?} is gone"));
                assert!(earlier.at <= fact.at, "{name}: {fact:?} is older than its cause");
                if matches!(what, What::Timer { .. }) {
                    // A cable that is plugged in belongs to no box, and may be what a box waits after.
                    let of_a_link = earlier.node.is_none() && matches!(earlier.what, What::Link(_));
                    assert!(of_a_link || earlier.node == fact.node, "{name}: {fact:?} was armed in another box");
                }
                roots[cause.0 as usize]
            }
        };
        roots[fact.id.0 as usize] = kind;
    }
    roots
}

#[test]
fn every_chain_of_every_scenario_ends_at_a_root() {
    let mut seen = std::collections::BTreeSet::new();
    for built_in in scenario::builtin() {
        let lab = lived(built_in.name, DONE, 90, &LabOptions::default());
        seen.extend(check(built_in.name, &lab));
        let timers = lab.trace().facts().filter(|fact| matches!(fact.what, What::Timer { .. })).count();
        assert!(timers > 0, "{}: no timer was seen", built_in.name);
    }
    for root in ["boot", "command"] {
        assert!(seen.contains(root), "no chain ends at a {root}");
    }
}

#[test]
fn every_chain_of_every_demo_ends_at_a_root() {
    for (name, text) in demo::builtin() {
        let demo = demo::Demo::read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let lab = demo.replay(&plan(&demo.scenario)).expect("its commands are taken");
        check(name, &lab);
    }
}

#[test]
fn a_line_of_the_script_is_a_root_of_its_own_kind() {
    let mut plan = plan("home");
    let line = hoplab::lab::ScriptLine { at: SimTime::from_secs(3), node: "pc1".into(), line: "ping -c 1 pc2".into() };
    plan.script.push(line);
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("home");
    lab.run_until(SimTime::from_secs(5));
    assert!(check("home", &lab).contains(&"script"));
}
