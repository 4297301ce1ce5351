//! Recordings.
#![no_main]

use hoplab::demo::Demo;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Demo::read(text);
});
