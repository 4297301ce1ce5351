//! The settings file.
#![no_main]

use hoplab::app::Settings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = hoplab::config::apply(text, &mut Settings::default());
});
