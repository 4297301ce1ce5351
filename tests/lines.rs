//! Trouble on living lines, from outside: what `lab link …` says and does.
//!
//! Goal: a command for one direction of one link changes that direction and nothing else. Method: small labs, console
//! lines, and what the record and the printed lines say of them.

use hoplab::lab::{Command, LAB, Lab, LabError, LabOptions, SettingError};
use hoplab::scenario;
use hoplab::sim::Side;
use hoplab::trace::{Drop, LinkFact, What};

const PAIR: &str = r#"Scenario(format: 1, title: "t", nodes: [
    Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24"),
], links: [Cable(ends: ("a", "b"), rate: "10Mbps", delay: "1ms", queue: 9000, back: (loss: "2%"))])"#;

fn lab() -> Lab {
    let plan = scenario::load(PAIR, "pair").expect("no mistakes");
    Lab::new(&plan, &LabOptions::default()).expect("it can be switched on")
}

fn give(lab: &mut Lab, node: &str, line: &str) -> Result<u32, LabError> {
    let done = lab.command(&Command::new(node, line));
    let until = lab.now() + core::time::Duration::from_secs(5);
    lab.run_until(until);
    done
}

fn printed(lab: &Lab, node: &str) -> Vec<String> {
    let of = |line: &&hoplab::lab::Line| lab.node_name(line.node) == node;
    lab.lines().iter().filter(of).filter_map(|line| line.text().map(str::to_owned)).collect()
}

fn drops(lab: &Lab) -> Vec<(Side, &'static str)> {
    let trace = lab.trace();
    let why = trace.facts().filter_map(|fact| match &fact.what {
        What::Drop(Drop::LinkCut { side, .. }) => Some((*side, "cut")),
        What::Drop(Drop::LostByNumber { side, .. }) => Some((*side, "number")),
        What::Drop(Drop::LostOnLink { side, .. }) => Some((*side, "loss")),
        _ => None,
    });
    why.collect()
}

#[test]
fn one_direction_is_cut_and_mended() {
    let mut lab = lab();
    give(&mut lab, "lab", "link set b loss=off").expect("taken");
    give(&mut lab, "lab", "link cut a:eth0 in").expect("taken");
    give(&mut lab, "a", "ping -c 1 10.0.0.2").expect("taken");
    let cut = drops(&lab);
    assert!(!cut.is_empty() && cut.iter().all(|drop| *drop == (Side::B, "cut")), "{cut:?}");
    assert!(!lab.view().links[0].cut, "one way is open");
    give(&mut lab, "lab", "link mend b").expect("taken");
    give(&mut lab, "a", "ping -c 1 10.0.0.2").expect("taken");
    assert!(printed(&lab, "a").iter().any(|line| line.contains("1 received")));
}

#[test]
fn numbered_frames_are_lost_from_now_on() {
    let mut lab = lab();
    give(&mut lab, "lab", "link set b loss=off").expect("taken");
    give(&mut lab, "a", "ping -c 1 10.0.0.2").expect("taken");
    // The third and fifth question; the answers go the other way, and the addresses are known.
    give(&mut lab, "lab", "link set a drop=3,5:90").expect("taken");
    give(&mut lab, "a", "ping -c 6 -i 0.2 10.0.0.2").expect("taken");
    assert_eq!(drops(&lab), [(Side::A, "number"), (Side::A, "number")]);
    let lines = printed(&lab, "a");
    let seen = |n: u32| lines.iter().any(|line| line.contains(&format!("icmp_seq={n} ")));
    assert_eq!([1, 2, 3, 4, 5, 6].map(seen), [true, true, false, true, false, true], "{lines:#?}");
    assert!(lab.view().links[0].faults[0].drop.is_none(), "used up");
}

#[test]
fn both_directions_are_shown_in_the_words_that_set_them() {
    let mut lab = lab();
    give(&mut lab, "lab", "link set a:eth0 both delay=20ms reorder=1% rate=1Mbps").expect("taken");
    give(&mut lab, "lab", "link cut a out").expect("taken");
    give(&mut lab, "lab", "link show a").expect("taken");
    assert_eq!(
        printed(&lab, "lab"),
        [
            "a:eth0 -> b:eth0: rate 1Mbps delay 1ms queue 0/9000 CUT delay=20ms reorder=1%:10ms rate=1Mbps",
            "b:eth0 -> a:eth0: rate 1Mbps delay 1ms queue 0/9000 loss=2% delay=20ms reorder=1%:10ms rate=1Mbps",
        ]
    );
    let on_lab = |line: &&hoplab::lab::Line| line.node == LAB;
    assert_eq!(lab.lines().iter().filter(on_lab).count(), 2 + 3, "what was typed stands there, too");
    give(&mut lab, "lab", "link set a both clear").expect("taken");
    let facts: Vec<bool> = {
        let trace = lab.trace();
        let set = |what: &What| matches!(what, What::Link(LinkFact::FaultsSet { setting: None, .. }));
        trace.facts().map(|fact| set(&fact.what)).filter(|set| *set).collect()
    };
    assert_eq!(facts.len(), 2, "each direction says that nothing is wrong with it any more");
    assert!(lab.view().links[0].faults[0].cut, "clearing does not mend");
}

