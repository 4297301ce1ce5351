//! The strict parsers of PCP.
#![no_main]

#[path = "../../tests/frames/parsers.rs"]
#[allow(dead_code, reason = "each target takes one family")]
mod parsers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parsers::pcp(bytes));
