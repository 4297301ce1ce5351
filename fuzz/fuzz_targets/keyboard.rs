//! What a terminal sends, cut anywhere.
#![no_main]

use hoplab::ui::term::Keyboard;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|pieces: Vec<Vec<u8>>| {
    let mut keyboard = Keyboard::default();
    for piece in pieces {
        keyboard.feed(&piece);
    }
    keyboard.flush();
});