#[test]
fn what_cannot_be_set_is_refused_and_changes_nothing() {
    let mut lab = lab();
    let before = lab.view().links[0].clone();
    let unknown = |error| matches!(error, LabError::BadSetting(SettingError::Unknown { .. }));
    let bad = |error| matches!(error, LabError::BadSetting(SettingError::BadValue { .. }));
    assert!(unknown(give(&mut lab, "lab", "link set a los=1%").expect_err("no such word")));
    assert!(unknown(give(&mut lab, "lab", "link set a").expect_err("nothing to set")));
    assert!(bad(give(&mut lab, "lab", "link set a loss=5% delay=61s").expect_err("too long")));
    assert!(
        give(&mut lab, "lab", "link cut a sideways").is_err() && give(&mut lab, "lab", "link set c loss=1%").is_err()
    );
    assert_eq!(lab.view().links[0], before);
}

#[test]
fn frames_held_back_are_overtaken_and_all_arrive() {
    let mut lab = lab();
    give(&mut lab, "lab", "link set b loss=off").expect("taken");
    give(&mut lab, "a", "ping -c 1 10.0.0.2").expect("taken");
    give(&mut lab, "lab", "link set a reorder=30%:25ms").expect("taken");
    give(&mut lab, "a", "ping -c 40 -i 0.01 10.0.0.2").expect("taken");
    let lines = printed(&lab, "a");
    let order: Vec<u32> = lines
        .iter()
        .filter_map(|line| line.split("icmp_seq=").nth(1)?.split(' ').next()?.parse().ok())
        .skip(1)
        .collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (1..=40).collect::<Vec<_>>(), "each once");
    let held = {
        let trace = lab.trace();
        trace.facts().filter(|f| matches!(f.what, What::Link(LinkFact::HeldBack { chance_ppm: 300_000, .. }))).count()
    };
    assert!(order != sorted && (5..20).contains(&held), "{held} held back: {order:?}");
}

#[test]
fn a_fault_of_one_direction_leaves_the_frames_of_the_other_alone() {
    // What a hears of b does not depend on what happens to a's own frames: b floods, a only listens.
    let arrivals = |trouble: &str| {
        let mut lab = lab();
        give(&mut lab, "lab", "link set b clear").expect("taken");
        give(&mut lab, "lab", "link set b jitter=3ms loss=20%").expect("taken");
        if trouble.is_empty() {
            give(&mut lab, "lab", "link show").expect("taken");
        } else {
            give(&mut lab, "lab", &format!("link set a {trouble}")).expect("taken");
        }
        let start = lab.now();
        lab.command(&Command::new("b", "ping -c 40 -i 0.1 10.0.0.77")).expect("taken");
        lab.run_until(start + core::time::Duration::from_secs(10));
        let trace = lab.trace();
        let came = trace.facts().filter(|f| matches!(f.what, What::Link(LinkFact::Arrived { side: Side::A, .. })));
        came.map(|f| f.at.since(start)).collect::<Vec<_>>()
    };
    let quiet = arrivals("");
    assert!(!quiet.is_empty() && quiet == arrivals("loss=50% duplicate=50% corrupt=50% jitter=9ms burst=10%:3"));
}

#[test]
fn a_cut_stops_what_waits_before_the_line_and_what_flies_on_it() {
    let mut lab = lab();
    give(&mut lab, "lab", "link set b loss=off").expect("taken");
    give(&mut lab, "a", "ping -c 1 10.0.0.2").expect("taken");
    give(&mut lab, "lab", "link set a delay=300ms rate=100kbps").expect("taken");
    // 8,000 bytes in six fragments take 650 ms on the line; the cut comes while they wait and fly.
    lab.command(&Command::new("a", "ping -c 1 -s 8000 10.0.0.2")).expect("taken");
    let cut = lab.now() + core::time::Duration::from_millis(350);
    lab.run_until(cut);
    let arrived = |lab: &Lab| {
        let trace = lab.trace();
        trace.facts().filter(|f| f.at >= cut && matches!(f.what, What::Link(LinkFact::Arrived { .. }))).count()
    };
    lab.command(&Command::new("lab", "link cut a out")).expect("taken");
    lab.run_until(cut + core::time::Duration::from_millis(100));
    // Whoever is sent after the mending is not held up by what was lost.
    give(&mut lab, "lab", "link mend a out").expect("taken");
    assert_eq!(arrived(&lab), 0, "nothing of it arrives, not even after the mending");
    let trace = lab.trace();
    let gone: Vec<_> = trace.facts().filter(|f| matches!(f.what, What::Drop(Drop::CutOff { .. }))).collect();
    assert_eq!(gone.len(), 6, "every fragment");
    let sent = |f: &&hoplab::trace::Fact| trace.fact(f.cause).is_some_and(|c| c.frame == f.frame);
    assert!(
        gone.iter().all(|f| sent(f) && matches!(trace.fact(f.cause).unwrap().what, What::Link(LinkFact::Sent { .. })))
    );
    drop(trace);
    give(&mut lab, "a", "ping -c 1 10.0.0.2").expect("taken");
    assert_eq!(printed(&lab, "a").iter().filter(|line| line.contains("1 received")).count(), 2);
}
