//! The loader of scenarios: a plan that can be switched on, or mistakes.
#![no_main]

use hoplab::lab::{Lab, LabOptions};
use hoplab::scenario;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(plan) = scenario::load(text, "fuzz") {
        let _ = Lab::new(&plan, &LabOptions::default());
    }
});
