//! Port forwarding that fails, and what mends it: each of the usual failures is told apart by what happened, never by
//! its name, and the change that is named makes the same call succeed.

use core::time::Duration;

use hoplab::lab::{Command, Failure, Lab, LabOptions, MendKind, OutsideTest, Step, Verdict};
use hoplab::scenario::{find, load};
use hoplab::sim::SimTime;

const SECOND: Duration = Duration::from_secs(1);

fn lab(name: &str, until_secs: u64, trace: bool) -> Lab {
    let plan = load(find(name).expect("a scenario").text, name).expect("a plan");
    let mut lab = Lab::new(&plan, &LabOptions { trace, ..LabOptions::default() }).expect("a lab");
    lab.run_until(SimTime::from_secs(until_secs));
    lab
}

fn give(lab: &mut Lab, node: &str, line: &str) {
    lab.command(&Command::new(node, line)).unwrap_or_else(|error| panic!("{node} {line}: {error:?}"));
}

/// Has rule 1 tested, and lives until the test has ended.
fn test(lab: &mut Lab, line: &str) -> OutsideTest {
    give(lab, "router", line);
    let until = lab.now() + SECOND * 8;
    lab.run_until(until);
    lab.view().tests.last().cloned().expect("a test")
}

fn failure(test: &OutsideTest) -> (Step, Failure, MendKind) {
    match test.verdict.clone() {
        Some(Verdict::Fails { step, why, mend: Some(mend), .. }) => (step, why, mend.kind),
        other => panic!("{other:?} of {test:?}"),
    }
}

/// The failure of a scenario, and that what is named mends it.
fn diagnosed(name: &str, until_secs: u64, line: &str) -> (Step, &'static str, &'static str) {
    let mut lab = lab(name, until_secs, true);
    let failed = test(&mut lab, line);
    let (step, why, mend) = failure(&failed);
    let Some(Verdict::Fails { mend: Some(change), .. }) = &failed.verdict else { unreachable!("just seen") };
    for Command { target, line } in &change.commands {
        let target = target.to_string();
        give(&mut lab, &target, line);
    }
    let until = lab.now() + SECOND;
    lab.run_until(until);
    let mended = test(&mut lab, line);
    assert_eq!(mended.verdict, Some(Verdict::Works), "{name}: {change:?}");
    assert_eq!(mended.next_step(), None, "{name}: {mended:?}");
    (step, why.id(), mend.id())
}

#[test]
fn each_failure_is_told_apart_and_mended_by_what_is_named() {
    let test = "forward test 1";
    let seen = [
        diagnosed("forward-fails-inside", 20, "forward test 1 from pc2"),
        diagnosed("forward-fails-double-nat", 20, test),
        diagnosed("forward-fails-provider", 20, test),
        diagnosed("forward-fails-wrong-address", 20, test),
        diagnosed("forward-fails-lease", 125, test),
        diagnosed("forward-fails-firewall", 20, test),
        diagnosed("forward-fails-listener", 20, test),
    ];
    let wanted = [
        (Step::Rule, "from-inside", "hairpin"),
        (Step::Provider, "double-nat", "forward-above"),
        (Step::Provider, "blocked", "other-port"),
        (Step::Host, "wrong-address", "aim"),
        (Step::Socket, "moved", "follow"),
        (Step::Filter, "host-filter", "open-filter"),
        (Step::Socket, "nobody-listens", "listen"),
    ];
    assert_eq!(seen, wanted);
}

/// What a tool prints must not depend on whether somebody keeps a record.
#[test]
fn the_report_is_the_same_without_a_record() {
    let lines = |trace| {
        let lab = lab("forward-fails-listener", 20, trace);
        lab.lines().iter().filter_map(|line| line.text().map(str::to_owned)).collect::<Vec<_>>()
    };
    let without = lines(false);
    assert_eq!(lines(true), without);
    assert!(without.iter().any(|line| line.contains("nobody-listens")), "{without:?}");
}

#[test]
fn datagrams_need_no_answer_and_an_absent_rule_is_refused() {
    let mut lab = lab("home", 5, true);
    give(&mut lab, "pc1", "nc -u -l 7000");
    give(&mut lab, "router", "forward add udp 7000 pc1");
    assert_eq!(test(&mut lab, "forward test 1").verdict, Some(Verdict::Delivered));
    give(&mut lab, "router", "forward test 9");
    let last = lab.lines().iter().filter_map(hoplab::lab::Line::text).next_back();
    assert_eq!(last, Some("forward: no rule 9"));
}

#[test]
fn other_ends_of_a_call_have_their_names_too() {
    let mut lab = lab("home", 5, true);
    give(&mut lab, "router", "forward add tcp 8080 pc1:80 from 198.51.100.0/24");
    let (step, why, mend) = failure(&test(&mut lab, "forward test 1"));
    assert_eq!((step, why.id(), mend), (Step::Rule, "caller-refused", MendKind::Everybody));
    give(&mut lab, "router", "forward edit 1 tcp 8080 pc1:80");
    give(&mut lab, "router", "forward off 1");
    let (_, why, mend) = failure(&test(&mut lab, "forward test 1"));
    assert_eq!((why, mend), (Failure::RuleOff, MendKind::SwitchOn));
    give(&mut lab, "router", "forward on 1");
    give(&mut lab, "lab", "link cut pc1:eth0");
    let (step, why, mend) = failure(&test(&mut lab, "forward test 1"));
    let host = "pc1".to_owned();
    assert_eq!((step, why, mend), (Step::Host, Failure::HostDown { host: host.clone() }, MendKind::Connect { host }));
}
