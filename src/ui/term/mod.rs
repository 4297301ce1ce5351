//! Finished frames → bytes for a terminal, and bytes of a terminal → what it says. Knows no lab; whoever owns the
//! terminal hands in the sink and what was read. Nothing here is global: many screens can live in one process.

mod cells;
mod clipboard;
mod colour;
mod keyboard;
mod pen;
mod screen;

pub use clipboard::{CLIPBOARD_MAX, to_clipboard};
pub use colour::Depth;
pub use keyboard::{Keyboard, Mouse, Report};
pub use screen::Screen;
