//! The strict parsers of PPP and PPP over Ethernet.
#![no_main]

#[path = "../../tests/frames/parsers.rs"]
#[allow(dead_code, reason = "each target takes one family")]
mod parsers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parsers::ppp(bytes));
