//! Any frame can be taken apart and told in a word: layers without a gap, fields within them.
#![no_main]

use hoplab::wire::{dissect, summary};

libfuzzer_sys::fuzz_target!(|frame: &[u8]| {
    let mut end = 0;
    for layer in dissect(frame).layers {
        assert_eq!(layer.start, end);
        end += layer.len;
        assert!(layer.fields.iter().all(|f| f.bit >= layer.start * 8 && f.bit + f.bits <= end * 8));
    }
    assert_eq!(end, frame.len());
    let _ = summary(frame);
});
