//! Same scenario, seed and journal → same digest: twice in one process and once in another; for every built-in scenario
//! and demo. Demos also reach the fingerprint they were recorded with.

use std::process::Command as Process;

use hoplab::lab::{Command, Lab, LabOptions, Plan};
use hoplab::sim::SimTime;
use hoplab::{demo, scenario};

fn plan(name: &str) -> Plan {
    let text = scenario::find(name).expect("built in").text;
    scenario::load(text, name).expect("a built-in scenario has no mistakes")
}

fn digest(plan: &Plan) -> u64 {
    let mut lab = Lab::new(plan, &LabOptions::default()).expect("a plan that loads can be switched on");
    lab.run_until(SimTime::from_secs(30));
    lab.digest()
}

#[test]
fn scenarios_repeat_in_one_process_and_in_another() {
    for built_in in scenario::builtin() {
        let plan = plan(built_in.name);
        let here = digest(&plan);
        assert_eq!(here, digest(&plan), "{}: twice in one process", built_in.name);
        let there = Process::new(env!("CARGO_BIN_EXE_hoplab"))
            .args(["run", built_in.name, "--until", "30s", "--digest", "--quiet"])
            .output()
            .expect("the program starts");
        let text = String::from_utf8_lossy(&there.stdout);
        assert_eq!(text.trim(), format!("{here:016x}"), "{}: in another process", built_in.name);
    }
}

#[test]
fn demos_reach_their_recorded_fingerprint_twice() {
    for (name, text) in demo::builtin() {
        let demo = demo::Demo::read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let plan = plan(&demo.scenario);
        for _ in 0..2 {
            let lab = demo.replay(&plan).expect("its commands are taken");
            assert_eq!(
                format!("{:016x}", lab.digest()),
                demo.fingerprint.map(|f| format!("{f:016x}")).unwrap_or_default(),
                "{name}"
            );
        }
    }
}

#[test]
fn a_journal_replays_to_the_same_digest_and_another_seed_does_not() {
    let plan = plan("home");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("home");
    lab.run_until(SimTime::from_secs(5));
    lab.command(&Command::new("router", "forward add tcp 8080 pc1:80")).expect("taken");
    for _ in 0..7 {
        lab.step(); // a command in the middle of events of one moment
    }
    lab.command(&Command::new("visitor", "curl http://router.wan:8080/")).expect("taken");
    lab.run_until(SimTime::from_secs(9));
    let again = Lab::replay(&plan, lab.journal(), &LabOptions::default(), SimTime::from_secs(9)).expect("replayed");
    assert_eq!(again.digest(), lab.digest());
    assert_eq!(again.events(), lab.events());
    let other = LabOptions { seed: Some(2), ..LabOptions::default() };
    let other = Lab::replay(&plan, lab.journal(), &other, SimTime::from_secs(9)).expect("replayed");
    assert_ne!(other.digest(), lab.digest());
}

#[test]
fn many_small_steps_are_one_big_one() {
    for name in ["home", "tcp-loss"] {
        let plan = plan(name);
        let lab = || Lab::new(&plan, &LabOptions::default()).expect("a plan that loads can be switched on");
        let end = SimTime::from_secs(12);
        let mut one = lab();
        one.run_until(end);
        // Pieces of a nanosecond to some milliseconds, which fall between events and upon them.
        let (mut many, mut piece) = (lab(), 1);
        while many.now() < end {
            let at = SimTime((many.now().0 + piece).min(end.0));
            many.run_until(at);
            piece = piece * 31 % 7_000_003 + 1;
        }
        let mut single = lab();
        while single.next_at().is_some_and(|at| at <= end) {
            single.step();
        }
        single.idle_until(end);
        for other in [&many, &single] {
            assert_eq!((other.digest(), other.events()), (one.digest(), one.events()), "{name}");
            assert_eq!(other.lines(), one.lines(), "{name}");
        }
    }
}

#[test]
fn recording_changes_nothing() {
    let plan = plan("home");
    let mut silent = Lab::new(&plan, &LabOptions { trace: false, ..LabOptions::default() }).expect("home");
    let mut told = Lab::new(&plan, &LabOptions::default()).expect("home");
    for lab in [&mut silent, &mut told] {
        lab.run_until(SimTime::from_secs(4));
        lab.command(&Command::new("pc1", "curl http://example.com/")).expect("taken");
        lab.command(&Command::new("pc2", "dhcp renew")).expect("taken");
        lab.run_until(SimTime::from_secs(20));
        lab.command(&Command::new("lab", "restart pc1")).expect("taken");
        lab.run_until(SimTime::from_secs(22));
        lab.command(&Command::new("pc1", "cat /etc/resolv.conf")).expect("taken");
        lab.run_until(SimTime::from_secs(40));
    }
    assert_eq!((silent.events(), silent.hops()), (told.events(), told.hops()));
    assert_eq!(silent.lines(), told.lines());
}
