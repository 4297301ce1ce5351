//! Labs that were lived through: a built-in scenario, and lines that are given meanwhile.

use hoplab::lab::{Command, Lab, LabOptions, Plan};
use hoplab::scenario;
use hoplab::sim::SimTime;

/// A built-in scenario.
pub(crate) fn plan(name: &str) -> Plan {
    scenario::load(scenario::find(name).expect("built in").text, name).expect("a built-in scenario has no mistakes")
}

/// The lab of a built-in scenario after so many seconds, with these lines given at their seconds. What it has no box for
/// is left out.
pub(crate) fn lived(name: &str, done: &[(u64, &str, &str)], until: u64, options: &LabOptions) -> Lab {
    let mut lab = Lab::new(plan(name), options).expect("switched on");
    for (second, node, line) in done {
        lab.run_until(SimTime::from_secs(*second));
        let _ = lab.command(&Command::new(node, line)); // no such box here: nothing happens
    }
    lab.run_until(SimTime::from_secs(until));
    lab
}
