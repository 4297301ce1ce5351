//! The reader of captures, and what is in them.
#![no_main]

use hoplab::wire::{capture, dissect};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    if let Ok((frames, _)) = capture::read(file) {
        frames.iter().for_each(|frame| drop(dissect(&frame.bytes)));
    }
});
