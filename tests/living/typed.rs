//! The home lab, and lines typed in it: what they print and how they end.

use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::os::LineWhat;
use hoplab::scenario;
use hoplab::sim::SimTime;

/// The home lab after its boxes have their addresses.
pub(crate) fn home() -> Lab {
    let plan = scenario::load(scenario::find("home").expect("built in").text, "home").expect("no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(5));
    lab
}

/// Runs a command at a box for up to `secs` seconds: its lines and its exit code.
pub(crate) fn run(lab: &mut Lab, node: &str, line: &str, secs: u64) -> (String, Option<u8>) {
    let before = lab.lines().len();
    let pid = lab.command(&Command::new(node, line)).expect("taken");
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
    let id = lab.node_named(node).expect("a box");
    let own = lab.lines()[before..].iter().filter(|l| l.node == id && l.pid == pid);
    let (mut text, mut exit) = (String::new(), None);
    for line in own {
        match &line.what {
            LineWhat::Print { text: t, .. } => text.extend([t.as_ref(), "\n"]),
            LineWhat::Exit { code, .. } => exit = Some(*code),
            LineWhat::Typed { .. } => {}
        }
    }
    (text, exit)
}
