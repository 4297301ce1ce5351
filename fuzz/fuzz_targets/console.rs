//! Console lines for a box and for the lab: the first word is the node's name.
#![no_main]

use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::scenario;
use hoplab::sim::SimTime;

/// Steps that the lab takes after each line; a line may begin something that never ends.
const STEPS: usize = 200;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let plan = scenario::load(scenario::find("home").expect("built in").text, "home").expect("no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(1));
    for line in text.lines().take(8) {
        let (node, line) = line.split_once(' ').unwrap_or((line, ""));
        let _ = lab.command(&Command::new(node, line));
        for _ in 0..STEPS {
            lab.step();
        }
    }
});
